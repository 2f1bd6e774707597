/**
 * What is published without being made anew: parts that nobody asked for, the same content again, endings alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReleaseManifest } from '../../src/domain/manifest.ts';
import { listReleases } from '../../src/publish/release-folder.ts';
import { command, commandHere, ended, startCommand } from '../support/commands.ts';
import { damageOf } from '../support/whole-release.ts';

let work: string;
let content: string;
let out: string;
const ENDING = 'tables/红黑榜-另外.csv';
const HEAD = '行政区划代码,期次,榜别,主体类型,主体编码,依据,列入日期,文号,移出日期,移出原因,公示期至\n';
const NEWS = `---
title: 新通知QBQ
type: 公告
targets: ["000101"]
publisher: 示例单位
from: "2026-11-11"
---
正文。
`;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-carried-'));
  content = path.join(work, 'office');
  out = path.join(work, 'site');
  await command('new', [content]);
  await writeFile(
    path.join(content, ENDING),
    `${HEAD}000101,2026-09,黑榜,项目,JZ003,电梯停运未报修QAQ,2026-10-08,示建〔2026〕QAQ号,,,2026-11-20\n`,
  );
});
afterAll(() => rm(work, { recursive: true, force: true }));

const build = (...options: string[]) => command('build', ['--content', content, '--out', out, ...options]);
const endings = (asOf: string) => ['--content', content, '--out', out, '--only-endings', '--as-of', asOf];
const read = (file: string) => readFile(path.join(out, ...file.split('/')), 'utf8');
const termOf = async () => JSON.parse(await read('kiosk/valid.json')) as unknown;
const manifest = async () => JSON.parse(await read('data/release.json')) as ReleaseManifest;

it('keeps what is published of the parts that nobody asked for', { tags: 'long' }, async () => {
  expect((await build('--only', 'site,kiosk', '--as-of', '2026-11-10')).code).toBe(0);
  const before = await manifest();
  const pages = await read('estates/JZ003/index.html');
  expect(pages).toContain('QAQ');
  // What is new since is on the screens alone.
  await mkdir(path.join(content, 'notices'), { recursive: true });
  await writeFile(path.join(content, 'notices', 'new.md'), NEWS);
  const next = await build('--only', 'kiosk', '--as-of', '2026-11-11');
  expect(next.output).toContain('沿用上一版的网站');
  const after = await manifest();
  expect(after).toMatchObject({ number: before.number + 1, asOf: '2026-11-11' });
  expect(after.parts.site).toEqual({ release: before.release, asOf: '2026-11-10' });
  expect(after.parts.kiosk).toEqual({ release: after.release, asOf: '2026-11-11' });
  expect(await read('estates/JZ003/index.html')).toBe(pages);
  expect(await read('kiosk/JZ003/index.html')).toContain('新通知QBQ');
  expect(await termOf()).toMatchObject({ number: after.number, release: after.release, validUntil: '2027-01-12' });
  expect(await damageOf(out)).toEqual([]);
});

it('makes no new release of the same content', { tags: 'long' }, async () => {
  const before = await manifest();
  const again = await build('--only', 'kiosk', '--as-of', '2026-11-11');
  expect(again.code).toBe(0);
  expect(again.output).toContain('没有变化');
  expect(await manifest()).toEqual(before);
});

it('goes on from the number of the release that --after names', { tags: 'long' }, async () => {
  const elsewhere = path.join(work, 'elsewhere');
  const file = path.join(out, 'data', 'release.json');
  const options = ['--content', content, '--out', elsewhere, '--only', 'kiosk', '--as-of', '2026-11-11'];
  const built = await command('build', [...options, '--after', file]);
  expect(built.code, built.output).toBe(0);
  const { number } = await manifest();
  const there = JSON.parse(await readFile(path.join(elsewhere, 'data', 'release.json'), 'utf8')) as ReleaseManifest;
  expect(there.number).toBe(number + 1);
  for (const wrong of [path.join(work, 'nothing.json'), path.join(content, 'portal.yaml')]) {
    const refused = await commandHere('build', [...options, '--after', wrong]);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain('--after');
  }
});

it('publishes endings alone where the tables of today can’t be published, and nothing else', {
  tags: 'long',
}, async () => {
  const before = await manifest();
  const estates = await read('data/estate.csv');
  await writeFile(
    path.join(content, 'tables', '收费标准-坏.csv'),
    '小区编码,收费项目,收费标准,单位\nJZ003,停车费,约3,元/次\n',
  );
  await appendFile(
    path.join(content, 'tables', '小区-更多.csv'),
    '小区编码,小区名称,行政区划代码,管理模式\nX9,新小区,000101,专业物业\n',
  );
  expect((await build('--as-of', '2026-11-21')).code).toBe(1);
  const none = await build('--only-endings', '--as-of', '2026-11-20');
  expect(none.output).toContain('没有公示期已满');
  expect(await manifest()).toEqual(before);

  // Killed on its way it leaves what was there, and goes through when it is run again.
  const killed = startCommand('build', endings('2026-11-21'));
  const end = ended(killed);
  while (killed.exitCode === null && !readdirSync(`${out}.releases`).some((name) => name.startsWith('.making-')))
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(killed.exitCode).toBeNull();
  if (killed.pid && process.platform !== 'win32') process.kill(-killed.pid, 'SIGKILL');
  else killed.kill('SIGKILL');
  await end;
  expect(await manifest()).toEqual(before);
  expect(await damageOf(out)).toEqual([]);

  const again = await command('build', endings('2026-11-21'));
  expect(again.code, again.output).toBe(0);
  const after = await manifest();
  const says = before.says.filter(({ until }) => until !== '2026-11-20');
  expect(says).toHaveLength(before.says.length - 1);
  expect(after).toMatchObject({ number: before.number + 1, asOf: before.asOf, says });
  expect(await read('data/estate.csv')).toBe(estates);
  for (const file of ['data/list_entry.csv', 'estates/JZ003/index.html', 'kiosk/JZ003/index.html'])
    expect(await read(file), file).not.toContain('QAQ');
  // Each part is made of what it was made of before.
  const origins = Object.entries(after.parts).map(([part, { release, asOf }]) => [part, release, asOf]);
  expect(origins).toEqual([
    ['site', after.release, '2026-11-10'],
    ['kiosk', after.release, '2026-11-11'],
  ]);
  expect(await read('estates/JZ003/index.html')).not.toContain('QBQ');
  expect(await read('kiosk/JZ003/index.html')).toContain('QBQ');
  expect(await termOf()).toMatchObject({ number: after.number, release: after.release });
  expect(await damageOf(out)).toEqual([]);
  // Whatever said it is there no more.
  expect(await listReleases(out)).toHaveLength(1);
  for (const name of readdirSync(`${out}.releases`).filter((one) => one.endsWith('.publication.gz'))) {
    const bytes = gunzipSync(readFileSync(path.join(`${out}.releases`, name)));
    // V8 writes texts in one byte a character or in two.
    const holds = (text: string): boolean => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    expect(holds('QBQ')).toBe(true);
    expect(holds('QAQ')).toBe(false);
  }
});

it('says in one sentence why no endings can be published, and leaves the site as it is', { tags: 'long' }, async () => {
  const before = await manifest();
  const wrong = await commandHere('build', [...endings('2027-11-21'), '--only', 'kiosk']);
  expect(wrong.code).toBe(2);
  expect(wrong.output).toContain('不和 --only 一起用');
  const [file = ''] = readdirSync(`${out}.releases`).filter((one) => one.endsWith('.publication.gz'));
  const full = path.join(`${out}.releases`, file);
  const bytes = readFileSync(full);
  for (const left of [bytes.subarray(0, bytes.length / 2), bytes.subarray(0, 0), null]) {
    await (left === null ? rm(full) : writeFile(full, left));
    const refused = await commandHere('build', endings('2027-11-21'));
    expect(refused.code).toBe(2);
    expect(refused.output.trim().split('\n')).toEqual([expect.stringContaining('没有留下它的发布内容')]);
    expect(await manifest()).toEqual(before);
  }
  expect(await damageOf(out)).toEqual([]);
});
