import { describe, expect, test } from 'vitest';
import { rowsAsCsv } from '../../src/components/csv-file.ts';
import {
  type FilterColumn,
  type FilterRow,
  filtersFromQuery,
  filtersToQuery,
  isShown,
  NO_FILTERS,
  shownColumns,
} from '../../src/components/matrix-filter.ts';
import type { Finding, Verdict } from '../../src/domain/finding.ts';
import { amount, today, when, withFigures } from '../../src/rules/readings/figures.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { boardView } from '../../src/views/board/board.ts';
import { auditView, overdueView } from '../../src/views/city/audit.ts';
import { auditPages, matrixPageView } from '../../src/views/city/audit-matrix.ts';
import { homeView } from '../../src/views/city/home.ts';
import { findingWords, lastingWords, SIGNS, tallyText, VERDICT_WORDS, verdictText } from '../../src/wording/audit.ts';
import { city, contract, date, estate, firm, found, lateBy, listing, period, rule } from './city.ts';

const A = '91000000MA00000157';
const RULES = [
  rule('D-1', { panel: 'lifts', title: '电梯保养' }),
  rule('D-2', { panel: 'firm', title: '公示企业' }),
  rule('D-3', { title: '四级体系' }),
  rule('C-1', { subject: 'division', title: '联席会议' }),
  rule('T-1', { does: ['derive'], title: '触发' }),
  rule('W-1', { subject: 'firm', title: '经营范围' }),
];
const ESTATES = [
  estate('E1', '甲苑'),
  estate('E2', '乙苑', { street: '望湖街道' }),
  estate('E3', '丙苑', { mode: '业主自管' }),
  estate('F1', '丁苑', { division: '000103' }),
];
/** Of a duty that has to be done, as lifts have to be serviced; the others are told. */
const done = (id: string, subject: string, verdict: Finding['verdict'], more: Partial<Finding> = {}): Finding =>
  found(id, subject, verdict, { kind: 'performance', ...more });
const late = (subject: string, days: number, more: Partial<Finding> = {}): Finding =>
  done('D-1', subject, '逾期', { overdueSince: lateBy(days), ...more });

const audited = (findings: Finding[]) =>
  city({
    rules: RULES,
    findings,
    records: { estate: ESTATES, firm: [firm(A, '甲物业')], contract: [contract('E1', A)] },
  });

