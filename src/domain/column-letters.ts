/**
 * How a spreadsheet names its columns (列标).
 */

/** The letters of a spreadsheet's column, from 0: A, B … Z, AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
