/**
 * A record's values as a download writes them: canonical units, yuan with two decimals, ISO dates.
 *
 * The counterpart of `intake/cells/`, which reads what is written here as the same value again.
 */
import { guardFormula } from '../domain/formula-guard.ts';
import { scaled, yuan } from '../domain/money.ts';
import { percentOf } from '../domain/share.ts';
import type { Column } from '../tables/column.ts';

export type RecordValue = string | number | boolean | null;

/** Kinds whose values are words, which a spreadsheet might run as a formula. */
const WORDS = new Set([
  'text',
  'name',
  'code',
  'own-code',
  'former-codes',
  'reference',
  'choice',
  'phone',
  'fee-unit',
  'grade',
]);

/** A value as the cell of a CSV file: an empty one where the office has not said. */
export function csvCell(column: Column, value: RecordValue): string {
  const { type } = column;
  if (value === null) return type.is === 'reference' && type.nobody !== null ? type.nobody : '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') {
    if (type.is === 'money') return yuan(value);
    if (type.is === 'rate') return scaled(value, 4, 2);
    if (type.is === 'percent') return percentOf(value);
    return String(value);
  }
  return WORDS.has(type.is) ? guardFormula(value) : value;
}

/** A value as JSON holds it: counts are numbers, amounts decimal text (exact), blanks null. */
export function jsonValue(column: Column, value: RecordValue): RecordValue {
  const { type } = column;
  if (value === null) return type.is === 'reference' ? type.nobody : null;
  if (typeof value !== 'number') return value;
  if (type.is === 'money') return yuan(value);
  if (type.is === 'rate') return scaled(value, 4, 2);
  if (type.is === 'percent') return scaled(value, 2, 0);
  return value;
}
