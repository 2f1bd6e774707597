import { describe, expect, test } from 'vitest';
import type { Posting } from '../../src/domain/records.ts';
import { packSource } from '../../src/domain/source.ts';
import { checklistSheets } from '../../src/sheets/checklist.ts';
import { linesOf, rowsOf } from '../support/sheets.ts';
import { city, contract, date, estate, fee, firm, listing, notice, revenue, rule } from '../views/city.ts';

const A = '91000000MA00000157';
const posting = (subject: string, place: Posting['place'], start: string, end: string | null = null): Posting => ({
  estate: 'JZ001',
  subject,
  place,
  start: date(start),
  end: end === null ? null : date(end),
  confirmedBy: null,
  source: packSource(0, 2),
});
const records = {
  estate: [estate('JZ001', '丁香苑', { lifts: 0 })],
  firm: [firm(A, '甲物业')],
  contract: [contract('JZ001', A)],
};
const rowsIn = (options: NonNullable<Parameters<typeof city>[0]>): string[][] =>
  rowsOf(checklistSheets(city({ ...options, records: { ...records, ...options.records } }), 'JZ001')[0]);

describe('张贴清单', () => {
  test('each sheet that there is to print stands on it with its place, a box before it', () => {
    const rows = rowsIn({ records: { fee_item: [fee('JZ001', 8500)] } });
    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['□', '物业服务信息公示（A4 或 A3）', '公示栏'],
      ['□', '收费公示表', '公示栏'],
      ['□', '投诉牌', '公示栏'],
      ['□', '投诉牌', '单元门'],
    ]);
  });

  test('what comes with no publication stands apart, so that nobody looks for it among the sheets', () => {
    const asked = city({ records: { ...records, fee_item: [fee('JZ001', 8500)] } });
    const portal = { ...asked.portal, printSheets: ['notice', 'placard', 'checklist'] as const };
    const parts = checklistSheets({ ...asked, portal }, 'JZ001')[0]?.parts ?? [];
    const told = (title: string): string => JSON.stringify(parts.find((part) => part.title === title));
    expect(told('要张贴的')).toContain('物业服务信息公示（A4）');
    expect(told('要张贴的')).not.toContain('收费公示表');
    expect(told('要另外印了才能张贴的')).toContain('收费公示表');
  });

  test('what asks for it are the rules in force; where none does, that is said', () => {
    const rules = [
      rule('CZ-09', { judge: 'complaint-places', article: '五' }),
      rule('CZ-05', { judge: 'board-posted', enabled: false }),
    ];
    const bases = rowsIn({ rules }).map((cells) => cells[3]);
    expect(bases).toEqual(['当地规则没有写明', 'document-1 五', 'document-1 五']);
  });

  test('a campaign of which nobody knows whether it holds is told as one', () => {
    const rules = [rule('YS-06', { judge: 'complaint-places', article: '三', status: 'campaign' })];
    expect(rowsIn({ rules })[1]?.[3]).toBe('document-1 三\n专项整治，是否继续有效不明确');
  });

  test('how long accounts must hang is taken from the rule', () => {
    const year = { revenue: [revenue('JZ001', '2025', '收入', 100, 2)] };
    const rules = [rule('WA-05', { judge: 'revenue-posted', params: { days: 7 } })];
    expect(rowsIn({ records: year, rules })[1]?.[4]).toBe('不少于 7 天，首尾都算');
    expect(rowsIn({ records: year })[1]?.[4]).toBe('每年公开，文件没有写明天数');
  });

  test('the record tells since when it hangs, or that it was taken down, or that there is none', () => {
    const rows = rowsIn({
      records: {
        fee_item: [fee('JZ001', 8500)],
        posting: [
          posting('收费项目和标准', '公示栏', '2026-01-05'),
          posting('投诉举报', '单元门', '2025-01-01', '2025-02-01'),
        ],
      },
    });
    const records = rows.map((cells) => cells[5]).slice(0, 4);
    expect(records).toEqual(['1 项，最近一项2026年1月5日起', '2026年1月5日起', '没有记录', '已撤下']);
    expect(rowsIn({ absent: ['posting'] })[0]?.[5]).toBe('没有「张贴记录」表');
  });

  test('postings, notices and lists that have ended come down; what holds on the day does not', () => {
    const rows = rowsIn({
      records: {
        posting: [
          posting('满意度', '公示栏', '2026-05-06', '2026-05-20'),
          posting('公共收益', '公示栏', '2026-11-01', '2026-11-10'),
        ],
        list_entry: [
          listing('000101', '2026-09', '黑榜', A, { removedOn: date('2026-11-01') }),
          listing('000101', '2026-10', '红榜', A),
        ],
      },
      notices: [
        notice('停电通知', { from: date('2026-10-01'), until: date('2026-10-02'), targets: ['JZ001'] }),
        notice('别处的通知', { from: date('2026-10-01'), until: date('2026-10-02'), targets: ['000103'] }),
        notice('还在的通知', { until: date('2026-11-10'), targets: ['JZ001'] }),
      ],
    });
    expect(rows.filter((cells) => cells.length === 4)).toEqual([
      ['□', '满意度', '公示栏', '登记的结束日期 2026年5月20日已过'],
      ['□', '停电通知', '公示栏', '公示期到 2026年10月2日为止'],
      ['□', '2026年9月黑榜里本小区企业的一条', '公示栏', '2026年11月1日移出'],
      ['□', '甲子县2026年9月红黑榜公告', '公示栏', '已有新的一期'],
    ]);
    expect(rows.map((cells) => cells[1])).toContain('甲子县2026年10月红黑榜公告');
  });

  test('where nothing has ended in a year the list says so', () => {
    const sheets = checklistSheets(
      city({ records: { ...records, posting: [posting('满意度', '公示栏', '2025-05-06', '2025-05-20')] } }),
      'JZ001',
    );
    expect(linesOf(sheets[0])).toContain('近一年里没有到期要撤下的。');
  });
});
