/**
 * Pictures, comparison and history on the published sample city: said in words, no colour alone, within the weight.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const LONGEST = ['JZ011-1', 'YC005', 'JZ001'];
const EMPTIEST = ['BY014', 'JZ007'];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

const html = (code: string): Promise<string> => readFile(path.join(folder, 'estates', code, 'index.html'), 'utf8');

describe('the pictures of an estate', () => {
  it.each(LONGEST)('%s weighs at most 30 KB compressed with its style sheet', async (code) => {
    const page = await html(code);
    const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1] as string);
    expect(sheets.length).toBeGreaterThan(0);
    let bytes = gzipSync(page).length;
    for (const sheet of sheets) bytes += gzipSync(await readFile(path.join(folder, sheet.replace(/^\//, '')))).length;
    expect(bytes).toBeLessThanOrEqual(30 * 1024);
  });

  it('say in a sentence what they show, and stand beside their tables', async () => {
    const page = await html('JZ001');
    const labels = [...page.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map((m) => m[1] as string);
    expect(labels).toHaveLength(5);
    for (const label of labels) expect(label).toMatch(/。$/);
    expect(labels.some((label) => label.includes('其中 1 台超过 15 天'))).toBe(true);
    expect(page.match(/id="hatch"/g)).toHaveLength(1);
  });

  it('are left out where nothing is known', async () => {
    expect(await html('BY014')).not.toContain('role="img" aria-label');
  });

  const title = 'keep their letters whole and apart at %i px (大字版: %s)';
  const legible = async (width: number, isLarge: boolean): Promise<void> => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const code of [...LONGEST, ...EMPTIEST]) {
      await page.goto(`${address}/estates/${code}/`);
      await page.evaluate((large) => {
        document.documentElement.classList.toggle('large', large);
        for (const details of document.querySelectorAll('details')) details.open = true;
      }, isLarge);
      const faults = await page.evaluate(() => {
        const found: string[] = [];
        for (const svg of document.querySelectorAll('.picture svg')) {
          const letters = [...svg.querySelectorAll('text')].map((text) => ({
            box: text.getBoundingClientRect(),
            words: text.textContent,
          }));
          for (const { box, words } of letters)
            if (box.left < 0 || box.right > innerWidth) found.push(`${words} leaves the page`);
          letters.forEach(({ box, words }, index) => {
            for (const other of letters.slice(index + 1)) {
              const isAcross = box.left < other.box.right - 2 && other.box.left < box.right - 2;
              // Boxes of lines are higher than their letters.
              if (isAcross && box.top < other.box.bottom - 6 && other.box.top < box.bottom - 6)
                found.push(`${words} lies on ${other.words}`);
            }
          });
        }
        if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
        return found;
      });
      expect(faults, code).toEqual([]);
    }
    await page.close();
  };
  it.each([
    [320, true],
    [1366, false],
  ])(title, legible);
  it.each([
    [320, false],
    [768, true],
  ])(title, { tags: 'long' }, legible);
});

describe('an estate among its neighbours', () => {
  it('can be read without JavaScript, who pays less included', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${address}/estates/JZ011-1/`);
    await page.locator('#fees').getByText('看明细').click();
    await page.locator('.lower summary').click();
    expect(await page.locator('.lower li').first().textContent()).toContain('锦绣湖畔');
    expect(await page.locator('#comparison').textContent()).toMatch(/\d+ 个里(?:最|第 \d+ |都一样)/);
    expect(await page.locator('#history li').count()).toBeGreaterThan(5);
    await context.close();
  });

  it('tells what the difference comes to a year', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}/estates/JZ011-1/`);
    await page.locator('#fees').getByText('看明细').click();
    await page.locator('.lower summary').click();
    await page.locator('.lower').getByLabel('我家面积').fill('100');
    expect(await page.locator('.lower li').first().textContent()).toContain('一年少 420.00 元');
    await page.locator('.lower').getByLabel(/只看/).check();
    expect(await page.locator('.lower li').count()).toBe(1);
    await page.close();
  });
});

it('every figure of the front page leads to its list', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/`);
  const modes = page.locator('.bars').first().locator('a').first();
  await modes.click();
  await page.waitForURL(`${address}/estates/#modes`);
  expect(await page.locator('#modes td a').count()).toBeGreaterThan(5);
  const ofFirms = await page.request
    .get(`${address}/`)
    .then((answer) => answer.text())
    .then((text) => [...new Set([...text.matchAll(/href="(\/firms\/#[^"]+)"/g)].map(([, to]) => to ?? ''))]);
  expect(ofFirms).toContain('/firms/#grade-none');
  expect(ofFirms.length).toBeGreaterThan(5);
  for (const to of ofFirms) {
    await page.goto(address + to);
    expect(await page.locator(`[id="${decodeURIComponent(to.split('#')[1] ?? '')}"]`).count(), to).toBe(1);
  }
  await page.close();
});
