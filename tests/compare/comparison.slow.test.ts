/**
 * What a publication would change against the one before: told first what is dangerous, each once, of whatever version and in
 * whatever state the one before is.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import { comparisonPage } from '../../src/compare/page.ts';
import { summaryLines } from '../../src/compare/summary.ts';
import { placeText } from '../../src/compare/table-changes.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { TableId } from '../../src/domain/records.ts';
import { recorded, saidIn } from '../../src/publish/said.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { compared, comparedWith, type Made, made, publishedOf } from '../support/compared.ts';
import {
  BIG_TOWN,
  folderOfTown,
  NEW_FIRM,
  recodedTown,
  type Town,
  townWithRows,
  withoutEstates,
} from '../support/guarded-town.ts';
import { csvOf, FIRM, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';

let town: Made;
beforeAll(async () => {
  town = await made(folderOfTown(BIG_TOWN));
});

const against = async (after: Town): Promise<Comparison> =>
  comparedWith(await publishedOf(town), await made(folderOfTown(after)));

const listing = (change: Row, where: (row: Row) => boolean): Town =>
  townWithRows(BIG_TOWN, 'list_entry', (row) => (where(row) ? { ...row, ...change } : row));
const isAugust = (row: Row): boolean => row.期次 === '2026-08';

/** All that a comparison tells of rows, in words. */
function told({ tables }: Comparison): string[] {
  return tables.flatMap(({ name, added, removed, changed, ended, kept }) => [
    ...added.map(({ words }) => `${name} + ${words}`),
    ...removed.map(({ words }) => `${name} − ${words}`),
    ...changed.flatMap(({ cells }) =>
      cells.map((cell) => {
        const at = cell.place === null ? '' : placeText(cell.place);
        return `${at} ${cell.header} ${cell.before} → ${cell.after}`;
      }),
    ),
    ...ended.map(({ words, fate }) => `${name} ${fate.why} ${words}`),
    ...kept.map(({ words }) => `${name} kept ${words}`),
  ]);
}

it('says of the same content that nothing changes', async () => {
  const comparison = await against(BIG_TOWN);
  expect(comparison.isSame).toBe(true);
  expect(summaryLines(comparison).at(-1)).toBe('公布的内容和上一版一样。');
});

