import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { syncTree } from '../../src/publish/synced.ts';

let work: string;
const [live, next] = ['live', 'next'].map((name) => (file: string) => path.join(work, name, file)) as [
  (file: string) => string,
  (file: string) => string,
];
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'gongshilan-synced-'));
  for (const folder of [live('sub'), next('sub')]) mkdirSync(folder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(work, { recursive: true, force: true });
});

/** How many files and folders are brought onto the disk. */
async function syncs(synced: string | null): Promise<number> {
  const handle = await open(work, 'r');
  const spy = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync');
  await handle.close();
  await syncTree(next(''), synced);
  return spy.mock.calls.length;
}

it('brings every file and folder onto the disk, but for the content of what the release before has on it', async () => {
  for (const file of ['same.html', 'sub/same.html']) {
    writeFileSync(live(file), 'same');
    linkSync(live(file), next(file));
  }
  writeFileSync(next('new.html'), 'new');
  const [folders, files] = [2, 3];
  expect(await syncs(null)).toBe(folders + files);
  vi.restoreAllMocks();
  expect(await syncs(live(''))).toBe(folders + 1);
});

it('goes by which file it is, not by what it is called or says', async () => {
  writeFileSync(live('copy.html'), 'same');
  writeFileSync(next('copy.html'), 'same');
  writeFileSync(live('other.html'), 'same');
  linkSync(live('other.html'), next('moved.html'));
  expect(await syncs(live(''))).toBe(2 + 2);
});
