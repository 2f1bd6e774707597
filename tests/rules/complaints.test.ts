/**
 * What the counts of complaints say: closed in time, called back, reopened, more than a text allows, rising.
 */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { judgeTown, type TownOptions } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';

const COUNTY = '000101';
const of = (found: readonly Finding[], subject: string) => found.filter((f) => f.subject === subject);
const brief = (found: readonly Finding[]) => found.map((f) => [f.period, f.verdict]);

/** A month of an estate; counts that are not given are blank. */
const stat = (estate: string, month: string, counts: Row): Row => ({
  小区编码: estate,
  月份: month,
  受理: '0',
  ...counts,
});

describe('CZ-10, complaints closed within 3 days', () => {
  const judged = async (rows: readonly Row[], asOf: string) =>
    of(await judgeTown({ complaint_stat: rows }, 'CZ-10', asOf), COUNTY);
  const september = (received: string, onTime: string) =>
    stat('JZ001', '2026-09', { 受理: received, 办结: onTime, 按时办结: onTime });

  it('is met by a county that closed all in time', async () => {
    const [found] = await judged([september('20', '20')], '2026-10-01');
    expect(found).toMatchObject({ period: '2026-09', verdict: '合格' });
    expect(found?.detail).toBe('受理 20 件，按时办结 20 件，占 100.0%；另有 1 个小区没有报过投诉统计，没有计入');
  });

  it('is unknown while a complaint of the last day may still be closed in time, and overdue the day after', async () => {
    const rows = [september('20', '18')];
    const [open] = await judged(rows, '2026-10-03');
    expect(open?.verdict).toBe('未知');
    expect(open?.detail).toContain('还有没到期的：月末受理的到 2026-10-03 才到期');
    const [late] = await judged(rows, '2026-10-04');
    expect(late).toMatchObject({ verdict: '逾期', overdueDays: 1 });
    expect(late?.detail).toContain('受理 20 件，按时办结 18 件，占 90.0%，2 件没有按时办结');
  });

  it('never rounds a share up to one that was not reached', async () => {
    expect((await judged([september('1999', '1998')], '2026-11-01'))[0]?.detail).toContain('占 99.9%，1 件没有');
  });

  it('is unknown in a month that is not over, in one with a blank, and in one that an estate has not reported', async () => {
    const running = await judged([september('20', '20')], '2026-09-30');
    expect(brief(running)).toEqual([['2026-09', '未知']]);
    expect(running[0]?.detail).toContain('2026-09 还没有结束');

    const [blank] = await judged([september('20', '20'), stat('JZ002', '2026-09', { 受理: '1' })], '2026-10-31');
    expect([blank?.verdict, blank?.detail]).toEqual(['未知', '有 1 个小区没有填「按时办结」']);

    const gap = await judged([september('20', '20'), stat('JZ002', '2026-08', { 按时办结: '0' })], '2026-10-31');
    expect(gap.map((f) => [f.period, f.verdict, f.detail])).toEqual([
      ['2026-08', '不适用', '2026-08 没有受理投诉；另有 0 个小区没有报过投诉统计，没有计入'.split('；')[0]],
      ['2026-09', '未知', '受理 20 件，按时办结 20 件，占 100.0%；另有 1 个小区没有报这个月的投诉统计，没有计入'],
    ]);
  });

  it('takes a blank for nothing where nothing was received, or closed, of which it is a part', async () => {
    const rows = [september('20', '20'), stat('JZ002', '2026-09', {})];
    expect(brief(await judged(rows, '2026-10-31'))).toEqual([['2026-09', '合格']]);
    const open = [september('20', '20'), stat('JZ002', '2026-09', { 受理: '1', 办结: '0' })];
    expect(brief(await judged(open, '2026-10-31'))).toEqual([['2026-09', '逾期']]);
  });

  it('is unknown without the table and without a row, and does not apply where nothing was received', async () => {
    const without = of(await judgeTown({}, 'CZ-10', '2026-10-31'), COUNTY);
    expect(without.map((f) => [f.verdict, f.detail])).toEqual([['未知', '没有「投诉统计」表']]);
    expect(brief(await judged([], '2026-10-31'))).toEqual([['2026-10-31', '未知']]);
    expect(brief(await judged([september('0', '0')], '2026-10-31'))).toEqual([['2026-09', '不适用']]);
  });

  it('does not apply to a county whose estates are not published', async () => {
    const tables = { estate: TOWN.estate.slice(0, 2), complaint_stat: [september('1', '1')] };
    expect(of(await judgeTown(tables, 'CZ-10', '2026-10-31'), '000102').map((f) => f.verdict)).toEqual(['不适用']);
  });

  it('is not asked of a month that was not wholly under the rule', async () => {
    const rows = ['2025-06', '2025-07'].map((month) => stat('JZ001', month, { 受理: '2', 办结: '2', 按时办结: '1' }));
    expect(brief(await judged(rows, '2025-08-31'))).toEqual([['2025-07', '逾期']]);
    expect(brief(await judged(rows.slice(0, 1), '2025-06-30'))).toEqual([['2025-06-30', '不适用']]);
  });
});

