/**
 * For everyone: what holds on every kind of page, on phone and desk, enlarged and dark, with the keyboard alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Examiner, examiner, faintLetters } from '../support/examination.ts';
import {
  isScreen,
  LATER_PAGES,
  LEADING_ON,
  layoutOf,
  leadsOn,
  PAGE_KINDS,
  routeFiles,
  routeOf,
} from '../support/page-kinds.ts';

const folder = inject('siteFolder');
const address = inject('siteAddress');
/** Of each kind the fullest example, for a phone, and the emptiest, for a desk, where that is another. */
const FULLEST = Object.values(PAGE_KINDS).map(([fullest = '']) => fullest);
/** What residents come for; CI looks at the others as well. */
const MOST_READ = ['/', '/c/DM008/', '/estates/YC005/'];
const EMPTIEST = Object.values(PAGE_KINDS).flatMap(([, ...others]) => others.slice(-1));
/** How far a page is walked with the key Tab. */
const STOPS = 60;
const FEWEST_STOPS = 25;
let browser: Browser;
let examined: Examiner;

beforeAll(async () => {
  browser = await launchBrowser();
  examined = await examiner(browser, folder);
});
afterAll(async () => {
  await browser.close();
  await examined.close();
});

describe('the list of page kinds', () => {
  it('names every route there is', () => {
    expect([...Object.keys(PAGE_KINDS), ...Object.keys(LATER_PAGES), ...LEADING_ON].sort()).toEqual(routeFiles());
    for (const [route, places] of Object.entries(PAGE_KINDS)) {
      expect(places.length, route).toBeGreaterThan(0);
      for (const place of places) {
        const file = place.replace(/[?#].*/, '').slice(1);
        expect(routeOf(file.endsWith('.html') ? file : `${file}index.html`), place).toBe(route);
      }
    }
  });

  it('leaves out only later pages, which the sample does not have and which look like the first', () => {
    const routes = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.html') && !isScreen(file))
      .filter((file) => !leadsOn(readFileSync(path.join(folder, file), 'utf8')))
      .map(routeOf);
    expect(new Set(routes)).toEqual(new Set(Object.keys(PAGE_KINDS)));
    for (const [later, first] of Object.entries(LATER_PAGES)) expect(layoutOf(later), later).toBe(layoutOf(first));
  });
});

describe('every kind of page', () => {
  // tests/soak/everyone.soak.ts has every example on both devices, in every look.
  const whole = 'has no barrier, no shift, no sideways scroll, no foreign host and no error';
  const onPhone = async (place: string): Promise<void> =>
    expect(await examined.faultsOf(place, ['phone'], 'some')).toEqual([]);
  it('has an example that is there for each that is read most', () => {
    expect(MOST_READ.filter((place) => !FULLEST.includes(place))).toEqual([]);
  });
  it.each(MOST_READ)(`%s on a phone ${whole}`, onPhone);
  it.each(FULLEST.filter((place) => !MOST_READ.includes(place)))(`%s on a phone ${whole}`, { tags: 'long' }, onPhone);
  it.each(EMPTIEST)(`%s on a desk ${whole}`, { tags: 'long' }, async (place) => {
    expect(await examined.faultsOf(place, ['desk'], 'some')).toEqual([]);
  });
});

/** A page in a tab of its own. */
async function opened(place: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 800 }, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(address + place, { waitUntil: 'load' });
  return page;
}
const close = (page: Page): Promise<void> => page.context().close();

describe('who asks for more contrast', () => {
  const title = 'reads every letter of %s at 7 to 1 or more, on light and dark screens';
  const legible = async (place: string): Promise<void> => {
    const page = await opened(place, { contrast: 'more' });
    expect(await faintLetters(page)).toEqual([]);
    await close(page);
  };
  it.each(['/estates/JZ001/'])(title, legible);
  it.each(['/audit/000101/', '/fees/000101/'])(title, { tags: 'long' }, legible);
});

describe('where colours are forced', () => {
  /** Where a sign stands and which it is; those of one group must be told apart. */
  type Sign = readonly [place: string, selector: string];
  const [everyPanel, blackList, mixed] = ['JZ001', 'BY006', 'DM009'].map((code) => `/estates/${code}/`) as [
    string,
    string,
    string,
  ];
  const SIGNS: Readonly<Record<string, readonly Sign[]>> = {
    'stamps of panels': [
      [everyPanel, '.stamp .is-disclosed'],
      [everyPanel, '.stamp .is-overdue'],
      // No estate of the sample has left a panel untold that a rule asks for: one is stamped for this.
      [everyPanel, '.stamp .is-undisclosed'],
      [everyPanel, '.stamp .is-unknown'],
      [mixed, '.stamp .is-not-applicable'],
    ],
    'periods of a strip of lists': [
      [everyPanel, '.strip .m-red > *'],
      [blackList, '.strip .m-black > *'],
      [everyPanel, '.strip .m-absent > *'],
      [mixed, '.strip .m-unpublished > *'],
    ],
    'the two lists': [
      [everyPanel, '.red'],
      [blackList, '.black'],
    ],
    verdicts: [
      ['/audit/000101/', '.verdict.v-met'],
      ['/audit/000101/', '.verdict.v-late'],
      ['/audit/000101/', '.verdict.v-lack'],
      ['/audit/000101/', '.verdict.v-open'],
      ['/audit/000101/', '.verdict.v-none'],
    ],
    'signs of the matrix': [
      ['/audit/000101/', '.matrix .v-met'],
      ['/audit/000101/', '.matrix .v-late a'],
      ['/audit/000101/', '.matrix .v-lack a'],
      ['/audit/000101/', '.matrix .v-open a'],
    ],
    'words of tables': [
      ['/fees/000101/', '.w-lack'],
      ['/revenue/000101/', '.w-open'],
      ['/revenue/000101/', '.w-late'],
    ],
    'bars of revenue': [
      [everyPanel, '.picture .b-balance'],
      [everyPanel, '.picture .b-in'],
      [everyPanel, '.picture .b-out'],
    ],
    'bars of complaints': [
      [everyPanel, '.picture .b-time'],
      [everyPanel, '.picture .b-rest'],
    ],
    'bars of lifts': [
      [everyPanel, '.picture .b-days'],
      [everyPanel, '.picture .b-late'],
    ],
  };

  it('signs differ by line, ground, hatching or a clock, on light and dark screens', { tags: 'long' }, async () => {
    const signs = Object.values(SIGNS).flat();
    const seen = { light: new Map<Sign, string>(), dark: new Map<Sign, string>() };
    const page = await opened('/', { forcedColors: 'active' });
    for (const place of new Set(signs.map(([one]) => one))) {
      await page.goto(address + place);
      await page.evaluate(() => {
        const stamp = document.querySelector('.stamp')?.cloneNode(true) as HTMLElement | undefined;
        stamp?.querySelector('b')?.setAttribute('class', 'is-undisclosed');
        if (stamp) document.querySelector('.stamp')?.after(stamp);
      });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme });
        for (const sign of signs.filter(([one]) => one === place))
          seen[colorScheme].set(sign, await formOf(page, sign[1]));
      }
    }
    await close(page);
    for (const [scheme, forms] of Object.entries(seen))
      for (const [name, group] of Object.entries(SIGNS)) {
        const found = group.map((sign) => forms.get(sign));
        expect(new Set(found).size, `${name}, ${scheme}: ${found.join('; ')}`).toBe(group.length);
      }
  });

  /** What is left of an element when nobody sees its colours. */
  function formOf(page: Page, selector: string): Promise<string> {
    return page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const style = getComputedStyle(element);
        const ground = getComputedStyle(document.body).backgroundColor;
        const isSeen = (colour: string): boolean => colour !== ground && !/^none$|^rgba\(.*, 0\)$/.test(colour);
        if (element instanceof SVGElement) {
          const fill = element.getAttribute('fill')?.startsWith('url')
            ? 'hatched'
            : isSeen(style.fill)
              ? 'solid'
              : 'open';
          return `${fill}, ${isSeen(style.stroke) ? style.strokeWidth : 'no line'}`;
        }
        const hasLine = style.borderTopStyle !== 'none' && isSeen(style.borderTopColor);
        return [
          style.forcedColorAdjust === 'none' && style.backgroundImage !== 'none' ? 'hatched' : 'plain',
          style.forcedColorAdjust === 'none' && isSeen(style.backgroundColor) ? 'solid' : 'open',
          hasLine ? `${style.borderTopStyle} ${style.borderTopWidth}` : 'no line',
          getComputedStyle(element, '::before').content === '""' ? 'clock' : 'no clock',
        ].join(', ');
      });
  }
});

