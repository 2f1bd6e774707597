/**
 * From the files of `tables/` to records and problems: `readTables` never fails and reports everything
 * in one run. The sequence is the file itself, top to bottom:
 *
 *   name the table → check the container → decode and split → find the header → gate private columns →
 *   read each cell → set totals and signatures aside → resolve references → compare columns →
 *   find duplicates → compare amounts.
 *
 * Free of disk, clock and network: bytes come in through `TableFile.read`.
 */
import type { Problem } from '../domain/problem.ts';
import { type Period, periodEnd } from '../domain/period.ts';
import type { RecordsByTable, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { packSource, type SourceRef, type SourceSheet, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { TABLES, tableOf } from '../tables/catalogue.ts';
import { type Column, columnList, type ReferenceTarget, type Relation, type Table } from '../tables/column.ts';
import { cellReader, Doubt, type Reading, type ReadingOptions, Refusal, TOTAL, type Value } from './cells.ts';
import { findHeader, type Header, type HeaderCell, isAnyHeader } from './header.ts';
import { Lookup } from './lookup.ts';
import { IS_TOTAL, isEmptyRow, isLoneSentence, rowKind } from './notes.ts';
import { nearestInWords } from './nearest.ts';
import { isPrivateHeader, privateIn } from './privacy.ts';
import { type Details, mask, type Place, placeInWords, type ProblemCode, problem } from './problems.ts';
import { readCsv } from './read/csv.ts';
import { type Cell, LIMITS, type RawSheet, type ReadResult } from './read/sheet.ts';
import { readXlsx } from './read/xlsx.ts';
import { cleanText, isBlank } from './text.ts';

/** A file of the folder `tables/`. */
export interface TableFile {
  /** Path inside the content folder, with forward slashes. */
  path: string;
  bytes: number;
  read(): Promise<Uint8Array>;
}

export interface IntakeOptions {
  /** Credit codes whose check digit may be wrong (`accepted_codes`). */
  acceptedCodes: readonly string[];
  /** Units that profiles add to those of the contract. */
  feeUnits: readonly string[];
  demo: boolean;
}

/** Where every row of a table went. */
export interface TableTotals {
  table: TableId;
  files: number;
  /** Rows below the header that are not empty. */
  rows: number;
  /** Records, which are published when there is no error. */
  records: number;
  /** Rows with an error; each is in the report. */
  faulty: number;
  /** Totals, signatures and remarks, which are not records. */
  notes: number;
}

export interface TablesRead {
  register: Register;
  problems: Problem[];
  totals: TableTotals[];
  /** The names and codes that notices may aim at. */
  lookup: Lookup;
}

/** Tables that others refer to come first, so that a reference is resolved as it is read. */
const READING_ORDER: readonly TableId[] = ['division', 'firm', 'estate'];

const IGNORED_FILES = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|README|说明)/i;
/** Sheets of the starter workbook that explain and hold no data. */
const IGNORED_SHEETS = /^(?:说明|填写说明|选项|README)/i;

interface Source {
  table: Table;
  file: TableFile;
  load(): Promise<RawSheet | null>;
}

/** Reads every file. `progress` is told each sheet before it is read. */
export async function readTables(
  files: readonly TableFile[],
  options: IntakeOptions,
  progress: (path: string) => void = () => {},
): Promise<TablesRead> {
  const problems: Problem[] = [];
  const { sources, refused } = await nameSources(files, problems);
  const order = new Map(TABLES.map((table, i) => [table.id, READING_ORDER.includes(table.id) ? READING_ORDER.indexOf(table.id) - 100 : i]));
  sources.sort((a, b) => (order.get(a.table.id) as number) - (order.get(b.table.id) as number) || compareText(a.file.path, b.file.path));

  const reader = new TableReader(options, problems);
  for (const id of refused) reader.markUnsure(id);
  let done: Table | null = null;
  for (const source of sources) {
    if (done !== null && done !== source.table) reader.finish(done);
    done = source.table;
    progress(source.file.path);
    const before = problems.length;
    const sheet = await source.load();
    reader.count(source.table).files++;
    if (problems.slice(before).some((p) => p.severity === 'error')) reader.markUnsure(source.table.id);
    if (sheet) reader.readSheet(source.table, source.file.path, sheet);
  }
  if (done !== null) reader.finish(done);
  for (const id of ['division', 'estate'] as const) {
    if (!reader.isPresent(id) && !reader.isUnsure(id)) {
      const table = TABLES.find((t) => t.id === id) as Table;
      problems.push(problem('table-missing', { file: `tables/${table.name}` }, null, { header: table.name }));
    }
  }
  return reader.result();
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isTarget = (id: TableId): id is ReferenceTarget => id === 'division' || id === 'estate' || id === 'firm';

/** Which table a file or sheet name carries: the id or the Chinese name, then anything after a `-`. */
export function tableNamed(name: string): Table | null {
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

const nearTables = (name: string): string | undefined =>
  nearestInWords(name, TABLES.flatMap((table) => [table.name, table.id]));

/** The sheets to read, and the tables of which a file is there that can't be. */
async function nameSources(files: readonly TableFile[], problems: Problem[]): Promise<{ sources: Source[]; refused: Set<TableId> }> {
  const sources: Source[] = [];
  const refused = new Set<TableId>();
  for (const file of [...files].sort((a, b) => compareText(a.path, b.path))) {
    const base = file.path.split('/').at(-1) as string;
    if (IGNORED_FILES.test(base)) continue;
    const dot = base.lastIndexOf('.');
    const ending = dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
    const stem = dot < 0 ? base : base.slice(0, dot);
    const byFile = tableNamed(stem);
    const report = (code: ProblemCode, details: Details = {}, place: Partial<Place> = {}): void => {
      problems.push(problem(code, { file: file.path, ...place }, null, details));
      if (byFile && place.sheet === undefined && problems.at(-1)?.severity === 'error') refused.add(byFile.id);
    };
    if (ending === 'xls') report('format-old-excel');
    else if (ending === 'et' || ending === 'ett') report('format-wps');
    else if (ending === 'xlsm' || ending === 'xlsb' || ending === 'xltm') report('format-macro');
    else if (ending !== 'csv' && ending !== 'xlsx') report('file-ignored');
    else if (file.bytes > LIMITS.fileMegabytes * 1_000_000) report('file-too-large', { limit: LIMITS.fileMegabytes });
    else if (ending === 'csv') {
      if (!byFile) report('file-unknown', { hint: nearTables(stem) });
      else sources.push({ table: byFile, file, load: async () => firstSheet(await readFile(file, 'csv'), file, problems) });
    } else {
      const read = await readFile(file, 'xlsx');
      const before = problems.length;
      reportFaults(read, file, problems);
      if (byFile && problems.slice(before).some((p) => p.severity === 'error')) refused.add(byFile.id);
      let used = 0;
      for (const sheet of read.sheets) {
        const name = sheet.name ?? '';
        const table = tableNamed(name) ?? (IGNORED_SHEETS.test(name) ? null : byFile);
        const filled = sheet.rows.filter((row) => row.some((cell) => cell !== null && cell !== '')).length;
        if (sheet.hidden) {
          if (filled > 0 && !IGNORED_SHEETS.test(name)) report('sheet-hidden', { limit: filled }, { sheet: name });
          continue;
        }
        if (table && filled > 0) {
          used++;
          sources.push({ table, file, load: async () => sheet });
        } else if (table && tableNamed(name)) {
          used++;
          sources.push({ table, file, load: async () => null });
        } else if (!table && filled > 0 && !IGNORED_SHEETS.test(name)) {
          report('sheet-unknown', { hint: nearTables(name) }, { sheet: name });
        }
      }
      if (used === 0 && read.sheets.length > 0 && !byFile) report('file-unknown', { hint: nearTables(stem) });
      else if (used === 0 && read.sheets.length > 0) report('file-empty');
    }
  }
  return { sources, refused };
}

async function readFile(file: TableFile, ending: 'csv' | 'xlsx'): Promise<ReadResult> {
  const bytes = await file.read();
  const starts = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  const isZip = starts(0x50, 0x4b, 0x03, 0x04);
  const isCompound = starts(0xd0, 0xcf, 0x11, 0xe0);
  if (bytes.length === 0) return { sheets: [], faults: [{ code: 'file-empty' }] };
  if (isCompound) return { sheets: [], faults: [{ code: 'format-encrypted' }] };
  if (ending === 'csv') {
    if (isZip) return { sheets: [], faults: [{ code: 'format-mismatch', details: { hint: '这是 .xlsx 工作簿，把后缀改成 .xlsx。' } }] };
    return readCsv(bytes, isAnyHeader, LIMITS);
  }
  if (isZip) return readXlsx(bytes, LIMITS);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  if (/^\s*<|^\xef\xbb\xbf\s*</.test(head)) return { sheets: [], faults: [{ code: 'format-html' }] };
  return { sheets: [], faults: [{ code: 'file-not-readable', details: { hint: '这不是 .xlsx 工作簿，或文件没有存完' } }] };
}

function reportFaults(read: ReadResult, file: TableFile, problems: Problem[]): void {
  for (const fault of read.faults) {
    const place = { file: file.path, sheet: fault.sheet ?? null, row: fault.row ?? null };
    problems.push(problem(fault.code, place, null, fault.details));
  }
}

function firstSheet(read: ReadResult, file: TableFile, problems: Problem[]): RawSheet | null {
  reportFaults(read, file, problems);
  return read.sheets[0] ?? null;
}

/** A column of the sheet as the row loop uses it. */
interface PlannedColumn {
  field: string;
  column: Column;
  index: number;
  read: (cell: Cell, clean: boolean) => Reading;
  /** A name stands here for the code of the column. */
  byName: boolean;
  /** The name beside the code, to be compared with what the code means. */
  nameIndex: number | null;
  /** Name columns that speak where this one is blank, or means nothing while byName. */
  others: readonly number[];
}

interface Plan {
  columns: PlannedColumn[];
  divisionIndex: number | null;
  streetIndex: number | null;
  /** Columns that are read by nobody and still searched for private data. */
  strayIndexes: { index: number; written: string }[];
  /** Columns of running numbers and the like. */
  ornaments: Set<number>;
  /** What columns of a row are held against each other, where both are in the sheet. */
  relations: Relation<Record<string, Value>>[];
  references: PlannedColumn[];
  width: number;
  /** What stands in the header's row, by column: pages pasted together repeat it. */
  headings: readonly Cell[];
}

class TableReader {
  readonly lookup = new Lookup();
  readonly #options: IntakeOptions;
  readonly #problems: Problem[];
  readonly #records = Object.fromEntries(TABLES.map((table) => [table.id, []])) as unknown as { [K in TableId]: RecordsByTable[K][] };
  readonly #totals = new Map<TableId, TableTotals>(
    TABLES.map((table) => [table.id, { table: table.id, files: 0, rows: 0, records: 0, faulty: 0, notes: 0 }]),
  );
  /** Rows with an error of tables that others refer to: one of them may be the first of a duplicate. */
  readonly #faulty: Partial<Record<TableId, Record<string, Value>[]>> = {};
  readonly #sheets: SourceSheet[] = [];
  readonly #present = new Set<TableId>();
  /** Tables that are there and could not be read whole: what they lack may be in what was not read. */
  readonly #unsure = new Set<TableId>();

  constructor(options: IntakeOptions, problems: Problem[]) {
    this.#options = options;
    this.#problems = problems;
  }

  count(table: Table): TableTotals {
    return this.#totals.get(table.id) as TableTotals;
  }
  markUnsure(id: TableId): void {
    this.#unsure.add(id);
  }
  isUnsure(id: TableId): boolean {
    return this.#unsure.has(id);
  }
  isPresent(id: TableId): boolean {
    return this.#present.has(id);
  }

  result(): TablesRead {
    return {
      register: { records: this.#records, present: this.#present, sheets: this.#sheets },
      problems: this.#problems,
      totals: [...this.#totals.values()].filter((totals) => totals.files > 0),
      lookup: this.lookup,
    };
  }

  #report(code: ProblemCode, place: Place, value: string | null, details?: Details): void {
    this.#problems.push(problem(code, place, value, details));
  }

  /** The place of a record, in words. */
  #words(ref: SourceRef): string {
    const { file, sheet } = this.#sheets[sourceSheetIndex(ref)] as SourceSheet;
    return placeInWords({ file, sheet, row: sourceRow(ref) });
  }

  readSheet(table: Table, file: string, sheet: RawSheet): void {
    const place: Place = { file, sheet: sheet.name };
    const header = findHeader(table, sheet.rows);
    if (header === null) {
      const hint = columnList(table).filter(([, c]) => c.required).map(([, c]) => c.header).join('、');
      const filled = sheet.rows.some((row) => !isEmptyRow(row));
      if (filled) {
        this.#report('header-not-found', place, null, { hint });
        this.markUnsure(table.id);
      } else this.#report('file-empty', place, null);
      return;
    }
    this.#present.add(table.id);
    if (isTarget(table.id)) this.lookup.markPresent(table.id);
    if (sheet.rows.some((row) => row.length > LIMITS.columns && !isEmptyRow(row.slice(LIMITS.columns)))) {
      this.#report('too-many-columns', place, null, { limit: LIMITS.columns });
      this.markUnsure(table.id);
      return;
    }
    const plan = this.#plan(table, place, sheet, header);
    const sheetIndex = this.#sheets.push({ file, sheet: sheet.name }) - 1;
    this.#readRows(table, place, sheet, header, plan, sheetIndex);
  }

  /** What each column of the sheet is read as. A private column stops the build and is read as nothing. */
  #plan(table: Table, place: Place, sheet: RawSheet, header: Header): Plan {
    const at = (cell: HeaderCell): Place => ({ ...place, row: header.row + 1, columnIndex: cell.index, column: cell.written || null });
    const there = new Set(header.cells.flatMap(({ meaning }) => (meaning?.is === 'column' ? [meaning.field] : [])));
    const known = columnList(table).filter(([field]) => !there.has(field)).map(([, column]) => column.header);
    const columns = new Map<string, { cell: HeaderCell; column: Column }>();
    const names = new Map<string, HeaderCell[]>();
    const plan: Plan = {
      columns: [],
      divisionIndex: null,
      streetIndex: null,
      strayIndexes: [],
      ornaments: new Set(),
      relations: [],
      references: [],
      width: header.cells.length,
      headings: sheet.rows[header.row] as readonly Cell[],
    };

    for (const cell of header.cells) {
      const { meaning, written } = cell;
      if (
        (meaning === null && written !== '' && isPrivateHeader(written, table.id)) ||
        (cell.group !== '' && isPrivateHeader(cell.group + written, table.id))
      ) {
        this.#reportPrivateColumn(table, sheet, header, cell, at(cell));
      } else if (meaning === null) {
        plan.strayIndexes.push({ index: cell.index, written });
        if (written !== '') this.#report('header-unknown', at(cell), written, { hint: nearestInWords(written, known) });
        else {
          const filled = sheet.rows.slice(header.row + 1).filter((row) => (row[cell.index] ?? '') !== '').length;
          if (filled > 0) this.#report('header-blank', at(cell), null, { limit: filled });
        }
      } else if (meaning.is === 'narrows') {
        if (meaning.by === 'division') plan.divisionIndex = cell.index;
        else plan.streetIndex = cell.index;
      } else if (meaning.is === 'ornament') {
        plan.ornaments.add(cell.index);
        plan.strayIndexes.push({ index: cell.index, written });
      } else if (meaning.is === 'name-of') {
        names.set(meaning.field, [...(names.get(meaning.field) ?? []), cell]);
      } else {
        const other = columns.get(meaning.field);
        if (!other) columns.set(meaning.field, { cell, column: meaning.column });
        else this.#report('header-duplicate', { ...at(cell), column: meaning.column.header }, written, { other: placeInWords(at(other.cell)) });
      }
    }

    for (const [field, column] of columnList(table)) {
      const own = columns.get(field);
      const byName = names.get(field) ?? [];
      const cell = own?.cell ?? byName[0];
      if (cell === undefined) {
        if (column.required) {
          const unknown = header.cells.filter((cell) => cell.meaning === null && cell.written !== '').map((cell) => cell.written);
          this.#report('column-missing', { ...place, row: header.row + 1, column: column.header }, null, {
            header: column.header,
            hint: nearestInWords(column.header, unknown),
          });
        }
        continue;
      }
      plan.columns.push({
        field,
        column,
        index: cell.index,
        read: cellReader(column, this.#readingOptions(column, cell, header, sheet)),
        byName: own === undefined,
        nameIndex: own ? (byName[0]?.index ?? null) : null,
        others: byName.filter((name) => name !== cell).map((name) => name.index),
      });
      if (field === 'division' && table.id !== 'estate') plan.divisionIndex ??= cell.index;
    }
    const planned = new Set(plan.columns.map((column) => column.field));
    plan.references = plan.columns.filter(({ column }) => column.type.is === 'reference');
    plan.relations = (table.relations as readonly Relation<Record<string, Value>>[]).filter((relation) =>
      relation.rule === 'not-before'
        ? planned.has(relation.earlier) && planned.has(relation.later)
        : planned.has(relation.part) && planned.has(relation.whole),
    );
    return plan;
  }

  #reportPrivateColumn(table: Table, sheet: RawSheet, header: Header, cell: HeaderCell, place: Place): void {
    const first = sheet.rows.slice(header.row + 1).find((row) => (row[cell.index] ?? '') !== '');
    const value = first ? mask(String(first[cell.index])) : null;
    const phone = columnList(table).find(([, column]) => column.type.is === 'phone')?.[1].header;
    const hint = phone !== undefined && /手机|电话/.test(cell.written) ? `是工作用的号码，就把列名改成「${phone}」。` : undefined;
    this.#report('private-column', place, value, { header: cell.written, hint });
  }

  #readingOptions(column: Column, cell: HeaderCell, header: Header, sheet: RawSheet): ReadingOptions {
    const unit = cell.unit ?? header.cornerUnit;
    return {
      tenThousands: column.type.is === 'money' && unit === '万元',
      dateSystem: sheet.dateSystem,
      feeUnits: this.#options.feeUnits,
      acceptedCodes: new Set(this.#options.acceptedCodes),
      demo: this.#options.demo,
      cellCharacters: LIMITS.cellCharacters,
    };
  }

  #readRows(table: Table, place: Place, sheet: RawSheet, header: Header, plan: Plan, sheetIndex: number): void {
    const totals = this.count(table);
    const records = this.#records[table.id] as unknown as Record<string, Value>[];
    const sums = new Sums(plan);
    const { rows, clean, faults, merged } = sheet;
    const context: RowContext = { table, place, sheet, plan, row: 0, cells: [], used: null };
    const fields = columnList(table).map(([field]) => field);
    const hasFaults = faults.size > 0;
    const hasMerged = merged.size > 0;
    const faultyRows = new Set([...faults.keys()].map((key) => Number(key.split(',')[0])));

    for (let r = header.row + 1; r < rows.length; r++) {
      const cells = rows[r] as readonly Cell[];
      if (isEmptyRow(cells) && !faultyRows.has(r)) continue;
      totals.rows++;
      const kind = rowKind(cells);
      if (kind !== 'record' || isHeaderAgain(cells, plan)) {
        totals.notes++;
        if (kind === 'total') this.#compareTotal(cells, sums, { ...place, row: r + 1 });
        continue;
      }
      context.row = r;
      context.cells = cells;
      context.used = null;
      const found = new Found();
      let faulty = false;
      let isTotal = false;
      let ghost: string | null = null;
      const record: Record<string, Value> = { source: packSource(sheetIndex, r + 1) };
      for (const field of fields) record[field] = null;

      for (const column of plan.columns) {
        const fault = hasFaults ? faults.get(`${r},${column.index}`) : undefined;
        if (fault) {
          found.push(problem(fault.code, cellPlace(context, column), fault.value));
          faulty = true;
          if (column.column.type.is === 'money') sums.unsure = true;
          continue;
        }
        if (hasMerged && COUNTED.has(column.column.type.is) && merged.has(`${r},${column.index}`)) {
          found.push(problem('amount-merged', cellPlace(context, column), null));
          faulty = true;
          sums.unsure = true;
          continue;
        }
        let reading = column.read(cells[column.index] ?? null, clean);
        if (reading === null && column.others.length > 0) reading = readOther(context, column, clean);
        if (reading === TOTAL) {
          isTotal = true;
          continue;
        }
        if (reading instanceof Doubt) {
          found.push(problem(reading.code, cellPlace(context, column), reading.value, reading.details));
          reading = reading.taken;
        }
        if (reading instanceof Refusal) {
          found.push(problem(reading.code, cellPlace(context, column), reading.value, reading.details));
          faulty = true;
          // Rows that repeat a slip in a code mean the row where it was made; one message is enough.
          if (column.column.type.is === 'own-code') ghost = reading.value;
          if (column.column.type.is === 'money') sums.unsure = true;
          continue;
        }
        if (reading === null) {
          if (column.column.required && !(column.field === 'basis' && isEmptyList(table, plan, cells))) {
            found.push(problem('required-blank', cellPlace(context, column), null, { header: column.column.header }));
            faulty = true;
          }
          continue;
        }
        record[column.field] = reading;
      }

      // 小计 and 合计 may stand in any column; a row that is one is no record, however it reads.
      if (isTotal || (faulty && cells.some((cell) => typeof cell === 'string' && IS_TOTAL.test(cell.trim())))) {
        totals.notes++;
        this.#compareTotal(cells, sums, { ...place, row: r + 1 });
        continue;
      }
      if (faulty && !faultyRows.has(r) && (isLoneSentence(cells) || isOnlyNumbered(cells, plan))) {
        totals.notes++;
        continue;
      }
      sums.add(record);
      if (!this.#resolve(context, record, found)) faulty = true;
      if (isTarget(table.id)) this.#register(table.id, record, ghost);
      if (!this.#relate(context, record, found)) faulty = true;
      if (this.#stray(context, found)) faulty = true;
      if (found.problems) for (const p of found.problems) this.#problems.push(p);
      if (faulty) {
        totals.faulty++;
        if (isTarget(table.id) && record.code !== null) this.#keepFaulty(table.id, record);
      } else {
        totals.records++;
        records.push(record);
      }
    }
  }

  #keepFaulty(id: TableId, record: Record<string, Value>): void {
    const list = this.#faulty[id];
    if (list) list.push(record);
    else this.#faulty[id] = [record];
  }

  /** A row with a wrong value still exists for those that refer to it. */
  #register(target: ReferenceTarget, record: Record<string, Value>, ghost: string | null): void {
    const code = typeof record.code === 'string' ? record.code : ghost;
    if (code === null) return;
    const text = (field: string): string | null => (typeof record[field] === 'string' ? (record[field] as string) : null);
    this.lookup.add(target, {
      code,
      name: text('name'),
      formerName: text('formerName'),
      oldCode: text('oldCode'),
      division: target === 'division' ? text('parent') : text('division'),
      street: text('street'),
    });
  }

  /** Puts codes in the place of what was written in reference columns. */
  #resolve(context: RowContext, record: Record<string, Value>, found: Found): boolean {
    let right = true;
    for (const planned of context.plan.references) {
      const type = planned.column.type as Extract<Column['type'], { is: 'reference' }>;
      const written = record[planned.field];
      if (typeof written !== 'string') continue;
      if (written === type.nobody) {
        record[planned.field] = null;
        continue;
      }
      const targets = targetsFor(context.table, planned.field, record, type.to);
      if (!planned.byName) {
        const direct = this.lookup.byCode(targets, written);
        if (direct) {
          record[planned.field] = direct.found;
          if (planned.nameIndex !== null) this.#compareName(context, planned, direct, found);
          continue;
        }
      }
      const resolution = this.lookup.resolve(targets, written, {
        division: cellWords(context, context.plan.divisionIndex),
        street: cellWords(context, context.plan.streetIndex),
      });
      if ('found' in resolution) {
        record[planned.field] = resolution.found;
        continue;
      }
      const other = planned.byName ? this.#resolveOther(context, planned, targets) : null;
      if (other !== null) {
        record[planned.field] = other;
        continue;
      }
      // What is not in the tables that were read may be in one that is absent or could not be: it stands.
      if ('unknown' in resolution && targets.some((target) => !this.lookup.isPresent(target) || this.#unsure.has(target))) continue;
      right = false;
      const where = targets.map((target) => TARGET_WORDS[target]).join('、');
      found.push(
        'ambiguous' in resolution
          ? problem('reference-ambiguous', cellPlace(context, planned), written, { hint: resolution.ambiguous })
          : problem('reference-unknown', cellPlace(context, planned), written, { header: where, hint: resolution.near }),
      );
    }
    return right;
  }

  /** The first of the other name columns that means something: 企业名称 and 小区名称 side by side. */
  #resolveOther(context: RowContext, planned: PlannedColumn, targets: readonly ReferenceTarget[]): string | null {
    for (const index of planned.others) {
      const written = cellWords(context, index);
      if (written === null) continue;
      const resolution = this.lookup.resolve(targets, written, {
        division: cellWords(context, context.plan.divisionIndex),
        street: cellWords(context, context.plan.streetIndex),
      });
      if ('found' in resolution) return resolution.found;
    }
    return null;
  }

  #compareName(context: RowContext, planned: PlannedColumn, resolved: { found: string; target: ReferenceTarget }, found: Found): void {
    const written = cellWords(context, planned.nameIndex);
    const entity = this.lookup.entity(resolved.target, resolved.found);
    if (written === null || !entity?.name) return;
    const same = this.lookup.resolve([resolved.target], written, { division: null, street: null });
    if ('found' in same && same.found === resolved.found) return;
    if ('ambiguous' in same) return;
    found.push(
      problem('reference-name-differs', { ...cellPlace(context, planned), columnIndex: planned.nameIndex }, written, {
        header: TARGET_WORDS[resolved.target],
        other: entity.name,
      }),
    );
  }

  /** Compares columns of one row. */
  #relate(context: RowContext, record: Record<string, Value>, found: Found): boolean {
    let right = true;
    for (const relation of context.plan.relations) {
      if (relation.rule === 'not-before') {
        const earlier = record[relation.earlier];
        const later = record[relation.later];
        if (typeof earlier !== 'string' || typeof later !== 'string' || later >= earlier) continue;
        found.push(
          problem('dates-reversed', cellPlace(context, plannedFor(context, relation.later)), later, {
            header: headerOf(context, relation.earlier),
            other: earlier,
          }),
        );
      } else {
        const part = record[relation.part];
        const whole = record[relation.whole];
        if (typeof part !== 'number' || typeof whole !== 'number' || part <= whole) continue;
        found.push(
          problem('part-exceeds-whole', cellPlace(context, plannedFor(context, relation.part)), String(part), {
            header: headerOf(context, relation.whole),
            other: String(whole),
          }),
        );
      }
      right = false;
    }
    if (context.table.id === 'firm_grade' && typeof record.period === 'string' && typeof record.publishedOn === 'string') {
      const end = periodEnd(record.period as Period);
      if (record.publishedOn < end) {
        found.push(problem('published-before-period-end', cellPlace(context, plannedFor(context, 'publishedOn')), record.publishedOn, { other: end }));
      }
    }
    return right;
  }

  /** Looks at what no column reads: private data there stops the build too, and cells beyond the header are named. */
  #stray(context: RowContext, found: Found): boolean {
    let wrong = false;
    const { plan, cells } = context;
    for (const { index, written } of plan.strayIndexes) {
      const cell = cells[index];
      if (typeof cell !== 'string' && typeof cell !== 'number') continue;
      const text = String(cell);
      const kind = privateIn(context.sheet.clean ? text : cleanText(text).text, 'remark');
      if (!kind) continue;
      wrong = true;
      const place = { ...context.place, row: context.row + 1, columnIndex: index, column: written };
      found.push(problem('private-value', place, mask(text), { hint: kind }));
    }
    for (let index = plan.width; index < cells.length; index++) {
      const cell = cells[index];
      if (cell === null || cell === undefined || (typeof cell === 'string' && isBlank(cell.trim()))) continue;
      wrong = true;
      const kind = privateIn(cleanText(String(cell)).text, 'remark');
      const place = { ...context.place, row: context.row + 1, columnIndex: index };
      found.push(kind ? problem('private-value', place, mask(String(cell)), { hint: kind }) : problem('cells-beyond-header', place, String(cell)));
      break;
    }
    return wrong;
  }

  /** Holds a total against the sums it may mean; which one it means, its words do not always say. */
  #compareTotal(cells: readonly Cell[], sums: Sums, place: Place): void {
    const words = cells.find((cell): cell is string => typeof cell === 'string' && IS_TOTAL_WORD.test(cell)) ?? '';
    const subtotal = /小\s*计/.test(words);
    for (const { column, fen } of sums.meantBy(cells, words, subtotal)) {
      const cell = cells[column.index] ?? null;
      const written = column.read(cell, false);
      if (typeof written !== 'number') continue;
      const tolerance = column.tenThousands ? 5000 : 1;
      if (fen.some((sum) => Math.abs(written - sum) <= tolerance)) continue;
      const expected = fen[0] as number;
      this.#report(
        'total-differs',
        { ...place, columnIndex: column.index, column: column.header },
        String(cell),
        { hint: column.tenThousands ? `${expected / 1_000_000} 万元` : `${(expected / 100).toFixed(2)} 元` },
      );
    }
    sums.restart(cells, words, subtotal);
  }

  /** After the last sheet of a table: what only all its rows together show. */
  finish(table: Table): void {
    const records = this.#records[table.id] as unknown as Record<string, Value>[];
    const faulty = this.#faulty[table.id] ?? [];
    const list = faulty.length === 0 ? records : [...records, ...faulty].sort((a, b) => Number(a.source) - Number(b.source));
    const seen = new Set<string>();
    const { key } = table;
    const isEstate = table.id === 'estate';
    const idOf = (record: Record<string, Value>): string => {
      let id = '';
      for (const field of key) id += `${record[field] ?? ''}\u0001`;
      // Two codes that differ in letter case alone would be one address on many a disk.
      return isEstate ? id.toUpperCase() : id;
    };
    const again = new Set<Record<string, Value>>();
    for (const record of list) {
      const before = seen.size;
      seen.add(idOf(record));
      if (seen.size === before) again.add(record);
    }
    if (again.size > 0) {
      const kept = this.#reportDuplicates(table, list, again, new Set(faulty), idOf);
      (this.#records as Record<TableId, unknown>)[table.id] = kept;
    }
    if (table.id === 'division') {
      this.#resolveParents();
      this.#checkTree();
    }
    if (table.id === 'revenue') this.#compareAmounts('revenue', 'year', 'amountFen', (r) => r.category === '期末结余');
    if (table.id === 'fund') this.#compareAmounts('fund', 'date', 'balanceFen', () => true);
  }

  /** Names the first row of each duplicate; returns the records that stay, of which faulty rows are none. */
  #reportDuplicates(
    table: Table,
    list: readonly Record<string, Value>[],
    again: ReadonlySet<Record<string, Value>>,
    faulty: ReadonlySet<Record<string, Value>>,
    idOf: (record: Record<string, Value>) => string,
  ): Record<string, Value>[] {
    const totals = this.count(table);
    const ids = new Set([...again].map(idOf));
    const firsts = new Map<string, SourceRef>();
    const kept: Record<string, Value>[] = [];
    for (const record of list) {
      const id = idOf(record);
      const ref = record.source as SourceRef;
      if (!again.has(record)) {
        if (ids.has(id)) firsts.set(id, ref);
        if (!faulty.has(record)) kept.push(record);
        continue;
      }
      const first = firsts.get(id) as SourceRef;
      const { file, sheet } = this.#sheets[sourceSheetIndex(ref)] as SourceSheet;
      const place: Place = { file, sheet, row: sourceRow(ref) };
      if (table.duplicates === 'warning') {
        this.#report('duplicate-row-kept', place, null, { other: this.#words(first) });
        kept.push(record);
      } else {
        this.#report('duplicate-row', place, null, { other: this.#words(first) });
        if (faulty.has(record)) continue;
        totals.records--;
        totals.faulty++;
      }
    }
    return kept;
  }

  /** A parent may be written by its former code or by its name; what is not in the table lies above it. */
  #resolveParents(): void {
    for (const division of this.#records.division) {
      if (division.parent === null) continue;
      const parent = this.lookup.resolve(['division'], division.parent, { division: null, street: null });
      if (!('found' in parent) || parent.found === division.parent) continue;
      division.parent = parent.found;
      const entity = this.lookup.entity('division', division.code);
      if (entity) entity.division = parent.found;
    }
  }

  /** A division whose parents lead back to itself would hang every walk up the tree. */
  #checkTree(): void {
    for (const division of this.#records.division) {
      const seen = new Set<string>([division.code]);
      for (let parent = division.parent; parent !== null; parent = this.lookup.entity('division', parent)?.division ?? null) {
        if (seen.has(parent)) {
          const { file, sheet } = this.#sheets[sourceSheetIndex(division.source)] as SourceSheet;
          this.#report('division-loop', { file, sheet, row: sourceRow(division.source), column: '上级代码' }, division.parent);
          break;
        }
        seen.add(parent);
      }
    }
  }

  /** Points at a jump of ten thousand times between one estate's neighbouring statements: 元 for 万元. */
  #compareAmounts(id: 'revenue' | 'fund', order: string, amount: string, counts: (record: Record<string, Value>) => boolean): void {
    const last = new Map<string, Record<string, Value>>();
    const rows = (this.#records[id] as unknown as Record<string, Value>[]).filter(counts);
    rows.sort((a, b) => compareText(String(a[order]), String(b[order])));
    const header = (tableOf(id).columns as unknown as Record<string, Column>)[amount]?.header ?? null;
    for (const record of rows) {
      const estate = String(record.estate);
      const before = last.get(estate);
      last.set(estate, record);
      const now = Number(record[amount]);
      const then = before ? Number(before[amount]) : 0;
      if (now <= 0 || then <= 0 || Math.max(now / then, then / now) < 3000) continue;
      const ref = record.source as SourceRef;
      const { file, sheet } = this.#sheets[sourceSheetIndex(ref)] as SourceSheet;
      this.#report('amount-jump', { file, sheet, row: sourceRow(ref), column: header }, `${(now / 100).toFixed(2)} 元`, {
        other: `${this.#words(before?.source as SourceRef)}的 ${(then / 100).toFixed(2)} 元`,
      });
    }
  }
}

