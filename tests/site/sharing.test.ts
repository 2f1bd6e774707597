/**
 * What the published sample city tells those who share it, subscribe to it or scan the code on a board.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { cardsOf } from '../../src/views/around/cards.ts';
import { feedXml } from '../../src/views/around/feed.ts';
import { launchBrowser } from '../support/browser.ts';
import { isScreen, leadsOn } from '../support/page-kinds.ts';
import { pngSize } from '../support/pictures.ts';
import { city, event, listing, notice } from '../views/city.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
const files = readdirSync(folder, { recursive: true }).map((file) => String(file).replaceAll(path.sep, '/'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const pages = files.filter((file) => file.endsWith('.html') && !isScreen(file));
const NAMESPACE = 'http://www.w3.org/2005/Atom';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

interface Feed {
  error: string | null;
  root: string;
  updated: string;
  self: string | null;
  entries: { id: string; title: string; updated: string; link: string | null; summary: string }[];
}

/** Reads a feed as a browser's own parser of XML does. */
function parse(xml: string): Promise<Feed> {
  return page.evaluate(
    ({ xml, namespace }) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml');
      const text = (element: Element, tag: string): string =>
        [...element.children].find((child) => child.localName === tag)?.textContent ?? '';
      const root = parsed.documentElement;
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        root: `${root.namespaceURI === namespace ? 'atom' : root.namespaceURI}:${root.localName}`,
        updated: text(root, 'updated'),
        self: parsed.querySelector('feed > link[rel=self]')?.getAttribute('href') ?? null,
        entries: [...parsed.querySelectorAll('entry')].map((entry) => ({
          id: text(entry, 'id'),
          title: text(entry, 'title'),
          updated: text(entry, 'updated'),
          link: entry.querySelector('link')?.getAttribute('href') ?? null,
          summary: text(entry, 'summary'),
        })),
      };
    },
    { xml, namespace: NAMESPACE },
  );
}

