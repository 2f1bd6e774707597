/**
 * Whose rules hold where: from the portal's map of divisions to profiles, and from parents to children.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import { governingProfile, lineage } from '../domain/governing.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import type { Division, Estate } from '../domain/records.ts';
import { groupBy, type Records } from '../domain/register.ts';

/** The places that one profile governs, with what lies in them. */
export interface Scope {
  profile: Profile;
  /** The divisions to which the portal assigns it. */
  places: readonly Division[];
  estates: readonly Estate[];
  /** Counties (县) in which it holds. */
  counties: readonly Division[];
  /** Streets and towns (街道、乡镇) in which it holds. */
  streets: readonly Division[];
  /** The estates by the code of the county in which they lie; a county without any is not in it. */
  estatesByCounty: ReadonlyMap<string, readonly Estate[]>;
}

/** Each governing profile with its places inside the `covered` divisions; where no profile holds, nothing is judged. */
export function scopesOf(
  records: Records,
  profiles: ReadonlyMap<string, Profile>,
  assigned: Readonly<Record<string, string>>,
  covered: readonly string[],
): Scope[] {
  const tree = new DivisionTree(records.division);
  const governing = (code: string): Profile | null => governingProfile(tree, code, assigned, profiles);
  const scopes = new Map<
    Profile,
    { places: Division[]; estates: Estate[]; counties: Division[]; streets: Division[] }
  >();
  const of = (profile: Profile) => {
    const known = scopes.get(profile) ?? { places: [], estates: [], counties: [], streets: [] };
    scopes.set(profile, known);
    return known;
  };
  for (const estate of records.estate) {
    const profile = governing(estate.division);
    if (profile) of(profile).estates.push(estate);
  }
  for (const division of records.division) {
    if (!covered.some((top) => tree.isWithin(division.code, top))) continue;
    const profile = division.level === '县' || division.level === '街道' ? governing(division.code) : null;
    if (profile && division.level === '县') of(profile).counties.push(division);
    if (profile && division.level === '街道') of(profile).streets.push(division);
    const own = assigned[division.code] === undefined ? undefined : governing(division.code);
    if (own) of(own).places.push(division);
  }
  return [...scopes].map(([profile, scope]) => ({
    profile,
    ...scope,
    estatesByCounty: groupBy(scope.estates, (estate) => tree.countyOf(estate.division)?.code ?? null),
  }));
}

/** The same, each with its rules in force on a day. */
export function ruledScopes(
  records: Records,
  profiles: ReadonlyMap<string, Profile>,
  assigned: Readonly<Record<string, string>>,
  covered: readonly string[],
  asOf: IsoDate,
): (Scope & { rules: Rule[] })[] {
  return scopesOf(records, profiles, assigned, covered).map((scope) => ({
    ...scope,
    rules: rulesInForce(scope.profile, profiles, asOf),
  }));
}

/** Where to say what is said once of a place: the assigned divisions, or the counties where only these are published. */
export function placesJudged({ places, counties }: Scope): readonly Division[] {
  return places.length > 0 ? places : counties;
}

/** Rules of a profile and of those it inherits from, as they hold on a day. A draft holds only where it is switched on. */
export function rulesInForce(profile: Profile, profiles: ReadonlyMap<string, Profile>, asOf: IsoDate): Rule[] {
  return lineage(profile, profiles).flatMap(({ rules }) => rules.filter((rule) => holds(rule, asOf)));
}

function holds(rule: Rule, asOf: IsoDate): boolean {
  return (
    rule.enabled &&
    (rule.valid_from === null || rule.valid_from <= asOf) &&
    (rule.valid_to === null || asOf <= rule.valid_to)
  );
}
