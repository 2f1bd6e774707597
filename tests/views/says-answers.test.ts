/**
 * Sentences that answer what residents and managers ask beyond a panel's first: each at its fullest, its emptiest, where
 * something is unknown and on its limits.
 */
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { FacilityService, FeeItem, Lift, RevenueLine } from '../../src/domain/records.ts';
import { textOf } from '../../src/wording/pieces.ts';
import { equipmentWords, outOfUseWords } from '../../src/wording/says-care.ts';
import { basesText, surchargeWords } from '../../src/wording/says-money.ts';
import {
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
  guidePrice,
  lift,
  manager,
  revenue,
  rule,
} from './city.ts';
import { said, saysOf } from './said.ts';

const FIRM = '91000000MA00000157';
const HOME = estate('JZ001', '丁香苑');
const dateOf = (text: string | null): IsoDate | null => (text === null ? null : date(text));

describe('what charges rest on', () => {
  const charge = (item: string, basis: string | null) => ({ item, basis });

  test('charges of one basis are told together, those without one by name', () => {
    const charges = [charge('水费', '甲'), charge('车位费', '乙'), charge('电费', '甲'), charge('清运费', null)];
    expect(basesText(charges, true)).toBe('水费、电费（甲）；车位费（乙）；清运费（没有写明依据）');
  });

  test('three bases are told, and what rests on a fourth is named', () => {
    const charges = ['甲', '乙', '丙', '丁'].map((basis, at) => charge(`${at + 1}号费`, basis));
    expect(basesText(charges.slice(0, 3), true)).not.toContain('列在表里');
    expect(basesText(charges, true)).toMatch(/3号费（丙）；4号费（依据列在表里）$/);
  });

  test('without a column for it nobody is said to lack one', () => {
    expect(basesText([charge('清运费', null)], false)).toBe('清运费；没有提供收费依据');
  });

  test('what is collected for others is told with what is taken on top, and of a blank nothing is known', () => {
    const fees = (amounts: readonly (number | null)[]) =>
      textOf(surchargeWords(amounts.map((surchargeFen, at) => ({ item: `代收${at + 1}`, surchargeFen }))));
    expect(fees([0])).toBe('代收的都不加手续费。');
    expect(fees([null])).toBe('代收1加不加手续费没有写明。');
    expect(fees([1, 0, 0, null])).toBe('代收1另收手续费 0.01 元；代收2、代收3不加手续费；代收4加不加手续费没有写明。');
  });

  test('a panel tells of collected charges alone, and nothing where none is', () => {
    const of = (fees: FeeItem[]) =>
      said(city({ records: { estate: [HOME], fee_item: fees, guide_price: [guidePrice(12_000)] } }), 'fees');
    const water = fee('JZ001', 29_000, { item: '代收水费', unit: '元/m³', agency: true, surchargeFen: 3 });
    expect(of([fee('JZ001', 10_000), water]).at(-1)).toBe('代收水费另收手续费 0.03 元。');
    expect(of([fee('JZ001', 10_000)])).toHaveLength(1);
  });
});

