/**
 * Complaints compared with the same month of the year before (投诉量同比), reckoned here once for judges and worksheets.
 */
import { type Period, shiftPeriod } from './period.ts';
import type { ComplaintStat, Estate } from './records.ts';

/** What some estates received in a month and in the same month of the year before. */
export interface YearOnYear {
  month: Period;
  now: number;
  before: number;
  /** Estates reported in one of the two only, though they were there in both: then the two can't be compared. */
  alone: number;
  /** Estates reported in neither: they are left out. */
  never: number;
  /** Whether the two months can be compared: some estate has figures, and none has a figure in one month only. */
  isComparable: boolean;
  rows: readonly ComplaintStat[];
}

export function yearOnYear(
  estates: readonly Estate[],
  statsByEstate: ReadonlyMap<string, readonly ComplaintStat[]>,
  month: Period,
): YearOnYear {
  const yearBefore = shiftPeriod(month, -12);
  const rows: ComplaintStat[] = [];
  let [now, before, alone, never] = [0, 0, 0, 0];
  for (const { code, deliveredYear } of estates) {
    const stats = statsByEstate.get(code) ?? [];
    const then = stats.find((stat) => stat.month === yearBefore);
    const here = stats.find((stat) => stat.month === month);
    const isNew = deliveredYear !== null && deliveredYear > Number(yearBefore.slice(0, 4));
    if (!here && !then) never++;
    else if (!here || !(then || isNew)) alone++;
    now += here?.received ?? 0;
    before += then?.received ?? 0;
    for (const row of [here, then]) if (row) rows.push(row);
  }
  return { month, now, before, alone, never, isComparable: alone === 0 && never < estates.length, rows };
}
