import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARKER } from '../../src/publish/own-folder.ts';
import { mayReturnTo, writeReturns } from '../../src/publish/return-folder.ts';

let work: string;
let content: string;
let folder: string;
beforeEach(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-returns-'));
  content = path.join(work, '公示');
  folder = path.join(work, '退改');
  await mkdir(path.join(content, 'tables'), { recursive: true });
});
afterEach(() => rm(work, { recursive: true, force: true }));

const write = (...names: string[]) =>
  writeReturns(
    folder,
    content,
    names.map((name) => ({ name, bytes: new TextEncoder().encode(name) })),
  );
const shown = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();

describe('the folder of what goes back', () => {
  it('is made anew each time: what isn’t needed any more is gone', async () => {
    await write('甲.xlsx', '乙.xlsx');
    await write('乙.xlsx', '丙.txt');
    expect(await shown()).toEqual(['丙.txt', '乙.xlsx']);
  });

  it('is never the content folder, nor in it or around it', async () => {
    for (const place of [content, path.join(content, 'tables'), path.join(content, 'tables', 'x'), work])
      await expect(mayReturnTo(place, content), place).rejects.toThrow(/一个在另一个里面/);
    await expect(mayReturnTo(folder, content)).resolves.toBeUndefined();
  });

  it('is refused where somebody has worked on a file in it, and tells which', async () => {
    await write('甲.xlsx', '乙.xlsx');
    await writeFile(path.join(folder, '甲.xlsx'), '改好了');
    await expect(write('乙.xlsx')).rejects.toThrow(/甲\.xlsx写好以后有人改过/);
    expect(await readFile(path.join(folder, '甲.xlsx'), 'utf8')).toBe('改好了');
    await rm(path.join(folder, '甲.xlsx'));
    await write('乙.xlsx');
    expect(await shown()).toEqual(['乙.xlsx']);
  });

  it('is refused where it is somebody else’s, or holds a file that is', async () => {
    await mkdir(folder);
    await writeFile(path.join(folder, '论文.txt'), '');
    await expect(write('甲.xlsx')).rejects.toThrow(/不是这个命令写的/);
    await rm(path.join(folder, '论文.txt'));
    await write('甲.xlsx');
    await writeFile(path.join(folder, '别人的.xlsx'), '');
    await expect(write('甲.xlsx')).rejects.toThrow(/别人的\.xlsx.*换一个 --return/);
    expect(await readdir(folder)).toContain(MARKER);
  });
});
