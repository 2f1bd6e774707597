import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { FIRM, OTHER_FIRM } from '../support/tables.ts';

/** The black lists of a county: per month the firms on it; `null` for a month that was not published. */
function lists(months: Readonly<Record<string, readonly string[] | null>>, division = '000101') {
  return Object.entries(months).flatMap(([period, firms]) =>
    (firms ?? []).map((firm) => ({
      行政区划代码: division,
      期次: period,
      榜别: '黑榜',
      主体类型: '企业',
      主体编码: firm,
      依据: firm === '无' ? '' : '信用等级 D',
      列入日期: `${period}-28`,
      文号: '示〔2026〕1号',
    })),
  );
}
const NOBODY = ['无'];
const verdict = async (
  list_entry: ReturnType<typeof lists>,
  event: Record<string, string>[] = [],
  asOf = '2026-06-30',
) => (await judgeTown({ list_entry, event }, 'CZ-18', asOf)).find((f) => f.subject === FIRM);

describe('CZ-18, three consecutive black lists', () => {
  it('is reached with the third, as a prompt to verify', async () => {
    const found = await verdict(lists({ '2026-04': [FIRM], '2026-05': [FIRM], '2026-06': [FIRM] }));
    expect(found).toMatchObject({ verdict: '待核实', period: '2026-06', confirmed: false });
    expect(found?.detail).toBe('甲子县 2026-04 至 2026-06 连续 3 期列入黑榜，已达到连续 3 期的条件');
  });

  it('is not reached with two, nor with three that a published list interrupts', async () => {
    expect((await verdict(lists({ '2026-05': [FIRM], '2026-06': [FIRM] })))?.verdict).toBe('合格');
    expect(
      (await verdict(lists({ '2026-03': [FIRM], '2026-04': [FIRM], '2026-05': NOBODY, '2026-06': [FIRM] })))?.verdict,
    ).toBe('合格');
  });

  it('is unknown where a month inside was never published', async () => {
    const found = await verdict(lists({ '2026-03': [FIRM], '2026-04': [FIRM], '2026-06': [FIRM] }));
    expect(found).toMatchObject({ verdict: '未知', period: '2026-06' });
    expect(found?.detail).toContain('其间 1 期没有公布');
  });

  it('does not make a late list into a listing', async () => {
    expect((await verdict(lists({ '2026-04': [FIRM], '2026-05': [FIRM] }), [], '2026-07-15'))?.verdict).toBe('合格');
  });

  it('counts each publishing division for itself', async () => {
    const found = await verdict([
      ...lists({ '2026-04': [FIRM], '2026-05': [FIRM] }),
      ...lists({ '2026-06': [FIRM] }, '000102'),
    ]);
    expect(found?.verdict).toBe('合格');
  });

  it('stands after the run has ended, until an event settles it', async () => {
    const run = lists({
      '2026-01': [FIRM],
      '2026-02': [FIRM],
      '2026-03': [FIRM],
      '2026-04': NOBODY,
      '2026-05': NOBODY,
      '2026-06': NOBODY,
    });
    expect((await verdict(run))?.verdict).toBe('待核实');
    const event = (result: string, date: string) => [
      { 类型: '核实', 日期: date, 主体编码: FIRM, 结果: result, 文号: '示〔2026〕9号', 规则: 'CZ-18' },
    ];
    expect(await verdict(run, event('已确认', '2026-04-10'))).toMatchObject({ verdict: '已确认', confirmed: true });
    expect(await verdict(run, event('不成立', '2026-04-10'))).toMatchObject({ verdict: '合格', confirmed: false });
    // A verification from before the run began does not settle the run.
    expect((await verdict(run, event('已确认', '2025-12-01')))?.verdict).toBe('待核实');
  });

  it('says nothing of a list that was entered after the day in question', async () => {
    const run = lists({ '2026-04': [FIRM], '2026-05': [FIRM], '2026-06': [FIRM] });
    expect((await verdict(run, [], '2026-06-27'))?.verdict).toBe('合格');
  });

  it('counts the lists of whoever publishes them, a city’s too', async () => {
    const run = lists({ '2026-04': [FIRM], '2026-05': [FIRM], '2026-06': [FIRM] }, '000100');
    expect((await verdict(run))?.detail).toContain('示例市 2026-04 至 2026-06 连续 3 期列入黑榜');
  });

  it('is not reached by a firm that was never listed', async () => {
    const found = await verdict(lists({ '2026-05': NOBODY, '2026-06': [OTHER_FIRM] }));
    expect(found).toMatchObject({ verdict: '合格', detail: '没有列入过黑榜' });
  });

  it('is unknown without the table', async () => {
    const found = await judgeTown({}, 'CZ-18', '2026-06-30');
    expect(found.every((f) => f.verdict === '未知')).toBe(true);
    expect(found.map((f) => f.subject)).toEqual([FIRM]);
  });

  it('does not apply to a firm where no list of firms was ever published', async () => {
    expect(await verdict([])).toMatchObject({ verdict: '不适用', detail: '所在的地方没有公布过企业榜单' });
    const elsewhere = await verdict(lists({ '2026-06': [OTHER_FIRM] }, '000102'));
    expect(elsewhere?.verdict).toBe('不适用');
  });
});
