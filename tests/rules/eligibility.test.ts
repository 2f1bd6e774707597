import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row, townWith } from '../support/tables.ts';

const entry = (period: string, colour: string, listedOn: string, more: Row = {}): Row => ({
  行政区划代码: '000101',
  期次: period,
  榜别: colour,
  主体类型: '企业',
  主体编码: FIRM,
  依据: '理由',
  列入日期: listedOn,
  文号: '示〔2026〕1号',
  ...more,
});
const grade = (letter: string, publishedOn = '2026-03-01', firm = FIRM): Row => ({
  统一社会信用代码: firm,
  评价周期: '2025',
  信用等级: letter,
  公示日期: publishedOn,
});
/** Findings of a draft that the office has switched on, about one firm. */
const draft =
  (rule: string) =>
  async (
    tables: Parameters<typeof judgeTown>[0],
    asOf = '2026-06-30',
    firm = FIRM,
    params: Record<string, unknown> = {},
  ) =>
    (await judgeTown(tables, rule, asOf, '140400', { enable: [rule], params })).find((f) => f.subject === firm);

describe('CD-22, no repair funds while on the black list', () => {
  const judged = draft('CD-22');
  const list_entry = [entry('2026-03', '黑榜', '2026-03-28', { 移出日期: '2026-06-15' })];

  it('bars from the day of listing, and is free again on the day of removal', async () => {
    expect((await judged({ list_entry }, '2026-03-28'))?.verdict).toBe('待核实');
    expect((await judged({ list_entry }, '2026-06-14'))?.verdict).toBe('待核实');
    const free = await judged({ list_entry }, '2026-06-15');
    expect(free).toMatchObject({ verdict: '合格' });
    expect(free?.detail).toBe('甲子县 2026-03 黑榜（2026-03-28 列入，2026-06-15 移出），2026-06-15 已不在榜');
  });

  it('goes on barring without a day of removal, and says the dates', async () => {
    const found = await judged({ list_entry: [entry('2025-10', '黑榜', '2025-10-30')] });
    expect(found).toMatchObject({ verdict: '待核实', period: '2025-10' });
    expect(found?.detail).toBe(
      '甲子县 2025-10 黑榜（2025-10-30 列入，没有移出日期），2026-06-30 在榜，已达到不得作为维修资金申请、使用主体的条件',
    );
  });

  it('bars nobody who was never on it', async () => {
    expect(await judged({ list_entry: [entry('2026-03', '红榜', '2026-03-28')] })).toMatchObject({
      verdict: '合格',
      detail: '没有列入过黑榜',
    });
  });

  it('is unknown without the table', async () => {
    expect(await judged({})).toMatchObject({ verdict: '未知', detail: '没有「红黑榜」表' });
  });

  it('does not apply to a firm without estates here, nor where no list of firms was published', async () => {
    expect((await judged({ list_entry }, '2026-06-30', OTHER_FIRM))?.verdict).toBe('不适用');
    expect((await judged({ list_entry: [] }))?.verdict).toBe('不适用');
  });

  it('judges nobody until the office switches it on', async () => {
    expect(await judgeTown({ list_entry }, 'CD-22', '2026-05-31')).toEqual([]);
  });
});

