/**
 * Folders that a command makes anew or replaces (自己的文件夹): a stick, sheets, a starter folder.
 *
 * In each that is replaced later lies a marker with the list of what was written there. What has no marker and isn't known by
 * its files either, or holds anything that isn't on the list, is somebody else's, and is refused and left as it is. Work is
 * done beside it, under a name that nobody else has, and put in place when it is whole.
 */
import { randomUUID } from 'node:crypto';
import { renameSync, rmdirSync, rmSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { compareText } from '../domain/order.ts';
import { haltIfInterrupted, onInterrupt } from './interrupt.ts';
import { mustStillHold, withLock } from './lock.ts';
import { isCode, OutputError } from './output-error.ts';
import { asOwner, stateOf, thisProcess } from './owner.ts';
import { syncFolder, syncTree } from './synced.ts';

/** The file that says that a folder is ours. */
export const MARKER = '.gongshilan.json';

const Marker = z.object({
  gongshilan: z.string(),
  /** Below the folder, with forward slashes; not of a folder in work. */
  files: z.array(z.string()).optional(),
  /** Of a folder in work. */
  owner: z.unknown().optional(),
});
type Marker = z.infer<typeof Marker>;

/** A kind of folder that is replaced as a whole. */
export interface OwnKind {
  /** What stands in its marker. */
  name: string;
  /** Which files a folder without a marker has if version 0.5.0 wrote it; null where a look into it says that it didn't. */
  earlierFiles(folder: string): Promise<((file: string) => boolean) | null>;
  /** The option that names the folder, where that is another than `--out`. */
  option?: string;
}

/** Files that systems put into any folder, which are nobody's work. */
const OF_SYSTEMS = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;
const OTHERS_SHOWN_MAX = 3;

/** Throws `OutputError` where a folder is somebody else's, or no folder. Says whether it is there, and whether it is empty. */
export async function mustBeOwn(folder: string, kind: OwnKind): Promise<'absent' | 'empty' | 'own'> {
  const there = await lstatOf(folder);
  if (there === null) return 'absent';
  const option = kind.option ?? '--out';
  if (!there.isDirectory()) throw new OutputError(`${folder} 是一个文件或链接，不是文件夹。换一个 ${option}。`);
  if ((await readdir(folder)).length === 0) return 'empty';
  const marker = await markerOf(folder);
  if (marker?.gongshilan === kind.name) {
    const own = new Set(marker.files ?? []);
    const others = await othersIn(folder, (file) => own.has(file));
    if (others.length === 0) return 'own';
    const some = `${others.slice(0, OTHERS_SHOWN_MAX).join('、')}${others.length > OTHERS_SHOWN_MAX ? ' 等' : ''}`;
    throw new OutputError(`${folder} 里有不是这个程序写的文件（${some}），没有动它。把它们移走，或换一个 ${option}。`);
  }
  const isEarlier = marker === null ? await kind.earlierFiles(folder) : null;
  if (isEarlier !== null && (await othersIn(folder, isEarlier)).length === 0) return 'own';
  throw new OutputError(
    `${folder} 已经有内容，而且不是这个命令写的，没有动它。换一个还没有的文件夹，例如 ${path.join(folder, '新文件夹')}；确实不要了就自己删掉再来。`,
  );
}

/**
 * Makes a folder anew and puts it in place of what this command wrote there before. `fill` gets a folder to work in, and
 * returns the one in it, or itself, that is to be put in place. Until then nothing changes; where it throws, nothing does.
 */
export async function replaceFolder(
  written: string,
  kind: OwnKind,
  fill: (work: string) => Promise<string>,
): Promise<void> {
  const folder = await realpath(written).catch(() => written);
  await mustBeOwn(folder, kind);
  await makeFolders(path.dirname(folder));
  await withLock(besides(folder, 'lock'), folder, async () => {
    await clearLeft(folder, kind);
    await inWork(besides(folder, randomUUID()), kind.name, async (work) => {
      const made = await fill(work);
      await mark(made, { gongshilan: kind.name, files: await filesOf(made) });
      await syncTree(made);
      await mustStillHold(besides(folder, 'lock'), folder);
      const there = await mustBeOwn(folder, kind);
      // One of version 0.5.0 gets its marker now, so that it is known for ours if this is killed in the middle of it.
      if (there === 'own') await mark(folder, { gongshilan: kind.name, files: await filesOf(folder) });
      await swap(made, folder, there);
    });
  });
}

/** Makes a folder that isn't there yet, or is empty, and puts it in place when it is whole. */
export async function makeFolder(folder: string, name: string, fill: (work: string) => Promise<void>): Promise<void> {
  await mustBeEmpty(folder);
  if ((await lstatOf(folder)) !== null) {
    // Somebody may stand in it, or it may be a disk of its own: it stays, and is filled.
    await inWork(path.join(folder, nameOfWork(randomUUID())), name, async (work) => {
      await fill(work);
      await syncTree(work);
      await mustBeEmpty(folder, path.basename(work));
      const names = (await readdir(work)).filter((one) => one !== MARKER);
      await haltIfInterrupted();
      for (const one of names.sort(compareText)) renameSync(path.join(work, one), path.join(folder, one));
      await syncFolder(folder);
    });
    return;
  }
  await makeFolders(path.dirname(folder));
  for (const left of await leftBeside(folder, name)) if (await isLeft(left)) await removeInWork(left);
  await inWork(besides(folder, randomUUID()), name, async (work) => {
    await fill(work);
    await syncTree(work);
    await haltIfInterrupted();
    try {
      renameSync(work, folder);
      rmSync(path.join(folder, MARKER));
    } catch (cause) {
      if (isCode(cause, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR')) throw notEmpty(folder);
      throw cause;
    }
    await syncFolder(path.dirname(folder));
  });
}

/** Throws `OutputError` where a folder holds something, or is a file. What a killed command left in work doesn't count. */
export async function mustBeEmpty(folder: string, own: string | null = null): Promise<void> {
  const there = await lstatOf(folder);
  if (there === null) return;
  const names = await readdir(folder).catch((cause: unknown) => {
    if (isCode(cause, 'ENOTDIR')) throw new OutputError(`${folder} 是一个文件，不是文件夹。换一个名字。`);
    throw cause;
  });
  for (const name of names) {
    if (name === own) continue;
    if (!IN_WORK.test(name) || !(await isLeft(path.join(folder, name)))) throw notEmpty(folder);
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

const notEmpty = (folder: string): OutputError =>
  new OutputError(`${folder} 里已经有内容，没有动它。换一个名字，或换一个空的文件夹。`);

/** Makes a folder and those that it lies in. Not by the system's own way, which never ends on disks that take no folders. */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    if (isCode(cause, 'EEXIST') && (await stat(folder)).isDirectory()) return;
    const parent = path.dirname(folder);
    if (!isCode(cause, 'ENOENT') || parent === folder || (await lstatOf(parent)) !== null) throw cause;
    await makeFolders(parent);
    await mkdir(folder);
  }
}

/** Writes the marker of a folder. */
export async function mark(folder: string, marker: Marker): Promise<void> {
  await writeFile(path.join(folder, MARKER), `${JSON.stringify(marker, null, 1)}\n`, { flush: true });
}

/** What the marker of a folder says; null where there is none, or it can't be read. */
export async function markerOf(folder: string): Promise<Marker | null> {
  try {
    return Marker.parse(JSON.parse(await readFile(path.join(folder, MARKER), 'utf8')));
  } catch {
    return null;
  }
}

/** Deletes a folder of ours although something may still be written into it: what writes has been told to stop. */
export async function removeInWork(folder: string): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await rm(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 }).catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    if ((await lstatOf(folder)) === null) return;
  }
}

