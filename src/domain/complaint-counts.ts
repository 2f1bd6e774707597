/**
 * A row's counts of complaints (投诉件数): what is blank is unknown, unless it can only be nothing.
 *
 * Every count concerns the cases received in that month, and the table refuses more called back or closed in time than
 * closed. Where nothing was received, or nothing closed, the rest is 0 though the clerk has left it blank.
 */
import type { ComplaintStat } from './records.ts';

export type CountField = Exclude<keyof ComplaintStat, 'source' | 'month' | 'estate' | 'received' | 'cityRank'>;

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

/** What is known of a count over several rows. */
export function sumOf(rows: readonly ComplaintStat[], field: CountField): number {
  return rows.reduce((n, row) => n + (countOf(row, field) ?? 0), 0);
}
