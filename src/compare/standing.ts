/**
 * Rows that an office has written (原有的行): a list all of whose rows are withdrawn has a row with nobody in its download, which
 * is no edit, neither when it comes nor when it goes.
 */
import type { RecordsByTable, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';
import { fieldsOfRow } from './fields.ts';

/** The rows of a table that are published as they were written. */
export function standingRows<K extends TableId>({ records }: Register, table: K): readonly RecordsByTable[K][] {
  const rows: readonly RecordsByTable[K][] = records[table];
  return rows.filter(({ withdrawn }) => !withdrawn);
}

/** The rows of a download without those that stand for a list of which rows are still known, and none of them with nobody. */
export function standingBefore(table: TableId, rows: readonly Row[], { records }: Register): readonly Row[] {
  if (table !== 'list_entry') return rows;
  const keyOf = (one: Readonly<Record<string, unknown>>): string => `${one.division} ${one.period} ${one.colour}`;
  const written = records.list_entry.filter((one) => one.subject === null && !one.withdrawn);
  const empty = new Set(written.map((one) => keyOf({ ...one })));
  const known = new Set(records.list_entry.map((one) => keyOf({ ...one })));
  return rows.filter((row) => {
    const fields = fieldsOfRow('list_entry', row);
    return fields.subject !== null || empty.has(keyOf(fields)) || !known.has(keyOf(fields));
  });
}