describe('CD-09, firms on the black list or graded D barred', () => {
  const judged = draft('CD-09');
  const list_entry = [entry('2026-03', '黑榜', '2026-03-28', { 移出日期: '2026-06-15' })];
  const nobody = [entry('2026-05', '黑榜', '2026-05-28', { 主体编码: '无', 依据: '' })];

  it('bars while on the list, and by grade D alone, and says for whose choice', async () => {
    const listed = await judged({ list_entry, firm_grade: [grade('B')] }, '2026-06-14');
    expect(listed).toMatchObject({ verdict: '待核实', period: '2026-03' });
    const low = await judged({ list_entry: nobody, firm_grade: [grade('D')] });
    expect(low).toMatchObject({ verdict: '待核实', period: '2025' });
    expect(low?.detail).toBe(
      '信用等级 D（2025，2026-03-01 公示）；已达到不得进入市场的条件（按只限机关事业单位、国有企业选聘理解）',
    );
    const all = await judged({ list_entry: nobody, firm_grade: [grade('D')] }, '2026-06-30', FIRM, { scope: 'all' });
    expect(all?.detail).toContain('按适用于所有选聘理解');
  });

  it('is free on the day of removal with grade C', async () => {
    const found = await judged({ list_entry, firm_grade: [grade('C')] }, '2026-06-15');
    expect(found?.verdict).toBe('合格');
  });

  it('goes by the grade published last by the day in question', async () => {
    const firm_grade = [grade('A'), { ...grade('D', '2026-06-20'), 评价周期: '2026-Q1' }];
    expect((await judged({ list_entry: nobody, firm_grade }, '2026-06-19'))?.verdict).toBe('合格');
    expect((await judged({ list_entry: nobody, firm_grade }, '2026-06-20'))?.verdict).toBe('待核实');
  });

  it('is unknown without a grade or without either table', async () => {
    expect((await judged({ list_entry: nobody, firm_grade: [] }))?.detail).toBe('甲子县没有公示过信用等级');
    expect((await judged({ firm_grade: [grade('A')] }))?.verdict).toBe('未知');
    expect((await judged({ list_entry: nobody }))?.detail).toBe('没有「信用评价」表');
  });

  it('does not apply to a firm of which nothing is on record here', async () => {
    expect((await judged({ list_entry, firm_grade: [grade('A')] }, '2026-06-30', OTHER_FIRM))?.verdict).toBe('不适用');
  });
});

describe('CD-08, builders choose among filed firms', () => {
  const judged = draft('CD-08');
  const red = [entry('2026-05', '红榜', '2026-05-28')];
  const nobody = [entry('2026-05', '红榜', '2026-05-28', { 主体编码: '无', 依据: '' })];

  it('is met by a filed firm, and says whether public bodies may choose it too', async () => {
    const found = await judged({ list_entry: red, firm_grade: [grade('B')] });
    expect(found).toMatchObject({ verdict: '合格' });
    expect(found?.detail).toBe('已备案，建设单位可以选聘；在机关、国企的选聘范围（红榜或 A 级），建设单位优先');
    expect((await judged({ list_entry: nobody, firm_grade: [grade('B')] }))?.detail).toContain(
      '不在机关、国企的选聘范围',
    );
    expect((await judged({ firm_grade: [grade('B')] }))?.detail).toContain(
      '是否在机关、国企的选聘范围（红榜或 A 级）未知',
    );
  });

  it('asks for both where the office reads it so', async () => {
    const both = (firm_grade: readonly Row[]) =>
      judged({ list_entry: red, firm_grade }, '2026-06-30', FIRM, { public_bodies_pool: 'intersection' });
    expect((await both([grade('A')]))?.detail).toContain('在机关、国企的选聘范围（红榜且 A 级），建设单位优先');
    expect((await both([grade('B')]))?.detail).toContain('不在机关、国企的选聘范围');
  });

  it('sees the red list as it was on the day in question', async () => {
    const tables = { list_entry: [...red, ...nobody], firm_grade: [grade('B')] };
    expect((await judged(tables, '2026-05-27'))?.detail).toContain('不在机关、国企的选聘范围');
    expect((await judged(tables, '2026-05-28'))?.detail).toContain('建设单位优先');
  });

  it('is unmet by a firm that has not filed or whose filing was cancelled', async () => {
    for (const 备案状态 of ['未备案', '已注销'])
      expect((await judged({ firm: townWith('firm', { 备案状态 }) }))?.verdict).toBe('缺项');
  });

  it('is unknown where the table does not say', async () => {
    expect((await judged({ firm: townWith('firm', { 备案状态: '' }) }))?.verdict).toBe('未知');
  });

  it('does not apply to a firm of which nothing is on record here', async () => {
    expect((await judged({ list_entry: red, firm_grade: [] }, '2026-06-30', OTHER_FIRM))?.verdict).toBe('不适用');
  });
});
