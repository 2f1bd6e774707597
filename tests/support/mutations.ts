/**
 * Tables damaged in every way that an office, a mailbox or a malicious hand can damage them. Reading must
 * never throw, must say where, and must account for every row.
 *
 * `checkMutations` runs a given number of damaged folders: a few hundred in `npm test`, ten thousand in
 * `npm run soak`. The seed repeats a run.
 */
import fc from 'fast-check';
import Papa from 'papaparse';
import type { Problem } from '../../src/domain/problem.ts';
import type { TableId } from '../../src/domain/records.ts';
import { readTables, type TablesRead } from '../../src/intake/read-tables.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { toGb18030, toUtf16 } from './gb18030.ts';
import { csvOf, DEMO, headersOf, TABLE_IDS, TOWN, tableFile, xlsx } from './tables.ts';

/** Problems that are about a file, a sheet or a header as a whole and so may have no row. */
const WITHOUT_ROW = new Set([
  'table-missing',
  'codes-not-kept',
  'codes-elsewhere',
  'file-unknown',
  'file-ignored',
  'format-old-excel',
  'format-wps',
  'format-macro',
  'format-encrypted',
  'format-html',
  'format-mismatch',
  'file-not-readable',
  'file-not-text',
  'file-too-large',
  'file-empty',
  'workbook-too-large',
  'workbook-external-link',
  'encoding-damaged',
  'too-many-rows',
  'too-many-columns',
  'sheet-unknown',
  'sheet-hidden',
  'header-not-found',
  'file-copy',
  'file-lock',
  'tables-none',
  'rows-in-two-files',
  'file-lock',
  'file-shadow',
  'sheet-not-table',
  'cells-far-away',
  'too-many-merges',
  'sheet-unfilled',
  // Where a file's name says the day.
  'data-date-unread',
  'data-date-ahead',
  'data-date-passed',
]);

const NASTY = [
  '',
  ' ',
  '无',
  '—',
  '合计',
  '小计',
  '填表人：张示例',
  '\u0000',
  '\ufeff',
  '\ufffd',
  '"',
  '""',
  "'",
  '=1+1',
  '#REF!',
  '1.61105E+12',
  '914403001922038216',
  '2025.1',
  '0.58',
  '-1',
  '99999999999999999999',
  '1e308',
  'NaN%',
  '2025-02-30',
  '二〇二五年',
  '𠮷',
  '\ud800',
  '😀',
  '字'.repeat(3000),
  'x'.repeat(20_000),
  '甲,乙',
  '甲，乙',
  '甲\n乙',
  '甲\r乙',
  '甲\t乙',
  '行政区划代码',
  '小区编码',
  '单位：万元',
  '（万元）',
  '<b>',
  '../..',
  '__proto__',
  'constructor',
  'toString',
  '%',
  '±',
  '()',
  '[',
  '\\',
  '*',
  '13800138000',
  '业主：王小明',
] as const;
const NAMES = [
  '~$x.csv',
  'x.xls',
  'x.et',
  'x.xlsm',
  'x.txt',
  '.csv',
  'csv',
  'x.csv.csv',
  'fees.csv',
  '收费标谁.csv',
  '-.csv',
  '小区-.csv',
  '小区-小区.csv',
  'ESTATE.CSV',
];

type Grid = string[][];
type Damage = (grid: Grid, a: number, b: number, word: string) => Grid;

const at = (n: number, length: number): number => (length === 0 ? 0 : n % length);

