/**
 * The folder of what goes back (退回文件夹), replaced as a whole: what isn't needed any more goes. Whatever somebody has
 * worked on in it is never replaced.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { OutputError } from './output-error.ts';
import { mustBeOwn, type OwnKind, replaceFolder } from './own-folder.ts';

const RETURNS: OwnKind = { name: 'returns', earlierFiles: async () => null, option: '--return' };

/** What each file was when it was written, so that one that was worked on is known. */
const WRITTEN = '.退改.json';
const Written = z.record(z.string(), z.string());

/** Throws `OutputError` where the folder can't be written. Asked before the work is done. */
export async function mayReturnTo(folder: string, content: string): Promise<void> {
  const [own, read] = [await real(folder), await real(content)];
  const isInside = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer + path.sep);
  if (isInside(own, read) || isInside(read, own))
    throw new OutputError(
      `${folder} 和内容文件夹 ${content} 一个在另一个里面。--return 换到内容文件夹外面，免得退回去的文件又被当成报来的。`,
    );
  if ((await mustBeOwn(folder, RETURNS)) !== 'own') return;
  const worked = await workedOn(folder);
  if (worked.length > 0)
    throw new OutputError(
      `${folder} 里的 ${worked.slice(0, 3).join('、')}${worked.length > 3 ? ' 等' : ''}写好以后有人改过，没有动它。要用就先放回 tables 文件夹，再从这里移走；不要就删掉。`,
    );
}

/** Writes the files, in place of those of an earlier run. */
export async function writeReturns(
  folder: string,
  content: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  await mayReturnTo(folder, content);
  await replaceFolder(folder, RETURNS, async (work) => {
    for (const { name, bytes } of files) await writeFile(path.join(work, name), bytes);
    const written = Object.fromEntries(files.map(({ name, bytes }) => [name, hashOf(bytes)]));
    await writeFile(path.join(work, WRITTEN), JSON.stringify(written));
    return work;
  });
}

/** Files that are other than they were written. */
async function workedOn(folder: string): Promise<string[]> {
  const written = Written.parse(JSON.parse(await readFile(path.join(folder, WRITTEN), 'utf8').catch(() => '{}')));
  const worked: string[] = [];
  for (const [name, hash] of Object.entries(written)) {
    const bytes = await readFile(path.join(folder, name)).catch(() => null);
    if (bytes !== null && hashOf(bytes) !== hash) worked.push(name);
  }
  return worked;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A path without links, as far as it is there. */
async function real(written: string): Promise<string> {
  const whole = path.resolve(written);
  try {
    return await realpath(whole);
  } catch {
    const parent = path.dirname(whole);
    return parent === whole ? whole : path.join(await real(parent), path.basename(whole));
  }
}
