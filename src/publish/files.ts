/**
 * Files of a release (发布的文件): listed, hashed, shared between releases.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, cp, link, mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import { isCode } from './output-error.ts';

/** Files beyond this are hashed piece by piece. */
const LARGE_FILE_BYTES = 8_000_000;

/** A file's place on the disk. */
export const placeOf = (folder: string, file: string): string => path.join(folder, ...file.split('/'));

/** All files below a folder, with forward slashes, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
}

/** Its size and hash. `look` gets its bytes on the way, unless they are very many. */
export async function measured(
  folder: string,
  file: string,
  look: (bytes: Buffer) => void = () => {},
): Promise<Pick<OutputFile, 'bytes' | 'sha256'>> {
  const full = placeOf(folder, file);
  const { size } = await stat(full);
  const hash = createHash('sha256');
  if (size > LARGE_FILE_BYTES) for await (const piece of createReadStream(full)) hash.update(piece as Buffer);
  else {
    const bytes = await readFile(full);
    look(bytes);
    hash.update(bytes);
  }
  return { bytes: size, sha256: hash.digest('hex') };
}

/** Whether files are there and as they were recorded. */
export async function areWhole(folder: string, outputs: readonly OutputFile[]): Promise<boolean> {
  for (const { path: file, bytes, sha256 } of outputs) {
    const found = await measured(folder, file).catch(() => null);
    if (found === null || found.bytes !== bytes || found.sha256 !== sha256) return false;
  }
  return true;
}

/** Gives a file of one folder a second name in another, or copies it where the disk can't do that. */
export async function share(from: string, to: string, file: string, name = file): Promise<void> {
  const [source, target] = [placeOf(from, file), placeOf(to, name)];
  await mkdir(path.dirname(target), { recursive: true });
  await link(source, target).catch((cause: unknown) => {
    // A full disk is no reason to copy.
    if (isCode(cause, 'ENOSPC', 'EDQUOT', 'EROFS')) throw cause;
    return copyFile(source, target);
  });
}

/** Moves what lies in a folder into another one, which may be on another disk and have some of its folders; what is emptied stays. */
export async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    await rename(source, target).catch(async (cause: unknown) => {
      if (isCode(cause, 'EXDEV')) return cp(source, target, { recursive: true });
      // Windows says EPERM where a folder is there.
      if (isCode(cause, 'ENOTEMPTY', 'EEXIST', 'EPERM') && (await stat(source)).isDirectory())
        return moveInto(source, target);
      throw cause;
    });
  }
}
