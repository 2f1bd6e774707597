/** The whole way at the desk with nothing said that isn't done: from an empty folder to a site and its sheets. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { Clerk, settle, takeIn } from '../support/clerk.ts';
import { clearAway, emptyFolder, type OpenDesk, openDesk } from '../support/desk.ts';

const CLICKS_MAX = 40;
const MINUTES_MAX = 10;
const JOB_MS = 300_000;

let browser: Browser;
let folder: string;
let desk: OpenDesk;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = await emptyFolder();
  desk = await openDesk(folder);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  await clearAway(folder);
});

it('publishes the five workbooks of an office, prints them and compares, with at most 40 clicks and in 10 minutes', async () => {
  const began = performance.now();
  const clerk = new Clerk(await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' }), desk);
  const ends = (words: RegExp): Promise<void> => clerk.page.getByText(words).first().waitFor({ timeout: JOB_MS });
  const shown = clerk.page.frameLocator('iframe');
  await clerk.open();
  await settle(clerk);
  await takeIn(clerk);
  await clerk.press(/^下一步：看 \d+ 处提醒/);
  await clerk.press('下一步：看一看');
  await clerk.press('做预览');
  await ends(/^做好了。/);
  await shown.getByText('12 个住宅小区').first().waitFor();
  await clerk.press('这个小区的大屏');
  await shown.getByText('幸福家园').first().waitFor();
  await clerk.press('下一步：发布');
  await clerk.press(/^发布$/);
  await ends(/^发布了。/);
  expect((await desk.state()).published).toMatchObject({ number: 1 });
  expect(existsSync(path.join(desk.out, 'index.html'))).toBe(true);
  await clerk.press('排好要张贴的纸');
  await ends(/^排好了。/);
  expect(clerk.clicks).toBeLessThanOrEqual(CLICKS_MAX);
  expect((performance.now() - began) / 60_000).toBeLessThanOrEqual(MINUTES_MAX);
  await clerk.goTo('与已发布的相比');
  await clerk.press('比一比');
  await ends(/^比好了。/);
  await shown.locator('h1').first().waitFor();
  expect(clerk.faults).toEqual([]);
});
