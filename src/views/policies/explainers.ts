/**
 * What things mean and what follows from them (说明): grades, lists and the change of a firm, from the rules of each place.
 *
 * Only what texts say in general; nothing here is about a particular firm or estate.
 */
import { lineage } from '../../domain/governing.ts';
import type { Profile, Rule } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { indexesOf } from '../common/indexes.ts';
import { policyPath } from '../common/paths.ts';

/** A rule as a line of an explanation, in our words. */
export interface ExplainedRule {
  id: string;
  title: string;
  summary: string;
  /** Its place on the page of its document. */
  path: string;
}

/** What the rules of one profile say, for the places where it holds. */
export interface Explanation {
  /** Code of the profile's division. */
  profile: string;
  /** Names of the places in this publication. */
  places: readonly string[];
  /** 信用等级, best first; empty where the texts name none. */
  scale: readonly string[];
  /** What a grade leads to. */
  grades: readonly ExplainedRule[];
  /** What a listing leads to. */
  lists: readonly ExplainedRule[];
  /** When the firm of an estate is to be replaced. */
  replacement: readonly ExplainedRule[];
}

const REPLACEMENTS = ['解聘', '更换物业企业', '退出'];

/** One for each profile that holds somewhere in the publication, in the order of the portal's settings. */
export function explanations(publication: Publication): Explanation[] {
  const { tree } = indexesOf(publication);
  const placesOf = new Map<Profile, string[]>();
  for (const [division, code] of Object.entries(publication.portal.profiles)) {
    const profile = publication.profiles.get(code);
    const name = tree.get(division)?.name;
    if (profile && name !== undefined) placesOf.set(profile, [...(placesOf.get(profile) ?? []), name]);
  }
  return [...placesOf].map(([profile, places]) => explanationOf(publication, profile, places));
}

/** What the rules that hold at a division say; null where none are assigned to it. */
export function explanationAt(publication: Publication, division: string): Explanation | null {
  const profile = indexesOf(publication).profileAt(division);
  return profile && explanationOf(publication, profile, []);
}

function explanationOf(publication: Publication, profile: Profile, places: readonly string[]): Explanation {
  const { asOf } = publication.release;
  const rules = lineage(profile, publication.profiles)
    .flatMap((one) => one.rules)
    .filter((rule) => rule.enabled && (rule.valid_from ?? asOf) <= asOf && asOf <= (rule.valid_to ?? asOf));
  const explained = (chosen: (rule: Rule) => boolean): ExplainedRule[] =>
    rules
      .filter(chosen)
      .map(({ id, title, summary, source }) => ({ id, title, summary, path: policyPath(source, id) }));
  return {
    profile: profile.division,
    places,
    scale: profile.grades.scale,
    grades: explained(({ params }) => 'treatment' in params || 'list_of_grade' in params || 'grade' in params),
    lists: explained(({ params }) => 'list' in params || 'triggers' in params),
    replacement: explained(
      ({ params }) =>
        REPLACEMENTS.includes(String(params.action)) ||
        (Array.isArray(params.events) && params.events.some((event) => REPLACEMENTS.includes(String(event)))),
    ),
  };
}
