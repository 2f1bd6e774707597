/**
 * Units: wherever one stands, the value is what it says, or the cell where it stands is named.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { readUnit } from '../../src/intake/cells/units.ts';
import { readTables } from '../../src/intake/read-tables.ts';
import { REPOSITORY } from '../../src/site.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { check, csvOf, DEMO, first, foundIn, readCell, refusal, tableFile, townWith, xlsx } from '../support/tables.ts';

/** Reads a table whose header carries a unit in brackets, and gives the first record's field. */
async function underHeader(id: TableId, header: string, unit: string, cell: string): Promise<unknown> {
  const text = csvOf(id, townWith(id, { [header]: cell })).replace(header, `${header}${unit}`);
  const read = await check({ [`${tableOf(id).name}.csv`]: text }, []);
  const field = columnList(tableOf(id)).find(([, column]) => column.header === header)?.[0] as string;
  return (first(read, id) as unknown as Record<string, unknown>)[field];
}

describe('a unit in a header', () => {
  const converted: [id: TableId, header: string, unit: string, cell: string, value: number][] = [
    ['fund', '结存', '（元）', '1000000.01', 100_000_001],
    ['fund', '结存', '（百元）', '10000.0001', 100_000_001],
    ['fund', '结存', '（千元）', '1000', 100_000_000],
    ['fund', '结存', '(万元)', '123.456789', 123_456_789],
    ['fund', '结存', '（单位：万元）', '100', 100_000_000],
    ['fund', '结存', '（人民币万元）', '100', 100_000_000],
    ['fund', '结存', '（万）', '100', 100_000_000],
    ['fund', '结存', '（百万元）', '1.5', 150_000_000],
    ['fund', '结存', '（亿元）', '0.01', 100_000_000],
    ['fund', '结存', '（分）', '100000000', 100_000_000],
    ['estate', '建筑面积', '（㎡）', '108360.5', 108_360.5],
    ['estate', '建筑面积', '（平方米）', '108360.5', 108_360.5],
    ['estate', '建筑面积', '（m2）', '108360.5', 108_360.5],
    ['estate', '建筑面积', '（万㎡）', '10.83605', 108_360.5],
    ['estate', '建筑面积', '（万平方米）', '10.83605', 108_360.5],
    ['estate', '建筑面积', '（万平）', '10.83605', 108_360.5],
    ['estate', '建筑面积', '（公顷）', '10.83605', 108_360.5],
    ['estate', '建筑面积', '（亩）', '150', 100_000],
    ['estate', '建筑面积', '（含地下）', '108360.5', 108_360.5],
    ['estate', '户数', '（户）', '1204', 1204],
    ['estate', '户数', '（百户）', '12.04', 1204],
    ['estate', '户数', '（千户）', '1.204', 1204],
    ['estate', '户数', '（万户）', '0.1204', 1204],
    ['estate', '户数', '（含空置）', '1204', 1204],
    ['survey', '满意率', '（%）', '58', 5800],
    ['survey', '满意率', '（％）', '58', 5800],
    ['survey', '满意率', '（‰）', '585', 5850],
    ['fee_item', '收费标准', '（元/㎡·月）', '0.85', 8500],
    ['fee_item', '收费标准', '（元/平方米·月）', '0.85', 8500],
    ['fee_item', '收费标准', '（元）', '0.85', 8500],
    ['guide_price', '基准价', '（元/㎡·月）', '0.80', 8000],
    ['firm_grade', '得分', '（百分制）', '92.5', 92.5],
    ['firm_grade', '得分', '（满分100分）', '92.5', 92.5],
  ];
  it.each(converted)('of %s「%s」%s makes 「%s」 %d', async (id, header, unit, cell, value) => {
    expect(await underHeader(id, header, unit, cell)).toBe(value);
  });

  const refused: [id: TableId, header: string, unit: string, code: string][] = [
    ['fund', '结存', '（美元）', 'unit-not-known'],
    ['fund', '结存', '（万美元）', 'unit-not-known'],
    ['fund', '结存', '（单位：箱）', 'unit-not-known'],
    ['fund', '结存', '（㎡）', 'unit-other-kind'],
    ['fund', '结存', '（户）', 'unit-other-kind'],
    ['estate', '建筑面积', '（户）', 'unit-other-kind'],
    ['estate', '建筑面积', '（平方尺²）', 'unit-not-known'],
    ['estate', '户数', '（栋）', 'unit-other-kind'],
    ['estate', '户数', '（万元）', 'unit-other-kind'],
    ['estate', '楼栋数', '（户）', 'unit-other-kind'],
    ['survey', '满意率', '（分）', 'unit-other-kind'],
    ['fee_item', '收费标准', '（元/年）', 'unit-not-known'],
    ['fee_item', '收费标准', '（㎡）', 'unit-other-kind'],
    ['guide_price', '基准价', '（元/㎡·年）', 'unit-not-known'],
  ];
  it.each(refused)('of %s「%s」%s is named in the header’s cell: %s', async (id, header, unit, code) => {
    const file = `${tableOf(id).name}.csv`;
    const read = await check({ [file]: csvOf(id).replace(header, `${header}${unit}`) }, [[file, 1, header, code]]);
    expect(read.problems[0]?.message).toContain(`的单位写的是「${unit.slice(1, -1).replace('单位：', '')}」`);
  });

  it('that is another than the row’s is named in the row', async () => {
    const text = csvOf('fee_item').replace('收费标准', '收费标准（元/㎡·年）');
    await check({ '收费标准.csv': text }, [['收费标准.csv', 2, '收费标准', 'unit-differs']]);
  });

  it('of 亩 is converted where that leaves nothing over, and asked for in ㎡ elsewhere', async () => {
    const text = csvOf('estate', townWith('estate', { 建筑面积: '10' })).replace('建筑面积', '建筑面积（亩）');
    const read = await check({ '小区.csv': text }, [['小区.csv', 2, '建筑面积', 'unit-inexact']]);
    expect(read.problems[0]?.message).toContain('6666.66 多');
  });
});

