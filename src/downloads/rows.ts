/**
 * Rows as a download has them: cells by header, whether they are about to be published or are read from a `data/<id>.csv`.
 */
import Papa from 'papaparse';
import { downloadRows } from '../domain/publication.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { csvCell, type RecordValue } from './cells.ts';

/** A row by its headers (一行); a column that its file doesn't have is left out. */
export type Row = Readonly<Record<string, string>>;

/** The rows that the download of a table gets, in its order. */
export function publishedRows(register: Register, id: TableId): Row[] {
  const columns = columnList(tableOf(id));
  const records = downloadRows(register, id) as unknown as readonly Record<string, RecordValue>[];
  // Written cell by cell: a city has 150,000 rows, and pairs of header and cell would be made of each for nothing.
  return records.map((record) => {
    const row: Record<string, string> = {};
    for (const [field, column] of columns) row[column.header] = csvCell(column, record[field] ?? null);
    return row;
  });
}

/** A download as its headers and rows. Lines that are cut short have fewer cells. */
export function readDownload(bytes: Uint8Array): { headers: string[]; rows: Row[] } {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  const [headers = [], ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const rows = lines.map((cells) => {
    const row: Record<string, string> = {};
    headers.slice(0, cells.length).forEach((header, at) => {
      row[header] = cells[at] as string;
    });
    return row;
  });
  return { headers, rows };
}
