/**
 * The lock of a place that is written to (占用锁): of two commands one works, and the other is told so at once.
 *
 * It is a file that only one can make. Where its owner has ended it is taken over at once; where nobody can tell, because
 * the owner may run on another machine or in another container that shares the folder, as long as its heartbeat goes on it
 * holds. The time is that of the disk, by files written there, so that clocks which differ do no harm.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { onInterrupt } from './interrupt.ts';
import { BusyError, isCode } from './output-error.ts';
import { asOwner, isRunning, stateOf, thisProcess } from './owner.ts';

/** How often a lock's time is renewed. */
const BEAT_MS = 5_000;
/** A lock whose time stands still for so long is nobody's. */
const STILL_MS = 60_000;
const TRIES_MAX = 5;
/** What disks say that know no second name of a file: sticks, some shares. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'];
const HEARTBEAT = fileURLToPath(new URL('./heartbeat.ts', import.meta.url));

/** What the locks that this process holds contain. */
const held = new Map<string, string>();

/** Holds the lock `file` of `place` while `work` runs. Throws `BusyError` where another holds it. */
export async function withLock<T>(file: string, place: string, work: () => Promise<T>): Promise<T> {
  const text = `${JSON.stringify({ gongshilan: 'lock', owner: thisProcess(), token: randomUUID() })}\n`;
  await take(file, place, text);
  held.set(file, text);
  let heart: Worker | null = null;
  // In a thread of its own, since the work may occupy this one for long; most work is over before.
  const timer = setTimeout(() => {
    heart = new Worker(HEARTBEAT, { workerData: { file, text, everyMs: BEAT_MS } });
    heart.on('error', () => {});
    heart.unref();
  }, BEAT_MS).unref();
  const release = async (): Promise<void> => {
    clearTimeout(timer);
    await heart?.terminate();
    held.delete(file);
    if ((await textOf(file)) === text) await rm(file, { force: true });
  };
  const takeBack = onInterrupt(release);
  try {
    return await work();
  } finally {
    takeBack();
    await release();
  }
}

/**
 * Throws `BusyError` where a lock that this process took is another's by now: it was halted for so long that it was taken
 * for ended.
 */
export async function mustStillHold(file: string, place: string): Promise<void> {
  const text = held.get(file);
  if (text === undefined || (await textOf(file)) !== text)
    throw new BusyError(`${place} 在这期间由另一个命令接手了，这次没有写。再运行一次。`);
}

async function take(file: string, place: string, text: string): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (await makeWhole(file, text)) return;
    const there = await textOf(file);
    if (there === null) continue;
    if (await isHeld(file, there)) throw new BusyError(busyWords(place, there));
    await breakLock(file, place, there);
  }
  throw new BusyError(busyWords(place, ''));
}

/**
 * Makes a file with a text, whole or not at all; false where there is one. Whoever is killed in the middle of it would leave
 * a lock that names nobody, and holds until it has stood still for long.
 */
async function makeWhole(file: string, text: string): Promise<boolean> {
  const begun = `${file}-${randomUUID()}`;
  try {
    await makeNew(begun, text);
    await link(begun, file);
    return true;
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false;
    if (isCode(cause, ...WITHOUT_LINKS)) return makeNew(file, text);
    throw cause;
  } finally {
    await rm(begun, { force: true });
  }
}

/** Makes a file and then writes a text into it; false where there is one. */
async function makeNew(file: string, text: string): Promise<boolean> {
  const handle = await open(file, 'wx').catch((cause: unknown) => {
    if (isCode(cause, 'EEXIST')) return null;
    throw cause;
  });
  if (handle === null) return false;
  try {
    await handle.writeFile(text);
    return true;
  } catch (cause) {
    await rm(file, { force: true });
    throw cause;
  } finally {
    await handle.close();
  }
}

async function isHeld(file: string, text: string): Promise<boolean> {
  // Versions up to 0.5.0 wrote a process number and nothing else; their own number means an earlier process.
  if (/^\d+$/.test(text)) return Number(text) !== process.pid && isRunning(Number(text));
  const owner = ownerOf(text);
  const state = owner === null ? 'unknown' : stateOf(owner);
  return state === 'unknown' ? (await stillFor(file)) < STILL_MS : state === 'runs';
}

function ownerOf(text: string) {
  try {
    return asOwner((JSON.parse(text) as { owner?: unknown }).owner);
  } catch {
    return null;
  }
}

/** How long ago a file was written, in the time of the disk that it lies on. */
async function stillFor(file: string): Promise<number> {
  const probe = `${file}-${randomUUID()}`;
  try {
    await makeNew(probe, '.');
    return (await stat(probe)).mtimeMs - (await stat(file)).mtimeMs;
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return 0;
    throw cause;
  } finally {
    await rm(probe, { force: true });
  }
}

/** Takes an abandoned lock away. Only one can do that, so that none takes away the lock of whoever was quicker. */
async function breakLock(file: string, place: string, text: string): Promise<void> {
  const right = `${file}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  if (!(await makeNew(right, '.'))) {
    // Whoever has the right is about to use it, unless it was killed just then.
    if ((await stillFor(right)) < STILL_MS) throw new BusyError(busyWords(place, text));
    await rm(right, { force: true });
    return;
  }
  try {
    if ((await textOf(file)) === text) await rm(file, { force: true });
  } finally {
    await rm(right, { force: true });
  }
}

const textOf = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  });

function busyWords(place: string, text: string): string {
  const owner = ownerOf(text);
  const isElsewhere = owner !== null && stateOf(owner) === 'unknown';
  const who = owner === null ? '' : `（进程 ${owner.pid}${isElsewhere ? '，在另一台机器或容器里' : ''}）`;
  const ended = isElsewhere ? '它要是已经断了，过一分钟就能接手。' : '';
  return `另一个命令${who}正在写 ${place}。等它结束再来。${ended}`;
}
