import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { judgeTown, type TownOptions } from '../support/rules.ts';
import { FIRM, type Row } from '../support/tables.ts';

type Tables = Partial<Record<TableId, readonly Row[]>>;

const WENSHUI = '141121';
/** An estate that a firm serves: 三级, 多层, under the guide price. */
const estate = (change: Row = {}): Row => ({
  小区编码: 'JZ001',
  小区名称: '丁香苑',
  行政区划代码: '000101',
  管理模式: '专业物业',
  定价方式: '政府指导价',
  核定服务等级: '三级',
  物业类型: '多层',
  ...change,
});
const WITHOUT_FIRM: Tables = {
  estate: [{ 小区编码: 'JZ002', 小区名称: '幸福家园', 行政区划代码: '000101', 管理模式: '业主自管' }],
  contract: [],
};
const fee = (rate: string, change: Row = {}): Row => ({
  小区编码: 'JZ001',
  收费项目: '物业服务费',
  收费标准: rate,
  单位: '元/㎡·月',
  依据: '甲发改价〔2022〕9号',
  开始日期: '2023-01-01',
  ...change,
});
/** 多层三级: 0.80 and 20 per cent, so that the bound is 0.96. */
const price = (change: Row = {}): Row => ({
  行政区划代码: '000101',
  物业类型: '多层',
  服务等级: '三级',
  基准价: '0.80',
  上浮: '20%',
  下浮: '20%',
  开始日期: '2023-01-01',
  文号: '甲发改价〔2022〕9号',
  ...change,
});
/** 多层四级: 0.55 and 20 per cent, so that the bound is 0.66. */
const LOWER = price({ 服务等级: '四级', 基准价: '0.55' });
const event = (kind: string, date: string, change: Row = {}): Row => ({
  类型: kind,
  日期: date,
  主体编码: 'JZ001',
  结果: kind,
  文号: '甲住建发〔2026〕36号',
  ...change,
});
const regraded = (date: string, grade = '四级') => event('等级调整', date, { 新等级: grade });
const contract = (kind: string): Row => ({
  小区编码: 'JZ001',
  统一社会信用代码: FIRM,
  开始日期: '2024-01-01',
  合同类型: kind,
});

const judging =
  (rule: string, profile?: string, options?: TownOptions) =>
  async (tables: Tables, asOf = '2026-11-10', more: TownOptions = {}) => {
    const found = await judgeTown({ estate: [estate()], ...tables }, rule, asOf, profile, { ...options, ...more });
    return found[0];
  };

