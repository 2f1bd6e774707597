/**
 * One measurement of the benchmark, in a process of its own. Writes its result to file descriptor 3.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Profile } from '../../src/domain/profile.ts';
import { readProfile } from '../../src/intake/profiles.ts';
import type { Content } from '../../src/intake/read-content.ts';
import { publish } from '../../src/publish/publish.ts';
import { judgeContent, loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { writePredecessor } from './predecessor.ts';
import { chromiumPerSheet, compareWithChromium, pagesOfSheets, printCity, setBare } from './print.ts';

export type Task =
  | { task: 'parse'; content: string }
  | { task: 'read'; content: string }
  | { task: 'read-wrong'; content: string }
  | { task: 'judge'; content: string }
  | { task: 'publish'; content: string; out: string }
  | { task: 'screens'; content: string; out: string }
  | { task: 'predecessor'; content: string; out: string }
  | { task: 'yardstick'; root: string }
  /** A command of the repository, or of another copy of it, as somebody runs it. */
  | { task: 'command'; script: string; args: readonly string[]; repository?: string }
  /** Another program. */
  | { task: 'program'; program: string; args: readonly string[]; folder: string }
  /** Pagefind over the pages of a folder. */
  | { task: 'index'; folder: string }
  | { task: 'print'; content: string; out: string; readsWords: boolean }
  | { task: 'print-chromium'; content: string }
  /** Sheets taken from all of a publication, printed by Chromium: `ms` of its stages is that of one. */
  | { task: 'chromium'; content: string; most: number }
  | { task: 'print-bare'; out: string };

export interface Measured {
  ms: number;
  /** Processor time of this process and of those it has waited for; null where the system does not tell. */
  cpuMs: number | null;
  stagesMs: Record<string, number>;
  /** Of this process alone; the caller watches the whole tree. */
  peakMb: number;
  /** Rows parsed, records read or findings made. */
  count: number;
}

/** Written before the result, where only what follows is to be watched: the memory held until then. */
export interface Mark {
  heldMb: number;
}

const AS_OF = '2026-11-10' as IsoDate;
const PROFILES = ['140400', '141121', '371323', '140500'] as const;
const argument = process.argv[2];
if (argument !== undefined) {
  const stagesMs: Record<string, number> = {};
  const begun = performance.now();
  const count = await perform(JSON.parse(argument) as Task, stagesMs);
  const measured: Measured = {
    ms: performance.now() - begun,
    cpuMs: processorMs(),
    stagesMs,
    peakMb: process.resourceUsage().maxRSS / 1000,
    count,
  };
  writeSync(3, `${JSON.stringify(measured)}\n`);
}

/** Processor time of this process and of its children that have ended, in milliseconds; null where there is no /proc. */
function processorMs(): number | null {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    // Linux counts in hundredths of a second: user and system, of its own and of children that have ended.
    return fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * 10;
  } catch {
    return null;
  }
}

