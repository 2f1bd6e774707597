/**
 * Time in a page goes as a test says, over reloads, while network and worker keep their own.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import {
  beijing,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  pass,
  setClock,
  sleep,
  stopTime,
  wallTime,
} from '../support/kiosk/browser-time.ts';
import { withoutNewApis } from '../support/kiosk/old-browser.ts';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

const START = beijing('2028-02-28 23:00');

/** Counts seconds, asks the server each minute, tells its worker's time on request. */
const SCRIPT = `
const told = document.documentElement.dataset;
told.seconds = '0'; told.asked = '0'; told.failed = '0'; told.sync = 'idle';
told.born = new Date().toISOString(); told.fresh = String(performance.now());
setInterval(() => { told.seconds = String(Number(told.seconds) + 1); told.mono = String(performance.now()); }, 1000);
setInterval(async () => {
  if (told.sync === 'busy') return;
  told.sync = 'busy';
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 30000);
  try { await (await fetch('answer.json?' + told.asked, { cache: 'no-store', signal: controller.signal })).json(); told.asked = String(Number(told.asked) + 1); }
  catch (_) { told.failed = String(Number(told.failed) + 1); }
  clearTimeout(timer);
  told.sync = 'idle';
}, 60000);
navigator.serviceWorker.addEventListener('message', ({ data }) => { told.worker = String(data); });
navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready).then(({ active }) => active.postMessage(''));
if (sessionStorage.getItem('once') === null) setTimeout(() => { sessionStorage.setItem('once', ''); location.reload(); }, 90 * 60000);
`;

let work: string;
let server: ScreenServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'gongshilan-time-'));
  await writeFile(path.join(work, 'index.html'), '<!doctype html><script src="page.js"></script>');
  await writeFile(path.join(work, 'page.js'), SCRIPT);
  await writeFile(path.join(work, 'answer.json'), '{}');
  await writeFile(
    path.join(work, 'sw.js'),
    `self.addEventListener('message', ({ source }) => source.postMessage(Date.now()));
     self.addEventListener('fetch', () => {});`,
  );
  server = await startScreenServer(work);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(work, { recursive: true, force: true });
});

beforeEach(async () => {
  server.fault = null;
  page = await (await browser.newContext()).newPage();
  await page.addInitScript(withoutNewApis());
  await stopTime(page, START);
  await page.goto(server.url);
});

afterEach(() => page.context().close());

const told = (): Promise<DOMStringMap> => page.evaluate(() => ({ ...document.documentElement.dataset }));

describe('time by command', () => {
  it('stands still, and passes into a leap day', async () => {
    expect(await told()).toMatchObject({ born: '2028-02-28T15:00:00.000Z', fresh: '0', seconds: '0' });
    await pass(page, HOUR_MS + MINUTE_MS);
    expect(await page.evaluate(() => new Date().toISOString())).toBe('2028-02-28T16:01:00.000Z');
    expect(await page.evaluate(() => new Date(0).getTime())).toBe(0);
    expect(await told()).toMatchObject({ seconds: '3660', mono: '3660000' });
  });

  it('waits for what the page asks the server, each time', async () => {
    await pass(page, 20 * MINUTE_MS);
    expect(await told()).toMatchObject({ asked: '20', failed: '0', sync: 'idle' });
  });

  it('goes on where the server never answers, and the patience of the page ends as it would', async () => {
    server.fault = { hang: /answer/ };
    await pass(page, 100_000, 100);
    expect(await told()).toMatchObject({ asked: '0', failed: '1', sync: 'idle' });
  });

  it('goes on from where it was when the page loads itself anew, which begins at zero', async () => {
    await pass(page, 3 * HOUR_MS);
    expect((await wallTime(page)) - START).toBe(3 * HOUR_MS);
    const { born, mono, fresh } = await told();
    const reborn = Date.parse(born ?? '') - START;
    // Until a reload comes about, some seconds may pass.
    expect(reborn).toBeGreaterThanOrEqual(90 * MINUTE_MS);
    expect(reborn).toBeLessThan(100 * MINUTE_MS);
    expect(fresh).toBe('0');
    expect(Math.abs(Number(mono) - (3 * HOUR_MS - reborn))).toBeLessThanOrEqual(1000);
  });

  it('leaves out what a sleeping box leaves out', async () => {
    await page.evaluate(() => sessionStorage.setItem('once', ''));
    await page.reload();
    await sleep(page, DAY_MS);
    expect(await told()).toMatchObject({ seconds: '1', mono: String(DAY_MS) });
  });

  it('lets somebody set the clock without anything passing', async () => {
    await pass(page, MINUTE_MS);
    await setClock(page, 0);
    expect(await wallTime(page)).toBe(0);
    await pass(page, MINUTE_MS);
    expect(await told()).toMatchObject({ seconds: '120', mono: '120000' });
  });

  it('is not that of the worker', async () => {
    for (let tries = 0; (await told()).worker === undefined && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Math.abs(Number((await told()).worker) - Date.now())).toBeLessThan(60_000);
  });
});
