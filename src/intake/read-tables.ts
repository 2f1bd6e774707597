/**
 * From the files of `tables/` to records and problems: `readTables` never fails and reports everything
 * in one run. The sequence is this file, top to bottom:
 *
 *   name the table and check the container (`sources.ts`) → decode and split (`read/`) → find the header
 *   (`header.ts`) → plan the columns, private ones stop here (`plan.ts`) → read each row (`rows.ts`) →
 *   look at the table as a whole (`whole-table.ts`).
 *
 * Free of disk, clock and network: bytes come in through `TableFile.read`.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { cadenceOf, isDay, type Period } from '../domain/period.ts';
import type { Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { TABLES, tableOf } from '../tables/catalogue.ts';
import type { Table } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, type IntakeOptions, nothingCollected, type TableTotals } from './collected.ts';
import { Corrections } from './corrections.ts';
import { tellAgain } from './corrections-again.ts';
import { believedUntil, newestFact, type SaidUntil, settledUntil, untilAbove, untilInName } from './data-days.ts';
import { giveCodes, proposeCodes } from './give-codes.ts';
import { findHeader } from './header.ts';
import type { Lookup } from './lookup.ts';
import { olderFiles } from './mapping/newer-files.ts';
import type { Proposal } from './mapping/propose.ts';
import type { Widening } from './mapping/propose-column.ts';
import { Mapper } from './mapping/settle.ts';
import type { View } from './mapping/views.ts';
import { nameFirms } from './name-firms.ts';
import { isEmptyRow } from './notes.ts';
import { planColumns } from './plan.ts';
import type { Plan } from './planned.ts';
import { type Place, problem } from './problems.ts';
import { LIMITS, type RawSheet } from './read/sheet.ts';
import { isReferenceTarget } from './references.ts';
import { withRepeated } from './repeated-files.ts';
import { readRows } from './rows.ts';
import { fillScopes, noteScope } from './scopes.ts';
import type { SheetSeen } from './sheets-seen.ts';
import { findSources, sourcesOf, type TableFile } from './sources.ts';
import { spreadPostings } from './spread-postings.ts';
import type { FileToKeep } from './to-keep.ts';
import { compareSubject } from './told-subject.ts';
import { unknownHeaderDetails } from './unknown-header.ts';
import { checkWholeTable } from './whole-table.ts';

export interface TablesRead {
  register: Register;
  problems: Problem[];
  /** Tables that are there and were not read whole: what is not in them may be in the rest. */
  unsure: ReadonlySet<TableId>;
  totals: TableTotals[];
  /** The names and codes of divisions and estates to which notices may be addressed. */
  lookup: Lookup;
  /** Mappings of layouts that none knows yet, for somebody to look at and keep. */
  proposed: readonly Proposal[];
  /** Columns that could be added to mappings that are kept. */
  widenings: readonly Widening[];
  /** Files of the content folder that it would be well to write. */
  toKeep: readonly FileToKeep[];
  /** Every sheet that was found. */
  seen: readonly SheetSeen[];
}

/** Whether a table is there and was read whole, so that what is not in it does not exist. */
export function isReadWhole({ register, unsure }: TablesRead, id: TableId): boolean {
  return register.present.has(id) && !unsure.has(id);
}

/** Tables that others refer to come first, so that a reference is resolved as it is read. */
const REFERRED_TO: readonly TableId[] = ['division', 'firm', 'estate'];
const READING_ORDER = [...REFERRED_TO.map(tableOf), ...TABLES.filter(({ id }) => !REFERRED_TO.includes(id))];
/** Tables without which nothing can be published. */
const INDISPENSABLE: readonly TableId[] = ['division', 'estate'];

