import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { check, csvOf, first, readCell, readTown, refusal, townWith } from '../support/tables.ts';

describe('an amount of money', () => {
  const read: [written: string, fen: number][] = [
    ['12000.00', 1_200_000],
    ['12000', 1_200_000],
    ['12,000.5', 1_200_050],
    ['0', 0],
    ['0.01', 1],
    ['-35.20', -3520],
    ['¥12.30', 1230],
    ['￥ 12.3', 1230],
    ['１２．３０', 1230],
    ['１，２００', 120_000],
    [' 7 ', 700],
    ['+5', 500],
    ['1.10000', 110],
    ['9999999999.99', 999_999_999_999],
  ];
  it.each(read)('written 「%s」 is %d fen', async (written, fen) => {
    expect(await readCell('fund', '结存', written)).toBe(fen);
  });

  const refused: [written: string, code: string][] = [
    ['2.8元多', 'amount-not-numeric'],
    ['约100', 'amount-not-numeric'],
    ['1.234', 'amount-too-fine'],
    ['1,2,3', 'amount-not-numeric'],
    ['1e5', 'amount-not-numeric'],
    ['12.', 'amount-not-numeric'],
    ['.5', 'amount-not-numeric'],
    ['--5', 'amount-not-numeric'],
    ['10000000000', 'amount-too-large'],
    ['13800138000', 'amount-too-large'],
    ['99999999999999999999', 'amount-too-large'],
  ];
  it.each(refused)('written 「%s」 is refused: %s', async (written, code) => {
    expect(await refusal('fund', '结存', written)).toEqual([code]);
  });

  it('in 万元 is exact to the fen and no finer', async () => {
    const inTenThousands = (amount: string): string =>
      csvOf('fund', townWith('fund', { 结存: amount, 交存: '', 使用: '' })).replace('结存', '结存（万元）');
    expect(first(await check({ '维修资金.csv': inTenThousands('123.456789') }, []), 'fund').balanceFen).toBe(
      123_456_789,
    );
    await check({ '维修资金.csv': inTenThousands('1.2345678') }, [['维修资金.csv', 2, '结存', 'amount-too-fine']]);
  });

  it('ten thousand times the one before is doubted: 元 for 万元', async () => {
    const rows = [...townWith('fund', {}), ...townWith('fund', { 截止日期: '2025-12-31', 结存: '101.00' })];
    const read = await check({ '维修资金.csv': csvOf('fund', rows) }, [['维修资金.csv', 3, '结存', 'amount-jump']]);
    expect(read.problems[0]?.message).toContain('第 2 行的 1000000 元');
  });
});

describe('a fee', () => {
  it.each([
    ['0.85', 8500],
    ['2.9', 29_000],
    ['0.4770', 4770],
    ['0', 0],
  ] as [string, number][])('of 「%s」 is %d ten-thousandths of a yuan', async (written, rate) => {
    expect(await readCell('fee_item', '收费标准', written)).toBe(rate);
  });
  it.each([
    ['-1', 'amount-negative'],
    ['0.12345', 'amount-too-fine'],
    ['2.8元起', 'amount-not-numeric'],
    ['13800138000', 'amount-too-large'],
  ] as [string, string][])('of 「%s」 is refused: %s', async (written, code) => {
    expect(await refusal('fee_item', '收费标准', written)).toEqual([code]);
  });

  const units: [written: string, unit: string][] = [
    ['元/㎡·月', '元/㎡·月'],
    ['元/平方米/月', '元/㎡·月'],
    ['元/平米/月', '元/㎡·月'],
    ['元/m²', ''],
    ['元/m²·月', '元/㎡·月'],
    ['元/m2/月', '元/㎡·月'],
    ['元/月·平方米', '元/㎡·月'],
    ['元/平方·月', '元/㎡·月'],
    ['元/㎡月', '元/㎡·月'],
    ['元/(㎡·月)', '元/㎡·月'],
    ['元/（平方米·月）', '元/㎡·月'],
    ['元每平方米每月', '元/㎡·月'],
    ['元／㎡．月', '元/㎡·月'],
    ['元/㎡·月（建筑面积）', '元/㎡·月'],
    ['元/平方米·年', '元/㎡·年'],
    ['元/立方米', '元/m³'],
    ['元/方', '元/m³'],
    ['元/吨', '元/m³'],
    ['元/度', '元/度'],
    ['元/千瓦时', '元/度'],
    ['元/kWh', '元/度'],
    ['元/车位/月', '元/位·月'],
    ['元/个车位·月', '元/位·月'],
    ['元/位月', '元/位·月'],
    ['元/次', '元/次'],
    ['元/户/月', '元/户·月'],
    ['元/户月', '元/户·月'],
    ['元/个', '元/个'],
  ];
  it.each(units.filter(([, unit]) => unit !== ''))('may have its unit written 「%s」: %s', async (written, unit) => {
    expect(await readCell('fee_item', '单位', written)).toBe(unit);
  });
  it.each(['元', '元/m²', '元/辆', '美元/㎡·月', '元/㎡·日'])(
    'in the unit 「%s」 is refused with the units that hold',
    async (written) => {
      const read = await readTown({ '收费标准.csv': csvOf('fee_item', townWith('fee_item', { 单位: written })) });
      expect(read.problems.map((p) => p.code)).toEqual(['unit-unknown']);
      expect(read.problems[0]?.message).toContain('元/㎡·月、元/㎡·年');
    },
  );
  it('may have a unit that a profile adds', async () => {
    expect(await readCell('fee_item', '单位', '元/每辆/月', { feeUnits: ['元/辆·月'] })).toBe('元/辆·月');
  });
});

