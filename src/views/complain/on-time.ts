/** How a place dealt with its complaints in the last complete month (按时办结率). */
import { comparePeriods, type Period, periodEnd } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import { indexesOf } from '../common/indexes.ts';

/** How a place dealt with the complaints of the last complete month that it has reported. */
export interface OnTimeView {
  month: Period;
  received: number;
  closedOnTime: number;
  /** How many estates left 按时办结 blank; they are in neither figure. */
  blank: number;
  estates: number;
}

/** Null where nothing is on record for a month that has ended. */
export function onTimeOf(publication: Publication, county: string): OnTimeView | null {
  const { tree, estates, complaintsByEstate, asOf } = indexesOf(publication);
  const rows = [...estates.values()]
    .filter((estate) => tree.isWithin(estate.division, county))
    .flatMap((estate) => complaintsByEstate.get(estate.code) ?? [])
    .filter((row) => periodEnd(row.month) <= asOf);
  const month = rows
    .map((row) => row.month)
    .sort(comparePeriods)
    .at(-1);
  if (month === undefined) return null;
  const own = rows.filter((row) => row.month === month);
  const counted = own.filter((row) => row.closedOnTime !== null);
  return {
    month,
    received: counted.reduce((sum, row) => sum + row.received, 0),
    closedOnTime: counted.reduce((sum, row) => sum + (row.closedOnTime ?? 0), 0),
    blank: own.length - counted.length,
    estates: own.length,
  };
}
