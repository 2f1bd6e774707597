/**
 * Writes into the content folder what reading it proposes to keep (写下): the one place where a command writes there.
 *
 * A person may have the same file open. So a file is replaced only while it still is as it was read, in one step, and
 * nothing outside the folder is ever written.
 */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../intake/decoded.ts';
import type { FileToKeep } from '../intake/to-keep.ts';
import { onInterrupt } from './interrupt.ts';
import { isCode, OutputError } from './output-error.ts';

/** A path that stays inside: names of letters, digits, Chinese and the usual marks, never one that begins with a dot. */
const INSIDE = /^(?:[^./\\:\0][^/\\:\0]*\/)?[^./\\:\0][^/\\:\0]*$/;

/**
 * Writes files in the order given. Throws `OutputError` for one that would lie outside the folder, that is a link, or that
 * is no longer as it was read; those before it are written.
 */
export async function keepFiles(folder: string, files: readonly FileToKeep[]): Promise<void> {
  for (const file of files) await keepFile(folder, file);
}

async function keepFile(folder: string, { path: name, text, replaces }: FileToKeep): Promise<void> {
  if (!INSIDE.test(name)) throw new OutputError(`${name} 不在内容文件夹里，没有写。`);
  const target = path.join(folder, ...name.split('/'));
  const within = path.dirname(target);
  await mkdir(within, { recursive: true });
  // A folder that is a link leads out of the content folder.
  if (path.relative(await realpath(folder), await realpath(within)).startsWith('..'))
    throw new OutputError(`${name} 所在的文件夹是一个链接，指到了别处，没有写。换成真的文件夹再运行一次。`);
  const there = await lstat(target).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  });
  if (there !== null && !there.isFile())
    throw new OutputError(`${name} 是一个链接或文件夹，没有写。把它移走再运行一次。`);
  const now = there === null ? null : decodeText(await readFile(target)).text;
  if (now !== replaces) throw new OutputError(`${name} 在检查期间被改过，没有写。关掉打开着它的程序，再运行一次。`);
  const begun = path.join(within, `.${path.basename(target)}.gongshilan-${randomUUID()}`);
  const takeBack = onInterrupt(() => rm(begun, { force: true }));
  try {
    await writeFile(begun, text, { flush: true, flag: 'wx', mode: there?.mode });
    await rename(begun, target);
  } finally {
    await rm(begun, { force: true });
    takeBack();
  }
}
