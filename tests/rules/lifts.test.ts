import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import { REPOSITORY } from '../../src/site.ts';
import { judgeTown } from '../support/rules.ts';
import type { Row } from '../support/tables.ts';

type Tables = Partial<Record<TableId, readonly Row[]>>;

const CLOUD = '示例云梯电梯维保有限公司';
const estate = (lifts: string, change: Row = {}): Row => ({
  小区编码: 'JZ001',
  小区名称: '丁香苑',
  行政区划代码: '000101',
  管理模式: '专业物业',
  物业类型: '高层',
  电梯数: lifts,
  ...change,
});
const lift = (registration: string, change: Row = {}): Row => ({
  小区编码: 'JZ001',
  使用登记证编号: registration,
  位置: '1号楼1单元',
  维保单位: CLOUD,
  维保电话: '0355-0000901',
  上次维保日期: '2026-10-26',
  下次检验日期: '2027-06-01',
  ...change,
});

const judging =
  (rule: string, profile?: string) =>
  async (tables: Tables, asOf = '2026-11-10') =>
    (await judgeTown({ estate: [estate('1')], ...tables }, rule, asOf, profile))[0];

describe('WA-13, lifts serviced and administrators certified', () => {
  const judged = judging('WA-13', '141121');
  const certified = (registration: string, change: Row = {}) => lift(registration, { 管理员持证: '是', ...change });

  it('is met on the fifteenth day, where every administrator is certified', async () => {
    const found = await judged({ estate: [estate('2')], lift: [certified('T1'), certified('T2')] });
    expect(found).toMatchObject({
      subject: 'JZ001',
      period: '2026-11-10',
      verdict: '合格',
      detail: '2 台电梯上次维保都不超过 15 天，安全管理员都持证',
    });
    expect(found?.sources.length).toBe(2);
  });

  it('is overdue on the sixteenth, by the days, and names who is not certified as well', async () => {
    const found = await judged({
      estate: [estate('3')],
      lift: [certified('T1', { 上次维保日期: '2026-10-25' }), certified('T2', { 管理员持证: '否' }), certified('T3')],
    });
    expect(found).toMatchObject({ verdict: '逾期', overdueDays: 1 });
    expect(found?.detail).toBe(
      'T1（1号楼1单元）上次维保 2026-10-25，应于 2026-11-09 前再次维保；安全管理员没有证书：T2（1号楼1单元）',
    );
    expect(found?.sources.length).toBe(2);
  });

  it('is unmet where an administrator has no certificate', async () => {
    const found = await judged({
      estate: [estate('2')],
      lift: [certified('T1'), certified('T2', { 管理员持证: '否' })],
    });
    expect(found).toMatchObject({ verdict: '缺项', detail: '安全管理员没有证书：T2（1号楼1单元）' });
  });

  it('is unknown where 管理员持证 is blank, where a lift has no row and where there is no table', async () => {
    expect(await judged({ lift: [lift('T1')] })).toMatchObject({
      verdict: '未知',
      detail: '「电梯」表没有写管理员持证：全部 1 台电梯',
    });
    expect(await judged({ estate: [estate('2')], lift: [certified('T1'), lift('T2')] })).toMatchObject({
      verdict: '未知',
      detail: '「电梯」表没有写管理员持证：T2（1号楼1单元）',
    });
    expect(await judged({ estate: [estate('2')], lift: [certified('T1')] })).toMatchObject({
      verdict: '未知',
      detail: '「小区」表写有 2 台电梯，「电梯」表里只有 1 台，其余 1 台未知',
    });
    expect(await judged({})).toMatchObject({ verdict: '未知', detail: '没有「电梯」表' });
  });

  it('does not apply to an estate without lifts', async () => {
    expect((await judged({ estate: [estate('0')] }))?.verdict).toBe('不适用');
  });

  it('is judged as of another day as it was on that day', async () => {
    const tables = { lift: [certified('T1', { 上次维保日期: '2026-10-25' })] };
    expect((await judged(tables, '2026-11-09'))?.verdict).toBe('合格');
    expect((await judged(tables, '2026-10-24'))?.verdict).toBe('未知');
  });

  it('takes the interval of the national rule, CN-01', () => {
    const daysOf = (code: string, id: string) => {
      const file = path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`);
      const { profile } = readProfile(readFileSync(file, 'utf8'), file);
      return profile?.rules.find((rule) => rule.id === id)?.params.days;
    };
    expect(daysOf('141121', 'WA-13')).toBe(daysOf('000000', 'CN-01'));
  });
});

describe('YS-07, contractors on the white list', () => {
  const judged = judging('YS-07', '371323');
  const listed = (change: Row = {}): Row => ({
    行政区划代码: '000101',
    单位名称: CLOUD,
    列入日期: '2024-09-01',
    ...change,
  });
  const OTHER = '示例安行电梯工程有限公司';

  it('is met where the contractor is on the list of the place or of one above it', async () => {
    const found = await judged({ lift: [lift('T1')], lift_whitelist: [listed()] });
    expect(found).toMatchObject({ verdict: '合格', detail: `1 台电梯的维保单位都在白名单上：${CLOUD}` });
    expect(found?.sources.length).toBe(2);
    expect((await judged({ lift: [lift('T1')], lift_whitelist: [listed({ 行政区划代码: '000100' })] }))?.verdict).toBe(
      '合格',
    );
  });

  it('is unmet where it is not, and names the lift and the contractor', async () => {
    const lifts = [lift('T1'), lift('T2', { 维保单位: OTHER })];
    expect(await judged({ estate: [estate('2')], lift: lifts, lift_whitelist: [listed()] })).toMatchObject({
      verdict: '缺项',
      detail: `维保单位${OTHER}不在白名单上：T2（1号楼1单元）`,
    });
    const near = [lift('T1', { 维保单位: '示例云梯电梯维保公司' })];
    expect((await judged({ lift: near, lift_whitelist: [listed()] }))?.verdict).toBe('缺项');
  });

  it('counts from the day of listing to the eve of removal', async () => {
    const tables = { lift: [lift('T1', { 上次维保日期: '2024-08-20' })], lift_whitelist: [listed()] };
    const other = listed({ 单位名称: OTHER, 列入日期: '2024-08-01' });
    const removed = [listed({ 移出日期: '2026-03-31' }), other];
    expect((await judged({ ...tables, lift_whitelist: removed }, '2024-09-01'))?.verdict).toBe('合格');
    expect((await judged({ ...tables, lift_whitelist: removed }, '2024-08-31'))?.verdict).toBe('缺项');
    expect((await judged({ ...tables, lift_whitelist: removed }, '2026-03-30'))?.verdict).toBe('合格');
    expect(await judged({ ...tables, lift_whitelist: removed }, '2026-03-31')).toMatchObject({
      verdict: '缺项',
      detail: `维保单位${CLOUD}不在白名单上（2026-03-31 移出）：T1（1号楼1单元）`,
    });
  });

  it('is unknown without the table, without a list of the place by that day and without rows of the lifts', async () => {
    expect(await judged({ lift: [lift('T1')] })).toMatchObject({ verdict: '未知', detail: '没有「维保白名单」表' });
    const elsewhere = { lift: [lift('T1')], lift_whitelist: [listed({ 行政区划代码: '000102' })] };
    expect(await judged(elsewhere)).toMatchObject({
      verdict: '未知',
      detail: '「维保白名单」表里没有这里到 2026-11-10 的名单',
    });
    expect((await judged({ lift: [], lift_whitelist: [listed()] }))?.verdict).toBe('未知');
    const missing = { estate: [estate('2')], lift: [lift('T1')], lift_whitelist: [listed()] };
    expect((await judged(missing))?.verdict).toBe('未知');
  });

  it('does not apply to an estate without lifts', async () => {
    expect((await judged({ estate: [estate('0')], lift_whitelist: [listed()] }))?.verdict).toBe('不适用');
  });
});

describe('CZ-21, smart blocking in every lift of a high-rise estate', () => {
  const judged = judging('CZ-21');
  const high = (lifts: string, blocking: string, change: Row = {}) => ({
    estate: [estate(lifts, { 阻车电梯数: blocking, ...change })],
  });

  it('is met where all lifts have it', async () => {
    expect(await judged(high('8', '8'))).toMatchObject({
      verdict: '合格',
      detail: '8 台电梯中 8 台装有智能阻车系统，占 100.0%，要求 100%',
    });
  });

  it('is unmet one lift below', async () => {
    expect(await judged(high('8', '7'))).toMatchObject({
      verdict: '缺项',
      detail: '8 台电梯中 7 台装有智能阻车系统，占 87.5%，要求 100%',
    });
  });

  it('falls back on the rows of the lifts where all of them say', async () => {
    const yes = lift('T1', { 智能阻车: '是' });
    const no = lift('T2', { 智能阻车: '否' });
    expect((await judged({ ...high('1', ''), lift: [yes] }))?.verdict).toBe('合格');
    expect((await judged({ ...high('', ''), lift: [yes] }))?.verdict).toBe('合格');
    expect((await judged({ ...high('2', ''), lift: [yes, no] }))?.verdict).toBe('缺项');
  });

  it('is unmet by a lift of which a row says that it has none, whatever the estate counts or leaves blank', async () => {
    const rows = [lift('T1', { 智能阻车: '是' }), lift('T2', { 智能阻车: '否' })];
    expect(await judged({ ...high('2', '2'), lift: rows })).toMatchObject({
      verdict: '缺项',
      detail: '2 台电梯中 1 台装有智能阻车系统，占 50.0%，要求 100%；「小区」表写的是 2 台里 2 台装有',
    });
    expect(await judged({ ...high('4', ''), lift: rows })).toMatchObject({
      verdict: '缺项',
      detail: '4 台电梯中至多 3 台装有智能阻车系统，占 75.0%，要求 100%',
    });
    expect((await judged({ ...high('', ''), lift: rows }))?.verdict).toBe('缺项');
    expect((await judged({ ...high('0', ''), lift: rows }))?.verdict).toBe('缺项');
  });

  it('asks for the number of lifts where a share of them is enough', async () => {
    const rows = [lift('T1', { 智能阻车: '是' }), lift('T2', { 智能阻车: '否' })];
    const half = { params: { percent: 80 } };
    const of = async (lifts: string) =>
      (await judgeTown({ ...high(lifts, ''), lift: rows }, 'CZ-21', '2026-10-31', '140400', half))[0];
    expect((await of('2'))?.verdict).toBe('缺项');
    expect(await of('')).toMatchObject({ verdict: '未知', detail: expect.stringContaining('「小区」表没有写电梯数') });
  });

  it('is unknown where a row is silent or missing, and where nobody has said whether there are lifts', async () => {
    const yes = lift('T1', { 智能阻车: '是' });
    expect(await judged({ ...high('2', ''), lift: [yes, lift('T2')] })).toMatchObject({
      verdict: '未知',
      detail: '「小区」表没有写阻车电梯数，「电梯」表有 1 台没有写智能阻车',
    });
    expect((await judged({ ...high('2', ''), lift: [yes] }))?.verdict).toBe('未知');
    expect(await judged(high('2', ''))).toMatchObject({
      verdict: '未知',
      detail: '「小区」表没有写阻车电梯数，没有「电梯」表',
    });
    expect((await judged(high('', '')))?.verdict).toBe('未知');
  });

  it('does not apply to other types of building, 小高层 among them, and to an estate without lifts', async () => {
    expect((await judged(high('8', '7', { 物业类型: '多层' })))?.verdict).toBe('不适用');
    expect(await judged(high('8', '7', { 物业类型: '小高层' }))).toMatchObject({
      verdict: '不适用',
      detail: '物业类型是小高层，条文约束的是高层',
    });
    expect((await judged(high('0', '0')))?.verdict).toBe('不适用');
  });

  it('is unknown where the type is blank and a lift lacks it, unless the office counts such estates', async () => {
    const blank = high('8', '7', { 物业类型: '' });
    expect(await judged(blank)).toMatchObject({
      verdict: '未知',
      detail: '8 台电梯中 7 台装有智能阻车系统，占 87.5%，要求 100%；「小区」表没有写物业类型，是不是高层不得而知',
    });
    expect((await judged(high('8', '8', { 物业类型: '' })))?.verdict).toBe('合格');
    expect((await judged(high('0', '0', { 物业类型: '' })))?.verdict).toBe('不适用');
    const counted = { params: { type_blank: 'counted-if-lifts' } };
    const [found] = await judgeTown(blank, 'CZ-21', '2026-10-31', '140400', counted);
    expect(found?.verdict).toBe('缺项');
  });

  it('does not bind an estate before the year of its delivery', async () => {
    const tables = high('8', '0', { 交付年份: '2026' });
    expect((await judged(tables, '2025-12-31'))?.verdict).toBe('不适用');
    expect((await judged(tables, '2026-01-01'))?.verdict).toBe('缺项');
  });
});
