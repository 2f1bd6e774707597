/** The limits of the benchmark's figures, as ratios within one run. */
import type { RepublishResult } from './republish.ts';
import type { BrowserResult, CompareResult, Limit, PrintResult, ScreensResult, SizeResult } from './results.ts';

/** The lowest score, of 100, in each of Lighthouse's categories. */
export const SCORE_LEAST = 95;
/**
 * How many times as long as ours Chromium must take for all sheets of an estate. Each kind is reported beside it: most
 * of Chromium's time goes by files, so a notice of four pages comes nearer to ours than a placard of one.
 */
const CHROMIUM_TIMES_LEAST = 10;

/** From so many estates on the cost of reading words back has a limit. */
const WHOLE_CITY = 1500;

export function printLimits({ estates, printMs, readingTimes, printPeakMb, bareMs, sheets }: PrintResult): Limit[] {
  return [
    { what: `印制 ${estates} 个小区的公示单 ÷ 只用 Typst`, value: printMs / bareMs, most: 3, unit: '倍' },
    // Three hundred sheets are read whatever their number, so of few they are a large part.
    ...(estates < WHOLE_CITY
      ? []
      : [{ what: '同上，处理器时间，回读文字 ÷ 不回读', value: readingTimes, most: 1.1, unit: '倍' }]),
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

export function screenLimits({ screen }: ScreensResult): Limit[] {
  if (screen === null) return [];
  return [
    { what: '一块大堂屏的全部文件（压缩后）', value: screen.wholeKb, most: 120, unit: 'KB' },
    { what: '断网冷启动到画出第一屏，处理器慢 6 倍', value: screen.paintedMs, most: 1000, unit: '毫秒' },
  ];
}

export const compareLimits = ({ sheets, checkMs, compareMs }: CompareResult): Limit[] => [
  { what: `和已发布的相比，连同 ${sheets} 份公示单 ÷ 检查`, value: compareMs / checkMs, most: 2.5, unit: '倍' },
];

export function limitsOf([small, large]: readonly SizeResult[]): Limit[] {
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

export function browserLimits({ search, lighthouse, checkPage }: BrowserResult): Limit[] {
  const limits: Limit[] = [];
  if (search) {
    const { medianMs, p95Ms, firstQueryKb, keys } = search;
    limits.push(
      { what: `搜索，从按键到画出结果，${keys} 次的中位数`, value: medianMs, most: 50, unit: '毫秒' },
      { what: '同上，95% 的按键', value: p95Ms, most: 50, unit: '毫秒' },
      { what: '第一次搜名字传输的数据（压缩后）', value: firstQueryKb, most: 60, unit: 'KB' },
    );
  }
  if (checkPage) {
    const { rows, commandMs, pageMs } = checkPage;
    const what = `在浏览器里查 ${rows.toLocaleString('en')} 行的工作簿 ÷ 用命令查`;
    limits.push({ what, value: pageMs / commandMs, most: 2, unit: '倍' });
  }
  for (const { name, scores } of lighthouse ?? []) {
    const value = Math.min(...Object.values(scores));
    limits.push({ what: `Lighthouse（手机），${name}，四项里最低的`, value, least: SCORE_LEAST, unit: '分' });
  }
  return limits;
}

/** Of what a further publication may cost, beside one from nothing. */
const REPUBLISH_MOST: Readonly<Record<string, { files?: number; time?: number }>> = {
  什么也没改: { time: 5 },
  改一个投诉数: { files: 3, time: 10 },
  '过一天，表格照旧': { files: 5 },
};

export function republishLimits({ estates, steps, others }: RepublishResult): Limit[] {
  const [cold] = steps;
  if (!cold) return [];
  const of = `${estates.toLocaleString('en')} 个小区`;
  const again = steps.flatMap(({ what, ms, files, differ }): Limit[] => {
    const { files: most, time } = REPUBLISH_MOST[what] ?? {};
    return [
      ...(most === undefined
        ? []
        : [{ what: `${of}，${what}，不同的文件`, value: (differ.files / files) * 100, most, unit: '%' }]),
      ...(time === undefined
        ? []
        : [{ what: `${of}，${what}，用时 ÷ 从头`, value: (ms / cold.ms) * 100, most: time, unit: '%' }]),
    ];
  });
  const { against, hugo } = others;
  return [
    ...again,
    ...(against === null
      ? []
      : [{ what: `${of}，从头发布 ÷ 用另一份程序`, value: cold.ms / against.ms, most: 0.5, unit: '倍' }]),
    ...(hugo === null
      ? []
      : [{ what: `${of}，Hugo、Pagefind 和 Chromium ÷ 从头发布`, value: hugo.allMs / cold.ms, least: 5, unit: '倍' }]),
  ];
}

export const isKept = (limit: Limit): boolean =>
  'most' in limit ? limit.value <= limit.most : limit.value >= limit.least;
