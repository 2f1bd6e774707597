/**
 * The search box of the published sample city, in a browser: what it finds, what it loads, its keys and its room.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import type { SearchNames } from '../../src/views/search/search-kinds.ts';
import { launchBrowser } from '../support/browser.ts';
import { barriersIn } from '../support/examination.ts';
import { recallCases } from '../support/recall.ts';
import { faultsIn, openSearch } from '../support/search-page.ts';

const address = inject('siteAddress');
const folder = inject('siteFolder');

let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ locale: 'zh-CN' });
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const page of context.pages()) await page.close();
});

async function blankPage(width = 1366): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 768 });
  return page;
}

async function open(at: string, width?: number): Promise<Page> {
  const page = await blankPage(width);
  await page.goto(address + at, { waitUntil: 'load' });
  return page;
}

const box = (page: Page) => page.getByRole('searchbox');
/** 3,000 + 11.4 × 3,700 + 14,700 bytes are a little less than 60 KB. */
const BYTES_A_NAME = 11.4;

const results = (page: Page) => page.locator('form.search .results');
const links = (page: Page) => results(page).getByRole('listitem').getByRole('link');

async function type(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await links(page).first().waitFor();
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id ?? '');

describe('the search box', () => {
  it('finds what the names of a ninth of the city ask for', async () => {
    const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
    const site = await makeSite(content, {
      asOf: '2026-11-10' as IsoDate,
      base: address,
      division: null,
      only: ['site'],
    });
    const cases = recallCases(site, 3, 9);
    expect(cases.length).toBeGreaterThan(80);
    const page = await blankPage();
    await openSearch(page, `${address}/firms/`);
    expect(await faultsIn(page, cases, address, 10)).toEqual([]);
  });

  it('answers from one small list, and loads what searches the text only after that', async () => {
    const page = await blankPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${address}/firms/`, { waitUntil: 'networkidle' });
    asked.length = 0;
    await box(page).focus();
    await box(page).pressSequentially('丁香');
    await links(page).first().waitFor();
    expect(asked.sort()).toEqual(['/search/names.json', '/search/questions.json']);
    // A budget by name and one for the questions, under which the 3,700 names of a city of 1,563 estates and what is
    // asked stay within 60 KB, compressed as weakly as some hosts do it.
    const questions = await readFile(path.join(folder, 'search', 'questions.json'));
    expect(gzipSync(questions, { level: 1 }).length).toBeLessThan(14_700);
    const list = await readFile(path.join(folder, 'search', 'names.json'));
    const { estates, firms, places } = JSON.parse(list.toString('utf8')) as SearchNames;
    const names = estates.length + estates.filter(([, , , managers]) => managers.length > 0).length;
    const budget = 3_000 + BYTES_A_NAME * (names + firms.length + places.length);
    expect(gzipSync(list, { level: 1 }).length).toBeLessThan(budget);
    await page.waitForRequest((request) => request.url().includes('/pagefind/'));
  });

  it('does not wait for the search of the text, nor need it', { tags: 'long' }, async () => {
    const page = await open('/firms/');
    await page.route('**/pagefind/**', () => new Promise(() => {}));
    await type(page, '丁香苑');
    expect(await links(page).first().getAttribute('href')).toBe('/estates/JZ001/');
    await page.getByRole('status').filter({ hasText: '个名称' }).waitFor();
  });

  it('shows what a result is, where, and the part that was asked for', async () => {
    const page = await open('/firms/');
    await type(page, '纺织厂新');
    const first = links(page).first();
    expect(await first.textContent()).toMatch(/丁香苑 小区 .*曾用名 纺织厂新村.*甲子县 春晖街道/);
    expect(await first.locator('mark').allTextContents()).toEqual(['纺织厂新']);
  });

  it('says how many there are where they are more than a screen, and shows them all', { tags: 'long' }, async () => {
    const page = await open('/firms/');
    await type(page, '示例');
    await page.waitForFunction(() => !document.querySelector('form.search .results')?.hasAttribute('aria-busy'));
    const shown = await links(page).count();
    expect(shown).toBeGreaterThan(20);
    expect(await results(page).textContent()).toContain(`共 ${shown} 个`);
    await page
      .getByRole('status')
      .filter({ hasText: `找到 ${shown} 个名称` })
      .waitFor();
  });

  it('offers the nearest names and the directory where nothing is found', { tags: 'long' }, async () => {
    const page = await open('/firms/');
    await box(page).fill('丁香院');
    await results(page).getByText('名字相近的有').waitFor();
    await results(page).getByText('名称里没有「丁香院」，正文里也没有（不含各县区）。').waitFor();
    await page.getByRole('button', { name: '在全市找' }).click();
    await results(page).getByText('没有找到「丁香院」').waitFor();
    expect(await page.getByRole('button', { name: '在全市找' }).count()).toBe(0);
    expect(await focused(page)).toBe('search');
    expect(await links(page).first().getAttribute('href')).toBe('/estates/JZ001/');
    expect(await results(page).getByRole('link', { name: '按县区、街道查小区' }).getAttribute('href')).toBe(
      '/estates/',
    );
  });

  it('finds a street and leads to its place in the directory', async () => {
    const page = await open('/firms/');
    await type(page, '春晖街道');
    expect(await links(page).first().textContent()).toMatch(/^春晖街道 街道 甲子县/);
    await links(page).first().click();
    await page.waitForURL('**/divisions/000101/#*');
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${id}"] h2`).first().textContent()).toBe('春晖街道');
  });

  it('says so where the list does not come, and tries again with the next key', async () => {
    const page = await open('/firms/');
    await page.route('**/search/names.json', (route) => route.abort());
    await box(page).fill('丁香');
    await results(page).getByText('名录没有载入').waitFor();
    await page.unroute('**/search/names.json');
    await type(page, '丁香苑');
    expect(await links(page).first().getAttribute('href')).toBe('/estates/JZ001/');
  });
});

