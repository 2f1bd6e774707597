/**
 * What stands in a cell, read as the kind of value its column holds.
 *
 * Pure. Few forms are accepted and the rest is named: nothing is guessed and nothing blanked.
 * A reader never throws; it returns the value, null for a blank, a `Refusal` or a `Doubt`.
 */
import { creditCodeCheck, hasCreditCodeForm, hasKnownRegion, isCreditCode, isFictionalRegion } from '../domain/credit-code.ts';
import { fromSerial, isoDate, type IsoDate } from '../domain/iso-date.ts';
import { parsePeriod, periodAt, type Period } from '../domain/period.ts';
import type { Column } from '../tables/column.ts';
import { FEE_UNITS } from '../tables/shared.ts';
import { IS_TOTAL } from './notes.ts';
import { privateIn, type Search } from './privacy.ts';
import { type Details, mask, type ProblemCode } from './problems.ts';
import type { Cell } from './read/sheet.ts';
import { cleanText, isBlank, nameKey, narrowMarks, unguard } from './text.ts';

/** The cell can't be read; the record has no value there. */
export class Refusal {
  readonly code: ProblemCode;
  readonly value: string;
  readonly details: Details;
  constructor(code: ProblemCode, value: string, details: Details = {}) {
    this.code = code;
    this.value = value;
    this.details = details;
  }
}

/** The cell is read, and something about it should be looked at. */
export class Doubt {
  readonly code: ProblemCode;
  readonly taken: Value;
  readonly value: string;
  readonly details: Details;
  constructor(code: ProblemCode, taken: Value, value: string, details: Details = {}) {
    this.code = code;
    this.taken = taken;
    this.value = value;
    this.details = details;
  }
}

/** The row is a total (合计, 小计), not a record. */
export const TOTAL = Symbol('total');

export type Value = string | number | boolean | null;
export type Reading = Value | Refusal | Doubt | typeof TOTAL;

/** What reading depends on beyond the cell. */
export interface ReadingOptions {
  /** Amounts of the sheet are in 万元. */
  tenThousands: boolean;
  /** From which day the workbook counts its days. */
  dateSystem: '1900' | '1904';
  /** Fee units that profiles add. */
  feeUnits: readonly string[];
  /** Credit codes whose check digit may be wrong. */
  acceptedCodes: ReadonlySet<string>;
  /** A demonstration may use the region that no place has. */
  demo: boolean;
  cellCharacters: number;
}

