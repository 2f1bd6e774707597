/**
 * A panel that is off until a day, beside what was published before: named, with its rows, and no loss that stops a build.
 */
import { beforeAll, expect, it } from 'vitest';
import { comparisonPage } from '../../src/compare/page.ts';
import { summaryLines } from '../../src/compare/summary.ts';
import { comparedWith, type Folder, type Made, made, publishedOf } from '../support/compared.ts';
import { BIG_TOWN, folderOfTown } from '../support/guarded-town.ts';

const FOLDER: Folder = folderOfTown(BIG_TOWN);
const withOff = (line: string): Folder => ({
  ...FOLDER,
  'portal.yaml': `${FOLDER['portal.yaml']}\npanels:\n  ${line}\n`,
});

let town: Made;
beforeAll(async () => {
  town = await made(FOLDER);
});

it('names what is not published any more with its day and its rows, and loses nothing', async () => {
  const rows = town.site.register.records.fund.length;
  expect(rows).toBeGreaterThan(3);
  const comparison = await comparedWith(await publishedOf(town), await made(withOff('fund: {off_until: 2027-03-31}')));
  expect(comparison.losses).toEqual([]);
  expect(comparison.later).toEqual([{ table: 'fund', words: '维修资金将于 2027年3月31日前公布', rows, putOff: null }]);
  expect(comparison.isSame).toBe(false);
  const line = `维修资金将于 2027年3月31日前公布，上一版公布的 ${rows} 行不再公布`;
  expect(summaryLines(comparison).join('\n')).toContain(`暂不公布的栏目：1\n  ${line}`);
  expect(comparisonPage(comparison)).toContain(line);
});

it('does the same for a part of the estates, and still finds what is lost among the others', async () => {
  const off = await made(withOff('fund: {off_until: 2027-03-31, divisions: ["000101"]}'));
  expect((await comparedWith(await publishedOf(town), off)).losses).toEqual([]);
  // A table that nobody has handed in is lost, whatever else is off.
  const without = Object.fromEntries(
    Object.entries(withOff('revenue: {off_until: 2027-03-31}')).filter(([file]) => !file.includes('维修资金')),
  );
  const lost = await comparedWith(await publishedOf(town), await made(without));
  expect(lost.losses.map(({ is }) => is)).toContain('table');
});

it('names a day that was put off', async () => {
  const first = await made(withOff('fund: {off_until: 2027-03-31}'));
  const then = await made(withOff('fund: {off_until: 2027-06-30}'));
  const comparison = await comparedWith(await publishedOf(first), then);
  expect(comparison.later).toEqual([
    { table: 'fund', words: '维修资金将于 2027年6月30日前公布', rows: 0, putOff: '2027-03-31' },
  ]);
  expect(summaryLines(comparison).join('\n')).toContain('原定 2027年3月31日前公布');
});

it('finds the rows again once the panel is on', async () => {
  const off = await made(withOff('fund: {off_until: 2027-03-31}'));
  const comparison = await comparedWith(await publishedOf(off), town);
  expect(comparison.later).toEqual([]);
  expect(comparison.losses).toEqual([]);
  const table = comparison.tables.find((one) => one.table === 'fund');
  expect(table?.added).toHaveLength(town.site.register.records.fund.length);
});
