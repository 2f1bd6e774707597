/**
 * What is published for screens runs in a browser of 2018, is readable without a script, fits each screen, and brings a
 * code that is read.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOn } from '../../src/paper/read-bitmap.ts';
import { MINUTE_MS, pass, SECOND_MS } from '../support/kiosk/browser-time.ts';
import {
  closeScreen,
  expectFit,
  expectOutdatedFit,
  expectRound,
  type Lobby,
  misfits,
  openedIn,
  openLobby,
} from '../support/kiosk/lobby.ts';
import { syntaxFaults } from '../support/kiosk/old-browser.ts';
import { cssFaults } from '../support/kiosk/old-css.ts';
import { PORTRAIT, type Size } from '../support/kiosk/screen.ts';

/** Upright, across and a strip; tests/soak/screens.soak.ts has every size. */
const SIZES: readonly Size[] = [
  [720, 1280],
  [1366, 768],
  [1920, 1080],
  [360, 1920],
].map(([width, height]) => ({ width, height }) as Size);

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby();
});

afterAll(() => lobby.close());

describe('what is published for screens', () => {
  it('has no script and no style that Chrome 66 could not read', async () => {
    const kiosk = path.join(lobby.release.folder, 'kiosk');
    const assets = await readdir(path.join(kiosk, 'player-assets'));
    const files = ['sw.js', ...assets.map((name) => `player-assets/${name}`)];
    const read = (name: string): Promise<string> => readFile(path.join(kiosk, name), 'utf8');
    const scripts = files.filter((name) => name.endsWith('.js'));
    const styles = files.filter((name) => name.endsWith('.css'));
    expect([scripts.length, styles.length]).toEqual([2, 1]);
    for (const name of scripts) expect([name, ...syntaxFaults(await read(name))]).toEqual([name]);
    for (const name of styles) expect([name, ...cssFaults(await read(name))]).toEqual([name]);
  });

  it('shows its first board where no script runs', async () => {
    const context = await lobby.browser.newContext({ viewport: PORTRAIT, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${lobby.server.url}/kiosk/JZ001/`);
    const box = await page.locator('.page.is-shown').boundingBox();
    expect(box?.height).toBeGreaterThan(300);
    const words = await page.locator('body').textContent();
    for (const told of ['丁香苑', '一眼看懂', '数据截至 2026年11月10日', '0355-0000000']) expect(words).toContain(told);
    expect(await codesOn(await page.screenshot())).toEqual(['https://example.org/c/JZ001/?screen']);
    await context.close();
  });

  it('runs through all panels of JZ011-1 without an error', { tags: 'long' }, () => expectRound(lobby, 'JZ011-1'));
});

describe('every panel fits', () => {
  const title = 'a screen of $width × $height, and its codes are read';
  it.each(SIZES.slice(0, 2))(title, (size) => expectFit(lobby, size));
  it.each(SIZES.slice(2))(title, { tags: 'long' }, (size) => expectFit(lobby, size));

  it('also with the longest name, a rare letter, an urgent notice', async () => {
    for (const estate of ['YC011', 'BY001', 'JZ011-1']) {
      const screen = await openedIn(lobby, estate, { width: 1280, height: 720 });
      expect(await misfits(screen), estate).toEqual([]);
      await closeScreen(screen);
    }
  });

  it('also when a board is out of date', async () => {
    for (const size of SIZES.slice(0, 2)) await expectOutdatedFit(lobby, size);
  });

  it('also after the box has turned its screen, and enlarged', { tags: 'long' }, async () => {
    const screen = await openedIn(lobby, lobby.longest, { width: 1920, height: 1080 });
    await pass(screen.page, MINUTE_MS);
    await screen.page.setViewportSize({ width: 1080, height: 1920 });
    await pass(screen.page, 2 * SECOND_MS);
    expect(await misfits(screen)).toEqual([]);
    await screen.page.locator('#pages').click();
    await screen.page.getByRole('button', { name: '放大' }).click();
    await pass(screen.page, SECOND_MS);
    expect(await misfits(screen)).toEqual([]);
    await closeScreen(screen);
  });
});
