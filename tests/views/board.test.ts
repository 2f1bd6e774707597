import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { nameCode } from '../../src/domain/name-code.ts';
import { packSource } from '../../src/domain/source.ts';
import { amount, withFigures } from '../../src/rules/readings/figures.ts';
import { boardView } from '../../src/views/board/board.ts';
import { openDuties } from '../../src/views/common/duties.ts';
import { sourcesOf } from '../../src/views/common/sourcing.ts';
import { markOf, markText } from '../../src/views/common/stamps.ts';
import { withoutFirm, withoutList, withoutManager } from '../../src/wording/board.ts';
import { lacksText } from '../../src/wording/duty-kinds.ts';
import { besideRules } from '../../src/wording/lists.ts';
import { MISSING_OWED } from '../../src/wording/missing.ts';
import { textOf } from '../../src/wording/pieces.ts';
import {
  city,
  contract,
  date,
  estate,
  event,
  fee,
  firm,
  found,
  fund,
  grade,
  guidePrice,
  lateBy,
  lift,
  listing,
  manager,
  notice,
  revenue,
  rule,
} from './city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';
const HOME = estate('JZ001', '丁香苑');

describe('电梯与设施维保', () => {
  const stampOf = (change: Parameters<typeof estate>[2]) => {
    const none = found('CN-01', 'JZ001', '不适用', { detail: '小区没有电梯' });
    const records = { estate: [estate('JZ001', '丁香苑', { lifts: 0, ...change })], facility: [] };
    const rules = [{ ...rule('CN-01'), panel: 'lifts' as const }];
    const { stamp, missing } = boardView(city({ records, rules, findings: [none] }), 'JZ001').panels.lifts;
    return [stamp.state, missing];
  };

  test('are about other facilities as well where there are no lifts', () => {
    expect(stampOf({})).toEqual(['unknown', '「设施维保」表里没有这个小区的记录。']);
  });

  test('ask nothing of an estate without lifts that nobody manages', () => {
    expect(stampOf({ mode: '无物业' })).toEqual(['not-applicable', '小区没有电梯。']);
  });
});

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
    expect(view.panels.firm.current?.firmName).toBe('乙物业');
    expect(view.panels.firm.contracts.map((row) => row.state)).toEqual(['current', 'former']);
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
    expect(view.panels.firm.current).toBeNull();
    expect([view.panels.firm.disclosure.state, withoutFirm(view.panels.firm, view.mode)]).toEqual([
      'unknown',
      { who: '企业未知', why: '没有在执行的合同的记录' },
    ]);
  });

  test('an estate that its owners run themselves needs no contract', () => {
    const view = boardView(city({ records: { estate: [estate('JZ001', '教师公寓', { mode: '业主自管' })] } }), 'JZ001');
    expect(view.panels.firm.disclosure.state).toBe('not-applicable');
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
    expect(view.panels.firm.grade?.grade).toBe('B');
  });
});

describe('公示状态', () => {
  test('an estate without a row in a table that is there is 未公示 where a rule asks for one, without the table 未知', () => {
    const asked = { rules: [rule('F-1', { panel: 'fund' })], findings: [found('F-1', 'JZ001', '缺项')] };
    const state = (absent: 'fund' | null) => {
      const made = city({ ...asked, records: { estate: [HOME] }, absent: absent === null ? [] : [absent] });
      return boardView(made, 'JZ001').panels.fund.disclosure.state;
    };
    expect([state(null), state('fund')]).toEqual(['undisclosed', 'unknown']);
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
      [
        view.panels.firm,
        view.panels.manager,
        view.panels.fees,
        view.panels.complaints,
        view.panels.revenue,
        view.panels.lists,
        view.panels.record,
      ].map((p) => p.disclosure.state),
    ).toEqual(Array(7).fill('unknown'));
  });
});

