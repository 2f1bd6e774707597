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
import { AS_OF } from '../src/sample/settings.ts';
import { REPOSITORY } from '../src/site.ts';
import { makeBarePages } from './bench/bare-pages.ts';
import { measureCheckPage } from './bench/check-page.ts';
import { measureLighthouse } from './bench/lighthouse.ts';
import { browserLimits, compareLimits, isKept, limitsOf, printLimits, screenLimits } from './bench/limits.ts';
import { median } from './bench/quantile.ts';
import type {
  BrowserResult,
  ChromiumCost,
  CompareResult,
  PrintResult,
  Results,
  ScreensResult,
  SheetCost,
  SizeResult,
} from './bench/results.ts';
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
/** Repetitions of the quick measurements; the median is taken. */
const REPEATS = 5;

/** What an office prints for an estate: how many of each, and what they are called. */
const OF_AN_ESTATE = {
  notice: { count: 1, title: '公示单' },
  revenue: { count: 1, title: '公共收益公示表' },
  placard: { count: 3, title: '投诉牌' },
} as const;

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
  const printed = await measurePrint(isQuick ? PRINT_QUICK : SMALL, work);
  const browser = NO_BROWSER;
  return {
    node: process.version,
    sizes: [],
    browser,
    print: printed,
    screens: null,
    compared: null,
    limits: printLimits(printed),
  };
}

async function measurePrint(estates: number, work: string): Promise<PrintResult> {
  const content = await makeCity(estates, work);
  const out = path.join(work, `paper-${estates}`);
  say(`印制 ${estates} 个小区的公示单，不回读文字`);
  const unread = await runTask({ task: 'print', content, out, readsWords: false });
  rmSync(out, { recursive: true, force: true });
  say('同样的公示单，回读文字');
  const whole = await runTask({ task: 'print', content, out, readsWords: true });
  say('同样多的页只用 Typst');
  const bare = await runTask({ task: 'print-bare', out });
  say('同样的公示单用 Chromium');
  const { count, stagesMs } = await runTask({ task: 'print-chromium', content });
  rmSync(out, { recursive: true, force: true });
  return {
    estates,
    pages: bare.count,
    printMs: whole.ms,
    unreadMs: unread.ms,
    // Where the system tells no processor time, the clock's has to do.
    readingTimes: (whole.cpuMs ?? whole.ms) / (unread.cpuMs ?? unread.ms),
    printPeakMb: whole.peakMb,
    sheets: count === 0 ? null : sheetCosts(stagesMs),
    bareMs: bare.ms,
  };
}

/** Of each kind, then of an estate's five together. */
function sheetCosts(ms: Readonly<Record<string, number>>): NonNullable<PrintResult['sheets']> {
  const kinds = Object.entries(OF_AN_ESTATE).map(([name, { count, title }]) => ({ name, count, title }));
  const costOf = (what: string, of: readonly { name: string; count: number }[]): SheetCost => {
    const sum = (key: string): number =>
      of.reduce((all, { name, count }) => all + count * (ms[`${name}.${key}`] ?? 0), 0);
    const setMs = sum('set');
    const chromium = (key: string): ChromiumCost => {
      const [oneMs, twoMs] = [sum(`${key}.one`), sum(`${key}.two`)];
      return { oneMs, twoMs, times: Math.min(oneMs, twoMs) / setMs };
    };
    return { what, setMs, same: chromium('same'), words: chromium('words') };
  };
  const each = kinds.map(({ name, title }) => costOf(`一份${title}`, [{ name, count: 1 }]));
  const total = kinds.reduce((all, { count }) => all + count, 0);
  return { each, together: costOf(`一个小区的 ${total} 份`, kinds) };
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
  return { node: process.version, ...none, compared, limits: compareLimits(compared) };
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
  const printed = await measurePrint(isQuick ? PRINT_QUICK : SMALL, work);
  const screens = await measureScreens(path.join(work, `city-${SMALL}`), work);
  const compared = await measureCompare(path.join(work, `city-${SMALL}`), work);
  const limits = [
    ...limitsOf(measured),
    ...browserLimits(browser),
    ...printLimits(printed),
    ...screenLimits(screens),
    ...compareLimits(compared),
  ];
  return { node: process.version, sizes: measured, browser, print: printed, screens, compared, limits };
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
    .option('--json <FILE>', '结果写到哪里', 'bench-results.json');
  return async () => {
    const options = command.opts<{
      quick?: boolean;
      browser?: boolean;
      print?: boolean;
      screens?: boolean;
      compare?: boolean;
      json: string;
    }>();
    const work = path.join(tmpdir(), `gongshilan-bench-${process.pid}`);
    // Inside the repository, so that the bare pages find the same Astro.
    const bare = path.join(REPOSITORY, 'dist', `bench-${process.pid}`);
    mkdirSync(work, { recursive: true });
    try {
      const results = options.browser
        ? await measureBrowserOnly(work)
        : options.print
          ? await measurePrintOnly(work, options.quick ?? false)
          : options.screens
            ? await measureScreensOnly(work)
            : options.compare
              ? await measureCompareOnly(work)
              : await measure(options.quick ? [SMALL] : [SMALL, LARGE], work, bare, options.quick ?? false);
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
