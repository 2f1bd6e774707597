/**
 * Publishes a generated city again and again while accusations come, are removed, repaired, corrected and run out, and looks
 * for every byte of the withdrawn ones in all that is left on the disk.
 *
 * Each accusation has a 依据 (or 事由) and a 文号 of its own, with a mark that occurs nowhere else. What should have gone is
 * reckoned here, by the words of the rows, not by the product.
 */
import { mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import type { SheetName } from '../../src/domain/sheet-names.ts';
import { cacheBeside, prepareCache, scopeOf } from '../../src/publish/cache/place.ts';
import type { PrintedFile } from '../../src/publish/print/printed-file.ts';
import { type Published, publish } from '../../src/publish/publish.ts';
import { releasesFolder } from '../../src/publish/release-folder.ts';
import { rollBack } from '../../src/publish/roll-back.ts';
import { random } from '../../src/sample/random.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { command } from './commands.ts';
import { readPdf } from './pdf.ts';
import { damageOf } from './whole-release.ts';

export interface WithdrawalTrial {
  /** How many are withdrawn in all: each publication after the first withdraws its share, and half as many more stand. */
  withdrawals: number;
  publications: number;
  seed: number;
  estates: number;
  /** The sheets to print. */
  sheets: readonly SheetName[];
}

export interface WithdrawalReport {
  /** What was found that had been withdrawn, and where; must be empty. */
  leaks: string[];
  /** What else was wrong; must be empty. */
  faults: string[];
  withdrawn: number;
  /** Marks of accusations in force that were found, by the ending of the file or in the cache: that the search finds what is there. */
  found: Record<string, number>;
  rolledBack: number;
  refused: number;
  /** Files of the release before that said something withdrawn. */
  toReplace: number;
}

type Row = Record<string, string>;

interface Accusation {
  mark: string;
  table: 'list_entry' | 'bulletin' | 'event';
  row: Row;
}

const FIRST_DAY = '2026-11-10' as IsoDate;
const CONSONANTS = 'BCDFGHJKLMNPRSTVWXYZ';
/** A mark, with the letter of the column that it stands in. */
const MARK = new RegExp(`Q[${CONSONANTS}]{5}Q`, 'g');

const markOf = (n: number): string =>
  `Q${[0, 1, 2, 3, 4].map((at) => CONSONANTS[Math.floor(n / 20 ** at) % 20]).join('')}Q`;

export async function tryWithdrawals(trial: WithdrawalTrial): Promise<WithdrawalReport> {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-forget-'));
  const content = path.join(work, 'content');
  const out = path.join(work, 'site');
  const report: WithdrawalReport = {
    leaks: [],
    faults: [],
    withdrawn: 0,
    found: {},
    rolledBack: 0,
    refused: 0,
    toReplace: 0,
  };
  const { next: chance } = random(String(trial.seed), 'withdrawals');
  try {
    await command('sample', ['--out', content, '--estates', String(trial.estates), '--seed', String(trial.seed)]);
    const portal = await readFile(path.join(content, 'portal.yaml'), 'utf8');
    await writeFile(
      path.join(content, 'portal.yaml'),
      `${portal.replace('retention: {lists: 36}', 'retention: {lists: 0}')}\nprint:\n  sheets: [${trial.sheets.join(', ')}]\n`,
    );
    const subjects = await subjectsOf(content);
    const live: Accusation[] = [];
    const gone = new Set<string>();
    let made = 0;
    for (let turn = 0; turn < trial.publications; turn++) {
      const today = addDays(FIRST_DAY, turn);
      const due = Math.round((trial.withdrawals * turn) / (trial.publications - 1));
      const standing = live.filter(({ mark }) => !gone.has(mark));
      while (report.withdrawn < due) {
        const [one] = standing.splice(Math.floor(chance() * standing.length), 1);
        if (one === undefined) throw new Error('nothing is left to withdraw');
        withdraw(one, today, chance);
        gone.add(one.mark);
        report.withdrawn++;
      }
      const wanted = Math.ceil((1.5 * trial.withdrawals) / (trial.publications - 1));
      for (let missing = wanted - standing.length; missing > 0; missing--)
        live.push(accusation(made++, subjects, chance));
      await writeTables(content, live);
      const saidIt = await filesSaying(out, gone);
      const { first } = await publishOn(content, out, today);
      const listed = new Set([...(first?.lose ?? []), ...(first?.replace ?? [])]);
      for (const file of saidIt)
        if (!listed.has(file))
          report.faults.push(`publication ${turn + 1}: ${file} is not among those to replace first`);
      report.toReplace += saidIt.length;
      const isPaper = saidIt.some((file) => file.endsWith('.pdf'));
      const index = JSON.parse(await readFile(path.join(out, 'print', 'index.json'), 'utf8')) as PrintedFile[];
      if (isPaper && !index.some(({ sheet, content: of }) => sheet === 'checklist' && of === null))
        report.faults.push(`publication ${turn + 1}: no list of what comes down`);
      await look(`publication ${turn + 1}`);
      const { release } = await rollBack(out, today);
      if (release === null) report.refused++;
      else {
        report.rolledBack++;
        await look(`rollback after publication ${turn + 1}`);
      }
      // What was withdrawn by deleting its row, or long ago, has no row any more.
      for (const one of [...live])
        if (gone.has(one.mark) && (one.row.deleted === 'yes' || chance() < 0.5)) live.splice(live.indexOf(one), 1);
    }
    return report;

    async function look(when: string): Promise<void> {
      report.faults.push(...(await damageOf(out)).map((fault) => `${when}: ${fault}`));
      for (const folder of [releasesFolder(out), cacheBeside(out), path.join(REPOSITORY, '.cache', 'astro')])
        for await (const { file, marks } of marksBelow(folder))
          for (const mark of marks) {
            if (gone.has(mark)) report.leaks.push(`${when}: ${mark} in ${file}`);
            else {
              const where = folder === cacheBeside(out) ? 'cache' : path.extname(file);
              report.found[where] = (report.found[where] ?? 0) + 1;
            }
          }
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Subjects {
  estates: { code: string; division: string }[];
  firms: string[];
  counties: string[];
}

async function subjectsOf(content: string): Promise<Subjects> {
  const rows = async (table: string): Promise<Row[]> =>
    Papa.parse<Row>((await readFile(path.join(content, 'tables', `${table}.csv`), 'utf8')).replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
  const divisions = await rows('division');
  const counties = divisions.filter(({ 层级 }) => 层级 === '县').map(({ 行政区划代码 = '' }) => 行政区划代码);
  return {
    estates: (await rows('estate')).map(({ 小区编码 = '', 行政区划代码 = '' }) => ({
      code: 小区编码,
      division: counties.find((county) => 行政区划代码.startsWith(county)) ?? '',
    })),
    firms: (await rows('firm')).map(({ 统一社会信用代码 = '' }) => 统一社会信用代码),
    counties,
  };
}

/** The nth accusation: lists, bulletins and events in turn, of every kind that accuses. */
function accusation(n: number, { estates, firms, counties }: Subjects, chance: () => number): Accusation {
  const mark = markOf(n);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const estate = pick(estates);
  const isFirm = chance() < 0.5;
  const subject = isFirm ? pick(firms) : estate.code;
  const division = isFirm ? pick(counties) : estate.division;
  const month = `2026-${String(5 + (n % 6)).padStart(2, '0')}`;
  const document = `示建〔2026〕${mark}号`;
  const day = `${month}-${String(1 + (n % 28)).padStart(2, '0')}`;
  if (n % 3 === 0) {
    // Its key must be its own, so the period goes on from one accusation to the next.
    const period = `${2020 + (Math.floor(n / 36) % 6)}-${String(1 + (Math.floor(n / 3) % 12)).padStart(2, '0')}`;
    const row = { 行政区划代码: division, 期次: period, 榜别: n % 2 === 0 ? '黑榜' : '红榜' };
    const of = {
      主体类型: isFirm ? '企业' : '项目',
      主体编码: subject,
      依据: `查实${mark}`,
      列入日期: day,
      文号: document,
    };
    return { mark, table: 'list_entry', row: { ...row, ...of } };
  }
  if (n % 3 === 1) {
    const row = { 行政区划代码: division, 月份: month, 类型: '批评', 主体编码: subject };
    return { mark, table: 'bulletin', row: { ...row, 事由: `查实${mark}`, 文号: document } };
  }
  const kind = pick(['处罚', '通报', '解聘', '退出']);
  const row = { 类型: kind, 日期: day, 主体编码: subject, 结果: `查实${mark}` };
  return { mark, table: 'event', row: { ...row, 文号: document } };
}

/** Ends an accusation in one of the ways that there are. */
function withdraw({ row }: Accusation, today: IsoDate, chance: () => number): void {
  const way = Math.floor(chance() * 6);
  if (way < 3) Object.assign(row, { 移出日期: today, 移出原因: ['修复', '更正', '到期'][way] });
  else if (way === 3) row.移出日期 = today;
  else if (way === 4) row.公示期至 = addDays(today, -1);
  else row.deleted = 'yes';
}

const ENDING = ['移出日期', '移出原因', '公示期至'];
const HEADERS: Readonly<Record<Accusation['table'], readonly string[]>> = {
  list_entry: ['行政区划代码', '期次', '榜别', '主体类型', '主体编码', '依据', '列入日期', '文号', ...ENDING],
  bulletin: ['行政区划代码', '月份', '类型', '主体编码', '事由', '文号', ...ENDING],
  event: ['类型', '日期', '主体编码', '结果', '文号', '规则', '新等级', ...ENDING],
};

async function writeTables(content: string, live: readonly Accusation[]): Promise<void> {
  for (const [table, headers] of Object.entries(HEADERS)) {
    const seen = new Set<string>();
    const rows = live
      .filter((one) => one.table === table && one.row.deleted !== 'yes')
      // A listing of the same subject in the same period twice would be an error.
      .filter(({ row }) => {
        const key = table === 'list_entry' ? `${row.行政区划代码} ${row.期次} ${row.主体编码}` : JSON.stringify(row);
        return !seen.has(key) && seen.add(key);
      })
      .map(({ row }) => headers.map((header) => row[header] ?? ''));
    await writeFile(path.join(content, 'tables', `${table}.csv`), Papa.unparse([[...headers], ...rows]));
  }
}

async function publishOn(content: string, out: string, asOf: IsoDate): Promise<Published> {
  const read = await loadContent(content, { asOf });
  const errors = read.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  const site = await makeSite(read, { asOf, base: null, division: null, only: [] });
  const scope = scopeOf(site.portal);
  const cache = await prepareCache(cacheBeside(out), { scope, begunAt: Date.now(), not: [out, content] });
  return publish({ site, out, cache });
}

/** Files of what is published, by their paths in it, that say something of these. */
async function filesSaying(out: string, marks: ReadonlySet<string>): Promise<string[]> {
  const folder = await realpath(out).catch(() => null);
  const files: string[] = [];
  if (folder !== null)
    for await (const { file, marks: found } of marksBelow(folder))
      if ([...found].some((mark) => marks.has(mark))) files.push(path.relative(folder, file).split(path.sep).join('/'));
  return files;
}

/** What was found in a file: releases share files, which need not be read twice. */
const READ = new Map<string, Set<string>>();

/** The marks in each file below a folder, whatever it is packed in. */
async function* marksBelow(folder: string): AsyncGenerator<{ file: string; marks: Set<string> }> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const [bytes, found] = await Promise.all([readFile(file), stat(file)]).catch(() => [null, null] as const);
    if (bytes === null || found === null) continue;
    const key = `${found.ino} ${found.size} ${found.mtimeMs}`;
    const marks = READ.get(key) ?? (await marksIn(bytes));
    READ.set(key, marks);
    yield { file, marks };
  }
}

async function marksIn(bytes: Buffer): Promise<Set<string>> {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const texts = [plain.toString('latin1'), plain.toString('utf16le')];
  if (plain.subarray(0, 5).toString('latin1') === '%PDF-') {
    const { title, pages, bookmarks } = await readPdf(new Uint8Array(bytes));
    texts.push(title, JSON.stringify(bookmarks), ...pages.flatMap(({ text, alternatives }) => [text, ...alternatives]));
  }
  return new Set(texts.flatMap((text) => text.match(MARK) ?? []));
}
