/**
 * Calendar dates as text, and the arithmetic on them.
 *
 * Free of time zones: a date here is a day on a calendar, never an instant.
 * `Date` is used only as a proleptic Gregorian calendar in UTC.
 */

declare const isoDateBrand: unique symbol;
/** A calendar day (日期) written YYYY-MM-DD; text order is date order. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

const pad2 = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** Number of days in a month (1 to 12), leap days included. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date of year, month (1 to 12) and day, or null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad2(month)}-${pad2(day)}` as IsoDate;
}

/** Reads exactly YYYY-MM-DD; null for anything else. */
export function parseIsoDate(text: string): IsoDate | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return m ? isoDate(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

const MS_PER_DAY = 86_400_000;
const toUtcMs = (date: IsoDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
const fromUtcMs = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10) as IsoDate;

/** The date `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromUtcMs(toUtcMs(date) + days * MS_PER_DAY);
}

/** Whole days from `from` to `to`; 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((toUtcMs(to) - toUtcMs(from)) / MS_PER_DAY);
}

/**
 * The day a spreadsheet's serial number stands for.
 *
 * In the 1900 system serial 60 is 1900-02-29, a day that never existed, so serials below 61 give null; the 1904 system
 * counts from 1904-01-01 as 0.
 */
export function fromSerial(serial: number, system: '1900' | '1904'): IsoDate | null {
  const day = Math.floor(serial);
  if (system === '1904') return day < 0 ? null : fromUtcMs(Date.UTC(1904, 0, 1) + day * MS_PER_DAY);
  return day < 61 ? null : fromUtcMs(Date.UTC(1899, 11, 30) + day * MS_PER_DAY);
}

/** The same day of the month `months` later (earlier when negative), or the last day of that month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(Math.min(Number(date.slice(8)), daysInMonth(year, month)))}` as IsoDate;
}
