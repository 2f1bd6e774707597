/**
 * `npm run kiosk`: screens as folders for sticks, which open without a server: one estate's, or a folder for each of many.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AskedPlaces } from '../src/domain/asked-places.ts';
import type { Publication } from '../src/domain/publication.ts';
import { UnprintableCharacters } from '../src/publish/gates.ts';
import { stickWriter } from '../src/publish/kiosk/write-screens.ts';
import { mustBeOwn, type OwnKind, replaceFolder } from '../src/publish/own-folder.ts';
import { writePictures } from '../src/publish/print/pictures.ts';
import { fileNamePart } from '../src/sheets/plan.ts';
import { makeSite } from '../src/site.ts';
import { type StickLine, stickPage, stickTable } from '../src/staff/stick-list.ts';
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
import { pictureLine, stickLine } from './printing.ts';
import { printReport } from './report.ts';
import { say } from './saying.ts';

interface Options extends ChoosingOptions {
  content: string;
  out: string;
  asOf?: string;
}

/** The text of 说明.txt, which stands before the code that uses it at once. */
const NOTE = `这个文件夹是一块大堂屏，不用联网。

1. 整个文件夹拷到屏幕上（或留在 U 盘里），用浏览器打开 index.html，按 F11 全屏。
2. 只能放图片的屏幕，用 pictures 文件夹里的竖屏或横屏图片。
3. 不联网就不会自己更新：每次发布以后重新拷一次。过期以后屏幕会自己写明，不会一直放旧内容。
`;

/** Files of a stick of version 0.5.0, which had no marker. */
const EARLIER =
  /^(?:index\.html|说明\.txt|(?:player|screen|rare)-[0-9a-f]{12}\.(?:js|css|woff2|OFL\.txt)|pictures\/.+\.png)$/;

const STICK: OwnKind = {
  name: 'kiosk',
  async earlierFiles(folder) {
    const note = await readFile(path.join(folder, '说明.txt'), 'utf8').catch(() => '');
    return note === NOTE ? (file) => EARLIER.test(file) : null;
  },
};

const FORMATS = ['portrait', 'landscape'] as const;

await runCommand('kiosk', (command) => {
  command
    .description(
      '把小区的大堂屏写成文件夹，拷进 U 盘就能用：打开其中的 index.html，不用联网。另附竖屏、横屏图片。一个小区写在 --out 里；几个小区（--estate 写几个、--list、--division）各有一个文件夹，另有一份 U 盘清单。',
    )
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--out <DIR>', '写到哪个文件夹；这个命令以前写的会换成新的，别的一概不动')
    .option('--estate <ID>', ESTATE_WORDS, eachEstate)
    .option('--list <FILE>', LIST_WORDS)
    .option('--division <CODE>', '一个县区、街道或社区的全部小区：代码或名称')
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）');
  return () => kiosk(command.opts<Options>());
});

