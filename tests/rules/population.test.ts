import { describe, expect, it } from 'vitest';
import { type Period, periodAt } from '../../src/domain/period.ts';
import { paramFaults } from '../../src/rules/param-faults.ts';
import { judgeTown, shippedProfiles } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row, TOWN, townWith } from '../support/tables.ts';

const COUNTY = '000101';
const CITY = '000100';
const estatesOfCounty = TOWN.estate.filter((row) => row.行政区划代码 === COUNTY);
const estate = (code: string, mode: string, more: Row = {}): Row => ({
  小区编码: code,
  小区名称: `${code}苑`,
  行政区划代码: COUNTY,
  管理模式: mode,
  ...more,
});

describe('CZ-04, somebody looks after every estate', () => {
  const judged = async (tables: Parameters<typeof judgeTown>[0], asOf = '2026-06-30', county = COUNTY) =>
    (await judgeTown(tables, 'CZ-04', asOf)).find((f) => f.subject === county);

  it('is met by contracts in force and by modes that need none, and counts apart what the text does not name', async () => {
    const found = await judged({ estate: [...TOWN.estate, estate('JZ003', '单位自管')] });
    expect(found).toMatchObject({ verdict: '合格', period: '2026-06-30' });
    expect(found?.detail).toBe(
      '小区 3 个，有人管的 3 个，占 100.0%，要求 100%（专业物业 1 个、社区托管 0 个、社会组织代管 0 个、业主自管 1 个；条文没有列的模式另计：单位自管 1 个）',
    );
  });

  it('is met on the last day of a contract, and unmet the day after, naming the estate', async () => {
    const manager: Row[] = [];
    expect((await judged({ manager }, '2026-12-31'))?.verdict).toBe('合格');
    const after = await judged({ manager }, '2027-01-01');
    expect(after?.verdict).toBe('缺项');
    expect(after?.detail).toContain('专业物业没有合同在有效期内的 1 个：丁香苑');
  });

  it('is unknown where a contract has ended while a manager is in office, or nobody has said who is', async () => {
    const told = async (tables: Parameters<typeof judgeTown>[0]) => {
      const found = await judged(tables, '2027-01-01');
      return [found?.verdict, found?.detail.replace(/^.*；/, '')];
    };
    const left = townWith('manager', { 离任日期: '2026-12-31' });
    expect(await told({ manager: TOWN.manager })).toEqual([
      '未知',
      '没有合同在有效期内、项目负责人在任、有没有人管不得而知的 1 个：丁香苑',
    ]);
    expect(await told({})).toEqual([
      '未知',
      '没有合同在有效期内、没有「项目负责人」表、有没有人管不得而知的 1 个：丁香苑',
    ]);
    expect(await told({ manager: left })).toEqual(['缺项', '专业物业没有合同在有效期内的 1 个：丁香苑']);
  });

  it('names ten estates at most', async () => {
    const many = Array.from({ length: 11 }, (_, i) => estate(`A${i + 1}`, '专业物业'));
    const found = await judged({ estate: many, contract: [], manager: [] });
    expect(found?.detail).toMatch(/A10苑等 11 个$/);
  });

  it('is unknown without the table of contracts, unless no estate needs one', async () => {
    const without = async (county: string) =>
      (await judgeTown({}, 'CZ-04', '2026-06-30', '140400', { without: ['contract'] })).find(
        (f) => f.subject === county,
      );
    expect(await without(COUNTY)).toMatchObject({
      verdict: '未知',
      detail: '没有「合同」表，不知道 1 个专业物业小区有没有合同在有效期内',
    });
    expect((await without('000102'))?.verdict).toBe('合格');
  });

  it('does not apply to a county without estates, or with none that is handed over yet', async () => {
    expect((await judged({ estate: estatesOfCounty }, '2026-06-30', '000102'))?.verdict).toBe('不适用');
    expect((await judged({ estate: [estate('A1', '专业物业', { 交付年份: '2027' })], contract: [] }))?.verdict).toBe(
      '不适用',
    );
  });
});

