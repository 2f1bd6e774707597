/**
 * Lets a screen run for months in a few minutes: the soak test in full, an ordinary test for some days.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, CDPSession } from 'playwright';
import { expect } from 'vitest';
import { startBox } from './box.ts';
import { beijing, DAY_MS, HOUR_MS, MINUTE_MS, pass, SECOND_MS, wallTime } from './browser-time.ts';
import { screenReleases, snapshotOf } from './releases.ts';
import { everythingOn, expectWhole, openScreen, type Screen, SMALL, stateOf } from './screen.ts';
import { type Fault, type ScreenServer, startScreenServer } from './screen-server.ts';

const ESTATE = 'JZ001';
const COUNTY = '000101';
const WITHDRAWN = '后来撤下的通知';
const BRIEF = '只到二月底的通知';

/** Which fault begins at which hour of a day; each lasts two hours. */
const DAY: Readonly<Record<number, Fault>> = {
  1: 'offline',
  5: 'error',
  9: { truncate: /JZ001\/(?:index\.html)?$/ },
  12: { tamper: /manifest\.json|index\.html|JZ001\/$/ },
  15: 'login-page',
  18: { hang: /manifest\.json/ },
  21: { cut: /player-assets/ },
};

/**
 * So many days from the evening of 10 February 2028, during which the screen is checked every hour: it is never blank,
 * wrong, or stale beyond its limits. A third of the way in comes a release without a notice, two thirds in another;
 * between them the storage is full.
 */
export async function liveThrough(browser: Browser, days: number): Promise<void> {
  const releases = await screenReleases(COUNTY);
  const start = beijing('2028-02-10 20:00');
  const notices = [
    { title: BRIEF, estate: ESTATE, from: '2028-02-10', until: days > 20 ? '2028-02-29' : '2028-02-10' },
  ];
  const withdrawn = { title: WITHDRAWN, estate: ESTATE, from: '2028-02-10', until: '2028-12-31' };
  const written = [
    await releases.write({ asOf: '2028-02-10', notices: [...notices, withdrawn] }),
    await releases.write({ asOf: dayAt(start + (days * DAY_MS) / 3), notices }),
    await releases.write({ asOf: dayAt(start + (days * DAY_MS * 2) / 3), notices }),
  ];
  const order = written.map(({ release }) => release);
  const [first] = written;
  if (first === undefined) throw new Error('no release');
  const server = await startScreenServer(first.folder);
  const context = await browser.newContext({ viewport: SMALL });
  const screen = await openScreen(context, server.url, ESTATE, start);
  try {
    let newest = 0;
    let publishedMs = start;
    for (let hours = 0; hours < days * 24; hours++) {
      const now = await wallTime(screen.page);
      const hour = Number(new Date(now + 8 * HOUR_MS).toISOString().slice(11, 13));
      server.fault = DAY[hour] ?? DAY[hour - 1] ?? null;
      const next = Math.floor((hours * 3) / (days * 24));
      if (next > newest) {
        newest = next;
        publishedMs = now;
        server.show((written[next] ?? first).folder);
        if (next === 1) await fillStorage(screen, true);
      }
      if (newest === 1 && now - publishedMs > 6 * HOUR_MS) await fillStorage(screen, false);
      // Only a server that hangs is not waited for, since any other answers, on a busy machine after a while.
      const isHanging = typeof server.fault === 'object' && server.fault !== null && 'hang' in server.fault;
      await pass(screen.page, HOUR_MS, isHanging ? HANGING_PATIENCE_MS : undefined);
      await look(screen, order, newest, publishedMs, notices[0]?.until ?? '');
    }
    expect(screen.errors).toEqual([]);
  } finally {
    await context.close();
    await server.close();
    await releases.remove();
  }
}

/** Of real time, for a server that never answers. */
const HANGING_PATIENCE_MS = 60;
/** After such a time without faults the screen must have heard of a release: the longest pause, and a day of faults. */
const NEWS_MS = 12 * HOUR_MS;