/** The problems of a row; most rows have none and should cost nothing. */
class Found {
  problems: Problem[] | null = null;
  push(p: Problem): void {
    if (this.problems) this.problems.push(p);
    else this.problems = [p];
  }
}

interface RowContext {
  table: Table;
  place: Place;
  sheet: RawSheet;
  plan: Plan;
  /** From 0. */
  row: number;
  cells: readonly Cell[];
  /** Where the value of a column stands in this row, if not in the column itself. */
  used: Map<PlannedColumn, number> | null;
}

const TARGET_WORDS: Record<ReferenceTarget, string> = { division: '行政区划', estate: '小区', firm: '企业' };

/** A listing says itself whether its subject is a firm or an estate. */
function targetsFor(
  table: Table,
  field: string,
  record: Record<string, Value>,
  to: readonly ReferenceTarget[],
): readonly ReferenceTarget[] {
  if (table.id !== 'list_entry' || field !== 'subject') return to;
  if (record.subjectKind === '企业') return ['firm'];
  if (record.subjectKind === '项目') return ['estate'];
  return to;
}

/** A list with nobody on it (主体编码 无) has nobody's basis to give. */
function isEmptyList(table: Table, plan: Plan, cells: readonly Cell[]): boolean {
  if (table.id !== 'list_entry') return false;
  return plan.columns.some(({ column, index }) => {
    const nobody = column.type.is === 'reference' ? column.type.nobody : null;
    const cell = cells[index];
    return nobody !== null && typeof cell === 'string' && cell.trim() === nobody;
  });
}