describe('WA-17, complaints closed within 7 days or a month', () => {
  const judged = async (onTime: string, asOf: string) => {
    const row = stat('JZ001', '2026-09', { 受理: '10', 办结: '9', 按时办结: onTime });
    return of(await judgeTown({ complaint_stat: [row] }, 'WA-17', asOf, '141121'), COUNTY)[0];
  };

  it('waits for the longer deadline: the month of a major case', async () => {
    expect((await judged('9', '2026-10-30'))?.verdict).toBe('未知');
    expect(await judged('9', '2026-10-31')).toMatchObject({ verdict: '逾期', overdueDays: 1 });
  });

  it('is judged by the days where they are longer, as an office may set them', async () => {
    const row = stat('JZ001', '2026-09', { 受理: '10', 办结: '9', 按时办结: '9' });
    const options: TownOptions = { params: { ordinary_days: 40 } };
    const at = async (asOf: string) =>
      of(await judgeTown({ complaint_stat: [row] }, 'WA-17', asOf, '141121', options), COUNTY)[0]?.verdict;
    expect(await at('2026-11-09')).toBe('未知');
    expect(await at('2026-11-10')).toBe('逾期');
  });

  it('is met where all were closed in time, and does not apply where nothing was received', async () => {
    const [all, none] = ['10', '0'].map((n) => stat('JZ001', '2026-09', { 受理: n, 办结: n, 按时办结: n }));
    const at = async (row: Row) =>
      of(await judgeTown({ complaint_stat: [row] }, 'WA-17', '2026-10-01', '141121'), COUNTY)[0]?.verdict;
    expect(await at(all as Row)).toBe('合格');
    expect(await at(none as Row)).toBe('不适用');
  });
});

describe('CZ-12, callbacks of 50, 20 and 10 per cent', () => {
  const called = (closed: string, community: string, street: string, county: string) =>
    stat('JZ001', '2026-09', { 受理: '20', 办结: closed, 社区回访: community, 街道回访: street, 县区回访: county });
  const judged = async (row: Row, asOf = '2026-10-31') =>
    of(await judgeTown({ complaint_stat: [row] }, 'CZ-12', asOf), COUNTY)[0];

  it('is met exactly at the shares', async () => {
    const found = await judged(called('10', '5', '2', '1'));
    expect(found).toMatchObject({ period: '2026-09', verdict: '合格' });
    expect(found?.detail).toContain(
      '办结 10 件；社区回访 5 件，50.0%（要求至少 50%）；街道回访 2 件，20.0%（要求至少 20%）；县区回访 1 件，10.0%（要求至少 10%）',
    );
  });

  it('is unmet one callback below any of them', async () => {
    expect((await judged(called('10', '4', '2', '1')))?.verdict).toBe('缺项');
    expect((await judged(called('10', '5', '1', '1')))?.verdict).toBe('缺项');
    expect((await judged(called('10', '5', '2', '0')))?.verdict).toBe('缺项');
  });

  it('does not read as met just below a share', async () => {
    const found = await judged({ ...called('2001', '1000', '2001', '2001'), 受理: '2001' });
    expect([found?.verdict, found?.detail]).toEqual(['缺项', expect.stringContaining('社区回访 1000 件，49.9%')]);
  });

  it('is unknown where a count is blank or the month not over, and does not apply where nothing was closed', async () => {
    expect((await judged(called('10', '', '2', '1')))?.verdict).toBe('未知');
    expect((await judged(called('10', '5', '2', '1'), '2026-09-30'))?.verdict).toBe('未知');
    expect((await judged(called('0', '0', '0', '0')))?.verdict).toBe('不适用');
  });

  it('is unmet in spite of a blank that could not make up for it, and met in spite of one that could not spoil it', async () => {
    const beside = async (row: Row, other: Row) =>
      of(await judgeTown({ complaint_stat: [row, other] }, 'CZ-12', '2026-10-31'), COUNTY)[0]?.verdict;
    const blank = (closed: string) => ({ ...called(closed, '', '', ''), 小区编码: 'JZ002' });
    expect(await beside(called('10', '3', '2', '1'), blank('2'))).toBe('缺项');
    expect(await beside(called('10', '4', '2', '1'), blank('2'))).toBe('未知');
    expect(await beside(called('10', '10', '10', '10'), blank('2'))).toBe('合格');
  });

  it('is unmet by what is reported though another estate has not, but not met', async () => {
    const month = (row: Row) => [{ ...called('1', '1', '1', '1'), 月份: '2026-08', 小区编码: 'JZ002' }, row];
    const judgedWith = async (row: Row) =>
      of(await judgeTown({ complaint_stat: month(row) }, 'CZ-12', '2026-10-31'), COUNTY).find(
        (found) => found.period === '2026-09',
      );
    expect((await judgedWith(called('10', '4', '2', '1')))?.verdict).toBe('缺项');
    const silent = await judgedWith(called('10', '5', '2', '1'));
    expect([silent?.verdict, silent?.detail]).toEqual([
      '未知',
      expect.stringContaining('另有 1 个小区没有报这个月的投诉统计，没有计入'),
    ]);
  });

  it('does not apply to a county whose estates are not published', async () => {
    const tables = { estate: TOWN.estate.slice(0, 2), complaint_stat: [called('10', '5', '2', '1')] };
    const [found] = of(await judgeTown(tables, 'CZ-12', '2026-10-31'), '000102');
    expect([found?.verdict, found?.detail]).toEqual(['不适用', '公布的范围里没有这里的小区']);
  });
});

