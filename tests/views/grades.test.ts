/**
 * Two bodies that grade firms, one from A to D and one from AAA to C: nothing counts, lists, sorts or compares across them.
 */
import { describe, expect, test } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { FirmGrade } from '../../src/domain/records.ts';
import { firmCard } from '../../src/views/around/cards.ts';
import { boardView } from '../../src/views/board/board.ts';
import { historyView } from '../../src/views/board/history.ts';
import { firmView } from '../../src/views/city/firms.ts';
import { firmsView, gradedBy, ungradedFirms } from '../../src/views/city/graded-firms.ts';
import { homeView } from '../../src/views/city/home.ts';
import { listView } from '../../src/views/city/lists.ts';
import { gradeOrder } from '../../src/views/common/grade-order.ts';
import { city, contract, estate, firm, grade, listing, period, profile } from './city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';
const C = '91000000MA0000031W';
const D = '91000000MA000004XL';
const CITY = '示例市住房和城乡建设局';
const COUNTY = '丙寅县住房和城乡建设局';
const FOUR = ['A', 'B', 'C', 'D'];
const TRIPLE = ['AAA', 'AA', 'A', 'B', 'C'];

/** 甲子县 goes by the city's A to D, 丙寅县 by its own AAA to C. */
function town(grades: FirmGrade[], absent: readonly 'firm_grade'[] = []): Publication {
  const made = city({
    absent,
    records: {
      estate: [estate('E1', '甲苑'), estate('F1', '丙苑', { division: '000103' })],
      firm: [firm(A, '甲物业'), firm(B, '乙物业'), firm(C, '丙物业'), firm(D, '丁物业')],
      contract: [contract('E1', A), contract('F1', A)],
      firm_grade: grades,
      list_entry: [A, B].map((code) => listing('000103', '2026-10', '红榜', code, { listedOn: '2026-10-31' as never })),
    },
  });
  const own = profile('estates-quarterly', { cadence: 'quarter', subject: 'estate' });
  const profiles = new Map(made.profiles);
  profiles.set('estates-quarterly', { ...own, grades: { scale: TRIPLE, cadence: null, assessments: [] } });
  return { ...made, profiles };
}

const by = (assessor: string | null, code: string, letter: string, more: Partial<FirmGrade> = {}): FirmGrade =>
  grade(code, letter, '2026-08-01', { assessor, ...more });
const GRADES = [
  by(CITY, A, 'B'),
  by(COUNTY, A, 'AAA', { publishedOn: '2026-09-01' as never }),
  by(CITY, B, 'A'),
  by(COUNTY, C, 'C'),
  by(COUNTY, D, '未评'),
];

