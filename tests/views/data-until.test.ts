/**
 * 数据截至: until when pages, panels, sheets and screens say that their data speak, which is never the day of publication.
 */
import { describe, expect, it } from 'vitest';
import { untilOfSheets } from '../../src/domain/data-until.ts';
import type { TableId } from '../../src/domain/records.ts';
import type { DataDay, SourceSheet } from '../../src/domain/source-sheet.ts';
import { ROOM } from '../../src/screens/frames.ts';
import { screenSnapshot } from '../../src/screens/snapshot.ts';
import { boardParts } from '../../src/sheets/notice.ts';
import { boardView } from '../../src/views/board/board.ts';
import { editionView } from '../../src/views/common/frame.ts';
import { untilInShort, untilText } from '../../src/wording/data-until.ts';
import { city, contract, date, estate, fee, firm, grade, listing, manager } from './city.ts';

const said = (day: string): DataDay => ({ day: date(day), by: 'said' });
const inferred = (day: string): DataDay => ({ day: date(day), by: 'inferred' });
const sheet = (table: TableId, until: DataDay | null): SourceSheet => ({
  file: `tables/${table}.csv`,
  sheet: null,
  table,
  columns: {},
  until,
});
const unusable = (table: TableId, until: DataDay | null): SourceSheet => ({
  ...sheet(table, until),
  unusableUntil: '2027-01-31（第 1 行）',
});
const words = (...sheets: SourceSheet[]): string => untilText(untilOfSheets(sheets));

describe('until when several tables speak', () => {
  it('is their day, or the first and the last of their days', () => {
    expect(words(sheet('lift', said('2026-10-31')), sheet('fund', said('2026-10-31')))).toBe('数据截至 2026年10月31日');
    expect(words(sheet('lift', said('2026-11-08')), sheet('fund', said('2026-10-31')))).toBe(
      '数据截至 2026年10月31日 至 2026年11月8日，各表不同',
    );
  });

  it('says of how many nobody has said it', () => {
    expect(
      words(sheet('lift', said('2026-10-31')), sheet('fee_item', null), sheet('fund', inferred('2026-06-30'))),
    ).toBe('数据截至 2026年10月31日，另有 2 张表没有写明');
  });

  it('is not claimed where nobody says any: the newest row tells, or nothing', () => {
    expect(words(sheet('lift', inferred('2026-10-22')), sheet('fee_item', null))).toBe(
      '数据没有写明截至哪一天，最新的记录说到 2026年10月22日',
    );
    expect(words(sheet('fee_item', null))).toBe('数据没有写明截至哪一天');
  });

  it('tells a day that was written and can’t be used from none', () => {
    expect(words(unusable('lift', inferred('2026-10-22')))).toBe(
      '数据写明的截至日期不能用，最新的记录说到 2026年10月22日',
    );
    expect(words(unusable('lift', null), sheet('fee_item', null))).toBe('数据没有写明截至哪一天，或者写明的不能用');
    expect(words(sheet('fund', said('2026-10-31')), unusable('lift', null), sheet('fee_item', null))).toBe(
      '数据截至 2026年10月31日，另有 1 张表没有写明、1 张表写明的日期不能用',
    );
    const short = untilInShort(untilOfSheets([sheet('fund', said('2026-10-31')), unusable('lift', null)]));
    expect(short).toBe('数据截至 2026年10月31日，有的写明的不能用');
  });

  it('takes files of earlier months for the older parts of their table', () => {
    expect(words(sheet('list_entry', inferred('2026-09-30')), sheet('list_entry', said('2026-10-31')))).toBe(
      '数据截至 2026年10月31日',
    );
  });
});

const FIRM = '91000000MA00000157';
const records = {
  estate: [estate('JZ001', '丁香苑')],
  firm: [firm(FIRM, '示例物业')],
  contract: [contract('JZ001', FIRM)],
  manager: [manager('JZ001', '张示例', '0355-0000000')],
  fee_item: [fee('JZ001', 8500)],
  firm_grade: [grade(FIRM, 'D', '2026-01-20')],
  list_entry: [listing('000101', '2026-10', '黑榜', FIRM)],
};

