/**
 * Collects problems as they are found.
 *
 * Equal problems become one with a count and the rows, so that a word that stands in thousands of cells is one line in
 * every report. The order is that in which each was found first.
 */
import type { Problem } from '../domain/problem.ts';

/** How many places of a problem its message names. */
const PLACES_NAMED = 3;

interface Group {
  first: Problem;
  count: number;
  rows: number[];
  /** The same rows, to be asked of; null where no cell is meant. */
  seen: Set<number> | null;
}

export class ProblemLog {
  readonly #groups = new Map<string, Group>();
  #errors = 0;

  /** Adds problems, of which some may have been found before. */
  push(...found: readonly Problem[]): void {
    for (const one of found) {
      const key = [one.code, one.file, one.sheet, one.column, one.letters, one.value, one.said].join('\u0001');
      const group = this.#groups.get(key);
      // A cell that several tables are read from is one place.
      const isAgain = group?.seen?.has(one.row ?? 0) === true && one.rows.length === 1;
      if (one.severity === 'error' && !isAgain) this.#errors += one.count;
      if (group === undefined) {
        const seen = one.letters === null ? null : new Set(one.rows);
        this.#groups.set(key, { first: one, count: one.count, rows: [...one.rows], seen });
      } else if (!isAgain) {
        group.count += one.count;
        for (const row of one.rows) {
          group.rows.push(row);
          group.seen?.add(row);
        }
      }
    }
  }

  /** How many errors were added so far, equal ones included: tells whether a step has found any. */
  get errors(): number {
    return this.#errors;
  }

  /** Every problem once, in the order in which it was found first. */
  all(): Problem[] {
    return [...this.#groups.values()].map(({ first, count, rows }) =>
      count === first.count
        ? first
        : { ...first, count, rows, message: `${first.where}${first.said}${placesInWords(first, count, rows)}` },
    );
  }
}

/** `3,266 × 「暂无」：D2、D3、D4 等。` */
function placesInWords({ value, letters }: Problem, count: number, rows: readonly number[]): string {
  const times = `${count.toLocaleString('en-US')} × ${value === null || value === '' ? '这样的问题' : `「${value}」`}`;
  if (rows.length === 0) return `${times}。`;
  const named = rows.slice(0, PLACES_NAMED).map((row) => (letters === null ? `第 ${row} 行` : `${letters}${row}`));
  return `${times}：${named.join('、')}${rows.length > PLACES_NAMED ? ' 等' : ''}。`;
}