describe('where common income went', () => {
  const lines = (...rows: readonly Partial<RevenueLine>[]): Publication =>
    city({
      records: {
        estate: [HOME],
        revenue: rows.map((row, at) => ({ ...revenue('JZ001', '2025', '收入', 100, at + 2), ...row })),
      },
    });
  const income = (item: string, amountFen: number): Partial<RevenueLine> => ({ category: '收入', item, amountFen });
  const spent = (item: string, amountFen: number): Partial<RevenueLine> => ({ category: '支出', item, amountFen });

  test('the largest of what came and of what was spent', () => {
    expect(said(lines(income('车位', 300), income('广告', 200), spent('雨篷', 150)), 'revenue')).toContain(
      '收入最多的是车位 3.00 元；支出最多的是雨篷 1.50 元。',
    );
  });

  test('of two that are equal neither is the largest', () => {
    expect(said(lines(income('车位', 300), income('广告', 300)), 'revenue')).toContain(
      '收入最多的是车位、广告，各 3.00 元。',
    );
  });

  test('what went to the fund is told before, and not as the largest of the rest', () => {
    const both = lines(spent('补充维修资金', 900), spent('雨篷', 150));
    expect(said(both, 'revenue')).toContain('其他支出最多的是雨篷 1.50 元。');
    expect(said(lines(spent('补充维修资金', 900)), 'revenue').join('')).not.toContain('最多');
  });

  test('of a kind without rows, and of amounts of nothing, nothing is told', () => {
    expect(said(lines(income('车位', 0)), 'revenue').join('')).not.toContain('最多');
  });

  test('that nothing went to the fund is said of spending that is on record alone', () => {
    const words = '支出里没有写明补充维修资金的。';
    expect(said(lines(spent('雨篷', 150)), 'revenue')).toContain(words);
    expect(said(lines(spent('补充维修资金', 150)), 'revenue')).not.toContain(words);
    expect(said(lines(income('车位', 300)), 'revenue')).not.toContain(words);
  });

  test.each([
    ['2026-03-01', '2026-03-07', '2026年3月1日至 3月7日公示，共 7 天。'],
    ['2026-03-01', '2026-03-06', '2026年3月1日至 3月6日公示，共 6 天。'],
    ['2026-03-01', '2026-03-01', '2026年3月1日至 3月1日公示，共 1 天。'],
    ['2025-12-31', '2026-01-01', '2025年12月31日至 2026年1月1日公示，共 2 天。'],
  ])('posted from %s to %s', (from, until, words) => {
    const posted = lines({ ...income('车位', 300), postedFrom: date(from), postedUntil: date(until) });
    expect(said(posted, 'revenue')).toContain(words);
  });

  test('without a last day no days are counted', () => {
    const open = lines({ ...income('车位', 300), postedFrom: date('2026-03-01') });
    expect(said(open, 'revenue').join('')).not.toContain('公示');
  });

  test('when the next accounts are due follows from the rule of the place, and without one from nothing', () => {
    const rows = [revenue('JZ001', '2024', '收入', 100, 2)];
    const ruled = (months: number | null) =>
      city({
        records: { estate: [HOME], revenue: rows },
        rules:
          months === null
            ? []
            : [rule('CZ-08', { judge: 'revenue-yearly', params: { due_months_after_year_end: months } })],
      });
    expect(said(ruled(12), 'revenue')).toContain('2025年的收支最迟 2026年12月31日公布。');
    // Late already: then the accounts of the running year are the next.
    expect(said(ruled(6), 'revenue')).toContain('2026年的收支最迟 2027年6月30日公布。');
    expect(said(ruled(null), 'revenue').join('')).not.toContain('最迟');
  });
});

test('how the fund is applied for, in the office’s own words, or that nobody has said it', () => {
  const of = (procedure: string | null) =>
    saysOf(city({ records: { estate: [HOME], fund: [fund('JZ001', '2026-06-30', { procedure })] } }), 'fund')[1];
  expect(textOf(of('社区出具意见→街道核实。')?.words ?? [])).toBe('怎么申请使用：社区出具意见→街道核实。');
  expect(of(null)).toMatchObject({ isMissing: true, fact: '使用流程' });
});

