/**
 * The rows of a sheet, one after the other: each becomes a record, is set aside as a total or a remark, or
 * is named in the report. The row loop is the hot path of intake, so it makes no closures.
 */
import { asAgreed, type Problem } from '../domain/problem.ts';
import type { SharedTexts } from '../domain/shared-texts.ts';
import { packSource } from '../domain/source.ts';
import { elsewhereKey } from '../domain/source-sheet.ts';
import { columnList, type Table } from '../tables/column.ts';
import { comparedColumns, noteWritten } from './as-written.ts';
import { isBlank } from './blank-words.ts';
import type { Fields } from './cells/reading.ts';
import { Doubt, type Reading, Refusal, TOTAL, type Value } from './cells/reading.ts';
import { type Collected, fieldsOf } from './collected.ts';
import { type FormerReferences, formerProblem } from './former-references.ts';
import { words } from './mapping/header-rows.ts';
import { IS_TOTAL, isEmptyRow, isLoneSentence, rowKind } from './notes.ts';
import type { Plan, PlannedColumn, Sums } from './planned.ts';
import { type Details, type Place, problem } from './problems.ts';
import { type Cell, cellKey, type RawSheet } from './read/sheet.ts';
import { isReferenceTarget, makeKnown, resolveReferences } from './references.ts';
import { asAgreedIn, cellPlace, newRow, noteBlank, type Row, reportInRow, startRow } from './row.ts';
import { type BlankWords, blankWordProblem, countBlanks, noteBlanksAside } from './row-blanks.ts';
import { compareColumns, searchStrays } from './row-checks.ts';
import { shownProblem } from './shown.ts';
import { cleanText } from './text.ts';
import { addToSums, compareTotal, newSums } from './totals.ts';
import { lookAtRow, newUnseen, reportUnseen } from './unseen.ts';

/**
 * Reads every row below the header. Every row that is not empty is counted in the table's totals, once. Tells whether a
 * mapping has passed over rows.
 */
export function readRows(
  collected: Collected,
  table: Table,
  place: Place,
  sheet: RawSheet,
  plan: Plan,
  sheetIndex: number,
): boolean {
  const { problems } = collected;
  const differing = table.duplicates === 'warning' ? collected.differingTotals : null;
  const totals = collected.totals[table.id];
  const records = fieldsOf(collected, table.id);
  const fields = columnList(table).map(([field]) => field);
  const faultyRows = new Set([...sheet.faults.keys()].map((key) => Number(key.split(',')[0])));
  const sums = plan.running?.sums ?? newSums(plan);
  if (plan.running !== null) plan.running.sums = sums;
  const blanks: BlankWords = new Map();
  const formers: FormerReferences = new Map();
  const row = newRow(table, sheet, { ...place, shownIn: plan.naming }, plan);
  const unseen = newUnseen(sheet);
  const excepted: number[] = [];
  const compared = comparedColumns(table, plan);

  for (let r = Math.max(plan.headerRow + 1, plan.from); r < plan.until; r++) {
    const cells = ownCells(sheet.rows[r] as readonly Cell[], plan);
    if (isEmptyRow(cells) && !faultyRows.has(r)) continue;
    if (plan.when !== null && isBlankCell(cells[plan.when])) continue;
    if (plan.except !== null && isExcepted(cells, plan.except)) {
      excepted.push(r + 1);
      sums.unsure = true;
      continue;
    }
    totals.rows++;
    const kind = rowKind(cells);
    if (kind !== 'record' || isHeaderAgain(cells, plan)) {
      totals.notes++;
      if (kind === 'total') compareTotal(sums, cells, { ...place, row: r + 1 }, sheetIndex, { problems, differing });
      continue;
    }

    const record: Fields = { source: packSource(sheetIndex, r + 1) };
    for (const field of fields) record[field] = null;
    startRow(row, r, cells, record);
    readCells(row, sums);
    if (row.used !== null) for (const [{ field }, index] of row.used) plan.elsewhere.set(elsewhereKey(r, field), index);
    // 小计 and 合计 may stand in any column. A row with one of them is a total, even if its cells could be read.
    if (
      row.isTotal ||
      ((row.faulty || row.leftOut) && cells.some((cell) => typeof cell === 'string' && IS_TOTAL.test(cell.trim())))
    ) {
      totals.notes++;
      compareTotal(sums, cells, { ...place, row: r + 1 }, sheetIndex, { problems, differing });
      continue;
    }
    if ((row.faulty || row.leftOut) && !faultyRows.has(r) && (isLoneSentence(cells) || isOnlyNumbered(cells, plan))) {
      totals.notes++;
      continue;
    }

    if (unseen) lookAtRow(unseen, r, cells, plan);
    addToSums(sums, record);
    noteWritten(collected.written, compared, row);
    noteBlanksAside(row);
    if (row.blanks) countBlanks(blanks, row.blanks, r + 1);
    resolveReferences(row, collected, formers);
    if (isReferenceTarget(table.id)) makeKnown(row, table.id, collected.lookup);
    compareColumns(row);
    searchStrays(row);
    if (row.problems) for (const p of row.problems) problems.push(p);
    settleRow(row, collected, plan, records);
  }
  if (excepted.length > 0) problems.push(passedRows(excepted, table, place, plan));
  if (unseen) reportUnseen(unseen, table.id, row.place, plan, problems);
  for (const words of blanks.values())
    problems.pushWeak(words.rows, (rows) =>
      asAgreedIn(plan, blankWordProblem(place, { ...words, rows: [...rows] }), words.index),
    );
  for (const former of formers.values()) problems.push(formerProblem(former, collected.lookup));
  return excepted.length > 0;
}

