/**
 * A real browser for the tests, which asks no other host for anything.
 */
import { type Browser, chromium } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.ts';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) throw new Error('no browser: install Chrome, Edge or Chromium');
  return chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
}
