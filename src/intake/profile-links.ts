/**
 * What profiles refer to in one another: parents, and the documents and rules that they inherit.
 */
import { lineage } from '../domain/governing.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile } from '../domain/profile.ts';
import { problem, settingPlace } from './problems.ts';
import { type LineOf, referencesIn } from './profiles.ts';

/** A profile that was read, with its file and its lines. */
export interface LinkedProfile {
  profile: Profile;
  file: string;
  lineOf: LineOf;
}

/**
 * Reports every reference to something that does not exist, and every id that a parent profile already uses. `read` is
 * by code.
 */
export function linkProblems(read: ReadonlyMap<string, LinkedProfile>): Problem[] {
  const profiles = new Map([...read].map(([code, { profile }]) => [code, profile]));
  return [...read.values()].flatMap((one) => {
    const line = lineage(one.profile, profiles);
    const last = line.at(-1);
    const isLoop = last?.inherits === one.profile.division;
    // Where a parent could not be read, nobody knows what it holds; that it can't be read has been reported already.
    const isWhole = last?.inherits === null || isLoop;
    return [
      ...(isLoop ? [loopProblem(one)] : []),
      ...repeatedRules(one, line.slice(1), read),
      ...(isWhole ? unknownReferences(one, line) : []),
    ];
  });
}

function loopProblem({ profile, file, lineOf }: LinkedProfile): Problem {
  const place = { file, row: lineOf(['inherits']), column: 'inherits' };
  return problem('profile-inheritance-loop', place, profile.inherits ?? '');
}

/** A rule under the id of an inherited one would be judged twice. */
function repeatedRules(
  { profile, file, lineOf }: LinkedProfile,
  above: readonly Profile[],
  read: ReadonlyMap<string, LinkedProfile>,
): Problem[] {
  return profile.rules.flatMap(({ id }, index) => {
    const owner = above.find(({ rules }) => rules.some((rule) => rule.id === id));
    const line = owner?.rules.find((rule) => rule.id === id)?.line;
    if (!owner) return [];
    const path = ['rules', index, 'id'];
    const other = `${read.get(owner.division)?.file ?? owner.division} 第 ${line} 行`;
    return [problem('profile-duplicate', settingPlace(file, lineOf(path), path), id, { other })];
  });
}

function unknownReferences({ profile, file, lineOf }: LinkedProfile, line: readonly Profile[]): Problem[] {
  const sources = line.flatMap((one) => one.sources.map(({ id }) => id));
  const rules = line.flatMap((one) => one.rules.map(({ id }) => id));
  const missing = referencesIn(file, lineOf);
  const source = (path: readonly PropertyKey[], written: string): Problem[] =>
    missing(path, written, sources, ' sources ');
  const { routing } = profile;
  return [
    ...profile.complaints.deadlines.flatMap(({ rule }, at) =>
      rule === null ? [] : missing(['complaints', 'deadlines', at, 'rule'], rule, rules, ' rules '),
    ),
    ...(['basis', 'removal', 'remedy'] as const).flatMap((key) => {
      const clause = profile.lists[key];
      return clause === null ? [] : source(['lists', key, 'source'], clause.source);
    }),
    ...profile.rules.flatMap((rule, at) => source(['rules', at, 'source'], rule.source)),
    ...(routing?.danger.source == null ? [] : source(['routing', 'danger', 'source'], routing.danger.source)),
    ...(routing?.matters ?? []).flatMap((matter, at) => [
      ...source(['routing', 'matters', at, 'source'], matter.source),
      ...matter.rules.flatMap((rule, nth) => missing(['routing', 'matters', at, 'rules', nth], rule, rules, ' rules ')),
    ]),
  ];
}
