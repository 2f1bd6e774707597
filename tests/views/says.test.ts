/**
 * The sentences at the head of panels: each at its fullest, its emptiest, where something is unknown and on its limits.
 */
import { describe, expect, test } from 'vitest';
import type { PanelId } from '../../src/domain/panels.ts';
import { PANELS } from '../../src/domain/panels.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { FeeItem, RevenueCategory } from '../../src/domain/records.ts';
import { boardView } from '../../src/views/board/board.ts';
import { type Piece, textOf } from '../../src/wording/pieces.ts';
import { inWan } from '../../src/wording/says-money.ts';
import {
  bulletin,
  channel,
  city,
  complaints,
  contract,
  date,
  estate,
  event,
  fee,
  firm,
  found,
  fund,
  grade,
  guidePrice,
  lift,
  listing,
  manager,
  notice,
  revenue,
  rule,
} from './city.ts';
import { said, saysOf } from './said.ts';

const FIRM = '91000000MA00000157';
const HOME = estate('JZ001', '丁香苑');
const served = { estate: [HOME], firm: [firm(FIRM, '示例物业')], contract: [contract('JZ001', FIRM)] };

const late = (publication: Publication, id: PanelId): Piece[] =>
  saysOf(publication, id).flatMap(({ words }) => words.filter(({ isLate }) => isLate));

describe('收费标准', () => {
  const charged = (fees: readonly FeeItem[], more: Parameters<typeof guidePrice>[1] = {}): Publication =>
    city({ records: { estate: [HOME], fee_item: [...fees], guide_price: [guidePrice(12_000, more)] } });
  const sentence = (rateE4: number, more: Parameters<typeof guidePrice>[1] = {}): string | undefined =>
    said(charged([fee('JZ001', rateE4)], more), 'fees')[0];

  test.each([
    // 1.20 元 with 20% either way is 0.96 to 1.44 元, both of them within it.
    [15_000, '1.50 元/㎡·月，比政府指导价上限高 0.06 元；90 ㎡ 一年多 64.80 元。'],
    [14_401, '1.4401 元/㎡·月，比政府指导价上限高 0.0001 元；90 ㎡ 一年多 0.108 元。'],
    [14_400, '1.44 元/㎡·月，在允许范围 0.96—1.44 元之内。'],
    [9_600, '0.96 元/㎡·月，在允许范围 0.96—1.44 元之内。'],
    [9_599, '0.9599 元/㎡·月，比政府指导价下限低 0.0001 元。'],
  ])('a charge of %i ten-thousandths against its band', (rateE4, words) => {
    expect(sentence(rateE4)).toBe(`物业服务费 ${words}`);
  });

  test('is late in weight only above the limit', () => {
    expect(late(charged([fee('JZ001', 15_000)]), 'fees')).toEqual([{ text: '高 0.06 元', isLate: true }]);
    for (const rateE4 of [14_400, 9_599]) expect(late(charged([fee('JZ001', rateE4)]), 'fees')).toEqual([]);
  });

  test('a limit between two ten-thousandths is not rounded', () => {
    expect(sentence(12_064, { upBp: 53 })).toContain('高 0.00004 元；90 ㎡ 一年多 0.0432 元');
    expect(sentence(12_063, { upBp: 53 })).toContain('在允许范围 0.96—1.20636 元之内');
  });

  test('a market price has no limit, whatever guide price there is', () => {
    const market = charged([fee('JZ001', 99_000, { pricing: '市场调节价' })]);
    expect(said(market, 'fees')[0]).toBe('物业服务费 9.90 元/㎡·月，市场调节价，没有上限。');
    expect(late(market, 'fees')).toEqual([]);
  });

  test.each([
    { start: date('2026-11-11') },
    { end: date('2026-11-09') },
    { propertyType: '高层' },
    { serviceGrade: '二级' },
    { division: '000103' },
  ])('no guide price is held against it that is not in force for it: %j', (more) => {
    const publication = charged([fee('JZ001', 99_000)], more);
    expect(said(publication, 'fees')).toEqual([
      '物业服务费 9.90 元/㎡·月。',
      '「政府指导价」表里没有多层三级在这个时候的价格。',
    ]);
    expect(saysOf(publication, 'fees').map(({ isMissing }) => isMissing)).toEqual([undefined, true]);
  });

  test('each charge under a guide price is told, and how many there are besides', () => {
    const others = [
      fee('JZ001', 14_500, { item: '电梯费' }),
      fee('JZ001', 500_000, { item: '停车费', unit: '元/位·月' }),
    ];
    expect(said(charged([fee('JZ001', 10_000), ...others]), 'fees')).toEqual([
      '物业服务费 1.00 元/㎡·月，在允许范围 0.96—1.44 元之内。',
      '电梯费 1.45 元/㎡·月，比政府指导价上限高 0.01 元；90 ㎡ 一年多 10.80 元。',
      '另有 1 项收费：停车费（示例）。',
    ]);
  });

  test('charges of which none is by area are counted', () => {
    const parking = fee('JZ001', 500_000, { item: '停车费', unit: '元/位·月' });
    expect(said(charged([parking]), 'fees')).toEqual(['现在有 1 项收费，没有按面积收的物业费。', '停车费（示例）。']);
  });
});

