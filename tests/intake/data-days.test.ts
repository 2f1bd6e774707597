/**
 * 数据截至: until which day a sheet speaks, by its own words, by its name, by portal.yaml, by its rows.
 */
import { describe, expect, it } from 'vitest';
import { untilOfSheets } from '../../src/domain/data-until.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Period } from '../../src/domain/period.ts';
import type { DataDay } from '../../src/domain/source-sheet.ts';
import type { IntakeOptions } from '../../src/intake/collected.ts';
import { readPortal } from '../../src/intake/portal.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { untilText } from '../../src/wording/data-until.ts';
import {
  AS_OF,
  csvOf,
  type Files,
  foundIn,
  GROUND,
  type Row,
  readTown,
  sheetRows,
  TOWN,
  tableFile,
  xlsx,
} from '../support/tables.ts';

const said = (day: string): DataDay => ({ day: day as IsoDate, by: 'said' });
const inferred = (day: string): DataDay => ({ day: day as IsoDate, by: 'inferred' });
/** The day on which the town's only lift was serviced. */
const SERVICED = TOWN.lift[0]?.上次维保日期 as string;
const LIFTS = csvOf('lift');

/** Until when a file speaks, with what was said of its day. */
async function untilOf(path: string, content: string | Uint8Array, options: Partial<IntakeOptions> = {}) {
  const town = await readTown({ [path]: content }, { dataDates: {}, ...options });
  const sheet = town.register.sheets.find(({ file }) => file === `tables/${path}`);
  const found = foundIn(town).filter(([, , , code]) => code.startsWith('data-date'));
  return { until: sheet?.until, found: found.map(([, row, , code]) => [row, code]) };
}

describe('a line above the header', () => {
  it.each([
    '数据截至：2026年10月31日',
    '数据截至2026-10-31',
    '截止日期: 2026.10.31',
    '（数据截至 2026/10/31）',
    '电梯台账（截至2026年10月31日）',
    '数据截止时间为二〇二六年十月三十一日',
    '填报单位：示例市住建局  数据截至日期：20261031',
    '数据截至,2026-10-31',
    ',,截止日期,,2026年10月31日',
  ])('%s is the day', async (line) => {
    expect(await untilOf('电梯.csv', `${line}\n${LIFTS}`)).toEqual({ until: said('2026-10-31'), found: [] });
  });

  it('holds a date as a workbook holds one', async () => {
    const rows = [['数据截至', new Date('2026-10-31T00:00:00Z')], ...sheetRows('lift')];
    const file = await xlsx([{ name: '电梯', rows }]);
    expect((await untilOf('台账.xlsx', file)).until).toEqual(said('2026-10-31'));
  });

  it('holds a month, which bounds the newest row', async () => {
    expect((await untilOf('电梯.csv', `数据截至：2026年10月\n${LIFTS}`)).until).toEqual(inferred(SERVICED));
  });

  it('that can’t be read is named, and the rows tell', async () => {
    const line = '数据截至：2026年第40周';
    const { until, found } = await untilOf('电梯.csv', `${line}\n${LIFTS}`);
    expect(until).toEqual(inferred(SERVICED));
    expect(found).toEqual([[1, 'data-date-unread']]);
  });

  it('goes before the name of the file, and that before portal.yaml', async () => {
    const dataDates = { lift: '2026-09-30' as IsoDate };
    const line = `数据截至：2026-10-31\n${LIFTS}`;
    expect(await untilOf('电梯-2026-10.csv', line, { dataDates })).toEqual({ until: said('2026-10-31'), found: [] });
    expect((await untilOf('电梯-2026-10-30.csv', LIFTS, { dataDates })).until).toEqual(said('2026-10-30'));
    expect((await untilOf('电梯-甲子县.csv', LIFTS, { dataDates: { lift: '2026-11-01' as IsoDate } })).until).toEqual(
      said('2026-11-01'),
    );
  });

  it('below the header is a row, and the column 截止日期 of a table no announcement', async () => {
    expect((await untilOf('维修资金.csv', csvOf('fund'))).until).toEqual(inferred(TOWN.fund[0]?.截止日期 as string));
  });
});

