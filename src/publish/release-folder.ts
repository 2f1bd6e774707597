/**
 * Where releases lie and how one takes the place of another.
 *
 * `<out>` is a link to a folder in `<out>.releases/`. A release is made in a folder that begins with a dot, brought onto the
 * disk and renamed when it is whole, and the link is swapped by renaming another link over it: even if the process is killed
 * or the power fails at any moment, a reader of `<out>` finds the whole old release or the whole new one. Names are
 * `<number>-<release id>`, so that order needs no clock; numbers grow with each publication, whatever it publishes.
 *
 * A link, a folder or a file that is somebody else's is never replaced; of a release that goes, nothing that its manifest
 * doesn't list.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, readlink, rename, rm, rmdir, stat, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';
import { readManifest } from '../domain/manifest.ts';
import { filesBelow, placeOf } from './files.ts';
import { haltIfInterrupted, onInterrupt } from './interrupt.ts';
import { withLock as lockedBy, mustStillHold } from './lock.ts';
import { isCode, OutputError } from './output-error.ts';
import { MARKER, makeFolders, mark, markerOf, removeInWork } from './own-folder.ts';
import { syncFolder, syncTree } from './synced.ts';

/** How many releases stay for `rollback`, the current one included. */
const RELEASES_KEPT = 3;
const RELEASE_NAME = /^(\d{6,})-([0-9a-f]{12})$/;
/** What lies beside a release and goes with it: all that it was made of, for endings (`endings.ts`). */
const MADE_OF = '.publication.gz';
const MANIFEST = 'data/release.json';
const LOCK = '.lock';
/** What stands in the marker of a folder of releases. */
const KIND = 'releases';
/** What a killed build may have left, of this version and of earlier ones, as far as it can simply go. */
const LEFT = /^\.(?:making-[0-9a-f]{12}.*|next|lock-.+)$/;
const OLD = /^\.old-(\d{6,}-[0-9a-f]{12})$/;
/** Where a link of ours leads. */
const LEADS_TO = /\.releases[\\/]\d{6,}-[0-9a-f]{12}[\\/]?$/;
/** Makes the names of this process's unfinished things its own, on every machine. */
const OWN = `${process.pid}-${randomUUID().slice(0, 8)}`;

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

/** The file that lists what a host must lose or overwrite first. */
export const firstFile = (out: string): string => `${out}.first.txt`;

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
    if (isCode(cause, 'ENOENT', 'EINVAL')) return null;
    throw cause;
  }
  return (await listReleases(out)).find((release) => release.name === target) ?? null;
}

/** Refuses an `--out` that holds something else, or can't become a link. Changes nothing. */
export async function prepareOut(out: string): Promise<void> {
  await mayBecomeLink(out);
  const first = await readFile(firstFile(out), 'utf8').catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return '';
    throw cause;
  });
  if (!/^(?:(?:delete|replace)\t[^\n]+\n)*$/.test(first))
    throw new OutputError(`${firstFile(out)} 已经有了，而且不是这个程序写的，没有动它。换一个 --out，或先把它移走。`);
}

async function mayBecomeLink(out: string): Promise<void> {
  let there: Awaited<ReturnType<typeof lstat>>;
  try {
    there = await lstat(out);
  } catch (cause) {
    if (isCode(cause, 'ENOTDIR')) throw new OutputError(`${out} 的上一级不是文件夹。换一个 --out。`);
    if (isCode(cause, 'ENOENT')) return;
    throw cause;
  }
  if (there.isSymbolicLink()) {
    const target = await readlink(out);
    if (LEADS_TO.test(target)) return;
    throw new OutputError(`${out} 是一个链接，指向 ${target}，不是以前发布的链接，没有动它。换一个 --out。`);
  }
  if (!there.isDirectory()) throw new OutputError(`${out} 是一个文件。换一个 --out。`);
  if ((await readdir(out)).length > 0)
    throw new OutputError(`${out} 是一个有内容的文件夹，不是以前发布的链接。换一个 --out，或先把它移走。`);
  if (await isMountPoint(out, there.dev))
    throw new OutputError(
      `${out} 是一个盘的根（挂载点），变不成链接。--out 写它里面的一个文件夹，例如 ${path.join(out, 'site')}。`,
    );
}

async function isMountPoint(folder: string, dev: number): Promise<boolean> {
  if ((await stat(path.dirname(folder))).dev !== dev) return true;
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  // Blanks in names stand there as numbers, and are no reason to look closer: the swap says it then.
  return mounts.split('\n').some((line) => line.split(' ')[4] === folder);
}

/**
 * Holds the lock of `<out>.releases/` while `work` runs, so that two builds never make a release at once; what killed ones
 * left unfinished is deleted. Throws `OutputError` where the folder is somebody else's or no links can be made there.
 */
export async function withLock<T>(out: string, work: () => Promise<T>): Promise<T> {
  const folder = releasesFolder(out);
  await makeFolders(folder).catch((cause: unknown) => {
    if (isCode(cause, 'EEXIST', 'ENOTDIR'))
      throw new OutputError(`${folder} 是一个文件，或在一个文件里。换一个 --out。`);
    throw cause;
  });
  await mustBeReleases(folder);
  return lockedBy(path.join(folder, LOCK), folder, async () => {
    await mark(folder, { gongshilan: KIND });
    await clearLeft(out);
    await mustAllowLinks(out);
    return await work();
  });
}