const IN_WORK = /^\.gongshilan-[0-9a-f-]{36}$/;
const nameOfWork = (token: string): string => `.gongshilan-${token}`;

/** A name beside a folder that nobody else has: of its lock, of a folder in work, of one that is being replaced. */
const besides = (folder: string, what: string): string =>
  path.join(path.dirname(folder), `.${path.basename(folder)}.gongshilan-${what}`);

/** Works in a folder of its own, which is gone afterwards, however it ends. */
async function inWork(work: string, name: string, fill: (work: string) => Promise<void>): Promise<void> {
  const takeBack = onInterrupt(() => removeInWork(work));
  try {
    await mkdir(work);
    await mark(work, { gongshilan: name, owner: thisProcess() });
    await fill(work);
  } finally {
    await removeInWork(work);
    takeBack();
  }
}

/**
 * Puts a finished folder in place of another, or where there is none. Between taking one away and putting the other there no
 * signal is heard.
 */
async function swap(made: string, folder: string, there: 'absent' | 'empty' | 'own'): Promise<void> {
  await haltIfInterrupted();
  if (there === 'absent') {
    renameSync(made, folder);
  } else if (there === 'empty') {
    try {
      rmdirSync(folder);
    } catch (cause) {
      if (isCode(cause, 'EBUSY', 'EPERM', 'EACCES')) throw notReplaceable(folder);
      throw cause;
    }
    renameSync(made, folder);
  } else {
    const old = besides(folder, `old-${randomUUID()}`);
    try {
      renameSync(folder, old);
    } catch (cause) {
      if (isCode(cause, 'EBUSY', 'EXDEV', 'EPERM', 'EACCES')) throw notReplaceable(folder);
      throw cause;
    }
    try {
      renameSync(made, folder);
    } catch (cause) {
      renameSync(old, folder);
      throw cause;
    }
    const takeBack = onInterrupt(() => removeInWork(old));
    await syncFolder(path.dirname(folder));
    await removeInWork(old);
    takeBack();
  }
  await syncFolder(path.dirname(folder));
}

