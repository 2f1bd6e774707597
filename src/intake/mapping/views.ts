/**
 * A sheet as a mapping reads it: for each table and each block of rows a header, by which the rows are read like those
 * of any other table. No cell is moved, so every place stays the office's own.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { ANY_WORD, type From, headersUsed, type Mapping, type TableMapping } from '../../domain/mapping.ts';
import { tableOf } from '../../tables/catalogue.ts';
import type { Table } from '../../tables/column.ts';
import { isBlank } from '../blank-words.ts';
import { Doubt, Refusal } from '../cells/reading.ts';
import type { Header, HeaderCell, Meaning } from '../found-header.ts';
import { isOrnament, meaningsOf } from '../header.ts';
import type { Running } from '../planned.ts';
import { isPrivateHeader } from '../private-headers.ts';
import type { Cell, RawSheet } from '../read/sheet.ts';
import { headerKey } from '../text.ts';
import { withUnits } from '../written-units.ts';
import type { Anatomy, Block } from './anatomy.ts';
import { factOf, type Names, type Told } from './facts.ts';
import { type FlatColumn, words } from './header-rows.ts';
import { partOf, remarkOf } from './parts.ts';
import { isLikeBut } from './period-heads.ts';

/** One table in one block of a sheet. */
export interface View {
  table: Table;
  header: Header;
  /** The mapping that it is of. */
  mapping: Mapping;
  /** The first row of the lines over it. */
  top: number;
  /** The first row that is read, and the row after the last one. */
  from: number;
  until: number;
  /** What its sums go on from, in a list that is cut by sub-heads: a total at its end is of all of it. */
  running: Running | null;
  /** Columns of the lists beside it, which are not of its rows. */
  beside: ReadonlySet<number>;
  /** The column without whose value a row says nothing about the table; null where every row is about it. */
  when: number | null;
  /** Whether a value that can't be read is left out with a warning. */
  optional: boolean;
  /** By column, the words by which a row is known that is passed over. */
  except: ReadonlyMap<number, ReadonlySet<string>>;
}

/** A mapping and the sheet that it reads. */
export interface Mapped {
  mapping: Mapping;
  anatomy: Anatomy;
  sheet: RawSheet;
  names: Names;
  asOf: IsoDate;
}

/** What a mapping may fill: a column of the table, a name in place of a code, what tells subjects of one name apart. */
type Filled = Exclude<Meaning, { is: 'ornament' | 'unpublished' }>;

/** What stands under a canonical header of a mapping; null where the table knows no such header. */
export function meaningIn(table: Table, header: string): Filled | null {
  const meaning = meaningsOf(table).get(headerKey(header)) ?? null;
  return meaning === null || meaning.is === 'ornament' || meaning.is === 'unpublished' ? null : meaning;
}

/** Whether two headers are the same but for blanks and line breaks. */
export const sameHeader = (one: string, other: string): boolean =>
  one.replace(/\s+/g, '') === other.replace(/\s+/g, '');

/** The views of a sheet, block by block, in the order of the mapping. */
export function viewsOf(mapped: Mapped): View[] {
  const { anatomy, mapping } = mapped;
  const runs = new Map<TableMapping, Running>();
  return anatomy.blocks.flatMap((block) =>
    mapping.tables.map((one, nth) => {
      const running = (block.isPart ? runs.get(one) : undefined) ?? { sums: null };
      runs.set(one, running);
      return { ...viewOf(mapped, one, block, nth === 0), running };
    }),
  );
}

/** The rows of a sheet without what belongs to other forms in it, at their own numbers. */
function rowsAround({ sheet: { rows } }: Mapped, { around: { from, until } }: Block): RawSheet['rows'] {
  return from === 0 && until === rows.length ? rows : rows.map((row, r) => (r >= from && r < until ? row : []));
}

