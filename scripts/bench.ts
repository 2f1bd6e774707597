/**
 * `npm run bench`: times the stages of a publication and proves them by ratios of one run.
 *
 * Reading is held against PapaParse merely parsing the same files; all rules against reading the tables that they judge;
 * the site against bare Astro and Pagefind over as many simple 12 KB pages. Each measurement is a process of its own,
 * so that memory is its own too; peaks are of the whole process tree where the system tells (Linux). The published
 * site is then looked at in a browser: how soon the search answers, and what Lighthouse says of it.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../src/site.ts';
import { CATEGORIES, type Category, measureLighthouse, type PageScores } from './bench-lighthouse.ts';
import { measureScreen, type ScreenResult } from './bench-screen.ts';
import { measureSearch, type SearchResult } from './bench-search.ts';
import type { Mark, Measured, Task } from './bench-task.ts';
import { findBrowser } from './browser.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { median } from './quantile.ts';

/** What a value must not go beyond: upwards or, for a score, downwards. */
type Limit = { what: string; value: number; unit: string } & ({ most: number } | { least: number });

const SMALL = 1563;
const LARGE = 15_630;
/** Of how many estates the quick benchmark prints the sheets. */
const PRINT_QUICK = 100;
/** Repetitions of the quick measurements; the median is taken. */
const REPEATS = 5;
/** Of 100, in each category of Lighthouse. */
const SCORE_LEAST = 95;

interface SizeResult {
  estates: number;
  rows: number;
  pages: number;
  parseMs: number;
  readMs: number;
  readPeakMb: number;
  /** All rules over the tables as they were read in the same run. */
  /** Reading the same city with one header wrong. */
  wrong: { readMs: number; readPeakMb: number };
  rules: { readMs: number; judgeMs: number; findings: number; beyondTablesMb: number };
  stagesMs: Record<string, number>;
  siteMs: number;
  sitePeakMb: number;
  yardstickMs: { astro: number; pagefind: number };
  yardstickPeakMb: number;
}

/** What a browser says of the smaller city's site; null where there is none. */
interface BrowserResult {
  search: SearchResult | null;
  lighthouse: PageScores[] | null;
}

/** Milliseconds of a sheet, or of several; Chromium's are those of one page or of two at once, whichever is less. */
interface SheetCost {
  what: string;
  /** As the throughput of two processes. */
  setMs: number;
  same: ChromiumCost;
  /** Its words alone, which are not the same sheet. */
  words: ChromiumCost;
}

type ChromiumCost = Record<'oneMs' | 'twoMs' | 'times', number>;

/** What an office prints for an estate: how many of each, and what they are called. */
const OF_AN_ESTATE = {
  notice: { count: 1, title: '公示单' },
  revenue: { count: 1, title: '公共收益公示表' },
  placard: { count: 3, title: '投诉牌' },
} as const;
/**
 * Chromium's cost of the same sheets, of ours, for all that is printed for an estate. Each kind is told beside it: most
 * of a browser's cost is by the file, so that a notice of four pages comes nearer than a placard of one.
 */
const CHROMIUM_TIMES_LEAST = 10;

/** What paper costs. */
interface PrintResult {
  estates: number;
  pages: number;
  printMs: number;
  printPeakMb: number;
  /** A sheet of each kind as a file of its own, and the five of an estate; null without a browser to compare with. */
  sheets: { each: SheetCost[]; together: SheetCost } | null;
  /** Bare Typst setting as many files of as many pages, in one process. */
  bareMs: number;
}

/** What screens cost to publish, and a box to show; null without a browser. */
type ScreensResult = { estates: number; publishMs: number; publishPeakMb: number } & { screen: ScreenResult | null };

interface Results {
  node: string;
  sizes: SizeResult[];
  browser: BrowserResult;
  print: PrintResult | null;
  screens: ScreensResult | null;
  limits: Limit[];
}