describe('公共收益', () => {
  const year = (amounts: Partial<Record<RevenueCategory, number>>): Publication =>
    city({
      records: {
        estate: [HOME],
        revenue: Object.entries(amounts).map(([kind, fen], at) =>
          revenue('JZ001', '2025', kind as RevenueCategory, fen, at + 2),
        ),
      },
    });
  const whole = { 上期结余: 10_000_000, 收入: 14_832_000, 成本: 3_532_000, 支出: 6_000_000, 期末结余: 15_300_000 };

  test('a year that balances', () => {
    expect(said(year(whole), 'revenue').slice(0, 2)).toEqual([
      '2025年收 14.8 万、花 9.5 万；账是平的。',
      '2025年末结余 153,000.00 元，每户 1,530.00 元。',
    ]);
  });

  test.each([
    [15_300_001, '多 0.01 元'],
    [15_299_999, '少 0.01 元'],
  ])('a closing balance of %i does not', (closing, words) => {
    const off = year({ ...whole, 期末结余: closing });
    expect(said(off, 'revenue')[0]).toBe(`2025年收 14.8 万、花 9.5 万；期末结余比算出来的${words}。`);
    expect(late(off, 'revenue')).toEqual([{ text: words, isLate: true }]);
  });

  test('what has no rows is unknown, and no sum is made of it', () => {
    const { 成本: _, ...costless } = whole;
    const lines = said(year(costless), 'revenue');
    expect(lines[0]).toBe('2025年收 14.8 万、支出 6 万，成本未知。');
    expect(lines[2]).toContain('账平不平算不出来');
    expect(said(year({ 收入: 100 }), 'revenue')[0]).toBe('2025年收 1.00 元、花多少未知。');
    expect(said(year({ 成本: 100 }), 'revenue')[0]).toBe('2025年收多少未知、成本 1.00 元，支出未知。');
    const { 期末结余: __, ...open } = whole;
    expect(said(year(open), 'revenue')[0]).toBe('2025年收 14.8 万、花 9.5 万。');
  });

  test('what went to the maintenance fund is told of the spending', () => {
    const rows = year(whole).register.records.revenue;
    const toFund = rows.map((row) => (row.category === '支出' ? { ...row, use: '补充维修资金' } : row));
    expect(said(city({ records: { estate: [HOME], revenue: toFund } }), 'revenue')[0]).toBe(
      '2025年收 14.8 万、花 9.5 万，其中 6 万补充维修资金；账是平的。',
    );
  });

  test.each([
    [999_999, '9,999.99 元'],
    [1_000_000, '1 万'],
    [1_049_999, '1 万'],
    [1_050_000, '1.1 万'],
    [-14_832_000, '−14.8 万'],
    [0, '0.00 元'],
    [12_345_678_900, '12,345.7 万'],
  ])('%i fen is said as %s', (fen, words) => {
    expect(inWan(fen)).toBe(words);
  });
});