function viewOf(mapped: Mapped, one: TableMapping, block: Block, isFirst: boolean): Omit<View, 'running'> {
  const table = tableOf(one.table);
  const cells: HeaderCell[] = [];
  for (const [header, from] of Object.entries(one.columns)) {
    const meaning = meaningIn(table, header);
    const cell = meaning === null ? null : cellOf(mapped, one, block, header, from, meaning);
    if (cell !== null) cells.push(cell);
  }
  // What no table reads is passed over, and told so; the first view searches it for private data.
  const used = [...headersUsed(mapped.mapping)];
  const isAside = ({ path }: FlatColumn): boolean => !used.some((header) => sameHeader(path, header));
  if (isFirst) for (const column of block.columns.filter(isAside)) cells.push(asideCell(column, mapped.mapping));
  cells.sort((a, b) => a.index - b.index);
  // Cells beyond the header are told once.
  const width = isFirst ? Math.max(...block.columns.map(({ index }) => index)) + 1 : Number.POSITIVE_INFINITY;
  const header = { ...withUnits({ row: block.headerRow, cells, corners: [] }, rowsAround(mapped, block)), width };
  const beside = new Set(columnsBeside(one, mapped.mapping, block).map(({ index }) => index));
  return {
    table,
    mapping: mapped.mapping,
    header,
    beside,
    top: block.around.from,
    from: block.from,
    until: block.until,
    when: whenOf(one, block),
    optional: one.optional,
    except: exceptOf(one, block),
  };
}

/** The columns that lists side by side have for themselves: those of parts of the table that share none with this one. */
function columnsBeside(one: TableMapping, { tables }: Mapping, { columns }: Block): FlatColumn[] {
  const usedBy = (part: TableMapping): FlatColumn[] => {
    const used = headersUsed({ tables: [part] });
    return columns.filter(({ path }) => [...used].some((header) => sameHeader(path, header)));
  };
  const own = usedBy(one);
  const others = tables.filter((other) => other !== one && other.table === one.table).map(usedBy);
  if (others.length === 0 || others.some((other) => other.some((column) => own.includes(column)))) return [];
  const theirs = others.flat();
  // What stands under the heading of the others, and the numbers before their first column, is theirs as well.
  const first = Math.min(...theirs.map(({ index }) => index));
  const isTheirs = (column: FlatColumn): boolean =>
    theirs.includes(column) ||
    (column.upper !== '' && theirs.some(({ upper }) => upper === column.upper)) ||
    (column.index === first - 1 && isOrnament(column.lower));
  return columns.filter((column) => !own.includes(column) && isTheirs(column));
}

function exceptOf({ except = {} }: TableMapping, block: Block): View['except'] {
  return new Map(
    Object.entries(except).flatMap(([header, said]) => {
      const column = columnOf(block, header);
      return column === undefined ? [] : [[column.index, new Set(said)] as const];
    }),
  );
}

function whenOf({ when, columns }: TableMapping, block: Block): number | null {
  const from = when === null ? undefined : columns[when];
  return from?.is === 'column' ? (columnOf(block, from.header)?.index ?? null) : null;
}

const columnOf = ({ columns }: Block, header: string): FlatColumn | undefined =>
  columns.find(({ path }) => sameHeader(path, header));

function cellOf(
  { names, asOf, sheet }: Mapped,
  one: TableMapping,
  block: Block,
  header: string,
  from: From,
  meaning: Filled,
): HeaderCell | null {
  const values = one.values[header] ?? null;
  if (from.is === 'column') {
    const column = columnOf(block, from.header);
    const other = from.or === undefined ? undefined : columnOf(block, from.or);
    return column === undefined ? null : columnCell(column, other, meaning, from, values, one, one.units?.[header]);
  }
  const told = factOf(from, block, names, asOf);
  if (told === null) return null;
  const remark = from.is === 'value' && from.remark !== undefined ? columnOf(block, from.remark) : undefined;
  if (remark === undefined) return { ...toldCell(told, header, meaning, from, values), ...staysOf(told, from, sheet) };
  const derive = (written: Cell): Cell => {
    const said = remarkOf(written);
    return said === null ? told.text : `${told.text}（${said}）`;
  };
  return { index: remark.index, written: remark.path, meaning, group: '', unit: null, derive };
}

