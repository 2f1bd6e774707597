/**
 * Networks that answer every question and lie: caches that hand out last month's files, old releases that come again,
 * servers with a wrong clock. A screen lives under one for weeks; what it shows must stay true.
 */
import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { beijing, DAY_MS, HOUR_MS, MINUTE_MS, pass, sleep, wallTime } from './browser-time.ts';
import { screenReleases, snapshotOf, type Written } from './releases.ts';
import { everythingOn, expectWhole, openScreen, type Screen, SMALL, stateOf } from './screen.ts';
import { type ScreenServer, startScreenServer } from './screen-server.ts';

const ESTATE = 'JZ001';
const START = beijing('2026-11-30 09:00');
/** The release that is newest is of some weeks ago, so that no date between shows by itself to be wrong. */
const PUBLISHED = '2026-11-10';
const WITHDRAWN = '后来撤下的通知';
const BRIEF = '只到十二月十日的通知';
const BRIEF_ENDS_MS = beijing('2026-12-11 00:00');
const EVERYTHING = /./;
const LIE_MS = 14 * DAY_MS;

/** What a lie has to work with: the release of today and one before it, from which something was withdrawn. */
interface World {
  server: ScreenServer;
  older: Written;
  newest: Written;
}

export interface Lie {
  tell(world: World): void;
  /** Whether the origin answers all the same, so that what it publishes is confirmed. */
  isConfirmed: boolean;
}

export const LIES: Readonly<Record<string, Lie>> = {
  'a cache that has had everything since yesterday, and tells its age': {
    tell: ({ server, newest }) => {
      server.fault = { cached: EVERYTHING, folder: newest.folder, sinceMs: START - DAY_MS, isAged: true };
    },
    isConfirmed: false,
  },
  'a cache that has had everything since yesterday, and tells no age': {
    tell: ({ server, newest }) => {
      server.fault = { cached: EVERYTHING, folder: newest.folder, sinceMs: START - DAY_MS, isAged: false };
    },
    isConfirmed: false,
  },
  'a cache that has had the manifest alone': {
    tell: ({ server, newest }) => {
      server.fault = { cached: /manifest\.json/, folder: newest.folder, sinceMs: START - DAY_MS, isAged: false };
    },
    isConfirmed: false,
  },
  'a cache with the manifest of a release before it, which says that it is of now': {
    tell: ({ server, older }) => {
      server.fault = { foreign: /manifest\.json/, folder: `${older.folder}/kiosk/${ESTATE}` };
    },
    isConfirmed: false,
  },
  'an older release that comes again': {
    tell: ({ server, older }) => server.show(older.folder),
    isConfirmed: false,
  },
  'a Date of 14 days ago, always the same': {
    tell: ({ server }) => {
      server.date = () => START - LIE_MS;
    },
    isConfirmed: false,
  },
  'a server whose clock is 14 days behind': {
    tell: ({ server }) => {
      server.date = (trueMs) => trueMs - LIE_MS;
    },
    isConfirmed: true,
  },
  'a server whose clock is 14 days ahead': {
    tell: ({ server }) => {
      server.date = (trueMs) => trueMs + LIE_MS;
    },
    isConfirmed: true,
  },
};

export interface Under {
  days: number;
  /** How often the screen is looked at; it is loaded anew every fourth time. */
  everyMs: number;
  /** Whether the screen has never heard the truth. */
  isFromFirstVisit: boolean;
}

