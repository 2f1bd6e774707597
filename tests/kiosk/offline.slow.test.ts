/**
 * A screen keeps its last good release through whatever a network does, and takes the next good one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startBox } from '../support/kiosk/box.ts';
import { beijing, HOUR_MS, MINUTE_MS, pass, wallTime } from '../support/kiosk/browser-time.ts';
import { withoutNewApis } from '../support/kiosk/old-browser.ts';
import { type Releases, screenReleases, type Written } from '../support/kiosk/releases.ts';
import { everythingOn, expectWhole, openScreen, type Screen, SMALL, stateOf } from '../support/kiosk/screen.ts';
import { type Fault, type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

const ESTATE = 'JZ001';
const START = beijing('2026-11-10 09:00');

let releases: Releases;
let first: Written;
let second: Written;
let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  releases = await screenReleases('000101');
  first = await releases.write({
    asOf: '2026-11-10',
    notices: [{ title: '撤下的通知', estate: ESTATE, from: '2026-11-10', until: '2027-11-30' }],
  });
  second = await releases.write({ asOf: '2026-11-10' });
  browser = await launchBrowser();
  server = await startScreenServer(first.folder);
  server.before = { path: /sw\.js$/, script: withoutNewApis() };
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await releases.remove();
});

/** A screen that has had its first exchange with the server. */
async function synced(prepare?: (page: Page) => Promise<void>): Promise<Screen> {
  server.fault = null;
  server.show(first.folder);
  const context = await browser.newContext({ viewport: SMALL });
  const screen = await openScreen(context, server.url, ESTATE, START, prepare);
  await pass(screen.page, 4 * MINUTE_MS);
  return screen;
}

const close = ({ page }: Screen): Promise<void> => page.context().close();

