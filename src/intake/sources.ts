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
import type { Corrections } from './corrections.ts';
import { isCopyOf, leftBehind, type NamedTable, nearTables, tableNamed } from './file-names.ts';
import { isAnyHeader } from './header.ts';
import type { Mapper } from './mapping/settle.ts';
import type { View } from './mapping/views.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, type ProblemCode, problem } from './problems.ts';
import { readCsv } from './read/csv.ts';
import { LIMITS, type RawSheet, type ReadResult } from './read/sheet.ts';
import { readXlsx } from './read/xlsx.ts';
import type { SheetSeen } from './sheets-seen.ts';

/** A file of the folder `tables/`. */
export interface TableFile {
  /** Path inside the content folder, with forward slashes. */
  path: string;
  bytes: number;
  /** Whether it only stands in for a table (代用) as long as no other file holds it. */
  standsIn?: boolean;
  /** Rejects with the system's code (`EACCES`) where the file can't be had. */
  read(): Promise<Uint8Array>;
}

/** A sheet to read: all of a CSV file or one sheet of a workbook. */
export interface Source {
  table: Table;
  file: TableFile;
  /** What follows the table's name in the name of the sheet, else of the file. */
  tail: string;
  /** Null where there is nothing to read. */
  load(): Promise<RawSheet | null>;
  /** How a mapping reads it; null for a sheet in the table's own layout. */
  view: View | null;
}

/** A download's findings are among them: they are worked out anew from the tables. */
const IGNORED_FILES = /^(?:README|说明|findings(?:-\d+)?\.csv$)/i;
/** Sheets of the starter workbook that explain and hold no data. */
const IGNORED_SHEETS = /^(?:说明|填写说明|选项|README)/i;

/** Formats in which spreadsheets are saved that are not read. */
const OTHER_FORMATS: ReadonlyMap<string, ProblemCode> = new Map([
  ['xls', 'format-old-excel'],
  ['et', 'format-wps'],
  ['ett', 'format-wps'],
  ['xlsm', 'format-macro'],
  ['xlsb', 'format-macro'],
  ['xltm', 'format-macro'],
]);

/** Other files that may lie among the tables, with what to do about them. */
const NO_TABLES: readonly [endings: RegExp, remedy: string][] = [
  [/^(?:docx?|wps|rtf)$/, '是文字文档，里面的表格复制到工作簿里，存成 .xlsx。'],
  [/^(?:pdf|png|jpe?g|bmp|tiff?)$/, '是图片或版式文件，把表格录入工作簿，存成 .xlsx。'],
  [/^(?:txt|tsv|ods|xml|json)$/, '用 Excel 或 WPS 打开，另存为 .xlsx。'],
];

/** The sheets to read, copies last, and the tables of which a file is there that can't be. */
export async function findSources(
  files: readonly TableFile[],
  mapper: Mapper,
  corrections: Corrections,
  problems: ProblemLog,
): Promise<{ sources: Source[]; refused: Set<TableId>; seen: SheetSeen[] }> {
  const sources: Source[] = [];
  const seen: SheetSeen[] = [];
  const looking = { mapper, corrections, problems, seen };
  const refused = new Set<TableId>();
  const named = files.map((file) => {
    const base = file.path.split('/').at(-1) as string;
    const dot = base.lastIndexOf('.');
    const stem = dot < 0 ? base : base.slice(0, dot);
    return { file, base, stem, ending: dot < 0 ? '' : base.slice(dot + 1).toLowerCase(), name: tableNamed(stem) };
  });
  // Copies are read last, so that a row that stands in both is taken from the original.
  const rank = ({ name }: { name: NamedTable | null }): number => (name === null || name.copy === null ? 0 : 1);
  named.sort((a, b) => rank(a) - rank(b) || compareText(a.file.path, b.file.path));
  reportTwoForms(named, problems);
  const gaveWay = (stem: string): { gaveWayTo?: string } => {
    const of = named.findLast((one) => isCopyOf(stem, one.stem));
    return of === undefined ? {} : { gaveWayTo: of.file.path };
  };
  for (const { file, base, stem, ending, name } of named) {
    const place = { file: file.path };
    if (file.path.endsWith('/')) {
      // The folder of tables itself stands here only where it can't be read.
      if (file.path === 'tables/') {
        await bytesOf(file, problems);
        for (const { id } of TABLES) refused.add(id);
      } else problems.push(problem('folder-ignored', place, null));
      continue;
    }
    if (reportLeftBehind(base, place, problems) || IGNORED_FILES.test(base)) continue;
    const before = problems.errors;
    if (ending !== 'csv' && ending !== 'xlsx') {
      problems.push(otherFormat(place, ending));
    } else if (file.bytes > LIMITS.fileMegabytes * 1_000_000) {
      problems.push(problem('file-too-large', place, null, { limit: LIMITS.fileMegabytes }));
    } else if (ending === 'xlsx') {
      if (name?.copy) problems.push(problem('file-copy', place, name.copy, gaveWay(stem)));
      for (const source of await sourcesOfWorkbook(file, stem, looking)) sources.push(source);
    } else {
      // Asked first whether a mapping is for it; then it is not loaded twice.
      const sheet = name === null || mapper.isFor(stem) ? await loadCorrected(file, corrections, problems) : undefined;
      const mapped = sheet == null ? null : sourcesOfCsv(file, stem, name, sheet, looking);
      if (mapped !== null) sources.push(...mapped);
      else if (name === null) problems.push(fileUnknown(file, stem, mapper));
      else {
        if (name.copy) problems.push(problem('file-copy', place, name.copy, gaveWay(stem)));
        const load = async (): Promise<RawSheet | null> => {
          const read = sheet === undefined ? await loadCorrected(file, corrections, problems) : sheet;
          seen.push({
            file: file.path,
            sheet: null,
            rows: read?.rows.length ?? 0,
            ...READ_AS[read ? 'plain' : 'unread'],
          });
          return read;
        };
        sources.push({ table: name.table, file, tail: name.tail, load, view: null });
      }
    }
    if (name && problems.errors > before) refused.add(name.table.id);
  }
  return { sources, refused, seen };
}

