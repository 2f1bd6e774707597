/**
 * What each column of a sheet is read as: settled once from its header, before any row is read.
 *
 * A private column stops the build and is read as nothing; an unknown one is named and still searched.
 */
import type { Problem } from '../domain/problem.ts';
import { type Column, columnList, type Table } from '../tables/column.ts';
import type { RowRelation } from '../tables/relation.ts';
import { cellReader } from './cells/cell-reader.ts';
import type { Fields, ReadingOptions } from './cells/reading.ts';
import type { Unit } from './cells/units.ts';
import type { Collected, IntakeOptions } from './collected.ts';
import { columnUnit, reportUnit } from './column-units.ts';
import type { Header, HeaderCell } from './found-header.ts';
import { isNumber, otherTablesWith } from './header.ts';
import { nearest, nearestInWords } from './nearest.ts';
import { isEmptyRow, rowKind } from './notes.ts';
import type { Plan, PlannedColumn, Stray } from './planned.ts';
import { isPrivateHeader } from './private-headers.ts';
import { mask, type Place, placeInWords, problem } from './problems.ts';
import { type Cell, LIMITS, type RawSheet } from './read/sheet.ts';

/** The columns of a header by what they mean. */
interface Sorted {
  /** By field. */
  columns: Map<string, HeaderCell>;
  /** By the field whose code they stand for. */
  names: Map<string, HeaderCell[]>;
  divisionIndex: number | null;
  streetIndex: number | null;
  within: { division: string | null; street: string | null };
  ornaments: Set<number>;
  strays: Stray[];
}

/** Plans a sheet's columns in the order of the contract, and names private, unknown, double and missing ones. */
export function planColumns(
  collected: Collected,
  table: Table,
  sheetPlace: Place,
  sheet: RawSheet,
  header: Header,
): Plan {
  const { options, problems } = collected;
  const place: Place = { ...sheetPlace, row: header.row + 1 };
  const sorted = sortHeader(table, place, sheet, header, collected);
  const columns: PlannedColumn[] = [];
  const unitsTold = new Set<string>();
  let lacksRequired = false;
  let missing = 0;
  for (const [field, column] of columnList(table)) {
    const own = sorted.columns.get(field);
    const names = sorted.names.get(field) ?? [];
    const cell = own ?? names[0];
    if (cell === undefined) {
      if (!column.required && !isSlip(column, header)) continue;
      if (!header.lacking?.has(field)) problems.push(missingColumn(place, column, header, missing++));
      lacksRequired = true;
      // Without its codes nobody can say what this table lacks, so references into it are not reported as unknown.
      if (column.type.is === 'own-code') collected.unsure.add(table.id);
      continue;
    }
    const said = columnUnit(column, cell, header, options.feeUnits);
    if ('fault' in said) {
      reportUnit(said, column, sheetPlace, unitsTold, problems);
      continue;
    }
    const { unit } = said;
    columns.push({
      field,
      column,
      index: cell.index,
      written: cell.written,
      read: cellReader(underHeader(column, cell.written), readingOptions(unit, sheet, options)),
      derive: cell.derive ?? null,
      or: cell.or ?? null,
      at: cell.at,
      stays: cell.stays,
      unit,
      byName: own === undefined,
      nameIndex: own ? (names[0]?.index ?? null) : null,
      others: names.filter((name) => name !== cell).map((name) => name.index),
    });
  }
  const planned = new Map(columns.map((column) => [column.field, column]));
  const ownDivision = table.id === 'estate' ? undefined : planned.get('division');
  return {
    columns,
    naming: namingColumn(table, planned),
    elsewhere: new Map(),
    references: columns.filter(({ column }) => column.type.is === 'reference'),
    divisionIndex: sorted.divisionIndex ?? ownDivision?.index ?? null,
    streetIndex: sorted.streetIndex,
    within: sorted.within,
    asides: asidesOf(sorted, new Set(columns.map(({ index }) => index)), header),
    strays: sorted.strays,
    privacy: options.privacy,
    ornaments: sorted.ornaments,
    relations: table.relations as readonly RowRelation<Fields>[],
    width: header.width ?? header.cells.length,
    lacksRequired,
    headerRow: header.row,
    from: header.row + 1,
    running: null,
    until: sheet.rows.length,
    when: null,
    beside: new Set(),
    except: null,
    mapping: null,
    optional: false,
    headings: sheet.rows[header.row] as readonly Cell[],
  };
}

/** Where a row has its name: that of its own or of its subject, else what tells it from others. */
function namingColumn({ key }: Table, planned: ReadonlyMap<string, PlannedColumn>): number | null {
  const named = ['name', ...key, 'code'].flatMap((field) => planned.get(field) ?? []);
  return [...named, ...planned.values()].find(({ index }) => index >= 0)?.index ?? null;
}