/** Makes the reader of a column. Readings of equal texts are remembered, since tables repeat themselves. */
export function cellReader(column: Column, options: ReadingOptions): (cell: Cell, clean: boolean) => Reading {
  const readText = textReader(column, options);
  const seen = new Map<string, Reading>();
  let remember = true;
  let hits = 0;
  const wordy = WORDY.has(column.type.is);
  return (cell, clean) => {
    if (typeof cell === 'string') {
      if (cell === '') return null;
      if (remember) {
        const known = seen.get(cell);
        if (known !== undefined) {
          hits++;
          return known;
        }
      }
      const reading = fromText(cell, clean);
      if (remember) {
        seen.set(cell, reading);
        // A column of ever new texts gains nothing from being remembered.
        if (seen.size >= SEEN_MAX || (seen.size === SEEN_TRIAL && hits < SEEN_TRIAL)) {
          remember = false;
          seen.clear();
        }
      }
      return reading;
    }
    if (cell === null) return null;
    return fromTyped(cell);
  };

  function fromText(cell: string, clean: boolean): Reading {
    let text = cell;
    let doubt: ReturnType<typeof cleanText>['doubt'] = null;
    if (!clean || hasEdgeSpace(cell)) ({ text, doubt } = cleanText(cell));
    const first = text.charCodeAt(0);
    if (first === 39) text = unguard(text);
    else if (first === 61) {
      if (/^=(?:_xlfn\.)?DISPIMG\(/i.test(text)) return new Refusal('picture-cell', text);
      // ="000101" is how exports keep a spreadsheet from taking the zeros off a code.
      text = /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
    }
    if (doubt === 'character-lost') return new Refusal('character-lost', text);
    if (isBlank(text) && text !== nobodyOf(column)) return null;
    if (text.charCodeAt(0) === 35 && /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)/.test(text)) {
      return new Refusal('formula-error', text);
    }
    let reading = readText(text);
    if (reading instanceof Refusal && !wordy) {
      const narrow = narrowMarks(text);
      if (narrow !== text) reading = readText(narrow);
    }
    return doubt !== null && !(reading instanceof Refusal) && !(reading instanceof Doubt) && reading !== TOTAL
      ? new Doubt(doubt, reading, text)
      : reading;
  }

  function fromTyped(cell: number | boolean | Date): Reading {
    if (cell instanceof Date) {
      if (Number.isNaN(cell.getTime())) return new Refusal('date-not-readable', '');
      const day = cell.toISOString().slice(0, 10);
      if (column.type.is === 'date') return readText(day);
      if (column.type.is === 'period') return readText(column.type.accepts === 'year' ? day.slice(0, 4) : day.slice(0, 7));
      if (column.type.is === 'integer' && column.type.suffix !== null) return readText(day.slice(0, 4));
      return readText(day);
    }
    if (typeof cell === 'boolean') return readText(cell ? '是' : '否');
    if (!Number.isFinite(cell)) return new Refusal('amount-not-numeric', String(cell));
    if (TEXTUAL.has(column.type.is)) {
      if (Math.abs(cell) >= 1e15 || !Number.isInteger(cell)) {
        return column.type.is === 'text' || column.type.is === 'name'
          ? readText(String(cell))
          : new Refusal('code-damaged', String(cell));
      }
      return readText(String(cell));
    }
    if (column.type.is === 'percent' && cell > 0 && cell <= 1) {
      return new Refusal('percent-ambiguous', String(cell), { hint: `${trimZeros((cell * 100).toFixed(2))}%` });
    }
    if (column.type.is === 'period' && column.type.accepts !== 'year' && !Number.isInteger(cell)) {
      return readText(String(cell));
    }
    if (column.type.is === 'date' && Math.abs(cell) < SERIAL_MAX) {
      return readText(String(Math.floor(cell) + (options.dateSystem === '1904' ? DAYS_1900_TO_1904 : 0)));
    }
    // Fifteen digits are what a spreadsheet keeps; beyond them is the noise of binary fractions.
    const digits = Number(cell.toPrecision(15));
    return readText(Math.abs(digits) >= 1e21 ? String(digits) : plainNumber(digits));
  }
}

/** How many different texts of a column are remembered, and after how many it is judged whether they recur. */
const SEEN_MAX = 50_000;
const SEEN_TRIAL = 512;
/** Numbers below this in a date column are days counted from an epoch; 20250612 is a date itself. */
const SERIAL_MAX = 1_000_000;
/** How many days the 1904 system counts fewer than the 1900 system for the same day. */
const DAYS_1900_TO_1904 = 1462;
/** Kinds in which a full-width mark is part of what is said. */
const WORDY = new Set(['text', 'name', 'reference', 'choice']);
/** Kinds that are text whatever the type of the cell. */
const TEXTUAL = new Set(['text', 'name', 'code', 'own-code', 'reference', 'phone', 'choice', 'grade', 'fee-unit', 'boolean']);

function hasEdgeSpace(text: string): boolean {
  return text.charCodeAt(0) <= 32 || text.charCodeAt(text.length - 1) <= 32;
}

function nobodyOf(column: Column): string | null {
  return column.type.is === 'reference' ? column.type.nobody : null;
}

