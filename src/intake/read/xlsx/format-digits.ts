/** Numbers that a format shows in digits, with the words around them (数值格式). Pure. */

import type { Token } from './format-sections.ts';
import type { Shown } from './number-shown.ts';

export interface DigitForm {
  before: string;
  after: string;
  /** Something stands between the digits: a dash of a phone's number, or a point that is none. */
  between: boolean;
  /** Digits before the point that are shown whatever the number. */
  zeros: number;
  decimals: number;
  /** How many times a thousand is divided off. */
  scale: number;
  percents: number;
  exponent: boolean;
  fraction: boolean;
  tokens: readonly Token[];
}

const MARKS: Partial<Record<Token['is'], string>> = { point: '.', comma: ',', percent: '%', slash: '/' };

export function wordsOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.is === 'literal' ? token.text : (MARKS[token.is] ?? ''))).join('');
}

export function digitFormOf(tokens: readonly Token[]): DigitForm {
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
export function plain(value: number): string {
  const digits = String(Number(value.toPrecision(15)));
  if (!digits.includes('e')) return digits;
  if (Math.abs(value) >= 1) return BigInt(Math.round(value)).toString();
  return value.toFixed(20).replace(/0+$/, '');
}

/** What a unit or a currency looks like: nothing that could be taken for a digit, a sign or a point. */
const IS_UNIT = /^(?![eE]?\d)(?!.*[.,，．。+\-−－×*^()（）])/;

/**
 * Puts the text of the format around a number, as a unit or a sign; null where that text changes how the number is
 * read.
 */
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

/** The whole number with the text around it. A minus sign goes behind a currency, where intake reads it. */
function joined(front: string, digits: string, back: string, negative: boolean): string {
  return `${front}${negative ? '-' : ''}${digits}${back}`;
}

export function showPlain(before: string, after: string, value: number, bare: boolean): Shown {
  const wrap = wrapped(before, after, value, bare);
  const digits = plain(Math.abs(value));
  if (wrap === null) return { as: 'differs', text: before + digits + after };
  if (wrap.front === '' && wrap.back === '') return { as: 'number', whole: true, text: plain(value) };
  return { as: 'text', whole: true, text: joined(wrap.front, digits, wrap.back, value < 0) };
}

export function showWords(text: string, value: number): Shown {
  if (text.trim() === '') return { as: 'nothing' };
  // Accounts show zero as a dash; it is read as zero.
  if (value === 0 && /^[-–—]$/.test(text.replace(/\s+/g, '').replace(/^[¥￥$]/, '')))
    return { as: 'number', whole: true, text: '0' };
  return { as: 'differs', text: text.trim() };
}

export function showDigits(form: DigitForm, value: number, bare: boolean): Shown {
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
    // Digits in groups are read as they are shown, if no gap looks like a point and no digit is lost.
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
  // A long code is shown without an exponent, so all its digits can be seen, up to the fifteen that a spreadsheet
  // keeps.
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

/** The digits of a number as the format shows them. */
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
