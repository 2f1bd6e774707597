/**
 * Corrections of a table of last month whose cell this month's says again as it was before (还是上次更正过的那样): a correction is of a
 * file, and a month later another file stands in its place. Nothing is corrected by itself, since this time it may be right;
 * whoever corrected it is told, where it stands now.
 */
import type { CellCorrection } from './corrections.ts';
import { shownIn } from './corrections.ts';
import { undated } from './mapping/propose.ts';
import type { ProblemLog } from './problem-log.ts';
import { problem } from './problems.ts';
import type { Cell, RawSheet } from './read/sheet.ts';
import type { Source } from './sources.ts';

interface Grounds {
  corrections: readonly CellCorrection[];
  /** Every sheet that was found to be read, those of older files too. */
  sources: readonly Source[];
  /** By older file, the newer one that is read in its place. */
  older: ReadonlyMap<string, string>;
}

/** Tells of each such cell, once. */
export async function tellAgain({ corrections, sources, older }: Grounds, problems: ProblemLog): Promise<void> {
  const there = new Set(sources.map(({ file }) => file.path));
  for (const one of corrections) {
    const path = `tables/${one.file.replace(/^tables\//, '')}`;
    const newer = older.get(path) ?? (there.has(path) ? undefined : sameButForItsDay(path, there));
    // Another correction of the newer file has settled it.
    if (newer === undefined) continue;
    const [then, now] = [await sheetOf(sources, path, one.sheet), await sheetOf(sources, newer, one.sheet)];
    const row = now === null ? null : rowAgain(one, then, now);
    if (row === null || isCorrectedThere(corrections, newer, { ...one, row })) continue;
    const column = headerAt(sources, newer, one);
    const place = { file: newer, sheet: one.sheet || null, row: row + 1, columnIndex: one.at.column, column };
    const other = `${path}，${one.day}，${one.reason}`;
    const found = problem('correction-again', place, one.from, { hint: one.to, other });
    problems.push({ ...found, again: { from: one.from, to: one.to, reason: one.reason } });
  }
}

/** The only file of the same name but for its month. */
function sameButForItsDay(path: string, there: ReadonlySet<string>): string | undefined {
  const [only, another] = [...there].filter((one) => undated(one) === undated(path));
  return another === undefined ? only : undefined;
}

async function sheetOf(sources: readonly Source[], path: string, sheet: string): Promise<RawSheet | null> {
  for (const { file, load } of sources) {
    if (file.path !== path) continue;
    const raw = await load();
    if (raw !== null && (raw.name ?? '') === sheet) return raw;
  }
  return null;
}

/** What the column is called there; null where no mapping has found its header. */
function headerAt(sources: readonly Source[], path: string, { at }: Pick<CellCorrection, 'at'>): string | null {
  const cells = sources.flatMap(({ file, view }) => (file.path === path ? (view?.header.cells ?? []) : []));
  return cells.find(({ index, written }) => index === at.column && written !== '')?.written ?? null;
}

/** The row that says again what was corrected: of all that do, the one most like the corrected row, or the same row where that is gone. */
function rowAgain({ at, from }: CellCorrection, then: RawSheet | null, now: RawSheet): number | null {
  const says = (row: readonly Cell[] | undefined): boolean => shownIn(row?.[at.column] ?? null) === from;
  // A blank cell is like any other one: only a row that is known again tells which.
  if (then === null) return from !== '' && says(now.rows[at.row]) ? at.row : null;
  const before = then.rows[at.row] ?? [];
  const filled = before.filter((cell, index) => index !== at.column && shownIn(cell) !== '').length;
  const like = (row: readonly Cell[]): number =>
    before.filter(
      (cell, index) => index !== at.column && shownIn(cell) !== '' && shownIn(cell) === shownIn(row[index] ?? null),
    ).length;
  let best: { row: number; like: number } | null = null;
  for (const [index, row] of now.rows.entries())
    if (says(row) && like(row) > (best?.like ?? 0)) best = { row: index, like: like(row) };
  // Most of the row has to be the same, or it may be another estate's.
  return best !== null && best.like * 2 > filled ? best.row : null;
}

const isCorrectedThere = (
  corrections: readonly CellCorrection[],
  file: string,
  { sheet, row, at }: Pick<CellCorrection, 'sheet' | 'row' | 'at'>,
): boolean =>
  corrections.some(
    (one) =>
      `tables/${one.file.replace(/^tables\//, '')}` === file &&
      one.sheet === sheet &&
      one.at.row === row &&
      one.at.column === at.column,
  );
