/**
 * The player of a lobby screen (大堂屏播放器): shows the pages of a snapshot by the clock, fetches new ones, and recovers
 * from errors. It alone reads the clock and random numbers; pure modules beside it decide.
 *
 * One timer runs everything, once a second. The page is never left, and is loaded anew only where that is sure to work.
 */

import { type Clock, dayStartMs, minuteAt, type Reading, readClock, tickClock } from './clock.ts';
import { showControls } from './controls.client.ts';
import { openDiary } from './diary.client.ts';
import { type Mode, openExchange, type Player } from './exchange.client.ts';
import { ageText, type Freshness, freshnessOf, shownKey } from './freshness.ts';
import { showHealth } from './health.client.ts';
import { type LaidOut, layOut, markComplain } from './layout.client.ts';
import { asideMarkup } from './markup.ts';
import { by, enlarge, isEnlarged, put, roomNow, tellTime, turnTo } from './page.client.ts';
import { type At, beginOf, COMPLAIN, dayPartAt, isReloadDue, type Turn, turnAt, turnsOf } from './playlist.ts';
import { openClock, reload as reloadPage } from './reload.client.ts';
import { SNAPSHOT_ELEMENT, type Snapshot } from './snapshot.ts';
import { keptSnapshot, newest, sameFiles } from './store.client.ts';

const TICK_MS = 1000;
/** A page that has not turned its clock for so long hangs. */
const STUCK_MS = 60_000;
const WATCH_MS = 15_000;
/** How often the time is stored, for a box whose clock is wrong after a power cut. */
const NOTE_MS = 600_000;
const HOUR_MS = 3_600_000;

const written = JSON.parse(by(SNAPSHOT_ELEMENT).textContent || 'null') as Snapshot;
const estate = written.estate.code;
const scope = location.pathname.replace(/index\.html$/, '');
const mode: Mode =
  location.protocol === 'file:' ? 'file' : 'serviceWorker' in navigator && 'caches' in window ? 'worker' : 'storage';

const diary = openDiary(estate, () => clock.nowMs);
const { memory, health, note, failed, keep: keepMemory } = diary;
let snapshot = newest(written, mode === 'storage' ? keptSnapshot(estate) : null, memory);
/** What is to be shown from the next page on. */
let waiting: Snapshot | null = null;
/** What was last known of the shown snapshot: memory holds it of the newest alone, which may still be waiting. */
let known: { id: string; contactMs: number | null; toldOn: string | null } = { id: '', contactMs: null, toldOn: null };
let clock: Clock = openClock(ticks(), memory);
let freshness: Freshness = freshAt(readClock(clock, earliestMs()));
let laidOut: LaidOut = { pages: [] };
let shown = { key: '', order: '', page: -1, since: 0, isUnasked: false };
/** The room for panels. When it changes, pages are cut anew. */
let room = '';
let turns: Turn[] = [];
/** While a passer-by uses the screen; `untilMs` counts time that has passed, not the clock's. */
let hand: { page: number; untilMs: number; isPaused: boolean } | null = null;
/**
 * Whether anybody has used the screen since it was loaded, which it is every day. What a box says of itself isn't asked: many
 * claim to be touched that hang out of reach.
 */
let hasHands = false;
let lastTickMs = ticks().monoMs;
let notedMs = 0;

function ticks(): { wallMs: number; monoMs: number } {
  return { wallMs: Date.now(), monoMs: performance.now() };
}

/** The time can't be before this: the days of the data and of the publication, and the latest time that was believed. */
function earliestMs(): number {
  const { told, seenMs } = memory;
  const { asOf, publishedOn = asOf } = snapshot;
  const toldMs = told === null ? 0 : dayStartMs(told.asOf);
  return Math.max(dayStartMs(publishedOn), toldMs, seenMs === null ? 0 : seenMs - HOUR_MS);
}

/** How fresh the shown snapshot is. An answer about another one says nothing of this one. */
function freshAt(reading: Reading): Freshness {
  const { contact, told } = memory;
  const { id } = snapshot;
  const last = known.id === id ? known : { contactMs: null, toldOn: null };
  known = {
    id,
    contactMs: contact !== null && contact.id === id ? contact.ms : last.contactMs,
    toldOn: told !== null && told.id === id ? told.madeOn : last.toldOn,
  };
  return freshnessOf(snapshot, known.contactMs, reading, known.toldOn);
}

