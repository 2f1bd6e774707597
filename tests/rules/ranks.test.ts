import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { csvOf, FIRM, foundIn, OTHER_FIRM, type Row, readTown, TOWN, townWith } from '../support/tables.ts';

const COUNTY = '000101';
const brief = (found: Awaited<ReturnType<typeof judgeTown>>, subject = COUNTY) =>
  found.filter((f) => f.subject === subject).map((f) => [f.period, f.verdict]);
const estatesOfCounty = TOWN.estate.filter((row) => row.行政区划代码 === COUNTY);
const grade = (firm: string, period: string, letter: string, publishedOn: string, more: Row = {}): Row => ({
  统一社会信用代码: firm,
  评价周期: period,
  信用等级: letter,
  公示日期: publishedOn,
  ...more,
});

/** Ranks of JZ001 by month; a blank is a month of which the city has said nothing, `null` one without a row. */
function ranks(months: Readonly<Record<string, string | null>>): Row[] {
  return Object.entries(months).flatMap(([month, rank]) =>
    rank === null ? [] : [{ 月份: month, 小区编码: 'JZ001', 受理: '9', 全市排名: rank }],
  );
}
const event = (result: string, rule: string, date = '2026-07-12'): Row => ({
  类型: '核实',
  日期: date,
  主体编码: 'JZ001',
  结果: result,
  文号: '示〔2026〕9号',
  规则: rule,
});

describe('YS-09, two months among the 50 most complained of', () => {
  const judged = async (
    months: Parameters<typeof ranks>[0],
    more: Parameters<typeof judgeTown>[0] = {},
    asOf = '2026-07-31',
  ) =>
    (await judgeTown({ complaint_stat: ranks(months), ...more }, 'YS-09', asOf, '371323')).find(
      (f) => f.subject === 'JZ001',
    );

  it('is reached with the second month at rank 50, as a prompt', async () => {
    const found = await judged({ '2026-04': '51', '2026-05': '50', '2026-06': '50' });
    expect(found).toMatchObject({ verdict: '待核实', period: '2026-06', confirmed: false });
    expect(found?.detail).toBe(
      '2026-05 至 2026-06 连续 2 个月排在全市前 50 名（第 50、50 名），已达到连续 2 个月的条件',
    );
    expect(found?.sources.length).toBe(2);
  });

  it('is not reached at rank 51, nor by two months with another between them', async () => {
    expect((await judged({ '2026-05': '50', '2026-06': '51' }))?.verdict).toBe('合格');
    const apart = await judged({ '2026-04': '3', '2026-05': '51', '2026-06': '4' });
    expect(apart).toMatchObject({
      verdict: '合格',
      detail: '有名次的 3 个月里有 2 个月排在全市前 50 名，最长连续 1 个月，未达到 2 个月',
    });
  });

  it('is unknown with a month without a rank between two of them, blank or without a row', async () => {
    const blank = await judged({ '2026-04': '12', '2026-05': '', '2026-06': '50' });
    expect(blank).toMatchObject({ verdict: '未知', period: '2026-06' });
    expect(blank?.detail).toContain('其间 1 个月没有名次');
    expect((await judged({ '2026-04': '12', '2026-05': null, '2026-06': '50' }))?.verdict).toBe('未知');
  });

  it('takes a missing month at either end for no listing', async () => {
    expect((await judged({ '2026-04': '', '2026-05': '12', '2026-06': '' }))?.verdict).toBe('合格');
  });

  it('is unknown where the column was never filled in, without a row and without the table', async () => {
    expect((await judged({ '2026-05': '', '2026-06': '' }))?.detail).toBe(
      '「投诉统计」表的「全市排名」一列没有填过这个小区',
    );
    expect((await judged({}))?.verdict).toBe('未知');
    const found = await judgeTown({}, 'YS-09', '2026-07-31', '371323');
    expect(found[0]).toMatchObject({ verdict: '未知', detail: '没有「投诉统计」表' });
  });

  it('counts a month when it is over, not on its last day', async () => {
    const months = { '2026-05': '8', '2026-06': '9' };
    expect((await judged(months, {}, '2026-06-30'))?.verdict).toBe('合格');
    expect((await judged(months, {}, '2026-07-01'))?.verdict).toBe('待核实');
  });

  it('stands after the run has ended, until an event settles it', async () => {
    const months = { '2026-03': '8', '2026-04': '9', '2026-05': '88', '2026-06': '99' };
    expect(await judged(months)).toMatchObject({ verdict: '待核实', period: '2026-04' });
    const settled = await judged(months, { event: [event('不成立', 'YS-09')] });
    expect(settled?.verdict).toBe('合格');
    expect(settled?.detail).not.toContain('待核实');
    expect((await judged(months, { event: [event('已确认', 'YS-10')] }))?.verdict).toBe('待核实');
  });

  it('does not apply to an estate not yet handed over', async () => {
    const estate = townWith('estate', { 交付年份: '2027' });
    expect((await judged({ '2026-05': '1', '2026-06': '1' }, { estate }))?.verdict).toBe('不适用');
  });
});

