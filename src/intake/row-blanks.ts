/**
 * Words for nothing known over the rows of one sheet: one warning for each word of a column, with how often it stands
 * there and where first.
 */
import { columnLetters } from '../domain/column-letters.ts';
import type { Problem } from '../domain/problem.ts';
import { isBlank } from './blank-words.ts';
import { type Place, problem } from './problems.ts';
import { type BlankCell, noteBlank, type Row } from './row.ts';
import { cleanText } from './text.ts';

interface BlankWord extends BlankCell {
  /** As the spreadsheet counts them. */
  rows: number[];
}

/** By column and word. */
export type BlankWords = Map<string, BlankWord>;

const ROWS_NAMED = 3;

/** Notes the words in columns that only stand beside a code, or narrow down a name. */
export function noteBlanksAside(row: Row): void {
  for (const { index, written } of row.plan.asides) {
    const cell = row.cells[index];
    if (typeof cell !== 'string' || cell === '') continue;
    const { text } = cleanText(cell);
    if (text !== '' && isBlank(text)) noteBlank(row, index, written, text);
  }
}

/** Adds the words of a row. */
export function countBlanks(words: BlankWords, cells: readonly BlankCell[], row: number): void {
  for (const cell of cells) {
    const key = `${cell.index} ${cell.word}`;
    const known = words.get(key);
    if (known === undefined) words.set(key, { ...cell, rows: [row] });
    else known.rows.push(row);
  }
}

/** The warning for a word of a column. */
export function blankWordProblem(sheet: Place, { header, index, word, rows }: BlankWord): Problem {
  const named = rows.slice(0, ROWS_NAMED).map((row) => `第 ${row} 行`);
  const other = `${named.join('、')}${rows.length > named.length ? '等' : ''}`;
  const found = problem('blank-word', { ...sheet, column: header }, word, { limit: rows.length, other });
  // One warning, as one thing to think about: it counts once, and tells every row.
  return { ...found, row: rows[0] ?? null, rows, letters: columnLetters(index) };
}
