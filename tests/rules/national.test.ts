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
    expect(found?.detail).toBe('T1（1号楼1单元）上次维保 2026-10-25，应于 2026-11-09 前再次维保');
    expect(found?.sources.length).toBe(1);
  });

  it('is unknown where a lift has no row, where none has, and where there is no table', async () => {
    expect((await judged({ estate: estate('2'), lift: [lift('T1', '2026-11-09')] }))[0]?.verdict).toBe('未知');
    expect((await judged({ estate: estate('2'), lift: [] }))[0]?.verdict).toBe('未知');
    expect((await judged({ estate: estate('') }))[0]?.detail).toBe('没有「电梯」表');
  });

  it('is unknown where the row of a lift speaks of a later day than is judged', async () => {
    const lifts = [lift('T1', '2026-11-09'), lift('T2', '2026-11-11')];
    const [found] = await judged({ estate: estate('2'), lift: lifts });
    expect(found).toMatchObject({
      verdict: '未知',
      detail: '「电梯」表里 2026-11-10 以前维保过的只有 1 台，其余 1 台未知',
    });
    expect((await judged({ estate: estate(''), lift: lifts }))[0]?.verdict).toBe('未知');
  });

  it('does not apply to an estate without lifts, nor before the year of its delivery', async () => {
    expect(brief(await judged({ estate: estate('0') }))).toEqual([['JZ001', '2026-11-10', '不适用']]);
    const coming = estate('4').map((row) => ({ ...row, 交付年份: '2027' }));
    expect((await judged({ estate: coming, lift: [] }))[0]).toMatchObject({
      verdict: '不适用',
      detail: '小区 2027 年才交付',
    });
  });

  it('is judged as of another day as it was on that day', async () => {
    const tables = { estate: estate('1'), lift: [lift('T1', '2026-10-25')] };
    expect((await judgeTown(tables, 'CN-01', '2026-11-09'))[0]?.verdict).toBe('合格');
    expect((await judgeTown(tables, 'CN-01', '2026-10-24'))[0]?.verdict).toBe('未知');
  });
});

