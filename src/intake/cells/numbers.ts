/**
 * Numbers as cells hold them: counts, years, amounts in fen, rates and percentages.
 *
 * Exact: a decimal is scaled to an integer by its digits, and what is finer than its column is refused.
 */
import type { ColumnType } from '../../tables/column.ts';
import { Doubt, type Reading, Refusal } from './reading.ts';

/**
 * What no count and no amount of yuan of one estate reaches. A phone's or an account's number that has slipped
 * into the column would otherwise be published as a figure.
 */
const COUNT_LIMIT = 1_000_000_000;
const YUAN_LIMIT = 10_000_000_000;

/** Yuan as fen. Fast path for the commonest cell: plain yuan with up to two decimals. */
export function readFen(text: string): Reading {
  const length = text.length;
  if (length > 10) return readScaled(text, 2, true, YUAN_LIMIT);
  let fen = 0;
  let decimals = -1;
  let i = text.charCodeAt(0) === 45 ? 1 : 0;
  const negative = i === 1;
  if (i === length) return readScaled(text, 2, true, YUAN_LIMIT);
  for (; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      fen = fen * 10 + (c - 48);
      if (decimals >= 0) decimals++;
    } else if (c === 46 && decimals < 0 && i > (negative ? 1 : 0)) {
      decimals = 0;
    } else {
      return readScaled(text, 2, true, YUAN_LIMIT);
    }
  }
  if (decimals > 2 || decimals === 0) return readScaled(text, 2, true, YUAN_LIMIT);
  if (decimals <= 0) fen *= 100;
  else if (decimals === 1) fen *= 10;
  return negative ? -fen || 0 : fen;
}

/** 万元 as fen. */
export function readFenOfTenThousands(text: string): Reading {
  return readScaled(text, 6, true, YUAN_LIMIT / 10_000);
}

/** A price as ten-thousandths of a yuan. */
export function readRate(text: string): Reading {
  return readScaled(text, 4, false, COUNT_LIMIT);
}

/** A number that is kept as it is: an area, a score. */
export function readDecimal(text: string, type: Extract<ColumnType, { is: 'decimal' }>): Reading {
  const scaled = readScaled(text, type.digits, false, COUNT_LIMIT);
  if (typeof scaled !== 'number') return scaled;
  if (type.positive && scaled === 0) return new Refusal('amount-not-positive', text);
  const value = scaled / 10 ** type.digits;
  return type.usualMax !== null && value > type.usualMax
    ? new Doubt('amount-implausible', value, text, { limit: type.usualMax })
    : value;
}

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/**
 * A decimal as an integer of 10^-`digits`, exactly: no binary fraction is involved.
 * `limit` is in whole units.
 */
function readScaled(text: string, digits: number, negativeAllowed: boolean, limit: number): number | Refusal {
  const m = NUMBER.exec(text.replace(/^[¥￥]\s*/, ''));
  if (!m) return new Refusal('amount-not-numeric', text);
  const fraction = (m[3] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return new Refusal('amount-too-fine', text, { limit: digits });
  const scaled = Number((m[2] as string).replaceAll(',', '') + fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(scaled) || scaled >= limit * 10 ** digits) return new Refusal('amount-too-large', text);
  if (m[1] === '-' && scaled !== 0) return negativeAllowed ? -scaled : new Refusal('amount-negative', text);
  return scaled;
}

/** A year that a building can have been handed over in. */
const YEAR_OF_BUILDING = /^(?:1[89]|20|21)\d{2}$/;

/** A year, with or without 年, or the year of a date. */
export function readYear(text: string, suffix: string): Reading {
  const bare = text.endsWith(suffix)
    ? text.slice(0, -suffix.length).trim()
    : (/^(\d{4})(?:年|[-/.]\d{1,2})/.exec(text)?.[1] ?? text);
  return YEAR_OF_BUILDING.test(bare) ? Number(bare) : new Refusal('year-not-readable', text);
}

/** A count. Fast path for a few digits. */
export function readInteger(text: string): Reading {
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

/** A percentage as basis points. A share like 0.58 may be meant as 58% or as 0.58%. */
export function readPercent(text: string): Reading {
  const withSign = /%$/.test(text);
  const bare = text.replace(/^[±+]/, '').replace(/\s*%$/, '');
  const share = Number(bare);
  if (!withSign && share > 0 && share < 1) {
    return new Refusal('percent-ambiguous', text, {
      hint: `${trimZeros((share * 100).toFixed(2))}% 或 ${trimZeros(share.toFixed(4))}%`,
    });
  }
  const scaled = readScaled(bare, 2, false, COUNT_LIMIT);
  if (scaled instanceof Refusal) {
    return scaled.code === 'amount-not-numeric'
      ? new Refusal('percent-not-readable', text)
      : new Refusal(scaled.code, text, scaled.details);
  }
  return scaled > 10_000 ? new Refusal('percent-out-of-range', text) : scaled;
}

/** A number without an exponent. */
export function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? trimZeros(value.toFixed(10)) : text;
}

/** A decimal without the zeros at its end. */
export function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
