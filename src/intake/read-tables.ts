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
import { TABLES } from '../tables/catalogue.ts';
import { type Column, columnList, type ReferenceTarget, type Relation, type Table } from '../tables/column.ts';
import { cellReader, Doubt, IS_TOTAL, type Reading, type ReadingOptions, Refusal, TOTAL, type Value } from './cells.ts';
import { findHeader, type Header, type HeaderCell, isAnyHeader } from './header.ts';
import { Lookup } from './lookup.ts';
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
  const sources = await nameSources(files, problems);
  const order = new Map(TABLES.map((table, i) => [table.id, READING_ORDER.includes(table.id) ? READING_ORDER.indexOf(table.id) - 100 : i]));
  sources.sort((a, b) => (order.get(a.table.id) as number) - (order.get(b.table.id) as number) || compareText(a.file.path, b.file.path));

  const reader = new TableReader(options, problems);
  for (const { table } of sources) if (isTarget(table.id)) reader.lookup.markPresent(table.id);
  let done: Table | null = null;
  for (const source of sources) {
    if (done !== null && done !== source.table) reader.finish(done);
    done = source.table;
    progress(source.file.path);
    const sheet = await source.load();
    reader.count(source.table).files++;
    reader.markPresent(source.table);
    if (sheet) reader.readSheet(source.table, source.file.path, sheet);
  }
  if (done !== null) reader.finish(done);
  for (const id of ['division', 'estate'] as const) {
    if (!reader.isPresent(id)) {
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
      const matches = bare === known || bare.startsWith(`${known}-`) || bare.startsWith(`${known}－`) || bare.toLowerCase() === known;
      if (matches) best = table;
    }
  }
  return best;
}

const nearTables = (name: string): string | undefined =>
  nearestInWords(name, TABLES.flatMap((table) => [table.name, table.id]));

