/**
 * Which sheets are read back word by word (文字回读的抽样): every one with a long text, since these are what gets cut,
 * and a few hundred others, spread over all kinds and, by their order, over all counties and estates.
 */

import { groupBy } from '../../domain/register.ts';
import type { SheetName } from '../../domain/sheet-names.ts';

/** How many sheets without a long text are read back at least, where there are as many. */
const SAMPLE = 300;

/** A sheet that is to be printed, in posting order. */
export interface Planned {
  file: string;
  name: SheetName;
  isLong: boolean;
}

/** The files to be read back; the same ones for the same sheets. */
export function sheetsToRead(planned: readonly Planned[], verify: 'sample' | 'all'): ReadonlySet<string> {
  if (verify === 'all') return new Set(planned.map(({ file }) => file));
  const files = new Set(planned.filter(({ isLong }) => isLong).map(({ file }) => file));
  // Kinds with few sheets first: what they can't fill is left to the others.
  const kinds = [...groupBy(planned, ({ name }) => name).values()].sort((a, b) => a.length - b.length);
  let left = SAMPLE;
  for (const [index, kind] of kinds.entries()) {
    const chosen = evenly(kind, Math.ceil(left / (kinds.length - index)));
    for (const { file } of chosen) files.add(file);
    left -= chosen.length;
  }
  return files;
}

/** At most so many of a list, at even distances, the first and the last among them. */
export function evenly<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  if (most <= 1) return list.slice(0, Math.max(0, most));
  return Array.from({ length: most }, (_, index) => list[Math.round((index * (list.length - 1)) / (most - 1))] as T);
}
