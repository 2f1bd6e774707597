/**
 * What stops a publication: what is lost without a word. What was taken off or has run out never does.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { guard } from '../../scripts/guarding.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Predecessor } from '../../src/publish/predecessor.ts';
import { type Folder, type MakeOptions, made, publishedOf } from '../support/compared.ts';
import {
  BIG_TOWN,
  codeOf,
  folderOfTown,
  PORTAL,
  type Town,
  townWithRows,
  withoutEstates,
} from '../support/guarded-town.ts';
import { FIRM, type Row } from '../support/tables.ts';

let published: Predecessor;
beforeAll(async () => {
  published = await publishedOf(await made(folderOfTown(BIG_TOWN)));
});

/** The lines of a build that was stopped, or null where it goes on. */
async function stopped(
  folder: Folder | Town,
  { accept, before = published, ...options }: MakeOptions & { accept?: string; before?: Predecessor | null } = {},
): Promise<string[] | null> {
  const files = 'portal.yaml' in folder ? (folder as Folder) : folderOfTown(folder as Town);
  const { site, content, division } = await made(files, options);
  const lines: string[] = [];
  const passed = await guard({ site, content, predecessor: before, out: 'nowhere', division, accept }, (line) =>
    lines.push(line),
  );
  return passed.is === 'stopped' ? lines : null;
}

const line = (lines: string[] | null, about: RegExp): string => lines?.find((one) => about.test(one)) ?? '';

it('publishes what is as it was', async () => {
  expect(await stopped(BIG_TOWN)).toBeNull();
});

