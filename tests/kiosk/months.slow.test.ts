/**
 * Days of a screen in miniature; tests/soak/kiosk.soak.ts has five weeks.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { cutPower, grow, liveThrough } from '../support/kiosk/months.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe('a screen that nobody looks after', () => {
  it('is never blank, wrong or stale in a day of faults, with two releases', { tags: 'long' }, () =>
    liveThrough(browser, 1),
  );

  it('holds no more after 400 panels than after 100', { tags: 'long' }, async () => {
    const { few, many } = await grow(browser, 100, 400);
    expect(many.heapBytes / few.heapBytes).toBeLessThan(1.1);
    expect(many.nodes / few.nodes).toBeLessThan(1.1);
  });

  it('comes up whole after a power cut in the middle of an update', { tags: 'long' }, async () => {
    const kills = await cutPower(1, 20_281);
    expect(kills.damaged).toEqual([]);
    expect(kills.old + kills.new).toBe(1);
  });
});
