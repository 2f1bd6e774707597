import { describe, expect, it } from 'vitest';
import { tableOf } from '../../src/tables/catalogue.ts';
import {
  check,
  csvOf,
  FIRM,
  first,
  foundIn,
  GROUND,
  headersOf,
  readTown,
  refusal,
  sheetRows,
  TABLE_IDS,
  TOWN,
  townWith,
  xlsx,
} from '../support/tables.ts';

const firms = (code: string): Record<string, string> => ({
  '企业.csv': csvOf('firm', [{ 统一社会信用代码: code, 企业名称: '示例公司' }]),
});

describe('a credit code', () => {
  it.each([
    '91330100799655058B',
    '9144030071526726XG',
    '914403001922038216',
    '91110108551385082Q',
    '91440300192317458F',
  ])('%s has a true check digit', async (code) => {
    const read = await check(firms(code), []);
    expect(first(read, 'firm').code).toBe(code);
  });

  it('in small or full-width letters, with spaces or hyphens, is the same code', async () => {
    for (const written of [
      '91330100799655058b',
      '９１３３０１００７９９６５５０５８Ｂ',
      '9133 0100 7996 55058B',
      '91330100-799655058-B',
    ]) {
      expect(first(await check(firms(written), []), 'firm').code).toBe('91330100799655058B');
    }
  });

  it('with one wrong character is refused, and those that refer to it are not refused again', async () => {
    const wrong = '91330100799655058C';
    const read = await check(
      { ...firms(wrong), '合同.csv': csvOf('contract', townWith('contract', { 统一社会信用代码: wrong })) },
      [['企业.csv', 2, '统一社会信用代码', 'credit-code-check']],
    );
    expect(read.problems[0]?.message).toContain('校验位对不上');
  });

  it.each(['9133010079965505', '91330100799655O58B', '91330100799655058BB', '无代码'])(
    '「%s」 has not the form of one',
    async (code) => {
      expect(await refusal('firm', '统一社会信用代码', code)).toEqual(['credit-code-form']);
    },
  );

  it('with a wrong check digit holds if portal.yaml accepts it', async () => {
    await check(firms('91330100799655058C'), [], { acceptedCodes: ['91330100799655058C'] });
  });

  it('of an unknown region is a warning', async () => {
    await check(firms('91990100MA00000159'), [['企业.csv', 2, '统一社会信用代码', 'credit-code-check']]);
    const read = await readTown(firms(withCheck('91990100MA0000015')));
    expect(read.problems.map((p) => [p.code, p.severity])).toEqual([['credit-code-region', 'warning']]);
    expect(read.register.records.firm.length).toBe(1);
  });

  it('of the region that no place has is fiction, at home in a demonstration only', async () => {
    await check(firms(FIRM), []);
    const read = await readTown(firms(FIRM), { demo: false });
    expect(foundIn(read)).toContainEqual(['企业.csv', 2, '统一社会信用代码', 'demo-data-left']);
  });

  it('kept as a number has lost its last digits and is refused, as text or as a number', async () => {
    expect(await refusal('firm', '统一社会信用代码', '9.14403E+17')).toEqual(['code-damaged']);
    const book = await xlsx([
      {
        name: '企业',
        rows: sheetRows('firm', [{ 统一社会信用代码: Number('914403001922038216'), 企业名称: '示例公司' }]),
      },
    ]);
    const read = await readTown({ '企业.csv': csvOf('firm', []), '企业-2.xlsx': book });
    expect(foundIn(read)).toEqual([['企业-2.xlsx', 2, '统一社会信用代码', 'code-damaged']]);
  });
});

/** Seventeen characters with their check character. */
function withCheck(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const c of first17) {
    sum += alphabet.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31);
}

describe('a division code', () => {
  it.each(['140400', '140403001', '140403001001'])('of %s is one', async (code) => {
    await check({ '行政区划-2.csv': csvOf('division', [{ 行政区划代码: code, 名称: '某地' }]) }, []);
  });
  it.each([
    ['1404', 'code-not-readable'],
    ['14040', 'code-not-readable'],
    ['1404030010', 'code-not-readable'],
    ['1.404E+11', 'code-damaged'],
    ['甲子县', 'code-not-readable'],
  ])('of 「%s」 is none: %s', async (code, problem) => {
    const read = await readTown({ '行政区划-2.csv': csvOf('division', [{ 行政区划代码: code, 名称: '某地' }]) });
    expect(foundIn(read)).toEqual([['行政区划-2.csv', 2, '行政区划代码', problem]]);
  });
  it('that an export kept from losing its zeros is read', async () => {
    const text = csvOf('division').replaceAll(/^(\d+),/gm, '"=""$1""",');
    expect((await check({ '行政区划.csv': text }, [])).register.records.division.map((d) => d.code)).toEqual(
      TOWN.division.map((d) => d.行政区划代码),
    );
  });
  it('that has lost its zeros in a spreadsheet is asked about with the codes it may be', async () => {
    const read = await readTown({
      '维保白名单.csv': csvOf('lift_whitelist', townWith('lift_whitelist', { 行政区划代码: '101' })),
    });
    expect(foundIn(read)).toEqual([['维保白名单.csv', 2, '行政区划代码', 'reference-unknown']]);
    expect(read.problems[0]?.message).toContain('「000101」');
  });
  it('of former days means the present one', async () => {
    const read = await check(
      { '维保白名单.csv': csvOf('lift_whitelist', townWith('lift_whitelist', { 行政区划代码: '000122' })) },
      [],
    );
    expect(first(read, 'lift_whitelist').division).toBe('000102');
  });
  it('of a parent may be the former one, or the parent’s name', async () => {
    const text = csvOf('division', [
      ...TOWN.division,
      { 行政区划代码: '000102001', 名称: '望湖街道', 上级代码: '000122' },
      { 行政区划代码: '000102002', 名称: '湖滨街道', 上级代码: '乙丑区' },
    ]);
    const read = await check({ '行政区划.csv': text }, []);
    expect(read.register.records.division.slice(-2).map((d) => d.parent)).toEqual(['000102', '000102']);
  });
  it('whose parents lead back to itself stops', async () => {
    const text = csvOf('division', [
      { 行政区划代码: '000100', 名称: '示例市', 上级代码: '000101' },
      { 行政区划代码: '000101', 名称: '甲子县', 上级代码: '000100' },
      { 行政区划代码: '000102', 名称: '乙丑区', 上级代码: '000102' },
    ]);
    await check({ '行政区划.csv': text }, [
      ['行政区划.csv', 2, '上级代码', 'division-loop'],
      ['行政区划.csv', 3, '上级代码', 'division-loop'],
      ['行政区划.csv', 4, '上级代码', 'division-loop'],
    ]);
  });
});