/** Rows that a mapping passes over, by their numbers, as one problem that is agreed. */
function passedRows(rows: readonly number[], table: Table, place: Place, plan: Plan): Problem {
  const details = { limit: rows.length, header: table.name };
  const [columnIndex] = plan.except?.keys() ?? [];
  const at = { ...place, row: rows[0] as number, columnIndex };
  return asAgreed(problem('mapping-rows-passed', at, null, details));
}

/** The cells of a row without those of the lists beside it, whose totals are not its own. */
const ownCells = (cells: readonly Cell[], { beside }: Plan): readonly Cell[] =>
  beside.size === 0 ? cells : cells.map((cell, index) => (beside.has(index) ? null : cell));

/** Counts a row that has been read, and keeps it where it may be: with the others, or as one that others may refer to. */
function settleRow(row: Row, collected: Collected, plan: Plan, records: Fields[]): void {
  const { table, record } = row;
  const totals = collected.totals[table.id];
  if (row.leftOut && !row.faulty) {
    totals.out++;
    noteLeftOut(collected, table, record);
  } else if (row.faulty || plan.lacksRequired) {
    totals.faulty++;
    if (isReferenceTarget(table.id) && isKnown(row)) keepFaulty(collected, table, record);
  } else {
    totals.records++;
    shareTexts(record, collected.texts);
    records.push(record);
  }
}

/** Otherwise each record would keep the whole text of its file. */
function shareTexts(record: Fields, texts: SharedTexts): void {
  for (const field in record) {
    const value = record[field];
    if (typeof value === 'string') record[field] = texts.of(value);
  }
}

/** Whether a row with an error can be told from others: by its code, or by its name where codes are made. */
const isKnown = ({ table, record, damagedCode }: Row): boolean =>
  record.code !== null || ((table.id === 'estate' || table.id === 'firm') && damagedCode === null);

/** Of whose estate nobody can tell any more what the table says. */
function noteLeftOut({ rowsOut }: Collected, { id }: Table, { estate }: Fields): void {
  rowsOut.push({ table: id, estate: typeof estate === 'string' ? estate : null, why: 'unread' });
}

function keepFaulty({ faulty }: Collected, { id }: Table, record: Fields): void {
  const list = faulty[id];
  if (list) list.push(record);
  else faulty[id] = [record];
}

/** Kinds of value that would be counted twice if a merged cell stood for each of its rows. */
const COUNTED = new Set(['money', 'integer', 'decimal']);

/** What tells of a listing: a list with nobody on it may leave it blank. */
const OF_LISTINGS: ReadonlySet<string> = new Set(['basis', 'document']);