describe('a question in the search box', () => {
  const first = (page: Page) => page.locator('form.search .answers a').first();

  it.each([
    ['/firms/', '物业费', '/fees/'],
    ['/estates/JZ001/', '物业费', '/estates/JZ001/#fees'],
    ['/estates/JZ001/', '电梯被困', '/estates/JZ001/#lifts'],
    ['/', '换物业', '/firms/#replacement'],
    ['/', '維修資金怎麼用', '/complain/#p-weixiu-zijin'],
    ['/divisions/000103/', '楼上漏水怎么办', '/complain/000103/#p-loushui'],
    ['/complain/000103/', '楼上漏水怎么办', '/complain/000103/#p-loushui'],
  ])('asked on %s, 「%s」 is answered before names, at %s', async (at, typed, target) => {
    const page = await open(at);
    await box(page).fill(typed);
    await first(page).waitFor();
    expect(await first(page).getAttribute('href')).toBe(target);
    expect(await links(page).first().getAttribute('href')).toBe(target);
    await first(page).click();
    await page.waitForURL(address + target);
    expect(await page.locator(`[id="${target.split('#')[1] ?? 'main'}"]`).count()).toBe(1);
  });

  it('leads on to the choice of an estate, and does not keep names away', async () => {
    const page = await open('/firms/');
    await box(page).fill('物业费');
    await first(page).waitFor();
    expect(await page.locator('form.search .answers').getByRole('link', { name: '选小区' }).count()).toBe(1);
    await box(page).fill('丁香苑');
    await links(page).first().waitFor();
    expect(await links(page).first().getAttribute('href')).toBe('/estates/JZ001/');
    expect(await page.locator('form.search .answers').count()).toBe(0);
  });

  it('is not said to be found nowhere while the text has it', { tags: 'long' }, async () => {
    const page = await open('/firms/');
    await box(page).fill('喷淋系统');
    await results(page).getByText('正文里的结果').waitFor();
    expect(await results(page).textContent()).not.toContain('没有找到');
  });
});

