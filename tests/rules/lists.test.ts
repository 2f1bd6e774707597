import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { FIRM } from '../support/tables.ts';

const entry = (period: string, colour: string, kind: string, subject: string, listedOn: string) => ({
  行政区划代码: '000101',
  期次: period,
  榜别: colour,
  主体类型: kind,
  主体编码: subject,
  依据: subject === '无' ? '' : '理由',
  列入日期: listedOn,
  文号: '示〔2026〕1号',
});
const graded = (grade: string, publishedOn: string) => ({
  统一社会信用代码: FIRM,
  评价周期: '2025',
  信用等级: grade,
  公示日期: publishedOn,
});

describe('CZ-15, a list every month', () => {
  const judged = async (list_entry: ReturnType<typeof entry>[], asOf: string) =>
    (await judgeTown({ list_entry }, 'CZ-15', asOf))
      .filter((f) => f.subject === '000101')
      .map((f) => [f.period, f.verdict]);

  it('is met by a list with somebody on it and by one with nobody, and not by silence', async () => {
    const lists = [
      entry('2026-04', '黑榜', '企业', FIRM, '2026-04-28'),
      entry('2026-06', '红榜', '企业', '无', '2026-06-28'),
    ];
    expect(await judged(lists, '2026-06-30')).toEqual([
      ['2026-04', '合格'],
      ['2026-05', '逾期'],
      ['2026-06', '合格'],
    ]);
  });

  it('is not yet due on the last day of the month', async () => {
    const lists = [entry('2026-04', '黑榜', '企业', FIRM, '2026-04-28')];
    expect(await judged(lists, '2026-05-31')).toEqual([['2026-04', '合格']]);
    expect(await judged(lists, '2026-06-01')).toEqual([
      ['2026-04', '合格'],
      ['2026-05', '逾期'],
    ]);
  });

  it('is unknown where nothing was ever published, and without the table', async () => {
    expect(await judged([], '2026-06-30')).toEqual([['2026-06-30', '未知']]);
    expect((await judgeTown({}, 'CZ-15', '2026-06-30')).every((f) => f.verdict === '未知')).toBe(true);
  });
});

describe('CZ-16, A on the red list and D on the black one', () => {
  const judged = async (grade: ReturnType<typeof graded>[], list: ReturnType<typeof entry>[]) =>
    (await judgeTown({ firm_grade: grade, list_entry: list }, 'CZ-16', '2026-06-30')).find((f) => f.subject === FIRM);
  const others = entry('2026-06', '红榜', '企业', '无', '2026-06-28');

  it('is met where list and grade agree, being on no list with B included', async () => {
    expect(
      (await judged([graded('A', '2026-03-01')], [entry('2026-06', '红榜', '企业', FIRM, '2026-06-28')]))?.verdict,
    ).toBe('合格');
    expect((await judged([graded('B', '2026-03-01')], [others]))?.verdict).toBe('合格');
  });

  it('is a prompt where D is not on the black list, and where B is', async () => {
    const absent = await judged([graded('D', '2026-03-01')], [others]);
    expect(absent).toMatchObject({ verdict: '待核实', period: '2026-06' });
    expect(absent?.detail).toContain('按等级应列入黑榜，待核实');
    expect(
      (await judged([graded('B', '2026-03-01')], [entry('2026-06', '黑榜', '企业', FIRM, '2026-06-28')]))?.verdict,
    ).toBe('待核实');
  });

  it('counts the grade that was published by the day of the list, not a later one', async () => {
    const list = [entry('2026-06', '红榜', '企业', FIRM, '2026-06-28')];
    expect((await judged([graded('A', '2026-06-28')], list))?.verdict).toBe('合格');
    expect((await judged([graded('A', '2026-06-29')], list))?.verdict).toBe('未知');
  });

  it('does not apply where no list of firms was published', async () => {
    expect((await judged([graded('A', '2026-03-01')], []))?.verdict).toBe('不适用');
  });
});

describe('YS-13, two black listings of an estate', () => {
  const judged = async (periods: readonly string[]) =>
    (
      await judgeTown(
        { list_entry: periods.map((period) => entry(period, '黑榜', '项目', 'JZ001', '2026-03-30')) },
        'YS-13',
        '2026-06-30',
        '371323',
      )
    ).find((f) => f.subject === 'JZ001');

  it('is reached by any two, not in a row, as a prompt', async () => {
    expect(await judged(['2025-Q2', '2026-Q1'])).toMatchObject({ verdict: '待核实', period: '2026-Q1' });
  });

  it('is not reached by one, nor by none', async () => {
    expect((await judged(['2026-Q1']))?.verdict).toBe('合格');
    expect((await judged([]))?.detail).toBe('没有列入过黑榜');
  });
});
