/**
 * `npm run print`: sheets alone, as single files and packs, each code read back before they are handed over.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { SHEET_NAMES, type SheetName } from '../src/domain/sheet-names.ts';
import { NOTICE_FORMATS, type NoticeFormat } from '../src/media/notice-picture.ts';
import { MissingWords, WrongCode, WrongPack } from '../src/publish/gates.ts';
import { isCode } from '../src/publish/output-error.ts';
import { mustBeOwn, type OwnKind, replaceFolder } from '../src/publish/own-folder.ts';
import { writePictures } from '../src/publish/print/pictures.ts';
import type { PrintOptions, PrintReport } from '../src/publish/print/print-options.ts';
import { printSheets } from '../src/publish/print/print-sheets.ts';
import type { EarlierSheet } from '../src/publish/print/printed-file.ts';
import { writeUrgentPictures } from '../src/publish/print/urgent-pictures.ts';
import { publishedSites } from '../src/publish/published-sites.ts';
import type { Refusal } from '../src/publish/refusals.ts';
import { makeSite, type Site } from '../src/site.ts';
import {
  askedFor,
  type ChoosingOptions,
  chosenFrom,
  ESTATE_WORDS,
  eachEstate,
  LIST_WORDS,
  toldWithout,
} from './choosing.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { allProblems, keptByCharacters, loadForPart, untouchedWords } from './loading.ts';
import { nowhereWords, pictureLine, picturesWords, printedWords, progressLine } from './printing.ts';
import { printReport } from './report.ts';
import { say } from './saying.ts';

interface Options extends ChoosingOptions {
  content: string;
  out: string;
  all?: boolean;
  sheet?: string;
  asOf?: string;
  since?: string;
  verify?: string;
  png?: string;
  published?: string;
}

/** Sheets; of version 0.5.0, which had no marker, whatever its index lists. */
const SHEETS: OwnKind = {
  name: 'print',
  async earlierFiles(folder) {
    const listed = listedIn(await readFile(path.join(folder, 'index.json'), 'utf8').catch(() => ''));
    const own = new Set(['index.json', ...listed]);
    return listed.length === 0 ? null : (file) => own.has(file);
  },
};

/** Pictures; version 0.5.0 named each by its format. */
const PICTURES: OwnKind = {
  name: 'pictures',
  earlierFiles: async () => (file) => /^[^/]+\/.+-(?:竖屏|横屏|A4)\.png$/.test(file),
};

function listedIn(index: string): string[] {
  try {
    const entries: unknown = JSON.parse(index);
    return Array.isArray(entries)
      ? entries.flatMap(({ file }: { file?: unknown }) => (typeof file === 'string' ? [file] : []))
      : [];
  } catch {
    return [];
  }
}

await runCommand('print', (command) => {
  command
    .description(
      '印制公示单：单张和整包的 PDF，写进 <DIR>/print，逐一核对二维码。不发布网站。每个小区有一个整包，里面是它的全部公示单。',
    )
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--out <DIR>', '写到哪个文件夹；里面以前印的 print 文件夹会换成新的，别的一概不动')
    .option('--estate <ID>', ESTATE_WORDS, eachEstate)
    .option('--list <FILE>', LIST_WORDS)
    .option('--division <CODE>', '只印一个行政区划及其下级：代码或名称')
    .option('--all', '全部都印')
    .option('--sheet <NAME>', `只印其中几种，用逗号隔开：${SHEET_NAMES.join('、')}`)
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）')
    .option('--since <FILE>', '以前一次发布的 data/release.json 或 print/index.json：只印有变化的，并列出要撤下的')
    .option(
      '--verify <WHICH>',
      'all：每一份的文字和每一个二维码都读回核对；不写则成百上千份时抽查，有长文字的每份都核对',
    )
    .option(
      '--png <FORMATS>',
      `改出图片版公示，写进 <DIR>/pictures，用逗号隔开：${NOTICE_FORMATS.join('、')}；要同时印 PDF 就写上 --sheet`,
    )
    .option('--published <DIR>', '只和 --sheet urgent 一起用：印 <DIR> 里发布着的紧急通知，不读表格，表格有错也能印');
  return () => print(command.opts<Options>());
});

