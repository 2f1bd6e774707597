/**
 * The service worker of screens (离线服务): serves the release that the page has stored, and everything else from the
 * network.
 *
 * It decides nothing (not what is new or too old) and reads no clock. It uses no library, since the page fills the
 * caches. What it hands out is as it was published: a damaged copy counts as none, so that a screen heals by itself.
 */
import { NIGHT, PALE } from '../src/look/look.ts';
import { cachePrefix, FRESH, MANIFEST, pointerCache, pointerPath } from './caches.ts';
import type { ScreenManifest } from './snapshot.ts';

interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asking extends Waiting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const self: {
  addEventListener(type: 'install' | 'activate', heard: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', heard: (event: Asking) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
};

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { url, method } = event.request;
  if (method !== 'GET' || url.indexOf(FRESH) > 0) return;
  event.respondWith(answer(event.request));
});

async function answer(request: Request): Promise<Response> {
  const isPage = request.mode === 'navigate';
  const kept = await keptAnswer(request.url, isPage).catch(() => null);
  if (kept) return kept;
  if (!isPage) return fetch(request);
  // Before the first release is stored, the page itself can be missed: then words of ours, never the browser's.
  try {
    const fetched = await fetch(request);
    return fetched.ok ? fetched : waitingPage();
  } catch (_) {
    return waitingPage();
  }
}

/**
 * What is kept under an address; null where nothing is that is as it was published. A page is handed out only with the
 * scripts and styles that it needs: by itself a damaged one would stay for good, since only its script fetches another.
 */
async function keptAnswer(url: string, isPage: boolean): Promise<Response | null> {
  const scope = new URL(self.registration.scope).pathname;
  const asked = new URL(url).pathname;
  const path = asked === scope ? `${scope}index.html` : asked;
  for (const name of await whole(scope)) {
    const cache = await caches.open(name);
    const sums = await sumsOf(cache, scope);
    const needed = Object.keys(sums).filter((one) => one === path || (isPage && /\.(?:js|css)$/.test(one)));
    const found = await cache.match(path);
    if (found && needed.indexOf(path) >= 0 && (await areSound(cache, needed, sums))) return found;
  }
  return null;
}

/** The SHA-256 of each file of a release, by its path on the server; none where its manifest is damaged. */
async function sumsOf(cache: Cache, scope: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  const manifest = await cache.match(scope + MANIFEST);
  try {
    const { files } = JSON.parse(manifest ? await manifest.text() : '') as Pick<ScreenManifest, 'files'>;
    for (const { path, sha256 } of files) sums[new URL(path, self.registration.scope).pathname] = sha256;
    return sums;
  } catch (_) {
    return {};
  }
}

/** Whether files of a release are what its manifest says. */
async function areSound(cache: Cache, paths: readonly string[], sums: Record<string, string>): Promise<boolean> {
  for (const path of paths) {
    const file = await cache.match(path);
    if (!file || (await sumOf(await file.arrayBuffer())) !== sums[path]) return false;
  }
  return true;
}

async function sumOf(body: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.prototype.map.call(bytes, (byte: number) => `0${byte.toString(16)}`.slice(-2)).join('');
}

/** A page that loads itself again until the real one is reachable. */
function waitingPage(): Response {
  const text = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="20"><title>等待网络</title><body bgcolor="${NIGHT}" text="${PALE}"><h1>正在等待网络，连上以后自动显示。</h1></body></html>`;
  return new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

/** Caches with a complete release: the one that the pointer names first, then those left by an interrupted update. */
async function whole(scope: string): Promise<string[]> {
  const prefix = cachePrefix(scope);
  const names = (await caches.keys()).filter((name) => name.indexOf(prefix) === 0 && name !== pointerCache(scope));
  const pointer = await (await caches.open(pointerCache(scope))).match(pointerPath(scope));
  const shown = pointer ? prefix + (await pointer.text()) : '';
  const found: string[] = [];
  for (const name of [shown, ...names.filter((other) => other !== shown)])
    if (names.indexOf(name) >= 0 && (await (await caches.open(name)).match(scope + MANIFEST))) found.push(name);
  return found;
}