/** Reads every file. `progress` is told each sheet before it is read. */
export async function readTables(
  files: readonly TableFile[],
  options: IntakeOptions,
  progress: (path: string) => void = () => {},
): Promise<TablesRead> {
  const collected = nothingCollected(options);
  const { problems, totals, present, unsure } = collected;
  const mapper = new Mapper(options.mappings, options, problems);
  const corrections = new Corrections(options.corrections, options.privacy, problems);
  const found = await findSources(files, mapper, corrections, problems);
  const { refused, seen } = found;
  const older = olderFiles(found.sources, options.asOf, problems);
  const sources = found.sources.filter(({ file }) => !older.has(file.path));
  await tellAgain({ corrections: options.corrections, sources: found.sources, older }, problems);
  mapper.reportUnused();
  for (const id of refused) unsure.add(id);

  for (const table of READING_ORDER) {
    const ofTable = sourcesOf(table, sources);
    totals[table.id].files = new Set(ofTable.map(({ file }) => file.path)).size;
    for (const { file, tail, load, view } of ofTable) {
      progress(file.path);
      const before = problems.errors;
      const sheet = await load();
      if (problems.errors > before) unsure.add(table.id);
      if (sheet) readSheet(collected, table, file.path, tail, sheet, view);
    }
    if (table.id === 'firm') nameFirms(collected);
    if (table.id === 'estate') giveCodes(collected);
    if (ofTable.length > 0) checkWholeTable(collected, table);
    if (table.id === 'posting') spreadPostings(collected);
    if (table.id === 'complaint_stat') fillScopes(collected);
  }

  proposeCodes(collected);
  corrections.reportUnused();

  const isEmpty = sources.length === 0 && problems.errors === 0;
  if (isEmpty) problems.push(problem('tables-none', { file: 'tables' }, null));
  for (const id of INDISPENSABLE) {
    if (isEmpty || present.has(id) || unsure.has(id)) continue;
    const { name } = tableOf(id);
    problems.push(problem('table-missing', { file: `tables/${name}` }, null, { header: name }));
  }
  return {
    register: { records: collected.records, present, sheets: collected.sheets, ...leftOutOf(collected) },
    // A correction of what isn't read has corrected nothing.
    problems: withRepeated(
      collected,
      problems.all().filter(({ code, file }) => code !== 'correction-applied' || !older.has(file)),
    ),
    unsure,
    totals: TABLES.map(({ id }) => totals[id]).filter(({ files }) => files > 0),
    lookup: collected.lookup,
    proposed: mapper.proposed(),
    widenings: mapper.widenings(),
    toKeep: collected.toKeep,
    seen,
  };
}

function readSheet(
  collected: Collected,
  table: Table,
  file: string,
  tail: string,
  sheet: RawSheet,
  view: View | null,
): void {
  const { problems, present, unsure, lookup, sheets } = collected;
  const place: Place = { file, sheet: sheet.name };
  // Before the header is looked for: so many cells cost time, whatever they mean.
  if (sheet.rows.some((row) => row.length > LIMITS.columns && !isEmptyRow(row.slice(LIMITS.columns)))) {
    problems.push(problem('too-many-columns', place, null, { limit: LIMITS.columns }));
    present.add(table.id);
    unsure.add(table.id);
    return;
  }
  const header = view?.header ?? findHeader(table, sheet.rows);
  if (header === null) {
    if (sheet.rows.every(isEmptyRow)) {
      problems.push(problem('file-empty', place, null));
      return;
    }
    problems.push(problem('header-not-found', place, null, unknownHeaderDetails(table, sheet.rows)));
    unsure.add(table.id);
    return;
  }

  // A form that nobody has filled in says nothing; a file of its own that holds no row says that there is none.
  const isUnfilled = sheet.faults.size === 0 && sheet.rows.slice(header.row + 1).every(isEmptyRow);
  if (sheet.name !== null && isUnfilled) {
    problems.push(problem('sheet-unfilled', place, null));
    return;
  }

  present.add(table.id);
  if (isReferenceTarget(table.id)) lookup.markPresent(table.id);

  const planned = planColumns(collected, table, place, sheet, header);
  const plan = view === null ? planned : { ...planned, ...readBy(view) };
  const read = {
    file,
    sheet: sheet.name,
    table: table.id,
    columns: columnIndexes(plan),
    ...toldOutside(plan),
    ...asWritten(plan),
    until: null,
  };
  if (view !== null) compareSubject(collected, plan, place);
  const sheetIndex = sheets.push(read) - 1;
  if (plan.optional) collected.optionalSheets.add(sheetIndex);
  const records = fieldsOf(collected, table.id);
  const before = records.length;
  const passesOver = readRows(collected, table, place, sheet, plan, sheetIndex);
  // Above a form that stands below others nothing of these is said.
  const above = sheet.rows.slice(0, header.row).map((row, r) => (r < (view?.top ?? 0) ? [] : row));
  // Of whom a row was passed over, nobody may say that there was nothing.
  if (!passesOver) noteScope(collected, table, place, sheetIndex, above);
  const said = sheetUntil(collected, table, place, tail, above, records.slice(before));
  sheets[sheetIndex] = { ...read, ...said };
}

type ReadBy = Pick<Plan, 'from' | 'until' | 'when' | 'beside' | 'optional' | 'running' | 'except' | 'mapping'>;

/** Which rows a mapping has read, and how. */
const readBy = ({ from, until, when, beside, optional, running, except, mapping }: View): ReadBy => ({
  mapping,
  from,
  beside,
  running,
  until,
  when,
  optional,
  except: except.size > 0 ? except : null,
});

