/** What paper costs, as several measurements that are told together. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { ChromiumCost, PrintResult, SheetCost } from './results.ts';
import { runTask } from './watched-task.ts';

/** What an office prints for an estate: how many of each, and what they are called. */
const OF_AN_ESTATE = {
  notice: { count: 1, title: '公示单' },
  revenue: { count: 1, title: '公共收益公示表' },
  placard: { count: 3, title: '投诉牌' },
} as const;

/** Prints the sheets of a generated city, sets as many pages bare, and has Chromium print the same. */
export async function measurePrint(
  content: string,
  { estates, work, say }: { estates: number; work: string; say: (line: string) => void },
): Promise<PrintResult> {
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
