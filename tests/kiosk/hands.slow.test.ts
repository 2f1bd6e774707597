/**
 * A screen in the hands of passers-by; over plain HTTP, where no worker helps; from a stick, without a server.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startBox } from '../support/kiosk/box.ts';
import {
  beijing,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  pass,
  SECOND_MS,
  sleep,
  stopTime,
} from '../support/kiosk/browser-time.ts';
import { withoutNewApis } from '../support/kiosk/old-browser.ts';
import { type Releases, screenReleases, snapshotOf, type Written } from '../support/kiosk/releases.ts';
import { everythingOn, expectWhole, openScreen, PORTRAIT, type Screen, stateOf } from '../support/kiosk/screen.ts';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

const ESTATE = 'JZ001';
const START = beijing('2026-11-10 09:00');

let releases: Releases;
let first: Written;
let second: Written;
let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  releases = await screenReleases('000101');
  first = await releases.write({ asOf: '2026-11-10' });
  second = await releases.write({ asOf: '2026-11-11' });
  browser = await launchBrowser();
  server = await startScreenServer(first.folder);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await releases.remove();
});

const opened = async (): Promise<Screen> =>
  openScreen(await browser.newContext({ viewport: PORTRAIT, hasTouch: true }), server.url, ESTATE, START);

const close = ({ page }: Screen): Promise<void> => page.context().close();

describe('a passer-by', () => {
  it('stops the rotation, turns pages, and leaves; after a minute the rotation goes on', { tags: 'long' }, async () => {
    const screen = await opened();
    await pass(screen.page, SECOND_MS);
    const before = await expectWhole(screen);
    await screen.page.locator('#pages').tap();
    // The buttons take room: the page is cut anew for them, and stays the same one.
    await pass(screen.page, 2 * SECOND_MS);
    const held = await expectWhole(screen);
    expect(held.frame).toBe(before.frame);
    // Its title; a page that is cut has its number behind it.
    expect(held.text.slice(0, 4)).toBe(before.text.slice(0, 4));
    await pass(screen.page, 50 * SECOND_MS);
    expect((await expectWhole(screen)).text).toBe(held.text);
    await screen.page.getByRole('button', { name: '下一页' }).tap();
    const next = await expectWhole(screen);
    expect(next.text).not.toBe(held.text);
    await screen.page.getByRole('button', { name: '上一页' }).tap();
    expect((await expectWhole(screen)).text).toBe(held.text);
    await pass(screen.page, 62 * SECOND_MS);
    expect(await screen.page.locator('#controls').isVisible()).toBe(false);
    const seen = new Set<string>();
    for (let turns = 0; turns < 4; turns++) {
      seen.add((await expectWhole(screen)).text);
      await pass(screen.page, 12 * SECOND_MS);
    }
    expect(seen.size).toBeGreaterThan(2);
    expect(screen.errors).toEqual([]);
    await close(screen);
  });

  it('enlarges the letters, and the next one finds them as they were', { tags: 'long' }, async () => {
    const screen = await opened();
    await pass(screen.page, SECOND_MS);
    const size = (): Promise<number> =>
      screen.page.evaluate(() => {
        const item = document.querySelector('.page.is-shown .item');
        return item === null ? 0 : Number.parseFloat(getComputedStyle(item).fontSize);
      });
    await screen.page.locator('#pages').tap();
    await screen.page.getByRole('button', { name: '放大' }).tap();
    // Pages are cut anew with the next second, whichever was on when it was touched.
    await pass(screen.page, SECOND_MS);
    await expectWhole(screen);
    const large = await size();
    // Where to complain as well: the code and the numbers have a page each.
    const turnedTo = async (frame: string, words: string): Promise<void> => {
      const next = screen.page.getByRole('button', { name: '下一页' });
      const isThere = ({ frame: on, text }: Awaited<ReturnType<typeof stateOf>>) =>
        on === frame && text.includes(words);
      for (let turns = 0; turns < 240 && !isThere(await stateOf(screen)); turns++) await next.tap();
      expect(isThere(await stateOf(screen)), `${frame} ${words}`).toBe(true);
    };
    await turnedTo('complain', 'example.org/c/');
    const code = await screen.page.locator('.page.is-shown .code').boundingBox();
    await turnedTo('complain', '12345');
    expect(await size()).toBeGreaterThan(PORTRAIT.height / 40);
    expect(Math.min(code?.width ?? 0, code?.height ?? 0)).toBeGreaterThan(PORTRAIT.width / 2);
    await pass(screen.page, 65 * SECOND_MS);
    await expectWhole(screen);
    expect(await screen.page.locator('html').getAttribute('class')).not.toBe('is-large');
    await screen.page.locator('#pages').tap();
    for (let turns = 0; turns < 120 && (await stateOf(screen)).frame !== 'answer'; turns++)
      await screen.page.getByRole('button', { name: '下一页' }).tap();
    expect(large).toBeGreaterThan(await size());
    expect(screen.errors).toEqual([]);
    await close(screen);
  });

  it('looks at a neighbouring estate, without the network and without a way out', { tags: 'long' }, async () => {
    const screen = await opened();
    await pass(screen.page, 4 * MINUTE_MS);
    server.fault = 'offline';
    const { neighbours } = await snapshotOf(first, ESTATE);
    expect(neighbours.length).toBeGreaterThan(0);
    await screen.page.locator('#pages').tap();
    await screen.page.getByRole('button', { name: '周边小区' }).tap();
    const [neighbour] = neighbours;
    await screen.page.getByRole('button', { name: neighbour?.name ?? '', exact: true }).tap();
    expect(await screen.page.locator('#sheet').textContent()).toContain(neighbour?.name);
    expect(await screen.page.locator('a, input, textarea, select, iframe').count()).toBe(0);
    await pass(screen.page, 65 * SECOND_MS);
    expect(await screen.page.locator('#sheet').isVisible()).toBe(false);
    server.fault = null;
    await expectWhole(screen);
    await close(screen);
  });

  it('sees how the box is after a long press, or with the key H', async () => {
    const screen = await opened();
    await pass(screen.page, 4 * MINUTE_MS);
    await screen.page.mouse.move(500, 900);
    await screen.page.mouse.down();
    await pass(screen.page, 4 * SECOND_MS);
    const health = screen.page.locator('#health');
    const words = await health.textContent();
    await screen.page.mouse.up();
    for (const told of [
      `小区 ${ESTATE}`,
      `内容编号 ${first.release}`,
      `发布版本 ${first.publication}`,
      '上次核对 2026-11-10',
      '方式：整屏存在本机',
    ])
      expect(words).toContain(told);
    await close(screen);
  });
});

describe('over plain HTTP', () => {
  it('never loads itself anew while nobody answers, and keeps what it has', { tags: 'long' }, async () => {
    const profile = await mkdtemp(path.join(tmpdir(), 'gongshilan-plain-'));
    const box = await startBox(profile, ['--host-resolver-rules=MAP screen.test 127.0.0.1']);
    server.show(first.folder);
    server.fault = null;
    const screen = await openScreen(box.context, `http://screen.test:${server.port}`, ESTATE, START);
    await pass(screen.page, 4 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ mode: 'storage', release: first.release });
    server.fault = 'offline';
    let loads = 0;
    screen.page.on('load', () => {
      loads += 1;
    });
    // Over a night in which the server does not answer at the hour of the daily reload.
    await sleep(screen.page, 17 * HOUR_MS);
    await pass(screen.page, 4 * HOUR_MS);
    await sleep(screen.page, 3 * HOUR_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: first.release });
    expect(loads).toBe(0);
    server.show(second.folder);
    server.fault = null;
    for (let minutes = 0; minutes < 95 && (await stateOf(screen)).release === first.release; minutes += 5)
      await pass(screen.page, 5 * MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ release: second.release });
    expect(screen.errors).toEqual([]);
    await box.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
});

describe('from a stick', () => {
  it('shows every panel without a server, and says when it has grown old', async () => {
    const folder = await releases.stick({ asOf: '2026-11-10' }, ESTATE);
    const page = await (await browser.newContext({ viewport: PORTRAIT })).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(withoutNewApis());
    await stopTime(page, START);
    const address = pathToFileURL(path.join(folder, 'index.html')).href;
    await page.goto(address);
    const screen: Screen = { page, address, errors };
    const seen = new Set<string>();
    for (let seconds = 0; seconds < 720; seconds += 12) {
      await pass(page, 12 * SECOND_MS);
      const state = await expectWhole(screen);
      expect(state).toMatchObject({ mode: 'file', condition: 'current' });
      seen.add(state.frame);
    }
    expect(seen.size).toBeGreaterThan(10);
    await sleep(page, 10 * DAY_MS);
    await pass(page, MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'no-accusing' });
    await sleep(page, 60 * DAY_MS);
    await pass(page, MINUTE_MS);
    expect(await expectWhole(screen)).toMatchObject({ condition: 'outdated' });
    expect(await everythingOn(screen)).toContain('已经过期');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
