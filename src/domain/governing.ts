/**
 * Whose rules hold at a place: the profile assigned to the nearest division above it.
 */
import type { DivisionTree } from './division-tree.ts';
import type { Profile } from './profile.ts';

/** The governing profile of a division, or null where none is assigned. `assigned` maps divisions to profiles. */
export function governingProfile(
  tree: DivisionTree,
  division: string,
  assigned: Readonly<Record<string, string>>,
  profiles: ReadonlyMap<string, Profile>,
): Profile | null {
  const path = [...tree.pathTo(division)].reverse();
  const nearest = path.find(({ code }) => assigned[code] !== undefined);
  return nearest ? (profiles.get(assigned[nearest.code] as string) ?? null) : null;
}
