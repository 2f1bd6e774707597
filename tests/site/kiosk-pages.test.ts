/**
 * /kiosk/ of the published sample city: a way to every screen, on telephones, at desks and on paper.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { isScreen, leadsOn } from '../support/page-kinds.ts';
import { filesBelow } from '../support/whole-release.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const LISTS = /^kiosk\/installation-codes\/\d+\/index\.html$/;
const BYTES_MAX = 300_000;
const pages = new Map<string, string>();
let files: string[];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  files = await filesBelow(folder);
  for (const file of files.filter((name) => name.endsWith('.html')))
    pages.set(file, await readFile(path.join(folder, file), 'utf8'));
});
afterAll(() => browser.close());

/** The estates whose screens are published. */
const screens = (): string[] => files.flatMap((file) => /^kiosk\/([^/]+)\/code\.svg$/.exec(file)?.[1] ?? []).sort();

describe('大堂屏幕', () => {
  it('is linked from the foot of every page but the screens, which lead nowhere', () => {
    const without = [...pages].filter(([, html]) => !html.includes('href="/kiosk/"')).map(([file]) => file);
    expect(without.filter((file) => !isScreen(file))).toEqual([]);
  });

  it('is a touch away from every estate', () => {
    const estates = files
      .filter((file) => !leadsOn(pages.get(file) ?? ''))
      .flatMap((file) => /^estates\/([^/]+)\/index\.html$/.exec(file)?.[1] ?? [])
      .sort();
    expect(estates.length).toBe(61);
    expect(screens()).toEqual(estates);
    for (const code of estates) {
      expect(pages.get(`estates/${code}/index.html`), code).toContain(
        `<a class="to-screen" href="/kiosk/${code}/">大堂屏幕</a>`,
      );
      expect(files, code).toContain(`kiosk/${code}/index.html`);
    }
  });

  it('has each screen on just one list, with its own code, and no list is heavy', () => {
    const lists = [...pages].filter(([file]) => LISTS.test(file));
    const links = lists.flatMap(([, html]) =>
      [...html.matchAll(/<a href="\/kiosk\/([^/"]+)\/">/g)].map(([, to]) => to),
    );
    const codes = lists.flatMap(([, html]) =>
      [...html.matchAll(/<img[^>]*\ssrc="\/kiosk\/([^/"]+)\/code\.svg"/g)].map(([, of]) => of),
    );
    expect(links.filter((to) => to !== 'installation-codes').sort()).toEqual(screens());
    expect(codes.sort()).toEqual(screens());
    for (const [file, html] of lists) expect(Buffer.byteLength(html), file).toBeLessThan(BYTES_MAX);
  });

  it('gives the whole address of a screen to one touch, to be pasted into a box', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}/kiosk/installation-codes/000101/`);
    await page.locator('#screen-JZ001 .address').click();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(`${address}/kiosk/JZ001/`);
    await page.close();
  });

  it('has every code on paper, also those that nobody has scrolled to', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 600 } });
    await page.goto(`${address}/kiosk/installation-codes/000101/`, { waitUntil: 'networkidle' });
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLImageElement>('.screens img')]
        .filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
        .map(({ alt }) => alt),
    );
    expect(missing).toEqual([]);
    await page.close();
  });

  it('waits with codes on a telephone until they are scrolled to', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await page.goto(`${address}/kiosk/installation-codes/000101/`, { waitUntil: 'networkidle' });
    expect(await page.locator('.screens img').last().getAttribute('loading')).toBe('lazy');
    await page.locator('.screens img').last().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => [...document.querySelectorAll('img')].at(-1)?.complete === true);
    await context.close();
  });
});
