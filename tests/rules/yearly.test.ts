import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { judgeTown } from '../support/rules.ts';
import { type Row, TOWN, townWith } from '../support/tables.ts';

const AS_OF = '2026-11-10';

type Options = Parameters<typeof judgeTown>[4];

/** What is found of one estate, by period and verdict. */
const brief = (found: readonly Finding[], estate = 'JZ001') =>
  found.filter((one) => one.subject === estate).map((one) => [one.period, one.verdict]);

const line = (year: string, change: Row = {}): Row => ({
  小区编码: 'JZ001',
  年度: year,
  类别: '收入',
  项目: '电梯广告',
  金额: '100.00',
  ...change,
});
const posted = (year: string, from: string, until: string): Row => line(year, { 公示开始: from, 公示结束: until });
/** Without a row of spending nobody knows whether the accounts of a year are whole: one of 0 beside its first row. */
const withSpending = (rows: readonly Row[]): Row[] => {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const account = `${row.小区编码} ${row.年度}`;
    const isFirst = !seen.has(account);
    seen.add(account);
    return isFirst ? [row, { ...row, 类别: '支出', 项目: '本年没有支出', 金额: '0' }] : [row];
  });
};

describe('CZ-08, common income published every year', () => {
  const judged = (revenue: readonly Row[], asOf = AS_OF, options: Options = {}, estate = TOWN.estate) =>
    judgeTown({ revenue: withSpending(revenue), estate }, 'CZ-08', asOf, '140400', options);

  it('is met for each year whose rows are there, from the first on record to the last that has ended', async () => {
    const found = await judged([line('2024'), line('2024', { 项目: '场地' }), line('2025'), line('2026')]);
    // 2023 fell due before the rule was in force, and 2026 has not ended.
    expect(brief(found)).toEqual([
      ['2024', '合格'],
      ['2025', '合格'],
    ]);
    expect(found.find((one) => one.subject === 'JZ001')?.detail).toBe('2024 年的收支已公布，共 3 行');
  });

  it('is not due up to the last day, and overdue from the day after', async () => {
    const rows = [line('2024'), line('2025', { 小区编码: 'JZ002' })];
    const last = await judged(rows, '2026-12-31');
    expect(brief(last)).toEqual([
      ['2024', '合格'],
      ['2025', '不适用'],
    ]);
    expect(last.find((one) => one.period === '2025')?.detail).toBe(
      '「公共收益」表里没有 2025 年的收支；尚未到期，应于 2026-12-31 前公布',
    );
    const after = await judged(rows, '2027-01-01');
    expect(brief(after).slice(0, 2)).toEqual([
      ['2024', '合格'],
      ['2025', '逾期'],
    ]);
    expect(after.find((one) => one.period === '2025')).toMatchObject({
      overdueDays: 1,
      detail: '「公共收益」表里没有 2025 年的收支，应于 2026-12-31 前公布',
    });
  });

  it('is overdue for an estate without any row, for the years of others', async () => {
    expect(brief(await judged([line('2024')]), 'JZ002')).toEqual([
      ['2024', '逾期'],
      ['2025', '不适用'],
    ]);
  });

  it('leaves out a year that fell due before the rule was in force', async () => {
    expect(brief(await judged([line('2022'), line('2023'), line('2024')]))[0]).toEqual(['2024', '合格']);
    // Due on 2025-06-30 at the latest, the year is judged; on 2025-05-31 it is not.
    const due = (months: number) => ({ params: { due_months_after_year_end: months } });
    expect(brief(await judged([line('2024')], '2025-07-01', due(6)))).toEqual([['2024', '合格']]);
    expect(brief(await judged([line('2024')], '2025-07-01', due(5)))).toEqual([['2024', '不适用']]);
  });

  it('is unknown where a year has no row of income or none of spending, and met by a row of 0', async () => {
    const of = async (...kinds: string[]) => {
      const revenue = kinds.map((kind) => line('2025', { 类别: kind, 项目: kind, 金额: '0' }));
      const found = await judgeTown({ revenue, estate: TOWN.estate }, 'CZ-08', AS_OF);
      return found.filter(({ subject }) => subject === 'JZ001').map(({ verdict, detail }) => [verdict, detail]);
    };
    expect(await of('收入', '成本')).toEqual([['未知', '2025 年的收支没有「支出」的行，公布得全不全不得而知']]);
    expect(await of('上期结余', '期末结余')).toEqual([
      ['未知', '2025 年的收支没有「收入」「支出」的行，公布得全不全不得而知'],
    ]);
    expect(await of('收入', '支出')).toEqual([['合格', '2025 年的收支已公布，共 2 行']]);
  });

  it('is unknown without the table', async () => {
    const found = await judgeTown({}, 'CZ-08', AS_OF);
    expect(brief(found)).toEqual([['2025', '未知']]);
    expect(found[0]?.detail).toBe('没有「公共收益」表');
  });

  it('does not apply before the estate is delivered', async () => {
    const delivered = (year: string) => townWith('estate', { 交付年份: year });
    expect(brief(await judged([line('2024')], AS_OF, {}, delivered('2027')))).toEqual([['2025', '不适用']]);
    expect(brief(await judged([line('2024')], AS_OF, {}, delivered('2026')))).toEqual([['2025', '不适用']]);
    expect(brief(await judged([line('2024', { 小区编码: 'JZ002' })], AS_OF, {}, delivered('2025')))).toEqual([
      ['2025', '不适用'],
    ]);
    expect(brief(await judged([line('2024')], AS_OF, {}, delivered('2024')))[0]).toEqual(['2024', '合格']);
  });

  it('is judged as of another day as it was on that day', async () => {
    const rows = [line('2023'), posted('2024', '2026-01-10', '2026-01-20')];
    expect(brief(await judged(rows, '2025-12-31'))).toEqual([['2024', '不适用']]);
    expect(brief(await judged(rows, '2026-01-09'))[0]).toEqual(['2024', '逾期']);
    expect(brief(await judged(rows, '2026-01-10'))[0]).toEqual(['2024', '合格']);
  });
});

