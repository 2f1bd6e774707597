/**
 * Reporting periods (期次) as text: YYYY, YYYY-Hn, YYYY-Qn or YYYY-MM.
 *
 * Pure calendar arithmetic; which cadence a place uses is profile data.
 */
import { addDays, daysInMonth, type IsoDate } from './iso-date.ts';

declare const periodBrand: unique symbol;
/** A period (期次, 评价周期, 月份, 年度) in the published form. */
export type Period = string & { readonly [periodBrand]: true };

/** A day, or the month in which it lies where nobody has said the day. */
export type DayOrMonth = IsoDate | Period;

/** Whether it is a day and not merely a month. */
export function isDay(date: DayOrMonth): date is IsoDate {
  return date.length === 10;
}

/** The first day that a day or a month may mean. */
export function earliestDay(date: DayOrMonth): IsoDate {
  return isDay(date) ? date : periodStart(date as Period);
}

/** The last day that a day or a month may mean. */
export function latestDay(date: DayOrMonth): IsoDate {
  return isDay(date) ? date : periodEnd(date as Period);
}

/** How often something is due (周期): 月, 季度, 半年, 年. */
export type Cadence = 'month' | 'quarter' | 'half-year' | 'year';

const MONTHS: Record<Cadence, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

interface Parts {
  cadence: Cadence;
  year: number;
  /** Position in the year, from 0. */
  index: number;
}

/** Reads the published forms; null for anything else. */
export function parsePeriod(text: string): Period | null {
  return partsOf(text) ? (text as Period) : null;
}

function partsOf(text: string): Parts | null {
  const m = /^([1-9]\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/.exec(text);
  if (!m) return null;
  const year = Number(m[1]);
  if (m[2]) return { cadence: 'month', year, index: Number(m[2]) - 1 };
  if (m[3]) return { cadence: 'quarter', year, index: Number(m[3]) - 1 };
  if (m[4]) return { cadence: 'half-year', year, index: Number(m[4]) - 1 };
  return { cadence: 'year', year, index: 0 };
}

/** Those that were asked for: a publication asks for the same few hundred a million times. */
const KNOWN = new Map<Period, Parts>();

function parts(period: Period): Parts {
  const known = KNOWN.get(period);
  if (known !== undefined) return known;
  const found = partsOf(period);
  if (!found) throw new Error(`not a period: ${period}`);
  KNOWN.set(period, found);
  return found;
}

/**
 * The period of a cadence, from its year and position (from 0) in it; a position before or beyond the year leads into
 * the years around it.
 */
export function periodAt(cadence: Cadence, year: number, index: number): Period {
  const perYear = 12 / MONTHS[cadence];
  const y = year + Math.floor(index / perYear);
  const i = ((index % perYear) + perYear) % perYear;
  if (cadence === 'month') return `${y}-${String(i + 1).padStart(2, '0')}` as Period;
  if (cadence === 'quarter') return `${y}-Q${i + 1}` as Period;
  if (cadence === 'half-year') return `${y}-H${i + 1}` as Period;
  return String(y) as Period;
}

export function cadenceOf(period: Period): Cadence {
  return parts(period).cadence;
}

/** The period `steps` of its own cadence later (earlier when negative). */
export function shiftPeriod(period: Period, steps: number): Period {
  const p = parts(period);
  return periodAt(p.cadence, p.year, p.index + steps);
}

/** First day of the period. */
export function periodStart(period: Period): IsoDate {
  const p = parts(period);
  return `${p.year}-${String(p.index * MONTHS[p.cadence] + 1).padStart(2, '0')}-01` as IsoDate;
}

/** Last day of the period. */
export function periodEnd(period: Period): IsoDate {
  const p = parts(period);
  const month = (p.index + 1) * MONTHS[p.cadence];
  return `${p.year}-${String(month).padStart(2, '0')}-${daysInMonth(p.year, month)}` as IsoDate;
}

/** The period of a cadence in which the day lies. */
export function periodOf(date: IsoDate, cadence: Cadence): Period {
  const month = Number(date.slice(5, 7)) - 1;
  return periodAt(cadence, Number(date.slice(0, 4)), Math.floor(month / MONTHS[cadence]));
}

/** The last period of a cadence that is over on a day: on its own last day it is not yet complete. */
export function lastComplete(day: IsoDate, cadence: Cadence): Period {
  return shiftPeriod(periodOf(day, cadence), -1);
}

/** When the record of a period is due (公布期限). */
export type Due = 'end-of-period' | 'end-of-following-period';

/** The last day on which the record of a period is not late. */
export function dueDate(period: Period, due: Due, graceDays: number): IsoDate {
  return addDays(periodEnd(due === 'end-of-period' ? period : shiftPeriod(period, 1)), graceDays);
}

/** Orders periods by their last day; of two that end together the shorter one comes first. */
export function comparePeriods(a: Period, b: Period): number {
  const byEnd = periodEnd(a) < periodEnd(b) ? -1 : periodEnd(a) > periodEnd(b) ? 1 : 0;
  return byEnd !== 0 ? byEnd : MONTHS[cadenceOf(a)] - MONTHS[cadenceOf(b)];
}
