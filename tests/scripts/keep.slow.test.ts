import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandHere, type Ended } from '../support/commands.ts';
import { csvOf, headersOf, TOWN } from '../support/tables.ts';

const PORTAL =
  'name: 示例\nbase: https://example.org\npublisher: 示例局\ncontact: 0355-0000000\ndemo: true\ndivisions: ["000100"]\n';

describe('check --keep', () => {
  let folder = '';
  const check = (...more: string[]): Promise<Ended> =>
    commandHere('check', ['--content', folder, '--as-of', '2026-11-10', ...more]);
  const book = async (): Promise<string | null> => readFile(path.join(folder, 'codes.csv'), 'utf8').catch(() => null);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keep-'));
    await mkdir(path.join(folder, 'tables'));
    const estates = csvOf(
      'estate',
      TOWN.estate,
      headersOf('estate').filter((header) => header !== '小区编码'),
    );
    await writeFile(path.join(folder, 'portal.yaml'), PORTAL);
    await writeFile(path.join(folder, 'tables', '小区.csv'), estates);
    await writeFile(path.join(folder, 'tables', '行政区划.csv'), csvOf('division'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('without it says what could be written, and writes nothing', async () => {
    const { code, output } = await check();
    expect(output).toContain(`可以写进内容文件夹 ${folder} 里的 codes.csv：3 个小区的编码`);
    expect([code, await book()]).toEqual([1, null]);
  });
  it('writes it, and reports the folder as it stands then', async () => {
    const { code, output } = await check('--keep');
    expect(output).toContain(`写进了内容文件夹 ${folder} 里的 codes.csv`);
    expect(output).toContain('接下来：没有必须改正的，可以发布');
    expect(output).toContain('没有发现问题');
    expect(code).toBe(0);
    expect(await book()).toContain('000101-001,丁香苑');
  });
  it('has nothing to write the next time, and leaves the file as it is', async () => {
    const before = await book();
    const { code, output } = await check('--keep');
    expect(output).toContain('没有要写下的');
    expect([code, await book()]).toEqual([0, before]);
  });
});
