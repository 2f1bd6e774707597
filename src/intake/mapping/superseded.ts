/**
 * What a master list says beside the estate gives way to a table of its own: the office keeps that one, and two sayings
 * side by side would leave the reader to choose. Where they differ the clerk sees both with their cells, to know who is
 * wrong; where they say the same there is nothing to decide.
 */
import { columnLetters } from '../../domain/column-letters.ts';
import { asAgreed, type Saying, type SideBySide } from '../../domain/problem.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../../domain/source.ts';
import { type Column, columnList, type Table } from '../../tables/column.ts';
import type { Fields, Value } from '../cells/reading.ts';
import { type Collected, fieldsOf, placeOf, placeOfField } from '../collected.ts';
import { placeInWords, problem } from '../problems.ts';
import { valueInWords, whoInWords } from '../values-told.ts';

/** How many rows that differ, or that the other table lacks, are told in full. */
const ROWS_TOLD = 5;
/** How many rows of the other table are told beside one. */
const OTHERS_TOLD = 3;

/** Takes out rows of optional views about a subject for which another sheet has rows, and tells of them sheet by sheet. */
export function dropSuperseded(collected: Collected, table: Table): void {
  const { optionalSheets, problems, totals } = collected;
  const records = fieldsOf(collected, table.id);
  const isSide = ({ source }: Fields): boolean => optionalSheets.has(sourceSheetIndex(source as SourceRef));
  const subject = table.key[0] as string;
  const owned = Map.groupBy(
    records.filter((record) => !isSide(record)),
    (record) => record[subject] as Value,
  );
  if (owned.size === 0) return;
  // Of whom another sheet tells, nothing is missing; the cell that can't be read is told all the same.
  for (const out of collected.rowsOut) if (out.table === table.id && owned.has(out.estate)) out.why = 'superseded';
  problems.standInForLeftOut(({ leftOut, column }) =>
    leftOut.table === table ? standingIn({ collected, table, owned }, leftOut.record, column) : null,
  );
  const dropped = records.filter((record) => isSide(record) && owned.has(record[subject] as Value));
  if (dropped.length === 0) return;
  const gone = new Set(dropped);
  records.splice(0, records.length, ...records.filter((record) => !gone.has(record)));
  totals[table.id].records -= dropped.length;
  totals[table.id].out += dropped.length;
  for (const record of dropped)
    collected.rowsOut.push({ table: table.id, estate: String(record[subject]), why: 'superseded' });
  silence(collected, records, dropped);
  const bySheet = Map.groupBy(dropped, ({ source }) => sourceSheetIndex(source as SourceRef));
  for (const rows of bySheet.values()) tell(collected, table, rows, owned);
}

/** A sheet of which no row is left says nothing of the table any more, its day (数据截至) included. */
function silence({ sheets }: Collected, left: readonly Fields[], dropped: readonly Fields[]): void {
  const standing = new Set(left.map(({ source }) => sourceSheetIndex(source as SourceRef)));
  for (const { source } of dropped) {
    const index = sourceSheetIndex(source as SourceRef);
    const sheet = sheets[index];
    if (sheet !== undefined && !standing.has(index)) sheets[index] = { ...sheet, until: null };
  }
}

/**
 * What is published in the place of a row of which a cell can't be read: the table of its own, and what that says there
 * (专门的表里有); null where it tells nothing of the same.
 */
