/**
 * Time in a page that passes only as a test says, while network, storage and service worker run in real time.
 *
 * Playwright's own clock (`page.clock`) does not do for weeks: it keeps a script for each step and runs all of them
 * again at each reload, does not restart `performance.now()` there, and does not wait for the network. Replaced are
 * Date, performance.now(), timers and animation frames of the page. The service worker and the animations of style
 * sheets keep real time, so no decision about time may be made there.
 */
import type { Page } from 'playwright';

/** In the page, as `window.simulated`. */
interface Simulated {
  wallMs(): number;
  /** Sets the box's clock; the time that passes stays the same. */
  setWall(ms: number): void;
  /** Runs all timers that are due until then, and waits for the page's exchanges with the server. */
  runUntil(wallMs: number, patienceMs: number): Promise<void>;
  /** As if the box had slept: timers that were due run once afterwards. */
  sleep(ms: number): Promise<void>;
}

declare global {
  interface Window {
    simulated: Simulated;
  }
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** How long in real time an exchange with the server may delay simulated time; the server is on this machine. */
const PATIENCE_MS = 2000;

/** A moment in Beijing: `beijing('2028-02-29 23:59')`. */
export function beijing(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}+08:00`);
}

/** What time it is; two of them where the box's clock is wrong from the start. */
export type Start = number | { boxMs: number; trueMs: number };

/**
 * From the next load on, time in a page passes only as a test says. The page's requests carry the true time, so that
 * the server's Date header can have it.
 */
export async function stopTime(page: Page, start: Start): Promise<void> {
  await page.addInitScript(simulate, typeof start === 'number' ? { boxMs: start, trueMs: start } : start);
}

/** The time on the box's clock. */
export async function wallTime(page: Page): Promise<number> {
  return inPage(page, () => page.evaluate(() => window.simulated.wallMs()));
}

/**
 * Lets time pass. A page that loads itself anew meanwhile goes on from where it was. Where the server never answers, time
 * goes on after `patienceMs` of real time.
 */
export async function pass(page: Page, ms: number, patienceMs = PATIENCE_MS): Promise<void> {
  const untilMs = (await wallTime(page)) + ms;
  await inPage(page, () =>
    page.evaluate(
      ([until, patience]) => window.simulated.runUntil(until as number, patience as number),
      [untilMs, patienceMs],
    ),
  );
}

/** Lets time pass in steps and looks after each. */
export async function passInSteps(page: Page, ms: number, stepMs: number, look: () => Promise<void>): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await pass(page, Math.min(stepMs, ms - passed));
    await look();
  }
}

/** Lets the box sleep: no timer runs, and afterwards each that was due runs once. */
export async function sleep(page: Page, ms: number): Promise<void> {
  await page.evaluate((slept) => window.simulated.sleep(slept), ms);
}

/** Sets the box's clock, as somebody does, or an empty battery. */
export async function setClock(page: Page, ms: number): Promise<void> {
  await page.evaluate((wall) => window.simulated.setWall(wall), ms);
}

/** Repeats a call into the page that a reload has interrupted. */
async function inPage<T>(page: Page, ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 50 || !/context was destroyed|navigat|simulated/.test(String(error))) throw error;
      await page.waitForLoadState('load');
    }
  }
}

/** Runs in the page, so that it stands on nothing but itself. */
function simulate({ boxMs, trueMs }: { boxMs: number; trueMs: number }): void {
  if (window !== window.top) return;
  interface Timer {
    at: number;
    /** The length of an interval; null for a timer that runs once. */
    every: number | null;
    call: () => void;
  }
  /** After so many timers pending events are handled; doing so after each would take seconds for a simulated day. */
  const BREATHS = 30;
  const RealDate = Date;
  const realNow = performance.now.bind(performance);
  const realTimeout = window.setTimeout.bind(window);
  const timers = new Map<number, Timer>();
  let lastId = 0;
  /** Since the page was loaded. */
  let passed = 0;
  // The name of a window outlives a reload.
  const [, leftAt, trulyLeftAt] = /^left at (-?\d+), truly (\d+)$/.exec(window.name) ?? [];
  let wallAtLoad = leftAt === undefined ? boxMs : Number(leftAt);
  const trueAtLoad = trulyLeftAt === undefined ? trueMs : Number(trulyLeftAt);
  let isLeaving = false;
  let isGivenUp = false;
  const wallMs = (): number => Math.round(wallAtLoad + passed);
  const leave = (): void => {
    isLeaving = true;
    window.name = `left at ${wallMs()}, truly ${Math.round(trueAtLoad + passed)}`;
  };
  window.addEventListener('beforeunload', leave);
  window.addEventListener('pagehide', leave);

  RealDate.now = wallMs;
  window.Date = new Proxy(RealDate, {
    construct: (target, given, made) =>
      Reflect.construct(
        target,
        given.length === 0 ? [wallMs()] : given,
        made === window.Date ? target : made,
      ) as object,
    apply: () => new RealDate(wallMs()).toString(),
  });
  Object.defineProperty(performance, 'now', { configurable: true, value: () => passed });
  const add = (call: () => void, delay: number | undefined, isRepeated: boolean): number => {
    const every = Math.max(1, Number(delay) || 0);
    lastId += 1;
    timers.set(lastId, { at: passed + every, every: isRepeated ? every : null, call });
    return lastId;
  };
  type Call = (...given: unknown[]) => void;
  Object.assign(window, {
    setTimeout: (call: Call, delay?: number, ...given: unknown[]) => add(() => call(...given), delay, false),
    setInterval: (call: Call, delay?: number, ...given: unknown[]) => add(() => call(...given), delay, true),
    clearTimeout: (id: number) => timers.delete(id),
    clearInterval: (id: number) => timers.delete(id),
    requestAnimationFrame: (call: Call) => add(() => call(passed), 16, false),
    cancelAnimationFrame: (id: number) => timers.delete(id),
  });

  const realFetch = window.fetch.bind(window);
  window.fetch = (asked, how = {}) =>
    realFetch(asked, {
      ...how,
      headers: { ...(how.headers as Record<string, string> | undefined), 'X-True-Time': String(trueAtLoad + passed) },
    });

  const channel = new MessageChannel();
  let goOn = (): void => {};
  channel.port1.onmessage = () => goOn();
  const breathe = (): Promise<void> =>
    new Promise((resolve) => {
      goOn = resolve;
      channel.port2.postMessage(null);
    });
  const isBusy = (): boolean => document.documentElement.dataset.sync === 'busy';
  let fired = 0;
  const settle = async (patienceMs: number): Promise<void> => {
    fired += 1;
    if (isBusy() || fired % BREATHS === 0) await breathe();
    else await null;
    // A page that is being left runs no more timers.
    if (isLeaving) await new Promise(() => {});
    if (!isBusy()) isGivenUp = false;
    const begun = realNow();
    while (isBusy() && !isGivenUp) {
      await new Promise((resolve) => realTimeout(resolve, 2));
      if (realNow() - begun > patienceMs) isGivenUp = true;
    }
  };
  const due = (until: number): [number, Timer] | null => {
    let first: [number, Timer] | null = null;
    for (const entry of timers)
      if (entry[1].at <= until && (first === null || entry[1].at < first[1].at)) first = entry;
    return first;
  };
  const fire = ([id, timer]: [number, Timer]): void => {
    passed = Math.max(passed, timer.at);
    if (timer.every === null) timers.delete(id);
    else timer.at = passed + timer.every;
    try {
      timer.call();
    } catch (error) {
      // Reported like an error in a real timer, without stopping anything.
      window.dispatchEvent(new ErrorEvent('error', { error, message: String(error) }));
      console.error(error);
    }
  };
  window.simulated = {
    wallMs,
    setWall: (ms) => {
      wallAtLoad = ms - passed;
    },
    runUntil: async (until, patienceMs) => {
      // A page whose scripts are still loading would do nothing meanwhile.
      if (document.readyState !== 'complete')
        await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
      await settle(patienceMs);
      // The end is fixed now, since the box's clock may be set while timers run.
      const end = passed + Math.max(0, until - wallMs());
      for (let next = due(end); next !== null; next = due(end)) {
        fire(next);
        await settle(patienceMs);
      }
      passed = end;
    },
    sleep: async (ms) => {
      passed += ms;
      for (const timer of timers.values()) timer.at = Math.max(timer.at, passed);
      for (const entry of [...timers]) {
        if (entry[1].at <= passed && timers.has(entry[0])) fire(entry);
        await breathe();
      }
    },
  };
}
