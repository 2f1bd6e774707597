/**
 * The screen's exchange with its server (和网站核对): asks what is newest, hears the time, fetches what is new, keeps it, and
 * says when somebody has confirmed what is shown. The player decides when it is shown.
 */
import { type Clock, dateAt, dayStartMs, isWrong, readClock, type Ticks } from './clock.ts';
import type { Diary } from './diary.client.ts';
import { hearServer } from './hearing.ts';
import { firstDelayMs, nextDelayMs, secondDelayMs } from './retry.ts';
import type { ScreenManifest, Snapshot } from './snapshot.ts';
import {
  askList,
  askServer,
  askTerm,
  type Fetched,
  fetchRelease,
  type Hand,
  keepSnapshot,
  replaceRelease,
  startWorker,
  storedRelease,
} from './store.client.ts';
import { refusalOf, type Term } from './term.ts';
import { APART_MS, type Going, goingOf, originMsOf, serverMsOf, type Word } from './word.ts';

/** `worker`: a service worker hands out whole releases. `storage`: plain HTTP. `file`: from a stick, without a server. */
export type Mode = 'worker' | 'storage' | 'file';

/** The player, as the exchange needs it. */
export interface Player {
  estate: string;
  scope: string;
  mode: Mode;
  diary: Diary;
  /** The clocks: the player alone reads them. */
  ticks(): Ticks;
  /** From 0 up to 1. */
  random(): number;
  /** What is on the screen. */
  shown(): Snapshot;
  /** The newest that it has: what is shown, or will be from the next page on. */
  newest(): Snapshot;
  clock(): Clock;
  setClock(clock: Clock): void;
  /** The time can't be before this. */
  earliestMs(): number;
  /** Shows a snapshot from the next page on. */
  take(snapshot: Snapshot): void;
}

export interface Exchange {
  isBusy(): boolean;
  /** Asks if it is time to. `monoMs` is the time that has passed. */
  askIfDue(monoMs: number): void;
  /** Asks as soon as may be. */
  hurry(): void;
  /** The release that would come up without a network; null where none would. */
  kept(): string | null;
}

/** An exchange as it stands. */
interface Running {
  player: Player;
  isBusy: boolean;
  kept: string | null;
  /** What a list of the publication has for this estate, by the list's hash. */
  listed: { sum: string; id: string | null };
  /** When the server is asked next, in time since the page was loaded. */
  nextMs: number;
  /** The last answers, which tell whether the server's time goes. */
  last: { manifest: Word | null; term: Word | null };
}

export function openExchange(player: Player): Exchange {
  const { mode, scope, diary } = player;
  const last = { manifest: null, term: null };
  const nextMs = player.ticks().monoMs + firstDelayMs(player.random());
  const running: Running = { player, isBusy: false, kept: null, listed: { sum: '', id: null }, nextMs, last };
  const hurry = (): void => {
    running.nextMs = 0;
  };
  // Of which day its publication is, only the server tells.
  if (diary.memory.told === null || diary.memory.told.id !== player.newest().id) hurry();
  if (mode === 'worker') {
    startWorker(scope).catch((cause: unknown) => diary.failed('worker', cause));
    // Updates are spread out; what isn't kept yet is kept at once, since a power cut would leave nothing of it.
    void look(running).then(() => {
      if (running.kept !== player.newest().id) hurry();
    });
  } else if (mode === 'storage') {
    try {
      keepSnapshot(player.shown());
    } catch (cause) {
      diary.failed('keep', cause);
    }
  }
  return {
    isBusy: () => running.isBusy,
    askIfDue: (monoMs) => {
      if (mode !== 'file' && !running.isBusy && monoMs >= running.nextMs) void sync(running);
    },
    hurry,
    kept: () => running.kept,
  };
}

/** What a request of this moment needs. */
export function handOf({ ticks, random }: Pick<Player, 'ticks' | 'random'>): Hand {
  return { stamp: random().toString(36).slice(2), monoMs: () => ticks().monoMs };
}

/** Looks at what is kept. */
async function look(running: Running): Promise<void> {
  running.kept = await storedRelease(running.player.scope);
}

async function sync(running: Running): Promise<void> {
  const { player, last } = running;
  const { health, failed, keep } = player.diary;
  running.isBusy = true;
  document.documentElement.dataset.sync = 'busy';
  const isFirst = last.manifest === null;
  try {
    await exchange(running);
    health.failures = 0;
  } catch (cause) {
    health.failures += 1;
    failed('sync', cause);
  }
  keep();
  const isUnsettled = isFirst && last.manifest !== null && !readClock(player.clock(), player.earliestMs()).isTrusted;
  const delayMs = isUnsettled ? secondDelayMs(player.random()) : nextDelayMs(health.failures, player.random());
  running.nextMs = player.ticks().monoMs + delayMs;
  running.isBusy = false;
  document.documentElement.dataset.sync = 'idle';
}