describe('WA-09, charges by the approved grade', () => {
  const judged = judging('WA-09', WENSHUI);
  const guide_price = [price()];

  it('is met at the bound itself, with the arithmetic', async () => {
    const found = await judged({ fee_item: [fee('0.96')], guide_price });
    expect(found).toMatchObject({ subject: 'JZ001', period: '2026-11-10', verdict: '合格' });
    expect(found?.detail).toBe(
      '物业服务费 0.96 元/㎡·月，不高于多层三级的上限 0.96 元/㎡·月（基准价 0.80 上浮 20%，甲发改价〔2022〕9号）',
    );
    expect(found?.sources.length).toBe(3);
  });

  it('is a prompt a ten-thousandth of a yuan above the bound, never a slip', async () => {
    const found = await judged({ fee_item: [fee('0.9601')], guide_price });
    expect(found?.verdict).toBe('待核实');
    expect(found?.detail).toBe(
      '已达到收费高于政府指导价上限的条件：物业服务费 0.9601 元/㎡·月，高出 0.0001 元；多层三级的上限 0.96 元/㎡·月（基准价 0.80 上浮 20%，甲发改价〔2022〕9号）',
    );
  });

  it('is settled on every later day by what was found, until a charge of a later day is too high', async () => {
    const event = (date: string, result: string): Row[] => [
      { 类型: '核实', 日期: date, 主体编码: 'JZ001', 结果: result, 文号: '示〔2026〕28号', 规则: 'WA-09' },
    ];
    const high = (start: string, date: string, result = '不成立') =>
      judged({ fee_item: [{ ...fee('0.97'), 开始日期: start }], guide_price, event: event(date, result) });
    expect((await high('2026-05-01', '2026-05-20'))?.verdict).toBe('合格');
    expect((await high('2026-05-01', '2026-05-20', '已确认'))?.verdict).toBe('已确认');
    expect((await high('2026-05-20', '2026-05-20'))?.verdict).toBe('合格');
    expect((await high('2026-05-21', '2026-05-20'))?.verdict).toBe('待核实');
  });

  it('states a bound finer than a ten-thousandth exactly', async () => {
    const fine = [price({ 基准价: '0.8333', 上浮: '12.5%' })];
    // 0.8333 × 1.125 = 0.9374625
    expect((await judged({ fee_item: [fee('0.9374')], guide_price: fine }))?.verdict).toBe('合格');
    const above = await judged({ fee_item: [fee('0.9375')], guide_price: fine });
    expect(above?.verdict).toBe('待核实');
    expect(above?.detail).toContain('高出 0.0000375 元；多层三级的上限 0.9374625 元');
  });

  it('is no matter of a charge below the band', async () => {
    expect((await judged({ fee_item: [fee('0.10')], guide_price }))?.verdict).toBe('合格');
  });

  it('is unknown without the table, the row or the columns of the guide price, and names what is missing', async () => {
    const fee_item = [fee('0.96')];
    expect(await judged({ fee_item })).toMatchObject({ verdict: '未知', detail: '没有「政府指导价」表' });
    expect(await judged({ fee_item, guide_price: [price({ 服务等级: '二级' })] })).toMatchObject({
      verdict: '未知',
      detail: '「政府指导价」表里没有多层三级在 2026-11-10 的价格',
    });
    expect(await judged({ fee_item, guide_price, estate: [estate({ 物业类型: '', 核定服务等级: '' })] })).toMatchObject(
      { verdict: '未知', detail: '「小区」表没有写物业类型、核定服务等级，对不上 2026-11-10 的政府指导价' },
    );
    expect((await judged({ fee_item, guide_price: [price({ 结束日期: '2026-11-09' })] }))?.verdict).toBe('未知');
  });

  it('is unknown where nobody has said how the fee is priced, or nothing is known of the fees', async () => {
    const open = [estate({ 定价方式: '' })];
    expect(await judged({ estate: open, fee_item: [fee('0.96')], guide_price })).toMatchObject({
      verdict: '未知',
      detail: '「收费标准」表没有写物业服务费的定价形式，「小区」表也没有写定价方式',
    });
    expect(await judged({ guide_price })).toMatchObject({ verdict: '未知', detail: '没有「收费标准」表' });
    expect(await judged({ fee_item: [], guide_price })).toMatchObject({
      verdict: '未知',
      detail: '「收费标准」表里没有这个小区的收费项目',
    });
    const parking = fee('40', { 单位: '元/位·月', 收费项目: '车位费', 定价形式: '市场调节价' });
    expect((await judged({ fee_item: [parking], guide_price }))?.verdict).toBe('未知');
  });

  it("does not apply to a market price, the fee's own before the estate's, and to an estate without a firm", async () => {
    const market = [fee('2.80', { 定价形式: '市场调节价' })];
    expect(await judged({ fee_item: market, guide_price })).toMatchObject({
      verdict: '不适用',
      detail: '物业服务费是市场调节价，不受政府指导价约束',
    });
    const own = [fee('2.80', { 定价形式: '政府指导价' })];
    const free = [estate({ 定价方式: '市场调节价' })];
    expect((await judged({ estate: free, fee_item: own, guide_price }))?.verdict).toBe('待核实');
    expect((await judged({ estate: free, fee_item: [], guide_price }))?.verdict).toBe('不适用');
    expect((await judged({ ...WITHOUT_FIRM, fee_item: [], guide_price }))?.verdict).toBe('不适用');
  });

  it('is no matter of what is collected for others, whatever the estate is priced by', async () => {
    const heating = fee('3.50', { 收费项目: '代收供暖费', 代收: '是' });
    expect((await judged({ fee_item: [fee('0.96'), heating], guide_price }))?.verdict).toBe('合格');
  });

  it('takes the guide price of the nearest division', async () => {
    const city = price({ 行政区划代码: '000100', 基准价: '0.50' });
    expect((await judged({ fee_item: [fee('0.96')], guide_price: [city, price()] }))?.verdict).toBe('合格');
    expect((await judged({ fee_item: [fee('0.96')], guide_price: [city] }))?.verdict).toBe('待核实');
  });

  it('is judged as of another day by the charge and the price of that day', async () => {
    const tables = {
      fee_item: [fee('0.90', { 结束日期: '2025-12-31' }), fee('0.96', { 开始日期: '2026-01-01' })],
      guide_price: [price({ 基准价: '0.75', 结束日期: '2025-12-31' }), price({ 开始日期: '2026-01-01' })],
    };
    expect((await judged(tables, '2026-01-01'))?.detail).toContain('0.96 元/㎡·月，不高于多层三级的上限 0.96');
    expect((await judged(tables, '2025-12-31'))?.detail).toContain('0.90 元/㎡·月，不高于多层三级的上限 0.90');
  });

  it('is judged as of a day before a change of grade by the grade of that day, never by that of later', async () => {
    const tables = {
      estate: [estate({ 核定服务等级: '四级' })],
      fee_item: [fee('0.80')],
      guide_price: [price(), LOWER],
      event: [regraded('2026-06-18')],
    };
    expect((await judged(tables, '2026-06-18'))?.verdict).toBe('待核实');
    expect(await judged(tables, '2026-06-17')).toMatchObject({
      verdict: '未知',
      detail: '「小区」表没有写核定服务等级，对不上 2026-06-17 的政府指导价',
    });
    const twice = [regraded('2026-01-10', '三级'), regraded('2026-06-18')];
    expect((await judged({ ...tables, event: twice }, '2026-06-17'))?.verdict).toBe('合格');
  });
});

