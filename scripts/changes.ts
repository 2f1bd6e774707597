/**
 * `npm run changes`: what a host must get and lose to show what was published here, in the order in which that can be done
 * while people read.
 */
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hiddenCharacterIn } from '../src/domain/hidden-characters.ts';
import { changesBetween, MANIFEST_FILE, type Step } from '../src/publish/changes.ts';
import { areWhole, placeOf } from '../src/publish/files.ts';
import { listsOf, oneList, TOOLS, type Tool } from '../src/publish/host-lists.ts';
import { mustBeOwn, type OwnKind, replaceFolder } from '../src/publish/own-folder.ts';
import { pointedAt } from '../src/publish/points-at.ts';
import { manifestAt, type Predecessor, publishedIn } from '../src/publish/predecessor.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { say, warn } from './saying.ts';

interface Options {
  from: string;
  to: string;
  format?: string;
  into?: string;
}

const LISTS: OwnKind = { name: 'changes', earlierFiles: async () => null, option: '--into' };
const FORMATS: readonly string[] = ['list', ...TOOLS];

await runCommand('changes', (command) => {
  command
    .description(
      '网站换成新的一版要上传什么、删掉什么，按做的先后列出：已经撤下的最先，页面在它指向的内容之后，不再用的最后删。只列清单，不上传。',
    )
    .requiredOption('--from <RELEASE_JSON>', '网站上现在那一版的 data/release.json，文件或网址')
    .requiredOption('--to <OUT>', '新发布的一版，就是 build 的 --out')
    .option('--format <FORMAT>', `写法：${FORMATS.join('、')}；默认 list，一行一步：做什么、字节数、文件`)
    .option('--into <DIR>', '一步一张清单，写进这个文件夹，按名字的先后使用；只和 --format rsync 或 rclone 一起用');
  return () => run(command.opts<Options>());
});

async function run(options: Options): Promise<number> {
  const { format = 'list' } = options;
  const tool = TOOLS.find((one) => one === format) ?? null;
  if (!FORMATS.includes(format)) throw new UsageError(`--format 写的是「${format}」。可以写：${FORMATS.join('、')}。`);
  if (options.into !== undefined && tool === null)
    throw new UsageError(`--into 写的是给 ${TOOLS.join(' 和 ')} 用的清单，要和 --format 一起用。`);
  const into = options.into === undefined ? null : userPath(options.into);
  if (into !== null) await mustBeOwn(into, LISTS);
  const from = await onTheHost(options.from);
  const to = await publishedHere(userPath(options.to));
  mustFollow(from, to);
  const { size } = await stat(placeOf(to.where, MANIFEST_FILE));
  const steps = await changesBetween(from.manifest, to.manifest, size, (page) => pointsAt(to, page));
  await mustBeWhole(to, steps);
  if (into !== null && tool !== null) await writeLists(into, steps, tool);
  else for (const line of tool === null ? listLines(steps) : oneList(steps, tool)) say(line);
  warn(totalWords(steps));
  return EXIT.done;
}

async function onTheHost(written: string): Promise<Predecessor> {
  const found = await manifestAt(written, userPath);
  if (found === 'missing')
    throw new UsageError(
      `--from 写的「${written}」取不到。写网站上现在那一版的 data/release.json，可以是文件，也可以是网址；网站上还什么都没有，就整个上传一次。`,
    );
  if (found === 'no-manifest')
    throw new UsageError(
      `--from 写的「${written}」不是发布清单，或没有下载完整。写网站上现在那一版的 data/release.json；已经没有了，就整个上传一次。`,
    );
  return found;
}

async function publishedHere(folder: string): Promise<Predecessor> {
  const found = await publishedIn(folder);
  if (found !== null) return found;
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。--to 后面写 build 的 --out。`);
  if (existsSync(placeOf(folder, MANIFEST_FILE)))
    throw new UsageError(
      `${folder} 里的发布清单 ${MANIFEST_FILE} 读不出来：没有写完整，或不是这个程序写的。重新发布一次。`,
    );
  throw new UsageError(`${folder} 不是发布出来的网站：里面没有发布清单 ${MANIFEST_FILE}。--to 后面写 build 的 --out。`);
}

/** Throws where one publication can't take the other's place. */
function mustFollow({ manifest: from }: Predecessor, { manifest: to }: Predecessor): void {
  if (from.base !== to.base)
    throw new UsageError(
      `两边不是同一个网站：--from 是 ${from.base}，--to 是 ${to.base}。核对路径；是换了网址，就整个上传一次。`,
    );
  if (from.number !== null && to.number !== null && from.number > to.number)
    throw new UsageError(
      `网站上是第 ${from.number} 号，--to 是更早的第 ${to.number} 号。大堂屏不会退到更早的号：要退回以前的内容，先运行 rollback，再上传。`,
    );
}

async function pointsAt({ where, manifest }: Predecessor, page: string): Promise<readonly string[]> {
  // One that is missing is named when all that is sent is looked at.
  const text = await readFile(placeOf(where, page), 'utf8').catch(() => '');
  return pointedAt(text, page, manifest.base);
}

/** Throws where what is to be sent isn't what was published, or has a name that no list can hold. */
async function mustBeWhole({ where, manifest }: Predecessor, steps: readonly Step[]): Promise<void> {
  const recorded = new Map(manifest.outputs.map((output) => [output.path, output]));
  for (const { does, files } of steps)
    for (const { path: file } of files) {
      const hidden = hiddenCharacterIn(file);
      if (hidden !== null) throw new UsageError(`文件名「${file}」里有看不见的字符 ${hidden}，写不进清单。`);
      const output = does === 'put' ? recorded.get(file) : undefined;
      if (output !== undefined && !(await areWhole(where, [output])))
        throw new UsageError(`${where} 里的 ${file} 不在，或和发布时不一样，没有写清单。重新发布一次。`);
    }
}

function listLines(steps: readonly Step[]): string[] {
  return steps.flatMap(({ does, files }) => files.map(({ path: file, bytes }) => `${does} ${bytes} ${file}`));
}

/** Nothing is left of the lists of another time: where nothing is to be done there are none. */
async function writeLists(folder: string, steps: readonly Step[], tool: Tool): Promise<void> {
  await replaceFolder(folder, LISTS, async (work) => {
    for (const { name, text } of listsOf(steps, tool)) await writeFile(path.join(work, name), text);
    return work;
  });
}

function totalWords(steps: readonly Step[]): string {
  if (steps.length === 0) return '两边是同一版，没有要上传的，也没有要删的。';
  const put = steps.flatMap(({ does, files }) => (does === 'put' ? files : []));
  const gone = steps.flatMap(({ does, files }) => (does === 'delete' ? files : []));
  const bytes = put.reduce((sum, one) => sum + one.bytes, 0);
  return `要上传 ${put.length} 个文件，共 ${bytes} 字节；要删 ${gone.length} 个文件。`;
}
