/**
 * How a sheet is read by a mapping that a clerk makes or changes (读法试读): its columns with their words, what is told round
 * them, and what becomes of each. The same readers say it that will read the sheet, so that the desk never promises more.
 */
import { cellName } from '../domain/cell-name.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { FACTS, type From, type Mapping, type TableMapping } from '../domain/mapping.ts';
import { cellReader } from '../intake/cells/cell-reader.ts';
import { Doubt, type Reading, type ReadingOptions, Refusal, TOTAL } from '../intake/cells/reading.ts';
import { measureOf } from '../intake/cells/units.ts';
import { unitTold } from '../intake/column-units.ts';
import type { HeaderCell } from '../intake/found-header.ts';
import { type Anatomy, anatomyOf, type Block } from '../intake/mapping/anatomy.ts';
import { factOf, type Names } from '../intake/mapping/facts.ts';
import { type HeaderRows, words } from '../intake/mapping/header-rows.ts';
import { anatomyBy, followedIn } from '../intake/mapping/match-mapping.ts';
import { meaningIn, type View, viewsOf } from '../intake/mapping/views.ts';
import { isEmptyRow, rowKind } from '../intake/notes.ts';
import type { Cell, RawSheet } from '../intake/read/sheet.ts';
import { scopeSaid } from '../intake/scopes.ts';
import { tableOf } from '../tables/catalogue.ts';
import { type Column, columnList } from '../tables/column.ts';
import type { ReadColumn, ReadTable, ReadTarget, SheetReading } from './api.ts';

/** How many words of a column are told. */
const WORDS_MAX = 60;

/** What a sheet is read with. */
export interface ReadWith {
  names: Names;
  asOf: IsoDate;
  /** Of its columns' words: which units and grades there are. */
  reading: ReadingOptions;
}

/** A sheet with its mapping; null where there is none that can be used, which `wrong` says. */
export function sheetReading(
  sheet: RawSheet,
  mapping: Mapping | null,
  said: HeaderRows | null,
  wrong: string | null,
  given: ReadWith,
): SheetReading {
  const seen = anatomyOf(sheet, said);
  const anatomy = mapping === null || said !== null ? seen : anatomyBy(mapping, sheet, seen);
  if (anatomy === null) return { header: null, columns: [], facts: [], labels: [], headings: [], tables: [], wrong };
  const [block] = anatomy.blocks as [Block];
  // A further month is read here as it will be.
  const followed = mapping === null ? null : (followedIn(mapping, anatomy)?.mapping ?? mapping);
  const rows = recordsOf(anatomy, sheet);
  return {
    header: { from: block.headerFrom, to: block.headerRow },
    columns: block.columns.map(({ path, index }) => columnRead(path, index, rows)),
    facts: [...factsOf(block, given), ...scopeOf(sheet, block)],
    labels: block.around.labels.map(({ label, text }) => ({ label, text })),
    headings: anatomy.blocks.flatMap(({ head }) => head?.text ?? []),
    tables: followed === null ? [] : tablesRead({ mapping: followed, anatomy, sheet, rows, given }),
    wrong,
  };
}

/** How several sheets are read by one mapping: the first of them, with the words, units and facts of the others. */
export function together(first: SheetReading, others: readonly SheetReading[]): SheetReading {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const columns = first.columns.map((column) => {
    const same = all.flatMap((one) => one.columns.find(({ header }) => header === column.header) ?? []);
    const words = summed(same.flatMap((one) => one.words));
    return { ...column, words: words.slice(0, WORDS_MAX), different: Math.max(words.length, column.different) };
  });
  const tables = first.tables.map((table, nth) => ({
    ...table,
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([header, target]) => [
        header,
        targetTogether(
          target,
          all.flatMap(({ tables: own }) => own[nth]?.columns[header] ?? []),
        ),
      ]),
    ),
  }));
  return { ...first, columns, tables };
}

/** How many different facts of several sheets are told. */
const TOLD_MAX = 3;

