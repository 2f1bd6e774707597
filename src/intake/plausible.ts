/**
 * Values that are right by themselves and can hardly be: the wrong unit, or a number of another column. Warnings only,
 * with the numbers that they come from, since a villa and a tower are both estates.
 *
 * Free of places' rules: the bounds are far beyond what there is.
 */
import { yuan } from '../domain/money.ts';
import type { TableId } from '../domain/records.ts';
import type { SourceRef } from '../domain/source.ts';
import { tableOf } from '../tables/catalogue.ts';
import { type Column, columnList } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf } from './collected.ts';
import { problem } from './problems.ts';

/** 平方米 a household: homes are larger than this and, with shops and garages, smaller than that. */
const AREA_PER_HOUSEHOLD = [15, 1500] as const;
/** Households a building: a villa is half of a pair, a block of flats the largest. */
const HOUSEHOLDS_PER_BUILDING = [0.5, 2000] as const;
/** 元/㎡·月: from what nobody would collect to what nobody would pay. */
const RATE_PER_MONTH_E4 = [500, 300_000] as const;
/** So many times off the middle of its column a value is asked about. */
const FAR_OFF = 1000;
/** Fewer values have no middle worth the name. */
const COMPARED_LEAST = 5;

/** To be asked after the last sheet of a table. */
export function checkPlausible(collected: Collected, id: TableId): void {
  if (id === 'estate') {
    for (const estate of fieldsOf(collected, id)) {
      checkRatio(collected, estate, 'areaSqm', 'households', AREA_PER_HOUSEHOLD, '每户 {} ㎡');
      checkRatio(collected, estate, 'households', 'buildings', HOUSEHOLDS_PER_BUILDING, '每栋 {} 户');
    }
    for (const field of ['areaSqm', 'households', 'buildings', 'lifts']) checkMiddle(collected, id, field);
  }
  if (id === 'fund') for (const field of ['balanceFen', 'paidInFen']) checkMiddle(collected, id, field);
  if (id === 'fee_item') for (const fee of fieldsOf(collected, id)) checkRate(collected, fee);
}

function columnOf(id: TableId, field: string): Column {
  return columnList(tableOf(id)).find(([one]) => one === field)?.[1] as Column;
}

/** Two columns of an estate, whose ratio can't be less than the one bound or more than the other. */
function checkRatio(
  collected: Collected,
  record: Fields,
  above: string,
  below: string,
  [least, most]: readonly [number, number],
  words: string,
): void {
  const a = record[above];
  const b = record[below];
  if (typeof a !== 'number' || typeof b !== 'number' || a === 0 || b === 0) return;
  const ratio = a / b;
  if (ratio >= least && ratio <= most) return;
  const [one, other] = [columnOf('estate', above).header, columnOf('estate', below).header];
  const place = { ...placeOf(collected, record.source as SourceRef), column: one };
  const hint = `「${other}」是 ${b}，合${words.replace('{}', String(Number(ratio.toPrecision(3))))}`;
  collected.problems.push(problem('value-implausible', place, String(a), { hint }));
}

/** A value that is a thousand times more, or less, than the middle one of its column. */
function checkMiddle(collected: Collected, id: TableId, field: string): void {
  const records = fieldsOf(collected, id).filter((record) => typeof record[field] === 'number' && record[field] > 0);
  if (records.length < COMPARED_LEAST) return;
  const sorted = records.map((record) => Number(record[field])).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] as number;
  const column = columnOf(id, field);
  const shown = (value: number): string => (column.type.is === 'money' ? `${yuan(value)} 元` : String(value));
  for (const record of records) {
    const value = Number(record[field]);
    if (value / middle < FAR_OFF && middle / value < FAR_OFF) continue;
    const place = { ...placeOf(collected, record.source as SourceRef), column: column.header };
    const hint = `这一列居中的是 ${shown(middle)}，相差一千倍以上`;
    collected.problems.push(problem('value-implausible', place, shown(value), { hint }));
  }
}

const MONTHS_OF: Readonly<Record<string, number>> = { '元/㎡·月': 1, '元/㎡·年': 12 };

function checkRate(collected: Collected, fee: Fields): void {
  const months = MONTHS_OF[String(fee.unit)];
  const e4 = fee.rateE4;
  if (months === undefined || typeof e4 !== 'number' || e4 === 0) return;
  const [least, most] = RATE_PER_MONTH_E4;
  if (e4 >= least * months && e4 <= most * months) return;
  const place = { ...placeOf(collected, fee.source as SourceRef), column: columnOf('fee_item', 'rateE4').header };
  const hint = `单位是 ${fee.unit}，通常每月每平方米 ${least / 10_000} 到 ${most / 10_000} 元`;
  collected.problems.push(problem('value-implausible', place, String(e4 / 10_000), { hint }));
}
