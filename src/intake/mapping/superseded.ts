/**
 * What a master list says beside the estate gives way to a table of its own: the office keeps that one, and two sayings
 * side by side would leave the reader to choose. Where they differ the clerk sees both with their cells, to know who is
 * wrong; where they say the same there is nothing to decide.
 */
import { columnLetters } from '../../domain/column-letters.ts';
import { asAgreed } from '../../domain/problem.ts';
import { type SourceRef, sourceSheetIndex } from '../../domain/source.ts';
import { type Column, columnList, type Table } from '../../tables/column.ts';
import type { Fields, Value } from '../cells/reading.ts';
import { type Collected, fieldsOf, placeOf, placeOfField } from '../collected.ts';
import { placeInWords, problem } from '../problems.ts';
import { valueInWords, whoInWords } from '../values-told.ts';

/** How many rows that differ, or that the other table lacks, are told in full. */
const ROWS_TOLD = 5;

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
  // Of whom another sheet tells, nothing is missing.
  const left = collected.leftOut.get(table.id);
  for (const estate of owned.keys()) left?.delete(String(estate));
  problems.takeBackLeftOut(({ leftOut }) => leftOut.table === table && owned.has(leftOut.record[subject] as Value));
  const dropped = records.filter((record) => isSide(record) && owned.has(record[subject] as Value));
  if (dropped.length === 0) return;
  const gone = new Set(dropped);
  records.splice(0, records.length, ...records.filter((record) => !gone.has(record)));
  totals[table.id].records -= dropped.length;
  totals[table.id].notes += dropped.length;
  const bySheet = Map.groupBy(dropped, ({ source }) => sourceSheetIndex(source as SourceRef));
  for (const rows of bySheet.values()) tell(collected, table, rows, owned);
}

/** A row that was dropped beside the one of the other table that speaks of the same; that is null where there is none. */
interface Beside {
  row: Fields;
  other: Fields | null;
  /** In which they contradict each other. What one of them leaves blank is no contradiction. */
  differing: readonly (readonly [field: string, column: Column])[];
}

function tell(
  collected: Collected,
  table: Table,
  rows: readonly Fields[],
  owned: ReadonlyMap<Value, readonly Fields[]>,
): void {
  const subject = table.key[0] as string;
  const others = (row: Fields): readonly Fields[] => owned.get(row[subject] as Value) ?? [];
  const all = rows.map((row) => besides(table, row, others(row)));
  const differing = all.filter((one) => one.other !== null && one.differing.length > 0);
  const alone = all.filter(({ other }) => other === null);
  const owners = new Set(rows.flatMap(others).map(({ source }) => placeOf(collected, source as SourceRef).file));
  const hint = [
    toldOf(differing, '两处不一样', (one) => differenceInWords(collected, table, one)),
    toldOf(
      alone,
      '那里没有',
      ({ row }) => `${whoInWords(collected, table, row) ?? ''}（${cellInWords(collected, row)}）`,
    ),
    differing.length + alone.length === 0 ? '说的都一样。' : '核对哪个对，把错的一处改过来。',
  ].join('');
  const details = { limit: rows.length, header: table.name, other: [...owners].join('、'), hint };
  const [first] = differing;
  const at =
    first === undefined
      ? placeOf(collected, (alone[0]?.row ?? (rows[0] as Fields)).source as SourceRef)
      : placeOfField(collected, first.row, (first.differing[0] as [string, Column])[0]);
  const found = problem('side-superseded', at, null, details);
  collected.problems.push(differing.length + alone.length === 0 ? asAgreed(found) : found);
}

const toldOf = (all: readonly Beside[], what: string, inWords: (one: Beside) => string): string =>
  all.length === 0
    ? ''
    : `其中 ${all.length} 行${what}：${all.slice(0, ROWS_TOLD).map(inWords).join('；')}${all.length > ROWS_TOLD ? '；等等' : ''}。`;

/** The row of the other table with the same item, firm or name; of several the one that differs least. */
function besides(table: Table, row: Fields, others: readonly Fields[]): Beside {
  const item = table.key[1] as string | undefined;
  const same = others.filter((other) => item === undefined || other[item] === row[item]);
  const contradicted = (other: Fields): Beside['differing'] =>
    columnList(table).filter(([field]) => {
      const [a, b] = [row[field] ?? null, other[field] ?? null];
      return a !== null && b !== null && a !== b;
    });
  const [nearest] = same
    .map((other) => ({ other, differing: contradicted(other) }))
    .sort((a, b) => a.differing.length - b.differing.length);
  return { row, other: nearest?.other ?? null, differing: nearest?.differing ?? [] };
}

/** 丁香苑 物业服务费，「收费标准」这里是「0.8」（F5），那里是「0.85」（tables/收费标准.csv 第 2 行「收费标准」（C2））. */
function differenceInWords(collected: Collected, table: Table, { row, other, differing }: Beside): string {
  const sayings = differing.map(([field, column]) => {
    const there = other as Fields;
    const [a, b] = [row, there].map((one) => valueInWords(column, one[field] ?? null));
    const at = placeInWords(placeOfField(collected, there, field));
    return `「${column.header}」这里是${a}（${cellInWords(collected, row, field)}），那里是${b}（${at}）`;
  });
  return [whoInWords(collected, table, row) ?? '', ...sayings].filter((part) => part !== '').join('，');
}

/** A place of the sheet in hand: its cell, or its row where a fact stands in none. */
function cellInWords(collected: Collected, row: Fields, field?: string): string {
  const at = field === undefined ? placeOf(collected, row.source as SourceRef) : placeOfField(collected, row, field);
  const { row: line, columnIndex = null, outside } = at;
  if (outside !== undefined) return placeInWords({ file: '', outside }).replace(/^（|）$/g, '');
  return columnIndex === null ? `第 ${line} 行` : `${columnLetters(columnIndex)}${line}`;
}