async function perform(task: Task, stagesMs: Record<string, number>): Promise<number> {
  if (task.task === 'parse') {
    let rows = 0;
    const folder = path.join(task.content, 'tables');
    for (const name of readdirSync(folder))
      rows += Papa.parse(readFileSync(path.join(folder, name), 'utf8')).data.length;
    return rows;
  }
  if (task.task === 'read') {
    const content = await loadContent(task.content, { asOf: AS_OF });
    if (content.problems.some((p) => p.severity === 'error')) throw new Error('the generated city has errors');
    return content.totals.reduce((n, t) => n + t.rows, 0);
  }
  if (task.task === 'read-wrong') return (await loadContent(task.content, { asOf: AS_OF })).problems.length;
  if (task.task === 'judge') return judgeCity(task.content, stagesMs);
  if (task.task === 'screens') {
    const content = await loadContent(task.content, { asOf: AS_OF });
    const site = await makeSite(content, { asOf: AS_OF, base: null, division: null, only: ['kiosk'] });
    await publish({ site, out: task.out });
    return site.register.records.estate.length;
  }
  if (task.task === 'command') {
    const script = path.join(task.repository ?? REPOSITORY, 'scripts', task.script);
    return run(process.execPath, [script, ...task.args], task.repository ?? REPOSITORY);
  }
  if (task.task === 'program') return run(task.program, task.args, task.folder);
  if (task.task === 'predecessor') return writePredecessor(task.content, task.out, AS_OF);
  if (task.task === 'publish') {
    const begun = new Map<string, number>([['read', performance.now()]]);
    const content = await loadContent(task.content, { asOf: AS_OF });
    const site = await makeSite(content, { asOf: AS_OF, base: null, division: null, only: ['site'] });
    stagesMs.read = performance.now() - (begun.get('read') ?? 0);
    await publish({
      site,
      out: task.out,
      progress: (stage, state) => {
        if (state === 'begins') begun.set(stage, performance.now());
        else stagesMs[stage] = performance.now() - (begun.get(stage) ?? 0);
      },
    });
    return site.register.records.estate.length;
  }
  if (task.task === 'print') {
    const { files } = await printCity(task.content, task.out, AS_OF, task.readsWords);
    return files.length;
  }
  if (task.task === 'print-chromium') {
    const compared = await compareWithChromium(task.content, AS_OF);
    for (const { name, setMs, sameMs, wordsMs } of compared ?? []) {
      stagesMs[`${name}.set`] = setMs;
      Object.assign(stagesMs, { [`${name}.same.one`]: sameMs.one, [`${name}.same.two`]: sameMs.two });
      Object.assign(stagesMs, { [`${name}.words.one`]: wordsMs.one, [`${name}.words.two`]: wordsMs.two });
    }
    return compared?.length ?? 0;
  }
  if (task.task === 'chromium') {
    const each = await chromiumPerSheet(task.content, AS_OF, task.most);
    if (each !== null) stagesMs.sheet = each;
    return 1;
  }
  if (task.task === 'print-bare') return setBare(await pagesOfSheets(task.out));
  if (task.task === 'index') return indexBare(task.folder);
  const { build } = await import('astro');
  const out = path.join(task.root, 'out');
  const begun = performance.now();
  await build({ root: task.root, outDir: out, logLevel: 'error', configFile: false });
  stagesMs.astro = performance.now() - begun;
  const indexed = performance.now();
  const pages = await indexBare(out);
  stagesMs.pagefind = performance.now() - indexed;
  return pages;
}

/** Runs a program to its end; what it prints is of no interest unless it is a fault. */
function run(program: string, args: readonly string[], cwd: string): number {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0)
    throw new Error(`${path.basename(program)} ended with ${status}: ${error ?? ''} ${stdout}${stderr}`);
  return 0;
}

/** Indexes every page of a folder with Pagefind alone. Returns how many. */
async function indexBare(folder: string): Promise<number> {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex({ forceLanguage: 'zh-cn' });
  if (!index) throw new Error(errors.join('; '));
  const added = await index.addDirectory({ path: folder });
  const written = await index.writeFiles({ outputPath: path.join(folder, 'pagefind') });
  const wrong = [...added.errors, ...written.errors];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  await close();
  return added.page_count;
}

/** Judges a city by every rule that there is. Returns how many findings that makes. */
async function judgeCity(folder: string, stagesMs: Record<string, number>): Promise<number> {
  const begun = performance.now();
  const content = await loadContent(folder, { asOf: AS_OF });
  if (content.portal === null) throw new Error('the generated city has settings');
  const readAt = performance.now();
  stagesMs.read = readAt - begun;
  const city = {
    ...content,
    portal: { ...content.portal, profiles: everyProfile(content) },
    profiles: await everyRule(),
  };
  globalThis.gc?.();
  // What is free in the heap after reading does not belong to the tables.
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  const mark: Mark = { heldMb: (rss - (heapTotal - heapUsed)) / 1e6 };
  writeSync(3, `${JSON.stringify(mark)}\n`);
  const judgedAt = performance.now();
  const findings = judgeContent(city, AS_OF);
  stagesMs.judge = performance.now() - judgedAt;
  return findings.length;
}

/** The counties of a city under the shipped profiles by turns, so that every rule has something to judge. */
function everyProfile({ register }: Pick<Content, 'register'>): Record<string, string> {
  const counties = register.records.division.filter(({ level }) => level === '县');
  return Object.fromEntries(counties.map(({ code }, i) => [code, PROFILES[i % PROFILES.length] ?? PROFILES[0]]));
}

/** The shipped profiles, drafts switched on. */
async function everyRule(): Promise<Map<string, Profile>> {
  const profiles = new Map<string, Profile>();
  for (const code of [...PROFILES, '000000']) {
    const file = `jurisdictions/${code}.yaml`;
    const { profile } = readProfile(await readFile(path.join(REPOSITORY, 'content', file), 'utf8'), file);
    if (profile === null) throw new Error(`${file} has faults`);
    profiles.set(code, { ...profile, rules: profile.rules.map((rule) => ({ ...rule, enabled: true })) });
  }
  return profiles;
}
