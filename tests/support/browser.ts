/**
 * A real browser for the tests, which asks no other host for anything.
 */
import { type Browser, chromium } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.ts';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) throw new Error('no browser: install Chrome, Edge or Chromium');
  // Without a locale in UTF-8 the browser can't give a download its Chinese name.
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath, args: [...BROWSER_FLAGS], env });
}
