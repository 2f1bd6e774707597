/**
 * What the headers of an answer show of time (应答的时间): which moment it is by the server, whether the server's clock goes
 * at all, and how old the answer is. Pure.
 *
 * A cache between server and screen hands out old answers with the `Date` of long ago. An honest one adds their `Age`. Of
 * one that doesn't, nobody can tell from a single answer; its `Date` stands still from one answer to the next.
 */
import { DAY_MS } from './clock.ts';

export interface Word {
  /** `Date`, when the origin gave the answer by its own clock; null where it doesn't say. */
  dateMs: number | null;
  /** `Age`, for how long a cache has had it; 0 where it doesn't say. */
  ageMs: number;
  /** When the answer came, since the page was loaded. */
  monoMs: number;
}

/**
 * Whether a server's time goes on with the time that passes: it `moves`, it `stands`, or one can't tell, as from a first
 * answer.
 */
export type Going = 'moves' | 'stands' | 'unknown';

/** Two answers less apart than this say nothing of one another. */
export const APART_MS = 60_000;
/** How long answers may be on their way. */
const TRAVEL_MS = 20_000;
/** How far a server's clock may be ahead of the time. */
const AHEAD_MS = 600_000;

export function wordOf(date: string | null, age: string | null, monoMs: number): Word {
  const dateMs = Date.parse(date === null ? '' : date);
  const ageMs = /^\d+$/.test(age === null ? '' : age.trim()) ? Number(age) * 1000 : 0;
  return { dateMs: Number.isFinite(dateMs) ? dateMs : null, ageMs, monoMs };
}

/** The time by the server when the answer came; null where it doesn't say. */
export const serverMsOf = ({ dateMs, ageMs }: Word): number | null => (dateMs === null ? null : dateMs + ageMs);

/** Whether the server's time has gone on since an earlier answer. */
export function goingOf(last: Word | null, word: Word): Going {
  const [before, now] = [last && serverMsOf(last), serverMsOf(word)];
  if (last === null || before === null || now === null) return 'unknown';
  const passedMs = word.monoMs - last.monoMs;
  const movedMs = now - before;
  if (passedMs < APART_MS) return 'unknown';
  if (Math.abs(movedMs - passedMs) <= TRAVEL_MS + passedMs / 50) return 'moves';
  // More than has passed: the server's clock was set, or this box has slept.
  return movedMs < passedMs / 2 ? 'stands' : 'unknown';
}

/**
 * When an origin gave an answer, at a time that is known; null where nothing shows that it was within the last day. A
 * server whose clock is wrong but goes has answered all the same.
 */
export function originMsOf(word: Word, going: Going, nowMs: number): number | null {
  if (word.dateMs === null || word.ageMs > DAY_MS) return null;
  if (going === 'moves') return nowMs - word.ageMs;
  if (word.dateMs > nowMs + AHEAD_MS || word.dateMs < nowMs - DAY_MS) return null;
  return Math.min(word.dateMs, nowMs - word.ageMs);
}
