/**
 * A worksheet's part to rows of cells, in one pass. The cell loop is the hot path of reading workbooks, so it makes
 * no object for a cell whose number or text is shown as it is held.
 */

import { cellName } from '../../../domain/cell-name.ts';
import type { Cell, CellFault, FileFault, Limits, RawSheet, ShownAs, UnseenReason } from '../sheet.ts';
import { columnIn, wholeNumber } from './cell-place.ts';
import { type Package, PartFault, TooLarge } from './package.ts';
import { type SharedStrings, TextReader, unescapeText } from './shared-strings.ts';
import { SheetRows } from './sheet-rows.ts';
import { SheetSettings } from './sheet-settings.ts';
import type { CellStyle } from './styles.ts';
import { isOn, SPREADSHEET, type WorkbookPart } from './workbook-part.ts';
import { type Attributes, readPart } from './xml.ts';

const ROWS_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;
const CELLS_MAX = 20_000_000;

/** What all sheets of a workbook read by. */
export interface Book {
  strings: SharedStrings | null;
  styles: readonly CellStyle[];
  dateSystem: WorkbookPart['dateSystem'];
  limits: Limits;
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
  private readonly rows: SheetRows;
  private cellsSeen = 0;
  private readonly settings: SheetSettings;
  private row = -1;
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private hasValue = false;
  private formula = '';
  private hasFormula = false;
  private hasInline = false;
  /** Which text the parser is in: the cell's value, its formula, its own text, or none. */
  private into: 'value' | 'formula' | 'inline' | null = null;

  constructor(part: string, name: string, book: Book) {
    this.part = part;
    this.name = name;
    this.book = book;
    this.rows = new SheetRows(name, book.limits, (why, row) => this.refuse(why, row));
    this.settings = new SheetSettings(book.limits.columns, (why) => this.refuse(why));
  }

  open(name: string, attributes: Attributes, depth: number): void {
    switch (depth) {
      case 1:
        this.section = name;
        if (name === 'sheetFormatPr') this.settings.setDefaults(attributes);
        break;
      case 2:
        if (this.section === 'sheetData') {
          if (name === 'row') this.openRow(attributes);
        } else this.settings.open(this.section, name, attributes);
        break;
      case 3:
        if (this.section === 'sheetData' && name === 'c') this.openCell(attributes);
        else if (this.section === 'autoFilter') this.settings.filtered = true;
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
    // Messages show only the beginning of a formula, so the rest is dropped.
    else if (this.into === 'formula' && this.formula.length < 500) this.formula += text;
  }

  private refuse(why: string, row: number | null = null): never {
    throw new PartFault(`工作簿里的 ${this.part} ${why}`, this.name, row);
  }

  private openRow({ r, hidden, ht, outlineLevel }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : wholeNumber(r) - 1;
    if (!(this.row >= 0 && this.row < ROWS_MAX)) this.refuse(`里有一行的行号是「${(r ?? '').slice(0, 40)}」`);
    this.column = -1;
    if (isOn(hidden)) this.rows.start(this.row, Number(outlineLevel ?? 0) > 0 ? 'folded' : 'hidden');
    else this.rows.start(this.row, this.settings.isFlat(ht) ? 'no-height' : null);
  }

  private openCell({ r, t, s }: Attributes): void {
    if (++this.cellsSeen > CELLS_MAX) throw new TooLarge();
    if (r === undefined) this.column++;
    else {
      this.column = columnIn(r, this.row + 1);
      if (this.column < 0) this.refuse(`里第 ${this.row + 1} 行有一格的位置是「${r.slice(0, 40)}」`, this.row + 1);
    }
    if (this.column >= COLUMNS_MAX) this.refuse(`里第 ${this.row + 1} 行的格子太多`, this.row + 1);
    if (this.settings.narrowColumns) this.settings.noteColumn(this.column);
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
    if (this.settings.zerosOff && value === 0) this.hide('zeros-off');
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
    return cellName(this.row, this.column);
  }

  private hide(reason: UnseenReason): void {
    this.rows.hide(this.column, reason);
  }

  private remark(shown: ShownAs): void {
    this.rows.remark(this.column, shown);
  }

  private fault(fault: CellFault): void {
    if (this.put(null)) this.rows.fault(this.column, fault);
  }

  /** Puts a value where the cell stands; false where that is too far out to be read. */
  private put(value: Cell): boolean {
    if (!this.rows.put(this.column, value)) return false;
    const { unseen } = this.shownStyle();
    if (unseen !== null && value !== '') this.rows.hideIfSeen(this.column, unseen);
    return true;
  }

  finish(hidden: boolean, faults: FileFault[]): RawSheet | null {
    return this.rows.finish(hidden, this.book.dateSystem, this.settings, faults);
  }
}

/** A day in a cell has no time zone; without the Z it would be read in the time zone of this machine. */
function isoInstant(text: string): string {
  if (!text.includes('T')) return `${text}T00:00:00Z`;
  return text.endsWith('Z') ? text : `${text}Z`;
}
