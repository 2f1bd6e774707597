/** Places of cells as a workbook writes them (单元格位置): C7. Pure. */

/** A whole number without a sign; NaN for anything else. */
export function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** The column of a cell's place, from 0; -1 where the place is none or not in this row. */
export function columnIn(place: string, row: number): number {
  let column = 0;
  let i = 0;
  for (; i < place.length; i++) {
    const c = place.charCodeAt(i) & ~32;
    if (c < 65 || c > 90) break;
    column = column * 26 + (c - 64);
  }
  if (i === 0 || i > 3) return -1;
  let written = 0;
  for (let k = i; k < place.length; k++) {
    const d = place.charCodeAt(k) - 48;
    if (d < 0 || d > 9) return -1;
    written = written * 10 + d;
  }
  return written === row ? column - 1 : -1;
}

export function placeOf(place: string): { row: number; column: number } | null {
  const digits = /\d{1,7}$/.exec(place)?.[0];
  if (digits === undefined) return null;
  const column = columnIn(place, Number(digits));
  return column < 0 ? null : { row: Number(digits) - 1, column };
}