/** The browser's part alone. */
async function measureBrowserOnly(work: string): Promise<Results> {
  if (!(process.env.GONGSHILAN_BROWSER ?? findBrowser())) {
    throw new UsageError('没有找到浏览器。安装 Chrome、Edge 或 Chromium 后再运行。');
  }
  const content = await makeCity(SMALL, work);
  say(`发布 ${SMALL}`);
  const out = path.join(work, `site-${SMALL}`);
  await runTask({ task: 'publish', content, out });
  const browser = await measureBrowser(out);
  return { node: process.version, sizes: [], browser, print: null, screens: null, limits: browserLimits(browser) };
}

async function measureBrowser(out: string): Promise<BrowserResult> {
  say('在浏览器里搜索');
  const search = await measureSearch(out);
  const lighthouse = await measureLighthouse(out, say);
  if (search === null || lighthouse === null) say('没有找到浏览器，没有量搜索和 Lighthouse');
  return { search, lighthouse };
}

/** Paper alone. */
async function measurePrintOnly(work: string, isQuick: boolean): Promise<Results> {
  const printed = await measurePrint(isQuick ? PRINT_QUICK : SMALL, work);
  const browser = { search: null, lighthouse: null };
  return { node: process.version, sizes: [], browser, print: printed, screens: null, limits: printLimits(printed) };
}