/** Lives so many days under a lie; then the truth is told, and the screen goes by it. */
export async function liveUnder(browser: Browser, { tell, isConfirmed }: Lie, under: Under): Promise<void> {
  const { days, everyMs, isFromFirstVisit } = under;
  const releases = await screenReleases('000101');
  const brief = { title: BRIEF, estate: ESTATE, from: PUBLISHED, until: '2026-12-10' };
  const gone = { title: WITHDRAWN, estate: ESTATE, from: PUBLISHED, until: '2027-12-31' };
  const older = await releases.write({ asOf: '2026-11-09', notices: [brief, gone] });
  const newest = await releases.write({ asOf: PUBLISHED, notices: [brief] });
  const accusing = await accusedIn(newest);
  const server = await startScreenServer(newest.folder);
  const context = await browser.newContext({ viewport: SMALL });
  try {
    if (isFromFirstVisit) {
      tell({ server, older, newest });
      // What a first visit shows nobody can know better.
      server.show(newest.folder);
    }
    const screen = await openScreen(context, server.url, ESTATE, START);
    await pass(screen.page, 4 * MINUTE_MS);
    const isLiedTo = isFromFirstVisit && (server.fault !== null || server.date !== null);
    tell({ server, older, newest });
    const heardMs = isLiedTo ? beijing(`${PUBLISHED} 00:00`) : START;
    for (let step = 1; step * everyMs <= days * DAY_MS; step++) {
      await sleep(screen.page, everyMs - MINUTE_MS);
      await pass(screen.page, MINUTE_MS);
      await look(screen, newest, accusing, isConfirmed ? null : heardMs);
      if (step % 4 === 0) await reload(screen);
    }
    Object.assign(server, { fault: null, date: null });
    server.show(newest.folder);
    const isTold = async () => {
      const { condition, time } = await stateOf(screen);
      return condition === 'current' && time !== '--:--';
    };
    for (let minutes = 0; minutes < 95 && !(await isTold()); minutes += 5) await pass(screen.page, 5 * MINUTE_MS);
    const told = await look(screen, newest, accusing, null);
    expect(told.time).not.toBe('--:--');
    expect(told.condition).toBe('current');
    expect(screen.errors).toEqual([]);
  } finally {
    await context.close();
    await server.close();
    await releases.remove();
  }
}

/** As the browser does it by itself: the player has no say in it. */
async function reload({ page }: Screen): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())]);
}

async function accusedIn(release: Written): Promise<string[]> {
  const { frames } = await snapshotOf(release, ESTATE);
  const items = frames.flatMap((frame) => frame.items);
  const names = items.flatMap((item) => (item.accuses === true && item.kind === 'row' ? [item.name] : []));
  expect(names.length).toBeGreaterThan(0);
  return names;
}

/** A week of patience, and the day that an answer may be old. */
const ACCUSE_MS = 8 * DAY_MS;
const CONTACT_MS = 36 * DAY_MS;

/** What the screen shows is whole, and true. `heardMs`: when an origin confirmed it last; null where one does all the time. */
async function look(screen: Screen, { release }: Written, accusing: readonly string[], heardMs: number | null) {
  const state = await expectWhole(screen);
  const now = await wallTime(screen.page);
  const words = await everythingOn(screen);
  const at = `${new Date(now + 8 * HOUR_MS).toISOString()} ${state.condition} ${state.time}`;
  expect(state.release, at).toBe(release);
  expect(words, at).not.toContain(WITHDRAWN);
  const clocks = [now - MINUTE_MS, now, now + MINUTE_MS].map(clockAt);
  expect(['--:--', ...clocks], at).toContain(state.time === '--:--' ? state.time : `${state.date} ${state.time}`);
  if (now > BRIEF_ENDS_MS + MINUTE_MS) expect(words, at).not.toContain(BRIEF);
  if (heardMs !== null && now > heardMs + ACCUSE_MS) for (const name of accusing) expect(words, at).not.toContain(name);
  if (heardMs !== null && now > heardMs + CONTACT_MS) expect(['outdated', 'clock'], at).toContain(state.condition);
  return state;
}

/** 11月30日 星期一 09:00 */
function clockAt(ms: number): string {
  const shown = new Date(ms + 8 * HOUR_MS);
  const weekday = '日一二三四五六'[shown.getUTCDay()];
  return `${shown.getUTCMonth() + 1}月${shown.getUTCDate()}日 星期${weekday} ${shown.toISOString().slice(11, 16)}`;
}
