/**
 * For everyone: every example of every kind of page of the sample city, on phone and desk, in every look.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Examiner, examiner } from '../support/examination.ts';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { type SampleSite, sampleSite } from '../support/sample-site.ts';

let site: SampleSite;
let browser: Browser;
let examined: Examiner;

beforeAll(async () => {
  site = await sampleSite();
  browser = await launchBrowser();
  examined = await examiner(browser, site.folder);
});
afterAll(async () => {
  await browser.close();
  await examined.close();
  await site.close();
});

it.each(Object.values(PAGE_KINDS).flat())(
  '%s has no barrier, no shift, no sideways scroll, no foreign host and no error in any look',
  async (place) => {
    expect(await examined.faultsOf(place, ['phone', 'desk'], 'every')).toEqual([]);
  },
);
