/**
 * An estate among its neighbours: like with like, exact, and no comparison where too few have data.
 */
import { describe, expect, test } from 'vitest';
import { comparisonView } from '../../src/views/board/comparison.ts';
import { lowerFees } from '../../src/views/board/lower-fees.ts';
import { compareFractions, fraction, median, toInteger } from '../../src/views/common/fraction.ts';
import { city, complaints, date, estate, fee, lift, revenue } from './city.ts';

const STREET = ['E1', 'E2', 'E3', 'E4'].map((code) => estate(code, code));
const measure = (publication: ReturnType<typeof city>, code: string, id: string) =>
  comparisonView(publication, code)?.measures.find((one) => one.id === id);

describe('物业费对照', () => {
  test('estates that pay the same share a place, and the median lies between the two middle ones', () => {
    const publication = city({
      records: {
        estate: STREET,
        fee_item: [fee('E1', 10_000), fee('E2', 12_000), fee('E3', 12_000), fee('E4', 13_001)],
      },
    });
    const places = STREET.map(({ code }) => measure(publication, code, 'fee')?.standings[0]?.found);
    expect(places.map((found) => [found?.below, found?.above])).toEqual([
      [0, 3],
      [1, 1],
      [1, 1],
      [3, 0],
    ]);
    expect(places[0]?.median).toBe(12_000);
  });

  test('with fewer than three there is no comparison, and it says how many have data', () => {
    const publication = city({ records: { estate: STREET, fee_item: [fee('E1', 10_000), fee('E2', 12_000)] } });
    expect(measure(publication, 'E1', 'fee')?.standings[0]).toMatchObject({ withData: 2, estates: 4, found: null });
  });

  test('another unit, a charge collected for others and one that has ended are not compared', () => {
    const publication = city({
      records: {
        estate: STREET,
        fee_item: [
          fee('E1', 10_000),
          fee('E2', 120_000, { unit: '元/㎡·年' }),
          fee('E3', 12_000, { agency: true }),
          fee('E4', 9_000, { end: date('2026-06-30') }),
        ],
      },
    });
    expect(measure(publication, 'E1', 'fee')?.standings[0]?.withData).toBe(1);
    expect(comparisonView(publication, 'E4')).toBeNull();
  });

  test('five of one kind of building are compared among themselves, four with all', () => {
    const estates = Array.from({ length: 9 }, (_, i) =>
      estate(`E${i}`, `E${i}`, { propertyType: i < 5 ? '高层' : '多层' }),
    );
    const publication = city({
      records: { estate: estates, fee_item: estates.map(({ code }, i) => fee(code, 10_000 + i)) },
    });
    expect(measure(publication, 'E0', 'fee')?.standings[0]).toMatchObject({ propertyType: '高层', withData: 5 });
    expect(measure(publication, 'E8', 'fee')?.standings[0]).toMatchObject({ propertyType: null, withData: 9 });
  });

  test('the street is that of its own county, and an estate without one is compared in the county alone', () => {
    const publication = city({
      records: {
        estate: [...STREET, estate('F1', 'F1', { division: '000103' }), estate('G1', 'G1', { street: null })],
        fee_item: [...STREET.map(({ code }) => fee(code, 10_000)), fee('F1', 9_000), fee('G1', 11_000)],
      },
    });
    expect(measure(publication, 'E1', 'fee')?.standings.map(({ place, withData }) => [place, withData])).toEqual([
      ['春晖街道', 4],
      ['甲子县', 5],
    ]);
    expect(measure(publication, 'G1', 'fee')?.standings.map(({ place }) => place)).toEqual(['甲子县']);
  });
});

describe('定价形式', () => {
  test('of another kind aren’t compared but counted, and those without a fee are counted apart', () => {
    const codes = Array.from({ length: 9 }, (_, i) => `E${i}`);
    const publication = city({
      records: {
        estate: codes.map((code) => estate(code, code)),
        fee_item: codes
          .slice(0, 8)
          .map((code, i) => fee(code, 10_000 + i, { pricing: i < 5 ? '政府指导价' : '市场调节价' })),
      },
    });
    const found = measure(publication, 'E0', 'fee');
    expect(found?.pricing).toBe('政府指导价');
    expect(found?.standings[0]).toMatchObject({ withData: 5, otherwise: 3, estates: 9, found: { of: 5, above: 4 } });
    expect(found?.strip?.standing.place).toBe('春晖街道');
    // Three of the other kind are told in the table, and too few for a strip.
    expect(measure(publication, 'E7', 'fee')).toMatchObject({ pricing: '市场调节价', strip: null });
  });

  test('the strip is of the smallest place with enough of them', () => {
    const here = ['E1', 'E2', 'E3'].map((code) => estate(code, code));
    const far = ['F1', 'F2'].map((code) => estate(code, code, { street: '石桥镇' }));
    const publication = city({
      records: { estate: [...here, ...far], fee_item: [...here, ...far].map(({ code }, i) => fee(code, 10_000 + i)) },
    });
    expect(measure(publication, 'E1', 'fee')?.strip?.standing.place).toBe('甲子县');
    const shires = [...here, estate('G1', 'G1', { division: '000103' }), estate('G2', 'G2', { division: '000103' })];
    const wide = city({
      records: { estate: shires, fee_item: shires.map(({ code }, i) => fee(code, 10_000 + i)) },
    });
    expect(measure(wide, 'E1', 'fee')?.strip?.standing.place).toBe('示例市');
    const alone = city({ records: { estate: here, fee_item: [fee('E1', 10_000)] } });
    expect(measure(alone, 'E1', 'fee')?.strip).toBeNull();
  });
});

