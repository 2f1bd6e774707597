/** Names and marks of cells (单元格): what is wrong where in a sheet, and what has been put right there. */
import { cellAt } from '../../domain/cell-name.ts';
import type { Problem, Severity } from '../../domain/problem.ts';
import type { Correction } from '../api.ts';

export interface SheetPlace {
  file: string;
  sheet: string | null;
}

export const isIn = ({ file, sheet }: SheetPlace, one: SheetPlace): boolean => one.file === file && one.sheet === sheet;

/** Every cell where a problem stands: one that is said once may stand in many rows. */
export function cellsOf({ letters, rows }: Problem): string[] {
  return letters === null ? [] : rows.map((row) => `${letters}${row}`);
}

/** The cell to which a problem leads: its own, else the first of its row; null where it is the whole sheet's. */
export function leadsTo({ letters, row }: Problem): string | null {
  return row === null ? null : `${letters ?? 'A'}${row}`;
}

/** The worst that is wrong at each cell of a sheet. */
export function marksOf(problems: readonly Problem[], place: SheetPlace): Map<string, Severity> {
  const marks = new Map<string, Severity>();
  // A cell that is corrected has a mark of its own.
  for (const one of problems)
    if (isIn(place, one) && one.code !== 'correction-applied')
      for (const cell of cellsOf(one)) if (marks.get(cell) !== 'error') marks.set(cell, one.severity);
  return marks;
}

/** What is wrong at a cell, or with its whole row. */
export function problemsAt(problems: readonly Problem[], place: SheetPlace, cell: string): Problem[] {
  const row = (cellAt(cell)?.row ?? -1) + 1;
  return problems.filter(
    (one) =>
      isIn(place, one) &&
      (one.letters === null ? one.row !== null && one.rows.includes(row) : cellsOf(one).includes(cell)),
  );
}

export function correctionAt(corrections: readonly Correction[], place: SheetPlace, cell: string): Correction | null {
  return corrections.find((one) => isIn(place, one) && one.cell === cell) ?? null;
}

export interface ProblemGroup extends SheetPlace {
  errors: number;
  problems: readonly Problem[];
}

/** Problems sheet by sheet, errors before warnings, and sheets with errors before others; else in their own order. */
export function groupsOf(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = JSON.stringify([one.file, one.sheet]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rank = ({ severity }: Problem): number => (severity === 'error' ? 0 : 1);
  return [...groups.values()]
    .map((all) => {
      const { file, sheet } = all[0] as Problem;
      const errors = all.filter(({ severity }) => severity === 'error').length;
      return { file, sheet, errors, problems: [...all].sort((a, b) => rank(a) - rank(b)) };
    })
    .sort((a, b) => Number(b.errors > 0) - Number(a.errors > 0));
}

/** A file's name as the clerk knows it: without the folder of tables. */
export const shownFile = (path: string): string => path.replace(/^tables\//, '');

/** A sheet as the clerk knows it: 红黑榜.xlsx「10月」. */
export const sheetTitle = ({ file, sheet }: SheetPlace): string =>
  `${shownFile(file)}${sheet === null ? '' : `「${sheet}」`}`;
