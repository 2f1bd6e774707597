/**
 * Small helpers on dates for the generated city, over the domain's calendar.
 *
 * Free of the clock: the present is `AS_OF` of settings.ts.
 */
import { addDays, daysBetween, type IsoDate } from '../domain/iso-date.ts';
import type { Random } from './random.ts';
import { AS_OF } from './settings.ts';

/** A random day from `from` to `to`, both included; `from` when the span is empty. */
export function dayBetween(from: IsoDate, to: IsoDate, chance: Random): IsoDate {
  const days = daysBetween(from, to);
  return days <= 0 ? from : addDays(from, chance.int(0, days));
}

/** The day written so, which must exist. */
export function day(text: string): IsoDate {
  return text as IsoDate;
}

/** The earlier of two days. */
export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** The later of two days. */
export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** The day as text, or blank when it has not come yet: what lies in the future is not on record. */
export function ifPast(date: IsoDate): IsoDate | '' {
  return date <= AS_OF ? date : '';
}

/** The same day `years` later; 29 February becomes the 28th. */
export function addYears(date: IsoDate, years: number): IsoDate {
  const tail = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4);
  return `${Number(date.slice(0, 4)) + years}${tail}` as IsoDate;
}

/** A month written 2026-10 as an office writes it: 2026年10月. */
export function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** A quarter written 2026-Q3 as an office writes it: 2026年第三季度. */
export function quarterText(quarter: string): string {
  return `${quarter.slice(0, 4)}年第${'一二三四'.charAt(Number(quarter.slice(6)) - 1)}季度`;
}