const GRID_DAMAGES: Damage[] = [
  // A cell is replaced.
  (grid, a, b, word) =>
    grid.map((row, r) =>
      r === at(a, grid.length) ? row.map((cell, c) => (c === at(b, row.length) ? word : cell)) : row,
    ),
  // A whole column is.
  (grid, _a, b, word) => grid.map((row, r) => row.map((cell, c) => (r > 0 && c === at(b, row.length) ? word : cell))),
  // A row slips by a cell, or loses one.
  (grid, a, _b, word) => grid.map((row, r) => (r === at(a, grid.length) ? [word, ...row] : row)),
  (grid, a, b) =>
    grid.map((row, r) => (r === at(a, grid.length) ? row.filter((_, c) => c !== at(b, row.length)) : row)),
  // Rows are repeated, deleted, reordered, or repeated very often.
  (grid, a) => grid.flatMap((row, r) => (r === at(a, grid.length) ? [row, row] : [row])),
  (grid, a) => grid.filter((_, r) => r !== at(a, grid.length)),
  (grid) => [...grid].reverse(),
  (grid, a) => [...grid, ...Array.from({ length: a % 300 }, () => grid.at(-1) ?? [])],
  // Columns are exchanged, renamed, doubled or lost.
  (grid, a, b) =>
    grid.map((row) =>
      row.map((cell, c) =>
        c === at(a, row.length)
          ? (row[at(b, row.length)] ?? '')
          : c === at(b, row.length)
            ? (row[at(a, row.length)] ?? '')
            : cell,
      ),
    ),
  (grid, _a, b, word) =>
    grid.map((row, r) => (r === 0 ? row.map((cell, c) => (c === at(b, row.length) ? word : cell)) : row)),
  (grid, _a, b) => grid.map((row) => [...row, row[at(b, row.length)] ?? '']),
  (grid, _a, b) => grid.map((row) => row.filter((_, c) => c !== at(b, row.length))),
  // Something stands above, below or between.
  (grid, _a, _b, word) => [[word], [], ...grid],
  (grid, _a, _b, word) => [...grid, [word], ['', '', word]],
  (grid, a) => grid.flatMap((row, r) => (r === at(a, grid.length) ? [[], row, ['', '']] : [row])),
  (grid) => [...grid, ...grid],
  () => [],
];

type Encoder = (id: TableId, grid: Grid) => Promise<{ ending: string; bytes: Uint8Array }>;

const csv = (grid: Grid, delimiter: string, newline: '\n' | '\r\n' = '\n'): string =>
  Papa.unparse(grid, { delimiter, newline });
const text =
  (encode: (text: string) => Uint8Array, delimiter = ',', newline: '\n' | '\r\n' = '\n'): Encoder =>
  async (_id, grid) => ({ ending: 'csv', bytes: encode(csv(grid, delimiter, newline)) });
const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
/** Text with unpaired surrogates is not tested here, since no encoder can write it. */
const wellFormed = (words: string): string => words.toWellFormed();

const ENCODERS: Encoder[] = [
  text(utf8),
  text(utf8, ',', '\r\n'),
  text((words) => utf8(`\ufeff${words}`)),
  text(utf8, '\t'),
  text(utf8, ';'),
  text(utf8, '，'),
  text((words) => toGb18030(wellFormed(words))),
  text((words) => toUtf16(words, 'le')),
  text((words) => toUtf16(words, 'be')),
  async (id, grid) => ({
    ending: 'xlsx',
    // XML can't hold control characters, and a cell of Excel no more than 32,767 characters.
    bytes: await xlsx([
      {
        name: tableOf(id).name,
        rows: grid.map((row) =>
          row.map((cell) => wellFormed(cell).replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '') || null),
        ),
      },
    ]),
  }),
];

type ByteDamage = (bytes: Uint8Array, a: number, b: number) => Uint8Array;

const BYTE_DAMAGES: ByteDamage[] = [
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes, a) => bytes.slice(0, at(a, bytes.length)),
  (bytes, a) => bytes.slice(at(a, bytes.length)),
  (bytes, a, b) => bytes.map((byte, i) => (i === at(a, bytes.length) ? b % 256 : byte)),
  (bytes, a, b) =>
    new Uint8Array([
      ...bytes.slice(0, at(a, bytes.length)),
      b % 256,
      (b * 7) % 256,
      ...bytes.slice(at(a, bytes.length)),
    ]),
  (_bytes, a, b) => Uint8Array.from({ length: a % 500 }, (_, i) => (i * i * 31 + b * 17 + i) % 256),
  (bytes) => new Uint8Array([...bytes, ...bytes]),
];

interface Mutation {
  id: TableId;
  damages: { which: number; a: number; b: number; word: string }[];
  encoder: number;
  bytes: { which: number; a: number; b: number };
  name: string | null;
  others: TableId[];
}

const word = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...TABLE_IDS.flatMap(headersOf)),
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  id: fc.constantFrom(...TABLE_IDS),
  damages: fc.array(fc.record({ which: fc.nat(GRID_DAMAGES.length - 1), a: fc.nat(999), b: fc.nat(999), word }), {
    maxLength: 4,
  }),
  encoder: fc.nat(ENCODERS.length - 1),
  bytes: fc.record({ which: fc.nat(BYTE_DAMAGES.length - 1), a: fc.nat(99_999), b: fc.nat(99_999) }),
  name: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...NAMES) }),
  others: fc.uniqueArray(fc.constantFrom(...TABLE_IDS), { maxLength: 4 }),
});

