/**
 * What publishing again costs (再发布): a city whole, then again as it is, with one figure changed, one estate changed, one day
 * later, and with a new month in every table. Each publication follows the one before it, as an office's do. The whole one is
 * held against other ways to the same pages and sheets.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import type { OutputFile, ReleaseManifest } from '../../src/domain/manifest.ts';
import type { TableId } from '../../src/domain/records.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { type ColumnType, columnList } from '../../src/tables/column.ts';
import { complaintStat } from '../../src/tables/complaint-stat.ts';
import { estate } from '../../src/tables/estate.ts';
import { feeItem } from '../../src/tables/fee-item.ts';
import { lift } from '../../src/tables/lift.ts';
import { listEntry } from '../../src/tables/list-entry.ts';
import { makeBarePages } from './bare-pages.ts';
import { hugoVersion, makeHugoSite } from './hugo.ts';
import { pagesOfSheets } from './print.ts';
import { runTask, type Watched } from './watched-task.ts';

/** A publication beside the one before it. */
export interface Republished {
  what: string;
  ms: number;
  /** Processor time of all its processes; null where the system doesn't tell. */
  cpuMs: number | null;
  peakMb: number;
  files: number;
  bytes: number;
  /** Files that are new, other or gone, and what a host would have to be sent. */
  differ: { files: number; bytes: number };
}

/** Other ways to as many pages and sheets, in the same run, in milliseconds. */
export interface OtherWays {
  pages: number;
  sheets: number;
  /** Bare Astro, Pagefind and Typst, one after the other. */
  bareMs: number;
  /** Another copy of this repository, whole; null where none was named. */
  against: { ms: number; cpuMs: number | null } | null;
  /**
   * Hugo, Pagefind and Chromium; null where one isn't installed. Chromium's time is that of a sheet, as measured of some, times
   * the number of sheets.
   */
  hugo: { version: string; pagesMs: number; searchMs: number; sheetMs: number; allMs: number } | null;
}

/** The cold one comes first. */
export interface RepublishResult {
  estates: number;
  rows: number;
  parts: string;
  steps: Republished[];
  others: OtherWays;
}

type Grid = string[][];

/** Chromium prints so many of the sheets. */
const CHROMIUM_SHEETS = 200;
/** Until when the generated city's tables are said to hold. */
const DATA_UNTIL = '2026-11-10' as IsoDate;
/** Two days later, since on the first day after it every board begins to say until when its data hold. */
const AS_OF = addDays(DATA_UNTIL, 2);

const MONTH = /^(\d{4})(\D)(\d{2})(\D?)$/;

export interface RepublishOptions {
  /** The generated city; it is changed on the way. */
  content: string;
  /** An empty folder for what is published. */
  work: string;
  /** A folder inside the repository, so that bare pages find the same Astro. */
  bare: string;
  parts: string;
  /** Another copy of the repository, installed. */
  against: string | null;
  say: (line: string) => void;
}

/** Publishes a generated city again and again. */
export async function measureRepublish(options: RepublishOptions): Promise<RepublishResult> {
  const { content, parts, say } = options;
  const out = path.join(options.work, 'republished');
  const steps: Republished[] = [];
  let before: readonly OutputFile[] = [];
  let asOf = AS_OF;
  const publish = async (what: string): Promise<void> => {
    say(`发布：${what}`);
    const cost = await build(content, out, asOf, parts);
    const { outputs } = manifestOf(out);
    steps.push({ what, ...cost, ...sizeOf(outputs), differ: difference(before, outputs) });
    before = outputs;
  };
  await publish('从头');
  const others = await otherWays(options, out);
  await publish('什么也没改');
  changeFigure(content, 1);
  await publish('改一个投诉数');
  changeEstate(content);
  await publish('改一个小区');
  asOf = addDays(asOf, 1);
  await publish('过一天，表格照旧');
  addMonth(content);
  asOf = addDays(AS_OF, 30);
  moveDataDates(content, addDays(DATA_UNTIL, 30));
  await publish('每张表多一个月');
  return { estates: rowsOf(content, 'estate').length - 1, rows: allRows(content), parts, steps, others };
}