/** A number without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? trimZeros(value.toFixed(10)) : text;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function textReader(column: Column, options: ReadingOptions): (text: string) => Reading {
  const type = column.type;
  switch (type.is) {
    case 'text':
      return (text) => readWords(text, type.search, options.cellCharacters);
    case 'name':
      return (text) => (IS_TOTAL.test(text) ? TOTAL : readWords(text, 'label', Math.min(options.cellCharacters, 200)));
    case 'code':
      return (text) => readCode(text, options.cellCharacters);
    case 'own-code':
      if (type.of === 'firm') return (text) => readCreditCode(text, options);
      if (type.of === 'division') return readDivisionCode;
      return readEstateCode;
    case 'reference':
      return (text) => (IS_TOTAL.test(text) ? TOTAL : readReference(text));
    case 'choice':
      return choiceReader(type.values, type.variants, type.closed);
    case 'integer':
      return type.suffix === null ? readInteger : (text) => readYear(text, type.suffix as string);
    case 'decimal':
      return (text) => {
        const scaled = readScaled(text, type.digits, type.digits, false, COUNT_LIMIT);
        if (typeof scaled !== 'number') return scaled;
        if (type.positive && scaled === 0) return new Refusal('amount-not-positive', text);
        const value = scaled / 10 ** type.digits;
        return type.usualMax !== null && value > type.usualMax ? new Doubt('amount-implausible', value, text, { limit: type.usualMax }) : value;
      };
    case 'money':
      return options.tenThousands ? (text) => readScaled(text, 6, 6, true, YUAN_LIMIT / 10_000) : readFen;
    case 'rate':
      return (text) => readScaled(text, 4, 4, false, COUNT_LIMIT);
    case 'percent':
      return readPercent;
    case 'date':
      return readDate;
    case 'period':
      return (text) => readPeriod(text, type.accepts);
    case 'boolean':
      return readBoolean;
    case 'phone':
      return readPhones;
    case 'fee-unit':
      return unitReader([...FEE_UNITS, ...options.feeUnits]);
    case 'grade':
      return readGrade;
  }
}

function readWords(words: string, search: Search, charactersMax: number): Reading {
  // Files break lines in their own ways; a download must not depend on whose.
  const text = words.includes('\r') ? words.replace(/\r\n?/g, '\n') : words;
  if (text.length > charactersMax && [...text].length > charactersMax) return new Refusal('text-too-long', text, { limit: charactersMax });
  const found = privateIn(text, search);
  return found ? new Refusal('private-value', mask(text), { hint: found }) : text;
}

const SCIENTIFIC = /^\d+(?:\.\d+)?[eE]\+?\d+$/;

function readCode(text: string, charactersMax: number): Reading {
  if (SCIENTIFIC.test(text)) return new Refusal('code-damaged', text);
  return readWords(text, 'contact', Math.min(charactersMax, 64));
}

function readEstateCode(text: string): Reading {
  if (/^\d+(?:\.\d+)?[eE]\+\d+$/.test(text) || /^\d\.\d+[eE]\d+$/.test(text)) return new Refusal('code-damaged', text);
  return /^[A-Za-z0-9-]{1,12}$/.test(text)
    ? text
    : new Refusal('code-not-readable', text, { hint: '小区编码只用字母、数字和连字符，最多 12 个。' });
}

function readDivisionCode(text: string): Reading {
  if (SCIENTIFIC.test(text)) return new Refusal('code-damaged', text);
  return /^(?:\d{6}|\d{9}|\d{12})$/.test(text)
    ? text
    : new Refusal('code-not-readable', text, { hint: '行政区划代码是 6、9 或 12 位数字。' });
}

function readCreditCode(text: string, options: ReadingOptions): Reading {
  if (SCIENTIFIC.test(text)) return new Refusal('code-damaged', text);
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (options.acceptedCodes.has(code)) return code;
  if (!hasCreditCodeForm(code)) return new Refusal('credit-code-form', text);
  if (!isCreditCode(code)) return new Refusal('credit-code-check', text, { hint: creditCodeCheck(code.slice(0, 17)) });
  if (!hasKnownRegion(code) && !(options.demo && isFictionalRegion(code))) return new Doubt('credit-code-region', code, text);
  return code;
}

/** What refers to something is looked up later; here it is only saved from a spreadsheet's damage. */
function readReference(text: string): Reading {
  if (/^\d+(?:\.\d+)?[eE]\+\d+$/.test(text)) return new Refusal('code-damaged', text);
  const found = privateIn(text, 'contact');
  return found ? new Refusal('private-value', mask(text), { hint: found }) : text;
}

function choiceReader(values: readonly string[], variants: Readonly<Record<string, string>>, closed: boolean): (text: string) => Reading {
  const known = new Map<string, string>();
  for (const [variant, value] of Object.entries(variants)) known.set(nameKey(variant), value);
  for (const value of values) known.set(nameKey(value), value);
  return (text) => {
    const value = known.get(nameKey(text));
    if (value !== undefined) return value;
    if (IS_TOTAL.test(text)) return TOTAL;
    return closed ? new Refusal('choice-unknown', text, { hint: values.join('、') }) : readWords(text, 'remark', 200);
  };
}

/**
 * What no count and no amount of yuan of one estate reaches. A phone's or an account's number that has slipped
 * into the column would otherwise be published as a figure.
 */
