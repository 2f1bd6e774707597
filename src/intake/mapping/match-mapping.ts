/** Which mapping a sheet is for (认对应): by its names, by the headers that it needs, and by those that it was made with. */
import { headersUsed, isPassedOver, type Mapping } from '../../domain/mapping.ts';
import type { RawSheet } from '../read/sheet.ts';
import { type Anatomy, anatomyOf, type Block } from './anatomy.ts';
import type { Names } from './facts.ts';
import { headerNamed } from './header-rows.ts';
import { type OtherUnits, withUnitsOf } from './other-units.ts';
import { type Followed, headersWithoutPeriods, withPeriodsOf } from './period-heads.ts';
import { undated } from './propose.ts';
import { sameHeader } from './views.ts';

/** A kept mapping, and as it reads the sheet in hand. */
export interface Found extends Followed {
  kept: Mapping;
  anatomy: Anatomy;
  renamed: OtherUnits['renamed'];
}

export const isSheetNamed = ({ sheets }: Mapping, { sheet }: Names): boolean =>
  sheet === null || sheets.some((pattern) => fits(pattern, sheet));

export const isNamed = (mapping: Mapping, names: Names): boolean =>
  mapping.files.some((pattern) => fits(pattern, names.file)) && isSheetNamed(mapping, names);

/** Whether a name is as a pattern says, `*` standing for anything. */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.normalize('NFC').trim().split('*');
  const escaped = parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'is').test(name.normalize('NFC').trim());
}

/** A sheet's parts as a mapping knows them: under the header that is found, unless only the mapping's own is there whole. */
export function anatomyBy(mapping: Mapping, sheet: RawSheet, seen: Anatomy | null): Anatomy | null {
  if (seen !== null && missingOf(mapping, seen).length === 0) return seen;
  const header = headerNamed(sheet.rows, mapping.headers);
  return header === null ? seen : anatomyOf(sheet, header);
}

/** Whether a mapping says of a sheet that it is no table. Once it looks otherwise, it is asked about again. */
export function isPassing(mapping: Mapping, names: Names, seen: Anatomy | null): boolean {
  if (!isPassedOver(mapping) || !isNamed(mapping, names)) return false;
  if (mapping.headers.length === 0 || seen === null) return mapping.headers.length === 0 && seen === null;
  const [block] = seen.blocks as [Block];
  const bare = (headers: readonly string[]): string =>
    headers.map((one) => undated(one).replace(/\s+/g, '')).join('\n');
  return bare(mapping.headers) === bare(block.columns.map(({ path }) => path));
}

/** A mapping as it reads a sheet, with its further periods and its units; null where it needs what isn't there. */
export function followedIn(kept: Mapping, anatomy: Anatomy): Found | null {
  const [block] = anatomy.blocks as [Block];
  const { mapping, renamed } = withUnitsOf(kept, block);
  const followed = withPeriodsOf(mapping, block);
  return missingOf(followed.mapping, anatomy).length > 0 ? null : { kept, anatomy, renamed, ...followed };
}

/** Headers that a mapping needs and a sheet lacks. */
export function missingOf(mapping: Mapping, { blocks }: Anatomy): string[] {
  const [block] = blocks as [Block];
  return [...headersUsed(mapping)].filter((header) => !block.columns.some(({ path }) => sameHeader(path, header)));
}

/** Whether a sheet has the headers with which a mapping was made, be it of other months. */
export function hasSameHeaders({ headers }: Mapping, { blocks }: Anatomy): boolean {
  const [block] = blocks as [Block];
  return headersWithoutPeriods(headers) === headersWithoutPeriods(block.columns.map(({ path }) => path));
}
