/**
 * How screens look on every size: whether everything fits, and whether their codes are read.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { codesOn, prepareDecoder } from '../../../src/paper/read-bitmap.ts';
import { launchBrowser } from '../browser.ts';
import { beijing, DAY_MS, MINUTE_MS, pass, SECOND_MS } from './browser-time.ts';
import { withoutNewApis } from './old-browser.ts';
import { type Releases, screenReleases, snapshotOf, type Written } from './releases.ts';
import { expectWhole, openScreen, PORTRAIT, type Screen, type Size } from './screen.ts';
import { type ScreenServer, startScreenServer } from './screen-server.ts';

const START = beijing('2026-11-10 09:00');

/** The screens of the sample city on a server, and a browser to look at them. */
export interface Lobby {
  browser: Browser;
  server: ScreenServer;
  release: Written;
  /** The estates of which most and least is to be shown. */
  longest: string;
  emptiest: string;
  close(): Promise<void>;
}

export async function openLobby(): Promise<Lobby> {
  const require = createRequire(import.meta.url);
  await prepareDecoder(await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  const releases: Releases = await screenReleases();
  const release = await releases.write({ asOf: '2026-11-10' });
  const kiosk = path.join(release.folder, 'kiosk');
  const sizes: { code: string; bytes: number }[] = [];
  for (const entry of await readdir(kiosk, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'player-assets') continue;
    const page = await readFile(path.join(kiosk, entry.name, 'index.html'));
    sizes.push({ code: entry.name, bytes: page.length });
  }
  sizes.sort((a, b) => a.bytes - b.bytes);
  const server = await startScreenServer(release.folder);
  server.before = { path: /sw\.js$/, script: withoutNewApis() };
  const browser = await launchBrowser();
  return {
    browser,
    server,
    release,
    longest: sizes.at(-1)?.code ?? '',
    emptiest: sizes[0]?.code ?? '',
    close: async () => {
      await browser.close();
      await server.close();
      await releases.remove();
    },
  };
}

export const openedIn = async (lobby: Lobby, estate: string, viewport: Size, start = START): Promise<Screen> =>
  openScreen(await lobby.browser.newContext({ viewport }), lobby.server.url, estate, start);

export const closeScreen = ({ page }: Screen): Promise<void> => page.context().close();

/** Long enough for every page of the fullest board, one page of lines a round. */
const ALL_ROUNDS_SECONDS = 6000;

/** The rounds of a screen show each of its panels and the one for complaints, without an error. */
export async function expectRound(lobby: Lobby, estate: string): Promise<void> {
  const screen = await openedIn(lobby, estate, PORTRAIT);
  const { frames, urgent } = await snapshotOf(lobby.release, estate);
  const wanted = [...frames, ...urgent].map(({ id }) => id).concat('complain');
  const seen = new Set<string>();
  for (let seconds = 0; seconds < ALL_ROUNDS_SECONDS && seen.size < wanted.length; seconds += 12) {
    await pass(screen.page, 12 * SECOND_MS);
    seen.add((await expectWhole(screen)).frame);
  }
  expect([...seen].sort()).toEqual(wanted.sort());
  expect(screen.errors).toEqual([]);
  await closeScreen(screen);
}

/** Everything fits the size, and both codes are read, of the fullest and the emptiest board. */
export async function expectFit(lobby: Lobby, size: Size): Promise<void> {
  for (const estate of [lobby.longest, lobby.emptiest]) {
    const screen = await openedIn(lobby, estate, size);
    expect(await misfits(screen), `${estate} at ${size.width}×${size.height}`).toEqual([]);
    expect(await smallMessages(screen), `${estate} at ${size.width}×${size.height}`).toEqual([]);
    expect(await unseenLines(lobby, screen, estate), `${estate} at ${size.width}×${size.height}`).toEqual([]);
    await pass(screen.page, 65 * SECOND_MS);
    const code = `https://example.org/c/${estate}/?screen`;
    const [beside, large] = await codesBeside(screen);
    expect(beside).toEqual([code]);
    expect(large).toEqual([code]);
    expect(screen.errors).toEqual([]);
    await closeScreen(screen);
  }
}

/** Everything fits of a board that is out of date. */
export async function expectOutdatedFit(lobby: Lobby, size: Size): Promise<void> {
  const screen = await openedIn(lobby, lobby.longest, size, START + 70 * DAY_MS);
  await pass(screen.page, MINUTE_MS);
  expect(await expectWhole(screen)).toMatchObject({ condition: 'outdated' });
  expect(await misfits(screen)).toEqual([]);
  await closeScreen(screen);
}

/** As a passer-by enlarges it. */
export async function enlarged({ page }: Screen): Promise<void> {
  await pass(page, SECOND_MS);
  const { width, height } = page.viewportSize() ?? PORTRAIT;
  await page.mouse.click(width / 2, height / 3);
  await page.getByRole('button', { name: '放大' }).click();
  await pass(page, SECOND_MS);
}

interface Misfit {
  frame: string;
  what: string;
}

/** Turns through all pages by hand: what does not fit, or is too small to be read from two metres. */
export function misfits({ page }: Screen): Promise<Misfit[]> {
  return page.evaluate(() => {
    const found: Misfit[] = [];
    // The picture moves by some thousandths of the shorter edge, so that nothing burns in.
    const slack = Math.min(innerWidth, innerHeight) * 0.005 + 2;
    // On a narrow screen a letter is a part of the width.
    const least = Math.min(innerHeight / 40, innerWidth / 22.5) - 0.5;
    const textOf = (element: Element): string => (element.textContent ?? '').trim();
    const look = (frame: string): void => {
      const note = (what: string, element: Element): void => {
        found.push({
          frame,
          what: `${what}: ${element.getAttribute('class') ?? element.tagName} ${textOf(element).slice(0, 20)}`,
        });
      };
      const shown = '.page.is-shown, .page.is-shown *, .top *, .age *, .aside, .aside *';
      for (const element of document.querySelectorAll(shown)) {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || box.height === 0) continue;
        if (box.left < -slack || box.top < -slack || box.right > innerWidth + slack || box.bottom > innerHeight + slack)
          note('off the screen', element);
        const style = getComputedStyle(element);
        const size = Number.parseFloat(style.fontSize);
        const isWritten = [...element.childNodes].some(
          (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
        );
        if (isWritten && size < least) note(`letters of ${style.fontSize}`, element);
        // A line's box may be lower than the tallest letter of its font would be.
        const spare = Math.max(2, size * 0.1);
        const isCut = style.overflowX !== 'visible' || style.overflowY !== 'visible';
        if (
          isCut &&
          (element.scrollHeight > element.clientHeight + spare || element.scrollWidth > element.clientWidth + spare)
        )
          note('more than its box holds', element);
      }
      // Lines that go on behind the foot are as lost as those below the screen.
      const foot = document.querySelector('.aside')?.getBoundingClientRect();
      if (foot && foot.height > 0)
        for (const item of document.querySelectorAll('.page.is-shown .item')) {
          const box = item.getBoundingClientRect();
          if (box.bottom > foot.top + 4 && box.top < foot.bottom && box.right > foot.left + 4 && box.left < foot.right)
            note('behind the foot', item);
        }
    };
    const next = document.querySelector<HTMLElement>('[data-do="on"]');
    const pages = document.querySelectorAll('#pages .page').length;
    if (next === null || pages === 0) throw new Error('nothing to turn');
    for (let turned = 0; turned < pages; turned++) {
      next.click();
      look(document.documentElement.dataset.frame ?? '');
    }
    return found;
  });
}

/** Lines of a board that stand on no page, all of which come in turn where nobody touches the screen. */
async function unseenLines(lobby: Lobby, { page }: Screen, estate: string): Promise<string[]> {
  const bare = (text: string): string => text.replace(/\s/g, '');
  const all = bare(
    await page.evaluate(() => [...document.querySelectorAll('#pages .page')].map((one) => one.textContent).join('\n')),
  );
  const { frames, urgent } = await snapshotOf(lobby.release, estate);
  const wanted = [...urgent, ...frames].flatMap(({ items }) =>
    items.flatMap((item): (string | null)[] => {
      if (item.kind === 'row') return [item.name, item.value, item.more];
      if (item.kind === 'bar') return [item.label, item.value];
      if (item.kind === 'number') return [item.name, item.number];
      return 'text' in item ? [item.text] : 'value' in item ? [item.value] : [];
    }),
  );
  expect(wanted.length).toBeGreaterThan(10);
  return wanted.filter((text): text is string => text !== null && !all.includes(bare(text)));
}

/** Signs whose message has smaller letters than the same sentence has above the lines of its panel. */
function smallMessages({ page }: Screen): Promise<string[]> {
  return page.evaluate(() => {
    const sizeOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
    const leads = new Map(
      [...document.querySelectorAll('#pages .text.is-lead')].map((lead) => [lead.textContent ?? '', sizeOf(lead)]),
    );
    const messages = [...document.querySelectorAll('#pages .sign-message')];
    if (messages.length === 0) throw new Error('no signs');
    return messages
      .map((message) => ({ text: message.textContent ?? '', size: sizeOf(message) }))
      .filter(({ text, size }) => size < (leads.get(text) ?? 0))
      .map(({ text, size }) => `${text} ${size} < ${leads.get(text)}`);
  });
}

/** The codes on the screen while a panel is shown, and with the large one. */
async function codesBeside({ page }: Screen): Promise<string[][]> {
  const beside = await codesOn(await page.screenshot());
  await page.evaluate(() => {
    const next = document.querySelector<HTMLElement>('[data-do="on"]');
    for (let turned = 0; turned < 99 && document.documentElement.dataset.frame !== 'complain'; turned++) next?.click();
    document.getElementById('controls')?.setAttribute('hidden', '');
  });
  return [beside, await codesOn(await page.screenshot())];
}