describe('CZ-13, complaints handled again', () => {
  const judged = async (rows: readonly Row[], asOf = '2026-10-31') =>
    of(await judgeTown({ complaint_stat: rows }, 'CZ-13', asOf), COUNTY);
  const reopened = (count: string, closed = '5') => stat('JZ001', '2026-09', { 受理: '5', 办结: closed, 重办: count });

  it('is a prompt to look into the ledger for one case, and met by none', async () => {
    const [found] = await judged([reopened('1')]);
    expect(found).toMatchObject({ period: '2026-09', verdict: '待核实' });
    expect(found?.detail).toContain('重办 1 件，核对回访台账');
    expect(brief(await judged([reopened('0')]))).toEqual([['2026-09', '合格']]);
  });

  it('is unknown where the count is blank, unless another estate has reopened one', async () => {
    expect(brief(await judged([reopened('')]))).toEqual([['2026-09', '未知']]);
    const blank = stat('JZ002', '2026-09', { 受理: '1', 办结: '1' });
    expect(brief(await judged([reopened('0'), blank]))).toEqual([['2026-09', '未知']]);
    expect(brief(await judged([reopened('1'), blank]))).toEqual([['2026-09', '待核实']]);
  });

  it('does not apply where nothing was closed, and is unknown before the month is over', async () => {
    expect(brief(await judged([reopened('0', '0')]))).toEqual([['2026-09', '不适用']]);
    expect(brief(await judged([reopened('1')], '2026-09-30'))).toEqual([['2026-09', '未知']]);
  });
});

/** Verified complaints of an estate, month by month from `from`; blank where empty, no row where null. */
function verified(estate: string, from: string, counts: readonly (string | null)[]): Row[] {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1;
  return counts.flatMap((count, i) => {
    const month = `${Math.floor((first + i) / 12)}-${String(((first + i) % 12) + 1).padStart(2, '0')}`;
    return count === null ? [] : [stat(estate, month, { 受理: count || '9', 属实去重: count })];
  });
}
const contract = (estate: string, firm: string, start: string, end = ''): Row => ({
  小区编码: estate,
  统一社会信用代码: firm,
  开始日期: start,
  结束日期: end,
});
const ZEROS = ['0', '0', '0', '0', '0', '0'];

