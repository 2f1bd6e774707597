/**
 * What a master list says beside the estate gives way to a table of its own: the office keeps that one, and two sayings
 * side by side would leave the reader to choose.
 */
import { type SourceRef, sourceSheetIndex } from '../../domain/source.ts';
import type { SourceSheet } from '../../domain/source-sheet.ts';
import type { Table } from '../../tables/column.ts';
import type { Fields } from '../cells/reading.ts';
import { type Collected, fieldsOf, placeOf } from '../collected.ts';
import { problem } from '../problems.ts';

/** Takes out rows of optional views about a subject for which another sheet has rows, and tells of them sheet by sheet. */
export function dropSuperseded(collected: Collected, table: Table): void {
  const { optionalSheets, sheets, problems, totals } = collected;
  const records = fieldsOf(collected, table.id);
  const isSide = ({ source }: Fields): boolean => optionalSheets.has(sourceSheetIndex(source as SourceRef));
  const subject = table.key[0] as string;
  const owner = new Map<Fields[string], SourceSheet>();
  for (const record of records)
    if (!isSide(record))
      owner.set(record[subject] as Fields[string], sheets[sourceSheetIndex(record.source as SourceRef)] as SourceSheet);
  if (owner.size === 0) return;
  // Of whom another sheet tells, nothing is missing.
  const left = collected.leftOut.get(table.id);
  for (const estate of owner.keys()) left?.delete(String(estate));
  problems.takeBackLeftOut(
    ({ leftOut }) => leftOut.table === table && owner.has(leftOut.record[subject] as Fields[string]),
  );
  const dropped = records.filter((record) => isSide(record) && owner.has(record[subject] as Fields[string]));
  if (dropped.length === 0) return;
  const gone = new Set(dropped);
  records.splice(0, records.length, ...records.filter((record) => !gone.has(record)));
  totals[table.id].records -= dropped.length;
  totals[table.id].notes += dropped.length;
  const bySheet = Map.groupBy(dropped, ({ source }) => sourceSheetIndex(source as SourceRef));
  for (const rows of bySheet.values()) {
    const owners = new Set(rows.map((row) => (owner.get(row[subject] as Fields[string]) as SourceSheet).file));
    const details = { limit: rows.length, header: table.name, other: [...owners].join('、') };
    problems.push(
      problem('side-superseded', placeOf(collected, (rows[0] as Fields).source as SourceRef), null, details),
    );
  }
}
