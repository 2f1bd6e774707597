/**
 * Which words are credit grades and which is the worst (信用等级、最低一级): what the scale of a place says.
 *
 * A place's scale is that of the profile that governs there, or of the nearest that it inherits from and that has one.
 */
import type { DivisionTree } from './division-tree.ts';
import { governingProfile, lineage } from './governing.ts';
import type { Profile } from './profile.ts';
import type { Division, FirmGrade } from './records.ts';
import { groupBy } from './register.ts';
import { isUngraded } from './serving.ts';

type Profiles = ReadonlyMap<string, Profile>;

/** Best first, without words that say that no grade was given; empty where no text of the place names one. */
export function scaleOf(profile: Profile | null, profiles: Profiles): readonly string[] {
  const line = profile === null ? [] : lineage(profile, profiles);
  const named = line.find(({ grades }) => grades.scale.length > 0);
  return (named?.grades.scale ?? []).filter((grade) => !isUngraded(grade));
}

/**
 * Whether a grade is the last one of the scale that governs a place. Where that scale does not know the grade, the
 * scales of the other profiles are asked. A grade that no scale knows is not the worst, since nobody has said so.
 */
export function isWorstGrade(grade: string, governing: Profile | null, profiles: Profiles): boolean {
  const own = scaleOf(governing, profiles);
  const asked = own.includes(grade) ? [own] : [...profiles.values()].map((profile) => scaleOf(profile, profiles));
  return asked.some((scale) => scale.at(-1) === grade);
}

/**
 * Makes the test that tells credit grades, and words for “no grade was given”, from results of an assessment (考核结果),
 * which count towards a grade but are none.
 *
 * Letters are grades everywhere. What a word is, the profile of the body that gave it says; for a body without a
 * profile, what all profiles in use agree on. `assigned` maps divisions to profiles.
 */
export function creditGradeTest(
  divisions: readonly Division[],
  tree: DivisionTree,
  profiles: Profiles,
  assigned: Readonly<Record<string, string>>,
): (grade: Pick<FirmGrade, 'grade' | 'assessor'>) => boolean {
  const seats = groupBy(divisions, ({ authority }) => authority);
  const inUse = [...new Set(Object.values(assigned))].flatMap((code) => profiles.get(code) ?? []);
  return ({ grade, assessor }) => {
    if (/^[A-E]/.test(grade) || isUngraded(grade)) return true;
    const own = (assessor === null ? [] : (seats.get(assessor) ?? [])).flatMap(
      ({ code }) => governingProfile(tree, code, assigned, profiles) ?? [],
    );
    const asked = own.length > 0 ? own : inUse;
    const isOnScale = (profile: Profile): boolean => scaleOf(profile, profiles).includes(grade);
    const isResult = (profile: Profile): boolean =>
      !isOnScale(profile) && lineage(profile, profiles).some(({ grades }) => grades.assessments.includes(grade));
    return asked.some(isOnScale) && !asked.some(isResult);
  };
}
