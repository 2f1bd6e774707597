/**
 * `npm run print`: sheets alone, as single files and packs, each code read back before they are handed over.
 */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SHEET_NAMES, type SheetName } from '../src/domain/sheet-names.ts';
import { NOTICE_FORMATS, type NoticeFormat } from '../src/media/notice-picture.ts';
import { WrongCode } from '../src/publish/gates.ts';
import { writePictures } from '../src/publish/print/pictures.ts';
import { printSheets } from '../src/publish/print/print-sheets.ts';
import type { EarlierSheet } from '../src/publish/print/printed-file.ts';
import { isAnotherAlive } from '../src/publish/process.ts';
import { makeSite } from '../src/site.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { allProblems, codeChanged, keptByCharacters, loadForPart, untouchedWords } from './loading.ts';
import { nowhereWords, pictureLine, picturesWords, printedWords, progressLine } from './printing.ts';
import { printReport } from './report.ts';

interface Options {
  content: string;
  out: string;
  estate?: string;
  division?: string;
  all?: boolean;
  sheet?: string;
  asOf?: string;
  since?: string;
  verify?: string;
  png?: string;
}

await runCommand('print', (command) => {
  command
    .description('印制公示单：单张和整包的 PDF，写进 <DIR>/print，逐一核对二维码。不发布网站。')
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--out <DIR>', '写到哪个文件夹；里面原有的 print 文件夹会换成新的')
    .option('--estate <ID>', '只印一个小区')
    .option('--division <CODE>', '只印一个行政区划及其下级')
    .option('--all', '全部都印')
    .option('--sheet <NAME>', `只印其中几种，用逗号隔开：${SHEET_NAMES.join('、')}`)
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--since <FILE>', '以前一次发布的 data/release.json 或 print/index.json：只印有变化的，并列出要撤下的')
    .option('--verify <WHICH>', 'all：核对每一个二维码；不写则成百上千份时抽查')
    .option(
      '--png <FORMATS>',
      `改出图片版公示，写进 <DIR>/pictures，用逗号隔开：${NOTICE_FORMATS.join('、')}；要同时印 PDF 就写上 --sheet`,
    );
  return () => print(command.opts<Options>());
});

