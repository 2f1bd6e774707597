/**
 * A sheet as it stands in the office's file (原表), a stretch of rows at a time, beside the records that came from them.
 */
import { cellAt } from '../domain/cell-name.ts';
import { isNameCode } from '../domain/name-code.ts';
import type { Register } from '../domain/register.ts';
import { sourceRow } from '../domain/source.ts';
import { csvCell, type RecordValue } from '../downloads/cells.ts';
import { shownIn } from '../intake/corrections.ts';
import { type Cell, cellKey, type RawSheet } from '../intake/read/sheet.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import type { SheetCells } from './api.ts';
import { isOf, recordsOf, tablesFilledBy } from './sheet-records.ts';

/** Which rows are asked for, from 0. */
export interface Stretch {
  from: number;
  count: number;
}

/** The most rows that are sent at once. */
export const ROWS_AT_ONCE = 500;

export function sheetCells(file: string, raw: RawSheet, register: Register, { from, count }: Stretch): SheetCells {
  const start = Math.max(0, Math.min(from, raw.rows.length));
  const end = Math.min(raw.rows.length, start + Math.max(0, Math.min(count, ROWS_AT_ONCE)));
  const columns = raw.rows.reduce((most, row) => Math.max(most, filledTo(row)), 0);
  const place = { file, sheet: raw.name };
  const own = register.sheets.filter((one) => isOf(one, place));
  const cells = raw.rows
    .slice(start, end)
    .map((row, at) => Array.from({ length: Math.min(columns, filledTo(row)) }, (_, c) => shownAt(raw, start + at, c)));
  return {
    file,
    sheet: raw.name,
    rows: raw.rows.length,
    columns,
    from: start,
    cells,
    headerRow: own.find(({ headerRow }) => headerRow !== undefined)?.headerRow ?? null,
    naming: own.find(({ naming }) => naming !== undefined)?.naming ?? null,
    records: recordsAt(place, register, { from: start, count: end - start }),
  };
}

/** What a cell shows, named as the spreadsheet does; null where the sheet ends before it. */
export function cellShown(raw: RawSheet, cell: string): string | null {
  const at = cellAt(cell.toUpperCase());
  return at === null || at.row >= raw.rows.length || at.column > 16_383 ? null : shownAt(raw, at.row, at.column);
}

/** What a cell holds in words, by which reading knows whether a correction still holds. */
export function cellHeld(raw: RawSheet, cell: string): string {
  const at = cellAt(cell.toUpperCase());
  return at === null ? '' : shownIn(raw.rows[at.row]?.[at.column] ?? null);
}

function shownAt({ rows, looks, faults }: RawSheet, row: number, column: number): string {
  const shown = looks?.shown.get(cellKey(row, column));
  if (shown !== undefined) return shown.text;
  const text = shownIn(rows[row]?.[column] ?? null);
  return text === '' ? (faults.get(`${row},${column}`)?.value ?? '') : text;
}

const filledTo = (row: readonly Cell[]): number => row.findLastIndex((cell) => cell !== null && cell !== '') + 1;

/** By table, the records whose rows are among those of the stretch, as a download writes them. */
function recordsAt(
  place: { file: string; sheet: string | null },
  register: Register,
  { from, count }: Stretch,
): SheetCells['records'] {
  const firms = new Map(register.records.firm.map(({ code, name }) => [code, name]));
  return tablesFilledBy(register, place).map((id) => {
    const table = tableOf(id);
    const columns = columnList(table);
    const all = recordsOf(register, id, place);
    const found = all.filter(({ source }) => {
      const row = sourceRow(source) - 1;
      return row >= from && row < from + count;
    });
    const rows = found.map((record) => {
      const fields = record as unknown as Readonly<Record<string, RecordValue>>;
      return {
        row: sourceRow(record.source) - 1,
        values: columns.map(([field, column]) => withoutStandIn(csvCell(column, fields[field] ?? null), field, firms)),
      };
    });
    return {
      table: id,
      name: table.name,
      headers: columns.map(([, { header }]) => header),
      count: all.length,
      rows: rows.sort((a, b) => a.row - b.row),
    };
  });
}

/** What stands in for a code that isn't known yet is told by the firm's name: nobody has ever seen the stand-in. */
function withoutStandIn(value: string, field: string, firms: ReadonlyMap<string, string>): string {
  if (!isNameCode(value)) return value;
  const name = field === 'code' ? undefined : firms.get(value);
  return name === undefined ? '待补' : `${name}（代码待补）`;
}
