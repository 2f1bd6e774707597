import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { judgeTown } from '../support/rules.ts';
import { FIRM, type Row, TOWN, townWith } from '../support/tables.ts';

const AS_OF = '2026-11-10';

/** What is found of 丁香苑, which a firm serves. */
const of = (found: readonly Finding[], estate = 'JZ001'): Finding | undefined =>
  found.find((one) => one.subject === estate);

const posting = (item: string, place: string, start = '2026-01-01', end = ''): Row => ({
  小区编码: 'JZ001',
  公示事项: item,
  位置: place,
  开始日期: start,
  结束日期: end,
});

describe('CZ-09, how to complain in three places', () => {
  const board = posting('投诉举报', '公示栏');
  const door = posting('投诉举报', '单元门');
  const lift = posting('投诉举报', '电梯');
  const lifts = (count: string): readonly Row[] => townWith('estate', { 电梯数: count, 阻车电梯数: '' });
  const judged = async (posting: readonly Row[] | null, estate = lifts('4'), asOf = AS_OF, more = {}) =>
    of(await judgeTown({ estate, ...more, ...(posting === null ? {} : { posting }) }, 'CZ-09', asOf));

  it('is met in all three, on the last day of a posting as well', async () => {
    const found = await judged([board, door, lift]);
    expect(found).toMatchObject({ period: AS_OF, verdict: '合格' });
    expect(found?.detail).toBe(
      '有「投诉举报」张贴记录的位置：电梯（2026-01-01 起）、单元门（2026-01-01 起）、公示栏（2026-01-01 起）',
    );
    expect(found?.sources.length).toBe(3);
    const last = { ...lift, 结束日期: AS_OF };
    expect((await judged([board, door, last]))?.verdict).toBe('合格');
    const taken = await judged([board, door, last], lifts('4'), '2026-11-11');
    expect(taken?.verdict).toBe('缺项');
    expect(taken?.detail).toContain('没有张贴「投诉举报」的位置：电梯（2026-11-10 已撤下）');
  });

  it('is unmet where only the telephone hangs on the board', async () => {
    const found = await judged([posting('投诉电话', '公示栏'), door, lift]);
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toContain('公示栏（只贴了「投诉电话」，还要有邮箱和投诉二维码）');
  });

  it('needs none in lifts that it does not have', async () => {
    const found = await judged([board, door], lifts('0'));
    expect(found?.verdict).toBe('合格');
    expect(found?.detail).toContain('小区没有电梯，不要求电梯一处');
  });

  it('is unknown where nobody has said whether it has lifts, unless another place is lacking', async () => {
    const found = await judged([board, door], lifts(''));
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('「小区」表没有写电梯数');
    expect((await judged([board], lifts('')))?.verdict).toBe('缺项');
    expect((await judged([board, door], lifts(''), AS_OF, { lift: TOWN.lift }))?.verdict).toBe('缺项');
    expect((await judged([board, door, lift], lifts('')))?.verdict).toBe('合格');
  });

  it('is unknown without the table', async () => {
    expect(await judged(null)).toMatchObject({ verdict: '未知', detail: '没有「张贴记录」表' });
  });

  it('is judged as of another day as it was on that day', async () => {
    const rows = [board, door, { ...lift, 开始日期: '2026-05-02' }];
    expect((await judged(rows, lifts('4'), '2026-05-01'))?.verdict).toBe('缺项');
    expect((await judged(rows, lifts('4'), '2026-05-02'))?.verdict).toBe('合格');
  });

  it('does not apply where no firm serves it', async () => {
    expect(of(await judgeTown({ posting: [] }, 'CZ-09', AS_OF), 'JZ002')?.verdict).toBe('不适用');
  });
});

