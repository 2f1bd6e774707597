/**
 * Whether the box's clock can be believed (时钟). A reducer over readings; it asks no clock itself.
 *
 * Cheap boxes have no battery: they begin in 1970, and jump when somebody corrects them. A clock before the day of the
 * data, or before a time it has shown already, is wrong; one that leaps against the time that has really passed is
 * distrusted until the server's own clock says what time it is.
 */

/** Two readings at one moment: what the box says it is, and the time since it was started, both in milliseconds. */
export interface Ticks {
  wallMs: number;
  monoMs: number;
}

export interface Clock extends Ticks {
  /** The best that is known of the time, in milliseconds since 1970. */
  nowMs: number;
  /** `wall`: the box's own; `server`: as a server confirmed; `leapt`: not to be believed. */
  source: 'wall' | 'server' | 'leapt';
}

/** What may be said of the time. */
export interface Reading {
  nowMs: number;
  isTrusted: boolean;
}

/** A clock that leaps by more than this has been set; a slow one drifts by less in a day. */
const LEAP_MS = 90_000;
/** Whatever a slow clock loses in months. */
const WRONG_MS = 600_000;
/** What a server says is as old as its answer took. */
export const ANSWER_MS = 60_000;

/** `isWrong`: the server has found this box's clock wrong before; then nothing is believed until it is asked again. */
export function startClock(ticks: Ticks, isWrong: boolean): Clock {
  return { ...ticks, nowMs: ticks.wallMs, source: isWrong ? 'leapt' : 'wall' };
}

/** Whether a box's clock is too far from the server's to be gone by. */
export function isWrong(wallMs: number, serverMs: number): boolean {
  return Math.abs(wallMs - serverMs) > WRONG_MS;
}

/** The clock a moment later. `earliestMs`: before it the time can't be. */
export function tickClock(clock: Clock, ticks: Ticks, earliestMs: number): Clock {
  const passedMs = ticks.monoMs - clock.monoMs;
  const leapMs = ticks.wallMs - clock.wallMs - passedMs;
  const nowMs = clock.nowMs + passedMs;
  if (Math.abs(leapMs) <= LEAP_MS) {
    // Small corrections are what keeps a clock right; after a server's word they are no more than drift.
    return { ...ticks, nowMs: clock.source === 'wall' ? ticks.wallMs : nowMs, source: clock.source };
  }
  // If the clock was certainly wrong and now may be right, somebody has corrected it.
  if (clock.source === 'wall' && clock.nowMs < earliestMs && ticks.wallMs >= earliestMs)
    return { ...ticks, nowMs: ticks.wallMs, source: 'wall' };
  // Time counted on from the server's word holds, whatever the box's clock is set to.
  if (clock.source === 'server') return { ...ticks, nowMs, source: 'server' };
  return { ...ticks, nowMs, source: 'leapt' };
}

/** After the server has said what time it is; ignored where that can't be. */
export function confirmClock(clock: Clock, serverMs: number, earliestMs: number): Clock {
  return Number.isFinite(serverMs) && serverMs + ANSWER_MS >= earliestMs
    ? { ...clock, nowMs: serverMs, source: 'server' }
    : clock;
}

export function readClock(clock: Clock, earliestMs: number): Reading {
  return { nowMs: clock.nowMs, isTrusted: clock.source !== 'leapt' && clock.nowMs + ANSWER_MS >= earliestMs };
}

/** China has one time and no summer time; what zone the box is set to does not matter. */
const BEIJING_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The first moment of a day in Beijing. */
export function dayStartMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - BEIJING_MS;
}

/** The day in Beijing, `YYYY-MM-DD`. */
export function dateAt(ms: number): string {
  return new Date(ms + BEIJING_MS).toISOString().slice(0, 10);
}

/** Minutes since midnight in Beijing. */
export function minuteAt(ms: number): number {
  return Math.floor(((((ms + BEIJING_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/** Days from one date to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((dayStartMs(to) - dayStartMs(from)) / DAY_MS);
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 14:32 */
export function timeText(ms: number): string {
  const minute = minuteAt(ms);
  const two = (value: number): string => `${value < 10 ? '0' : ''}${value}`;
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** 11月20日 星期五 */
export function dateText(ms: number): string {
  const date = new Date(ms + BEIJING_MS);
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 星期${WEEKDAYS[date.getUTCDay()]}`;
}

/** 2026-11-10 → 2026年11月10日 */
export function dayText(date: string): string {
  return `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
