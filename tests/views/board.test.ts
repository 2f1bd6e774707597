import { describe, expect, test } from 'vitest';
import { accountNotes } from '../../src/views/account-notes.ts';
import { boardView } from '../../src/views/board.ts';
import { besideRules } from '../../src/wording/lists.ts';
import {
  city,
  contract,
  date,
  estate,
  fee,
  firm,
  grade,
  guidePrice,
  lift,
  listing,
  manager,
  notice,
  revenue,
} from './city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';
const HOME = estate('JZ001', '丁香苑');

describe('谁在管', () => {
  test('an estate is served by the contract in force, not by the one that ended', () => {
    const view = boardView(
      city({
        records: {
          estate: [HOME],
          firm: [firm(A, '甲物业'), firm(B, '乙物业')],
          contract: [
            contract('JZ001', A, { end: date('2025-12-31') }),
            contract('JZ001', B, { start: date('2026-01-01') }),
          ],
        },
      }),
      'JZ001',
    );
    expect(view.firm.current?.firmName).toBe('乙物业');
    expect(view.firm.contracts.map((row) => row.state)).toEqual(['current', 'former']);
  });

  test('an estate whose contract has run out shows none in force', () => {
    const view = boardView(
      city({
        records: {
          estate: [HOME],
          firm: [firm(A, '甲物业')],
          contract: [contract('JZ001', A, { end: date('2026-11-09') })],
        },
      }),
      'JZ001',
    );
    expect(view.firm.current).toBeNull();
    expect(view.firm.disclosure.state).toBe('undisclosed');
  });

  test('an estate that its owners run themselves needs no contract', () => {
    const view = boardView(city({ records: { estate: [estate('JZ001', '教师公寓', { mode: '业主自管' })] } }), 'JZ001');
    expect(view.firm.disclosure.state).toBe('not-applicable');
  });

  test("an estate shows the grade its own place's authority gave, not another county's newer one", () => {
    const view = boardView(
      city({
        records: {
          estate: [HOME],
          firm: [firm(A, '甲物业')],
          contract: [contract('JZ001', A)],
          firm_grade: [
            grade(A, 'B', '2026-08-05', { assessor: '示例市住房和城乡建设局' }),
            grade(A, 'AAA', '2026-10-20', { assessor: '丙寅县住房和城乡建设局' }),
          ],
        },
      }),
      'JZ001',
    );
    expect(view.firm.grade?.grade).toBe('B');
  });
});

describe('公示状态', () => {
  test('an estate without a row in a table that is there is 未公示, without the table 未知', () => {
    expect(boardView(city({ records: { estate: [HOME] } }), 'JZ001').fund.disclosure.state).toBe('undisclosed');
    expect(boardView(city({ records: { estate: [HOME] }, absent: ['fund'] }), 'JZ001').fund.disclosure.state).toBe(
      'unknown',
    );
  });

  test('a city of estates and divisions alone still has a board for each', () => {
    const absent = [
      'firm',
      'firm_grade',
      'list_entry',
      'contract',
      'manager',
      'fee_item',
      'guide_price',
      'revenue',
      'complaint_stat',
      'survey',
      'lift',
      'facility',
      'fund',
      'channel',
      'posting',
      'bulletin',
      'event',
    ] as const;
    const view = boardView(city({ records: { estate: [HOME] }, absent }), 'JZ001');
    expect(
      [view.firm, view.manager, view.fees, view.complaints, view.revenue, view.lists, view.record].map(
        (p) => p.disclosure.state,
      ),
    ).toEqual(Array(7).fill('unknown'));
  });
});

