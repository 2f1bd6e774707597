/**
 * Reading a content folder with the file in hand shown, where there is a terminal to show it on, and with all that
 * publication would refuse of it.
 */
import { existsSync } from 'node:fs';
import type { Problem } from '../src/domain/problem.ts';
import { UnprintableCharacters } from '../src/publish/gates.ts';
import { type Refusal, refusalsOf } from '../src/publish/refusals.ts';
import { type LoadedContent, loadContent, type ReleaseOptions } from '../src/site.ts';
import { UsageError } from './cli.ts';

type Options = Pick<ReleaseOptions, 'asOf' | 'base' | 'division'>;

/** What was read, with every problem. Throws `UsageError` where there is no such folder. */
export async function loadChecked(folder: string, options: Options): Promise<LoadedContent> {
  const { content, unprintable } = await loadForPart(folder, options);
  return { ...content, problems: [...content.problems, ...unprintable.map(({ problem }) => problem)] };
}

/**
 * The same for who prints a part of it: `unprintable` are not among the problems, since another estate's notice need not
 * keep this one from being printed.
 */
export async function loadForPart(
  folder: string,
  options: Options,
): Promise<{ content: LoadedContent; unprintable: readonly Refusal[] }> {
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。核对 --content 后面的路径。`);
  const { stderr } = process;
  const content = await loadContent(folder, {
    asOf: options.asOf,
    progress: (file) => {
      if (stderr.isTTY) stderr.write(`\r\x1b[K读取 ${file}`);
    },
  });
  if (stderr.isTTY) stderr.write('\r\x1b[K');
  const refusals = await refusalsOf(content, options);
  const always = refusals.filter(({ characters }) => characters.length === 0).map(({ problem }) => problem);
  return {
    content: { ...content, problems: [...content.problems, ...always] },
    unprintable: refusals.filter(({ characters }) => characters.length > 0),
  };
}

/** What keeps a part from being printed that was refused for its characters; throws any other cause again. */
export function keptBy(cause: unknown, unprintable: readonly Refusal[]): Problem[] {
  if (!(cause instanceof UnprintableCharacters)) throw cause;
  const problems = unprintable
    .filter(({ characters }) => characters.some((one) => cause.characters.includes(one)))
    .map(({ problem }) => problem);
  // A character of ours, or of a text that nobody looked at.
  if (problems.length === 0) throw cause;
  return problems;
}
