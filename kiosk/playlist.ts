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
  /** A message to be read in passing; left out for a page of lines. */
  isSign?: boolean;
  /** A sign of what is new, late or urgent. */
  isPressing?: boolean;
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
/** The page instead of the board, of one that is out of date or may be. */
export const INSTEAD = 'instead';
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

/** How long what is new, late or urgent takes in a round, at most. */
export const LOOP_SECONDS = 60;
/** However many urgent notices there are, each stays so long. */
const LEAST_SECONDS = 5;

/**
 * The turns of all rounds (轮播), until every page has come. Each round begins with what is new, late or urgent; then comes one
 * panel's sign, and one page of lines where nobody can turn to them by hand. Never empty where there is a page.
 */
export function turnsOf(
  pages: readonly PageOf[],
  settings: ScreenSettings,
  minute: number | null,
  hasHands: boolean,
): Turn[] {
  const secondsOf = (page: number): number => settings.secondsOf[(pages[page] as PageOf).frame] ?? settings.seconds;
  const whole = (page: number): Turn => ({ page, seconds: secondsOf(page) });
  const pagesIn = (isWanted: (page: PageOf) => boolean): number[] =>
    pages.map((_, index) => index).filter((index) => isWanted(pages[index] as PageOf));
  const complain = pagesIn(({ frame }) => frame === COMPLAIN).map(whole);
  const instead = pagesIn(({ frame }) => frame === INSTEAD).map(whole);
  if (instead.length > 0) return [...instead, ...complain];
  const urgent = pagesIn(({ frame }) => URGENT.test(frame));
  if (urgent.length > 0 && settings.urgent === 'only')
    return withEvery(urgent.map(whole), complain, settings.complainEvery, goesOn(pages));
  const wanted = flatMap(orderAt(settings, minute), (id) =>
    id === COMPLAIN ? [] : pagesIn(({ frame }) => frame === id),
  );
  // The panels of a 时段 may all be missing for an estate; then all of its pages are shown.
  const shown =
    wanted.length + urgent.length > 0 ? wanted : pagesIn(({ frame }) => frame !== COMPLAIN && !URGENT.test(frame));
  const of = (index: number): PageOf => pages[index] as PageOf;
  const signs = shown.filter((index) => of(index).isSign === true);
  const isByHand = hasHands && signs.length > 0;
  const rounds = roundsOf(
    {
      urgent,
      pressing: signs.filter((index) => of(index).isPressing === true),
      calm: signs.filter((index) => of(index).isPressing !== true),
      lines: isByHand ? [] : shown.filter((index) => of(index).isSign !== true),
    },
    { secondsOf, byPanel: (list) => byPanel(pages, list) },
    { every: settings.complainEvery, seconds: complain.reduce((sum, { seconds }) => sum + seconds, 0) },
  );
  const turns = flatMap(rounds, (round) => withEvery(round, complain, settings.complainEvery, goesOn(pages)));
  return turns.length > 0 ? turns : complain;
}

/** Indices of pages by when they come in a round. */
interface Sorted {
  /** Those of one notice one after the other: nobody who reads its title waits for what it says. */
  urgent: readonly number[];
  pressing: readonly number[];
  calm: readonly number[];
  lines: readonly number[];
}

/** What is known of pages. */
interface Reading {
  secondsOf(page: number): number;
  /** In groups of one panel, which come in the same round. */
  byPanel(list: readonly number[]): number[][];
}

function byPanel(pages: readonly PageOf[], list: readonly number[]): number[][] {
  const frames = list.map((page) => (pages[page] as PageOf).frame);
  return frames
    .filter((frame, at) => frames.indexOf(frame) === at)
    .map((frame) => list.filter((page) => (pages[page] as PageOf).frame === frame));
}

/** When the panel for complaints comes, and for how long. */
interface Breaks {
  every: number;
  seconds: number;
}

/** As many rounds as it takes until every page has come, those of which there are fewer several times. */
function roundsOf(
  { urgent, pressing, calm, lines }: Sorted,
  { secondsOf, byPanel }: Reading,
  breaks: Breaks,
): Turn[][] {
  const between = Math.floor(Math.max(0, urgent.length - 1) / breaks.every) * breaks.seconds;
  const share = Math.max(LEAST_SECONDS, Math.floor((LOOP_SECONDS - between) / Math.max(1, urgent.length)));
  const turnOf = (most: number) => (page: number) => ({ page, seconds: Math.min(secondsOf(page), most) });
  const alerts = byPanel(urgent).map((notice) => notice.map(turnOf(share)));
  // Whichever notice a round begins with.
  const taken = alerts.map((_, at) => secondsWith(loopOf([], alerts, at, breaks).loop, breaks));
  const room = LOOP_SECONDS - Math.max(0, ...taken);
  // What finds no room beside what is urgent comes in turn with the other panels.
  const news = room < LEAST_SECONDS ? [] : pressing.map((page) => [turnOf(room)(page)]);
  const inTurn = news.length > 0 ? calm : [...pressing, ...calm];
  const alone = (list: readonly number[]): number[][] => list.map((page) => [page]);
  const singly = [byPanel(inTurn), alone(lines)].map((list) =>
    list.map((group) => group.map(turnOf(Number.POSITIVE_INFINITY))),
  );
  const rounds: Turn[][] = [];
  const longest = Math.max(...singly.map((list) => list.length));
  for (let alert = 0, next = 0; rounds.length < longest || alert < alerts.length || next < news.length; ) {
    const begun = loopOf([], alerts, alert, breaks);
    const { loop, groups } = loopOf(begun.loop, news, next, breaks);
    alert += begun.groups;
    next += groups;
    const round = rounds.length;
    rounds.push([...loop, ...flatMap(singly, (list) => list[round % list.length] || [])]);
  }
  return rounds;
}

/** A loop with as many more groups of pages as its time allows, from one of them on, each once; an empty one takes the first in any case. */
function loopOf(
  begun: readonly Turn[],
  more: readonly (readonly Turn[])[],
  from: number,
  breaks: Breaks,
): { loop: Turn[]; groups: number } {
  let loop = [...begun];
  let groups = 0;
  for (; groups < more.length; groups++) {
    const group = more[(from + groups) % more.length] as readonly Turn[];
    const longer = group.reduce((sum, { seconds }) => sum + seconds, secondsWith(loop, breaks));
    if (loop.length > 0 && longer > LOOP_SECONDS) break;
    loop = [...loop, ...group];
  }
  return { loop, groups };
}

/** How long it is until a loop has room for one more page, with the panels for complaints that come in between. */
const secondsWith = (loop: readonly Turn[], { every, seconds }: Breaks): number =>
  loop.reduce((sum, turn) => sum + turn.seconds, Math.floor(loop.length / every) * seconds);

/** A round in which some pages come again after every so many others, and at its end, but never within an urgent notice. */
function withEvery(
  pages: readonly Turn[],
  again: readonly Turn[],
  every: number,
  isOneWith: (page: Turn, next: Turn) => boolean,
): Turn[] {
  let since = 0;
  return flatMap(pages, (page, index) => {
    const next = pages[index + 1];
    since += 1;
    if (next !== undefined && (since < every || isOneWith(page, next))) return [page];
    since = 0;
    return [page, ...again];
  });
}

/** Whether an urgent notice goes on with the next page. */
function goesOn(pages: readonly PageOf[]): (page: Turn, next: Turn) => boolean {
  const frameOf = ({ page }: Turn): string => (pages[page] as PageOf).frame;
  return (page, next) => URGENT.test(frameOf(page)) && frameOf(page) === frameOf(next);
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
