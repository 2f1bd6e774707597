/**
 * Measures the kinds of page that residents open most with Lighthouse, as it measures a phone: its four scores for the
 * fullest page of each kind of a published folder.
 *
 * A page of its own is always the largest file of its kind, so that the scores are those of the worst one. The server
 * compresses as the one of guides/serving.md does; no audit is left out, and no other host is asked for anything.
 */
import { readdirSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright';
import { basePathOf, siteServer } from '../../src/publish/server.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';

/** Lighthouse's categories, and how the table names them. */
export const CATEGORIES = {
  performance: '性能',
  accessibility: '无障碍',
  'best-practices': '最佳做法',
  seo: '搜索引擎',
} as const;

export type Category = keyof typeof CATEGORIES;

export interface PageScores {
  /** What kind of page it is. */
  name: string;
  /** From the site's root. */
  path: string;
  /** Of 100; the median of the runs for performance, which alone differs from run to run. */
  scores: Record<Category, number>;
  performanceRuns: number[];
  /** The audits that cost points in the first run, by category, those that cost most first. */
  lost: { category: Category; audit: string; title: string }[];
}

/** Performance is measured as often; the other categories are the same each time. */
const RUNS = 3;
const FIRST_FLAGS = { onlyCategories: Object.keys(CATEGORIES) };
const LATER_FLAGS = { onlyCategories: ['performance'] };

/** The pages to measure: a fixed path, or the largest page that matches a pattern, in which `*` is one folder. */
const PAGES = [
  { name: '首页', folder: '' },
  { name: '小区', folder: 'estates/*' },
  { name: '企业', folder: 'firms/*' },
  { name: '红黑榜', folder: 'lists/*/*' },
  { name: '收费总览', folder: 'fees' },
  { name: '收费表格', folder: 'fees/*' },
] as const;

/** The scores of a published folder; null where there is no browser. */
export async function measureLighthouse(
  folder: string,
  say: (line: string) => void = () => {},
): Promise<PageScores[] | null> {
  const lighthouse = await lighthouseOn(folder);
  if (lighthouse === null) return null;
  try {
    const measured: PageScores[] = [];
    for (const { name, folder: pattern } of PAGES) {
      const at = largestPage(folder, pattern);
      say(`Lighthouse：${name} ${at}`);
      measured.push({ name, path: at, ...(await lighthouse.scoresOf(at, RUNS)) });
    }
    return measured;
  } finally {
    await lighthouse.close();
  }
}

/** A phone on a slow network is what Lighthouse measures by itself. */
export type Device = 'phone' | 'desk';

export interface Measurer {
  /** Scores of a page, by its path from the site's root; performance is measured so many times, as on a phone or a desk. */
  scoresOf(at: string, runs: number, device?: Device): Promise<Scored>;
  close(): Promise<void>;
}

/** Serves a published folder to a browser of its own; null where there is no browser. */
export async function lighthouseOn(folder: string): Promise<Measurer | null> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) return null;
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...BROWSER_FLAGS, `--remote-debugging-port=${port}`],
  });
  const address = `http://localhost:${(server.address() as AddressInfo).port}${basePathOf(folder)}`;
  return {
    scoresOf: (at, runs, device = 'phone') => scored({ url: `${address}${at}`, port, device }, runs),
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Scored = Omit<PageScores, 'name' | 'path'>;

interface Place {
  url: string;
  port: number;
  device: Device;
}

async function scored(place: Place, runs: number): Promise<Scored> {
  const first = await run(place, FIRST_FLAGS);
  const performanceRuns = [scoreOf(first, 'performance')];
  while (performanceRuns.length < runs) {
    performanceRuns.push(scoreOf(await run(place, LATER_FLAGS), 'performance'));
  }
  const categories = Object.keys(CATEGORIES) as Category[];
  const scores = Object.fromEntries(categories.map((id) => [id, scoreOf(first, id)])) as Record<Category, number>;
  const lost = categories.flatMap((category) =>
    (first.categories[category]?.auditRefs ?? [])
      .map(({ id, weight }) => ({ audit: first.audits[id], weight }))
      .filter(({ audit, weight }) => weight > 0 && audit !== undefined && audit.score !== null && audit.score < 1)
      .map(({ audit, weight }) => ({ category, audit, points: weight * (1 - (audit?.score ?? 1)) }))
      .sort((a, b) => b.points - a.points)
      .map(({ audit }) => ({ category, audit: audit?.id ?? '', title: audit?.title ?? '' })),
  );
  const middle = [...performanceRuns].sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  return { scores: { ...scores, performance: middle }, performanceRuns, lost };
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

/** One run with Lighthouse's own settings. */
async function run({ url, port, device }: Place, flags: { onlyCategories: string[] }): Promise<Report> {
  const result = await lighthouse(
    url,
    {
      port,
      output: 'json',
      logLevel: 'error',
      // No screenshot is made, since no report is.
      disableFullPageScreenshot: true,
      ...flags,
    },
    device === 'desk' ? desktopConfig : undefined,
  );
  if (result === undefined) throw new Error(`Lighthouse said nothing of ${url}`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse could not measure ${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

/** Throws where an audit crashed, for the score is then unknown and not low. */
function scoreOf(report: Report, category: Category): number {
  const score = report.categories[category]?.score;
  if (typeof score !== 'number')
    throw new Error(`Lighthouse gave no score: ${category} of ${report.finalDisplayedUrl}`);
  return Math.round(score * 100);
}

/** The path of the largest page that matches a pattern. */
function largestPage(folder: string, pattern: string): string {
  let folders = [''];
  for (const part of pattern.split('/').filter(Boolean)) {
    folders = folders.flatMap((at) =>
      part === '*'
        ? readdirSync(path.join(folder, at), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => `${at}${name}/`)
        : [`${at}${part}/`],
    );
  }
  const sizes = folders.map((at) => ({
    at,
    bytes: statSync(path.join(folder, at, 'index.html'), { throwIfNoEntry: false })?.size ?? 0,
  }));
  const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a), { at: '', bytes: 0 });
  if (largest.bytes === 0) throw new Error(`there is no page ${pattern} in ${folder}`);
  return `/${largest.at}`;
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