async function kiosk(options: Options): Promise<number> {
  const asOf = asOfOption(options.asOf);
  const asked = await askedFor(options);
  const isPlace = options.division !== undefined;
  if (isPlace === asked.length > 0)
    throw new UsageError(
      '写上做哪些：--estate 小区、--list 名单或 --division 地方，三者选一；--estate 和 --list 可以合用。',
    );
  const content = userPath(options.content);
  const out = userPath(options.out);
  // Asked first: whoever has mistyped a folder need not wait for the tables.
  await mustBeOwn(out, STICK);
  const part = await loadForPart(content, { asOf, base: null, division: null });
  const { content: read, unprintable } = part;
  printReport(allProblems(part), read.totals, say);
  if (read.problems.some((p) => p.severity === 'error')) {
    say('没有写。改正上面的问题后再运行一次。');
    return EXIT.contentHasErrors;
  }
  const publication = await makeSite(read, { asOf, base: null, division: null, only: ['kiosk'] });
  const chosen = chosenFrom(asked, options.division, publication.register.records);
  const estates = chosen.estates ?? chosen.places.within(chosen.division ?? '');
  const [only, ...others] = estates;
  if (only === undefined) throw new UsageError(`--division 写的是「${options.division}」，小区表里没有小区属于它。`);
  // Whoever asks for one estate gets its screen, and whoever asks for several a folder of each, however many are found.
  const isOne = asked.length === 1 && others.length === 0 && options.list === undefined;
  const work = { publication, contentFolder: content, out };
  const faults = [...chosen.faults];
  try {
    if (isOne) await writeOne(work, only);
    else
      faults.push(...(await writeMany(work, estates, chosen.places, (cause) => keptByCharacters(cause, unprintable))));
  } catch (cause) {
    say(`没有写。${keptByCharacters(cause, unprintable)}`);
    return EXIT.contentHasErrors;
  }
  const what = isOne
    ? '整个文件夹拷进 U 盘'
    : '一个文件夹是一个小区的屏，哪个给哪里见其中的 U盘清单.html。整个文件夹拷进 U 盘';
  say(`写在 ${out}。${what}，在屏幕上用浏览器打开 index.html，再切到全屏。`);
  for (const line of untouchedWords(unprintable)) if (faults.length === 0) say(line);
  return toldWithout(faults, '写');
}

interface Work {
  publication: Publication;
  contentFolder: string;
  out: string;
}

/** One estate's screen in the folder itself. */
async function writeOne({ publication, contentFolder, out }: Work, estate: string): Promise<void> {
  await replaceFolder(out, STICK, async (folder) => {
    const write = await stickWriter({ publication, contentFolder });
    await write(estate, folder);
    const selection = { estates: new Set([estate]), division: null };
    await writePictures({ publication, contentFolder, folder, selection, formats: FORMATS, progress: pictureLine() });
    await writeFile(path.join(folder, '说明.txt'), NOTE);
    return folder;
  });
}

/** A folder for each estate, and which goes where. Returns a sentence for each that has a character that no font has. */
async function writeMany(
  { publication, contentFolder, out }: Work,
  estates: readonly string[],
  places: AskedPlaces,
  whyNot: (cause: unknown) => string,
): Promise<string[]> {
  const faults: string[] = [];
  await replaceFolder(out, STICK, async (folder) => {
    const write = await stickWriter({ publication, contentFolder });
    const tell = stickLine();
    const lines: StickLine[] = [];
    for (const [at, code] of estates.entries()) {
      const line = lineOf(places, code);
      const own = path.join(folder, line.folder);
      try {
        await write(code, own);
        await writeFile(path.join(own, '说明.txt'), NOTE);
        lines.push(line);
      } catch (cause) {
        // With nobody's screen left there is nothing to put in place.
        if (!(cause instanceof UnprintableCharacters) || estates.length === faults.length + 1) throw cause;
        faults.push(`${line.name}（${code}）：${whyNot(cause)}`);
      }
      tell(at + 1, estates.length);
    }
    const folders = new Map(lines.map((line) => [line.code, line.folder]));
    await writePictures({
      ...{ publication, contentFolder, folder, formats: FORMATS, progress: pictureLine() },
      selection: { estates: new Set(folders.keys()), division: null },
      folderOf: (code) => folders.get(code) ?? '',
    });
    await writeFile(path.join(folder, 'U盘清单.html'), stickPage(publication, lines));
    await writeFile(path.join(folder, 'U盘清单.csv'), stickTable(lines));
    return folder;
  });
  return faults;
}

/** 幸福家园-JZ001: no two estates have one code, in whatever case, so no two have one folder on any disk. */
function lineOf(places: AskedPlaces, code: string): StickLine {
  const found = places.estate(code);
  if (found.is !== 'one') throw new Error(`no such estate: ${code}`);
  const { estate, where } = found.one;
  const { name, address } = estate;
  return { folder: `${fileNamePart(name)}-${code}`, code, name, where, address: address ?? '' };
}