async function nameSources(files: readonly TableFile[], problems: Problem[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const file of [...files].sort((a, b) => compareText(a.path, b.path))) {
    const base = file.path.split('/').at(-1) as string;
    if (IGNORED_FILES.test(base)) continue;
    const dot = base.lastIndexOf('.');
    const ending = dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
    const stem = dot < 0 ? base : base.slice(0, dot);
    const report = (code: ProblemCode, details: Details = {}, place: Partial<Place> = {}): void => {
      problems.push(problem(code, { file: file.path, ...place }, null, details));
    };
    if (ending === 'xls') report('format-old-excel');
    else if (ending === 'et' || ending === 'ett') report('format-wps');
    else if (ending === 'xlsm' || ending === 'xlsb' || ending === 'xltm') report('format-macro');
    else if (ending !== 'csv' && ending !== 'xlsx') report('file-ignored');
    else if (file.bytes > LIMITS.fileMegabytes * 1_000_000) report('file-too-large', { limit: LIMITS.fileMegabytes });
    else if (ending === 'csv') {
      const table = tableNamed(stem);
      if (!table) report('file-unknown', { hint: nearTables(stem) });
      else sources.push({ table, file, load: async () => firstSheet(await readFile(file, 'csv'), file, problems) });
    } else {
      const read = await readFile(file, 'xlsx');
      reportFaults(read, file, problems);
      const byFile = tableNamed(stem);
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
  return sources;
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
}

interface Plan {
  columns: PlannedColumn[];
  divisionIndex: number | null;
  streetIndex: number | null;
  /** Columns that are read by nobody and still searched for private data. */
  strayIndexes: { index: number; written: string }[];
  /** What columns of a row are held against each other, where both are in the sheet. */
  relations: Relation<Record<string, Value>>[];
  references: PlannedColumn[];
  width: number;
}

const NOTE = /^(?:填表人?|制表人?|制表单位|制表日期|审核人?|复核人?|填报人|填报单位|填报日期|负责人(?:签字|签章)|单位负责人|经办人|联系人|备\s*注|注\d?|说明|注释|盖章|（盖章）|\(盖章\))\s*(?:[:：(（]|$)/;

class TableReader {
  readonly lookup = new Lookup();
  readonly #options: IntakeOptions;
  readonly #problems: Problem[];
  readonly #records = Object.fromEntries(TABLES.map((table) => [table.id, []])) as unknown as { [K in TableId]: RecordsByTable[K][] };
  readonly #totals = new Map<TableId, TableTotals>(
    TABLES.map((table) => [table.id, { table: table.id, files: 0, rows: 0, records: 0, faulty: 0, notes: 0 }]),
  );
  readonly #sheets: SourceSheet[] = [];
  readonly #present = new Set<TableId>();

  constructor(options: IntakeOptions, problems: Problem[]) {
    this.#options = options;
    this.#problems = problems;
  }

  count(table: Table): TableTotals {
    return this.#totals.get(table.id) as TableTotals;
  }
  markPresent(table: Table): void {
    this.#present.add(table.id);
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
      const filled = sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== ''));
      if (filled) this.#report('header-not-found', place, null, { hint });
      else this.#report('file-empty', place, null);
      return;
    }
    if (sheet.rows.some((row) => row.length > LIMITS.columns)) {
      this.#report('too-many-columns', place, null, { limit: LIMITS.columns });
      return;
    }
    const plan = this.#plan(table, place, sheet, header);
    if (plan === null) return;
    const sheetIndex = this.#sheets.push({ file, sheet: sheet.name }) - 1;
    this.#readRows(table, place, sheet, header, plan, sheetIndex);
  }

  /** What each column of the sheet is read as; null where a private column forbids reading at all. */
  #plan(table: Table, place: Place, sheet: RawSheet, header: Header): Plan | null {
    const at = (cell: HeaderCell): Place => ({ ...place, row: header.row + 1, columnIndex: cell.index, column: cell.written });
    const known = [...columnList(table).map(([, column]) => column.header)];
    const columns = new Map<string, { cell: HeaderCell; column: Column }>();
    const names = new Map<string, { cell: HeaderCell; column: Column }>();
    const plan: Plan = { columns: [], divisionIndex: null, streetIndex: null, strayIndexes: [], relations: [], references: [], width: header.cells.length };
    let forbidden = false;

    for (const cell of header.cells) {
      const { meaning, written } = cell;
      if (meaning === null && written !== '' && isPrivateHeader(written)) {
        this.#reportPrivateColumn(sheet, header, cell, at(cell));
        forbidden = true;
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
        plan.strayIndexes.push({ index: cell.index, written });
      } else {
        const into = meaning.is === 'column' ? columns : names;
        const other = into.get(meaning.field);
        if (!other) into.set(meaning.field, { cell, column: meaning.column });
        else if (meaning.is === 'column') {
          this.#report('header-duplicate', { ...at(cell), column: meaning.column.header }, written, { other: placeInWords(at(other.cell)) });
        }
      }
    }

    // A name column serves only its own reference: with two references of a kind the first takes it.
    for (const [field, column] of columnList(table)) {
      const own = columns.get(field);
      const byName = names.get(field);
      if (!own && !byName) {
        if (column.required) {
          const unknown = header.cells.filter((cell) => cell.meaning === null && cell.written !== '').map((cell) => cell.written);
          this.#report('column-missing', { ...place, row: header.row + 1, column: column.header }, null, {
            header: column.header,
            hint: nearestInWords(column.header, unknown),
          });
        }
        continue;
      }
      const cell = (own ?? byName)?.cell as HeaderCell;
      plan.columns.push({
        field,
        column,
        index: cell.index,
        read: cellReader(column, this.#readingOptions(column, cell, header)),
        byName: own === undefined,
        nameIndex: own && byName ? byName.cell.index : null,
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
    return forbidden ? null : plan;
  }

  #reportPrivateColumn(sheet: RawSheet, header: Header, cell: HeaderCell, place: Place): void {
    const first = sheet.rows.slice(header.row + 1).find((row) => (row[cell.index] ?? '') !== '');
    const value = first ? mask(String(first[cell.index])) : null;
    this.#report('private-column', place, value, { header: cell.written });
  }

  #readingOptions(column: Column, cell: HeaderCell, header: Header): ReadingOptions {
    const unit = cell.unit ?? header.cornerUnit;
    return {
      tenThousands: column.type.is === 'money' && unit === '万元',
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
    const { rows, clean, faults } = sheet;
    const context: RowContext = { table, place, sheet, plan, row: 0, cells: [] };
    const fields = columnList(table).map(([field]) => field);
    const hasFaults = faults.size > 0;

    for (let r = header.row + 1; r < rows.length; r++) {
      const cells = rows[r] as readonly Cell[];
      if (isEmptyRow(cells)) continue;
      totals.rows++;
      const kind = rowKind(cells);
      if (kind !== 'record') {
        totals.notes++;
        if (kind === 'total') this.#compareTotal(cells, sums, { ...place, row: r + 1 });
        continue;
      }
      context.row = r;
      context.cells = cells;
      const found = new Found();
      let faulty = false;
      let isTotal = false;
      const record: Record<string, Value> = { source: packSource(sheetIndex, r + 1) };
      for (const field of fields) record[field] = null;

      for (const column of plan.columns) {
        const fault = hasFaults ? faults.get(`${r},${column.index}`) : undefined;
        if (fault) {
          found.push(problem(fault.code, cellPlace(context, column), fault.value));
          faulty = true;
          continue;
        }
        const cell = cells[column.index] ?? null;
        let reading = column.read(cell, clean);
        if (reading === TOTAL) {
          isTotal = true;
          continue;
        }
        if (reading instanceof Doubt) {
          found.push(problem(reading.code, cellPlace(context, column), reading.value));
          reading = reading.taken;
        }
        if (reading instanceof Refusal) {
          found.push(problem(reading.code, cellPlace(context, column), reading.value, reading.details));
          faulty = true;
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
      sums.add(record);
      if (isTarget(table.id)) this.#register(table.id, record);
      if (!this.#resolve(context, record, found)) faulty = true;
      if (!this.#relate(context, record, found)) faulty = true;
      if (this.#stray(context, found)) faulty = true;
      if (found.problems) for (const p of found.problems) this.#problems.push(p);
      if (faulty) totals.faulty++;
      else {
        totals.records++;
        records.push(record);
      }
    }
  }

  /** A row with a wrong value still exists for those that refer to it. */
  #register(target: ReferenceTarget, record: Record<string, Value>): void {
    if (typeof record.code !== 'string') return;
    const text = (field: string): string | null => (typeof record[field] === 'string' ? (record[field] as string) : null);
    this.lookup.add(target, {
      code: record.code,
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
      // A table that is absent can't be looked up in: what is written stands, if it is a code.
      if (targets.every((target) => !this.lookup.isPresent(target)) && !planned.byName) continue;
      const resolution = this.lookup.resolve(targets, written, {
        division: cellWords(context, context.plan.divisionIndex),
        street: cellWords(context, context.plan.streetIndex),
      });
      if ('found' in resolution) {
        record[planned.field] = resolution.found;
        continue;
      }
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
      const kind = privateIn(String(cell), true);
      if (!kind) continue;
      wrong = true;
      const place = { ...context.place, row: context.row + 1, columnIndex: index, column: written };
      found.push(problem('private-value', place, mask(String(cell)), { hint: kind }));
    }
    for (let index = plan.width; index < cells.length; index++) {
      const cell = cells[index];
      if (cell === null || cell === undefined || (typeof cell === 'string' && isBlank(cell.trim()))) continue;
      wrong = true;
      const kind = privateIn(String(cell), true);
      const place = { ...context.place, row: context.row + 1, columnIndex: index };
      found.push(kind ? problem('private-value', place, mask(String(cell)), { hint: kind }) : problem('cells-beyond-header', place, String(cell)));
      break;
    }
    return wrong;
  }

  #compareTotal(cells: readonly Cell[], sums: Sums, place: Place): void {
    const subtotal = cells.some((cell) => typeof cell === 'string' && /小\s*计/.test(cell));
    for (const { column, fen } of sums.of(subtotal)) {
      const cell = cells[column.index] ?? null;
      const written = column.read(cell, false);
      if (typeof written !== 'number') continue;
      const tolerance = column.tenThousands ? 5000 : 1;
      if (Math.abs(written - fen) > tolerance) {
        this.#report(
          'total-differs',
          { ...place, columnIndex: column.index, column: column.header },
          String(cell),
          { hint: column.tenThousands ? `${fen / 1_000_000} 万元` : `${(fen / 100).toFixed(2)} 元` },
        );
      }
    }
    if (subtotal) sums.restart();
  }

  /** After the last sheet of a table: what only all its rows together show. */
  finish(table: Table): void {
    const list = this.#records[table.id] as unknown as Record<string, Value>[];
    const seen = new Set<string>();
    const { key } = table;
    const idOf = (record: Record<string, Value>): string => {
      let id = '';
      for (const field of key) id += `${record[field] ?? ''}\u0001`;
      return id;
    };
    let again: Set<Record<string, Value>> | null = null;
    for (const record of list) {
      const before = seen.size;
      seen.add(idOf(record));
      if (seen.size === before) (again ??= new Set()).add(record);
    }
    const kept = again === null ? list : this.#reportDuplicates(table, list, again, idOf);
    if (kept !== list) (this.#records as Record<TableId, unknown>)[table.id] = kept;
    if (table.id === 'division') this.#checkTree();
    if (table.id === 'revenue') this.#compareAmounts('revenue', 'year', 'amountFen', (r) => r.category === '期末结余');
    if (table.id === 'fund') this.#compareAmounts('fund', 'date', 'balanceFen', () => true);
  }

  /** Names the first row of each duplicate; returns the records that stay. */
  #reportDuplicates(
    table: Table,
    list: readonly Record<string, Value>[],
    again: ReadonlySet<Record<string, Value>>,
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
        kept.push(record);
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
        totals.records--;
        totals.faulty++;
      }
    }
    return kept;
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
    const header = (TABLES.find((t) => t.id === id)?.columns as unknown as Record<string, Column>)[amount]?.header ?? null;
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
  return { ...context.place, row: context.row + 1, columnIndex: column.index, column: column.column.header };
}

function cellWords(context: RowContext, index: number | null): string | null {
  if (index === null) return null;
  const cell = context.cells[index];
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return null;
  const { text } = cleanText(cell);
  return isBlank(text) ? null : text;
}

function isEmptyRow(cells: readonly Cell[]): boolean {
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    if (typeof cell === 'string' && cell.trim() === '') continue;
    return false;
  }
  return true;
}

/** First characters of totals and notes: all that most rows are asked. */
const NOTE_STARTS = new Set('合小总填制审复负单经联备注说盖（(共累'.split(''));

function rowKind(cells: readonly Cell[]): 'record' | 'total' | 'note' {
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    if (typeof cell !== 'string') return 'record';
    const first = cell.charAt(0);
    if (!NOTE_STARTS.has(first) && first !== ' ' && first !== '\u3000') return 'record';
    const { text } = cleanText(cell);
    if (text === '') continue;
    if (/^(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)$/.test(text)) return 'total';
    return NOTE.test(text) ? 'note' : 'record';
  }
  return 'record';
}

interface SummedColumn {
  index: number;
  field: string;
  header: string;
  read: PlannedColumn['read'];
  tenThousands: boolean;
  /** Fen since the first row, and since the last 小计. */
  all: number;
  part: number;
}

/** Running sums of the money columns, to hold totals against. */
class Sums {
  readonly #columns: SummedColumn[];

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
        all: 0,
        part: 0,
      }));
  }

  add(record: Record<string, Value>): void {
    for (const column of this.#columns) {
      const value = record[column.field];
      if (typeof value !== 'number') continue;
      column.all += value;
      column.part += value;
    }
  }

  of(subtotal: boolean): { column: SummedColumn; fen: number }[] {
    return this.#columns.map((column) => ({ column, fen: subtotal ? column.part : column.all }));
  }

  restart(): void {
    for (const column of this.#columns) column.part = 0;
  }
}
