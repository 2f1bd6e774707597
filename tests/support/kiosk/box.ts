/**
 * A box: a browser in a process of its own, with a profile on disk, which a test can end like a power cut.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from '../../../scripts/browser.ts';

export interface Box {
  context: BrowserContext;
  browser: Browser;
  /** Ends every process of it at once, as a power cut does. */
  cut(): Promise<void>;
  /** Shuts it down in order. */
  close(): Promise<void>;
}

/** Switches on a box with this profile folder. */
export async function startBox(profile: string, flags: readonly string[] = []): Promise<Box> {
  const executable = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executable) throw new Error('no browser: install Chrome, Edge or Chromium');
  const child = spawn(
    executable,
    [
      ...BROWSER_FLAGS,
      '--headless',
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...flags,
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    },
  );
  const ended = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await debuggingAddress(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('a browser without a context');
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    // A browser is many processes, so the whole group gets the signal.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
    await ended;
    await browser.close();
  };
  return { context, browser, cut: () => end('SIGKILL'), close: () => end('SIGTERM') };
}

async function debuggingAddress({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('a browser without words');
  const said: string[] = [];
  for await (const line of createInterface(stderr)) {
    const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
    said.push(line);
  }
  throw new Error(`the browser did not start: ${said.slice(-5).join('\n')}`);
}