describe('a unit round a table', () => {
  const fund = csvOf('fund', townWith('fund', { 结存: '100', 交存: '120', 使用: '20' }));
  const above: string[] = [
    '单位：万元',
    '维修资金情况表,,,,,单位：万元',
    '维修资金情况表（万元）',
    '维修资金情况表（单位：万元）',
    '维修资金情况表 金额单位：万元',
    '单位：,万元',
    '单位：示例公司\n,,,单位：万元',
    '单位：户、万元',
    '万元',
    ',,资金（万元）,,,',
    '以下金额均以万元为单位',
    '按万元计',
    '单位：万元\n,,,（单位：万元）',
  ];
  it.each(above)('is read from 「%s」', async (title) => {
    expect(first(await check({ '维修资金.csv': `${title}\n${fund}` }, []), 'fund').balanceFen).toBe(100_000_000);
  });

  it.each(['注：单位：万元', '金额单位为万元', '以上金额以万元计，不含利息。', '说明：本表金额按万元计。'])(
    'is read from a remark below it: 「%s」',
    async (remark) => {
      expect(first(await check({ '维修资金.csv': `${fund}${remark}\n` }, []), 'fund').balanceFen).toBe(100_000_000);
    },
  );

  it('is no way of charging that a remark tells', async () => {
    const text = `${csvOf('fee_item')}注：停车费按户计，电梯费按元/月计收，以实际面积计。\n`;
    const right = await check({ '收费标准.csv': csvOf('fee_item') }, []);
    const read = await check({ '收费标准.csv': text }, []);
    expect(read.register.records.fee_item).toEqual(right.register.records.fee_item);
  });

  it.each([
    ['单位：元', '单位：万元', '', 2],
    ['单位：万元、元', '', '', 1],
    ['单位：万元', '', '注：单位：元', 1],
  ])('that another contradicts is named with it: 「%s」, 「%s」, 「%s」', async (title, corner, remark, row) => {
    const above = [title, corner].filter((line) => line !== '').map((line) => `${line}\n`);
    const read = await check({ '维修资金.csv': `${above.join('')}${fund}${remark === '' ? '' : `${remark}\n`}` }, [
      ['维修资金.csv', row, null, 'units-contradict'],
    ]);
    expect(read.problems[0]?.message).toContain('元');
    expect(first(read, 'fund').balanceFen).toBeNull();
  });

  it('is read from a row of units below the header', async () => {
    const text = fund.replace('\n', '\n,,万元,万元,万元,,\n');
    const read = await check({ '维修资金.csv': text }, []);
    expect(first(read, 'fund')).toMatchObject({ balanceFen: 100_000_000, usedFen: 20_000_000 });
  });

  it('is read from a heading over several columns, for these alone', async () => {
    const text = '小区编码,截止日期,资金（万元）,,\n,,结存,交存,使用\nJZ001,2024-12-31,100,120,20\n';
    expect(first(await check({ '维修资金.csv': text }, []), 'fund').paidInFen).toBe(120_000_000);
  });

  it.each(['单位：户', '单位：示例公司', '填报单位：示例市住房和城乡建设局', '示例花园（二期）', '单位：元'])(
    'of another kind, or no unit at all, leaves amounts alone: 「%s」',
    async (title) => {
      const read = await check({ '维修资金.csv': `${title}\n${csvOf('fund')}` }, []);
      expect(first(read, 'fund').balanceFen).toBe(100_000_000);
    },
  );

  it('that is unknown is named at its cell, once', async () => {
    const read = await check({ '维修资金.csv': `维修资金,,单位：万美元\n${csvOf('fund')}` }, [
      ['维修资金.csv', 1, null, 'unit-not-known'],
    ]);
    expect(read.problems[0]?.message).toContain('第 1 行（C1）的单位写的是「万美元」');
  });

  it('of 万元 over prices is named, since no price is meant so', async () => {
    await check({ '收费标准.csv': `单位：万元\n${csvOf('fee_item')}` }, [['收费标准.csv', 1, null, 'unit-other-kind']]);
  });

  it('counts in totals as well', async () => {
    const lines =
      '单位：千元\n小区编码,年度,类别,项目,金额\nJZ001,2024,收入,广告,5\nJZ001,2024,收入,车位,7\n合计,,,,13\n';
    const read = await check({ '公共收益.csv': lines }, [['公共收益.csv', 5, '金额', 'total-differs']]);
    expect(read.problems[0]?.message).toContain('各行相加是 12 千元');
  });
});

