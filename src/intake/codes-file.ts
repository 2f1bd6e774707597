/**
 * `codes.csv` of the content folder (编码簿): the codes that estates were given once, and are to keep for ever, beside the
 * names by which tables without codes mean them.
 *
 * People write in it too: a new estate is a row with a blank code, a renamed one has its old name in 曾用名. So it is read as
 * carefully as a table, and what stands in it is never put another way.
 */
import Papa from 'papaparse';
import { formerNamesOf } from '../domain/former.ts';
import { type Column, date } from '../tables/column.ts';
import { estate } from '../tables/estate.ts';
import { cellReader } from './cells/cell-reader.ts';
import { Doubt, type ReadingOptions, Refusal, TOTAL } from './cells/reading.ts';
import { decodeText } from './decoded.ts';
import { nearestInWords } from './nearest.ts';
import { isEmptyRow } from './notes.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, placeInWords, problem } from './problems.ts';
import { type Cell, LIMITS } from './read/sheet.ts';
import { bytesOf, loadCsv, type TableFile } from './sources.ts';
import { headerKey, nameKey } from './text.ts';

export const CODES_FILE = 'codes.csv';

const { code, name, formerName, division, street } = estate.columns;
/** The columns in their order. Divisions may be written by code or by name. */
export const CODES_COLUMNS = { code, name, formerName, division, street, since: date('启用日期') } as const;
export type CodesField = keyof typeof CODES_COLUMNS;
const FIELDS = Object.entries(CODES_COLUMNS) as [CodesField, Column][];
const REQUIRED: readonly CodesField[] = ['code', 'name'];

/** One estate as the file has it. */
export interface KnownEstate {
  /** As a spreadsheet counts it. */
  row: number;
  /** Null where a person has entered a new estate, whose code is still to be made. */
  code: string | null;
  name: string;
  formerNames: readonly string[];
  /** As it is written, a code or a name. */
  division: string | null;
  street: string | null;
}

/** The file as it was read. */
export interface CodesFile {
  /** As it is called, letter case included. */
  path: string;
  estates: readonly KnownEstate[];
  /** It has errors, which are told: it is gone by in nothing. */
  isUnusable: boolean;
  /** Its text, without the mark of its encoding. */
  text: string;
  /** Whether it begins with the mark of UTF-8, or was saved in another encoding, of which it is taken out. */
  hasMark: boolean;
  /** The columns in the order of the file; null for those that mean nothing here. */
  order: readonly (CodesField | null)[];
}

/** How its cells are read: it has neither units nor grades. */
const PLAIN: Omit<ReadingOptions, 'asOf' | 'privacy'> = {
  unit: null,
  dateSystem: '1900',
  feeUnits: [],
  gradeWords: [],
  acceptedCodes: new Set(),
  demo: true,
  cellCharacters: LIMITS.cellCharacters,
};

