import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileToKeep } from '../../src/intake/to-keep.ts';
import { keepFiles } from '../../src/publish/keep.ts';
import { OutputError } from '../../src/publish/output-error.ts';
import { toGb18030 } from '../support/gb18030.ts';

describe('what check --keep writes into the content folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keep-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = (name: string, text: string, replaces: string | null = null): FileToKeep => ({
    path: name,
    text,
    about: '1 个小区的编码',
    replaces,
  });
  const there = async (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

  it('is there whole, in a folder that is made for it, and leaves nothing beside it', async () => {
    await keepFiles(folder, [file('codes.csv', '甲'), file('mappings/台账.yaml', '乙')]);
    expect(await there('codes.csv')).toBe('甲');
    expect(await there('mappings/台账.yaml')).toBe('乙');
    expect((await readdir(folder)).sort()).toEqual(['codes.csv', 'mappings']);
  });
  it('takes the place of a file that is still as it was read, in whatever encoding', async () => {
    await writeFile(path.join(folder, 'codes.csv'), toGb18030('小区编码,小区名称\n'));
    await keepFiles(folder, [file('codes.csv', '\uFEFF小区编码,小区名称\nA,甲\n', '小区编码,小区名称\n')]);
    expect(await there('codes.csv')).toBe('\uFEFF小区编码,小区名称\nA,甲\n');
  });
  it('never takes the place of what a person has written in the meantime', async () => {
    await writeFile(path.join(folder, 'codes.csv'), '改过');
    for (const replaces of ['原来的', null])
      await expect(keepFiles(folder, [file('codes.csv', '新', replaces)])).rejects.toThrow(OutputError);
    await expect(keepFiles(folder, [file('gone.csv', '新', '原来的')])).rejects.toThrow('检查期间被改过');
    expect(await there('codes.csv')).toBe('改过');
  });
  it.each(['../codes.csv', '/tmp/codes.csv', 'a/../../codes.csv', '.git/config', 'a/b/c.csv', 'C:codes.csv', ''])(
    'never lies outside the folder: %s',
    async (name) => {
      await expect(keepFiles(folder, [file(name, '新')])).rejects.toThrow(OutputError);
      expect(await readdir(folder)).toEqual([]);
    },
  );
  it('never follows a link out of the folder', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    await mkdir(path.join(outside, 'inner'));
    await symlink(path.join(outside, 'inner'), path.join(folder, 'mappings'));
    await symlink(path.join(outside, 'codes.csv'), path.join(folder, 'codes.csv'));
    for (const name of ['mappings/a.yaml', 'codes.csv'])
      await expect(keepFiles(folder, [file(name, '新')])).rejects.toThrow('链接');
    expect(await readdir(path.join(outside, 'inner'))).toEqual([]);
    await rm(outside, { recursive: true });
  });
});