function headerOf(context: RowContext, field: string): string {
  return (context.table.columns as Record<string, Column>)[field]?.header ?? field;
}

/** The column of a field that has a value in this row. */
function plannedFor(context: RowContext, field: string): PlannedColumn {
  return context.plan.columns.find((column) => column.field === field) as PlannedColumn;
}

function cellPlace(context: RowContext, column: PlannedColumn): Place {
  const columnIndex = context.used?.get(column) ?? column.index;
  return { ...context.place, row: context.row + 1, columnIndex, column: column.column.header };
}

function cellWords(context: RowContext, index: number | null): string | null {
  if (index === null) return null;
  const cell = context.cells[index];
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return null;
  const { text } = cleanText(cell);
  return isBlank(text) ? null : text;
}

/** Kinds of value that would be counted twice if a merged cell stood for each of its rows. */
const COUNTED = new Set(['money', 'integer', 'decimal']);
const IS_TOTAL_WORD = /(?:合|小|总|共|累)\s*计/;

/** Whether a row is the header once more, as pages pasted together have it. */
function isHeaderAgain(cells: readonly Cell[], plan: Plan): boolean {
  const first = plan.columns[0];
  if (first === undefined) return false;
  const heading = plan.headings[first.index];
  if (typeof heading !== 'string' || heading === '' || cells[first.index] !== heading) return false;
  return plan.columns.every(({ index }) => (cells[index] ?? null) === (plan.headings[index] ?? null));
}

