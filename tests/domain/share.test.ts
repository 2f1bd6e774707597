import { array, assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentOf, shareOf, sharesOf, shareTenths, shareText, tenthsText } from '../../src/domain/share.ts';

describe('百分数', () => {
  test('a share that nearly reaches a mark is never rounded up to it', () => {
    expect([shareOf(4996, 10_000), shareOf(2, 3), shareOf(1999, 2000), shareOf(7, 7)]).toEqual([
      '49.9%',
      '66.6%',
      '99.9%',
      '100.0%',
    ]);
  });

  test('one of very many is not told as none', () => {
    expect([shareOf(0, 5), shareOf(1, 1001), shareOf(1, 1000)]).toEqual(['0.0%', '不到 0.1%', '0.1%']);
  });

  test('7 of 9 is the same wherever it stands, and what an office has written stays as it wrote it', () => {
    expect([shareOf(7, 9), tenthsText(777), percentOf(7778), percentOf(5850), percentOf(10_000)]).toEqual([
      '77.7%',
      '77.7%',
      '77.78%',
      '58.5%',
      '100%',
    ]);
  });
});

describe('shares of one whole', () => {
  test('three thirds are 100.0% together, and what is left counts as one more', () => {
    expect(sharesOf([1, 1, 1], 3)).toEqual([334, 333, 333]);
    expect(sharesOf([1, 1], 3)).toEqual([334, 333]);
    expect(sharesOf([0, 7], 7)).toEqual([0, 1000]);
    expect(
      sharesOf([1, 1_000_000], 1_000_001).map((tenths, at) => shareText(at === 0 ? 1 : 1_000_000, tenths)),
    ).toEqual(['不到 0.1%', '100.0%']);
  });

  test('come to 1000 tenths, are each cut off or the next above, and never turn their order round', () => {
    assert(
      property(array(nat(5000), { minLength: 1, maxLength: 12 }), nat(5000), (parts, left) => {
        const whole = parts.reduce((sum, part) => sum + part, 0) + left;
        if (whole === 0) return;
        const shares = sharesOf([...parts, left], whole);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(1000);
        expect(sharesOf(parts, whole)).toEqual(shares.slice(0, -1));
        parts.forEach((part, at) => {
          const tenths = shareTenths(part, whole);
          expect([tenths, tenths + 1]).toContain(shares[at]);
          for (const [other, one] of parts.entries())
            if (part > one) expect(shares[at] ?? 0).toBeGreaterThanOrEqual(shares[other] ?? 0);
        });
      }),
    );
  });
});
