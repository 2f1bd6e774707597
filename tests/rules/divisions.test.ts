import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';

const COUNTY = '000101';
const brief = (found: Awaited<ReturnType<typeof judgeTown>>) =>
  found.filter((f) => f.subject === COUNTY).map((f) => [f.period, f.verdict]);

describe('CZ-03, a joint meeting every quarter', () => {
  const meeting = (date: string) => ({
    类型: '联席会议',
    日期: date,
    主体编码: COUNTY,
    结果: '召开',
    文号: '示〔2026〕1号',
  });

  it('is met by one meeting, overdue once a quarter without any has ended, and not before', async () => {
    const event = [meeting('2025-12-31'), meeting('2026-04-01')];
    expect(brief(await judgeTown({ event }, 'CZ-03', '2026-09-30'))).toEqual([
      ['2025-Q4', '合格'],
      ['2026-Q1', '逾期'],
      ['2026-Q2', '合格'],
    ]);
    expect(brief(await judgeTown({ event }, 'CZ-03', '2026-10-01'))).toEqual([
      ['2025-Q4', '合格'],
      ['2026-Q1', '逾期'],
      ['2026-Q2', '合格'],
      ['2026-Q3', '逾期'],
    ]);
  });

  it('is unknown where no meeting was ever recorded', async () => {
    expect(brief(await judgeTown({ event: [] }, 'CZ-03', '2026-09-30'))).toEqual([['2026-09-30', '未知']]);
  });
});

describe('CZ-12, callbacks of 50, 20 and 10 per cent', () => {
  const stat = (closed: string, community: string, street: string, county: string) => ({
    月份: '2026-09',
    小区编码: 'JZ001',
    受理: '20',
    办结: closed,
    社区回访: community,
    街道回访: street,
    县区回访: county,
  });
  const judged = async (row: ReturnType<typeof stat>) =>
    (await judgeTown({ complaint_stat: [row] }, 'CZ-12', '2026-10-31')).find((f) => f.subject === COUNTY);

  it('is met exactly at the shares', async () => {
    const found = await judged(stat('10', '5', '2', '1'));
    expect(found).toMatchObject({ period: '2026-09', verdict: '合格' });
    expect(found?.detail).toBe(
      '办结 10 件；社区回访 5 件，50.0%（要求至少 50%）；街道回访 2 件，20.0%（要求至少 20%）；县区回访 1 件，10.0%（要求至少 10%）',
    );
  });

  it('is unmet one callback below any of them', async () => {
    expect((await judged(stat('10', '4', '2', '1')))?.verdict).toBe('缺项');
    expect((await judged(stat('10', '5', '1', '1')))?.verdict).toBe('缺项');
    expect((await judged(stat('10', '5', '2', '0')))?.verdict).toBe('缺项');
  });

  it('is unknown where a count is blank, and does not apply where nothing was closed', async () => {
    expect((await judged(stat('10', '', '2', '1')))?.verdict).toBe('未知');
    expect((await judged(stat('0', '0', '0', '0')))?.verdict).toBe('不适用');
  });
});