describe('a count', () => {
  it.each([
    ['12', 12],
    ['0', 0],
    ['1,204', 1204],
    ['12.0', 12],
    ['１２', 12],
    [' 12 ', 12],
    ['+3', 3],
  ] as [string, number][])('written 「%s」 is %d', async (written, value) => {
    expect(await readCell('estate', '楼栋数', written)).toBe(value);
  });
  it.each([
    ['12.5', 'count-not-integer'],
    ['十二', 'count-not-integer'],
    ['-1', 'amount-negative'],
    ['13800138000', 'amount-too-large'],
  ] as [string, string][])('written 「%s」 is refused: %s', async (written, code) => {
    expect(await refusal('estate', '楼栋数', written)).toEqual([code]);
  });
});

describe('the year an estate was handed over', () => {
  it.each([
    ['2009', 2009],
    ['2009年', 2009],
    ['2009年6月', 2009],
    ['2009-06', 2009],
    ['2009.6', 2009],
    ['2009 年', 2009],
    ['2009年6月1日', 2009],
    ['2009/6/1', 2009],
    ['1998-11', 1998],
    ['1930', 1930],
  ] as [string, number][])('written 「%s」 is %d', async (written, year) => {
    expect(await readCell('estate', '交付年份', written)).toBe(year);
  });
  it.each(['9', '09年', '20090601', '一九九八年', '3009'])('written 「%s」 is refused', async (written) => {
    expect(await refusal('estate', '交付年份', written)).toEqual(['year-not-readable']);
  });
});

describe('a span of years', () => {
  it.each([
    '2009-2011',
    '2009~2011',
    '2009—2011',
    '2009至2011年',
    '2009年-2011年',
    '1998-99',
    '2009~11',
    '2009年/2015年',
    '2009、2011',
  ])('written 「%s」 is no year', async (written) => {
    expect(await refusal('estate', '交付年份', written)).toEqual(['year-range']);
  });
  it.each(['2009-13-1', '2009-2', '20099', '2009多', '2009-20111'])('is not seen in 「%s」', async (written) => {
    expect(await refusal('estate', '交付年份', written)).not.toContain('year-range');
  });
  it('to come is no year of a building', async () => {
    expect(await refusal('estate', '交付年份', '2099')).toEqual(['date-implausible']);
  });
});

describe('a day to come', () => {
  it('may end a term in years, and is a slip of what has happened', async () => {
    expect(await readCell('contract', '结束日期', '2060-12-31')).toBe('2060-12-31');
    expect(await refusal('contract', '结束日期', '9999-12-31')).toEqual(['date-implausible']);
    expect(await readCell('lift', '下次检验日期', '2029-01-31')).toBe('2029-01-31');
    expect(await refusal('lift', '上次维保日期', '2029-01-31')).toEqual(['date-implausible']);
    expect(await readCell('lift', '上次维保日期', '2027-01-31')).toBe('2027-01-31');
  });
});

