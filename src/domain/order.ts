/**
 * Orders (排序): of texts, and of records by their days.
 */
import type { IsoDate } from './iso-date.ts';

/**
 * Orders texts by their UTF-16 code units, the same on every machine. Dates, and periods of one cadence, come in order
 * of time.
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders records by their day, those of one day by the rows they stand in. */
export function byDate<T extends { date: IsoDate; source: number }>(a: T, b: T): number {
  return compareText(a.date, b.date) || a.source - b.source;
}

/** The record of the newest day; of several of one day the one that stands last. Null where there is none. */
export function newest<T extends { date: IsoDate; source: number }>(records: readonly T[]): T | null {
  return records.reduce<T | null>((last, record) => (last === null || byDate(last, record) < 0 ? record : last), null);
}