/** Reads the file and reports what is wrong with it. */
export async function readCodes(
  file: TableFile,
  said: Pick<ReadingOptions, 'asOf' | 'privacy'>,
  problems: ProblemLog,
): Promise<CodesFile> {
  const options = { ...PLAIN, ...said };
  const before = problems.errors;
  const bytes = await bytesOf(file, problems);
  const sheet = bytes === null ? null : await loadCsv({ ...file, read: async () => bytes }, problems);
  const rows = sheet?.rows ?? [];
  const text = bytes === null ? '' : decodeText(bytes).text;
  const hasMark = bytes !== null && !(isUtf8(bytes) && bytes[0] !== 0xef);
  const top = rows.findIndex((row) => !isEmptyRow(row));
  const order = top < 0 ? [] : headerOf(rows[top] ?? [], { file: file.path, row: top + 1 }, problems);
  const estates = problems.errors > before ? [] : readRows(rows, top, order, file.path, options, problems);
  const isUnusable = problems.errors > before;
  return { path: file.path, estates: isUnusable ? [] : estates, isUnusable, text, hasMark, order };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function headerOf(cells: readonly Cell[], place: Place, problems: ProblemLog): (CodesField | null)[] {
  const fields = new Map(
    FIELDS.flatMap(([field, { header, aliases }]) =>
      [header, ...aliases].map((one) => [headerKey(one), field] as const),
    ),
  );
  const order = cells.map((cell) => fields.get(headerKey(String(cell ?? ''))) ?? null);
  for (const [index, field] of order.entries()) {
    const written = String(cells[index] ?? '').trim();
    const at = { ...place, columnIndex: index, column: written };
    const first = order.indexOf(field);
    if (field === null && written !== '') {
      const hint = nearestInWords(
        written,
        FIELDS.map(([, { header }]) => header),
      );
      problems.push(problem('header-unknown', at, written, { hint }));
    } else if (field !== null && first < index)
      problems.push(
        problem('header-duplicate', at, written, { other: placeInWords({ ...place, columnIndex: first }) }),
      );
  }
  for (const field of REQUIRED) {
    const { header } = CODES_COLUMNS[field];
    if (!order.includes(field))
      problems.push(problem('column-missing', { ...place, column: header }, null, { header }));
  }
  return order;
}

function readRows(
  rows: readonly (readonly Cell[])[],
  top: number,
  order: readonly (CodesField | null)[],
  file: string,
  options: ReadingOptions,
  problems: ProblemLog,
): KnownEstate[] {
  const readers = order.map((field) => (field === null ? null : cellReader(CODES_COLUMNS[field], options)));
  const byCode = new Map<string, Place>();
  const byName = new Map<string, Place>();
  return rows.flatMap((cells, index) => {
    if (index <= top || isEmptyRow(cells)) return [];
    const place: Place = { file, row: index + 1 };
    const said: Partial<Record<CodesField, string>> = {};
    for (const [column, field] of order.entries()) {
      if (field === null) continue;
      const at = { ...place, columnIndex: column, column: CODES_COLUMNS[field].header };
      const reading = readers[column]?.(cells[column] ?? null, false) ?? null;
      if (reading instanceof Refusal) problems.push(problem(reading.code, at, reading.value, reading.details));
      else if (reading instanceof Doubt && reading.code !== 'blank-word') said[field] = String(reading.taken);
      else if (reading !== null && reading !== TOTAL && !(reading instanceof Doubt)) said[field] = String(reading);
    }
    const at = (field: CodesField): Place => ({
      ...place,
      columnIndex: order.indexOf(field),
      column: CODES_COLUMNS[field].header,
    });
    const called = said.name;
    if (called === undefined) {
      problems.push(problem('required-blank', at('name'), null));
      return [];
    }
    // Letter case tells no codes apart, since many disks take such codes for one address.
    const key = said.code?.toUpperCase();
    const twice = key === undefined ? undefined : byCode.get(key);
    if (twice) problems.push(problem('duplicate-row', at('code'), said.code ?? null, { other: placeInWords(twice) }));
    const whole = [nameKey(called), said.division ?? '', nameKey(said.street ?? '')].join('\n');
    const alike = byName.get(whole);
    if (alike) problems.push(problem('codes-name-twice', at('name'), called, { other: placeInWords(alike) }));
    if (key !== undefined) byCode.set(key, place);
    byName.set(whole, place);
    const known = { code: said.code ?? null, name: called, formerNames: formerNamesOf(said.formerName ?? null) };
    return { row: index + 1, ...known, division: said.division ?? null, street: said.street ?? null };
  });
}

/** The pieces of a text by row, each with its line break, so that those that stay are kept to the byte. */
export function rowsOfText(text: string): { pieces: string[]; cells: string[][]; delimiter: string; newline: string } {
  const pieces: string[] = [];
  const cells: string[][] = [];
  const firstLine = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const [delimiter = ','] = [',', '\t', ';', '，'].sort(
    (a, b) => firstLine.split(b).length - firstLine.split(a).length,
  );
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\r\n';
  let begun = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta }) => {
      pieces.push(text.slice(begun, meta.cursor));
      cells.push(data);
      begun = meta.cursor;
    },
  });
  return { pieces, cells, delimiter, newline };
}