describe('a month where the day is not known', () => {
  it.each(['2020年6月', '2020-06', '2020/6', '2020.06', '2020.6', '二〇二〇年六月', '202006'])(
    'written 「%s」 is when a manager began',
    async (written) => {
      expect(await readCell('manager', '任职日期', written)).toBe('2020-06');
    },
  );
  it('is no day, where one is needed', async () => {
    expect(await refusal('manager', '离任日期', '2026年6月')).toEqual(['date-not-readable']);
    expect(await refusal('manager', '任职日期', '2020')).toEqual(['date-not-readable']);
    expect(await refusal('manager', '任职日期', '2020.1')).toEqual(['month-ambiguous']);
    expect(await refusal('manager', '任职日期', '2029-01')).toEqual(['date-implausible']);
  });
  it('comes before every later day, and not before an earlier one', async () => {
    const row = (since: string, until: string) =>
      csvOf('manager', townWith('manager', { 任职日期: since, 离任日期: until }));
    await check({ '项目负责人.csv': row('2020-06', '2020-06-01') }, []);
    await check({ '项目负责人.csv': row('2020-06', '2020-05-31') }, [
      ['项目负责人.csv', 2, '离任日期', 'dates-reversed'],
    ]);
  });
});

describe('a date where words belong', () => {
  const dates = [
    '3月2日',
    '2-Mar',
    'Mar-02',
    '2-Mar-26',
    '2026/3/2',
    '2026-03-02',
    '2026年3月2日',
    '2026.3.2',
    '3/2/2026',
    '二〇二六年三月二日',
  ];
  it.each(dates)('is what a spreadsheet has made of something else: 「%s」', async (written) => {
    expect(await refusal('lift', '位置', written)).toEqual(['date-in-text']);
    expect(await refusal('lift', '使用登记证编号', written)).toEqual(['date-in-text']);
    expect(await refusal('contract', '备案号', written)).toEqual(['date-in-text']);
    expect(await refusal('list_entry', '文号', written)).toEqual(['date-in-text']);
    expect(await refusal('contract', '小区编码', written)).toEqual(['date-in-text']);
    expect(await refusal('estate', '小区编码', written)).toContain('date-in-text');
    expect(await refusal('event', '结果', written)).toEqual(['date-in-text']);
    expect(await refusal('channel', '受理时间', written)).toEqual(['date-in-text']);
  });
  it.each([
    '3-1',
    '3-1-501北',
    '3月',
    '2026年3月',
    '已于2026年3月2日办结',
    '2026年3月2日通过',
    'MARK-3A',
    '五一路',
    '2024-001',
    '1-2-003',
    '24:00',
    'A-3-2',
  ])('is not seen in 「%s」', async (written) => {
    expect(await refusal('event', '文号', written)).toEqual([]);
  });
});

describe('the number of a document or a filing', () => {
  it.each([
    ['1.4E+12', 'code-damaged'],
    ['2.02501E+15', 'code-damaged'],
    ['1.23E+11', 'code-damaged'],
    ['20240101000000000000', 'code-damaged'],
    ['20250123456789000', 'code-damaged'],
    ['########', 'cell-not-shown'],
    ['###', 'cell-not-shown'],
  ])('that a spreadsheet has damaged is refused: 「%s」', async (written, code) => {
    expect(await refusal('contract', '备案号', written)).toEqual([code]);
    expect(await refusal('firm', '备案编号', written)).toEqual([code]);
    expect(await refusal('revenue', '决定文号', written)).toEqual([code]);
    expect(await refusal('lift', '使用登记证编号', written)).toEqual([code]);
  });
  it.each(['202501234567890', '20250123456789012345', '甲住建〔2024〕1号', '2024-001', '1E5号'])(
    'is kept: 「%s」',
    async (written) => {
      expect(await readCell('contract', '备案号', written)).toBe(written);
    },
  );
  it('that there is not yet is a blank', async () => {
    for (const word of ['待定', '未备案', '备案中', '正在办理', '无文号'])
      expect(await refusal('contract', '备案号', word)).toEqual(['blank-word']);
    expect(await refusal('list_entry', '文号', '待定')).toEqual(['required-blank']);
  });
});

