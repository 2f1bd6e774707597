/**
 * What listings and events count that are withdrawn: those that were put right, were wrong, have run out, or were taken off
 * without a word; by runs, counts, shares and whatever else begins with a listing.
 */
import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { FIRM, type Row } from '../support/tables.ts';

const listed = (period: string, on: string, subject: string, more: Row = {}): Row => ({
  行政区划代码: '000101',
  期次: period,
  榜别: '黑榜',
  主体类型: subject === FIRM ? '企业' : '项目',
  主体编码: subject,
  依据: '示例',
  列入日期: on,
  文号: '示〔2026〕1号',
  ...more,
});
const AS_OF = '2026-06-30';

/** How a listing was taken off before the day of judging, and whether it counts where the profile says that 到期 does. */
const REMOVALS: [how: string, row: Row, countsIfExpired: boolean][] = [
  ['put right', { 移出日期: '2026-06-15', 移出原因: '修复' }, false],
  ['wrong', { 移出日期: '2026-06-15', 移出原因: '更正' }, false],
  ['wrong, though it comes off only later', { 移出日期: '2026-07-15', 移出原因: '更正' }, false],
  ['taken off without a reason', { 移出日期: '2026-06-15' }, false],
  ['run out', { 移出日期: '2026-06-15', 移出原因: '到期' }, true],
  ['past its 公示期至', { 公示期至: '2026-06-29' }, true],
];

/** What brings a prompt, with the row of it that is taken off, and what is said of the subject then. */
const TRIGGERS: [rule: string, profile: string, subject: string, rows: (removed: Row) => Row[], without: string][] = [
  [
    'CZ-18',
    '140400',
    FIRM,
    (removed) => [
      listed('2026-04', '2026-04-28', FIRM),
      listed('2026-05', '2026-05-28', FIRM, removed),
      listed('2026-06', '2026-06-12', FIRM),
    ],
    '合格',
  ],
  [
    'YS-13',
    '371323',
    'JZ001',
    (removed) => [listed('2025-Q4', '2026-01-10', 'JZ001', removed), listed('2026-Q1', '2026-04-10', 'JZ001')],
    '合格',
  ],
  ['YS-12', '371323', 'JZ001', (removed) => [listed('2026-Q1', '2026-04-10', 'JZ001', removed)], '合格'],
  ['YS-15', '371323', FIRM, (removed) => [listed('2026-Q1', '2026-04-10', 'JZ001', removed)], '合格'],
  ['YS-22', '371323', 'JZ001', (removed) => [listed('2026-Q1', '2026-04-10', 'JZ001', removed)], '合格'],
];

describe.each(TRIGGERS)('%s', (rule, profile, subject, rows, without) => {
  const verdict = async (removed: Row, params: { expired_counts?: boolean } = {}, asOf = AS_OF) =>
    (await judgeTown({ list_entry: rows(removed), manager: [] }, rule, asOf, profile, { params })).find(
      (found) => found.subject === subject,
    )?.verdict;

  it('is reached while the listing stands', async () => {
    expect(await verdict({})).toBe('待核实');
    expect(await verdict({ 公示期至: AS_OF })).toBe('待核实');
  });

  it.each(REMOVALS)('does not count a listing that is %s', async (_, row, countsIfExpired) => {
    expect(await verdict(row)).toBe(without);
    expect(await verdict(row, { expired_counts: true })).toBe(countsIfExpired ? '待核实' : without);
  });

  it('counts a listing up to the day before it was put right', async () => {
    const removed = { 移出日期: '2026-06-15', 移出原因: '修复' };
    expect(await verdict(removed, {}, '2026-06-14')).toBe('待核实');
    expect(await verdict(removed, {}, '2026-06-15')).toBe(without);
  });
});

describe('what was published stays published', () => {
  const only = (removed: Row): Row[] => [
    { ...listed('2026-04', '2026-04-28', FIRM), ...removed },
    listed('2026-05', '2026-05-28', FIRM, removed),
  ];
  it.each(REMOVALS)('though all that it named is %s (CZ-15)', async (_, removed) => {
    const found = await judgeTown({ list_entry: only(removed) }, 'CZ-15', AS_OF);
    const jiazi = found.filter((one) => one.subject === '000101');
    expect(jiazi.map((one) => [one.period, one.verdict, one.detail])).toEqual([
      ['2026-04', '合格', '已公布，1 条移出'],
      ['2026-05', '合格', '已公布，1 条移出'],
    ]);
  });

  it('in the bulletin of a month too (WA-26)', async () => {
    const bulletin = [
      {
        行政区划代码: '000101',
        月份: '2026-05',
        类型: '批评',
        主体编码: FIRM,
        事由: '拖延',
        文号: '示9号',
        移出日期: '2026-06-15',
        移出原因: '修复',
      },
    ];
    const found = await judgeTown({ bulletin }, 'WA-26', AS_OF, '141121');
    expect(found.filter((one) => one.subject === '000101').map((one) => [one.period, one.verdict, one.detail])).toEqual(
      [['2026-05', '合格', '已通报：表扬 0 个，批评 0 个，1 条移出']],
    );
  });
});

it('says to staff that a listing counts no more, and not that there was none', async () => {
  const rows = (removed: Row) => [listed('2026-06', '2026-06-12', FIRM, removed)];
  const detail = async (removed: Row) =>
    (await judgeTown({ list_entry: rows(removed) }, 'CZ-18', AS_OF)).find(({ subject }) => subject === FIRM)?.detail;
  expect(await detail({ 移出日期: '2026-06-15', 移出原因: '修复' })).toBe('列入黑榜的已经移出或公示期已满，不再计数');
  expect(await detail({ 移出日期: '2026-06-15', 移出原因: '更正' })).toBe('没有列入过黑榜');
});

it('finds whoever was taken off the list to have been put on it by its grade (CZ-16)', async () => {
  const grade = [
    {
      统一社会信用代码: FIRM,
      评价周期: '2025',
      信用等级: 'D',
      公示日期: '2026-03-01',
      评价单位: '示例市住房和城乡建设局',
    },
  ];
  const verdict = async (removed: Row) =>
    (
      await judgeTown(
        { firm_grade: grade, list_entry: [listed('2026-06', '2026-06-12', FIRM, removed)] },
        'CZ-16',
        AS_OF,
      )
    ).find(({ subject }) => subject === FIRM)?.verdict;
  expect(await verdict({})).toBe('合格');
  expect(await verdict({ 移出日期: '2026-06-20', 移出原因: '修复' })).toBe('合格');
  expect(await verdict({ 移出日期: '2026-06-20', 移出原因: '更正' })).toBe('待核实');
});

it('does not count a refusal that was put right (WA-22)', async () => {
  const survey = [{ 小区编码: 'JZ001', 调查日期: '2026-05-01', 有效: '100', 满意率: '80%' }];
  const check = { 类型: '等级核查', 日期: '2026-05-10', 主体编码: 'JZ001', 结果: '拒不整改', 文号: '示〔2026〕8号' };
  const verdict = async (removed: Row) =>
    (await judgeTown({ survey, event: [{ ...check, ...removed }] }, 'WA-22', AS_OF, '141121')).find(
      ({ subject }) => subject === 'JZ001',
    )?.verdict;
  expect(await verdict({})).toBe('待核实');
  expect(await verdict({ 移出日期: '2026-06-20', 移出原因: '修复' })).toBe('合格');
  expect(await verdict({ 移出日期: '2026-06-20', 移出原因: '更正' })).toBe('合格');
});
