/**
 * Answers of a server that a screen must not take, and a screen that has to keep what it has and take the next good one.
 */
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { beijing, MINUTE_MS, pass } from './browser-time.ts';
import { withoutNewApis } from './old-browser.ts';
import { type Releases, screenReleases, type Written } from './releases.ts';
import { everythingOn, expectWhole, openScreen, type Screen, SMALL, stateOf } from './screen.ts';
import { type Fault, type ScreenServer, startScreenServer } from './screen-server.ts';

export const ESTATE = 'JZ001';
export const START = beijing('2026-11-10 09:00');
export const WITHDRAWN = '撤下的通知';

/** Two releases of one county, the second without a notice, on a server; and a browser. */
export interface Network {
  releases: Releases;
  first: Written;
  second: Written;
  browser: Browser;
  server: ScreenServer;
  close(): Promise<void>;
}

export async function openNetwork(): Promise<Network> {
  const releases = await screenReleases('000101');
  const first = await releases.write({
    asOf: '2026-11-10',
    notices: [{ title: WITHDRAWN, estate: ESTATE, from: '2026-11-10', until: '2027-11-30' }],
  });
  const second = await releases.write({ asOf: '2026-11-10' });
  const browser = await launchBrowser();
  const server = await startScreenServer(first.folder);
  server.before = { path: /sw\.js$/, script: withoutNewApis() };
  return {
    releases,
    first,
    second,
    browser,
    server,
    close: async () => {
      await browser.close();
      await server.close();
      await releases.remove();
    },
  };
}

/** A screen that has had its first exchange with the server. */
export async function synced(
  { server, first, browser }: Network,
  prepare?: (page: Page) => Promise<void>,
): Promise<Screen> {
  server.fault = null;
  server.show(first.folder);
  const context = await browser.newContext({ viewport: SMALL });
  const screen = await openScreen(context, server.url, ESTATE, START, prepare);
  await pass(screen.page, 4 * MINUTE_MS);
  return screen;
}

type Broken = (network: Network) => Fault;
const otherEstate = ({ second }: Network): string => path.join(second.folder, 'kiosk', 'JZ002');

/** What a screen could take for good. */
export const BROKEN: readonly [string, Broken][] = [
  ['whose page is cut short', () => ({ truncate: /JZ001\/(?:index\.html)?$/ })],
  ['whose manifest breaks off', () => ({ cut: /manifest\.json/ })],
  ['whose styles are tampered with', () => ({ tamper: /player-assets\/.*\.css/ })],
  ['that is of another estate', (network) => ({ foreign: /JZ001\//, folder: otherEstate(network) })],
];

/** What is no release at all, and the same sorts of other files. */
export const BROKEN_TOO: readonly [string, Broken][] = [
  ['that is a login page', () => 'login-page'],
  ['that is an error', () => 'error'],
  ['that never comes', () => ({ hang: /JZ001\/(?:index\.html)?$/ })],
  ['whose manifest is cut short', () => ({ truncate: /manifest\.json/ })],
  ['whose player is cut short', () => ({ truncate: /player-assets\/.*\.js/ })],
  ['whose page breaks off', () => ({ cut: /JZ001\/(?:index\.html)?$/ })],
  ['whose page is tampered with', () => ({ tamper: /JZ001\/(?:index\.html)?$/ })],
  [
    'whose page is of another estate',
    (network) => ({ foreign: /JZ001\/(?:index\.html)?$/, folder: otherEstate(network) }),
  ],
  ['whose manifest never comes', () => ({ hang: /manifest\.json/ })],
];

/** A broken answer changes nothing, and the next good one is taken. */
export async function expectKept(network: Network, broken: Broken): Promise<void> {
  const { server, first, second } = network;
  const hasAsked = (): boolean => server.requests.some(({ path: asked }) => asked.endsWith('manifest.json'));
  const screen = await synced(network);
  server.show(second.folder);
  server.fault = broken(network);
  server.requests.length = 0;
  // Until the screen has asked, and a while longer.
  for (let minutes = 0; minutes < 50 && !hasAsked(); minutes += 5) await pass(screen.page, 5 * MINUTE_MS, 150);
  expect(hasAsked()).toBe(true);
  await pass(screen.page, 10 * MINUTE_MS, 150);
  expect(await expectWhole(screen)).toMatchObject({ release: first.release });
  expect(await everythingOn(screen)).toContain(WITHDRAWN);
  // What is stored must not change either.
  await screen.page.reload();
  expect(await expectWhole(screen)).toMatchObject({ release: first.release });
  server.fault = null;
  for (let minutes = 0; minutes < 65 && (await stateOf(screen)).release === first.release; minutes += 5)
    await pass(screen.page, 5 * MINUTE_MS);
  expect(await expectWhole(screen)).toMatchObject({ release: second.release });
  expect(await everythingOn(screen)).not.toContain(WITHDRAWN);
  server.fault = 'offline';
  await screen.page.reload();
  expect(await expectWhole(screen)).toMatchObject({ release: second.release });
  expect(screen.errors).toEqual([]);
  await screen.page.context().close();
}