describe('an area and a score', () => {
  it('are decimals of two places', async () => {
    expect(await readCell('estate', '建筑面积', '108,360.55')).toBe(108_360.55);
    expect(await readCell('firm_grade', '得分', '92.5')).toBe(92.5);
    expect(await refusal('estate', '建筑面积', '1.234')).toEqual(['amount-too-fine']);
    expect(await refusal('estate', '建筑面积', '-1')).toEqual(['amount-negative']);
  });
  it('say nothing with a zero for an area, and too much with more than a hundred marks', async () => {
    expect(await refusal('estate', '建筑面积', '0')).toEqual(['amount-not-positive']);
    expect(await refusal('firm_grade', '得分', '120')).toEqual(['amount-implausible']);
    expect(await readCell('firm_grade', '得分', '0')).toBe(0);
  });
});

describe('a share', () => {
  const shares: [written: string, basisPoints: number][] = [
    ['58%', 5800],
    ['58', 5800],
    ['58.25%', 5825],
    ['58％', 5800],
    ['５８％', 5800],
    ['0.5%', 50],
    ['100%', 10_000],
    ['0', 0],
    ['58 %', 5800],
    ['1', 100],
  ];
  it.each(shares)('of 「%s」 is %d basis points', async (written, value) => {
    expect(await readCell('survey', '满意率', written)).toBe(value);
  });
  const refused: [written: string, code: string][] = [
    ['0.58', 'percent-ambiguous'],
    ['0.9125', 'percent-ambiguous'],
    ['.5', 'percent-ambiguous'],
    ['101%', 'percent-out-of-range'],
    ['-5%', 'amount-negative'],
    ['五成', 'percent-not-readable'],
    ['58.123%', 'amount-too-fine'],
    ['50%-60%', 'percent-not-readable'],
  ];
  it.each(refused)('of 「%s」 is refused: %s', async (written, code) => {
    expect(await refusal('survey', '满意率', written)).toEqual([code]);
  });
  it('that may be 58 % or 0.58 % is asked about with both', async () => {
    const read = await readTown({ '满意度.csv': csvOf('survey', townWith('survey', { 满意率: '0.58' })) });
    expect(read.problems[0]?.message).toContain('58% 或 0.58%');
  });
  it('of a band may have ± or + before it', async () => {
    expect(await readCell('guide_price', '上浮', '±20%')).toBe(2000);
    expect(await readCell('guide_price', '上浮', '+20％')).toBe(2000);
  });
});

describe('a date', () => {
  const dates: [written: string, day: string][] = [
    ['2025-06-12', '2025-06-12'],
    ['2025/6/12', '2025-06-12'],
    ['2025.6.12', '2025-06-12'],
    ['20250612', '2025-06-12'],
    ['2025年6月12日', '2025-06-12'],
    ['2025年06月12日', '2025-06-12'],
    ['2025年6月12号', '2025-06-12'],
    ['2025 年 6 月 12 日', '2025-06-12'],
    ['二〇二五年六月十二日', '2025-06-12'],
    ['二○二五年十月二十日', '2025-10-20'],
    ['二O二五年十二月三十一日', '2025-12-31'],
    ['二零二五年一月一日', '2025-01-01'],
    ['45820', '2025-06-12'],
    ['２０２５－０６－１２', '2025-06-12'],
    ['2025／6／12', '2025-06-12'],
    ['2025-06-12 08:30', '2025-06-12'],
    ['2025-06-12T00:00:00', '2025-06-12'],
    ['2024-02-29', '2024-02-29'],
    ['2026年元月1日', '2026-01-01'],
    ['1949-10-01', '1949-10-01'],
    ['2027-11-10', '2027-11-10'],
  ];
  it.each(dates)('written 「%s」 is %s', async (written, day) => {
    expect(await readCell('survey', '调查日期', written)).toBe(day);
  });
  const refused: [written: string, code: string][] = [
    ['2025年6月', 'date-not-readable'],
    ['6月12日', 'date-not-readable'],
    ['25-6-12', 'date-not-readable'],
    ['12/06/2025', 'date-not-readable'],
    ['2025-02-30', 'date-not-on-calendar'],
    ['20251301', 'date-not-on-calendar'],
    ['2023-02-29', 'date-not-on-calendar'],
    ['1900-01-01', 'date-implausible'],
    ['2925-06-12', 'date-implausible'],
    ['458200', 'date-not-readable'],
    ['1949-09-30', 'date-implausible'],
    ['1899-12-31', 'date-implausible'],
    ['1900-01-00', 'date-not-on-calendar'],
    ['0', 'date-not-readable'],
    ['2099-12-31', 'date-implausible'],
    ['2009-2011', 'year-range'],
    ['2009年—2011年', 'year-range'],
    ['########', 'cell-not-shown'],
  ];
  it.each(refused)('written 「%s」 is refused or doubted: %s', async (written, code) => {
    expect((await refusal('posting', '结束日期', written))[0]).toBe(code);
  });
});