describe('公示检查', () => {
  const publication = audited([
    late('E1', 4),
    found('D-2', 'E1', '合格'),
    found('D-3', 'E1', '合格'),
    done('D-1', 'E2', '缺项'),
    found('D-2', 'E2', '未知'),
    done('D-1', 'E3', '不适用'),
    found('D-2', 'E3', '合格'),
    found('T-1', 'E3', '已确认'),
    found('C-1', '000101', '合格', { subjectKind: 'division', period: '2026-Q3' }),
    found('C-1', '000101', '逾期', { subjectKind: 'division', period: '2026-Q2', overdueSince: lateBy(133) }),
    found('W-1', A, '缺项', { subjectKind: 'firm' }),
  ]);
  const [jiazi, bingyin] = auditView(publication).counties;

  test('a county is counted by its estates, once by what they tell and once by what they do', () => {
    expect([jiazi?.estates, jiazi?.kinds]).toEqual([
      3,
      {
        // E2 tells of its firm nothing that anybody knows of.
        disclosure: { complete: 2, incomplete: 0, late: 0, lacking: 0, unknown: 1, none: 0 },
        // To E3 nothing applies, which is no merit.
        performance: { complete: 0, incomplete: 2, late: 1, lacking: 1, unknown: 0, none: 1 },
      },
    ]);
  });

  test('an estate of which nothing was judged is in the matrix and is not called clean', () => {
    const nothing = { complete: 0, incomplete: 0, late: 0, lacking: 0, unknown: 0, none: 1 };
    expect(bingyin).toMatchObject({
      estates: 1,
      kinds: { disclosure: nothing, performance: nothing },
      columns: [],
    });
    expect(matrixPageView(publication, '000103', 1).streets.flatMap(({ rows }) => rows.map((row) => row.name))).toEqual(
      ['丁苑'],
    );
  });

  test('what is told stands before what is done, each in the order of the board, those of no panel last', () => {
    expect(jiazi?.columns.map((column) => [column.title, column.tally, column.unpublished])).toEqual([
      ['公示企业', { 合格: 2, 未知: 1 }, 0],
      ['四级体系', { 合格: 1 }, 2],
      ['电梯保养', { 逾期: 1, 缺项: 1, 不适用: 1 }, 0],
    ]);
    // A confirmed trigger is no duty.
    expect(jiazi?.columns.map(({ id }) => id)).not.toContain('T-1');
  });

  test('a row leads to the panel where it says what is unmet, and says what to do', () => {
    const rows = matrixPageView(publication, '000101', 1).streets.flatMap((street) => street.rows);
    const first = rows.find((row) => row.code === 'E1');
    expect(first?.cells.map((cell) => cell && [cell.verdict, cell.path])).toEqual([
      ['合格', null],
      ['合格', null],
      ['逾期', '/estates/E1/#lifts'],
    ]);
    expect(first?.cells.map((cell) => cell?.label)).toEqual([null, null, '甲苑 电梯保养 逾期 2026年11月7日起']);
    expect(first?.toDo).toMatchObject([{ verdict: '逾期', overdueSince: lateBy(4) }]);
    const second = rows.find((row) => row.code === 'E2');
    expect([second?.cells[1], second?.unknown, first?.runBy, second?.runBy]).toEqual([
      null,
      { disclosure: ['公示企业'], performance: [] },
      '甲物业',
      '专业物业',
    ]);
  });

  test("a county's own duties are told period by period, the newest last", () => {
    expect(jiazi?.own.map((duty) => duty.cells.map((cell) => [cell.period, cell.verdict]))).toEqual([
      [
        ['2026-Q2', '逾期'],
        ['2026-Q3', '合格'],
      ],
    ]);
  });

  test('an earlier quarter that was missed is what the county comes to, whatever the newest', () => {
    const [own] = jiazi?.own ?? [];
    expect([own?.standing, own?.unmet.map((cell) => cell.period), own?.latest.verdict]).toEqual([
      { kind: 'disclosure', verdict: '逾期', overdueSince: lateBy(133) },
      ['2026-Q2'],
      '合格',
    ]);
  });

  test('a year not yet due hides no year that was missed, whichever way the findings are sorted', () => {
    const years = [
      found('D-2', 'E1', '逾期', { period: '2024', overdueSince: lateBy(314) }),
      found('D-2', 'E1', '不适用', { period: '2025' }),
      found('D-2', 'E2', '缺项', { period: '2023' }),
      found('D-2', 'E2', '合格', { period: '2025' }),
      found('D-2', 'E3', '未知', { period: '2024' }),
      found('D-2', 'E3', '不适用', { period: '2025' }),
    ];
    const tally = { 逾期: 1, 缺项: 1, 不适用: 1 };
    for (const findings of [years, [...years].reverse()]) {
      const town = audited(findings);
      const disclosure = { late: 1, lacking: 1, incomplete: 2, complete: 0, unknown: 0, none: 1 };
      expect(auditView(town).counties[0]?.kinds.disclosure).toEqual(disclosure);
      expect(auditView(town).counties[0]?.columns[0]?.tally).toEqual(tally);
      expect(overdueView(town)[0]?.kinds.disclosure).toEqual(disclosure);
      expect(boardView(town, 'E1').duties.tallies.disclosure).toEqual({ 逾期: 1 });
    }
  });

  test('a county where rules of a campaign judge names its document, once', () => {
    const campaign = RULES.map((one) => ({ ...one, status: 'campaign' as const }));
    const of = (rules: typeof RULES) =>
      auditView(city({ rules, findings: [late('E1', 4), found('D-2', 'E1', '合格')], records: { estate: ESTATES } }));
    expect(of(campaign).counties.map((county) => county.campaigns.length)).toEqual([1, 0]);
    expect(of(campaign).counties[0]?.columns.every((column) => column.isCampaign)).toBe(true);
    expect(of(RULES).counties[0]?.campaigns).toEqual([]);
  });

  test('duties of firms are told with the firms that do not meet them', () => {
    expect(auditView(publication).firms).toMatchObject([{ tally: { 缺项: 1 }, open: [{ name: '甲物业' }] }]);
  });

  test('the front page says what is unmet, and counts an old gap of the county as it does one of an estate', () => {
    expect(overdueView(publication)[0]).toMatchObject({
      kinds: { performance: { late: 1 } },
      duties: [
        { kind: 'performance', title: '电梯保养', estates: 1, path: '/audit/000101/?duty=D-1&verdict=late#matrix' },
      ],
      own: [{ title: '联席会议', verdict: '逾期', overdueSince: lateBy(133), periods: ['2026-Q2'] }],
    });
    expect(homeView(publication).overdue.length).toBe(2);
  });

  test('every page of the audit is in the site map', () => {
    expect(pagePaths(publication)).toEqual(expect.arrayContaining(['/audit/', '/audit/000101/', '/audit/000103/']));
  });

  test('a division has a page of its own bulletins, and of its lists where it has any or should', () => {
    const listed = city({ records: { estate: ESTATES, list_entry: [listing('000101', '2026-10', '红榜', A)] } });
    expect(pagePaths(listed)).toEqual(expect.arrayContaining(['/bulletins/000101/', '/lists/000101/']));
  });
});