/** Looked at while `out` is the cold publication. */
async function otherWays(
  { content, work, bare, parts, against, say }: RepublishOptions,
  out: string,
): Promise<OtherWays> {
  const { outputs } = manifestOf(out);
  const pages = outputs.filter(({ path: file }) => file.endsWith('.html')).length;
  const sheets = (await pagesOfSheets(out)).length;
  say(`只用 Astro、Pagefind 和 Typst：${pages} 页，${sheets} 份`);
  makeBarePages(bare, pages);
  const bareSite = await runTask({ task: 'yardstick', root: bare });
  rmSync(bare, { recursive: true, force: true });
  const barePaper = await runTask({ task: 'print-bare', out });
  return {
    ...{ pages, sheets, bareMs: bareSite.ms + barePaper.ms },
    against: against === null ? null : await measureAgainst(against, { content, work, parts, say }),
    hugo: await measureHugo({ content, work, say }, pages, sheets),
  };
}

/** The same city published by another copy of the repository, which knows no cache. */
async function measureAgainst(
  repository: string,
  { content, work, parts, say }: Pick<RepublishOptions, 'content' | 'work' | 'parts' | 'say'>,
): Promise<{ ms: number; cpuMs: number | null }> {
  say(`同一座城市，用 ${repository} 从头发布`);
  const out = path.join(work, 'against');
  const args = ['--content', content, '--out', out, '--as-of', AS_OF, '--only', parts];
  const { ms, cpuMs } = await runTask({ task: 'command', script: 'build.ts', args, repository });
  removePublished(out);
  return { ms, cpuMs };
}

async function measureHugo(
  { content, work, say }: Pick<RepublishOptions, 'content' | 'work' | 'say'>,
  pages: number,
  sheets: number,
): Promise<OtherWays['hugo']> {
  const version = hugoVersion();
  if (version === null) {
    say('没有装 Hugo，没有量它');
    return null;
  }
  say(`Hugo ${version}、Pagefind 和 Chromium：${pages} 页，量 ${CHROMIUM_SHEETS} 份`);
  const root = path.join(work, 'hugo');
  makeHugoSite(root, pages);
  const made = await runTask({ task: 'program', program: 'hugo', args: ['--quiet'], folder: root });
  const indexed = await runTask({ task: 'index', folder: path.join(root, 'public') });
  rmSync(root, { recursive: true, force: true });
  const { stagesMs } = await runTask({ task: 'chromium', content, most: CHROMIUM_SHEETS });
  if (stagesMs.sheet === undefined) return null;
  const all = made.ms + indexed.ms + stagesMs.sheet * sheets;
  return { version, pagesMs: made.ms, searchMs: indexed.ms, sheetMs: stagesMs.sheet, allMs: all };
}

async function build(
  content: string,
  out: string,
  asOf: IsoDate,
  parts: string,
): Promise<Pick<Watched, 'ms' | 'cpuMs' | 'peakMb'>> {
  const args = ['--content', content, '--out', out, '--as-of', asOf, '--accept', '测速', '--only', parts];
  const { ms, cpuMs, peakMb } = await runTask({ task: 'command', script: 'build.ts', args });
  return { ms, cpuMs, peakMb };
}

const manifestOf = (out: string): ReleaseManifest =>
  JSON.parse(readFileSync(path.join(out, 'data', 'release.json'), 'utf8')) as ReleaseManifest;

const sizeOf = (outputs: readonly OutputFile[]): { files: number; bytes: number } => ({
  files: outputs.length,
  bytes: outputs.reduce((sum, { bytes }) => sum + bytes, 0),
});

function difference(before: readonly OutputFile[], after: readonly OutputFile[]): Republished['differ'] {
  const known = new Map(before.map(({ path: file, sha256 }) => [file, sha256]));
  const sent = after.filter(({ path: file, sha256 }) => known.get(file) !== sha256);
  const now = new Set(after.map(({ path: file }) => file));
  const gone = before.filter(({ path: file }) => !now.has(file));
  return { files: sent.length + gone.length, bytes: sizeOf(sent).bytes };
}

const tableFile = (content: string, table: string): string => path.join(content, 'tables', `${table}.csv`);

