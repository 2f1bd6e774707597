/**
 * Reading a content folder with the file in hand shown, where there is a terminal to show it on.
 */
import { existsSync } from 'node:fs';
import type { IsoDate } from '../src/domain/iso-date.ts';
import { type LoadedContent, loadContent } from '../src/site.ts';
import { UsageError } from './cli.ts';

/** Throws `UsageError` where there is no such folder. */
export async function loadWithProgress(folder: string, asOf: IsoDate): Promise<LoadedContent> {
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个文件夹。核对 --content 后面的路径。`);
  const { stderr } = process;
  const content = await loadContent(folder, {
    asOf,
    progress: (file) => {
      if (stderr.isTTY) stderr.write(`\r\x1b[K读取 ${file}`);
    },
  });
  if (stderr.isTTY) stderr.write('\r\x1b[K');
  return content;
}
