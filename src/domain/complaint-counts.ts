/**
 * A row's counts of complaints (投诉件数), with a blank read as 0 where it can be nothing else and as unknown elsewhere.
 *
 * Every count concerns the cases received in that month, and the table refuses a row with more cases called back or
 * closed in time than closed. So where no case was received, or none closed, the other counts are 0 even if the clerk
 * has left them blank.
 */
import type { ComplaintStat, Sourced } from './records.ts';

export type CountField = Exclude<keyof ComplaintStat, keyof Sourced | 'month' | 'estate' | 'received' | 'cityRank'>;

const OF_CLOSED: ReadonlySet<CountField> = new Set([
  'closedOnTime',
  'communityCallbacks',
  'streetCallbacks',
  'countyCallbacks',
]);

export function countOf(row: ComplaintStat, field: CountField): number | null {
  const isNothing = row.received === 0 || (row.closed === 0 && OF_CLOSED.has(field));
  return row[field] ?? (isNothing ? 0 : null);
}

/** The sum of a count over several rows; rows where the count is unknown add nothing. */
export function sumOf(rows: readonly ComplaintStat[], field: CountField): number {
  return rows.reduce((n, row) => n + (countOf(row, field) ?? 0), 0);
}