describe('收费标准', () => {
  test('a fee under a guide price stands beside its band', () => {
    const view = boardView(
      city({ records: { estate: [HOME], fee_item: [fee('JZ001', 9200)], guide_price: [guidePrice(8000)] } }),
      'JZ001',
    );
    expect(view.panels.fees.guide).toMatchObject({ lowE4: 6400, highE4: 9600 });
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
    expect(view.panels.fees.guide).toBeNull();
    const lacking = view.panels.fees.says.find(({ fact }) => fact === '政府指导价');
    expect(textOf(lacking?.words ?? [])).toContain('核定服务等级');
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
    expect(view.panels.fees.guide).toBeNull();
    expect(view.panels.fees.says.filter(({ isMissing }) => isMissing)).toEqual([]);
  });

  test('a fee that ended yesterday is among the former ones', () => {
    const view = boardView(
      city({ records: { estate: [HOME], fee_item: [fee('JZ001', 8500, { end: date('2026-11-09') })] } }),
      'JZ001',
    );
    expect([view.panels.fees.current.length, view.panels.fees.former.length]).toEqual([0, 1]);
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
    expect(view.panels.revenue.closingPerHouseholdFen).toBe(15_483);
    expect(view.panels.revenue.sources[0]).toMatchObject({ text: '公共收益.xlsx 第 14—17 行', path: '/data/#revenue' });
  });

  test('an account without a closing row has no balance, whatever could be added up', () => {
    const view = boardView(city({ records: { estate: [HOME], revenue: account.slice(0, 3) } }), 'JZ001');
    expect([view.panels.revenue.years[0]?.closingFen, view.panels.revenue.closingPerHouseholdFen]).toEqual([
      null,
      null,
    ]);
  });
});

describe('收支', () => {
  const year = (when: string, opening: number, income: number, spending: number, closing: number) => [
    revenue('JZ001', when, '上期结余', opening, 2),
    revenue('JZ001', when, '收入', income, 3),
    revenue('JZ001', when, '支出', spending, 4),
    revenue('JZ001', when, '期末结余', closing, 5),
  ];
  const rules = [rule('CN-03', { judge: 'accounts-balance', panel: 'revenue', params: { jump_percent: 50 } })];
  const panel = (lines: ReturnType<typeof revenue>[], findings: Finding[] = [], inForce = rules) =>
    boardView(city({ records: { estate: [HOME], revenue: lines }, rules: inForce, findings }), 'JZ001').panels.revenue;

  test('accounts that do not balance are told by the rule alone, to the fen and with figures as everywhere', () => {
    const view = panel(year('2025', 13_260_000, 14_832_000, 9_450_000, 18_641_999), [
      found('CN-03', 'JZ001', '缺项', {
        period: '2025',
        ...withFigures(`收支与结余相差 ${amount(1)} 元：上期结余 ${amount(13_260_000)} + 收入 ${amount(14_832_000)}`),
      }),
      found('CN-03', 'JZ001', '合格', { period: '2024' }),
    ]);
    expect(view.stamp.state).toBe('disclosed');
    expect(view.duties.map((duty) => [duty.verdict, duty.findings[0]?.detail])).toEqual([
      ['缺项', '收支与结余相差 0.01 元：上期结余 132,600.00 + 收入 148,320.00'],
    ]);
  });

  test('income of half as much again is pointed at with its share, a fen less is not', () => {
    const jumps = (income: number) =>
      panel([...year('2024', 0, 1000, 100, 900), ...year('2025', 900, income, 100, 0)]).years.map((one) => one.jumps);
    expect(jumps(1499)).toEqual([[], []]);
    expect(jumps(1500)).toEqual([[{ category: '收入', isMore: true, shareTenths: 500 }], []]);
    expect(jumps(500)).toEqual([[{ category: '收入', isMore: false, shareTenths: 500 }], []]);
  });

  test('a year after one of which nothing is known is compared with nothing', () => {
    expect(panel([...year('2023', 0, 10, 1, 9), ...year('2025', 9, 1000, 1, 0)]).years[0]?.jumps).toEqual([]);
  });

  test('where the rules point at no jump, none is shown', () => {
    expect(panel([...year('2024', 0, 10, 1, 9), ...year('2025', 9, 1000, 1, 0)], [], []).years[0]?.jumps).toEqual([]);
  });
});