describe('CD-06, developers’ contracts within the band', () => {
  const judged = judging('CD-06', '140400', { enable: ['CD-06'] });
  const guide_price = [price()];

  it('judges nobody while the draft is off', async () => {
    const found = await judgeTown({ estate: [estate()], fee_item: [fee('9.60')], guide_price }, 'CD-06', '2026-11-10');
    expect(found).toEqual([]);
  });

  it('is met at the bound, and a prompt above it', async () => {
    const early = [contract('前期')];
    expect((await judged({ contract: early, fee_item: [fee('0.96')], guide_price }))?.verdict).toBe('合格');
    expect((await judged({ contract: early, fee_item: [fee('0.97')], guide_price }))?.verdict).toBe('待核实');
  });

  it('does not apply once the owners have chosen the firm themselves, and to a market price', async () => {
    const own = await judged({ contract: [contract('业主大会')], fee_item: [fee('0.97')], guide_price });
    expect(own).toMatchObject({ verdict: '不适用', detail: '在执行的是业主大会合同，不是前期合同' });
    const market = [fee('0.97', { 定价形式: '市场调节价' })];
    expect((await judged({ contract: [contract('前期')], fee_item: market, guide_price }))?.verdict).toBe('不适用');
    expect((await judged({ contract: [contract('')], fee_item: market, guide_price }))?.verdict).toBe('不适用');
  });

  it('is unknown where the kind of contract is blank, and where there is no contract', async () => {
    const fee_item = [fee('0.97')];
    expect(await judged({ contract: [contract('')], fee_item, guide_price })).toMatchObject({
      verdict: '未知',
      detail: '「合同」表没有写在执行合同的合同类型',
    });
    expect((await judged({ contract: [], fee_item, guide_price }))?.detail).toBe('「合同」表里没有在执行的合同');
    const without = await judged({ fee_item, guide_price }, '2026-11-10', { without: ['contract'] });
    expect(without).toMatchObject({ verdict: '未知', detail: '没有「合同」表' });
  });

  it('is judged as of another day by the contract of that day', async () => {
    const tables = {
      contract: [
        { ...contract('前期'), 结束日期: '2026-06-30' },
        { ...contract('业主大会'), 开始日期: '2026-07-01' },
      ],
      fee_item: [fee('0.97')],
      guide_price,
    };
    expect((await judged(tables, '2026-06-30'))?.verdict).toBe('待核实');
    expect((await judged(tables, '2026-07-01'))?.verdict).toBe('不适用');
  });
});