describe('CN-02, inspection of lifts', () => {
  const judged = (due: string, asOf = '2026-11-10') =>
    judgeTown({ estate: estate('1'), lift: [lift('T1', '2026-10-01', due)] }, 'CN-02', asOf);

  it('is met until a month before the due day, and a prompt from then to the due day itself', async () => {
    const [found] = await judged('2026-12-11');
    expect(found).toMatchObject({
      verdict: '合格',
      detail: '1 台电梯都在检验有效期内，最近的一次应在 2026-12-11 以前检验',
    });
    expect((await judged('2026-12-10'))[0]?.verdict).toBe('待核实');
    const [last] = await judged('2026-11-10');
    expect(last).toMatchObject({
      verdict: '待核实',
      detail: '已达到检验到期前 1 个月的提醒条件：T1（1号楼1单元）检验有效期到 2026-11-10',
    });
  });

  it('is a prompt from the last day of the month before, where that month has no such day', async () => {
    expect((await judged('2027-03-31', '2027-02-28'))[0]?.verdict).toBe('待核实');
    expect((await judged('2027-03-31', '2027-02-27'))[0]?.verdict).toBe('合格');
  });

  it('is overdue the day after, and names the lift and the days', async () => {
    const [found] = await judged('2026-11-09');
    expect(found).toMatchObject({
      verdict: '逾期',
      overdueDays: 1,
      detail: 'T1（1号楼1单元）检验有效期到 2026-11-09',
    });
  });

  it('is overdue by the lift that is latest, where several are', async () => {
    const lifts = [lift('T1', '2026-11-09', '2026-11-01'), lift('T2', '2026-11-09', '2026-11-08')];
    const [found] = await judgeTown({ estate: estate('3'), lift: lifts }, 'CN-02', '2026-11-10');
    expect(found).toMatchObject({ verdict: '逾期', overdueDays: 9 });
    expect(found?.sources.length).toBe(2);
  });

  it('is unknown where a lift has no row, where none has, and where there is no table', async () => {
    const one = { estate: estate('2'), lift: [lift('T1', '2026-11-09')] };
    expect((await judgeTown(one, 'CN-02', '2026-11-10'))[0]?.verdict).toBe('未知');
    const [none] = await judgeTown({ estate: estate('2'), lift: [] }, 'CN-02', '2026-11-10');
    expect(none).toMatchObject({
      verdict: '未知',
      detail: '「小区」表写有 2 台电梯，「电梯」表里没有这个小区的记录',
    });
    expect((await judgeTown({ estate: estate('') }, 'CN-02', '2026-11-10'))[0]?.detail).toBe('没有「电梯」表');
  });

  it('does not apply to an estate without lifts', async () => {
    expect(brief(await judgeTown({ estate: estate('0') }, 'CN-02', '2026-11-10'))).toEqual([
      ['JZ001', '2026-11-10', '不适用'],
    ]);
  });

  it('is judged as of another day as it was on that day', async () => {
    expect((await judged('2026-11-09', '2026-11-09'))[0]?.verdict).toBe('待核实');
    expect((await judged('2026-11-09', '2026-10-08'))[0]?.verdict).toBe('合格');
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

  it.each(['上期结余', '收入', '成本', '支出', '期末结余'])(
    'is unknown without a row of %s, whether or not the others add up, and judged with one of 0',
    async (kind) => {
      for (const closing of ['0', '0.01']) {
        const whole = year('2025', ['0', '0', '0', '0', closing]);
        const found = await judged(whole.filter((row) => row.类别 !== kind));
        expect(found.map(({ verdict, detail }) => [verdict, detail])).toEqual([
          ['未知', `没有「${kind}」的行，收支是否相符不得而知`],
        ]);
        expect((await judged(whole))[0]?.verdict).toBe(closing === '0' ? '合格' : '缺项');
      }
    },
  );

  it('says so where it was held against the year after it, and is unknown where nobody says how that opens', async () => {
    const carried = (next: readonly Record<string, string>[]) =>
      judged([...year('2024', ['0', '100', '0', '0', '100']), ...next]);
    const next = year('2025', ['100', '0', '0', '0', '100']);
    expect((await carried(next))[0]).toMatchObject({
      verdict: '合格',
      detail: '上期结余 0.00 + 收入 100.00 − 成本 0.00 − 支出 0.00 = 期末结余 100.00；期末结余与 2025 年的上期结余一致',
    });
    expect((await carried(next.slice(1)))[0]).toMatchObject({
      verdict: '未知',
      detail: '2025 年没有「上期结余」的行，与期末结余是否一致不得而知',
    });
    expect((await carried(next.map((row) => ({ ...row, 年度: '2026' }))))[0]).toMatchObject({
      verdict: '未知',
      detail: '没有 2025 年的收支，与期末结余是否一致不得而知',
    });
    expect((await carried([]))[0]?.verdict).toBe('合格');
  });

  it('is unmet where a year does not open as the one before closed, also where the rest is unknown', async () => {
    const found = await judged([
      ...year('2024', ['0', '100', '0', '0', '100']).filter((row) => row.类别 !== '成本'),
      ...year('2025', ['90', '0', '0', '0', '90']),
    ]);
    expect(found[0]).toMatchObject({
      verdict: '缺项',
      detail: '期末结余 100.00 与下一年上期结余 90.00 相差 10.00 元；没有「成本」的行，收支是否相符不得而知',
    });
  });

  it('is unknown without a row and without the table', async () => {
    expect(brief(await judged([]))).toEqual([['JZ001', '2025', '未知']]);
    expect((await judgeTown({ estate: estate('0') }, 'CN-03', '2026-11-10'))[0]?.detail).toBe('没有「公共收益」表');
  });

  it('does not apply to an estate that was not delivered yet', async () => {
    const coming = estate('0').map((row) => ({ ...row, 交付年份: '2027' }));
    const found = await judgeTown({ estate: coming, revenue: [] }, 'CN-03', '2026-11-10');
    expect(brief(found)).toEqual([['JZ001', '2025', '不适用']]);
  });

  it('is judged as of another day by what had been posted until then', async () => {
    const wrong = year('2025', ['100.00', '0', '0', '0', '100.01']);
    const posted = wrong.map((row) => ({ ...row, 公示开始: '2026-05-10' }));
    const on = async (asOf: string, revenue: readonly Record<string, string>[]) =>
      brief(await judgeTown({ estate: estate('0'), revenue }, 'CN-03', asOf));
    expect(await on('2026-05-09', posted)).toEqual([['JZ001', '2025', '未知']]);
    expect(await on('2026-05-10', posted)).toEqual([['JZ001', '2025', '缺项']]);
    // Half of the accounts would read as a difference.
    const half = wrong.map((row, i) => (i < 2 ? row : { ...row, 公示开始: '2026-05-10' }));
    const [found] = await judgeTown({ estate: estate('0'), revenue: half }, 'CN-03', '2026-05-09');
    expect(found).toMatchObject({ period: '2025', verdict: '未知', detail: '还有 3 行在 2026-05-09 以后公示' });
    expect(await on('2024-12-31', wrong)).toEqual([['JZ001', '2023', '未知']]);
  });
});