describe('an estate code', () => {
  it.each(['A', 'JZ-001', '1', '1E5', '123456789012', 'abc'])('of 「%s」 is one', async (code) => {
    const read = await check(
      { '小区.csv': csvOf('estate', [...TOWN.estate, { ...TOWN.estate[1], 小区编码: code, 小区名称: '新区' }]) },
      [],
    );
    expect(read.register.records.estate.at(-1)?.code).toBe(code);
  });
  it.each([
    ['1234567890123', 'code-not-readable'],
    ['丁香苑', 'code-not-readable'],
    ['JZ 001', 'code-not-readable'],
    ['JZ_1', 'code-not-readable'],
    ['1.61105E+12', 'code-damaged'],
    ['1E+05', 'code-damaged'],
  ])('of 「%s」 is none: %s', async (code, problem) => {
    expect(await refusal('estate', '小区编码', code)).toEqual([problem]);
  });
  it('that differs from another in letter case alone is the same one again', async () => {
    await check({ '小区.csv': csvOf('estate', [...TOWN.estate, { ...TOWN.estate[0], 小区编码: 'jz001' }]) }, [
      ['小区.csv', 5, null, 'duplicate-row'],
    ]);
  });
});

describe('a number where words are meant', () => {
  it('is taken as it is shown: codes, phones, names and periods of a worksheet', async () => {
    const book = await xlsx([
      { name: '行政区划', rows: sheetRows('division', [{ 行政区划代码: 140400, 名称: '某市' }]) },
      {
        name: '小区',
        rows: sheetRows('estate', [
          { 小区编码: 1001, 小区名称: 1958, 行政区划代码: 140400, 管理模式: '专业物业', 交付年份: 2009 },
        ]),
      },
      { name: '项目负责人', rows: sheetRows('manager', [{ 小区编码: 1001, 姓名: '张示例', 工作电话: 13800138000 }]) },
      {
        name: '公共收益',
        rows: sheetRows('revenue', [{ 小区编码: 1001, 年度: 2024, 类别: '收入', 项目: '广告', 金额: 0.1 + 0.2 }]),
      },
    ]);
    const read = await readTown({
      '行政区划.csv': csvOf('division', []),
      '小区.csv': csvOf('estate', []),
      '全部.xlsx': book,
    });
    expect(foundIn(read)).toEqual([]);
    expect(first(read, 'estate')).toMatchObject({
      code: '1001',
      name: '1958',
      division: '140400',
      deliveredYear: 2009,
    });
    expect(first(read, 'manager').phone).toBe('13800138000');
    expect(first(read, 'revenue')).toMatchObject({ year: '2024', amountFen: 30 });
  });

  it('of more than fifteen digits is damaged, in every column of codes', async () => {
    const book = await xlsx([
      { name: '电梯', rows: sheetRows('lift', [{ ...TOWN.lift[0], 使用登记证编号: Number('31101401002013010001') }]) },
    ]);
    expect(foundIn(await readTown({ '电梯.xlsx': book }))).toEqual([
      ['电梯.xlsx', 2, '使用登记证编号', 'code-damaged'],
    ]);
  });

  it('2025.1 of a period is asked about, since the sheet may mean October', async () => {
    const book = await xlsx([
      { name: '投诉统计', rows: sheetRows('complaint_stat', [{ ...TOWN.complaint_stat[0], 月份: 2025.1 }]) },
    ]);
    expect(foundIn(await readTown({ '投诉统计.xlsx': book }))).toEqual([
      ['投诉统计.xlsx', 2, '月份', 'month-ambiguous'],
    ]);
  });
});

describe('every table', () => {
  it.each(TABLE_IDS)('%s is read from a file of its id as from one of its name', async (id) => {
    const { name } = tableOf(id);
    const files = (file: string): Record<string, string> => ({
      ...Object.fromEntries(Object.keys(GROUND).map((key) => [key, GROUND[key] as string])),
      [file]: csvOf(id),
    });
    const byName = await readTown(files(`${name}.csv`));
    if (!(`${name}.csv` in GROUND))
      expect((await readTown(files(`${id}.csv`))).register.records[id]).toEqual(byName.register.records[id]);
    expect(byName.problems).toEqual([]);
    expect(headersOf(id).length).toBeGreaterThan(2);
  });
});
