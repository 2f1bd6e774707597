/**
 * Five weeks of a screen that nobody looks after, over a leap day and the end of a month.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { HOUR_MS } from '../support/kiosk/browser-time.ts';
import { LIES, liveUnder } from '../support/kiosk/lies.ts';
import { cutFirstVisits, cutPower, grow, liveThrough } from '../support/kiosk/months.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe('a screen that nobody looks after', () => {
  it('is never blank, wrong or stale in 35 days of faults, with two releases', () => liveThrough(browser, 35));

  it('holds no more after 20,000 panels than after 200', async () => {
    const { few, many } = await grow(browser, 200, 20_000);
    console.log('after 200 and after 20,000 panels', few, many);
    expect(many.heapBytes / few.heapBytes).toBeLessThan(1.1);
    expect(many.nodes / few.nodes).toBeLessThan(1.1);
  });

  it('comes up whole after each of fifty power cuts in the middle of an update', async () => {
    const kills = await cutPower(50, 662_018);
    console.log('on the old release', kills.old, 'on the new', kills.new);
    expect(kills.damaged).toEqual([]);
    expect(kills.old + kills.new).toBe(50);
  });

  it('comes up whole without a network after a power cut ten seconds after its first visit, twenty times', async () => {
    const { damaged, keptAfterMs } = await cutFirstVisits(20);
    console.log('kept whole after so many milliseconds', keptAfterMs.sort((a, b) => a - b).join(' '));
    expect(damaged).toEqual([]);
  });
});

describe('35 days under a network that lies', () => {
  const days = { days: 35, everyMs: 12 * HOUR_MS };

  it.each(Object.entries(LIES))('show nothing wrong after a true beginning: %s', (_, lie) =>
    liveUnder(browser, lie, { ...days, isFromFirstVisit: false }),
  );

  it.each(Object.entries(LIES))('show nothing wrong from the first visit on: %s', (_, lie) =>
    liveUnder(browser, lie, { ...days, isFromFirstVisit: true }),
  );
});
