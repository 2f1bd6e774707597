/**
 * Browsers older than cascade layers: they skip the style sheet of the pages and are given the same without layers. Both
 * come to the same looks only as long as order and selectors decide what layers decide.
 */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const address = inject('siteAddress');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What parts and paper quarrel about. */
const PROPERTIES = [
  'display',
  'position',
  'color',
  'background-color',
  'font-size',
  'font-weight',
  'line-height',
  'text-decoration-line',
  'white-space',
  'text-align',
  'grid-template-columns',
  'grid-column-start',
  'list-style-type',
  ...['top', 'right', 'bottom', 'left'].flatMap((side) => [
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
    `border-${side}-style`,
    `border-${side}-color`,
  ]),
];

/** On a phone, on a desk, and on paper, whose type area is between them. */
const LOOKS = [
  [360, 'screen'],
  [1366, 'screen'],
  [688, 'print'],
] as const;

/**
 * One line an element: where it stands and how it looks. Of those that stand alike, as the rows of a table do, the first
 * two, which a rule for the first or for every other one tells apart, and the last.
 */
function looksOf(page: Page): Promise<string[]> {
  return page.evaluate((properties) => {
    // What is folded has no measures.
    for (const details of document.querySelectorAll('details')) details.open = true;
    const alike = new Map<string, Element[]>();
    for (const element of document.querySelectorAll('body, body *')) {
      const place: string[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        place.push(`${at.localName}.${at.getAttribute('class') ?? ''}`);
      const name = place.join(' in ');
      alike.set(name, [...(alike.get(name) ?? []), element]);
    }
    return [...alike].flatMap(([name, elements]) =>
      [...new Set([...elements.slice(0, 2), ...elements.slice(-1)])].map((element) => {
        const style = getComputedStyle(element);
        return `${name}: ${properties.map((property) => `${property} ${style.getPropertyValue(property)}`).join('; ')}`;
      }),
    );
  }, PROPERTIES);
}

/** A page as a browser of the time sees it: without layers nothing that stands in one is there. */
async function opened(place: string, knowsLayers: boolean): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 800 } });
  const page = await context.newPage();
  if (!knowsLayers) {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'CSSLayerBlockRule'));
    await page.route('**/assets/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  }
  await page.goto(`${address}${place}`);
  return page;
}

describe('a browser without cascade layers', () => {
  const alike = async (place: string): Promise<void> => {
    const [old, current] = await Promise.all([opened(place, false), opened(place, true)]);
    for (const [width, media] of LOOKS) {
      const looks = [];
      for (const page of [current, old]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ media });
        looks.push(await looksOf(page));
      }
      const [expected = [], found] = looks;
      expect(expected.length).toBeGreaterThan(50);
      expect(found, `${width} px, ${media}`).toEqual(expected);
    }
    for (const page of [old, current]) await page.context().close();
  };
  it.each(['/estates/YC005/'])('shows %s as one with layers does', alike);
  it.each([
    '/',
    '/audit/000101/',
    '/policies/changzhi-72-2025/',
    '/revenue/000102/',
    '/kiosk/installation-codes/000101/',
  ])('shows %s, too, as one with layers does', { tags: 'long' }, alike);
});
