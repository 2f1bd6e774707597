/**
 * What a browser finds wrong with a page, whoever reads it: on a phone and on a desk, enlarged, on a dark screen.
 *
 * Each page is loaded once for each width; 大字版 and the dark scheme only change properties, so they are switched on in
 * the loaded page. A reader's own actions may move the page, scripts and islands may not.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page, Request } from 'playwright';

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

/** Looks at pages one after the other; each fault is a sentence, and none is as it should be. */
export interface Examiner {
  /** In all looks, or only in those that can differ between pages of one kind. */
  faultsOf(place: string, looks: 'every' | 'some'): Promise<string[]>;
}

/** One tab that stays a phone and one that stays a desk: a new tab costs more than a page does. */
export async function examiner(browser: Browser, address: string): Promise<Examiner> {
  const [onPhone, onDesk] = await Promise.all([tab(browser, address, PHONE), tab(browser, address, DESK)]);
  return {
    async faultsOf(place, looks) {
      const faults = await Promise.all([
        onPhone(place, async (page, found) => {
          if (looks === 'every') await barriers(page, found, `${PHONE} px`, 'light', looks);
          else await narrowBarriers(page, found, `${PHONE} px`);
          await sideways(page, found, NARROWEST);
        }),
        onDesk(place, async (page, found) => {
          await barriers(page, found, `${DESK} px`, 'dark', looks);
          await structure(page, found);
          await sideways(page, found, TABLET);
        }),
      ]);
      return faults.flat();
    },
  };
}

type Look = (page: Page, faults: string[]) => Promise<void>;

/** A tab of one width with slow style sheets and slower scripts, which notes every layout shift from the first paint. */
async function tab(
  browser: Browser,
  address: string,
  width: number,
): Promise<(place: string, look: Look) => Promise<string[]>> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(noteShifts);
  await context.route(/\.(?:js|css)$/, async (route) => {
    const isStyle = route.request().url().endsWith('.css');
    await new Promise((done) => setTimeout(done, isStyle ? STYLE_DELAY_MS : SCRIPT_DELAY_MS));
    await route.continue();
  });
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
    while (underway.size > 0 || performance.now() - last < QUIET_MS) await new Promise((done) => setTimeout(done, 20));
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

/** Every rule in one colour scheme; then in the other whatever colours can break, and in 大字版 whatever sizes can. */
async function barriers(
  page: Page,
  faults: string[],
  width: string,
  scheme: 'light' | 'dark',
  looks: 'every' | 'some',
): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(AXE);
  await ask(page, faults, `${width}, ${scheme}`, { type: 'tag', values: WHOLE });
  if (looks === 'some') return;
  const other = scheme === 'light' ? 'dark' : 'light';
  await page.emulateMedia({ colorScheme: other });
  await ask(page, faults, `${width}, ${other}`, { type: 'rule', values: BY_COLOUR });
  await enlarge(page, true);
  await ask(page, faults, `${width}, 大字版`, { type: 'rule', values: BY_SIZE });
  await enlarge(page, false);
}

/** The rules that a width can break, for a page that was examined with all rules on a desk. */
async function narrowBarriers(page: Page, faults: string[], width: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(AXE);
  await ask(page, faults, `${width}, light`, { type: 'rule', values: [...BY_COLOUR, ...BY_SIZE] });
}

/** Asks the axe that is in the page for some of its rules. */
async function ask(
  page: Page,
  faults: string[],
  look: string,
  runOnly: { type: 'tag' | 'rule'; values: readonly string[] },
): Promise<void> {
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { run(page: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    const { violations } = await axe.run(document, {
      runOnly,
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 1) }));
  }, runOnly);
  faults.push(...violations.map((violation) => barrier(look, violation)));
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

const barrier = (look: string, { id, nodes }: Violation): string =>
  `${look}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`;

/** Letters with less contrast than level AAA in a colour scheme, which readers get who ask for more contrast. */
export async function faintLetters(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ contrast: 'more', colorScheme });
  await page.evaluate(AXE);
  const faults: string[] = [];
  await ask(page, faults, colorScheme, { type: 'rule', values: ['color-contrast-enhanced'] });
  return faults;
}

const enlarge = (page: Page, isLarge: boolean): Promise<void> =>
  page.evaluate((large) => {
    document.documentElement.classList.toggle('large', large);
  }, isLarge);

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
