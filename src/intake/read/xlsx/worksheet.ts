/**
 * A worksheet's part to rows of cells, in one pass. The cell loop is the hot path of reading workbooks, so it makes
 * no object for a cell whose number or text is shown as it is held.
 */
import { columnLetters } from '../../problems.ts';
import type { Cell, CellFault, FileFault, Limits, Looks, RawSheet, ShownAs, UnseenReason } from '../sheet.ts';
import { cellKey } from '../sheet.ts';
import { type Package, PartFault, TooLarge } from './package.ts';
import { type SharedStrings, TextReader, unescapeText } from './shared-strings.ts';
import type { CellStyle } from './styles.ts';
import { isOn, SPREADSHEET, type WorkbookPart } from './workbook-part.ts';
import { type Attributes, readPart } from './xml.ts';

const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;
const CELLS_MAX = 20_000_000;
const MERGES_MAX = 100_000;
/** Cells that merges may fill, all together. */
const FILLED_MAX = 2_000_000;
/** So many empty rows above a few cells say that these are strays. */
const STRAY_GAP = 1000;
const STRAY_CELLS_MAX = 3;
/** Below this many points a row, and below this many characters a column, is a line and no more. */
const HEIGHT_MIN = 2;
const WIDTH_MIN = 0.3;
const NOTHING: readonly Cell[] = [];

/** What all sheets of a workbook read by. */
export interface Book {
  strings: SharedStrings | null;
  styles: readonly CellStyle[];
  dateSystem: WorkbookPart['dateSystem'];
  limits: Limits;
}

interface Merge {
  row: number;
  column: number;
  endRow: number;
}

/** Reads a worksheet. Null where it has more rows than may be; the fault says so. */
export async function readWorksheet(
  parts: Package,
  part: string,
  { name, hidden }: { name: string; hidden: boolean },
  book: Book,
  faults: FileFault[],
): Promise<RawSheet | null> {
  const reader = new WorksheetReader(part, name, book);
  await readPart(parts, part, 'worksheet', SPREADSHEET, reader);
  return reader.finish(hidden, faults);
}

/** Where the parser is: which elements count depends on where they stand. */
class WorksheetReader {
  private readonly part: string;
  private readonly name: string;
  private readonly book: Book;
  private readonly inline = new TextReader();

  private section = '';
  private readonly rows: Cell[][] = [];
  private length = 0;
  private readonly faults = new Map<string, CellFault>();
  private readonly merges: Merge[] = [];
  private mergesSeen = 0;
  private cellsSeen = 0;
  private tooManyRows = false;
  private zerosOff = false;
  private filtered = false;
  /** Of no height or width where a row or a column says nothing of its own. */
  private flatRows = false;
  private narrowColumns = false;
  private readonly wideColumns = new Set<number>();
  private strayCells = 0;
  private firstStray = '';

  private readonly unseenRows = new Map<number, UnseenReason>();
  private readonly unseenColumns = new Map<number, UnseenReason>();
  private readonly unseenCells = new Map<number, UnseenReason>();
  private readonly shown = new Map<number, ShownAs>();

  private row = -1;
  private rowReason: UnseenReason | null = null;
  private cells: Cell[] | null = null;
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private hasValue = false;
  private formula = '';
  private hasFormula = false;
  private hasInline = false;
  /** Which text is being read: the value's, the formula's, the cell's own, or none. */
  private into: 'value' | 'formula' | 'inline' | null = null;

  constructor(part: string, name: string, book: Book) {
    this.part = part;
    this.name = name;
    this.book = book;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    switch (depth) {
      case 1:
        this.section = name;
        if (name === 'sheetFormatPr') {
          this.flatRows = attributes.defaultRowHeight !== undefined && Number(attributes.defaultRowHeight) < HEIGHT_MIN;
          this.narrowColumns =
            attributes.defaultColWidth !== undefined && Number(attributes.defaultColWidth) < WIDTH_MIN;
        }
        break;
      case 2:
        if (this.section === 'sheetData') {
          if (name === 'row') this.openRow(attributes);
        } else this.openSetting(name, attributes);
        break;
      case 3:
        if (this.section === 'sheetData' && name === 'c') this.openCell(attributes);
        else if (this.section === 'autoFilter') this.filtered = true;
        break;
      case 4:
        if (this.section !== 'sheetData') break;
        if (name === 'v') {
          this.into = 'value';
          this.hasValue = true;
        } else if (name === 'f') {
          this.into = 'formula';
          this.hasFormula = true;
        } else if (name === 'is') {
          this.into = 'inline';
          this.hasInline = true;
          this.inline.start();
        }
        break;
      default:
        if (this.into === 'inline') this.inline.open(name, attributes, depth - 5);
    }
  }

