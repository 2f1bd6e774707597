/**
 * A screen says how old it is, and takes down by itself what may no longer be true.
 */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import {
  beijing,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  pass,
  SECOND_MS,
  type Start,
  setClock,
  sleep,
} from '../support/kiosk/browser-time.ts';
import { type Releases, screenReleases, snapshotOf, type Written } from '../support/kiosk/releases.ts';
import { everythingOn, expectWhole, openScreen, type Screen, SMALL, stateOf } from '../support/kiosk/screen.ts';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

/** Its lists name somebody, its notice holds until a day. */
const ESTATE = 'JZ001';
const START = beijing('2026-11-10 09:00');
const BRIEF = '过两天就撤的通知';

let releases: Releases;
let release: Written;
let accusing: string[];
let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  releases = await screenReleases('000101');
  release = await releases.write({
    asOf: '2026-11-10',
    notices: [{ title: BRIEF, estate: ESTATE, from: '2026-11-10', until: '2026-11-12' }],
  });
  const { frames } = await snapshotOf(release, ESTATE);
  accusing = frames
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.accuses === true && item.kind === 'row' ? [item.name] : []));
  browser = await launchBrowser();
  server = await startScreenServer(release.folder);
});

afterEach(() => {
  server.fault = null;
  server.date = null;
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await releases.remove();
});

async function opened(start: Start = START): Promise<Screen> {
  const context = await browser.newContext({ viewport: SMALL });
  return openScreen(context, server.url, ESTATE, start);
}

const close = ({ page }: Screen): Promise<void> => page.context().close();

/** Days pass slowly second by second: a box may sleep as well. */
async function later(screen: Screen, ms: number): Promise<void> {
  await sleep(screen.page, ms);
  await pass(screen.page, MINUTE_MS);
}

describe('a screen without a word from its server', () => {
  it('takes a notice down with its last day', async () => {
    const screen = await opened();
    await pass(screen.page, 4 * MINUTE_MS);
    server.fault = 'offline';
    await later(screen, beijing('2026-11-12 23:52') - START);
    expect(await everythingOn(screen)).toContain(BRIEF);
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current' });
    expect(await everythingOn(screen)).not.toContain(BRIEF);
    await close(screen);
  });

  it('takes down what accuses after a week, and everything after five', async () => {
    expect(accusing.length).toBeGreaterThan(0);
    const screen = await opened();
    await pass(screen.page, 4 * MINUTE_MS);
    for (const name of accusing) expect(await everythingOn(screen)).toContain(name);
    server.fault = 'offline';
    await later(screen, 7 * DAY_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current' });
    await later(screen, DAY_MS);
    const week = await expectWhole(screen);
    expect(week).toMatchObject({ condition: 'no-accusing' });
    expect(week.age).toContain('从 2026年11月10日起没有连上网站');
    for (const name of accusing) expect(await everythingOn(screen)).not.toContain(name);
    expect(await everythingOn(screen)).not.toMatch(/黑榜\s*\d+ 家/);
    await later(screen, 28 * DAY_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'outdated' });
    const words = await everythingOn(screen);
    expect(words).toContain('已经过期');
    expect(words).toContain('12345');
    expect(words).not.toContain('收费标准');
    // Once the server has been heard again, everything is shown as before.
    server.fault = null;
    await pass(screen.page, 95 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current' });
    for (const name of accusing) expect(await everythingOn(screen)).toContain(name);
    expect(screen.errors).toEqual([]);
    await close(screen);
  });

  it('names nobody by tables that have grown old, though the server answers', { tags: 'long' }, async () => {
    // 31 days until a new list is expected, and 7 of patience.
    const screen = await opened(START + 39 * DAY_MS);
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current' });
    for (const name of accusing) expect(await everythingOn(screen)).not.toContain(name);
    expect(await everythingOn(screen)).toContain('太久没有更新');
    await close(screen);
  });

  // tests/soak/kiosk.soak.ts tells every lie, for five weeks each.
  it('names nobody after a week where a cache goes on handing out what it has, and tells the right time', {
    tags: 'long',
  }, async () => {
    const screen = await opened();
    await pass(screen.page, 2 * MINUTE_MS);
    server.fault = { cached: /./, folder: release.folder, sinceMs: START, isAged: false };
    await later(screen, 4 * DAY_MS);
    await later(screen, 4 * DAY_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'no-accusing', date: '11月18日 星期三' });
    for (const name of accusing) expect(await everythingOn(screen)).not.toContain(name);
    await close(screen);
  });

  it('says so too where the server answers but nobody publishes', async () => {
    const screen = await opened(START + 63 * DAY_MS);
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'outdated' });
    expect((await stateOf(screen)).age).toBe('数据截至 2026年11月10日');
    await close(screen);
  });
});

