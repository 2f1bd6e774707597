import { describe, expect, test } from 'vitest';
import { percentOf, shareOf, tenthsText } from '../../src/domain/share.ts';

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
