import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { FIRM, type Row, TOWN } from '../support/tables.ts';

const COUNTY = '000101';
const brief = (found: Awaited<ReturnType<typeof judgeTown>>, subject = COUNTY) =>
  found.filter((f) => f.subject === subject).map((f) => [f.period, f.verdict]);
const event = (kind: string, date: string): Row => ({
  类型: kind,
  日期: date,
  主体编码: COUNTY,
  结果: '已召开',
  文号: '示〔2026〕1号',
});
/** The town without an estate in 乙丑区. */
const estate = TOWN.estate.filter((row) => row.行政区划代码 === COUNTY);

/** Duties of an event every quarter, which differ only in the event; drafts are switched on. */
function everyQuarter(
  rule: string,
  kind: string,
  { met, unmet, unknown, exempt }: Record<'met' | 'unmet' | 'unknown' | 'exempt', string>,
) {
  const judged = (tables: Parameters<typeof judgeTown>[0], asOf = '2026-09-30') =>
    judgeTown(tables, rule, asOf, '140400', { enable: [rule] });

  it('is met by one a quarter, its last day included', async () => {
    const found = await judged({ event: [event(kind, '2026-06-30'), event(kind, '2026-07-01')] });
    expect(brief(found)).toEqual([
      ['2026-Q2', met],
      ['2026-Q3', met],
    ]);
    expect(found[0]?.detail).toBe(`${kind} 1 次（2026-06-30），要求至少 1 次`);
  });

  it('is overdue once a quarter without any has ended, and not on its last day', async () => {
    const rows = [event(kind, '2025-12-31'), event(kind, '2026-04-01')];
    expect(brief(await judged({ event: rows }))).toEqual([
      ['2025-Q4', met],
      ['2026-Q1', unmet],
      ['2026-Q2', met],
    ]);
    const dayAfter = await judged({ event: rows }, '2026-10-01');
    expect(brief(dayAfter).at(-1)).toEqual(['2026-Q3', unmet]);
    expect(dayAfter.find((f) => f.period === '2026-Q3')?.overdueDays).toBe(1);
  });

  it('is judged as of another day as it was on that day', async () => {
    const rows = [event(kind, '2026-02-10'), event(kind, '2026-06-20')];
    expect(brief(await judged({ event: rows }, '2026-06-19'))).toEqual([['2026-Q1', met]]);
    expect(brief(await judged({ event: rows }, '2026-06-20')).at(-1)).toEqual(['2026-Q2', met]);
  });

  it('is unknown where none was ever recorded, and without the table', async () => {
    const found = await judged({ event: [event('处罚', '2026-04-01')] });
    expect(brief(found)).toEqual([['2026-09-30', unknown]]);
    expect(found[0]?.detail).toBe(`「事件」表里没有这里的${kind}`);
    expect((await judged({}))[0]?.detail).toBe('没有「事件」表');
  });

  it('does not apply to a county of which no estate is published', async () => {
    const found = await judged({ estate, event: [event(kind, '2026-07-01')] });
    expect(brief(found, '000102')).toEqual([['2026-09-30', exempt]]);
  });
}

describe('CZ-03, a joint meeting every quarter', () => {
  everyQuarter('CZ-03', '联席会议', { met: '合格', unmet: '逾期', unknown: '未知', exempt: '不适用' });

  it('counts from the quarter in which the rule began, not from before it', async () => {
    const rows = [event('联席会议', '2024-03-01')];
    expect(brief(await judgeTown({ event: rows }, 'CZ-03', '2025-06-30'))).toEqual([]);
    expect(brief(await judgeTown({ event: rows }, 'CZ-03', '2025-07-01'))).toEqual([['2025-Q2', '逾期']]);
  });
});

describe('CZ-20, joint enforcement every quarter', () => {
  everyQuarter('CZ-20', '联合执法', { met: '合格', unmet: '逾期', unknown: '未知', exempt: '不适用' });

  it('takes no meeting for enforcement', async () => {
    const found = await judgeTown({ event: [event('联席会议', '2026-07-01')] }, 'CZ-20', '2026-09-30');
    expect(brief(found)).toEqual([['2026-09-30', '未知']]);
  });
});

describe('CD-05, the draft’s joint meeting every quarter', () => {
  everyQuarter('CD-05', '联席会议', { met: '合格', unmet: '逾期', unknown: '未知', exempt: '不适用' });

  it('judges nobody until the office switches it on', async () => {
    expect(await judgeTown({ event: [event('联席会议', '2026-07-01')] }, 'CD-05', '2026-09-30')).toEqual([]);
  });
});

describe('CD-17, the draft’s joint enforcement every quarter', () => {
  everyQuarter('CD-17', '联合执法', { met: '合格', unmet: '逾期', unknown: '未知', exempt: '不适用' });

  it('judges nobody until the office switches it on', async () => {
    expect(await judgeTown({ event: [event('联合执法', '2026-07-01')] }, 'CD-17', '2026-09-30')).toEqual([]);
  });
});

describe('WA-26, a bulletin every month', () => {
  const bulletin = (month: string, kind = '批评'): Row => ({
    行政区划代码: COUNTY,
    月份: month,
    类型: kind,
    主体编码: FIRM,
    事由: '久拖不决',
    文号: '示〔2026〕3号',
  });
  const judged = (tables: Parameters<typeof judgeTown>[0], asOf = '2026-09-30') =>
    judgeTown(tables, 'WA-26', asOf, '141121');

  it('is met by a bulletin of that month, and says how many were praised and criticised', async () => {
    const found = await judged({ bulletin: [bulletin('2026-08'), bulletin('2026-08', '表扬')] });
    expect(brief(found)).toEqual([['2026-08', '合格']]);
    expect(found[0]?.detail).toBe('已通报：表扬 1 个，批评 1 个');
  });

  it('is due by the last day of the following month, and overdue the day after', async () => {
    const rows = [bulletin('2026-07')];
    expect(brief(await judged({ bulletin: rows }))).toEqual([['2026-07', '合格']]);
    const dayAfter = await judged({ bulletin: rows }, '2026-10-01');
    expect(brief(dayAfter)).toEqual([
      ['2026-07', '合格'],
      ['2026-08', '逾期'],
    ]);
    expect(dayAfter.at(1)?.detail).toBe('应于 2026-09-30 前通报，没有记录');
  });

  it('says nothing of a month that had not begun on the day in question', async () => {
    expect(brief(await judged({ bulletin: [bulletin('2026-07'), bulletin('2026-08')] }, '2026-07-31'))).toEqual([
      ['2026-07', '合格'],
    ]);
  });

  it('is unknown where no bulletin was ever recorded, and without the table', async () => {
    expect(brief(await judged({ bulletin: [] }))).toEqual([['2026-09-30', '未知']]);
    expect((await judged({}))[0]?.detail).toBe('没有「通报」表');
  });

  it('does not apply to a county of which no estate is published', async () => {
    expect(brief(await judged({ estate, bulletin: [bulletin('2026-08')] }), '000102')).toEqual([
      ['2026-09-30', '不适用'],
    ]);
  });
});
