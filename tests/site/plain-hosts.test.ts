/**
 * The published sample city on plain hosts: what people type leads on. `npm run soak -- plain-hosts` tries nginx and others,
 * below a path too, with every address that a page links to.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { BARE, type Host, OWN } from '../support/plain-hosts.ts';

const folder = inject('siteFolder');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([OWN, BARE])('on $name', ({ start, hasErrorPage }) => {
  let host: Host;
  beforeAll(async () => {
    host = await start(folder);
  });
  afterAll(() => host.close());

  it('an address without its slash leads to the one with it', async () => {
    for (const typed of ['/c/JZ001', '/kiosk/JZ001', '/complain']) {
      const { status, url } = await fetch(`${host.address}${typed}?lift`);
      expect([status, url]).toEqual([200, `${host.address}${typed}/?lift`]);
    }
  });

  it(`a code in other letters ${hasErrorPage ? 'leads to its estate' : 'is not found'}`, async () => {
    const page = await browser.newPage();
    for (const typed of ['/c/jz001/?lift', '/C/Jz001?lift']) {
      const answer = await page.goto(host.address + typed);
      if (hasErrorPage) await page.waitForURL(`${host.address}/c/JZ001/?lift`);
      else expect(answer?.status()).toBe(404);
    }
    await page.close();
  });
});

it('where scripts don’t run, the page of a wrong address says what to look at', async () => {
  const host = await OWN.start(folder);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const answer = await page.goto(`${host.address}/c/jz001/`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('main').textContent()).toContain('大写、小写和末尾的 /');
  await page.locator('main').getByRole('link', { name: '按县区查小区' }).click();
  expect(page.url()).toBe(`${host.address}/estates/`);
  await page.context().close();
  await host.close();
});