describe('stops at', () => {
  it('a table that is gone', async () => {
    const { fund: _, ...rest } = BIG_TOWN;
    expect(line(await stopped(rest), /整张表/)).toContain('「维修资金」整张表没有了，上一版有 40 行');
  });

  it('sheets that are printed no more', async () => {
    const lines = await stopped(folderOfTown(BIG_TOWN, {}, `${PORTAL}print: {sheets: []}\n`));
    expect(line(lines, /公示单/)).toContain('公示单整个没有了');
  });

  it('parts that are not made and that stand at another address, where nothing carries them over', async () => {
    expect(await stopped(BIG_TOWN, { only: ['kiosk'] })).toBeNull();
    const lines = await stopped(BIG_TOWN, { only: ['kiosk'], base: 'https://elsewhere.example' });
    expect(line(lines, /网站整个/)).toContain('网站整个没有了');
    expect(line(lines, /公示单整个/)).toContain('公示单整个没有了');
  });

  it('a profile that is in use no more', async () => {
    const lines = await stopped(folderOfTown(BIG_TOWN, {}, PORTAL.replace('140400', '371323')));
    expect(line(lines, /规则文件/)).toContain('jurisdictions/140400.yaml');
  });

  it('a whole list, and says of which place and period', async () => {
    const town = townWithRows(BIG_TOWN, 'list_entry', (row) => (row.期次 === '2026-08' ? null : row));
    expect(line(await stopped(town), /整份/)).toContain('甲子县（000101）2026年8月黑榜整份没有了，上一版有 1 行');
  });

  it('a list that everybody had been taken off before, and that is there no more', async () => {
    const removed = { 移出日期: '2026-11-01', 移出原因: '修复' };
    const isAugust = (row: Row): boolean => row.期次 === '2026-08';
    const emptied = townWithRows(BIG_TOWN, 'list_entry', (row) => (isAugust(row) ? { ...row, ...removed } : row));
    const before = await publishedOf(await made(folderOfTown(emptied)));
    expect(await stopped(emptied, { before })).toBeNull();
    const gone = townWithRows(BIG_TOWN, 'list_entry', (row) => (isAugust(row) ? null : row));
    expect(line(await stopped(gone, { before }), /整份/)).toContain(
      '甲子县（000101）2026年8月黑榜整份没有了，上一版还公布着这份榜单，名字都已经移出',
    );
    // Given another period it is a correction, and with somebody on it again it is there.
    const moved = townWithRows(emptied, 'list_entry', (row) => (isAugust(row) ? { ...row, 期次: '2026-07' } : row));
    expect(await stopped(moved, { before })).toBeNull();
    expect(await stopped(BIG_TOWN, { before })).toBeNull();
    // Another list that is emptied with this publication takes the place of none.
    const elsewhere = (change: Row): Row[] =>
      (BIG_TOWN.list_entry ?? []).filter(isAugust).map((row) => ({ ...row, ...change, 行政区划代码: '000102' }));
    const withOther = (of: Town, change: Row): Town => ({
      ...of,
      list_entry: [...(of.list_entry ?? []), ...elsewhere(change)],
    });
    const both = await publishedOf(await made(folderOfTown(withOther(emptied, {}))));
    expect(line(await stopped(withOther(gone, removed), { before: both }), /整份/)).toContain(
      '甲子县（000101）2026年8月黑榜',
    );
  });

  it('all lists, though everybody had been taken off them, where the table is gone', async () => {
    const emptied = townWithRows(BIG_TOWN, 'list_entry', (row) => ({
      ...row,
      移出日期: '2026-11-01',
      移出原因: '修复',
    }));
    const before = await publishedOf(await made(folderOfTown(emptied)));
    const { list_entry: _, ...rest } = emptied;
    expect(line(await stopped(rest, { before }), /整张表/)).toContain('「红黑榜」整张表没有了');
  });

  it('five of forty estates, and not at the rows of these besides; four are a tenth and go', async () => {
    const lines = await stopped(withoutEstates(BIG_TOWN, 5));
    expect(lines?.filter((one) => one.startsWith('  '))).toEqual([
      expect.stringContaining('小区少了 5 个，上一版有 40 个：第1号院（JZ001）、第2号院（JZ002）、第3号院（JZ003）'),
    ]);
    expect(await stopped(withoutEstates(BIG_TOWN, 4))).toBeNull();
  });

  it('four of thirty-nine estates, and not at three of four', async () => {
    const fewer = withoutEstates(BIG_TOWN, 1);
    const before = await publishedOf(await made(folderOfTown(fewer)));
    expect(await stopped(withoutEstates(BIG_TOWN, 5), { before })).not.toBeNull();
    const four = withoutEstates(BIG_TOWN, 36);
    const few = await publishedOf(await made(folderOfTown(four)));
    expect(await stopped(withoutEstates(BIG_TOWN, 39), { before: few })).toBeNull();
  });

  it('five of forty rows of a table, and not at four', async () => {
    const without = (count: number): Town => townWithRows(BIG_TOWN, 'fund', (row, i) => (i < count ? null : row));
    expect(line(await stopped(without(5)), /「维修资金」/)).toContain('少了 5 行，上一版有 40 行');
    expect(await stopped(without(4))).toBeNull();
  });

  it.each([10, 0.0001])('amounts that have moved by a power of ten: %s', async (times) => {
    const moved = (count: number): Town =>
      townWithRows(BIG_TOWN, 'fund', (row, i) =>
        i < count ? { ...row, 结存: (Number(row.结存) * times).toFixed(2) } : row,
      );
    const told = times > 1 ? '10 倍' : '1/10,000';
    expect(line(await stopped(moved(40)), /结存/)).toContain(`有 40 个数（共 40 个）变成原来的 ${told}`);
    expect(line(await stopped(moved(5)), /结存/)).toContain('有 5 个数（共 40 个）');
    expect(await stopped(moved(4))).toBeNull();
  });

  it.each([
    ['list_entry', '移出日期'],
    ['contract', '结束日期'],
  ] as const)('the column of %s that ends something: %s', async (table, header) => {
    const also = header === '移出日期' ? ['移出原因'] : [];
    const lines = await stopped(folderOfTown(BIG_TOWN, { [table]: [header, ...also] }));
    expect(line(lines, new RegExp(`「${header}」列少了`))).toContain('上一版 1 张工作表里有，现在 0 张');
  });

  it('no column that ends nothing', async () => {
    expect(await stopped(folderOfTown(BIG_TOWN, { estate: ['地址'] }))).toBeNull();
  });
});

