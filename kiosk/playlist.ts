/**
 * Which page a screen shows when (播放单): a pure function of pages, settings and time.
 *
 * Every screen with the same pages shows the same one at the same second, whenever it was switched on.
 */
import { flatMap } from './flat-map.ts';
import type { ScreenSettings } from './snapshot.ts';

/** A page as the player has laid it out: which panel, and which page of that panel. */
export interface PageOf {
  frame: string;
  /** Which page of its panel it is, from 0. */
  part: number;
}

/** A turn: a page and for how long. */
export interface Turn {
  /** Index of the page. */
  page: number;
  seconds: number;
}

export interface At {
  /** Index of the turn. */
  turn: number;
  page: number;
  elapsedMs: number;
  durationMs: number;
}

export const COMPLAIN = 'complain';
export const OUTDATED = 'outdated';
const URGENT = /^notice-/;

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whether a minute of the day lies between two times, over midnight where the second is earlier. */
export function isBetween(minute: number, { from, until }: { from: string; until: string }): boolean {
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  return begin <= end ? begin <= minute && minute < end : begin <= minute || minute < end;
}

/** The panels of a minute of the day, in their order; the day's own where no 时段 holds or the time is unknown. */
export function orderAt({ order, dayParts }: ScreenSettings, minute: number | null): readonly string[] {
  const part = minute === null ? undefined : dayParts.find((one) => isBetween(minute, one));
  return part === undefined ? order : part.order;
}

/** The turns of a round. Never empty where there is a page. */
export function turnsOf(pages: readonly PageOf[], settings: ScreenSettings, minute: number | null): Turn[] {
  const turn = (page: number): Turn => ({
    page,
    seconds: settings.secondsOf[(pages[page] as PageOf).frame] ?? settings.seconds,
  });
  const pagesIn = (isWanted: (frame: string) => boolean): number[] =>
    pages.map((_, index) => index).filter((index) => isWanted((pages[index] as PageOf).frame));
  const outdated = pagesIn((frame) => frame === OUTDATED);
  const complain = pagesIn((frame) => frame === COMPLAIN);
  if (outdated.length > 0) return [...outdated, ...complain].map(turn);
  const urgent = pagesIn((frame) => URGENT.test(frame));
  const plain = flatMap(orderAt(settings, minute), (id) => (id === COMPLAIN ? [] : pagesIn((frame) => frame === id)));
  const shown = urgent.length > 0 && settings.urgent === 'only' ? urgent : plain;
  const mixed =
    urgent.length > 0 && settings.urgent === 'alternate'
      ? flatMap(plain, (page, index) => [urgent[index % urgent.length] as number, page])
      : shown;
  const turns = withEvery(mixed.length > 0 ? mixed : urgent, complain, settings.complainEvery);
  // The panels of a 时段 may all be missing for an estate; then all of its pages are shown.
  const all = turns.length > 0 ? turns : pages.map((_, index) => index);
  return all.map(turn);
}

/** A round in which some pages come again after every so many others, and at its end. */
function withEvery(pages: readonly number[], again: readonly number[], every: number): number[] {
  return flatMap(pages, (page, index) =>
    (index + 1) % every === 0 || index === pages.length - 1 ? [page, ...again] : [page],
  );
}

/** What is shown at a moment. Throws for a round without turns. */
export function turnAt(turns: readonly Turn[], nowMs: number): At {
  const roundMs = turns.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  let left = ((nowMs % roundMs) + roundMs) % roundMs;
  for (const [turn, { page, seconds }] of turns.entries()) {
    const durationMs = seconds * 1000;
    if (left < durationMs) return { turn, page, elapsedMs: left, durationMs };
    left -= durationMs;
  }
  throw new Error('a round without turns');
}

/** Brightness in percent. Where the time is not known it is 100, so that no screen is dark at noon. */
export function brightnessAt({ night }: ScreenSettings, minute: number | null): number {
  return night !== null && minute !== null && isBetween(minute, night) ? night.brightness : 100;
}

/** Where the picture stands this minute, in thousandths of the screen's shorter edge: nothing burns in. */
export function orbitAt(nowMs: number): { x: number; y: number } {
  const steps = [
    [0, 0],
    [2, 1],
    [3, 3],
    [1, 4],
    [-2, 3],
    [-3, 1],
    [-2, -2],
    [0, -3],
    [2, -2],
  ] as const;
  const [x, y] = steps[Math.floor(nowMs / 60_000) % steps.length] as readonly [number, number];
  return { x, y };
}

const SPREAD_MINUTES = 60;

/** Whether the daily reload is due: within the hour from its time, each screen at a minute of its own. */
export function isReloadDue({ reloadAt }: ScreenSettings, minute: number, estate: string): boolean {
  let hash = 0;
  for (const character of estate) hash = (hash * 31 + character.charCodeAt(0)) % 9973;
  return minute === (minuteOf(reloadAt) + (hash % SPREAD_MINUTES)) % 1440;
}

/** When a turn began, in tenths of a second, so that the same turn always gives the same number. */
export function beginOf({ elapsedMs }: At, nowMs: number): number {
  return Math.round((nowMs - elapsedMs) / 100);
}

/** Which of the day's parts a minute is in; -1 for none. */
export function dayPartAt({ dayParts }: ScreenSettings, minute: number): number {
  return dayParts.findIndex((part) => isBetween(minute, part));
}
