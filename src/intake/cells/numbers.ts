/**
 * Numbers as cells hold them: counts, amounts in fen, rates and percentages.
 *
 * Exact: a decimal is scaled to an integer by its digits, and what is finer than its column is refused.
 */
import type { ColumnType } from '../../tables/column.ts';
import { Doubt, type Reading, Refusal } from './reading.ts';
import { fitting, type Measure, readUnit, type Unit } from './units.ts';

/**
 * What no count and no amount of yuan of one estate reaches. A phone's or an account's number that has slipped
 * into the column would otherwise be published as a figure.
 */
const COUNT_LIMIT = 1_000_000_000;
const YUAN_LIMIT = 10_000_000_000;

/** Yuan as fen. Fast path for the commonest cell: plain yuan with up to two decimals. */
export function readFen(text: string): Reading {
  const length = text.length;
  if (length > 10) return readYuan(text);
  let fen = 0;
  let decimals = -1;
  let i = text.charCodeAt(0) === 45 ? 1 : 0;
  const negative = i === 1;
  if (i === length) return readYuan(text);
  for (; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      fen = fen * 10 + (c - 48);
      if (decimals >= 0) decimals++;
    } else if (c === 46 && decimals < 0 && i > (negative ? 1 : 0)) {
      decimals = 0;
    } else {
      return readYuan(text);
    }
  }
  if (decimals > 2 || decimals === 0) return readYuan(text);
  if (decimals <= 0) fen *= 100;
  else if (decimals === 1) fen *= 10;
  return negative ? -fen || 0 : fen;
}

const YUAN: Measure = { kind: 'money', own: '元', counters: [] };

function readYuan(text: string): Reading {
  return readMeasured(text, { measure: YUAN, unit: null, digits: 2, negativeAllowed: true, limit: YUAN_LIMIT });
}

/** Amounts in another unit than yuan as fen. */
export function fenReader(measure: Measure, unit: Unit): (text: string) => Reading {
  return (text) => readMeasured(text, { measure, unit, digits: 2, negativeAllowed: true, limit: YUAN_LIMIT });
}

/** A price as ten-thousandths of a yuan. Whether the unit behind it is that of the row is asked of the whole row. */
export function readRate(text: string, measure: Measure, unit: Unit | null): Reading {
  if (text.length <= RANGE_LONGEST && RANGE_OF_RATES.test(text)) return new Refusal('rate-range', text);
  const inYuan = unit?.kind === 'fee' ? null : unit;
  return readMeasured(text, { measure, unit: inYuan, digits: 4, negativeAllowed: false, limit: COUNT_LIMIT });
}

const RANGE_LONGEST = 40;
const RANGE_OF_RATES = /^\d+(?:\.\d+)?\s*元?\s*(?:[-－–—―~～至到]|--|——)\s*\d+(?:\.\d+)?(?:\s*元.{0,14})?$/;

/** A number that is kept as it is: an area, a score. */
export function readDecimal(
  text: string,
  type: Extract<ColumnType, { is: 'decimal' }>,
  measure: Measure,
  unit: Unit | null,
): Reading {
  const { digits } = type;
  const scaled = readMeasured(text, { measure, unit, digits, negativeAllowed: false, limit: COUNT_LIMIT });
  if (typeof scaled !== 'number') return scaled;
  if (type.positive && scaled === 0) return new Refusal('amount-not-positive', text);
  const value = scaled / 10 ** digits;
  return type.usualMax !== null && value > type.usualMax
    ? new Doubt('amount-implausible', value, text, { limit: type.usualMax })
    : value;
}

interface Measuring {
  measure: Measure;
  /** Of the column, for numbers that have none of their own; null for the measure's own. */
  unit: Unit | null;
  digits: number;
  negativeAllowed: boolean;
  /** In whole own units of the measure. */
  limit: number;
}

const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
/** A number with a unit behind it. The digit that may stand in the unit is that of m2. */
const WITH_UNIT = /^([+-]?\d[\d,]*(?:\.\d+)?)\s*([^\s\d,.+-][^\d]{0,14}2?[^\d]{0,14})$/;
const CURRENCY = /^(?:[¥￥]|人民币|RMB)\s*/i;

