/**
 * What only a browser can prove, on the published sample city; what holds on every kind of page is in everyone.test.ts.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { leadsRight, phrasesIn } from '../support/phrases.ts';

const address = inject('siteAddress');

let browser: Browser;
/** With scripts and without; a context of its own would cost a test as much as its page. */
const contexts = new Map<boolean, BrowserContext>();

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(close);

async function contextOf(javaScript: boolean): Promise<BrowserContext> {
  const context =
    contexts.get(javaScript) ??
    (await browser.newContext({
      viewport: { width: 1366, height: 768 },
      javaScriptEnabled: javaScript,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    }));
  contexts.set(javaScript, context);
  return context;
}

/** Opens a page and collects what the browser complains about and what it asks of other hosts. */
async function open(
  path: string,
  options: { javaScript?: boolean } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await contextOf(options.javaScript ?? true);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
      complaints.push(`asks ${request.url()}`);
  });
  await page.goto(address + path, { waitUntil: 'load' });
  return { page, complaints };
}

async function close(): Promise<void> {
  for (const context of contexts.values()) for (const page of context.pages()) await page.close();
}

const search = (page: Page) => page.getByRole('searchbox');

/** The links that the search shows for what is typed. */
async function find(page: Page, typed: string): Promise<string[]> {
  await search(page).fill('');
  await page.locator('form.search .results a').first().waitFor({ state: 'detached' });
  await search(page).fill(typed);
  await page.locator('form.search .results a').first().waitFor();
  return page
    .locator('form.search .results a')
    .evaluateAll((links) => links.map((link) => `${link.textContent?.trim()} ${link.getAttribute('href')}`));
}