describe('收费标准', () => {
  test('a fee under a guide price stands beside its band', () => {
    const view = boardView(
      city({ records: { estate: [HOME], fee_item: [fee('JZ001', 9200)], guide_price: [guidePrice(8000)] } }),
      'JZ001',
    );
    expect(view.fees.guide).toMatchObject({ lowE4: 6400, highE4: 9600 });
  });

  test('a fee whose estate has no approved grade says what is missing for the comparison', () => {
    const view = boardView(
      city({
        records: {
          estate: [estate('JZ001', '丁香苑', { serviceGrade: null })],
          fee_item: [fee('JZ001', 9200)],
          guide_price: [guidePrice(8000)],
        },
      }),
      'JZ001',
    );
    expect(view.fees.guide).toBeNull();
    expect(view.fees.guideMissing).toContain('核定服务等级');
  });

  test('a market price is not compared with the guide price', () => {
    const view = boardView(
      city({
        records: {
          estate: [HOME],
          fee_item: [fee('JZ001', 9200, { pricing: '市场调节价' })],
          guide_price: [guidePrice(8000)],
        },
      }),
      'JZ001',
    );
    expect([view.fees.guide, view.fees.guideMissing]).toEqual([null, null]);
  });

  test('a fee that ended yesterday is among the former ones', () => {
    const view = boardView(
      city({ records: { estate: [HOME], fee_item: [fee('JZ001', 8500, { end: date('2026-11-09') })] } }),
      'JZ001',
    );
    expect([view.fees.current.length, view.fees.former.length]).toEqual([0, 1]);
  });
});

describe('公共收益', () => {
  const account = [
    revenue('JZ001', '2025', '上期结余', 13_260_000, 14),
    revenue('JZ001', '2025', '收入', 14_832_000, 15),
    revenue('JZ001', '2025', '支出', 9_450_000, 16),
    revenue('JZ001', '2025', '期末结余', 18_642_000, 17),
  ];

  test('an estate of 1,204 homes with 186,420.00 left has 154.83 for each', () => {
    const view = boardView(
      city({ records: { estate: [estate('JZ001', '丁香苑', { households: 1204 })], revenue: account } }),
      'JZ001',
    );
    expect(view.revenue.closingPerHouseholdFen).toBe(15_483);
    expect(view.revenue.sources[0]).toMatchObject({ text: '公共收益.xlsx 第 14—17 行', path: '/data/#revenue' });
  });

  test('an account without a closing row has no balance, whatever could be added up', () => {
    const view = boardView(city({ records: { estate: [HOME], revenue: account.slice(0, 3) } }), 'JZ001');
    expect([view.revenue.years[0]?.closingFen, view.revenue.closingPerHouseholdFen]).toEqual([null, null]);
  });
});

describe('收支不符', () => {
  const year = (when: string, opening: number, income: number, spending: number, closing: number) => [
    revenue('JZ001', when, '上期结余', opening, 2),
    revenue('JZ001', when, '收入', income, 3),
    revenue('JZ001', when, '支出', spending, 4),
    revenue('JZ001', when, '期末结余', closing, 5),
  ];
  const notes = (lines: ReturnType<typeof revenue>[]): string[][] =>
    boardView(city({ records: { estate: [HOME], revenue: lines } }), 'JZ001').revenue.years.map(accountNotes);

  test('accounts that add up are not remarked on', () => {
    expect(notes([...year('2024', 0, 300, 100, 200), ...year('2025', 200, 10, 20, 190)])).toEqual([[], []]);
  });

  test('one fen that is missing is told with the whole sum', () => {
    expect(notes(year('2025', 13_260_000, 14_832_000, 9_450_000, 18_641_999))).toEqual([
      [
        '收支与结余相差 0.01 元：上期结余 132,600.00 + 收入 148,320.00 − 成本 0.00 − 支出 94,500.00 = 186,420.00，期末结余写的是 186,419.99。',
      ],
    ]);
  });

  test("an opening balance that is not the year before's closing one is told, a year without one before it is not", () => {
    const lines = [
      ...year('2022', 5, 0, 0, 5),
      ...year('2024', 0, 300_000, 0, 300_000),
      ...year('2025', 400_000, 0, 0, 400_000),
    ];
    expect(notes(lines)).toEqual([
      ['上期结余与2024年期末结余相差 1,000.00 元：2024年期末结余 3,000.00，2025年上期结余写的是 4,000.00。'],
      [],
      [],
    ]);
  });
});

