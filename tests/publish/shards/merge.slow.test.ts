/**
 * Parts that are made apart and joined, by the commands: sheets, packs and screens; that pages are rendered once each is asked in
 * pages.test.ts, and all of it together in tests/soak/shards.soak.ts.
 */
import { copyFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, commandHere } from '../../support/commands.ts';
import { damageOf, filesBelow } from '../../support/whole-release.ts';

const OF = 2;
let work: string;
const at = (name: string): string => path.join(work, name);
const shards = Array.from({ length: OF }, (_, index) => index + 1);
const run = (name: string, ...args: string[]) => command(name, args);
const merge = (folders: readonly string[]) =>
  commandHere('merge', ['--shards', ...folders, '--out', at('joined'), '--no-cache']);
const build = (...args: string[]) =>
  run('build', '--content', at('city'), '--only', 'print,kiosk', '--as-of', '2026-11-12', ...args);

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-shards-'));
  expect((await run('sample', '--out', at('city'), '--estates', '6')).code).toBe(0);
  const portal = path.join(at('city'), 'portal.yaml');
  await writeFile(portal, `${await readFile(portal, 'utf8')}print:\n  sheets: [fees]\n`);
  const made = await Promise.all([
    build('--out', at('one'), '--no-cache'),
    ...shards.map((shard) => build('--out', at(`${shard}`), '--shard', `${shard}/${OF}`)),
  ]);
  for (const { code, output } of made) expect(code, output).toBe(0);
});
afterAll(() => rm(work, { recursive: true, force: true }));

it('refuses what is damaged, and publishes then what one machine does, byte for byte', { tags: 'long' }, async () => {
  const folders = shards.map((shard) => at(`${shard}`));
  const [page] = (await filesBelow(at('2/files'))).filter((file) => /^kiosk\/[^/]+\/index\.html$/.test(file));
  const [screen, kept] = [path.join(at('2/files'), page as string), at('kept')];
  await copyFile(screen, kept);
  const words = await readFile(screen, 'utf8');
  await rm(screen);
  await writeFile(
    screen,
    words.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  );
  const damaged = await merge(folders);
  expect(damaged.code).toBe(2);
  expect(damaged.output).toContain(`${page} 不在，或和登记的不一样`);
  expect(await filesBelow(work)).not.toContain('joined/data/release.json');
  await rename(kept, screen);

  const joined = await merge(folders);
  expect(joined.code, joined.output).toBe(0);
  expect(joined.output).toContain('公示单 0 份新做');
  expect(await damageOf(at('joined'))).toEqual([]);
  const manifest = async (site: string) => readFile(path.join(at(site), 'data', 'release.json'), 'utf8');
  expect(await manifest('joined')).toBe(await manifest('one'));

  // It can be run again, and takes the place of nothing that it wasn't compared with.
  const release = path.join(at('joined'), 'data', 'release.json');
  expect((await merge(folders)).output).toContain('第 1 份没有和上一版比过');
  await cp(at('1'), at('first'), { recursive: true });
  const told = path.join(at('first'), 'shard.json');
  const { release: id, number } = JSON.parse(await readFile(release, 'utf8')) as { release: string; number: number };
  const first = JSON.parse(await readFile(told, 'utf8')) as object;
  await writeFile(told, JSON.stringify({ ...first, compared: { release: id, number } }));
  expect((await merge([at('first'), ...folders.slice(1)])).output).toContain('没有变化，网站就是这一版');
});