describe('JC-01, estates by mode against the letter', () => {
  const letter = {
    total: 3,
    modes: { 专业物业: 1, 社区托管: 1, 业主自管: 1 },
    share_hundredths: { 专业物业: 3334, 社区托管: 3333, 业主自管: 3333 },
  };
  const judged = async (
    tables: Parameters<typeof judgeTown>[0],
    params: Record<string, unknown> = letter,
    asOf = '2026-06-30',
  ) => (await judgeTown(tables, 'JC-01', asOf, '140500', { params })).find((f) => f.subject === CITY);

  it('is met by the very figures, and states that the counts add up', async () => {
    const found = await judged({ manager: TOWN.manager });
    expect(found).toMatchObject({ verdict: '合格', period: '2024-06-07' });
    expect(found?.detail).toBe(
      '小区 3 个：专业物业 1 个 + 社区托管 1 个 + 业主自管 1 个，相加 3 个；除小区表外没有任何记录的 2 个：幸福家园、幸福家园；与 2024-06-07 的 3 个相同',
    );
  });

  it('is a prompt with one estate more, and lists apart a mode that the letter does not name', async () => {
    const found = await judged({ estate: [...TOWN.estate, estate('JZ003', '社会组织代管')] });
    expect(found?.verdict).toBe('待核实');
    expect(found?.detail).toContain('社会组织代管 1 个不在 2024-06-07 所列的模式里');
    expect(found?.detail).toContain('与 2024-06-07 的 3 个（专业物业 1 个、社区托管 1 个、业主自管 1 个）不同');
    const shipped = await judged({}, {});
    expect(shipped?.detail).toContain('与 2024-06-07 的 1,563 个（');
  });

  it('is a prompt where the total is the same and the modes are not', async () => {
    const found = await judged({ estate: townWith('estate', { 管理模式: '业主自管' }) });
    expect(found?.verdict).toBe('待核实');
  });

  it('is unknown while a county of the city has no estate on record', async () => {
    const found = await judged({ estate: estatesOfCounty });
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('乙丑区没有小区的记录，不能与 2024-06-07 的 3 个相比');
  });

  it('does not apply to a place without estates, and is not there before the letter', async () => {
    const found = await judgeTown({}, 'JC-01', '2026-06-30', '140500', { params: letter, without: ['estate'] });
    expect(found.find((f) => f.subject === CITY)?.verdict).toBe('不适用');
    expect(await judged({}, letter, '2024-06-06')).toBeUndefined();
  });

  it('takes a letter whose own figures do not add up for a fault of the profile', async () => {
    const profile = shippedProfiles().get('140500');
    if (!profile) throw new Error('no such profile');
    const faulty = (params: Record<string, unknown>) => {
      const rules = profile.rules.map((rule) =>
        rule.id === 'JC-01' ? { ...rule, params: { ...rule.params, ...params } } : rule,
      );
      return paramFaults(new Map([['140500', { ...profile, rules }]])).map((fault) => fault.message);
    };
    expect(faulty({})).toEqual([]);
    expect(faulty({ total: 1562 })).toEqual(['total：各管理模式相加是 1563 个，总数写的是 1562 个']);
    expect(faulty({ share_hundredths: { 专业物业: 4875 } })).toEqual([
      'share_hundredths：各占比相加是 4875，应是 10000（万分之一）',
    ]);
  });
});

describe('JC-09, firms by grade against the letter', () => {
  const grade = (firm: string, letter: string, more: Row = {}): Row => ({
    统一社会信用代码: firm,
    评价周期: '2024',
    信用等级: letter,
    公示日期: '2025-03-01',
    ...more,
  });
  const params = { total: 2, grades: { A: 1, B: 1 } };
  const judged = async (tables: Parameters<typeof judgeTown>[0], more = params, asOf = '2026-06-30') =>
    (await judgeTown(tables, 'JC-09', asOf, '140500', { params: more })).find((f) => f.subject === CITY);

  it('is met by the very figures of that year, whatever other years say', async () => {
    const firm_grade = [
      grade(FIRM, 'A'),
      grade(OTHER_FIRM, 'B'),
      grade(FIRM, 'C', { 评价周期: '2025', 公示日期: '2026-03-01' }),
    ];
    const found = await judged({ firm_grade });
    expect(found).toMatchObject({ verdict: '合格', period: '2024' });
    expect(found?.detail).toBe('2024 年参评企业 2 家：A 级 1 家 + B 级 1 家，相加 2 家；与答复的 2 家相同');
  });

  it('is a prompt with one firm fewer, and names those that serve without a grade of the year', async () => {
    const found = await judged({ firm_grade: [grade(OTHER_FIRM, 'B')] });
    expect(found?.verdict).toBe('待核实');
    expect(found?.detail).toContain('在这里服务而没有这一年等级的 1 家：示例甲物业服务有限公司');
    expect(found?.detail).toContain('与答复的 2 家（A 级 1 家、B 级 1 家）不同');
  });

  it('is unknown without the table, without rows of that year and before they were published', async () => {
    expect((await judged({}))?.detail).toBe('没有「信用评价」表');
    expect(
      (await judged({ firm_grade: [grade(FIRM, 'A', { 评价周期: '2025', 公示日期: '2026-03-01' })] }))?.verdict,
    ).toBe('未知');
    expect((await judged({ firm_grade: [grade(FIRM, 'A')] }, params, '2025-02-28'))?.verdict).toBe('未知');
  });

  it('does not apply to a place without estates', async () => {
    const found = await judgeTown({ firm_grade: [grade(FIRM, 'A')] }, 'JC-09', '2026-06-30', '140500', {
      params,
      without: ['estate'],
    });
    expect(found.find((f) => f.subject === CITY)?.verdict).toBe('不适用');
  });
});

