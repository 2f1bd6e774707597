/**
 * What a number looks like under its number format, and whether that is what the cell holds.
 *
 * Pure. A format is classified by its form, since libraries that render formats get the tricks wrong that Chinese
 * offices use (`0!.0,"万"` shows 35000 as 3.5万).
 */

/** What a cell shows. `whole` says whether all that is held can be seen. */
export type Shown =
  /** The number itself, but for digits that the format rounds away. */
  | { as: 'number'; whole: boolean; text: string }
  /** The number with what the format adds, every digit kept. */
  | { as: 'text'; whole: boolean; text: string }
  | { as: 'date'; date: Date; withYear: boolean }
  /** A month or a year: as text, since it must not become a day. */
  | { as: 'month'; text: string }
  /** The format leaves the cell empty. */
  | { as: 'nothing' }
  /** Something else than what is held. */
  | { as: 'differs'; text: string }
  /** A date format over a number that is no day. */
  | { as: 'no-date'; text: string };

export interface NumberFormat {
  /** Whether every number is shown as itself, without a unit: the commonest case. */
  readonly general: boolean;
  show(value: number, dateSystem: '1900' | '1904'): Shown;
  /** A text as it is shown; null where it is not. */
  showText(text: string): string | null;
}

/** Formats that every workbook knows by number, as Chinese Excel has them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"\\-#,##0',
  6: '"¥"#,##0;[Red]"¥"\\-#,##0',
  7: '"¥"#,##0.00;"¥"\\-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;\\-#,##0',
  38: '#,##0;[Red]\\-#,##0',
  39: '#,##0.00;\\-#,##0.00',
  40: '#,##0.00;[Red]\\-#,##0.00',
  41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Longer codes than a spreadsheet lets anyone write. */
const CODE_MAX = 1024;

const GENERAL: NumberFormat = {
  general: true,
  show: (value) => ({ as: 'number', whole: true, text: plain(value) }),
  showText: (text) => text,
};

/** A format by its number, or by its code where the workbook writes one. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const written = code ?? BUILT_IN[id];
  if (written === undefined || written === '' || /^(?:General|G\/通用格式|@)$/i.test(written)) return GENERAL;
  if (written.length > CODE_MAX) return strange(written.slice(0, 40));
  return formatOf(split(written).map(sectionOf));
}

/** A format that nobody can be sure of. */
function strange(code: string): NumberFormat {
  return { general: false, show: () => ({ as: 'differs', text: code }), showText: (text) => text };
}

type Token =
  | { is: 'digit'; written: '0' | '#' | '?' }
  | { is: 'literal'; text: string }
  | { is: 'point' | 'comma' | 'percent' | 'slash' | 'text' | 'general' | 'exponent' }
  /** Letters of a date, and what stands in brackets for elapsed time. */
  | { is: 'time'; letters: string; elapsed: boolean };

interface Section {
  tokens: readonly Token[];
  condition: ((value: number) => boolean) | null;
  /** Whether the condition holds for negative numbers alone, whose sign is then left to the literals. */
  negativesOnly: boolean;
  /** A calendar that counts its years otherwise. */
  otherCalendar: boolean;
  /** A place where the year written e is one of an era. */
  eras: boolean;
}

/** The sections of a code: semicolons inside of quotes and behind a mark are none. */
function split(code: string): string[] {
  const sections: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < code.length; i++) {
    const c = code[i];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === '\\' || c === '!' || c === '_' || c === '*') i++;
    else if (c === ';') {
      sections.push(code.slice(start, i));
      start = i + 1;
    }
  }
  sections.push(code.slice(start));
  return sections;
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '=': (a, b) => a === b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<>': (a, b) => a !== b,
};
const WORDS =
  /^(?:General|G\/通用格式|AM\/PM|A\/P|上午\/下午|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[gG]+|[bB]+\d?|a{3,4}|[eE][+-]|e+)/;

