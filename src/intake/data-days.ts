/**
 * 数据截至: until which day a sheet speaks.
 *
 * The office says it in a line above the header, behind the table's name in a file's or sheet's name, or in
 * portal.yaml. Otherwise the newest event in the rows tells up to which day the sheet speaks at least. What follows
 * from the day is for the rules to say.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import {
  type DayOrMonth,
  earliestDay,
  isDay,
  latestDay,
  type Period,
  parsePeriod,
  periodEnd,
  periodStart,
} from '../domain/period.ts';
import type { DataDay } from '../domain/source-sheet.ts';
import type { Table } from '../tables/column.ts';
import { readDate, readPeriod } from './cells/dates.ts';
import type { Fields } from './cells/reading.ts';
import { Refusal } from './cells/reading.ts';
import type { Cell } from './read/sheet.ts';

/** The day that an office has written, or a period, within which the newest event counts. */
export interface SaidUntil {
  until: DayOrMonth;
  /** The cell where it stands, from 0; null where it stands in a name. */
  cell: { row: number; index: number } | null;
}

/** Text where the day should stand that can't be read as one. */
export interface UnreadUntil {
  unread: string;
  cell: SaidUntil['cell'];
}

const ANNOUNCED = /截\s*[至止]\s*(?:日期|时间|日|到)?\s*[:：为]?\s*(.*)$/s;
/** The longest beginning of a text that can be a date. */
const DATE_AT_START = /^[(（]?\s*([\d〇零一二三四五六七八九十○元][\d〇零一二三四五六七八九十○元年月日号\s./-]*)/;
const AS_DATE = { is: 'date', ahead: 'fact', month: true } as const;

/** What the lines above the header say, those nearest to it first; null where they say nothing. */
export function untilAbove(above: readonly (readonly Cell[])[], asOf: IsoDate): SaidUntil | UnreadUntil | null {
  for (let row = above.length - 1; row >= 0; row--) {
    const cells = above[row] ?? [];
    for (const [index, cell] of cells.entries()) {
      const said = typeof cell === 'string' ? ANNOUNCED.exec(cell.slice(0, 200))?.[1]?.trim() : undefined;
      if (said === undefined) continue;
      const beside = said === '' ? cells.slice(index + 1).find((next) => next !== null && next !== '') : said;
      const until = beside === undefined || beside === null ? null : dayIn(beside, asOf);
      if (until !== null) return { until, cell: { row, index } };
      // Text without digits is a heading over a column of dates, not a day that can't be read.
      if (said !== '' && /\d/.test(said)) return { unread: String(cell).trim(), cell: { row, index } };
    }
  }
  return null;
}

function dayIn(cell: Exclude<Cell, null>, asOf: IsoDate): DayOrMonth | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : (cell.toISOString().slice(0, 10) as IsoDate);
  const text = DATE_AT_START.exec(String(cell))?.[1]
    ?.trim()
    .replace(/[./-]+$/, '');
  if (text === undefined) return null;
  const read = readDate(text, AS_DATE, asOf);
  return read === null || read instanceof Refusal ? null : (read as DayOrMonth);
}

const DATE_IN_NAME =
  /(?<!\d)([12]\d{3})(?:([-._年]?)(\d{2})(?:\2|月)?(\d{2})日?|[-._年](\d{1,2})[-._月](\d{1,2})日?)(?!\d)/;
/** A day of some year: nobody can tell of which. */
const DAY_WITHOUT_YEAR = /(?<!\d)\d{1,2}月\d{1,2}[日号]/;
const PERIOD_IN_NAME =
  /(?<!\d)[12]\d{3}(?:年?第?[1-4一二三四]季度?|[-_]?Q[1-4]|年?[上下]半年|[-_]?H[12]|[-._年]\d{1,2}月?份?|(?:0[1-9]|1[0-2]))?(?:年度?)?(?!\d)/i;

