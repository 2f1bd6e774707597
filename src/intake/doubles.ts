/**
 * Rows that come twice (重复): what is said once counts once, what may have happened twice counts twice, and what is
 * said in two ways is an error that shows both.
 *
 * Equal rows of two files are one row in a copy. Within one file of accounts, servicing or events (`duplicates:
 * 'warning'`) equal rows may be two payments, unless the file's own balance or total is right only without them.
 */
import type { TableId } from '../domain/records.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { columnList, type Table } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf, placeOfField } from './collected.ts';
import { areStretches } from './file-names.ts';
import { placeInWords, problem } from './problems.ts';
import { noteRepeated } from './repeated-files.ts';
import { BALANCES } from './totals.ts';
import { valueInWords, whoInWords } from './values-told.ts';

/** Settles the rows of a table that come twice: copies are dropped, contradictions reported. */
export function settleDoubles(collected: Collected, table: Table): void {
  const records = fieldsOf(collected, table.id);
  const faulty = collected.faulty[table.id] ?? [];
  const inOrder =
    faulty.length === 0 ? records : [...records, ...faulty].sort((a, b) => Number(a.source) - Number(b.source));
  const doubles: Doubles = { collected, table, faulty: new Set(faulty), dropped: new Set() };
  settleAcrossSheets(doubles, inOrder);
  settleWithinSheets(doubles, inOrder);
  for (const { found } of collected.differingTotals) collected.problems.push(found);
  collected.differingTotals.length = 0;
  if (doubles.dropped.size === 0) return;
  (collected.records as Record<TableId, unknown>)[table.id] = records.filter((record) => !doubles.dropped.has(record));
}

interface Doubles {
  collected: Collected;
  table: Table;
  /** Rows with an error: one may be the first of its key, and is never kept. */
  faulty: ReadonlySet<Fields>;
  /** Rows that are dropped, as copies or with an error. */
  dropped: Set<Fields>;
}

const sheetOf = (record: Fields): number => sourceSheetIndex(record.source as SourceRef);

function keyOf(table: Table, fields: readonly string[], record: Fields): string {
  let key = '';
  for (const field of fields) key += `${record[field] ?? ''}\u0001`;
  // Many disks don't distinguish letter case, so two codes that differ in it alone would be one address.
  return table.id === 'estate' ? key.toUpperCase() : key;
}

/** Rows that stand in several files or sheets. */
function settleAcrossSheets(doubles: Doubles, inOrder: readonly Fields[]): void {
  const { collected, table } = doubles;
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined || sheetOf(first) === sheetOf(last)) return;
  const fields = table.keyAcrossFiles;
  const sheetByKey = new Map<string, number>();
  const shared = new Map<string, Fields[]>();
  for (const record of inOrder) {
    const key = keyOf(table, fields, record);
    const sheet = sheetByKey.get(key);
    if (sheet === undefined) sheetByKey.set(key, sheetOf(record));
    else if (sheet !== sheetOf(record)) shared.set(key, []);
  }
  if (shared.size === 0) return;
  for (const record of inOrder) shared.get(keyOf(table, fields, record))?.push(record);

  /** How many rows of a sheet are copies of rows of an earlier sheet, with the first such pair. */
  const copies = new Map<string, { of: Fields; from: Fields; count: number }>();
  for (const rows of shared.values()) {
    for (const { row, of } of copiesAmong(doubles, rows)) {
      const pair = `${sheetOf(row)} ${sheetOf(of)}`;
      const known = copies.get(pair) ?? { of, from: row, count: 0 };
      known.count++;
      copies.set(pair, known);
    }
  }
  for (const { of, from, count } of copies.values()) {
    const sheet = (record: Fields) => ({ ...placeOf(collected, record.source as SourceRef), row: null });
    const other = placeInWords(sheet(of));
    collected.problems.push(problem('rows-in-two-files', sheet(from), null, { other, limit: count }));
  }
}

