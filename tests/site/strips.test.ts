/**
 * Strips and tiles on the published pages: they say in words what they show, and follow the filter.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const read = (file: string): string => readFileSync(path.join(folder, ...file.split('/')), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Published HTML without the marks around what no line may part. */
const unmarked = (html: string): string => html.replace(/<span class="(?:q|fit)">([^<]*)<\/span>/g, '$1');

describe('where an estate stands', () => {
  it('is titled with its place, marked on the strip, and said in words beside it', () => {
    const strips = readdirSync(path.join(folder, 'estates')).flatMap((code) =>
      code.endsWith('.html')
        ? []
        : [...read(`estates/${code}/index.html`).matchAll(/<figure class="picture dot-strip">(.*?)<\/figure>/gs)],
    );
    expect(strips.length).toBeGreaterThan(20);
    for (const [, strip = ''] of strips) {
      const title = /<figcaption>(.*?)<\/figcaption>/.exec(unmarked(strip))?.[1] ?? '';
      expect(title).toMatch(/：.+ \d+ 个.*小区里(?:最|第 \d+ |都一样)/);
      expect(strip).toContain('>这里<');
    }
  });
});

describe('the strips above a table', () => {
  it.each(['fees', 'revenue', 'lifts'])('are there on /%s/ without a script', (table) => {
    const html = read(`${table}/index.html`);
    expect(html).toMatch(/data-strips[^>]*><figure class="picture dot-strip">/);
  });

  it('follow the filter and come back with all', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}/fees/`, { waitUntil: 'load' });
    const strips = page.locator('[data-strips]');
    const published = await strips.innerHTML();
    await page.selectOption('select[name="pricing"]', '市场调节价');
    await expect.poll(() => strips.locator('figcaption').allTextContents()).toHaveLength(1);
    expect(await strips.locator('figcaption').textContent()).toContain('市场调节价小区');
    await page.getByRole('button', { name: '清除' }).click();
    await expect.poll(() => strips.innerHTML()).toBe(published);
    await page.close();
  });
});

describe('a county’s audit by street', () => {
  it('has as many tiles as estates for each kind of duties, and the same numbers in its table', () => {
    const html = unmarked(read('audit/000101/index.html'));
    const figures = [...html.matchAll(/<figure class="tiles">(.*?)<\/figure>/gs)].map(([, figure = '']) => figure);
    expect(figures).toHaveLength(2);
    for (const figure of figures) {
      const estates = Number(/<figcaption>\s*\S+ (\d+) 个小区/.exec(figure)?.[1]);
      const drawn = /<dl>(.*?)<\/dl>/s.exec(figure)?.[1] ?? '';
      expect([...drawn.matchAll(/M\d+ \d+h8v8h-8z/g)]).toHaveLength(estates);
      const rows = [...figure.matchAll(/data-label="小区">\s*(\d+) 个/g)].map(([, number]) => Number(number));
      expect(rows.reduce((sum, one) => sum + one, 0)).toBe(estates);
    }
  });
});
