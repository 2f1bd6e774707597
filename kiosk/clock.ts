/**
 * Whether the clock of a box can be believed (时钟). A reducer over readings of the clock, which it does not take itself.
 *
 * Cheap boxes have no battery: their clock starts in 1970 and jumps when it is corrected. A clock before the as-of
 * date, or before a time that was already shown, is wrong. One that has jumped, compared with the time that has passed,
 * is not trusted until a server has told the time.
 *
 * What a server's word does to it stands in `hearing.ts`.
 */

/**
 * Two readings of one moment, both in milliseconds: the time on the box's clock, and the time since the page was
 * loaded.
 */
export interface Ticks {
  wallMs: number;
  monoMs: number;
}

export interface Clock extends Ticks {
  /** The best that is known of the time, in milliseconds since 1970. */
  nowMs: number;
  /**
   * Where the time comes from: `wall` is the box's clock, `server` a server's answer. `later` is the later of the two where
   * they disagree: enough to take down what may be over, not to tell anybody the time. Not to be trusted at all is it
   * after `leapt`, when the box's clock was set, and `torn`, when nobody knows which of them is right.
   */
  source: 'wall' | 'server' | 'later' | 'leapt' | 'torn';
}

/** The time, with whether it can be trusted: it is no later than that. */
export interface Reading {
  nowMs: number;
  isTrusted: boolean;
  /** Whether it can be told as well. */
  isTold: boolean;
}

/** A clock that leaps by more than this has been set; a slow one drifts by less in a day. */
const LEAP_MS = 90_000;
/** Whatever a slow clock loses in months. */
const WRONG_MS = 600_000;
/** How old a server's time may be, since its answer has travelled. */
export const ANSWER_MS = 60_000;

/** What was found of a box's clock when a server was last heard; with either it is not trusted until one is heard again. */
export interface Doubts {
  /** It was wrong. */
  isClockWrong: boolean;
  /** It disagreed with the server, and nobody knew which of them was right. */
  isClockDoubted: boolean;
}

/** The clock of a page that was just loaded. */
export function startClock(ticks: Ticks, { isClockWrong, isClockDoubted }: Doubts): Clock {
  return { ...ticks, nowMs: ticks.wallMs, source: isClockWrong ? 'leapt' : isClockDoubted ? 'torn' : 'wall' };
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
    // Small corrections keep a clock right, so the box's clock is followed. After a server's answer they are drift and
    // are ignored.
    return { ...ticks, nowMs: clock.source === 'wall' ? ticks.wallMs : nowMs, source: clock.source };
  }
  // If the clock was certainly wrong and now may be right, somebody has corrected it.
  if (clock.source === 'wall' && clock.nowMs < earliestMs && ticks.wallMs >= earliestMs)
    return { ...ticks, nowMs: ticks.wallMs, source: 'wall' };
  // After a server's answer the time is counted on, whatever the box's clock is set to.
  if (clock.source === 'server' || clock.source === 'later') return { ...ticks, nowMs, source: clock.source };
  return { ...ticks, nowMs, source: 'leapt' };
}

export function readClock(clock: Clock, earliestMs: number): Reading {
  const { nowMs, source } = clock;
  const isTrusted = source !== 'leapt' && source !== 'torn' && nowMs + ANSWER_MS >= earliestMs;
  return { nowMs, isTrusted, isTold: isTrusted && source !== 'later' };
}

/** All of China has one time zone and no summer time. The box's own time zone is not used. */
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
