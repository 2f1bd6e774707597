/**
 * A sheet as it stands in the office's file (原表), a stretch of rows at a time, beside the records that came from them.
 */
import { cellAt } from '../domain/cell-name.ts';
import { isNameCode } from '../domain/name-code.ts';
import type { Register } from '../domain/register.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { csvCell, type RecordValue } from '../downloads/cells.ts';
import { shownIn } from '../intake/corrections.ts';
import { type Cell, cellKey, type RawSheet } from '../intake/read/sheet.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import type { SheetCells } from './api.ts';

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
  const own = register.sheets.filter((one) => isOf(one, file, raw.name));
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
    records: recordsOf(file, raw.name, register, { from: start, count: end - start }),
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
function recordsOf(
  file: string,
  sheet: string | null,
  register: Register,
  { from, count }: Stretch,
): SheetCells['records'] {
  const own = new Set([...register.sheets.keys()].filter((index) => isOf(register.sheets[index], file, sheet)));
  // Several blocks or columns of a sheet may fill one table.
  const firms = new Map(register.records.firm.map(({ code, name }) => [code, name]));
  const tables = new Set([...own].flatMap((index) => register.sheets[index]?.table ?? []));
  return [...tables].map((id) => {
    const table = tableOf(id);
    const columns = columnList(table);
    const found = register.records[id].filter(({ source }) => {
      const row = sourceRow(source) - 1;
      return own.has(sourceSheetIndex(source)) && row >= from && row < from + count;
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

const isOf = (one: SourceSheet | undefined, file: string, sheet: string | null): boolean =>
  one !== undefined && one.file === file && one.sheet === sheet;
