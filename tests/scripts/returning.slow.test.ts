/**
 * `check --return` as a clerk runs it: the folder is written, worked on, and written again.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseFolder } from '../support/cases.ts';
import { command } from '../support/commands.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-returning-'));
  await cp(caseFolder('year-range'), path.join(work, '公示'), { recursive: true });
});
afterAll(() => rm(work, { recursive: true, force: true }));

it('writes what goes back, leaves the tables as they are, and keeps what somebody has worked on', async () => {
  const [content, folder] = [path.join(work, '公示'), path.join(work, '退改')];
  const table = path.join(content, 'tables', '小区.csv');
  const sent = await readFile(table, 'utf8');
  const options = ['--content', content, '--return', folder, '--as-of', '2026-11-10'];
  const first = await command('check', options);
  expect(first.code, first.output).toBe(1);
  // Who gets what is told before anything is written.
  expect(first.output.indexOf('要退的表 ')).toBeGreaterThan(-1);
  expect(first.output.indexOf('小区.xlsx')).toBeLessThan(first.output.indexOf('退改写在'));
  expect(first.output).toMatch(/退改写在 .*[1-9] 个标好的工作簿/);
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['小区.xlsx', '退改清单.csv']));
  expect(await readFile(table, 'utf8')).toBe(sent);
  await writeFile(path.join(folder, '小区.xlsx'), '改了一半');
  const second = await command('check', options);
  expect(second.code).toBe(2);
  expect(second.output).toContain('写好以后有人改过');
});
