/**
 * 公示期至 of a confirmed finding: the first last day among the listings, bulletins and events that it rests on.
 */
import type { Finding } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Publication } from '../../domain/publication.ts';
import type { SourceRef } from '../../domain/source.ts';

const CACHE = new WeakMap<Publication, ReadonlyMap<SourceRef, IsoDate>>();

/** By row, the last day of what may name somebody. */
function lastDays(publication: Publication): ReadonlyMap<SourceRef, IsoDate> {
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
