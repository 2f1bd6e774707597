/**
 * `npm run bench`: times the stages of a publication and compares them, as ratios of one run.
 *
 * Reading is compared with PapaParse merely parsing the same files, all rules with reading the tables that they judge,
 * and the site with bare Astro and Pagefind over as many simple pages of 12 KB. Each measurement has a process of its
 * own, so that its memory can be told apart; peaks are of the whole process tree where the system tells (Linux). The
 * published site is then looked at in a browser: how soon the search answers, how long a table takes that is
 * checked there, and what Lighthouse says of it.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PARTS } from '../src/domain/portal.ts';
import { AS_OF } from '../src/sample/settings.ts';
import { REPOSITORY } from '../src/site.ts';
import { makeBarePages } from './bench/bare-pages.ts';
import { measureCheckPage } from './bench/check-page.ts';
import { measureLighthouse } from './bench/lighthouse.ts';
import {
  browserLimits,
  compareLimits,
  isKept,
  limitsOf,
  printLimits,
  republishLimits,
  screenLimits,
} from './bench/limits.ts';
import { measurePrint } from './bench/paper.ts';
import { median } from './bench/quantile.ts';
import { measureRepublish } from './bench/republish.ts';
import type { BrowserResult, CompareResult, PrintResult, Results, ScreensResult, SizeResult } from './bench/results.ts';
import { measureScreen } from './bench/screen.ts';
import { measureSearch } from './bench/search.ts';
import type { Measured } from './bench/task.ts';
import { print } from './bench/told.ts';
import { runTask, type Watched } from './bench/watched-task.ts';
import { findBrowser } from './browser.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';

const SMALL = 1563;
const LARGE = 15_630;
/** Of how many estates the quick benchmark prints the sheets. */
const PRINT_QUICK = 100;
/** How many estates the quick benchmark publishes again and again. */
const REPUBLISH_QUICK = 60;
/** Repetitions of the quick measurements; the median is taken. */
const REPEATS = 5;

const NO_BROWSER: BrowserResult = { search: null, lighthouse: null, checkPage: null };

/** Measures only what needs a browser. */
async function measureBrowserOnly(work: string): Promise<Results> {
  if (!(process.env.GONGSHILAN_BROWSER ?? findBrowser())) {
    throw new UsageError('没有找到浏览器。安装 Chrome、Edge 或 Chromium 后再运行。');
  }
  const content = await makeCity(SMALL, work);
  say(`发布 ${SMALL}`);
  const out = path.join(work, `site-${SMALL}`);
  await runTask({ task: 'publish', content, out });
  const browser = await measureBrowser(out);
  return {
    node: process.version,
    sizes: [],
    browser,
    print: null,
    screens: null,
    compared: null,
    republished: null,
    limits: browserLimits(browser),
  };
}

async function measureBrowser(out: string): Promise<BrowserResult> {
  say('在浏览器里搜索');
  const search = await measureSearch(out);
  say('在浏览器里自查');
  const checkPage = await measureCheckPage(out, AS_OF);
  const lighthouse = await measureLighthouse(out, say);
  if (search === null || lighthouse === null) say('没有找到浏览器，没有量搜索、自查和 Lighthouse');
  return { search, lighthouse, checkPage };
}

/** Measures only paper. */
async function measurePrintOnly(work: string, isQuick: boolean): Promise<Results> {
  const printed = await measurePaper(isQuick ? PRINT_QUICK : SMALL, work);
  const browser = NO_BROWSER;
  return {
    node: process.version,
    sizes: [],
    browser,
    print: printed,
    screens: null,
    compared: null,
    republished: null,
    limits: printLimits(printed),
  };
}

async function measurePaper(estates: number, work: string): Promise<PrintResult> {
  return measurePrint(await makeCity(estates, work), { estates, work, say });
}

/** Measures only screens. */
async function measureScreensOnly(work: string): Promise<Results> {
  const screens = await measureScreens(await makeCity(SMALL, work), work);
  const browser = NO_BROWSER;
  return {
    node: process.version,
    sizes: [],
    browser,
    print: null,
    screens,
    compared: null,
    republished: null,
    limits: screenLimits(screens),
  };
}

async function measureScreens(content: string, work: string): Promise<ScreensResult> {
  const out = path.join(work, 'screens');
  say(`发布 ${SMALL} 块大堂屏`);
  const { count, ms, peakMb } = await runTask({ task: 'screens', content, out });
  say('断网断电以后打开大堂屏');
  const screen = await measureScreen(out);
  rmSync(out, { force: true });
  rmSync(`${out}.releases`, { recursive: true, force: true });
  return { estates: count, publishMs: ms, publishPeakMb: peakMb, screen };
}

