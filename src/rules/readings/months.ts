/**
 * Calendar months as numbers (月份的推算), and the first of them that a rule judges.
 */
import { type Period, periodAt, periodOf, shiftPeriod } from '../../domain/period.ts';
import type { Rule } from '../../domain/profile.ts';

/** Months since the year 0, so that windows are sums. */
export function monthIndex(month: Period): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month of an index. */
export function monthAt(index: number): Period {
  return periodAt('month', Math.floor(index / 12), index % 12);
}

/** The first month that lies wholly under the rule; what came in before it was in force is not judged by it. */
export function firstMonthUnder({ valid_from }: Rule): Period | null {
  if (valid_from === null) return null;
  const month = periodOf(valid_from, 'month');
  return valid_from.endsWith('-01') ? month : shiftPeriod(month, 1);
}