describe('WA-08, a basis for every charge', () => {
  const judged = judging('WA-08', WENSHUI);
  const parking = (change: Row = {}) =>
    fee('40', { 收费项目: '地面车位费', 单位: '元/位·月', 依据: '业主大会决定', ...change });

  it('is met where every charge in force has one', async () => {
    const found = await judged({ fee_item: [fee('0.85'), parking()] });
    expect(found).toMatchObject({ verdict: '合格', detail: '在执行的收费 2 项，都写有依据' });
    expect(found?.sources.length).toBe(2);
  });

  it('is unmet where one has none, by its name', async () => {
    const found = await judged({ fee_item: [fee('0.85'), parking({ 依据: '' })] });
    expect(found).toMatchObject({ verdict: '缺项', detail: '在执行的收费 2 项，1 项没有写依据：地面车位费' });
    expect(found?.sources.length).toBe(1);
  });

  it('looks at what is charged on that day, its first and last days included', async () => {
    const fee_item = [fee('0.85'), parking({ 依据: '', 开始日期: '2026-03-01', 结束日期: '2026-06-30' })];
    expect((await judged({ fee_item }, '2026-02-28'))?.verdict).toBe('合格');
    expect((await judged({ fee_item }, '2026-03-01'))?.verdict).toBe('缺项');
    expect((await judged({ fee_item }, '2026-06-30'))?.verdict).toBe('缺项');
    expect((await judged({ fee_item }, '2026-07-01'))?.verdict).toBe('合格');
  });

  it('is unknown without the table, without a row of the estate and without a charge in force', async () => {
    expect(await judged({})).toMatchObject({ verdict: '未知', detail: '没有「收费标准」表' });
    expect((await judged({ fee_item: [] }))?.verdict).toBe('未知');
    expect(await judged({ fee_item: [fee('0.85', { 结束日期: '2026-11-09' })] })).toMatchObject({
      verdict: '未知',
      detail: '「收费标准」表里没有 2026-11-10 在执行的收费项目',
    });
  });

  it('does not apply where no firm serves the estate and nothing is charged', async () => {
    expect((await judged({ ...WITHOUT_FIRM, fee_item: [] }))?.verdict).toBe('不适用');
    const charged = [parking({ 小区编码: 'JZ002', 依据: '' })];
    expect((await judged({ ...WITHOUT_FIRM, fee_item: charged }))?.verdict).toBe('缺项');
  });
});

describe('WA-11, nothing added to what is collected for others', () => {
  const judged = judging('WA-11', WENSHUI);
  const water = (surcharge: string, agency = '是', change: Row = {}): Row =>
    fee('2.90', { 收费项目: '供水费', 单位: '元/m³', 代收: agency, 手续费: surcharge, ...change });

  it('is met at a surcharge of 0', async () => {
    const found = await judged({ fee_item: [fee('0.85', { 代收: '否' }), water('0')] });
    expect(found).toMatchObject({ verdict: '合格', detail: '代收 1 项，都没有加收手续费' });
  });

  it('is unmet from the first fen, with the amount, even where 代收 is blank or denied', async () => {
    expect(await judged({ fee_item: [water('0.03')] })).toMatchObject({
      verdict: '缺项',
      detail: '供水费加收手续费 0.03 元',
    });
    expect((await judged({ fee_item: [water('0.01', '')] }))?.verdict).toBe('缺项');
    expect((await judged({ fee_item: [water('0.01', '否')] }))?.verdict).toBe('缺项');
  });

  it('is unknown where the surcharge is blank, where 代收 is blank throughout, and without the table', async () => {
    expect(await judged({ fee_item: [water('')] })).toMatchObject({
      verdict: '未知',
      detail: '「收费标准」表没有写供水费的手续费',
    });
    expect(await judged({ fee_item: [fee('0.85'), water('0', '')] })).toMatchObject({
      verdict: '未知',
      detail: '「收费标准」表没有写哪些是代收',
    });
    expect((await judged({}))?.verdict).toBe('未知');
  });

  it('is unknown where 代收 is blank for one charge: a blank is no denial', async () => {
    const shared = fee('5.00', { 收费项目: '公共照明分摊', 单位: '元/户·月' });
    const denied = fee('0.85', { 代收: '否' });
    for (const others of [[denied], [denied, water('0')]])
      expect(await judged({ fee_item: [...others, shared] })).toMatchObject({
        verdict: '未知',
        detail: '「收费标准」表没有写公共照明分摊是不是代收',
      });
    expect((await judged({ fee_item: [water('0.03'), shared] }))?.verdict).toBe('缺项');
  });

  it('does not apply where nothing is collected for others, or no firm serves the estate', async () => {
    expect(await judged({ fee_item: [fee('0.85', { 代收: '否' })] })).toMatchObject({
      verdict: '不适用',
      detail: '没有代收的收费项目',
    });
    expect((await judged({ ...WITHOUT_FIRM, fee_item: [] }))?.verdict).toBe('不适用');
  });

  it('is judged as of another day by the charges of that day', async () => {
    const fee_item = [water('0.03', '是', { 结束日期: '2026-06-30' }), water('0', '是', { 开始日期: '2026-07-01' })];
    expect((await judged({ fee_item }, '2026-06-30'))?.verdict).toBe('缺项');
    expect((await judged({ fee_item }, '2026-07-01'))?.verdict).toBe('合格');
  });
});

