/**
 * The take-down list: first what names somebody, then the rest, and earlier versions that didn't say whether it does.
 */
import { expect, test } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { type EarlierSheet, toEarlier } from '../../src/publish/print/printed-file.ts';
import { type HangingSheet, takeDownSheets } from '../../src/sheets/take-down.ts';
import { linesOf, rowsOf } from '../support/sheets.ts';

const county = { code: '000101', name: '甲子县' };
const hanging = (subject: string, title: string, until: string | null): HangingSheet => ({
  county,
  subject,
  title,
  place: null,
  until: until as IsoDate | null,
  isReplaced: subject === '丁香苑',
});

test('sheets that name somebody come first, with the day after which they may not hang', () => {
  const [list] = takeDownSheets(
    [
      hanging('丁香苑', '收费公示表', null),
      hanging('海棠苑', '公示单', '2026-11-09'),
      hanging('丁香苑', '公示单', '2027-06-30'),
    ],
    '2026-11-10',
  );
  expect(list?.until).toBeNull();
  expect(list?.parts.map(({ title }) => title)).toEqual(['', '写有上榜、通报或处罚的，先办', '其他']);
  expect(rowsOf(list)).toEqual([
    ['海棠苑', '公示单', '公示栏', '2026年11月9日', '撤下', ''],
    ['丁香苑', '公示单', '公示栏', '2027年6月30日', '换新', ''],
    ['丁香苑', '收费公示表', '公示栏', '换新', ''],
  ]);
});

test('where no sheet names anybody the list has one table', () => {
  const [list] = takeDownSheets([hanging('丁香苑', '收费公示表', null)], '2026-11-10');
  expect(list?.parts.map(({ title }) => title)).toEqual(['', '']);
  expect(linesOf(list).join('')).not.toMatch(/上榜|公示期/);
});

test('what a release records of a sheet says until when it may hang', () => {
  const earlier: EarlierSheet = toEarlier({
    file: '000101/a.pdf',
    sheet: 'notice',
    title: '公示单',
    estate: 'JZ001',
    division: '000101',
    firm: null,
    place: null,
    pages: 2,
    release: '0123456789ab',
    since: '2026-11-10' as IsoDate,
    id: 'ABCD2345',
    maker: '0123456789ab',
    until: '2027-06-30' as IsoDate,
    content: 'a',
  });
  expect(earlier.until).toBe('2027-06-30');
});
