/**
 * The tables over all estates in a real browser, on the published sample city. That they are for everyone stands in
 * everyone.test.ts.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { filesBelow } from '../support/whole-release.ts';

const address = inject('siteAddress');
const folder = inject('siteFolder');

let browser: Browser;
/** With scripts and without. */
const contexts = new Map<boolean, BrowserContext>();

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(close);

async function close(): Promise<void> {
  for (const context of contexts.values()) for (const page of context.pages()) await page.close();
}

async function open(place: string, { javaScript = true } = {}) {
  const context =
    contexts.get(javaScript) ??
    (await browser.newContext({
      viewport: { width: 1366, height: 768 },
      javaScriptEnabled: javaScript,
      locale: 'zh-CN',
    }));
  contexts.set(javaScript, context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(address + place, { waitUntil: 'load' });
  return { page, complaints };
}

const names = (page: Page) => page.locator('table.rows tbody th a').allTextContents();
const status = (page: Page) => page.locator('.estate-table [role=status]');
const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describe('the tables over all estates', () => {
  it('hold every row without JavaScript, each leading to the panel of its estate', async () => {
    const { page } = await open('/fees/', { javaScript: false });
    expect(await page.locator('form.filters').isVisible()).toBe(false);
    await page
      .locator('main')
      .getByRole('link', { name: /甲子县/ })
      .first()
      .click();
    expect(page.url()).toBe(`${address}/fees/000101/`);
    expect((await names(page)).length).toBe(21);
    expect(await page.locator('table.rows thead button').count()).toBe(0);
    await page.getByRole('link', { name: '丁香苑' }).click();
    expect(page.url()).toBe(`${address}/estates/JZ001/#fees`);
  });

  it('are sorted by a heading, said to screen readers and kept in the address; those without a figure stand last', async () => {
    const { page } = await open('/fees/000101/');
    const head = page.locator('th[data-sort="rate"]');
    const first = await names(page);
    await head.getByRole('button').click();
    await status(page).getByText('对上 21 个小区').waitFor();
    expect([await head.getAttribute('aria-sort'), asked(page)]).toEqual(['ascending', { sort: 'rate' }]);
    const up = await names(page);
    await head.getByRole('button').click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    expect(asked(page)).toEqual({ sort: 'rate', desc: '1' });
    await page.waitForFunction((top) => document.querySelector('table.rows tbody th a')?.textContent !== top, up[0]);
    const down = await names(page);
    expect(down[0]).toBe('望湖壹号院');
    // Ten estates of the county charge nothing by area or have published nothing.
    const bare = await page.locator('table.rows tbody tr:has(td[colspan]) th a').allTextContents();
    expect(up.slice(-bare.length).sort()).toEqual([...bare].sort());
    expect(down.slice(-bare.length).sort()).toEqual([...bare].sort());
    await page.goBack();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('th[aria-sort]') === null);
    expect(await names(page)).toEqual(first);
  });

  it('are filtered in the county and in the whole city, which an address opens as it was left', async () => {
    const { page } = await open('/managers/000101/');
    await page.locator('select[name=street]').selectOption('石桥镇');
    await page.getByText('对上 4 行，共 21 行').waitFor();
    await page.locator('.filters input[name=q]').fill('暖心');
    await page.getByText('对上 1 行').waitFor();
    expect(asked(page)).toEqual({ street: '石桥镇', q: '暖心' });
    await page.getByRole('button', { name: '清除' }).click();
    await page.waitForFunction(() => document.querySelectorAll('table.rows tbody tr').length === 21);
    await page.locator('select[name=mode]').selectOption('业主自管');
    await page.getByText('对上 2 行').waitFor();
    await page.getByRole('link', { name: '在各县区的表里一起找' }).click();
    await page.getByText(/对上 5 行，共 61 行/).waitFor();
    expect(asked(page)).toEqual({ mode: '业主自管' });
    await page.locator('select[name=county]').selectOption('丙寅县');
    await page.getByText('对上 1 行').waitFor();
    await page.reload();
    await page.getByText('对上 1 行').waitFor();
    expect(await page.locator('select[name=county]').inputValue()).toBe('丙寅县');
  });

  it('show at most a hundred rows at a time, page by page, with the back button', async () => {
    const { page, complaints } = await open('/lifts/?sort=serviced');
    await page.getByText(/第 1—100 行/).waitFor();
    expect((await names(page)).length).toBe(100);
    await page.getByRole('link', { name: '下一页' }).click();
    await page.getByText(/第 101—197 行/).waitFor();
    expect(asked(page)).toEqual({ sort: 'serviced', page: '2' });
    await page.goBack();
    await page.getByText(/第 1—100 行/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('say 逾期 of the lift that a finding names, from the overview too', async () => {
    const { page } = await open('/lifts/');
    await page.locator('tr.county', { hasText: '甲子县' }).getByRole('link', { name: '1', exact: true }).click();
    await page.getByText('对上 1 行').waitFor();
    expect(await page.locator('table.rows tbody tr').textContent()).toMatch(/丁香苑.*2026年10月22日 逾期/);
  });

  it('hand out the rows that are shown, under the headers of the contract', async () => {
    const { page } = await open('/revenue/000101/?street=石桥镇');
    await page.getByText('对上 4 个小区').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表中各行（CSV）' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('公共收益一览-甲子县-2026-11-10.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines.length).toBe(5);
    expect(lines[0]).toContain('小区编码,小区名称,县区,街道');
    expect(lines[0]).toContain('上期结余,收入,成本,支出,期末结余');
    expect(lines.join('\n')).toMatch(/\d+\.\d{2}/);
  });

  it('say so where the rows can not be fetched, and keep the page as it is', async () => {
    const { page } = await open('/fees/000101/');
    await page.route('**/rows.json', (route) => route.abort());
    await page.locator('select[name=pricing]').selectOption('市场调节价');
    await page.getByText('其余的行没有读到').waitFor();
    expect((await names(page)).length).toBe(21);
  });

  it('are reached from the front page, from the foot of every page and from the downloads', async () => {
    const { page } = await open('/');
    for (const title of ['收费标准一览', '公共收益一览', '项目负责人一览', '电梯一览'])
      expect(await page.getByRole('link', { name: title }).count(), title).toBeGreaterThanOrEqual(2);
    await page.goto(`${address}/data/`);
    expect(await page.locator('#fee_item').getByRole('link', { name: '收费标准一览' }).getAttribute('href')).toBe(
      '/fees/',
    );
  });

  it('have no page over 300 KB', async () => {
    for (const file of (await filesBelow(folder)).filter((one) => /^(?:fees|revenue|managers|lifts)\//.test(one)))
      expect((await stat(path.join(folder, file))).size, file).toBeLessThan(300_000);
  });
});
