/**
 * What judges need (所需的表和列): the runner asks for it once for all of them, and what an office has not supplied is
 * told in the same words everywhere.
 */
import type { FindingSubject } from '../domain/finding.ts';
import type { RecordsByTable, Sourced, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';

/** Tables, with the columns of them that must be there besides those that every row has. */
export type NeededTables = {
  readonly [K in TableId]?: readonly (Exclude<keyof RecordsByTable[K], keyof Sourced> & string)[];
};

/** Somebody of whom a judge speaks (判定对象), and for which period where it has nothing to judge by. */
export interface Subject {
  kind: FindingSubject;
  code: string;
  period: string;
  /** Why the duty doesn't bind the subject, whatever is missing; null where it does. */
  exempt: string | null;
  /** What is said of the subject rests on these. */
  rows: readonly Sourced[];
}

/** Whether an office has supplied a table at all. */
export const isSupplied = (register: Register, id: TableId): boolean => register.present.has(id);

/** What is missing of the needed tables and columns, in Chinese; null where all of it is there. */
export function missingOf(register: Register, tables: NeededTables): string | null {
  const ids = Object.keys(tables) as TableId[];
  return lackOf({ register }, ...ids) ?? columnsLacking(register, tables);
}

/** Which of the tables an office has not supplied: 没有「合同」、「企业」表; null where it has supplied all of them. */
export function lackOf({ register }: { register: Register }, ...tables: readonly TableId[]): string | null {
  const absent = tables.filter((id) => !isSupplied(register, id)).map((id) => `「${tableOf(id).name}」`);
  return absent.length === 0 ? null : `没有${absent.join('、')}表`;
}

function columnsLacking(register: Register, tables: NeededTables): string | null {
  const lacking = Object.entries(tables).flatMap(([key, fields]) => {
    const id = key as TableId;
    const headers = fields.filter((field) => !isInSheets(register, id, field)).map((field) => headerOf(id, field));
    return headers.length === 0 ? [] : [`「${tableOf(id).name}」表没有${headers.join('、')}一列`];
  });
  return lacking.length === 0 ? null : lacking.join('；');
}

/** Whether any sheet from which records came has the column; a table without records lacks none. */
function isInSheets({ records, sheets }: Register, id: TableId, field: string): boolean {
  const from = new Set(records[id].map(({ source }) => sourceSheetIndex(source)));
  return from.size === 0 || [...from].some((index) => sheets[index]?.columns[field] !== undefined);
}

function headerOf(id: TableId, field: string): string {
  return `「${columnList(tableOf(id)).find(([one]) => one === field)?.[1].header ?? field}」`;
}