/** Measures only how much longer `compare` takes than `check`. */
async function measureCompareOnly(work: string): Promise<Results> {
  const compared = await measureCompare(await makeCity(SMALL, work), work);
  const none = { sizes: [], browser: NO_BROWSER, print: null, screens: null };
  return { node: process.version, ...none, compared, republished: null, limits: compareLimits(compared) };
}

/** Measures only what publishing again costs. */
async function measureRepublishOnly(
  work: string,
  bare: string,
  { estates, parts, against }: { estates: number; parts: string; against: string | null },
): Promise<Results> {
  const content = await makeCity(estates, work);
  const republished = await measureRepublish({ content, work, bare, parts, against, say });
  const none = { sizes: [], browser: NO_BROWSER, print: null, screens: null, compared: null };
  return { node: process.version, ...none, republished, limits: republishLimits(republished) };
}

/** Both as commands, in turn; of each the median. */
async function measureCompare(content: string, work: string): Promise<CompareResult> {
  const before = path.join(work, 'published');
  const { count } = await runTask({ task: 'predecessor', content, out: before });
  const timed = async (script: string, args: readonly string[]): Promise<number> => {
    const begun = performance.now();
    await runScript(script, ['--content', content, '--as-of', '2026-11-10', ...args]);
    return performance.now() - begun;
  };
  const checks: number[] = [];
  const compares: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    say(`检查、和已发布的相比：第 ${i + 1} 次`);
    checks.push(await timed('check.ts', []));
    compares.push(await timed('compare.ts', ['--with', before]));
  }
  rmSync(before, { recursive: true, force: true });
  return { sheets: count, checkMs: median(checks), compareMs: median(compares) };
}

async function makeCity(estates: number, work: string): Promise<string> {
  const content = path.join(work, `city-${estates}`);
  say(`生成 ${estates} 个小区的城市`);
  await runScript('sample.ts', ['--out', content, '--estates', String(estates)]);
  return content;
}

/** A copy of the city with a header that nobody knows over the column of the estates' codes. */
function makeWrongCity(content: string): string {
  const wrong = `${content}-wrong`;
  cpSync(content, wrong, { recursive: true });
  const table = path.join(wrong, 'tables', 'estate.csv');
  writeFileSync(table, readFileSync(table, 'utf8').replace('小区编码', '小区码号'));
  return wrong;
}

async function measure(sizes: readonly number[], work: string, bare: string, isQuick: boolean): Promise<Results> {
  const measured: SizeResult[] = [];
  let browser: BrowserResult = NO_BROWSER;
  for (const estates of sizes) {
    const content = await makeCity(estates, work);
    const repeats = estates === SMALL ? REPEATS : 1;
    const parses: Measured[] = [];
    const reads: Measured[] = [];
    const wrongReads: Measured[] = [];
    const judgements: Watched[] = [];
    const wrong = makeWrongCity(content);
    for (let i = 0; i < repeats; i++) {
      say(`读取并判定 ${estates}：第 ${i + 1} 次`);
      parses.push(await runTask({ task: 'parse', content }));
      reads.push(await runTask({ task: 'read', content }));
      wrongReads.push(await runTask({ task: 'read-wrong', content: wrong }));
      judgements.push(await runTask({ task: 'judge', content }));
    }
    rmSync(wrong, { recursive: true, force: true });
    say(`发布 ${estates}`);
    const out = path.join(work, `site-${estates}`);
    const site = await runTask({ task: 'publish', content, out });
    const pages = countPages(`${out}.releases`);
    if (estates === SMALL) browser = await measureBrowser(out);
    rmSync(out, { force: true });
    rmSync(`${out}.releases`, { recursive: true, force: true });
    say(`只用 Astro 和 Pagefind：${pages} 个 12 KB 的页面`);
    makeBarePages(bare, pages);
    const yardstick = await runTask({ task: 'yardstick', root: bare });
    rmSync(bare, { recursive: true, force: true });
    measured.push({
      estates,
      rows: parses[0]?.count ?? 0,
      pages,
      parseMs: median(parses.map((m) => m.ms)),
      readMs: median(reads.map((m) => m.ms)),
      readPeakMb: Math.max(...reads.map((m) => m.peakMb)),
      wrong: {
        readMs: median(wrongReads.map((m) => m.ms)),
        readPeakMb: Math.max(...wrongReads.map((m) => m.peakMb)),
      },
      rules: {
        readMs: median(judgements.map((m) => m.stagesMs.read ?? 0)),
        judgeMs: median(judgements.map((m) => m.stagesMs.judge ?? 0)),
        findings: judgements[0]?.count ?? 0,
        beyondTablesMb: Math.max(...judgements.map((m) => m.beyondMarkMb)),
      },
      stagesMs: site.stagesMs,
      siteMs: site.ms,
      sitePeakMb: site.peakMb,
      yardstickMs: { astro: yardstick.stagesMs.astro ?? 0, pagefind: yardstick.stagesMs.pagefind ?? 0 },
      yardstickPeakMb: yardstick.peakMb,
    });
  }
  const printed = await measurePaper(isQuick ? PRINT_QUICK : SMALL, work);
  const screens = await measureScreens(path.join(work, `city-${SMALL}`), work);
  const compared = await measureCompare(path.join(work, `city-${SMALL}`), work);
  const again = path.join(work, `city-again`);
  await runScript('sample.ts', ['--out', again, '--estates', String(isQuick ? REPUBLISH_QUICK : SMALL)]);
  const republished = await measureRepublish({
    content: again,
    work,
    bare,
    parts: PARTS.join(','),
    against: null,
    say,
  });
  const limits = [
    ...limitsOf(measured),
    ...browserLimits(browser),
    ...printLimits(printed),
    ...screenLimits(screens),
    ...compareLimits(compared),
    ...republishLimits(republished),
  ];
  return { node: process.version, sizes: measured, browser, print: printed, screens, compared, republished, limits };
}