describe('a share card', () => {
  it('has on every page a title, a description, an address and its language, and no picture that is not there', () => {
    const wrong = pages.flatMap((file) => {
      const html = read(file);
      const value = (name: string): string | undefined =>
        new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(html)?.[1];
      const isWhole =
        ['title', 'description', 'site_name'].every((name) => (value(name) ?? '') !== '') &&
        value('type') === 'website' &&
        value('locale') === 'zh_CN' &&
        value('url')?.startsWith('http') === true;
      const picture = value('image');
      const isThere = picture === undefined || files.includes(new URL(picture).pathname.slice(1));
      return isWhole && isThere ? [] : [file];
    });
    expect(pages.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  const picture = (file: string): string | undefined =>
    /<meta property="og:image" content="([^"]*)"/.exec(read(file))?.[1];
  const withPicture = pages.filter((file) => picture(file) !== undefined);

  it('has a picture on the home page and on those of counties, firms and lists, and on no other', () => {
    const kinds =
      /^(?:index\.html|divisions\/\d+\/index\.html|firms\/[^/]{18}\/index\.html|lists\/\d+\/[^/]+\/index\.html)$/;
    const own = pages.filter((file) => !leadsOn(read(file)));
    expect(withPicture.sort()).toEqual(own.filter((file) => kinds.test(file)).sort());
    expect(withPicture.length).toBeGreaterThan(50);
    // No picture is published without a page that names it.
    expect(files.filter((file) => /^cards\/.*\.png$/.test(file)).length).toBe(withPicture.length);
  });

  it('has a picture that is there, on the site’s own host, a PNG of 1200 × 630, and told in words', () => {
    for (const file of withPicture) {
      const url = new URL(picture(file) ?? '');
      expect(url.origin, file).toBe(address);
      expect(pngSize(readFileSync(path.join(folder, url.pathname))), file).toEqual([1200, 630]);
      const html = read(file);
      for (const [name, value] of [
        ['type', 'image/png'],
        ['width', '1200'],
        ['height', '630'],
      ])
        expect(html, file).toContain(`<meta property="og:image:${name}" content="${value}">`);
      expect(html, file).toMatch(/<meta property="og:image:alt" content="[^"]{10,}"/);
    }
  });

  it('has a picture that says nothing but what its page says', async () => {
    const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
    const site = await makeSite(content, { asOf: '2026-11-10' as IsoDate, base: address, division: null, only: [] });
    const bare = (text: string): string => text.replace(/\s/g, '');
    for (const card of cardsOf({ ...site, portal: { ...site.portal, cards: { estates: true } } })) {
      const html = read(`${card.page.slice(1)}index.html`);
      const said = bare(
        await page.evaluate((text) => new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '', html),
      );
      const texts = [
        card.title,
        ...(card.kicker ?? '').split(' '),
        ...(card.subtitle ?? '').split('　'),
        ...card.figures.flatMap(({ label, value, unit, note }) => [
          ...(label ?? '').split('　'),
          value,
          unit,
          note ?? '',
        ]),
        ...card.shares.flatMap(({ name, value, share }) => [name, value, share]),
        ...card.halves.flatMap(({ total, names, sentence }) => [
          total,
          ...names.flatMap(({ name, since }) => [name, since ?? '']),
          sentence ?? '',
        ]),
      ];
      for (const text of texts) expect(said.includes(bare(text)), `${card.page} ${text}`).toBe(true);
    }
  });

  it('names the page’s own address', () => {
    expect(read('estates/JZ001/index.html')).toMatch(/property="og:url" content="[^"]*\/estates\/JZ001\/"/);
  });
});

describe('a feed', () => {
  /** By the code that the county had before, the same feed: who follows it has no page to be led on by. */
  const FORMER = 'feeds/000122.xml';
  const feeds = files.filter((file) => file === 'feed.xml' || (/^feeds\/.*\.xml$/.test(file) && file !== FORMER));

  it('is there for the site and for every county, and is Atom by a real parser, each entry with its own id', async () => {
    expect(feeds.sort()).toEqual([
      'feed.xml',
      ...['000101', '000102', '000103', '000104'].map((c) => `feeds/${c}.xml`),
    ]);
    for (const file of feeds) {
      const feed = await parse(read(file));
      expect([feed.error, feed.root], file).toEqual([null, 'atom:feed']);
      expect(feed.self?.endsWith(`/${file}`), file).toBe(true);
      expect(feed.entries.length, file).toBeGreaterThan(5);
      expect(new Set(feed.entries.map(({ id }) => id)).size, file).toBe(feed.entries.length);
      for (const { title, updated, id } of [
        ...feed.entries,
        { title: file, updated: feed.updated, id: feed.self ?? '' },
      ]) {
        expect(title).not.toBe('');
        expect(Number.isNaN(Date.parse(updated)), `${title} ${updated}`).toBe(false);
        expect(URL.canParse(id), id).toBe(true);
      }
    }
  });

  it('leads to pages and panels that exist', async () => {
    for (const file of feeds) {
      for (const { link } of (await parse(read(file))).entries) {
        const url = new URL(link ?? '');
        const target = `${url.pathname.slice(1)}index.html`;
        expect(files, link ?? '').toContain(target);
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (anchor !== '') expect(read(target), link ?? '').toMatch(new RegExp(`id="?${anchor}["> ]`));
      }
    }
  });

  it('keeps hostile text as text', async () => {
    const hostile = `</title><script>alert(1)</script> & "]]>' ${String.fromCharCode(0, 8, 0xd800, 0xffff)}结束`;
    const publication = city({
      notices: [notice('n', { title: hostile, body: hostile, publisher: hostile })],
      records: {
        event: [event('通报', '2026-10-01', '000101', hostile)],
        list_entry: [listing('000101', '2026-10', '红榜', null)],
      },
    });
    const feed = await parse(feedXml(publication, '000101'));
    expect(feed.error).toBeNull();
    expect(feed.entries.length).toBe(3);
    expect(feed.entries[0]?.title).toBe(`</title><script>alert(1)</script> & "]]>' 结束`);
  });

  it('is offered by the pages of its county, and all of them are listed under the downloads', () => {
    const offered = (file: string): boolean => /<link rel="?alternate"? [^>]*feeds\/000103\.xml/.test(read(file));
    for (const file of ['divisions/000103', 'complain/000103', 'lists/000103', 'audit/000103', 'bulletins/000103'])
      expect(offered(`${file}/index.html`), file).toBe(true);
    expect(offered('divisions/000101/index.html')).toBe(false);
    const data = read('data/index.html');
    for (const file of feeds) expect(data).toContain(`/${file}"`);
  });
});

describe('the page that the QR code opens', () => {
  it('weighs at most 22 KB compressed with its style sheets, its finder of troubles included', () => {
    for (const file of pages.filter((one) => one.startsWith('c/'))) {
      const sheets = [...read(file).matchAll(/<link rel="stylesheet" href="\/(assets\/[^"]+)"/g)].map(
        ([, one = '']) => one,
      );
      expect(sheets).not.toEqual([]);
      const bytes = [file, ...sheets].reduce((sum, one) => sum + gzipSync(read(one)).length, 0);
      expect(bytes, file).toBeLessThanOrEqual(22 * 1024);
    }
  });

  it('has targets for a thumb, none under 44 px, on the smallest phone', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${address}/c/JZ001/?door`);
    const heights = await page
      .locator('a.call')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(5);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('answers without JavaScript whatever the place, and lets the lift’s number grow where it was scanned in a lift', async () => {
    const size = async (query: string, javaScriptEnabled: boolean): Promise<number> => {
      const context = await browser.newContext({ viewport: { width: 360, height: 700 }, javaScriptEnabled });
      const own = await context.newPage();
      await own.goto(`${address}/c/JZ001/${query}`);
      const number = own.locator('.lift a.call b');
      expect(await number.textContent()).toBe('0355-0000000');
      const size = await number.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      await context.close();
      return size;
    };
    const plain = await size('', true);
    for (const place of ['?board', '?door', '?screen']) expect(await size(place, true), place).toBe(plain);
    expect(await size('?lift', false)).toBe(plain);
    expect(await size('?lift', true)).toBeGreaterThan(plain);
  });
});

describe('the complaint pages', () => {
  it('unfold what a link leads to', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto(`${address}/complain/000103/#t-dianti`);
    await page.locator('#t-dianti .who').first().waitFor({ state: 'visible' });
    expect(await page.locator('#t-weijian .who').first().isVisible()).toBe(false);
  });

  it('are a few screens long on a phone before anything is unfolded', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    for (const place of ['/complain/', '/complain/000103/']) {
      await page.goto(address + place);
      expect(await page.evaluate(() => document.documentElement.scrollHeight), place).toBeLessThan(7 * 780);
    }
  });

  it('say in a frame whom to call where life is in danger, as the page of a code does', async () => {
    for (const place of ['/complain/', '/complain/000103/', '/c/JZ001/']) {
      await page.goto(address + place);
      const frame = await page.locator('.emergency').evaluate((element) => getComputedStyle(element).borderTopWidth);
      expect(frame, place).toBe('2px');
    }
  });

  it('list every division’s number with its hours, folded by division', async () => {
    await page.goto(`${address}/complain/`);
    const street = page.locator('[id="000101001"]');
    expect(await street.locator('a.tel').first().isVisible()).toBe(false);
    await page.locator('[id="000101"] > summary').click();
    await street.locator('> summary').click();
    expect(await street.locator('a.tel').first().getAttribute('href')).toBe('tel:03550000060');
    expect(await street.locator('.when').first().textContent()).toContain('工作日');
  });
});
