/**
 * What a worksheet says of itself beside its cells (工作表的设置): which columns and rows nobody sees, merges, filters,
 * zeros that are not shown.
 */
import type { UnseenReason } from '../sheet.ts';
import { placeOf } from './cell-place.ts';
import { isOn } from './workbook-part.ts';
import type { Attributes } from './xml.ts';

export const MERGES_MAX = 100_000;
/** A row of fewer points, or a column of fewer characters, is shown as a line at most. */
const HEIGHT_MIN = 2;
const WIDTH_MIN = 0.3;

/** Cells that are merged downwards. */
export interface Merge {
  row: number;
  column: number;
  endRow: number;
}

export class SheetSettings {
  zerosOff = false;
  filtered = false;
  /** Whether columns without a width of their own are too narrow to be seen. */
  narrowColumns = false;
  readonly merges: Merge[] = [];
  readonly unseenColumns = new Map<number, UnseenReason>();

  /** Whether rows without a height of their own are too low to be seen. */
  private flatRows = false;
  private mergesSeen = 0;
  private readonly wideColumns = new Set<number>();
  private readonly columnsMax: number;
  private readonly refuse: (why: string) => never;

  constructor(columnsMax: number, refuse: (why: string) => never) {
    this.columnsMax = columnsMax;
    this.refuse = refuse;
  }

  get hasTooManyMerges(): boolean {
    return this.mergesSeen > MERGES_MAX;
  }

  setDefaults({ defaultRowHeight, defaultColWidth }: Attributes): void {
    this.flatRows = defaultRowHeight !== undefined && Number(defaultRowHeight) < HEIGHT_MIN;
    this.narrowColumns = defaultColWidth !== undefined && Number(defaultColWidth) < WIDTH_MIN;
  }

  /** Takes an element of any section but the one with the cells. */
  open(section: string, name: string, attributes: Attributes): void {
    if (section === 'mergeCells' && name === 'mergeCell') this.addMerge(attributes.ref ?? '');
    else if (section === 'cols' && name === 'col') this.openColumns(attributes);
    else if (section === 'sheetViews' && name === 'sheetView') {
      if (attributes.showZeros !== undefined) this.zerosOff = !isOn(attributes.showZeros);
    } else if (section === 'autoFilter') this.filtered = true;
  }

  /** Whether a row of this height is a line and no more. */
  isFlat(height: string | undefined): boolean {
    return height === undefined ? this.flatRows : Number(height) < HEIGHT_MIN;
  }

  /** Notes a cell's column: without a width of its own it has the sheet's. */
  noteColumn(column: number): void {
    if (!this.wideColumns.has(column) && !this.unseenColumns.has(column)) this.unseenColumns.set(column, 'no-height');
  }

  private openColumns({ min, max, hidden, width, outlineLevel, collapsed }: Attributes): void {
    const narrow = width === undefined ? this.narrowColumns : Number(width) < WIDTH_MIN;
    const isShown = !isOn(hidden) && !narrow;
    if (isShown && !this.narrowColumns) return;
    const folded = Number(outlineLevel ?? 0) > 0 || isOn(collapsed);
    const last = Math.min(Number(max ?? 0), this.columnsMax);
    for (let column = Math.max(1, Number(min ?? 0)); column <= last; column++)
      if (isShown) this.wideColumns.add(column - 1);
      else this.unseenColumns.set(column - 1, narrow && !isOn(hidden) ? 'no-height' : folded ? 'folded' : 'hidden');
  }

  private addMerge(ref: string): void {
    if (++this.mergesSeen > MERGES_MAX) return;
    const ends = ref.split(':');
    const [from, to] = [ends[0] ?? '', ends[1] ?? ends[0] ?? ''].map((end) => placeOf(end.replaceAll('$', '')));
    if (!from || !to) this.refuse(`里合并单元格写成「${ref.slice(0, 40)}」`);
    if (to.row > from.row) this.merges.push({ row: from.row, column: from.column, endRow: to.row });
  }
}
