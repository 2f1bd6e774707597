/**
 * What a browser finds wrong with a page, whoever reads it: on a phone and on a desk, enlarged, on a dark screen.
 *
 * Each page is loaded once for each width; 大字版 and the dark scheme only change properties, so they are switched on in
 * the loaded page. A reader's own actions may move the page, scripts and islands may not.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page, Request } from 'playwright';
import { siteServer } from '../../src/publish/server.ts';
import { brokenLines, smallTargets } from './lines.ts';

/**
 * The script of axe itself: the package for Playwright would inject it twice and in a form twice as large, which takes
 * time on 50 pages.
 */
const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
const WHOLE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/**
 * Rules whose result can differ where only colours or only sizes change; for all other rules the first result holds.
 */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];
const BY_SIZE = ['target-size', 'scrollable-region-focusable'];
/** What `some` asks again of: targets are measured on every page, larger than axe wants them (lines.ts). */
const ONCE_MORE = [...BY_COLOUR, 'scrollable-region-focusable'];
const PHONE = 360;
const DESK = 1366;
const TABLET = 768;
const NARROWEST = 320;
const HEIGHT = 800;
/** Scripts come late, so that what they move is moved after the first paint. */
const SCRIPT_DELAY_MS = 120;
const STYLE_DELAY_MS = 40;
/** A page is complete when nothing has been loaded for so long; a script could have asked for more by then. */
const QUIET_MS = 100;
/** Whatever is on its way for so long on the same machine never comes. */
const LOUD_MS = 60_000;

export type Device = 'phone' | 'desk';
/**
 * `every` asks axe for all on each device, and darkens a phone, lightens a desk and enlarges both. `some` asks for all on
 * a light phone, then makes it a dark desk and asks for what colours and sizes can change; loaded on a desk, the page is
 * not asked again.
 */
export type Looks = 'every' | 'some';

/** Looks at pages one after the other; each fault is a sentence, and none is as it should be. */
export interface Examiner {
  /** On one device, or on each, with axe in so many looks. */
  faultsOf(place: string, devices: readonly Device[], looks: Looks): Promise<string[]>;
  close(): Promise<void>;
}

const LOOKS = {
  phone: { width: PHONE, scheme: 'light', sideways: NARROWEST },
  desk: { width: DESK, scheme: 'dark', sideways: TABLET },
} as const;