describe('WA-05, accounts of every year posted for seven days', () => {
  const judged = (revenue: readonly Row[], asOf = AS_OF) =>
    judgeTown({ revenue: withSpending(revenue) }, 'WA-05', asOf, '141121');
  const one = async (revenue: readonly Row[], asOf = AS_OF) =>
    (await judged(revenue, asOf)).find((found) => found.subject === 'JZ001' && found.period === '2025');

  it('is met by exactly seven days, the first and the last counted', async () => {
    const found = await one([posted('2025', '2026-04-01', '2026-04-07')]);
    expect(found?.verdict).toBe('合格');
    expect(found?.detail).toBe('自 2026-04-01 至 2026-04-07，首尾都算，共 7 天，不少于 7 天');
  });

  it('is unmet by six, with the arithmetic, and can be posted anew until it is due', async () => {
    const rows = [posted('2025', '2026-04-01', '2026-04-06')];
    const found = await one(rows);
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toBe(
      '自 2026-04-01 至 2026-04-06，首尾都算，共 6 天，少于 7 天；2026-12-31 前还可以重新公示',
    );
    expect((await one(rows, '2027-01-01'))?.detail).toBe('自 2026-04-01 至 2026-04-06，首尾都算，共 6 天，少于 7 天');
  });

  it('is met by the longest posting of the year', async () => {
    const rows = [posted('2025', '2026-04-01', '2026-04-05'), posted('2025', '2026-06-01', '2026-06-07')];
    expect((await one(rows))?.verdict).toBe('合格');
  });

  it('is unknown where another line of the year doesn’t say how long it hung', async () => {
    const short = posted('2025', '2026-04-01', '2026-04-05');
    const found = await one([short, posted('2025', '2026-06-01', '')]);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toBe(
      '自 2026-04-01 至 2026-04-05，首尾都算，共 5 天；另有 1 行没有填「公示开始」或「公示结束」，公示了几天不得而知',
    );
    expect((await one([short, line('2025')]))?.verdict).toBe('未知');
    expect((await one([posted('2025', '2026-04-01', '2026-04-07'), line('2025')]))?.verdict).toBe('合格');
  });

  it('counts a posting that is not over up to the day, and is unknown while that is not enough', async () => {
    const rows = [posted('2025', '2026-11-05', '2026-11-30')];
    const found = await one(rows);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toBe('公示还没有结束：自 2026-11-05 至 2026-11-10，首尾都算，共 6 天，写明公示到 2026-11-30');
    const enough = await one(rows, '2026-11-11');
    expect(enough?.verdict).toBe('合格');
    expect(enough?.detail).toBe('自 2026-11-05 至 2026-11-11（还在公示），首尾都算，共 7 天，不少于 7 天');
    // On the day before it was put up nothing hung yet.
    expect((await one(rows, '2026-11-04'))?.verdict).toBe('不适用');
  });

  it('is unknown where a day is blank, and names the column', async () => {
    expect((await one([posted('2025', '2026-04-01', '')]))?.detail).toBe(
      '2025 年的收支没有填「公示结束」，公示了几天不得而知',
    );
    const found = await one([line('2025')]);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('没有填「公示开始」和「公示结束」');
  });

  it('is unknown where a year has no row of spending, however long what is there has hung', async () => {
    for (const until of ['2026-04-05', '2026-04-30']) {
      const found = await judgeTown({ revenue: [posted('2025', '2026-04-01', until)] }, 'WA-05', AS_OF, '141121');
      expect(found.find(({ subject }) => subject === 'JZ001')).toMatchObject({
        verdict: '未知',
        detail: '2025 年的收支没有「支出」的行，公布得全不全不得而知',
      });
    }
  });

  it('is overdue, not due, unknown and inapplicable like the yearly accounts themselves', async () => {
    expect(brief(await judged([line('2024', { 小区编码: 'JZ002' })]))).toEqual([
      ['2024', '逾期'],
      ['2025', '不适用'],
    ]);
    expect(brief(await judgeTown({}, 'WA-05', AS_OF, '141121'))).toEqual([['2025', '未知']]);
  });
});