/** Drops the rows of one key that an earlier sheet has, and returns them; those that say it otherwise are errors. */
function copiesAmong(doubles: Doubles, rows: readonly Fields[]): { row: Fields; of: Fields }[] {
  const { collected, table } = doubles;
  const copies: { row: Fields; of: Fields }[] = [];
  const kept: Fields[] = [];
  const bySheet = new Map<number, Fields[]>();
  for (const row of rows) {
    const ofSheet = bySheet.get(sheetOf(row));
    if (ofSheet) ofSheet.push(row);
    else bySheet.set(sheetOf(row), [row]);
  }
  for (const ofSheet of bySheet.values()) {
    if (kept.length === 0) {
      kept.push(...ofSheet);
      continue;
    }
    // Each row of an earlier sheet stands for one equal row here.
    const free = new Map<string, Fields[]>();
    for (const row of kept) {
      const key = contentOf(table, row);
      const equal = free.get(key);
      if (equal) equal.push(row);
      else free.set(key, [row]);
    }
    const unmatched: Fields[] = [];
    for (const row of ofSheet) {
      const of = free.get(contentOf(table, row))?.shift();
      if (of === undefined) unmatched.push(row);
      else copies.push({ row, of });
    }
    const rest = [...free.values()].flat();
    for (const row of unmatched) {
      const other = rest.shift() ?? kept[0] ?? row;
      const differences = differencesOf(doubles, row, other);
      if (differences.length === 0 && table.duplicates === 'error') copies.push({ row, of: other });
      else if (table.duplicates === 'warning' && standInStretches(collected, row, other)) kept.push(row);
      else {
        noteRepeated(collected, row, other);
        reject(doubles, row, other, differences);
      }
    }
  }
  for (const { row, of } of copies) {
    noteRepeated(collected, row, of);
    setAside(doubles, row);
  }
  return copies;
}

/**
 * Whether two rows come from files about different months: the same item in 2026-01 and in 2026-02 is two lines of one
 * year.
 */