/** A column with the further words that mean something under the header that it has here. */
function underHeader(column: Column, written: string): Column {
  const { type } = column;
  const own = type.is === 'choice' ? type.under[written] : undefined;
  return type.is !== 'choice' || own === undefined
    ? column
    : { ...column, type: { ...type, variants: { ...type.variants, ...own } } };
}

/** Whether a header asks for a part of what its column says, and gives way to a column that says all of it. */
const isAside = ({ type }: Column, written: string): boolean => type.is === 'choice' && written in type.under;

function asidesOf(sorted: Sorted, read: ReadonlySet<number>, { cells }: Header): Stray[] {
  const indexes = [...sorted.names.values()].flat().map(({ index }) => index);
  for (const index of [sorted.divisionIndex, sorted.streetIndex]) if (index !== null) indexes.push(index);
  return cells.filter(({ index }) => indexes.includes(index) && !read.has(index));
}

/** Sorts the cells of a header by what they mean, and reports those without a meaning or with one that another has. */
function sortHeader(
  table: Table,
  place: Place,
  sheet: RawSheet,
  header: Header,
  { problems, options }: Collected,
): Sorted {
  const sorted: Sorted = {
    columns: new Map(),
    names: new Map(),
    divisionIndex: null,
    streetIndex: null,
    within: { division: null, street: null },
    ornaments: new Set(),
    strays: [],
  };
  const at = (cell: HeaderCell): Place => ({ ...place, columnIndex: cell.index, column: cell.written || null });
  const slips = slipsOfRequired(table, header);
  for (const cell of header.cells) {
    const { index, meaning, written } = cell;
    if (isPrivate(cell, table)) {
      problems.push(privateColumn(table, at(cell), sheet, header, cell));
    } else if (meaning === null) {
      sorted.strays.push({ index, written });
      const unknown = slips.has(written) || cell.isTold ? null : unknownColumn(table, at(cell), sheet, header, cell);
      if (unknown) problems.push(unknown);
    } else if (meaning.is === 'unpublished') {
      sorted.strays.push({ index, written });
      problems.push(problem('header-unpublished', at(cell), written));
    } else if (meaning.is === 'narrows') {
      const told = index < 0 ? cell.derive?.(null, []) : undefined;
      if (typeof told === 'string') sorted.within[meaning.by] = told;
      else if (meaning.by === 'division') sorted.divisionIndex = index;
      else sorted.streetIndex = index;
    } else if (meaning.is === 'ornament') {
      sorted.ornaments.add(index);
      sorted.strays.push({ index, written });
    } else if (meaning.is === 'name-of') {
      sorted.names.set(meaning.field, [...(sorted.names.get(meaning.field) ?? []), cell]);
    } else {
      const other = sorted.columns.get(meaning.field);
      if (other && isAside(meaning.column, cell.written)) {
        sorted.strays.push({ index, written });
        problems.push(problem('header-unpublished', at(cell), written));
      } else if (other && isAside(meaning.column, other.written)) {
        sorted.strays.push({ index: other.index, written: other.written });
        problems.push(problem('header-unpublished', at(other), other.written));
        sorted.columns.set(meaning.field, cell);
      } else if (other) {
        const twice: Place = { ...at(cell), column: meaning.column.header };
        problems.push(problem('header-duplicate', twice, written, { other: placeInWords(at(other)) }));
      } else sorted.columns.set(meaning.field, cell);
    }
  }
  // Where codes are kept, a running number that may be another one next month is none; nor is it in a layout of the office.
  if (table.id === 'estate' && !sorted.columns.has('code') && !options.codes && header.width === undefined) {
    const number = header.cells.find((cell) => isNumber(cell.written) && isCode(sheet, header, cell));
    if (number) {
      sorted.columns.set('code', number);
      sorted.ornaments.delete(number.index);
      sorted.strays = sorted.strays.filter(({ index }) => index !== number.index);
      problems.push(problem('code-from-number', at(number), number.written, { header: '小区编码' }));
    }
  }
  return sorted;
}

/** Whether a column could hold the rows' codes: every cell is filled, looks like a code, and none repeats. */
function isCode(sheet: RawSheet, header: Header, { index }: HeaderCell): boolean {
  const seen = new Set<string>();
  for (const row of sheet.rows.slice(header.row + 1)) {
    if (isEmptyRow(row) || rowKind(row) !== 'record') continue;
    const code = String(row[index] ?? '').trim();
    if (!/^[A-Za-z0-9-]{1,12}$/.test(code) || seen.has(code)) return false;
    seen.add(code);
  }
  return seen.size > 0;
}

/** A heading over several columns can make a harmless header private: 业主 over 姓名. */
function isPrivate({ meaning, written, group }: HeaderCell, table: Table): boolean {
  return (
    (meaning === null && written !== '' && isPrivateHeader(written, table.id)) ||
    (group !== '' && isPrivateHeader(group + written, table.id))
  );
}