describe('WA-20, more than 10 verified complaints in half a year', () => {
  const judged = async (rows: readonly Row[], asOf = '2026-11-10', options: TownOptions = {}, tables = {}) =>
    of(await judgeTown({ complaint_stat: rows, ...tables }, 'WA-20', asOf, '141121', options), FIRM)[0];

  it('is not reached by exactly 10, and is reached by 11, with the arithmetic', async () => {
    const ten = await judged(verified('JZ001', '2026-05', ['2', '2', '2', '2', '1', '1']));
    expect(ten).toMatchObject({ verdict: '合格', period: '2026-10' });
    expect(ten?.detail).toBe('2026-05 至 2026-10 属实去重 10 件（丁香苑 10 件），没有超过 10 件');
    const eleven = await judged(verified('JZ001', '2026-05', ['2', '2', '2', '2', '2', '1']));
    expect(eleven).toMatchObject({ verdict: '待核实', period: '2026-10', subjectKind: 'firm' });
    expect(eleven?.detail).toBe(
      '2026-05 至 2026-10 属实去重 11 件（丁香苑 11 件），超过 10 件；已达到“等级核查”的条件',
    );
    expect(eleven?.sources.length).toBe(6);
  });

  it('adds up all estates of the firm, or each by itself where the office reads it so', async () => {
    const two = {
      contract: [contract('JZ001', FIRM, '2024-01-01'), contract('JZ002', FIRM, '2024-01-01')],
    };
    const rows = [
      ...verified('JZ001', '2026-05', ['6', ...ZEROS.slice(1)]),
      ...verified('JZ002', '2026-05', ['0', '5', ...ZEROS.slice(2)]),
    ];
    const added = await judged(rows, '2026-11-10', {}, two);
    expect(added?.verdict).toBe('待核实');
    expect(added?.detail).toContain('属实去重 11 件（丁香苑 6 件，幸福家园 5 件）');
    expect((await judged(rows, '2026-11-10', { params: { count_per: 'estate' } }, two))?.verdict).toBe('合格');
    const more = [...rows.slice(1), ...verified('JZ001', '2026-05', ['11'])];
    const alone = await judged(more, '2026-11-10', { params: { count_per: 'estate' } }, two);
    expect([alone?.verdict, alone?.detail]).toEqual(['待核实', expect.stringContaining('11 件（丁香苑 11 件）')]);
  });

  it('counts a month for the firm that had the contract on its last day', async () => {
    const change = {
      contract: [contract('JZ001', OTHER_FIRM, '2024-01-01', '2026-08-30'), contract('JZ001', FIRM, '2026-08-31')],
    };
    const rows = verified('JZ001', '2026-05', ['1', '1', '20', '4', '4', '4']);
    const both = await judgeTown({ complaint_stat: rows, ...change }, 'WA-20', '2026-11-10', '141121');
    expect(of(both, FIRM)[0]?.detail).toContain('属实去重 12 件');
    expect(of(both, OTHER_FIRM)[0]?.detail).toContain('属实去重 22 件');
  });

  it('takes the six months before the month of the day, though it is the last day of a month', async () => {
    const rows = verified('JZ001', '2026-04', ['11', '0', '0', '0', '0', '0', '0', '0']);
    const reached = await judged(rows, '2026-10-31');
    expect(reached).toMatchObject({ verdict: '待核实', period: '2026-09' });
    expect(reached?.detail).toContain('2026-04 至 2026-09 属实去重 11 件');
    const stands = await judged(rows, '2026-11-01');
    expect(stands).toMatchObject({ verdict: '待核实', period: '2026-04' });
    expect(stands?.detail).toContain('；2026-05 至 2026-10 已不再达到；');
  });

  it('is unknown where a month is missing or blank, unless what is known exceeds', async () => {
    const gap = await judged(verified('JZ001', '2026-05', ['4', '', '4', null, '0', '0']));
    expect(gap?.verdict).toBe('未知');
    expect(gap?.detail).toBe(
      '2026-05 至 2026-10 已知属实去重 8 件（丁香苑 8 件）；「投诉统计」表合计缺 2 个月的属实去重件数（丁香苑 2 个月），不能判断是否超过 10 件',
    );
    expect((await judged([]))?.detail).toContain('缺 6 个月');
    const nothing = [...ZEROS.slice(1), '4'].map((n, i) =>
      stat('JZ001', `2026-${String(i + 5).padStart(2, '0')}`, { 受理: n }),
    );
    expect((await judged(nothing))?.detail).toContain('缺 1 个月');
    expect((await judged(verified('JZ001', '2026-05', ['4', '', '4', null, '0', '3'])))?.verdict).toBe('待核实');
  });

  it('is unknown without the table of complaints, and without that of contracts', async () => {
    const without = of(await judgeTown({}, 'WA-20', '2026-11-10', '141121'), FIRM)[0];
    expect([without?.verdict, without?.detail]).toEqual(['未知', '没有「投诉统计」表']);
    const rows = verified('JZ001', '2026-05', ZEROS);
    const firms = await judgeTown({ complaint_stat: rows }, 'WA-20', '2026-11-10', '141121', { without: ['contract'] });
    expect(firms.map((f) => [f.subject, f.verdict])).toEqual([
      [FIRM, '未知'],
      [OTHER_FIRM, '未知'],
    ]);
    const places = await judgeTown({ complaint_stat: rows }, 'WA-20', '2026-11-10', '141121', {
      without: ['contract', 'firm'],
    });
    expect(places.map((f) => [f.subjectKind, f.subject, f.verdict])).toEqual([['division', '000100', '未知']]);
  });

  it('does not apply to a firm that served nothing here in those months', async () => {
    const ended = { contract: [contract('JZ001', FIRM, '2024-01-01', '2026-04-30')] };
    expect((await judged(verified('JZ001', '2026-05', ZEROS), '2026-11-10', {}, ended))?.verdict).toBe('不适用');
  });

  it('stands once reached, and is settled by an event after its last complaint', async () => {
    const rows = verified('JZ001', '2025-12', ['6', '6', '0', '0', '0', '0', '0', '0', '0', '0', '0']);
    const settled = (date: string) => ({
      event: [{ 类型: '核实', 日期: date, 主体编码: FIRM, 结果: '已确认', 文号: '示〔2026〕9号', 规则: 'WA-20' }],
    });
    expect(await judged(rows)).toMatchObject({ verdict: '待核实', period: '2026-01' });
    expect((await judged(rows, '2026-11-10', {}, settled('2026-02-03')))?.verdict).toBe('已确认');
    expect((await judged(rows, '2026-11-10', {}, settled('2025-12-31')))?.verdict).toBe('待核实');
    const again = [...rows.slice(0, 3), ...verified('JZ001', '2026-03', ['1', ...ZEROS, '0'])];
    expect(await judged(again, '2026-11-10', {}, settled('2026-02-03'))).toMatchObject({
      verdict: '待核实',
      period: '2026-03',
    });
  });

  it('is reached by a low grade or a long stay on the black list only where the office has set them', async () => {
    const grade = {
      firm_grade: [{ 统一社会信用代码: FIRM, 评价周期: '2025', 信用等级: 'D', 公示日期: '2026-03-05' }],
    };
    const rows = verified('JZ001', '2026-05', ZEROS);
    expect((await judged(rows, '2026-11-10', {}, grade))?.verdict).toBe('合格');
    const low = await judged(rows, '2026-11-10', { params: { low_grades: ['D'] } }, grade);
    expect(low).toMatchObject({ verdict: '待核实', period: '2026-03' });
    expect(low?.detail).toBe('信用等级 D（2026-03-05 公示），属于等级低；已达到“等级核查”的条件');
    expect((await judged(rows, '2026-11-10', { params: { low_grades: ['D'] } }))?.verdict).toBe('未知');

    const black = ['2026-05', '2026-06', '2026-07'].map((period) => ({
      行政区划代码: COUNTY,
      期次: period,
      榜别: '黑榜',
      主体类型: '企业',
      主体编码: FIRM,
      依据: '理由',
      列入日期: `${period}-28`,
      文号: '示〔2026〕1号',
    }));
    const long = async (list_entry: readonly Row[]) =>
      judged(rows, '2026-11-10', { params: { long_black_periods: 3 } }, { list_entry });
    expect((await judged(rows, '2026-11-10', {}, { list_entry: black }))?.verdict).toBe('合格');
    expect(await long(black)).toMatchObject({ verdict: '待核实', period: '2026-07' });
    expect((await long(black.slice(1)))?.verdict).toBe('合格');
    expect((await long([...black.slice(0, 1), ...black.slice(2)]))?.verdict).toBe('未知');
  });
});

