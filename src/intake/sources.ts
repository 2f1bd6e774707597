/**
 * Which file or sheet is which table: names are matched, containers checked, and what can't be read is
 * named with what to do about it.
 *
 * CSV files are read when their turn comes. Workbooks are read at once, for the names of their sheets.
 */
import { compareText } from '../domain/order.ts';
import type { Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import { TABLES } from '../tables/catalogue.ts';
import type { Table } from '../tables/column.ts';
import { hasError } from './collected.ts';
import { isAnyHeader } from './header.ts';
import { nearestInWords } from './nearest.ts';
import { type ProblemCode, problem } from './problems.ts';
import { readCsv } from './read/csv.ts';
import { LIMITS, type RawSheet, type ReadResult } from './read/sheet.ts';
import { readXlsx } from './read/xlsx.ts';

/** A file of the folder `tables/`. */
export interface TableFile {
  /** Path inside the content folder, with forward slashes. */
  path: string;
  bytes: number;
  read(): Promise<Uint8Array>;
}

/** A sheet to read: all of a CSV file or one sheet of a workbook. */
export interface Source {
  table: Table;
  file: TableFile;
  /** Null where there is nothing to read. */
  load(): Promise<RawSheet | null>;
}

/** A download's findings are among them: they are worked out anew from the tables. */
const IGNORED_FILES = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|README|说明|findings(?:-\d+)?\.csv$)/i;
/** Sheets of the starter workbook that explain and hold no data. */
const IGNORED_SHEETS = /^(?:说明|填写说明|选项|README)/i;

/** What spreadsheets are saved as besides the two forms that are read. */
const OTHER_FORMATS: ReadonlyMap<string, ProblemCode> = new Map([
  ['xls', 'format-old-excel'],
  ['et', 'format-wps'],
  ['ett', 'format-wps'],
  ['xlsm', 'format-macro'],
  ['xlsb', 'format-macro'],
  ['xltm', 'format-macro'],
]);

/** The sheets to read in the order of their paths, and the tables of which a file is there that can't be. */
export async function findSources(
  files: readonly TableFile[],
  problems: Problem[],
): Promise<{ sources: Source[]; refused: Set<TableId> }> {
  const sources: Source[] = [];
  const refused = new Set<TableId>();
  for (const file of [...files].sort((a, b) => compareText(a.path, b.path))) {
    const base = file.path.split('/').at(-1) as string;
    if (IGNORED_FILES.test(base)) continue;
    if (file.path.endsWith('/')) {
      problems.push(problem('folder-ignored', { file: file.path }, null));
      continue;
    }
    const before = problems.length;
    const dot = base.lastIndexOf('.');
    const ending = dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
    const stem = dot < 0 ? base : base.slice(0, dot);
    const table = tableNamed(stem);
    if (ending !== 'csv' && ending !== 'xlsx') {
      problems.push(problem(OTHER_FORMATS.get(ending) ?? 'file-ignored', { file: file.path }, null));
    } else if (file.bytes > LIMITS.fileMegabytes * 1_000_000) {
      problems.push(problem('file-too-large', { file: file.path }, null, { limit: LIMITS.fileMegabytes }));
    } else if (ending === 'xlsx') {
      for (const source of await sourcesOfWorkbook(file, stem, problems)) sources.push(source);
    } else if (table === null) {
      problems.push(problem('file-unknown', { file: file.path }, null, { hint: nearTables(stem) }));
    } else {
      sources.push({ table, file, load: () => loadCsv(file, problems) });
    }
    if (table && hasError(problems.slice(before))) refused.add(table.id);
  }
  return { sources, refused };
}

/** Which table a file or sheet name carries: the id or the Chinese name, then anything after a `-`. */
function tableNamed(name: string): Table | null {
  const bare = name.trim().normalize('NFC');
  let best: Table | null = null;
  for (const table of TABLES) {
    for (const known of [table.id, table.name]) {
      const rest = bare.toLowerCase().startsWith(known) ? bare.slice(known.length) : null;
      if (rest !== null && (rest === '' || /^\s*[-－—–]/.test(rest))) best = table;
    }
  }
  return best;
}

function nearTables(name: string): string | undefined {
  return nearestInWords(
    name,
    TABLES.flatMap((table) => [table.name, table.id]),
  );
}

/** The sheets of a workbook that are tables by their own name, or by the file's. */
async function sourcesOfWorkbook(file: TableFile, stem: string, problems: Problem[]): Promise<Source[]> {
  const read = await readFile(file, 'xlsx');
  reportFaults(read, file, problems);
  const byFile = tableNamed(stem);
  const sources: Source[] = [];
  for (const sheet of read.sheets) {
    const name = sheet.name ?? '';
    const byName = tableNamed(name);
    const explains = IGNORED_SHEETS.test(name);
    const table = byName ?? (explains ? null : byFile);
    const filled = sheet.rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).length;
    const place = { file: file.path, sheet: name };
    if (sheet.hidden) {
      if (filled > 0 && !explains) problems.push(problem('sheet-hidden', place, null, { limit: filled }));
    } else if (table && filled > 0) {
      sources.push({ table, file, load: async () => sheet });
    } else if (byName) {
      sources.push({ table: byName, file, load: async () => null });
    } else if (!table && filled > 0 && !explains) {
      problems.push(problem('sheet-unknown', place, null, { hint: nearTables(name) }));
    }
  }
  if (sources.length === 0 && read.sheets.length > 0) {
    const place = { file: file.path };
    problems.push(
      byFile ? problem('file-empty', place, null) : problem('file-unknown', place, null, { hint: nearTables(stem) }),
    );
  }
  return sources;
}

async function loadCsv(file: TableFile, problems: Problem[]): Promise<RawSheet | null> {
  const read = await readFile(file, 'csv');
  reportFaults(read, file, problems);
  return read.sheets[0] ?? null;
}

/** Reads a file whose first bytes are what its ending says. */
async function readFile(file: TableFile, ending: 'csv' | 'xlsx'): Promise<ReadResult> {
  const bytes = await file.read();
  const refuse = (code: ProblemCode, hint?: string): ReadResult => ({
    sheets: [],
    faults: [{ code, details: { hint } }],
  });
  const starts = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  const isZip = starts(0x50, 0x4b, 0x03, 0x04);
  const isCompound = starts(0xd0, 0xcf, 0x11, 0xe0);
  if (bytes.length === 0) return refuse('file-empty');
  if (isCompound) return refuse('format-encrypted');
  if (ending === 'csv') {
    return isZip
      ? refuse('format-mismatch', '这是 .xlsx 工作簿，把后缀改成 .xlsx。')
      : readCsv(bytes, isAnyHeader, LIMITS);
  }
  if (isZip) return readXlsx(bytes, LIMITS);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  if (/^\s*<|^\xef\xbb\xbf\s*</.test(head)) return refuse('format-html');
  return refuse('file-not-readable', '这不是 .xlsx 工作簿，或文件没有存完');
}

function reportFaults(read: ReadResult, file: TableFile, problems: Problem[]): void {
  for (const fault of read.faults) {
    const place = { file: file.path, sheet: fault.sheet ?? null, row: fault.row ?? null };
    problems.push(problem(fault.code, place, null, fault.details));
  }
}
