import { describe, expect, test } from 'vitest';
import type { Force, SourceDocument } from '../../src/domain/profile.ts';
import type { ListEntry } from '../../src/domain/records.ts';
import { bulletinSheets } from '../../src/sheets/bulletin.ts';
import { listSheets } from '../../src/sheets/list.ts';
import { linesOf, rowsOf } from '../support/sheets.ts';
import {
  bulletin,
  channel,
  city,
  complaints,
  contract,
  date,
  division,
  estate,
  event,
  firm,
  grade,
  listing,
  profile,
} from '../views/city.ts';

const A = '91000000MA00000157';
const B = '91000000MA00000232';
const RECKONED = { months: 12, from: date('2026-10-30'), by: 'act', written: null } as const;
const records = {
  estate: [estate('JZ001', '丁香苑'), estate('JZ002', '海棠苑')],
  firm: [firm(A, '甲物业'), firm(B, '乙物业')],
  contract: [contract('JZ001', A), contract('JZ002', B)],
};

describe('红黑榜公告', () => {
  test('the newest period is announced, red before black, with code, grade, estates, basis and day', () => {
    const [sheet] = listSheets(
      city({
        records: {
          ...records,
          firm_grade: [grade(A, 'A', '2026-08-05')],
          list_entry: [
            listing('000101', '2026-09', '红榜', B),
            listing('000101', '2026-10', '黑榜', B, { basis: '等级D' }),
            listing('000101', '2026-10', '红榜', A, { basis: '等级A' }),
          ],
        },
      }),
      '000101',
    );
    expect(sheet?.title).toBe('甲子县2026年10月物业服务企业“红黑榜”');
    expect(sheet?.form).toBe('official');
    expect(sheet?.parts.map(({ title }) => title)).toEqual(['', '一、红榜', '二、黑榜', '三、异议反映']);
    expect(rowsOf(sheet)).toEqual([
      ['1', `甲物业\n${A}`, 'A', '丁香苑', '等级A', '2026年10月30日'],
      ['1', `乙物业\n${B}`, '未知', '海棠苑', '等级D', '2026年10月30日'],
    ]);
    expect(linesOf(sheet).slice(-2)).toEqual(['甲子县住房和城乡建设局（盖章）', '2026年10月30日']);
  });

  test('the sheet knows the first last day of those on it, and none where nobody is', () => {
    const sheetOf = (list_entry: ListEntry[]) =>
      listSheets(city({ records: { ...records, list_entry } }), '000101')[0]?.until;
    const until = (day: string) => ({ until: date(day) });
    expect(
      sheetOf([
        listing('000101', '2026-10', '黑榜', B, until('2027-10-30')),
        listing('000101', '2026-10', '红榜', A, until('2027-06-30')),
      ]),
    ).toBe('2027-06-30');
    expect(sheetOf([listing('000101', '2026-10', '红榜', null)])).toBeNull();
  });

  test('it begins with how many it names, up to the first who is named no longer', () => {
    const ends = { until: date('2027-06-30') };
    const list_entry = [listing('000101', '2026-10', '红榜', A), listing('000101', '2026-10', '黑榜', B, ends)];
    const [sheet] = listSheets(city({ records: { ...records, list_entry } }), '000101');
    expect(sheet?.parts[0]?.blocks.slice(0, 2)).toEqual([
      { kind: 'text', text: '红榜 1 家。', tone: 'lead' },
      { kind: 'text', text: '黑榜 1 家。', tone: 'lead', ...ends },
    ]);
  });

  test('a half with nobody on it says so, and a half that nobody published says that', () => {
    const text = linesOf(
      listSheets(
        city({ records: { ...records, list_entry: [listing('000101', '2026-10', '红榜', null)] } }),
        '000101',
      )[0],
    );
    expect(text).toContain('本期红榜已经公布，榜上没有企业或小区。依据：示例依据。');
    expect(text).toContain('表里没有本期黑榜，公布与否不得而知。');
  });

  test('a removal, a reply and that something was corrected stand beside the listing, what was not', () => {
    const [sheet] = listSheets(
      city({
        records: {
          ...records,
          list_entry: [listing('000101', '2026-10', '黑榜', A, { removedOn: date('2026-11-05'), reply: '已整改' })],
          event: [event('更正', '2026-11-06', A, '处罚已撤销')],
        },
      }),
      '000101',
    );
    expect(rowsOf(sheet)[0]?.slice(4)).toEqual([
      '示例依据\n申辩：已整改；此后有 1 条更正',
      '2026年10月30日\n2026年11月5日移出',
    ]);
  });

  test('a list of estates names the firm that serves each now', () => {
    const list_entry = [listing('000103', '2026-Q3', '红榜', 'JZ001', { subjectKind: '项目' })];
    const [sheet] = listSheets(city({ records: { ...records, list_entry } }), '000103');
    expect(sheet?.title).toBe('丙寅县2026年第三季度物业项目“红黑榜”');
    expect(rowsOf(sheet)[0]?.slice(1, 4)).toEqual(['丁香苑\nJZ001', '三级', '丁香苑\n甲物业']);
  });

  test('what no table says of its end, and what documents say of lists, stands below who signs as theirs', () => {
    const list_entry = [
      listing('000101', '2026-10', '红榜', A, { until: date('2027-06-30') }),
      listing('000101', '2026-10', '黑榜', B, { until: date('2027-10-30'), reckoned: RECKONED }),
    ];
    const clause = { source: 'document-1', article: '七', quote: '每月公布' };
    const publication = city({ records: { ...records, list_entry } });
    const sheetBy = (force: Force) => {
      const source = { id: 'document-1', title: '关于《办法》的通知', number: '示〔2025〕1号', date: null, force };
      const own = profile('firms-monthly', { cadence: 'month', subject: 'firm' });
      const said = { ...own, sources: [source as SourceDocument], lists: { ...own.lists, basis: clause } };
      return listSheets({ ...publication, profiles: new Map([['firms-monthly', said]]) }, '000101')[0];
    };
    const lines = linesOf(sheetBy('in-force'));
    expect(rowsOf(sheetBy('in-force')).map((cells) => cells.at(-1))).toEqual([
      '2026年10月30日\n公示期至 2027年6月30日',
      '2026年10月30日',
    ]);
    expect(lines.slice(-4)).toEqual([
      '甲子县住房和城乡建设局（盖章）',
      '2026年10月30日',
      '公示栏附注：表里没有写公示期至的，公示栏公示到 2027年10月30日，过后不再公布。',
      '当地文件的规定（不是榜单里写的）：公布榜单，按《关于〈办法〉的通知》（示〔2025〕1号）七“每月公布”。',
    ]);
    expect(linesOf(sheetBy('draft')).join()).not.toMatch(/规定|根据|移出/);
  });

  test('whom to object to is listed; where nobody is, that is said', () => {
    const list_entry = [listing('000101', '2026-10', '红榜', A)];
    const withChannel = city({
      records: { ...records, list_entry, channel: [channel('000101', '电话', '0355-0000020')] },
    });
    expect(linesOf(listSheets(withChannel, '000101')[0])).toContain('000101的渠道 0355-0000020');
    expect(linesOf(listSheets(city({ records: { ...records, list_entry } }), '000101')[0])).toContain(
      '没有提供甲子县受理意见的电话和地址。',
    );
  });

  test('an office without a name leaves the line free, and a county without a list has no announcement', () => {
    const places = [
      division('000100', '示例市', '市', null),
      { ...division('000101', '甲子县', '县', '000100'), authority: null },
    ];
    const list_entry = [listing('000101', '2026-10', '红榜', A)];
    const lines = linesOf(listSheets(city({ records: { ...records, division: places, list_entry } }), '000101')[0]);
    expect(lines.at(-2)?.trim()).toBe('（盖章）');
    expect(listSheets(city({ records }), '000101')).toEqual([]);
  });
});