describe('the name of a file', () => {
  it.each([
    ['电梯-2026-10-31.csv', '2026-10-31'],
    ['电梯-20261031.csv', '2026-10-31'],
    ['电梯-甲子县2026年10月31日.csv', '2026-10-31'],
    ['lift-2026.10.31-甲子县.csv', '2026-10-31'],
    ['电梯-2026年1月5日.csv', '2026-01-05'],
  ])('%s says a day', async (path, day) => {
    const earlier = LIFTS.replaceAll(SERVICED, '2026-01-02');
    expect((await untilOf(path, earlier)).until).toEqual(said(day));
  });

  it.each(['电梯-2026-10.csv', '电梯-2026年10月.csv', '电梯-202610.csv', '电梯-2026Q4.csv', '电梯-2026年度.csv'])(
    '%s only bounds it',
    async (path) => {
      expect((await untilOf(path, LIFTS)).until).toEqual(inferred(SERVICED));
    },
  );

  it.each(['电梯-10月30日.csv', '电梯-甲子县10月30号.csv', '电梯-第10月3日.csv'])(
    '%s has a day of nobody knows which year, which is named',
    async (path) => {
      expect(await untilOf(path, LIFTS)).toEqual({ until: inferred(SERVICED), found: [[null, 'data-date-unread']] });
    },
  );

  it.each(['电梯.csv', '电梯-春晖街道.csv', '电梯-12号楼.csv', '电梯-第2批.csv'])('%s says nothing', async (path) => {
    expect((await untilOf(path, LIFTS)).until).toEqual(inferred(SERVICED));
  });
});

describe('where nobody says it', () => {
  it('the newest thing that has happened tells, never after the day of publication', async () => {
    const rows = csvOf('lift', [
      { ...TOWN.lift[0], 上次维保日期: '2026-10-22' },
      { ...TOWN.lift[0], 使用登记证编号: '梯11示00000002', 上次维保日期: '2026-10-25' },
    ]);
    expect((await untilOf('电梯.csv', rows)).until).toEqual(inferred('2026-10-25'));
    const asOf = '2026-10-23' as IsoDate;
    expect((await untilOf('电梯.csv', rows, { asOf })).until).toEqual(inferred('2026-10-22'));
  });

  it('a month that is over tells its last day, one that is not its first', async () => {
    const stat = (month: string): string => csvOf('complaint_stat', [{ ...TOWN.complaint_stat[0], 月份: month }]);
    expect((await untilOf('投诉统计.csv', stat('2026-10'))).until).toEqual(inferred('2026-10-31'));
    expect((await untilOf('投诉统计.csv', stat('2026-11'))).until).toEqual(inferred('2026-11-01'));
  });

  it.each(['fee_item', 'manager', 'contract', 'estate'] as const)(
    'a table of how things stand has none: %s',
    async (id) => {
      expect((await untilOf(`${id}.csv`, csvOf(id))).until).toBeNull();
    },
  );
});

describe('a day that can’t be so', () => {
  it('because it lies ahead is named, and accuses nobody', async () => {
    const { until, found } = await untilOf('电梯.csv', `数据截至：2027-10-31\n${LIFTS}`);
    expect(until).toEqual(inferred(SERVICED));
    expect(found).toEqual([[1, 'data-date-ahead']]);
  });

  it('because the rows have passed it is named, and accuses nobody', async () => {
    const rows = csvOf('lift', [{ ...TOWN.lift[0], 上次维保日期: '2026-11-05' }]);
    const { until, found } = await untilOf('电梯-2026-10-31.csv', rows);
    expect(until).toEqual(inferred('2026-11-05'));
    expect(found).toEqual([[null, 'data-date-passed']]);
  });
});