describe('WA-03, more than 10 complaints on record', () => {
  const judged = async (rows: readonly Row[], asOf = '2026-11-10') =>
    of(await judgeTown({ complaint_stat: rows }, 'WA-03', asOf, '141121'), FIRM)[0];

  it('counts everything on record, whenever it was: 10 are not more than 10, 11 are', async () => {
    const years = (last: string) => verified('JZ001', '2024-11', ['5', '5', ...Array<string>(21).fill('0'), last]);
    expect((await judged(years('0')))?.verdict).toBe('合格');
    const found = await judged(years('1'));
    expect(found).toMatchObject({ verdict: '待核实', period: '2026-10' });
    expect(found?.detail).toBe('2024-11 至 2026-10 属实去重 11 件（丁香苑 11 件），超过 10 件；已达到“重点督办”的条件');
  });

  it('counts a month once it is over', async () => {
    const rows = verified('JZ001', '2026-09', ['5', '6']);
    expect((await judged(rows, '2026-10-31'))?.verdict).toBe('合格');
    expect((await judged(rows, '2026-11-01'))?.verdict).toBe('待核实');
  });

  it('misses nothing before the first month that was reported, and is unknown where one after it is missing', async () => {
    expect((await judged(verified('JZ001', '2026-08', ['1', '1', '1'])))?.verdict).toBe('合格');
    expect((await judged(verified('JZ001', '2026-08', ['1', null, '1'])))?.verdict).toBe('未知');
    const never = await judged(verified('JZ002', '2026-08', ['1', '1', '1']));
    expect([never?.verdict, never?.detail]).toEqual(['未知', expect.stringContaining('缺 3 个月')]);
  });

  it('does not apply to a firm that never served in the months on record', async () => {
    const tables = {
      contract: [contract('JZ001', FIRM, '2020-01-01', '2021-12-31')],
      complaint_stat: verified('JZ001', '2026-08', ['9', '9', '9']),
    };
    expect(of(await judgeTown(tables, 'WA-03', '2026-11-10', '141121'), FIRM)[0]?.verdict).toBe('不适用');
  });
});

