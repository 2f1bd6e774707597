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
import type { Table } from '../tables/column.ts';
import { columnList } from '../tables/column.ts';
import { csvCell, jsonValue, type RecordValue } from './cells.ts';
import { type DataFile, dataPackage, fieldsOf } from './data-package.ts';
import { FINDING_FIELDS, findingsPieces } from './findings-csv.ts';

/** An output file being written. */
export interface DataWriter {
  write(text: string): Promise<void>;
  close(): Promise<{ bytes: number; sha256: string }>;
}

/** Everything that some files say: they are made of it alone. */
export interface Told {
  rows: readonly object[];
  /** Whatever else they are made of. */
  besides?: unknown;
}

/** Has files made, unless they are there as they were made of the same. What it gives is of each, in their order. */
export type MakeOnce = (
  paths: readonly string[],
  told: Told,
  make: () => Promise<readonly DataSum[]>,
) => Promise<readonly DataSum[]>;

const EACH_TIME: MakeOnce = (_paths, _told, make) => make();

/** What need not be written. */
export interface Written {
  /** What is there already: it is described alone. */
  there?: ((path: string) => DataSum | null) | undefined;
  /** Takes what was written before. */
  once?: MakeOnce | undefined;
}

const ROWS_PER_PIECE = 2000;

/** As the package of data records a file. */
export type DataSum = Awaited<ReturnType<DataWriter['close']>>;
type OpenData = (path: string) => Promise<DataWriter>;

/** Writes the data of a publication below `data/`; only tables that the office supplied. */
export async function writeData(
  publication: Publication,
  writer: OpenData,
  { there = () => null, once = EACH_TIME }: Written = {},
): Promise<void> {
  const files: DataFile[] = [];
  for (const table of suppliedTables(publication)) {
    const path = `${table.id}.csv`;
    const sum = there(`data/${path}`) ?? (await writeTable(publication, table, writer, once));
    files.push({
      name: table.id,
      title: table.name,
      fields: fieldsOf(table, publication.register.sheets),
      path,
      ...sum,
    });
  }
  const sum = there('data/findings.csv') ?? (await writeFindings(publication, writer, once));
  files.push({ name: FINDINGS, title: '判定', fields: FINDING_FIELDS, path: 'findings.csv', ...sum });
  const descriptor = await writer('data/datapackage.json');
  await descriptor.write(`${JSON.stringify(dataPackage(publication, files), null, 2)}\n`);
  await descriptor.close();
}

/** Writes those of the tables, and of the findings, that are meant, without the package that describes them all. */
export async function writeSomeData(
  publication: Publication,
  writer: OpenData,
  isMeant: (name: string) => boolean,
): Promise<void> {
  for (const table of suppliedTables(publication))
    if (isMeant(table.id)) await writeTable(publication, table, writer, EACH_TIME);
  if (isMeant(FINDINGS)) await writeFindings(publication, writer, EACH_TIME);
}

const FINDINGS = 'findings';

/** Firms may be known by contracts alone. */
const suppliedTables = ({ register }: Publication): Table[] =>
  TABLES.filter(({ id }) => register.present.has(id) || register.records[id].length > 0);

/** A table as CSV and JSON. Returns what is recorded of the former. */
async function writeTable({ register }: Publication, table: Table, writer: OpenData, once: MakeOnce): Promise<DataSum> {
  const rows = downloadRows(register, table.id);
  const paths = [`data/${table.id}.csv`, `data/${table.id}.json`] as const;
  const [csv] = await once(paths, { rows }, async () => {
    const [inCells, inObjects] = [await writer(paths[0]), await writer(paths[1])];
    await writeRows(table, rows as unknown as readonly Record<string, RecordValue>[], inCells, inObjects);
    return [await inCells.close(), await inObjects.close()];
  });
  return known(csv);
}

function known(sum: DataSum | undefined): DataSum {
  if (sum === undefined) throw new Error('nothing is known of a file of data');
  return sum;
}

async function writeRows(
  table: Table,
  records: readonly Record<string, RecordValue>[],
  csv: DataWriter,
  json: DataWriter,
): Promise<void> {
  const columns = columnList(table);
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
}

/**
 * `findings.csv`, and beside it one file for each county: its estates and the county itself. A firm's findings are
 * in the whole file alone, since a firm belongs to no county.
 */
async function writeFindings(
  { findings, portal, register }: Publication,
  writer: OpenData,
  once: MakeOnce,
): Promise<DataSum> {
  const besides = register.sheets.map(({ file }) => file);
  const write = async (path: string, rows: readonly Finding[]): Promise<DataSum> => {
    const [sum] = await once([path], { rows, besides }, async () => {
      const file = await writer(path);
      for (const piece of findingsPieces(rows, register.sheets)) await file.write(piece);
      return [await file.close()];
    });
    return known(sum);
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
  return write('data/findings.csv', findings);
}