describe('a screen without a network', () => {
  it('comes up from its own storage, and never shows an error page of the browser', async () => {
    const screen = await synced();
    for (const fault of ['offline', 'error', 'login-page', { hang: /./ }] as const) {
      server.fault = fault;
      await screen.page.reload();
      const state = await expectWhole(screen);
      expect(state).toMatchObject({ release: first.release, mode: 'worker', condition: 'current' });
    }
    expect(screen.errors).toEqual([]);
    await close(screen);
  });

  it('comes up after a power cut, for as long as it takes', async () => {
    const profile = await mkdtemp(path.join(tmpdir(), 'gongshilan-box-'));
    server.fault = null;
    server.show(first.folder);
    let box = await startBox(profile);
    const before = await openScreen(box.context, server.url, ESTATE, START);
    await pass(before.page, 4 * MINUTE_MS);
    server.fault = 'offline';
    for (const days of [1, 20]) {
      await box.cut();
      box = await startBox(profile);
      const screen = await openScreen(box.context, server.url, ESTATE, START + days * 24 * HOUR_MS);
      const state = await expectWhole(screen);
      expect(state).toMatchObject({ release: first.release, condition: days === 1 ? 'current' : 'no-accusing' });
      expect(screen.errors).toEqual([]);
    }
    await box.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('waits in its own words where the network goes before the first exchange', async () => {
    server.fault = null;
    server.show(first.folder);
    const screen = await openScreen(await browser.newContext(), server.url, ESTATE, START);
    await screen.page.evaluate(() => navigator.serviceWorker.ready);
    server.fault = 'offline';
    await screen.page.reload();
    expect(screen.page.url()).toBe(screen.address);
    expect(await screen.page.evaluate(() => document.body.textContent)).toContain('正在等待网络');
    // It asks again by itself.
    expect(await screen.page.locator('meta[http-equiv=refresh]').count()).toBe(1);
    server.fault = 'error';
    await screen.page.reload();
    expect(await screen.page.evaluate(() => document.body.textContent)).toContain('正在等待网络');
    server.fault = null;
    await screen.page.reload();
    await expectWhole(screen);
    await close(screen);
  });
});

describe('a broken answer', () => {
  const hasAsked = (): boolean => server.requests.some(({ path }) => path.endsWith('manifest.json'));
  const other = (): string => path.join(second.folder, 'kiosk', 'JZ002');
  it.each([
    ['whose manifest is cut short', () => ({ truncate: /manifest\.json/ })],
    ['whose page is cut short', () => ({ truncate: /JZ001\/(?:index\.html)?$/ })],
    ['whose player is cut short', () => ({ truncate: /player-assets\/.*\.js/ })],
    ['whose page breaks off', () => ({ cut: /JZ001\/(?:index\.html)?$/ })],
    ['whose manifest breaks off', () => ({ cut: /manifest\.json/ })],
    ['whose page is tampered with', () => ({ tamper: /JZ001\/(?:index\.html)?$/ })],
    ['whose styles are tampered with', () => ({ tamper: /player-assets\/.*\.css/ })],
    ['that is of another estate', () => ({ foreign: /JZ001\//, folder: other() })],
    ['whose page is of another estate', () => ({ foreign: /JZ001\/(?:index\.html)?$/, folder: other() })],
    ['that is a login page', () => 'login-page'],
    ['that is an error', () => 'error'],
    ['that never comes', () => ({ hang: /JZ001\/(?:index\.html)?$/ })],
    ['whose manifest never comes', () => ({ hang: /manifest\.json/ })],
  ] satisfies [string, () => Fault][])('%s changes nothing, and the next good one is taken', async (_, fault) => {
    const screen = await synced();
    server.show(second.folder);
    server.fault = fault();
    server.requests.length = 0;
    // Until the screen has asked, and a while longer.
    for (let minutes = 0; minutes < 50 && !hasAsked(); minutes += 5) await pass(screen.page, 5 * MINUTE_MS, 150);
    expect(hasAsked()).toBe(true);
    await pass(screen.page, 10 * MINUTE_MS, 150);
    expect(await expectWhole(screen)).toMatchObject({ release: first.release });
    expect(await everythingOn(screen)).toContain('撤下的通知');
    // What is stored must not change either.
    await screen.page.reload();
    expect(await expectWhole(screen)).toMatchObject({ release: first.release });
    server.fault = null;
    for (let minutes = 0; minutes < 65 && (await stateOf(screen)).release === first.release; minutes += 5)
      await pass(screen.page, 5 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: second.release });
    expect(await everythingOn(screen)).not.toContain('撤下的通知');
    server.fault = 'offline';
    await screen.page.reload();
    expect(await expectWhole(screen)).toMatchObject({ release: second.release });
    expect(screen.errors).toEqual([]);
    await close(screen);
  });
});

describe('a new release', () => {
  it('is shown between two pages, and what was withdrawn is gone with it', async () => {
    const screen = await synced();
    server.show(second.folder);
    const seen: string[] = [];
    for (let minutes = 0; minutes < 65 && seen.at(-1) !== second.release; minutes++) {
      await pass(screen.page, MINUTE_MS);
      seen.push((await expectWhole(screen)).release);
    }
    expect([...new Set(seen)]).toEqual([first.release, second.release]);
    expect(await everythingOn(screen)).not.toContain('撤下的通知');
    const kept = await screen.page.evaluate(() => caches.keys());
    await pass(screen.page, 65 * MINUTE_MS);
    expect(kept.length).toBeLessThanOrEqual(3);
    await close(screen);
  });

  it('is taken though it is older, since an office can go back', async () => {
    const screen = await synced();
    const older = await releases.write({ asOf: '2026-11-05' });
    server.show(older.folder);
    await pass(screen.page, 50 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: older.release });
    await close(screen);
  });
});

describe('a box whose storage is full', () => {
  const full = async (page: Page): Promise<void> => {
    await page.addInitScript(() => {
      const refuse = (): never => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      Cache.prototype.put = async () => refuse();
      Storage.prototype.setItem = refuse;
    });
  };

  it('shows what it has fetched all the same, and says in its health line that nothing is kept', async () => {
    const screen = await synced(full);
    server.show(second.folder);
    await pass(screen.page, 50 * MINUTE_MS);
    const state = await expectWhole(screen);
    expect(state).toMatchObject({ release: second.release, condition: 'current' });
    await screen.page.keyboard.press('h');
    expect(await screen.page.locator('#health').textContent()).toContain('存储：满了');
    expect(screen.errors).toEqual([]);
    await close(screen);
  });

  it('goes on where it may not even open its storage', async () => {
    const screen = await synced(async (page) => {
      await page.addInitScript(() => {
        CacheStorage.prototype.open = async () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
        CacheStorage.prototype.keys = CacheStorage.prototype.open as unknown as typeof CacheStorage.prototype.keys;
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      });
    });
    server.show(second.folder);
    await pass(screen.page, 50 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: second.release });
    await close(screen);
  });
});

describe('ten thousand screens', () => {
  it('do not ask at once, and less often while nobody answers', async () => {
    const screen = await synced();
    server.fault = 'error';
    server.requests.length = 0;
    const asked: number[] = [];
    for (let minutes = 0; minutes < 240; minutes += 5) {
      const before = server.requests.length;
      await pass(screen.page, 5 * MINUTE_MS);
      if (server.requests.length > before) asked.push(await wallTime(screen.page));
    }
    expect(server.requests.length).toBeLessThan(16);
    expect(asked.length).toBeGreaterThan(3);
    expect((await stateOf(screen)).release).toBe(first.release);
    await close(screen);
  });
});