async function readMutated({ id, damages, encoder, bytes, name, others }: Mutation): Promise<TablesRead> {
  const headers = headersOf(id);
  let grid: Grid = [headers, ...TOWN[id].map((row) => headers.map((header) => row[header] ?? ''))];
  for (const { which, a, b, word: nasty } of damages) grid = (GRID_DAMAGES[which] as Damage)(grid, a, b, nasty);
  const encoded = await (ENCODERS[encoder] as Encoder)(id, grid);
  const damaged = (BYTE_DAMAGES[bytes.which] as ByteDamage)(encoded.bytes, bytes.a, bytes.b);
  const ground = (['division', 'estate', 'firm'] as const).filter((ground) => ground !== id);
  const files = [...new Set([...ground, ...others.filter((other) => other !== id)])].map((other) =>
    tableFile(`tables/${other}.csv`, csvOf(other)),
  );
  return readTables(
    [...files, tableFile(`tables/${name ?? `${tableOf(id).name}-x.${encoded.ending}`}`, damaged)],
    DEMO,
  );
}

/** Tables of which a row may tell more than one record, or another table some: places, counts of 0, firms by name. */
const SPREAD: ReadonlySet<TableId> = new Set(['posting', 'complaint_stat', 'firm']);

/** What must be so of any reading, however damaged the tables. Throws an error that says what is not. */
export function assertAccounted({
  problems,
  totals,
  register,
}: Pick<TablesRead, 'problems' | 'totals' | 'register'>): void {
  for (const t of totals) {
    const records = register.records[t.table].length;
    if (t.rows !== t.records + t.out + t.faulty + t.notes || (records !== t.records && !SPREAD.has(t.table)))
      throw new Error(`${t.table}: ${JSON.stringify(t)}, ${records} records`);
  }
  const faulty = totals.reduce((n, t) => n + t.faulty, 0);
  const named = new Set(
    problems.filter((p) => p.severity === 'error').flatMap((p) => p.rows.map((row) => `${p.file}\n${p.sheet}\n${row}`)),
  );
  // A column that is missing is one problem of all rows.
  if (faulty > named.size && !problems.some((p) => p.code === 'column-missing'))
    throw new Error(`${faulty} faulty rows, ${named.size} named`);
  for (const p of problems) assertPlaced(p);
}

function assertPlaced(p: Problem): void {
  const wrong = (what: string): never => {
    throw new Error(`${what}: ${JSON.stringify(p)}`);
  };
  if (p.file === '' || !p.message.startsWith(p.file)) wrong('no file');
  if (p.row === null && !WITHOUT_ROW.has(p.code)) wrong('no row');
  if (p.row !== null && (p.row < 1 || !p.message.includes(`第 ${p.row} 行`))) wrong('the row is not said');
  if (p.sheet !== null && !p.message.includes(`「${p.sheet}」工作表`)) wrong('the sheet is not said');
  // Where the file calls it by another word, the message has that, and the cell.
  const isSaid = p.message.includes(`「${p.column}」`) || (p.letters !== null && p.message.includes(`（${p.letters}`));
  if (p.column !== null && !isSaid) wrong('the column is not said');
  if (p.value !== null && [...p.value].length > 61) wrong('the value is too long');
  const said = p.message.replaceAll(p.value ?? '\u0000', '').replaceAll(p.column ?? '\u0000', '');
  if (/undefined|null|NaN|\[object/.test(said)) wrong('a word of the machine');
  if (/请|抱歉|无效|非法/.test(said)) wrong('a word that blames');
  if (!/[\u4e00-\u9fff]/.test(said)) wrong('no Chinese');
}

/**
 * Reads `count` damaged folders and says how many were read. Rejects with the shrunk example if one is not
 * read as it must be.
 */
export async function checkMutations(count: number, seed: number): Promise<number> {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(mutation, async (damaged) => {
      const read = await readMutated(damaged);
      assertAccounted(read);
      JSON.stringify(read.problems);
      checked++;
    }),
    { numRuns: count, seed },
  );
  return checked;
}
