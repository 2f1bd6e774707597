/**
 * How a spreadsheet names its cells (单元格): B7.
 */
import { columnLetters } from './column-letters.ts';

/** The name of a cell, its row and column from 0. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** Row and column of a cell's name, from 0; null for anything else, small letters included. */
export function cellAt(name: string): { row: number; column: number } | null {
  const m = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name);
  if (m === null) return null;
  const column = [...(m[1] as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(m[2]) - 1, column };
}
