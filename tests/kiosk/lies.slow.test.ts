/**
 * A screen shows nothing wrong under a network that lies; tests/soak/kiosk.soak.ts has every lie, for five weeks each.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { DAY_MS } from '../support/kiosk/browser-time.ts';
import { LIES, type Lie, liveUnder } from '../support/kiosk/lies.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const lieOf = (name: string): Lie => {
  const lie = LIES[name];
  if (lie === undefined) throw new Error(`no such lie: ${name}`);
  return lie;
};

describe('a screen', () => {
  it('takes down what accuses and ends where a cache hands out what it has, and tells no age', () =>
    liveUnder(browser, lieOf('a cache that has had everything since yesterday, and tells no age'), {
      days: 12,
      everyMs: 3 * DAY_MS,
      isFromFirstVisit: false,
    }));

  it('tells no wrong time where the server’s clock is ahead', () =>
    liveUnder(browser, lieOf('a server whose clock is 14 days ahead'), {
      days: 8,
      everyMs: 4 * DAY_MS,
      isFromFirstVisit: true,
    }));
});