function privateColumn(table: Table, place: Place, sheet: RawSheet, header: Header, cell: HeaderCell): Problem {
  const first = sheet.rows.slice(header.row + 1).find((row) => (row[cell.index] ?? '') !== '');
  const value = first ? mask(String(first[cell.index])) : null;
  const phone = columnList(table).find(([, column]) => column.type.is === 'phone')?.[1].header;
  const hint =
    phone !== undefined && /手机|电话/.test(cell.written) ? `是工作用的号码，就把列名改成「${phone}」。` : undefined;
  return problem('private-column', place, value, { header: cell.written, hint });
}

/** A column without a header is reported only where a cell of it is filled. */
function unknownColumn(
  table: Table,
  place: Place,
  sheet: RawSheet,
  header: Header,
  { index, written }: HeaderCell,
): Problem | null {
  if (written === '') {
    const filled = sheet.rows.slice(header.row + 1).filter((row) => (row[index] ?? '') !== '').length;
    return filled > 0 ? problem('header-blank', place, null, { limit: filled }) : null;
  }
  const others = otherTablesWith(written, table).map(({ name }) => `「${name}」`);
  if (others.length > 0) {
    const named = others.slice(0, 3).join('、') + (others.length > 3 ? '等' : '');
    return problem('header-unknown', place, written, { other: named });
  }
  const there = new Set(header.cells.flatMap(({ meaning }) => (meaning?.is === 'column' ? [meaning.field] : [])));
  const absent = columnList(table).flatMap(([field, column]) => (there.has(field) ? [] : [column]));
  // A header that nearly is an alias of a column is reported with the column's own name.
  const headers = new Map(absent.flatMap(({ header: own, aliases }) => [own, ...aliases].map((name) => [name, own])));
  const near = [...new Set(nearest(written, headers.keys()).map((name) => headers.get(name)))];
  const hint = near.length > 0 ? near.map((name) => `「${name}」`).join('、') : undefined;
  return problem('header-unknown', place, written, { hint });
}

const unknownHeaders = ({ cells }: Header): string[] =>
  cells.flatMap(({ meaning, written }) => (meaning === null && written !== '' ? [written] : []));

/**
 * Unknown headers that are reported as a possible misspelling of a missing required column, and so are not reported
 * again.
 */
function slipsOfRequired(table: Table, header: Header): ReadonlySet<string> {
  const there = new Set(header.cells.flatMap(({ meaning }) => (meaning && 'field' in meaning ? [meaning.field] : [])));
  const missing = columnList(table).filter(
    ([field, column]) => (column.required || isSlip(column, header)) && !there.has(field),
  );
  const unknown = unknownHeaders(header);
  return new Set(missing.flatMap(([, column]) => nearest(column.header, unknown, 1)));
}

/** Whether a column of codes that may be missing is there under a header with a slip: else its rows would get new codes. */
function isSlip(column: Column, header: Header): boolean {
  if (column.type.is !== 'own-code') return false;
  return nearest(column.header, unknownHeaders(header)).some((written) => /[编码号]/.test(written));
}

/** It is put right at the header that has a slip, else where a further one would be written. In a layout of the office no header does it. */
function missingColumn(place: Place, column: Column, header: Header, nth: number): Problem {
  const unknown = unknownHeaders(header);
  const [slip] = nearest(column.header, unknown, 1);
  const free = header.width === undefined ? (header.cells.at(-1)?.index ?? -1) + 1 + nth : null;
  const columnIndex = header.cells.find(({ meaning, written }) => meaning === null && written === slip)?.index ?? free;
  return problem('column-missing', { ...place, columnIndex, column: column.header }, null, {
    header: column.header,
    hint: nearestInWords(column.header, unknown),
    remedy: remedyFor(column),
  });
}

/** What to do where a column of codes is missing, beyond naming it. */
function remedyFor({ type }: Column): string | undefined {
  if (type.is === 'own-code') {
    if (type.of === 'estate') return '没有编码就自己编：写 1、2、3…… 就行，编好以后不要再变。';
    return type.of === 'firm' ? '照营业执照填写。' : '照民政部门公布的代码填写。';
  }
  const name = type.is === 'reference' ? type.nameHeaders[0] : undefined;
  return name === undefined ? undefined : `没有代码的，写「${name}」也行。`;
}

function readingOptions(unit: Unit | null, sheet: RawSheet, options: IntakeOptions): ReadingOptions {
  return {
    unit,
    asOf: options.asOf,
    dateSystem: sheet.dateSystem,
    feeUnits: options.feeUnits,
    gradeWords: options.gradeWords,
    acceptedCodes: new Set(options.acceptedCodes),
    demo: options.demo,
    privacy: options.privacy,
    cellCharacters: LIMITS.cellCharacters,
  };
}