describe('YS-10, three months among the 50 most complained of', () => {
  const judged = async (months: Parameters<typeof ranks>[0], more: Parameters<typeof judgeTown>[0] = {}) =>
    (await judgeTown({ complaint_stat: ranks(months), ...more }, 'YS-10', '2026-07-31', '371323')).find(
      (f) => f.subject === 'JZ001',
    );
  const run = { '2026-04': '50', '2026-05': '50', '2026-06': '50' };

  it('is reached with the third month, and confirmed by an event', async () => {
    expect(await judged(run)).toMatchObject({ verdict: '待核实', period: '2026-06' });
    expect(await judged(run, { event: [event('已确认', 'YS-10')] })).toMatchObject({
      verdict: '已确认',
      confirmed: true,
    });
  });

  it('is not reached with two', async () => {
    expect((await judged({ ...run, '2026-04': '51' }))?.verdict).toBe('合格');
  });

  it('is unknown with a month missing inside, since it may have been the third', async () => {
    expect((await judged({ ...run, '2026-05': null }))?.verdict).toBe('未知');
  });

  it('does not apply to an estate not yet handed over', async () => {
    const estate = townWith('estate', { 交付年份: '2027' });
    expect((await judged(run, { estate }))?.verdict).toBe('不适用');
  });
});

/** So many firms of the town's own making, each with the estate that it serves. */
function firms(count: number) {
  const codes = FIRM_CODES.slice(0, count);
  return {
    codes,
    firm: codes.map((code, i) => ({ 统一社会信用代码: code, 企业名称: `示例${i + 1}物业有限公司` })),
    estate: codes.map((_, i) => ({
      小区编码: `F${i + 1}`,
      小区名称: `第${i + 1}苑`,
      行政区划代码: COUNTY,
      管理模式: '专业物业',
    })),
    contract: codes.map((code, i) => ({
      小区编码: `F${i + 1}`,
      统一社会信用代码: code,
      开始日期: '2024-01-01',
    })),
  };
}
/** Twenty-one codes of the region that no place has, with their check digits. */
const FIRM_CODES = Array.from({ length: 59 }, (_, i) =>
  withCheckDigit(`91000000MA0000${String(i + 50).padStart(3, '0')}`),
);

function withCheckDigit(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...body].reduce((n, letter, i) => n + alphabet.indexOf(letter) * (3 ** i % 31), 0);
  return body + alphabet[(31 - (sum % 31)) % 31];
}

