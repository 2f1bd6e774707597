/**
 * Reads a publication back from its downloads (读回上一版), of whatever version it is. What is missing, damaged or not recorded
 * yet is told as a gap and never thrown.
 */
import { createHash } from 'node:crypto';
import type { Before, FindingBefore, Gap, Supplied, TableBefore } from '../compare/sides.ts';
import { unguard } from '../domain/formula-guard.ts';
import { type IsoDate, parseIsoDate } from '../domain/iso-date.ts';
import { PARTS, type Part } from '../domain/portal.ts';
import type { TableId } from '../domain/records.ts';
import { FINDING_FIELDS } from '../downloads/findings-csv.ts';
import { readDownload } from '../downloads/rows.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList, isAlwaysFilled, type Table } from '../tables/column.ts';
import type { Predecessor } from './predecessor.ts';

export async function readBefore(predecessor: Predecessor): Promise<Before> {
  const { manifest } = predecessor;
  const gaps: Gap[] = [];
  const read = fileReader(predecessor, gaps);
  const tables = new Map<TableId, TableBefore>();
  for (const table of TABLES) {
    const then = await tableOf(table, read, gaps);
    if (then !== null) tables.set(table.id, then);
  }
  const findings = await findingsOf(read, gaps);
  const paths = manifest.outputs.map(({ path }) => path);
  if (tables.size === 0) gaps.push({ is: 'no-data' });
  const isUnread = ({ id }: Table): boolean => tables.size === 0 || (!tables.has(id) && paths.includes(downloadOf(id)));
  const descriptor = await read('data/datapackage.json');
  const supplied = suppliedOf(descriptor, gaps);
  if (supplied === null && tables.size > 0) gaps.push({ is: 'old-version', what: 'supplied' });
  const { release, version, asOf, number, inputs } = manifest;
  return {
    ...{ where: predecessor.where, release, version, asOf, number, inputs, tables, supplied, findings, gaps },
    later: supplied === null ? null : laterOf(descriptor),
    unread: new Set(TABLES.filter(isUnread).map(({ id }) => id)),
    documents: paths.includes('index.html') ? paths.flatMap((path) => DOCUMENT_PAGE.exec(path)?.[1] ?? []) : null,
    parts: manifest.parts === null ? partsOf(paths) : PARTS.filter((part) => manifest.parts?.[part] !== undefined),
  };
}

const downloadOf = (table: TableId): string => `data/${table}.csv`;

type Read = (file: string) => Promise<Uint8Array | null>;

/** A table as it was published; null where it wasn't, or where its rows can't be told from one another. */
async function tableOf(table: Table, read: Read, gaps: Gap[]): Promise<TableBefore | null> {
  const file = downloadOf(table.id);
  const bytes = await read(file);
  if (bytes === null) return null;
  const then = readDownload(bytes);
  const own = columnList(table).filter(([field]) => (table.key as readonly string[]).includes(field));
  const missing = own.flatMap(([, column]) =>
    isAlwaysFilled(column) && !then.headers.includes(column.header) ? [column.header] : [],
  );
  if (missing.length === 0) return then;
  // Of a file that says nothing at all no column is missing.
  const isDamaged = !columnList(table).some(([, { header }]) => then.headers.includes(header));
  gaps.push(isDamaged ? { is: 'file-damaged', file } : { is: 'column-missing', file, headers: missing });
  return null;
}

/** Null where there are none, or where nobody can tell of whom they are. */
async function findingsOf(read: Read, gaps: Gap[]): Promise<FindingBefore[] | null> {
  const file = 'data/findings.csv';
  const bytes = await read(file);
  if (bytes === null) return null;
  const { headers, rows } = readDownload(bytes);
  const missing = [RULE, SUBJECT_KIND, SUBJECT, PERIOD, VERDICT].flatMap((header) =>
    header === undefined || headers.includes(header) ? [] : [header],
  );
  if (missing.length === 0) return rows.map(findingOf);
  gaps.push({ is: 'column-missing', file, headers: missing });
  return null;
}

const DOCUMENT_PAGE = /^policies\/([^/]+)\/index\.html$/;

/** A file that the manifest lists; a gap where it isn't there or isn't what was published. */
function fileReader({ manifest, read }: Predecessor, gaps: Gap[]): Read {
  const listed = new Map(manifest.outputs.map(({ path, sha256 }) => [path, sha256]));
  return async (file) => {
    const expected = listed.get(file);
    if (expected === undefined) return null;
    const bytes = await read(file);
    if (bytes === null) gaps.push({ is: 'file-missing', file });
    else if (createHash('sha256').update(bytes).digest('hex') !== expected) gaps.push({ is: 'file-changed', file });
    return bytes;
  };
}

const [RULE, SUBJECT_KIND, SUBJECT, PERIOD, VERDICT, , DETAIL] = FINDING_FIELDS.map(({ name }) => name);

function findingOf(row: Readonly<Record<string, string>>): FindingBefore {
  const cell = (header: string | undefined): string => unguard(row[header ?? ''] ?? '');
  return {
    rule: cell(RULE),
    subjectKind: cell(SUBJECT_KIND),
    subject: cell(SUBJECT),
    period: cell(PERIOD),
    verdict: cell(VERDICT),
    detail: cell(DETAIL),
  };
}

/** What a version that didn't record its parts had, by its files. */
function partsOf(paths: readonly string[]): Part[] {
  const isThere: Readonly<Record<Part, (path: string) => boolean>> = {
    site: (path) => path === 'index.html',
    print: (path) => path.startsWith('print/') && path.endsWith('.pdf'),
    // The pages for installers lie there too, and belong to the site.
    kiosk: (path) => /^kiosk\/[^/]+\/manifest\.json$/.test(path),
  };
  return PARTS.filter((part) => paths.some(isThere[part]));
}

interface PackageRead {
  later?: readonly { name?: string; until?: string }[];
  resources?: readonly { name?: string; sheets?: number; schema?: { fields?: readonly FieldRead[] } }[];
}
interface FieldRead {
  name?: string;
  sheets?: number;
}

/** By when each table was to be published that wasn't yet. */
function laterOf(bytes: Uint8Array | null): Map<TableId, IsoDate> {
  const { later = [] } = JSON.parse(new TextDecoder().decode(bytes ?? undefined)) as PackageRead;
  return new Map(
    later.flatMap(({ name, until }) => {
      const table = TABLES.find(({ id }) => id === name);
      const day = parseIsoDate(until ?? '');
      return table === undefined || day === null ? [] : [[table.id, day]];
    }),
  );
}

/** In how many sheets each column stood; null where a version didn't record it or the package can't be read. */
function suppliedOf(bytes: Uint8Array | null, gaps: Gap[]): Map<TableId, Supplied> | null {
  if (bytes === null) return null;
  const supplied = new Map<TableId, Supplied>();
  try {
    const { resources = [] } = JSON.parse(new TextDecoder().decode(bytes)) as PackageRead;
    for (const { name, sheets, schema } of resources) {
      const table = TABLES.find(({ id }) => id === name);
      if (table === undefined || sheets === undefined) continue;
      const columns = (schema?.fields ?? []).map((field) => [field.name ?? '', field.sheets ?? 0] as const);
      supplied.set(table.id, { sheets, columns: new Map(columns) });
    }
  } catch {
    gaps.push({ is: 'file-damaged', file: 'data/datapackage.json' });
    return null;
  }
  return supplied.size === 0 ? null : supplied;
}