describe('电梯', () => {
  const serviced = (days: readonly string[], limit: number | null = 15): Publication =>
    city({
      records: { estate: [HOME], lift: days.map((day) => lift('JZ001', day)) },
      rules: limit === null ? [] : [rule('CN-01', { judge: 'lift-servicing', params: { days: limit } })],
      // The sheet of all rows of estates.
      until: { revenue: { day: date('2026-10-31'), by: 'said' } },
    });
  const first = (publication: Publication): string | undefined => said(publication, 'lifts')[0];

  test('on its last day a lift is not late, and the day after it is', () => {
    expect(first(serviced(['2026-10-16']))).toBe('1 部电梯，上次保养都在 15 天以内；截至 2026年10月31日。');
    const over = serviced(['2026-10-10', '2026-10-31']);
    expect(first(over)).toBe('2 部电梯，1 部（1号楼）应于 10月25日前保养，没有记录；截至 2026年10月31日。');
    expect(late(over, 'lifts')).toEqual([{ text: '10月25日前', isLate: true }]);
    expect(saysOf(over, 'lifts')[0].accuses).toBe(true);
  });

  test('of several the earliest day is told, and a year where it is another', () => {
    expect(first(serviced(['2026-10-10', '2026-10-11']))).toContain('2 部过了保养日期，最早的应于 10月25日前保养');
    expect(first(serviced(['2026-10-10', '2026-10-10']))).toContain('2 部应于 10月25日前保养');
    expect(first(serviced(['2025-12-01']))).toContain('应于 2025年12月16日前');
    expect(first(serviced(['2024-02-14']))).toContain('应于 2024年2月29日前');
  });

  test('where no rule sets a limit, none is late', () => {
    expect(first(serviced(['2025-01-01'], null))).toBe(
      '1 部电梯，上次保养最早的在 2025年1月1日；截至 2026年10月31日。',
    );
    expect(late(serviced(['2025-01-01'], null), 'lifts').filter(({ text }) => text.includes('保养'))).toEqual([]);
  });

  test('a day after the table’s own is not counted', () => {
    const ahead = serviced(['2026-11-02']);
    expect(said(ahead, 'lifts').slice(0, 2)).toEqual([
      '1 部电梯；截至 2026年10月31日。',
      '1 部的保养日期在数据截至之后，不计天数。',
    ]);
  });

  test('what lasts of it has no day of publication', () => {
    expect(saysOf(serviced(['2026-10-10']), 'lifts')[0].lasting).toBe(
      '1 部电梯，1 部（1号楼）应于 10月25日前保养，没有记录。',
    );
  });

  test('an estate without lifts says so', () => {
    const none = city({ records: { estate: [estate('JZ001', '丁香苑', { lifts: 0, mode: '无物业' })] } });
    expect(said(none, 'lifts')).toEqual(['这个小区没有电梯。', '设施：「设施维保」表里没有这个小区的记录。']);
  });
});