async function measurePrint(estates: number, work: string): Promise<PrintResult> {
  const content = await makeCity(estates, work);
  const out = path.join(work, `paper-${estates}`);
  say(`印制 ${estates} 个小区的公示单`);
  const whole = await runTask({ task: 'print', content, out });
  say('同样多的页只用 Typst');
  const bare = await runTask({ task: 'print-bare', out });
  say('同样的公示单用 Chromium');
  const { count, stagesMs } = await runTask({ task: 'print-chromium', content });
  rmSync(out, { recursive: true, force: true });
  return {
    estates,
    pages: bare.count,
    printMs: whole.ms,
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

function printLimits({ estates, printMs, printPeakMb, bareMs, sheets }: PrintResult): Limit[] {
  return [
    { what: `印制 ${estates} 个小区的公示单 ÷ 只用 Typst`, value: printMs / bareMs, most: 3, unit: '倍' },
    { what: '同上，内存', value: printPeakMb / 1000, most: 2, unit: 'GB' },
    ...(sheets
      ? [
          {
            what: `${sheets.together.what}，Chromium 印同样的（一次一份或两份，取快的）÷ 两个进程排版`,
            value: sheets.together.same.times,
            least: CHROMIUM_TIMES_LEAST,
            unit: '倍',
          },
        ]
      : []),
  ];
}

/** Screens alone. */
async function measureScreensOnly(work: string): Promise<Results> {
  const screens = await measureScreens(await makeCity(SMALL, work), work);
  const browser = { search: null, lighthouse: null };
  return { node: process.version, sizes: [], browser, print: null, screens, limits: screenLimits(screens) };
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

function screenLimits({ screen }: ScreensResult): Limit[] {
  if (screen === null) return [];
  return [
    { what: '一块大堂屏的全部文件（压缩后）', value: screen.wholeKb, most: 120, unit: 'KB' },
    { what: '断网冷启动到画出第一屏，处理器慢 6 倍', value: screen.paintedMs, most: 1000, unit: '毫秒' },
  ];
}

async function makeCity(estates: number, work: string): Promise<string> {
  const content = path.join(work, `city-${estates}`);
  say(`生成 ${estates} 个小区的城市`);
  await runScript('sample.ts', ['--out', content, '--estates', String(estates)]);
  return content;
}

/** The city once more, in which the estates' codes have no header that anybody knows. */
function makeWrongCity(content: string): string {
  const wrong = `${content}-wrong`;
  cpSync(content, wrong, { recursive: true });
  const table = path.join(wrong, 'tables', 'estate.csv');
  writeFileSync(table, readFileSync(table, 'utf8').replace('小区编码', '小区码号'));
  return wrong;
}

async function measure(sizes: readonly number[], work: string, bare: string, isQuick: boolean): Promise<Results> {
  const measured: SizeResult[] = [];
  let browser: BrowserResult = { search: null, lighthouse: null };
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
  const limits = [...limitsOf(measured), ...browserLimits(browser), ...printLimits(printed), ...screenLimits(screens)];
  return { node: process.version, sizes: measured, browser, print: printed, screens, limits };
}

function limitsOf([small, large]: readonly SizeResult[]): Limit[] {
  if (!small) return [];
  const rules = (large ?? small).rules;
  const judged = `${(large ?? small).estates.toLocaleString('en')} 个小区 36 个月的全部规则`;
  const yardstick = small.yardstickMs.astro + small.yardstickMs.pagefind;
  const limits: Limit[] = [
    { what: '读取并检查 1,563 个小区 ÷ PapaParse', value: small.readMs / small.parseMs, most: 5, unit: '倍' },
    { what: '表头错一个时读取 ÷ 表头都对', value: small.wrong.readMs / small.readMs, most: 1.5, unit: '倍' },
    { what: '同上，内存', value: small.wrong.readPeakMb / small.readPeakMb, most: 1.5, unit: '倍' },
    { what: `${judged} ÷ 读取`, value: rules.judgeMs / rules.readMs, most: 1, unit: '倍' },
    { what: `${judged}，表格之外的内存`, value: rules.beyondTablesMb / 1000, most: 1, unit: 'GB' },
    { what: '1,563 个小区的网站 ÷ Astro 与 Pagefind', value: small.siteMs / yardstick, most: 4, unit: '倍' },
    { what: '发布 1,563 个小区的内存', value: small.sitePeakMb / 1000, most: 2, unit: 'GB' },
  ];
  if (large) {
    limits.push(
      { what: '读取 15,630 个小区 ÷ 1,563 个', value: large.readMs / small.readMs, most: 12, unit: '倍' },
      { what: '读取 15,630 个小区的内存', value: large.readPeakMb / 1000, most: 4, unit: 'GB' },
      {
        what: '每小区用时，15,630 ÷ 1,563',
        value: large.siteMs / large.estates / (small.siteMs / small.estates),
        most: 1.3,
        unit: '倍',
      },
    );
  }
  return limits;
}

function browserLimits({ search, lighthouse }: BrowserResult): Limit[] {
  const limits: Limit[] = [];
  if (search) {
    const { medianMs, p95Ms, firstQueryKb, keys } = search;
    limits.push(
      { what: `搜索，从按键到画出结果，${keys} 次的中位数`, value: medianMs, most: 50, unit: '毫秒' },
      { what: '同上，95% 的按键', value: p95Ms, most: 50, unit: '毫秒' },
      { what: '第一次搜名字传输的数据（压缩后）', value: firstQueryKb, most: 60, unit: 'KB' },
    );
  }
  for (const { name, scores } of lighthouse ?? []) {
    const value = Math.min(...Object.values(scores));
    limits.push({ what: `Lighthouse（手机），${name}，四项里最低的`, value, least: SCORE_LEAST, unit: '分' });
  }
  return limits;
}

function print({ sizes, browser, print: paper, screens, limits }: Results): void {
  for (const s of sizes) {
    console.log(`\n${s.estates} 个小区，${s.rows} 行，${s.pages} 页`);
    console.log(`  PapaParse 只解析   ${seconds(s.parseMs)}`);
    console.log(
      `  读取并检查         ${seconds(s.readMs)}（${(s.readMs / s.parseMs).toFixed(2)} 倍），内存 ${s.readPeakMb.toFixed(0)} MB`,
    );
    console.log(
      `  全部规则           ${seconds(s.rules.judgeMs)}，读取 ${seconds(s.rules.readMs)}，判定 ${s.rules.findings} 条，表格之外的内存 ${s.rules.beyondTablesMb.toFixed(0)} MB`,
    );
    for (const [stage, ms] of Object.entries(s.stagesMs)) console.log(`  ${stage.padEnd(17)}  ${seconds(ms)}`);
    console.log(`  发布全程           ${seconds(s.siteMs)}，内存 ${s.sitePeakMb.toFixed(0)} MB`);
    const yardstick = s.yardstickMs.astro + s.yardstickMs.pagefind;
    console.log(
      `  Astro 与 Pagefind  ${seconds(yardstick)}（${seconds(s.yardstickMs.astro)} + ${seconds(s.yardstickMs.pagefind)}），内存 ${s.yardstickPeakMb.toFixed(0)} MB`,
    );
    console.log(`  倍数               ${(s.siteMs / yardstick).toFixed(2)}`);
  }
  printBrowser(browser);
  if (paper) {
    console.log(`\n${paper.estates} 个小区的公示单，${paper.pages} 页`);
    console.log(`  印制全程           ${seconds(paper.printMs)}，内存 ${paper.printPeakMb.toFixed(0)} MB`);
    console.log(`  只用 Typst         ${seconds(paper.bareMs)}（一个进程；印制用两个）`);
    for (const { what, setMs, same, words } of paper.sheets ? [...paper.sheets.each, paper.sheets.together] : []) {
      const chromium = ({ oneMs, twoMs, times }: ChromiumCost): string =>
        `一次一份 ${oneMs.toFixed(1)} 毫秒，一次两份 ${twoMs.toFixed(1)} 毫秒，取快的是 ${times.toFixed(2)} 倍`;
      console.log(`  ${what}，两个进程排版 ${setMs.toFixed(1)} 毫秒`);
      console.log(`    Chromium 印同样的   ${chromium(same)}`);
      console.log(`    只印文字和表格      ${chromium(words)}（不是同样的公示单，只供参考）`);
    }
  }
  if (screens) printScreens(screens);
  console.log('');
  for (const limit of limits) {
    const bound = 'most' in limit ? `不超过 ${limit.most}` : `不低于 ${limit.least}`;
    console.log(`${isKept(limit) ? '✔' : '✘'} ${limit.what}：${limit.value.toFixed(2)} ${limit.unit}（${bound}）`);
  }
}

function printScreens({ estates, publishMs, publishPeakMb, screen }: ScreensResult): void {
  console.log(`\n${estates} 块大堂屏`);
  console.log(`  发布               ${seconds(publishMs)}，内存 ${publishPeakMb.toFixed(0)} MB`);
  if (screen === null) return;
  const { estate, wholeKb, paintedMs, playingMs, runs } = screen;
  console.log(`  最大的一块 ${estate}   全部文件压缩后 ${wholeKb.toFixed(1)} KB`);
  console.log(
    `  断网冷启动         画出第一屏 ${paintedMs.toFixed(0)} 毫秒，开始轮播 ${playingMs.toFixed(0)} 毫秒（处理器慢 6 倍，${runs} 次的中位数）`,
  );
}

function printBrowser({ search, lighthouse }: BrowserResult): void {
  console.log('\n在浏览器里');
  if (search) {
    const { medianMs, p95Ms, phoneMedianMs, phoneP95Ms, firstQueryKb } = search;
    console.log(
      `  搜索               按键到结果 ${medianMs.toFixed(0)} 毫秒，95% 在 ${p95Ms.toFixed(0)} 毫秒内；慢 4 倍的机器 ${phoneMedianMs.toFixed(0)}、${phoneP95Ms.toFixed(0)} 毫秒；首次 ${firstQueryKb.toFixed(1)} KB`,
    );
  }
  for (const { name, path: at, scores, performanceRuns, lost } of lighthouse ?? []) {
    const said = (Object.entries(CATEGORIES) as [Category, string][]).map(([id, word]) => `${word} ${scores[id]}`);
    console.log(`  Lighthouse         ${name} ${at}：${said.join('，')}（性能 ${performanceRuns.join('、')}）`);
    for (const { category, audit, title } of lost) {
      if (scores[category] < SCORE_LEAST) console.log(`                     ${audit}：${title}`);
    }
  }
}

const isKept = (limit: Limit): boolean => ('most' in limit ? limit.value <= limit.most : limit.value >= limit.least);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} 秒`;
const say = (line: string): void => console.error(`… ${line}`);

function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.html')).length;
}

/** A bare Astro project with as many pages of 12 KB, each a name, a paragraph and a table. */
function makeBarePages(root: string, pages: number): void {
  mkdirSync(path.join(root, 'src', 'pages'), { recursive: true });
  writeFileSync(path.join(root, 'package.json'), '{"type":"module","private":true}\n');
  writeFileSync(
    path.join(root, 'src', 'pages', '[id].astro'),
    `---
export function getStaticPaths() {
  return Array.from({ length: ${pages} }, (_, i) => ({ params: { id: \`e\${i}\` }, props: { i } }));
}
const { i } = Astro.props;
const rows = Array.from({ length: 90 }, (_, r) => ({ item: \`项目\${(i * 7 + r) % 997}\`, amount: ((i * 31 + r * 17) % 100000) / 100, note: \`第 \${r} 行 备注 \${(i + r) % 53}\` }));
---
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>示例小区 {i}</title></head>
<body data-pagefind-body><h1>示例小区 {i}</h1><p>这里是第 {i} 个小区的公示。</p>
<table><thead><tr><th>项目</th><th>金额</th><th>备注</th></tr></thead>
<tbody>{rows.map((row) => <tr><td>{row.item}</td><td class="amount-column">{row.amount.toFixed(2)} 元</td><td class="remark-column">{row.note}</td></tr>)}</tbody></table>
</body></html>
`,
  );
}

function runScript(script: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(REPOSITORY, 'scripts', script), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
  });
}

/** What a measurement says, with the memory that it took from its mark on; 0 where it has none. */
type Watched = Measured & { beyondMarkMb: number };

/** Runs one measurement as a process of its own and watches the memory of its tree. */
function runTask(task: Task): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const script = path.join(REPOSITORY, 'scripts', 'bench-task.ts');
    const child = spawn(process.execPath, ['--expose-gc', script, JSON.stringify(task)], {
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '--max-old-space-size=8192' },
    });
    let text = '';
    let peakMb = 0;
    const since: { mark: Mark | null; peakMb: number } = { mark: null, peakMb: 0 };
    child.stdio[3]?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const line = text.split('\n')[0] ?? '';
      if (since.mark === null && line.startsWith('{"heldMb"') && text.includes('\n')) since.mark = JSON.parse(line);
    });
    const watch = setInterval(() => {
      const nowMb = treeMb(child.pid ?? 0);
      peakMb = Math.max(peakMb, nowMb);
      if (since.mark !== null) since.peakMb = Math.max(since.peakMb, nowMb);
    }, 50);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code !== 0) {
        reject(new Error(`${task.task} ended with ${code}`));
        return;
      }
      const measured = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Measured;
      const beyondMarkMb = since.mark === null ? 0 : Math.max(0, since.peakMb - since.mark.heldMb);
      resolve({ ...measured, peakMb: Math.max(peakMb, measured.peakMb), beyondMarkMb });
    });
  });
}

