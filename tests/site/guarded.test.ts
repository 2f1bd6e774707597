/**
 * What was published and is no more, as whoever runs the commands is told: the published sample city beside a content folder
 * in which a table is missing and an estate has another code.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { SAMPLE_AS_OF, SAMPLE_CONTENT } from '../../scripts/sample-city.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import type { ReleaseManifest } from '../../src/domain/manifest.ts';
import { currentRelease } from '../../src/publish/release-folder.ts';
import { command, type Ended } from '../support/commands.ts';

const LOST = '「维修资金」整张表没有了';
const REASON = '维修资金改由住房公积金中心公布';
const published = inject('siteFolder');
let work: string;
let content: string;
let out: string;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-guarded-'));
  content = path.join(work, 'office');
  out = path.join(work, 'site');
  await cp(SAMPLE_CONTENT, content, { recursive: true });
  await rm(path.join(content, 'tables', '维修资金.xlsx'));
  const estates = path.join(content, 'tables', '小区.csv');
  const [header = '', ...rows] = (await readFile(estates, 'utf8')).split('\n');
  const former = header.split(',').indexOf('旧编码');
  const recoded = rows.map((row) => {
    const cells = row.split(',');
    return cells[0] === 'JZ003' ? ['JZ903', ...cells.slice(1)].with(former, 'JZ003').join(',') : row;
  });
  await writeFile(estates, [header, ...recoded].join('\n'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const on = ['--as-of', SAMPLE_AS_OF];
const build = (...options: string[]): Promise<Ended> =>
  command('build', [
    ...['--content', content, '--out', out, '--after', path.join(published, 'data', 'release.json')],
    // The fewest files: what is compared is the same whatever is made.
    ...['--only', 'kiosk', ...on, ...options],
  ]);
const manifestIn = async (folder: string): Promise<ReleaseManifest> =>
  JSON.parse(await readFile(path.join(folder, 'data', 'release.json'), 'utf8')) as ReleaseManifest;

it('is told by compare first, on the page and as JSON too, and stops nothing there', { tags: 'long' }, async () => {
  const [html, json] = [path.join(work, 'all.html'), path.join(work, 'all.json')];
  const told = await command('compare', [
    ...['--content', content, '--with', published, '--html', html, '--json', json, ...on],
  ]);
  expect(told.code, told.output).toBe(0);
  const losses = told.output.indexOf('丢失，build 会停下：1');
  expect(losses).toBeGreaterThan(-1);
  expect(told.output.slice(losses)).toContain(LOST);
  expect(told.output).toContain('JZ003 → ');
  const all = JSON.parse(await readFile(json, 'utf8')) as Comparison;
  expect(all.losses.map(({ is }) => is)).toEqual(['table']);
  expect(all.estates).toMatchObject({ come: [], go: [], renamed: [{ before: 'JZ003', after: 'JZ903' }] });
  const others = all.tables.filter(({ table }) => table !== 'fund');
  expect(others.flatMap(({ changed, added, removed }) => [...changed, ...added, ...removed])).toHaveLength(1);
  expect(await readFile(html, 'utf8')).toContain(LOST);
});

it('stops build, which publishes nothing and says what to do', async () => {
  const stopped = await build();
  expect(stopped.code, stopped.output).toBe(1);
  expect(stopped.output).toContain(LOST);
  expect(stopped.output).toContain('--accept "原因"');
  expect(await currentRelease(out)).toBeNull();
});

it('is published with a reason, which stands in the manifest', { tags: 'long' }, async () => {
  const accepted = await build('--accept', REASON);
  expect(accepted.code, accepted.output).toBe(0);
  expect(accepted.output).toContain(LOST);
  const { number } = await manifestIn(published);
  expect(await manifestIn(out)).toMatchObject({ accepted: REASON, number: number + 1 });
});