describe('YS-01, complaints down by 30 per cent', () => {
  const months = [2023, 2024].flatMap((year) => Array.from({ length: 12 }, (_, i) => periodAt('month', year, i)));
  /** Ten complaints a month in 2023, and so many in all of 2024. */
  const received = (then: number, of2024: number, code = 'JZ001'): Row[] =>
    months.map((month) => ({
      月份: month,
      小区编码: code,
      受理: month.startsWith('2023') ? String(then) : month === '2024-01' ? String(of2024) : '0',
    }));
  const judged = async (
    complaint_stat: readonly Row[],
    asOf = '2026-06-30',
    more: Parameters<typeof judgeTown>[0] = {},
    county = COUNTY,
  ) => (await judgeTown({ complaint_stat, ...more }, 'YS-01', asOf, '371323')).find((f) => f.subject === county);

  it('is met by exactly 30 per cent, and unmet by one complaint more', async () => {
    const met = await judged(received(10, 84));
    expect(met).toMatchObject({ verdict: '合格', period: '2024' });
    expect(met?.detail).toBe('2023 年受理 120 件，2024 年受理 84 件，下降 30.0%，目标是下降 30%');
    expect((await judged(received(10, 85)))?.verdict).toBe('缺项');
    expect((await judged(received(10, 132)))?.detail).toContain('上升 10.0%');
  });

  it('is unknown with a month of either year missing, of one estate or of all', async () => {
    const without = (month: string, rows: Row[]) =>
      rows.filter((row) => row.月份 !== month || row.小区编码 !== 'JZ001');
    const found = await judged(without('2024-05', received(10, 84)));
    expect(found).toMatchObject({ verdict: '未知' });
    expect(found?.detail).toBe('「投诉统计」表里 2024 年有 1 个月没有报或没有报全，不能比较 2023 年和 2024 年');
    expect((await judged(without('2023-01', received(10, 84))))?.verdict).toBe('未知');
    const two = [...received(10, 84), ...received(10, 84, 'JZ002')];
    expect((await judged(without('2024-05', two)))?.verdict).toBe('未知');
  });

  it('is unknown until the year is over, and without the table', async () => {
    expect((await judged(received(10, 84), '2024-12-31'))?.verdict).toBe('未知');
    expect((await judged(received(10, 84), '2025-01-01'))?.verdict).toBe('合格');
    const found = await judgeTown({}, 'YS-01', '2026-06-30', '371323');
    expect(found[0]?.detail).toBe('没有「投诉统计」表');
  });

  it('lets an estate begin its record with its first row', async () => {
    const begun = received(1, 0, 'JZ002').filter((row) => (row.月份 as Period) >= '2023-07');
    expect((await judged([...received(10, 84), ...begun]))?.verdict).toBe('合格');
  });

  it('does not apply where nothing was received in the first year, nor to a county without estates', async () => {
    expect((await judged(received(0, 3)))?.verdict).toBe('不适用');
    expect((await judged(received(10, 84), '2026-06-30', { estate: estatesOfCounty }, '000102'))?.verdict).toBe(
      '不适用',
    );
  });
});
