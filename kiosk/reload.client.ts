/**
 * Loads the page of a screen anew (重新载入), where it is sure to come up again: a browser's error page would stay for good.
 */
import { type Clock, type Doubts, startClock, type Ticks, tickClock } from './clock.ts';
import { handOf, type Player } from './exchange.client.ts';
import { askServer, sessionItem, storedRelease } from './store.client.ts';

/** After a reload that did not help, the next one waits so long. */
const RELOAD_APART_MS = 600_000;
/** A reload takes no longer. */
const RELOADED_MS = 120_000;

type Reloading = Pick<Player, 'estate' | 'scope' | 'mode' | 'diary' | 'clock' | 'earliestMs' | 'ticks' | 'random'>;

/** Loads the page anew, if it is sure to come up again. */
export async function reload(why: string, player: Reloading): Promise<void> {
  const { estate, scope, mode, diary, clock, earliestMs, ticks } = player;
  const { wallMs } = ticks();
  const last = Number(sessionItem('reloaded')) || 0;
  if (mode === 'file' || Math.abs(wallMs - last) < RELOAD_APART_MS) return;
  try {
    const isSure =
      mode === 'worker' && navigator.serviceWorker.controller !== null && (await storedRelease(scope)) !== null;
    if (!isSure) await askServer(estate, handOf(player));
    diary.note(`reloads: ${why}`);
    diary.keep();
    sessionItem('reloaded', String(wallMs));
    // A page that hangs has not turned its clock for long.
    sessionItem('clock', JSON.stringify(tickClock(clock(), ticks(), earliestMs())));
    location.reload();
  } catch (cause) {
    diary.failed(`reload (${why})`, cause);
  }
}

/**
 * The clock of a page that was just loaded. One that a server had confirmed before the page loaded itself anew goes on: what
 * was known a moment ago is worth more than the next word of a server.
 */
export function openClock(ticks: Ticks, doubts: Doubts): Clock {
  const left = leftClock();
  sessionItem('clock', '');
  const passedMs = left === null ? -1 : ticks.wallMs - left.wallMs;
  if (left === null || left.source !== 'server' || passedMs < 0 || passedMs > RELOADED_MS)
    return startClock(ticks, doubts);
  return { ...ticks, nowMs: left.nowMs + passedMs, source: 'server' };
}

function leftClock(): Clock | null {
  try {
    const left = JSON.parse(sessionItem('clock') || 'null') as Clock | null;
    return left !== null && Number.isFinite(left.wallMs) && Number.isFinite(left.nowMs) ? left : null;
  } catch (_) {
    return null;
  }
}
