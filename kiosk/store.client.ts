/**
 * Stores what a screen keeps (本机存储): whole releases in the browser's cache for the service worker; where there is none,
 * the snapshot in local storage; and what must survive a power cut.
 *
 * Any write may fail, since storage can be full or forbidden. Then the screen continues with what it has.
 */
import { sha256 } from 'js-sha256';
import { cacheName, cachePrefix, FRESH, MANIFEST, pointerCache, pointerPath } from './caches.ts';
import type { Doubts } from './clock.ts';
import { asManifest, asSnapshot, type ScreenManifest, type Snapshot, snapshotIn } from './snapshot.ts';
import { asTerm, isOlder, type ScreenList, SUM_LENGTH, TERM_PATH, type Term } from './term.ts';
import { type Word, wordOf } from './word.ts';

/** What a screen remembers of itself, in local storage. */
export interface Memory extends Doubts {
  /** When an origin last said that a page is its newest. */
  contact: { id: string; ms: number } | null;
  /** What the term of its publication told of a page: as of which day it was made, and of which day and release the publication is. */
  told: { id: string; madeOn: string; asOf: string; release: string } | null;
  /** The highest number of a publication that was taken. */
  number: number;
  /** The latest time that was believed. */
  seenMs: number | null;
  /** The day of the last daily reload. */
  reloadedOn: string | null;
  /** Newest last. */
  log: string[];
}

const NOTHING: Memory = {
  contact: null,
  told: null,
  number: 0,
  seenMs: null,
  reloadedOn: null,
  isClockWrong: false,
  isClockDoubted: false,
  log: [],
};

const memoryKey = (estate: string): string => `gongshilan ${estate}`;
const snapshotKey = (estate: string): string => `gongshilan ${estate} snapshot`;

export function readMemory(estate: string): Memory {
  try {
    const read = JSON.parse(localStorage.getItem(memoryKey(estate)) || 'null') as Partial<Memory> | null;
    const memory = { ...NOTHING, ...read };
    // A missing entry, or one of another version, counts as nothing.
    const isOurs = Array.isArray(memory.log) && (memory.contact === null || typeof memory.contact.ms === 'number');
    return isOurs ? memory : { ...NOTHING, log: [] };
  } catch (_) {
    return { ...NOTHING, log: [] };
  }
}

export function writeMemory(estate: string, memory: Memory): boolean {
  try {
    localStorage.setItem(memoryKey(estate), JSON.stringify(memory));
    return true;
  } catch (_) {
    return false;
  }
}

/** The snapshot that local storage keeps; null where it keeps none. */
export function keptSnapshot(estate: string): Snapshot | null {
  try {
    return asSnapshot(JSON.parse(localStorage.getItem(snapshotKey(estate)) || 'null'), estate);
  } catch (_) {
    return null;
  }
}

export function keepSnapshot(snapshot: Snapshot): void {
  localStorage.setItem(snapshotKey(snapshot.estate.code), JSON.stringify(snapshot));
}

/** A release as the server has it, with every file checked. */
export interface Fetched {
  manifest: ScreenManifest;
  snapshot: Snapshot;
  files: { path: string; body: ArrayBuffer; type: string }[];
}

/** What a server says is newest, with what its headers say of time. */
export interface Asked {
  manifest: ScreenManifest;
  word: Word;
}

/** The term of its publication; null where it has none. */
export interface AskedTerm {
  term: Term | null;
  word: Word;
}

/** How long an answer may take, so that a network that does not respond does not block the screen. */
const PATIENCE_MS = 60_000;

/** What a request needs that only the player has. */
export interface Hand {
  /** Makes an address that no cache has seen. */
  stamp: string;
  /** The time that has passed since the page was loaded. */
  monoMs(): number;
}

interface Got {
  response: Response;
  word: Word;
}

/** Throws for every answer but 200, and 404 where a file `mayLack`. */
async function get(path: string, { stamp, monoMs }: Hand, mayLack = false): Promise<Got> {
  const controller = typeof AbortController === 'undefined' ? null : new AbortController();
  const timer = setTimeout(() => controller?.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`${path}?${FRESH}${stamp}`, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      ...(controller === null ? {} : { signal: controller.signal }),
    });
    const { headers, status } = response;
    if (!response.ok && !(mayLack && status === 404)) throw new Error(`${path}: ${status}`);
    const word = wordOf(headers.get('Date'), headers.get('Age'), monoMs());
    // The time limit covers the body as well, not the headers alone.
    const body = await response.arrayBuffer();
    return { response: new Response(body, { headers, status }), word };
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the server what is newest. Throws where it does not answer with a manifest of this estate. */
export async function askServer(estate: string, hand: Hand): Promise<Asked> {
  const { response, word } = await get(MANIFEST, hand);
  const manifest = asManifest(await response.json(), estate);
  if (manifest === null) throw new Error('manifest of another');
  return { manifest, word };
}

/** Asks for the term of the publication. Throws where the answer is something else. */
export async function askTerm(hand: Hand): Promise<AskedTerm> {
  const { response, word } = await get(TERM_PATH, hand, true);
  if (response.status === 404) return { term: null, word };
  const term = asTerm(await response.json());
  if (term === null) throw new Error('no term');
  return { term, word };
}

