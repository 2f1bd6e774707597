/**
 * Makes the reader of a column: what stands in a cell, text or typed, as the kind of value the column holds.
 *
 * Pure. Few forms are accepted and the rest is named: nothing is guessed and nothing blanked.
 */
import { unguard } from '../../domain/formula-guard.ts';
import type { Column, ColumnType } from '../../tables/column.ts';
import { isBlank } from '../blank-words.ts';
import type { Cell } from '../read/sheet.ts';
import { cleanText, narrowMarks, type TextDoubt } from '../text.ts';
import { isDateAlone } from './dates.ts';
import { textReader } from './kinds.ts';
import { plainNumber, trimZeros } from './numbers.ts';
import { Doubt, type Reading, type ReadingOptions, Refusal, TOTAL } from './reading.ts';
import { isChoice, readBoolean } from './words.ts';

/** Reads a cell of a column. `clean` says that no cell of the sheet holds anything that cleaning would change. */
export type CellReader = (cell: Cell, clean: boolean) => Reading;

/** How many different texts of a column are remembered, and after how many it is judged whether they recur. */
const SEEN_MAX = 50_000;
const SEEN_TRIAL = 512;
/**
 * Below this, a number in a date column counts days since an epoch; above it, it is a date in digits such as 20250612.
 */
const SERIAL_MAX = 1_000_000;
/** How many days the 1904 system counts fewer than the 1900 system for the same day. */
const DAYS_1900_TO_1904 = 1462;
/** Kinds of value in which a full-width mark belongs to the words. */
const WORDY = new Set(['text', 'name', 'reference', 'choice']);
/** Kinds that are text whatever the type of the cell. */
export const TEXTUAL: ReadonlySet<string> = new Set([
  'text',
  'name',
  'code',
  'own-code',
  'former-codes',
  'reference',
  'phone',
  'choice',
  'grade',
  'fee-unit',
  'boolean',
]);

/** Kinds of words and codes, in which a date is what a spreadsheet has made of something else. */
const NO_DATES = new Set(['text', 'name', 'code', 'own-code', 'former-codes', 'reference', 'choice']);

/** How a spreadsheet shows a number that is too long for it. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d{1,3}$/i;
/** More digits than a spreadsheet keeps, of which it has made zeros. */
const ROUNDED = /^\d{15}0{2,}$/;
/** What stands in the place of a number that a document or a filing does not have yet. */
const NOT_NUMBERED =
  /^(?:未备案|未办理|未编号|未发文|无文号|无编号|(?:正在)?(?:备案|办理)中?|待(?:备案|办理?|发文|编号))$/;

