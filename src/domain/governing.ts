/**
 * Whose rules hold at a place: the profile assigned to the nearest division above it, and those it inherits from.
 */
import type { DivisionTree } from './division-tree.ts';
import type { Profile } from './profile.ts';

/** The governing profile of a division, or null where none is assigned. `assigned` maps divisions to profiles. */
export function governingProfile<P = Profile>(
  tree: DivisionTree,
  division: string,
  assigned: Readonly<Record<string, string>>,
  profiles: ReadonlyMap<string, P>,
): P | null {
  const path = [...tree.pathTo(division)].reverse();
  const nearest = path.find(({ code }) => assigned[code] !== undefined);
  return nearest ? (profiles.get(assigned[nearest.code] as string) ?? null) : null;
}

/**
 * A profile and those it inherits from, nearest first; where profiles inherit from each other in a loop, each is listed
 * once.
 */
export function lineage(profile: Profile, profiles: ReadonlyMap<string, Profile>): Profile[] {
  const line: Profile[] = [];
  for (let at: Profile | undefined = profile; at !== undefined && !line.includes(at); ) {
    line.push(at);
    at = at.inherits === null ? undefined : profiles.get(at.inherits);
  }
  return line;
}