describe('a month alone', () => {
  const serviced = (...days: string[]) =>
    csvOf(
      'lift',
      days.map((day, index) => ({
        ...(TOWN.lift[0] as Row),
        使用登记证编号: `梯11晋D0000${index}(26)`,
        上次维保日期: day,
      })),
    );
  const AUGUST = serviced('2026-08-25', '2026-08-10');
  const bounded = { day: '2026-08-25', by: 'inferred', within: '2026-08' };

  it.each([
    ['电梯-2026-08.csv', AUGUST],
    ['电梯-2026年8月.csv', AUGUST],
    ['电梯.csv', `数据截至：2026年8月\n${AUGUST}`],
  ])('is kept with the newest row in it: %s', async (path, rows) => {
    expect(await untilOf(path, rows)).toEqual({ until: bounded, found: [] });
  });

  it('is kept where portal.yaml says it', async () => {
    const dataDates = { lift: '2026-08' as Period };
    expect(await untilOf('电梯.csv', AUGUST, { dataDates })).toEqual({ until: bounded, found: [] });
  });

  it('is not believed where a row is later, and nobody takes the row for one of the month', async () => {
    const rows = serviced('2026-08-25', '2026-09-01');
    const passed = { until: inferred('2026-09-01'), found: [[null, 'data-date-passed']] };
    expect(await untilOf('电梯-2026-08.csv', rows)).toEqual(passed);
    expect((await untilOf('电梯-2026-08.csv', serviced('2026-08-31'))).found).toEqual([]);
    const above = await untilOf('电梯.csv', `数据截至：2026年8月\n${rows}`);
    expect(above).toEqual({ ...passed, found: [[1, 'data-date-passed']] });
  });

  it('in the name of a table of periods is that of its rows', async () => {
    const row = { ...(TOWN.complaint_stat[0] as Row), 月份: '2026-09' };
    expect(await untilOf('投诉统计-2026-08.csv', csvOf('complaint_stat', [row]))).toMatchObject({ found: [] });
  });

  it('is told with the day that follows from it', async () => {
    const { register } = await readTown({ '电梯-2026-08.csv': AUGUST }, { dataDates: {} });
    expect(untilText(untilOfSheets(register.sheets.filter(({ table }) => table === 'lift')))).toBe(
      '数据写的是截至 2026年8月，按其中最晚的记录 2026年8月25日 算',
    );
    // It is a day that is counted with, and none that can't be used.
    expect(register.sheets.find(({ table }) => table === 'lift')?.unusableUntil).toBeUndefined();
  });
});

describe('two days of one sheet', () => {
  it.each([
    ['2026-10-30', '电梯-2026-10-31.csv', '2026-10-30'],
    ['2026-10-31', '电梯-2026-10-30.csv', '2026-10-30'],
  ])('%s above the header and %s as a name are told, and the earlier counts', async (day, path, earlier) => {
    expect(await untilOf(path, `数据截至：${day}\n${LIFTS}`)).toEqual({
      until: said(earlier),
      found: [[1, 'data-date-contradicted']],
    });
  });

  it('are told where the day lies before the month in the name, not where it lies in it or after it', async () => {
    const found = async (path: string) => (await untilOf(path, `数据截至：2026-10-31\n${LIFTS}`)).found;
    expect(await found('电梯-2026-11.csv')).toEqual([[1, 'data-date-contradicted']]);
    expect(await found('电梯-2026-10.csv')).toEqual([]);
    expect(await found('电梯-2026-09.csv')).toEqual([]);
  });
});

describe('a day that isn’t believed', () => {
  it.each(['电梯-2026-11-31.csv', '电梯-20261331.csv'])('is named where a name has it: %s', async (path) => {
    expect(await untilOf(path, LIFTS)).toEqual({
      until: inferred(SERVICED),
      found: [[null, 'data-date-unread']],
    });
  });

  it('is told where it is written, in portal.yaml as well', async () => {
    const rows = csvOf('lift', [{ ...(TOWN.lift[0] as Row), 上次维保日期: '2026-11-05' }]);
    const { problems } = await readTown({ '电梯.csv': rows }, { dataDates: { lift: '2026-10-31' as IsoDate } });
    const told = problems.filter(({ code }) => code === 'data-date-passed');
    expect(told.map(({ file, column }) => [file, column])).toEqual([['portal.yaml', 'data_dates.电梯']]);
  });

  it('is named as well where it lies further ahead than anything that has happened can', async () => {
    expect(await untilOf('电梯.csv', `数据截至：2029-01-01\n${LIFTS}`)).toEqual({
      until: inferred(SERVICED),
      found: [[1, 'data-date-unread']],
    });
  });
});