describe('红黑榜', () => {
  const months = Array.from({ length: 12 }, (_, at) =>
    at < 2 ? `2025-${at + 11}` : `2026-${String(at - 1).padStart(2, '0')}`,
  );
  const listed = (colours: readonly ('红榜' | '黑榜' | null | 'other')[]): Publication =>
    city({
      records: {
        ...served,
        list_entry: colours.flatMap((colour, at) =>
          colour === null
            ? []
            : [
                colour === 'other'
                  ? listing('000101', months[at] ?? '', '红榜', '91000000MA00000232', { until: date('2028-01-01') })
                  : listing('000101', months[at] ?? '', colour, FIRM, { until: date(`2027-0${(at % 3) + 1}-15`) }),
              ],
        ),
      },
    });

  test('of exactly twelve periods each is counted, and the count ends with the first that it counts', () => {
    const all = listed(months.map((_, at) => (at < 3 ? '黑榜' : at < 4 ? '红榜' : 'other')));
    expect(said(all, 'lists')[0]).toBe('示例物业近 12 期有 3 期列入黑榜、1 期列入红榜。');
    expect(saysOf(all, 'lists')[0]).toMatchObject({
      accuses: true,
      ends: { until: '2027-01-15', afterwards: expect.not.stringContaining('榜') },
    });
  });

  test('praise alone does not accuse, and ends like blame', () => {
    const red = listed(months.map((_, at) => (at === 11 ? '红榜' : 'other')));
    expect(said(red, 'lists')[0]).toBe('示例物业近 12 期有 1 期列入红榜。');
    expect(saysOf(red, 'lists')[0].accuses).toBeUndefined();
    expect(saysOf(red, 'lists')[0].ends?.until).toBe('2027-03-15');
  });

  test('a period without a list says nothing of anybody', () => {
    const some = listed(months.map((_, at) => (at > 5 ? 'other' : null)));
    expect(said(some, 'lists')[0]).toBe('示例物业近 12 期公布了 6 期，都不在榜上。');
    expect(saysOf(some, 'lists')[0].ends).toBeUndefined();
  });

  test('what follows is general until something has been confirmed, and then by its document', () => {
    const plain = listed(months.map(() => '黑榜'));
    const general = said(plain, 'lists')[1];
    expect(said(listed(months.map(() => 'other')), 'lists')[1]).toBe(general);
    const confirmed = {
      ...plain,
      ...city({
        records: { ...served, list_entry: [...plain.register.records.list_entry] },
        rules: [rule('C-1', { panel: 'lists' })],
        findings: [found('C-1', 'JZ001', '已确认')],
      }),
    };
    expect(said(confirmed, 'lists')).not.toContain(general);
    expect(said(confirmed, 'lists')[1]).toBe('主管部门已经认定：义务 C-1（document-1）。');
  });
});