const notReplaceable = (folder: string): OutputError =>
  new OutputError(
    `${folder} 换不掉：它是一个盘的根（U 盘、网络盘、挂载点），或里面有文件正开着。写它里面的一个文件夹，例如 ${path.join(folder, '公示')}；开着的文件先关掉。`,
  );

/**
 * Clears what killed commands have left beside a folder, under its lock: what was in work goes, and where one was killed
 * between taking the old folder away and putting the new one there, the old one returns.
 */
async function clearLeft(folder: string, { name }: OwnKind): Promise<void> {
  for (const left of await leftBeside(folder, name)) {
    const isOld = path.basename(left).includes('.gongshilan-old-');
    if (isOld && (await lstatOf(folder)) === null) await rename(left, folder);
    else await removeInWork(left);
  }
}

/** Folders that commands of a name have made beside a folder, for their work or to keep what they replaced. */
async function leftBeside(folder: string, name: string): Promise<string[]> {
  const parent = path.dirname(folder);
  const own = path.basename(besides(folder, ''));
  const left: string[] = [];
  for (const one of (await readdir(parent)).sort(compareText)) {
    const isOne = one.startsWith(own) && /^(?:old-)?[0-9a-f-]{36}$/.test(one.slice(own.length));
    if (isOne && (await markerOf(path.join(parent, one)))?.gongshilan === name) left.push(path.join(parent, one));
  }
  return left;
}

/** Whether a folder in work is one that a killed command has left. */
async function isLeft(folder: string): Promise<boolean> {
  const owner = asOwner((await markerOf(folder))?.owner);
  return owner !== null && stateOf(owner) === 'ended';
}

async function lstatOf(file: string) {
  return lstat(file).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    if (isCode(cause, 'ENOTDIR')) throw new OutputError(`${file} 的上一级不是文件夹。换一个地方。`);
    throw cause;
  });
}

/** Files below a folder that are somebody else's. It stops after a few, since the folder may be a whole disk. */
async function othersIn(folder: string, isOwn: (file: string) => boolean): Promise<string[]> {
  const others: string[] = [];
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(path.join(folder, below), { withFileTypes: true })) {
      if (others.length > OTHERS_SHOWN_MAX) return;
      const file = `${below}${entry.name}`;
      if (entry.isDirectory()) await look(`${file}/`);
      else if (file !== MARKER && !OF_SYSTEMS.test(file) && !isOwn(file)) others.push(file);
    }
  };
  await look('');
  return others;
}

/** Everything below a folder that is no folder, but for its marker, with forward slashes, in order. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file !== MARKER)
    .sort(compareText);
}
