import { describe, expect, it } from 'vitest';
import { check, csvOf, readTown, TOWN, townWith } from '../support/tables.ts';

describe('an estate', () => {
  const asked: [area: string, households: string, buildings: string, columns: string[]][] = [
    ['108360.5', '1204', '14', []],
    ['14', '1', '', ['建筑面积']],
    ['15', '1', '', []],
    ['1500', '1', '', []],
    ['1501', '1', '', ['建筑面积']],
    ['12', '300', '', ['建筑面积']],
    ['120000', '3', '', ['建筑面积']],
    ['', '1', '2', []],
    ['', '1', '3', ['户数']],
    ['', '2000', '1', []],
    ['', '2001', '1', ['户数']],
    ['', '0', '3', []],
  ];
  it.each(asked)(
    'of %s ㎡, %s households and %s buildings is asked about %j',
    async (area, households, buildings, columns) => {
      const rows = townWith('estate', { 建筑面积: area, 户数: households, 楼栋数: buildings });
      await check(
        { '小区.csv': csvOf('estate', rows) },
        columns.map((column) => ['小区.csv', 2, column, 'value-implausible']),
      );
    },
  );

  it('is told with the numbers', async () => {
    const rows = townWith('estate', { 建筑面积: '12', 户数: '300' });
    const read = await check({ '小区.csv': csvOf('estate', rows) }, [['小区.csv', 2, '建筑面积', 'value-implausible']]);
    expect(read.problems[0]?.message).toContain('是「12」，「户数」是 300，合每户 0.04 ㎡。');
    expect(read.problems[0]?.severity).toBe('warning');
  });

  const written: [header: string, cell: string, said: string][] = [
    ['建筑面积（万㎡）', '0.6', '是「0.6 万㎡」（6000 ㎡），「户数」是 500，合每户 12 ㎡。'],
    ['建筑面积', '0.6万㎡', '是「0.6万㎡」（6000 ㎡），「户数」是 500，合每户 12 ㎡。'],
    ['建筑面积', '6,000㎡', '是「6000」，「户数」是 500，合每户 12 ㎡。'],
  ];
  it.each(written)('is told with what its cell says: under %s 「%s」 %s', async (header, cell, said) => {
    const text = csvOf('estate', townWith('estate', { 建筑面积: cell, 户数: '500' })).replace('建筑面积', header);
    const read = await check({ '小区.csv': text }, [['小区.csv', 2, '建筑面积', 'value-implausible']]);
    expect(read.problems[0]?.message).toContain(said);
  });

  it('a balance in another unit a thousand times off is told with what its cell says', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => ({
      ...TOWN.fund[0],
      截止日期: `202${i}-01-31`,
      结存: i === 3 ? '0.006' : '100',
    }));
    const text = csvOf('fund', rows as never).replace('结存', '结存（万元）');
    const { problems } = await readTown({ '维修资金.csv': text });
    expect(problems.filter(({ code }) => code === 'value-implausible').map(({ said }) => said)).toEqual([
      '是「0.006 万元」（60 元），这一列居中的是 1000000.00 元，相差一千倍以上。像是单位不对或填错了列，核对一下。',
    ]);
  });

  it('a thousand times off the others of its table is asked about', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => ({
      ...TOWN.estate[1],
      小区编码: `A${i}`,
      小区名称: `示例${i}园`,
      建筑面积: i === 3 ? '20' : `${20_000 + i}`,
    }));
    await check({ '小区.csv': csvOf('estate', [...TOWN.estate, ...rows]) }, [
      ['小区.csv', 8, '建筑面积', 'value-implausible'],
    ]);
  });
});

describe('a fee', () => {
  it('in another unit than is kept is told with what its cell says', async () => {
    const text = csvOf('fee_item', townWith('fee_item', { 收费标准: '450' })).replace(',收费标准,', ',收费标准（角）,');
    const { problems } = await readTown({ '收费标准.csv': text });
    expect(problems.find(({ code }) => code === 'value-implausible')?.said).toMatch(
      /^是「450 角」（45 元），单位是 元\/㎡·月，通常/,
    );
  });

  const asked: [rate: string, unit: string, isAsked: boolean][] = [
    ['0.05', '元/㎡·月', false],
    ['0.0499', '元/㎡·月', true],
    ['30', '元/㎡·月', false],
    ['30.01', '元/㎡·月', true],
    ['0', '元/㎡·月', false],
    ['12', '元/㎡·年', false],
    ['361', '元/㎡·年', true],
    ['361', '元/位·月', false],
  ];
  it.each(asked)('of %s %s is asked about: %s', async (rate, unit, isAsked) => {
    const text = csvOf('fee_item', townWith('fee_item', { 收费标准: rate, 单位: unit }));
    await check({ '收费标准.csv': text }, isAsked ? [['收费标准.csv', 2, '收费标准', 'value-implausible']] : []);
  });
});

describe('a balance', () => {
  it.each([
    ['1000.00', ['amount-jump']],
    ['1000.01', []],
  ])('of %s after a million is asked about: %j', async (amount, codes) => {
    const rows = [...townWith('fund', {}), ...townWith('fund', { 截止日期: '2025-12-31', 结存: amount })];
    await check(
      { '维修资金.csv': csvOf('fund', rows) },
      codes.map((code) => ['维修资金.csv', 3, '结存', code]),
    );
  });

  it('in another unit is told with what both cells say, and what they make', async () => {
    const rows = [...townWith('fund', { 结存: '100' }), ...townWith('fund', { 截止日期: '2025-12-31', 结存: '0.1' })];
    const text = csvOf('fund', rows).replace('结存', '结存（万元）');
    const { problems } = await readTown({ '维修资金.csv': text });
    expect(problems.find(({ code }) => code === 'amount-jump')?.said).toMatch(
      /^是「0\.1 万元」（1000 元），和 .*的「100 万元」（1000000 元）相差一千倍以上。/,
    );
  });
});
