/**
 * `npm run kiosk`: one estate's screen as a folder for a stick, which opens without a server.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeStick } from '../src/publish/kiosk/write-screens.ts';
import { mustBeOwn, type OwnKind, replaceFolder } from '../src/publish/own-folder.ts';
import { writePictures } from '../src/publish/print/pictures.ts';
import { makeSite } from '../src/site.ts';
import { asOfOption, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { allProblems, codeChanged, keptByCharacters, loadForPart, untouchedWords } from './loading.ts';
import { pictureLine } from './printing.ts';
import { printReport } from './report.ts';
import { say } from './saying.ts';

interface Options {
  content: string;
  out: string;
  estate: string;
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

await runCommand('kiosk', (command) => {
  command
    .description(
      '把一个小区的大堂屏写成一个文件夹，拷进 U 盘就能用：打开其中的 index.html，不用联网。另附竖屏、横屏图片。',
    )
    .requiredOption('--content <DIR>', '内容文件夹')
    .requiredOption('--out <DIR>', '写到哪个文件夹；这个命令以前写的会换成新的，别的一概不动')
    .requiredOption('--estate <ID>', '小区编码')
    .option('--as-of <DATE>', '按哪一天计算，例如 2026-10-31；默认今天（北京时间）');
  return () => kiosk(command.opts<Options>());
});

async function kiosk(options: Options): Promise<number> {
  const asOf = asOfOption(options.asOf);
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
  const { estate } = options;
  const publication = await makeSite(read, { asOf, base: null, division: null, only: ['kiosk'] });
  const estates = publication.register.records.estate;
  if (!estates.some(({ code }) => code === estate))
    throw new UsageError(`--estate 写的是「${estate}」，公布的小区里没有。${codeChanged(estates, estate)}`);
  try {
    await replaceFolder(out, STICK, async (folder) => {
      await writeStick({ publication, contentFolder: content, folder, estate });
      await writePictures({
        publication,
        contentFolder: content,
        folder,
        selection: { estates: new Set([estate]), division: null },
        formats: ['portrait', 'landscape'],
        progress: pictureLine(),
      });
      await writeFile(path.join(folder, '说明.txt'), NOTE);
      return folder;
    });
  } catch (cause) {
    say(`没有写。${keptByCharacters(cause, unprintable)}`);
    return EXIT.contentHasErrors;
  }
  say(`写在 ${out}。整个文件夹拷进 U 盘，在屏幕上用浏览器打开 index.html，再切到全屏。`);
  for (const line of untouchedWords(unprintable)) say(line);
  return EXIT.done;
}
