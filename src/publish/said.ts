/**
 * What releases say of somebody (点名), and which of it has been withdrawn since.
 */
import { createHash } from 'node:crypto';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Said } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import type { Publication } from '../domain/publication.ts';
import { NAMING_TABLES, type Naming, namingsOf, textOfRow } from '../downloads/namings.ts';
import { readDownload } from '../downloads/rows.ts';
import type { Predecessor } from './predecessor.ts';

/** The key by which something that was said is found again. */
export const keyOfSaid = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** What a publication says, by key: its last day, and whether it names somebody. */
export type SaidNow = ReadonlyMap<string, Pick<Naming, 'until' | 'ends'>>;

export function saidIn(publication: Pick<Publication, 'register' | 'notices'>): SaidNow {
  return new Map(namingsOf(publication).map((one) => [keyOfSaid(one.text), one]));
}

/** What its manifest records: all that it says of somebody, in the order of the keys. */
export function recorded(now: SaidNow): Said[] {
  const said = [...now].flatMap(([key, { until, ends }]) => (ends ? [{ key, until }] : []));
  return said.sort((a, b) => compareText(a.key, b.key));
}

/**
 * All that a release says of somebody. One of a version that didn't record it is read by its downloads, where every row of
 * a list, a bulletin and an event counts; null where it has none, so that nobody can tell.
 */
export async function saidBy({ manifest, read }: Predecessor): Promise<readonly Said[] | null> {
  if (manifest.says !== null) return manifest.says;
  if (!manifest.outputs.some(({ path }) => path === 'data/datapackage.json')) return null;
  const said: Said[] = [];
  for (const table of NAMING_TABLES) {
    const bytes = await read(`data/${table}.csv`);
    if (bytes === null) continue;
    for (const row of readDownload(bytes).rows) said.push({ key: keyOfSaid(textOfRow(table, row)), until: null });
  }
  return said;
}

/** What of it is said no more: it is not among what may be said now, or its last day is over. */
export function withdrawnOf(said: readonly Said[], now: SaidNow, today: IsoDate): Said[] {
  return said.filter(({ key }) => {
    // The term as it is reckoned now holds, not the one of that day.
    const known = now.get(key);
    return known === undefined || (known.until !== null && known.ends && known.until < today);
  });
}