describe('公示义务', () => {
  const statement = { fund: [fund('JZ001', '2025-12-31')] };
  const rules = [
    rule('F-1', { panel: 'fund' }),
    rule('F-2', { panel: 'fund' }),
    rule('P-1', { panel: 'postings' }),
    rule('S-1', { panel: 'survey' }),
    rule('N-1'),
    rule('L-1', { panel: 'lists', subject: 'division' }),
    rule('G-1', { panel: 'firm', subject: 'division' }),
  ];
  const board = (findings: Finding[], records: Parameters<typeof city>[0] = {}) =>
    boardView(city({ rules, findings, ...records, records: { estate: [HOME], ...records.records } }), 'JZ001');

  test('the longest delay of a panel is its stamp, whatever else the panel has', () => {
    const view = board(
      [
        found('F-1', 'JZ001', '逾期', { overdueSince: lateBy(4) }),
        found('F-2', 'JZ001', '逾期', { overdueSince: lateBy(30), period: '2024' }),
      ],
      { records: statement },
    );
    expect(view.panels.fund.stamp).toEqual({
      state: 'overdue',
      since: lateBy(30),
      asOf: '2026-11-10',
      isOffice: false,
    });
  });

  test('what a county has left undone stands in the panel, and makes no gap of the estate’s own', () => {
    const ofCounty = (id: string, verdict: Finding['verdict']): Finding =>
      found(id, '000101', verdict, { subjectKind: 'division', overdueSince: verdict === '逾期' ? lateBy(4) : null });
    const served = { firm: [firm(A, '甲物业')], contract: [contract('JZ001', A)] };
    for (const verdict of ['缺项', '逾期'] as const) {
      const unserved = board([ofCounty('G-1', verdict)]).panels.firm;
      expect([unserved.stamp.state, markOf(unserved).state], verdict).toEqual(['unknown', 'unknown']);
      expect(unserved.duties.map((duty) => [duty.rule.id, duty.verdict])).toEqual([['G-1', verdict]]);
      // Lists are the county's own.
      const { lists } = board([ofCounty('L-1', verdict)], { records: served }).panels;
      expect(lists.stamp.state).toBe(verdict === '逾期' ? 'overdue' : 'undisclosed');
    }
  });

  test('a delay of the office alone is said to be the office’s, beside the firm’s name too, and names no list that is out', () => {
    const late = found('L-1', '000101', '逾期', { subjectKind: 'division', overdueSince: lateBy(4) });
    const served = { firm: [firm(A, '甲物业')], contract: [contract('JZ001', A)] };
    const { lists } = board([late], { records: served }).panels;
    expect(withoutList(lists)).toMatch(/^主管部门逾期 2026年/);
    expect(markText(markOf(lists))).toBe(withoutList(lists));
    // Nothing of it is out, so that it is owed.
    const owed = (view: ReturnType<typeof board>) =>
      view.missing?.lines.filter(({ label }) => label === MISSING_OWED).flatMap(({ facts }) => facts);
    expect(owed(board([late], { records: served }))).toContainEqual({ panel: 'lists', name: '红黑榜' });
    // Whose firm has no code can't be found on any list, and has left none out.
    const nameless = nameCode('甲物业');
    const unmatched = { firm: [firm(nameless, '甲物业')], contract: [contract('JZ001', nameless)] };
    const view = board([late], { records: { ...unmatched, list_entry: [listing('000101', '2026-10', '红榜', A)] } });
    expect([view.panels.lists.stamp.state, view.panels.lists.disclosure.state]).toEqual(['overdue', 'unknown']);
    expect(owed(view) ?? []).not.toContainEqual({ panel: 'lists', name: '红黑榜' });
    const own = found('F-1', 'JZ001', '逾期', { overdueSince: lateBy(4) });
    expect(markText(markOf(board([own], { records: statement }).panels.fund))).toMatch(/^逾期 2026年/);
  });

  test('a sheet that is read a column at a time is one place in 数字从哪来', () => {
    const sheet = (n: number) =>
      ({ file: 'tables/收费.xlsx', sheet: '一览', table: 'fee_item', columns: { [`f${n}`]: n }, until: null }) as const;
    const publication = city();
    const sheets = [0, 1, 2, 3].map(sheet);
    const records = sheets.map((_, at) => ({ source: packSource(at, 4) }));
    const read = { ...publication, register: { ...publication.register, sheets } };
    expect(sourcesOf(read, 'fee_item', records)[0]?.text).toBe('收费.xlsx〔一览〕 第 4 行');
  });

  test('a panel that has something is 已公示, and what it lacks stands in its duty lines', () => {
    const view = board([found('F-1', 'JZ001', '缺项')], { records: statement });
    expect([view.panels.fund.stamp.state, openDuties(view.panels.fund.duties).map((duty) => duty.rule.id)]).toEqual([
      'disclosed',
      ['F-1'],
    ]);
  });

  test('the way to a panel says what is unmet there, whatever its stamp', () => {
    const mark = (...findings: Finding[]) => markOf(board(findings, { records: statement }).panels.fund);
    expect(mark(found('F-1', 'JZ001', '缺项'), found('F-2', 'JZ001', '缺项'))).toEqual({
      state: 'lacking',
      duties: { disclosure: { 缺项: 2 }, performance: {} },
    });
    expect(
      mark(found('F-1', 'JZ001', '逾期', { overdueSince: lateBy(4) }), found('F-2', 'JZ001', '缺项')),
    ).toMatchObject({
      state: 'overdue',
      since: lateBy(4),
    });
    expect(mark(found('F-1', 'JZ001', '合格'), found('F-2', 'JZ001', '未知')).state).toBe('disclosed');
    expect(markOf(board([found('F-1', 'JZ001', '缺项')]).panels.fund).state).toBe('undisclosed');
  });

  test.each([
    [['缺项', '未知'], 'undisclosed'],
    [['未知', '合格'], 'unknown'],
    [['不适用', '不适用'], 'not-applicable'],
    [['合格', '不适用'], 'unknown'],
  ] as const)('a panel without data whose rules say %j is %s', (verdicts, state) => {
    const view = board(verdicts.map((verdict, i) => found(`F-${i + 1}`, 'JZ001', verdict)));
    expect(view.panels.fund.stamp.state).toBe(state);
  });

  test('a duty that does not bind says why in the panel', () => {
    const view = board([found('P-1', 'JZ001', '不适用', { detail: '没有物业服务企业' })]);
    expect(view.panels.postings.missing).toBe('没有物业服务企业。');
  });

  test('without any rule that asks for it nothing is 未公示, with the table and without', () => {
    expect([board([]).panels.fund.stamp.state, board([], { absent: ['fund'] }).panels.fund.stamp.state]).toEqual([
      'unknown',
      'unknown',
    ]);
    const { fund, manager } = board([]).panels;
    expect([fund.missing, manager.disclosure.state]).toEqual(['「维修资金」表里没有这个小区的记录。', 'unknown']);
    expect(withoutManager(manager)).toBe('未知');
  });

  test('whether there was a survey is unknown where the table has no row, though no duty applies', () => {
    const { stamp, missing } = board([found('S-1', 'JZ001', '不适用', { detail: '没有满意度调查' })]).panels.survey;
    expect([stamp.state, missing]).toEqual(['unknown', '「满意度」表里没有这个小区的记录。']);
  });

  test('a gap of an earlier year outweighs a newer year that is met; an unknown one does not', () => {
    const view = board([
      found('F-1', 'JZ001', '逾期', { period: '2023', overdueSince: lateBy(9) }),
      found('F-1', 'JZ001', '合格', { period: '2025' }),
      found('F-2', 'JZ001', '未知', { period: '2023' }),
      found('F-2', 'JZ001', '合格', { period: '2025' }),
    ]);
    expect(view.panels.fund.duties.map((duty) => [duty.rule.id, duty.verdict])).toEqual([
      ['F-1', '逾期'],
      ['F-2', '合格'],
    ]);
  });

  test('all duties are counted at the end of the board, those of no panel with them', () => {
    const { duties } = board([found('F-1', 'JZ001', '缺项'), found('N-1', 'JZ001', '合格')]);
    expect([duties.tallies, duties.duties.map((duty) => duty.rule.id)]).toEqual([
      { disclosure: { 缺项: 1, 合格: 1 }, performance: {} },
      ['F-1', 'N-1'],
    ]);
  });

  test('what is not done is counted apart from what is not told, on its panel too', () => {
    const view = board(
      [
        found('F-1', 'JZ001', '合格'),
        found('F-2', 'JZ001', '缺项', { kind: 'performance' }),
        found('N-1', 'JZ001', '逾期', { kind: 'performance', overdueSince: lateBy(2) }),
      ],
      { records: statement },
    );
    expect(view.duties.tallies).toEqual({ disclosure: { 合格: 1 }, performance: { 逾期: 1, 缺项: 1 } });
    expect(markText(markOf(view.panels.fund))).toBe('没做到 1 项');
    expect(lacksText(view.duties.tallies)).toBe('没做到 2 项');
  });

  test('a panel with nothing to show is 未公示 where something has to be told, and not where something has to be done', () => {
    const stamp = (kind: Finding['kind']) =>
      boardView(
        city({
          rules: [rule('M-1', { panel: 'firm' })],
          findings: [found('M-1', 'JZ001', '缺项', { kind })],
          records: { estate: [estate('JZ001', '丁香苑', { mode: '业主自管' })] },
        }),
        'JZ001',
      ).panels.firm.stamp.state;
    expect([stamp('disclosure'), stamp('performance')]).toEqual(['undisclosed', 'not-applicable']);
  });

  test("its county's lists are read as the audit reads them, counted apart, and none where no list is about it", () => {
    const division = (period: string, verdict: Finding['verdict']) =>
      found('L-1', '000101', verdict, {
        subjectKind: 'division',
        period,
        overdueSince: verdict === '逾期' ? lateBy(200) : null,
      });
    const findings = [division('2026-04', '逾期'), division('2026-10', '合格')];
    const served = { firm: [firm(A, '甲物业')], contract: [contract('JZ001', A)] };
    const view = board(findings, { records: served });
    expect(view.panels.lists.duties.map((duty) => duty.verdict)).toEqual(['逾期']);
    expect([view.duties.tallies, view.duties.countyTallies]).toEqual([
      { disclosure: {}, performance: {} },
      { disclosure: { 逾期: 1 }, performance: {} },
    ]);
    expect(board(findings).panels.lists.duties).toEqual([]);
    expect(board(findings).duties.duties).toEqual([]);
  });

  test("what was confirmed of the firm stands on the board with the firm's reply and what was put right since", () => {
    const entry = listing('000101', '2026-10', '黑榜', A, { reply: '已整改', source: packSource(0, 9) });
    const view = board(
      [
        found('T-1', A, '已确认', {
          subjectKind: 'firm',
          period: '2026-10',
          detail: '连续三期',
          settled: { outcome: 'confirmed', date: date('2026-11-01'), document: '示〔2026〕9号' },
          sources: [entry.source],
        }),
      ],
      {
        rules: [rule('T-1', { panel: 'lists', subject: 'firm', does: ['derive'] })],
        records: {
          firm: [firm(A, '甲物业')],
          contract: [contract('JZ001', A)],
          list_entry: [entry],
          event: [event('更正', '2026-11-05', A, '列入日期更正'), event('更正', '2026-09-05', A, '旧的更正')],
        },
      },
    );
    const [duty] = view.panels.lists.duties;
    expect(duty?.findings[0]?.detail).toBe('连续三期；2026年11月1日已确认，示〔2026〕9号');
    expect([duty?.replies, duty?.corrections]).toEqual([['已整改'], 1]);
    // It is no duty that could be met.
    expect(view.duties.duties).toEqual([]);
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
    const strip = view.panels.lists.strips[0];
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
    expect(view.panels.lists.strips.map((strip) => [strip.kind, strip.cadence, strip.cells.at(-1)?.mark])).toEqual([
      ['项目', 'quarter', 'red'],
    ]);
  });

  test('three red lists in a row are a run of three', () => {
    const entries = ['2026-08', '2026-09', '2026-10'].map((month) => listing('000101', month, '红榜', A));
    const view = boardView(city({ records: { ...served, list_entry: entries } }), 'JZ001');
    expect(view.panels.lists.latest).toMatchObject({ mark: 'red', run: 3 });
  });

  test('lists in another cadence than the rules ask for are drawn as they were published', () => {
    const view = boardView(
      city({ records: { ...served, list_entry: [listing('000101', '2026-Q3', '黑榜', A)] } }),
      'JZ001',
    ).panels.lists;
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
    ).panels.lists;
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
    expect(view.panels.lists.disclosure.state).toBe('not-applicable');
  });
});

describe('电梯、通知', () => {
  test('a lift serviced nine days ago says nine days', () => {
    expect(
      boardView(city({ records: { estate: [HOME], lift: [lift('JZ001', '2026-11-01')] } }), 'JZ001').panels.lifts
        .lifts[0]?.daysSinceServicing,
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
    expect(view.panels.notices.notices.map((one) => one.id)).toEqual(['own', 'street']);
  });

  test('a board is plain data', () => {
    const view = boardView(
      city({ records: { estate: [HOME], manager: [manager('JZ001', '张示例', '0355-0000000')] } }),
      'JZ001',
    );
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