/** What follows the table's name in the name of a file or a sheet: a day, or a month, a quarter, a year that bounds it. */
export function untilInName(tail: string, asOf: IsoDate): SaidUntil | UnreadUntil | null {
  const day = DATE_IN_NAME.exec(tail);
  if (day !== null) {
    const [written, year, , month = day[5], date = day[6]] = day;
    const read = readDate(`${year}-${month}-${date}`, AS_DATE, asOf);
    // A day that is on no calendar is not taken for the month it might lie in.
    if (read === null || read instanceof Refusal) return { unread: written, cell: null };
    return { until: read as DayOrMonth, cell: null };
  }
  const yearless = DAY_WITHOUT_YEAR.exec(tail)?.[0];
  if (yearless !== undefined) return { unread: yearless, cell: null };
  const period = PERIOD_IN_NAME.exec(tail)?.[0].replaceAll('_', '-');
  const read = period === undefined ? null : readPeriod(period, 'any', asOf);
  return read === null || read instanceof Refusal ? null : { until: read as Period, cell: null };
}

/** The newest thing in the rows that had happened by a day: a period that isn't over counts by its first day. */
export function newestFact(table: Table, records: readonly Fields[], asOf: IsoDate): IsoDate | null {
  let newest: IsoDate | null = null;
  for (const record of records)
    for (const field of table.facts) {
      const value = record[field];
      if (typeof value !== 'string') continue;
      const period = parsePeriod(value);
      const end = period === null ? null : periodEnd(period);
      const day = end === null ? (value as IsoDate) : end <= asOf ? end : periodStart(period as Period);
      if (day <= asOf && (newest === null || day > newest)) newest = day;
    }
  return newest;
}

/**
 * Which of two counts, that of the sheet or that of its name. Of two different days the earlier, until which the office
 * speaks in either case. A period in a name is often that of the rows, and says nothing against a later day.
 */
export function settledUntil(
  written: SaidUntil | null,
  named: SaidUntil | null,
): { said: SaidUntil | null; isContradicted: boolean } {
  if (written === null || named === null) return { said: written ?? named, isContradicted: false };
  if (isDay(written.until) && isDay(named.until))
    return {
      said: written.until <= named.until ? written : named,
      isContradicted: written.until !== named.until,
    };
  return { said: written, isContradicted: earliestDay(written.until) < earliestDay(named.until) };
}

/**
 * Why what an office has said is doubted: a day lies `ahead` of the as-of date, rows lie after a day or a month (`passed`),
 * in a month lies no row (`empty`).
 */
export type UntilDoubt = 'ahead' | 'passed' | 'empty';

/**
 * Until which day a sheet speaks. Where a period is said, the newest event in it counts; such a day is inferred. A day that
 * lies in the future, or a day or month that rows lie after, is not believed. A period that `isOfRows`, as in the name of
 * a table of periods, says which rows there are, and is no day of the table.
 */
export function believedUntil(
  said: DayOrMonth | null,
  newestBy: (day: IsoDate) => IsoDate | null,
  asOf: IsoDate,
  isOfRows = false,
): { until: DataDay | null; doubt: UntilDoubt | null } {
  const inferred = (day: IsoDate | null): DataDay | null => (day === null ? null : { day, by: 'inferred' });
  if (said === null) return { until: inferred(newestBy(asOf)), doubt: null };
  const last = latestDay(said);
  const newest = newestBy(asOf);
  if (isDay(said)) {
    if (said > asOf) return { until: inferred(newest), doubt: 'ahead' };
    if (newest !== null && newest > said) return { until: inferred(newest), doubt: 'passed' };
    return { until: { day: said, by: 'said' }, doubt: null };
  }
  const within = newestBy(last < asOf ? last : asOf);
  if (isOfRows) return { until: inferred(within), doubt: null };
  if (newest !== null && newest > last) return { until: inferred(newest), doubt: 'passed' };
  if (within === null || within < earliestDay(said)) return { until: inferred(within), doubt: 'empty' };
  return { until: { day: within, by: 'inferred', within: said as Period }, doubt: null };
}