/** Whether a row holds a running number or a remark and nothing else, as forms are laid out in advance. */
function isOnlyNumbered(cells: readonly Cell[], plan: Plan): boolean {
  return cells.every((cell, index) => cell === null || (typeof cell === 'string' && isBlank(cell.trim())) || plan.ornaments.has(index));
}

/** What stands in the other columns for a blank reference: a name beside a code that was left out. */
function readOther(context: RowContext, planned: PlannedColumn, clean: boolean): Reading {
  for (const index of planned.others) {
    const reading = planned.read(context.cells[index] ?? null, clean);
    if (reading === null) continue;
    context.used = (context.used ?? new Map<PlannedColumn, number>()).set(planned, index);
    return reading;
  }
  return null;
}

interface SummedColumn {
  index: number;
  field: string;
  header: string;
  read: PlannedColumn['read'];
  tenThousands: boolean;
}

/** The fen of one kind of line, over the stretches that a total may be about. */
interface Stretch {
  all: number;
  sinceTotal: number;
  sinceSubtotal: number;
}

/** Lines that state a balance; a total of income or spending leaves them out. */
const BALANCES = new Set(['上期结余', '期末结余']);
const OTHERS = '';

/** Running sums of the money columns, to hold totals against. */
class Sums {
  readonly #columns: SummedColumn[];
  readonly #category: PlannedColumn | null;
  /** By column, then by category of the line. */
  readonly #sums: Map<string, Stretch>[];
  /** An amount could not be read, so no sum can be held against a total. */
  unsure = false;

