/**
 * The screens of a publication as files: whole, the same each time, with the characters that old boxes lack.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreenManifest } from '../../kiosk/snapshot.ts';
import { snapshotIn } from '../../kiosk/snapshot.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { prepareCache, scopeOf } from '../../src/publish/cache/place.ts';
import { openStore } from '../../src/publish/cache/store.ts';
import { UnprintableCharacters } from '../../src/publish/gates.ts';
import { rareCharacters } from '../../src/publish/kiosk/player-files.ts';
import { stickWriter, writeScreens } from '../../src/publish/kiosk/write-screens.ts';
import { city, estate } from '../views/city.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-screens-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const named = (...names: string[]): Publication =>
  city({
    records: { estate: names.map((name, index) => estate(`JZ00${index + 1}`, name)) },
    complaintUrl: 'https://example.org/c/{estate}/?{place}',
  });

/** Every file below a folder with its hash. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    found[path.relative(folder, file).split(path.sep).join('/')] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return found;
}

async function written(name: string, publication: Publication): Promise<string> {
  const folder = path.join(work, name);
  await writeScreens({ publication, contentFolder: work, folder });
  return path.join(folder, 'kiosk');
}

/** The same with a cache: what was made, and what taken, of which files came. */
async function writtenCached(name: string, publication: Publication) {
  const scope = scopeOf({ base: publication.portal.base, divisions: publication.portal.divisions });
  const place = await prepareCache(path.join(work, 'cache'), { scope, begunAt: Date.now(), not: [] });
  const folder = path.join(work, name);
  const { counted } = await writeScreens({ publication, contentFolder: work, folder, store: openStore(place) });
  return { ...counted, files: await filesOf(path.join(folder, 'kiosk')) };
}

describe('the screens of a publication', () => {
  it('are taken from the cache where they show the same, former addresses among them, and are the same bytes then', async () => {
    const of = (second: string): Publication =>
      city({
        records: { estate: [{ ...estate('JZ001', '丁香苑'), formerCodes: 'JZ000' }, estate('JZ002', second)] },
        complaintUrl: 'https://example.org/c/{estate}/?{place}',
      });
    expect(await writtenCached('c1', of('海棠苑'))).toMatchObject({ made: 3, taken: 0 });
    const again = await writtenCached('c2', of('海棠苑'));
    expect(again).toMatchObject({ made: 0, taken: 3 });
    expect(again.files).toEqual(await filesOf(await written('c3', of('海棠苑'))));
    const other = await writtenCached('c4', of('䶮园'));
    expect(other.files).toEqual(await filesOf(await written('c5', of('䶮园'))));
    expect(other, 'with another font for a rare character each screen has another player').toMatchObject({ made: 3 });
  });

  it('are the same to the byte when they are made again', async () => {
    const publication = (): Publication => named('丁香苑', '海棠苑');
    const files = await filesOf(await written('a', publication()));
    expect(await filesOf(await written('b', publication()))).toEqual(files);
    expect(
      Object.keys(files)
        .filter((file) => file.startsWith('JZ001/'))
        .sort(),
    ).toEqual(['JZ001/code.svg', 'JZ001/index.html', 'JZ001/manifest.json']);
  });

  it('are the same to the byte in another release and on another day, while nothing on them changes', async () => {
    const publication = named('丁香苑');
    const later = { ...publication, release: { ...publication.release, id: 'other', asOf: '2026-11-12' as IsoDate } };
    expect(await filesOf(await written('later', later))).toEqual(await filesOf(await written('earlier', publication)));
  });

  it('have a manifest of all that a box needs, with what each file is', async () => {
    const kiosk = await written('manifest', named('丁香苑'));
    const files = await filesOf(kiosk);
    const manifest = JSON.parse(await readFile(path.join(kiosk, 'JZ001', 'manifest.json'), 'utf8')) as ScreenManifest;
    const page = await readFile(path.join(kiosk, 'JZ001', 'index.html'), 'utf8');
    for (const file of manifest.files) expect(files[path.posix.join('JZ001', file.path)], file.path).toBe(file.sha256);
    // Whatever the page asks for is in it.
    const asked = [...page.matchAll(/(?:src|href)="(\.\.[^"]+)"/g)].map((match) => match[1]);
    expect(asked.length).toBe(2);
    for (const file of asked) expect(manifest.files.map((one) => one.path)).toContain(file);
    const { id } = manifest;
    expect(snapshotIn(page, 'JZ001')?.id).toBe(id);
    expect(JSON.parse(await readFile(path.join(kiosk, manifest.list ?? ''), 'utf8'))).toEqual({ JZ001: id });
  });

  it('write hostile names as text', async () => {
    const kiosk = await written('hostile', named('</script><script>alert(1)</script>'));
    const page = await readFile(path.join(kiosk, 'JZ001', 'index.html'), 'utf8');
    expect(page).not.toContain('<script>alert');
    expect(snapshotIn(page, 'JZ001')?.estate.name).toBe('</script><script>alert(1)</script>');
  });
});