describe('goes on where', () => {
  const removed = { 移出日期: '2026-11-01', 移出原因: '修复' };

  it('all rows of a list were taken off', async () => {
    const town = townWithRows(BIG_TOWN, 'list_entry', (row) => (row.期次 === '2026-08' ? { ...row, ...removed } : row));
    expect(await stopped(town)).toBeNull();
  });

  it('everything on every list has run out', async () => {
    expect(await stopped(BIG_TOWN, { asOf: '2028-01-01' as IsoDate })).toBeNull();
  });

  it('a list was given another period, since that is a correction', async () => {
    const town = townWithRows(BIG_TOWN, 'list_entry', (row) =>
      row.期次 === '2026-08' ? { ...row, 期次: '2026-07' } : row,
    );
    expect(await stopped(town)).toBeNull();
  });

  it('each estate has a newer statement in the place of its older one', async () => {
    const town = townWithRows(BIG_TOWN, 'fund', (row) => ({ ...row, 截止日期: '2026-06-30', 结存: '100.00' }));
    expect(await stopped(town)).toBeNull();
  });

  it('an estate has another code, which its other tables follow', async () => {
    const recoded = Object.fromEntries(
      Object.entries(BIG_TOWN).map(([table, rows]) => [
        table,
        rows.map((row) => ({ ...row, ...(row.小区编码 === undefined ? {} : { 小区编码: `${row.小区编码}A` }) })),
      ]),
    );
    expect(await stopped(recoded)).toBeNull();
  });

  it('twenty estates have other codes that are written down, whatever else of them and their rows has changed', async () => {
    const few = new Set(Array.from({ length: 20 }, (_, i) => codeOf(i)));
    const recoded = Object.fromEntries(
      Object.entries(BIG_TOWN).map(([table, rows]) => [
        table,
        rows.map((row): Row => {
          const code = row.小区编码 ?? '';
          if (!few.has(code)) return row;
          const estate: Row = table === 'estate' ? { 旧编码: code, 户数: '650', 地址: '改了名的路1号' } : {};
          return { ...row, ...estate, ...(table === 'fund' ? { 截止日期: '2026-06-30' } : {}), 小区编码: `${code}A` };
        }),
      ]),
    );
    expect(await stopped(recoded)).toBeNull();
  });

  it('only one county is published this time', async () => {
    expect(await stopped(BIG_TOWN, { division: '000102' })).toBeNull();
  });

  it('nothing was published before', async () => {
    expect(await stopped(withoutEstates(BIG_TOWN, 30), { before: null })).toBeNull();
  });
});

describe('a build that is stopped', () => {
  it('says what names somebody on the site and is past its end, and how to take that down', async () => {
    const town = townWithRows(withoutEstates(BIG_TOWN, 20), 'list_entry', (row) =>
      row.期次 === '2026-08' ? { ...row, 移出日期: '2026-11-01', 移出原因: '修复' } : row,
    );
    const lines = await stopped(town);
    expect(line(lines, /已经结束的点名/)).toContain('：1');
    expect(line(lines, /修复后移出/)).toContain('2026-08 · 黑榜 · 企业 · 示例甲物业服务有限公司');
    expect(line(lines, /only-endings/)).toContain('build --only-endings');
  });

  it('goes on with a reason', async () => {
    expect(await stopped(withoutEstates(BIG_TOWN, 20), { accept: '二十个小区移交开发区' })).toBeNull();
  });

  it.each([
    ['', '要写原因'],
    ['字'.repeat(201), '最多 200 个字'],
    ['业主王小明13800138000要求', '原因里有'],
    ['示例甲物业服务有限公司已整改', '不能再点它的名'],
    [`${FIRM.toLowerCase()} 已整改`, '不能再点它的名'],
    ['示例甲 物业·服务有限公司 已整改', '不能再点它的名'],
  ])('takes no reason that may not be published: %s', async (accept, words) => {
    await expect(stopped(withoutEstates(BIG_TOWN, 20), { accept })).rejects.toThrow(words);
  });
});