/**
 * Until when a sheet speaks: by its own words, else by its name, else by portal.yaml, else by its newest row. A day that was
 * written and can't be gone by is told where it stands, and kept in words.
 */
function sheetUntil(
  { options, problems }: Collected,
  table: Table,
  place: Place,
  tail: string,
  above: RawSheet['rows'],
  records: readonly Fields[],
): Pick<SourceSheet, 'until' | 'unusableUntil'> {
  const { asOf, dataDates, dataDateRows } = options;
  const at = ({ cell }: { cell: SaidUntil['cell'] }): Place =>
    cell === null ? place : { ...place, row: cell.row + 1, columnIndex: cell.index };
  const unusable: string[] = [];
  // In the words of the problem, which hides what is private.
  const doubt = (found: Problem): void => {
    problems.push(found);
    unusable.push(`${found.value}（${found.where.trim()}）`);
  };
  const [written, named] = [untilAbove(above, asOf), untilInName(tail, asOf)].map((found) => {
    if (found === null || 'until' in found) return found;
    doubt(problem('data-date-unread', at(found), found.unread));
    return null;
  });
  const { said, isContradicted } = settledUntil(written ?? null, named ?? null);
  if (written && named && isContradicted)
    problems.push(problem('data-date-contradicted', at(written), written.until, { hint: named.until }));
  const day = said?.until ?? dataDates[table.id] ?? null;
  // A period in the name of a table of periods is that of its rows, and so is any that is longer than a month.
  const isOfRows = said?.cell === null && !isDay(said.until) && (hasPeriods(table) || !isMonth(said.until as Period));
  const newestBy = (latest: IsoDate): IsoDate | null => newestFact(table, records, latest);
  const { until, doubt: why } = believedUntil(day, newestBy, asOf, isOfRows);
  // A month in a name is often the month of the work, not of the rows: the fund's newest balance may be older.
  const isFreeName = why === 'empty' && said?.cell === null;
  if (why !== null && !isFreeName) {
    // Where it is to be mended: in its cell, in the file's name, or in the settings.
    const row = dataDateRows?.[table.id];
    const setting: Place = { file: 'portal.yaml', row, column: `data_dates.${table.name}` };
    const where = said === null ? setting : at(said);
    doubt(problem(`data-date-${why}`, where, day, { hint: until?.day, other: asOf }));
  }
  return until?.by === 'said' || unusable.length === 0 ? { until } : { until, unusableUntil: unusable.join('、') };
}

const isMonth = (period: Period): boolean => cadenceOf(period) === 'month';

/** Whether each row of a table is of a period (期次、月份、年度). */
const hasPeriods = ({ columns }: Table): boolean =>
  Object.values(columns as Readonly<Record<string, { type: { is: string } }>>).some(({ type }) => type.is === 'period');

/** Rows that are not published, and by table the estates of which one can't be read; nothing where there are none. */
function leftOutOf({ rowsOut }: Collected): Pick<Register, 'leftOut' | 'rowsOut'> {
  const leftOut = new Map<TableId, Set<string>>();
  for (const { table, estate, why } of rowsOut)
    if (why === 'unread' && estate !== null) leftOut.set(table, (leftOut.get(table) ?? new Set()).add(estate));
  return { ...(leftOut.size === 0 ? {} : { leftOut }), ...(rowsOut.length === 0 ? {} : { rowsOut }) };
}

/** Fields that a title, a line or a name says for all rows. */
function toldOutside({ columns }: Plan): Pick<SourceSheet, 'told'> {
  const told = columns.flatMap(({ field, at }) => (at === undefined ? [] : [[field, at] as const]));
  return told.length === 0 ? {} : { told: Object.fromEntries(told) };
}

/** What leads from a record back to its cells. */
function asWritten({
  columns,
  headerRow,
  naming,
  elsewhere,
}: Plan): Pick<SourceSheet, 'headerRow' | 'headers' | 'naming' | 'elsewhere'> {
  const headers = columns.flatMap(({ field, column, index, written }) =>
    index >= 0 && written !== '' && written !== column.header ? [[field, written] as const] : [],
  );
  const mayRoam = columns.some(({ or, others }) => or !== null || others.length > 0);
  return {
    headerRow,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(naming === null ? {} : { naming }),
    ...(mayRoam ? { elsewhere } : {}),
  };
}

const columnIndexes = ({ columns }: Plan): Record<string, number> =>
  Object.fromEntries(columns.filter(({ index }) => index >= 0).map(({ field, index }) => [field, index]));