describe('YS-14, at most 5 % excellent every half-year', () => {
  const assessed = (count: number, excellent: number, assessor = '') => {
    const town = firms(count);
    const firm_grade = town.codes.map((code, i) =>
      grade(code, '2026-H1', i < excellent ? '优秀' : '合格', '2026-07-20', { 评价单位: assessor }),
    );
    return { ...town, firm_grade };
  };
  const judged = async ({ codes: _, ...tables }: Partial<ReturnType<typeof assessed>>, asOf = '2026-07-31') =>
    brief(await judgeTown(tables, 'YS-14', asOf, '371323'));

  it('is met by one of twenty exactly', async () => {
    expect(await judged(assessed(20, 1))).toEqual([['2026-H1', '合格']]);
    const { codes: _, ...tables } = assessed(20, 1);
    const [found] = await judgeTown(tables, 'YS-14', '2026-07-31', '371323');
    expect(found?.detail).toBe('参加考核 20 家，优秀 1 家（示例1物业有限公司），占 5.0%，要求不超过 5%，最多 1 家');
  });

  it('is unmet by one of nineteen, and by two of twenty', async () => {
    expect(await judged(assessed(19, 1))).toEqual([['2026-H1', '缺项']]);
    expect(await judged(assessed(20, 2))).toEqual([['2026-H1', '缺项']]);
    // 3 of 59 are 5.08 percent: cut off they would read as 5.
    const { codes: _, ...tables } = assessed(59, 3);
    const [found] = await judgeTown(tables, 'YS-14', '2026-07-31', '371323');
    expect(found?.detail).toContain('占 5.0%多，要求不超过 5%，最多 2 家');
  });

  it('takes the results of the nearest body above the county as they are', async () => {
    expect(await judged(assessed(20, 1, '示例市住房和城乡建设局'))).toEqual([['2026-H1', '合格']]);
    expect(await judged(assessed(20, 1, '丙寅县住房和城乡建设局'))).toEqual([['2026-07-31', '未知']]);
  });

  it('is unknown where a result that leaves open whose it is would lower the share, serving here or not', async () => {
    const { codes, firm_grade, ...town } = assessed(20, 1, '示例市住房和城乡建设局');
    const signed = firm_grade.slice(0, 19);
    const unsigned = firm_grade.slice(19).map((row) => ({ ...row, 评价单位: '' }));
    const contract = town.contract.filter((row) => row.统一社会信用代码 !== codes[19]);
    expect(await judged({ ...town, contract, firm_grade: signed })).toEqual([['2026-H1', '缺项']]);
    expect(await judged({ ...town, contract, firm_grade: [...signed, ...unsigned] })).toEqual([['2026-H1', '未知']]);
  });

  it('is unknown without results of a half-year, before they were published and without the table', async () => {
    const { codes: _, firm_grade, ...town } = assessed(2, 0);
    expect(await judged({ ...town, firm_grade: [grade(FIRM_CODES[0] ?? '', '2026-Q1', 'A', '2026-04-20')] })).toEqual([
      ['2026-07-31', '未知'],
    ]);
    expect(await judged({ ...town, firm_grade }, '2026-07-19')).toEqual([['2026-07-19', '未知']]);
    expect(await judged(town)).toEqual([['2026-07-31', '未知']]);
  });

  it('does not apply where no firm serves', async () => {
    const { codes: _, ...town } = firms(1);
    expect(await judged({ ...town, contract: [], firm_grade: [] })).toEqual([['2026-07-31', '不适用']]);
    const found = await judgeTown({ firm_grade: [], estate: estatesOfCounty }, 'YS-14', '2026-07-31', '371323');
    expect(brief(found, '000102')).toEqual([['2026-07-31', '不适用']]);
  });

  it('is not judged of a half-year that was over before the document', async () => {
    const { codes, ...town } = firms(2);
    const result = (period: string, day: string) =>
      grade(codes[0] ?? '', period, '优秀', day, { 评价单位: '示例市住房和城乡建设局' });
    expect(await judged({ ...town, firm_grade: [result('2023-H2', '2024-02-01')] })).toEqual([['2026-07-31', '未知']]);
    expect(await judged({ ...town, firm_grade: [result('2024-H1', '2024-07-20')] })).toEqual([['2024-H1', '缺项']]);
  });

  it('takes 优秀 for a result of an assessment, never for a credit grade, and only where the profile names it', async () => {
    const firm_grade = [grade(FIRM, '2026-Q1', 'B', '2026-04-20'), grade(FIRM, '2026-H1', '优秀', '2026-07-20')];
    const label = await judgeTown({ firm_grade }, 'YS-28', '2026-07-31', '371323');
    expect(label.find((f) => f.subject === FIRM)?.detail).toContain('信用等级 B');
    const read = await readTown({ '信用评价.csv': csvOf('firm_grade', firm_grade) });
    expect(foundIn(read)).toEqual([['信用评价.csv', 3, '信用等级', 'grade-not-readable']]);
  });
});