describe('of rows', () => {
  it('a changed cell is told with old, new and its cell', async () => {
    const after = townWithRows(BIG_TOWN, 'estate', (row, i) => (i === 2 ? { ...row, 户数: '601' } : row));
    expect(told(await against(after))).toEqual(['tables/小区.csv:M4 户数 600 → 601']);
  });

  it('a changed part of a key is one change', async () => {
    const after = listing({ 期次: '2026-07' }, isAugust);
    expect(told(await against(after))).toEqual(['tables/红黑榜.csv:B4 期次 2026-08 → 2026-07']);
  });

  it('a last day that follows from an edited date is not told besides', async () => {
    const after = listing({ 列入日期: '2026-08-30' }, isAugust);
    expect(told(await against(after))).toEqual(['tables/红黑榜.csv:G4 列入日期 2026-08-31 → 2026-08-30']);
  });

  it('a last day that the office has written is', async () => {
    const after = listing({ 公示期至: '2026-12-31' }, isAugust);
    const written = await made(folderOfTown(after));
    expect(told(await comparedWith(await publishedOf(town), written))).toEqual([
      'tables/红黑榜.csv:K4 公示期至 2027-08-31 → 2026-12-31',
    ]);
    expect(told(await comparedWith(await publishedOf(written), town))).toEqual([
      'tables/红黑榜.csv:K4 公示期至 2026-12-31 → 2027-08-31',
    ]);
  });

  it('an estate that has another code is one change, whatever refers to it', async () => {
    const recoded = (row: Row): Row => (row.小区编码 === 'JZ003' ? { ...row, 小区编码: 'JZ903' } : row);
    const after = Object.fromEntries(Object.entries(BIG_TOWN).map(([table, rows]) => [table, rows.map(recoded)]));
    const comparison = await against(after);
    expect(told(comparison)).toEqual(['tables/小区.csv:A4 小区编码 JZ003 → JZ903']);
    expect(comparison.estates).toEqual({
      come: [],
      go: [],
      renamed: [{ before: 'JZ003', after: 'JZ903', words: '第3号院（JZ903）' }],
    });
  });

  it('an estate whose former code is said is the same one, whatever else has changed of it and its rows', async () => {
    const recoded = recodedTown(BIG_TOWN, 'JZ003', 'JZ903');
    const renamed = townWithRows(recoded, 'estate', (row) =>
      row.小区编码 === 'JZ903' ? { ...row, 小区名称: '朝阳里', 曾用名: '第3号院', 户数: '601' } : row,
    );
    const after = townWithRows(renamed, 'fund', (row) => (row.小区编码 === 'JZ903' ? { ...row, 结存: '1.00' } : row));
    const comparison = await against(after);
    expect(told(comparison)).toEqual([
      'tables/小区.csv:A4 小区编码 JZ003 → JZ903',
      'tables/小区.csv:B4 小区名称 第3号院 → 朝阳里',
      'tables/小区.csv:M4 户数 600 → 601',
      'tables/维修资金.csv:C4 结存 102000.00 → 1.00',
    ]);
    expect(comparison.estates).toMatchObject({ come: [], go: [], renamed: [{ before: 'JZ003', after: 'JZ903' }] });
    const { worse, better, other, come, gone } = comparison.verdicts;
    expect([worse, better, other, come, gone]).toEqual([[], [], [], 0, 0]);
  });

  it('a code that was taken back is the same estate too', async () => {
    const recoded = townWithRows(recodedTown(BIG_TOWN, 'JZ003', 'JZ903'), 'estate', (row) =>
      row.小区编码 === 'JZ903' ? { ...row, 户数: '601' } : row,
    );
    const comparison = await comparedWith(await publishedOf(await made(folderOfTown(recoded))), town);
    expect(told(comparison)).toEqual([
      'tables/小区.csv:A4 小区编码 JZ903 → JZ003',
      'tables/小区.csv:M4 户数 601 → 600',
    ]);
  });

  it('a firm and a county with other codes are told once, and nobody is named anew by it', async () => {
    const comparison = await against(recodedTown(recodedTown(BIG_TOWN, FIRM, NEW_FIRM), '000101', '000103'));
    expect(told(comparison)).toEqual([
      'tables/行政区划.csv:A3 行政区划代码 000101 → 000103',
      `tables/企业.csv:A2 统一社会信用代码 ${FIRM} → ${NEW_FIRM}`,
    ]);
    expect(comparison.namings).toEqual({ appear: [], end: [] });
    expect(comparison.losses).toEqual([]);
    expect(comparison.firms.renamed.map(({ words }) => words)).toEqual([`示例甲物业服务有限公司（${NEW_FIRM}）`]);
  });

  it('of two estates that became one, neither is taken for it', async () => {
    const merged = recodedTown(withoutEstates(BIG_TOWN, 1), 'JZ002', 'JZ902');
    const after = townWithRows(merged, 'estate', (row) =>
      row.小区编码 === 'JZ902' ? { ...row, 旧编码: 'JZ001、JZ002', 户数: '1200' } : row,
    );
    const { estates } = await against(after);
    expect([estates.go.length, estates.come.length, estates.renamed]).toEqual([2, 1, []]);
    // Into one that was there before: that one is as it was, and the other is gone.
    const into = townWithRows(withoutEstates(BIG_TOWN, 1), 'estate', (row) =>
      row.小区编码 === 'JZ002' ? { ...row, 旧编码: 'JZ001' } : row,
    );
    const { estates: of } = await against(into);
    expect([of.go, of.come, of.renamed]).toEqual([['第1号院（JZ001）'], [], []]);
  });

  it('a row that is in the table and for another place is kept back, not gone', async () => {
    const after = townWithRows(BIG_TOWN, 'list_entry', (row) =>
      isAugust(row) ? { ...row, 列入日期: '2026-12-01' } : row,
    );
    expect(told(await against(after))).toEqual([expect.stringContaining('红黑榜 kept')]);
  });

  it('an estate that moves nowhere takes no row of another one along', async () => {
    const comparison = await against(withoutEstates(BIG_TOWN, 1));
    expect(comparison.estates.go).toEqual(['第1号院（JZ001）']);
    expect(told(comparison)).toHaveLength(3);
  });
});

