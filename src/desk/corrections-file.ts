/**
 * `corrections.csv` of the content folder (更正表): what stands in the place of which cell, why and since when, a row for each
 * cell, so that the office can read and mend it in its spreadsheet too.
 */
import Papa from 'papaparse';
import { guardFormula, unguard } from '../domain/formula-guard.ts';
import { parseIsoDate } from '../domain/iso-date.ts';
import { CORRECTIONS_COLUMNS } from '../intake/corrections-file.ts';
import type { Correction } from './api.ts';

/** What stands above the columns, in their order. */
const CORRECTION_HEADERS = Object.values(CORRECTIONS_COLUMNS);

/** The file with these rows, with a mark that tells Excel the encoding. What a spreadsheet would run is guarded. */
export function correctionsText(rows: readonly Correction[]): string {
  const data = rows.map(({ file, sheet, cell, from, to, reason, day }) =>
    [file, sheet ?? '', cell, from, to, reason, day].map(guardFormula),
  );
  return `\ufeff${Papa.unparse({ fields: [...CORRECTION_HEADERS], data }, { newline: '\r\n' })}\r\n`;
}

/** The rows of the file; one that names no cell, or no day, is left out: intake tells of it. */
export function correctionsIn(text: string): Correction[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const [headers = [], ...rows] = data;
  const at = CORRECTION_HEADERS.map((header) => headers.findIndex((one) => one.trim() === header));
  return rows.flatMap((row) => {
    const [file = '', sheet = '', cell = '', from = '', to = '', reason = '', day = ''] = at.map((index) =>
      unguard(row[index] ?? ''),
    );
    const on = parseIsoDate(day.trim());
    if (file === '' || !isCellName(cell) || on === null) return [];
    return [{ file, sheet: sheet === '' ? null : sheet, cell: cell.toUpperCase(), from, to, reason, day: on }];
  });
}

/** Which cell is meant. */
export type CellPlace = Pick<Correction, 'file' | 'sheet' | 'cell'>;

export const isCellName = (text: string): boolean => /^[A-Z]{1,3}[1-9]\d{0,6}$/i.test(text);

/** The same for two corrections of one cell. */
export const cellId = ({ file, sheet, cell }: CellPlace): string => JSON.stringify([file, sheet, cell.toUpperCase()]);

/** The rows with one more, in the place of an earlier one of the same cell. */
export function withCorrection(rows: readonly Correction[], one: Correction): Correction[] {
  const at = rows.findIndex((row) => cellId(row) === cellId(one));
  return at < 0 ? [...rows, one] : rows.with(at, one);
}

/** The rows without those of a cell. */
export const withoutCorrection = (rows: readonly Correction[], cell: CellPlace): Correction[] =>
  rows.filter((row) => cellId(row) !== cellId(cell));
