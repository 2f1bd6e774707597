/**
 * What the checks of a whole table share: a relation by its rule, and the column of a field.
 */
import { type Column, columnList, type Table } from '../tables/column.ts';
import type { TableRelation } from '../tables/relation.ts';
import type { Fields } from './cells/reading.ts';

/** A relation among rows (行间关系) of one rule, open to every field. */
export type AmongRows<Rule extends TableRelation<Fields>['rule']> = Extract<TableRelation<Fields>, { rule: Rule }>;

/** A column that the table is described with; descriptions are checked, so that there is none else. */
export function columnOf(table: Table, field: string): Column {
  const column = columnList(table).find(([one]) => one === field)?.[1];
  if (column === undefined) throw new Error(`no column of ${table.id}: ${field}`);
  return column;
}