describe('红黑榜', () => {
  const served = { estate: [HOME], firm: [firm(A, '甲物业')], contract: [contract('JZ001', A)] };

  test('a month without any list is a question, a list without the firm is a dash', () => {
    const view = boardView(
      city({
        records: {
          ...served,
          list_entry: [
            listing('000101', '2026-07', '黑榜', A),
            listing('000101', '2026-08', '红榜', null),
            listing('000101', '2026-10', '红榜', A),
          ],
        },
      }),
      'JZ001',
    );
    const strip = view.lists.strips[0];
    expect(strip?.cells.length).toBe(12);
    expect(strip?.cells.slice(-4).map((cell) => cell.mark)).toEqual(['black', 'absent', 'unpublished', 'red']);
  });

  test('an estate in a county that lists estates by quarter has a strip of its own quarters', () => {
    const view = boardView(
      city({
        records: {
          estate: [estate('BY001', '䶮泽园', { division: '000103' })],
          list_entry: [listing('000103', '2026-Q3', '红榜', 'BY001', { subjectKind: '项目' })],
        },
      }),
      'BY001',
    );
    expect(view.lists.strips.map((strip) => [strip.kind, strip.cadence, strip.cells.at(-1)?.mark])).toEqual([
      ['项目', 'quarter', 'red'],
    ]);
  });

  test('three red lists in a row are a run of three', () => {
    const entries = ['2026-08', '2026-09', '2026-10'].map((month) => listing('000101', month, '红榜', A));
    const view = boardView(city({ records: { ...served, list_entry: entries } }), 'JZ001');
    expect(view.lists.latest).toMatchObject({ mark: 'red', run: 3 });
  });

  test('lists in another cadence than the rules ask for are drawn as they were published', () => {
    const view = boardView(
      city({ records: { ...served, list_entry: [listing('000101', '2026-Q3', '黑榜', A)] } }),
      'JZ001',
    ).lists;
    expect(view.latest).toMatchObject({ period: '2026-Q3', mark: 'black', run: 1, kind: '企业' });
    expect(view.strips.map((strip) => [strip.cadence, strip.cells.at(-1)?.mark])).toEqual([['quarter', 'black']]);
    expect(besideRules(view.ruled, 'quarter', ['企业'])).toBe('规则要求每月公布，实际按季度公布。');
  });

  test('where only estates were listed though the rules mean firms, the strip is about estates', () => {
    const view = boardView(
      city({
        records: { ...served, list_entry: [listing('000101', '2026-Q3', '黑榜', 'JZ001', { subjectKind: '项目' })] },
      }),
      'JZ001',
    ).lists;
    expect(view.latest).toMatchObject({ mark: 'black', kind: '项目', subjectName: '丁香苑' });
    expect(view.strips.map((strip) => [strip.kind, strip.cadence])).toEqual([['项目', 'quarter']]);
    expect(besideRules(view.ruled, 'quarter', ['项目'])).toBe(
      '规则要求每月公布，实际按季度公布；规则要求评企业，实际评小区。',
    );
  });

  test('an estate without a firm is not measured by lists of firms', () => {
    const view = boardView(
      city({
        records: {
          estate: [estate('JZ001', '教师公寓', { mode: '业主自管' })],
          list_entry: [listing('000101', '2026-10', '红榜', A)],
        },
      }),
      'JZ001',
    );
    expect(view.lists.disclosure.state).toBe('not-applicable');
  });
});

describe('电梯、通知', () => {
  test('a lift serviced nine days ago says nine days', () => {
    expect(
      boardView(city({ records: { estate: [HOME], lift: [lift('JZ001', '2026-11-01')] } }), 'JZ001').lifts.lifts[0]
        ?.daysSinceServicing,
    ).toBe(9);
  });

  test('an estate shows notices for its street by name, none that ended and none for elsewhere', () => {
    const view = boardView(
      city({
        records: { estate: [HOME] },
        notices: [
          notice('street', { targets: ['000101001'] }),
          notice('ended', { until: date('2026-11-09') }),
          notice('elsewhere', { targets: ['000103'] }),
          notice('later', { from: date('2026-11-11') }),
          notice('own', { targets: ['JZ001'], urgent: true }),
        ],
      }),
      'JZ001',
    );
    expect(view.notices.notices.map((one) => one.id)).toEqual(['own', 'street']);
  });

  test('a board is plain data', () => {
    const view = boardView(
      city({ records: { estate: [HOME], manager: [manager('JZ001', '张示例', '0355-0000000')] } }),
      'JZ001',
    );
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