function sectionOf(code: string): Section {
  const tokens: Token[] = [];
  const section: Section = { tokens, condition: null, negativesOnly: false, otherCalendar: false, eras: false };
  const literal = (text: string): void => {
    const last = tokens.at(-1);
    if (last?.is === 'literal') last.text += text;
    else if (text !== '') tokens.push({ is: 'literal', text });
  };
  for (let i = 0; i < code.length; ) {
    const c = code[i] as string;
    const rest = code.slice(i);
    const word = WORDS.exec(rest)?.[0];
    if (c === '"') {
      const end = code.indexOf('"', i + 1);
      literal(code.slice(i + 1, end < 0 ? undefined : end));
      i = end < 0 ? code.length : end + 1;
    } else if (c === '\\' || c === '!') {
      literal(code[i + 1] ?? '');
      i += 2;
    } else if (c === '_' || c === '*') {
      literal(' ');
      i += 2;
    } else if (c === '[') {
      const end = rest.indexOf(']');
      if (end < 0) {
        literal(rest);
        break;
      }
      readBracket(rest.slice(1, end), section, tokens, literal);
      i += end + 1;
    } else if (word !== undefined) {
      if (/^G(?:eneral|\/)/i.test(word)) tokens.push({ is: 'general' });
      else if (/^[eE][+-]/.test(word)) tokens.push({ is: 'exponent' });
      else tokens.push({ is: 'time', letters: word.toLowerCase(), elapsed: false });
      i += word.length;
    } else {
      if (c === '0' || c === '#' || c === '?') tokens.push({ is: 'digit', written: c });
      else if (c === '.') tokens.push({ is: 'point' });
      else if (c === ',') tokens.push({ is: 'comma' });
      else if (c === '%') tokens.push({ is: 'percent' });
      else if (c === '/') tokens.push({ is: 'slash' });
      else if (c === '@') tokens.push({ is: 'text' });
      else literal(c);
      i++;
    }
  }
  return section;
}

function readBracket(inside: string, section: Section, tokens: Token[], literal: (text: string) => void): void {
  const condition = /^(<=|>=|<>|<|>|=)(-?\d{1,300}(?:\.\d{1,300})?)$/.exec(inside.trim());
  if (condition) {
    const compare = COMPARISONS[condition[1] as string] as (a: number, b: number) => boolean;
    const bound = Number(condition[2]);
    section.condition = (value) => compare(value, bound);
    section.negativesOnly =
      (condition[1] === '<' && bound <= 0) || (/^(?:<=|=)$/.test(condition[1] as string) && bound < 0);
  } else if (inside.startsWith('$')) {
    const [currency = '', locale = ''] = inside.slice(1).split('-', 2);
    literal(currency);
    // The third byte from the right is the calendar; Taiwan, Japan and Korea count an e by their eras.
    const calendar = /^[0-9A-F]{5,8}$/i.test(locale) ? Number.parseInt(locale.slice(0, -4), 16) % 256 : 0;
    section.otherCalendar ||= calendar > 2 && (calendar < 9 || calendar > 12);
    section.eras ||= /4(?:04|11|12)$/.test(locale);
  } else if (/^(?:h+|m+|s+)$/i.test(inside)) {
    tokens.push({ is: 'time', letters: inside.toLowerCase(), elapsed: true });
  }
}

/** A section as it is used: what it does to a number. */
type Face =
  | { is: 'general' | 'text'; before: string; after: string }
  | { is: 'digits'; form: DigitForm }
  | { is: 'date'; section: Section }
  /** No place for a digit: words alone, or nothing at all. */
  | { is: 'words'; text: string };

interface DigitForm {
  before: string;
  after: string;
  /** Something stands between the digits: a dash of a phone's number, or a point that is none. */
  between: boolean;
  /** Digits before the point that are shown whatever the number. */
  zeros: number;
  decimals: number;
  /** Thousands that are left out. */
  scale: number;
  percents: number;
  exponent: boolean;
  fraction: boolean;
  tokens: readonly Token[];
}