/** Throws where a folder is not one of releases: it has no marker, and nothing in it is a release of version 0.5.0. */
async function mustBeReleases(folder: string): Promise<void> {
  if ((await markerOf(folder))?.gongshilan === KIND) return;
  const names = await readdir(folder);
  const isOwn = (name: string): boolean =>
    [RELEASE_NAME, LEFT, OLD].some((own) => own.test(name.replace(MADE_OF, ''))) || [LOCK, MARKER].includes(name);
  if (names.every(isOwn)) return;
  for (const name of names.filter((one) => RELEASE_NAME.test(one)))
    if ((await manifestIn(path.join(folder, name))) !== null) return;
  throw new OutputError(`${folder} 已经有内容，而且不是以前发布的，没有动它。换一个 --out，或先把它移走。`);
}

async function clearLeft(out: string): Promise<void> {
  const folder = releasesFolder(out);
  for (const name of await readdir(folder)) {
    const made = name.endsWith(MADE_OF) ? name.slice(0, -MADE_OF.length) : null;
    const isOrphan = made !== null && RELEASE_NAME.test(made) && !existsSync(path.join(folder, made));
    if (LEFT.test(name) || isOrphan) await removeInWork(path.join(folder, name));
    else if (OLD.test(name)) await removeOwnFiles(folder, name);
  }
}

/** Throws where no links can be made, which is better known before a release is made than after. */
async function mustAllowLinks(out: string): Promise<void> {
  if (process.platform === 'win32') return;
  const probe = nextLink(out);
  try {
    await symlink(path.basename(releasesFolder(out)), probe);
  } catch (cause) {
    if (isCode(cause, 'EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'))
      throw new OutputError(
        `${path.dirname(out)} 所在的盘上建不了链接（FAT、exFAT 的 U 盘和一些网络盘都不行）。--out 换到本机的盘上，发布以后再拷过去。`,
      );
    throw cause;
  }
  await unlink(probe);
}

/** The folder in which this process makes a release: an orphan of a killed build writes into another. */
export function workFolder(out: string, id: string): string {
  return path.join(releasesFolder(out), `.making-${id}-${OWN}`);
}

/** The name of the next release: its number is one more than that of any that lies there, and than `after`. */
export async function nextRelease(out: string, id: string, after: number | null): Promise<ReleaseName> {
  const number = Math.max(after ?? 0, ...(await listReleases(out)).map((one) => one.number)) + 1;
  return { name: `${String(number).padStart(6, '0')}-${id}`, number, id };
}

/** Makes the finished work folder of a release's id the current release and deletes those that are too old. */
export async function promote(out: string, release: ReleaseName): Promise<void> {
  // Every release was brought onto the disk before it was put in place, and what it shares with others is never written into.
  const live = await currentRelease(out);
  await syncTree(workFolder(out, release.id), live && releaseFolder(out, live));
  await mustStillHold(path.join(releasesFolder(out), LOCK), releasesFolder(out));
  await haltIfInterrupted();
  renameSync(workFolder(out, release.id), releaseFolder(out, release));
  try {
    await syncFolder(releasesFolder(out));
    await show(out, release.name);
  } catch (cause) {
    if ((await currentRelease(out))?.name !== release.name) await removeRelease(out, release);
    throw cause;
  }
  await prune(out, release.name);
}

/** Deletes what a release in work has come to, where it has not been put in place. */
export async function abandon(out: string, release: ReleaseName): Promise<void> {
  await removeInWork(workFolder(out, release.id));
  if (!existsSync(releaseFolder(out, release))) await rm(madeOfFile(out, release), { force: true });
}

/** The link that is about to be renamed to `<out>`, beside it, since no other place is surely on the same disk. */
const nextLink = (out: string): string => path.join(path.dirname(out), `.${path.basename(out)}.next-${OWN}`);

/** Points `<out>` at a release, in one step. */
async function show(out: string, name: string): Promise<void> {
  const folder = releasesFolder(out);
  // An empty folder is taken away only now: until here nothing was changed.
  if ((await lstat(out).catch(() => null))?.isDirectory()) await rmdir(out);
  if (process.platform === 'win32') {
    // Windows can't rename over a junction, so the old one is deleted first.
    await unlink(out).catch(() => rmdir(out).catch(() => {}));
    await symlink(path.join(folder, name), out, 'junction');
    return;
  }
  const next = nextLink(out);
  const takeBack = onInterrupt(() => rm(next, { force: true }));
  try {
    // The link is relative, so that both folders can be moved together.
    await symlink(path.join(path.basename(folder), name), next);
    await rename(next, out);
  } finally {
    await rm(next, { force: true });
    takeBack();
  }
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
  const folder = releasesFolder(out);
  // Renamed first, so that a release that is half deleted is never taken for a whole one.
  await rename(releaseFolder(out, release), path.join(folder, `.old-${release.name}`));
  await rm(madeOfFile(out, release), { force: true });
  await removeOwnFiles(folder, `.old-${release.name}`);
}

/**
 * Deletes the files of a release that goes. What somebody else has put into it, as far as its manifest tells, stays, in a
 * folder named after it.
 */
async function removeOwnFiles(folder: string, old: string): Promise<void> {
  const doomed = path.join(folder, old);
  const listed = (await manifestIn(doomed))?.outputs.map((file) => file.path);
  const own = new Set(listed);
  const others = listed === undefined ? [] : (await filesBelow(doomed)).filter((file) => !own.has(file));
  for (const file of others.filter((one) => one !== MANIFEST)) {
    const kept = placeOf(path.join(folder, `others-${old.slice('.old-'.length)}`), file);
    await mkdir(path.dirname(kept), { recursive: true });
    await rename(placeOf(doomed, file), kept);
  }
  await removeInWork(doomed);
}

async function manifestIn(release: string) {
  const text = await readFile(placeOf(release, MANIFEST), 'utf8').catch(() => null);
  return text === null ? null : readManifest(text);
}
