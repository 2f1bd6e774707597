import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sumOf } from '../../../src/publish/cache/give.ts';
import { prepareCache, scopeOf } from '../../../src/publish/cache/place.ts';
import { openStore, type Store } from '../../../src/publish/cache/store.ts';
import { keptPrints } from '../../../src/publish/print/kept-prints.ts';

let work: string;
let store: Store;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-kept-'));
  const scope = scopeOf({ base: 'https://example.org', divisions: [] });
  store = openStore(await prepareCache(path.join(work, 'cache'), { scope, begunAt: 0, not: [] }));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const keptBy = (maker: string, joiner: string, takes = true) => keptPrints(store, { maker, joiner, takes });

it('a sheet is another one when it says, bears or is set by anything else', () => {
  const kept = keptBy('m', 'j');
  const key = kept.sheetKey('{"title":"收费"}', '2026-11-10');
  expect(kept.sheetKey('{"title":"收费"}', '2026-11-10')).toBe(key);
  expect(kept.sheetKey('{"title":"收费 "}', '2026-11-10')).not.toBe(key);
  expect(kept.sheetKey('{"title":"收费"}', '2026-11-11')).not.toBe(key);
  expect(keptBy('n', 'j').sheetKey('{"title":"收费"}', '2026-11-10')).not.toBe(key);
  expect(kept.separatorKey('{"title":"收费"}')).not.toBe(key);
});

it('a pack is another one when its title, a piece, their order, how one lies in it, or what joins them is another', () => {
  const kept = keptBy('m', 'j');
  const key = kept.packKey('整包', [
    ['a', 0, false],
    ['b', 1, true],
  ]);
  const others = [
    kept.packKey('整包 2', [
      ['a', 0, false],
      ['b', 1, true],
    ]),
    kept.packKey('整包', [
      ['b', 1, true],
      ['a', 0, false],
    ]),
    kept.packKey('整包', [
      ['a', 0, false],
      ['b', 1, false],
    ]),
    kept.packKey('整包', [
      ['a', 0, false],
      ['c', 1, true],
    ]),
    keptBy('m', 'k').packKey('整包', [
      ['a', 0, false],
      ['b', 1, true],
    ]),
  ];
  expect(new Set([key, ...others]).size).toBe(6);
});

it('what is kept comes back with its pages and its sum, but not where everything has to be made and read', async () => {
  const made = path.join(work, 'made.pdf');
  await writeFile(made, '%PDF');
  const kept = keptBy('m', 'j');
  const known = { pages: 3, ...sumOf(made) };
  kept.put('sheet', 'aa11', made, known, false);
  expect(kept.take('sheet', 'aa11', path.join(work, 'print', '甲.pdf'))).toEqual(known);
  expect(await readFile(path.join(work, 'print', '甲.pdf'), 'utf8')).toBe('%PDF');
  expect(keptBy('m', 'j', false).take('sheet', 'aa11', path.join(work, 'none.pdf'))).toBeNull();
});
