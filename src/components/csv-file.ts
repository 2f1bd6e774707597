/**
 * Offers the rows that are shown as a CSV file (下载表中各行). The browser makes it from the page's data alone.
 */
import { guardFormula } from '../domain/formula-guard.ts';

/** A number is never a formula, even with a sign. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** CSV that a spreadsheet opens by a double click: with a byte-order mark, and nothing it would run. */
export function rowsAsCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = NUMBER.test(text) ? text : guardFormula(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Offers rows as a file to save. */
export function offerCsv(fileName: string, rows: readonly (readonly string[])[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([rowsAsCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