async function print(options: Options): Promise<number> {
  const asOf = asOfOption(options.asOf);
  const asked = await askedFor(options);
  const ways = [asked.length > 0, options.division !== undefined, options.all === true].filter((one) => one).length;
  if (ways !== 1)
    throw new UsageError(
      '写上印哪些：--estate 小区（或 --list 名单，可以合用）、--division 行政区划或 --all，三者选一。',
    );
  if (options.verify !== undefined && options.verify !== 'all')
    throw new UsageError(`--verify 写的是「${options.verify}」。写 all，或不写。`);
  const formats = pictureFormats(options.png);
  const since = options.since === undefined ? null : await readEarlier(options.since);
  const names = sheetNames(options.sheet, since);
  const folder = userPath(options.content);
  const out = userPath(options.out);
  // With `--png` alone no PDF is printed.
  const withSheets = formats === null || options.sheet !== undefined;
  // Asked first: whoever has mistyped a folder need not wait for the tables.
  if (withSheets) await mustBeOwn(path.join(out, 'print'), SHEETS);
  if (formats !== null) await mustBeOwn(path.join(out, 'pictures'), PICTURES);
  const from = await (options.published === undefined
    ? readFolder(folder, asOf)
    : urgentPublished(userPath(options.published), names, asOf));
  if (from === null) return EXIT.contentHasErrors;
  const { publication, unprintable } = from;
  const { estates, division, faults } = chosenFrom(asked, options.division, from.records);
  const selection = { estates: estates === null ? null : new Set(estates), division };
  const of = { publication, contentFolder: folder };
  try {
    if (withSheets) {
      const report = await putInto(path.join(out, 'print'), SHEETS, (work) =>
        printAll({
          ...of,
          folder: work,
          selection: { names, ...selection },
          since,
          verify: options.verify === 'all' ? 'all' : 'sample',
          progress: progressLine(),
        }),
      );
      for (const line of [...printedWords(report), ...longUrgent(report), ...nowhereWords(publication.portal)])
        say(line);
      say(`写在 ${path.join(out, 'print')}`);
    }
    if (formats !== null) {
      const report = await putInto(path.join(out, 'pictures'), PICTURES, (work) =>
        writePictures({ ...of, folder: work, selection, formats, progress: pictureLine() }),
      );
      say(picturesWords(report));
      say(`写在 ${path.join(out, 'pictures')}`);
    }
    for (const line of untouchedWords(unprintable)) say(line);
    return toldWithout(faults, '印');
  } catch (cause) {
    if (cause instanceof WrongPack)
      say('有一个整包和单张对不上，这次印的全部作废，原有的没有变。这是程序的毛病，把下面这行告诉我们。');
    if (cause instanceof MissingWords)
      say('有一份印出来少了字，这次印的全部作废，原有的没有变。这是程序的毛病，把下面这行告诉我们。');
    if (cause instanceof WrongCode) say('有二维码读出来不对，这次印的全部作废，原有的没有变。');
    say(`没有印。${keptByCharacters(cause, unprintable)}`);
    return EXIT.contentHasErrors;
  }
}

/** What is printed, and from which rows somebody chooses. */
interface Printing {
  publication: Site;
  unprintable: readonly Refusal[];
  records: Site['register']['records'];
}

/** The content folder as it would be published; null where it has errors, which have been told. */
async function readFolder(folder: string, asOf: IsoDate): Promise<Printing | null> {
  const part = await loadForPart(folder, { asOf, base: null, division: null });
  const { content: read, unprintable } = part;
  printReport(allProblems(part), read.totals, say);
  if (read.problems.some((p) => p.severity === 'error')) {
    say('没有印。改正上面的问题后再运行一次。');
    return null;
  }
  const publication = await makeSite(read, { asOf, base: null, division: null, only: ['print'] });
  return { publication, unprintable, records: read.register.records };
}

/** What is published, as of today: of it only urgent notices are printed, which say nothing that is counted up to a day. */
async function urgentPublished(out: string, names: readonly SheetName[], asOf: IsoDate): Promise<Printing> {
  if (names.some((name) => name !== 'urgent'))
    throw new UsageError('--published 只能印紧急通知：写上 --sheet urgent。别的公示单照内容文件夹印。');
  const { site } = (await publishedSites(out)).newest;
  const publication = { ...site, release: { ...site.release, asOf } };
  return { publication, unprintable: [], records: site.register.records };
}

/** Sheets, and beside those of urgent notices their pictures. */
async function printAll(options: PrintOptions): Promise<PrintReport> {
  const report = await printSheets(options);
  if (options.selection.names.includes('urgent')) await writeUrgentPictures(options);
  return report;
}

/** Says which urgent notices have more words than a sheet has room for. */
function longUrgent({ files }: PrintReport): string[] {
  return files
    .filter(({ sheet, pages }) => sheet === 'urgent' && pages > 1)
    .map(
      ({ title, pages }) =>
        `「${title}」的字太多，一张 A4 放不下，印成了 ${pages} 页，一字没少。要一张就把正文写短，细节放到别的通知里。`,
    );
}

/** Makes a folder, which the work writes below its own under the same name, and puts it in place. Returns the report. */
async function putInto<Report>(
  folder: string,
  kind: OwnKind,
  make: (work: string) => Promise<Report>,
): Promise<Report> {
  let report: Report | undefined;
  await replaceFolder(folder, kind, async (work) => {
    report = await make(work);
    return path.join(work, path.basename(folder));
  });
  return report as Report;
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

/** The sheets of an earlier publication: `release.json` has them under `sheets`, `print/index.json` is their list. */
async function readEarlier(written: string): Promise<readonly EarlierSheet[]> {
  try {
    const read = JSON.parse(await readFile(userPath(written), 'utf8')) as EarlierSheet[] | { sheets?: EarlierSheet[] };
    const sheets = Array.isArray(read) ? read : read.sheets;
    if (Array.isArray(sheets)) return sheets;
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new UsageError(`--since 写的「${written}」不是完整的 JSON 文件。换成发布时写的 data/release.json。`);
    if (!isCode(cause, 'ENOENT', 'ENOTDIR', 'EISDIR')) throw cause;
    throw new UsageError(`--since 写的「${written}」不是一个有的文件。写以前一次发布的 data/release.json 在哪里。`);
  }
  throw new UsageError(`--since 写的「${written}」里没有公示单的记录。那一次发布没有印公示单。`);
}