describe('a unit in a cell', () => {
  const read: [id: TableId, header: string, cell: string, value: number][] = [
    ['fund', '结存', '2.8元', 280],
    ['fund', '结存', '3.5万元', 3_500_000],
    ['fund', '结存', '3.5 万', 3_500_000],
    ['fund', '结存', '12.50元', 1250],
    ['fund', '结存', '¥12.00', 1200],
    ['fund', '结存', '人民币1,200.5元', 120_050],
    ['fund', '结存', '-3千元', -300_000],
    ['estate', '建筑面积', '108360㎡', 108_360],
    ['estate', '建筑面积', '10.8万平方米', 108_000],
    ['estate', '户数', '1124户', 1124],
    ['estate', '户数', '1,124 户', 1124],
    ['estate', '楼栋数', '5栋', 5],
    ['estate', '楼栋数', '5幢', 5],
    ['estate', '充电桩数', '12个', 12],
    ['complaint_stat', '重办', '1件', 1],
    ['survey', '满意率', '585‰', 5850],
    ['fee_item', '收费标准', '1.5元', 15_000],
    ['fee_item', '收费标准', '1.5元/平米/月', 15_000],
    ['fee_item', '收费标准', '1.5 元／㎡．月', 15_000],
    ['guide_price', '基准价', '0.8元/㎡·月', 8000],
  ];
  it.each(read)('of %s「%s」 is read: %s is %d', async (id, header, cell, value) => {
    expect(await readCell(id, header, cell)).toBe(value);
  });

  const refused: [id: TableId, header: string, cell: string, code: string][] = [
    ['fund', '结存', '12户', 'unit-other-kind'],
    ['fund', '结存', '12美元', 'unit-not-known'],
    ['fund', '结存', '12%', 'unit-other-kind'],
    ['estate', '户数', '5栋', 'unit-other-kind'],
    ['estate', '户数', '1.5户', 'count-not-integer'],
    ['estate', '建筑面积', '12户', 'unit-other-kind'],
    ['estate', '建筑面积', '12.345㎡', 'amount-too-fine'],
    ['fee_item', '收费标准', '1.5元/㎡·年', 'unit-differs'],
    ['fee_item', '收费标准', '1.5元/户·月', 'unit-differs'],
    ['fee_item', '收费标准', '1.1-1.5', 'rate-range'],
    ['fee_item', '收费标准', '1.1~1.5', 'rate-range'],
    ['fee_item', '收费标准', '1.1—1.5元', 'rate-range'],
    ['fee_item', '收费标准', '1.1至1.5元/㎡·月', 'rate-range'],
    ['guide_price', '基准价', '0.8元/㎡·年', 'unit-differs'],
    ['guide_price', '基准价', '0.8～1.2', 'rate-range'],
  ];
  it.each(refused)('of %s「%s」 is named: %s has %s', async (id, header, cell, code) => {
    expect(await refusal(id, header, cell)).toEqual([code]);
  });

  it('comes from a workbook as from a text', async () => {
    const rows = [
      ['小区编码', '截止日期', '结存'],
      ['JZ001', '2024-12-31', '3.5万元'],
    ];
    expect(
      first(await check({ '维修资金.xlsx': await xlsx([{ name: '维修资金', rows }]) }, []), 'fund').balanceFen,
    ).toBe(3_500_000);
  });
});