/** Once a second: the clock, what may be shown, which page, and what is due. */
function tick(): void {
  const now = ticks();
  const before = clock;
  clock = tickClock(clock, now, earliestMs());
  // A clock that was set: the server is asked at once.
  if (clock.source !== before.source && clock.source === 'leapt') {
    note('clock leapt');
    exchange.hurry();
  }
  const reading = readClock(clock, earliestMs());
  freshness = freshAt(reading);
  const minute = reading.isTrusted ? minuteAt(reading.nowMs) : null;
  if (reading.isTold && reading.nowMs - notedMs > NOTE_MS) {
    notedMs = reading.nowMs;
    memory.seenMs = Math.max(memory.seenMs || 0, reading.nowMs);
    keepMemory();
  }
  // Even on a page that a passer-by has stopped, lines are taken down as soon as they may no longer be shown. And who reads
  // that nothing is known yet isn't left with it once something is.
  const isUrgent = hand !== null || shown.isUnasked;
  if (room !== roomNow() || (isUrgent && shownKey(snapshot, freshness) !== shown.key)) build();
  if (turns.length === 0 || (isBoundary(reading.nowMs) && hand === null)) renew(minute);
  const at = turnAt(turns, reading.nowMs);
  shown.since = beginOf(at, reading.nowMs);
  show(at, now.monoMs);
  tell(reading, minute, at);
  // Noted only here, so that a second in which nothing could be shown does not count as shown.
  lastTickMs = now.monoMs;
  exchange.askIfDue(now.monoMs);
  if (minute !== null) reloadDaily(minute);
}

/** Whether another page is due; only then the snapshot is exchanged. */
function isBoundary(nowMs: number): boolean {
  return beginOf(turnAt(turns, nowMs), nowMs) !== shown.since;
}

/** Takes the newest snapshot and what may be shown of it; makes pages anew only where they differ. */
function renew(minute: number | null): void {
  if (waiting !== null) {
    const next = waiting;
    waiting = null;
    const last = snapshot;
    try {
      snapshot = next;
      freshness = freshAt(readClock(clock, earliestMs()));
      build();
      note(`shows ${snapshot.id}`);
    } catch (cause) {
      failed('release', cause);
      snapshot = last;
      build();
    }
    // A release with another player runs with the old one until the page is loaded anew.
    if (!sameFiles(snapshot, written)) void reload('release');
  }
  freshness = freshAt(readClock(clock, earliestMs()));
  const key = shownKey(snapshot, freshness);
  if (key !== shown.key) build();
  const order = `${shown.key} ${hasHands} ${minute === null ? '' : dayPartAt(snapshot.settings, minute)}`;
  if (order !== shown.order || turns.length === 0) {
    turns = turnsOf(laidOut.pages, snapshot.settings, minute, hasHands);
    shown.order = order;
  }
}

function build(): void {
  by('aside').innerHTML = asideMarkup(snapshot).text;
  // Written before panels are cut into pages, since its length decides how much room is left for them.
  put('age', ageText(snapshot, freshness));
  markComplain(by('screen'), false);
  const held = hand === null ? undefined : laidOut.pages[hand.page];
  laidOut = layOut(by('pages'), snapshot, freshness);
  // A page that a passer-by has stopped stays.
  if (hand !== null && held !== undefined) {
    const same = laidOut.pages.findIndex(({ frame, part }) => frame === held.frame && part === held.part);
    const first = laidOut.pages.findIndex(({ frame }) => frame === held.frame);
    hand.page = Math.max(0, same >= 0 ? same : first);
  }
  const isUnasked = freshness.condition === 'unasked';
  shown = { ...shown, key: shownKey(snapshot, freshness), order: '', page: -1, isUnasked };
  turns = [];
  room = roomNow();
}