describe('lifts', () => {
  const of = (lifts: readonly Partial<Lift>[], facilities: readonly Partial<FacilityService>[] = []): string[] =>
    said(
      city({
        records: {
          estate: [HOME],
          lift: lifts.map((more) => ({ ...lift('JZ001', '2026-11-01'), ...more })),
          facility: facilities.map((more) => ({
            source: 1 as FacilityService['source'],
            estate: 'JZ001',
            category: '消防设施',
            date: date('2026-11-01'),
            contractor: null,
            result: null,
            outageFrom: null,
            outageUntil: null,
            ...more,
          })),
        },
        rules: [rule('CN-01', { judge: 'lift-servicing', params: { days: 15 } })],
        until: { revenue: { day: date('2026-11-10'), by: 'said' } },
      }),
      'lifts',
    );
  const lateAt = (places: readonly string[]) =>
    of(places.map((location) => ({ location, servicedOn: date('2026-10-20') }))).find((one) =>
      one.includes('过了保养日期的是'),
    );

  test('that are late are named, from six on with their number', () => {
    expect(lateAt(['1号楼'])).toBeUndefined();
    expect(lateAt(['1', '2', '3', '4', '5'])).toBe('过了保养日期的是：1、2、3、4、5。');
    expect(lateAt(['1', '2', '3', '4', '5', '6'])).toBe('过了保养日期的是：1、2、3、4、5等 6 部。');
    expect(of([{}]).join('')).not.toContain('过了保养日期');
  });

  test('the next inspection is told, also on its own day, and not one that is past', () => {
    const next = (days: readonly string[]) =>
      of(days.map((day, at) => ({ location: `${at + 1}号楼`, inspectionDue: date(day) }))).find((one) =>
        one.startsWith('最近要检验'),
      );
    expect(next(['2027-01-01', '2026-12-08'])).toBe('最近要检验的在 2026年12月8日：2号楼。');
    expect(next(['2026-11-10'])).toBe('最近要检验的在 2026年11月10日：1号楼。');
    expect(next(['2026-12-08', '2026-12-08'])).toBe('最近要检验的在 2026年12月8日：1号楼、2号楼。');
    expect(next(['2026-12-08', '2026-12-08', '2026-12-08'])).toBe(
      '最近要检验的在 2026年12月8日：1号楼、2号楼等 3 部。',
    );
    expect(next(['2026-11-09'])).toBeUndefined();
  });

  test('what is out of use is told through its last day, and of one without a last day that it is unknown', () => {
    const out = (outageFrom: string | null, outageUntil: string | null) =>
      of([{}], [{ outageFrom: dateOf(outageFrom), outageUntil: dateOf(outageUntil) }]).filter((one) =>
        one.includes('停用'),
      );
    expect(out('2026-11-08', '2026-11-10')).toEqual(['消防设施 2026年11月8日至 11月10日停用。']);
    expect(out('2026-11-08', '2026-11-09')).toEqual([]);
    expect(out(null, null)).toEqual([]);
    expect(textOf(outOfUseWords('水泵', date('2026-11-08'), null))).toBe(
      '水泵 2026年11月8日起停用，没有写明停到哪天。',
    );
  });
});

describe('the standard of service', () => {
  test.each([
    [{ lifts: 4, blockingLifts: 4, chargers: 60 }, '充电桩 60 个；智能阻车电梯 4 部，共 4 部。'],
    [{ lifts: 4, blockingLifts: 0, chargers: 0 }, '没有充电桩；智能阻车电梯 0 部，共 4 部。'],
    [{ lifts: 0, blockingLifts: null, chargers: 1 }, '充电桩 1 个；没有电梯，不用装阻车。'],
    [{ lifts: null, blockingLifts: 2, chargers: null }, '充电桩有几个未知；智能阻车电梯 2 部。'],
    [{ lifts: null, blockingLifts: null, chargers: null }, '充电桩有几个未知；智能阻车电梯有几部未知。'],
  ])('%j', (equipment, words) => {
    expect(textOf(equipmentWords(equipment))).toBe(words);
  });

  test('the newest check and the newest change of grade, with their last day', () => {
    const checked = city({
      records: {
        estate: [HOME],
        event: [
          event('等级核查', '2026-05-01', 'JZ001', '旧的'),
          { ...event('等级核查', '2026-06-05', 'JZ001', '核查得分58分'), until: date('2027-01-01') },
          event('等级调整', '2026-06-18', 'JZ001', '由三级调整为四级。'),
        ],
      },
    });
    expect(said(checked, 'service').slice(1, 3)).toEqual([
      '2026年6月5日等级核查：核查得分58分。',
      '2026年6月18日等级调整：由三级调整为四级。',
    ]);
    expect(saysOf(checked, 'service')[1]).toMatchObject({ accuses: true, ends: { until: '2027-01-01' } });
  });

  test('without a row nothing is known to be kept, and without the table nothing is said', () => {
    expect(said(city({ records: { estate: [HOME] } }), 'service')).toContain('没有等级核查的记录。');
    expect(said(city({ records: { estate: [HOME] }, absent: ['event'] }), 'service').join('')).not.toContain('核查');
  });
});

test('the place among all of the city is told of the newest month, where it has one', () => {
  const ranked = (month: string, cityRank: number | null) => complaints('JZ001', month, { cityRank });
  const of = (...stats: ReturnType<typeof complaints>[]) =>
    said(city({ records: { estate: [HOME], complaint_stat: stats } }), 'complaints');
  expect(of(ranked('2026-10', 29))).toContain('2026年10月的投诉量在全市排第 29 名。');
  expect(of(ranked('2026-09', 29), ranked('2026-10', null)).join('')).not.toContain('排第');
});

