/**
 * The rows of a worksheet as they fill (工作表的行), with what nobody sees of them; once all are read, strays are left
 * out and merged values filled in.
 */

import { cellName } from '../../../domain/cell-name.ts';
import type { Cell, CellFault, FileFault, Limits, Looks, RawSheet, ShownAs, UnseenReason } from '../sheet.ts';
import { cellKey } from '../sheet.ts';
import { MERGES_MAX, type Merge, type SheetSettings } from './sheet-settings.ts';

/** Cells that merges may fill, all together. */
const FILLED_MAX = 2_000_000;
/** So many empty rows above a few cells say that these are strays. */
const STRAY_GAP = 1000;
const STRAY_CELLS_MAX = 3;

const NOTHING: readonly Cell[] = [];

export class SheetRows {
  private readonly name: string;
  private readonly limits: Limits;
  private readonly refuse: (why: string, row: number) => never;

  private readonly rows: Cell[][] = [];
  private length = 0;
  private readonly faults = new Map<string, CellFault>();
  private tooManyRows = false;
  private strayCells = 0;
  private firstStray = '';
  private readonly unseenRows = new Map<number, UnseenReason>();
  private readonly unseenCells = new Map<number, UnseenReason>();
  private readonly shown = new Map<number, ShownAs>();

  private row = -1;
  private rowReason: UnseenReason | null = null;
  private cells: Cell[] | null = null;

  constructor(name: string, limits: Limits, refuse: (why: string, row: number) => never) {
    this.name = name;
    this.limits = limits;
    this.refuse = refuse;
  }

  start(row: number, reason: UnseenReason | null): void {
    this.row = row;
    this.rowReason = reason;
    this.cells = null;
  }

  /** Puts a value into the row that was started; false where it stands too far out to be read. */
  put(column: number, value: Cell): boolean {
    const { row, limits } = this;
    if (column >= limits.columns) {
      if (value !== '' && this.strayCells++ === 0) this.firstStray = cellName(row, column);
      return false;
    }
    if (row >= limits.rows) this.tooManyRows = true;
    let cells = this.cells;
    if (cells === null) {
      cells = this.rows[row] ?? [];
      this.rows[row] = cells;
      this.cells = cells;
      if (row >= this.length) this.length = row + 1;
      if (this.rowReason !== null) this.unseenRows.set(row, this.rowReason);
    }
    if (column < cells.length && cells[column] !== null && cells[column] !== '')
      this.refuse(`里 ${cellName(row, column)} 写了两次`, row + 1);
    while (cells.length < column) cells.push(null);
    cells[column] = value;
    return true;
  }

  hide(column: number, reason: UnseenReason): void {
    if (column < this.limits.columns) this.unseenCells.set(cellKey(this.row, column), reason);
  }

  /** A reason that hides the cell's own text is kept, rather than one that hides its row or column. */
  hideIfSeen(column: number, reason: UnseenReason): void {
    if (!this.unseenCells.has(cellKey(this.row, column))) this.hide(column, reason);
  }

  remark(column: number, shown: ShownAs): void {
    if (column < this.limits.columns) this.shown.set(cellKey(this.row, column), shown);
  }

  fault(column: number, fault: CellFault): void {
    this.faults.set(`${this.row},${column}`, fault);
  }

