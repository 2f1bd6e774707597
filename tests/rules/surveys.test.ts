/**
 * What surveys of satisfaction ask for.
 */
import { describe, expect, it } from 'vitest';
import { judgeTown, type TownOptions } from '../support/rules.ts';
import type { Row } from '../support/tables.ts';

const survey = (satisfied: string, date = '2026-05-20', estate = 'JZ001'): Row => ({
  小区编码: estate,
  调查日期: date,
  有效: '100',
  满意率: satisfied,
});
const event = (kind: string, date: string, result: string, rule = ''): Row => ({
  类型: kind,
  日期: date,
  主体编码: 'JZ001',
  结果: result,
  文号: '示〔2026〕8号',
  规则: rule,
});

describe('WA-22, satisfaction below 60 %', () => {
  const judged = async (
    surveys: readonly Row[] | null,
    events: readonly Row[] = [],
    asOf = '2026-11-10',
    options: TownOptions = {},
  ) => {
    const tables = { ...(surveys === null ? {} : { survey: surveys }), event: events };
    return (await judgeTown(tables, 'WA-22', asOf, '141121', options)).find((f) => f.subject === 'JZ001');
  };

  it('is not reached by exactly 60 %, and is a prompt just below', async () => {
    const sixty = await judged([survey('60%')]);
    expect([sixty?.verdict, sixty?.period, sixty?.detail]).toEqual([
      '合格',
      '2026-05-20',
      '2026-05-20 调查满意率 60%，不低于 60%',
    ]);
    const below = await judged([survey('59.99%')]);
    expect([below?.verdict, below?.period, below?.detail]).toEqual([
      '待核实',
      '2026-05-20',
      '2026-05-20 调查满意率 59.99%，不足 60%；已达到“等级调整”的条件',
    ]);
  });

  it('goes by the newest survey as of the day', async () => {
    const surveys = [survey('58%'), survey('80%', '2026-09-01')];
    expect(await judged(surveys)).toMatchObject({ verdict: '合格', period: '2026-09-01' });
    expect(await judged(surveys, [], '2026-08-31')).toMatchObject({ verdict: '待核实', period: '2026-05-20' });
    expect((await judged(surveys, [], '2026-05-19'))?.verdict).toBe('不适用');
  });

  it('names a grade that was changed meanwhile, and stands until it is settled', async () => {
    const changed = event('等级调整', '2026-06-18', '服务等级由三级调整为四级');
    const prompt = await judged([survey('58%')], [changed, event('等级调整', '2026-05-19', '早先的调整')]);
    expect(prompt?.verdict).toBe('待核实');
    expect(prompt?.detail).toContain('2026-06-18 等级调整：服务等级由三级调整为四级（示〔2026〕8号）');
    expect(prompt?.detail).not.toContain('早先的调整');
    expect((await judged([survey('58%')], [event('核实', '2026-05-20', '已确认', 'WA-22')]))?.verdict).toBe('已确认');
    expect((await judged([survey('58%')], [event('核实', '2026-05-19', '已确认', 'WA-22')]))?.verdict).toBe('待核实');
  });

  it('is reached by a 等级核查 that says that nothing was put right, until a newer one does not', async () => {
    const refused = event('等级核查', '2026-03-01', '整改不到位');
    expect(await judged([survey('90%')], [refused])).toMatchObject({ verdict: '待核实', period: '2026-03-01' });
    expect(await judged([], [refused])).toMatchObject({ verdict: '待核实', period: '2026-03-01' });
    expect(await judged([survey('58%')], [refused])).toMatchObject({ verdict: '待核实', period: '2026-05-20' });
    expect((await judged([survey('90%')], [refused, event('等级核查', '2026-04-01', '整改到位')]))?.verdict).toBe(
      '合格',
    );
    expect((await judged([survey('90%')], [event('等级核查', '2026-03-01', '未发现拒不整改')]))?.verdict).toBe('合格');
    expect((await judged([survey('90%')], [event('通报', '2026-03-01', '拒不整改')]))?.verdict).toBe('合格');
    expect(
      (await judged([survey('90%')], [refused], '2026-11-10', { params: { refusal_counts: false } }))?.verdict,
    ).toBe('合格');
  });

  it('asks for both where an office reads the text so', async () => {
    const both: TownOptions = { params: { combine: 'all' } };
    const refused = event('等级核查', '2026-03-01', '拒不整改');
    expect((await judged([survey('58%')], [refused], '2026-11-10', both))?.verdict).toBe('待核实');
    const low = await judged([survey('58%')], [], '2026-11-10', both);
    expect([low?.verdict, low?.detail]).toEqual(['合格', expect.stringContaining('没有拒不整改、整改不到位的记录')]);
    expect((await judged([survey('60%')], [refused], '2026-11-10', both))?.verdict).toBe('合格');
  });

  it('does not apply where nobody asked, and is unknown without the tables that would tell', async () => {
    const never = await judged([survey('90%', '2026-05-20', 'JZ002')]);
    expect([never?.verdict, never?.detail]).toEqual(['不适用', '没有做过调查']);
    expect((await judged(null))?.detail).toBe('没有「满意度」表');
    const blind = (await judgeTown({ survey: [survey('90%')] }, 'WA-22', '2026-11-10', '141121'))[0];
    expect([blind?.verdict, blind?.detail]).toEqual(['未知', expect.stringContaining('没有「事件」表')]);
  });
});
