/**
 * Single files that a command writes for staff (自己的文件): lists, reports, comparisons. A file that another program has written
 * is never replaced, and one of ours in one step.
 */
import { randomUUID } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onInterrupt } from './interrupt.ts';
import { isCode, OutputError } from './output-error.ts';

/** A kind of file, which is recognised by how it begins. */
export interface FileKind {
  /** What it is called in a sentence. */
  name: string;
  begins: RegExp;
}

/** How much of a file is looked at. */
const HEAD_BYTES = 4_096;

/** Throws `OutputError` where a file can't be put, or is there and of another kind. Asked before the work is done. */
export async function mayWrite(file: string, kind: FileKind): Promise<void> {
  const folder = await stat(path.dirname(file)).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  });
  if (folder === null)
    throw new OutputError(
      `没有 ${path.dirname(file)} 这个文件夹，写不了 ${path.basename(file)}。先建好它，或换一个地方。`,
    );
  const there = await stat(file).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  });
  if (there?.isDirectory()) throw new OutputError(`${file} 是一个文件夹，不是文件。换一个名字。`);
  if (!there?.isFile() || there.size === 0) return;
  if (!kind.begins.test(await headOf(file)))
    throw new OutputError(`${file} 已经有了，不是这个程序写的${kind.name}，没有动它。换一个名字，或先把它移走。`);
}

/** Writes a file, in place of what `mayWrite` lets be replaced. Whoever reads it finds the old one or the new one. */
export async function writeOwn(file: string, kind: FileKind, text: string): Promise<void> {
  await mayWrite(file, kind);
  const there = await lstat(file).catch(() => null);
  const target = there === null ? file : await realpath(file);
  // What is no file, such as a pipe or a terminal, is written to.
  if (there !== null && !(await stat(target)).isFile()) return writeFile(target, text);
  const begun = path.join(path.dirname(target), `.${path.basename(target)}.gongshilan-${randomUUID()}`);
  const takeBack = onInterrupt(() => rm(begun, { force: true }));
  try {
    await writeFile(begun, text, { flush: true, flag: 'wx' });
    await rename(begun, target).catch((cause: unknown) => {
      // A file that was handed into a container by itself can't be replaced.
      if (isCode(cause, 'EBUSY')) return writeFile(target, text, { flush: true });
      throw cause;
    });
  } finally {
    await rm(begun, { force: true });
    takeBack();
  }
}

async function headOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