const READ_AS = { plain: { read: 'plain', mapping: null }, unread: { read: 'unread', mapping: null } } as const;

/** What looks at sheets, and what is told of each. */
interface Looking {
  mapper: Mapper;
  corrections: Corrections;
  problems: ProblemLog;
  seen: SheetSeen[];
}

/** A file that is no CSV and no workbook, with what to do about it. */
export function otherFormat(place: Place, ending: string): Problem {
  const remedy = NO_TABLES.find(([endings]) => endings.test(ending))?.[1];
  return problem(OTHER_FORMATS.get(ending) ?? 'file-ignored', place, null, { remedy });
}

/** A CSV file beside a workbook of its name: a corrected copy of a table comes back as a workbook. */
function reportTwoForms(
  files: readonly { file: TableFile; base: string; stem: string; ending: string }[],
  problems: ProblemLog,
): void {
  const workbooks = new Map(
    files.flatMap(({ stem, ending, base, file }) =>
      ending === 'xlsx' ? [[stem.toLowerCase(), { base, path: file.path }]] : [],
    ),
  );
  for (const { file, stem, ending } of files) {
    const other = ending === 'csv' ? workbooks.get(stem.toLowerCase()) : undefined;
    if (other === undefined) continue;
    const said = { other: other.base, gaveWayTo: other.path };
    problems.push(problem('file-two-forms', { file: file.path }, null, said));
  }
}

/** The sheets of one table: those that stand in are left out where there are others. */
export function sourcesOf(table: Table, sources: readonly Source[]): readonly Source[] {
  const ofTable = sources.filter((source) => source.table === table);
  const given = ofTable.filter(({ file }) => file.standsIn !== true);
  return given.length > 0 ? given : ofTable;
}

/** Whether a file was left behind by a program, which is reported unless every system leaves such files. */
export function reportLeftBehind(base: string, place: Place, problems: ProblemLog): boolean {
  const left = leftBehind(base);
  if (left === 'lock') problems.push(problem('file-lock', place, null));
  if (left === 'shadow') problems.push(problem('file-shadow', place, null));
  return left !== null;
}

/** The system's codes for a file that can't be had, as problems; another fault of the disk is named by its code. */
const DISK_FAULTS: ReadonlyMap<string, ProblemCode> = new Map([
  ['ENOENT', 'link-dangling'],
  ['ELOOP', 'link-dangling'],
  ['EILSEQ', 'file-name-encoding'],
  ['EISDIR', 'file-expected'],
  ['ENOTDIR', 'folder-expected'],
]);

/** The bytes of a file; null where the disk does not give them, which is reported. */
export async function bytesOf(file: TableFile, problems: ProblemLog): Promise<Uint8Array | null> {
  try {
    return await file.read();
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) throw cause;
    const hint = code === 'EACCES' || code === 'EPERM' ? '没有读取的权限' : `磁盘或网络出了故障（${code}）`;
    problems.push(problem(DISK_FAULTS.get(code) ?? 'file-unreachable', { file: file.path }, null, { hint }));
    return null;
  }
}