describe('the table of units', () => {
  it.each(['含税', '万科花园一期', '住宅', '含地下室', '示例市物业服务中心', '', '2025年度', '-'.repeat(3000)])(
    'takes 「%s」 for no unit',
    (text) => {
      expect(readUnit(text)).toBeNull();
    },
  );
});

describe('the office’s tables in other units', () => {
  it('are read in these units, or the cell that says an impossible one is named', async () => {
    const folder = path.join(REPOSITORY, 'tests', 'fixtures', 'cases', 'units', 'tables');
    const files = await Promise.all(
      (await readdir(folder)).map(async (name) => tableFile(`tables/${name}`, await readFile(path.join(folder, name)))),
    );
    const read = await readTables(files, { ...DEMO, demo: false });
    expect(foundIn(read)).toEqual([['收费标准.csv', 1, '收费标准', 'unit-not-known']]);
    expect(read.problems[0]?.message).toContain('收费标准.csv 第 1 行「收费标准」（C1）的单位写的是「元/年」');
    expect(first(read, 'estate')).toMatchObject({ areaSqm: 120_000, households: 300 });
    expect(first(read, 'fund')).toMatchObject({ balanceFen: 20_000_000, paidInFen: 30_000_000_000 });
    expect(first(read, 'survey').satisfiedBp).toBe(850);
    expect(read.register.records.revenue.map(({ amountFen }) => amountFen)).toEqual([1_000_000, 500_000, 1_500_000]);
  });
});

describe('a cell of any length', () => {
  it.each(['1', ' ', '元', '-', '（', '单位：', '0', '年', '\u001a', '万'])(
    'of 「%s」 alone is read in no time',
    async (piece) => {
      const long = `1${piece.repeat(50_000)}x`;
      const begun = performance.now();
      for (const [id, header] of [
        ['fee_item', '收费标准'],
        ['fund', '结存'],
        ['estate', '户数'],
        ['estate', '交付年份'],
        ['survey', '满意率'],
        ['manager', '任职日期'],
        ['contract', '备案号'],
      ] as const)
        expect((await refusal(id, header, long)).length).toBeGreaterThan(0);
      const text = `${long}\n${csvOf('fund')}`;
      expect((await readTables([tableFile('tables/维修资金.csv', text)], DEMO)).register.records.fund.length).toBe(1);
      expect(performance.now() - begun).toBeLessThan(15_000);
    },
    30_000,
  );
});