async function look(
  screen: Screen,
  order: string[],
  newest: number,
  publishedMs: number,
  until: string,
): Promise<void> {
  const state = await expectWhole(screen);
  const now = await wallTime(screen.page);
  const words = await everythingOn(screen);
  const at = `${new Date(now + 8 * HOUR_MS).toISOString()} ${state.release} ${state.frame}`;
  expect(order.slice(0, newest + 1), at).toContain(state.release);
  if (now - publishedMs > NEWS_MS) expect(state.release, at).toBe(order[newest]);
  expect(state.condition, at).toBe('current');
  if (state.release !== order[0]) expect(words, at).not.toContain(WITHDRAWN);
  // The current page stays to its end, so a line may be shown a minute longer.
  if (dayAt(now - MINUTE_MS) > until) expect(words, at).not.toContain(BRIEF);
  // A clock may be a minute off, at midnight as well.
  expect([now - MINUTE_MS, now, now + MINUTE_MS].map(clockAt), at).toContain(
    `${state.date.split(' ')[0]} ${state.time}`,
  );
}

/** 2月14日 00:00 */
function clockAt(ms: number): string {
  const shown = new Date(ms + 8 * HOUR_MS);
  return `${shown.getUTCMonth() + 1}月${shown.getUTCDate()}日 ${shown.toISOString().slice(11, 16)}`;
}

const dayAt = (ms: number): string => new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10);

/** Fills the storages, so that nothing can be written, or frees them. */
async function fillStorage({ page }: Screen, isFull: boolean): Promise<void> {
  await page.evaluate((full) => {
    const own = window as unknown as { put?: Cache['put']; setItem?: Storage['setItem'] };
    own.put ??= Cache.prototype.put;
    own.setItem ??= Storage.prototype.setItem;
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Cache.prototype.put = full ? async () => refuse() : own.put;
    Storage.prototype.setItem = full ? refuse : own.setItem;
  }, isFull);
}

interface Size {
  heapBytes: number;
  nodes: number;
}

/** What a screen holds in memory after so many changes of panel, and after so many more. */
export async function grow(browser: Browser, few: number, many: number): Promise<{ few: Size; many: Size }> {
  const releases = await screenReleases(COUNTY);
  const { folder } = await releases.write({ asOf: '2026-11-10' });
  const server = await startScreenServer(folder);
  const context = await browser.newContext({ viewport: SMALL });
  const screen = await openScreen(context, server.url, ESTATE, beijing('2026-11-10 09:00'));
  try {
    // The daily reload is switched off, since it would free the memory and hide a leak.
    await screen.page.evaluate(() => sessionStorage.setItem('reloaded', String(Date.now())));
    const { settings } = await snapshotOf({ folder }, ESTATE);
    const session = await context.newCDPSession(screen.page);
    const changes = async (count: number): Promise<Size> => {
      for (let left = count; left > 0; left -= 500)
        await pass(screen.page, Math.min(left, 500) * settings.seconds * SECOND_MS);
      return sizeOf(session);
    };
    const small = await changes(few);
    return { few: small, many: await changes(many - few) };
  } finally {
    await context.close();
    await server.close();
    await releases.remove();
  }
}

async function sizeOf(session: CDPSession): Promise<Size> {
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes') };
}

export interface Kills {
  /** What was not whole after which kill; must be empty. */
  damaged: string[];
  old: number;
  new: number;
}

/** Each file is delayed, so that an update takes long enough to be interrupted anywhere. */
const SLOW: Fault = { slow: /./, ms: 15 };