const TWENTY_ONE = verified('JZ001', '2025-11', [...ZEROS, ...ZEROS.slice(1), '21']);
const TWENTY = verified('JZ001', '2025-11', [...ZEROS, ...ZEROS.slice(1), '20']);
const survey = (satisfied: string, date = '2026-10-08', estate = 'JZ001'): Row => ({
  小区编码: estate,
  调查日期: date,
  有效: '100',
  满意率: satisfied,
});
const refusal = (kind: string, date: string, subject: string, result = '责令整改，企业拒不整改'): Row => ({
  类型: kind,
  日期: date,
  主体编码: subject,
  结果: result,
  文号: '示〔2026〕8号',
});
const NO_REFUSAL = [refusal('通报', '2026-09-01', FIRM, '已按期整改')];

/** WA-24 and the draft that it was taken from say the same. */
const exits = (rule: string, profile: string, options: TownOptions) => {
  const judged = async (complaint_stat: readonly Row[], tables: Parameters<typeof judgeTown>[0] = {}) =>
    of(
      await judgeTown({ complaint_stat, event: NO_REFUSAL, ...tables }, rule, '2026-11-10', profile, options),
      FIRM,
    )[0];
  return judged;
};

describe('WA-24, more than 20 verified complaints in a year and no will to mend', () => {
  const judged = exits('WA-24', '141121', {});

  it('is not reached by exactly 20, however low the satisfaction', async () => {
    const found = await judged(TWENTY, { survey: [survey('10%')] });
    expect(found).toMatchObject({ verdict: '合格', period: '2026-10' });
    expect(found?.detail).toBe('2025-11 至 2026-10 属实去重 20 件（丁香苑 20 件），没有超过 20 件');
  });

  it('is not reached by 21 with exactly 50 %, and is reached just below', async () => {
    const fifty = await judged(TWENTY_ONE, { survey: [survey('50%')] });
    expect([fifty?.verdict, fifty?.detail]).toEqual([
      '合格',
      '2025-11 至 2026-10 属实去重 21 件（丁香苑 21 件），超过 20 件，但满意率最低的是丁香苑 2026-10-08 调查满意率 50%，不低于 50%，没有拒不整改的记录',
    ]);
    const below = await judged(TWENTY_ONE, { survey: [survey('49.99%')] });
    expect(below).toMatchObject({ verdict: '待核实', period: '2026-10' });
    expect(below?.detail).toContain('且丁香苑 2026-10-08 调查满意率 49.99%，不足 50%；已达到“退出”的条件');
  });

  it('is reached by 21 with a refusal of the firm or of an estate it serves', async () => {
    for (const [kind, subject] of [
      ['等级核查', 'JZ001'],
      ['通报', FIRM],
      ['处罚', FIRM],
    ] as const) {
      const found = await judged(TWENTY_ONE, {
        survey: [survey('90%')],
        event: [refusal(kind, '2026-09-01', subject)],
      });
      expect([kind, found?.verdict]).toEqual([kind, '待核实']);
      expect(found?.detail).toContain(`且2026-09-01 ${kind}：责令整改，企业拒不整改（示〔2026〕8号）`);
    }
    const others = [
      refusal('通报', '2025-10-31', FIRM),
      refusal('通报', '2026-09-01', 'YC001'),
      refusal('移交', '2026-09-01', FIRM),
    ];
    expect((await judged(TWENTY_ONE, { survey: [survey('90%')], event: others }))?.verdict).toBe('合格');
  });

  it('takes the newest survey of each estate and the lowest of these, within the year', async () => {
    const newest = [survey('30%', '2026-03-01'), survey('60%')];
    expect((await judged(TWENTY_ONE, { survey: newest }))?.verdict).toBe('合格');
    const old = [survey('30%', '2025-10-31')];
    expect((await judged(TWENTY_ONE, { survey: old }))?.verdict).toBe('未知');
  });

  it('does not hold against a firm what was found under the one before', async () => {
    const contracts = [
      contract('JZ001', OTHER_FIRM, '2020-01-01', '2026-08-31'),
      contract('JZ001', FIRM, '2026-09-01'),
    ];
    const tables = { contract: contracts, survey: [survey('30%', '2026-08-31')] };
    expect((await judged(TWENTY_ONE, tables))?.verdict).toBe('未知');
  });

  it('is unknown where no survey and no refusal tells, or where a table is missing', async () => {
    const none = await judged(TWENTY_ONE, { survey: [] });
    expect([none?.verdict, none?.detail]).toEqual([
      '未知',
      expect.stringContaining('「满意度」表里没有这段时间的调查（丁香苑）'),
    ]);
    expect((await judged(TWENTY_ONE))?.detail).toContain('没有「满意度」表');
    const blind = of(
      await judgeTown({ complaint_stat: TWENTY_ONE, survey: [survey('90%')] }, 'WA-24', '2026-11-10', '141121'),
      FIRM,
    )[0];
    expect([blind?.verdict, blind?.detail]).toEqual(['未知', expect.stringContaining('没有「事件」表')]);
    expect((await judged(TWENTY.slice(1), { survey: [survey('10%')] }))?.verdict).toBe('未知');
  });

  it('does not apply to a firm that served nothing here in that year', async () => {
    const ended = { contract: [contract('JZ001', FIRM, '2020-01-01', '2025-10-31')] };
    expect((await judged(TWENTY_ONE, ended))?.verdict).toBe('不适用');
  });
});