describe('WA-06, the checks on common income', () => {
  const spent = (item: string, amount: string, change: Row = {}): Row =>
    line('2025', { 类别: '支出', 项目: item, 金额: amount, 单列: '是', 决定文号: '决〔2025〕1号', ...change });
  const judged = async (revenue: readonly Row[], asOf = AS_OF, estate = TOWN.estate) =>
    (await judgeTown({ revenue, estate }, 'WA-06', asOf, '141121')).find((found) => found.subject === 'JZ001');

  it('is met by more than half for the maintenance fund, in an account of its own, as decided', async () => {
    const found = await judged([spent('补充维修资金', '50.01'), spent('补植绿篱', '49.99')]);
    expect(found).toMatchObject({ period: '2025', verdict: '合格' });
    expect(found?.detail).toBe(
      '账目单列；支出 100.00 元，其中补充维修资金 50.01 元，超过 50%；支出都写有业主大会的决定；表里看不出、不作判定的：「向业主大会、业委会报告」「对公示结果作解释」「有异议的引入第三方审计」',
    );
    expect((await judged([spent('转款', '60', { 用途: '转入维修资金' }), spent('绿化', '40')]))?.verdict).toBe('合格');
  });

  it('is unmet by exactly half', async () => {
    const found = await judged([spent('补充维修资金', '50.00'), spent('补植绿篱', '50.00')]);
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toContain('支出 100.00 元，其中补充维修资金 50.00 元，没有超过 50%');
  });

  it('is unmet where the account is not its own', async () => {
    const found = await judged([line('2025', { 单列: '否' })]);
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toMatch(/^账目没有单列/);
  });

  it('is unknown where a column is blank, and names it', async () => {
    const undecided = await judged([spent('补充维修资金', '100'), spent('绿化', '1', { 决定文号: '' })]);
    expect(undecided?.verdict).toBe('未知');
    expect(undecided?.detail).toMatch(/^绿化没有填「决定文号」/);
    expect((await judged([line('2025')]))?.detail).toMatch(/^没有填「单列」/);
    expect((await judged([line('2025')]))?.verdict).toBe('未知');
  });

  it('is unknown without rows and without the table', async () => {
    expect(await judged([])).toMatchObject({ period: '2025', verdict: '未知' });
    expect(brief(await judgeTown({}, 'WA-06', AS_OF, '141121'))).toEqual([['2025', '未知']]);
  });

  it('does not apply where nothing came in and nothing went out, and before delivery', async () => {
    expect((await judged([line('2025', { 金额: '0' }), spent('本年没有支出', '0')]))?.verdict).toBe('不适用');
    expect((await judged([], AS_OF, townWith('estate', { 交付年份: '2027' })))?.verdict).toBe('不适用');
  });

  it('is unknown where nobody says whether anything came in or went out', async () => {
    expect(await judged([line('2025', { 类别: '上期结余', 项目: '上期结余' })])).toMatchObject({
      verdict: '未知',
      detail: '没有「收入」「支出」的行，这一年有没有公共收益不得而知',
    });
    expect((await judged([line('2025', { 金额: '0', 单列: '否' })]))?.verdict).toBe('未知');
    expect((await judged([spent('本年没有支出', '0', { 单列: '否' })]))?.verdict).toBe('未知');
  });

  it('is unknown where money came in and nobody says what it was spent on, and judges what rests on no spending', async () => {
    const found = await judged([line('2025', { 单列: '是' })]);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toMatch(
      /^没有「支出」的行，用在哪里不得而知；没有「支出」的行，是否按业主大会决定使用不得而知；账目单列/,
    );
    expect((await judged([line('2025', { 单列: '是' }), spent('本年没有支出', '0')]))?.verdict).toBe('合格');
  });

  it('is judged by the newest year that had ended and was out on the day', async () => {
    const rows = [
      line('2024', { 单列: '是' }),
      line('2024', { 类别: '支出', 项目: '本年没有支出', 金额: '0', 单列: '是' }),
      line('2025', { 单列: '否', 公示开始: '2026-04-01', 公示结束: '2026-04-10' }),
      line('2026', { 单列: '否' }),
    ];
    expect(await judged(rows)).toMatchObject({ period: '2025', verdict: '缺项' });
    expect(await judged(rows, '2026-03-31')).toMatchObject({ period: '2024', verdict: '合格' });
  });
});

