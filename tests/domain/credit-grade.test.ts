/**
 * Credit grades by the scale of a place: which words are grades, and which grade is the worst.
 */
import { describe, expect, it } from 'vitest';
import { creditGradeTest, isWorstGrade, scaleOf } from '../../src/domain/credit-grade.ts';
import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { division, profile } from '../views/city.ts';

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

describe('the worst grade', () => {
  it.each([
    [['A', 'B', 'C', 'D'], 'D'],
    [['A', 'B', 'C', 'D', 'E'], 'E'],
    [['优秀', '合格', '不合格'], '不合格'],
    [['优', '良', '差'], '差'],
  ])('of the scale %j is %s alone', (scale, worst) => {
    const governing = withScale('here', scale);
    for (const one of scale) expect(isWorstGrade(one, governing, profilesOf(governing)), one).toBe(one === worst);
  });

  it('is not a word that says that no grade was given, though it stands last', () => {
    const governing = withScale('here', ['A', 'B', '未评']);
    expect(scaleOf(governing, profilesOf(governing))).toEqual(['A', 'B']);
    expect(isWorstGrade('未评', governing, profilesOf(governing))).toBe(false);
    expect(isWorstGrade('B', governing, profilesOf(governing))).toBe(true);
  });

  it('is that of the profile inherited from where a place names no scale of its own', () => {
    const province = withScale('province', ['A', 'B', 'C']);
    const county = withScale('county', [], { inherits: 'province' });
    expect(isWorstGrade('C', county, profilesOf(province, county))).toBe(true);
  });

  it('is asked of other scales only where the own one does not know the grade', () => {
    const own = withScale('own', ['A', 'B', 'C', 'D']);
    const other = withScale('other', ['A', 'B', 'C']);
    const longer = withScale('longer', ['A', 'B', 'C', 'D', 'E']);
    const all = profilesOf(own, other, longer);
    expect(isWorstGrade('C', own, all)).toBe(false);
    expect(isWorstGrade('E', own, all)).toBe(true);
    expect(isWorstGrade('C', null, profilesOf(other))).toBe(true);
    expect(isWorstGrade('D', null, profilesOf(withScale('none', [])))).toBe(false);
  });
});

describe('a credit grade', () => {
  const divisions = [
    division('000100', '示例市', '市', null),
    { ...division('000101', '甲子县', '县', '000100'), authority: '甲子县住建局' },
    { ...division('000103', '丙寅县', '县', '000100'), authority: '丙寅县住建局' },
  ];
  const words = withScale('words', ['优秀', '合格', '不合格']);
  const letters = withScale('letters', ['A', 'B', 'C', 'D'], {}, ['优秀', '不合格']);
  const isCredit = creditGradeTest(divisions, new DivisionTree(divisions), profilesOf(words, letters), {
    '000101': 'words',
    '000103': 'letters',
  });

  it('is a letter anywhere, and 未评', () => {
    for (const one of ['AAA', 'D', 'E', '未评']) expect(isCredit({ grade: one, assessor: null }), one).toBe(true);
  });

  it('is a word of the scale of the body that gave it, and not the result of an assessment', () => {
    expect(isCredit({ grade: '不合格', assessor: '甲子县住建局' })).toBe(true);
    expect(isCredit({ grade: '不合格', assessor: '丙寅县住建局' })).toBe(false);
  });

  it('is no word that means a grade here and an assessment there, where nobody says whose it is', () => {
    expect(isCredit({ grade: '不合格', assessor: null })).toBe(false);
    expect(isCredit({ grade: '合格', assessor: null })).toBe(true);
  });
});