describe('the portal', () => {
  it('can be read and walked without JavaScript, from the home page to an estate', async () => {
    const { page } = await open('/', { javaScript: false });
    await page
      .getByRole('link', { name: /甲子县/ })
      .first()
      .click();
    await page
      .getByRole('link', { name: /^丁香苑/ })
      .first()
      .click();
    expect(page.url()).toBe(`${address}/estates/JZ001/`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('丁香苑');
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  });
});

describe('the search', () => {
  it('finds an estate by its name, a part of it, full pinyin and initials', async () => {
    const { page } = await open('/firms/');
    for (const typed of ['丁香苑', '香苑', 'dingxiangyuan', 'dxy', ' 丁香 苑 ']) {
      const links = await find(page, typed);
      expect(
        links.some((link) => link.includes('丁香苑') && link.endsWith('/estates/JZ001/')),
        `${typed}: ${links.slice(0, 3)}`,
      ).toBe(true);
    }
  });

  it('finds a firm, a former name and a name with a rare character', async () => {
    const { page } = await open('/');
    expect((await find(page, '示例甲物业')).some((link) => link.includes('/firms/91000000MA00000157/'))).toBe(true);
    expect((await find(page, '䶮泽园')).some((link) => link.includes('/estates/BY001/'))).toBe(true);
  });

  it('is reached by the key / and opens the first result with Enter', async () => {
    const { page } = await open('/estates/');
    await page.keyboard.press('/');
    expect(await search(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('丁香苑');
    await page.locator('form.search .results a').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/estates/JZ001/');
  });

  it('waits for the names when Enter comes at once, and opens the only exact match', { tags: 'long' }, async () => {
    const { page } = await open('/estates/');
    await page.route('**/search/names.json', async (route) => {
      await new Promise((done) => setTimeout(done, 600));
      await route.continue();
    });
    await search(page).focus();
    await page.keyboard.type('丁香苑');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/estates/JZ001/');
  });

  it('does not choose between two estates of one name: Enter moves to the first of them', {
    tags: 'long',
  }, async () => {
    const { page } = await open('/firms/');
    await search(page).focus();
    await page.keyboard.type('幸福家园');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('form.search .results li a'));
    await page.waitForTimeout(600);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('幸福家园');
    expect(page.url()).toBe(`${address}/firms/`);
  });

  it('stays where it is when Enter finds nothing', { tags: 'long' }, async () => {
    const { page } = await open('/firms/');
    await search(page).focus();
    await page.keyboard.type('查无此处的小区');
    await page.keyboard.press('Enter');
    await page.locator('form.search .results').getByText('正文里也没有（不含各县区）').waitFor();
    await page.locator('form.search .results button').click();
    await page.locator('form.search .results').getByText('没有找到').waitFor();
    expect(await page.locator('form.search .results a').getAttribute('href')).toBe('/estates/');
    expect(page.url()).toBe(`${address}/firms/`);
  });

  it('finds words of a notice in the full text', async () => {
    const { page, complaints } = await open('/');
    const links = await find(page, '喷淋系统');
    await page
      .waitForFunction(
        () =>
          [...document.querySelectorAll('form.search .results a')].some((a) => /新城国际/.test(a.textContent ?? '')),
        null,
        { timeout: 10_000 },
      )
      .catch(() => {});
    const all = await page.locator('form.search .results').textContent();
    expect(all ?? links.join(), String(complaints)).toMatch(/喷淋/);
    expect(complaints).toEqual([]);
  });

  it('says so when there is nothing, and offers the directory', async () => {
    const { page } = await open('/');
    await search(page).fill('查无此处的小区');
    await page.locator('form.search .results').getByRole('link').first().waitFor();
    expect(await page.locator('form.search .results').textContent()).toMatch(/没有/);
  });
});

describe('the matrix of a county', () => {
  const rows = (page: Page) => page.locator('table.matrix tr[data-code]:visible');

  it('stands there whole without JavaScript, and offers no filter that would do nothing', async () => {
    const { page } = await open('/audit/000101/', { javaScript: false });
    expect(await rows(page).count()).toBe(21);
    expect(await page.locator('form.filters').isVisible()).toBe(false);
  });

  it('is filtered by duty and verdict as its address says, and by what is chosen then', async () => {
    const { page } = await open('/audit/000101/?duty=CN-01&verdict=late');
    await page.getByText('表中 1 个小区').waitFor();
    expect(await rows(page).getByRole('link').first().textContent()).toBe('丁香苑');
    await page.getByRole('button', { name: '清除' }).click();
    await page.getByText('表中 21 个小区').waitFor();
    await page.getByRole('combobox', { name: '街道' }).selectOption('石桥镇');
    await page.getByLabel('只看逾期和缺漏的').check();
    expect(new URL(page.url()).searchParams.get('street')).toBe('石桥镇');
    const names = await rows(page).locator('th a').allTextContents();
    expect(names).toContain('石桥新村');
    expect(names).not.toContain('丁香苑');
    // What has to be done is told for the same estates.
    expect(await page.locator('.to-do > li:visible h3 a').allTextContents()).toEqual(names);
  });

  it('shows of a duty that is chosen its column alone, and hands out no other', async () => {
    const { page } = await open('/audit/000101/');
    await page.locator('select[name="duty"]').selectOption('CZ-08');
    await page.getByText('表中 21 个小区').waitFor();
    expect(await page.locator('table.matrix thead [data-duty]:visible').count()).toBe(1);
    expect(await page.locator('tr[data-code="JZ001"] td:visible').count()).toBe(1);
    expect(await page.locator('.to-do li[data-rule]:visible').evaluateAll((lines) => lines.length)).toBeGreaterThan(0);
    expect(await page.locator('.to-do li[data-rule]:not([data-rule="CZ-08"]):visible').count()).toBe(0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表中各行（CSV）' }).click(),
    ]);
    const [head, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(head?.replace('\ufeff', '')).toBe('小区编码,小区名称,街道,企业或管理模式,公共收益每年公开');
    expect(lines.every((line) => /,(合格|逾期|缺漏|未知|不适用|没有公布判定)$/.test(line))).toBe(true);
    await page.locator('select[name="verdict"]').selectOption('none');
    await page.getByText('表中 2 个小区').waitFor();
    await page.getByRole('button', { name: '清除' }).click();
    await page.getByText('表中 21 个小区').waitFor();
    expect(await page.locator('tr[data-code="JZ001"] td:visible').count()).toBe(10);
  });

  it('is in view when a link with filters leads to it, with JavaScript and without', { tags: 'long' }, async () => {
    for (const javaScript of [true, false]) {
      const { page } = await open('/audit/', { javaScript });
      await page.locator('a[href*="/audit/000102/?duty=CZ-08&verdict=late"]').first().click();
      await page.waitForURL('**/audit/000102/?*');
      await page.waitForFunction(() => scrollY > 0);
      const top = await page
        .locator('#matrix h2')
        .first()
        .evaluate((title) => title.getBoundingClientRect().top);
      expect(Math.abs(top)).toBeLessThan(200);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('matrix');
      await close();
    }
  });

  it('gives each sign its whole word, and each link the estate and the duty', async () => {
    const { page } = await open('/audit/000101/');
    const row = page.locator('tr[data-code="JZ001"]');
    expect(
      await row.getByRole('link', { name: '丁香苑 电梯至少每15日保养一次 逾期 2026年11月7日起', exact: true }).count(),
    ).toBe(1);
    expect(await row.getByRole('cell', { name: '合格', exact: true }).count()).toBe(8);
    expect(await row.getByRole('cell', { name: '没有公布判定', exact: true }).count()).toBe(0);
    const sign = row.locator('.v-met b').first();
    // One character is seen of it.
    expect(
      await sign.evaluate((b) => b.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(b).fontSize)),
    ).toBeCloseTo(1, 1);
  });

  it('leads from a sign to the panel that says what is unmet', async () => {
    const { page } = await open('/audit/000101/');
    await page.locator('tr[data-code="JZ001"] .v-late a').click();
    await page.waitForURL('**/estates/JZ001/#lifts');
    expect(await page.locator('#lifts .stamp').textContent()).toContain('逾期2026年11月7日起');
  });

  it('hands out the rows that are shown as a table', async () => {
    const { page, complaints } = await open('/audit/000101/?street=石桥镇');
    await page.getByText('表中 4 个小区').waitFor();
    const shown = await rows(page).count();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表中各行（CSV）' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('公示检查-甲子县-2026-11-10.csv');
    const text = await readFile(await file.path(), 'utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines.length).toBe(shown + 1);
    expect(lines[0]).toContain('小区编码,小区名称,街道');
    expect(lines.join()).toMatch(/缺漏|逾期/);
    expect(complaints).toEqual([]);
  });
});

describe('an estate page', () => {
  it('reckons the yearly fee from an area', async () => {
    const { page } = await open('/estates/JZ001/');
    await page.locator('#fees').getByText('看明细').click();
    // The island wakes when it comes into view.
    await page.getByText('一年交多少').scrollIntoViewIfNeeded();
    await page.getByLabel(/建筑面积/).fill('100');
    await page
      .getByText(/1,104\.00/)
      .first()
      .waitFor();
  });

  it('enlarges everything on demand and remembers it', async () => {
    const { page } = await open('/estates/JZ001/');
    const size = (): Promise<number> =>
      page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    const before = await size();
    await page.getByRole('button', { name: '大字版' }).click();
    expect(await size()).toBeGreaterThan(before * 1.15);
    await page.goto(`${address}/firms/`);
    expect(await size()).toBeGreaterThan(before * 1.15);
    // The next page in this context is to be as large as it was.
    await page.evaluate(() => localStorage.clear());
  });
});

describe('the finder of complaints', () => {
  const bodies = (page: Page) =>
    page.locator('.matter:visible .own > a > b').evaluateAll((names) => [...new Set(names.map((b) => b.textContent))]);

  it('shows for a lift the several bodies, the one to begin with marked', async () => {
    const { page } = await open('/complain/000103/');
    for (const typed of ['电梯', 'dianti', 'dt']) {
      await page.getByLabel('出了什么事').fill(typed);
      await page.locator('form.filter [role=status]').getByText('3 类事').waitFor();
      expect(await bodies(page), typed).toEqual(['县市场监管局', '县住建局']);
    }
    const first = page.locator('.matter:visible').first();
    expect(await first.locator('.first').textContent()).toBe('先找');
    expect(await first.locator('a.tel').getAttribute('href')).toBe('tel:12315');
  });

  it('leads the general way when nothing fits, and shows everything again when the box is emptied', async () => {
    const { page } = await open('/complain/');
    const all = await page.locator('main .fold:visible').count();
    expect(all).toBeGreaterThan(10);
    await page.getByLabel('出了什么事').fill('外星人');
    await page.locator('form.filter [role=status]').getByText('没有对上').waitFor();
    expect(await page.locator('main .fold:visible').count()).toBe(0);
    expect(await page.locator('form.filter .found .way b').allTextContents()).toEqual([
      '物业',
      '社区',
      '街道（乡镇）',
      '政务服务便民热线',
    ]);
    await page.getByLabel('出了什么事').fill('');
    expect(await page.locator('main .fold:visible').count()).toBe(all);
    expect(await page.locator('form.filter .found').isVisible()).toBe(false);
  });

  it('holds the whole table without JavaScript, from the county to the number', async () => {
    const { page } = await open('/complain/', { javaScript: false });
    expect(await page.locator('form.filter').isVisible()).toBe(false);
    await page
      .locator('main')
      .getByRole('link', { name: /^丙寅县/ })
      .first()
      .click();
    expect(page.url()).toBe(`${address}/complain/000103/`);
    await page.getByText('房屋和公共设施', { exact: true }).click();
    expect(await page.locator('#p-loushui .way b').first().isVisible()).toBe(true);
    expect(await page.locator('#p-loushui .way b').first().textContent()).toBe('物业');
    await page.getByText('违建和改建', { exact: true }).click();
    expect(await page.locator('#t-weijian .who').first().isVisible()).toBe(true);
    expect(await page.locator('#t-weijian .who').first().textContent()).toContain('县自然资源和规划局');
  });
});

describe('what residents say is wrong', () => {
  const title = 'leads on %s to the right body among the first two';
  const leadsToBody = async (place: string): Promise<void> => {
    const { page, complaints } = await open(place);
    const input = page.getByLabel('出了什么事');
    const missed: string[] = [];
    for (const phrase of phrasesIn('phrases-given.txt')) {
      await input.fill(phrase.said);
      await page.locator('form.filter [role=status]').getByText('最像的是').waitFor();
      const shown = await page.locator('form.filter .found > :first-child .way b').allTextContents();
      if (!leadsRight(phrase, shown)) missed.push(`${phrase.said}: ${shown.join('、')}`);
      await input.fill('');
    }
    expect(missed).toEqual([]);
    expect(complaints).toEqual([]);
  };
  it.each(['/complain/000101/'])(title, leadsToBody);
  it.each(['/complain/', '/complain/000102/', '/complain/000103/'])(title, { tags: 'long' }, leadsToBody);
});

describe('the front page', () => {
  it('begins with four tasks, each large enough for a thumb and one touch away from where it is done', async () => {
    const { page } = await open('/');
    await page.setViewportSize({ width: 360, height: 780 });
    const tasks = page.getByRole('navigation', { name: '要办什么' }).getByRole('link');
    expect(await tasks.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      '/estates/',
      '/complain/',
      '/lists/',
      '/fees/',
    ]);
    for (const task of await tasks.all()) {
      const room = await task.boundingBox();
      expect(Math.min(room?.width ?? 0, room?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((room?.y ?? 0) + (room?.height ?? 0)).toBeLessThanOrEqual(780);
    }
  });
});

describe('an address that is not there', () => {
  it('gets the page 404 with the status 404', async () => {
    const page = await (await contextOf(true)).newPage();
    const response = await page.goto(`${address}/estates/NONE/`);
    expect(response?.status()).toBe(404);
    expect(await page.getByRole('searchbox').count()).toBe(1);
  });
});