describe('of accusations', () => {
  it('a new one is told first, with its cell and last day', async () => {
    const after: Town = {
      ...BIG_TOWN,
      list_entry: [
        ...(BIG_TOWN.list_entry ?? []),
        { ...(BIG_TOWN.list_entry?.[0] ?? {}), 期次: '2026-10', 列入日期: '2026-10-31' },
      ],
    };
    const { namings } = await against(after);
    expect(namings.appear.map(({ until, because }) => [until, because])).toEqual([['2027-10-31', '履约不到位']]);
  });

  it.each([
    [{ 移出日期: '2026-11-01', 移出原因: '修复' }, '修复'],
    [{ 移出日期: '2026-11-01', 移出原因: '更正' }, '更正'],
    [{ 公示期至: '2026-10-01' }, 'ended'],
  ] as const)('one that ends is told with the reason: %s', async (change, why) => {
    const { namings, losses } = await against(listing(change, isAugust));
    expect(namings.end.map(({ fate }) => (fate.is === 'ended' ? fate.why : fate.is))).toEqual([why]);
    expect(losses).toEqual([]);
  });

  it('one that is gone without a word is told so', async () => {
    const { namings } = await against(townWithRows(BIG_TOWN, 'list_entry', (row) => (isAugust(row) ? null : row)));
    expect(namings.end.map(({ fate }) => fate.is)).toEqual(['gone']);
  });

  it('of one whose subject was mended, one ends and one appears', async () => {
    const { namings, tables } = await against(listing({ 主体编码: OTHER_FIRM }, isAugust));
    expect([namings.appear.map(({ subject }) => subject), namings.end.map(({ subject }) => subject)]).toEqual([
      [OTHER_FIRM],
      [FIRM],
    ]);
    expect(tables.flatMap(({ changed }) => changed)).toHaveLength(1);
  });

  it('praise that becomes blame appears', async () => {
    const praised = await made(folderOfTown(listing({ 榜别: '红榜' }, isAugust)));
    const { namings } = await comparedWith(await publishedOf(praised), town);
    expect(namings.appear).toHaveLength(1);
  });

  it('a column of removals that is lost brings back who was named, which is told', async () => {
    const after = await made(folderOfTown(BIG_TOWN, { list_entry: ['移出日期', '移出原因'] }));
    const { losses, columns } = await comparedWith(await publishedOf(town), after);
    expect(losses.map(({ is }) => is)).toEqual(['column', 'column']);
    expect(columns.map(({ header }) => header)).toEqual(['移出日期', '移出原因']);
  });
});

describe('of what ends and of verdicts', () => {
  it('an end that was cleared is named in a chapter of its own', async () => {
    const after = townWithRows(BIG_TOWN, 'contract', (row, i) => (i === 0 ? { ...row, 结束日期: '' } : row));
    const { endings } = await against(after);
    expect(endings.map(({ cell }) => [cell.header, cell.before])).toEqual([['结束日期', '2026-12-31']]);
  });

  it('a verdict that gets worse is told once, though it is judged as of another day', async () => {
    const estate = TOWN.estate.map((row, i) => (i === 0 ? { ...row, 电梯数: '1', 阻车电梯数: '1' } : row));
    const before = folderOfTown({ ...TOWN, estate });
    const serviced = {
      ...TOWN,
      lift: TOWN.lift.map((row) => ({ ...row, 上次维保日期: '2026-11-09', 下次检验日期: '2027-01-31' })),
    };
    const lifts = (rows: readonly Row[]): string => `数据截至：2026-11-10\n${csvOf('lift', rows)}`;
    const comparison = await compared(
      { ...before, 'tables/电梯.csv': lifts(serviced.lift) },
      { ...before, 'tables/电梯.csv': lifts(serviced.lift.map((row) => ({ ...row, 上次维保日期: '2026-10-01' }))) },
    );
    expect(comparison.verdicts.worse.map(({ rule, before, after }) => [rule, before, after])).toContainEqual([
      'CN-01',
      '合格',
      '逾期',
    ]);
    expect(new Set(comparison.verdicts.worse.map(({ rule, subject }) => `${rule} ${subject}`)).size).toBe(
      comparison.verdicts.worse.length,
    );
  });

  it('a verdict that was bad and can’t be judged any more is no better one', async () => {
    const bad = TOWN.lift.map((row) => ({ ...row, 上次维保日期: '2026-10-01', 下次检验日期: '2027-01-31' }));
    const folder = folderOfTown(TOWN);
    const lifts = `数据截至：2026-11-10\n${csvOf('lift', bad)}`;
    const { verdicts } = await compared(
      { ...folder, 'tables/电梯.csv': lifts },
      { ...folder, 'tables/电梯.csv': csvOf('lift', []) },
    );
    expect(verdicts.other.map(({ rule, before, after }) => [rule, before, after])).toContainEqual([
      'CN-01',
      '逾期',
      '未知',
    ]);
    expect(verdicts.better.filter(({ rule }) => rule === 'CN-01')).toEqual([]);
  });

  it('nothing is told of a verdict that is the same on another day', async () => {
    const later = await made(folderOfTown(BIG_TOWN), { asOf: '2026-11-11' as IsoDate });
    const { verdicts } = await comparedWith(await publishedOf(town), later);
    expect([...verdicts.worse, ...verdicts.better, ...verdicts.other]).toEqual([]);
  });
});