  close(name: string, depth: number): void {
    if (depth > 4) {
      if (this.into === 'inline') this.inline.close(depth - 5);
    } else if (depth === 4) this.into = null;
    else if (depth === 3 && this.section === 'sheetData' && name === 'c') this.closeCell();
  }

  text(text: string): void {
    if (this.into === 'value') this.value += text;
    else if (this.into === 'inline') this.inline.take(text);
    // Of a formula only its beginning is ever shown.
    else if (this.into === 'formula' && this.formula.length < 500) this.formula += text;
  }

  private refuse(why: string, row: number | null = null): never {
    throw new PartFault(`工作簿里的 ${this.part} ${why}`, this.name, row);
  }

  private openSetting(name: string, attributes: Attributes): void {
    if (this.section === 'mergeCells' && name === 'mergeCell') this.addMerge(attributes.ref ?? '');
    else if (this.section === 'cols' && name === 'col') this.openColumns(attributes);
    else if (this.section === 'sheetViews' && name === 'sheetView') {
      if (attributes.showZeros !== undefined) this.zerosOff = !isOn(attributes.showZeros);
    } else if (this.section === 'autoFilter') this.filtered = true;
  }

  private openColumns({ min, max, hidden, width, outlineLevel, collapsed }: Attributes): void {
    const narrow = width === undefined ? this.narrowColumns : Number(width) < WIDTH_MIN;
    const isShown = !isOn(hidden) && !narrow;
    if (isShown && !this.narrowColumns) return;
    const folded = Number(outlineLevel ?? 0) > 0 || isOn(collapsed);
    const last = Math.min(Number(max ?? 0), this.book.limits.columns);
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

  private openRow({ r, hidden, ht, outlineLevel }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : wholeNumber(r) - 1;
    if (!(this.row >= 0 && this.row < ROWS_MAX)) this.refuse(`里有一行的行号是「${(r ?? '').slice(0, 40)}」`);
    this.column = -1;
    this.cells = null;
    const flat = ht === undefined ? this.flatRows : Number(ht) < HEIGHT_MIN;
    if (isOn(hidden)) this.rowReason = Number(outlineLevel ?? 0) > 0 ? 'folded' : 'hidden';
    else this.rowReason = flat ? 'no-height' : null;
  }

  private openCell({ r, t, s }: Attributes): void {
    if (++this.cellsSeen > CELLS_MAX) throw new TooLarge();
    if (r === undefined) this.column++;
    else {
      this.column = columnIn(r, this.row + 1);
      if (this.column < 0) this.refuse(`里第 ${this.row + 1} 行有一格的位置是「${r.slice(0, 40)}」`, this.row + 1);
    }
    if (this.column >= COLUMNS_MAX) this.refuse(`里第 ${this.row + 1} 行的格子太多`, this.row + 1);
    if (this.narrowColumns && !this.wideColumns.has(this.column) && !this.unseenColumns.has(this.column))
      this.unseenColumns.set(this.column, 'no-height');
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.value = '';
    this.hasValue = false;
    this.formula = '';
    this.hasFormula = false;
    this.hasInline = false;
  }

  private closeCell(): void {
    if (!this.hasValue && !this.hasFormula && !this.hasInline) return;
    if (this.hasFormula && /DISPIMG/i.test(this.formula)) this.fault({ code: 'picture-cell', value: null });
    else if (this.hasFormula && this.value === '' && !(this.hasValue && this.type === 'str') && !this.hasInline)
      this.fault({ code: 'formula-no-value', value: `=${this.formula}` });
    else this.readValue();
  }

  private readValue(): void {
    const { type, value } = this;
    switch (type) {
      case 'n':
        if (value.trim() !== '') this.readNumber(value);
        return;
      case 's':
        if (value.trim() !== '') this.readShared(value);
        return;
      case 'inlineStr':
        if (!this.hasInline) this.putText(unescapeText(value));
        else {
          this.markRuns(this.inline.look());
          this.putText(this.inline.text());
        }
        return;
      case 'str':
        this.putText(value.includes('_x') ? unescapeText(value) : value);
        return;
      case 'e':
        this.fault({ code: 'formula-error', value });
        return;
      case 'b':
        if (value === '') return;
        if (!/^(?:0|1|true|false)$/.test(value)) this.unreadable();
        else if (this.shownStyle().format.showText('') === null) this.hide('format');
        else this.put(value === '1' || value === 'true');
        return;
      case 'd': {
        const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,20}Z?)?$/.test(value) ? new Date(isoInstant(value)) : null;
        if (value === '') return;
        if (date === null || Number.isNaN(date.getTime())) this.unreadable();
        else this.put(date);
        return;
      }
      default:
        if (value !== '' || this.hasInline) this.unreadable();
    }
  }

  private shownStyle(): CellStyle {
    return this.book.styles[this.style] ?? this.refuse(`里 ${this.at()} 用了没有的格式`, this.row + 1);
  }

  private readNumber(text: string): void {
    const value = Number(text);
    if (!Number.isFinite(value) || !/^\s*[-+.\d]/.test(text) || /^\s*[-+]?0[xob]/i.test(text)) {
      this.unreadable();
      return;
    }
    const { format } = this.shownStyle();
    if (this.zerosOff && value === 0) this.hide('zeros-off');
    if (format.general) {
      this.put(value);
      return;
    }
    const shown = format.show(value, this.book.dateSystem);
    switch (shown.as) {
      case 'number':
      case 'text':
        this.put(shown.as === 'number' ? value : shown.text);
        if (!shown.whole) this.remark({ is: 'rounded', text: shown.text });
        break;
      case 'date':
        this.put(shown.date);
        if (!shown.withYear) this.remark({ is: 'no-year', text: shown.date.toISOString().slice(5, 10) });
        break;
      case 'month':
        this.put(shown.text);
        this.remark({ is: 'month', text: shown.text });
        break;
      case 'nothing':
        this.hide('format');
        this.put(value);
        break;
      case 'differs':
        this.fault({ code: 'shown-differs', value: text.trim(), details: { hint: shown.text } });
        break;
      case 'no-date':
        this.fault({ code: 'date-zero', value: text.trim() });
    }
  }

  private readShared(value: string): void {
    const { strings } = this.book;
    const index = wholeNumber(value.trim());
    const text = strings?.texts[index];
    if (strings === null) this.refuse(`里 ${this.at()} 的文字在另一个部件里，那个部件没有`, this.row + 1);
    if (text === undefined) this.refuse(`里 ${this.at()} 指向的文字没有（${value.slice(0, 20)}）`, this.row + 1);
    if (strings.looks.size > 0) this.markRuns(strings.looks.get(index) ?? null);
    this.putText(text);
  }

  /** Letters that are struck out, or can't be told from their ground. */
  private markRuns(look: { struck: string; colours: readonly Parameters<CellStyle['hides']>[0][] } | null): void {
    if (!look) return;
    if (look.struck === 'all') this.hide('struck');
    else if (look.struck === 'some') this.hide('partly-struck');
    else if (look.colours.some((colour) => this.shownStyle().hides(colour))) this.hide('partly-pale');
  }

  private putText(text: string): void {
    if (text === '') {
      this.put('');
      return;
    }
    const shown = this.shownStyle().format.showText(text);
    if (shown === null) this.hide('format');
    this.put(shown ?? text);
  }

  private unreadable(): void {
    this.fault({ code: 'cell-not-readable', value: this.value });
  }

  private at(): string {
    return `${columnLetters(this.column)}${this.row + 1}`;
  }

  private hide(reason: UnseenReason): void {
    if (this.column < this.book.limits.columns) this.unseenCells.set(cellKey(this.row, this.column), reason);
  }

  private remark(shown: ShownAs): void {
    if (this.column < this.book.limits.columns) this.shown.set(cellKey(this.row, this.column), shown);
  }

  private fault(fault: CellFault): void {
    if (this.put(null)) this.faults.set(`${this.row},${this.column}`, fault);
  }

  /** Puts a value where the cell stands; false where that is too far out to be read. */
  private put(value: Cell): boolean {
    const { row, column, book } = this;
    if (column >= book.limits.columns) {
      if (value !== '') this.stray();
      return false;
    }
    if (row >= book.limits.rows) this.tooManyRows = true;
    let cells = this.cells;
    if (cells === null) {
      cells = this.rows[row] ?? [];
      this.rows[row] = cells;
      this.cells = cells;
      if (row >= this.length) this.length = row + 1;
      if (this.rowReason !== null) this.unseenRows.set(row, this.rowReason);
    }
    if (column < cells.length && cells[column] !== null && cells[column] !== '')
      this.refuse(`里 ${this.at()} 写了两次`, row + 1);
    while (cells.length < column) cells.push(null);
    cells[column] = value;
    const { unseen } = this.shownStyle();
    if (unseen !== null && value !== '' && !this.unseenCells.has(cellKey(row, column))) this.hide(unseen);
    return true;
  }

  private stray(): void {
    if (this.strayCells++ === 0) this.firstStray = this.at();
  }

  finish(hidden: boolean, faults: FileFault[]): RawSheet | null {
    const { name, book } = this;
    if (this.tooManyRows) {
      faults.push({ code: 'too-many-rows', sheet: name, details: { limit: book.limits.rows } });
      return null;
    }
    const rows: (readonly Cell[])[] = new Array(this.length).fill(NOTHING);
    const places: number[] = [];
    // Rows far apart make the array a sparse one, of which only what is there is looked at.
    for (const key of Object.keys(this.rows)) {
      const row = Number(key);
      rows[row] = this.rows[row] as Cell[];
      places.push(row);
    }
    places.sort((a, b) => a - b);
    this.leaveStrays(rows, places);
    if (this.strayCells > 0) {
      const details = { hint: this.firstStray, limit: this.strayCells };
      faults.push({ code: 'cells-far-away', sheet: name, details });
    }
    const merged = this.fillMerges(rows, faults);
    if (this.filtered) {
      for (const [row, reason] of this.unseenRows) if (reason === 'hidden') this.unseenRows.set(row, 'filtered');
    }
    return {
      name,
      hidden,
      rows,
      faults: this.faults,
      clean: false,
      merged,
      dateSystem: book.dateSystem,
      looks: this.looks(),
    };
  }

  private looks(): Looks | null {
    const { unseenRows: rows, unseenColumns: columns, unseenCells: cells, shown } = this;
    return rows.size + columns.size + cells.size + shown.size === 0 ? null : { rows, columns, cells, shown };
  }

  private faultyRows(): Set<number> {
    return new Set([...this.faults.keys()].map((key) => Number(key.split(',')[0])));
  }

  /** A few cells far below the table are no rows of it. */
  private leaveStrays(rows: (readonly Cell[])[], places: readonly number[]): void {
    const filled = (row: number): number =>
      (rows[row] as readonly Cell[]).filter((cell) => cell !== null && cell !== '').length;
    const faulty = this.faultyRows();
    let last = places.length - 1;
    let cells = 0;
    for (let i = last; i > 0 && cells <= STRAY_CELLS_MAX; i--) {
      const row = places[i] as number;
      const before = places[i - 1] as number;
      if (faulty.has(row)) return;
      cells += filled(row);
      if (cells > STRAY_CELLS_MAX) return;
      if (row - before <= STRAY_GAP) continue;
      for (; last >= i; last--) {
        const stray = places[last] as number;
        const column = (rows[stray] as readonly Cell[]).findIndex((cell) => cell !== null && cell !== '');
        if (column >= 0) {
          this.strayCells += filled(stray);
          this.firstStray = `${columnLetters(column)}${stray + 1}`;
        }
      }
      rows.length = before + 1;
      return;
    }
  }

  /**
   * A value that is merged downwards stands for each row that the clerk sees beside it. A row with nothing of its own
   * is no row to the clerk: the whole record is merged over it.
   */
  private fillMerges(rows: (readonly Cell[])[], faults: FileFault[]): Set<string> {
    const merged = new Set<string>();
    let looked = 0;
    const faulty = this.faultyRows();
    const filled = new Map<number, boolean>();
    const isFilled = (r: number): boolean => {
      let known = filled.get(r);
      if (known === undefined) {
        known = faulty.has(r) || (rows[r] as readonly Cell[]).some((cell) => cell !== null && cell !== '');
        filled.set(r, known);
      }
      return known;
    };
    for (const { row, column, endRow } of this.merges) {
      const value = rows[row]?.[column] ?? null;
      if (value === null || column >= this.book.limits.columns) continue;
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
    if (this.mergesSeen > MERGES_MAX || looked > FILLED_MAX)
      faults.push({ code: 'too-many-merges', sheet: this.name, details: { limit: MERGES_MAX } });
    return merged;
  }
}

/** A whole number without a sign; NaN for anything else. */
function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** The column of a cell's place, from 0; -1 where the place is none or not in this row. */
function columnIn(place: string, row: number): number {
  let column = 0;
  let i = 0;
  for (; i < place.length; i++) {
    const c = place.charCodeAt(i) & ~32;
    if (c < 65 || c > 90) break;
    column = column * 26 + (c - 64);
  }
  if (i === 0 || i > 3) return -1;
  let written = 0;
  for (let k = i; k < place.length; k++) {
    const d = place.charCodeAt(k) - 48;
    if (d < 0 || d > 9) return -1;
    written = written * 10 + d;
  }
  return written === row ? column - 1 : -1;
}

function placeOf(place: string): { row: number; column: number } | null {
  const digits = /\d{1,7}$/.exec(place)?.[0];
  if (digits === undefined) return null;
  const column = columnIn(place, Number(digits));
  return column < 0 ? null : { row: Number(digits) - 1, column };
}

/** Days of a cell have no zone; without one a time would be this machine's. */
function isoInstant(text: string): string {
  if (!text.includes('T')) return `${text}T00:00:00Z`;
  return text.endsWith('Z') ? text : `${text}Z`;
}