const CHANGED = [fee('0.80', { 结束日期: '2026-06-30' }), fee('0.60', { 开始日期: '2026-07-01' })];

describe('WA-23, the fee lowered within five days of a downgrade', () => {
  const judged = judging('WA-23', WENSHUI);
  const guide_price = [price(), LOWER];
  const kept = { fee_item: [fee('0.80')], guide_price, event: [regraded('2026-06-18')] };

  it('is met where a fee cut follows the downgrade, on its day or later', async () => {
    for (const date of ['2026-06-18', '2026-06-28']) {
      const found = await judged({ ...kept, event: [...kept.event, event('降费', date)] });
      expect(found).toMatchObject({ period: '2026-06-18', verdict: '合格' });
      expect(found?.detail).toContain(`${date} 已降费`);
    }
    const before = await judged({ ...kept, event: [...kept.event, event('降费', '2026-06-17')] });
    expect(before?.verdict).toBe('待核实');
  });

  it('is met where what is charged is at the bound of the new grade', async () => {
    expect((await judged({ ...kept, fee_item: [fee('0.66')] }))?.verdict).toBe('合格');
    expect((await judged({ ...kept, fee_item: [fee('0.6601')] }))?.verdict).toBe('待核实');
  });

  it('is met where it is lower than on the eve of the downgrade', async () => {
    const fee_item = [fee('0.80', { 结束日期: '2026-06-30' }), fee('0.79', { 开始日期: '2026-07-01' })];
    const found = await judged({ ...kept, fee_item });
    expect(found).toMatchObject({ verdict: '合格' });
    expect(found?.detail).toBe(
      '2026-06-18 等级调整为四级（甲住建发〔2026〕36号），物业服务费已由 0.80 降到 0.79 元/㎡·月',
    );
  });

  it('is met by itself where the grade was raised', async () => {
    expect((await judged({ ...kept, event: [regraded('2026-06-18', '三级')] }))?.verdict).toBe('合格');
  });

  it('does not apply up to the fifth day, and is a prompt from the sixth on', async () => {
    const fifth = await judged(kept, '2026-06-23');
    expect(fifth).toMatchObject({ period: '2026-06-18', verdict: '不适用' });
    expect(fifth?.detail).toContain('还在 5 日内，到 2026-06-23 止');
    const sixth = await judged(kept, '2026-06-24');
    expect(sixth).toMatchObject({ period: '2026-06-18', verdict: '待核实', confirmed: false });
    expect(sixth?.detail).toBe(
      '已达到等级调整后收费没有相应降低的条件：2026-06-18 等级调整为四级（甲住建发〔2026〕36号），' +
        '到 2026-06-24 物业服务费仍是 0.80 元/㎡·月，高于多层四级的上限 0.66 元/㎡·月（基准价 0.55 上浮 20%，甲发改价〔2022〕9号）；' +
        '5 日内调整收费到 2026-06-23 止，没有移交记录，按期满之日移交算，90 日内退还到 2026-09-21 止',
    );
  });

  it('counts the ninety days from the day the case was handed on', async () => {
    const found = await judged({ ...kept, event: [...kept.event, event('移交', '2026-07-10')] });
    expect(found?.detail).toContain('2026-07-10 已移交（甲住建发〔2026〕36号），90 日内退还到 2026-10-08 止');
  });

  it('is unknown without the new grade, the events, the fees or the price of the new grade', async () => {
    expect(await judged({ ...kept, event: [regraded('2026-06-18', '')] })).toMatchObject({
      period: '2026-06-18',
      verdict: '未知',
      detail: '「事件」表没有写 2026-06-18 等级调整的新等级',
    });
    const { event: _, ...silent } = kept;
    expect(await judged(silent)).toMatchObject({ period: '2026-11-10', verdict: '未知', detail: '没有「事件」表' });
    expect((await judged({ guide_price, event: kept.event }))?.detail).toContain('没有「收费标准」表');
    expect(await judged({ ...kept, guide_price: [price()] })).toMatchObject({ verdict: '未知' });
  });

  it('does not apply without a downgrade, and to a market price', async () => {
    expect(await judged({ ...kept, event: [] })).toMatchObject({
      period: '2026-11-10',
      verdict: '不适用',
      detail: '没有等级调整',
    });
    const market = await judged({ ...kept, fee_item: [fee('0.80', { 定价形式: '市场调节价' })] });
    expect(market).toMatchObject({ period: '2026-06-18', verdict: '不适用' });
  });

  it('is judged as of another day by what had happened until then', async () => {
    const tables = { ...kept, fee_item: CHANGED, event: [...kept.event, event('降费', '2026-06-28')] };
    expect((await judged(tables, '2026-06-17'))?.detail).toBe('没有等级调整');
    expect((await judged(tables, '2026-06-27'))?.verdict).toBe('待核实');
    expect((await judged(tables, '2026-06-28'))?.verdict).toBe('合格');
  });

  it('judges each change of grade until the next', async () => {
    const twice = [regraded('2026-06-18'), regraded('2026-08-01', '三级')];
    const found = await judgeTown({ estate: [estate()], ...kept, event: twice }, 'WA-23', '2026-11-10', WENSHUI);
    expect(found.map((one) => [one.period, one.verdict])).toEqual([
      ['2026-06-18', '待核实'],
      ['2026-08-01', '合格'],
    ]);
    const soon = [regraded('2026-06-18'), regraded('2026-06-20', '三级')];
    const [first] = await judgeTown({ estate: [estate()], ...kept, event: soon }, 'WA-23', '2026-11-10', WENSHUI);
    expect(first).toMatchObject({ verdict: '不适用' });
    expect(first?.detail).toContain('5 日内又于 2026-06-20 调整，按后一次判定');
  });

  it('is confirmed by an event that names the rule', async () => {
    const settled = event('核实', '2026-08-01', { 规则: 'WA-23', 结果: '已确认' });
    expect(await judged({ ...kept, event: [...kept.event, settled] })).toMatchObject({
      period: '2026-06-18',
      verdict: '已确认',
      confirmed: true,
    });
  });
});