describe('YS-17, credit grades every quarter', () => {
  const contract = [FIRM, OTHER_FIRM].map((firm, i) => ({
    小区编码: ['JZ001', 'JZ002'][i] ?? '',
    统一社会信用代码: firm,
    开始日期: '2024-01-01',
  }));
  const judged = (firm_grade: readonly Row[], asOf = '2026-07-31', more: Parameters<typeof judgeTown>[0] = {}) =>
    judgeTown({ contract, firm_grade, ...more }, 'YS-17', asOf, '371323');
  const both = (period: string, publishedOn: string) => [
    grade(FIRM, period, 'A', publishedOn),
    grade(OTHER_FIRM, period, 'B', publishedOn),
  ];

  it('is met where every firm that served at the end of the quarter is graded, and says how long after it', async () => {
    const found = await judged([
      ...both('2025-Q4', '2026-01-20'),
      ...both('2026-Q1', '2026-06-30'),
      ...both('2026-Q2', '2026-07-20'),
    ]);
    expect(brief(found)).toEqual([
      ['2025-Q4', '合格'],
      ['2026-Q1', '合格'],
      ['2026-Q2', '合格'],
    ]);
    expect(found[1]?.detail).toBe(
      '期末在这里服务的企业 2 家，公示信用等级 2 家；最晚 2026-06-30 公示，是这一期结束后第 91 天',
    );
  });

  it('is overdue once a month has passed after the quarter while nobody is graded', async () => {
    const rows = both('2025-Q4', '2026-01-20');
    expect(brief(await judged(rows, '2026-05-01'))).toEqual([['2025-Q4', '合格']]);
    const found = await judged(rows, '2026-05-02');
    expect(brief(found).at(-1)).toEqual(['2026-Q1', '逾期']);
    expect(found.at(1)?.overdueDays).toBe(1);
  });

  it('was overdue until a late grade came', async () => {
    const rows = [...both('2025-Q4', '2026-01-20'), ...both('2026-Q1', '2026-07-02')];
    expect(brief(await judged(rows, '2026-07-01')).at(-1)).toEqual(['2026-Q1', '逾期']);
    expect(brief(await judged(rows, '2026-07-02')).at(-1)).toEqual(['2026-Q1', '合格']);
  });

  it('names the firms that are missing', async () => {
    const found = await judged(
      [...both('2025-Q4', '2026-01-20'), grade(FIRM, '2026-Q1', 'A', '2026-04-20')],
      '2026-07-31',
    );
    expect(brief(found).at(-1)).toEqual(['2026-Q1', '缺项']);
    expect(found.at(1)?.detail).toContain('没有公示的 1 家：示例乙物业服务有限公司');
  });

  it('asks for nobody who had left by the last day of the quarter', async () => {
    const left = contract.map((row, i) => (i === 1 ? { ...row, 结束日期: '2026-03-30' } : row));
    const rows = [...both('2025-Q4', '2026-01-20'), grade(FIRM, '2026-Q1', 'A', '2026-04-20')];
    expect(brief(await judged(rows, '2026-04-30', { contract: left })).at(-1)).toEqual(['2026-Q1', '合格']);
  });

  it('is unknown where no quarter is on record, and without the tables', async () => {
    expect(brief(await judged([grade(FIRM, '2025', 'A', '2026-03-01')]))).toEqual([['2026-07-31', '未知']]);
    const found = await judgeTown({ contract }, 'YS-17', '2026-07-31', '371323');
    expect(found[0]).toMatchObject({ verdict: '未知', detail: '没有「信用评价」表' });
  });

  it('does not apply to a county in which no firm serves, or of which no estate is published', async () => {
    expect(brief(await judged(both('2026-Q1', '2026-04-20')), '000102')).toEqual([['2026-07-31', '不适用']]);
    const found = await judged(both('2026-Q1', '2026-04-20'), '2026-07-31', { estate: estatesOfCounty });
    expect(brief(found, '000102')).toEqual([['2026-07-31', '不适用']]);
  });
});

