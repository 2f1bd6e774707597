/**
 * Where an estate lies (小区所在的各级): its divisions, with the street and community that its own row names.
 */
import type { DivisionTree } from './division-tree.ts';
import type { Division, Estate } from './records.ts';

/**
 * The divisions that an estate lies in, from the top down. A street or community that is only words in the
 * estate's row counts where the table of divisions has one of that name directly below.
 */
export function placesOf(tree: DivisionTree, estate: Estate): Division[] {
  const path = [...tree.pathTo(estate.division)];
  for (const word of [estate.street, estate.community]) {
    const last = path.at(-1);
    if (word === null || last === undefined || path.some((place) => place.name === word)) continue;
    const child = tree.childrenOf(last.code).find((division) => division.name === word);
    if (child) path.push(child);
  }
  return path;
}
