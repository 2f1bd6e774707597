/**
 * `kiosk` for many estates: a folder for each, and which stick goes where; a wrong name takes nothing from the others.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';
import { commandHere } from '../support/commands.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-sticks-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const kiosk = (out: string, ...options: string[]) =>
  commandHere('kiosk', [
    ...['--content', path.join(REPOSITORY, 'content'), '--out', path.join(work, out), '--as-of', '2026-11-10'],
    ...options,
  ]);

const visible = async (folder: string): Promise<string[]> =>
  (await readdir(path.join(work, folder))).filter((name) => !name.startsWith('.')).sort();

it('writes a folder for each estate of a list, says which goes where, and tells the line that is wrong', async () => {
  const list = path.join(work, '名单.csv');
  await writeFile(list, '\ufeff小区名称,县区\r\n丁香苑,甲子县\r\n没有的园,\r\n文昌雅苑,\r\n');
  const done = await kiosk('sticks', '--list', list);
  expect(done.code).toBe(2);
  expect(done.output).toContain('名单.csv 第 3 行写的是「没有的园」');
  expect(await visible('sticks')).toEqual(['U盘清单.csv', 'U盘清单.html', '丁香苑-JZ001', '文昌雅苑-YC001'].sort());
  for (const [folder, code] of [
    ['丁香苑-JZ001', 'JZ001'],
    ['文昌雅苑-YC001', 'YC001'],
  ] as const) {
    const own = await visible(`sticks/${folder}`);
    expect(own).toEqual(expect.arrayContaining(['index.html', 'pictures', '说明.txt']));
    const page = await readFile(path.join(work, 'sticks', folder, 'index.html'), 'utf8');
    expect(page).toContain(`"code":"${code}"`);
    // Everything that the page asks for lies beside it.
    for (const [, file = ''] of page.matchAll(/(?:src|href)="([^":#]+)"/g)) expect(own).toContain(file);
  }
  const table = await readFile(path.join(work, 'sticks', 'U盘清单.csv'), 'utf8');
  expect(table.split('\r\n').slice(0, 2)).toEqual([
    '\ufeff文件夹,小区,小区编码,在哪里,地址',
    expect.stringMatching(/^丁香苑-JZ001,丁香苑,JZ001,甲子县/),
  ]);
  expect(await readFile(path.join(work, 'sticks', 'U盘清单.html'), 'utf8')).toContain('<td>文昌雅苑-YC001</td>');
});

it('writes one estate, by its name, into the folder itself, in place of the many', { tags: 'long' }, async () => {
  const done = await kiosk('sticks', '--estate', '文昌雅苑');
  expect(done.code).toBe(0);
  expect(await visible('sticks')).toContain('index.html');
  expect(await visible('sticks')).not.toContain('丁香苑-JZ001');
});

it('writes nothing where no name means anybody, or nobody is asked for', async () => {
  const none = await kiosk('none', '--estate', '丁香');
  expect([none.code, none.output.includes('最接近的是「丁香苑」')]).toEqual([2, true]);
  const nobody = await kiosk('none');
  expect([nobody.code, nobody.output.includes('三者选一')]).toEqual([2, true]);
  expect(await readdir(work)).not.toContain('none');
});