/** Fills the record from the cells. */
function readCells(row: Row, sums: Sums): void {
  const { plan, cells, record } = row;
  const { clean, faults, merged } = row.sheet;
  const hasFaults = faults.size > 0;
  const hasMerged = merged.size > 0;
  const shown = row.sheet.looks?.shown;
  for (const planned of plan.columns) {
    const { type, required, header } = planned.column;
    if (planned.or !== null) noteOther(row, planned, planned.or);
    const fault = hasFaults ? faults.get(`${row.index},${planned.index}`) : undefined;
    if (fault) {
      reportInRow(row, fault.code, cellPlace(row, planned), fault.value, fault.details);
      if (type.is === 'money') sums.unsure = true;
      continue;
    }
    if (hasMerged && COUNTED.has(type.is) && merged.has(`${row.index},${planned.index}`)) {
      reportInRow(row, 'amount-merged', cellPlace(row, planned), null);
      sums.unsure = true;
      continue;
    }

    const shownAs = shown?.get(cellKey(row.index, planned.index));
    const unlike = shownAs ? shownProblem(shownAs, cells[planned.index] ?? null, type) : null;
    if (unlike) {
      reportInRow(row, unlike.code, cellPlace(row, planned), unlike.value, unlike.details);
      if (unlike.code !== 'date-year-unseen') continue;
    }

    let reading = readCell(planned, cells, clean);
    let word: string | null = null;
    if (isBlankWord(reading)) {
      word = reading.value;
      reading = null;
    }
    if (reading === null && planned.others.length > 0) reading = readOther(row, planned);
    const isMissing = reading === null && required && !(OF_LISTINGS.has(planned.field) && isEmptyList(row));
    // Where something must stand, one problem says that the word is none.
    if (word !== null && !isMissing) noteBlankWord(row, planned, word);
    if (reading === TOTAL) {
      row.isTotal = true;
      continue;
    }
    if (reading instanceof Refusal) {
      const stays = [planned.stays, reading.details.stays].filter((one) => one !== undefined);
      const details = stays.length === 0 ? reading.details : { ...reading.details, stays: stays.join('」和「') };
      const said = reading.code === 'rate-range' ? { ...details, ...ownColumn(row, planned) } : details;
      reportInRow(row, reading.code, cellPlace(row, planned), reading.value, said);
      if (type.is === 'own-code') row.damagedCode = reading.value;
      if (type.is === 'money') sums.unsure = true;
      continue;
    }
    if (reading instanceof Doubt) {
      reportInRow(row, reading.code, cellPlace(row, planned), reading.value, reading.details);
      reading = reading.taken;
    }
    if (reading !== null) record[planned.field] = reading;
    // A part of a cell that can't be told is as good as none, and has been told.
    else if (isMissing || (required && planned.derive !== null)) {
      const hint = type.is === 'choice' && type.closed ? type.values.join('、') : undefined;
      reportInRow(row, 'required-blank', cellPlace(row, planned), word, { header, hint });
    }
  }
}

/** The name of a column where each kind of fee has a column of its own: there is nothing to be put into rows of its own. */
function ownColumn({ plan: { mapping }, table }: Row, { written }: PlannedColumn): Details {
  const columns = mapping?.tables.filter((one) => one.table === table.id).length ?? 0;
  return columns > 1 ? { header: written } : {};
}

/** Reads a cell, or what a mapping has put in its place. */
function readCell({ read, derive, index }: PlannedColumn, cells: readonly Cell[], clean: boolean): Reading {
  const cell = cells[index] ?? null;
  if (derive === null) return read(cell, clean);
  const derived = derive(cell, cells);
  if (derived instanceof Refusal) return derived;
  if (!(derived instanceof Doubt)) return read(derived, false);
  const taken = read(typeof derived.taken === 'string' ? derived.taken : null, false);
  return taken instanceof Refusal
    ? taken
    : new Doubt(derived.code, taken instanceof Doubt ? taken.taken : (taken as Value), derived.value, derived.details);
}

/** Whether a row says one of the words for which a mapping passes it over. */
function isExcepted(cells: readonly Cell[], except: ReadonlyMap<number, ReadonlySet<string>>): boolean {
  for (const [index, said] of except) if (said.has(words(cells[index]))) return true;
  return false;
}

function isBlankCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && isBlank(cleanText(cell).text));
}

function isBlankWord(reading: Reading): reading is Doubt {
  return reading instanceof Doubt && reading.code === 'blank-word';
}

function noteBlankWord(row: Row, planned: PlannedColumn, word: string): void {
  const index = row.used?.get(planned) ?? planned.index;
  if (index >= 0) noteBlank(row, index, planned.column.header, word);
  else reportInRow(row, 'blank-word', cellPlace(row, planned), word, { limit: 1, other: '' });
}

/** Remembers that a mapping reads another cell of the row, since this one is blank. */
function noteOther(row: Row, planned: PlannedColumn, or: number): void {
  if (words(row.cells[planned.index]) !== '' || words(row.cells[or]) === '') return;
  row.used = (row.used ?? new Map<PlannedColumn, number>()).set(planned, or);
}

/** Where a reference is blank, the value of another column: the name beside a code that was left out. */
function readOther(row: Row, planned: PlannedColumn): Reading {
  for (const index of planned.others) {
    const reading = planned.read(row.cells[index] ?? null, row.sheet.clean);
    if (reading === null || isBlankWord(reading)) continue;
    row.used = (row.used ?? new Map<PlannedColumn, number>()).set(planned, index);
    return reading;
  }
  return null;
}

/** A row that says that nobody is on a list (主体编码 无) needs no basis, since there is nobody whose basis it would be. */
function isEmptyList({ table, plan, cells }: Row): boolean {
  if (table.id !== 'list_entry') return false;
  return plan.references.some(({ column, index }) => {
    const nobody = column.type.is === 'reference' ? column.type.nobody : null;
    const cell = cells[index];
    return nobody !== null && typeof cell === 'string' && cell.trim() === nobody;
  });
}

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
  return cells.every(
    (cell, index) => cell === null || (typeof cell === 'string' && isBlank(cell.trim())) || plan.ornaments.has(index),
  );
}
