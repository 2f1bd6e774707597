import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CachePlace } from '../../../src/publish/cache/place.ts';
import { NO_STORE, openStore } from '../../../src/publish/cache/store.ts';
import { filesBelow, measured } from '../../../src/publish/files.ts';
import { type IndexOptions, indexSearch, writeCountyList } from '../../../src/publish/search/index-search.ts';

let work: string;
let place: CachePlace;

beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-index-'));
  place = { folder: path.join(work, 'cache'), scope: 'one', begunAt: 0, isWritable: true };
});
afterEach(() => rm(work, { recursive: true, force: true }));

type Town = Readonly<Record<string, readonly [index: string | null, words: string]>>;
const TOWN: Town = {
  'index.html': [null, '物业公示'],
  'estates/A1/index.html': ['000101', '甲小区的喷淋系统<b class="num">3</b>'],
  'estates/A2/index.html': ['000101', '乙小区的门禁<b class="num">3</b>'],
  'estates/B1/index.html': ['000102', '丙小区的合同<b class="num">3</b>'],
};

/** Publishes pages and indexes them. Returns what was counted, and every file of the index with its content. */
async function index(name: string, town: Town, options: Pick<IndexOptions, 'store'> & Partial<IndexOptions>) {
  const folder = path.join(work, name);
  const pages = [];
  for (const [file, [index, words]] of Object.entries(town)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), `<body><main data-pagefind-body><h1>${file}</h1><p>${words}</p></main>`);
    pages.push({ path: file, index, sha256: (await measured(folder, file)).sha256 });
  }
  const { files, counted } = await indexSearch({ folder, pages, ...options });
  for (const { path: file, ...sums } of files) expect(await measured(folder, file)).toEqual(sums);
  const root = path.join(folder, 'pagefind');
  const listed = await filesBelow(root);
  expect(listed.map((file) => `pagefind/${file}`)).toEqual(files.map((file) => file.path).sort());
  const bytes = await Promise.all(listed.map((file) => readFile(path.join(root, file), 'base64')));
  return { folder, counted, files: Object.fromEntries(listed.map((file, i) => [file, bytes[i]])) };
}

describe('the index of words', () => {
  it('is one for each county and one for the rest, with the programs once', async () => {
    const { folder, files } = await index('town', TOWN, { store: NO_STORE });
    const found = Object.keys(files);
    expect(found.filter((file) => file.endsWith('.js'))).toEqual(['pagefind-worker.js', 'pagefind.js']);
    expect(found).toContain('licences.txt');
    const texts = async (below: string) => {
      const at = path.join(folder, 'pagefind', below, 'fragment');
      return Promise.all(
        (await readdir(at)).map(async (one) => gunzipSync(await readFile(path.join(at, one))).toString()),
      );
    };
    expect((await texts('counties/000101')).join()).toContain('门禁');
    expect(await texts('counties/000101')).toHaveLength(2);
    expect((await texts('counties/000101')).join()).not.toContain('合同');
    expect(await texts('counties/000102')).toHaveLength(1);
    expect((await texts('')).join()).not.toContain('小区');
  });

  it('of a county has the same bytes made from its own pages alone as with all others', async () => {
    const whole = await index('whole', TOWN, { store: NO_STORE });
    const { 'estates/A1/index.html': a1, 'estates/A2/index.html': a2 } = TOWN;
    const shard = { 'estates/A2/index.html': a2, 'estates/A1/index.html': a1 } as Town;
    const alone = await index('shard', shard, { store: NO_STORE });
    const own = Object.entries(whole.files).filter(([file]) => file.startsWith('counties/000101/'));
    expect(alone.files).toEqual(Object.fromEntries(own));
    const others = await index('others', TOWN, { store: NO_STORE, isMade: (one) => one !== '000101' });
    expect({ ...others.files, ...alone.files }).toEqual(whole.files);
  });

  it('is taken from the cache with the same bytes, also where only a figure is another, and made anew for its county alone', async () => {
    const store = openStore(place);
    expect((await index('first', TOWN, { store })).counted).toMatchObject({ made: 3, taken: 0 });
    const again = await index('again', TOWN, { store });
    expect(again.counted).toMatchObject({ made: 0, taken: 3 });
    expect(again.files).toEqual((await index('bare', TOWN, { store: NO_STORE })).files);

    const figure: Town = { ...TOWN, 'estates/A1/index.html': ['000101', '甲小区的喷淋系统<b class="num">4</b>'] };
    const changed = await index('figure', figure, { store });
    expect(changed.counted).toMatchObject({ made: 0, taken: 3 });
    expect(changed.files).toEqual(again.files);

    const word: Town = { ...TOWN, 'estates/A1/index.html': ['000101', '甲小区的消防栓<b class="num">3</b>'] };
    const other = await index('word', word, { store });
    expect(other.counted).toMatchObject({ made: 1, taken: 2 });
    expect(other.files).toEqual((await index('bare-word', word, { store: NO_STORE })).files);
  });

  it('is made again where what was kept of it is damaged', async () => {
    const store = openStore(place);
    const first = await index('first', TOWN, { store });
    for (const file of await filesBelow(place.folder)) if (/\/\d+$/.test(file)) await rm(path.join(place.folder, file));
    const again = await index('again', TOWN, { store });
    expect(again.counted).toMatchObject({ made: 3, taken: 0 });
    expect(again.files).toEqual(first.files);
  });
});

it('the list of counties tells what a search of each can load', async () => {
  const { folder, files } = await index('town', TOWN, { store: NO_STORE });
  await writeCountyList(folder);
  const list = JSON.parse(await readFile(path.join(folder, 'pagefind', 'counties.json'), 'utf8')) as [string, number][];
  expect(list.map(([code]) => code)).toEqual(['000101', '000102']);
  const loaded = Object.entries(files)
    .filter(([file]) => file.startsWith('counties/000101/') && !file.includes('/fragment/'))
    .reduce((sum, [, content]) => sum + Buffer.from(content ?? '', 'base64').length, 0);
  expect(list[0]?.[1]).toBe(loaded);
});