function targetTogether(first: ReadTarget, all: readonly ReadTarget[]): ReadTarget {
  const told = [...new Set(all.flatMap((one) => one.told ?? []))];
  const units = [...new Set(all.flatMap((one) => one.unit?.text ?? []))];
  const toldInAll = told.length > TOLD_MAX ? `${told.slice(0, TOLD_MAX).join('、')} 等` : told.join('、');
  const to = new Map(all.flatMap(({ words: own }) => own.map((one) => [one.word, one.to] as const)));
  const words = summed(all.flatMap((one) => one.words)).map((one) => ({ ...one, to: to.get(one.word) ?? null }));
  // Where sheets are in units of their own, each is said.
  const unit =
    first.unit === null ? null : { text: units.join('、'), by: units.length > 1 ? ('sheet' as const) : first.unit.by };
  return { told: told.length === 0 ? null : toldInAll, unit, words: unknownFirst(words) };
}

function summed(said: readonly { word: string; rows: number }[]): { word: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const { word, rows } of said) counts.set(word, (counts.get(word) ?? 0) + rows);
  return [...counts].map(([word, rows]) => ({ word, rows })).sort((a, b) => b.rows - a.rows);
}

const unknownFirst = (words: readonly ReadTarget['words'][number][]): ReadTarget['words'] =>
  words.toSorted((a, b) => Number(a.to !== null) - Number(b.to !== null));

/** Rows that may be records: totals, remarks and headers once more are none. */
function recordsOf({ blocks }: Anatomy, { rows }: RawSheet): (readonly Cell[])[] {
  return blocks.flatMap(({ from, until }) =>
    rows.slice(from, until).filter((row) => !isEmptyRow(row) && rowKind(row) === 'record'),
  );
}

function counted(said: Iterable<string>): { word: string; rows: number }[] {
  return summed([...said].flatMap((word) => (word === '' ? [] : [{ word, rows: 1 }])));
}

function columnRead(header: string, column: number, rows: readonly (readonly Cell[])[]): ReadColumn {
  const all = counted(rows.map((row) => words(row[column])));
  return { header, column, words: all.slice(0, WORDS_MAX), different: all.length };
}

function factsOf(block: Block, { names, asOf }: ReadWith): SheetReading['facts'] {
  const froms: { fact: SheetReading['facts'][number]['fact']; from: From }[] = [
    ...FACTS.map((fact) => ({ fact, from: { is: 'title', fact } as const })),
    { fact: 'foot', from: { is: 'foot', fact: 'date' } },
  ];
  return froms.flatMap(({ fact, from }) => {
    const told = factOf(from, block, names, asOf);
    if (told === null) return [];
    return [{ fact, text: told.text, cell: typeof told.at === 'string' ? null : cellName(told.at.row, told.at.index) }];
  });
}

function scopeOf({ rows }: RawSheet, { headerRow }: Block): SheetReading['facts'] {
  const said = scopeSaid(rows.slice(0, headerRow));
  return said === null ? [] : [{ fact: 'scope', text: said.written, cell: cellName(said.row, said.index) }];
}

interface Trial {
  mapping: Mapping;
  anatomy: Anatomy;
  sheet: RawSheet;
  rows: readonly (readonly Cell[])[];
  given: ReadWith;
}

function tablesRead(trial: Trial): ReadTable[] {
  const { mapping, anatomy, sheet, given } = trial;
  // Words are told as the office has them; what they mean is looked up below.
  const bare = { ...mapping, tables: mapping.tables.map((one) => ({ ...one, values: {} })) };
  const views = viewsOf({ mapping: bare, anatomy, sheet, names: given.names, asOf: given.asOf });
  return mapping.tables.map((one, nth) => ({
    lacking: lackingOf(one),
    columns: targetsOf(one, views[nth] as View, trial),
  }));
}

/** Required columns that nothing fills; a name stands for a code. */
function lackingOf({ table: id, columns }: TableMapping): string[] {
  const table = tableOf(id);
  const filled = new Set(
    Object.keys(columns).flatMap((header) => {
      const meaning = meaningIn(table, header);
      return meaning === null ? [] : meaning.is === 'narrows' ? [meaning.by] : [meaning.field];
    }),
  );
  return columnList(table).flatMap(([field, { header, required, type }]) =>
    required && !filled.has(field) && !(type.is === 'own-code' && type.of === 'firm') ? [header] : [],
  );
}

