import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mustStillHold, withLock } from '../../src/publish/lock.ts';
import { BusyError } from '../../src/publish/output-error.ts';
import { stateOf, thisProcess } from '../../src/publish/owner.ts';

let work: string;
let lock: string;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-lock-'));
  lock = path.join(work, 'lock');
});
afterEach(() => rm(work, { recursive: true, force: true }));

const here = thisProcess();
/** A process of another container on this machine, and one of another machine. */
const elsewhere = [
  { ...here, space: `${here.space.split(' ')[0]} pid:[1]` },
  { ...here, space: 'another-boot pid:[4026531836]' },
];
const leave = (owner: unknown) => writeFile(lock, JSON.stringify({ gongshilan: 'lock', owner, token: 'x' }));
const isLetIn = async () => (await withLock(lock, work, async () => 'in').catch((cause: unknown) => cause)) === 'in';
/** As if its heartbeat had stopped so many seconds ago. */
const stopped = (secondsAgo: number) => {
  const then = new Date(Date.now() - secondsAgo * 1000);
  return utimes(lock, then, then);
};

describe('the lock of a place', () => {
  it('lets one in at a time, tells the other that it is busy, and leaves nothing behind', async () => {
    await withLock(lock, work, async () => {
      await expect(withLock(lock, work, async () => {})).rejects.toThrow(BusyError);
    });
    expect(await isLetIn()).toBe(true);
    expect(await readdir(work)).toEqual([]);
  });

  it('is taken over at once where its process has ended, or its number is another process by now', async () => {
    await leave({ ...here, pid: 999_999_999 });
    expect(await isLetIn()).toBe(true);
    await leave({ ...here, began: '1' });
    expect(stateOf({ ...here, began: '1' })).toBe('ended');
    expect(await isLetIn()).toBe(true);
  });

  it('holds for another container or machine whatever runs here, as long as its heart beats', async () => {
    for (const owner of elsewhere) {
      await leave({ ...owner, pid: 999_999_999 });
      expect(await isLetIn()).toBe(false);
      await stopped(50);
      expect(await isLetIn()).toBe(false);
      await stopped(70);
      expect(await isLetIn()).toBe(true);
    }
    expect(await readdir(work)).toEqual([]);
  });

  it('of which nothing can be read holds as long, since it may just be being written', async () => {
    await writeFile(lock, '');
    expect(await isLetIn()).toBe(false);
    await stopped(70);
    expect(await isLetIn()).toBe(true);
  });

  it('is never there without the name of who holds it, however often it is looked at', async () => {
    const seen = new Set<string>();
    let isOver = false;
    const look = async (): Promise<void> => {
      while (!isOver) {
        const text = await readFile(lock, 'utf8').catch(() => null);
        if (text !== null) seen.add(text.slice(0, 13));
      }
    };
    const looking = look();
    for (let nth = 0; nth < 200; nth++) await withLock(lock, work, async () => {});
    await withLock(lock, work, () => new Promise((resolve) => setTimeout(resolve, 20)));
    isOver = true;
    await looking;
    expect([...seen]).toEqual(['{"gongshilan"']);
  });

  it('is given to one of many that find it abandoned', async () => {
    await leave({ ...here, pid: 999_999_999 });
    let inside = 0;
    let most = 0;
    let passed = 0;
    const one = () =>
      withLock(lock, work, async () => {
        most = Math.max(most, ++inside);
        passed++;
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      }).catch((cause: unknown) => {
        if (!(cause instanceof BusyError)) throw cause;
      });
    await Promise.all(Array.from({ length: 12 }, one));
    expect(most).toBe(1);
    expect(passed).toBeGreaterThan(0);
    expect(await readdir(work)).toEqual([]);
  });

  it('that somebody has taken over meanwhile is noticed, and left to them', async () => {
    await withLock(lock, work, async () => {
      await mustStillHold(lock, work);
      await leave({ ...here, pid: 1 });
      await expect(mustStillHold(lock, work)).rejects.toThrow(BusyError);
    });
    expect(await readFile(lock, 'utf8')).toContain('"token":"x"');
  });
});