describe('CZ-14, the fee lowered after a downgrade', () => {
  const judged = judging('CZ-14');
  const guide_price = [price(), LOWER];
  const kept = { fee_item: [fee('0.80')], guide_price, event: [regraded('2026-06-18')] };

  it('is a prompt from the day of the downgrade on, since the text names no days', async () => {
    const found = await judged(kept, '2026-06-18');
    expect(found).toMatchObject({ period: '2026-06-18', verdict: '待核实' });
    expect(found?.detail).toBe(
      '已达到等级调整后收费没有相应降低的条件：2026-06-18 等级调整为四级（甲住建发〔2026〕36号），' +
        '到 2026-06-18 物业服务费仍是 0.80 元/㎡·月，高于多层四级的上限 0.66 元/㎡·月（基准价 0.55 上浮 20%，甲发改价〔2022〕9号）',
    );
  });

  it('is met at the bound of the new grade, after a lower fee and after a fee cut', async () => {
    expect((await judged({ ...kept, fee_item: [fee('0.66')] }))?.verdict).toBe('合格');
    expect((await judged({ ...kept, fee_item: CHANGED }))?.verdict).toBe('合格');
    expect((await judged({ ...kept, event: [...kept.event, event('降费', '2026-06-28')] }))?.verdict).toBe('合格');
  });

  it('is unknown without the new grade and without the events', async () => {
    expect((await judged({ ...kept, event: [regraded('2026-06-18', '')] }))?.verdict).toBe('未知');
    expect((await judged({ fee_item: kept.fee_item, guide_price }))?.verdict).toBe('未知');
  });

  it('does not apply without a downgrade, and to one before the document was in force', async () => {
    expect((await judged({ ...kept, event: [] }))?.verdict).toBe('不适用');
    expect((await judged({ ...kept, event: [regraded('2025-06-11')] }))?.verdict).toBe('不适用');
    expect((await judged({ ...kept, event: [regraded('2025-06-12')] }))?.verdict).toBe('待核实');
  });

  it('is judged as of another day by what had happened until then', async () => {
    const tables = { ...kept, fee_item: CHANGED };
    expect((await judged(tables, '2026-06-30'))?.verdict).toBe('待核实');
    expect((await judged(tables, '2026-07-01'))?.verdict).toBe('合格');
  });
});