/** Serves the folder itself. One tab stays a phone and one a desk: a new tab costs more than a page does. */
export async function examiner(browser: Browser, folder: string): Promise<Examiner> {
  const server = slowServer(folder).listen(0);
  await once(server, 'listening');
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const tabs = { phone: await tab(browser, address, PHONE), desk: await tab(browser, address, DESK) };
  return {
    async faultsOf(place, devices, looks) {
      const faults = await Promise.all(
        devices.map((device) =>
          tabs[device](place, async (page, found) => {
            if (looks === 'every') await barriersOn(device, page, found);
            else if (device === 'phone') await barriersOnce(page, found);
            await structure(page, found);
            if (device === 'phone') await thumbs(page, found);
            await typography(page, found, looks);
            await sideways(page, found, LOOKS[device].sideways);
            await typography(page, found, looks);
            await enlarge(page, false);
            if (looks === 'every') await typography(page, found, looks);
            await searchKey(page, found);
          }),
        ),
      );
      return faults.flat();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Slow style sheets and slower scripts, from the server each time: a tab that intercepts them takes thrice as long. */
function slowServer(folder: string): Server {
  const site = siteServer(folder);
  return createServer((request, response) => {
    const [, kind] = /\.(js|css)$/.exec(request.url ?? '') ?? [];
    if (kind === undefined) {
      site.emit('request', request, response);
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    setTimeout(() => site.emit('request', request, response), kind === 'css' ? STYLE_DELAY_MS : SCRIPT_DELAY_MS);
  });
}

type Look = (page: Page, faults: string[]) => Promise<void>;

/** A tab of one width, which notes every layout shift from the first paint. */
async function tab(
  browser: Browser,
  address: string,
  width: number,
): Promise<(place: string, look: Look) => Promise<string[]>> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(noteShifts);
  const page = await context.newPage();
  let faults: string[] = [];
  const quiet = quietOf(page);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${width} px: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${width} px: ${error}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`) && !/^(?:data|blob):/.test(request.url()))
      faults.push(`${width} px: asks ${request.url()}`);
  });
  return async (place, look) => {
    faults = [];
    await page.setViewportSize({ width, height: HEIGHT });
    await page.goto(address + place, { waitUntil: 'load' });
    await quiet();
    faults.push(...(await shiftsWhileRead(page)).map((shift) => `${width} px: shifts by ${shift}`));
    await look(page, faults);
    // What is cut off by leaving a page might never be said to have ended, and be waited for on the next.
    await quiet();
    return faults;
  };
}

/** Waits until a page has asked for everything it asks for by itself. */
function quietOf(page: Page): () => Promise<void> {
  const underway = new Set<Request>();
  let last = 0;
  page.on('request', (request) => underway.add(request));
  const end = (request: Request): void => {
    underway.delete(request);
    last = performance.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    const begun = performance.now();
    while (underway.size > 0 || performance.now() - last < QUIET_MS) {
      const urls = [...underway].map((request) => request.url());
      if (performance.now() - begun > LOUD_MS) throw new Error(`still on its way: ${urls.join(' ')}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
}

function noteShifts(): void {
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    })[])
      shifts.push(
        `${entry.value.toFixed(4)}: ${entry.sources
          .map(({ node, previousRect: was, currentRect: is }) => {
            const element = node instanceof Element ? node : node?.parentElement;
            return `${element?.outerHTML.slice(0, 90)} ${was.y},${was.height} → ${is.y},${is.height}`;
          })
          .join('; ')}`,
      );
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Scrolls through a page until all of its islands have started; returns what has moved since the first paint. */
async function shiftsWhileRead(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    // What comes into view is told between a frame and the next task.
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight * 0.9) {
      window.scrollTo(0, top);
      await frame();
    }
  });
  // Islands in closed details are not hydrated; a shift when somebody opens them is expected.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('astro-island[ssr]')].every((island) => !island.firstElementChild?.checkVisibility()),
  );
  return page.evaluate(async () => {
    window.scrollTo(0, 0);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return (window as unknown as { shifts: string[] }).shifts;
  });
}

/**
 * Every rule in a device's usual colour scheme; then whatever colours can break in the other, and whatever sizes can in
 * 大字版.
 */
async function barriersOn(device: Device, page: Page, faults: string[]): Promise<void> {
  const { width, scheme } = LOOKS[device];
  await page.emulateMedia({ colorScheme: scheme });
  await bringAxe(page);
  await ask(page, faults, `${width} px, ${scheme}`, { type: 'tag', values: WHOLE });
  const other = scheme === 'light' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme: other });
  await ask(page, faults, `${width} px, ${other}`, { type: 'rule', values: BY_COLOUR });
  await enlarge(page, true);
  await ask(page, faults, `${width} px, 大字版`, { type: 'rule', values: BY_SIZE });
  await enlarge(page, false);
}

/** Every rule on a light phone, then whatever colours and sizes can break on a dark desk. */
async function barriersOnce(page: Page, faults: string[]): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await bringAxe(page);
  await ask(page, faults, `${PHONE} px, light`, { type: 'tag', values: WHOLE });
  await page.setViewportSize({ width: DESK, height: HEIGHT });
  await page.emulateMedia({ colorScheme: 'dark' });
  await ask(page, faults, `${DESK} px, dark`, { type: 'rule', values: ONCE_MORE });
  await page.setViewportSize({ width: PHONE, height: HEIGHT });
}