describe('WA-07, the maintenance fund: how it is used and what is left', () => {
  const judged = async (fund: readonly Row[] | null, asOf = AS_OF, estate = TOWN.estate) =>
    (await judgeTown({ estate, ...(fund === null ? {} : { fund }) }, 'WA-07', asOf, '141121')).find(
      (found) => found.subject === 'JZ001',
    );

  it('is met by the newest statement with both', async () => {
    const found = await judged(TOWN.fund);
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe('截至 2024-12-31 结存 1000000.00 元，写有使用流程');
  });

  it('is unmet without the way it is used, whatever older statements say', async () => {
    const rows = [...TOWN.fund, ...townWith('fund', { 截止日期: '2025-12-31', 使用流程: '' })];
    const found = await judged(rows);
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toBe('截至 2025-12-31 结存 1000000.00 元，没有写「使用流程」');
    expect((await judged(rows, '2025-12-30'))?.verdict).toBe('合格');
  });

  it('is unknown without a statement, since not every estate has a fund, and without the table', async () => {
    expect((await judged([]))?.verdict).toBe('未知');
    expect(await judged(null)).toMatchObject({ verdict: '未知', detail: '没有「维修资金」表' });
  });

  it('does not apply before the estate is delivered', async () => {
    expect((await judged([], AS_OF, townWith('estate', { 交付年份: '2027' })))?.verdict).toBe('不适用');
  });
});

describe('CN-04, the totals of the maintenance fund every year', () => {
  const whole = { 截止日期: '2025-11-10', 增值: '10.00' };
  const judged = async (fund: readonly Row[] | null, asOf = AS_OF, estate = TOWN.estate) =>
    (await judgeTown({ estate, ...(fund === null ? {} : { fund }) }, 'CN-04', asOf)).find(
      (found) => found.subject === 'JZ001',
    );

  it('is met up to the last day of the twelve months', async () => {
    const found = await judged(townWith('fund', whole));
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe('最近一次总账截至 2025-11-10，交存、使用、增值、结存都有；下一次应于 2026-11-10 前公布');
  });

  it('is overdue from the day after', async () => {
    const found = await judged(townWith('fund', whole), '2026-11-11');
    expect(found).toMatchObject({ verdict: '逾期', overdueDays: 1 });
    expect(found?.detail).toBe('最近一次总账截至 2025-11-10；下一次应于 2026-11-10 前公布');
  });

  it('is unmet where a total is blank', async () => {
    const found = await judged(townWith('fund', { ...whole, 增值: '', 使用: '' }));
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toBe('最近一次总账截至 2025-11-10，没有填「使用」「增值」');
  });

  it('is unknown where there is no statement, since not every estate has a fund, and without the table', async () => {
    expect(await judged([])).toMatchObject({
      verdict: '未知',
      detail: '「维修资金」表里没有这个小区的记录，交存过没有不得而知',
    });
    expect(await judged(null)).toMatchObject({ verdict: '未知', detail: '没有「维修资金」表' });
  });

  it('does not apply before the estate is delivered', async () => {
    expect((await judged([], AS_OF, townWith('estate', { 交付年份: '2027' })))?.verdict).toBe('不适用');
  });

  it('is judged by the statement that was the newest on the day', async () => {
    const rows = [...townWith('fund', { ...whole, 截止日期: '2024-06-30' }), ...townWith('fund', whole)];
    expect((await judged(rows, '2025-11-09'))?.verdict).toBe('逾期');
    expect((await judged(rows, '2025-11-10'))?.verdict).toBe('合格');
  });
});