function standInStretches(collected: Collected, one: Fields, other: Fields): boolean {
  const [a, b] = [one, other].map((record) => {
    const { file, sheet } = placeOf(collected, record.source as SourceRef);
    return sheet ?? (file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
  }) as [string, string];
  return areStretches(a, b);
}

/** Everything that a row says as one text, by which rows are compared. */
function contentOf(table: Table, record: Fields): string {
  let content = '';
  for (const field in table.columns) content += `${record[field] ?? ''}\u0001`;
  return content;
}

/** Settles rows whose key has come before within the same sheet. */
function settleWithinSheets(doubles: Doubles, inOrder: readonly Fields[]): void {
  const { table, dropped } = doubles;
  const seen = new Set<string>();
  const again = new Set<Fields>();
  for (const record of inOrder) {
    if (dropped.has(record)) continue;
    const before = seen.size;
    seen.add(keyOf(table, table.key, record));
    if (seen.size === before) again.add(record);
  }
  if (again.size === 0) return;
  const copied = table.id === 'revenue' ? copiedLines(doubles, inOrder, again) : new Set<Fields>();
  const keys = new Set([...again].map((record) => keyOf(table, table.key, record)));
  const firsts = new Map<string, Fields>();
  for (const record of inOrder) {
    if (dropped.has(record)) continue;
    const key = keyOf(table, table.key, record);
    const first = firsts.get(key);
    if (first === undefined) {
      if (keys.has(key)) firsts.set(key, record);
    } else settleWithin(doubles, record, first, copied);
  }
}

function settleWithin(doubles: Doubles, record: Fields, first: Fields, copied: ReadonlySet<Fields>): void {
  const { collected, table } = doubles;
  const place = placeOf(collected, record.source as SourceRef);
  const other = placeInWords(placeOf(collected, first.source as SourceRef));
  if (copied.has(record)) {
    collected.problems.push(problem('duplicate-row-copied', place, null, { other }));
    setAside(doubles, record);
  } else if (table.duplicates === 'warning') {
    collected.problems.push(problem('duplicate-row-kept', place, null, { other }));
  } else {
    reject(doubles, record, first, differencesOf(doubles, record, first));
  }
}

/** Drops a row that is a copy; it is counted where it stands first. */
function setAside(doubles: Doubles, record: Fields): void {
  const { collected, table, faulty, dropped } = doubles;
  dropped.add(record);
  if (faulty.has(record)) return;
  collected.totals[table.id].records--;
  collected.totals[table.id].notes++;
}

/** A field in which two rows of one key differ, and how. */
interface Difference {
  field: string;
  inWords: string;
}

/** Reports a row that contradicts another of its key, with the differences. */
function reject(doubles: Doubles, record: Fields, other: Fields, differences: readonly Difference[]): void {
  const { collected, table, faulty, dropped } = doubles;
  const [one, ...more] = differences;
  const row = placeOf(collected, record.source as SourceRef);
  // What differs in one cell is put right there.
  const { columnIndex } = one === undefined || more.length > 0 ? row : placeOfField(collected, record, one.field);
  const place = { ...row, columnIndex };
  const details = {
    header: whoInWords(collected, table, record),
    other: placeInWords(placeOf(collected, other.source as SourceRef)),
    hint: differences.map(({ inWords }) => inWords).join('；'),
  };
  collected.problems.push(problem(differences.length === 0 ? 'duplicate-row' : 'row-differs', place, null, details));
  dropped.add(record);
  if (faulty.has(record)) return;
  collected.totals[table.id].records--;
  collected.totals[table.id].faulty++;
}

/**
 * The differences between two rows of one key, in words. A value that is missing in a row with an error is no
 * difference, since it may be what the error is about.
 */
function differencesOf({ table, faulty }: Doubles, here: Fields, there: Fields): Difference[] {
  return columnList(table).flatMap(([field, column]) => {
    const [a, b] = [here[field] ?? null, there[field] ?? null];
    if (a === b || (table.duplicates === 'error' && (table.key as readonly string[]).includes(field))) return [];
    if ((a === null && faulty.has(here)) || (b === null && faulty.has(there))) return [];
    return { field, inWords: `「${column.header}」这里是${valueInWords(column, a)}，那里是${valueInWords(column, b)}` };
  });
}

/** The lines that come again of which the file's own balance or total shows that they are copies. */
function copiedLines(doubles: Doubles, inOrder: readonly Fields[], again: ReadonlySet<Fields>): Set<Fields> {
  const copied = new Set<Fields>();
  const accountOf = (record: Fields): string => `${sheetOf(record)} ${record.estate} ${record.year}`;
  const accounts = new Map<string, Fields[]>([...again].map((record) => [accountOf(record), []]));
  for (const record of inOrder) if (!doubles.dropped.has(record)) accounts.get(accountOf(record))?.push(record);
  for (const lines of accounts.values()) {
    // A balance that is stated twice is still one balance: its second line is never counted.
    const counted = lines.filter((line) => !again.has(line) || !BALANCES.has(String(line.category)));
    const once = counted.filter((line) => !again.has(line));
    const isCopied = gapOf(counted) !== 0 && gapOf(once) === 0;
    for (const line of lines) {
      if (again.has(line) && (isCopied || BALANCES.has(String(line.category)))) copied.add(line);
    }
  }
  copiedByTotals(doubles, again, copied);
  return copied;
}

/** By how many fen an account is off; null where it does not state both its balances. */
function gapOf(lines: readonly Fields[]): number | null {
  const sum = (category: string): number =>
    lines.reduce((fen, line) => fen + (line.category === category ? Number(line.amountFen) : 0), 0);
  if (!['上期结余', '期末结余'].every((state) => lines.some(({ category }) => category === state))) return null;
  return sum('上期结余') + sum('收入') - sum('成本') - sum('支出') - sum('期末结余');
}

/** Adds what comes again above a total that is right without it; such a total differs no longer. */
function copiedByTotals({ collected }: Doubles, again: ReadonlySet<Fields>, copied: Set<Fields>): void {
  const { differingTotals } = collected;
  for (let i = differingTotals.length - 1; i >= 0; i--) {
    const total = differingTotals[i];
    if (total === undefined) continue;
    const above = [...again].filter(
      ({ source, category }) =>
        sheetOf({ source } as Fields) === total.sheet &&
        sourceRow(source as SourceRef) < total.row &&
        (total.category === null || category === total.category),
    );
    const sinceLast = above.filter(({ source }) => sourceRow(source as SourceRef) > total.after);
    const shown = [above, sinceLast].find((lines) => {
      const fen = lines.reduce((sum, line) => sum + Number(line.amountFen), 0);
      return fen !== 0 && total.meant.some((meant) => Math.abs(total.written - (meant - fen)) <= total.tolerance);
    });
    if (shown === undefined) continue;
    for (const line of shown) copied.add(line);
    differingTotals.splice(i, 1);
  }
}
