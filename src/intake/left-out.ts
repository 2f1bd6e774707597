/**
 * Rows that are left out of a table since a cell can't be read (没有公布的行), where other tables stand on the same row. One cell that
 * keeps rows out of several tables is one problem; where it is an error of another table anyway, that one is enough.
 */
import type { Problem } from '../domain/problem.ts';
import type { Table } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import { leftOutWords } from './problems.ts';

/** What keeps a row out of a table, before it is known of which others as well. */
export interface LeftOutProblem extends Problem {
  leftOut: {
    cause: string;
    table: Table;
    record: Fields;
    /** What is published in its place, in words; null where nothing is. */
    instead: string | null;
  };
}

export const isLeftOut = (one: Problem): one is LeftOutProblem => 'leftOut' in one;

/** The problems of cells, each once with all tables that it keeps a row out of. */
export function leftOutTogether(left: readonly LeftOutProblem[], others: readonly Problem[]): Problem[] {
  const told = new Set(
    others.flatMap((one) => (one.severity === 'error' ? one.rows.map((row) => cellKey(one, row, one.said)) : [])),
  );
  const byCell = new Map<string, { first: LeftOutProblem; tables: Map<string, string | null> }>();
  for (const one of left) {
    const key = cellKey(one, one.row ?? 0, one.leftOut.cause);
    if (told.has(key)) continue;
    const known = byCell.get(key) ?? { first: one, tables: new Map<string, string | null>() };
    byCell.set(key, known);
    known.tables.set(one.leftOut.table.name, one.leftOut.instead);
  }
  const groups = Map.groupBy(byCell.values(), ({ first, tables }) =>
    JSON.stringify([cellKey(first, 0, first.leftOut.cause), first.value, ...tables]),
  );
  return [...groups.values()].map((cells) => {
    const { first, tables } = cells[0] as { first: LeftOutProblem; tables: Map<string, string | null> };
    const { leftOut, ...rest } = first;
    const said = leftOutWords(leftOut.cause, tables);
    const rows = cells.flatMap(({ first: { rows: own } }) => own);
    const more =
      rows.length > 1
        ? `共 ${rows.length} 处：第 ${rows.slice(0, 3).join('、')} 行${rows.length > 3 ? '等' : ''}。`
        : '';
    return { ...rest, said, rows, count: cells.length, message: `${first.where}${said}${more}` };
  });
}

const cellKey = ({ file, sheet, letters }: Problem, row: number, said: string): string =>
  JSON.stringify([file, sheet, letters, row, said]);