describe('a period', () => {
  const periods: [written: string, period: string][] = [
    ['2025', '2025'],
    ['2025年', '2025'],
    ['2025年度', '2025'],
    ['2025-06', '2025-06'],
    ['2025年6月', '2025-06'],
    ['2025年06月份', '2025-06'],
    ['2025.6', '2025-06'],
    ['2025.10', '2025-10'],
    ['2025.01', '2025-01'],
    ['2025/6', '2025-06'],
    ['202506', '2025-06'],
    ['二〇二五年六月', '2025-06'],
    ['二〇二五年十二月', '2025-12'],
    ['2025年上半年', '2025-H1'],
    ['2025年下半年', '2025-H2'],
    ['2025-H1', '2025-H1'],
    ['2025H2', '2025-H2'],
    ['2025年第三季度', '2025-Q3'],
    ['2025年三季度', '2025-Q3'],
    ['2025年度第3季度', '2025-Q3'],
    ['2025-Q3', '2025-Q3'],
    ['2025Q3', '2025-Q3'],
    ['2025年3季度', '2025-Q3'],
    ['二〇二五年第四季度', '2025-Q4'],
    ['２０２５年６月', '2025-06'],
    ['2025 年 6 月', '2025-06'],
    ['2025q1', '2025-Q1'],
  ];
  it.each(periods)('written 「%s」 is %s', async (written, period) => {
    expect(await readCell('list_entry', '期次', written)).toBe(period);
  });
  const refused: [written: string, code: string][] = [
    ['2025.1', 'month-ambiguous'],
    ['2025年13月', 'period-not-readable'],
    ['第三季度', 'period-without-year'],
    ['6月', 'period-without-year'],
    ['上半年', 'period-without-year'],
    ['2025年1-6月', 'period-not-readable'],
    ['去年', 'period-not-readable'],
    ['25年6月', 'period-not-readable'],
    ['2925年', 'date-implausible'],
    ['2028年', 'date-implausible'],
    ['1948年', 'date-implausible'],
    ['2009-2011', 'year-range'],
  ];
  it.each(refused)('written 「%s」 is refused or doubted: %s', async (written, code) => {
    expect(await refusal('list_entry', '期次', written)).toEqual([code]);
  });
  it('of complaints is a month and nothing else', async () => {
    expect(await readCell('complaint_stat', '月份', '2025年6月')).toBe('2025-06');
    for (const written of ['2025', '2025-Q2', '2025-H1'])
      expect(await refusal('complaint_stat', '月份', written)).toEqual(['period-not-readable']);
  });
  it('of an account is a year and nothing else', async () => {
    expect(await readCell('revenue', '年度', '2024年度')).toBe('2024');
    for (const written of ['2024-06', '2024-Q2', '2024-H1'])
      expect(await refusal('revenue', '年度', written)).toEqual(['period-not-readable']);
  });
  it('without a year is told how to write it with one', async () => {
    const read = await readTown({ '红黑榜.csv': csvOf('list_entry', townWith('list_entry', { 期次: '2025.1' })) });
    expect(read.problems[0]?.message).toContain('2025-01 或 2025-10');
  });
});