const say = (line: string): void => console.error(`… ${line}`);

function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
}

function runScript(script: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(REPOSITORY, 'scripts', script), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
  });
}

interface Options {
  quick?: boolean;
  browser?: boolean;
  print?: boolean;
  screens?: boolean;
  compare?: boolean;
  republish?: boolean;
  estates?: string;
  parts: string;
  against?: string;
  json: string;
}

function measureWanted(options: Options, work: string, bare: string): Promise<Results> {
  const { quick = false } = options;
  if (options.browser) return measureBrowserOnly(work);
  if (options.print) return measurePrintOnly(work, quick);
  if (options.screens) return measureScreensOnly(work);
  if (options.compare) return measureCompareOnly(work);
  if (!options.republish) return measure(quick ? [SMALL] : [SMALL, LARGE], work, bare, quick);
  const estates = Number(options.estates ?? (quick ? REPUBLISH_QUICK : SMALL));
  if (!Number.isSafeInteger(estates) || estates < 1)
    throw new UsageError(`--estates 写的是「${options.estates}」。写 1 以上的整数。`);
  const against = options.against === undefined ? null : userPath(options.against);
  return measureRepublishOnly(work, bare, { estates, parts: options.parts, against });
}

await runCommand('bench', (command) => {
  command
    .description(
      '量一量速度和内存：各阶段用时，与只用 PapaParse、只用 Astro 和 Pagefind 相比的倍数；搜索多快，Lighthouse 评几分。',
    )
    .option('--quick', '只量 1,563 个小区，公示单只量 100 个')
    .option('--browser', '只量浏览器里的：1,563 个小区的搜索、自查和 Lighthouse 评分')
    .option('--print', '只量公示单')
    .option('--screens', '只量大堂屏')
    .option('--compare', '只量和已发布的相比要多久')
    .option('--republish', '只量再发布：从头、什么也没改、改一个数、改一个小区、过一天、多一个月')
    .option('--estates <N>', '再发布多少个小区')
    .option('--parts <PARTS>', '再发布哪几部分', PARTS.join(','))
    .option('--against <DIR>', '再发布时和另一份装好的程序比')
    .option('--json <FILE>', '结果写到哪里', 'bench-results.json');
  return async () => {
    const options = command.opts<Options>();
    const work = path.join(tmpdir(), `gongshilan-bench-${process.pid}`);
    // Inside the repository, so that the bare pages find the same Astro.
    const bare = path.join(REPOSITORY, 'dist', `bench-${process.pid}`);
    mkdirSync(work, { recursive: true });
    try {
      const results = await measureWanted(options, work, bare);
      print(results);
      writeFileSync(userPath(options.json), `${JSON.stringify(results, null, 2)}\n`);
      console.log(`\n结果写在 ${options.json}`);
      return results.limits.every(isKept) ? EXIT.done : EXIT.contentHasErrors;
    } finally {
      rmSync(work, { recursive: true, force: true });
      rmSync(bare, { recursive: true, force: true });
    }
  };
});
