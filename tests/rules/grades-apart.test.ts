/**
 * Grades of several bodies before the judges: a rule of a place goes by the authority for that place and by its scale alone.
 */
import { describe, expect, it } from 'vitest';
import { judgeTown } from '../support/rules.ts';
import { FIRM, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';

const CITY = '示例市住房和城乡建设局';
const OTHER = '乙丑区住房和城乡建设局';
const grade = (letter: string, assessor: string, firm = FIRM, publishedOn = '2026-03-01'): Row => ({
  统一社会信用代码: firm,
  评价周期: '2025',
  信用等级: letter,
  公示日期: publishedOn,
  评价单位: assessor,
});
/** The town's divisions, 乙丑区 with an authority of its own. */
const division = TOWN.division.map((row) => (row.行政区划代码 === '000102' ? { ...row, 主管部门: OTHER } : row));
const nobody: Row[] = [
  {
    行政区划代码: '000101',
    期次: '2026-05',
    榜别: '黑榜',
    主体类型: '企业',
    主体编码: '无',
    依据: '',
    列入日期: '2026-05-28',
    文号: '示〔2026〕1号',
  },
];

describe('a D by the authority of another county', () => {
  const barred = async (firm_grade: readonly Row[]) =>
    (
      await judgeTown({ division, list_entry: nobody, firm_grade }, 'CD-09', '2026-06-30', '140400', {
        enable: ['CD-09'],
      })
    ).find(({ subject }) => subject === FIRM);

  it('bars nobody here, where the firm has no grade, nor where it has one', async () => {
    expect(await barred([grade('D', OTHER)])).toMatchObject({ verdict: '未知', detail: '甲子县没有公示过信用等级' });
    expect((await barred([grade('D', OTHER), grade('B', CITY, FIRM, '2026-02-01')]))?.verdict).toBe('合格');
    expect((await barred([grade('D', CITY)]))?.verdict).toBe('待核实');
  });
});

describe('a grade on the scale of the city in a county with a scale of its own', () => {
  const labelled = async (firm_grade: readonly Row[]) =>
    (
      await judgeTown({ division, firm_grade }, 'YS-28', '2026-06-30', '140400', {
        governed: { '000101': '371323' },
      })
    ).find(({ subject }) => subject === FIRM);

  it('is no evidence of how high the firm stands there', async () => {
    expect(await labelled([grade('A', CITY)])).toMatchObject({
      verdict: '未知',
      detail: `甲子县信用等级 A（${CITY}，2025）不能认定是按本地的等级评的`,
    });
  });

  it('yields to one by a body that nobody knows and that stands on the scale there', async () => {
    expect((await labelled([grade('AAA', '某协会')]))?.verdict).toBe('合格');
    // The city's own grade comes first, and its A says nothing there.
    expect((await labelled([grade('AAA', '某协会'), grade('A', CITY)]))?.verdict).toBe('未知');
  });
});

describe('a D by the city', () => {
  const COUNTY = '甲子县住房和城乡建设局';
  const named = TOWN.division.map((row) => (row.行政区划代码 === '000101' ? { ...row, 主管部门: COUNTY } : row));
  const barred = async (firm_grade: readonly Row[], rows = named) =>
    (
      await judgeTown({ division: rows, list_entry: nobody, firm_grade }, 'CD-09', '2026-06-30', '140400', {
        enable: ['CD-09'],
      })
    ).find(({ subject }) => subject === FIRM);

  it('prompts where the county has graded nobody', async () => {
    expect((await barred([grade('D', CITY)]))?.verdict).toBe('待核实');
  });

  it('prompts nobody where the county grades and its grade for the firm is not in the table', async () => {
    const found = await barred([grade('D', CITY), grade('A', COUNTY, OTHER_FIRM)]);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain(`甲子县先看${COUNTY}评的等级，表里没有它评这家企业的，哪个等级算数不得而知`);
    expect((await barred([grade('D', CITY), grade('A', COUNTY)]))?.verdict).toBe('合格');
  });

  it('prompts nobody where a row of the firm leaves its body blank', async () => {
    const found = await barred([grade('D', '')]);
    expect(found?.verdict).toBe('未知');
    expect(found?.detail).toContain('「信用评价」表有 1 行没有写「评价单位」，是不是这里评的不得而知');
  });

  it('prompts nobody where its body may be the authority of a county that names none', async () => {
    const found = await barred([grade('D', '乙丑住建局')]);
    expect(found?.detail).toContain('「行政区划」表没有写乙丑区的「主管部门」，乙丑住建局可能是那里的');
    const each = named.map((row) => (row.行政区划代码 === '000102' ? { ...row, 主管部门: OTHER } : row));
    expect((await barred([grade('D', '某协会')], each))?.verdict).toBe('待核实');
  });
});

describe('the figures of a letter by grade', () => {
  const params = { total: 1, grades: { A: 1, B: 0 } };
  const counted = async (firm_grade: readonly Row[]) => {
    const found = await judgeTown(
      { division, firm_grade: firm_grade.map((row) => ({ ...row, 评价周期: '2024' })) },
      'JC-09',
      '2026-06-30',
      '140500',
      { params },
    );
    return found.find(({ subject }) => subject === '000100');
  };

  it('counts what one body gave, and nothing that another did', async () => {
    const found = await counted([grade('A', CITY), grade('B', OTHER, OTHER_FIRM)]);
    expect(found).toMatchObject({ verdict: '合格' });
    expect(found?.detail).toMatch(new RegExp(`^${CITY}评价，2024 年参评企业 1 家：A 级 1 家 \\+ B 级 0 家`));
  });

  it('counts bodies that nobody knows only where the authorities of the place graded nobody, each alone', async () => {
    const unknown = [grade('A', '某协会'), grade('B', '另一协会', OTHER_FIRM)];
    expect((await counted([...unknown, grade('A', CITY, OTHER_FIRM)]))?.detail).toMatch(/参评企业 1 家：A 级 1 家/);
    expect((await counted(unknown))?.detail).toMatch(/评价，2024 年参评企业 1 家/);
  });
});
