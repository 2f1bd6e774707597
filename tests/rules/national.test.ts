import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { judgeTown } from '../support/rules.ts';

const brief = (findings: readonly Finding[]) => findings.map((f) => [f.subject, f.period, f.verdict]);
const lift = (registration: string, serviced: string, due = '2027-06-01') => ({
  小区编码: 'JZ001',
  使用登记证编号: registration,
  位置: '1号楼1单元',
  维保单位: '示例电梯公司',
  维保电话: '0355-0000901',
  上次维保日期: serviced,
  下次检验日期: due,
});
const estate = (lifts: string) => [
  { 小区编码: 'JZ001', 小区名称: '丁香苑', 行政区划代码: '000101', 管理模式: '专业物业', 电梯数: lifts },
];

describe('CN-01, lifts serviced every 15 days', () => {
  const judged = (tables: Parameters<typeof judgeTown>[0]) => judgeTown(tables, 'CN-01', '2026-11-10');

  it('is met on the fifteenth day', async () => {
    const found = await judged({ estate: estate('1'), lift: [lift('T1', '2026-10-26')] });
    expect(brief(found)).toEqual([['JZ001', '2026-11-10', '合格']]);
  });

  it('is overdue on the sixteenth, and names the lift and the days', async () => {
    const [found] = await judged({ estate: estate('2'), lift: [lift('T1', '2026-10-25'), lift('T2', '2026-11-09')] });
    expect(found?.verdict).toBe('逾期');
    expect(found?.detail).toBe('T1（1号楼1单元）上次维保 2026-10-25，距今 16 天，超过 15 天 1 天');
    expect(found?.sources.length).toBe(1);
  });

  it('is unknown where a lift has no row, where none has, and where there is no table', async () => {
    expect((await judged({ estate: estate('2'), lift: [lift('T1', '2026-11-09')] }))[0]?.verdict).toBe('未知');
    expect((await judged({ estate: estate('2'), lift: [] }))[0]?.verdict).toBe('未知');
    expect((await judged({ estate: estate('') }))[0]?.detail).toBe('没有「电梯」表');
  });

  it('does not apply to an estate without lifts', async () => {
    expect(brief(await judged({ estate: estate('0') }))).toEqual([['JZ001', '2026-11-10', '不适用']]);
  });

  it('is judged as of another day as it was on that day', async () => {
    const tables = { estate: estate('1'), lift: [lift('T1', '2026-10-25')] };
    expect((await judgeTown(tables, 'CN-01', '2026-11-09'))[0]?.verdict).toBe('合格');
    expect((await judgeTown(tables, 'CN-01', '2026-10-24'))[0]?.verdict).toBe('未知');
  });
});

describe('CN-02, inspection of lifts', () => {
  const judged = (due: string) =>
    judgeTown({ estate: estate('1'), lift: [lift('T1', '2026-11-09', due)] }, 'CN-02', '2026-11-10');

  it('holds on the due day itself, and is a prompt from a month before', async () => {
    expect((await judged('2026-11-10'))[0]?.verdict).toBe('待核实');
    expect((await judged('2026-12-10'))[0]?.verdict).toBe('待核实');
    expect((await judged('2026-12-11'))[0]?.verdict).toBe('合格');
  });

  it('is overdue the day after', async () => {
    expect((await judged('2026-11-09'))[0]?.verdict).toBe('逾期');
  });
});

describe('CN-03, accounts that add up', () => {
  const line = (year: string, category: string, amount: string) => ({
    小区编码: 'JZ001',
    年度: year,
    类别: category,
    项目: category,
    金额: amount,
  });
  const year = (y: string, [opening, income, cost, spent, closing]: readonly string[]) => [
    line(y, '上期结余', opening ?? ''),
    line(y, '收入', income ?? ''),
    line(y, '成本', cost ?? ''),
    line(y, '支出', spent ?? ''),
    line(y, '期末结余', closing ?? ''),
  ];
  const judged = (revenue: readonly Record<string, string>[]) =>
    judgeTown({ estate: estate('0'), revenue }, 'CN-03', '2026-11-10');

  it('is met to the fen, and states the arithmetic', async () => {
    const [found] = await judged(year('2025', ['100.00', '50.10', '10.05', '20.00', '120.05']));
    expect(found?.verdict).toBe('合格');
    expect(found?.detail).toBe('上期结余 100.00 + 收入 50.10 − 成本 10.05 − 支出 20.00 = 期末结余 120.05');
  });

  it('is unmet by one fen, with the difference', async () => {
    const [found] = await judged(year('2025', ['100.00', '50.10', '10.05', '20.00', '120.06']));
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toContain('收支与结余相差 0.01 元');
    expect(found?.sources.length).toBe(5);
  });

  it('is unmet where a year does not open as the one before closed', async () => {
    const found = await judged([
      ...year('2024', ['0', '100', '0', '0', '100']),
      ...year('2025', ['90', '0', '0', '0', '90']),
    ]);
    expect(brief(found)).toEqual([
      ['JZ001', '2024', '缺项'],
      ['JZ001', '2025', '合格'],
    ]);
    expect(found[0]?.detail).toContain('相差 10.00 元');
  });

  it('is unknown without an opening line, without a row and without the table', async () => {
    expect((await judged(year('2025', ['100.00', '50.10', '10.05', '20.00', '120.05']).slice(1)))[0]?.detail).toBe(
      '没有「上期结余」一行',
    );
    expect(brief(await judged([]))).toEqual([['JZ001', '2025', '未知']]);
    expect((await judgeTown({ estate: estate('0') }, 'CN-03', '2026-11-10'))[0]?.detail).toBe('没有「公共收益」表');
  });
});