describe('a publication of an older version', () => {
  /** What the version of the manifest without additions wrote: fewer columns, no numbers of sheets, no says. */
  const older = async (): Promise<Comparison> => {
    const kept = await publishedOf(town);
    const list = await kept.read('data/list_entry.csv');
    const lines = new TextDecoder().decode(list ?? new Uint8Array()).split('\r\n');
    const LEFT_OUT = 4;
    const shorter = lines
      .map((line) =>
        line
          .split(',')
          .slice(0, -1 - LEFT_OUT)
          .join(','),
      )
      .join('\r\n');
    const descriptor = '{"resources": [{"name": "list_entry", "schema": {"fields": [{"name": "行政区划代码"}]}}]}';
    const changed = { 'data/list_entry.csv': shorter, 'data/datapackage.json': descriptor, 'data/findings.csv': null };
    const predecessor = await publishedOf(town, changed);
    const outputs = predecessor.manifest.outputs.filter(({ path }) => path !== 'data/findings.csv');
    return comparedWith({ ...predecessor, manifest: { ...predecessor.manifest, outputs } }, town);
  };

  it('is compared by the columns that it knew, and what it didn’t record is said', async () => {
    const comparison = await older();
    expect(told(comparison)).toEqual([]);
    expect(comparison.losses).toEqual([]);
    expect(comparison.tables.map(({ table, newColumns }) => [table, newColumns.map(({ header }) => header)])).toEqual([
      ['list_entry', ['公示期至']],
    ]);
    expect(comparison.gaps).toContainEqual({ is: 'old-version', what: 'says' });
    expect(comparison.gaps).toContainEqual({ is: 'old-version', what: 'supplied' });
  });
});

it('misses no correction that an older version had in the download of events', async () => {
  const penalty = {
    类型: '处罚',
    日期: '2026-09-05',
    主体编码: FIRM,
    结果: '罚款',
    文号: '示〔2026〕80号',
    公示期至: '2027-09-05',
  };
  const corrections = Array.from({ length: 9 }, (_, i) => ({ ...penalty, 类型: '更正', 结果: `更正之${i}` }));
  const now = await made(folderOfTown({ ...BIG_TOWN, event: [penalty, ...corrections] }));
  const before = await publishedOf(now, { 'data/event.csv': csvOf('event', [penalty, ...corrections]) });
  const comparison = await comparedWith(before, now);
  expect(comparison.losses).toEqual([]);
  expect(comparison.tables).toEqual([]);
});

