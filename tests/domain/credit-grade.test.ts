/**
 * Credit grades by the scale of a place: which words are grades, and which grade is the worst.
 */
import { describe, expect, it } from 'vitest';
import { GradeBook, scaleOf } from '../../src/domain/credit-grade.ts';
import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Contract, Estate, FirmGrade } from '../../src/domain/records.ts';
import { contract, division, estate, grade, profile } from '../views/city.ts';

const withScale = (
  code: string,
  scale: string[],
  more: Partial<Profile> = {},
  assessments: string[] = [],
): Profile => ({
  ...profile(code, { cadence: 'month', subject: 'firm' }),
  grades: { scale, cadence: null, assessments },
  ...more,
});
const profilesOf = (...all: Profile[]): ReadonlyMap<string, Profile> => new Map(all.map((one) => [one.division, one]));

/** The city of these tests: two counties under it, each with its own authority. */
const DIVISIONS = [
  division('000100', '示例市', '市', null),
  { ...division('000101', '甲子县', '县', '000100'), authority: '甲子县住建局' },
  { ...division('000103', '丙寅县', '县', '000100'), authority: '丙寅县住建局' },
];
const bookOf = (
  profiles: readonly Profile[],
  assigned: Readonly<Record<string, string>>,
  records: { estate?: Estate[]; contract?: Contract[]; firm_grade?: FirmGrade[] } = {},
): GradeBook =>
  new GradeBook(
    { division: DIVISIONS, estate: [], contract: [], firm_grade: [], ...records },
    new DivisionTree(DIVISIONS),
    profilesOf(...profiles),
    assigned,
  );
const FIRM = '91000000MA00000157';
const given = (letter: string, assessor: string | null = null, publishedOn = '2026-01-01') =>
  grade(FIRM, letter, publishedOn, { assessor });

describe('the worst grade', () => {
  const isWorst = (scale: string[], letter: string): boolean =>
    bookOf([withScale('here', scale)], { '000100': 'here' }).isWorst(given(letter));

  it.each([
    [['A', 'B', 'C', 'D'], 'D'],
    [['A', 'B', 'C', 'D', 'E'], 'E'],
    [['优秀', '合格', '不合格'], '不合格'],
    [['优', '良', '差'], '差'],
  ])('of the scale %j is %s alone', (scale, worst) => {
    for (const one of scale) expect(isWorst(scale, one), one).toBe(one === worst);
  });

  it('is not a word that says that no grade was given, though it stands last', () => {
    const governing = withScale('here', ['A', 'B', '未评']);
    expect(scaleOf(governing, profilesOf(governing))).toEqual(['A', 'B']);
    expect([isWorst(['A', 'B', '未评'], '未评'), isWorst(['A', 'B', '未评'], 'B')]).toEqual([false, true]);
  });

  it('is that of the profile inherited from where a place names no scale of its own', () => {
    const province = withScale('province', ['A', 'B', 'C']);
    const county = withScale('county', [], { inherits: 'province' });
    expect(bookOf([province, county], { '000101': 'county' }).isWorst(given('C', '甲子县住建局'))).toBe(true);
  });

  it('is by the scale of the body that gave it, wherever it is read', () => {
    const own = withScale('own', ['A', 'B', 'C', 'D']);
    const other = withScale('other', ['AAA', 'AA', 'A', 'B', 'C']);
    const book = bookOf([own, other], { '000101': 'own', '000103': 'other' });
    const worst = (letter: string, assessor: string | null) => book.isWorst(given(letter, assessor));
    expect([worst('C', '甲子县住建局'), worst('D', '甲子县住建局')]).toEqual([false, true]);
    expect([worst('C', '丙寅县住建局'), worst('B', '丙寅县住建局')]).toEqual([true, false]);
    // Where nobody can say whose it is, the last of any scale is.
    expect([worst('C', null), worst('D', null), worst('B', null)]).toEqual([true, true, false]);
    expect(bookOf([withScale('none', [])], {}).isWorst(given('D'))).toBe(false);
  });
});

describe('a credit grade', () => {
  const words = withScale('words', ['优秀', '合格', '不合格']);
  const letters = withScale('letters', ['A', 'B', 'C', 'D'], {}, ['优秀', '不合格']);
  const book = bookOf([words, letters], { '000101': 'words', '000103': 'letters' });

  it('is a letter anywhere, and 未评', () => {
    for (const one of ['AAA', 'D', 'E', '未评']) expect(book.isCredit({ grade: one, assessor: null }), one).toBe(true);
  });

  it('is a word of the scale of the body that gave it, and not the result of an assessment', () => {
    expect(book.isCredit({ grade: '不合格', assessor: '甲子县住建局' })).toBe(true);
    expect(book.isCredit({ grade: '不合格', assessor: '丙寅县住建局' })).toBe(false);
  });

  it('is no word that means a grade here and an assessment there, where nobody says whose it is', () => {
    expect(book.isCredit({ grade: '不合格', assessor: null })).toBe(false);
    expect(book.isCredit({ grade: '合格', assessor: null })).toBe(true);
  });
});