  /** The sheet as it is handed on; null where it has more rows than may be, which the fault says. */
  finish(
    hidden: boolean,
    dateSystem: RawSheet['dateSystem'],
    settings: SheetSettings,
    faults: FileFault[],
  ): RawSheet | null {
    const { name, limits } = this;
    if (this.tooManyRows) {
      faults.push({ code: 'too-many-rows', sheet: name, details: { limit: limits.rows } });
      return null;
    }
    const rows: (readonly Cell[])[] = new Array(this.length).fill(NOTHING);
    const places: number[] = [];
    // Rows far apart make the array sparse, so only the rows that exist are visited.
    for (const key of Object.keys(this.rows)) {
      const row = Number(key);
      rows[row] = this.rows[row] as Cell[];
      places.push(row);
    }
    places.sort((a, b) => a - b);
    const faulty = new Set([...this.faults.keys()].map((key) => Number(key.split(',')[0])));
    const below = leaveStrays(rows, places, faulty);
    const strays = this.strayCells + (below?.cells ?? 0);
    if (strays > 0) {
      const details = { hint: below?.first ?? this.firstStray, limit: strays };
      faults.push({ code: 'cells-far-away', sheet: name, details });
    }
    const { merged, isCut } = fillMerges(rows, settings.merges, faulty, limits.columns);
    if (settings.hasTooManyMerges || isCut)
      faults.push({ code: 'too-many-merges', sheet: name, details: { limit: MERGES_MAX } });
    if (settings.filtered) {
      for (const [row, reason] of this.unseenRows) if (reason === 'hidden') this.unseenRows.set(row, 'filtered');
    }
    const looks = this.looks(settings.unseenColumns);
    return { name, hidden, rows, faults: this.faults, clean: false, merged, dateSystem, looks };
  }

  private looks(columns: ReadonlyMap<number, UnseenReason>): Looks | null {
    const { unseenRows: rows, unseenCells: cells, shown } = this;
    return rows.size + columns.size + cells.size + shown.size === 0 ? null : { rows, columns, cells, shown };
  }
}

const isFilledCell = (cell: Cell): boolean => cell !== null && cell !== '';

/**
 * A few cells far below the table are no rows of it: cuts them off `rows` and says how many there are and where the
 * first of them stands. Null where there are none. `places` are the rows that are there, rising.
 */
function leaveStrays(
  rows: (readonly Cell[])[],
  places: readonly number[],
  faulty: ReadonlySet<number>,
): { cells: number; first: string } | null {
  const filled = (row: number): number => (rows[row] as readonly Cell[]).filter(isFilledCell).length;
  let last = places.length - 1;
  let cells = 0;
  for (let i = last; i > 0 && cells <= STRAY_CELLS_MAX; i--) {
    const row = places[i] as number;
    const before = places[i - 1] as number;
    if (faulty.has(row)) return null;
    cells += filled(row);
    if (cells > STRAY_CELLS_MAX) return null;
    if (row - before <= STRAY_GAP) continue;
    let left = 0;
    let first: string | null = null;
    for (; last >= i; last--) {
      const stray = places[last] as number;
      const column = (rows[stray] as readonly Cell[]).findIndex(isFilledCell);
      if (column < 0) continue;
      left += filled(stray);
      first = cellName(stray, column);
    }
    rows.length = before + 1;
    return first === null ? null : { cells: left, first };
  }
  return null;
}

/**
 * Fills merged ranges.
 *
 * A value merged downwards counts for each row that the clerk sees beside it. A row with nothing of its own is no row
 * to the clerk: the whole record is merged over it. Returns which cells were filled, and whether there were more than
 * may be.
 */
function fillMerges(
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  faulty: ReadonlySet<number>,
  columnsMax: number,
): { merged: Set<string>; isCut: boolean } {
  const merged = new Set<string>();
  let looked = 0;
  const filled = new Map<number, boolean>();
  const isFilled = (r: number): boolean => {
    let known = filled.get(r);
    if (known === undefined) {
      known = faulty.has(r) || (rows[r] as readonly Cell[]).some(isFilledCell);
      filled.set(r, known);
    }
    return known;
  };
  for (const { row, column, endRow } of merges) {
    const value = rows[row]?.[column] ?? null;
    if (value === null || column >= columnsMax) continue;
    const end = Math.min(endRow, rows.length - 1);
    looked += end - row;
    if (looked > FILLED_MAX) break;
    for (let r = row + 1; r <= end; r++) {
      const cells = rows[r] as Cell[];
      if (!isFilled(r) || (cells[column] ?? null) !== null) continue;
      while (cells.length < column) cells.push(null);
      cells[column] = value;
      merged.add(`${r},${column}`);
    }
  }
  return { merged, isCut: looked > FILLED_MAX };
}
