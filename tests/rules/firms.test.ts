import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { judgeTown, type TownOptions } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';

type Tables = Partial<Record<TableId, readonly Row[]>>;

/** Whatever is said of one subject, or of the town's first firm. */
const judging =
  (rule: string, profile: string, options: TownOptions = {}) =>
  async (tables: Tables, asOf = '2026-11-10', { subject = FIRM, ...more }: TownOptions & { subject?: string } = {}) =>
    (await judgeTown(tables, rule, asOf, profile, { ...options, ...more })).find((found) => found.subject === subject);

/** The town's first firm, which serves JZ001, changed. */
const firm = (change: Row) => TOWN.firm.map((row, i) => (i === 0 ? { ...row, ...change } : row));
const contract = (change: Row = {}): Row => ({
  小区编码: 'JZ001',
  统一社会信用代码: FIRM,
  开始日期: '2024-01-01',
  结束日期: '2026-12-31',
  备案号: '甲子物合〔2024〕1号',
  ...change,
});

describe('WA-12, property service in the scope of business', () => {
  const judged = judging('WA-12', '141121');

  it('is met where the scope names it', async () => {
    expect(await judged({ firm: firm({ 经营范围: '停车场服务；物业管理' }) })).toMatchObject({
      subjectKind: 'firm',
      subject: FIRM,
      period: '2026-11-10',
      verdict: '合格',
      detail: '经营范围含物业：停车场服务；物业管理',
    });
  });

  it('is unmet where it does not', async () => {
    expect(await judged({ firm: firm({ 经营范围: '停车场服务' }) })).toMatchObject({
      verdict: '缺项',
      detail: '经营范围不含物业：停车场服务；正在服务 1 个小区',
    });
  });

  it('is unknown where the scope is blank and where the table is absent', async () => {
    expect(await judged({ firm: firm({ 经营范围: '' }) })).toMatchObject({
      verdict: '未知',
      detail: '「企业」表没有写经营范围',
    });
    const found = await judgeTown({}, 'WA-12', '2026-11-10', '141121', { without: ['firm'] });
    expect(found.map((one) => [one.subject, one.verdict, one.detail])).toEqual([[FIRM, '未知', '没有「企业」表']]);
  });

  it('is unknown, not unmet, where nobody has said whether the firm serves an estate', async () => {
    const found = await judged({ firm: firm({ 经营范围: '停车场服务' }) }, '2026-11-10', { without: ['contract'] });
    expect(found?.verdict).toBe('未知');
    const named = await judged({}, '2026-11-10', { without: ['contract'] });
    expect(named?.verdict).toBe('合格');
  });

  it('does not apply to a firm whose filing was cancelled, or which serves no estate here', async () => {
    const parking = { 经营范围: '停车场服务' };
    expect((await judged({ firm: firm({ ...parking, 备案状态: '已注销' }) }))?.verdict).toBe('不适用');
    expect(await judged({}, '2026-11-10', { subject: OTHER_FIRM })).toMatchObject({
      verdict: '不适用',
      detail: '在这里没有正在服务的小区',
    });
  });

  it('is judged as of another day by the contracts of that day, its last included', async () => {
    const tables = { firm: firm({ 经营范围: '停车场服务' }) };
    expect((await judged(tables, '2026-12-31'))?.verdict).toBe('缺项');
    expect((await judged(tables, '2027-01-01'))?.verdict).toBe('不适用');
  });
});

describe('CD-02, filing before business', () => {
  const judged = judging('CD-02', '140400', { enable: ['CD-02'] });

  it('is met by a firm that has filed', async () => {
    expect(await judged({})).toMatchObject({ subject: FIRM, verdict: '合格', detail: '已备案' });
  });

  it('is unmet by one that serves an estate and has not, or no longer', async () => {
    expect(await judged({ firm: firm({ 备案状态: '未备案' }) })).toMatchObject({
      verdict: '缺项',
      detail: '备案状态是未备案，正在服务 1 个小区',
    });
    expect((await judged({ firm: firm({ 备案状态: '已注销' }) }))?.verdict).toBe('缺项');
  });

  it('is unknown where 备案状态 is blank and where the table is absent', async () => {
    expect((await judged({ firm: firm({ 备案状态: '' }) }))?.verdict).toBe('未知');
    expect((await judged({}, '2026-11-10', { without: ['firm'] }))?.verdict).toBe('未知');
  });

  it('does not apply to a firm that serves no estate on that day', async () => {
    expect((await judged({}, '2026-11-10', { subject: OTHER_FIRM }))?.verdict).toBe('不适用');
    expect((await judged({}, '2023-12-31'))?.verdict).toBe('不适用');
    expect((await judged({}, '2024-01-01'))?.verdict).toBe('合格');
  });

  it('judges nobody while the draft is off', async () => {
    expect(await judgeTown({}, 'CD-02', '2026-11-10')).toEqual([]);
  });
});

