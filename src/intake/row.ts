/**
 * One row while it is being read: its cells, the record they make and the problems found in it.
 *
 * There is one `Row` a sheet, filled anew for each row, so that rows without problems cost nothing.
 */
import type { Problem } from '../domain/problem.ts';
import type { Column, Table } from '../tables/column.ts';
import { isBlank } from './blank-words.ts';
import type { Fields } from './cells/reading.ts';
import type { LeftOutProblem } from './left-out.ts';
import { cellHeldAgainst } from './mapping/agreed.ts';
import type { Plan, PlannedColumn } from './planned.ts';
import { type Details, type Place, type ProblemCode, problem } from './problems.ts';
import type { Cell, RawSheet } from './read/sheet.ts';
import { cleanText } from './text.ts';

/** A cell with a word for nothing known (暂无, 待定). */
export interface BlankCell {
  index: number;
  header: string;
  word: string;
}

export interface Row {
  readonly table: Table;
  readonly sheet: RawSheet;
  /** Of the sheet. */
  readonly place: Place;
  readonly plan: Plan;
  /** From 0. */
  index: number;
  cells: readonly Cell[];
  record: Fields;
  /** Null for none, as in most rows. */
  problems: Problem[] | null;
  /** Whether one of the problems is an error. */
  faulty: boolean;
  /** Whether something can't be read in a row that may be left out, since other tables stand on it as well. */
  leftOut: boolean;
  /** A cell says that the row is a total. */
  isTotal: boolean;
  /** What stands in the place of the row's own code and is none. */
  damagedCode: string | null;
  /** Cells that hold a word for nothing known, null for none. */
  blanks: BlankCell[] | null;
  /** For columns whose value was taken from another cell of the row, the index of that cell. */
  used: Map<PlannedColumn, number> | null;
}

/** The row of a sheet, to be started before its first use. */
export function newRow(table: Table, sheet: RawSheet, place: Place, plan: Plan): Row {
  return {
    table,
    sheet,
    place,
    plan,
    index: 0,
    cells: [],
    record: {},
    problems: null,
    faulty: false,
    leftOut: false,
    isTotal: false,
    damagedCode: null,
    blanks: null,
    used: null,
  };
}

/** Turns to another row and forgets the one before. */
export function startRow(row: Row, index: number, cells: readonly Cell[], record: Fields): void {
  row.index = index;
  row.cells = cells;
  row.record = record;
  row.problems = null;
  row.faulty = false;
  row.leftOut = false;
  row.isTotal = false;
  row.damagedCode = null;
  row.blanks = null;
  row.used = null;
}

/** What must not be published stops the build wherever it stands, and so does a day that no month has: somebody meant another. */
const STOPS: ReadonlySet<ProblemCode> = new Set(['private-value', 'date-not-on-calendar']);

/** Adds a problem of the row; one that is an error makes it faulty, or leaves it out where that may be. */
export function reportInRow(row: Row, code: ProblemCode, place: Place, value: string | null, details?: Details): void {
  let found = problem(code, place, value, details);
  if (found.severity === 'error') {
    if (row.plan.optional && !STOPS.has(code)) {
      row.leftOut = true;
      const leftOut = { cause: found.said, table: row.table, record: row.record, instead: null };
      const told = problem('row-left-out', place, value, { hint: found.said, header: row.table.name });
      const out: LeftOutProblem = { ...told, leftOut };
      found = out;
    } else row.faulty = true;
  }
  found = asAgreedIn(row.plan, found, place.columnIndex ?? null);
  if (row.problems) row.problems.push(found);
  else row.problems = [found];
}

/** A problem of a cell as the mapping has it by which the cell is read. */
export function asAgreedIn({ mapping, columns }: Plan, found: Problem, index: number | null): Problem {
  if (mapping === null || index === null || found.severity === 'error') return found;
  const header = columns.find((one) => one.index === index)?.written ?? found.column;
  return header === null ? found : cellHeldAgainst(mapping, found, header);
}

/** Notes a cell whose word is read as a blank. */
export function noteBlank(row: Row, index: number, header: string, word: string): void {
  const blank = { index, header, word };
  if (row.blanks) row.blanks.push(blank);
  else row.blanks = [blank];
}

/** The cell from which a column has its value in this row, under the name that the file has for it. */
export function cellPlace(row: Row, planned: PlannedColumn): Place {
  const { header } = planned.column;
  // A fact that holds for every row is mended where it stands: in the title, or in the name of the file.
  if (typeof planned.at === 'string') return { ...row.place, column: header, outside: planned.at };
  if (planned.at) return { ...row.place, row: planned.at.row + 1, columnIndex: planned.at.index, column: header };
  const columnIndex = row.used?.get(planned) ?? planned.index;
  const written = columnIndex === planned.index && planned.written !== header ? planned.written : null;
  return { ...row.place, row: row.index + 1, columnIndex, column: header, written };
}

/**
 * The cell of a field. Where its column is not in the sheet the row, shown at the cell of another field, of which it is said.
 */
export function fieldPlace(row: Row, field: string, otherwise?: string): Place {
  const { columns } = row.plan;
  const planned = columns.find((one) => one.field === field);
  if (planned !== undefined) return cellPlace(row, planned);
  const other = otherwise === undefined ? undefined : columns.find((one) => one.field === otherwise);
  const at = other === undefined ? null : cellPlace(row, other);
  const shownIn = at?.columnIndex ?? row.place.shownIn;
  return { ...row.place, row: at?.row ?? row.index + 1, shownIn, column: headerOf(row, field) };
}

/** The canonical header of a field. */
export function headerOf(row: Row, field: string): string {
  return (row.table.columns as Record<string, Column>)[field]?.header ?? field;
}

/** What is written in a cell, null for a blank. */
export function cellWords(row: Row, index: number | null): string | null {
  if (index === null) return null;
  const cell = row.cells[index];
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return null;
  const { text } = cleanText(cell);
  return isBlank(text) ? null : text;
}