/** Brings axe into a page that does not have it yet. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
}

/** Asks the axe that is in the page for some of its rules. */
async function ask(
  page: Page,
  faults: string[],
  look: string,
  runOnly: { type: 'tag' | 'rule'; values: readonly string[] },
  within?: string,
): Promise<void> {
  const violations = await page.evaluate(
    async ({ runOnly, within }) => {
      const { axe } = window as unknown as {
        axe: { run(part: Document | string, options: object): Promise<{ violations: Violation[] }> };
      };
      const { violations } = await axe.run(within ?? document, { runOnly, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 1) }));
    },
    { runOnly, within },
  );
  faults.push(...violations.map((violation) => barrier(look, violation)));
}

/** What all rules find in a part of a page, as it is now. */
export async function barriersIn(page: Page, selector: string): Promise<string[]> {
  await bringAxe(page);
  const faults: string[] = [];
  await ask(page, faults, selector, { type: 'tag', values: WHOLE }, selector);
  return faults;
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

const barrier = (look: string, { id, nodes }: Violation): string =>
  `${look}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`;

/** Letters with less contrast than level AAA in either colour scheme, which readers get who ask for more contrast. */
export async function faintLetters(page: Page): Promise<string[]> {
  await bringAxe(page);
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ contrast: 'more', colorScheme });
    await ask(page, faults, colorScheme, { type: 'rule', values: ['color-contrast-enhanced'] });
  }
  return faults;
}

const enlarge = (page: Page, isLarge: boolean): Promise<void> =>
  page.evaluate((large) => {
    document.documentElement.classList.toggle('large', large);
  }, isLarge);

/** Lines in the look that the page has now, and with `every` in 大字版 too. */
async function typography(page: Page, faults: string[], looks: Looks): Promise<void> {
  const said = `${page.viewportSize()?.width} px`;
  faults.push(...(await brokenLines(page)).map((fault) => `${said}: ${fault}`));
  if (looks === 'some') return;
  await enlarge(page, true);
  faults.push(...(await brokenLines(page)).map((fault) => `${said}, 大字版: ${fault}`));
  await enlarge(page, false);
}

async function thumbs(page: Page, faults: string[]): Promise<void> {
  for (const isLarge of [true, false]) {
    await enlarge(page, isLarge);
    faults.push(...(await smallTargets(page)).map((fault) => `${isLarge ? '大字版: ' : ''}${fault}`));
  }
}

async function sideways(page: Page, faults: string[], width: number): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT });
  for (const isLarge of [false, true]) {
    await enlarge(page, isLarge);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) faults.push(`${width} px${isLarge ? ', 大字版' : ''}: scrolls sideways by ${overflow} px`);
  }
}

/** From every page the key / leads to the search, and writes nothing there. */
async function searchKey(page: Page, faults: string[]): Promise<void> {
  await page.keyboard.press('/');
  const [focused, written] = await page.evaluate(() => [
    document.activeElement?.id ?? '',
    document.querySelector<HTMLInputElement>('#search')?.value,
  ]);
  if (focused !== 'search' || written !== '')
    faults.push(`the key / leads to #${focused}, the search has “${written}”`);
}

/** What axe lets pass: a page has one heading of the first level and skips none, and every table is named. */
async function structure(page: Page, faults: string[]): Promise<void> {
  faults.push(
    ...(await page.evaluate(() => {
      const found: string[] = [];
      const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
        .filter((heading) => heading.checkVisibility())
        .map((heading) => Number(heading.tagName[1]));
      if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1)
        found.push(`headings are ${levels.join()}: not one of the first level, and first`);
      levels.forEach((level, at) => {
        if (level > (levels[at - 1] ?? 0) + 1) found.push(`heading ${at + 1} skips to level ${level}`);
      });
      for (const table of document.querySelectorAll('table'))
        if (!table.caption?.textContent?.trim()) found.push(`no caption: ${table.outerHTML.slice(0, 120)}`);
      for (const landmark of ['body > header', 'main', 'footer', 'nav', '[role=search]'])
        if (!document.querySelector(landmark)) found.push(`no ${landmark}`);
      return found;
    })),
  );
}
