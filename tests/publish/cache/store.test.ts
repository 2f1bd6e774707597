import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CachePlace, cacheBeside, prepareCache, scopeOf } from '../../../src/publish/cache/place.ts';
import { prune, purge } from '../../../src/publish/cache/prune.ts';
import { keyOf, openStore, type Store } from '../../../src/publish/cache/store.ts';
import { OutputError } from '../../../src/publish/output-error.ts';

const DAY_MS = 86_400_000;
const BEGUN_AT = Date.UTC(2026, 10, 10);
const SCOPE = scopeOf({ base: 'https://example.org', divisions: ['140400'] });

let work: string;
let clock: number;
let place: CachePlace;
let store: Store;

const open = (begunAt: number, scope = SCOPE, folder = cacheBeside(path.join(work, 'site'))): Promise<CachePlace> =>
  prepareCache(folder, { scope, begunAt, not: [path.join(work, 'site')] });

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-cache-'));
  clock = BEGUN_AT + 1000;
  place = await open(BEGUN_AT);
  store = openStore(place, () => clock);
});
afterEach(() => rm(work, { recursive: true, force: true }));

const KEY = keyOf('说的', '做的');
const PAGE = { value: { pages: 2 }, files: [{ name: '公示栏.pdf', content: '第一页' }], names: false };
const into = (folder: string) => (name: string) => path.join(work, folder, 'print', name);
/** Every file of the cache that is part of an entry. */
async function kept(): Promise<string[]> {
  const entries = await readdir(place.folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((one) => one.isFile() && !one.name.startsWith('.'))
    .map((one) => path.join(one.parentPath, one.name))
    .sort();
}
const keptFile = async (name: string): Promise<string> =>
  (await kept()).find((file) => path.basename(file) === name) as string;

describe('what was made before', () => {
  it('comes back with its value, its files and their sums, as further names of what is kept', async () => {
    const put = store.put('sheet', KEY, PAGE);
    const taken = store.take('sheet', KEY, into('release'));
    expect(taken).toEqual({ value: { pages: 2 }, files: put });
    expect(await readFile(into('release')('公示栏.pdf'), 'utf8')).toBe('第一页');
    expect((await stat(into('release')('公示栏.pdf'))).nlink).toBe(2);
    expect(put?.[0]).toMatchObject({ name: '公示栏.pdf', bytes: 9 });
    expect(store.read('sheet', KEY)?.files.get('公示栏.pdf')?.toString()).toBe('第一页');
  });

  it('is kept of files that lie elsewhere too, and takes the place of what lies where it goes', async () => {
    const made = path.join(work, 'made.pdf');
    await writeFile(made, 'one');
    store.put('sheet', KEY, { value: null, files: [{ name: 'a.pdf', path: made }], names: false });
    await mkdir(path.dirname(into('release')('a.pdf')), { recursive: true });
    await writeFile(into('release')('a.pdf'), 'other');
    store.take('sheet', KEY, into('release'));
    expect(await readFile(into('release')('a.pdf'), 'utf8')).toBe('one');
  });

  it('is found by its kind and by all of its key', () => {
    store.put('sheet', KEY, PAGE);
    expect(store.take('pack', KEY)).toBeNull();
    expect(store.take('sheet', keyOf('说的做', '的'))).toBeNull();
    expect(keyOf('a', 'b')).not.toBe(keyOf('ab', ''));
  });

  it('stays when another build puts it at the same time', () => {
    store.put('sheet', KEY, PAGE);
    const other = openStore(place, () => clock);
    expect(other.put('sheet', KEY, PAGE)).not.toBeNull();
    expect(other.fault()).toBeNull();
    expect(store.take('sheet', KEY)?.value).toEqual({ pages: 2 });
  });

  it.each([
    ['a file is damaged', '0', (file: string) => writeFile(file, '第二页')],
    ['a file is cut short', '0', (file: string) => truncate(file, 3)],
    ['a file is gone', '0', (file: string) => rm(file)],
    ['what is written beside the files is damaged', 'entry', (file: string) => truncate(file, 90)],
  ])('is none and goes where %s, and nothing lies where it was wanted', async (_, name, damage) => {
    store.put('sheet', KEY, PAGE);
    await damage(await keptFile(name));
    expect(store.take('sheet', KEY, into('release'))).toBeNull();
    expect(existsSync(into('release')('公示栏.pdf'))).toBe(false);
    expect(await kept()).toEqual([]);
    store.put('sheet', KEY, PAGE);
    expect(store.read('sheet', KEY)).not.toBeNull();
  });

  it('is none where a killed build has left half of it, which goes after a day', async () => {
    const half = path.join(place.folder, 'making', 'half');
    await mkdir(half);
    await writeFile(path.join(half, '0'), '第');
    expect(store.take('sheet', KEY)).toBeNull();
    prune(place, Date.now() + 2 * DAY_MS);
    expect(existsSync(half)).toBe(false);
  });

  it('is not kept where nothing may be written, and comes back from there all the same', async () => {
    store.put('sheet', KEY, PAGE);
    const readOnly = openStore({ ...place, isWritable: false }, () => clock);
    expect(readOnly.put('sheet', keyOf('x'), PAGE)).toBeNull();
    expect(readOnly.fault()).toBeNull();
    expect(readOnly.take('sheet', KEY)?.value).toEqual({ pages: 2 });
    await truncate(await keptFile('0'), 1);
    expect(readOnly.take('sheet', KEY)).toBeNull();
    expect((await kept()).length).toBe(2);
  });

  it('is no reason to stop where it can not be written; the first fault is told', async () => {
    await rm(place.folder, { recursive: true });
    await writeFile(place.folder, 'a file');
    expect(store.put('sheet', KEY, PAGE)).toBeNull();
    expect(store.take('sheet', KEY)).toBeNull();
    expect(store.fault()).toMatch(/ENOTDIR|EEXIST/);
  });

  it('is neither kept nor found without a cache', () => {
    const none = openStore(null);
    expect(none.put('sheet', KEY, PAGE)).toBeNull();
    expect(none.take('sheet', KEY)).toBeNull();
  });
});

describe('a folder for what was made before', () => {
  it('is refused where it is of others, a file, or in what is published', async () => {
    const other = path.join(work, 'other');
    await mkdir(other);
    await writeFile(path.join(other, 'mine.txt'), '');
    await expect(open(0, SCOPE, other)).rejects.toThrow(OutputError);
    await expect(open(0, SCOPE, path.join(other, 'mine.txt'))).rejects.toThrow(OutputError);
    await expect(open(0, SCOPE, path.join(work, 'site', 'cache'))).rejects.toThrow(OutputError);
    expect(await readdir(other)).toEqual(['mine.txt']);
  });

  it('is opened again, with what is in it', async () => {
    store.put('sheet', KEY, PAGE);
    const again = await open(BEGUN_AT + DAY_MS);
    expect(again.isWritable).toBe(true);
    expect(openStore(again).take('sheet', KEY)).not.toBeNull();
  });
});

describe('what names somebody', () => {
  const NAMING = { ...PAGE, names: true };
  const USED = keyOf('still');
  const GONE = keyOf('withdrawn');

  it('is gone once a publication does not use it any more, unless that made no such kind', async () => {
    for (const key of [USED, GONE]) store.put('page', key, NAMING);
    store.put('sheet', GONE, NAMING);
    store.put('page', KEY, PAGE);
    const next = await open(clock + DAY_MS);
    const later = openStore(next, () => clock + DAY_MS + 1000);
    expect(later.take('page', USED)).not.toBeNull();
    purge(next, ['page']);
    expect(later.take('page', GONE)).toBeNull();
    for (const key of [USED, KEY]) expect(later.take('page', key)).not.toBeNull();
    expect(later.take('sheet', GONE)).not.toBeNull();
    purge(next, ['page', 'sheet']);
    expect((await kept()).length).toBe(6);
  });

  it('is not shared between publications, which do not know what the other still says', async () => {
    store.put('page', KEY, NAMING);
    const elsewhere = await open(clock + DAY_MS, scopeOf({ base: 'https://elsewhere.example', divisions: ['140400'] }));
    expect(openStore(elsewhere).take('page', KEY)).toBeNull();
    purge(elsewhere, ['page']);
    expect(store.take('page', KEY)).not.toBeNull();
  });

  it('goes when the parts in which a publication was made are others, after two days', async () => {
    const partOf = scopeOf({ base: 'https://example.org', divisions: ['140400'] }, '3/16');
    openStore(await open(BEGUN_AT, partOf), () => clock).put('page', KEY, NAMING);
    await open(BEGUN_AT, partOf);
    purge(await open(BEGUN_AT + DAY_MS), ['page']);
    expect((await kept()).length).toBe(2);
    purge(await open(BEGUN_AT + 3 * DAY_MS), ['page']);
    expect(await kept()).toEqual([]);
  });
});

describe('what has not been used for long', () => {
  it('goes after two months, and before that what was used longest ago where there is too much', async () => {
    const keys = ['a', 'b', 'c'].map((one) => keyOf(one));
    for (const key of keys) {
      store.put('sheet', key, { ...PAGE, files: [{ name: 'x', content: Buffer.alloc(1000) }] });
      clock += DAY_MS;
    }
    store.take('sheet', keys[0] as string);
    prune(place, clock, 2700);
    expect(keys.map((key) => store.take('sheet', key) !== null)).toEqual([true, false, true]);
    prune(place, clock + DAY_MS * 63);
    expect(await kept()).toEqual([]);
  });

  it('is looked for once a day', async () => {
    store.put('sheet', KEY, PAGE);
    prune(place, clock);
    prune(place, clock + 1000, 0);
    expect(store.take('sheet', KEY)).not.toBeNull();
    prune(place, clock + DAY_MS, 0);
    expect(await kept()).toEqual([]);
  });
});
