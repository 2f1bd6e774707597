/**
 * A screen as a test sees it: a page in a browser, what it says of itself, and what stands on it.
 */
import type { BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { type Start, stopTime } from './browser-time.ts';
import { withoutNewApis } from './old-browser.ts';

export interface Size {
  width: number;
  height: number;
}

export interface Screen {
  page: Page;
  address: string;
  /** Errors in the page, without the browser's messages about missing answers. */
  errors: string[];
}

export interface State {
  release: string;
  frame: string;
  sync: string;
  condition: string;
  mode: string;
  /** The text of the current page. */
  text: string;
  /** The lines around it. */
  age: string;
  time: string;
  date: string;
}

export const PORTRAIT: Size = { width: 1080, height: 1920 };
/** A small size for tests that don't look at it: each page is drawn all the same, with a tenth of the dots. */
export const SMALL: Size = { width: 360, height: 640 };

/** Opens an estate's screen as a box of 2018 does, at a time of which only the test disposes. */
export async function openScreen(
  context: BrowserContext,
  url: string,
  estate: string,
  start: Start,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Screen> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR|service worker/i.test(message.text()))
      errors.push(message.text());
  });
  await page.addInitScript(withoutNewApis());
  await stopTime(page, start);
  await prepare(page);
  const address = `${url}/kiosk/${estate}/`;
  await page.goto(address);
  return { page, address, errors };
}

/** The state that the screen shows in its attributes. During a reload it waits; a browser's error page has none. */
export async function stateOf({ page }: Pick<Screen, 'page'>): Promise<State> {
  for (let tries = 0; ; tries++) {
    try {
      const state = await page.evaluate(readState);
      if (state.release !== '' || tries === LOADING_TRIES) return state;
    } catch (error) {
      if (tries === LOADING_TRIES || !String(error).includes('context was destroyed')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const LOADING_TRIES = 60;

/** Runs in the page. */
function readState(): State {
  const told = document.documentElement.dataset;
  const words = (found: Element | null): string => (found?.textContent ?? '').trim();
  return {
    release: told.release ?? '',
    frame: told.frame ?? '',
    sync: told.sync ?? '',
    condition: told.condition ?? '',
    mode: told.mode ?? '',
    text: words(document.querySelector('.page.is-shown')),
    age: words(document.getElementById('age')),
    time: words(document.getElementById('time')),
    date: words(document.getElementById('date')),
  };
}

/** Checks that the screen shows a whole page of ours; returns its state. */
export async function expectWhole(screen: Screen): Promise<State> {
  const state = await stateOf(screen);
  expect(screen.page.url()).toBe(screen.address);
  expect(state.text, `${state.frame} of ${state.release}`).not.toBe('');
  expect(state.age).toContain('数据截至');
  const shown = await screen.page.evaluate(() =>
    [...document.querySelectorAll('.page.is-shown')].map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > innerWidth / 3 && height > innerHeight / 3;
    }),
  );
  expect(shown, `${state.frame} of ${state.release}`).toEqual([true]);
  return state;
}

/** All text of one round of the screen, by panel. */
export async function everythingOn({ page }: Pick<Screen, 'page'>): Promise<string> {
  return page.evaluate(() => document.getElementById('screen')?.textContent ?? '');
}
