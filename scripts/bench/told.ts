/** Tells the results of the benchmark on the terminal. */
import { CATEGORIES, type Category } from './lighthouse.ts';
import { isKept, SCORE_LEAST } from './limits.ts';
import type { RepublishResult } from './republish.ts';
import type { BrowserResult, ChromiumCost, Results, ScreensResult } from './results.ts';

export function print({ sizes, browser, print: paper, screens, compared, republished, limits }: Results): void {
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
    console.log(`  不回读文字         ${seconds(paper.unreadMs)}`);
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
  if (compared) console.log(`\n检查 ${seconds(compared.checkMs)}，和已发布的相比 ${seconds(compared.compareMs)}`);
  if (republished) printRepublished(republished);
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

function printRepublished({ estates, rows, parts, steps, others }: RepublishResult): void {
  console.log(`\n${estates} 个小区、${rows} 行再发布（${parts}）`);
  for (const { what, ms, cpuMs, peakMb, files, bytes, differ } of steps) {
    const processor = cpuMs === null ? '' : `，处理器 ${seconds(cpuMs)}`;
    const part = (of: number, all: number): string => `${((of / Math.max(1, all)) * 100).toFixed(2)}%`;
    console.log(
      `  ${what}：${seconds(ms)}${processor}，内存 ${peakMb.toFixed(0)} MB；${files} 个文件里不同的 ${differ.files}（${part(differ.files, files)}），字节 ${part(differ.bytes, bytes)}`,
    );
  }
  const { pages, sheets, bareMs, against, hugo } = others;
  console.log(`  ${pages} 页、${sheets} 份，只用 Astro、Pagefind 和 Typst ${seconds(bareMs)}`);
  if (against) console.log(`  另一份程序从头发布 ${seconds(against.ms)}`);
  if (hugo)
    console.log(
      `  Hugo ${hugo.version} ${seconds(hugo.pagesMs)}，Pagefind ${seconds(hugo.searchMs)}，Chromium 一份 ${hugo.sheetMs.toFixed(0)} 毫秒，合计 ${seconds(hugo.allMs)}`,
    );
}

function printBrowser({ search, lighthouse, checkPage }: BrowserResult): void {
  console.log('\n在浏览器里');
  if (search) {
    const { medianMs, p95Ms, phoneMedianMs, phoneP95Ms, firstQueryKb } = search;
    console.log(
      `  搜索               按键到结果 ${medianMs.toFixed(0)} 毫秒，95% 在 ${p95Ms.toFixed(0)} 毫秒内；慢 4 倍的机器 ${phoneMedianMs.toFixed(0)}、${phoneP95Ms.toFixed(0)} 毫秒；首次 ${firstQueryKb.toFixed(1)} KB`,
    );
  }
  if (checkPage) {
    const { rows, commandMs, pageMs } = checkPage;
    console.log(`  自查               ${rows} 行的工作簿 ${seconds(pageMs)}，用命令 ${seconds(commandMs)}`);
  }
  for (const { name, path: at, scores, performanceRuns, lost } of lighthouse ?? []) {
    const said = (Object.entries(CATEGORIES) as [Category, string][]).map(([id, word]) => `${word} ${scores[id]}`);
    console.log(`  Lighthouse         ${name} ${at}：${said.join('，')}（性能 ${performanceRuns.join('、')}）`);
    for (const { category, audit, title } of lost) {
      if (scores[category] < SCORE_LEAST) console.log(`                     ${audit}：${title}`);
    }
  }
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} 秒`;