const COUNT_LIMIT = 1_000_000_000;
const YUAN_LIMIT = 10_000_000_000;

/** Fast path for the commonest cell: plain yuan with up to two decimals. */
function readFen(text: string): Reading {
  const length = text.length;
  if (length > 10) return readScaled(text, 2, 2, true, YUAN_LIMIT);
  let fen = 0;
  let decimals = -1;
  let i = text.charCodeAt(0) === 45 ? 1 : 0;
  const negative = i === 1;
  if (i === length) return readScaled(text, 2, 2, true, YUAN_LIMIT);
  for (; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      fen = fen * 10 + (c - 48);
      if (decimals >= 0) decimals++;
    } else if (c === 46 && decimals < 0 && i > (negative ? 1 : 0)) {
      decimals = 0;
    } else {
      return readScaled(text, 2, 2, true, YUAN_LIMIT);
    }
  }
  if (decimals > 2 || decimals === 0) return readScaled(text, 2, 2, true, YUAN_LIMIT);
  if (decimals <= 0) fen *= 100;
  else if (decimals === 1) fen *= 10;
  return negative ? -fen || 0 : fen;
}

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/**
 * A decimal as an integer of 10^-`digits`, exactly: no binary fraction is involved.
 * `digitsShown` is what the message says, when the number is finer; `limit` is in whole units.
 */
