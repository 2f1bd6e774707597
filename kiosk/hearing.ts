/**
 * What a server's word does to the clock of a box (核对时间). Pure.
 *
 * A server's word is no better in itself than the box's: its clock may be wrong, and a cache may hand out an answer of long
 * ago. Where the two disagree, what is certain decides, and where nothing is, the time is unknown.
 */
import { ANSWER_MS, type Clock, DAY_MS, isWrong } from './clock.ts';
import type { Going } from './word.ts';

/** A release of no longer ago, by a server's clock, bears out that clock: office and server then agree on the day. */
const BORNE_OUT_MS = 2 * DAY_MS;

/** What a server says of the time, and what is known besides. */
export interface Heard {
  /** The time by the server; null where it doesn't say. */
  serverMs: number | null;
  going: Going;
  /** The as-of date of the newest release that is known begins here: no time is before it. */
  publishedMs: number;
  /** Before this the box's clock can't be right either. */
  earliestMs: number;
}

/**
 * The clock after a server's word.
 *
 * Whom box and server agree with is right. Where they disagree, a word that can't be (before the newest release) counts for
 * nothing, nor does the `Date` of an old answer against a box that is later. A server whose time moves decides against a
 * box that is certainly wrong, and against one that is ahead if the newest release is of the server's days. Against one
 * that is behind it decides what may be shown, since by the later of two times nothing is shown too long. Else the time is
 * unknown.
 */
export function hearServer(clock: Clock, { serverMs, going, publishedMs, earliestMs }: Heard): Clock {
  if (serverMs === null) return clock;
  const { wallMs, nowMs, source } = clock;
  const isBoxPossible = wallMs + ANSWER_MS >= Math.max(earliestMs, publishedMs);
  if (serverMs + ANSWER_MS < publishedMs)
    return source === 'torn' && isBoxPossible ? { ...clock, nowMs: wallMs, source: 'wall' } : clock;
  const isMoving = going === 'moves';
  // An answer may have lain in a cache for some minutes, so only a time that moves sets a clock back.
  const agreed = (ownMs: number): Clock => ({
    ...clock,
    nowMs: isMoving ? serverMs : Math.max(serverMs, ownMs),
    source: 'server',
  });
  const isKnown = source === 'server' || (source === 'wall' && isBoxPossible);
  if (isKnown && !isWrong(nowMs, serverMs)) return agreed(nowMs);
  if (isBoxPossible && !isWrong(wallMs, serverMs)) return agreed(wallMs);
  if (!isMoving) {
    if (source === 'server' || source === 'later' || source === 'leapt' || !isBoxPossible) return clock;
    return going === 'stands' && serverMs < wallMs
      ? { ...clock, nowMs: wallMs, source: 'wall' }
      : { ...clock, source: 'torn' };
  }
  // What was once agreed and counted on since, and the box with it, is more than one word.
  if (source === 'server' && !isWrong(wallMs, nowMs)) return clock;
  const ownMs = source === 'server' ? nowMs : wallMs;
  const isBoxOut = source === 'leapt' || (source === 'server' ? serverMs > nowMs : !isBoxPossible);
  if (isBoxOut || (serverMs < ownMs && serverMs - publishedMs <= BORNE_OUT_MS)) return agreed(serverMs);
  return serverMs > ownMs ? { ...clock, nowMs: serverMs, source: 'later' } : { ...clock, source: 'torn' };
}
