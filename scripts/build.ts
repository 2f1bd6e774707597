/**
 * `npm run build`: checks a content folder and publishes it, all or nothing.
 */
import { PARTS } from '../src/domain/portal.ts';
import { BASE_WORDS, isBase } from '../src/intake/portal.ts';
import { publishedAt, publishedIn } from '../src/publish/predecessor.ts';
import type { PrintReport } from '../src/publish/print/print-options.ts';
import { publish } from '../src/publish/publish.ts';
import { prepareOut } from '../src/publish/release-folder.ts';
import { makeSite } from '../src/site.ts';
import { type CacheOptions, cacheWords, openCache } from './caching.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { guard } from './guarding.ts';
import { loadChecked } from './loading.ts';
import { onlyEndings } from './only-endings.ts';
import { onlyUrgent } from './only-urgent.ts';
import { nowhereWords, printedWords } from './printing.ts';
import { printReport, printWithheld } from './report.ts';
import { say } from './saying.ts';
import { HAND_ON, handOnForShard, makeOneShard, shardOption } from './shards.ts';
import { publishedWords, stagesOf, stageWords } from './stages.ts';

interface Options extends CacheOptions {
  content: string;
  out: string;
  asOf?: string;
  base?: string;
  division?: string;
  only?: string;
  accept?: string;
  after?: string;
  onlyEndings?: boolean;
  onlyUrgent?: boolean;
  shard?: string;
}

/** Options about what would be new, which endings alone never are. */
const OF_NEWS = ['base', 'division', 'only', 'accept', 'after'] as const satisfies readonly (keyof Options)[];

await runCommand('build', (command) => {
  command
    .description('检查内容文件夹并整体发布。有必须改正的问题时不发布，已有的网站保持原样。')
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--out <DIR>', '发布到哪里；它会是一个链接，指向旁边 <DIR>.releases 里的新版')
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--base <URL>', '网站的网址，代替 portal.yaml 里的 base')
    .option('--division <CODE>', '只发布这个行政区划及其下级')
    .option('--only <PARTS>', `只重做其中几部分，用逗号隔开：${PARTS.join('、')}；其余沿用现在发布着的`)
    .option('--accept <REASON>', '和上一版相比丢了东西，照样发布；写明原因，原因会公布')
    .option('--only-endings', '表格暂时不能发布时：只去掉发布着的内容里公示期已满和已经移出的，其余一概不变')
    .option(
      '--only-urgent',
      '只发 notices 里标了紧急的通知：网站和大堂屏加上它（撤掉的撤下），其余一概不变，表格有错也能发',
    )
    .option('--after <RELEASE_JSON>', '上一次发布的 data/release.json，文件或网址；--out 还是空的时候用')
    .option('--cache <DIR>', '以前做好的存在哪里，可以几台机器、几次发布合用；默认在 <DIR>.cache，和发布的文件夹并排')
    .option('--no-cache', '不用缓存，全部重新做；结果一样')
    .option('--shard <K/N>', '分成 N 份在几台机器上做，这里只做第 K 份，写到 --out；都做好了用 merge 合起来');
  return () => {
    const options = command.opts<Options>();
    if (options.shard !== undefined && process.env[HAND_ON] === undefined) return shard(options);
    if (options.onlyUrgent) return urgent(options);
    return options.onlyEndings ? endings(options) : build(options);
  };
});

function placesOf({ content, out }: Options): { content: string; out: string } {
  return { content: userPath(content), out: userPath(out) };
}

async function shard(options: Options): Promise<number> {
  if (options.onlyEndings || options.onlyUrgent)
    throw new UsageError(
      '--shard 做整次发布里的一份，不和 --only-endings、--only-urgent 一起用：这两样在一台机器上很快。',
    );
  return makeOneShard({ ...options, ...placesOf(options), shard: options.shard ?? '' });
}

async function endings(options: Options): Promise<number> {
  const used = OF_NEWS.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
  if (used.length > 0)
    throw new UsageError(`--only-endings 只去掉到期的，其余照现在的一版不变，不和 ${used.join('、')} 一起用。`);
  return onlyEndings(placesOf(options), asOfOption(options.asOf), options);
}

async function urgent(options: Options): Promise<number> {
  const used = ([...OF_NEWS, 'onlyEndings'] as const).filter((name) => options[name] !== undefined);
  if (used.length > 0) throw new UsageError('--only-urgent 只发紧急通知，其余照现在的一版不变，不和别的选项一起用。');
  return onlyUrgent(placesOf(options), asOfOption(options.asOf), options);
}

async function build(options: Options): Promise<number> {
  const handOn = options.shard === undefined ? undefined : process.env[HAND_ON];
  const asOf = asOfOption(options.asOf);
  const only = (options.only?.split(/[,，]/) ?? []).map((written) => {
    const part = PARTS.find((one) => one === written.trim());
    if (part === undefined) throw new UsageError(`--only 里的「${written}」没有。可以写：${PARTS.join('、')}。`);
    return part;
  });
  if (options.base !== undefined && !isBase(options.base))
    throw new UsageError(`--base 写的是「${options.base}」。${BASE_WORDS}。`);
  const { content, out } = placesOf(options);
  const base = options.base ?? null;
  const division = options.division ?? null;
  // Said first, so that nobody waits, or reads of an earlier publication, where there can be none.
  if (handOn === undefined) await prepareOut(out);
  const read = await loadChecked(content, { asOf, base, division });
  printReport(read.problems, read.totals, say);
  if (read.problems.some((p) => p.severity === 'error')) {
    say('没有发布。改正上面的问题后再运行一次；已有的网站没有变。');
    return EXIT.contentHasErrors;
  }
  if (options.division !== undefined && !read.register.records.division.some((d) => d.code === options.division)) {
    throw new UsageError(`--division 写的是「${options.division}」，行政区划表里没有。`);
  }
  const site = await makeSite(read, { asOf, base, division, only });
  if (options.division !== undefined && site.register.records.estate.length === 0)
    throw new UsageError(
      `--division 写的是「${options.division}」，小区表里没有小区属于它。写小区表里用的行政区划代码，或者它上级的。`,
    );
  printWithheld(site.withheld, say);
  const after = options.after === undefined ? null : await publishedAt(options.after, userPath);
  if (handOn !== undefined) {
    const of = { site, content: read, predecessor: after, out: null, division, accept: options.accept };
    return handOnForShard(of, shardOption(options.shard ?? ''), handOn);
  }
  const predecessor = (await publishedIn(out)) ?? after;
  const passed = await guard({ site, content: read, predecessor, out, division, accept: options.accept }, say);
  if (passed.is === 'stopped') return EXIT.contentHasErrors;
  const { accepted } = passed;
  const printed = (report: PrintReport): void => {
    for (const line of printedWords(report)) say(`    ${line}`);
  };
  const cache = await openCache(options, site, placesOf(options));
  const progress = stageWords(say, { of: stagesOf(site.parts) });
  const published = await publish({ site, out, after, accepted, cache, progress, printed });
  for (const line of cacheWords(published)) say(line);
  for (const line of await publishedWords(published, out)) say(line);
  say(
    `${published.isNew ? '发布完成' : '没有变化，网站就是这一版'}：版本 ${published.release.id}，第 ${published.release.number} 号，截至 ${asOf}，在 ${out}`,
  );
  for (const line of nowhereWords(site.portal)) say(line);
  return EXIT.done;
}