describe('portal.yaml', () => {
  const settings = (dates: string): ReturnType<typeof readPortal> =>
    readPortal(`name: 示例\nbase: https://example.org\npublisher: 示例\ndivisions: ["000100"]\ndata_dates:\n${dates}`);

  it('names tables by id or by name, with a day or a month', () => {
    const { portal, problems } = settings('  lift: 2026-10-31\n  投诉统计: 2026-10\n');
    expect(problems).toEqual([]);
    expect(portal?.dataDates).toEqual({ lift: '2026-10-31', complaint_stat: '2026-10' });
  });

  it('is told what it doesn’t know', () => {
    const { problems } = settings('  lifts: 2026-10-31\n  fund: 去年底\n');
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ['setting-unknown', 6],
      ['setting-wrong', 7],
    ]);
  });
});

describe('a setting of portal.yaml', () => {
  const YAML = ['name: 甲', 'base: https://example.org', 'publisher: 乙', 'divisions: ["000100"]', 'data_dates:'];
  /** What `data_dates` of these lines says of the town's tables, with its line. */
  async function told(lines: readonly string[], files: Files = { '电梯.csv': LIFTS }) {
    const tables = Object.entries({ ...GROUND, ...files }).map(([path, text]) => tableFile(`tables/${path}`, text));
    const settings = tableFile('portal.yaml', [...YAML, ...lines].join('\n'));
    const content = await readContent({
      files: [settings, ...tables],
      shippedProfile: async () => null,
      asOf: AS_OF,
    });
    return content.problems.flatMap(({ code, file, row, message }) =>
      code.startsWith('data-date') && file === 'portal.yaml' ? [[row, code, message] as const] : [],
    );
  }

  it('that lies ahead is named with its line, its day and the day of publication', async () => {
    const found = await told(['  小区: 2026-10-31', '  电梯: 2027-01-01']);
    expect(found.map(([row, code]) => [row, code])).toEqual([[7, 'data-date-ahead']]);
    expect(found[0]?.[2]).toContain(`写明数据截至「2027-01-01」，比发布的日子 ${AS_OF} 还晚`);
  });

  it('for a table that is not there is named', async () => {
    const [found] = await told(['  红黑榜: 2026-10-31']);
    expect(found?.[2]).toBe(
      'portal.yaml 第 6 行「data_dates.红黑榜」写的是「2026-10-31」，没有「红黑榜」表，这个日子没有用到。放上这张表，或删掉这一项。',
    );
  });

  it('of a month in which no row lies is named, and so is one of a table that tells of nothing that happens', async () => {
    expect((await told(['  电梯: 2026-01'])).map(([, code]) => code)).toEqual(['data-date-empty']);
    expect((await told([`  电梯: ${SERVICED.slice(0, 7)}`])).map(([, code]) => code)).toEqual([]);
    const fees = { '收费标准.csv': csvOf('fee_item') };
    expect((await told(['  收费标准: 2026-10'], fees)).map(([, code]) => code)).toEqual(['data-date-empty']);
  });
});

it('what was written and can’t be gone by is kept with its place', async () => {
  const unusable = async (path: string, content: string) => {
    const { register } = await readTown({ [path]: content }, { dataDates: {} });
    return register.sheets.find(({ file }) => file === `tables/${path}`)?.unusableUntil;
  };
  expect(await unusable('电梯.csv', `数据截至：2027-01-01\n${LIFTS}`)).toBe(
    '2027-01-01（tables/电梯.csv 第 1 行（A1））',
  );
  expect(await unusable('电梯-10月30日.csv', LIFTS)).toBe('10月30日（tables/电梯-10月30日.csv）');
  expect(await unusable('电梯.csv', `数据截至：2026-10-31\n${LIFTS}`)).toBeUndefined();
  expect(await unusable('电梯.csv', LIFTS)).toBeUndefined();
});
