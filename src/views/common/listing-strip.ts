/**
 * The strip of periods (榜单条): which lists a firm or an estate stood on, period by period.
 *
 * Cadence and subject are the profile's in force at the publishing division, or those of its lists where it publishes
 * otherwise. A period in which that division published nothing is shown as unknown, never as free of listings.
 */

import { firstEnd } from '../../domain/accusation-term.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { StripMark } from '../../domain/listing.ts';
import { type Cadence, cadenceOf, comparePeriods, type Period, periodOf, shiftPeriod } from '../../domain/period.ts';
import type { Division, ListEntry, SubjectKind } from '../../domain/records.ts';
import type { Indexes } from './indexes.ts';
import { listPath } from './paths.ts';

export interface StripCell {
  period: Period;
  mark: StripMark;
  /** 公示期至 of the listing that makes the mark; null where nobody is named. */
  until: IsoDate | null;
  /** Page of that list; null where none was published. */
  path: string | null;
}

export interface Strip {
  kind: SubjectKind;
  cadence: Cadence;
  /** Oldest first. */
  cells: StripCell[];
}

const CELLS: Record<Cadence, number> = { month: 12, quarter: 8, 'half-year': 6, year: 5 };

/** Whose lists count for an estate there: the nearest division above it that has published any; else its county. */
export function publishingDivision(indexes: Indexes, division: string): Division | null {
  const path = [...indexes.tree.pathTo(division)].reverse();
  return path.find(({ code }) => indexes.listsByDivision.has(code)) ?? indexes.tree.countyOf(division);
}

/** How often a division's rules say that lists are published. */
export function ruledCadence(indexes: Indexes, division: string): Cadence | null {
  return indexes.profileAt(division)?.lists.cadence ?? null;
}

/** About whom a division's rules say that lists are published. */
export function ruledSubject(indexes: Indexes, division: string): SubjectKind | null {
  const said = indexes.profileAt(division)?.lists.subject ?? null;
  return said === null ? null : said === 'firm' ? '企业' : '项目';
}

/** A division's lists about one kind of subject, oldest first; about either where the kind is null. */
export function listsAbout(
  indexes: Indexes,
  division: string,
  kind: SubjectKind | null,
): ReadonlyMap<Period, readonly ListEntry[]> {
  const lists = indexes.listsByDivision.get(division) ?? new Map<Period, ListEntry[]>();
  if (kind === null) return lists;
  return new Map(
    [...lists]
      .map(([period, entries]): [Period, ListEntry[]] => [
        period,
        entries.filter((entry) => entry.subjectKind === kind),
      ])
      .filter(([, entries]) => entries.length > 0),
  );
}

/**
 * The cadence of a strip: the one that the rules set; but where lists were published in another alone, that of the
 * newest list.
 */
export function listCadence(indexes: Indexes, division: string, kind: SubjectKind | null): Cadence | null {
  const ruled = ruledCadence(indexes, division);
  const lists = listsAbout(indexes, division, kind);
  const last = [...lists.keys()].at(-1);
  if (last === undefined) return ruled;
  const fits = ruled !== null && stripPeriods(ruled, indexes.asOf, lists.keys()).some((period) => lists.has(period));
  return fits ? ruled : cadenceOf(last);
}

/** About whom a division's lists are: what its rules say, unless only lists about others were published. */
export function listSubject(indexes: Indexes, division: string): SubjectKind | null {
  const ruled = ruledSubject(indexes, division);
  const last = [...listsAbout(indexes, division, null).values()].at(-1);
  if (last === undefined || (ruled !== null && listsAbout(indexes, division, ruled).size > 0)) return ruled;
  return last[0]?.subjectKind ?? ruled;
}

/** The periods a strip shows: the latest complete ones, and the running one where a list of it is out already. */
export function stripPeriods(cadence: Cadence, asOf: IsoDate, published: Iterable<Period>): Period[] {
  const periods = [...published].filter((period) => cadenceOf(period) === cadence);
  let last = shiftPeriod(periodOf(asOf, cadence), -1);
  for (const period of periods) if (comparePeriods(period, last) > 0) last = period;
  return Array.from({ length: CELLS[cadence] }, (_, i) => shiftPeriod(last, i + 1 - CELLS[cadence]));
}

/** A subject's strip of one division's lists. Where both lists of a period name the subject, the black one counts. */
export function stripOf(
  indexes: Indexes,
  division: string,
  kind: SubjectKind,
  subject: string,
  cadence: Cadence,
): Strip {
  const lists = listsAbout(indexes, division, kind);
  const cells = stripPeriods(cadence, indexes.asOf, lists.keys()).map((period): StripCell => {
    const list = lists.get(period);
    return { period, ...markOn(list, subject, indexes.asOf), path: list ? listPath(division, period) : null };
  });
  return { kind, cadence, cells };
}

type Mark = Pick<StripCell, 'mark' | 'until'>;

/** What has been taken off is as absent as what was never on it, though the archive still has it. */
function markOn(list: readonly ListEntry[] | undefined, subject: string, asOf: IsoDate): Mark {
  if (list === undefined) return { mark: 'unpublished', until: null };
  const own = list.filter(
    ({ subject: named, removedOn }) => named === subject && (removedOn === null || removedOn > asOf),
  );
  const black = own.filter(({ colour }) => colour === '黑榜');
  if (own.length === 0) return { mark: 'absent', until: null };
  const [mark, rows] = black.length > 0 ? (['black', black] as const) : (['red', own] as const);
  return { mark, until: firstEnd(rows.map(({ until }) => until)) };
}

/** How a subject stands on the newest list of its kind, and for how many periods in a row; null where there is none. */
export function newestStanding(
  indexes: Indexes,
  division: string,
  kind: SubjectKind,
  subject: string,
): (Mark & { period: Period; run: number; runUntil: IsoDate | null; path: string }) | null {
  const lists = listsAbout(indexes, division, kind);
  const period = [...lists.keys()].at(-1);
  if (period === undefined) return null;
  const markAt = (at: Period): Mark => markOn(lists.get(at), subject, indexes.asOf);
  const { mark, until } = markAt(period);
  const run: Mark[] = [];
  for (let at = period; lists.has(at) && markAt(at).mark === mark; at = shiftPeriod(at, -1)) run.push(markAt(at));
  const runUntil = firstEnd(run.map((one) => one.until));
  return { period, mark, until, run: run.length, runUntil, path: listPath(division, period) };
}
