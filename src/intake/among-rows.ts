/**
 * What the checks of a whole table share: a relation by its rule, and the column of a field.
 */
import { type Column, columnList, type Table } from '../tables/column.ts';
import type { TableRelation } from '../tables/relation.ts';
import type { Fields } from './cells/reading.ts';

/** The relations among rows (行间关系) of one rule, whichever table they come from. */
export type AmongRows<Rule extends TableRelation<Fields>['rule']> = Extract<TableRelation<Fields>, { rule: Rule }>;

/** The column of a field. The tables' descriptions name only fields that they have, so there always is one. */
export function columnOf(table: Table, field: string): Column {
  const column = columnList(table).find(([one]) => one === field)?.[1];
  if (column === undefined) throw new Error(`no column of ${table.id}: ${field}`);
  return column;
}
