/**
 * A screen that was installed under a code which its estate has no longer goes on: its old folder holds the whole screen.
 */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../src/site.ts';
import { launchBrowser } from '../support/browser.ts';
import { beijing, MINUTE_MS, pass } from '../support/kiosk/browser-time.ts';
import { type Releases, screenReleases, snapshotOf, type Written } from '../support/kiosk/releases.ts';
import { everythingOn, expectWhole, openScreen, SMALL, stateOf } from '../support/kiosk/screen.ts';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

/** In the sample, DM008 says that it was DM108 before. */
const [FORMER, PRESENT] = ['DM108', 'DM008'];

let releases: Releases;
let before: Written;
let after: Written;
let browser: Browser;
let server: ScreenServer;

/** As it was published while the estate still had its former code. */
function renumberedBack(site: Site): Site {
  const { records } = site.register;
  const estate = records.estate.map((one) =>
    one.code === PRESENT ? { ...one, code: FORMER, formerCodes: null } : one,
  );
  return { ...site, register: { ...site.register, records: { ...records, estate } } };
}

beforeAll(async () => {
  releases = await screenReleases('000104', FORMER);
  before = await releases.write({ asOf: '2026-11-09', change: renumberedBack });
  after = await releases.write({ asOf: '2026-11-10' });
  browser = await launchBrowser();
  server = await startScreenServer(before.folder);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await releases.remove();
});

it('takes the release after the change, stays at its address, and comes up there without a network', {
  tags: 'long',
}, async () => {
  const context = await browser.newContext({ viewport: SMALL });
  const screen = await openScreen(context, server.url, FORMER, beijing('2026-11-10 09:00'));
  await pass(screen.page, 4 * MINUTE_MS);
  expect(await expectWhole(screen)).toMatchObject({ release: before.release, mode: 'worker' });
  server.show(after.folder);
  for (let minutes = 0; minutes < 65 && (await stateOf(screen)).release !== after.release; minutes += 5)
    await pass(screen.page, 5 * MINUTE_MS);
  expect(await expectWhole(screen)).toMatchObject({ release: after.release, condition: 'current' });
  expect(await everythingOn(screen)).toContain(`打电话时报小区编码 ${PRESENT}`);
  server.fault = 'offline';
  await screen.page.reload();
  expect(await expectWhole(screen)).toMatchObject({ release: after.release });
  expect(screen.errors).toEqual([]);
  server.fault = null;
  await context.close();
});

it('shows what the present address shows, and its code leads to the present page', async () => {
  const [former, present] = await Promise.all([snapshotOf(after, FORMER), snapshotOf(after, PRESENT)]);
  expect(former).toEqual({ ...present, id: former.id, estate: { ...present.estate, code: FORMER } });
  expect(former.complain.url).toBe(`https://example.org/c/${PRESENT}/?screen`);
});
