/**
 * What is published for screens runs in a browser of 2018, is readable without a script, fits each screen, and brings a
 * code that is read.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOn, prepareDecoder } from '../../src/paper/read-bitmap.ts';
import { launchBrowser } from '../support/browser.ts';
import { beijing, DAY_MS, MINUTE_MS, pass, SECOND_MS } from '../support/kiosk/browser-time.ts';
import { syntaxFaults, withoutNewApis } from '../support/kiosk/old-browser.ts';
import { cssFaults } from '../support/kiosk/old-css.ts';
import { type Releases, screenReleases, snapshotOf, type Written } from '../support/kiosk/releases.ts';
import { expectWhole, openScreen, PORTRAIT, type Screen, type Size } from '../support/kiosk/screen.ts';
import { type ScreenServer, startScreenServer } from '../support/kiosk/screen-server.ts';

const START = beijing('2026-11-10 09:00');
/** Upright, across and nearly square; tests/soak/screens.soak.ts has every size. */
const SIZES: readonly Size[] = [
  [720, 1280],
  [1920, 1080],
  [1024, 768],
].map(([width, height]) => ({ width, height }) as Size);

let releases: Releases;
let release: Written;
let longest: string;
let emptiest: string;
let browser: Browser;
let server: ScreenServer;

beforeAll(async () => {
  const require = createRequire(import.meta.url);
  await prepareDecoder(await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  releases = await screenReleases();
  release = await releases.write({ asOf: '2026-11-10' });
  const kiosk = path.join(release.folder, 'kiosk');
  const sizes: { code: string; bytes: number }[] = [];
  for (const entry of await readdir(kiosk, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'player-assets') continue;
    const page = await readFile(path.join(kiosk, entry.name, 'index.html'));
    sizes.push({ code: entry.name, bytes: page.length });
  }
  sizes.sort((a, b) => a.bytes - b.bytes);
  emptiest = sizes[0]?.code ?? '';
  longest = sizes.at(-1)?.code ?? '';
  server = await startScreenServer(release.folder);
  server.before = { path: /sw\.js$/, script: withoutNewApis() };
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await releases.remove();
});

const opened = async (estate: string, viewport: Size): Promise<Screen> =>
  openScreen(await browser.newContext({ viewport }), server.url, estate, START);

const close = ({ page }: Screen): Promise<void> => page.context().close();

describe('what is published for screens', () => {
  it('has no script and no style that Chrome 66 could not read', async () => {
    const kiosk = path.join(release.folder, 'kiosk');
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
    const context = await browser.newContext({ viewport: PORTRAIT, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/kiosk/JZ001/`);
    const box = await page.locator('.page.is-shown').boundingBox();
    expect(box?.height).toBeGreaterThan(300);
    const words = await page.locator('body').textContent();
    for (const told of ['丁香苑', '一眼看懂', '数据截至 2026年11月10日', '0355-0000000']) expect(words).toContain(told);
    expect(await codesOn(await page.screenshot())).toEqual(['https://example.org/c/JZ001/?screen']);
    await context.close();
  });

  it.each(['JZ001', 'JZ011-1', 'BY001'])('runs through all panels of %s without an error', async (estate) => {
    const screen = await opened(estate, PORTRAIT);
    const { frames, urgent } = await snapshotOf(release, estate);
    const seen = new Set<string>();
    // A round takes minutes; the longest stop on a page is twenty seconds.
    for (let seconds = 0; seconds < 720; seconds += 12) {
      await pass(screen.page, 12 * SECOND_MS);
      seen.add((await expectWhole(screen)).frame);
    }
    expect([...seen].sort()).toEqual(
      [...frames, ...urgent]
        .map(({ id }) => id)
        .concat('complain')
        .sort(),
    );
    expect(screen.errors).toEqual([]);
    await close(screen);
  });
});

interface Misfit {
  frame: string;
  what: string;
}

/** Turns through all pages by hand: what does not fit, or is too small to be read from two metres. */
function misfits({ page }: Screen): Promise<Misfit[]> {
  return page.evaluate(() => {
    const found: Misfit[] = [];
    // The picture moves by some thousandths of the height, so that nothing burns in.
    const slack = innerHeight * 0.005 + 2;
    const least = innerHeight / 40 - 0.5;
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

describe('every panel fits', () => {
  it.each(SIZES)('a screen of $width × $height, and its codes are read', async (size) => {
    for (const estate of [longest, emptiest]) {
      const screen = await opened(estate, size);
      expect(await misfits(screen), `${estate} at ${size.width}×${size.height}`).toEqual([]);
      await pass(screen.page, 65 * SECOND_MS);
      const code = `https://example.org/c/${estate}/?screen`;
      const [beside, large] = await codesBeside(screen);
      expect(beside).toEqual([code]);
      expect(large).toEqual([code]);
      expect(screen.errors).toEqual([]);
      await close(screen);
    }
  });

  it('also with the longest name, a rare letter, an urgent notice', async () => {
    for (const estate of ['YC011', 'BY001', 'JZ011-1'])
      for (const size of [PORTRAIT, { width: 1280, height: 720 }]) {
        const screen = await opened(estate, size);
        expect(await misfits(screen), `${estate} at ${size.width}×${size.height}`).toEqual([]);
        await close(screen);
      }
  });

  it('also when a board is out of date', async () => {
    for (const size of SIZES) {
      const screen = await openScreen(
        await browser.newContext({ viewport: size }),
        server.url,
        longest,
        START + 70 * DAY_MS,
      );
      await pass(screen.page, MINUTE_MS);
      expect(await expectWhole(screen)).toMatchObject({ condition: 'outdated' });
      expect(await misfits(screen)).toEqual([]);
      await close(screen);
    }
  });

  it('also after the box has turned its screen, and enlarged', async () => {
    const screen = await opened(longest, { width: 1920, height: 1080 });
    await pass(screen.page, MINUTE_MS);
    await screen.page.setViewportSize({ width: 1080, height: 1920 });
    await pass(screen.page, 2 * SECOND_MS);
    expect(await misfits(screen)).toEqual([]);
    await screen.page.locator('#pages').click();
    await screen.page.getByRole('button', { name: '放大' }).click();
    expect(await misfits(screen)).toEqual([]);
    await close(screen);
  });
});