describe('WA-21, the result of a survey put up in the estate', () => {
  const survey = (date: string, from = '', until = ''): Row => ({
    小区编码: 'JZ001',
    调查日期: date,
    有效: '120',
    满意率: '58%',
    公示开始: from,
    公示结束: until,
  });
  const judged = async (surveys: readonly Row[] | null, postings: readonly Row[] | null = [], asOf = AS_OF) => {
    const tables = {
      ...(surveys === null ? {} : { survey: surveys }),
      ...(postings === null ? {} : { posting: postings }),
    };
    return (await judgeTown(tables, 'WA-21', asOf, '141121')).filter((one) => one.subject === 'JZ001');
  };
  const brief = (found: readonly Finding[]) => found.map((one) => [one.period, one.verdict]);

  it('is met by its own date of posting, from that day on', async () => {
    const rows = [survey('2026-05-01', '2026-05-10', '2026-05-20')];
    expect(brief(await judged(rows))).toEqual([['2026-05-01', '合格']]);
    expect(brief(await judged(rows, [], '2026-05-10'))).toEqual([['2026-05-01', '合格']]);
    expect(brief(await judged(rows, [], '2026-05-09'))).toEqual([['2026-05-01', '缺项']]);
    expect(brief(await judged(rows, [], '2026-04-30'))).toEqual([['2026-04-30', '不适用']]);
  });

  it('is met by a posting on the board since the survey, but not by one of the next survey', async () => {
    const on = [posting('满意度', '公示栏', '2026-05-01', '2026-05-20')];
    expect(brief(await judged([survey('2026-05-01')], on))).toEqual([['2026-05-01', '合格']]);
    expect(brief(await judged([survey('2026-05-02')], on))).toEqual([['2026-05-02', '缺项']]);
    expect(brief(await judged([survey('2026-05-01')], [posting('满意度', '单元门', '2026-05-01')]))).toEqual([
      ['2026-05-01', '缺项'],
    ]);
    const two = [survey('2026-01-01'), survey('2026-04-20')];
    expect(brief(await judged(two, on))).toEqual([
      ['2026-01-01', '缺项'],
      ['2026-04-20', '合格'],
    ]);
  });

  it('is unknown where neither table can tell', async () => {
    const [found] = await judged([survey('2026-05-01')], null);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toBe('2026-05-01 的调查，没有填「公示开始」，也没有「张贴记录」表');
    expect(brief(await judged(null))).toEqual([[AS_OF, '未知']]);
  });

  it('does not apply without a survey since the rule holds', async () => {
    expect(brief(await judged([]))).toEqual([[AS_OF, '不适用']]);
    expect(brief(await judged([survey('2025-05-05')]))).toEqual([[AS_OF, '不适用']]);
    expect(brief(await judged([survey('2025-05-06')]))).toEqual([['2025-05-06', '缺项']]);
  });
});

describe("YS-18, the firm's grade on the board", () => {
  const grade = (publishedOn: string): Row => ({
    统一社会信用代码: FIRM,
    评价周期: '2025-Q1',
    信用等级: 'AA',
    公示日期: publishedOn,
  });
  const tables = { firm_grade: [grade('2025-04-18')], posting: [] as readonly Row[] };
  const judged = async (
    change: Partial<typeof tables> = {},
    asOf = AS_OF,
    options: Parameters<typeof judgeTown>[4] = {},
  ) => of(await judgeTown({ ...tables, ...change }, 'YS-18', asOf, '371323', options));

  it('is met while it hangs there, to the last day', async () => {
    const hung = { posting: [posting('信用等级', '公示栏', '2026-01-01', '2026-06-30')] };
    expect(await judged(hung, '2026-06-30')).toMatchObject({ period: '2026-06-30', verdict: '合格' });
    expect((await judged(hung, '2026-07-01'))?.verdict).toBe('缺项');
    expect((await judged(hung, '2025-12-31'))?.verdict).toBe('缺项');
  });

  it('goes by the later period of two grades that were published on one day, as the page of the firm does', async () => {
    const both = [
      { ...grade('2026-07-17'), 评价周期: '2026-Q2', 信用等级: 'B' },
      { ...grade('2026-07-17'), 评价周期: '2026-Q1', 信用等级: 'A' },
    ];
    expect((await judged({ firm_grade: both }))?.detail).toContain('2026-07-17 公布的信用等级是 B');
  });

  it('is unmet where a grade is published and does not hang on the board', async () => {
    const found = await judged({ posting: [posting('信用等级', '单元门')] });
    expect(found?.verdict).toBe('缺项');
    expect(found?.detail).toBe('企业 2025-04-18 公布的信用等级是 AA，公示栏没有「信用等级」张贴记录');
  });

  it('is unknown where a table is absent that would tell', async () => {
    expect((await judged({}, AS_OF, { without: ['posting'] }))?.detail).toBe('没有「张贴记录」表');
    expect((await judged({}, AS_OF, { without: ['firm_grade'] }))?.detail).toBe('没有「信用评价」表');
    const found = await judged({}, AS_OF, { without: ['contract'] });
    expect(found).toMatchObject({ verdict: '未知', detail: '没有「合同」表' });
    expect((await judged({}, '2027-01-01'))?.detail).toContain('没有在执行的合同');
  });

  it('is unknown where nobody knows whether the grade is that of the place', async () => {
    const { firm_grade } = tables;
    const elsewhere = { ...grade('2025-01-18'), 评价周期: '2024-Q4', 评价单位: '丙寅县住房和城乡建设局' };
    const found = await judged({ firm_grade: [...firm_grade, elsewhere] });
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('公示栏没有「信用等级」张贴记录；「信用评价」表有 1 行没有写「评价单位」');
    const signed = firm_grade.map((row) => ({ ...row, 评价单位: '示例市住房和城乡建设局' }));
    expect((await judged({ firm_grade: signed }))?.verdict).toBe('缺项');
  });

  it('does not apply before its firm has a grade, and where no firm serves it', async () => {
    expect((await judged({}, '2025-04-17'))?.verdict).toBe('不适用');
    expect((await judged({}, '2025-04-18'))?.verdict).toBe('缺项');
    expect(of(await judgeTown(tables, 'YS-18', AS_OF, '371323'), 'JZ002')?.verdict).toBe('不适用');
  });
});