function standingIn(
  of: Pick<Telling, 'collected' | 'table' | 'owned'>,
  row: Fields,
  header: string | null,
): string | null {
  const { collected, table } = of;
  const all = rowsOf(of, row);
  if (all.length === 0) return null;
  const files = new Set(all.map(({ source }) => placeOf(collected, source as SourceRef).file.replace(/^tables\//, '')));
  const telling: Telling = { ...of, isOfFiles: files.size > 1 };
  const item = table.key[1] as string | undefined;
  const [field, column] = columnList(table).find(([, one]) => one.header === header) ?? [];
  const others = besides(telling, row).others.slice(0, OTHERS_TOLD);
  const said = others.flatMap((other) =>
    field === undefined || column === undefined || field === item
      ? []
      : sayingInWords({
          of: item === undefined ? null : String(other[item]),
          value: valueInWords(column, other[field] ?? null),
          cell: cellInWords(telling, other, field),
        }),
  );
  const there = said.length === 0 ? '' : `，那里是${said.join('、')}`;
  return `同一个小区在专门的表里有，以 ${[...files].join('、')} 为准${there}。`;
}

/** A row that was dropped, beside those of the other table that speak of the same; none where nothing does. */
interface Beside {
  row: Fields;
  others: readonly Fields[];
  /** In which it contradicts the nearest of them. What one of the two leaves blank is no contradiction. */
  differing: readonly (readonly [field: string, column: Column])[];
}

/** What is told of one sheet. */
interface Telling {
  collected: Collected;
  table: Table;
  /** By what the table is about, the rows that stand. */
  owned: ReadonlyMap<Value, readonly Fields[]>;
  /** Whether these are of several files, so that a cell alone would not be found. */
  isOfFiles: boolean;
}

const rowsOf = ({ table, owned }: Pick<Telling, 'table' | 'owned'>, row: Fields): readonly Fields[] =>
  owned.get(row[table.key[0] as string] as Value) ?? [];

function tell(collected: Collected, table: Table, rows: readonly Fields[], owned: Telling['owned']): void {
  const files = rows
    .flatMap((row) => rowsOf({ table, owned }, row))
    .map(({ source }) => placeOf(collected, source as SourceRef).file);
  const owners = new Set(files);
  const telling: Telling = { collected, table, owned, isOfFiles: owners.size > 1 };
  const all = rows.map((row) => besides(telling, row));
  const differing = all.filter(({ differing: fields }) => fields.length > 0);
  const alone = all.filter(({ others }) => others.length === 0);
  const isSettled = differing.length + alone.length === 0;
  const hint = [
    toldOf(differing, '两处不一样', (one) => differencesOf(telling, one).map(differenceInWords).join('，')),
    toldOf(alone, '那里没有', ({ row }) => aloneInWords(telling, row)),
    isSettled ? '说的都一样。' : '核对哪个对，把错的一处改过来。',
  ].join('');
  const details = { limit: rows.length, header: table.name, other: [...owners].join('、'), hint };
  const [first] = differing;
  const at =
    first === undefined
      ? placeOf(collected, (alone[0]?.row ?? (rows[0] as Fields)).source as SourceRef)
      : placeOfField(collected, first.row, (first.differing[0] as [string, Column])[0]);
  const found = problem('side-superseded', at, null, details);
  if (isSettled) {
    collected.problems.push(asAgreed(found));
    return;
  }
  // All rows of the one column that differs, so that each is marked at its cell.
  const lines = differing.map(({ row }) => sourceRow(row.source as SourceRef));
  const isOneColumn = new Set(differing.map(({ differing: [one] }) => one?.[0])).size === 1;
  const sideBySide = [
    ...differing.flatMap((one) => differencesOf(telling, one)),
    ...alone.map(({ row }) => ({ ...sayingAlone(telling, row), there: [] })),
  ];
  collected.problems.push({ ...found, sideBySide, ...(isOneColumn ? { rows: lines } : {}) });
}

const toldOf = (all: readonly Beside[], what: string, inWords: (one: Beside) => string): string =>
  all.length === 0
    ? ''
    : `其中 ${all.length} 行${what}：${all.slice(0, ROWS_TOLD).map(inWords).join('；')}${all.length > ROWS_TOLD ? '；等等' : ''}。`;

/** The rows of the other table with the same item, firm or name, else with it and a remark: 物业服务费（高层）. */
function besides(telling: Telling, row: Fields): Beside {
  const { table } = telling;
  const item = table.key[1] as string | undefined;
  const all = rowsOf(telling, row);
  const same = all.filter((other) => item === undefined || other[item] === row[item]);
  const others =
    same.length > 0 || item === undefined
      ? same
      : all.filter((other) => isRemarked(String(row[item]), String(other[item])));
  const contradicted = (other: Fields): Beside['differing'] =>
    columnList(table).filter(([field]) => {
      const [a, b] = [row[field] ?? null, other[field] ?? null];
      return field !== item && a !== null && b !== null && a !== b;
    });
  const [differing = []] = others.map(contradicted).sort((a, b) => a.length - b.length);
  return { row, others, differing };
}

const isRemarked = (one: string, other: string): boolean =>
  one.startsWith(`${other}（`) || other.startsWith(`${one}（`);

/** What is said in two ways of a row, column by column. */
function differencesOf(telling: Telling, { row, others, differing }: Beside): SideBySide[] {
  const { collected, table } = telling;
  const item = table.key[1] as string | undefined;
  const who = whoInWords(collected, table, row) ?? '';
  return differing.map(([field, column]) => {
    const said = (one: Fields): Saying => ({
      of: item === undefined || one[item] === row[item] ? null : String(one[item]),
      value: valueInWords(column, one[field] ?? null),
      cell: cellInWords(telling, one, field),
    });
    return { who, header: column.header, here: said(row), there: others.slice(0, OTHERS_TOLD).map(said) };
  });
}

/** 丁香苑 物业服务费「收费标准」这里是「0.8」（F5），那里是「0.85」（C2）. */
const differenceInWords = ({ who, header, here, there }: SideBySide): string =>
  `${who}「${header}」这里是${sayingInWords(here)}，那里是${there.map(sayingInWords).join('、')}`;

const sayingInWords = ({ of, value, cell }: Saying): string => `${of ?? ''}${value}（${cell}）`;

/** What a row says that the other table lacks: its first fact that every row must have. */
function sayingAlone(telling: Telling, row: Fields): Pick<SideBySide, 'who' | 'header' | 'here'> {
  const { collected, table } = telling;
  const key: readonly string[] = table.key;
  const [field, column] = columnList(table).find(([one, { required }]) => required && !key.includes(one)) ?? [];
  const value = field === undefined || column === undefined ? '' : valueInWords(column, row[field] ?? null);
  const here = { of: null, value, cell: cellInWords(telling, row, field) };
  return { who: whoInWords(collected, table, row) ?? '', header: column?.header ?? '', here };
}

/** 丁香苑 物业服务费「0.8」（F5），那里写的是 电梯费、垃圾费. */
function aloneInWords(telling: Telling, row: Fields): string {
  const { collected, table } = telling;
  const { who, here } = sayingAlone(telling, row);
  const item = { ...table, key: (table.key as readonly string[]).slice(1, 2) };
  const there = rowsOf(telling, row).flatMap((other) => whoInWords(collected, item, other) ?? []);
  const named = there.slice(0, OTHERS_TOLD).join('、');
  const more = there.length > OTHERS_TOLD ? '等' : '';
  return `${who}${sayingInWords(here)}${named === '' ? '' : `，那里写的是 ${named}${more}`}`;
}

/** A place beside another: its cell, or its row where a fact stands in none, with the sheet where that is not the one in hand. */
function cellInWords({ collected, isOfFiles, owned }: Telling, row: Fields, field?: string): string {
  const at = field === undefined ? placeOf(collected, row.source as SourceRef) : placeOfField(collected, row, field);
  const { file, sheet, row: line, columnIndex = null, outside } = at;
  const isThere = [...owned.values()].some((rows) => rows.includes(row));
  const where = isThere ? `${isOfFiles ? file : ''}${sheet ? `「${sheet}」` : ''}` : '';
  if (outside !== undefined) return `${where}${placeInWords({ file: '', outside }).replace(/^（|）$/g, '')}`;
  return `${where}${columnIndex === null ? `第 ${line} 行` : `${columnLetters(columnIndex)}${line}`}`;
}