/** Asks, hears the time, fetches and keeps what is new, notes what is confirmed. Throws where the answers are not to be gone by. */
async function exchange(running: Running): Promise<void> {
  const { player } = running;
  const { mode, estate, diary } = player;
  const { memory, note } = diary;
  const hand = handOf(player);
  const { manifest, word } = await askServer(estate, hand);
  const { term, word: termWord } = await askTerm(hand);
  const going = goingSince(running, 'manifest', word);
  const termGoing = goingSince(running, 'term', termWord);
  const newest = player.newest();
  const days = [manifest.asOf, newest.asOf, ...(term === null ? [] : [term.asOf])].sort();
  hear(player, word, going, days[days.length - 1] as string);
  const listed = await listedId(running, term, manifest, hand);
  const refusal = refusalOf(term, listed, manifest, newest, memory.number);
  if (refusal !== null) throw new Error(refusal);
  if (mode === 'worker') await look(running);
  const isNew = manifest.id !== newest.id;
  if (isNew || (mode === 'worker' && running.kept !== manifest.id)) {
    const fetched = await fetchRelease(manifest, hand);
    await keepRelease(running, fetched);
    if (isNew) {
      player.take(fetched.snapshot);
      note(`fetched ${manifest.id}`);
    }
  }
  if (term === null) return;
  memory.number = Math.max(memory.number, term.number);
  const { asOf, madeOn = asOf, screens, release = screens } = term;
  memory.told = { id: manifest.id, madeOn, asOf, release };
  const { nowMs, isTrusted } = readClock(player.clock(), player.earliestMs());
  const toldMs = originMsOf(word, going, nowMs);
  const termToldMs = originMsOf(termWord, termGoing, nowMs);
  if (isTrusted && toldMs !== null && termToldMs !== null && dateAt(nowMs) <= term.validUntil)
    confirm(diary, manifest.id, Math.min(toldMs, termToldMs), nowMs);
}

/** Whether the server's time has gone on since the last answer of a kind, which this one then is. */
function goingSince({ last }: Running, kind: keyof Running['last'], word: Word): Going {
  const before = last[kind];
  if (before === null || word.monoMs - before.monoMs >= APART_MS) last[kind] = word;
  return goingOf(before, word);
}

/** Takes the time from an answer, as far as it can be believed. `publishedOn` is the newest as-of date that is known. */
function hear(player: Player, word: Word, going: Going, publishedOn: string): void {
  const { memory } = player.diary;
  const clock = hearServer(player.clock(), {
    serverMs: serverMsOf(word),
    going,
    publishedMs: dayStartMs(publishedOn),
    earliestMs: player.earliestMs(),
  });
  player.setClock(clock);
  memory.isClockDoubted = clock.source === 'later' || clock.source === 'torn';
  if (clock.source !== 'server') return;
  memory.isClockWrong = isWrong(player.ticks().wallMs, clock.nowMs);
  // A clock that was years ahead must not make every later time too early for good.
  if (memory.seenMs !== null) memory.seenMs = Math.min(memory.seenMs, clock.nowMs);
}

/** Which page the publication has for this estate, as its lists say; null where they don't. A list is asked for when it has changed. */
async function listedId(
  running: Running,
  term: Term | null,
  { list }: ScreenManifest,
  hand: Hand,
): Promise<string | null> {
  const sum = list === undefined || term === null || term.lists === undefined ? undefined : term.lists[list];
  if (list === undefined || sum === undefined) return null;
  if (running.listed.sum !== sum) {
    const id = await askList(list, sum, running.player.estate, hand);
    running.listed = { sum, id };
  }
  return running.listed.id;
}

/** Notes when an origin has confirmed a page: by an answer of the last day, while the publication holds. */
function confirm({ memory, health }: Diary, id: string, toldMs: number, nowMs: number): void {
  const { contact } = memory;
  const beforeMs = contact !== null && contact.id === id && contact.ms <= nowMs ? contact.ms : 0;
  memory.contact = { id, ms: Math.max(beforeMs, toldMs) };
  health.lastSyncMs = memory.contact.ms;
}

/** What can't be kept is shown all the same: it is whole and checked. */
async function keepRelease(running: Running, fetched: Fetched): Promise<void> {
  const { mode, scope, diary, shown } = running.player;
  try {
    if (mode !== 'worker') {
      keepSnapshot(fetched.snapshot);
      return;
    }
    await replaceRelease(scope, fetched, shown().id);
    await startWorker(scope);
    await look(running);
    // A worker that is still being installed hands out nothing yet.
    if (running.kept === null) void navigator.serviceWorker.ready.then(() => look(running));
  } catch (cause) {
    diary.failed('keep', cause);
  }
}