describe('一个县区的表', () => {
  test('a county of 2,600 estates is cut into pages by what they weigh, and no estate is lost', () => {
    const estates = Array.from({ length: 2600 }, (_, i) =>
      estate(`E${i}`, `小区${i}`, { street: `街道${Math.floor(i / 300)}` }),
    );
    const findings = estates.flatMap(({ code }, i) => [
      i % 3 === 0 ? late(code, 5) : done('D-1', code, '合格'),
      found('D-2', code, i % 2 === 0 ? '缺项' : '合格'),
    ]);
    const publication = city({ rules: RULES, findings, records: { estate: estates } });
    const pages = auditPages(publication).filter(({ code }) => code === '000101');
    expect(pages.length).toBeGreaterThan(3);
    const codes = pages.flatMap(({ page }) =>
      matrixPageView(publication, '000101', page).streets.flatMap((street) => street.rows.map((row) => row.code)),
    );
    expect(new Set(codes).size).toBe(2600);
    expect(codes.length).toBe(2600);
    expect(matrixPageView(publication, '000101', 2).streets[0]?.continued).toBe(true);
    const kinds = auditView(publication).counties[0]?.kinds;
    expect([kinds?.performance.late, kinds?.disclosure.incomplete]).toEqual([867, 1300]);
  });
});

describe('筛选', () => {
  const row: FilterRow = { street: '春晖街道', firm: '甲物业', verdicts: ['met', 'late', 'blank'] };
  const COLUMNS: FilterColumn[] = [
    { duty: 'D-1', kind: 'disclosure' },
    { duty: 'D-2', kind: 'performance' },
    { duty: 'D-3', kind: 'performance' },
  ];

  test.each([
    [{}, true],
    [{ street: '望湖街道' }, false],
    [{ firm: '甲物业' }, true],
    [{ verdict: 'late' }, true],
    [{ verdict: 'lack' }, false],
    [{ duty: 'D-1', verdict: 'late' }, false],
    [{ duty: 'D-2', verdict: 'late' }, true],
    [{ toDo: true }, true],
    [{ kind: 'disclosure', toDo: true }, false],
    [{ kind: 'performance', toDo: true }, true],
    [{ duty: 'D-1', toDo: true }, false],
    [{ duty: 'D-1' }, true],
    [{ verdict: 'none' }, false],
    [{ duty: 'D-3', verdict: 'blank' }, true],
  ])('%j shows the row: %s', (asked, shown) => {
    const filters = { ...NO_FILTERS, ...asked };
    expect(isShown(row, filters, shownColumns(COLUMNS, filters))).toBe(shown);
  });

  test('a duty that is chosen leaves its column alone, a kind leaves its own, and an unknown duty all', () => {
    const shown = (asked: Partial<typeof NO_FILTERS>) => shownColumns(COLUMNS, { ...NO_FILTERS, ...asked });
    expect([shown({ duty: 'D-2' }), shown({ kind: 'performance' }), shown({}), shown({ duty: 'X-1' })]).toEqual([
      [1],
      [1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  test('what was filtered is written into the address and read from it again', () => {
    const filters = { ...NO_FILTERS, street: '春晖街道', kind: 'performance', verdict: 'late', toDo: true };
    expect(filtersFromQuery(filtersToQuery(filters))).toEqual(filters);
    expect(filtersToQuery(NO_FILTERS)).toBe('');
  });

  test('what is downloaded is opened by a spreadsheet and runs nothing in it', () => {
    expect(
      rowsAsCsv([
        ['小区', '=1+1'],
        ['甲,苑', '"乙"'],
      ]),
    ).toBe('\ufeff小区,\'=1+1\r\n"甲,苑","""乙"""\r\n');
  });
});

describe('判定的写法', () => {
  test('days, periods and amounts are written for readers, codes and document numbers stay', () => {
    const told = (words: string) => findingWords({ ...withFigures(words), settled: null });
    expect(
      told(`梯11示A00004(09) 上次维保 ${when(date('2026-10-22'))}；${when(period('2026-Q3'))} 未公布，示〔2026〕9号`),
    ).toBe('梯11示A00004(09) 上次维保 2026年10月22日；2026年第三季度未公布，示〔2026〕9号');
    expect(told(`上期结余 ${amount(13260000)} + 收入 ${amount(123456789)}，JZ-2026-10，比 3.14`)).toBe(
      '上期结余 132,600.00 + 收入 1,234,567.89，JZ-2026-10，比 3.14',
    );
    // What an office has written stays as it is, whatever it looks like.
    expect(told('决定见 2026-10-22 纪要，12345.00')).toBe('决定见 2026-10-22 纪要，12345.00');
  });

  test('what lasts of it is the same on another day', () => {
    const said = (asOf: string) => {
      const words = `应于 ${when(date('2026-10-22'))} 前公布，到 ${today(date(asOf))} 没有记录`;
      return { ...withFigures(words), settled: null };
    };
    expect(lastingWords(said('2026-11-10'))).toBe('应于 2026年10月22日前公布，到 没有记录');
    expect(lastingWords(said('2026-11-12'))).toBe(lastingWords(said('2026-11-10')));
  });

  test('a sign is the first character of its word', () => {
    for (const [verdict, sign] of Object.entries(SIGNS) as [Verdict, string][])
      if (verdict !== '不适用') expect(VERDICT_WORDS[verdict][0]).toBe(sign);
    expect([verdictText('逾期', lateBy(4)), verdictText('缺项', null)]).toEqual(['逾期 2026年11月7日起', '缺漏']);
    expect(tallyText({ 缺项: 1, 合格: 4 })).toBe('合格 4，缺漏 1');
  });
});
