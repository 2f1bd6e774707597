/**
 * The geometry of the pictures: drawn from what is known, left out where nothing is, never a zero for an unknown.
 */
import { describe, expect, test } from 'vitest';
import { boardView } from '../../src/views/board/board.ts';
import { complaintMonths } from '../../src/views/pictures/complaint-months.ts';
import { gradeSteps } from '../../src/views/pictures/grade-steps.ts';
import { liftGaps } from '../../src/views/pictures/lift-gaps.ts';
import { city, complaints, date, estate, fee, grade, guidePrice, lift, period, revenue, rule } from './city.ts';

const HOME = estate('JZ001', '丁香苑');
type CityOptions = NonNullable<Parameters<typeof city>[0]>;
const board = (records: CityOptions['records'], more: CityOptions = {}) =>
  boardView(city({ records: { estate: [HOME], ...records }, ...more }), 'JZ001').panels;

describe('收支图', () => {
  const year = [
    revenue('JZ001', '2025', '上期结余', 100_000, 2),
    revenue('JZ001', '2025', '收入', 60_000, 3),
    revenue('JZ001', '2025', '成本', 10_000, 4),
    revenue('JZ001', '2025', '支出', 50_000, 5),
    revenue('JZ001', '2025', '期末结余', 100_000, 6),
  ];

  test('income goes up from the opening balance, costs and spending down to the closing one', () => {
    const picture = board({ revenue: year }).revenue.waterfall;
    expect(picture?.bars.map(({ label, kind, start, width }) => [label, kind, start, width])).toEqual([
      ['上期结余', 'balance', 0, 62.5],
      ['收入', 'in', 62.5, 37.5],
      ['成本', 'out', 93.75, 6.25],
      ['支出', 'out', 62.5, 31.25],
      ['期末结余', 'balance', 0, 62.5],
    ]);
    expect(picture?.title).toBe('2025年从上期结余 1,000.00 元到期末结余 1,000.00 元');
    expect(picture?.sentence).toBe(
      '2025年公共收益：上期结余 1,000.00 元，收入 600.00 元，成本 100.00 元，支出 500.00 元，期末结余 1,000.00 元。',
    );
  });

  test('a deficit lies left of zero', () => {
    const picture = board({
      revenue: [
        revenue('JZ001', '2025', '上期结余', 0, 2),
        revenue('JZ001', '2025', '收入', 10_000, 3),
        revenue('JZ001', '2025', '成本', 30_000, 4),
        revenue('JZ001', '2025', '支出', 0, 5),
        revenue('JZ001', '2025', '期末结余', -20_000, 6),
      ],
    }).revenue.waterfall;
    expect(picture?.zero).toBe(66.67);
    expect(picture?.bars.at(-1)).toMatchObject({ start: 0, width: 66.67 });
  });

  test('a year without a closing balance has no picture', () => {
    expect(board({ revenue: year.slice(0, 4) }).revenue.waterfall).toBeNull();
  });

  test('a kind of which there is no row leaves the picture out, also where the rest adds up; one of 0 is drawn', () => {
    const noCost = year.filter(({ category }) => category !== '成本');
    expect(board({ revenue: noCost }).revenue.waterfall).toBeNull();
    const balanced = noCost.map((line) => (line.category === '期末结余' ? { ...line, amountFen: 110_000 } : line));
    expect(board({ revenue: balanced }).revenue.waterfall).toBeNull();
    const none = revenue('JZ001', '2025', '成本', 0, 7);
    expect(board({ revenue: [...balanced, none] }).revenue.waterfall?.bars).toHaveLength(5);
  });

  test('years stand side by side from the oldest, per household too; one alone is not compared', () => {
    const closing = (when: string, fen: number, row: number) => revenue('JZ001', when, '期末结余', fen, row);
    const { balances } = board({ revenue: [closing('2025', 20_000, 2), closing('2024', 10_000, 3)] }).revenue;
    expect(balances?.years.map(({ label, perHouseholdFen, width }) => [label, perHouseholdFen, width])).toEqual([
      ['2024年末', 100, 29],
      ['2025年末', 200, 58],
    ]);
    expect(board({ revenue: [closing('2025', 20_000, 2)] }).revenue.balances).toBeNull();
  });
});

describe('指导价图', () => {
  test('the charge is a mark beside the permitted range, above it where it is above', () => {
    const { picture } = board({ fee_item: [fee('JZ001', 15_000)], guide_price: [guidePrice(10_000)] }).fees;
    expect(picture).toMatchObject({ low: 10, high: 55.71, price: 90, baseE4: 10_000, highE4: 12_000 });
    expect(picture?.sentence).toBe('物业服务费 1.50 元/㎡·月；政府指导价允许 0.80 至 1.20，基准价 1.00。');
  });

  test('without a guide price there is no picture', () => {
    expect(board({ fee_item: [fee('JZ001', 15_000)] }).fees.picture).toBeNull();
  });
});