describe('CD-03, contracts and managers filed', () => {
  const ofEstate = judging('CD-03', '140400', { enable: ['CD-03'] });
  const judged = (tables: Tables, asOf?: string, options: TownOptions = {}) =>
    ofEstate(tables, asOf, { subject: 'JZ001', ...options });
  const manager = (change: Row = {}): Row => ({
    小区编码: 'JZ001',
    姓名: '张示例',
    工作电话: '0355-0000255',
    任职日期: '2024-01-01',
    备案日期: '2024-01-10',
    ...change,
  });

  it('is met where the contract has a number and the manager a date', async () => {
    expect(await judged({ manager: [manager()] })).toMatchObject({
      verdict: '合格',
      detail: '合同备案号 甲子物合〔2024〕1号；项目负责人 2024-01-10 备案',
    });
  });

  it('is unmet where one of them has not, and names nobody', async () => {
    const other = contract({ 小区编码: 'JZ002' });
    const unfiled = await judged({ contract: [contract({ 备案号: '' }), other], manager: [manager()] });
    expect(unfiled).toMatchObject({ verdict: '缺项', detail: '2024-01-01 开始的合同没有备案号' });
    const elsewhere = manager({ 小区编码: 'JZ002' });
    const found = await judged({ manager: [manager({ 备案日期: '' }), elsewhere] });
    expect(found).toMatchObject({ verdict: '缺项', detail: '现任项目负责人还没有备案' });
    expect(found?.detail).not.toContain('张示例');
  });

  it('is unknown where an office keeps no numbers at all, where nobody is in charge and without the tables', async () => {
    expect((await judged({ contract: [contract({ 备案号: '' })], manager: [manager()] }))?.detail).toBe(
      '「合同」表没有写备案号',
    );
    expect(await judged({ manager: [] })).toMatchObject({
      verdict: '未知',
      detail: '「项目负责人」表里没有现任负责人',
    });
    expect(await judged({})).toMatchObject({ verdict: '未知', detail: '没有「项目负责人」表' });
    expect(await judged({ manager: [manager()] }, '2026-11-10', { without: ['contract'] })).toMatchObject({
      verdict: '未知',
      detail: '没有「合同」表',
    });
  });

  it('is unknown on a day before an office began to keep numbers and dates', async () => {
    const later = [contract({ 小区编码: 'JZ002', 开始日期: '2026-06-01' }), contract({ 备案号: '' })];
    const managers = [manager({ 备案日期: '' }), manager({ 小区编码: 'JZ002', 备案日期: '2026-06-10' })];
    const on = (asOf: string) => judged({ contract: later, manager: managers }, asOf);
    expect(await on('2026-05-31')).toMatchObject({
      verdict: '未知',
      detail: '「合同」表没有写备案号；「项目负责人」表没有写备案日期',
    });
    expect((await on('2026-06-10'))?.verdict).toBe('缺项');
  });

  it('does not apply to an estate that no firm serves', async () => {
    expect((await ofEstate({ manager: [manager()] }, '2026-11-10', { subject: 'JZ002' }))?.verdict).toBe('不适用');
  });

  it('is judged as of another day by who was in charge and filed by then', async () => {
    const tables = {
      manager: [
        manager({ 离任日期: '2026-07-01' }),
        manager({ 姓名: '李样本', 任职日期: '2026-07-01', 备案日期: '2026-07-05' }),
      ],
    };
    expect((await judged(tables, '2026-06-30'))?.verdict).toBe('合格');
    expect((await judged(tables, '2026-07-04'))?.verdict).toBe('缺项');
    expect((await judged(tables, '2026-07-05'))?.verdict).toBe('合格');
  });
});

describe('JC-03, party members on the committee', () => {
  const ofEstate = judging('JC-03', '140500');
  const judged = (kind: string, members: string, party: string) =>
    ofEstate(
      {
        estate: [
          {
            小区编码: 'JZ001',
            小区名称: '丁香苑',
            行政区划代码: '000101',
            管理模式: '专业物业',
            业委会类型: kind,
            业委会人数: members,
            党员人数: party,
          },
        ],
      },
      '2026-11-10',
      { subject: 'JZ001' },
    );

  it('is met by exactly half', async () => {
    expect(await judged('业委会', '8', '4')).toMatchObject({
      verdict: '合格',
      detail: '业委会 8 人中党员 4 人，占 50.0%，要求至少 50%',
    });
  });

  it('is unmet by one fewer', async () => {
    expect(await judged('物管会', '8', '3')).toMatchObject({
      verdict: '缺项',
      detail: '物管会 8 人中党员 3 人，占 37.5%，要求至少 50%',
    });
    expect((await judged('业委会', '7', '3'))?.verdict).toBe('缺项');
  });

  it('is unknown where a count is blank', async () => {
    expect(await judged('业委会', '', '')).toMatchObject({
      verdict: '未知',
      detail: '「小区」表没有写业委会人数、党员人数',
    });
    expect((await judged('', '7', ''))?.verdict).toBe('未知');
  });

  it('does not apply where there is no committee, or none is given', async () => {
    expect((await judged('未成立', '', ''))?.verdict).toBe('不适用');
    expect((await judged('业委会', '0', '0'))?.verdict).toBe('不适用');
    expect((await judged('', '', ''))?.verdict).toBe('不适用');
  });
});
