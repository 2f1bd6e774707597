/**
 * 公示期至 of what is told in other words than its own row: of a confirmed finding the first last day among the listings,
 * bulletins and events that it rests on; of a document the last one among the rows that name it.
 */
import { lastEnd } from '../../domain/accusation-term.ts';
import type { Finding } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Publication } from '../../domain/publication.ts';
import { groupBy } from '../../domain/register.ts';
import type { SourceRef } from '../../domain/source.ts';

const CACHE = new WeakMap<Publication, ReadonlyMap<SourceRef, IsoDate>>();

/** By row, the last day of what may name somebody. */
export function lastDays(publication: Publication): ReadonlyMap<SourceRef, IsoDate> {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const { list_entry, bulletin, event } = publication.register.records;
  const rows = [...list_entry, ...bulletin, ...event];
  const made = new Map(rows.flatMap(({ source, until }) => (until === null ? [] : [[source, until] as const])));
  CACHE.set(publication, made);
  return made;
}

/** The last day on which a finding is told; null where none of its rows ends, or where it accuses nobody. */
export function lastDayOfFinding(publication: Publication, { verdict, sources }: Finding): IsoDate | null {
  if (verdict !== '已确认') return null;
  const days = lastDays(publication);
  return sources.flatMap((source) => days.get(source) ?? []).sort()[0] ?? null;
}

/** A document (文号) of a list or a bulletin. */
export interface EndingDocument {
  number: string;
  /** The day after which nothing stands there by it any more; null where something doesn't end. */
  until: IsoDate | null;
}

/** The documents that rows name, each once, in their order. */
export function documentsIn(rows: readonly { document: string | null; until: IsoDate | null }[]): EndingDocument[] {
  return [...groupBy(rows, ({ document }) => document)].map(([number, own]) => ({
    number,
    until: lastEnd(own.map(({ until }) => until)),
  }));
}