describe('whose a grade is', () => {
  const CITY = '示例市住房和城乡建设局';
  const four = withScale('four', ['A', 'B', 'C', 'D']);
  const triple = withScale('triple', ['AAA', 'AA', 'A', 'B', 'C']);
  const assigned = { '000100': 'four', '000103': 'triple' };
  const book = bookOf([four, triple], assigned);
  const counting = (grades: readonly FirmGrade[], place: string) =>
    book.countingAt(grades, place).map(({ grade: letter, assessor }) => [letter, assessor]);

  it('says its scale: that of the place whose authority gave it, whatever the letter', () => {
    expect(book.systemOf(given('A', CITY)).scale).toEqual(['A', 'B', 'C', 'D']);
    expect(book.systemOf(given('A', '丙寅县住建局')).scale).toEqual(['AAA', 'AA', 'A', 'B', 'C']);
    expect(book.systemOf(given('A', CITY))).toBe(book.systemOf(given('B', CITY)));
    expect(book.systemOf(given('A', CITY))).not.toBe(book.systemOf(given('A', '甲子县住建局')));
  });

  it('is, where a row names nobody, on the scale of the places that the firm serves; of two that know it on neither', () => {
    const estates = [estate('E1', '甲苑'), estate('F1', '丙苑', { division: '000103' })];
    const serving = (...codes: string[]) =>
      bookOf([four, triple], assigned, { estate: estates, contract: codes.map((code) => contract(code, FIRM)) });
    expect(serving('F1').systemOf(given('A')).scale).toEqual(['AAA', 'AA', 'A', 'B', 'C']);
    expect(serving('E1').systemOf(given('A')).scale).toEqual(['A', 'B', 'C', 'D']);
    expect(serving('E1', 'F1').systemOf(given('AAA')).scale).toEqual(['AAA', 'AA', 'A', 'B', 'C']);
    expect(serving('E1', 'F1').systemOf(given('A')).scale).toEqual([]);
  });

  it('counts in a place where its own authority gave it, before one of above that is newer', () => {
    const both = [given('B', CITY, '2026-08-05'), given('AAA', '丙寅县住建局', '2026-01-01')];
    expect(counting(both, '000103')).toEqual([['AAA', '丙寅县住建局']]);
    expect(counting(both, '000101')).toEqual([['B', CITY]]);
  });

  it('never counts in another county, though that has none', () => {
    expect(counting([given('AAA', '丙寅县住建局')], '000101')).toEqual([]);
    expect(book.givenFor([given('AAA', '丙寅县住建局'), given('A', CITY)], '000101').map((one) => one.grade)).toEqual([
      'A',
    ]);
  });

  it('counts where nobody knows whose it is, unless its scale is another', () => {
    expect(counting([given('B', '某物业协会'), given('AAA', '某物业协会')], '000101')).toEqual([['B', '某物业协会']]);
    expect(counting([given('B'), given('C', CITY)], '000101')).toEqual([['C', CITY]]);
  });

  describe('is in doubt', () => {
    const COUNTY = '甲子县住建局';
    const other = grade('91000000MA00000232', 'A', '2026-01-01', { assessor: COUNTY });
    const unheard = (
      rows: readonly FirmGrade[],
      grades: readonly FirmGrade[],
      own: Readonly<Record<string, string>> = {},
    ) => bookOf([four, triple], { '000100': 'four', ...own }, { firm_grade: [...rows] }).unheardAt(grades, '000101');

    it('where a nearer authority has graded others and has no grade for this firm', () => {
      expect(unheard([other], [given('D', CITY)])).toBe(COUNTY);
      expect(unheard([other], [given('D')])).toBe(COUNTY);
      expect(unheard([other], [given('D', CITY), given('A', COUNTY)])).toBeNull();
      expect(unheard([], [given('D', CITY)])).toBeNull();
    });

    it('where the county has a profile of its own that speaks of grades', () => {
      expect(unheard([], [given('D', CITY)], { '000101': 'four' })).toBe(COUNTY);
      expect(unheard([], [given('D', '某物业协会')], { '000101': 'four' })).toBeNull();
    });
  });
});
