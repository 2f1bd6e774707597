/**
 * Where what was made before is kept (缓存): beside `--out`, or where `--cache` says, for several builds and machines. It is a
 * folder of ours with a marker, is never published, and may be deleted at any time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isCode, OutputError } from '../output-error.ts';
import { makeFolders, mark, markerOf } from '../own-folder.ts';

/** What stands in the marker. */
const KIND = 'cache';

/** A cache that is open for a build, as a plain value: helpers of the build open the same one by it (`openStore`). */
export interface CachePlace {
  folder: string;
  /**
   * What names somebody is kept apart for each publication, since it goes when that publication says it no more (`purge`).
   * See `scopeOf`.
   */
  scope: string;
  /** When the build began, in milliseconds since 1970: what is used by it is marked with a later time. */
  begunAt: number;
  /** Whether anything may be put into it. */
  isWritable: boolean;
}

/** Beside what it is for. */
export const cacheBeside = (out: string): string => `${out}.cache`;

/** Holds entries that name nobody. */
export const openFolder = ({ folder }: Pick<CachePlace, 'folder'>): string => path.join(folder, 'open');
/** Holds those that name somebody, by scope. */
export const namedFolder = ({ folder }: Pick<CachePlace, 'folder'>): string => path.join(folder, 'named');
/** Holds what is begun, and what goes. */
export const workFolder = ({ folder }: Pick<CachePlace, 'folder'>): string => path.join(folder, 'making');

const HASH_LENGTH = 16;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);

/** `part` sets builds apart that each make a part of one publication: 3/16. */
export function scopeOf(
  { base, divisions }: { base: string; divisions: readonly string[] },
  part: string | null = null,
): string {
  return `${hash(JSON.stringify([base, [...divisions].sort()]))}-${part === null ? 'all' : hash(part)}`;
}

/** Whether two scopes are of one publication. */
export const isSamePublication = (one: string, other: string): boolean =>
  one.slice(0, HASH_LENGTH) === other.slice(0, HASH_LENGTH);

/**
 * Makes the folder ready. Throws `OutputError` where it is somebody else's, or lies in one of `not`; one that can't be written
 * is no reason to stop.
 */
export async function prepareCache(
  folder: string,
  { scope, begunAt, not }: Pick<CachePlace, 'scope' | 'begunAt'> & { not: readonly string[] },
): Promise<CachePlace> {
  for (const other of not)
    if (isWithin(other, folder))
      throw new OutputError(`缓存不能放在 ${other} 里：那里的文件会公开，或会当成表格来读。换一个 --cache。`);
  await mustBeCache(folder);
  const place = { folder, scope, begunAt, isWritable: true };
  return { ...place, isWritable: await isWritable(place) };
}

function isWithin(folder: string, other: string): boolean {
  const way = path.relative(path.resolve(folder), path.resolve(other));
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

async function mustBeCache(folder: string): Promise<void> {
  const there = await stat(folder).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    if (isCode(cause, 'ENOTDIR')) throw new OutputError(`${folder} 的上一级不是文件夹。换一个 --cache。`);
    throw cause;
  });
  if (there === null) return;
  if (!there.isDirectory()) throw new OutputError(`${folder} 是一个文件，不是缓存文件夹。换一个 --cache。`);
  if (await isCache(folder)) return;
  if ((await readdir(folder)).length === 0) return;
  throw new OutputError(
    `${folder} 已经有内容，而且不是这个程序的缓存，没有动它。换一个 --cache，或用 --no-cache 不用缓存。`,
  );
}

/** Whether a cache lies there. */
export const isCache = async (folder: string): Promise<boolean> => (await markerOf(folder))?.gongshilan === KIND;

/** Whether it can be written, by doing so. */
async function isWritable(place: CachePlace): Promise<boolean> {
  try {
    await makeFolders(place.folder);
    if ((await markerOf(place.folder)) === null) await mark(place.folder, { gongshilan: KIND });
    await mkdir(workFolder(place), { recursive: true });
    const probe = path.join(workFolder(place), randomUUID());
    await writeFile(probe, '');
    await rm(probe);
    // That a scope is in use is told by its time.
    const now = new Date(place.begunAt);
    await utimes(path.join(namedFolder(place), place.scope), now, now).catch(() => {});
    return true;
  } catch {
    return false;
  }
}
