/**
 * `corrections.csv` of the content folder (更正簿): another value in the place of a cell, with the day and the reason, beside
 * the file, which stays as it came from whoever sent it.
 *
 * A correction holds as long as the cell still says what it said when it was made. One that holds is told as long as it
 * is gone by; one that doesn't hold any more changes nothing, and is told too.
 */
import { asAgreed } from '../domain/problem.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import type { ProblemLog } from './problem-log.ts';
import { mask, type Place, problem } from './problems.ts';
import { type Cell, cellKey, type RawSheet } from './read/sheet.ts';
import { cleanText } from './text.ts';

/** One correction, with the row of `corrections.csv` in which it stands. */
export interface CellCorrection {
  row: number;
  file: string;
  /** Blank for a CSV file. */
  sheet: string;
  /** From 0. */
  at: { row: number; column: number };
  /** What the cell said when the correction was made; blank for nothing. */
  from: string;
  to: string;
  reason: string;
  day: string;
}

/** Puts corrections in the place of cells, and tells of each what became of it. */
export class Corrections {
  readonly #left: Set<CellCorrection>;
  readonly #problems: ProblemLog;
  readonly #privacy: PrivacySearch;

  constructor(corrections: readonly CellCorrection[], privacy: PrivacySearch, problems: ProblemLog) {
    this.#left = new Set(corrections);
    this.#privacy = privacy;
    this.#problems = problems;
  }

  /** A sheet with what holds for it in place. */
  applied(file: string, sheet: RawSheet): RawSheet {
    const own = [...this.#left].filter((one) => isOf(one, file) && one.sheet === (sheet.name ?? ''));
    if (own.length === 0) return sheet;
    const rows = [...sheet.rows];
    const [faults, merged] = [new Map(sheet.faults), new Set(sheet.merged)];
    for (const one of own) {
      this.#left.delete(one);
      const { row, column } = one.at;
      const written = shownIn(rows[row]?.[column] ?? null);
      if (written !== one.from && !(faults.has(`${row},${column}`) && written === '')) {
        this.#report(one, written === one.to ? 'correction-done' : 'correction-stale', written);
        continue;
      }
      while (rows.length <= row) rows.push([]);
      const cells = [...(rows[row] as readonly Cell[])];
      while (cells.length <= column) cells.push(null);
      cells[column] = one.to === '' ? null : one.to;
      rows[row] = cells;
      faults.delete(`${row},${column}`);
      merged.delete(`${row},${column}`);
      this.#report(one, 'correction-applied', written);
    }
    return { ...sheet, rows, faults, merged, clean: false, looks: withoutShown(sheet.looks, own) };
  }

  /** Corrections of files and sheets that are not there. */
  reportUnused(): void {
    for (const { file, sheet, row } of this.#left) {
      const of = sheet === '' ? file : `${file}「${sheet}」工作表`;
      this.#problems.push(problem('correction-unused', { file: 'corrections.csv', row }, null, { other: of }));
    }
  }

  #report(one: CellCorrection, code: 'correction-applied' | 'correction-done' | 'correction-stale', now: string): void {
    const { row, column } = one.at;
    const safe = (text: string): string => (this.#privacy.find(text, 'remark').length > 0 ? mask(text) : text);
    const place: Place = {
      file: `tables/${baseOf(one.file)}`,
      sheet: one.sheet || null,
      row: row + 1,
      columnIndex: column,
    };
    const details = { hint: safe(one.to), other: `${one.day}，${safe(one.reason)}`, header: safe(now) };
    const found = problem(code, place, safe(one.from), details);
    // Somebody has said what counts: that is told, and waits for nobody.
    this.#problems.push(code === 'correction-applied' ? asAgreed(found) : found);
  }
}

const baseOf = (file: string): string => file.replace(/^tables\//, '');
const isOf = ({ file }: CellCorrection, path: string): boolean => baseOf(file) === baseOf(path);

/** What a cell holds in words, as a correction names it. */
export function shownIn(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'boolean' ? (cell ? '是' : '否') : cleanText(String(cell)).text;
}

/** What a corrected cell showed before no longer counts. */
function withoutShown(looks: RawSheet['looks'], corrected: readonly CellCorrection[]): RawSheet['looks'] {
  if (looks === null) return null;
  const [cells, shown] = [new Map(looks.cells), new Map(looks.shown)];
  for (const { at } of corrected) {
    cells.delete(cellKey(at.row, at.column));
    shown.delete(cellKey(at.row, at.column));
  }
  return { ...looks, cells, shown };
}
