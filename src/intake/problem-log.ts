/**
 * Collects problems as they are found.
 *
 * Equal problems become one with a count and the rows, so that a word that stands in thousands of cells is one line in
 * every report. The order is that in which each was found first.
 *
 * One cause is one problem, however many tables are read from a cell (`left-out.ts`).
 */
import type { Problem } from '../domain/problem.ts';
import { isLeftOut, type LeftOutProblem, leftOutTogether } from './left-out.ts';

/** How many places of a problem its message names. */
const PLACES_NAMED = 3;

interface Group {
  first: Problem;
  count: number;
  rows: number[];
  /** The same rows, to be asked of; null where no cell is meant. */
  seen: Set<number> | null;
  /** What says it anew for fewer rows; null where it is said in the same words of any. */
  say: ((rows: readonly number[]) => Problem) | null;
}

export class ProblemLog {
  readonly #groups = new Map<string, Group>();
  /** By code and column, the rows in which a cell bears it. */
  readonly #cells = new Map<string, Set<number>>();
  readonly #leftOut: LeftOutProblem[] = [];
  #errors = 0;

  /** Adds problems, of which some may have been found before. */
  push(...found: readonly Problem[]): void {
    for (const one of found)
      if (isLeftOut(one)) this.#leftOut.push(one);
      else this.#enter(one, null);
  }

  /** Adds a problem unless its cell already bears one of some codes, which have the same cause. */
  pushUnless(codes: readonly string[], found: Problem): void {
    const [row] = found.rows;
    if (row === undefined || !codes.some((code) => this.#cells.get(columnKey(code, found))?.has(row))) this.push(found);
  }

  /** Adds a problem of many rows, less those whose cells turn out to bear another one. */
  pushWeak(rows: readonly number[], say: (rows: readonly number[]) => Problem): void {
    this.#enter(say(rows), say);
  }

  /** Adds to rows that were left out of a table what is published in their place, where something is. */
  standInForLeftOut(wordsFor: (one: LeftOutProblem) => string | null): void {
    for (const one of this.#leftOut) one.leftOut.instead = wordsFor(one) ?? one.leftOut.instead;
  }

  #enter(one: Problem, say: Group['say']): void {
    const { code, file, sheet, column, letters, value, said, agreed } = one;
    const key = [code, file, sheet, column, letters, value, said, agreed].join('\u0001');
    const group = this.#groups.get(key);
    // A cell that several tables are read from is one place.
    const isAgain = group?.seen?.has(one.row ?? 0) === true && one.rows.length === 1;
    if (one.severity === 'error' && !isAgain) this.#errors += one.count;
    this.#note(one);
    if (group === undefined) {
      const seen = one.letters === null ? null : new Set(one.rows);
      this.#groups.set(key, { first: one, count: one.count, rows: [...one.rows], seen, say });
    } else if (!isAgain) {
      group.count += one.count;
      for (const row of one.rows) {
        group.rows.push(row);
        group.seen?.add(row);
      }
    }
  }

  #note(one: Problem): void {
    if (one.letters === null) return;
    const key = columnKey(one.code, one);
    const rows = this.#cells.get(key);
    if (rows === undefined) this.#cells.set(key, new Set(one.rows));
    else for (const row of one.rows) rows.add(row);
  }

  /** How many errors were added so far, equal ones included: tells whether a step has found any. */
  get errors(): number {
    return this.#errors;
  }

  /** Every problem once, in the order in which it was found first. */
  all(): Problem[] {
    const groups = [...this.#groups.values()];
    const borne = groups.some(({ say }) => say !== null) ? cellsBorne(groups) : new Set<string>();
    const found = groups.flatMap((group) => {
      const { first, count, rows, say } = group;
      if (say !== null) return saidOfRest(group, borne);
      if (count === first.count) return first;
      return { ...first, count, rows, message: `${first.where}${first.said}${placesInWords(first, count, rows)}` };
    });
    return this.#leftOut.length === 0 ? found : [...found, ...leftOutTogether(this.#leftOut, found)];
  }
}

const columnKey = (code: string, { file, sheet, letters }: Problem): string =>
  [code, file, sheet, letters].join('\u0001');

const cellKey = (one: Problem, row: number): string => `${columnKey('', one)}\u0001${row}`;

/** What tells of a correction says nothing against the cell. */
const ABOUT_CORRECTIONS = 'correction-';

/** The cells that bear a problem which is said of any row in the same words. */
function cellsBorne(groups: readonly Group[]): Set<string> {
  return new Set(
    groups.flatMap(({ first, rows, say }) =>
      say !== null || first.letters === null || first.code.startsWith(ABOUT_CORRECTIONS)
        ? []
        : rows.map((row) => cellKey(first, row)),
    ),
  );
}

/** A problem of the rows whose cells bear no other; none where all do. Its own cells are noted, since it is said once. */
function saidOfRest({ first, rows, say }: Group, borne: Set<string>): Problem | [] {
  const left = rows.filter((row) => !borne.has(cellKey(first, row)));
  for (const row of left) borne.add(cellKey(first, row));
  if (left.length === 0 || say === null) return [];
  return left.length === first.rows.length ? first : say(left);
}

/** `3,266 × 「暂无」：D2、D3、D4 等。` */
export function placesInWords(
  { value, letters }: Pick<Problem, 'value' | 'letters'>,
  count: number,
  rows: readonly number[],
): string {
  const times = `${count.toLocaleString('en-US')} × ${value === null || value === '' ? '这样的问题' : `「${value}」`}`;
  if (rows.length === 0) return `${times}。`;
  const named = rows.slice(0, PLACES_NAMED).map((row) => (letters === null ? `第 ${row} 行` : `${letters}${row}`));
  return `${times}：${named.join('、')}${rows.length > PLACES_NAMED ? ' 等' : ''}。`;
}
