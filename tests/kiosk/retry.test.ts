import { describe, expect, it } from 'vitest';
import { firstDelayMs, nextDelayMs } from '../../kiosk/retry.ts';

const MINUTE = 60_000;

describe('when a screen asks again', () => {
  it('waits longer after each failure, up to an hour and a half, and half an hour while all is well', () => {
    expect([1, 2, 3, 4, 10, 1000].map((failures) => nextDelayMs(failures, 0.5) / MINUTE)).toEqual([1, 2, 4, 8, 60, 60]);
    expect([0, 0.999].map((random) => Math.round(nextDelayMs(0, random) / MINUTE))).toEqual([15, 45]);
  });

  it('spreads ten thousand screens that come up together: no second has more than two in a hundred of them', () => {
    const asked = new Map<number, number>();
    for (let screen = 0; screen < 10_000; screen++) {
      const second = Math.floor(firstDelayMs(screen / 10_000) / 1000);
      asked.set(second, (asked.get(second) ?? 0) + 1);
    }
    expect(Math.max(...asked.values())).toBeLessThan(200);
  });
});
