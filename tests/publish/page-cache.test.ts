import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareCache, scopeOf } from '../../src/publish/cache/place.ts';
import { openStore } from '../../src/publish/cache/store.ts';
import { filesBelow, placeOf } from '../../src/publish/files.ts';
import { type Listing, listOutputs } from '../../src/publish/list-outputs.ts';
import { keepPages, type PageCache, takePages } from '../../src/publish/page-cache.ts';
import { pageKey } from '../../src/publish/page-keys.ts';
import type { Page } from '../../src/routes/page-source.ts';

const pageOf = (estate: string): Page => ({
  id: '/estates/[estate]/',
  params: { estate },
  file: `estates/${estate}/index.html`,
});
const PAGES = ['E1', 'E2', 'E3'].map(pageOf);
const STYLE = 'assets/site.css';

let work: string;
let cache: PageCache;
beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'gongshilan-page-cache-'));
  const scope = scopeOf({ base: 'https://example.org', divisions: ['000100'] });
  const place = await prepareCache(path.join(work, 'cache'), { scope, begunAt: 0, not: [] });
  cache = { store: openStore(place), maker: 'maker' };
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const textOf = ({ params }: Page, figure: number): string => `<p>${params.estate} ${figure}</p>`;
const written = (folder: string, file: string, text: string): void => {
  mkdirSync(path.dirname(placeOf(folder, file)), { recursive: true });
  writeFileSync(placeOf(folder, file), text);
};

/** Renders as Astro does: whatever is left, and what all pages load. Returns which pages that was. */
async function render(name: string, figureOf: (page: Page) => number, isKilled = false): Promise<string[]> {
  const [folder, rendered] = [path.join(work, name), path.join(work, `${name}-rendered`)];
  mkdirSync(folder, { recursive: true });
  const view = (page: Page) => ({ figure: figureOf(page) });
  const left = takePages(cache, PAGES, view, folder);
  if (left.isAll) return [];
  const keys = new Map<string, string>();
  for (const page of left.pages) {
    keys.set(page.file, pageKey(cache.maker, page, view(page)) as string);
    written(rendered, page.file, textOf(page, figureOf(page)));
    written(folder, page.file, textOf(page, figureOf(page)));
  }
  written(rendered, STYLE, 'p{}');
  written(folder, STYLE, 'p{}');
  if (!isKilled) await keepPages(cache, left.pages, keys, rendered);
  return left.pages.map(({ params }) => params.estate as string);
}

const same = () => 1;
const oneChanged = ({ params }: Page): number => (params.estate === 'E2' ? 2 : 1);

function expectWhole(name: string, figureOf: (page: Page) => number): void {
  const folder = path.join(work, name);
  for (const page of PAGES) expect(readFileSync(placeOf(folder, page.file), 'utf8')).toBe(textOf(page, figureOf(page)));
  expect(readFileSync(placeOf(folder, STYLE), 'utf8')).toBe('p{}');
}

describe('the cache of pages', () => {
  it('gives all pages and what they load where nothing has changed', async () => {
    expect(await render('one', same)).toEqual(['E1', 'E2', 'E3']);
    expect(await render('two', same)).toEqual([]);
    expectWhole('two', same);
    expect(await filesBelow(path.join(work, 'two'))).toEqual(await filesBelow(path.join(work, 'one')));
  });

  it('leaves the pages that show something else, and gives them again when they show it again', async () => {
    await render('one', same);
    expect(await render('two', oneChanged)).toEqual(['E2']);
    expect(await render('three', same)).toEqual([]);
    expect(await render('four', oneChanged)).toEqual([]);
    for (const name of ['three', 'one']) expectWhole(name, same);
    for (const name of ['two', 'four']) expectWhole(name, oneChanged);
  });

  it('has nothing of a build that was killed', async () => {
    await render('one', same);
    expect(await render('killed', oneChanged, true)).toEqual(['E2']);
    expect(await render('two', same)).toEqual([]);
    expectWhole('two', same);
    expect(await render('three', oneChanged)).toEqual(['E2']);
    expectWhole('three', oneChanged);
  });

  it('has a page rendered again that was damaged, and all of them where what they load is lost', async () => {
    await render('one', same);
    const kept = (name: string): string => {
      const folder = path.join(work, 'cache', 'open');
      const found = readdirSync(folder, { recursive: true }).map(String);
      const is = (file: string): boolean => readFileSync(path.join(folder, file), 'utf8').includes(name);
      return path.join(folder, found.find((file) => file.endsWith(`${path.sep}0`) && is(file)) as string);
    };
    const damage = (name: string): void => {
      const file = kept(name);
      rmSync(file);
      writeFileSync(file, 'other');
    };
    damage('E3 1');
    expect(await render('two', same)).toEqual(['E3']);
    expectWhole('two', same);
    damage('p{}');
    expect(await render('three', same)).toEqual(['E1', 'E2', 'E3']);
    expectWhole('three', same);
  });

  it('knows of a page that is taken what is told by reading it: size, hash, whom it names, where it is searched', async () => {
    const texts = [
      '<main data-pagefind-body data-county="000101"><li data-until="2027-01-01">某物业</li></main>',
      '<main data-pagefind-body>某市</main>',
      '<p>某小区</p>',
    ];
    const [rendered, folder] = [path.join(work, 'rendered'), path.join(work, 'taken')];
    for (const [at, { file }] of PAGES.entries()) written(rendered, file, texts[at] as string);
    const keys = new Map(PAGES.map((page) => [page.file, pageKey('maker', page, 1) as string]));
    await keepPages(cache, PAGES, keys, rendered);
    const { taken } = takePages(cache, PAGES, () => 1, folder);
    expect(taken.size).toBe(PAGES.length);
    const listed = async (known: Listing['taken']): Promise<Listing> => {
      const listing: Listing = { known: new Map(), sums: new Map(), taken: known, naming: new Set(), pages: [] };
      await listOutputs(folder, 'site', listing);
      return listing;
    };
    const read = await listed(new Map());
    expect({ ...(await listed(taken)), taken: null }).toEqual({ ...read, taken: null });
    expect(read.pages.map(({ county }) => county)).toEqual(['000101', null]);
    expect([...read.known.values()].map(({ names }) => names ?? false)).toEqual([true, false, false]);
  });

  it('keeps pages that name somebody apart, and does not keep one that was not rendered', async () => {
    const [page] = PAGES as [Page];
    const rendered = path.join(work, 'rendered');
    written(rendered, page.file, '<li data-until="2027-01-01">某物业</li>');
    await keepPages(cache, [page], new Map([[page.file, pageKey('maker', page, 1) as string]]), rendered);
    const named = readdirSync(path.join(work, 'cache', 'named'), { recursive: true }).map(String);
    expect(named.some((file) => file.endsWith(`${path.sep}0`))).toBe(true);
    await expect(keepPages(cache, PAGES, new Map(), rendered)).rejects.toThrow('a page was not rendered');
  });
});
