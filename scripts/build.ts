/**
 * `npm run build`: checks a content folder and publishes it, all or nothing.
 */
import { PARTS } from '../src/domain/portal.ts';
import { BASE_WORDS, isBase } from '../src/intake/portal.ts';
import { publish } from '../src/publish/publish.ts';
import { OutputError } from '../src/publish/release-folder.ts';
import { ContentChanged } from '../src/publish/render-pages.ts';
import { makeSite } from '../src/site.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { loadChecked } from './loading.ts';
import { nowhereWords } from './printing.ts';
import { printReport, printWithheld } from './report.ts';
import { stageWords } from './stages.ts';

interface Options {
  content: string;
  out: string;
  asOf?: string;
  base?: string;
  division?: string;
  only?: string;
}

await runCommand('build', (command) => {
  command
    .description('检查内容文件夹并整体发布。有必须改正的问题时不发布，已有的网站保持原样。')
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--out <DIR>', '发布到哪里；它会是一个链接，指向旁边 <DIR>.releases 里的新版')
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--base <URL>', '网站的网址，代替 portal.yaml 里的 base')
    .option('--division <CODE>', '只发布这个行政区划及其下级')
    .option('--only <PARTS>', `只发布其中几部分，用逗号隔开：${PARTS.join('、')}`);
  return () => build(command.opts<Options>());
});

async function build(options: Options): Promise<number> {
  const asOf = asOfOption(options.asOf);
  const only = (options.only?.split(/[,，]/) ?? []).map((written) => {
    const part = PARTS.find((one) => one === written.trim());
    if (part === undefined) throw new UsageError(`--only 里的「${written}」没有。可以写：${PARTS.join('、')}。`);
    return part;
  });
  if (options.base !== undefined && !isBase(options.base))
    throw new UsageError(`--base 写的是「${options.base}」。${BASE_WORDS}。`);
  const out = userPath(options.out);
  const base = options.base ?? null;
  const division = options.division ?? null;
  const read = await loadChecked(userPath(options.content), { asOf, base, division });
  printReport(read.problems, read.totals, console.log);
  if (read.problems.some((p) => p.severity === 'error')) {
    console.log('没有发布。改正上面的问题后再运行一次；已有的网站没有变。');
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
  printWithheld(site.withheld, console.log);
  try {
    const released = await publish({ site, out, progress: stageWords(console.log) });
    console.log(`发布完成：版本 ${released.id}，截至 ${asOf}，在 ${out}`);
    for (const line of nowhereWords(site.portal)) console.log(line);
    return EXIT.done;
  } catch (cause) {
    if (cause instanceof OutputError) throw new UsageError(cause.message);
    if (cause instanceof ContentChanged)
      throw new UsageError('发布过程中内容文件夹被改动了，没有发布。改完以后再运行一次。');
    throw cause;
  }
}
