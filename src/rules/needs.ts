/**
 * What judges need (所需的表和列): the runner asks for it once for all of them, and what an office has not supplied is
 * told in the same words everywhere.
 */

import type { Estate, RecordsByTable, Sourced, TableId } from '../domain/records.ts';
import { saysField } from '../domain/source-sheet.ts';
import type { Whom } from '../domain/supply.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import type { Facts } from './facts.ts';
import { lacking } from './readings/figures.ts';

/** Tables, with the columns of them that must be there besides those that every row has. */
export type NeededTables = { readonly [K in TableId]?: readonly FieldOf<K>[] };

/** A column of a table, by the field that is read from it. */
type FieldOf<K extends TableId> = Exclude<keyof RecordsByTable[K], keyof Sourced> & string;

/** Somebody of whom a judge speaks (判定对象), and for which period where it has nothing to judge by. */
export interface Subject extends Whom {
  period: string;
  /** Why the duty doesn't bind the subject, whatever is missing; null where it does. */
  exempt: string | null;
  /** What is said of the subject rests on these. */
  rows: readonly Sourced[];
}

/** What a judge asks with: the register, and what of it was supplied of whom. */
export interface Asking {
  facts: Pick<Facts, 'supply' | 'tree'>;
}

/** The tables that are needed. */
export const tablesOf = (tables: NeededTables): TableId[] => Object.keys(tables) as TableId[];

/** What is missing of the needed tables and columns for a subject, in Chinese; null where all of it is there. */
export function missingFor(asking: Asking, tables: NeededTables, whom: Whom): string | null {
  return lackFor(asking, whom, ...tablesOf(tables)) ?? columnsLacking(asking, tables, whom);
}

/** Which of the tables an office has not supplied: 没有「合同」、「企业」表; null where it has supplied all of them. */
export function lackOf({ facts }: Asking, ...tables: readonly TableId[]): string | null {
  const absent = tables.filter((id) => !facts.supply.has(id));
  return absent.length === 0 ? null : `没有${lacking('table', `${namesOf(absent)}表`)}`;
}

/**
 * The same for a subject: a table whose files are each some county's own is missing where its county has handed in none
 * (没有乙丑区的「合同」表).
 */
export function lackFor(asking: Asking, whom: Whom, ...tables: readonly TableId[]): string | null {
  const lack = lackOf(asking, ...tables);
  if (lack !== null) return lack;
  const { supply, tree } = asking.facts;
  const absent = tables.filter((id) => supply.countyWithout(id, whom) !== null);
  const [county] = absent.flatMap((id) => supply.countyWithout(id, whom) ?? []);
  return county === undefined
    ? null
    : `没有${lacking('table', `${tree.get(county)?.name ?? ''}的${namesOf(absent)}表`)}`;
}

/** The same as `lackFor` for an estate. */
export function lackAt(asking: Asking, { code }: Estate, ...tables: readonly TableId[]): string | null {
  return lackFor(asking, { kind: 'estate', code }, ...tables);
}

/**
 * Why a field of rows is blank: 「收费标准」表没有「依据」一列, where the sheet of one of them has no such column; null where
 * all of them have it and were left blank.
 */
export function columnLackOf<K extends TableId>(
  { facts }: Asking,
  id: K,
  field: FieldOf<K>,
  rows: readonly RecordsByTable[K][],
): string | null {
  return rows.every((row) => facts.supply.hasColumn(row, field)) ? null : columnsWords(id, [field]);
}

/** Why rows leave fields blank: 「小区」表没有「电梯数」一列，没有写阻车电梯数, where their sheet has the second column alone. */
export function unwritten<K extends TableId>(
  asking: Asking,
  id: K,
  fields: readonly FieldOf<K>[],
  rows: readonly RecordsByTable[K][],
): string {
  const absent = fields.filter((field) => columnLackOf(asking, id, field, rows) !== null);
  const blank = fields.filter((field) => !absent.includes(field)).map((field) => headerOf(id, field));
  const silent = blank.length === 0 ? '' : `没有写${blank.join('、')}`;
  if (absent.length === 0) return `${namesOf([id])}表${silent}`;
  return [columnsWords(id, absent), silent].filter((one) => one !== '').join('，');
}

function columnsLacking({ facts }: Asking, tables: NeededTables, whom: Whom): string | null {
  const lacking = Object.entries(tables).flatMap(([key, fields]) => {
    const id = key as TableId;
    const sheets = facts.supply.filled(id, whom);
    // A table without rows lacks no column.
    const absent = sheets.length === 0 ? [] : fields.filter((one) => sheets.every((sheet) => !saysField(sheet, one)));
    return absent.length === 0 ? [] : [columnsWords(id, absent)];
  });
  return lacking.length === 0 ? null : lacking.join('；');
}

function namesOf(tables: readonly TableId[]): string {
  return tables.map((id) => `「${tableOf(id).name}」`).join('、');
}

function columnsWords(id: TableId, fields: readonly string[]): string {
  const headers = fields.map((field) => `「${headerOf(id, field)}」`).join('、');
  return lacking('column', `${namesOf([id])}表没有${headers}一列`);
}

function headerOf(id: TableId, field: string): string {
  return columnList(tableOf(id)).find(([one]) => one === field)?.[1].header ?? field;
}