/** Resident megabytes of a process and all below it; 0 where the system does not tell. */
function treeMb(root: number): number {
  try {
    const parents = new Map<number, number>();
    const pages = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        parents.set(Number(name), Number(fields[1]));
        pages.set(Number(name), Number(fields[21]));
      } catch {
        // The process has ended meanwhile.
      }
    }
    let total = 0;
    for (const [pid, count] of pages) {
      for (let at: number | undefined = pid; at !== undefined && at !== 0; at = parents.get(at)) {
        if (at === root) {
          total += count;
          break;
        }
      }
    }
    return (total * 4096) / 1e6;
  } catch {
    return 0;
  }
}

await runCommand('bench', (command) => {
  command
    .description(
      '量一量速度和内存：各阶段用时，与只用 PapaParse、只用 Astro 和 Pagefind 相比的倍数；搜索多快，Lighthouse 评几分。',
    )
    .option('--quick', '只量 1,563 个小区，公示单只量 100 个')
    .option('--browser', '只量浏览器里的：1,563 个小区的搜索和 Lighthouse 评分')
    .option('--print', '只量公示单')
    .option('--screens', '只量大堂屏')
    .option('--json <FILE>', '结果写到哪里', 'bench-results.json');
  return async () => {
    const options = command.opts<{
      quick?: boolean;
      browser?: boolean;
      print?: boolean;
      screens?: boolean;
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