describe('a phone', () => {
  const phones: [written: string, published: string][] = [
    ['0356-2229201', '0356-2229201'],
    ['03562229201', '0356-2229201'],
    ['0356 2229201', '0356-2229201'],
    ['(0356)2229201', '0356-2229201'],
    ['（0356）2229201', '0356-2229201'],
    ['0356－2229201', '0356-2229201'],
    ['0356—2229201', '0356-2229201'],
    ['０３５６－２２２９２０１', '0356-2229201'],
    ['+86-0356-2229201', '0356-2229201'],
    ['010-12345678', '010-12345678'],
    ['021 12345678', '021-12345678'],
    ['0356-222 9201', '0356-2229201'],
    ['12345', '12345'],
    ['12315', '12315'],
    ['12319', '12319'],
    ['119', '119'],
    ['110', '110'],
    ['96111', '96111'],
    ['95598', '95598'],
    ['400-123-4567', '400-123-4567'],
    ['400 123 4567', '4001234567'],
    ['800-123-4567', '800-123-4567'],
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['+86 13800138000', '13800138000'],
    ['2229201', '2229201'],
    ['0356-2229201转8001', '0356-2229201转8001'],
    ['0356-2229201-8001', '0356-2229201转8001'],
    ['0356-2229201 转 8001', '0356-2229201转8001'],
    ['0356-2229201分机8001', '0356-2229201转8001'],
    ['0356-2229201、0356-2229202', '0356-2229201；0356-2229202'],
    ['0356-2229201；13800138000', '0356-2229201；13800138000'],
    ['0356-2229201/2229202', '0356-2229201；0356-2229202'],
    ['0356-2229201、2229202、2229203', '0356-2229201；0356-2229202；0356-2229203'],
    ['0355-1234567/1234568', '0355-1234567；0355-1234568'],
    ['0356-2229201、2', '0356-2229201；0356-2229202'],
    ['0356-2229201/02', '0356-2229201；0356-2229202'],
    ['0356-2229201；119', '0356-2229201；119'],
    ['13800138000/2229201', '13800138000；2229201'],
    ['12345，119', '12345；119'],
    ['0356-2229201 0356-2229202', '0356-2229201；0356-2229202'],
  ];
  it.each(phones)('written 「%s」 is %s', async (written, published) => {
    expect(await readCell('manager', '工作电话', `"${written}"`.replaceAll('"', ''))).toBe(published);
  });
  it.each(['3562229201', '356-2229201', '1012345678', '356 2229201'])(
    'written 「%s」 has lost its leading 0',
    async (written) => {
      const read = await readTown({ '项目负责人.csv': csvOf('manager', townWith('manager', { 工作电话: written })) });
      expect(read.problems.map((p) => p.code)).toEqual(['phone-leading-zero']);
      expect(read.problems[0]?.message).toMatch(/改成 0(?:356|10)-\d{7,8}/);
    },
  );
  it.each(['张三', '0356-222', '138001380', '见公示栏', '0356-2229201或12345'])(
    'written 「%s」 is refused',
    async (written) => {
      expect(await refusal('manager', '工作电话', written)).toEqual(['phone-not-readable']);
    },
  );
});

describe('yes and no', () => {
  it.each([
    ['是', true],
    ['有', true],
    ['√', true],
    ['Y', true],
    ['TRUE', true],
    ['1', true],
    ['否', false],
    ['没有', false],
    ['×', false],
    ['n', false],
    ['0', false],
  ] as [string, boolean][])('may be written 「%s」: %s', async (written, value) => {
    expect(await readCell('lift', '智能阻车', written)).toBe(value);
  });
  it('are neither when written as anything else', async () => {
    expect(await refusal('lift', '智能阻车', '部分')).toEqual(['boolean-not-readable']);
  });
});

describe('a blank', () => {
  it.each(['', '　', '\u00a0'])('written 「%s」 is unknown, never zero, and not worth a word', async (written) => {
    expect(await readCell('estate', '户数', written)).toBeNull();
    expect(await readCell('lift', '智能阻车', written)).toBeNull();
    expect(await readCell('estate', '地址', written)).toBeNull();
  });

  const required = TABLES.flatMap((table) =>
    columnList(table)
      .filter(([, c]) => c.required)
      .map(([, c]): [TableId, string] => [table.id, c.header]),
  );
  it.each(required)('in %s 「%s」 is refused, since it is required', async (id, header) => {
    expect((await refusal(id, header, ''))[0]).toBe('required-blank');
  });
});

