/**
 * Screens of every size, with a whole round of those that have most to show and what is rare.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeScreen,
  enlarged,
  expectFit,
  expectOutdatedFit,
  expectRound,
  type Lobby,
  misfits,
  openedIn,
  openLobby,
} from '../support/kiosk/lobby.ts';
import { PORTRAIT, type Size } from '../support/kiosk/screen.ts';

const SIZES: readonly Size[] = [
  [720, 1280],
  [1080, 1920],
  [2160, 3840],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1024, 768],
  [768, 1024],
  [360, 1920],
  [480, 1920],
  [540, 1920],
  [320, 1080],
  [1080, 3840],
  [1920, 360],
  [1920, 540],
  [2560, 1080],
].map(([width, height]) => ({ width, height }) as Size);

let lobby: Lobby;

beforeAll(async () => {
  lobby = await openLobby();
});

afterAll(() => lobby.close());

describe('what is published for screens', () => {
  it.each(['JZ001', 'JZ011-1', 'BY001'])('runs through all panels of %s without an error', (estate) =>
    expectRound(lobby, estate),
  );
});

describe('every panel fits', () => {
  it.each(SIZES)('a screen of $width × $height, and its codes are read', (size) => expectFit(lobby, size));

  it.each(SIZES)('a screen of $width × $height whose board is out of date', (size) => expectOutdatedFit(lobby, size));

  it.each(SIZES)('a screen of $width × $height that is enlarged', async (size) => {
    for (const estate of [lobby.longest, lobby.emptiest]) {
      const screen = await openedIn(lobby, estate, size);
      await enlarged(screen);
      expect(await misfits(screen), `${estate} at ${size.width}×${size.height}`).toEqual([]);
      await closeScreen(screen);
    }
  });

  it('also with the longest name, a rare letter, an urgent notice', async () => {
    for (const estate of ['YC011', 'BY001', 'JZ011-1'])
      for (const size of [PORTRAIT, { width: 1280, height: 720 }]) {
        const screen = await openedIn(lobby, estate, size);
        expect(await misfits(screen), `${estate} at ${size.width}×${size.height}`).toEqual([]);
        await closeScreen(screen);
      }
  });
});
