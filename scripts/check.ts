/**
 * `npm run check`: reads every table, prints every problem, publishes nothing. With `--explain` it reads nothing and
 * tells what a code means.
 */
import { type IsoDate, parseIsoDate } from '../src/domain/iso-date.ts';
import { JSON_FIELDS, type Problem, placesOf } from '../src/domain/problem.ts';
import { staffFindingsCsv } from '../src/downloads/findings-csv.ts';
import { keepFiles } from '../src/publish/keep.ts';
import { type FileKind, mayWrite, writeOwn } from '../src/publish/own-file.ts';
import { mayReturnTo } from '../src/publish/return-folder.ts';
import { type LoadedContent, staffView, withheldFrom } from '../src/site.ts';
import { staffReport } from '../src/staff/report.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { FINDINGS_CSV, PROBLEMS_JSON, STAFF_PAGE } from './files-written.ts';
import { loadChecked } from './loading.ts';
import { printExplanation, printReport, printWithheld, unreliableWords } from './report.ts';
import { writeReturned } from './returning.ts';
import { say } from './saying.ts';

/** What is kept may let more be read, of which something is to be kept in turn. */
const ROUNDS_MAX = 3;

await runCommand('check', (command) => {
  command
    .description('检查内容文件夹里的全部表格，列出所有问题。不发布任何东西。')
    .option('--content <DIR>', '内容文件夹；除了 --explain，都要写')
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--json <FILE>', '把问题写成 JSON 文件')
    .option(
      '--findings <FILE>',
      '把每一条判定写成 CSV，带小区、企业和规则的名称，Excel 直接打开；包括待核实的提示，不公布',
    )
    .option('--report <FILE>', '把内部检查报告写成一个 HTML 文件，不公布')
    .option(
      '--return <DIR>',
      '把要退改的写到这个文件夹：每个有问题的文件一份标好颜色和批注的工作簿，每家企业一份可以直接发的文字，不公布',
    )
    .option(
      '--by <DATE>',
      '给企业的文字里写哪一天以前改好，例如 2026-11-15；不写就按网站设置（portal.yaml 的 returns）',
    )
    .option('--keep', '把程序替您编好、认好的写进内容文件夹（例如编码表 codes.csv），下个月照着用；原有的内容不动')
    .option('--explain <CODE>', '说明一个问题编号是什么、为什么、怎么改，例如 amount-not-numeric；不读内容文件夹');
  return async () => {
    const options = command.opts<{
      content?: string;
      asOf?: string;
      json?: string;
      findings?: string;
      report?: string;
      return?: string;
      by?: string;
      keep?: true;
      explain?: string;
    }>();
    if (options.explain !== undefined) {
      printExplanation(options.explain, say);
      return EXIT.done;
    }
    // `--content` is no `requiredOption`, since `--explain` needs no folder. The message is the parser's own.
    if (options.content === undefined) return command.error("error: required option '--content <DIR>' not specified");
    const asOf = asOfOption(options.asOf);
    const [json, findings, report] = [options.json, options.findings, options.report].map(pathOption);
    // Asked first: whoever has mistyped a file need not wait for the tables.
    for (const [file, kind] of [
      [json, PROBLEMS_JSON],
      [findings, FINDINGS_CSV],
      [report, STAFF_PAGE],
    ] as const satisfies [string | undefined, FileKind][])
      if (file !== undefined) await mayWrite(file, kind);
    const folder = userPath(options.content);
    const by = byOption(options.by, asOf);
    const returned = pathOption(options.return);
    if (returned !== undefined) await mayReturnTo(returned, folder);
    const content = await loadKept(folder, asOf, options.keep === true);
    printReport(content.problems, content.totals, say);
    printWithheld(withheldFrom(content, asOf), say);
    if (json !== undefined)
      await writeOwn(json, PROBLEMS_JSON, `${JSON.stringify(content.problems, [...JSON_FIELDS], 2)}\n`);
    if (findings !== undefined || report !== undefined) {
      const view = staffView(content, asOf);
      const { portal, profiles, problems, totals } = content;
      const names = { records: view.register.records, rules: [...profiles.values()].flatMap(({ rules }) => rules) };
      if (findings !== undefined)
        await writeOwn(findings, FINDINGS_CSV, staffFindingsCsv(view.findings, view.register.sheets, names));
      if (report !== undefined)
        await writeOwn(report, STAFF_PAGE, staffReport({ ...view, portal, profiles, problems, totals, asOf }));
    }
    if (returned !== undefined) say(await writeReturned(returned, content, { asOf, by, say }));
    const errors = placesOf(content.problems.filter((p) => p.severity === 'error'));
    if (errors > 0 && (findings !== undefined || report !== undefined))
      say(unreliableWords(errors, content.portal !== null));
    return errors > 0 ? EXIT.contentHasErrors : EXIT.done;
  };
});

/**
 * What was read. With `keeps`, what it proposes to keep is written first and everything is read again, so that the report
 * tells how the folder stands now.
 */
async function loadKept(folder: string, asOf: IsoDate, keeps: boolean): Promise<LoadedContent> {
  const options = { asOf, base: null, division: null };
  let content = await loadChecked(folder, options);
  if (!keeps) {
    for (const { path, about } of content.toKeep)
      say(`可以写进内容文件夹 ${folder} 里的 ${path}：${about}。看过没有错，加上 --keep 就写。`);
    return content;
  }
  if (content.toKeep.length === 0) say('没有要写下的。');
  let written = 0;
  for (let round = 0; round < ROUNDS_MAX && content.toKeep.length > 0; round++) {
    await keepFiles(folder, content.toKeep);
    for (const { path, about } of content.toKeep) say(`写进了内容文件夹 ${folder} 里的 ${path}：${about}。`);
    written += content.toKeep.length;
    content = await loadChecked(folder, options);
  }
  if (written > 0) say(nextAfterKeeping(content.problems));
  return content;
}

/** What comes after something was kept. */
function nextAfterKeeping(problems: readonly Problem[]): string {
  const errors = placesOf(problems.filter(({ severity }) => severity === 'error'));
  const kept = '这几个文件和表格一起备份，不要删，下个月照着用。';
  return errors > 0
    ? `${kept}接下来：把下面 ${errors} 处必须改正的改好，再检查一次。`
    : `${kept}接下来：没有必须改正的，可以发布（npm run build）。`;
}

/** By when firms are asked to answer. */
function byOption(written: string | undefined, asOf: IsoDate): IsoDate | null {
  if (written === undefined) return null;
  const day = parseIsoDate(written);
  if (day === null) throw new UsageError(`--by 写的是「${written}」。写成 2026-11-15 这样的日期。`);
  if (day < asOf) throw new UsageError(`--by 写的是 ${day}，比检查的那一天（${asOf}）还早。写以后的日期。`);
  return day;
}

function pathOption(written: string | undefined): string | undefined {
  return written === undefined ? undefined : userPath(written);
}