function targetsOf(one: TableMapping, view: View, trial: Trial): ReadTable['columns'] {
  const targets: Record<string, ReadTarget> = {};
  for (const [header, from] of Object.entries(one.columns)) {
    const meaning = meaningIn(view.table, header);
    if (meaning === null || !('column' in meaning)) continue;
    const cell = view.header.cells.find((each) => each.meaning !== null && isSame(each.meaning, meaning));
    targets[header] = targetOf(one, view, header, from, meaning.column, cell, trial);
  }
  return targets;
}

const isSame = (one: NonNullable<HeaderCell['meaning']>, other: NonNullable<HeaderCell['meaning']>): boolean =>
  one.is === other.is && 'field' in one && 'field' in other && one.field === other.field;

function targetOf(
  one: TableMapping,
  view: View,
  header: string,
  from: From,
  column: Column,
  cell: HeaderCell | undefined,
  trial: Trial,
): ReadTarget {
  const { anatomy, given } = trial;
  const isInRows = from.is === 'column';
  // Each part of the sheet may say another: a red list above a black one.
  const told = isInRows
    ? []
    : [...new Set(anatomy.blocks.flatMap((block) => factOf(from, block, given.names, given.asOf)?.text ?? []))];
  const unit = !isInRows || cell === undefined ? null : unitOf(column, cell, view, one.units?.[header]);
  const isAsked = isListed(column) && isInRows && cell !== undefined;
  return {
    told: told.length === 0 ? null : told.join('、'),
    unit,
    words: isAsked ? wordsRead(one.values[header] ?? {}, column, cell, trial) : [],
  };
}

/** Kinds of columns whose words are of a list. */
const isListed = ({ type }: Column): boolean =>
  (type.is === 'choice' && type.closed) || type.is === 'boolean' || type.is === 'fee-unit' || type.is === 'grade';

function unitOf(column: Column, cell: HeaderCell, { header }: View, given: string | undefined): ReadTarget['unit'] {
  const measure = measureOf(column.type);
  // Years, marks and plain counts are never in another unit.
  if (measure === null || measure.kind === 'year' || measure.kind === 'score' || measure.kind === 'count') return null;
  const told = unitTold(column, cell, header);
  if (told !== null) return { text: told.text, by: told.isOwn ? 'header' : 'sheet' };
  if (given !== undefined) return { text: given, by: 'mapping' };
  // Where a price's unit stands in a column of its own, it is told there.
  return measure.kind === 'fee' ? null : { text: measure.own, by: 'nobody' };
}

function wordsRead(
  values: Readonly<Record<string, string>>,
  column: Column,
  { index, derive, written }: HeaderCell,
  { rows, given }: Trial,
): ReadTarget['words'] {
  const { type } = column;
  const under = type.is === 'choice' ? (type.under[written] ?? {}) : {};
  const known = type.is !== 'choice' ? type : { ...type, variants: { ...type.variants, ...under } };
  const read = cellReader({ ...column, type: known }, given.reading);
  const taken = rows.map((row) => (derive === undefined ? (row[index] ?? null) : derive(row[index] ?? null, row)));
  const isNone = (cell: (typeof taken)[number]): cell is Doubt | Refusal =>
    cell instanceof Doubt || cell instanceof Refusal;
  const said = counted(taken.map((cell) => (isNone(cell) ? '' : words(cell))));
  const meant = said.map(({ word, rows: many }) => ({
    word,
    rows: many,
    to: inWords(read(values[word] ?? word, false)),
  }));
  return unknownFirst(meant).slice(0, WORDS_MAX);
}

/** What a word is read as; null where it is none of the list. */
function inWords(reading: Reading): string | null {
  if (reading instanceof Refusal) return null;
  if (reading === TOTAL) return '合计行，不读';
  const value = reading instanceof Doubt ? reading.taken : reading;
  if (value === null) return '空着';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}
