/**
 * `npm run compare`: what a publication would change against what is published. It publishes nothing.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { comparisonPage } from '../src/compare/page.ts';
import { type SettingChange, settingsChanges } from '../src/compare/settings-changes.ts';
import { summaryLines } from '../src/compare/summary.ts';
import { compareWith } from '../src/publish/comparing.ts';
import { OutputError } from '../src/publish/output-error.ts';
import { mayWrite, writeOwn } from '../src/publish/own-file.ts';
import { publishedIn } from '../src/publish/predecessor.ts';
import { publishedSites } from '../src/publish/published-sites.ts';
import { makeSite, type Site } from '../src/site.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { COMPARISON_JSON, STAFF_PAGE } from './files-written.ts';
import { loadShown } from './loading.ts';
import { printReport } from './report.ts';
import { say } from './saying.ts';

interface Options {
  content: string;
  with: string;
  asOf?: string;
  html?: string;
  json?: string;
}

await runCommand('compare', (command) => {
  command
    .description(
      '比较现在的内容和已经发布的一版：哪些行增减、改动，判定怎么变，点了谁的名，丢了什么。不发布任何东西；发布得了发布不了，看 check。',
    )
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--with <DIR>', '已经发布的一版，就是 build 的 --out')
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--html <FILE>', '把全部不同写成一个 HTML 文件，可以打印')
    .option('--json <FILE>', '把全部不同写成 JSON 文件');
  return () => run(command.opts<Options>());
});

async function run(options: Options): Promise<number> {
  const asOf = asOfOption(options.asOf);
  const folder = userPath(options.with);
  // Asked first: whoever has mistyped a folder need not wait for the tables.
  const predecessor = await publishedIn(folder);
  if (predecessor === null) throw new UsageError(noPublicationWords(folder));
  const html = options.html === undefined ? null : userPath(options.html);
  const json = options.json === undefined ? null : userPath(options.json);
  if (html !== null) await mayWrite(html, STAFF_PAGE);
  if (json !== null) await mayWrite(json, COMPARISON_JSON);
  // What can be read can be compared; `check` and `build` say what else would keep it from being published.
  const read = await loadShown(userPath(options.content), { asOf });
  if (read.problems.some(({ severity }) => severity === 'error')) {
    printReport(read.problems, read.totals, say);
    say('有必须改正的问题，不能发布，所以没有比较：有错的行会被当成丢了的行。改正后再运行一次。');
    return EXIT.contentHasErrors;
  }
  const site = await makeSite(read, { asOf, base: null, division: null, only: [] });
  const comparison = await compareWith({ site, read: read.register, predecessor, division: null, withSheets: true });
  for (const line of summaryLines(comparison)) say(line);
  // The page goes round the office: it names the folder, not the machine's way to it.
  const where = path.basename(folder);
  const shown = { ...comparison, before: { ...comparison.before, where } };
  if (html !== null) await writeOwn(html, STAFF_PAGE, comparisonPage(shown, await settingsSince(folder, site)));
  if (json !== null) await writeOwn(json, COMPARISON_JSON, `${JSON.stringify(comparison, null, 2)}\n`);
  return EXIT.done;
}

/** What of the settings is other than in what is published; none where a release of another version didn't keep them. */
async function settingsSince(folder: string, { portal }: Site): Promise<SettingChange[]> {
  const made = await publishedSites(folder).catch((cause: unknown) => {
    if (cause instanceof OutputError) return null;
    throw cause;
  });
  return made === null ? [] : settingsChanges(made.newest.site.portal, portal);
}

function noPublicationWords(folder: string): string {
  if (!existsSync(folder))
    return `没有 ${folder} 这个文件夹。--with 后面写已经发布的一版，就是 build 的 --out；还没有发布过就没有可比的。`;
  if (existsSync(`${folder}/data/release.json`))
    return `${folder} 里的发布清单 data/release.json 读不出来：没有写完整，或不是这个程序写的。换一份完整的再比。`;
  return `${folder} 不是发布出来的网站：里面没有发布清单 data/release.json。--with 后面写 build 的 --out。`;
}
