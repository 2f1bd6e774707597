import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import { writeData } from '../../src/downloads/write-data.ts';
import { prepareCache, scopeOf } from '../../src/publish/cache/place.ts';
import { openStore, type Store } from '../../src/publish/cache/store.ts';
import { onceIn } from '../../src/publish/data-cache.ts';
import { openDownload } from '../../src/publish/download-file.ts';
import { filesBelow, measured, placeOf } from '../../src/publish/files.ts';
import { downloadsOf, publicationOf } from '../support/publication.ts';
import { csvOf, readTown, TABLE_IDS } from '../support/tables.ts';

const ALL = Object.fromEntries(TABLE_IDS.map((id) => [`${id}.csv`, csvOf(id)]));

let work: string;
let store: Store;
beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'gongshilan-data-cache-'));
  const scope = scopeOf({ base: 'https://example.org', divisions: ['000100'] });
  store = openStore(await prepareCache(path.join(work, 'cache'), { scope, begunAt: 0, not: [] }));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** Writes the downloads with the cache, compares them with those that are made without, and returns which were written. */
async function write(name: string, publication: Publication, maker = 'maker'): Promise<string[]> {
  const folder = path.join(work, name);
  await mkdir(folder);
  const sums = new Map<string, { bytes: number; sha256: string }>();
  const written: string[] = [];
  const open = (file: string) => {
    written.push(file);
    return openDownload(folder, file, sums);
  };
  await writeData(publication, open, { once: onceIn({ store, maker, folder, sums }) });
  const plain = await downloadsOf(publication);
  expect(await filesBelow(folder)).toEqual([...plain.keys()].sort());
  for (const [file, text] of plain) {
    expect(await readFile(placeOf(folder, file), 'utf8'), file).toBe(text);
    expect(sums.get(file), file).toEqual(await measured(folder, file));
  }
  return written.sort();
}

const DESCRIPTION = 'data/datapackage.json';

it('takes every table as it was written while its rows are the same, and writes what describes them', async () => {
  const { register } = await readTown(ALL);
  await write('one', publicationOf(register));
  expect(await write('two', publicationOf(register))).toEqual([DESCRIPTION]);
});

it('writes a table again of which one row says something else, and no other', async () => {
  const { register } = await readTown(ALL);
  const [first, ...rest] = register.records.estate;
  if (first === undefined) throw new Error('the town has an estate');
  const estate = [{ ...first, address: '另一处' }, ...rest];
  const changed = { ...register, records: { ...register.records, estate } };
  await write('one', publicationOf(register));
  const written = ['data/datapackage.json', 'data/estate.csv', 'data/estate.json'];
  expect(await write('two', publicationOf(changed))).toEqual(written);
  expect(await write('three', publicationOf(register))).toEqual([DESCRIPTION]);
});

it('writes everything again where other code makes it', async () => {
  const { register } = await readTown(ALL);
  const all = await write('one', publicationOf(register));
  expect(await write('two', publicationOf(register), 'another')).toEqual(all);
});