function formatOf(sections: Section[]): NumberFormat {
  const faces = sections.map(faceOf);
  const last = faces.at(-1);
  const ownText = faces.length > 3 ? faces[3] : last?.is === 'text' ? last : undefined;
  const numeric = ownText === undefined ? faces.slice(0, 3) : faces.slice(0, Math.min(3, faces.length - 1));
  const showText = (text: string): string | null => {
    if (ownText === undefined) return text;
    if (ownText.is === 'words') return ownText.text.trim() === '' ? null : ownText.text;
    return ownText.is === 'text' || ownText.is === 'general' ? ownText.before + text + ownText.after : text;
  };
  if (numeric.length === 0 && ownText) numeric.push(ownText);
  return {
    general: false,
    showText,
    show(value, dateSystem) {
      const chosen = choose(sections.slice(0, numeric.length), value);
      const face = numeric[chosen];
      const section = sections[chosen];
      if (face === undefined || section === undefined) return { as: 'differs', text: '########' };
      // In a section of its own a negative number has the sign that the section writes.
      const bare = value < 0 && (section.negativesOnly || (chosen === 1 && section.condition === null));
      if (face.is === 'date') return showDate(face.section, value, dateSystem);
      if (face.is === 'words') return showWords(face.text, value);
      if (face.is === 'digits') return showDigits(face.form, value, bare);
      return showPlain(face.before, face.after, value, bare);
    },
  };
}

/** Which section a number takes; -1 for none. */
function choose(sections: readonly Section[], value: number): number {
  if (sections.every(({ condition }) => condition === null)) {
    if (sections.length === 1) return 0;
    if (value < 0) return 1;
    return value === 0 && sections.length > 2 ? 2 : 0;
  }
  return sections.findIndex(({ condition }, i) => {
    if (condition !== null) return condition(value);
    return i === 1 && sections.length > 2 ? value < 0 : true;
  });
}

function faceOf(section: Section): Face {
  const { tokens } = section;
  const has = (is: Token['is']): boolean => tokens.some((token) => token.is === is);
  if (has('general') || has('text')) {
    const at = tokens.findIndex(({ is }) => is === 'general' || is === 'text');
    const is = has('general') ? 'general' : 'text';
    return { is, before: wordsOf(tokens.slice(0, at)), after: wordsOf(tokens.slice(at + 1)) };
  }
  if (has('time')) return { is: 'date', section };
  if (has('digit')) return { is: 'digits', form: digitFormOf(tokens) };
  return { is: 'words', text: wordsOf(tokens) };
}

const MARKS: Partial<Record<Token['is'], string>> = { point: '.', comma: ',', percent: '%', slash: '/' };

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.is === 'literal' ? token.text : (MARKS[token.is] ?? ''))).join('');
}

function digitFormOf(tokens: readonly Token[]): DigitForm {
  const isDigit = ({ is }: Token): boolean => is === 'digit';
  const first = tokens.findIndex(isDigit);
  const last = tokens.findLastIndex(isDigit);
  const inner = tokens.slice(first, last + 1);
  // A point may stand before the first digit (.00), and commas behind the last one leave thousands out.
  const hasPointBefore = tokens.slice(0, first).some(({ is }) => is === 'point');
  const point = hasPointBefore ? -1 : inner.findIndex(({ is }) => is === 'point');
  const whole = hasPointBefore ? [] : point < 0 ? inner : inner.slice(0, point);
  const exponent = inner.findIndex(({ is }) => is === 'exponent');
  const behindPoint = inner.slice(hasPointBefore ? 0 : point + 1, exponent < 0 ? undefined : exponent);
  const decimals = hasPointBefore || point >= 0 ? behindPoint : [];
  const trailing = (part: readonly Token[]): number => {
    let count = 0;
    while (part[part.length - 1 - count]?.is === 'comma') count++;
    return count;
  };
  let behind = 0;
  while (tokens[last + 1 + behind]?.is === 'comma') behind++;
  const quiet = ({ is }: Token): boolean => is === 'point' || is === 'comma';
  return {
    before: wordsOf(tokens.slice(0, first).filter((token) => !quiet(token) && token.is !== 'percent')),
    after: wordsOf(tokens.slice(last + 1).filter((token) => !quiet(token) && token.is !== 'percent')),
    between: inner.some(({ is }) => is === 'literal'),
    zeros: whole.filter((token) => token.is === 'digit' && token.written === '0').length,
    decimals: decimals.filter(isDigit).length,
    scale: behind + (decimals.length > 0 || point >= 0 ? trailing(whole) : 0),
    percents: tokens.filter(({ is }) => is === 'percent').length,
    exponent: exponent >= 0,
    fraction: inner.some(({ is }) => is === 'slash'),
    tokens,
  };
}