describe('维保间隔图', () => {
  const CN01 = rule('CN-01', { judge: 'lift-servicing', panel: 'lifts', params: { days: 15, compare: 'at-most' } });

  test('the limit is that of the rule in force, and what lies beyond it begins there', () => {
    const { gaps } = board(
      { lift: [lift('JZ001', '2026-11-05'), lift('JZ001', '2026-10-22')] },
      { rules: [CN01] },
    ).lifts;
    expect(gaps?.limitDays).toBe(15);
    expect(gaps?.lifts.map(({ days, over }) => [days, over])).toEqual([
      [19, 72.74],
      [5, null],
    ]);
    expect(gaps?.title).toBe('2 部电梯里 1 部超过 15 天没有保养记录，算到 2026年11月10日');
    expect(gaps?.sentence).toBe('2 台电梯距上次维保最久 19 天，其中 1 台超过 15 天。');
  });

  test('fifteen days are within fifteen days', () => {
    expect(liftGaps([{ location: '1号楼', daysSinceServicing: 15 }], 15, null)?.lifts[0]?.over).toBeNull();
  });

  test('without a rule in force there is no limit', () => {
    const records = { lift: [lift('JZ001', '2026-10-22')] };
    expect(board(records).lifts.gaps?.limit).toBeNull();
    expect(board(records, { rules: [{ ...CN01, enabled: false }] }).lifts.gaps?.limit).toBeNull();
    expect(board(records, { rules: [{ ...CN01, valid_from: date('2027-01-01') }] }).lifts.gaps?.limit).toBeNull();
  });

  test('a lift serviced after the as-of day has no gap to draw', () => {
    expect(board({ lift: [lift('JZ001', '2026-11-20')] }).lifts.gaps).toBeNull();
  });

  test('twelve are drawn, the rest is left to the table', () => {
    const lifts = Array.from({ length: 15 }, (_, i) => ({ location: `${i}号楼`, daysSinceServicing: i }));
    const gaps = liftGaps(lifts, 15, null);
    expect(gaps?.lifts).toHaveLength(12);
    expect(gaps?.lifts[0]?.days).toBe(14);
    expect(gaps?.more).toBe(3);
  });
});

describe('投诉图', () => {
  test('twelve months end with the last complete one; a month without a row is unknown, not zero', () => {
    const picture = complaintMonths(
      [
        complaints('JZ001', '2026-10', { received: 4, closedOnTime: 3 }),
        complaints('JZ001', '2026-08', { received: 2, closedOnTime: null }),
        complaints('JZ001', '2026-07', { received: 0, closedOnTime: null }),
      ],
      date('2026-11-10'),
    );
    expect(picture?.columns).toHaveLength(12);
    expect(picture?.columns[0]).toMatchObject({ month: 11, received: null, height: 100 });
    expect(picture?.columns[11]).toMatchObject({ month: 10, height: 100, onTimeHeight: 75 });
    expect(picture?.columns[9]).toMatchObject({ month: 8, received: 2, onTimeHeight: null });
    expect(picture?.columns[8]).toMatchObject({ month: 7, received: 0, onTime: 0 });
    expect(picture?.hasUnknown).toBe(true);
    expect(picture?.sentence).toBe(
      '2025年11月至2026年10月受理 6 件，按时办结 3 件（1 个月按时件数未知），9 个月没有数据。',
    );
  });

  test('a year with nothing known has no picture', () => {
    expect(complaintMonths([], date('2026-11-10'))).toBeNull();
    expect(complaintMonths([complaints('JZ001', '2024-01')], date('2026-11-10'))).toBeNull();
  });
});

describe('信用等级图', () => {
  const A = '91000000MA00000157';
  const of = (when: string, letter: string, assessor = '甲子县住建局') =>
    grade(A, letter, '2026-01-01', { period: period(when), assessor });

  test('steps run over the periods, with a gap where none was published', () => {
    const system = { assessor: '甲子县住建局', scale: ['A', 'B', 'C', 'D'] };
    const [picture] = gradeSteps([of('2026-Q1', 'A'), of('2025-Q4', 'B'), of('2025-Q2', 'B')], () => system);
    expect(picture?.grades).toEqual(['A', 'B', 'C', 'D']);
    expect(picture?.steps.map(({ label, row, from }) => [label, row, from])).toEqual([
      ['2季', 1, null],
      ['3季', null, null],
      ['4季', 1, null],
      ['1季', 0, 1],
    ]);
    expect(picture?.sentence).toBe(
      '信用等级：2025年第二季度B，2025年第三季度未见公布，2025年第四季度B，2026年第一季度A。',
    );
  });

  test('authorities with scales of their own have pictures of their own, and a single grade has none', () => {
    const grades = [of('2025', 'B'), of('2024', 'C'), of('2025', 'AA', '丙寅县住建局')];
    const systems = new Map(grades.map(({ assessor }) => [assessor, { assessor, scale: [] }]));
    const pictures = gradeSteps(grades, ({ assessor }) => systems.get(assessor) ?? { assessor, scale: [] });
    expect(pictures.map((one) => [one.assessor, one.grades])).toEqual([['甲子县住建局', ['B', 'C']]]);
  });
});
