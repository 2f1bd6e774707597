/**
 * `/data/`: every table as CSV and JSON, and the package that describes them.
 *
 * Free of disk: `writer` opens a file and is given its text piece by piece, so that the largest table
 * is never in memory as text.
 */
import Papa from 'papaparse';
import type { Publication } from '../domain/publication.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { csvCell, jsonValue, type RecordValue } from './cells.ts';
import { type DataFile, dataPackage } from './data-package.ts';

/** An output file being written. */
export interface DataWriter {
  write(text: string): Promise<void>;
  close(): Promise<{ bytes: number; sha256: string }>;
}

const ROWS_PER_PIECE = 2000;

/** Writes the data of a publication below `data/`; only tables that the office supplied. */
export async function writeData(
  publication: Publication,
  writer: (path: string) => Promise<DataWriter>,
): Promise<void> {
  const files: DataFile[] = [];
  for (const table of TABLES) {
    if (!publication.register.present.has(table.id)) continue;
    const columns = columnList(table);
    const records = publication.register.records[table.id] as unknown as readonly Record<string, RecordValue>[];
    const csv = await writer(`data/${table.id}.csv`);
    const json = await writer(`data/${table.id}.json`);
    // No byte-order mark: readers of data packages take it for a part of the first header.
    await csv.write(Papa.unparse([columns.map(([, column]) => column.header)]));
    let separator = '[\n';
    for (let from = 0; from < records.length; from += ROWS_PER_PIECE) {
      const piece = records.slice(from, from + ROWS_PER_PIECE);
      const rows = piece.map((record) => columns.map(([field, column]) => csvCell(column, record[field] ?? null)));
      await csv.write(`\r\n${Papa.unparse(rows, { newline: '\r\n' })}`);
      let text = '';
      for (const record of piece) {
        const object: Record<string, RecordValue> = {};
        for (const [field, column] of columns) object[column.header] = jsonValue(column, record[field] ?? null);
        text += separator + JSON.stringify(object);
        separator = ',\n';
      }
      await json.write(text);
    }
    await csv.write('\r\n');
    await json.write(records.length === 0 ? '[]\n' : '\n]\n');
    files.push({ table, path: `${table.id}.csv`, ...(await csv.close()) });
    await json.close();
  }
  const descriptor = await writer('data/datapackage.json');
  await descriptor.write(`${JSON.stringify(dataPackage(publication, files), null, 2)}\n`);
  await descriptor.close();
}