function readScaled(text: string, digits: number, digitsShown: number, negativeAllowed: boolean, limit: number): Reading {
  const m = NUMBER.exec(text.replace(/^[¥￥]\s*/, ''));
  if (!m) return new Refusal('amount-not-numeric', text);
  const fraction = (m[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return new Refusal('amount-too-fine', text, { limit: digitsShown });
  const scaled = Number((m[2] as string).replaceAll(',', '') + fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(scaled) || scaled >= limit * 10 ** digits) return new Refusal('amount-too-large', text);
  if (m[1] === '-' && scaled !== 0) return negativeAllowed ? -scaled : new Refusal('amount-negative', text);
  return scaled;
}

/** A year that a building can have been handed over in. */
const YEAR_OF_BUILDING = /^(?:1[89]|20|21)\d{2}$/;

function readYear(text: string, suffix: string): Reading {
  const bare = text.endsWith(suffix) ? text.slice(0, -suffix.length).trim() : (/^(\d{4})(?:年|[-/.]\d{1,2})/.exec(text)?.[1] ?? text);
  return YEAR_OF_BUILDING.test(bare) ? Number(bare) : new Refusal('year-not-readable', text);
}

function readInteger(text: string): Reading {
  const length = text.length;
  if (length <= 7) {
    let value = 0;
    let i = 0;
    for (; i < length; i++) {
      const c = text.charCodeAt(i);
      if (c < 48 || c > 57) break;
      value = value * 10 + (c - 48);
    }
    if (i === length) return value;
  }
  const m = NUMBER.exec(text);
  if (!m || /[1-9]/.test(m[3] ?? '')) return new Refusal('count-not-integer', text);
  if (m[1] === '-' && /[1-9]/.test(m[2] as string)) return new Refusal('amount-negative', text);
  const value = Number((m[2] as string).replaceAll(',', ''));
  return value < COUNT_LIMIT ? value : new Refusal('amount-too-large', text);
}

function readPercent(text: string): Reading {
  const withSign = /%$/.test(text);
  const bare = text.replace(/^[±+]/, '').replace(/\s*%$/, '');
  const share = Number(bare);
  if (!withSign && share > 0 && share < 1) {
    return new Refusal('percent-ambiguous', text, { hint: `${trimZeros((share * 100).toFixed(2))}% 或 ${trimZeros(share.toFixed(4))}%` });
  }
  const scaled = readScaled(bare, 2, 2, false, COUNT_LIMIT);
  if (scaled instanceof Refusal) {
    return scaled.code === 'amount-not-numeric' ? new Refusal('percent-not-readable', text) : new Refusal(scaled.code, text, scaled.details);
  }
  const basisPoints = scaled as number;
  return basisPoints > 10_000 ? new Refusal('percent-out-of-range', text) : basisPoints;
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0', 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', '○': '0', Ｏ: '0',
};

/** 二〇二五年六月十二日 to 2025年6月12日; other texts as they are. */
function withArabicDigits(text: string): string {
  if (!/[〇零一二三四五六七八九十○]/.test(text)) return text;
  return text
    .replace(/(?<=[〇零一二三四五六七八九○])[Oo0◯]|[Oo0◯](?=[〇零一二三四五六七八九○])/g, '〇')
    .replace(/([一二三四五六七八九])?十([一二三四五六七八九])?/g, (_m, tens: string | undefined, ones: string | undefined) =>
      `${tens ? CHINESE_DIGITS[tens] : '1'}${ones ? CHINESE_DIGITS[ones] : '0'}`,
    )
    .replace(/[〇零一二三四五六七八九○]/g, (c) => CHINESE_DIGITS[c] ?? c);
}

const YEAR_EARLIEST = 1950;
const YEAR_LATEST = 2100;

function dayOrRefusal(text: string, year: number, month: number, day: number): Reading {
  const found = isoDate(year, month, day);
  if (found === null) return new Refusal('date-not-on-calendar', text);
  return plausible(text, found);
}

function plausible(text: string, day: IsoDate): Reading {
  const year = Number(day.slice(0, 4));
  return year < YEAR_EARLIEST || year > YEAR_LATEST ? new Doubt('date-implausible', day, text) : day;
}

function readDate(text: string): Reading {
  const arabic = withArabicDigits(text);
  const m = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(arabic);
  if (m) return dayOrRefusal(text, Number(m[1]), Number(m[2]), Number(m[3]));
  const compact = /^([12]\d{3})(\d{2})(\d{2})$/.exec(arabic);
  if (compact) return dayOrRefusal(text, Number(compact[1]), Number(compact[2]), Number(compact[3]));
  // A spreadsheet's serial that lost its format: five digits are a day between 1954 and 2119 and nothing else.
  if (/^[2-8]\d{4}$/.test(arabic)) {
    const day = fromSerial(Number(arabic), '1900');
    if (day !== null) return plausible(text, day);
  }
  return new Refusal('date-not-readable', text);
}

const QUARTERS: Readonly<Record<string, number>> = { 1: 0, 2: 1, 3: 2, 4: 3 };

function readPeriod(text: string, accepts: 'any' | 'month' | 'year'): Reading {
  const arabic = withArabicDigits(text).replace(/\s+/g, '').toUpperCase();
  const found = findPeriod(arabic);
  const hint = accepts === 'month' ? '2025年6月' : accepts === 'year' ? '2025' : '2025年6月、2025年第三季度、2025年上半年 或 2025年';
  if (found instanceof Refusal) return new Refusal(found.code, text, { hint: found.details.hint ?? hint });
  if (accepts === 'month' && found.length !== 7) return new Refusal('period-not-readable', text, { hint });
  if (accepts === 'month' && /[QH]/.test(found)) return new Refusal('period-not-readable', text, { hint });
  if (accepts === 'year' && found.length !== 4) return new Refusal('period-not-readable', text, { hint });
  const year = Number(found.slice(0, 4));
  return year < YEAR_EARLIEST || year > YEAR_LATEST ? new Doubt('date-implausible', found, text) : found;
}

function findPeriod(text: string): Period | Refusal {
  const canonical = parsePeriod(text);
  if (canonical) return canonical;
  let m = /^(\d{4})年?度?$/.exec(text);
  if (m) return periodAt('year', Number(m[1]), 0);
  if (/^\d{4}\.1$/.test(text)) {
    const year = text.slice(0, 4);
    return new Refusal('month-ambiguous', text, { hint: `${year}-01 或 ${year}-10` });
  }
  m = /^(\d{4})[-/.年](\d{1,2})(?:月份?)?$/.exec(text) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(text);
  if (m) {
    const month = Number(m[2]);
    return month >= 1 && month <= 12 ? periodAt('month', Number(m[1]), month - 1) : new Refusal('period-not-readable', text);
  }
  m = /^(\d{4})年?度?[-/]?(?:第?([1-4])季度?|Q([1-4])|([1-4])Q)$/.exec(text);
  if (m) return periodAt('quarter', Number(m[1]), QUARTERS[(m[2] ?? m[3] ?? m[4]) as string] as number);
  m = /^(\d{4})年?度?[-/]?(?:(上|下)半年|H([12]))$/.exec(text);
  if (m) return periodAt('half-year', Number(m[1]), m[2] === '下' || m[3] === '2' ? 1 : 0);
  if (/^(?:第?[1-4]季度?|Q[1-4]|[上下]半年|\d{1,2}月份?)$/.test(text)) return new Refusal('period-without-year', text);
  return new Refusal('period-not-readable', text);
}

const YES = new Set(['是', '有', '√', '✓', '✔', '对', 'y', 'yes', 'true', '1', '已']);
const NO = new Set(['否', '没有', '×', '✗', '✕', 'x', '不', 'n', 'no', 'false', '0', '未']);

function readBoolean(text: string): Reading {
  const key = text.toLowerCase();
  if (YES.has(key)) return true;
  if (NO.has(key)) return false;
  return new Refusal('boolean-not-readable', text);
}

/** Area codes of three digits: 010 and 02x. */
const LANDLINE = /^(?:\+?86-?)?(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:(?:-|转|分机|EXT\.?)(\d{1,6}))?$/;
const MOBILE = /^(?:\+?86-?)?(1[3-9]\d)-?(\d{4})-?(\d{4})$/;
const OTHER_NUMBER = /^(?:1\d{2,4}|9[56]\d{3,6}|[48]00-?\d{3}-?\d{4}|[2-9]\d{6,7})$/;

/** One number in its published form, null where it is none. */
function readPhone(written: string): string | null {
  const number = written.replace(/\s+/g, '').replace(/[—–―]/g, '-').toUpperCase();
  const landline = LANDLINE.exec(number);
  if (landline) return `${landline[1]}-${landline[2]}${landline[3] ? `转${landline[3]}` : ''}`;
  const mobile = MOBILE.exec(number);
  if (mobile) return `${mobile[1]}${mobile[2]}${mobile[3]}`;
  return OTHER_NUMBER.test(number) ? number : null;
}

function readPhones(text: string): Reading {
  const numbers: string[] = [];
  for (const part of text.replace(/[（(](0\d{2,3})[)）]\s*-?\s*/g, '$1-').split(/[;；,，、/]|[\r\n]+/)) {
    if (part.trim() === '') continue;
    // A space may part two numbers or stand within one: 0356 2229201.
    const whole = readPhone(part);
    const several = whole === null ? part.trim().split(/\s+/).map(readPhone) : [whole];
    for (const number of several) {
      if (number !== null) {
        numbers.push(number);
        continue;
      }
      const bare = part.replace(/\s+/g, '');
      return /^(?:10|2\d|[3-9]\d{2})-?\d{7,8}$/.test(bare)
        ? new Refusal('phone-leading-zero', text, { hint: readPhone(`0${bare}`) ?? `0${bare}` })
        : new Refusal('phone-not-readable', text);
    }
  }
  return numbers.length > 0 ? numbers.join('；') : new Refusal('phone-not-readable', text);
}

/** A unit as it is compared: 元/平方米·月, 元/月/m² and 元/㎡·月 are one. */
function unitKey(unit: string): string {
  const parts = unit
    .replace(/\s+/g, '')
    .replace(/\/[（(]([^()（）]*)[)）]$/, '/$1')
    .replace(/[（(].*[)）]$/, '')
    .replace(/平方米|平米|平方|m2|M2|m²|M²|㎡/g, '㎡')
    .replace(/立方米|立方|m3|M3|m³|㎥|方|吨/g, 'm³')
    .replace(/千瓦时|kwh|kWh|KWH|KWh/g, '度')
    .replace(/个?车位/g, '位')
    .replace(/每/g, '/')
    .replace(/(?<=[㎡位户])(?=[月年])|(?<=[月年])(?=[㎡位户])/g, '/')
    .split(/[/·.．・•*×、]/)
    .filter((part) => part !== '');
  const [money, ...per] = parts;
  return [money, ...per.sort()].join('/');
}

function unitReader(units: readonly string[]): (text: string) => Reading {
  const known = new Map(units.map((unit) => [unitKey(unit), unit]));
  return (text) => known.get(unitKey(text)) ?? new Refusal('unit-unknown', text, { hint: units.join('、') });
}

function readGrade(text: string): Reading {
  const grade = text.toUpperCase().replace(/级$/, '').trim();
  return /^(?:A{1,3}|B{1,3}|C{1,3}|[DE])[+-]?$/.test(grade) ? grade : new Refusal('grade-not-readable', text);
}