/** Which page a list of the publication has for an estate. Throws where the list is not the one that the term means. */
export async function askList(list: string, sum: string, estate: string, hand: Hand): Promise<string | null> {
  const { response } = await get(`../${list}`, hand);
  const body = await response.arrayBuffer();
  if (sha256(body).slice(0, SUM_LENGTH) !== sum) throw new Error('list of another publication');
  const id = ((await new Response(body).json()) as ScreenList)[estate];
  return typeof id === 'string' ? id : null;
}

/** Fetches a release and checks every file. Throws where anything is not what the manifest says. */
export async function fetchRelease(manifest: ScreenManifest, hand: Hand): Promise<Fetched> {
  const files: Fetched['files'] = [];
  let snapshot: Snapshot | null = null;
  for (const { path, bytes, sha256: expected } of manifest.files) {
    const { response } = await get(path, hand);
    const body = await response.arrayBuffer();
    if (body.byteLength !== bytes || sha256(body) !== expected) throw new Error(`${path}: not what the manifest says`);
    const type = response.headers.get('Content-Type') || '';
    if (path === 'index.html')
      snapshot = snapshotIn(await new Response(body, { headers: { 'Content-Type': type } }).text(), manifest.estate);
    files.push({ path, body, type });
  }
  if (snapshot === null || !isSame(snapshot, manifest)) throw new Error('no snapshot of this release');
  return { manifest, snapshot, files };
}

/** Whether a page and a manifest were made together. */
function isSame(snapshot: Snapshot, manifest: ScreenManifest): boolean {
  return snapshot.id === manifest.id && snapshot.asOf === manifest.asOf && snapshot.number === manifest.number;
}

/**
 * Keeps a release for the service worker: its files, its manifest, and at last the pointer. Cut off anywhere, the worker
 * goes on with the release before it.
 */
export async function storeRelease(scope: string, { manifest, files }: Fetched): Promise<void> {
  const cache = await caches.open(cacheName(scope, manifest.id));
  for (const { path, body, type } of files)
    await cache.put(new URL(path, location.href).pathname, new Response(body, { headers: { 'Content-Type': type } }));
  await cache.put(
    scope + MANIFEST,
    new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/json' } }),
  );
  await (await caches.open(pointerCache(scope))).put(pointerPath(scope), new Response(manifest.id));
}

/** Throws away all but some releases: the one that is shown, and the one before it in case that one is damaged. */
export async function pruneReleases(scope: string, releases: readonly string[]): Promise<void> {
  const kept = releases.map((release) => cacheName(scope, release));
  for (const name of await caches.keys())
    if (name.indexOf(cachePrefix(scope)) === 0 && kept.indexOf(name) < 0 && name !== pointerCache(scope))
      await caches.delete(name);
}

/**
 * The release that comes up without a network: the worker is there to hand it out, and every file of it is what its manifest
 * says. Null where there is none.
 */
export async function storedRelease(scope: string): Promise<string | null> {
  try {
    const worker = await navigator.serviceWorker.getRegistration(scope);
    const pointer = await (await caches.open(pointerCache(scope))).match(pointerPath(scope));
    if (!worker?.active || !pointer) return null;
    const release = await pointer.text();
    const cache = await caches.open(cacheName(scope, release));
    const manifest = await cache.match(scope + MANIFEST);
    if (!manifest) return null;
    const { files } = (await manifest.json()) as ScreenManifest;
    for (const file of files) {
      const kept = await cache.match(new URL(file.path, location.href).pathname);
      if (!kept || sha256(await kept.arrayBuffer()) !== file.sha256) return null;
    }
    return release;
  } catch (_) {
    return null;
  }
}

/** The newer of two snapshots: the page's own and the stored one, if a term has told that it is the newest. */
export function newest(own: Snapshot, kept: Snapshot | null, { told }: Pick<Memory, 'told'>): Snapshot {
  if (kept === null) return own;
  const isNewer = kept.number === undefined ? told !== null && told.id === kept.id : isOlder(own, kept);
  return isNewer ? kept : own;
}

export function sameFiles(a: Snapshot, b: Snapshot): boolean {
  return a.player.join() === b.player.join();
}

/** Keeps a release, and the one that is shown, and nothing else; each is known by the id of its page. */
export async function replaceRelease(scope: string, fetched: Fetched, shown: string): Promise<void> {
  // Leftovers of interrupted updates are deleted first, to make room.
  await pruneReleases(scope, [(await storedRelease(scope)) ?? '', shown]);
  await storeRelease(scope, fetched);
  await pruneReleases(scope, [fetched.manifest.id, shown]);
}

export async function startWorker(scope: string): Promise<void> {
  // Asks the browser not to delete these releases when it is short of space.
  if (navigator.storage?.persist) navigator.storage.persist().catch(() => false);
  await navigator.serviceWorker.register('../sw.js', { scope });
}

/** Reads or sets what is remembered until the browser is closed; null where it can't remember. */
export function sessionItem(key: string, value?: string): string | null {
  try {
    if (value !== undefined) sessionStorage.setItem(key, value);
    return sessionStorage.getItem(key);
  } catch (_) {
    return null;
  }
}