test('the numbers under which a contract and a manager are filed, or that nobody has said them', () => {
  const filed = (filingNumber: string | null, filedOn: string | null): Publication =>
    city({
      records: {
        estate: [HOME],
        firm: [firm(FIRM, '示例物业')],
        contract: [contract('JZ001', FIRM, { filingNumber })],
        manager: [{ ...manager('JZ001', '张示例', '0355-0000001'), filedOn: dateOf(filedOn) }],
      },
    });
  expect(said(filed('甲〔2021〕3号', null), 'firm').at(-1)).toBe('合同备案号 甲〔2021〕3号。');
  expect(saysOf(filed(null, null), 'firm').at(-1)).toMatchObject({ isMissing: true, fact: '合同备案号' });
  expect(said(filed(null, '2023-03-10'), 'manager')[0]).toMatch(/，2023年3月10日备案。$/);
  expect(said(filed(null, null), 'manager')[0]).not.toContain('备案');
});

describe('what is late by a duty', () => {
  const judged = (
    judge: string | null,
    more: Parameters<typeof found>[3] = {},
    verdict: '逾期' | '缺项' = '逾期',
  ): Publication =>
    city({
      records: { estate: [HOME], fund: [fund('JZ001', '2024-12-31')], lift: [lift('JZ001', '2026-10-20')] },
      rules: [
        rule('CN-01', { judge: 'lift-servicing', params: { days: 15 }, panel: 'lifts' }),
        rule('CN-04', { judge, panel: 'fund', title: '总账每年公布' }),
      ],
      findings: [
        found('CN-04', 'JZ001', verdict, { overdueSince: date('2026-01-01'), detail: '应于 12 月前公布', ...more }),
        found('CN-01', 'JZ001', '逾期', { overdueSince: date('2026-11-05') }),
      ],
      until: { revenue: { day: date('2026-11-10'), by: 'said' } },
    });

  test('is said where no sentence of the panel speaks of it, with since when', () => {
    const last = saysOf(judged('fund-yearly'), 'fund').at(-1);
    expect(textOf(last?.words ?? [])).toBe('「总账每年公布」逾期 2026年1月1日起：应于 12 月前公布。');
    expect(last).toMatchObject({
      accuses: true,
      duty: { rule: 'CN-04', isWhole: true },
      lasting: '「总账每年公布」：应于 12 月前公布。',
    });
  });

  test('is not said twice where a sentence speaks of it', () => {
    expect(said(judged('fund-yearly'), 'lifts').filter((one) => one.includes('逾期'))).toEqual([]);
  });

  test('what lacks something is said without a day', () => {
    expect(said(judged('fund-yearly', { overdueSince: null }, '缺项'), 'fund').at(-1)).toBe(
      '「总账每年公布」没做到：应于 12 月前公布。',
    );
  });

  test('is said as well of what the sentence of the panel calls in order', () => {
    const kinds = ['上期结余', '收入', '成本', '支出', '期末结余'] as const;
    const balanced = city({
      records: {
        estate: [HOME],
        revenue: kinds.map((kind, at) =>
          revenue('JZ001', '2025', kind, kind === '收入' || kind === '期末结余' ? 100 : 0, at + 2),
        ),
      },
      rules: [rule('CN-03', { judge: 'accounts-balance', panel: 'revenue', title: '收支相符' })],
      findings: [found('CN-03', 'JZ001', '缺项', { period: '2025', detail: '和上一年接不上' })],
    });
    expect(said(balanced, 'revenue')[0]).toContain('账是平的');
    expect(said(balanced, 'revenue').at(-1)).toBe('「收支相符」没做到：和上一年接不上。');
  });

  test('what is met, unknown or does not apply is no sentence', () => {
    for (const verdict of ['合格', '未知', '不适用'] as const)
      expect(
        said(
          city({
            records: { estate: [HOME], fund: [fund('JZ001', '2024-12-31')] },
            rules: [rule('CN-04', { judge: 'fund-yearly', panel: 'fund' })],
            findings: [found('CN-04', 'JZ001', verdict)],
          }),
          'fund',
        ).join(''),
      ).not.toContain('CN-04');
  });
});