describe('two bodies and two scales', () => {
  const publication = town(GRADES);

  test('count the firms each for itself, a firm of both once in each', () => {
    const told = gradedBy(publication).map(({ assessor, scale, firms, tallies, without }) => [
      assessor,
      scale,
      firms,
      tallies.map((tally) => [tally.grade, tally.firms]),
      without.map((tally) => [tally.grade, tally.firms]),
    ]);
    expect(told).toEqual([
      [
        CITY,
        FOUR,
        2,
        [
          ['A', 1],
          ['B', 1],
        ],
        [],
      ],
      // 未评 is no rank: neither below C nor counted with it.
      [
        COUNTY,
        TRIPLE,
        2,
        [
          ['AAA', 1],
          ['C', 1],
        ],
        [['未评', 1]],
      ],
    ]);
    expect(homeView(publication).grades).toEqual(gradedBy(publication));
  });

  test('list them body by body, and no AAA of the one above an A of the other', () => {
    const { groups, pages } = firmsView(publication);
    expect(groups.map(({ title, by: body, firms }) => [title, body, firms.map(({ name }) => name)])).toEqual([
      ['A 级', CITY, ['乙物业']],
      ['B 级', CITY, ['甲物业']],
      ['AAA 级', COUNTY, ['甲物业']],
      ['C 级', COUNTY, ['丙物业']],
      ['未评', COUNTY, ['丁物业']],
    ]);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
    expect(pages[0]).toMatchObject({ from: `A 级 ${CITY}`, to: `未评 ${COUNTY}` });
  });

  test('stand in the order of the places, whichever has the better letters or the newer grades', () => {
    const turned = GRADES.map((one) => ({ ...one, publishedOn: '2026-07-01' as never }));
    for (const grades of [GRADES, [...turned].reverse()])
      expect(gradedBy(town(grades)).map(({ assessor }) => assessor)).toEqual([CITY, COUNTY]);
  });

  test('are both told of a firm that has both, and neither is its one grade', () => {
    const view = firmView(publication, A);
    expect(view.current.map(({ grade: letter, assessor, scale }) => [letter, assessor, scale])).toEqual([
      ['B', CITY, FOUR],
      ['AAA', COUNTY, TRIPLE],
    ]);
    const told = (code: string) => firmCard(publication, code).figures.map(({ value, note }) => [value, note]);
    expect(told(A).slice(0, 2)).toEqual([
      ['B', `2025年，${CITY}`],
      ['AAA', `2025年，${COUNTY}`],
    ]);
    expect(told(B)[0]).toEqual(['A', `2025年，${CITY}`]);
    const third = town([...GRADES, by('某协会', A, 'B')]);
    expect(firmCard(third, A).figures[0]).toMatchObject({ value: '3 个单位评过', note: null });
  });

  test('an estate shows the grade by the authority for its county, and the other one apart', () => {
    const panel = (code: string) => boardView(publication, code).panels.firm;
    const told = (code: string) => [
      panel(code).grade?.grade,
      panel(code).grades.map((one) => one.grade),
      panel(code).elsewhere.map((one) => [one.grade, one.assessor]),
    ];
    expect(told('E1')).toEqual(['B', ['B'], [['AAA', COUNTY]]]);
    expect(told('F1')).toEqual(['AAA', ['AAA'], [['B', CITY]]]);
  });

  test('the worst of a scale is the worst of that scale alone', () => {
    const worst = town([by(COUNTY, A, 'C'), by(CITY, A, 'C')]);
    const of = (code: string) => boardView(worst, code).panels.firm.grade?.isWorst;
    expect([of('E1'), of('F1')]).toEqual([false, true]);
  });

  test('no change is told from a grade of the one to a grade of the other', () => {
    const told = historyView(
      town([...GRADES, by(CITY, A, 'A', { publishedOn: '2026-10-01' as never, period: period('2026-Q3') })]),
      'E1',
    );
    const grades = told.changes.map(({ text }) => text).filter((text) => text.includes('信用等级'));
    expect(grades).toEqual(['甲物业信用等级由 B 级变为 A 级（2026年第三季度）', '甲物业信用等级为 B 级（2025年）']);
  });

  test('a list names who gave the grades where several did, and where it was by another scale', () => {
    const rows = (of: Publication) =>
      listView(of, '000103', period('2026-10')).red.rows.map(({ subject }) => [subject.grade, subject.gradeBy]);
    expect(rows(publication)).toEqual([
      ['AAA', COUNTY],
      ['A', CITY],
    ]);
    expect(rows(town([by(CITY, A, 'B'), by(CITY, B, 'A')]))).toEqual([
      ['B', CITY],
      ['A', CITY],
    ]);
    expect(rows(town([by(COUNTY, A, 'B'), by(COUNTY, B, 'A')]))).toEqual([
      ['B', null],
      ['A', null],
    ]);
  });

  test('a row that names nobody is a body of its own, and is not given to anybody', () => {
    const unnamed = town([by(null, A, 'AAA'), by(CITY, B, 'A')]);
    expect(gradedBy(unnamed).map(({ assessor, scale, firms }) => [assessor, scale, firms])).toEqual([
      [CITY, FOUR, 1],
      [null, TRIPLE, 1],
    ]);
  });

  test('without a table of grades nothing is known, and nobody is called 未评价', () => {
    const bare = town([], ['firm_grade']);
    expect(ungradedFirms(bare)).toMatchObject({ firms: 4, isKnown: false });
    expect(firmsView(bare).groups.map(({ title }) => title)).toEqual(['未知']);
    expect(homeView(bare).grades).toEqual([]);
  });
});

describe('the order of grades', () => {
  test.each([
    [FOUR, ['D', '未评', 'A', 'C', 'B'], ['A', 'B', 'C', 'D', '未评']],
    [
      ['优', '良', '差'],
      ['差', '免评', '优', '良'],
      ['优', '良', '差', '免评'],
    ],
    [[], ['B', 'AA', '待评', 'A', 'AAA'], ['AAA', 'AA', 'A', 'B', '待评']],
  ])('on the scale %j', (scale, grades, sorted) => {
    expect([...grades].sort(gradeOrder(scale))).toEqual(sorted);
  });
});
