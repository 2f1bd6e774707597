import { createHash } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { EarlierManifest, Said } from '../../src/domain/manifest.ts';
import { nextRelease, promote, releaseFolder, withLock, workFolder } from '../../src/publish/release-folder.ts';
import { rollBack } from '../../src/publish/roll-back.ts';
import { damageOf } from '../support/whole-release.ts';

let work: string;
let out: string;
const today = '2026-11-10' as IsoDate;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-back-'));
  out = path.join(work, 'site');
});
afterEach(() => rm(work, { recursive: true, force: true }));

const said = (key: string, until: string | null = null): Said => ({ key, until: until as IsoDate | null });

/** Publishes a release of one page by hand, which says what is given; with null its version didn't record that. */
async function release(letter: string, says: readonly Said[] | null): Promise<string> {
  const id = letter.repeat(12);
  return withLock(out, async () => {
    const folder = workFolder(out, id);
    await mkdir(path.join(folder, 'data'), { recursive: true });
    await writeFile(path.join(folder, 'index.html'), letter);
    const sha256 = createHash('sha256').update(letter).digest('hex');
    const next = await nextRelease(out, id, null);
    const core = { release: id, asOf: today, version: '0', base: 'https://example.org', inputs: [] };
    const manifest = { ...core, number: next.number, outputs: [{ path: 'index.html', bytes: 1, sha256 }] };
    await writeFile(
      path.join(folder, 'data', 'release.json'),
      JSON.stringify({ ...manifest, ...(says === null ? {} : { says }) }),
    );
    await promote(out, next);
    return releaseFolder(out, next);
  });
}

const page = () => readFile(path.join(out, 'index.html'), 'utf8');
const manifest = async () =>
  JSON.parse(await readFile(path.join(out, 'data', 'release.json'), 'utf8')) as EarlierManifest;

describe('going back', () => {
  it('publishes the release before again, whole, under a number of its own', async () => {
    for (const letter of ['a', 'b', 'c']) await release(letter, []);
    const { release: back } = await rollBack(out, today);
    expect(back?.number).toBe(4);
    expect(await page()).toBe('b');
    expect(await manifest()).toMatchObject({ release: 'b'.repeat(12), number: 4, restored: 2 });
    expect(await damageOf(out)).toEqual([]);
  });

  it('goes one further each time, never forward again, and says when there is none before', async () => {
    for (const letter of ['a', 'b', 'c']) await release(letter, []);
    await rollBack(out, today);
    expect((await rollBack(out, today)).release?.number).toBe(5);
    expect(await page()).toBe('a');
    expect((await rollBack(out, today)).release).toBeNull();
    expect(await page()).toBe('a');
  });

  it('goes forward with the next publication', async () => {
    for (const letter of ['a', 'b']) await release(letter, []);
    await rollBack(out, today);
    await release('c', []);
    expect((await manifest()).number).toBe(4);
    expect(await page()).toBe('c');
    await rollBack(out, today);
    expect(await page()).toBe('a');
  });

  it('deletes what says something that is said no more, and takes the newest that says none of it', async () => {
    await release('a', [said('one')]);
    const withdrawn = await release('b', [said('one'), said('two')]);
    await release('c', [said('one')]);
    const { release: back, forgotten } = await rollBack(out, today);
    expect(forgotten.map(({ number }) => number)).toEqual([2]);
    expect(await readdir(withdrawn).catch(() => null)).toBeNull();
    expect(back?.number).toBe(4);
    expect(await page()).toBe('a');
  });

  it('refuses where nothing is left that may be said, and the site stays', async () => {
    await release('a', [said('one')]);
    await release('b', []);
    const { release: back, forgotten } = await rollBack(out, today);
    expect([back, forgotten.length]).toEqual([null, 1]);
    expect(await page()).toBe('b');
  });

  it('takes nothing whose last day is over by now, though the published one still says it', async () => {
    await release('a', [said('one', '2026-11-09')]);
    await release('b', [said('one', '2026-11-09')]);
    expect((await rollBack(out, today)).release).toBeNull();
    await release('c', [said('two', '2026-11-10')]);
    await release('d', [said('two', '2026-11-10')]);
    expect((await rollBack(out, today)).release).not.toBeNull();
  });

  it('trusts nothing of which nobody can tell what it says', async () => {
    await release('a', null);
    await release('b', []);
    expect((await rollBack(out, today)).forgotten.map(({ number }) => number)).toEqual([1]);
  });

  it('takes back with a release what was only said since', async () => {
    await release('a', []);
    await release('b', [said('one')]);
    const { forgotten } = await rollBack(out, today);
    expect(forgotten.map(({ number }) => number)).toEqual([2]);
    expect(await page()).toBe('a');
  });

  it('passes over a release with a damaged file', async () => {
    await release('a', []);
    await writeFile(path.join(await release('b', []), 'index.html'), 'B');
    await release('c', []);
    const { release: back, damaged } = await rollBack(out, today);
    expect(damaged.map(({ number }) => number)).toEqual([2]);
    expect(back?.number).toBe(4);
    expect(await page()).toBe('a');
  });

  it('passes over every release that shares a damaged file with another', async () => {
    const [first, second] = [await release('a', []), await release('b', [])];
    await rm(path.join(second, 'index.html'));
    await link(path.join(first, 'index.html'), path.join(second, 'index.html'));
    const manifest = path.join(second, 'data', 'release.json');
    const [of, as] = ['a', 'b'].map((letter) => createHash('sha256').update(letter).digest('hex')) as [string, string];
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace(as, of));
    await release('c', []);
    await writeFile(path.join(first, 'index.html'), 'x');
    const { release: back, damaged } = await rollBack(out, today);
    expect([back, damaged.map(({ number }) => number)]).toEqual([null, [2, 1]]);
    expect(await page()).toBe('c');
  });

  it('makes no folder where nothing was published', async () => {
    expect((await rollBack(out, today)).release).toBeNull();
    expect(await readdir(work)).toEqual([]);
  });
});