describe('CD-13, the draft on leaving after more than 20 complaints', () => {
  const judged = exits('CD-13', '140400', { enable: ['CD-13'] });

  it('is not judged unless an office switches the draft on', async () => {
    const tables = { complaint_stat: TWENTY_ONE, survey: [survey('30%')], event: NO_REFUSAL };
    expect(await judgeTown(tables, 'CD-13', '2026-11-10')).toEqual([]);
  });

  it('says 待核实 below 50 %, 合格 at 50 %, 未知 without a survey and 不适用 without an estate', async () => {
    expect((await judged(TWENTY_ONE, { survey: [survey('49%')] }))?.verdict).toBe('待核实');
    expect((await judged(TWENTY_ONE, { survey: [survey('50%')] }))?.verdict).toBe('合格');
    expect((await judged(TWENTY_ONE, { survey: [] }))?.verdict).toBe('未知');
    const ended = { contract: [contract('JZ001', FIRM, '2020-01-01', '2025-10-31')] };
    expect((await judged(TWENTY_ONE, ended))?.verdict).toBe('不适用');
  });
});

describe('YS-26, streets with more complaints than a year before', () => {
  const STREET = '000101001';
  const OTHER = '000101002';
  const ground = {
    division: [...TOWN.division, { 行政区划代码: OTHER, 名称: '望湖街道', 上级代码: COUNTY, 层级: '街道' }],
    estate: [
      ...TOWN.estate,
      { 小区编码: 'JZ003', 小区名称: '湖滨里', 行政区划代码: OTHER, 管理模式: '专业物业', 交付年份: '2020' },
    ],
  };
  /** 受理 of a month and of the same month of the year before, in both estates of 春晖街道; `before` null for no row. */
  const pair = (estate: string, month: string, now: string, before: string | null): Row[] => [
    stat(estate, month, { 受理: now }),
    ...(before === null ? [] : [stat(estate, `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`, { 受理: before })]),
  ];
  const judged = async (rows: readonly Row[], asOf = '2026-11-10', tables = {}) =>
    of(await judgeTown({ ...ground, complaint_stat: rows, ...tables }, 'YS-26', asOf, '371323'), STREET)[0];
  const october = (now: string, before: string | null) => [
    ...pair('JZ001', '2026-10', now, before),
    ...pair('JZ002', '2026-10', '0', '0'),
  ];

  it('is a reminder after one month that rose, and met by one that is level or fell', async () => {
    const rose = await judged(october('5', '4'));
    expect(rose).toMatchObject({ verdict: '待核实', period: '2026-10' });
    expect(rose?.detail).toContain('2026-10 受理 5 件，去年同月 4 件，升 25.0%；同比上升，已达到“工作提醒”的条件');
    const level = await judged(october('4', '4'));
    expect([level?.verdict, level?.detail]).toEqual(['合格', '2026-10 受理 4 件，去年同月 4 件，没有上升']);
  });

  it('counts estates by the name of their street too, and those of the same county alone', async () => {
    expect((await judged(october('0', '0').concat(pair('YC001', '2026-10', '9', '0'))))?.detail).toContain('受理 0 件');
    expect(
      (await judged([...pair('JZ002', '2026-10', '3', '0'), ...pair('JZ001', '2026-10', '0', '0')]))?.detail,
    ).toContain('2026-10 受理 3 件，去年同月 0 件，从无到有，算不出升幅');
  });

  it('is a pledge where it rose most of the county for two months, and a talk after three', async () => {
    const months = (counts: Readonly<Record<string, readonly [string, string]>>) =>
      Object.entries(counts).flatMap(([month, [now, before]]) => [
        ...pair('JZ001', month, now, before),
        ...pair('JZ002', month, '0', '0'),
      ]);
    const other = (now: string) =>
      ['2026-08', '2026-09', '2026-10'].flatMap((month) => pair('JZ003', month, now, '10'));
    const two = months({ '2026-08': ['1', '1'], '2026-09': ['6', '4'], '2026-10': ['6', '4'] });
    expect((await judged([...two, ...other('14')]))?.detail).toContain('升幅在全县最高，已达到“电视公开承诺”的条件');
    expect((await judged([...two, ...other('15')]))?.detail).toContain('“电视公开承诺”');
    expect((await judged([...two, ...other('16')]))?.detail).toContain('已达到“工作提醒”的条件');
    const three = months({ '2026-08': ['2', '1'], '2026-09': ['6', '4'], '2026-10': ['6', '4'] });
    const talk = await judged([...three, ...other('16')]);
    expect(talk?.detail).toContain('连续 3 个月同比上升，已达到“集中谈话”的条件');
    expect((await judged([...two, ...other('16')], '2026-10-31'))?.detail).toContain('2026-09 受理 6 件');
  });

  it('is unknown where a month is missing, and says so of the graver steps that it leaves open', async () => {
    expect((await judged(october('5', null)))?.verdict).toBe('未知');
    expect((await judged([]))?.verdict).toBe('未知');
    expect(of(await judgeTown(ground, 'YS-26', '2026-11-10', '371323'), STREET)[0]?.detail).toBe('没有「投诉统计」表');
    expect((await judged(october('5', '4')))?.detail).toContain('2026-09 不能与 2025-09 相比');
  });

  it('compares an estate that was delivered meanwhile with nothing', async () => {
    const delivered = (year: string) => ({
      estate: ground.estate.map((estate) => (estate.小区编码 === 'JZ001' ? { ...estate, 交付年份: year } : estate)),
    });
    expect((await judged(october('5', null), '2026-11-10', delivered('2026')))?.verdict).toBe('待核实');
    expect((await judged(october('5', null), '2026-11-10', delivered('2025')))?.verdict).toBe('未知');
  });

  it('reminds nobody where an estate that leaves its street blank may undo the rise', async () => {
    const astray = { 小区编码: 'JZ004', 小区名称: '柳荫里', 行政区划代码: COUNTY, 管理模式: '专业物业' };
    const tables = { estate: [...ground.estate, astray] };
    const beside = (now: string, before: string | null) =>
      judged([...october('5', '4'), ...pair('JZ004', '2026-10', now, before)], '2026-11-10', tables);
    expect(await beside('1', '2')).toMatchObject({ verdict: '未知' });
    expect((await beside('1', '2'))?.detail).toContain('「小区」表有 1 个小区看不出在哪个街道，这里有哪些小区不得而知');
    expect((await beside('1', null))?.verdict).toBe('未知');
    expect((await beside('2', '2'))?.verdict).toBe('待核实');
    expect((await judged(october('5', '4'), '2026-11-10', tables))?.verdict).toBe('待核实');
  });

  it('does not apply to a street without estates', async () => {
    const all = await judgeTown(
      { ...ground, estate: TOWN.estate, complaint_stat: october('1', '1') },
      'YS-26',
      '2026-11-10',
      '371323',
    );
    expect(of(all, OTHER)[0]?.verdict).toBe('不适用');
    expect(all.map((f) => f.subject)).toEqual([STREET, OTHER]);
  });
});
