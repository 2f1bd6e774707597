/**
 * Former addresses of the published sample city: a code on a board, printed before the estate's own code changed, still
 * opens the estate.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { leadsOn } from '../support/page-kinds.ts';
import { filesBelow } from '../support/whole-release.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
/** In the sample. */
const LEADS: readonly (readonly [from: string, to: string])[] = [
  ['/estates/DM108/', '/estates/DM008/'],
  ['/c/DM108/', '/c/DM008/'],
  ['/c/JCC-2/', '/c/YC004/'],
  ['/firms/91000000MB0000017F/', '/firms/91000000MA0000031W/'],
  ['/lists/000122/', '/lists/000102/'],
  ['/lists/000122/2026-10/', '/lists/000102/2026-10/'],
  ['/bulletins/000122/', '/bulletins/000102/'],
  ['/divisions/000122/', '/divisions/000102/'],
];

let browser: Browser;
const former = new Map<string, string>();
let files: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  files = await filesBelow(folder);
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const html = await readFile(path.join(folder, file), 'utf8');
    if (leadsOn(html)) former.set(`/${file.replace(/index\.html$/, '')}`, html);
  }
});
afterAll(() => browser.close());

async function opened(place: string, javaScriptEnabled: boolean, offered?: Page): Promise<Page> {
  const page = offered ?? (await (await browser.newContext({ locale: 'zh-CN', javaScriptEnabled })).newPage());
  await page.goto(address + place);
  return page;
}

describe('a former address', () => {
  const title = '%s leads to %s, with scripts and without';
  const leads = async (from: string, to: string): Promise<void> => {
    for (const scripts of [true, false]) {
      const page = await opened(from, scripts);
      await page.waitForURL(address + to);
      expect(await page.locator('main h1').count()).toBe(1);
      await page.context().close();
    }
  };
  it.each(LEADS.slice(0, 3))(title, leads);
  it.each(LEADS.slice(3))(title, { tags: 'long' }, leads);

  it('keeps what a QR code says of its place, and what was looked for on the page', async () => {
    const page = await opened('/c/DM108/?lift', true);
    await page.waitForURL(`${address}/c/DM008/?lift`);
    expect(await page.locator('html').getAttribute('class')).toContain('at-lift');
    await opened('/estates/DM108/#lifts', true, page);
    await page.waitForURL(`${address}/estates/DM008/#lifts`);
    await page.context().close();
  });

  it('is no step to go back to', async () => {
    const page = await opened('/estates/', true);
    await opened('/estates/DM108/', true, page);
    await page.waitForURL(`${address}/estates/DM008/`);
    await page.goBack();
    expect(page.url()).toBe(`${address}/estates/`);
    await page.context().close();
  });

  it('says that the code has changed, and links to the page, for whom nothing leads on', () => {
    const html = former.get('/c/DM108/') ?? '';
    expect(html).toContain('小区编码已由 <span class="code">DM108</span> 改为 <b class="code">DM008</b>');
    expect(html).toContain('<a class="button" href="/c/DM008/">');
    expect(former.get('/lists/000122/')).toContain('行政区划代码已由 <span class="code">000122</span>');
    expect(former.get('/firms/91000000MB0000017F/')).toContain('统一社会信用代码已由');
  });

  it('is nowhere where somebody would look for a page: no search engine, site map, index or card has it', async () => {
    expect(former.size).toBeGreaterThan(LEADS.length);
    for (const [place, html] of former) {
      const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1] ?? '';
      expect(html, place).toContain('<meta name="robots" content="noindex">');
      expect(former.has(new URL(canonical).pathname), place).toBe(false);
      expect(html, place).not.toContain('data-pagefind-body');
    }
    const map = await readFile(path.join(folder, 'sitemap-0.xml'), 'utf8');
    expect([...former.keys()].filter((place) => map.includes(`${place}<`))).toEqual([]);
    expect(files.filter((file) => file.startsWith('cards/') && /DM108|000122/.test(file))).toEqual([]);
  });

  it('of a feed has the feed itself, and that of a screen the screen', async () => {
    const feed = (code: string): Promise<string> => readFile(path.join(folder, 'feeds', `${code}.xml`), 'utf8');
    expect(await feed('000122')).toBe(await feed('000102'));
    expect(files).toContain('kiosk/DM108/manifest.json');
  });
});