describe('a panel', () => {
  it('says the day of its table, and none where nobody has said one', () => {
    const stampOf = (until: DataDay | null) =>
      boardView(city({ records, until: { revenue: until } }), 'JZ001').panels.manager.stamp;
    expect(stampOf(said('2026-10-31'))).toEqual({ state: 'disclosed', asOf: '2026-10-31' });
    expect(stampOf(null)).toEqual({ state: 'disclosed', asOf: null });
  });

  it('says that its table is older than its rhythm, on paper and screens as well', () => {
    const stale = (day: string) => {
      const board = boardView(city({ records, until: { list_entry: said(day) } }), 'JZ001');
      return [board.panels.lists.stale, boardParts(board, ROOM).lists.blocks.filter(({ kind }) => kind === 'text')];
    };
    const sentence = '「红黑榜」的数据截至 2026年10月9日，一般 31 天以内更新一次，此后的情况没有提供。';
    expect(stale('2026-10-10')[0]).toEqual([]);
    const [said9, texts] = stale('2026-10-09');
    expect(said9).toEqual([sentence]);
    expect(texts).toMatchObject(expect.arrayContaining([expect.objectContaining({ text: sentence })]));
  });
});

describe('a panel of an old table whose written day can’t be used', () => {
  it('says that it can’t be used, not that nobody has written it', () => {
    const publication = city({ records, until: { list_entry: inferred('2026-09-30') } });
    const { register } = publication;
    const doubted = register.sheets.map((one) => ({ ...one, unusableUntil: '2027-01-31（第 1 行）' }));
    const staleOf = (sheets: SourceSheet[]) =>
      boardView({ ...publication, register: { ...register, sheets } }, 'JZ001').panels.lists.stale;
    expect(staleOf(doubted)).toEqual([
      '「红黑榜」写明的数据截至不能用，最新的记录说到 2026年9月30日，一般 31 天以内更新一次。',
    ]);
    expect(staleOf([...register.sheets])).toEqual([
      '「红黑榜」没有写明数据截至哪一天，最新的记录说到 2026年9月30日，一般 31 天以内更新一次。',
    ]);
  });
});

describe('the foot of a page', () => {
  it('says both the day of publication and until when the data speak', () => {
    const edition = editionView(city({ records, until: { revenue: said('2026-10-31'), event: null } }));
    expect(edition.asOf).toBe('2026-11-10');
    expect(untilText(edition.until)).toBe('数据截至 2026年10月31日 至 2026年11月10日，各表不同，另有 1 张表没有写明');
  });
});

describe('a screen', () => {
  const limitOf = (asOf: string, until: DataDay | null) => {
    const publication = city({ records, asOf, until: { list_entry: until, firm_grade: said('2026-11-10') } });
    return screenSnapshot(publication, 'JZ001', []).frames.find(({ id }) => id === 'lists')?.accusesUntil;
  };

  it('names nobody for longer than the rhythm of the list allows, however often it is published again', () => {
    // 31 days of the list, and 7 of accuse_days.
    expect(limitOf('2026-11-10', said('2026-10-31'))).toBe('2026-12-08');
    expect(limitOf('2026-12-20', said('2026-10-31'))).toBe('2026-12-08');
    expect(limitOf('2026-12-20', inferred('2026-10-20'))).toBe('2026-11-27');
  });

  it('sets no limit where nobody is named', () => {
    const praised = { ...records, list_entry: [listing('000101', '2026-10', '红榜', FIRM)] };
    const { frames } = screenSnapshot(city({ records: praised }), 'JZ001', []);
    expect(frames.find(({ id }) => id === 'lists')).not.toHaveProperty('accusesUntil');
  });

  it('says until when the data of its county speak', () => {
    const { data } = screenSnapshot(city({ records, until: { revenue: said('2026-10-31') } }), 'JZ001', []);
    expect(data).toEqual({ newest: '2026-11-10', text: '数据截至 2026年10月31日至11月10日' });
  });
});
