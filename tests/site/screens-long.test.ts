/**
 * How far a page of an estate has to be pushed on a phone before anything is unfolded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const PHONE = { width: 360, height: 780 };
/** In screens of a phone: as it is, and in 大字版. */
const SCREENS_MAX = { plain: 8, large: 14 };

/** The fullest pages of estates, which need not be the longest, so that there are several. */
const FULLEST = readdirSync(path.join(folder, 'estates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, bytes: readFileSync(path.join(folder, 'estates', name, 'index.html')).length }))
  .sort((a, b) => b.bytes - a.bytes)
  .slice(0, 30)
  .map(({ name }) => name);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('an estate on a phone', () => {
  it('is read in eight screens, in fourteen in large letters', { tags: 'long' }, async () => {
    const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    const long: string[] = [];
    for (const estate of FULLEST) {
      await page.goto(`${address}/estates/${estate}/`);
      const { plain, large } = await page.evaluate((screen) => {
        const screens = (): number => document.documentElement.scrollHeight / screen;
        const plain = screens();
        document.documentElement.classList.add('large');
        return { plain, large: screens() };
      }, PHONE.height);
      if (plain > SCREENS_MAX.plain || large > SCREENS_MAX.large)
        long.push(`${estate}: ${plain.toFixed(2)}, ${large.toFixed(2)}`);
    }
    await context.close();
    expect(long).toEqual([]);
  });
});
