/**
 * One list of all kinds of page, for whatever has to hold on every one of them: by route, examples of the
 * published sample city, the fullest and the emptiest of each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../../src/site.ts';

const ROUTES = path.join(REPOSITORY, 'src', 'pages');

/** Route files below `src/pages` with what stands for each. */
export const PAGE_KINDS: Readonly<Record<string, readonly string[]>> = {
  'index.astro': ['/'],
  '404.astro': ['/404.html'],
  '[table]/index.astro': ['/fees/', '/revenue/', '/managers/', '/lifts/', '/lifts/?sort=days&desc=1', '/fees/?q=没有'],
  '[table]/[county]/index.astro': [
    '/fees/000101/',
    '/revenue/000102/',
    '/managers/000103/',
    '/lifts/000104/',
    '/revenue/000101/?sort=closing&street=石桥镇',
  ],
  'audit/index.astro': ['/audit/'],
  'audit/[division]/index.astro': ['/audit/000101/', '/audit/000102/?duty=CZ-08&todo=1#matrix'],
  'bulletins/index.astro': ['/bulletins/'],
  'bulletins/[division]/index.astro': ['/bulletins/000101/'],
  'bulletins/[division]/[month].astro': ['/bulletins/000101/2026-10/', '/bulletins/000103/2026-01/'],
  'c/[estate].astro': ['/c/DM008/', '/c/YC012/'],
  'check/index.astro': ['/check/'],
  'complain/index.astro': ['/complain/'],
  'complain/[division].astro': ['/complain/000101/', '/complain/000103/'],
  'data/index.astro': ['/data/'],
  'divisions/[code]/index.astro': ['/divisions/000101/', '/divisions/000104/'],
  'estates/index.astro': ['/estates/'],
  // The fullest, the one with the longest name, one that manages itself, one with every panel, the emptiest.
  'estates/[estate].astro': ['YC005', 'JZ011-1', 'YC011', 'JZ001', 'BY014'].map((code) => `/estates/${code}/`),
  'firms/index.astro': ['/firms/'],
  'firms/[firm].astro': ['/firms/91000000MA0000103M/', '/firms/91000000MA0000154X/'],
  'kiosk/index.astro': ['/kiosk/'],
  'kiosk/installation-codes/[county]/index.astro': [
    '/kiosk/installation-codes/000101/',
    '/kiosk/installation-codes/000104/',
  ],
  'lists/index.astro': ['/lists/'],
  'lists/[division]/index.astro': ['/lists/000101/'],
  'lists/[division]/[period].astro': ['/lists/000103/2026-Q3/', '/lists/000101/2026-07/'],
  'accessibility/index.astro': ['/accessibility/'],
  'glossary/index.astro': ['/glossary/'],
  'policies/index.astro': ['/policies/'],
  'print/index.astro': ['/print/'],
  'print/[county]/index.astro': ['/print/000101/', '/print/000102/#estate-YC005'],
  'print/firms/index.astro': ['/print/firms/'],
  'policies/[id].astro': ['changzhi-72-2025', 'changzhi-draft-opinions', 'civil-code'].map((id) => `/policies/${id}/`),
};

/** Second and later pages: only a city larger than the sample has them, and each is the layout of its first page. */
export const LATER_PAGES: Readonly<Record<string, string>> = {
  '[table]/[county]/[page].astro': '[table]/[county]/index.astro',
  'audit/[division]/[page].astro': 'audit/[division]/index.astro',
  'divisions/[code]/[page].astro': 'divisions/[code]/index.astro',
  'firms/pages/[page].astro': 'firms/index.astro',
  'kiosk/installation-codes/[county]/[page].astro': 'kiosk/installation-codes/[county]/index.astro',
  'print/[county]/[page].astro': 'print/[county]/index.astro',
  'print/firms/[page].astro': 'print/firms/index.astro',
};

/** Pages that lead on at once, so that nobody stays to be shown anything: tests/site/former-addresses.test.ts looks at them. */
export const LEADING_ON: readonly string[] = ['[...former].astro'];

/** Whether a published page leads on from a former address. */
export const leadsOn = (html: string): boolean => html.includes('<noscript><meta http-equiv="refresh"');

/** Whether a published file is a lobby screen: a program of its own beside the pages, which leads nowhere. */
export const isScreen = (file: string): boolean => /^kiosk\/[^/]+\/index\.html$/.test(file);

/** The route files of all pages. */
export const routeFiles = (): string[] =>
  readdirSync(ROUTES, { recursive: true })
    .map((file) => String(file).replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.astro'))
    .sort();

/** Which layout a route file draws its page with. */
export const layoutOf = (route: string): string | undefined =>
  /from '[./]*\/layouts\/(\w+)\.astro'/.exec(readFileSync(path.join(ROUTES, route), 'utf8'))?.[1];

/** The route that a published file comes from: of those that fit, the one whose first parts are fixed words. */
export function routeOf(file: string): string | undefined {
  const rank = (route: string): string => route.replaceAll('[', '\uffff');
  return routeFiles()
    .filter((route) => !LEADING_ON.includes(route))
    .filter((route) => patternOf(route).test(file))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

const patternOf = (route: string): RegExp => {
  const page = route.replace(/\.astro$/, '').replace(/(^|\/)index$/, '');
  const body = page.replace(/\[\w+\]/g, '[^/]+');
  return new RegExp(page === '404' ? '^404\\.html$' : `^${body}${body === '' ? '' : '/'}index\\.html$`);
};