function rowsOf(content: string, table: string): Grid {
  const text = readFileSync(tableFile(content, table), 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

function write(content: string, table: string, grid: Grid): void {
  writeFileSync(tableFile(content, table), `\ufeff${Papa.unparse(grid, { newline: '\n' })}\n`);
}

/** Tables whose rows are of a month. */
const MONTHLY = ['complaint_stat', 'bulletin', 'list_entry'] as const;

const allRows = (content: string): number =>
  readdirSync(path.join(content, 'tables')).reduce(
    (sum, file) => sum + rowsOf(content, path.parse(file).name).length - 1,
    0,
  );

/** One more complaint, in the newest month of the middle estate. */
function changeFigure(content: string, by: number): void {
  const grid = rowsOf(content, 'complaint_stat');
  const [header = []] = grid;
  const [code, received] = [
    header.indexOf(complaintStat.columns.estate.header),
    header.indexOf(complaintStat.columns.received.header),
  ];
  const middle = grid[Math.floor(grid.length / 2)]?.[code];
  const row = grid.findLast((cells) => cells[code] === middle);
  if (row === undefined) throw new Error('the city has no complaints');
  row[received] = String(Number(row[received]) + by);
  write(content, 'complaint_stat', grid);
}

/** A correction to everything that is said of one estate: its address, its fees, a figure of its complaints. */
function changeEstate(content: string): void {
  const estates = rowsOf(content, 'estate');
  const [header = []] = estates;
  const [code, address] = [header.indexOf(estate.columns.code.header), header.indexOf(estate.columns.address.header)];
  const changed = estates[Math.floor(estates.length / 3)];
  if (changed === undefined) throw new Error('the city has no estates');
  changed[address] = `${changed[address]}甲`;
  write(content, 'estate', estates);
  const fees = rowsOf(content, 'fee_item');
  const [ofCode, price] = [feeItem.columns.estate, feeItem.columns.rateE4].map(
    ({ header: name }) => fees[0]?.indexOf(name) ?? -1,
  ) as [number, number];
  for (const row of fees) if (row[ofCode] === changed[code]) row[price] = (Number(row[price]) + 0.01).toFixed(2);
  write(content, 'fee_item', fees);
}

const headersOf = (table: TableId, type: ColumnType['is']): string[] =>
  columnList(tableOf(table)).flatMap(([, column]) => (column.type.is === type ? [column.header] : []));

/** What is done each month, done again. */
function serviceLifts(content: string): void {
  const grid = rowsOf(content, 'lift');
  const done = grid[0]?.indexOf(lift.columns.servicedOn.header) ?? -1;
  for (const row of grid.slice(1)) row[done] = row[done] ? addDays(row[done] as IsoDate, 30) : '';
  write(content, 'lift', grid);
}

/** What the newest month says, said of the month after it. */
function addMonth(content: string): void {
  serviceLifts(content);
  for (const table of MONTHLY) {
    const grid = rowsOf(content, table);
    const [header = [], ...rows] = grid;
    const month = header.findIndex((name) => headersOf(table, 'period').includes(name));
    const newest = rows
      .map((row) => row[month] ?? '')
      .filter((written) => MONTH.test(written))
      .sort()
      .at(-1);
    const dated = header.indexOf(listEntry.columns.listedOn.header);
    const further = rows
      .filter((row) => row[month] === newest)
      .map((row) =>
        row.map((cell, at) =>
          at === month ? monthAfter(cell) : at === dated && cell !== '' ? addDays(cell as IsoDate, 30) : cell,
        ),
      );
    write(content, table, [header, ...rows, ...further]);
  }
}

/** All tables are said to hold until that day. */
function moveDataDates(content: string, until: IsoDate): void {
  const file = path.join(content, 'portal.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(DATA_UNTIL, until));
}

/** 2026-10 → 2026-11, 2026年12月 → 2027年1月, written as before. */
function monthAfter(written: string): string {
  const [, year = '', between = '', month = '', end = ''] = MONTH.exec(written) ?? [];
  const next = Number(month) % 12 === 0 ? 1 : Number(month) + 1;
  return `${Number(month) === 12 ? Number(year) + 1 : year}${between}${String(next).padStart(2, '0')}${end}`;
}

/** Deletes what was published. */
export function removePublished(out: string): void {
  rmSync(out, { force: true });
  for (const beside of ['releases', 'cache']) rmSync(`${out}.${beside}`, { recursive: true, force: true });
}