describe('a closed list', () => {
  const choices = TABLES.flatMap((table) =>
    columnList(table).flatMap(([, { header, type }]): [TableId, string, string, string][] =>
      type.is !== 'choice'
        ? []
        : [...type.values.map((v): [string, string] => [v, v]), ...Object.entries(type.variants)].map(
            ([written, value]) => [table.id, header, written, value],
          ),
    ),
  );
  /** A kind brings its own demands on the columns beside it. */
  const ABOUT_OTHER_COLUMNS = new Set([
    'reference-unknown',
    'channel-value',
    'verification-open',
    'verification-without-rule',
    'sanction-undocumented',
    'removal-undated',
  ]);
  it.each(choices)('of %s 「%s」 understands 「%s」 as %s', async (id, header, written, value) => {
    const read = await readTown({
      [`${TABLES.find((t) => t.id === id)?.name}.csv`]: csvOf(id, townWith(id, { [header]: written })),
    });
    const field = columnList(TABLES.find((t) => t.id === id) as (typeof TABLES)[number]).find(
      ([, c]) => c.header === header,
    )?.[0] as string;
    expect(read.problems.filter((p) => !ABOUT_OTHER_COLUMNS.has(p.code)).map((p) => p.message)).toEqual([]);
    if (read.problems.length === 0) expect((first(read, id) as unknown as Record<string, unknown>)[field]).toBe(value);
  });

  it('refuses what is not on it and names what is', async () => {
    const read = await readTown({ '红黑榜.csv': csvOf('list_entry', townWith('list_entry', { 榜别: '蓝榜' })) });
    expect(read.problems.map((p) => [p.code, p.column])).toEqual([['choice-unknown', '榜别']]);
    expect(read.problems[0]?.message).toContain('只能填：红榜、黑榜');
  });

  it('of what is posted keeps other texts', async () => {
    expect(await readCell('posting', '公示事项', '充电桩收费')).toBe('充电桩收费');
  });
});

describe('a grade', () => {
  it.each([
    ['A', 'A'],
    ['a', 'A'],
    ['A级', 'A'],
    ['Ａ', 'A'],
    ['AAA', 'AAA'],
    ['AA级', 'AA'],
    ['D', 'D'],
    ['B+', 'B+'],
    ['未评', '未评'],
    ['未评级', '未评'],
    ['暂未评定', '未评'],
    ['未参评', '未评'],
    ['待评', '待评'],
    ['待评定', '待评'],
    ['免评', '免评'],
    ['免评级', '免评'],
  ])('written 「%s」 is %s', async (written, grade) => {
    expect(await readCell('firm_grade', '信用等级', written)).toBe(grade);
  });
  it.each(['优秀', 'F', '1级', 'AAAA'])('written 「%s」 is refused', async (written) => {
    expect(await refusal('firm_grade', '信用等级', written)).toEqual(['grade-not-readable']);
  });
});

describe('a text', () => {
  it('keeps ㎡, ①, …… and full-width brackets and narrows full-width letters and digits', async () => {
    expect(await readCell('event', '结果', '①１２０㎡（已整改）……Ａ座，完成！')).toBe('①120㎡（已整改）……A座，完成！');
  });
  it('of two thousand characters is kept, and one more is too long, whatever they take in memory', async () => {
    expect(await readCell('event', '结果', '𠮷'.repeat(2000))).toBe('𠮷'.repeat(2000));
    expect(await refusal('event', '结果', '字'.repeat(2001))).toEqual(['text-too-long']);
  });
  it('that a WPS picture left behind is no text', async () => {
    expect(await refusal('event', '结果', '=DISPIMG("ID_1",1)')).toEqual(['picture-cell']);
  });
  it('that shows a formula error is refused', async () => {
    for (const error of ['#REF!', '#N/A', '#VALUE!', '#DIV/0!', '#NAME?'])
      expect(await refusal('event', '结果', error)).toEqual(['formula-error']);
  });
});
