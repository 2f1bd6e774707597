/**
 * In which unit a column's numbers are: what header, headings, corner and title say, held against what the column
 * measures. A unit that can't be converted is an error at the cell where it stands, and its column is not read.
 */
import { columnLetters } from '../domain/column-letters.ts';
import type { Column } from '../tables/column.ts';
import { FEE_UNITS } from '../tables/shared.ts';
import { fitting, type Measure, measureOf, readUnit, type Unit } from './cells/units.ts';
import { unitReader } from './cells/words.ts';
import type { Header, HeaderCell, WrittenUnit } from './found-header.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, type ProblemCode, problem } from './problems.ts';

/** The unit of a column, null for its own; or what is wrong with the one that is written. */
export type ColumnUnit =
  | { unit: Unit | null }
  | {
      fault: Extract<ProblemCode, 'unit-not-known' | 'unit-other-kind' | 'units-contradict'>;
      written: WrittenUnit;
      isOwn: boolean;
      hint: string;
    };

/** Whether a unit is written for the whole table; of such units only one can be meant. */
const isOverAll = ({ from, until }: WrittenUnit): boolean => from === 0 && until === Number.POSITIVE_INFINITY;

/**
 * The unit of a column: the one in its header, else the nearest one written above it, else the one that a mapping gives.
 * Where the sheet says one and the mapping another, nobody can tell which holds.
 */
export function columnUnit(column: Column, cell: HeaderCell, header: Header, feeUnits: readonly string[]): ColumnUnit {
  const measure = measureOf(column.type);
  if (measure === null) return { unit: null };
  const fees =
    column.type.is !== 'rate' ? [] : column.type.unit === null ? [...FEE_UNITS, ...feeUnits] : [column.type.unit];
  const { given } = cell;
  if (given === undefined) return unitSaid(cell, header, measure, fees).said;
  const { written, said } = unitSaid(cell, header, measure, fees);
  const here = { text: given, row: header.row, index: cell.index, from: cell.index, until: cell.index + 1 };
  if (written === null || 'fault' in said) return written === null ? meant(here, measure, fees, true) : said;
  if (!differ(written, here)) return said;
  return { fault: 'units-contradict', written, isOwn: true, hint: `记下的读法里写的是「${given}」` };
}

/** What is written of the unit in the sheet, and what it means; null where nothing is. */
function unitSaid(
  cell: HeaderCell,
  header: Header,
  measure: Measure,
  fees: readonly string[],
): { written: WrittenUnit | null; said: ColumnUnit } {
  if (cell.unit !== null) return { written: cell.unit, said: meant(cell.unit, measure, fees, true) };
  const about = header.corners.filter((written) => {
    const said = readUnit(written.text);
    return cell.index >= written.from && cell.index < written.until && said !== null && concerns(said, measure);
  });
  const nearest = about.at(-1);
  if (nearest === undefined) return { written: null, said: { unit: null } };
  const against = isOverAll(nearest)
    ? about.find((written) => isOverAll(written) && differ(written, nearest))
    : undefined;
  if (against !== undefined) {
    const hint = `第 ${against.row + 1} 行（${columnLetters(against.index)}${against.row + 1}）写的是「${bare(against)}」`;
    return { written: nearest, said: { fault: 'units-contradict', written: nearest, isOwn: false, hint } };
  }
  return { written: nearest, said: meant(nearest, measure, fees, false) };
}

/** Where a column's unit is told (单位从哪里来), for whoever shows it. */
export function unitTold(column: Column, cell: HeaderCell, header: Header): { text: string; isOwn: boolean } | null {
  const measure = measureOf(column.type);
  if (measure === null) return null;
  const { written } = unitSaid(cell, header, measure, []);
  if (written === null) return null;
  return {
    text: bare(written),
    isOwn: written === cell.unit || (written.index === cell.index && written.row + 1 >= header.row),
  };
}

/** Whether numbers of a column can be in a unit, so that a mapping may give it. */
export function isUnitOf(column: Column, text: string): boolean {
  const measure = measureOf(column.type);
  const said = readUnit(text);
  return (
    measure !== null &&
    measure.kind !== 'fee' &&
    said !== null &&
    'unit' in said &&
    fitting(said.unit, measure) !== null
  );
}

function differ(a: WrittenUnit, b: WrittenUnit): boolean {
  const [one, other] = [readUnit(a.text), readUnit(b.text)];
  if (one === null || other === null || 'unknown' in one || 'unknown' in other) return bare(a) !== bare(b);
  return one.unit.kind !== other.unit.kind || one.unit.times * other.unit.per !== other.unit.times * one.unit.per;
}

const bare = ({ text }: WrittenUnit): string => text.replace(/^单位[:：]/, '');

/** Whether a unit that stands over a table is about a column. One that is not in the table may be about any. */
function concerns(said: Exclude<ReturnType<typeof readUnit>, null>, measure: Measure): boolean {
  return 'unknown' in said ? measure.kind !== 'year' && measure.kind !== 'score' : fitting(said.unit, measure) !== null;
}

function meant(written: WrittenUnit, measure: Measure, fees: readonly string[], isOwn: boolean): ColumnUnit {
  const said = readUnit(written.text);
  const hint = measure.own;
  if (said === null) return { unit: null };
  if ('unknown' in said) return { fault: 'unit-not-known', written, isOwn, hint };
  const unit = fitting(said.unit, measure);
  if (unit === null) return { fault: 'unit-other-kind', written, isOwn, hint };
  if (measure.kind === 'fee') {
    const listed = fees.join('、');
    if (unit.kind === 'fee' && typeof unitReader(fees)(unit.name) !== 'string')
      return { fault: 'unit-not-known', written, isOwn, hint: listed };
    // An amount in 万元 over a whole table does not apply to its columns of prices.
    if (unit.kind === 'money' && !isOwn && unit.times !== unit.per)
      return { fault: 'unit-other-kind', written, isOwn, hint: listed };
  }
  return { unit: unit.times === unit.per && unit.kind !== 'fee' ? null : unit };
}

/**
 * Reports a wrong unit at the cell where it stands, once for all columns below it. `told` holds what was already
 * reported.
 */
export function reportUnit(
  { fault, written, isOwn, hint }: Extract<ColumnUnit, { fault: unknown }>,
  column: Column,
  sheet: Place,
  told: Set<string>,
  problems: ProblemLog,
): void {
  const { text, row, index } = written;
  const key = isOwn ? '' : `${fault} ${row} ${text}`;
  if (told.has(key)) return;
  if (!isOwn) told.add(key);
  const place: Place = { ...sheet, row: row + 1, columnIndex: index, column: isOwn ? column.header : null };
  problems.push(problem(fault, place, bare(written), { hint }));
}
