/**
 * Reads a content folder together with everything that publication would refuse of it. On a terminal it shows which
 * file is being read.
 */
import { existsSync } from 'node:fs';
import { shownOnLine } from '../src/domain/hidden-characters.ts';
import type { Problem } from '../src/domain/problem.ts';
import { characterInWords } from '../src/intake/unprintable.ts';
import { UnprintableCharacters } from '../src/publish/gates.ts';
import { type Refusal, refusalsOf } from '../src/publish/refusals.ts';
import { type LoadedContent, type LoadOptions, loadContent, type ReleaseOptions } from '../src/site.ts';
import { UsageError } from './cli.ts';

type Options = Pick<ReleaseOptions, 'asOf' | 'base' | 'division'> & Pick<LoadOptions, 'between'>;

/** Content that was read in order to publish a part of it. */
interface PartContent {
  content: LoadedContent;
  /** Characters that no font has. Not among the problems: another estate's notice need not keep this one from being printed. */
  unprintable: readonly Refusal[];
}

/** All problems, including those that only publication would find. */
export function allProblems({ content, unprintable }: PartContent): Problem[] {
  return [...content.problems, ...unprintable.map(({ problem }) => problem)];
}

/** What was read, with every problem. Throws `UsageError` where there is no such folder. */
export async function loadChecked(folder: string, options: Options): Promise<LoadedContent> {
  const part = await loadForPart(folder, options);
  return { ...part.content, problems: allProblems(part) };
}

/** What was read, with the problems of reading it alone. Throws `UsageError` where there is no such folder. */
export async function loadShown(folder: string, options: Pick<Options, 'asOf' | 'between'>): Promise<LoadedContent> {
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。核对 --content 后面的路径。`);
  const { stderr } = process;
  const content = await loadContent(folder, {
    asOf: options.asOf,
    between: options.between,
    progress: (file) => {
      if (stderr.isTTY) stderr.write(`\r\x1b[K读取 ${shownOnLine(file)}`);
    },
  });
  if (stderr.isTTY) stderr.write('\r\x1b[K');
  return content;
}

/** The same as `loadChecked` for a command that publishes only a part, such as one screen. */
export async function loadForPart(folder: string, options: Options): Promise<PartContent> {
  const content = await loadShown(folder, options);
  await options.between?.();
  const refusals = await refusalsOf(content, options);
  const always = refusals.filter(({ characters }) => characters.length === 0).map(({ problem }) => problem);
  return {
    content: { ...content, problems: [...content.problems, ...always] },
    unprintable: refusals.filter(({ characters }) => characters.length > 0),
  };
}

/**
 * Which characters keep a part from being printed, in words; throws any other cause again. Their places stand in the
 * report of `loadForPart` already.
 */
export function keptByCharacters(cause: unknown, unprintable: readonly Refusal[]): string {
  if (!(cause instanceof UnprintableCharacters)) throw cause;
  const told = cause.characters.filter((one) => unprintable.some(({ characters }) => characters.includes(one)));
  // The character comes from our own words or from a text that the check does not read: a bug.
  if (told.length === 0) throw cause;
  return `这次的内容里有字库里没有的字：${told.map(characterInWords).join('、')}。照上面写的改正后再运行一次。`;
}

/** The lines about unprintable characters where the part has none of them; empty where there are none at all. */
export function untouchedWords(unprintable: readonly Refusal[]): string[] {
  return unprintable.length === 0 ? [] : ['上面说的字，这次的内容里没有，照样做了；整个网站要改好才能发布。'];
}
