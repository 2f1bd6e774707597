/**
 * The screen's part of the benchmark: how much a box must hold, and how soon it shows its board after a power cut, with
 * no network and a processor that is six times slower.
 */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { siteServer } from '../../src/publish/server.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import { median } from './quantile.ts';

export interface ScreenResult {
  /** The estate with the largest page. */
  estate: string;
  /** Its page, manifest, the player's files and the service worker, each compressed, in thousands of bytes. */
  wholeKb: number;
  /** From the start of the navigation to the first paint, with the board in it. */
  paintedMs: number;
  /** Until the player has cut all panels into pages and turns them. */
  playingMs: number;
  runs: number;
}

const RUNS = 5;
const SLOWER = 6;
const compressed = promisify(gzip);

/** Measures the screens of a published folder; null without a browser. */
export async function measureScreen(out: string): Promise<ScreenResult | null> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) return null;
  const kiosk = path.join(out, 'kiosk');
  const estate = await largestScreen(kiosk);
  const profile = await mkdtemp(path.join(tmpdir(), 'gongshilan-bench-screen-'));
  const server = siteServer(out);
  const open = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      args: [...BROWSER_FLAGS],
      viewport: { width: 1080, height: 1920 },
    });
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kiosk/${estate}/`;
    const first = await open();
    await storeWhole(await first.newPage(), address);
    await first.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const painted: number[] = [];
    const playing: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      // A new browser, as after a power cut.
      const context = await open();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.goto(address);
      const times = await page.evaluate(firstPaint);
      painted.push(times.paintedMs);
      playing.push(times.playingMs);
      await context.close();
    }
    return {
      estate,
      wholeKb: await wholeKb(kiosk, estate),
      paintedMs: median(painted),
      playingMs: median(playing),
      runs: RUNS,
    };
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Opens a screen and lets it keep its release, which it does within two minutes of its own. */
async function storeWhole(page: Page, address: string): Promise<void> {
  // The player asks the server after a random time; here it asks at once.
  await page.addInitScript('Math.random = () => 0');
  await page.goto(address);
  while (!(await page.evaluate(isStored))) await page.waitForTimeout(100);
}

/** Runs in the page: whether a release is pointed at. */
async function isStored(): Promise<boolean> {
  const pointer = (await caches.keys()).find((name) => name.endsWith(' pointer'));
  return pointer !== undefined && (await (await caches.open(pointer)).match('pointer')) !== undefined;
}

/** Runs in the page. */
async function firstPaint(): Promise<{ paintedMs: number; playingMs: number }> {
  const wait = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 10));
  while (document.documentElement.dataset.release === undefined) await wait();
  const playingMs = performance.now();
  let painted = performance.getEntriesByName('first-contentful-paint')[0];
  while (!painted) {
    await wait();
    painted = performance.getEntriesByName('first-contentful-paint')[0];
  }
  return { paintedMs: painted.startTime, playingMs };
}

async function largestScreen(kiosk: string): Promise<string> {
  let largest = { estate: '', bytes: 0 };
  for (const entry of await readdir(kiosk, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const page = path.join(kiosk, entry.name, 'index.html');
    const bytes = await stat(page).then(
      ({ size }) => size,
      () => 0,
    );
    if (bytes > largest.bytes) largest = { estate: entry.name, bytes };
  }
  return largest.estate;
}

/** The size of everything that a box loads and keeps, compressed. */
async function wholeKb(kiosk: string, estate: string): Promise<number> {
  const own = path.join(kiosk, estate);
  const manifest = JSON.parse(await readFile(path.join(own, 'manifest.json'), 'utf8')) as { files: { path: string }[] };
  const files = [
    ...manifest.files.map((file) => path.join(own, file.path)),
    path.join(own, 'manifest.json'),
    path.join(kiosk, 'sw.js'),
  ];
  let bytes = 0;
  for (const file of files) bytes += (await compressed(await readFile(file))).length;
  return bytes / 1000;
}
