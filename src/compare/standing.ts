/**
 * Rows that an office has written (原有的行): a list all of whose rows are withdrawn has a row with nobody in its download, which
 * is no edit, neither when it comes nor when it goes.
 */
import { CORRECTION, downloadRows } from '../domain/publication.ts';
import type { RecordsByTable, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';
import { fieldsOfRow } from './fields.ts';

/** The rows of a table that are published as they were written. */
export function standingRows<K extends TableId>(register: Register, table: K): readonly RecordsByTable[K][] {
  const written = new Set<RecordsByTable[K]>(register.records[table]);
  return downloadRows(register, table).filter((row) => written.has(row));
}

/** The rows of a download without those that stand for an emptied list. */
export function standingBefore(table: TableId, rows: readonly Row[]): readonly Row[] {
  // Older versions had corrections (更正) in the download of events too.
  if (table === 'event') return rows.filter((row) => fieldsOfRow(table, row).kind !== CORRECTION);
  return table === 'list_entry' ? rows.filter((row) => !isEmptied(row)) : rows;
}

/** The rows of 红黑榜 that stand for a list of which everybody has been taken off. */
export const emptiedRows = (rows: readonly Row[]): readonly Row[] => rows.filter(isEmptied);

/** Whether a row has nobody, and no document, which a written row has. */
function isEmptied(row: Row): boolean {
  const { subject, document } = fieldsOfRow('list_entry', row);
  return subject === null && document === null;
}
