/**
 * The strip of periods (榜单条): which lists a firm or an estate stood on, period by period.
 *
 * Cadence and subject are the profile's in force at the publishing division. A period without any entry of
 * that division is a question, never an all-clear.
 */

import type { IsoDate } from '../domain/iso-date.ts';
import { type Cadence, cadenceOf, comparePeriods, type Period, periodOf, shiftPeriod } from '../domain/period.ts';
import type { Division, ListColour, ListEntry, SubjectKind } from '../domain/records.ts';
import type { Indexes } from './indexes.ts';
import { listPath } from './paths.ts';

/** 红, 黑, on no list though one was published, or no list published at all. */
export type StripMark = 'red' | 'black' | 'absent' | 'unpublished';

export interface StripCell {
  period: Period;
  mark: StripMark;
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

/** How often a division publishes lists: what its rules say, else what its newest list shows. */
export function listCadence(indexes: Indexes, division: string): Cadence | null {
  const said = indexes.profileAt(division)?.lists.cadence ?? null;
  if (said !== null) return said;
  const last = [...(indexes.listsByDivision.get(division)?.keys() ?? [])].at(-1);
  return last === undefined ? null : cadenceOf(last);
}

/** About whom a division publishes lists: what its rules say, else what its newest list shows. */
export function listSubject(indexes: Indexes, division: string): SubjectKind | null {
  const said = indexes.profileAt(division)?.lists.subject ?? null;
  if (said !== null) return said === 'firm' ? '企业' : '项目';
  const last = [...(indexes.listsByDivision.get(division)?.values() ?? [])].at(-1);
  return last?.[0]?.subjectKind ?? null;
}

/** The periods a strip shows: the latest complete ones, and the running one where a list of it is out already. */
export function stripPeriods(cadence: Cadence, asOf: IsoDate, published: Iterable<Period>): Period[] {
  const periods = [...published].filter((period) => cadenceOf(period) === cadence);
  let last = shiftPeriod(periodOf(asOf, cadence), -1);
  for (const period of periods) if (comparePeriods(period, last) > 0) last = period;
  return Array.from({ length: CELLS[cadence] }, (_, i) => shiftPeriod(last, i + 1 - CELLS[cadence]));
}

/** The strip of one subject in one division's lists; black weighs more where a period names both. */
export function stripOf(
  indexes: Indexes,
  division: string,
  kind: SubjectKind,
  subject: string,
  cadence: Cadence,
): Strip {
  const lists = indexes.listsByDivision.get(division) ?? new Map<Period, ListEntry[]>();
  const cells = stripPeriods(cadence, indexes.asOf, lists.keys()).map((period): StripCell => {
    const list = lists.get(period);
    if (!list) return { period, mark: 'unpublished', path: null };
    const named = list.filter((entry) => entry.subject === subject).map((entry) => entry.colour);
    return { period, mark: markOf(named), path: listPath(division, period) };
  });
  return { kind, cadence, cells };
}

function markOf(colours: readonly ListColour[]): StripMark {
  if (colours.includes('黑榜')) return 'black';
  return colours.includes('红榜') ? 'red' : 'absent';
}

/** How many periods in a row, up to the cell, carry its mark. */
export function runLength(cells: readonly StripCell[]): number {
  let length = 0;
  const mark = cells.at(-1)?.mark;
  for (let i = cells.length - 1; i >= 0 && cells[i]?.mark === mark; i--) length++;
  return length;
}
