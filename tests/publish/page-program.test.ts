import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareCache } from '../../src/publish/cache/place.ts';
import { openStore } from '../../src/publish/cache/store.ts';
import { filesBelow } from '../../src/publish/files.ts';
import { openProgram } from '../../src/publish/page-program.ts';
import type { Page } from '../../src/routes/page-source.ts';

/** Answers with what it is asked. */
const PROGRAM = `import { BETWEEN } from './chunk.mjs';
export const rendered = async (...asked) => new TextEncoder().encode(asked.join(BETWEEN));`;
const FILES = [
  { name: 'program/entry.mjs', content: PROGRAM },
  { name: 'program/chunk.mjs', content: "export const BETWEEN = ' at ';" },
  { name: 'pages/assets/site.css', content: 'b{}' },
];

let work: string;
let programs: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-program-'));
  programs = path.join(work, 'programs');
  const store = openStore(await prepareCache(programs, { scope: 'all', begunAt: 0, not: [] }));
  store.put('program', 'maker', { value: { entry: 'entry.mjs' }, files: FILES, names: false });
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function asked(base: string, root: string, ...pages: Pick<Page, 'id' | 'params'>[]): Promise<string[]> {
  const folder = path.join(work, root, 'pages');
  const render = await openProgram({ base, maker: 'maker', root: path.join(work, root), folder, programs });
  const rendered = await Promise.all(pages.map(render));
  return rendered.map((content) => Buffer.from(content).toString());
}

it('takes a program that was kept and asks it for each page as Astro would, by its route and address', async () => {
  expect(
    await asked(
      'https://example.org/xx/',
      'one',
      { id: '/', params: {} },
      { id: '/404.html', params: {} },
      { id: '/estates/[estate]/', params: { estate: 'E1' } },
      { id: '/[...former]/', params: { former: 'estates/OLD1' } },
      { id: '/sitemap-[part].xml', params: { part: '0' } },
    ),
  ).toEqual([
    '/ at https://example.org/xx/',
    '/404 at https://example.org/xx/404/',
    '/estates/[estate] at https://example.org/xx/estates/E1/',
    '/[...former] at https://example.org/xx/estates/OLD1/',
    '/sitemap-[part].xml at https://example.org/xx/sitemap-0.xml',
  ]);
  expect(await asked('https://example.org', 'two', { id: '/', params: {} })).toEqual(['/ at https://example.org/']);
});

it('lays what pages load into the folder of the pages, and the program beside it', async () => {
  await asked('https://example.org', 'three');
  expect(await filesBelow(path.join(work, 'three'))).toEqual(
    FILES.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1)),
  );
  expect(await readFile(path.join(work, 'three', 'pages', 'assets', 'site.css'), 'utf8')).toBe('b{}');
});