describe('a publication that is not whole', () => {
  it.each([
    ['data/fund.csv', null, 'file-missing'],
    ['data/fund.csv', '', 'file-damaged'],
    ['data/fund.csv', '\u0000\u0001"', 'file-changed'],
    ['data/datapackage.json', '{"resources": [null]}', 'file-damaged'],
    ['data/datapackage.json', '[', 'file-damaged'],
    ['data/findings.csv', 'rule', 'file-changed'],
    ['data/estate.csv', '小区编码,小', 'file-changed'],
    ['data/estate.csv', 'PK\u0003\u0004\u0014\u0000', 'file-damaged'],
    ['data/estate.csv', '<!doctype html><p>404', 'file-damaged'],
    [
      'data/list_entry.csv',
      '行政区划代码,期次,榜别,主体编码,列入日期\r\nx,y,黑榜,__proto__,2026-99-99\r\n',
      'file-changed',
    ],
    ['data/event.csv', '类型,日期,主体编码,结果,规则\r\n处罚,,,,\r\n', 'file-changed'],
  ])('is compared as far as it goes: %s %s', async (file, text, gap) => {
    const folder = folderOfTown({ ...BIG_TOWN, event: TOWN.event });
    const now = await made(folder);
    const comparison = await comparedWith(await publishedOf(now, { [file]: text }), now);
    expect(comparison.gaps).toContainEqual({ is: gap, file });
    expect(summaryLines(comparison).length).toBeGreaterThan(1);
    expect(comparisonPage(comparison)).toContain('</html>');
  });

  it.each([
    ['data/estate.csv', null],
    ['data/estate.csv', '小区名称,户数\r\n第1号院,600\r\n'],
    ['data/list_entry.csv', null],
    ['data/findings.csv', null],
    ['data/findings.csv', 'rule,detail\r\nCN-01,\r\n'],
  ])('of which a file can’t be compared says so, and nothing of it: %s %s', async (file, text) => {
    const predecessor = await publishedOf(town, { [file]: text }, { says: recorded(saidIn(town.site)) });
    const comparison = await comparedWith(predecessor, town);
    expect(comparison.gaps.flatMap((gap) => ('file' in gap ? [gap.file] : []))).toContain(file);
    expect(told(comparison)).toEqual([]);
    expect(comparison).toMatchObject({ losses: [], namings: { appear: [], end: [] }, estates: { come: [], go: [] } });
    expect(comparison.verdicts).toMatchObject({ worse: [], come: 0, gone: 0 });
    expect(comparison.notices?.gone ?? 0).toBe(0);
    expect(summaryLines(comparison).at(-1)).toBe('比较了的内容和上一版一样。');
  });

  it('names the columns without which no row is known', async () => {
    const comparison = await comparedWith(await publishedOf(town, { 'data/estate.csv': '小区名称\r\n甲\r\n' }), town);
    expect(summaryLines(comparison).join()).toContain('上一版的 data/estate.csv 里没有「小区编码」列');
  });

  it('is the same with a byte-order mark and other line ends, and what was edited by hand in it is told', async () => {
    const estates = new TextDecoder().decode((await (await publishedOf(town)).read('data/estate.csv')) ?? undefined);
    const marked = `\ufeff${estates.replaceAll('\r\n', '\n')}`;
    expect(told(await comparedWith(await publishedOf(town, { 'data/estate.csv': marked }), town))).toEqual([]);
    const edited = { 'data/estate.csv': estates.replace('第3号院', '第三号院') };
    expect(told(await comparedWith(await publishedOf(town, edited), town))).toEqual([
      'tables/小区.csv:B4 小区名称 第三号院 → 第3号院',
    ]);
  });

  it('of which a list was edited by hand is taken for no notice that is gone', async () => {
    const list = new TextDecoder().decode((await (await publishedOf(town)).read('data/list_entry.csv')) ?? undefined);
    const changed = { 'data/list_entry.csv': list.replaceAll('履约不到位', '收费') };
    const says = recorded(saidIn(town.site));
    expect((await comparedWith(await publishedOf(town, {}, { says }), town)).notices).toEqual({ appear: [], gone: 0 });
    expect((await comparedWith(await publishedOf(town, changed, { says }), town)).notices).toBeNull();
  });

  it('may have 30,000 rows that this one doesn’t have', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => ({ ...(BIG_TOWN.fund?.[i % 40] ?? {}), 结存: `${i}.00` }));
    const changed = { 'data/fund.csv': csvOf('fund', rows) };
    const { losses } = await comparedWith(await publishedOf(town, changed), town);
    expect(losses).toMatchObject([{ is: 'rows', table: 'fund', of: 30_000 }]);
  });

  it('without any data says so', async () => {
    const predecessor = await publishedOf(town);
    const comparison = await comparedWith({ ...predecessor, manifest: { ...predecessor.manifest, outputs: [] } }, town);
    expect(comparison.gaps).toContainEqual({ is: 'no-data' });
    expect(comparison.losses).toEqual([]);
  });
});

it('shows texts of every column as text, on the page and in the terminal', async () => {
  const HOSTILE = '<script>alert(1)</script>\u001b[2J\u202e';
  const words = (table: TableId): Row =>
    Object.fromEntries(columnList(tableOf(table)).map(([, { header }]) => [header, HOSTILE]));
  const predecessor = await publishedOf(town);
  const changed = Object.fromEntries(
    TABLES.map(({ id }) => [`data/${id}.csv`, csvOf(id, [words(id), words(id)])] as const),
  );
  const outputs = Object.keys(changed).map((path) => ({ path, bytes: 0, sha256: '' }));
  const hostile = await publishedOf(town, changed);
  const comparison = await comparedWith(
    { ...hostile, where: HOSTILE, manifest: { ...predecessor.manifest, release: HOSTILE, base: HOSTILE, outputs } },
    town,
  );
  const page = comparisonPage(comparison);
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toMatch(/<script|\u001b|\u202e/);
  expect(summaryLines(comparison).join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
});