describe('the text of pages', () => {
  /** On the page of 新城国际 alone, and in the notice on the home page. */
  const WORDS = '喷淋系统';
  const asked = (page: Page): Set<string> => {
    const counties = new Set<string>();
    page.on('request', (request) => {
      const county = /\/pagefind\/counties\/(\d+)\//.exec(request.url())?.[1];
      if (county !== undefined) counties.add(county);
    });
    return counties;
  };
  const mentions = (page: Page) => results(page).locator('.mentions a');

  it('is searched in the county of the page alone, until a reader asks for all with the keyboard', async () => {
    const page = await blankPage();
    const counties = asked(page);
    await page.goto(`${address}/divisions/000103/`);
    await box(page).fill(WORDS);
    await results(page).getByText('正文里的结果（不含别的县区）').waitFor();
    expect([...counties]).toEqual(['000103']);
    expect(await mentions(page).count()).toBe(1);
    const stops = await results(page).locator('a, button').count();
    for (let at = 0; at < stops; at++) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('在全市找');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '在全市的正文里找到了' }).waitFor();
    expect(counties.size).toBe(4);
    const pages = await mentions(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(pages).toContain('/estates/YC005/');
    expect(await focused(page)).toBe(pages[0]);
    expect(await page.getByRole('button', { name: '在全市找' }).count()).toBe(0);

    await box(page).fill('消防栓');
    await results(page).getByText('在找正文').waitFor({ state: 'detached' });
    await page.waitForTimeout(600);
    expect(await results(page).textContent()).not.toContain('不含');
  });

  it('of its own county is found without asking for more', async () => {
    const page = await blankPage();
    const counties = asked(page);
    await page.goto(`${address}/estates/YC005/`);
    await box(page).fill(WORDS);
    await mentions(page).first().waitFor();
    expect(counties.size).toBe(1);
    expect(await mentions(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toContain(
      '/estates/YC005/',
    );
  });

  it('is offered again where the other counties do not come, with what was found before', {
    tags: 'long',
  }, async () => {
    const page = await open('/divisions/000103/');
    await page.route('**/pagefind/counties/000101/**', (route) => route.abort());
    await box(page).fill(WORDS);
    await page.getByRole('button', { name: '在全市找' }).click();
    await results(page).getByText('没有载入，网络可能断了').waitFor();
    expect(await mentions(page).count()).toBe(1);
    await page.unroute('**/pagefind/counties/000101/**');
    await page.getByRole('button', { name: '在全市找' }).click();
    await page.getByRole('status').filter({ hasText: '在全市的正文里找到了' }).waitFor();
    expect(await mentions(page).count()).toBe(2);
  });

  it('is not said to hold nothing where it can not be searched', { tags: 'long' }, async () => {
    const page = await open('/firms/');
    await page.route('**/pagefind/counties.json', (route) => route.abort());
    await box(page).fill('丁香院');
    await results(page).getByText('正文没有载入').waitFor();
    expect(await results(page).textContent()).not.toMatch(/正文里也没有|没有找到/);
  });
});

describe('its keys', () => {
  it('are the arrows from the box into the results and back, and letters to go on typing', async () => {
    const page = await open('/firms/');
    await type(page, '幸福家园');
    const addresses = await links(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(addresses[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(addresses[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('search');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Backspace');
    expect(await focused(page)).toBe('search');
    expect(await box(page).inputValue()).toBe('幸福家');
    await page.keyboard.press('ArrowDown');
    const address = await focused(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${address}`);
  });

  it('are Escape to close the results for good, and to stay in the box', { tags: 'long' }, async () => {
    const page = await open('/firms/');
    await type(page, '丁香苑');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('search');
    // By now the answer of the full-text search would have arrived.
    await page.waitForTimeout(1200);
    expect(await results(page).isVisible()).toBe(false);
    expect(await box(page).inputValue()).toBe('丁香苑');
    await page.keyboard.press('ArrowDown');
    await links(page).first().waitFor();
  });

  it('are / from anywhere, but not while a field is being filled in', async () => {
    const page = await open('/complain/000103/');
    const field = page.getByLabel('出了什么事');
    await field.focus();
    await page.keyboard.press('/');
    expect(await field.inputValue()).toBe('/');
    await field.blur();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    expect(await box(page).inputValue()).toBe('');
  });
});

describe('the results', () => {
  for (const [width, large] of [
    [320, false],
    [360, true],
    [1366, false],
  ] as const) {
    it(`have room at ${width} px${large ? ' in 大字版' : ''}, and nothing for axe to find`, {
      tags: 'long',
    }, async () => {
      const page = await open('/firms/', width);
      if (large) await page.getByRole('button', { name: '大字版' }).click();
      for (const typed of ['示例', '丁香院', '喷淋系统']) {
        await box(page).fill(typed);
        await results(page).getByRole('link').first().waitFor();
        await page.waitForFunction(() => !document.querySelector('form.search .results')?.hasAttribute('aria-busy'));
        const room = await results(page).boundingBox();
        expect(room?.x, typed).toBeGreaterThanOrEqual(0);
        expect((room?.x ?? 0) + (room?.width ?? 0), typed).toBeLessThanOrEqual(width);
        expect((room?.y ?? 0) + (room?.height ?? 0), typed).toBeLessThanOrEqual(768);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), typed).toBeLessThanOrEqual(width);
        expect(await barriersIn(page, 'form.search'), typed).toEqual([]);
      }
      if (large) await page.evaluate(() => localStorage.clear());
    });
  }
});
