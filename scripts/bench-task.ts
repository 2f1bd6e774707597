/**
 * One measurement of the benchmark, in a process of its own. Writes its result to file descriptor 3.
 */
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { indexSearch } from '../src/publish/index-search.ts';
import { publish } from '../src/publish/publish.ts';
import { loadContent, makeSite } from '../src/site.ts';

export type Task =
  | { task: 'parse'; content: string }
  | { task: 'read'; content: string }
  | { task: 'publish'; content: string; out: string }
  | { task: 'yardstick'; root: string };

export interface Measured {
  ms: number;
  stagesMs: Record<string, number>;
  /** Of this process alone; the caller watches the whole tree. */
  peakMb: number;
  /** Rows parsed or records read. */
  count: number;
}

const AS_OF = '2026-11-10' as IsoDate;
const argument = process.argv[2];
if (argument !== undefined) {
  const stagesMs: Record<string, number> = {};
  const begun = performance.now();
  const count = await perform(JSON.parse(argument) as Task, stagesMs);
  const measured: Measured = {
    ms: performance.now() - begun,
    stagesMs,
    peakMb: process.resourceUsage().maxRSS / 1000,
    count,
  };
  writeSync(3, JSON.stringify(measured));
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
    const content = await loadContent(task.content);
    if (content.problems.some((p) => p.severity === 'error')) throw new Error('the generated city has errors');
    return content.totals.reduce((n, t) => n + t.rows, 0);
  }
  if (task.task === 'publish') {
    const begun = new Map<string, number>([['read', performance.now()]]);
    const content = await loadContent(task.content);
    const site = await makeSite(content, { asOf: AS_OF, base: null, division: null, only: [] });
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
  const { build } = await import('astro');
  const out = path.join(task.root, 'out');
  const begun = performance.now();
  await build({ root: task.root, outDir: out, logLevel: 'error', configFile: false });
  stagesMs.astro = performance.now() - begun;
  const indexed = performance.now();
  const pages = await indexSearch(out);
  stagesMs.pagefind = performance.now() - indexed;
  return pages;
}
