/**
 * Pages that are open in a real browser while the site is published anew, and used afterwards.
 */
import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteServer } from '../../src/publish/server.ts';
import { REPOSITORY } from '../../src/site.ts';
import { launchBrowser } from '../support/browser.ts';
import { command } from '../support/commands.ts';
import { damageOf } from '../support/whole-release.ts';

let work: string;
let content: string;
let out: string;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-open-'));
  content = path.join(work, 'content');
  out = path.join(work, 'site');
  await cp(path.join(REPOSITORY, 'content'), content, { recursive: true });
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** What a page finds in the texts of pages. */
async function found(page: Page, query: string): Promise<string[]> {
  return page.evaluate(async (asked) => {
    const input = document.querySelector('form.search input') as HTMLInputElement;
    const results = document.querySelector('form.search .results') as HTMLElement;
    const after = (ms: number) => new Promise((done) => setTimeout(done, ms));
    input.focus();
    input.value = asked;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await after(50);
    while (results.hasAttribute('aria-busy')) await after(20);
    return [...results.querySelectorAll('a')].map((link) => new URL(link.href).pathname);
  }, query);
}

it('a page that is open while the site is published twice goes on finding texts after the first time', async () => {
  const server = siteServer(out);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://localhost:${(server.address() as AddressInfo).port}`;
  const publish = (...options: string[]) =>
    command('build', ['--content', content, '--out', out, '--base', base, '--only', 'site', ...options]);
  const browser = await launchBrowser();
  try {
    expect((await publish('--as-of', '2026-11-10')).code).toBe(0);
    const context = await browser.newContext();
    const missing: string[] = [];
    context.on('response', (response) => {
      if (response.status() >= 400) missing.push(`${response.status()} ${new URL(response.url()).pathname}`);
    });
    const [searching, reading] = [await context.newPage(), await context.newPage()];
    // It asks the index of its county and that of what belongs to none.
    await searching.goto(`${base}/estates/JZ001/`);
    expect((await found(searching, '投诉通报')).length).toBeGreaterThan(0);
    await reading.goto(`${base}/estates/JZ001/`);

    // Another day changes every page, a notice comes.
    await writeFile(
      path.join(content, 'notices', 'open.md'),
      '---\ntitle: 水箱清洗通知\ntype: 公告\ntargets: ["000101"]\npublisher: 示例单位\nfrom: "2026-11-01"\n---\n清洗。\n',
    );
    await appendFile(
      path.join(content, 'tables', '小区-更多.csv'),
      '小区编码,小区名称,行政区划代码,管理模式\nOPEN1,新开的小区,000101,专业物业\n',
    );
    expect((await publish('--as-of', '2026-11-11')).code).toBe(0);
    expect(await damageOf(out)).toEqual([]);
    for (const query of ['价格认定', '电梯困人', '服务合同', '业主大会', '公共收益', '监督检查'])
      expect((await found(searching, query)).length, query).toBeGreaterThan(0);
    await reading.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await reading.locator('.p-fees').scrollIntoViewIfNeeded();
    await reading.waitForLoadState('networkidle');
    expect(missing).toEqual([]);
    await context.close();
  } finally {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
