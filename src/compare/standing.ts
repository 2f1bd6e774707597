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

/** The rows of a download without those that stand for an emptied list: nobody, and no document, which a written row has. */
export function standingBefore(table: TableId, rows: readonly Row[]): readonly Row[] {
  if (table !== 'list_entry') return rows;
  return rows.filter((row) => {
    const { subject, document } = fieldsOfRow(table, row);
    return subject !== null || document !== null;
  });
}