function show(at: At, monoMs: number): void {
  if (hand !== null && monoMs > hand.untilMs) letGo();
  // Pages may have been cut anew meanwhile.
  const page = hand === null ? at.page : Math.min(hand.page, laidOut.pages.length - 1);
  if (page !== shown.page) {
    turnTo(laidOut.pages, page);
    shown.page = page;
    markComplain(by('screen'), (laidOut.pages[page] || { frame: '' }).frame === COMPLAIN);
  }
  const share = hand?.isPaused ? 1 : at.elapsedMs / at.durationMs;
  by('progress').style.transform = `scaleX(${share.toFixed(3)})`;
}

/** Shows time, age and brightness, and sets attributes that tell tests what the player does. */
function tell(reading: Reading, minute: number | null, { page }: At): void {
  tellTime(reading, snapshot, freshness, minute);
  const { dataset } = document.documentElement;
  dataset.release = snapshot.id;
  dataset.frame = (laidOut.pages[hand === null ? page : hand.page] || { frame: '' }).frame;
  dataset.condition = freshness.condition;
  dataset.mode = mode;
  dataset.sync = exchange.isBusy() ? 'busy' : 'idle';
  dataset.stored = String(health.isStored);
  dataset.kept = exchange.kept() || '';
}

/** Loads the page anew, if it is sure to come up again. */
function reload(why: string): Promise<void> {
  return reloadPage(why, player);
}

/** Reloads once a day at the set time, unless the page was loaded a short time ago. */
function reloadDaily(minute: number): void {
  if (freshness.today === null || freshness.today === memory.reloadedOn || mode === 'file') return;
  if (performance.now() < 2 * HOUR_MS || !isReloadDue(snapshot.settings, minute, estate)) return;
  memory.reloadedOn = freshness.today;
  void reload('daily');
}

/** Loads a page anew that has stopped counting seconds. */
function watch(): void {
  if (ticks().monoMs - lastTickMs > STUCK_MS) void reload('stuck');
}

/** One timer for all of it: an error in one second must not stop the next. */
function guarded(work: () => void, what: string): () => void {
  return () => {
    try {
      work();
    } catch (cause) {
      failed(what, cause);
      // After an error, pages are made anew; if that fails too, the page is loaded anew.
      turns = [];
      if (health.errors % 30 === 0) void reload('errors');
    }
  };
}

const HAND_MS = 60_000;

function take(page: number, isPaused: boolean): void {
  const count = laidOut.pages.length;
  hasHands = true;
  hand = { page: (page + count) % count, untilMs: ticks().monoMs + HAND_MS, isPaused };
  guarded(tick, 'touch')();
}

function letGo(): void {
  hand = null;
  controls.hide();
  enlarge(false);
}

const player: Player = {
  estate,
  scope,
  mode,
  diary,
  ticks,
  random: Math.random,
  shown: () => snapshot,
  newest: () => (waiting === null ? snapshot : waiting),
  clock: () => clock,
  setClock: (heard) => {
    clock = heard;
  },
  earliestMs,
  take: (fetched) => {
    waiting = fetched;
  },
};
const exchange = openExchange(player);
const controls = showControls({
  neighbours: () => snapshot.neighbours,
  freshness: () => freshness,
  page: (step) => take((hand === null ? shown.page : hand.page) + step, true),
  hold: () => take(hand === null ? shown.page : hand.page, true),
  release: letGo,
  enlarge: () => {
    const isLarge = !isEnlarged();
    enlarge(isLarge);
    return isLarge;
  },
});
showHealth(() => ({
  id: snapshot.id,
  release: memory.told === null ? null : memory.told.release,
  asOf: memory.told === null ? snapshot.publishedOn || null : memory.told.asOf,
  lastSync: health.lastSyncMs === null ? null : new Date(health.lastSyncMs + 8 * HOUR_MS).toISOString().slice(0, 16),
  mode,
  kept: exchange.kept(),
  isStored: health.isStored,
  failures: health.failures,
  errors: health.errors,
  lastError: health.lastError,
  clock: clock.source,
  estate,
  log: memory.log,
}));

window.addEventListener('error', (event) => failed('page', event.message));
window.addEventListener('unhandledrejection', (event) => failed('page', event.reason));
note('starts');
guarded(tick, 'start')();
setInterval(guarded(tick, 'tick'), TICK_MS);
setInterval(guarded(watch, 'watch'), WATCH_MS);
