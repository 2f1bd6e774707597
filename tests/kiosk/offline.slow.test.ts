/**
 * A screen keeps its last good release through whatever a network does, and takes the next good one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/site.ts';
import { startBox } from '../support/kiosk/box.ts';
import { HOUR_MS, MINUTE_MS, pass, wallTime } from '../support/kiosk/browser-time.ts';
import { expectMended, HALF_A_PAGE, untilKept } from '../support/kiosk/damage.ts';
import {
  BROKEN,
  ESTATE,
  expectKept,
  type Network,
  openNetwork,
  START,
  synced as syncedIn,
  WITHDRAWN,
} from '../support/kiosk/network.ts';
import type { Releases, Written } from '../support/kiosk/releases.ts';
import { everythingOn, expectWhole, openScreen, type Screen, SMALL, stateOf } from '../support/kiosk/screen.ts';
import type { ScreenServer } from '../support/kiosk/screen-server.ts';

let network: Network;
let releases: Releases;
let first: Written;
let second: Written;
let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  network = await openNetwork();
  ({ releases, first, second, browser, server } = network);
});

afterAll(() => network.close());

const synced = (prepare?: (page: Page) => Promise<void>): Promise<Screen> => syncedIn(network, prepare);
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

  it('comes up after a power cut, for as long as it takes', { tags: 'long' }, async () => {
    const profile = await mkdtemp(path.join(tmpdir(), 'gongshilan-box-'));
    server.fault = null;
    server.show(first.folder);
    let box = await startBox(profile);
    // The power goes a few seconds after the first visit.
    await untilKept(await openScreen(box.context, server.url, ESTATE, START));
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
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
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
  // tests/soak/network.soak.ts breaks other files in the same ways, and gives no release at all.
  const title = '%s changes nothing, and the next good one is taken';
  it.each(BROKEN.slice(0, 1))(title, (_, broken) => expectKept(network, broken));
  it.each(BROKEN.slice(1))(title, { tags: 'long' }, (_, broken) => expectKept(network, broken));
});

it('mends by itself what it keeps', { tags: 'long' }, async () => {
  // tests/soak/network.soak.ts damages it in other ways.
  await expectMended(network, HALF_A_PAGE);
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
    expect(await everythingOn(screen)).not.toContain(WITHDRAWN);
    const kept = await screen.page.evaluate(() => caches.keys());
    await pass(screen.page, 65 * MINUTE_MS);
    expect(kept.length).toBeLessThanOrEqual(3);
    await close(screen);
  });

  it('is taken though it is older, since an office can go back', { tags: 'long' }, async () => {
    const screen = await synced();
    const older = await releases.write({ asOf: '2026-11-05' });
    server.show(older.folder);
    await pass(screen.page, 50 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: older.release });
    await close(screen);
  });
});

describe('a player of long ago', () => {
  it('takes the release of today, and with it the player of today', { tags: 'long' }, async () => {
    server.fault = null;
    // The screens of the sample city as version 0.1.0 published them (commit 1fe5c9f).
    server.show(path.join(REPOSITORY, 'tests', 'fixtures', 'player-1fe5c9f'));
    const screen = await openScreen(await browser.newContext({ viewport: SMALL }), server.url, ESTATE, START);
    await pass(screen.page, 4 * MINUTE_MS);
    const scripts = () =>
      screen.page.evaluate(() => [...document.scripts].map(({ src }) => src).filter((src) => src.includes('player-')));
    const [old] = await scripts();
    expect(await stateOf(screen)).toMatchObject({ release: '54cc465d3ef4', mode: 'worker' });
    server.show(first.folder);
    await pass(screen.page, 65 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: first.release, mode: 'worker' });
    const [now] = await scripts();
    expect(now).toMatch(/player-[0-9a-f]{12}\.js$/);
    expect(now).not.toBe(old);
    expect(screen.errors).toEqual([]);
    // It goes on with what is published next.
    server.show(second.folder);
    await pass(screen.page, 65 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: second.release });
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

  it('shows what it has fetched all the same, and says in its health line that nothing is kept', {
    tags: 'long',
  }, async () => {
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

  it('goes on where it may not even open its storage', { tags: 'long' }, async () => {
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
  it('do not ask at once, and less often while nobody answers', { tags: 'long' }, async () => {
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
