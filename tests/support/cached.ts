/**
 * Publishes a city again and again after random edits, once with a cache and once without, and compares the two releases byte for
 * byte: names of files, their content, the manifest. Both go on from releases that are the same. Now and then a build with the
 * cache is killed before, so that the cache is left as a killed build leaves it. The seed repeats a run.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import type { Part } from '../../src/domain/portal.ts';
import { type CachePlace, prepareCache, scopeOf } from '../../src/publish/cache/place.ts';
import { publish } from '../../src/publish/publish.ts';
import { type Random, random } from '../../src/sample/random.ts';
import { loadContent, makeSite, type Site } from '../../src/site.ts';
import { ended, startCommand } from './commands.ts';
import { cityOf, editedCity, folderOf } from './edits.ts';
import { AS_OF } from './tables.ts';
import { filesBelow } from './whole-release.ts';

export interface CachedOptions {
  estates: number;
  seed: string;
  /** How many edits come before each publication, and which parts it makes; all where none are named. */
  publications: readonly { edits: number; only: readonly Part[] }[];
  /** Before which share of the publications a build is killed. */
  kills: number;
  /** Added to `portal.yaml`. */
  settings?: string;
  tell?: (line: string) => void;
}

export interface CachedReport {
  /** Files that are not the same with a cache and without one; must be empty. */
  different: string[];
  publications: number;
  edits: number;
  killed: number;
  /** By kind, with the cache: how many were made and how many were taken. */
  made: Record<string, number>;
  taken: Record<string, number>;
}

interface Places {
  content: string;
  cached: string;
  uncached: string;
  cache: string;
}

export async function checkCached(options: CachedOptions): Promise<CachedReport> {
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-cached-'));
  const [content, cached, uncached, cache] = ['content', 'cached', 'uncached', 'kept'].map((name) =>
    path.join(work, name),
  ) as [string, string, string, string];
  try {
    return await goOn({ content, cached, uncached, cache }, options);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function goOn(places: Places, options: CachedOptions): Promise<CachedReport> {
  const { estates, seed, publications, kills, settings = '', tell = () => {} } = options;
  const report: CachedReport = { different: [], publications: 0, edits: 0, killed: 0, made: {}, taken: {} };
  let { texts, tables } = cityOf(estates, seed);
  texts = { ...texts, 'portal.yaml': `${texts['portal.yaml']}${settings}` };
  let asOf = AS_OF;
  let tookMs = 5000;
  for (const [at, { edits, only }] of publications.entries()) {
    const chance = random(seed, 'cached', at);
    asOf = addDays(asOf, at === 0 ? 0 : chance.pick([0, 0, 1, 1, 2, 7, 20]));
    const next = await editedCity({ texts, tables }, edits, asOf, chance);
    tables = next.tables;
    for (const [file, text] of Object.entries(folderOf(texts, tables))) {
      const full = path.join(places.content, ...file.split('/'));
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, text);
    }
    if (at > 0 && chance.int(0, 999) < kills * 1000)
      report.killed += await killOne(places, { asOf, only, tookMs, chance });
    const site = await siteOf(places.content, asOf, only);
    const begun = performance.now();
    const { counted } = await publish({ site, out: places.cached, cache: await cacheOf(places, site) });
    tookMs = performance.now() - begun;
    for (const { kind, made, taken } of counted) {
      report.made[kind] = (report.made[kind] ?? 0) + made;
      report.taken[kind] = (report.taken[kind] ?? 0) + taken;
    }
    await publish({ site, out: places.uncached });
    report.different.push(...(await differing(places)).map((file) => `publication ${at}: ${file}`));
    report.publications += 1;
    report.edits += next.edits;
    tell(`${at + 1}: ${JSON.stringify(report)}`);
  }
  return report;
}

async function siteOf(content: string, asOf: IsoDate, only: readonly Part[]): Promise<Site> {
  const read = await loadContent(content, { asOf });
  const error = read.problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.message);
  return makeSite(read, { asOf, base: null, division: null, only });
}

const cacheOf = ({ cache, cached, content }: Places, { portal }: Site): Promise<CachePlace> =>
  prepareCache(cache, { scope: scopeOf(portal), begunAt: Date.now(), not: [cached, content] });

/** Kills a build with the cache at a moment of its work. Returns 1 where it was still at work. */
async function killOne(
  { content, cached, cache }: Places,
  { asOf, only, tookMs, chance }: { asOf: IsoDate; only: readonly Part[]; tookMs: number; chance: Random },
): Promise<number> {
  const parts = only.length === 0 ? [] : ['--only', only.join(',')];
  const build = ['--content', content, '--out', cached, '--cache', cache, '--as-of', asOf, ...parts];
  const child = startCommand('build', build);
  const end = ended(child);
  // Reading its code and the tables takes some seconds first.
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 2000 + (tookMs * chance.int(0, 100)) / 100))]);
  const isAtWork = child.exitCode === null;
  if (isAtWork && child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
  else child.kill('SIGKILL');
  await end;
  return isAtWork ? 1 : 0;
}

/** The files of two releases that only one has, or that differ. */
async function differing({ cached, uncached }: Places): Promise<string[]> {
  const [one, other] = await Promise.all([filesBelow(cached), filesBelow(uncached)]);
  const both = new Set(other);
  const different = [...one.filter((file) => !both.has(file)), ...other.filter((file) => !one.includes(file))];
  for (const file of one.filter((name) => both.has(name))) {
    const [a, b] = await Promise.all([cached, uncached].map((out) => readFile(path.join(out, ...file.split('/')))));
    if (a === undefined || b === undefined || !a.equals(b)) different.push(file);
  }
  return different;
}
