/** What `serve` says of a folder. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servedIn } from '../../scripts/serving.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-serve-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a folder with screens alone is published, and says where they are; one with nothing is not', async () => {
  expect(servedIn(folder)).toBeNull();
  await mkdir(path.join(folder, 'kiosk'));
  await writeFile(path.join(folder, 'kiosk', 'valid.json'), '{}');
  expect(servedIn(folder)?.('http://localhost:4321/')).toContain('只发布了大堂屏，没有网站');
  expect(servedIn(folder)?.('http://localhost:4321/')).toContain('http://localhost:4321/kiosk/');
  await writeFile(path.join(folder, 'index.html'), '');
  expect(servedIn(folder)?.('http://localhost:4321/')).toBe('网站：http://localhost:4321/（Ctrl+C 停止）');
});
