/**
 * Where releases lie and how one takes the place of another.
 *
 * `<out>` is a link to a folder in `<out>.releases/`. A release is made in a folder that begins with a dot, renamed
 * when it is whole, and the link is swapped by renaming another link over it: even if the process is killed at any
 * moment, a reader of `<out>` finds the whole old release or the whole new one. Names are `<number>-<release id>`, so
 * that order needs no clock; numbers grow with each publication, whatever it publishes.
 */
import { existsSync } from 'node:fs';
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { isAnotherAlive } from './process.ts';

/** How many releases stay for `rollback`, the current one included. */
const RELEASES_KEPT = 3;
const RELEASE_NAME = /^(\d{6,})-([0-9a-f]{12})$/;
/** What lies beside a release and goes with it: all that it was made of, for endings (`endings.ts`). */
const MADE_OF = '.publication.gz';

/** Something about `--out` that the user can mend; the message says how. */
export class OutputError extends Error {}

export interface ReleaseName {
  name: string;
  number: number;
  id: string;
}

export function releasesFolder(out: string): string {
  return `${out}.releases`;
}

export const releaseFolder = (out: string, { name }: ReleaseName): string => path.join(releasesFolder(out), name);

/** The file with all that a release was made of. */
export const madeOfFile = (out: string, { name }: ReleaseName): string =>
  path.join(releasesFolder(out), `${name}${MADE_OF}`);

/** Whole releases, oldest first. */
export async function listReleases(out: string): Promise<ReleaseName[]> {
  let names: string[];
  try {
    names = await readdir(releasesFolder(out));
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return [];
    throw cause;
  }
  return names
    .flatMap((name) => {
      const m = RELEASE_NAME.exec(name);
      return m ? [{ name, number: Number(m[1]), id: m[2] as string }] : [];
    })
    .sort((a, b) => a.number - b.number);
}

/** The release that `<out>` shows, or null. */
export async function currentRelease(out: string): Promise<ReleaseName | null> {
  let target: string;
  try {
    target = path.basename(await readlink(out));
  } catch (cause) {
    if (isCode(cause, 'ENOENT') || isCode(cause, 'EINVAL')) return null;
    throw cause;
  }
  return (await listReleases(out)).find((release) => release.name === target) ?? null;
}

/** Refuses an `--out` that holds something else. An empty folder is taken away. */
export async function prepareOut(out: string): Promise<void> {
  try {
    const there = await lstat(out);
    if (there.isSymbolicLink()) return;
    if (there.isDirectory()) {
      try {
        await rmdir(out);
        return;
      } catch {
        throw new OutputError(`${out} 是一个有内容的文件夹，不是以前发布的链接。换一个 --out，或先把它移走。`);
      }
    }
    throw new OutputError(`${out} 是一个文件。换一个 --out。`);
  } catch (cause) {
    if (isCode(cause, 'ENOTDIR')) throw new OutputError(`${out} 的上一级不是文件夹。换一个 --out。`);
    if (!isCode(cause, 'ENOENT')) throw cause;
  }
}

/**
 * Holds the lock of `<out>.releases/` while `work` runs, so that two builds never make a release at once. The lock of a
 * process that no longer runs is taken over, and its unfinished folders are deleted.
 */
export async function withLock<T>(out: string, work: () => Promise<T>): Promise<T> {
  const folder = releasesFolder(out);
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    const codes = ['ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'EROFS', 'ENOENT'];
    if (codes.some((code) => isCode(cause, code)))
      throw new OutputError(`不能在 ${folder} 里写：路径不对，或没有权限。换一个 --out。`);
    throw cause;
  }
  const lock = path.join(folder, '.lock');
  // The lock is written under another name and linked, so that it always contains its owner's number.
  const mine = path.join(folder, `.lock-${process.pid}`);
  await writeFile(mine, String(process.pid));
  try {
    for (let tries = 0; ; tries++) {
      try {
        await link(mine, lock);
        break;
      } catch (cause) {
        if (!isCode(cause, 'EEXIST') || tries > 5) throw cause;
        const owner = Number(await readFile(lock, 'utf8').catch(() => '0'));
        if (isAnotherAlive(owner)) throw new OutputError(`另一个发布（进程 ${owner}）正在写 ${folder}。等它结束再来。`);
        await rm(lock, { force: true });
      }
    }
  } finally {
    await rm(mine, { force: true });
  }
  try {
    for (const name of await readdir(folder)) {
      const isOrphan = name.endsWith(MADE_OF) && !existsSync(path.join(folder, name.slice(0, -MADE_OF.length)));
      if ((name.startsWith('.') && name !== '.lock') || isOrphan)
        await rm(path.join(folder, name), { recursive: true, force: true });
    }
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** The folder in which this process makes a release: an orphan of a killed build writes into another. */
export function workFolder(out: string, id: string): string {
  return path.join(releasesFolder(out), `.making-${id}-${process.pid}`);
}

/** The name of the next release: its number is one more than that of any that lies there, and than `after`. */
export async function nextRelease(out: string, id: string, after: number | null): Promise<ReleaseName> {
  const number = Math.max(after ?? 0, ...(await listReleases(out)).map((one) => one.number)) + 1;
  return { name: `${String(number).padStart(6, '0')}-${id}`, number, id };
}

/** Makes the finished work folder of a release's id the current release and deletes those that are too old. */
export async function promote(out: string, release: ReleaseName): Promise<void> {
  await rename(workFolder(out, release.id), releaseFolder(out, release));
  await syncFolder(releasesFolder(out));
  await show(out, release.name);
  await prune(out, release.name);
}

/** Points `<out>` at a release, in one step. */
async function show(out: string, name: string): Promise<void> {
  const folder = releasesFolder(out);
  if (process.platform === 'win32') {
    // Windows can't rename over a junction, so the old one is deleted first.
    await unlink(out).catch(() => rmdir(out).catch(() => {}));
    await symlink(path.join(folder, name), out, 'junction');
    return;
  }
  const next = path.join(folder, '.next');
  await rm(next, { force: true });
  // The link is relative, so that both folders can be moved together.
  await symlink(path.join(path.basename(folder), name), next);
  await rename(next, out);
  await syncFolder(path.dirname(out));
}

/** Keeps the last releases; one that was built again counts once. */
async function prune(out: string, current: string): Promise<void> {
  const seen = new Set<string>();
  let kept = 0;
  for (const release of (await listReleases(out)).reverse()) {
    const again = seen.has(release.id);
    seen.add(release.id);
    if (release.name === current || (!again && kept < RELEASES_KEPT)) {
      kept++;
      continue;
    }
    await removeRelease(out, release);
  }
}

/** Deletes a release with what it was made of. */
export async function removeRelease(out: string, release: ReleaseName): Promise<void> {
  // Renamed first, so that a release that is half deleted is never taken for a whole one.
  const doomed = path.join(releasesFolder(out), `.old-${release.name}`);
  await rename(releaseFolder(out, release), doomed);
  await rm(madeOfFile(out, release), { force: true });
  await rm(doomed, { recursive: true, force: true });
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && (cause as NodeJS.ErrnoException).code === code;
}
