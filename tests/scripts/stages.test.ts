/**
 * What is said while a publication is made.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { stageWords } from '../../scripts/stages.ts';

it('tells each stage as it ends, that a long one goes on until then, and nothing of it afterwards', async () => {
  const said: string[] = [];
  const tell = stageWords((line) => said.push(line.replace(/[\d.]+/, 'N')), { everyMs: 20 });
  tell('data', 'begins');
  tell('data', 'done');
  expect(said).toEqual(['  ✔ 写出数据（N 秒）']);
  tell('pages', 'begins');
  await wait(70);
  tell('pages', 'done');
  const until = said.length;
  expect(said.slice(1, -1)).toContain('  … 生成页面，已经 N 秒');
  expect(said.at(-1)).toBe('  ✔ 生成页面（N 秒）');
  await wait(50);
  expect(said).toHaveLength(until);
});
