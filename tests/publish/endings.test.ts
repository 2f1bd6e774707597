/**
 * What ends of what is published, though nothing else is published: on which day, in how many of the publications of which a
 * release is made, and by tables of today that can't be read.
 */
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import { downloadRows } from '../../src/domain/publication.ts';
import { type Site, sitesOfEndings } from '../../src/site.ts';
import { contentOf, type Folder, made } from '../support/compared.ts';
import { BIG_TOWN, folderOfTown, type Town } from '../support/guarded-town.ts';
import { FIRM, type Row } from '../support/tables.ts';

const day = (text: string): IsoDate => text as IsoDate;
const withoutLists: Town = { ...BIG_TOWN, list_entry: [] };

/** A town where one firm is listed. */
const listed = (on: string, more: Row = {}): Folder => folderOfTown({ ...withoutLists, list_entry: [black(on, more)] });

const black = (on: string, more: Row = {}): Row => ({
  ...{ 行政区划代码: '000101', 期次: on.slice(0, 7), 榜别: '黑榜', 主体类型: '企业', 主体编码: FIRM },
  ...{ 依据: '独一无二的依据', 列入日期: on, 文号: '示〔2028〕9号', ...more },
});

/** How many of the things that a publication says have ended on a day, by an office's tables of that day. */
async function endedOn(site: Site, folder: Folder, today: string): Promise<number> {
  const { ended } = sitesOfEndings([site], await contentOf(folder, day(today)), day(today));
  return ended.flat().length;
}

describe('an accusation', () => {
  it.each([
    ['whose 公示期至 is a leap day', listed('2027-12-31', { 公示期至: '2028-02-29' }), '2028-02-29'],
    ['of a leap day, a year later', listed('2028-02-29'), '2029-02-28'],
    ['of the day before a leap day, a year later', listed('2027-02-28'), '2028-02-28'],
  ])('is there through its last day and ends on the next: %s', async (_, folder, last) => {
    const { site } = await made(folder, { asOf: day(last) });
    expect(site.register.records.list_entry).toMatchObject([{ until: last }]);
    expect(await endedOn(site, folder, last)).toBe(0);
    const next = addDays(day(last), 1);
    const content = await contentOf(folder, next);
    const { sites, ended } = sitesOfEndings([site], content, next);
    expect(ended).toMatchObject([[{ table: 'list_entry', withdrawn: { why: 'ended' } }]]);
    expect(JSON.stringify(sites)).not.toContain('独一无二');
    expect((await made(folder, { asOf: next })).site.withheld).toMatchObject([{ reason: '公示期已满', count: 1 }]);
  });

  it('whose last day was over before the first publication is never said, and counted as kept back', async () => {
    const folder = listed('2026-09-30', { 公示期至: '2026-11-09' });
    const { site } = await made(folder, { asOf: day('2026-11-10') });
    expect(JSON.stringify([site.register.records, site.findings])).not.toContain('独一无二');
    expect(downloadRows(site.register, 'list_entry')).toMatchObject([{ subject: null, basis: '1 条移出' }]);
    expect(site.withheld).toEqual([{ table: 'list_entry', reason: '公示期已满', count: 1 }]);
    expect(await endedOn(site, folder, '2026-11-10')).toBe(0);
  });

  it('ends in every publication of which the release is made, on the last day that the newest says', async () => {
    const early = await made(listed('2026-09-30', { 公示期至: '2026-12-31' }));
    const late = await made(listed('2026-09-30', { 公示期至: '2026-11-30' }));
    const both = [late.site, early.site];
    // No table of today can be read.
    const nothing = await contentOf({}, day('2026-12-01'));
    const { sites, ended, id } = sitesOfEndings(both, nothing, day('2026-12-01'));
    expect(ended.map((own) => own.length)).toEqual([1, 1]);
    expect(JSON.stringify(sites)).not.toContain('独一无二');
    expect(sites.map(({ release }) => release)).toEqual([
      { ...late.site.release, id },
      { ...early.site.release, id },
    ]);
  });

  it('leaves a publication that doesn’t say it as it was', async () => {
    const without = await made(folderOfTown(withoutLists));
    const { site } = await made(listed('2026-09-30', { 公示期至: '2026-11-30' }));
    const { sites } = sitesOfEndings([site, without.site], await contentOf({}, day('2026-12-01')), day('2026-12-01'));
    expect(sites[1]).toBe(without.site);
  });
});

describe('tables of today that can’t be published', () => {
  const folder = listed('2026-09-30');
  it.each([
    ['a day that is none', listed('2026-09-31')],
    ['no day at all', listed('2026-09-30', { 列入日期: '' })],
    ['a period that is none', listed('2026-09-30', { 期次: '2026-13' })],
    ['a last day that is none', listed('2026-09-30', { 公示期至: '2026-02-29' })],
    ['a removal nobody knows', listed('2026-09-30', { 移出日期: '2026-10-01', 移出原因: '别的' })],
    [
      'nothing but rubbish',
      { ...folder, 'tables/红黑榜.csv': '\u0000\u0001"', 'tables/事件.csv': '类型,日期\n处罚,x\n' },
    ],
    ['a table that is gone', folderOfTown(withoutLists)],
    ['no settings', { ...folder, 'portal.yaml': ':' }],
  ])('end nothing that goes on: %s', async (_, today) => {
    const { site } = await made(folder);
    expect(await endedOn(site, today, '2026-11-11')).toBe(0);
    // And what is over is over.
    expect(await endedOn(site, today, '2027-10-01')).toBe(1);
  });

  it('with a removal among other faults take that off', async () => {
    const { site } = await made(folder);
    const off = listed('2026-09-30', { 移出日期: '2026-11-11', 移出原因: '修复' });
    expect(await endedOn(site, { ...off, 'tables/维修资金.csv': '小区编码\nx\n' }, '2026-11-11')).toBe(1);
  });
});

it('takes ten thousand endings off at once, each of them and nothing else', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    ...{ 行政区划代码: '000101', 月份: '2026-09', 类型: i % 100 === 0 ? '表扬' : '批评', 主体编码: FIRM },
    ...{ 事由: `第${i}件独一无二的事`, 文号: `示〔2026〕${i}号` },
  }));
  const { site } = await made(folderOfTown({ ...withoutLists, bulletin: many }));
  const today = day('2027-10-01');
  const { sites, ended } = sitesOfEndings([site], await contentOf({}, today), today);
  expect(ended[0]).toHaveLength(9900);
  const [after] = sites as [Site];
  expect(downloadRows(after.register, 'bulletin').map(({ kind }) => kind)).toEqual(
    Array.from({ length: 100 }, () => '表扬'),
  );
  expect(after.register.records.bulletin).toHaveLength(10_000);
});
