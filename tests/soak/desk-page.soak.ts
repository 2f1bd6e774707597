/** The whole way at the desk with nothing said that isn't done: from an empty folder to a site and its sheets. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { Clerk, OFFICE_BOOKS, settle, takeIn } from '../support/clerk.ts';
import { clearAway, emptyFolder, type OpenDesk, openDesk } from '../support/desk.ts';

const CLICKS_MAX = 40;
const MINUTES_MAX = 10;
/** The firms that its list names, with codes of nobody. */
const FIRMS = [
  ['青禾安居物业服务有限公司', '91000000MA00000157'],
  ['示例万佳物业服务集团有限公司', '91000000MA00000232'],
  ['青禾锦程物业有限公司', '91000000MA0000031W'],
] as const;
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
  // The office has no table of firms: whose code the lists need she looks up.
  await takeIn(
    clerk,
    OFFICE_BOOKS.filter((book) => book.endsWith('.xlsx')),
  );
  await clerk.press(/^下一步：改 3 处/);
  await clerk.press('补企业代码');
  for (const [name, code] of FIRMS) await clerk.fill(name, code);
  await clerk.press(/^记下 3 家代码/);
  await clerk.sees('没有必须改的');
  await clerk.press('下一步：看一看');
  await clerk.press('做预览');
  await ends(/^预览做好了。/);
  await shown.getByText('12 个住宅小区').first().waitFor();
  await clerk.press('大屏');
  await shown.getByText('幸福家园').first().waitFor();
  await clerk.fill('哪个小区', '水岸新城');
  await shown.getByText('水岸新城').first().waitFor();
  await clerk.press('公示单');
  await clerk.press('排这个小区的公示单');
  await clerk.page.getByTitle('预览：水岸新城的公示单').waitFor({ timeout: JOB_MS });
  await shown.getByText('水岸新城公示单整包').waitFor();
  await clerk.press('下一步：发布');
  await clerk.press(/^发布$/);
  await ends(/^发布了。/);
  expect((await desk.state()).published).toMatchObject({ number: 1, changed: [], restored: null });
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
