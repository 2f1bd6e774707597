/**
 * Since when a sheet hangs with what it says (自何日起): the publication before tells it, as long as the sheet says the same. Pure.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { SheetName } from '../domain/sheet-names.ts';
import { contentHash } from './content-hash.ts';
import type { PlannedSheet } from './plan.ts';
import type { Place } from './sheet.ts';

/** Sheets with the same key replace one another: the same kind, at the same place of the same estate or county. */
export function identity({
  sheet,
  estate,
  division,
  place,
}: {
  sheet: SheetName | null;
  estate: string | null;
  division: string | null;
  place: Place | null;
}): string {
  return JSON.stringify([sheet, estate, division, place]);
}

export interface Hanging {
  since: IsoDate;
  /** Whether somebody has to walk to a board for it: it is new, or says something else than in the publication before. */
  isNew: boolean;
}

/** Of a sheet of this publication. Nothing is new where nobody knows what hung before. */
export function hangsSince({ hung, release }: Publication, { sheet, estate, division }: PlannedSheet): Hanging {
  if (hung === undefined) return { since: release.asOf, isNew: false };
  const before = hung.get(identity({ sheet: sheet.name, estate, division, place: sheet.place }));
  const stays = before !== undefined && (before.content === null || before.content === contentHash(sheet));
  return stays ? { since: before.since, isNew: false } : { since: release.asOf, isNew: true };
}
