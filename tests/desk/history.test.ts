/** Changes of the folder: whole or not at all, whatever fails in between, and nobody else's work is written over. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { History } from '../../scripts/desk/history.ts';
import { clearAway, emptyFolder } from '../support/desk.ts';

let folder: string;
const AT = '2026-11-10T08:00:00.000Z';
const placed = (file: string): string => path.join(folder, ...file.split('/'));
const text = (file: string): Promise<string | null> => readFile(placed(file), 'utf8').catch(() => null);
const entries = (): Promise<string[]> => readdir(placed('.desk/history'));
const two = (one: string) => [
  { path: 'tables/甲.csv', content: one },
  { path: 'corrections.csv', content: one },
];

beforeEach(async () => {
  folder = await emptyFolder();
});
afterEach(() => clearAway(folder));

describe('a change of the folder', () => {
  it('is numbered, and one that changes nothing is none', async () => {
    const history = new History(folder, placed);
    expect(await history.make('一', AT, two('1'))).toMatchObject({ number: 1, what: '一', undoes: null });
    expect(await history.make('又', AT, two('1'))).toBeNull();
    expect(await history.make('二', AT, two('2'))).toMatchObject({ number: 2 });
    expect(await entries()).toEqual(['000001', '000002']);
  });

  it('puts everything back where one of its files can not be put in its place', async () => {
    await new History(folder, placed).make('一', AT, two('1'));
    // The second file's folder is gone by the time that it is written: as where another program holds it open.
    let asked = 0;
    const failing = new History(folder, (file) => {
      if (file !== 'corrections.csv') return placed(file);
      asked++;
      return asked === 2 ? placed('tables/甲.csv/里面') : placed(file);
    });
    await expect(failing.make('二', AT, two('2'))).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect([await text('tables/甲.csv'), await text('corrections.csv')]).toEqual(['1', '1']);
    expect(await entries()).toEqual(['000001']);
    expect((await new History(folder, placed).last())?.what).toBe('一');
  });

  it('that was written down and not made is made by the next desk, but for what another program has written since', async () => {
    const history = new History(folder, placed);
    await history.make('一', AT, two('1'));
    await history.make('二', AT, two('2'));
    // As if it had been killed before the last file.
    await rm(placed('.desk/history/000002/done'));
    await writeFile(placed('.desk/history/000002/after-1'), '2');
    await writeFile(placed('corrections.csv'), '1');
    await writeFile(placed('tables/甲.csv'), 'mine');
    await new History(folder, placed).finish();
    expect([await text('tables/甲.csv'), await text('corrections.csv')]).toEqual(['mine', '2']);
  });

  it('that was not written down whole is forgotten', async () => {
    await mkdir(placed('.desk/history/.begun-x'), { recursive: true });
    await writeFile(placed('.desk/history/.begun-x/after-0'), 'half');
    await new History(folder, placed).finish();
    expect(await entries()).toEqual([]);
  });

  it('is kept a hundred times, with what stood there before', async () => {
    const history = new History(folder, placed);
    for (let nth = 1; nth <= 103; nth++) await history.make(`${nth}`, AT, [{ path: 'a.txt', content: `${nth}` }]);
    expect((await entries()).length).toBe(100);
    expect(await text('.desk/history/000103/before-0')).toBe('102');
  });
});