type Values = Readonly<Record<string, string>> | null;

/** A word of the office in ours. */
function inOurWords(cell: Cell, values: Values, meaning: Filled): Cell {
  if (values === null) return cell;
  const word = words(cell);
  const further = values[ANY_WORD];
  if (word in values || further === undefined || isBlank(word)) return values[word] ?? cell;
  const type = 'column' in meaning ? meaning.column.type : null;
  return type?.is === 'choice' && (type.values.includes(word) || word in type.variants) ? cell : further;
}

function columnCell(
  { index, unit, path }: FlatColumn,
  other: FlatColumn | undefined,
  meaning: Filled,
  { part }: Extract<From, { is: 'column' }>,
  values: Values,
  { columns }: TableMapping,
  given: string | undefined,
): HeaderCell {
  // Where the unit of a fee is given, it is not asked of the header, which may say it in words of its own.
  const isGiven = 'column' in meaning && meaning.column.type.is === 'rate' && columns.单位 !== undefined;
  const said = { index, written: path, meaning, group: '', unit: isGiven ? null : unit };
  const from: HeaderCell = other === undefined ? said : { ...said, or: other.index };
  const cell: HeaderCell = given === undefined ? from : { ...from, given };
  if (part === undefined && values === null && other === undefined) return cell;
  const derive = (written: Cell, cells: readonly Cell[]): Cell | Doubt | Refusal => {
    const filled = other !== undefined && words(written) === '' ? (cells[other.index] ?? null) : written;
    const taken = part === undefined ? filled : partOf(filled, part);
    return taken instanceof Doubt || taken instanceof Refusal ? taken : inOurWords(taken, values, meaning);
  };
  return { ...cell, derive };
}

/** A fact that holds for every row of the view. */
function toldCell(told: Told, header: string, meaning: Filled, from: From, values: Values): HeaderCell {
  const part = from.is === 'label' ? from.part : undefined;
  const taken = part === undefined ? told.text : partOf(told.text, part);
  const isRead = !(taken instanceof Doubt || taken instanceof Refusal);
  const value = isRead ? inOurWords(withoutName(taken, meaning), values, meaning) : taken;
  return { index: OUTSIDE, written: header, meaning, group: '', unit: null, derive: () => value, at: told.at };
}

/** The label without which a fact isn't found again: whoever mends the fact must leave it in the cell. */
function staysOf({ text, at }: Told, from: From, { rows }: RawSheet): Pick<HeaderCell, 'stays'> {
  if (from.is !== 'label' || typeof at === 'string') return {};
  return words(rows[at.row]?.[at.index]) === text ? {} : { stays: `${from.label}：` };
}

/** The code of a name with its code behind it, as our own sheets print it: 示例花园（JZ001）. */
function withoutName(cell: Cell, meaning: Filled): Cell {
  const isReference = 'column' in meaning && meaning.column.type.is === 'reference';
  return isReference && typeof cell === 'string'
    ? (/^.+[（(]([A-Za-z0-9-]{1,18})[）)]$/.exec(cell)?.[1] ?? cell)
    : cell;
}

/** The index of a column that has no cells of its own in the rows. */
const OUTSIDE = -1;

function asideCell({ index, path, upper, lower }: FlatColumn, mapping: Mapping): HeaderCell {
  const isKnown = mapping.headers.some((header) => sameHeader(header, path)) || isLikeBut(path, mapping.passed);
  const first = (mapping.tables[0] as TableMapping).table;
  const isPrivate = [path, lower, upper + lower].some((text) => isPrivateHeader(text, first));
  const meaning = isKnown && !isPrivate ? ({ is: 'ornament' } as const) : null;
  return { index, written: path, meaning, group: '', unit: null, isTold: true };
}