describe('the other panels', () => {
  test('who runs the estate until when, and what the grade is worth', () => {
    const graded = (letter: string, end: string | null = '2026-12-31'): Publication =>
      city({
        records: {
          ...served,
          contract: [contract('JZ001', FIRM, { end: end === null ? null : date(end) })],
          firm_grade: [grade(FIRM, letter, '2026-06-01')],
        },
      });
    expect(said(graded('A'), 'firm')[0]).toBe('示例物业在管，合同 2026年12月31日到期。');
    expect(said(graded('A', null), 'firm')[0]).toBe('示例物业在管，合同未定期限。');
    expect(said(graded('未评'), 'firm')[1]).toBe('信用等级：未评（2025年）。');
    expect(late(graded('A'), 'firm')).toEqual([]);
    expect(said(city({ records: served }), 'firm')[1]).toBe('当地还没有公布过它的信用等级。');
    expect(said(city({ records: served, absent: ['firm_grade'] }), 'firm')[1]).toBe(
      '信用等级未知：没有「信用评价」表。',
    );
  });

  test('the manager, with a number that a tap dials', () => {
    const known = city({ records: { estate: [HOME], manager: [manager('JZ001', '张示例', '0355-0000001')] } });
    expect(said(known, 'manager')[0]).toContain('项目负责人 张示例，电话 0355-0000001');
    expect(saysOf(known, 'manager')[0].words).toContainEqual({
      text: '0355-0000001',
      isWhole: true,
      href: 'tel:03550000001',
    });
  });

  test('the standard of service, with what may be charged for it and what is', () => {
    const priced = city({
      records: { estate: [HOME], fee_item: [fee('JZ001', 10_000)], guide_price: [guidePrice(12_000)] },
    });
    expect(said(priced, 'service').filter((one) => one.includes('级'))).toEqual([
      '核定服务等级三级。',
      '没有等级核查的记录。',
      '三级的政府指导价是 0.96—1.44 元/㎡·月，物业服务费现在收 1.00 元/㎡·月。',
    ]);
    expect(said(city({ records: { estate: [HOME] }, absent: ['event'] }), 'service')[0]).toBe('核定服务等级三级。');
  });

  test('complaints of the newest month; what a month does not say is unknown', () => {
    const months = [
      complaints('JZ001', '2026-09'),
      complaints('JZ001', '2026-10', { received: 8, closed: 8, closedOnTime: 7 }),
    ];
    expect(said(city({ records: { estate: [HOME], complaint_stat: months } }), 'complaints')[0]).toBe(
      '2026年10月受理 8 件，办结 8 件，按时办结 7 件（87.5%），重办件数未知。',
    );
    const callable = city({ records: { estate: [HOME], channel: [channel('000101', '电话', '12345')] } });
    expect(saysOf(callable, 'complaints')).toMatchObject([{ isMissing: true, fact: '投诉办理件数' }]);
  });

  test('the fund, with households or without', () => {
    const with_ = (households: number | null): Publication =>
      city({ records: { estate: [estate('JZ001', '丁香苑', { households })], fund: [fund('JZ001', '2024-02-29')] } });
    expect(said(with_(3), 'fund')[0]).toBe('维修资金结存 1,000.00 元（2024年2月29日），每户 333.33 元。');
    expect(said(with_(null), 'fund')[0]).toBe('维修资金结存 1,000.00 元（2024年2月29日），户数未知，不能折算到户。');
  });

  test('notices and the record are counted, and a count of those named ends', () => {
    const until = date('2026-11-30');
    const told = city({
      records: {
        estate: [HOME],
        bulletin: [bulletin('000101', '2026-09', '批评', 'JZ001', { until })],
        event: [event('奖励', '2026-10-02', 'JZ001', '评优')],
      },
      notices: [notice('停水', { targets: ['JZ001'], urgent: true })],
    });
    expect(said(told, 'notices')).toEqual(['通知公告 1 条，其中紧急 1 条，最近一条 2026年11月1日公布。']);
    expect(said(told, 'record')).toEqual(['奖励 1 条、批评 1 条，最近一条在 2026年10月2日。']);
    expect(saysOf(told, 'record')[0]).toMatchObject({ accuses: true, ends: { until } });
  });
});

describe('without anything', () => {
  const bare = city({ records: { estate: [HOME] } });

  test.each(PANELS.filter((id) => id !== 'service'))('%s says why in a sentence, and nothing else', (id) => {
    const view = boardView(bare, 'JZ001').panels[id];
    expect(view.says.map(({ words }) => textOf(words))).toEqual([view.missing]);
    expect(view.says[0].isMissing ?? false).toBe(view.stamp.state !== 'not-applicable');
  });

  test('all of it stands once more together, with the street’s office to ask and not who serves the estate', () => {
    const asked = city({
      records: {
        estate: [HOME],
        channel: [
          channel('JZ001', '电话', '1'),
          channel('000101001', '电话', '0355-0000060'),
          channel('000101', '电话', '3'),
        ],
      },
    });
    const box = boardView(asked, 'JZ001').missing;
    expect(textOf(box?.ask ?? [])).toMatch(/^可以问 .+ /);
    expect(textOf(box?.ask ?? [])).not.toContain(' 1。');
    expect(box?.lines[0]?.facts).toContainEqual({ panel: 'complaints', name: '投诉办理件数' });
  });
});

describe('the paragraph at the head', () => {
  test('is made of the panels’ own sentences, with what is out of line', () => {
    const records = { ...served, fee_item: [fee('JZ001', 15_000)], guide_price: [guidePrice(12_000)] };
    const board = boardView(city({ records }), 'JZ001');
    const all = PANELS.flatMap((id) => board.panels[id].says);
    for (const one of board.paragraph) expect(all).toContain(one);
    expect(board.paragraph).toContain(board.panels.fees.says[0]);
    expect(board.paragraph[0]).toBe(board.panels.firm.says[0]);
  });
});
