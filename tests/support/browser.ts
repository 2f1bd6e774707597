/**
 * A real browser for the tests, which asks no other host for anything.
 */
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.ts';

/** One for all files of a process: starting it takes longer than many of their tests. It ends with the process. */
let running: Promise<Browser> | null = null;

/** A browser that closes what was opened in it, and nothing else, when it is closed. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await shared();
  const opened = new Set<BrowserContext>();
  const own: Pick<Browser, 'newContext' | 'newPage' | 'close'> = {
    newContext: async (options) => {
      const context = await browser.newContext(options);
      opened.add(context);
      return context;
    },
    newPage: async (options) => {
      const page = await browser.newPage(options);
      opened.add(page.context());
      return page;
    },
    close: async () => {
      for (const context of opened) await context.close();
      opened.clear();
    },
  };
  return new Proxy(browser, {
    get: (_, name) => {
      if (name in own) return own[name as keyof typeof own];
      const value: unknown = Reflect.get(browser, name, browser);
      return typeof value === 'function' ? value.bind(browser) : value;
    },
  });
}

async function shared(): Promise<Browser> {
  if (running !== null && (await running).isConnected()) return running;
  running = launchAlone();
  return running;
}

/** A browser of one's own: one that has printed other pages before may leave a font out of the next PDF. */
export async function launchAlone(): Promise<Browser> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) throw new Error('no browser: install Chrome, Edge or Chromium');
  // Without a locale in UTF-8 the browser can't give a download its Chinese name.
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath, args: [...BROWSER_FLAGS], env });
}
