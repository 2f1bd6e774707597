/**
 * Whom `print` and `kiosk` are about: by names on the command line, by a list as offices keep it; a wrong name is told with its
 * line and keeps nobody else out.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedFor, chosenFrom } from '../../scripts/choosing.ts';
import { UsageError } from '../../scripts/cli.ts';
import { city, estate } from '../views/city.ts';

const { records } = city({
  records: {
    estate: [
      estate('JZ001', '幸福家园'),
      estate('JZ002', '和平里', { formerName: '东院' }),
      estate('YC001', '幸福家园', { division: '000103', street: '文昌街道' }),
    ],
  },
}).register;

let work: string;
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'choosing-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function chosen(list: string | Uint8Array | null, ...estates: string[]) {
  const file = path.join(work, '名单.csv');
  if (list !== null) await writeFile(file, list);
  const asked = await askedFor({ estate: estates, ...(list !== null && { list: file }) });
  const { estates: found, faults } = chosenFrom(asked, undefined, records);
  return { found, faults };
}

describe('a list of estates', () => {
  it('has one a line, by code or name, with empty lines and remarks passed over', async () => {
    expect(await chosen('JZ001\n\n# 第二批\n东院\r\nJZ001\n')).toEqual({ found: ['JZ001', 'JZ002'], faults: [] });
  });

  it('is a table from a spreadsheet, whatever else stands in it, by code where there is one', async () => {
    const table = '2026年安装名单\n序号,小区名称,街道,小区编码\n1,写错的名字,,JZ002\n2,幸福家园,文昌街道,\n';
    expect(await chosen(table)).toEqual({ found: ['JZ002', 'YC001'], faults: [] });
    expect(await chosen(`\ufeff${table.replaceAll(',', '\t')}`)).toEqual({ found: ['JZ002', 'YC001'], faults: [] });
    // 和平里 as old editors write it.
    const gb = Uint8Array.from([0xba, 0xcd, 0xc6, 0xbd, 0xc0, 0xef, 0x0a]);
    expect((await chosen(gb)).found).toEqual(['JZ002']);
  });

  it('tells each line that means nobody or several, and keeps the others', async () => {
    const { found, faults } = await chosen('和平里\n和平路\n幸福家园\n');
    expect(found).toEqual(['JZ002']);
    expect(faults).toEqual([
      '名单.csv 第 2 行写的是「和平路」，小区表里没有。最接近的是「和平里」。',
      expect.stringMatching(
        /^名单\.csv 第 3 行写的是「幸福家园」，有 2 个小区叫这个名字：JZ001 .+；YC001 .+文昌街道幸福家园。写编码/,
      ),
    ]);
  });

  it('tells a place that is not the estate’s', async () => {
    const { faults } = await chosen('小区名称,街道\n和平里,文昌街道\n幸福家园,文昌街道\n');
    expect(faults).toEqual([expect.stringMatching(/^名单\.csv 第 2 行写的是「和平里」，写的地方没有这个小区.*JZ002/)]);
  });

  it.each([
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['an empty file', '\n\n'],
  ])('can not be %s', async (_, list) => {
    await expect(chosen(list)).rejects.toThrow(UsageError);
  });

  it('can not be a file that is not there', async () => {
    await expect(askedFor({ list: path.join(work, '没有.txt') })).rejects.toThrow('不是一个有的文件');
  });
});

describe('estates on the command line', () => {
  it('are found together with those of a list, each once', async () => {
    expect((await chosen('JZ002\n', '和平里', 'YC001')).found).toEqual(['JZ002', 'YC001']);
  });

  it('are an error where nobody is found at all', async () => {
    await expect(chosen(null, '没有', '也没有')).rejects.toThrow('--estate 写的是「没有」，小区表里没有。');
  });

  it('are not asked for where a division is, which may be named', () => {
    expect(chosenFrom([], undefined, records).estates).toBeNull();
    expect(() => chosenFrom([], '没有的县', records)).toThrow('行政区划表里没有');
  });
});