describe('投诉通报', () => {
  const month = {
    ...records,
    bulletin: [
      bulletin('000101', '2026-09', '表扬', B, { reason: '上个月的事' }),
      bulletin('000101', '2026-10', '表扬', A, { reason: '报修及时' }),
      bulletin('000101', '2026-10', '批评', 'JZ002', { reason: '未张贴' }),
    ],
    complaint_stat: [
      complaints('JZ001', '2026-10', { received: 4, closed: 3, closedOnTime: 3 }),
      complaints('JZ002', '2026-10'),
    ],
  };

  test('the newest month is told: sums first, then praise, then criticism', () => {
    const [sheet] = bulletinSheets(city({ records: month }), '000101');
    expect(sheet?.title).toBe('甲子县2026年10月物业投诉通报');
    expect(sheet?.parts.map(({ title }) => title)).toEqual([
      '',
      '一、当月投诉',
      '二、表扬',
      '三、批评',
      '四、异议反映',
    ]);
    const text = linesOf(sheet);
    expect(text).toContain('受理 5 件，按时办结 3 件（1 个小区未知，没有算进去）。');
    expect(text).toContain('表扬 1 条，批评 1 条。');
    expect(text).toContain('受理 5 件。2 个小区有数据，共 2 个。');
    expect(text).toContain(`1．甲物业（${A}）：报修及时（示〔2026〕3号）`);
    expect(text).toContain('1．海棠苑（JZ002）：未张贴（示〔2026〕3号）');
    expect(text.join('\n')).not.toContain('上个月的事');
  });

  test('an estate that says nothing in a column is told as left out, and a column in which all say nothing as unknown', () => {
    const rows = rowsOf(bulletinSheets(city({ records: month }), '000101')[0]);
    expect(rows).toContainEqual(['办结', '3 件', '1 个小区未知，没有算进去']);
    expect(rows).toContainEqual(['按时办结', '3 件', '占受理 4 件的 75.0%；1 个小区未知，没有算进去']);
    expect(rows).toContainEqual(['重新办理', '未知', '2 个小区未知，没有算进去']);
  });

  test('the day, which no table holds, is written by hand', () => {
    const lines = linesOf(bulletinSheets(city({ records: month }), '000101')[0]);
    expect(lines.at(-1)?.replaceAll('　', '')).toBe('年月日');
  });

  test('a month without a bulletin is not announced', () => {
    const { bulletin: _, ...silent } = month;
    expect(bulletinSheets(city({ records: silent }), '000101')).toEqual([]);
  });
});
