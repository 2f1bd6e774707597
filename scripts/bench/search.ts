/**
 * Measures the search box of a published folder in a real browser: what the first query transfers, and how long a key
 * takes until its answer is painted.
 */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CDPSession, chromium, type Page } from 'playwright';
import { basePathOf, siteServer } from '../../src/publish/server.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import { quantile } from './quantile.ts';

export interface SearchResult {
  keys: number;
  medianMs: number;
  p95Ms: number;
  /** The same with the processor slowed down to that of an old phone. */
  phoneMedianMs: number;
  phoneP95Ms: number;
  /** Compressed, of everything asked for from the focus to the answer. */
  firstQueryKb: number;
}

const KEYS = 200;
/** How much of a name is typed before the next one. */
const KEYS_A_NAME = 5;
const PHONE_SLOWDOWN = 4;

/** Null where there is no browser. The folder is one that was published. */
export async function measureSearch(folder: string): Promise<SearchResult | null> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) return null;
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  try {
    const address = `http://localhost:${(server.address() as AddressInfo).port}${basePathOf(folder)}`;
    const page = await browser.newPage();
    const bodies: Promise<Buffer>[] = [];
    await page.goto(`${address}/firms/`, { waitUntil: 'networkidle' });
    page.on('response', (response) => bodies.push(response.body()));
    const box = page.getByRole('searchbox');
    await box.focus();
    await page.keyboard.insertText('小区');
    await page.locator('form.search .results li').first().waitFor();
    const received = await Promise.all(bodies.splice(0));
    page.removeAllListeners('response');
    const names = estateNames(folder);
    // The first keys of a page are not counted: they wait until its code is compiled.
    await typed(page, names.slice(0, 5));
    const usual = await typed(page, names);
    const session: CDPSession = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE_SLOWDOWN });
    const phone = await typed(page, names);
    return {
      keys: usual.length,
      medianMs: quantile(usual, 0.5),
      p95Ms: quantile(usual, 0.95),
      phoneMedianMs: quantile(phone, 0.5),
      phoneP95Ms: quantile(phone, 0.95),
      firstQueryKb: received.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000,
    };
  } finally {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Names from all over the city. */
function estateNames(folder: string): string[] {
  const rows = JSON.parse(readFileSync(path.join(folder, 'data', 'estate.json'), 'utf8')) as { 小区名称: string }[];
  const wanted = KEYS / KEYS_A_NAME;
  return Array.from({ length: wanted }, (_, i) => rows[Math.floor((i * rows.length) / wanted)]?.小区名称 ?? '');
}

/** Types the names, by turns in characters and in letters, and gives the milliseconds from each key to its picture. */
async function typed(page: Page, names: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as { keyTimes: number[] }).keyTimes = times;
    const input = document.querySelector('form.search input') as HTMLInputElement;
    input.oninput = (event) => {
      // The task after the frame's own callbacks begins when the frame has been painted.
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp), 0));
    };
  });
  const box = page.getByRole('searchbox');
  const count = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.length);
  let keys = 0;
  for (const [i, name] of names.entries()) {
    await box.fill('');
    keys++;
    const letters = [...'dsjxyhlzgc'].map((_, k, all) => all[(i * 7 + k * 3) % all.length] ?? '');
    for (const key of (i % 2 === 0 ? [...name] : letters).slice(0, KEYS_A_NAME)) {
      await page.keyboard.insertText(key);
      keys++;
      // The next key comes only when the answer is there, as with a person.
      while ((await count()) < keys) await page.waitForTimeout(5);
    }
  }
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
}
