/**
 * Values that are readable and hardly possible: in the wrong unit, or from another column.
 *
 * They are warnings with the numbers compared, since estates reach from a villa to a tower. The limits stand in the
 * tables' descriptions, far beyond what exists, and no place's rules are used.
 */
import { yuan } from '../domain/money.ts';
import type { Problem } from '../domain/problem.ts';
import type { Table } from '../tables/column.ts';
import { type AmongRows, columnOf } from './among-rows.ts';
import { writtenAs } from './as-written.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOfField } from './collected.ts';
import { problem } from './problems.ts';

/** A value that is so many times larger or smaller than the middle one of its column is doubted. */
const FAR_OFF = 1000;
/** With fewer values a column has no meaningful middle. */
const COMPARED_LEAST = 5;

/** Warns of two counts whose ratio is below or above the limits. */
export function checkRatio(
  collected: Collected,
  table: Table,
  { above, below, between, words }: AmongRows<'ratio'>,
): void {
  const [least, most] = between;
  const other = columnOf(table, below).header;
  for (const record of fieldsOf(collected, table.id)) {
    const [a, b] = [record[above], record[below]];
    if (typeof a !== 'number' || typeof b !== 'number' || a === 0 || b === 0) continue;
    const ratio = a / b;
    if (ratio >= least && ratio <= most) continue;
    const hint = `「${other}」是 ${b}，合${words.replace('{}', String(Number(ratio.toPrecision(3))))}`;
    collected.problems.pushUnless(ODD, implausible(collected, table, record, above, String(a), hint));
  }
}

/** Points at a value that is a thousand times more, or less, than the middle one of its column. */
export function checkMiddle(collected: Collected, table: Table, { field }: AmongRows<'near-middle'>): void {
  const records = fieldsOf(collected, table.id).filter(
    (record) => typeof record[field] === 'number' && record[field] > 0,
  );
  if (records.length < COMPARED_LEAST) return;
  const sorted = records.map((record) => Number(record[field])).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] as number;
  const column = columnOf(table, field);
  const shown = (value: number): string => (column.type.is === 'money' ? `${yuan(value)} 元` : String(value));
  for (const record of records) {
    const value = Number(record[field]);
    if (value / middle < FAR_OFF && middle / value < FAR_OFF) continue;
    const hint = `这一列居中的是 ${shown(middle)}，相差一千倍以上`;
    collected.problems.pushUnless(ODD, implausible(collected, table, record, field, shown(value), hint));
  }
}

/** Says of a number what its cell says, and what that makes where it is another number: 「0.6」（6000 ㎡）. */
function implausible(
  collected: Collected,
  table: Table,
  record: Fields,
  field: string,
  value: string,
  hint: string,
): Problem {
  const place = placeOfField(collected, record, field);
  const written = writtenAs(collected.written, record, [field, columnOf(table, field)]);
  return problem(
    'value-implausible',
    place,
    written?.text ?? value,
    written === null ? { hint } : { hint, makes: written.makes },
  );
}

/** What says already that a number is far off. */
const ODD = ['value-implausible', 'amount-jump'];

const MONTHS_OF: Readonly<Record<string, number>> = { '元/㎡·月': 1, '元/㎡·年': 12 };

/** Warns of a price per ㎡ that nobody would collect or pay. */
export function checkRate(collected: Collected, table: Table, { rate, unit, between }: AmongRows<'usual-rate'>): void {
  const [least, most] = between;
  for (const fee of fieldsOf(collected, table.id)) {
    const months = MONTHS_OF[String(fee[unit])];
    const e4 = fee[rate];
    if (months === undefined || typeof e4 !== 'number' || e4 === 0) continue;
    if (e4 >= least * months && e4 <= most * months) continue;
    const hint = `单位是 ${fee[unit]}，通常每月每平方米 ${least / 10_000} 到 ${most / 10_000} 元`;
    collected.problems.pushUnless(ODD, implausible(collected, table, fee, rate, String(e4 / 10_000), hint));
  }
}
