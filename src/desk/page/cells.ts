/** Names and marks of cells (单元格): what is wrong where in a sheet, and what has been put right there. */

import { cellAt } from '../../domain/cell-name.ts';
import { keptFileWords } from '../../domain/kept-files.ts';
import { agreedOf, openOf, type Problem, placesOf, type Severity } from '../../domain/problem.ts';
import type { Correction } from '../api.ts';
import { isAboutCode } from './firms-lacking.ts';

export interface SheetPlace {
  file: string;
  sheet: string | null;
}

export const isIn = ({ file, sheet }: SheetPlace, one: SheetPlace): boolean => one.file === file && one.sheet === sheet;

/** Every cell where a problem is shown, its own or that of the row's name: one that is said once may stand in many rows. */
export function cellsOf({ letters, shownIn, rows }: Problem): string[] {
  const shown = letters ?? shownIn;
  return shown === null ? [] : rows.map((row) => `${shown}${row}`);
}

/** The first cell where a problem is shown; null where it is a sheet's or a file's. */
export const cellOf = (one: Problem): string | null => cellsOf(one)[0] ?? null;

/** A cell somewhere in the folder. */
export interface CellPlace extends SheetPlace {
  cell: string;
}

export const cellKey = ({ file, sheet, cell }: CellPlace): string => JSON.stringify([file, sheet, cell]);

/**
 * Where mending begins (改错): at the first cell that has to be mended, as the page lists them, and only where there is none at
 * the first that is reminded of. Null where nothing stands at a cell.
 */
export function firstToMend(groups: readonly ProblemGroup[]): CellPlace | null {
  const all = groups.flatMap(({ problems }) =>
    problems.flatMap((one) => {
      const cell = cellOf(one);
      const { file, sheet, severity } = one;
      return cell === null || !file.startsWith('tables/') ? [] : { severity, place: { file, sheet, cell } };
    }),
  );
  return (all.find(({ severity }) => severity === 'error') ?? all[0])?.place ?? null;
}

/** What stands at a cell and is settled elsewhere: how a sheet is read, and what is corrected already. */
const NOT_TYPED: ReadonlySet<string> = new Set([
  'correction-applied',
  'mapping-changed',
  'mapping-column-new',
  'mapping-column-passed',
  'mapping-line-unread',
  'mapping-period-new',
  'mapping-rows-passed',
  'mapping-unit-new',
  // Which of two files is wrong has to be found out first.
  'side-superseded',
]);

/**
 * What comes after a cell that has been mended: the next of the same weight, as the page lists them; of those that have to be
 * mended also one before it. Null where there is none.
 */
export function nextToMend(
  groups: readonly ProblemGroup[],
  mended: CellPlace,
  isSaved: (place: CellPlace) => boolean,
): CellPlace | null {
  const all = groups.flatMap(({ problems }) =>
    problems.flatMap((one) => {
      const cell = cellOf(one);
      const { file, sheet, severity, code } = one;
      // What is a whole row's is no cell to type into.
      return cell === null || one.letters === null || !file.startsWith('tables/')
        ? []
        : { file, sheet, cell, severity, isLeft: NOT_TYPED.has(code) || isAboutCode(one) };
    }),
  );
  const key = cellKey(mended);
  const at = all.findIndex((one) => cellKey(one) === key);
  const here = all[at];
  if (here === undefined) return null;
  const waits = (one: (typeof all)[number]): boolean =>
    one.severity === here.severity && !one.isLeft && cellKey(one) !== key && !isSaved(one);
  const next = all.slice(at).find(waits) ?? (here.severity === 'error' ? all.find(waits) : undefined);
  return next === undefined ? null : { file: next.file, sheet: next.sheet, cell: next.cell };
}

/** What is said of a problem here, where steps do what elsewhere an option does. */
export const saidHere = ({ atDesk, said }: Problem): string => atDesk ?? said;

/** The worst that is wrong at each cell of a sheet. What is agreed marks none; a cell that is corrected has a mark of its own. */
export function marksOf(problems: readonly Problem[], place: SheetPlace): Map<string, Severity> {
  const marks = new Map<string, Severity>();
  for (const one of openOf(problems))
    if (isIn(place, one))
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
  /** Places that have to be mended (`placesOf`). */
  errors: number;
  problems: readonly Problem[];
}

/** What waits for the clerk, sheet by sheet, errors before warnings, and sheets with errors before others; else in their own order. */
export const groupsOf = (problems: readonly Problem[]): ProblemGroup[] => bySheet(openOf(problems));

/** What is agreed already (说定的), sheet by sheet. */
export const agreedGroupsOf = (problems: readonly Problem[]): ProblemGroup[] => bySheet(agreedOf(problems));

function bySheet(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = JSON.stringify([one.file, one.sheet]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rank = ({ severity }: Problem): number => (severity === 'error' ? 0 : 1);
  return [...groups.values()]
    .map((all) => {
      const { file, sheet } = all[0] as Problem;
      const errors = placesOf(all.filter(({ severity }) => severity === 'error'));
      return { file, sheet, errors, problems: [...all].sort((a, b) => rank(a) - rank(b)) };
    })
    .sort((a, b) => Number(b.errors > 0) - Number(a.errors > 0));
}

/** A file's name as the clerk knows it: without the folder of tables. */
export const shownFile = (path: string): string => keptFileWords(path) ?? path.replace(/^tables\//, '');

/** A sheet as the clerk knows it: 红黑榜.xlsx「10月」. */
export const sheetTitle = ({ file, sheet }: SheetPlace): string =>
  `${shownFile(file)}${sheet === null ? '' : `「${sheet}」`}`;
