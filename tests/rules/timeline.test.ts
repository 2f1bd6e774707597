/**
 * Deadlines that run from an event.
 */
import { describe, expect, it } from 'vitest';
import { judgeTown, type TownOptions } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row } from '../support/tables.ts';

const event = (kind: string, date: string, subject: string, result = '线索移交市场监督管理局'): Row => ({
  类型: kind,
  日期: date,
  主体编码: subject,
  结果: result,
  文号: '示〔2026〕5号',
});

describe('WA-19, punished within 90 days', () => {
  const judged = (events: readonly Row[], asOf: string, options: TownOptions = {}) =>
    judgeTown({ event: events }, 'WA-19', asOf, '141121', options);
  const brief = async (events: readonly Row[], asOf: string) =>
    (await judged(events, asOf)).map((f) => [f.subjectKind, f.subject, f.period, f.verdict]);
  const handedOver = event('移交', '2026-01-01', FIRM);

  it('is met by a penalty on the ninetieth day', async () => {
    const found = await judged([handedOver, event('处罚', '2026-04-01', FIRM, '罚款')], '2026-06-30');
    expect(found).toMatchObject([{ subjectKind: 'firm', subject: FIRM, period: '2026-01-01', verdict: '合格' }]);
    expect(found[0]?.sources.length).toBe(2);
  });

  it('does not apply within the days, and is a prompt from the day after', async () => {
    expect(await brief([handedOver], '2026-04-01')).toEqual([['firm', FIRM, '2026-01-01', '不适用']]);
    const [late] = await judged([handedOver], '2026-04-02');
    expect(late?.verdict).toBe('待核实');
    expect(late?.detail).toBe(
      '2026-01-01 移交：线索移交市场监督管理局（示〔2026〕5号）；到 2026-04-01 为止没有处罚的记录（经批准可以延长 30 日，表里没有延长的记录）',
    );
  });

  it('names a penalty that came late', async () => {
    const [late] = await judged([handedOver, event('处罚', '2026-04-02', FIRM, '罚款')], '2026-06-30');
    expect([late?.verdict, late?.detail]).toEqual(['待核实', expect.stringContaining('其后有 2026-04-02 处罚：罚款')]);
  });

  it('takes a penalty of the same subject and no other, and neither one from before', async () => {
    const others = [event('处罚', '2026-02-01', OTHER_FIRM, '罚款'), event('处罚', '2025-12-31', FIRM, '罚款')];
    expect(await brief([handedOver, ...others], '2026-06-30')).toEqual([['firm', FIRM, '2026-01-01', '待核实']]);
  });

  it('judges estates as well, and what was handed over on one day once', async () => {
    const estate = event('移交', '2026-01-01', 'JZ002');
    const twice = [estate, { ...estate, 结果: '另一线索' }];
    expect(await brief(twice, '2026-06-30')).toEqual([['estate', 'JZ002', '2026-01-01', '待核实']]);
  });

  it('does not apply to a place from which nothing was handed over', async () => {
    expect(await brief([], '2026-06-30')).toEqual([['division', '000100', '2026-06-30', '不适用']]);
    expect(await brief([event('移交', '2026-01-01', OTHER_FIRM)], '2026-06-30')).toEqual([
      ['division', '000100', '2026-06-30', '不适用'],
    ]);
    expect(await brief([handedOver], '2025-12-31')).toEqual([['division', '000100', '2025-12-31', '不适用']]);
  });

  it('is no matter of what was handed over before the document', async () => {
    const before = event('移交', '2025-05-05', FIRM);
    expect(await brief([before], '2026-06-30')).toEqual([['division', '000100', '2026-06-30', '不适用']]);
    const onTheDay = event('移交', '2025-05-06', FIRM);
    expect(await brief([before, onTheDay], '2026-06-30')).toEqual([['firm', FIRM, '2025-05-06', '待核实']]);
  });

  it('is unknown without the table of events, and of a firm without that of contracts', async () => {
    const none = await judgeTown({}, 'WA-19', '2026-06-30', '141121');
    expect(none.map((f) => [f.subject, f.verdict, f.detail])).toEqual([['000100', '未知', '没有「事件」表']]);
    const unplaced = await judged([handedOver], '2026-06-30', { without: ['contract'] });
    expect(unplaced.map((f) => [f.subject, f.verdict])).toEqual([[FIRM, '未知']]);
  });
});