describe('characters that old systems lack', () => {
  it('are those that came after the first Unicode, and no common one', () => {
    expect(rareCharacters('丁香苑䶮㛃𫖯，〇㎡A')).toEqual(['㛃', '䶮', '𫖯']);
  });

  it('travel in a font of their own, which stands in the manifest and is used for them alone', async () => {
    const kiosk = await written('rare', named('䶮园'));
    const assets = await readdir(path.join(kiosk, 'player-assets'));
    const font = assets.find((name) => name.endsWith('.woff2')) ?? '';
    expect((await readFile(path.join(kiosk, 'player-assets', font))).toString('latin1', 0, 4)).toBe('wOF2');
    const style = await readFile(
      path.join(kiosk, 'player-assets', assets.find((name) => name.endsWith('.css')) ?? ''),
      'utf8',
    );
    expect(style).toContain(`url("${font}")`);
    expect(style).toContain('unicode-range: U+4dae;');
    const manifest = await readFile(path.join(kiosk, 'JZ001', 'manifest.json'), 'utf8');
    expect(manifest).toContain(font);
  });

  it('travel with the licence of the font beside it, which no screen asks for', async () => {
    const kiosk = await written('licensed', named('䶮园'));
    const stick = path.join(work, 'licensed-stick');
    await (await stickWriter({ publication: named('䶮园'), contentFolder: work }))('JZ001', stick);
    for (const folder of [path.join(kiosk, 'player-assets'), stick]) {
      const names = await readdir(folder);
      const font = names.find((name) => name.endsWith('.woff2')) ?? '';
      const licence = await readFile(path.join(folder, font.replace('woff2', 'OFL.txt')), 'utf8');
      expect(licence).toMatch(/^Copyright .*Adobe/);
      expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
    }
    expect(await readFile(path.join(kiosk, 'JZ001', 'manifest.json'), 'utf8')).not.toContain('OFL');
  });

  it('bring no font and no licence where there are none', async () => {
    const kiosk = await written('plain', named('丁香苑'));
    const names = await readdir(path.join(kiosk, 'player-assets'));
    expect(names.filter((name) => /\.(?:woff2|OFL\.txt)$/.test(name))).toEqual([]);
  });

  it('stop the build where no font has them, and say which', async () => {
    const made = written('missing', named('𪚥园'));
    await expect(made).rejects.toThrow(UnprintableCharacters);
    await expect(made).rejects.toMatchObject({ characters: ['𪚥'] });
  });
});

describe('a screen for a stick', () => {
  it('has all its files beside its page, and asks for nothing else', async () => {
    const folder = path.join(work, 'stick');
    await (await stickWriter({ publication: named('丁香苑', '海棠苑'), contentFolder: work }))('JZ002', folder);
    const files = Object.keys(await filesOf(folder));
    const page = await readFile(path.join(folder, 'index.html'), 'utf8');
    const asked = [...page.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map((match) => match[1] ?? '')
      .filter((one) => !one.startsWith('data:'));
    expect(asked.length).toBe(2);
    for (const file of asked) expect(files).toContain(file);
    expect(snapshotIn(page, 'JZ002')?.estate.name).toBe('海棠苑');
    expect(page).not.toMatch(/https?:\/\/(?!example\.org|www\.w3\.org)/);
  });
});