/** The sheets of a workbook that are tables by their own name, or by the file's. */
async function sourcesOfWorkbook(
  file: TableFile,
  stem: string,
  { mapper, corrections, problems, seen }: Looking,
): Promise<Source[]> {
  const bytes = await bytesOf(file, problems);
  if (bytes === null) return [];
  const read = await readFile(bytes, 'xlsx');
  reportFaults(read, file, problems);
  const named = tableNamed(stem);
  const byFile = named?.table ?? null;
  const sources: Source[] = [];
  let isMapped = false;
  for (const raw of read.sheets) {
    const sheet = corrections.applied(file.path, raw);
    const name = sheet.name ?? '';
    const bySheet = tableNamed(name);
    const byName = bySheet?.table ?? null;
    const explains = IGNORED_SHEETS.test(name);
    const table = byName ?? (explains ? null : byFile);
    const filled = sheet.rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).length;
    const place = { file: file.path, sheet: name };
    const tail = bySheet?.tail || (named?.tail ?? '');
    const tell = (how: Pick<SheetSeen, 'read' | 'mapping'>) =>
      seen.push({ file: file.path, sheet: name, rows: sheet.rows.length, ...how });
    if (sheet.hidden) {
      tell(READ_AS.unread);
      if (filled > 0 && !explains) problems.push(problem('sheet-hidden', place, null, { limit: filled }));
      continue;
    }
    const views = filled > 0 && !explains ? mapper.settle(place, { file: stem, sheet: name }, sheet, table) : null;
    tell(mapper.toldOf(file.path, name) ?? READ_AS[views === null && table && filled > 0 ? 'plain' : 'unread']);
    if (views !== null) {
      isMapped = true;
      for (const view of views)
        sources.push({ table: view.table, file, tail: tail || stem, load: async () => sheet, view });
    } else if (table && filled > 0) {
      if (bySheet?.copy) problems.push(problem('file-copy', place, bySheet.copy));
      sources.push({ table, file, tail, load: async () => sheet, view: null });
    } else if (byName) {
      sources.push({ table: byName, file, tail, load: async () => null, view: null });
    } else if (!table && filled > 0 && !explains) {
      problems.push(problem('sheet-unknown', place, null, { hint: nearTables(name) }));
    }
  }
  if (sources.length === 0 && !isMapped && read.sheets.length > 0) {
    const place = { file: file.path };
    problems.push(byFile ? problem('file-empty', place, null) : fileUnknown(file, stem, mapper));
  }
  return sources;
}

function fileUnknown(file: TableFile, stem: string, mapper: Mapper): Problem {
  const other = mapper.proposedFor(file.path) ?? undefined;
  return problem('file-unknown', { file: file.path }, null, { hint: nearTables(stem), other });
}

/** A CSV file as a mapping reads it; null where it is to be read as the table of its name. */
function sourcesOfCsv(
  file: TableFile,
  stem: string,
  name: NamedTable | null,
  sheet: RawSheet,
  { mapper, seen }: Looking,
): Source[] | null {
  const views = mapper.settle({ file: file.path }, { file: stem, sheet: null }, sheet, name?.table ?? null);
  // One that is read as the table of its name is told when it is read.
  if (views !== null || name === null)
    seen.push({
      file: file.path,
      sheet: null,
      rows: sheet.rows.length,
      ...(mapper.toldOf(file.path, null) ?? READ_AS.unread),
    });
  return views?.map((view) => ({ table: view.table, file, tail: stem, load: async () => sheet, view })) ?? null;
}

async function loadCorrected(
  file: TableFile,
  corrections: Corrections,
  problems: ProblemLog,
): Promise<RawSheet | null> {
  const sheet = await loadCsv(file, problems);
  return sheet && corrections.applied(file.path, sheet);
}

export async function loadCsv(file: TableFile, problems: ProblemLog): Promise<RawSheet | null> {
  const bytes = await bytesOf(file, problems);
  if (bytes === null) return null;
  const read = await readFile(bytes, 'csv');
  reportFaults(read, file, problems);
  return read.sheets[0] ?? null;
}

/** Reads a file whose first bytes are what its ending says. */
export async function readFile(bytes: Uint8Array, ending: 'csv' | 'xlsx'): Promise<ReadResult> {
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

function reportFaults(read: ReadResult, file: TableFile, problems: ProblemLog): void {
  for (const fault of read.faults) {
    const place = { file: file.path, sheet: fault.sheet ?? null, row: fault.row ?? null };
    problems.push(problem(fault.code, place, null, fault.details));
  }
}