describe('a screen whose page alone doesn’t show how old it is', () => {
  const undated = (asOf: string): Promise<Written> => releases.write({ asOf, isUndated: true });

  afterAll(() => server.show(release.folder));

  it('says when it is switched on that it has not asked yet, never that it is out of date, and then shows everything', async () => {
    server.show((await undated('2026-11-10')).folder);
    server.fault = { hang: /valid\.json/ };
    const screen = await opened();
    await pass(screen.page, MINUTE_MS);
    const unasked = { condition: 'unasked', frame: expect.stringMatching(/instead|complain/) };
    expect(await stateOf(screen)).toMatchObject(unasked);
    const words = await everythingOn(screen);
    expect(words).toContain('还没有和网站核对');
    expect(words).not.toContain('过期');
    server.fault = null;
    await pass(screen.page, 10 * MINUTE_MS);
    expect((await stateOf(screen)).condition).toBe('current');
    await close(screen);
  });

  it('forgets nothing of what it still shows while the next publication waits', { tags: 'long' }, async () => {
    server.show((await undated('2026-11-09')).folder);
    const after = await undated('2026-11-10');
    const screen = await opened();
    await pass(screen.page, 10 * MINUTE_MS);
    server.show(after.folder);
    const conditions = new Set<string>();
    for (let seconds = 0; seconds < 2700; seconds += 10) {
      await pass(screen.page, 10 * SECOND_MS);
      const state = await stateOf(screen);
      conditions.add(state.condition);
      if (state.release === after.release) break;
    }
    expect(await stateOf(screen)).toMatchObject({ release: after.release });
    expect([...conditions]).toEqual(['current']);
    await close(screen);
  });
});

describe('a screen whose clock is wrong', () => {
  const title = 'as in %s says so and shows no date, until the server has told the time';
  const distrusted = async (_: string, boxMs: number): Promise<void> => {
    const screen = await opened({ boxMs, trueMs: START });
    const wrong = await expectWhole(screen);
    expect(wrong).toMatchObject({ condition: 'clock', time: '--:--', date: '时间没有核准' });
    expect(wrong.age).toContain('时间没有核准');
    for (const name of accusing) expect(await everythingOn(screen)).not.toContain(name);
    expect(await everythingOn(screen)).not.toContain(BRIEF);
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current', time: '09:04', date: '11月10日 星期二' });
    for (const name of accusing) expect(await everythingOn(screen)).toContain(name);
    await close(screen);
  };
  it.each([['the day before the data', beijing('2026-11-09 12:00')] as const])(title, distrusted);
  it.each([['1970', 0] as const])(title, { tags: 'long' }, distrusted);

  it('or that of its server, tells no time as long as nobody knows which', { tags: 'long' }, async () => {
    server.date = (trueMs) => trueMs + 14 * DAY_MS;
    const screen = await opened();
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current', time: '--:--', date: '时间没有核准' });
    // By the later of the two days it is over.
    expect(await everythingOn(screen)).not.toContain(BRIEF);
    await close(screen);
  });

  it('that jumps is not believed, forward or back', { tags: 'long' }, async () => {
    for (const jumpMs of [40 * DAY_MS, -40 * DAY_MS, -3 * HOUR_MS]) {
      const screen = await opened();
      await pass(screen.page, 4 * MINUTE_MS);
      server.fault = 'offline';
      await setClock(screen.page, START + jumpMs);
      await pass(screen.page, MINUTE_MS);
      const state = await expectWhole(screen);
      // Time counts on from what the server said last; what nobody has confirmed since is not shown.
      expect(state).toMatchObject({ condition: 'current', time: '09:05' });
      server.fault = null;
      await close(screen);
    }
  });

  it('that jumps before any server has spoken is distrusted', { tags: 'long' }, async () => {
    server.date = () => Number.NaN;
    const screen = await opened();
    await pass(screen.page, 4 * MINUTE_MS);
    await setClock(screen.page, START + 40 * DAY_MS);
    await pass(screen.page, MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'clock', time: '--:--' });
    await close(screen);
  });

  it('that was years ahead is forgiven once the server has told the time', { tags: 'long' }, async () => {
    const screen = await opened({ boxMs: beijing('2031-01-01 08:00'), trueMs: START });
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current', date: '11月10日 星期二' });
    await screen.page.reload();
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'current', date: '11月10日 星期二' });
    await close(screen);
  });

  it('crosses midnight, the month and the leap day', async () => {
    const leap = await releases.write({ asOf: '2028-02-27' });
    server.show(leap.folder);
    const screen = await opened(beijing('2028-02-28 23:58'));
    const dates: string[] = [];
    for (let days = 0; days < 3; days++) {
      await pass(screen.page, 4 * MINUTE_MS);
      dates.push((await expectWhole(screen)).date);
      await sleep(screen.page, DAY_MS - 4 * MINUTE_MS);
      await pass(screen.page, 2000);
    }
    expect(dates).toEqual(['2月29日 星期二', '3月1日 星期三', '3月2日 星期四']);
    server.show(release.folder);
    await close(screen);
  });
});
