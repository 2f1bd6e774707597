/**
 * From an estate to whoever answers: the search box of its page leads to its county's troubles, and the page behind its
 * QR code finds them itself.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');

it.each(['estates/JZ001', 'c/JZ001'])('a trouble typed into the search box of /%s/ leads to its county', (page) => {
  const html = readFileSync(path.join(folder, page, 'index.html'), 'utf8');
  expect(html).toContain('data-complain="/complain/000101/"');
});

it('the page behind a QR code leads a trouble to the manager above and the community’s own number', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
  await page.goto(`${address}/c/JZ001/`);
  await page.fill('#finder-filter', '楼上漏水');
  await page.locator('form.filter [role=status]').getByText('最像的是').waitFor();
  const way = page.locator('form.filter .found .problem').first().locator('.way li');
  expect(await way.first().locator('a').getAttribute('href')).toBe('#nearest');
  expect(await way.nth(1).textContent()).toContain('0355-0000070');
  // A call stands as wide as its panel, for a thumb.
  const [call, panel] = await Promise.all([
    page.locator('.calls.first .call').first().boundingBox(),
    page.locator('.calls.first').boundingBox(),
  ]);
  expect(call?.width).toBe(panel?.width);
  await browser.close();
});