async function print(options: Options): Promise<number> {
  const asOf = asOfOption(options.asOf);
  const chosen = [options.estate, options.division, options.all].filter((one) => one !== undefined).length;
  if (chosen !== 1) throw new UsageError('写上印哪些：--estate 小区编码、--division 行政区划代码或 --all，三者选一。');
  if (options.verify !== undefined && options.verify !== 'all')
    throw new UsageError(`--verify 写的是「${options.verify}」。写 all，或不写。`);
  const formats = pictureFormats(options.png);
  const since = options.since === undefined ? null : await readEarlier(options.since);
  const names = sheetNames(options.sheet, since);
  const folder = userPath(options.content);
  const part = await loadForPart(folder, { asOf, base: null, division: null });
  const { content: read, unprintable } = part;
  printReport(allProblems(part), read.totals, console.log);
  if (read.problems.some((p) => p.severity === 'error')) {
    console.log('没有印。改正上面的问题后再运行一次。');
    return EXIT.contentHasErrors;
  }
  const { estate, division } = read.register.records;
  if (options.estate !== undefined && !estate.some(({ code }) => code === options.estate))
    throw new UsageError(`--estate 写的是「${options.estate}」，小区表里没有。${codeChanged(estate, options.estate)}`);
  if (options.division !== undefined && !division.some(({ code }) => code === options.division))
    throw new UsageError(`--division 写的是「${options.division}」，行政区划表里没有。`);
  const publication = await makeSite(read, { asOf, base: null, division: null, only: ['print'] });
  const out = userPath(options.out);
  const work = path.join(out, `print.${process.pid}`);
  await makeFolder(work, out);
  await removeBroken(out);
  try {
    const selection = {
      estates: options.estate === undefined ? null : new Set([options.estate]),
      division: options.division ?? null,
    };
    const of = { publication, contentFolder: folder, folder: work };
    // With `--png` alone no PDF is printed.
    if (formats === null || options.sheet !== undefined) {
      const report = await printSheets({
        ...of,
        selection: { names, ...selection },
        since,
        verify: options.verify === 'all' ? 'all' : 'sample',
        progress: progressLine(),
      });
      await replace(path.join(work, 'print'), path.join(out, 'print'));
      for (const line of [...printedWords(report), ...nowhereWords(publication.portal)]) console.log(line);
      console.log(`写在 ${path.join(out, 'print')}`);
    }
    if (formats !== null) {
      const report = await writePictures({ ...of, selection, formats, progress: pictureLine() });
      await replace(path.join(work, 'pictures'), path.join(out, 'pictures'));
      console.log(picturesWords(report));
      console.log(`写在 ${path.join(out, 'pictures')}`);
    }
    for (const line of untouchedWords(unprintable)) console.log(line);
    return EXIT.done;
  } catch (cause) {
    if (cause instanceof WrongCode) console.log('有二维码读出来不对，这次印的全部作废，原有的没有变。');
    console.log(`没有印。${keptByCharacters(cause, unprintable)}`);
    return EXIT.contentHasErrors;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * The sheets that are asked for. If none are named: all, or with `--since` those of the earlier publication, since no
 * other has changed.
 */
function sheetNames(written: string | undefined, since: readonly EarlierSheet[] | null): readonly SheetName[] {
  if (written === undefined)
    return since === null ? SHEET_NAMES : SHEET_NAMES.filter((name) => since.some(({ sheet }) => sheet === name));
  return written.split(/[,，]/).map((part) => {
    const name = SHEET_NAMES.find((one) => one === part.trim());
    if (name === undefined)
      throw new UsageError(`--sheet 里的「${part.trim()}」没有。可以写：${SHEET_NAMES.join('、')}。`);
    return name;
  });
}

/** The formats that are asked for; null for no pictures. */
function pictureFormats(written: string | undefined): readonly NoticeFormat[] | null {
  if (written === undefined) return null;
  return written.split(/[,，]/).map((part) => {
    const format = NOTICE_FORMATS.find((one) => one === part.trim());
    if (format === undefined)
      throw new UsageError(`--png 里的「${part.trim()}」没有。可以写：${NOTICE_FORMATS.join('、')}。`);
    return format;
  });
}

/** Throws where `out` or what it lies in is a file. */
async function makeFolder(work: string, out: string): Promise<void> {
  try {
    await mkdir(work, { recursive: true });
  } catch (cause) {
    if (hasCode(cause, 'ENOTDIR', 'EEXIST')) throw new UsageError(`--out 写的「${out}」不是文件夹。换一个 --out。`);
    throw cause;
  }
}

/** Deletes what an interrupted print has left. */
async function removeBroken(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    const pid = /^print\.(\d+)$/.exec(name)?.[1];
    if (pid === undefined || Number(pid) === process.pid || isAnotherAlive(Number(pid))) continue;
    await rm(path.join(out, name), { recursive: true, force: true });
  }
}

function hasCode(cause: unknown, ...codes: string[]): boolean {
  return codes.includes((cause as NodeJS.ErrnoException).code ?? '');
}

/** The sheets of an earlier publication: `release.json` has them under `sheets`, `print/index.json` is their list. */
async function readEarlier(written: string): Promise<readonly EarlierSheet[]> {
  try {
    const read = JSON.parse(await readFile(userPath(written), 'utf8')) as EarlierSheet[] | { sheets?: EarlierSheet[] };
    const sheets = Array.isArray(read) ? read : read.sheets;
    if (Array.isArray(sheets)) return sheets;
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new UsageError(`--since 写的「${written}」不是完整的 JSON 文件。换成发布时写的 data/release.json。`);
    if (!hasCode(cause, 'ENOENT', 'ENOTDIR', 'EISDIR')) throw cause;
    throw new UsageError(`--since 写的「${written}」不是一个有的文件。写以前一次发布的 data/release.json 在哪里。`);
  }
  throw new UsageError(`--since 写的「${written}」里没有公示单的记录。那一次发布没有印公示单。`);
}

async function replace(from: string, to: string): Promise<void> {
  const old = `${to}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(to, old).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
  });
  await rename(from, to);
  await rm(old, { recursive: true, force: true });
}