describe('who wants nothing to move', () => {
  it('finds no transition, animation or smooth scrolling, whatever the device asks for', async () => {
    const page = await opened('/', { reducedMotion: 'reduce' });
    for (const place of ['/', '/estates/JZ001/', '/audit/000101/', '/fees/000101/', '/complain/000103/']) {
      await page.goto(address + place);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) =>
          ['', '::before', '::after'].flatMap((part) => {
            const style = getComputedStyle(element, part || null);
            const isStill =
              /^0s(?:, 0s)*$/.test(style.transitionDuration) &&
              style.animationName === 'none' &&
              style.scrollBehavior === 'auto';
            return isStill ? [] : [`${element.tagName}${part}`];
          }),
        ),
      );
      expect(moving, place).toEqual([]);
    }
    await close(page);
  });
});

describe('with the keyboard alone', () => {
  const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

  it('the first key leads past the header, which shows itself for it', async () => {
    const page = await opened('/');
    for (const place of ['/', '/estates/JZ001/', '/fees/000101/', '/complain/000103/', '/404.html']) {
      await page.goto(address + place);
      await page.keyboard.press('Tab');
      const skip = page.locator('.skip');
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      const box = await skip.boundingBox();
      expect(box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1366, place).toBe(true);
      await page.keyboard.press('Enter');
      expect(await focused(page), place).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null), place).toBe(true);
    }
    await close(page);
  });

  it('/ leads to the search, but is a letter where one writes', async () => {
    const page = await opened('/fees/000101/');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    expect(await page.locator('#search').inputValue()).toBe('');
    await page.locator('.filters input[name=q]').fill('1');
    await page.keyboard.press('/');
    expect(await page.locator('.filters input[name=q]').inputValue()).toBe('1/');
    await close(page);
  });

  const title = '%s is walked in the order it is read, and each stop is seen (forced colours: %s)';
  const walked = async (place: string, isForced: boolean): Promise<void> => {
    const page = await opened(place, isForced ? { forcedColors: 'active' } : {});
    await page.waitForLoadState('networkidle');
    const faults: string[] = [];
    for (let stop = 0; stop < STOPS; stop++) {
      await page.keyboard.press('Tab');
      const fault = await page.evaluate(() => {
        const now = document.activeElement as HTMLElement;
        if (now === document.body) return 'end';
        const before = (window as unknown as { before?: Element }).before;
        Object.assign(window, { before: now });
        const style = getComputedStyle(now);
        const box = now.getBoundingClientRect();
        const name = `${now.tagName} ${now.textContent?.trim().slice(0, 20)}`;
        if (before && !(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING))
          return `${name}: goes back`;
        if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) return `${name}: no outline`;
        if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
          return `${name}: out of view`;
        return null;
      });
      if (fault === 'end' && stop > FEWEST_STOPS) break;
      if (fault !== null) faults.push(fault);
    }
    expect(faults).toEqual([]);
    await close(page);
  };
  it.each([['/estates/JZ001/', true] as const])(title, walked);
  it.each([
    ['/', false],
    ['/estates/JZ001/', false],
    ['/audit/000101/', false],
    ['/fees/000101/', false],
    ['/complain/000103/', false],
  ])(title, { tags: 'long' }, walked);
});
