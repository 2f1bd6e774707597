/**
 * 投诉图: twelve months as columns, in each what was closed in time of what was received.
 *
 * A month without a row, and an on-time number that nobody has filled in, are unknown: hatched, never zero.
 */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { IsoDate } from '../../domain/iso-date.ts';
import { comparePeriods, lastComplete, type Period, shiftPeriod } from '../../domain/period.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import { count, period } from '../../wording/format.ts';
import { type Percent, rounded } from './scale.ts';

export interface MonthColumn {
  /** 1 to 12, as it is read under the column. */
  month: number;
  /** Said under the first month and under each January. */
  year: string | null;
  x: Percent;
  /** Null where the month has no row. */
  received: number | null;
  /** Null where it is unknown. */
  onTime: number | null;
  /** Percent of the height of the tallest column. */
  height: Percent;
  onTimeHeight: Percent | null;
  isLabelled: boolean;
}

export interface ComplaintMonths {
  columns: MonthColumn[];
  /** Of one column. */
  width: Percent;
  hasUnknown: boolean;
  sentence: string;
}

const MONTHS = 12;
/** From here on figures of all columns would touch on a narrow screen. */
const FIGURES_CROWD = 100;

interface Columns {
  months: readonly Period[];
  /** Where each column starts, and how wide each is. */
  starts: readonly Percent[];
  width: Percent;
}

const COLUMNS = new Map<Period, Columns>();

/** The columns of the months up to one; made once, since most estates' pictures end with the same. */
function monthsTo(last: Period): Columns {
  const known = COLUMNS.get(last);
  if (known !== undefined) return known;
  const months = Array.from({ length: MONTHS }, (_, i): Period => shiftPeriod(last, i + 1 - MONTHS));
  const x = scaleBand(months, [0, 100]).paddingInner(0.25);
  const made = { months, starts: months.map((month) => rounded(x(month) ?? 0)), width: rounded(x.bandwidth()) };
  COLUMNS.set(last, made);
  return made;
}

export function complaintMonths(
  rows: readonly Pick<ComplaintStat, 'month' | 'received' | 'closedOnTime'>[],
  asOf: IsoDate,
): ComplaintMonths | null {
  const complete = lastComplete(asOf, 'month');
  const last = rows.reduce((end, { month }) => (comparePeriods(month, end) > 0 ? month : end), complete);
  const { months, starts, width } = monthsTo(last);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const known = months.flatMap((month) => byMonth.get(month) ?? []);
  if (known.length === 0) return null;
  const most = Math.max(...known.map(({ received }) => received));
  const y = scaleLinear([0, Math.max(most, 1)], [0, 100]);
  const columns = months.map((month, index): MonthColumn => {
    const row = byMonth.get(month);
    const number = Number(month.slice(5));
    // Where nothing was received, nothing was late: that is known whatever the clerk has left blank.
    const onTime = row ? (row.closedOnTime ?? (row.received === 0 ? 0 : null)) : null;
    // The years of two neighbouring columns would touch.
    const isYearSaid = number === 1 || (index === 0 && number < 11);
    return {
      month: number,
      year: isYearSaid ? `${month.slice(0, 4)}年` : null,
      x: starts[index] ?? 0,
      received: row?.received ?? null,
      onTime,
      height: row ? rounded(y(row.received)) : 100,
      onTimeHeight: onTime === null ? null : rounded(y(onTime)),
      isLabelled: row !== undefined && (most < FIGURES_CROWD || row.received === most || index === MONTHS - 1),
    };
  });
  const received = known.reduce((sum, row) => sum + row.received, 0);
  const timed = columns.filter((column) => column.received !== null && column.onTime !== null);
  const timedReceived = timed.reduce((sum, column) => sum + (column.received ?? 0), 0);
  const onTime = timed.reduce((sum, column) => sum + (column.onTime ?? 0), 0);
  const unknown = MONTHS - known.length;
  const untimed = known.length - timed.length;
  return {
    columns,
    width,
    hasUnknown: unknown > 0 || untimed > 0,
    sentence:
      `${period(months[0] as Period)}至${period(last)}受理 ${count(received)} 件` +
      (timedReceived === 0
        ? ''
        : `，按时办结 ${count(onTime)} 件${untimed > 0 ? `（${untimed} 个月按时件数未知）` : ''}`) +
      `${unknown > 0 ? `，${unknown} 个月没有数据` : ''}。`,
  };
}