describe('电梯保养', () => {
  test('counts the lift that has waited longest, and estates without lifts neither as known nor as unknown', () => {
    const publication = city({
      records: {
        estate: [...STREET.slice(0, 3), estate('E4', 'E4', { lifts: 0 }), estate('E5', 'E5')],
        lift: [lift('E1', '2026-11-01'), lift('E1', '2026-10-20'), lift('E2', '2026-11-10'), lift('E3', '2026-11-12')],
      },
    });
    expect(measure(publication, 'E1', 'servicing')).toMatchObject({ own: 21 });
    // Serviced after the day of its table: nobody knows how long it waited.
    expect(measure(publication, 'E3', 'servicing')).toBeUndefined();
    expect(measure(publication, 'E2', 'servicing')?.standings[0]).toMatchObject({
      withData: 2,
      estates: 4,
      found: null,
    });
  });
});

describe('公共收益和投诉对照', () => {
  test('balances are compared for the same year, per household, to the last fraction', () => {
    const estates = STREET.map((one, i) => ({ ...one, households: [3, 300, 7, 100][i] as number }));
    const publication = city({
      records: {
        estate: estates,
        revenue: [
          revenue('E1', '2025', '期末结余', 1_000, 2),
          revenue('E2', '2025', '期末结余', 100_000, 3),
          revenue('E3', '2025', '期末结余', 700, 4),
          revenue('E4', '2024', '期末结余', 1, 5),
        ],
      },
    });
    const found = measure(publication, 'E1', 'revenue');
    expect(found).toMatchObject({ own: 333, year: '2025' });
    // A third of 1,000 and a third of 100,000 by the hundred are one value.
    expect(found?.standings[0]).toMatchObject({ withData: 3, found: { of: 3, below: 1, above: 0, median: 333 } });
  });

  test('accounts posted after the as-of day, and a year not yet over, do not count', () => {
    const rows = [
      { ...revenue('E1', '2025', '期末结余', 1_000, 2), postedFrom: date('2026-12-01') },
      revenue('E1', '2026', '期末结余', 2_000, 3),
      revenue('E1', '2024', '期末结余', 500, 4),
    ];
    const publication = city({ records: { estate: STREET, revenue: rows } });
    expect(measure(publication, 'E1', 'revenue')).toMatchObject({ year: '2024', own: 5 });
  });

  test('complaints count for the last twelve complete months, and a month without a row leaves them unknown', () => {
    const months = Array.from({ length: 12 }, (_, i) =>
      i < 2 ? `2025-${11 + i}` : `2026-${String(i - 1).padStart(2, '0')}`,
    );
    const rows = ['E1', 'E2', 'E3'].flatMap((code) => months.map((month) => complaints(code, month, { received: 1 })));
    const publication = city({
      records: {
        estate: STREET,
        complaint_stat: [...rows, complaints('E1', '2026-11', { received: 99 }), complaints('E4', '2026-10')],
      },
    });
    expect(measure(publication, 'E1', 'complaints')).toMatchObject({ own: 120, months: ['2025-11', '2026-10'] });
    expect(measure(publication, 'E1', 'complaints')?.standings[0]).toMatchObject({ withData: 3, estates: 4 });
    expect(measure(publication, 'E4', 'complaints')).toBeUndefined();
  });
});

describe('谁交得更少', () => {
  test('those of the street come first, from the lowest, then the county’s; twelve at most', () => {
    const near = Array.from({ length: 3 }, (_, i) => estate(`N${i}`, `近${i}`));
    const far = Array.from({ length: 20 }, (_, i) => estate(`F${i}`, `远${i}`, { street: '石桥镇' }));
    const publication = city({
      records: {
        estate: [...near, ...far],
        fee_item: [
          ...near.map(({ code }, i) => fee(code, 20_000 - i)),
          ...far.map(({ code }, i) => fee(code, 10_000 + i)),
        ],
      },
    });
    const view = lowerFees(publication, 'N0');
    expect(view).toMatchObject({ inStreet: 2, inCounty: 22 });
    expect(view?.estates.map(({ name }) => name).slice(0, 3)).toEqual(['近2', '近1', '远0']);
    expect(view?.estates).toHaveLength(12);
    expect(lowerFees(publication, 'F0')?.estates).toEqual([]);
  });

  test('an estate whose fee is not by area and month has no answer', () => {
    expect(lowerFees(city({ records: { estate: STREET } }), 'E1')).toBeNull();
  });
});

describe('分数', () => {
  test('fractions are compared and rounded without a binary fraction on the way', () => {
    expect(compareFractions(fraction(1, 3), fraction(333_333_333_333, 999_999_999_999))).toBe(0);
    expect(toInteger(fraction(5, 2))).toBe(3);
    expect(toInteger(fraction(-5, 2))).toBe(-2);
    expect(toInteger(fraction(-7, 2))).toBe(-3);
    expect(toInteger(median([fraction(1, 2), fraction(3, 2)]))).toBe(1);
  });
});