  constructor(plan: Plan) {
    this.#columns = plan.columns
      .filter((c) => c.column.type.is === 'money')
      .map((c) => ({
        index: c.index,
        field: c.field,
        header: c.column.header,
        read: c.read,
        // One yuan read by this column tells its unit.
        tenThousands: c.read('1', true) === 1_000_000,
      }));
    this.#sums = this.#columns.map(() => new Map());
    this.#category = plan.columns.find((c) => c.field === 'category' && c.column.type.is === 'choice') ?? null;
  }

  add(record: Record<string, Value>): void {
    for (let i = 0; i < this.#columns.length; i++) {
      const value = record[(this.#columns[i] as SummedColumn).field];
      if (typeof value !== 'number') continue;
      const category = this.#category !== null && typeof record.category === 'string' ? record.category : OTHERS;
      const sums = this.#sums[i] as Map<string, Stretch>;
      const before = sums.get(category) ?? { all: 0, sinceTotal: 0, sinceSubtotal: 0 };
      before.all += value;
      before.sinceTotal += value;
      before.sinceSubtotal += value;
      sums.set(category, before);
    }
  }

  /** For each money column the sums that a total may mean, the likeliest first. */
  meantBy(cells: readonly Cell[], words: string, subtotal: boolean): { column: SummedColumn; fen: number[] }[] {
    if (this.unsure) return [];
    const category = this.#categoryOf(cells, words);
    return this.#columns.map((column, i) => {
      const sums = [...(this.#sums[i] as Map<string, Stretch>)].filter(([key]) => category === null || key === category);
      const lines = sums.filter(([key]) => !BALANCES.has(key));
      const over = (part: typeof sums, stretch: keyof Stretch): number => part.reduce((n, [, s]) => n + s[stretch], 0);
      const stretches: (keyof Stretch)[] = subtotal ? ['sinceSubtotal', 'sinceTotal', 'all'] : ['all', 'sinceTotal', 'sinceSubtotal'];
      return { column, fen: stretches.flatMap((stretch) => [over(sums, stretch), over(lines, stretch)]) };
    });
  }

  restart(cells: readonly Cell[], words: string, subtotal: boolean): void {
    const category = this.#categoryOf(cells, words);
    for (const sums of this.#sums) {
      for (const [key, stretch] of sums) {
        if (category !== null && key !== category) continue;
        stretch.sinceSubtotal = 0;
        if (!subtotal) stretch.sinceTotal = 0;
      }
    }
  }

  /** 收入 for 收入小计, or for a 小计 in a line of income. */
  #categoryOf(cells: readonly Cell[], words: string): string | null {
    if (this.#category === null) return null;
    for (const text of [words.replace(/\s*(?:合|小|总)\s*计\s*$/, ''), cells[this.#category.index] ?? null]) {
      const category = text === '' ? null : this.#category.read(text, false);
      if (typeof category === 'string') return category;
    }
    return null;
  }
}
