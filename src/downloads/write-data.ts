/**
 * `/data/`: every table as CSV and JSON, the findings as CSV, and the package that describes them.
 *
 * Free of disk: `writer` opens a file and is given its text piece by piece, so that the largest table
 * is never in memory as text.
 */
import Papa from 'papaparse';
import { DivisionTree } from '../domain/division-tree.ts';
import type { Finding } from '../domain/finding.ts';
import { downloadRows, type Publication } from '../domain/publication.ts';
import { groupBy } from '../domain/register.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { csvCell, jsonValue, type RecordValue } from './cells.ts';
import { type DataFile, dataPackage, fieldsOf } from './data-package.ts';
import { FINDING_FIELDS, findingsPieces } from './findings-csv.ts';

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
    // Firms may be known by contracts alone.
    if (!publication.register.present.has(table.id) && publication.register.records[table.id].length === 0) continue;
    const columns = columnList(table);
    const records = downloadRows(publication.register, table.id) as unknown as readonly Record<string, RecordValue>[];
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
    files.push({
      name: table.id,
      title: table.name,
      fields: fieldsOf(table, publication.register.sheets),
      path: `${table.id}.csv`,
      ...(await csv.close()),
    });
    await json.close();
  }
  files.push(await writeFindings(publication, writer));
  const descriptor = await writer('data/datapackage.json');
  await descriptor.write(`${JSON.stringify(dataPackage(publication, files), null, 2)}\n`);
  await descriptor.close();
}

/**
 * `findings.csv`, and beside it one file for each county: its estates and the county itself. A firm's findings are
 * in the whole file alone, since a firm belongs to no county.
 */
async function writeFindings(
  { findings, portal, register }: Publication,
  writer: (path: string) => Promise<DataWriter>,
): Promise<DataFile> {
  const write = async (path: string, rows: readonly Finding[]): Promise<{ bytes: number; sha256: string }> => {
    const file = await writer(path);
    for (const piece of findingsPieces(rows, register.sheets)) await file.write(piece);
    return file.close();
  };
  const tree = new DivisionTree(register.records.division);
  const counties = new Map(
    register.records.estate.map((estate) => [estate.code, tree.countyOf(estate.division)?.code ?? null]),
  );
  const isCovered = (code: string): boolean => portal.divisions.some((top) => tree.isWithin(code, top));
  const places = new Set(
    register.records.division.filter(({ code, level }) => level === '县' && isCovered(code)).map(({ code }) => code),
  );
  for (const county of counties.values()) if (county !== null) places.add(county);
  const byCounty = groupBy(findings, ({ subjectKind, subject }) =>
    subjectKind === 'estate'
      ? (counties.get(subject) ?? null)
      : subjectKind === 'division' && places.has(subject)
        ? subject
        : null,
  );
  for (const code of places) await write(`data/findings-${code}.csv`, byCounty.get(code) ?? []);
  const written = await write('data/findings.csv', findings);
  return { name: 'findings', title: '判定', fields: FINDING_FIELDS, path: 'findings.csv', ...written };
}