describe('YS-28, firms graded A or better', () => {
  const judged = async (firm_grade: readonly Row[], asOf = '2026-07-31', firm = FIRM) =>
    (await judgeTown({ firm_grade }, 'YS-28', asOf, '371323')).find((f) => f.subject === firm);

  it('is met by A itself and by AAA, and not by B', async () => {
    const a = await judged([grade(FIRM, '2026-Q2', 'A', '2026-07-20')]);
    expect(a).toMatchObject({ verdict: '合格', period: '2026-Q2' });
    expect(a?.detail).toBe('甲子县信用等级 A（2026-Q2，2026-07-20 公示），达到 A 级');
    expect((await judged([grade(FIRM, '2026-Q2', 'AAA', '2026-07-20')]))?.verdict).toBe('合格');
    expect(await judged([grade(FIRM, '2026-Q2', 'B', '2026-07-20')])).toMatchObject({
      verdict: '缺项',
      detail: '甲子县信用等级 B（2026-Q2，2026-07-20 公示），未达到 A 级',
    });
  });

  it('goes by the grade published last by the day in question', async () => {
    const rows = [grade(FIRM, '2026-Q1', 'AA', '2026-04-20'), grade(FIRM, '2026-Q2', 'C', '2026-07-20')];
    expect((await judged(rows, '2026-07-19'))?.verdict).toBe('合格');
    expect((await judged(rows, '2026-07-20'))?.verdict).toBe('缺项');
  });

  it('is unknown without a grade, with one off the scale and without the table', async () => {
    expect((await judged([]))?.detail).toBe('甲子县没有公示过信用等级');
    expect((await judged([grade(FIRM, '2026-Q2', 'E', '2026-07-20')]))?.verdict).toBe('未知');
    const found = await judgeTown({}, 'YS-28', '2026-07-31', '371323');
    expect(found.find((f) => f.subject === FIRM)?.detail).toBe('没有「信用评价」表');
  });

  it('does not apply to a firm that serves no estate here', async () => {
    const rows = [grade(OTHER_FIRM, '2026-Q2', 'A', '2026-07-20')];
    expect(await judged(rows, '2026-07-31', OTHER_FIRM)).toMatchObject({
      verdict: '不适用',
      detail: '在这里没有正在服务的小区',
    });
  });
});

describe('JC-08, what a grade brings', () => {
  const judged = async (firm_grade: readonly Row[], asOf = '2026-07-31', firm = FIRM) =>
    (await judgeTown({ firm_grade }, 'JC-08', asOf, '140500')).find((f) => f.subject === firm);

  it('is a prompt to warn of a credit risk with D alone, not with C', async () => {
    const d = await judged([grade(FIRM, '2025', 'D', '2026-03-01')]);
    expect(d).toMatchObject({ verdict: '待核实', period: '2025' });
    expect(d?.detail).toBe(
      '甲子县信用等级 D（2025，2026-03-01 公示）：提示信用风险，通报业主、业委会（物管会）、社区居委会',
    );
    expect(await judged([grade(FIRM, '2025', 'C', '2026-03-01')])).toMatchObject({
      verdict: '合格',
      detail: '甲子县信用等级 C（2025，2026-03-01 公示）：强化检查',
    });
  });

  it('goes by the grade published last by the day in question', async () => {
    const rows = [grade(FIRM, '2024', 'D', '2025-03-01'), grade(FIRM, '2025', 'A', '2026-03-01')];
    expect((await judged(rows, '2026-02-28'))?.verdict).toBe('待核实');
    expect((await judged(rows, '2026-03-01'))?.detail).toContain('招投标加分');
  });

  it('asks anew where another county grades the firm D after the first was looked into', async () => {
    const division = TOWN.division.map((row) => ({ ...row, 主管部门: `${row.名称}住建局` }));
    const contract = ['JZ001', 'YC001'].map((小区编码) => ({ ...TOWN.contract[0], 小区编码 }));
    const firm_grade = [
      grade(FIRM, '2025', 'D', '2026-02-01', { 评价单位: '甲子县住建局' }),
      grade(FIRM, '2026-Q2', 'D', '2026-07-15', { 评价单位: '乙丑区住建局' }),
    ];
    const settled = { ...event('不成立', 'JC-08', '2026-03-20'), 主体编码: FIRM };
    const tables = { division, contract, firm_grade, event: [settled] };
    const on = async (asOf: string) =>
      (await judgeTown(tables, 'JC-08', asOf, '140500')).find((found) => found.subject === FIRM);
    expect(await on('2026-07-14')).toMatchObject({ period: '2025', verdict: '合格' });
    expect(await on('2026-07-15')).toMatchObject({ period: '2026-Q2', verdict: '待核实' });
  });

  it('is unknown without a grade, and with one of which the letter says nothing', async () => {
    expect((await judged([]))?.verdict).toBe('未知');
    expect((await judged([grade(FIRM, '2025', 'AA', '2026-03-01')]))?.verdict).toBe('未知');
  });

  it('does not apply to a firm that serves no estate here', async () => {
    const rows = [grade(OTHER_FIRM, '2025', 'D', '2026-03-01')];
    expect((await judged(rows, '2026-07-31', OTHER_FIRM))?.verdict).toBe('不适用');
  });
});