/** A number without an exponent, in the fifteen digits that a spreadsheet keeps. */
function plain(value: number): string {
  const digits = String(Number(value.toPrecision(15)));
  if (!digits.includes('e')) return digits;
  if (Math.abs(value) >= 1) return BigInt(Math.round(value)).toString();
  return value.toFixed(20).replace(/0+$/, '');
}

/** What a unit or a currency looks like: nothing that could be taken for a digit, a sign or a point. */
const IS_UNIT = /^(?![eE]?\d)(?!.*[.,，．。+\-−－×*^()（）])/;

/** The literals round a number: a unit, a sign, or something that changes what is read. Null for the last. */
function wrapped(before: string, after: string, value: number, bare: boolean): { front: string; back: string } | null {
  let front = before.replace(/\s+/g, '');
  let back = after.replace(/\s+/g, '');
  if (bare) {
    const inBrackets = /^[^()（）]*[(（]/.test(front) && /^[)）]/.test(back);
    if (inBrackets) {
      front = front.replace(/[(（]/, '');
      back = back.slice(1);
    } else if (/[-−－]/.test(front)) front = front.replace(/[-−－]/, '');
    else if (/^[-−－]/.test(back)) back = back.slice(1);
    else return null;
  } else if (value > 0) front = front.replace(/^\+/, '');
  // A unit in brackets of its own is still a unit.
  back = back.replace(/^[(（]([^()（）]*)[)）]$/, '$1');
  const clear = IS_UNIT.test(front) && IS_UNIT.test(back) && !/\d$/.test(front);
  return clear ? { front, back } : null;
}

/** The number in full with what stands round it. A minus stands behind a currency, where it is read. */
function joined(front: string, digits: string, back: string, negative: boolean): string {
  return `${front}${negative ? '-' : ''}${digits}${back}`;
}

function showPlain(before: string, after: string, value: number, bare: boolean): Shown {
  const wrap = wrapped(before, after, value, bare);
  const digits = plain(Math.abs(value));
  if (wrap === null) return { as: 'differs', text: before + digits + after };
  if (wrap.front === '' && wrap.back === '') return { as: 'number', whole: true, text: plain(value) };
  return { as: 'text', whole: true, text: joined(wrap.front, digits, wrap.back, value < 0) };
}

function showWords(text: string, value: number): Shown {
  if (text.trim() === '') return { as: 'nothing' };
  // Accounts show a zero as a dash, which is how every accountant reads it.
  if (value === 0 && /^[-–—]$/.test(text.replace(/\s+/g, '').replace(/^[¥￥$]/, '')))
    return { as: 'number', whole: true, text: '0' };
  return { as: 'differs', text: text.trim() };
}

function showDigits(form: DigitForm, value: number, bare: boolean): Shown {
  const size = Math.abs(value);
  const shown = rendered(form, size);
  const sign = value < 0 && !bare ? '-' : '';
  const looks = (sign + form.before + shown + form.after).trim();
  if (!/\d/.test(shown)) return showWords(looks, value);
  const wrap = wrapped(form.before, form.after, value, bare);
  if (wrap === null || (form.scale > 0 && value !== 0) || form.percents > 1) return { as: 'differs', text: looks };
  const { front, back } = wrap;
  const whole = isWhole(form, size);
  if (form.fraction && front === '' && back === '') return { as: 'number', whole: false, text: looks };
  if (form.between && value === 0 && front === '' && back === '') return { as: 'number', whole, text: looks };
  if (form.between) {
    // Digits in groups are read as they stand, if nothing makes a point of the gap and none is lost.
    const asWritten = whole && sign === '' && !bare && Number.isSafeInteger(value) && form.percents === 0;
    return asWritten && !/[.,，．。·]/.test(shown)
      ? { as: 'text', whole, text: front + shown + back }
      : { as: 'differs', text: looks };
  }
  if (form.percents === 1) {
    const digits = Number((size * 100).toFixed(Math.max(2, form.decimals)));
    return { as: 'text', whole, text: joined(front, plain(digits), `%${back}`, value < 0) };
  }
  const padded = form.zeros > 1 && form.decimals === 0 && value >= 0 && Number.isSafeInteger(value);
  const full = padded ? plain(value).padStart(form.zeros, '0') : plain(size);
  if (front !== '' || back !== '') return { as: 'text', whole, text: joined(front, full, back, value < 0) };
  if (padded) return { as: 'text', whole, text: full };
  // Without an exponent all digits of a long code are seen, up to those that no spreadsheet keeps.
  if (whole && !form.exponent && size >= 1e11 && size < 1e15 && Number.isInteger(value))
    return { as: 'text', whole, text: plain(value) };
  return { as: 'number', whole: whole && form.zeros < 2, text: looks };
}

/** Whether the format shows every digit of the number. */
function isWhole({ decimals, exponent, fraction, percents, scale }: DigitForm, size: number): boolean {
  if (size === 0) return true;
  if (exponent || fraction || scale > 0 || size >= 1e15) return false;
  if (decimals === 0 && percents === 0) return Number.isInteger(size);
  const value = Number((percents > 0 ? size * 100 : size).toPrecision(15));
  return Math.abs(Number(value.toFixed(Math.min(20, decimals))) - value) <= 1e-12 * value;
}

/** The digits as the format sets them, from the first place to the last. */
function rendered(form: DigitForm, size: number): string {
  const { tokens, decimals, scale, percents, exponent, fraction } = form;
  const value = Number(((size * 100 ** percents) / 1000 ** scale).toPrecision(15));
  if (exponent) return value.toExponential(Math.min(20, decimals)).replace('e', 'E');
  if (fraction) return plain(value);
  if (value >= 1e21) return String(value);
  const [digits = '', fractionDigits = ''] = value.toFixed(Math.min(20, decimals)).split('.');
  const first = tokens.findIndex(({ is }) => is === 'digit');
  const last = tokens.findLastIndex(({ is }) => is === 'digit');
  const start = tokens[first - 1]?.is === 'point' ? first - 1 : first;
  const inner = tokens.slice(start, last + 1);
  const point = inner.findIndex(({ is }) => is === 'point');
  const before = point < 0 ? inner : inner.slice(0, point);
  const grouped = before.some((token, i) => token.is === 'comma' && before[i + 1]?.is === 'digit');
  const out: string[] = [];
  let left = digits === '0' ? '' : digits;
  let placed = 0;
  const places = before.filter(({ is }) => is === 'digit').length;
  for (const token of before.toReversed()) {
    if (token.is === 'literal') out.unshift(token.text);
    if (token.is !== 'digit') continue;
    placed++;
    let taken = placed === places ? left : left.slice(-1);
    left = placed === places ? '' : left.slice(0, -1);
    if (taken === '') taken = token.written === '0' ? '0' : '';
    out.unshift(taken);
  }
  const whole = grouped ? out.join('').replace(/\B(?=(?:\d{3})+$)/g, ',') : out.join('');
  if (point < 0) return whole;
  let behind = '';
  let index = 0;
  for (const token of inner.slice(point + 1)) {
    if (token.is === 'literal') behind += token.text;
    else if (token.is === 'percent') behind += '%';
    else if (token.is === 'digit') {
      const digit = fractionDigits[index] ?? '0';
      const empty = /^0*$/.test(fractionDigits.slice(index));
      behind += token.written === '0' || !empty ? digit : '';
      index++;
    }
  }
  return `${whole}.${behind}`;
}

const DAY_MS = 86_400_000;
/** The first day that both systems agree to be a real one, and the day after 9999-12-31. */
const SERIAL_FIRST = 61;
const SERIAL_END = 2_958_466;
const DAYS_1900_TO_1904 = 1462;
/** 1970-01-01 as a serial number. */
const EPOCH = 25_569;

function showDate(section: Section, value: number, dateSystem: '1900' | '1904'): Shown {
  const parts = datePartsOf(section);
  const isTime = !parts.year && !parts.month && !parts.day && !parts.weekday;
  if (isTime && value < 0) return { as: 'no-date', text: plain(value) };
  if (isTime) return { as: 'text', whole: true, text: timeOf(parts, value) };
  const serial = value + (dateSystem === '1904' ? DAYS_1900_TO_1904 : 0);
  if (serial < SERIAL_FIRST || serial >= SERIAL_END || value <= 0) return { as: 'no-date', text: plain(value) };
  // Binary fractions fall a hair short of the second that was typed.
  const date = new Date(Math.floor((serial - EPOCH) * 86_400 + 1e-4) * 1000);
  const day = date.toISOString().slice(0, 10);
  if (parts.otherYears || (parts.year && parts.day && !parts.month))
    return { as: 'differs', text: `${day} 的另一种写法` };
  if (parts.month && parts.day) return { as: 'date', date, withYear: parts.year };
  if (parts.year) return { as: 'month', text: parts.month ? day.slice(0, 7) : day.slice(0, 4) };
  if (parts.month) return { as: 'month', text: `${Number(day.slice(5, 7))}月` };
  if (parts.day) return { as: 'month', text: `${Number(day.slice(8))}日` };
  return { as: 'differs', text: `星期${'日一二三四五六'[Math.floor(date.getTime() / DAY_MS + 4) % 7]}` };
}

interface DateParts {
  year: boolean;
  month: boolean;
  day: boolean;
  weekday: boolean;
  hour: boolean;
  minute: boolean;
  second: boolean;
  /** Hours, minutes or seconds that count on beyond a day. */
  elapsed: boolean;
  otherYears: boolean;
}

function datePartsOf({ tokens, otherCalendar, eras }: Section): DateParts {
  const parts: DateParts = {
    year: false,
    month: false,
    day: false,
    weekday: false,
    hour: false,
    minute: false,
    second: false,
    elapsed: false,
    otherYears: otherCalendar,
  };
  const times = tokens.filter((token) => token.is === 'time');
  times.forEach(({ letters, elapsed }, i) => {
    const letter = letters[0];
    parts.elapsed ||= elapsed;
    if (letter === 'y' || letter === 'e') parts.year = true;
    if (letter === 'b' || letter === 'g' || (letter === 'e' && eras)) parts.otherYears = true;
    if (letter === 'h') parts.hour = true;
    if (letter === 's') parts.second = true;
    if (letter === 'd' && letters.length < 3) parts.day = true;
    if ((letter === 'd' && letters.length > 2) || /^a{3,}$/.test(letters)) parts.weekday = true;
    if (letter === 'm') {
      // An m beside hours or seconds is minutes.
      const isMinutes = elapsed || times[i - 1]?.letters[0] === 'h' || times[i + 1]?.letters[0] === 's';
      if (isMinutes) parts.minute = true;
      else parts.month = true;
    }
  });
  return parts;
}

function timeOf({ elapsed, hour, second, minute }: DateParts, value: number): string {
  const seconds = Math.round(Math.abs(value) * 86_400);
  const inDay = elapsed ? seconds : seconds % 86_400;
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(inDay / 3600);
  const minutes = Math.floor(inDay / 60) % 60;
  const sign = value < 0 ? '-' : '';
  if (!hour) return `${sign}${two(Math.floor(inDay / 60) % (elapsed ? 1e9 : 60))}:${two(inDay % 60)}`;
  return `${sign}${hours}${minute || second ? `:${two(minutes)}` : '时'}${second ? `:${two(inDay % 60)}` : ''}`;
}
