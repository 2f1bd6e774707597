/**
 * Cells that show less than they hold, by what their column needs: words and codes must be seen whole, a day must
 * show its year.
 */
import type { ColumnType } from '../tables/column.ts';
import { TEXTUAL } from './cells/cell-reader.ts';
import type { Details, ProblemCode } from './problems.ts';
import type { Cell, ShownAs } from './read/sheet.ts';

/** What is wrong with how a cell of a column is shown; null where that doesn't matter there. */
export function shownProblem(
  { is, text }: ShownAs,
  cell: Cell,
  type: ColumnType,
): { code: ProblemCode; value: string; details?: Details } | null {
  const isWords = TEXTUAL.has(type.is);
  if (is === 'month') return isWords ? { code: 'date-in-text', value: text } : null;
  // In a column of words the date is refused whatever it shows.
  if (is === 'no-year')
    return isWords || !(cell instanceof Date)
      ? null
      : { code: 'date-year-unseen', value: text, details: { hint: cell.toISOString().slice(0, 10) } };
  // Where a format hides digits of the date, whoever filled it in could not see which day it is.
  return isWords || type.is === 'date'
    ? { code: 'number-not-whole', value: String(cell), details: { hint: text } }
    : null;
}