/** Cuts the power `count` times during an update, each time at another moment, and starts the box without a network. */
export async function cutPower(count: number, seed: number): Promise<Kills> {
  const releases = await screenReleases(COUNTY);
  const work = await mkdtemp(path.join(tmpdir(), 'gongshilan-cuts-'));
  // Each is new, since a screen never goes back.
  const publish = () => releases.write({ asOf: '2026-11-10' });
  const server = await startScreenServer((await publish()).folder);
  const kills: Kills = { damaged: [], old: 0, new: 0 };
  const random = randomOf(seed);
  const start = beijing('2026-11-10 09:00');
  try {
    let box = await startBox(work);
    let screen = await openScreen(box.context, server.url, ESTATE, start);
    await pass(screen.page, 4 * MINUTE_MS);
    // How long an update takes here, so that the cuts fall all over it and a little beyond.
    server.show((await publish()).folder);
    server.fault = SLOW;
    await untilAsked(server, screen);
    const begun = performance.now();
    while ((await stateOf(screen)).sync === 'busy') await new Promise((resolve) => setTimeout(resolve, 5));
    const tookMs = performance.now() - begun;
    await pass(screen.page, MINUTE_MS);
    let shown = (await expectWhole(screen)).release;
    for (let turn = 0; turn < count; turn++) {
      const next = await publish();
      server.show(next.folder);
      server.fault = SLOW;
      await untilAsked(server, screen);
      await new Promise((resolve) => setTimeout(resolve, random() * tookMs * 1.15));
      await box.cut();
      server.fault = 'offline';
      box = await startBox(work);
      screen = await openScreen(box.context, server.url, ESTATE, start + (turn + 1) * HOUR_MS);
      const fault = await wholeness(screen, [shown, next.release]);
      if (fault === null) {
        const { release } = await expectWhole(screen);
        if (release === shown) kills.old++;
        else kills.new++;
      } else kills.damaged.push(`cut ${turn}: ${fault}`);
      // The screen is complete and up to date before the next cut.
      server.fault = null;
      await pass(screen.page, 65 * MINUTE_MS);
      shown = (await expectWhole(screen)).release;
      if (shown !== next.release) kills.damaged.push(`cut ${turn}: still on ${shown} after an hour with a network`);
    }
    await box.close();
  } finally {
    await server.close();
    await releases.remove();
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
  return kills;
}

/**
 * Visits a screen for the first time `count` times, each with a new box whose power is cut ten seconds later. All of it in
 * real time. What came up without a network afterwards, and after how many milliseconds the whole screen was kept.
 */
export async function cutFirstVisits(count: number): Promise<{ damaged: string[]; keptAfterMs: number[] }> {
  const releases = await screenReleases(COUNTY);
  const { folder, release } = await releases.write({ asOf: dayAt(Date.now()) });
  const server = await startScreenServer(folder);
  const damaged: string[] = [];
  const keptAfterMs: number[] = [];
  try {
    for (let turn = 0; turn < count; turn++) {
      const profile = await mkdtemp(path.join(tmpdir(), 'gongshilan-first-'));
      const first = await startBox(profile);
      const page = await first.context.newPage();
      server.fault = null;
      const address = `${server.url}/kiosk/${ESTATE}/`;
      await page.goto(address);
      const begun = performance.now();
      const left = (): number => FIRST_VISIT_MS - (performance.now() - begun);
      const isKept = (): boolean => document.documentElement.dataset.kept !== '';
      await page
        .waitForFunction(isKept, undefined, { timeout: left() })
        .catch(() => damaged.push(`visit ${turn}: not kept`));
      keptAfterMs.push(Math.round(performance.now() - begun));
      await new Promise((resolve) => setTimeout(resolve, left()));
      await first.cut();
      server.fault = 'offline';
      const second = await startBox(profile);
      const screen = await openScreen(second.context, server.url, ESTATE, Date.now());
      const fault = await wholeness(screen, [release]);
      if (fault !== null) damaged.push(`visit ${turn}: ${fault}`);
      await second.cut();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  } finally {
    await server.close();
    await releases.remove();
  }
  return { damaged, keptAfterMs };
}

const FIRST_VISIT_MS = 10_000;

async function wholeness(screen: Screen, known: string[]): Promise<string | null> {
  try {
    const { release } = await expectWhole(screen);
    await pass(screen.page, 30 * SECOND_MS);
    await expectWhole(screen);
    if (!known.includes(release)) return `shows ${release}`;
    return screen.errors.length === 0 ? null : screen.errors.join('; ');
  } catch (error) {
    return String(error).split('\n')[0] ?? 'not whole';
  }
}

/** Lets time pass until the page begins to fetch the new release, and goes on by itself. */
async function untilAsked(server: ScreenServer, { page }: Screen): Promise<void> {
  server.requests.length = 0;
  for (let minutes = 0; minutes < 95; minutes++) {
    // Does not wait for the page to load: its time stops as soon as it has begun.
    await pass(page, MINUTE_MS, 0);
    if (server.requests.length > 0) return;
  }
  throw new Error('the page has not asked for an hour and a half');
}

function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