/** What spreadsheets write for a formula that went wrong; new ones keep coming, always as a whole cell. */
const FORMULA_ERROR = /^(?:#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)|#(?:[A-Z/]{1,20}[!?]|GETTING_DATA)$)/i;
/** From this number on the common format shows an exponent, and so many characters are all that it shows. */
const SHOWN_MAX = 1e11;
const SHOWN_CHARACTERS = 11;

type TextReader = (text: string) => Reading;

/** Makes the reader of a column. Readings of equal texts are remembered, since tables repeat themselves. */
export function cellReader({ type }: Column, options: ReadingOptions): CellReader {
  const read = textReader(type, options);
  const seen = new Map<string, Reading>();
  let remember = true;
  let hits = 0;
  return (cell, clean) => {
    if (cell === null || cell === '') return null;
    if (typeof cell !== 'string') return readTyped(cell, type, options.dateSystem, read);
    if (remember) {
      const known = seen.get(cell);
      if (known !== undefined) {
        hits++;
        return known;
      }
    }
    const reading = readText(cell, clean, type, read);
    if (remember) {
      seen.set(cell, reading);
      // Where nearly every text is new, remembering them costs memory and saves nothing.
      if (seen.size >= SEEN_MAX || (seen.size === SEEN_TRIAL && hits < SEEN_TRIAL)) {
        remember = false;
        seen.clear();
      }
    }
    return reading;
  };
}

/** Takes off what a spreadsheet or a mailbox has put round a text, and reads the rest. */
function readText(cell: string, clean: boolean, type: ColumnType, read: TextReader): Reading {
  let text = cell;
  let doubt: TextDoubt | null = null;
  if (!clean || hasEdgeSpace(cell)) ({ text, doubt } = cleanText(cell));
  const first = text.charAt(0);
  if (first === "'") text = unguard(text);
  else if (first === '=') {
    if (/^=(?:_xlfn\.)?DISPIMG\(/i.test(text)) return new Refusal('picture-cell', text);
    // ="000101" is how exports keep a spreadsheet from taking the zeros off a code.
    text = /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
  }
  if (doubt === 'character-lost') return new Refusal(doubt, cell.trim());
  if (text === '') return null;
  const isNothing = type.is === 'text' && type.numbered === true && NOT_NUMBERED.test(text);
  if (isNothing || (isBlank(text) && !means(type, text))) return new Doubt('blank-word', null, text);
  if (text.startsWith('#')) {
    if (FORMULA_ERROR.test(text)) return new Refusal('formula-error', text);
    if (/^#{2,}$/.test(text)) return new Refusal('cell-not-shown', text);
  }
  let reading = read(text);
  const isPrivate = reading instanceof Refusal && reading.code === 'private-value';
  if (doubt === 'character-turns' && !isPrivate) return new Refusal(doubt, cell.trim());
  if (NO_DATES.has(type.is) && !isPrivate) {
    if (isDateAlone(text)) return new Refusal('date-in-text', text);
    if (isDamaged(text, type)) return new Refusal('code-damaged', text);
  }
  if (reading instanceof Refusal && !WORDY.has(type.is)) {
    const narrow = narrowMarks(text);
    if (narrow !== text) reading = read(narrow);
  }
  if (doubt === null || reading instanceof Refusal || reading instanceof Doubt || reading === TOTAL) return reading;
  return new Doubt(doubt, reading, cell.trim());
}

/** Whether a spreadsheet has taken digits off a number that is no quantity. */
function isDamaged(text: string, type: ColumnType): boolean {
  if (type.is === 'text' || type.is === 'name') {
    if (SCIENTIFIC.test(text)) return true;
    if (type.is === 'name' || !type.numbered) return false;
  }
  return (type.is === 'text' || type.is === 'code' || type.is === 'reference') && ROUNDED.test(text);
}

/** Whether a word that means “nothing known” elsewhere has a meaning of its own in this column. */
function means(type: ColumnType, text: string): boolean {
  switch (type.is) {
    case 'reference':
      return text === type.nobody;
    case 'choice':
      return isChoice(type, text);
    case 'boolean':
      return typeof readBoolean(text) === 'boolean';
    case 'text':
      return type.states?.includes(text) ?? false;
    default:
      return false;
  }
}

function hasEdgeSpace(text: string): boolean {
  return text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;
}

/** Reads a number, date or truth value of a workbook as the text that a clerk sees. */
function readTyped(
  cell: number | boolean | Date,
  type: ColumnType,
  dateSystem: ReadingOptions['dateSystem'],
  read: TextReader,
): Reading {
  if (typeof cell === 'boolean') return read(cell ? '是' : '否');
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return new Refusal('date-not-readable', '');
    const day = cell.toISOString().slice(0, 10);
    if (TEXTUAL.has(type.is)) return new Refusal('date-in-text', day);
    if (type.is === 'period') return read(type.accepts === 'year' ? day.slice(0, 4) : day.slice(0, 7));
    if (type.is === 'integer' && type.suffix !== null) return read(day.slice(0, 4));
    return read(day);
  }
  if (!Number.isFinite(cell)) return new Refusal('amount-not-numeric', String(cell));
  if (TEXTUAL.has(type.is)) {
    // A code that has become a fraction, or more digits than are shown or kept, is lost.
    const digits = String(Number(cell.toPrecision(15)));
    const isWhole = Math.abs(cell) < SHOWN_MAX && digits.length <= SHOWN_CHARACTERS;
    if (!isWhole || (!Number.isInteger(cell) && type.is !== 'text' && type.is !== 'name'))
      return new Refusal('code-damaged', String(cell));
    return read(digits);
  }
  if (type.is === 'percent' && cell > 0 && cell <= 1) {
    return new Refusal('percent-ambiguous', String(cell), { hint: `${trimZeros((cell * 100).toFixed(2))}%` });
  }
  if (type.is === 'period' && type.accepts !== 'year' && !Number.isInteger(cell)) return read(String(cell));
  if (type.is === 'date' && Math.abs(cell) < SERIAL_MAX) {
    return read(String(Math.floor(cell) + (dateSystem === '1904' ? DAYS_1900_TO_1904 : 0)));
  }
  // A spreadsheet keeps fifteen digits; what comes after them is the inaccuracy of binary fractions.
  const digits = Number(cell.toPrecision(15));
  return read(Math.abs(digits) >= 1e21 ? String(digits) : plainNumber(digits));
}