/** A number as an integer of 10^-`digits` of the measure's own unit, whether its unit stands behind it or not. */
function readMeasured(text: string, measuring: Measuring): number | Refusal {
  const bare =
    measuring.measure.kind === 'money' || measuring.measure.kind === 'fee' ? text.replace(CURRENCY, '') : text;
  const plain = NUMBER.exec(bare);
  if (plain) return readScaled(plain, text, measuring, measuring.unit);
  const m = WITH_UNIT.exec(bare);
  const number = m === null ? null : NUMBER.exec(m[1] as string);
  const said = m === null ? null : readUnit(m[2] as string);
  if (number === null || said === null) return new Refusal('amount-not-numeric', text);
  const hint = measuring.measure.own;
  if ('unknown' in said) return new Refusal('unit-not-known', said.unknown, { hint });
  const unit = fitting(said.unit, measuring.measure);
  if (unit === null) return new Refusal('unit-other-kind', (m as RegExpExecArray)[2] as string, { hint });
  return readScaled(number, text, measuring, unit.kind === 'fee' ? null : unit);
}

/** Exactly, by whole numbers: no binary fraction is involved. */
function readScaled(
  [, sign, whole, decimals]: RegExpExecArray,
  text: string,
  { measure, digits, negativeAllowed, limit }: Measuring,
  unit: Unit | null,
): number | Refusal {
  const fraction = (decimals ?? '').replace(/0+$/, '');
  const written = (whole as string).replaceAll(',', '') + fraction;
  let scaled: number;
  if (unit === null || unit.times === unit.per) {
    if (fraction.length > digits) return tooFine(text, digits);
    scaled = Number(written + '0'.repeat(digits - fraction.length));
  } else {
    const above = BigInt(written) * BigInt(unit.times) * 10n ** BigInt(digits);
    const below = BigInt(unit.per) * 10n ** BigInt(fraction.length);
    if (above % below !== 0n) {
      const finest = digits + Math.log10(unit.times / unit.per);
      if (Number.isInteger(finest)) return tooFine(text, finest);
      const nearest = Number(above / below) / 10 ** digits;
      return new Refusal('unit-inexact', text, { header: unit.name, hint: measure.own, other: `${nearest} 多` });
    }
    scaled = Number(above / below);
  }
  if (!Number.isSafeInteger(scaled) || scaled >= limit * 10 ** digits) return new Refusal('amount-too-large', text);
  if (sign === '-' && scaled !== 0) return negativeAllowed ? -scaled : new Refusal('amount-negative', text);
  return scaled;
}

function tooFine(text: string, digits: number): Refusal {
  return new Refusal('amount-too-fine', text, { limit: Math.max(digits, 0) });
}

/** A count. Fast path for a few digits. */
export function readInteger(text: string, measure: Measure, unit: Unit | null): Reading {
  const length = text.length;
  if (length <= 7 && unit === null) {
    let value = 0;
    let i = 0;
    for (; i < length; i++) {
      const c = text.charCodeAt(i);
      if (c < 48 || c > 57) break;
      value = value * 10 + (c - 48);
    }
    if (i === length) return value;
  }
  const read = readMeasured(text, { measure, unit, digits: 0, negativeAllowed: false, limit: COUNT_LIMIT });
  if (typeof read === 'number') return read;
  const isNoCount = read.code === 'amount-not-numeric' || read.code === 'amount-too-fine';
  return isNoCount ? new Refusal('count-not-integer', text) : read;
}

/** A percentage as basis points. A share like 0.58 may be meant as 58% or as 0.58%. */
export function readPercent(text: string, measure: Measure, unit: Unit | null): Reading {
  const bare = text.replace(/^[±+]/, '');
  const share = Number(bare);
  if (share > 0 && share < 1) {
    return new Refusal('percent-ambiguous', text, {
      hint: `${trimZeros((share * 100).toFixed(2))}% 或 ${trimZeros(share.toFixed(4))}%`,
    });
  }
  const scaled = readMeasured(bare, { measure, unit, digits: 2, negativeAllowed: false, limit: COUNT_LIMIT });
  if (scaled instanceof Refusal) {
    return scaled.code === 'amount-not-numeric' ? new Refusal('percent-not-readable', text) : scaled;
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
