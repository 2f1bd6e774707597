/**
 * The service worker of screens (离线服务): serves the release that the page has stored, and everything else from the
 * network.
 *
 * It decides nothing (not what is new or too old) and reads no clock. It uses no library, since the page fills the
 * caches.
 */
import { NIGHT, PALE } from '../src/look/look.ts';
import { cachePrefix, FRESH, MANIFEST, pointerCache, pointerPath } from './caches.ts';

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
  const scope = new URL(self.registration.scope).pathname;
  for (const name of await whole(scope)) {
    const cache = await caches.open(name);
    const path = new URL(request.url).pathname;
    const found = await cache.match(path === scope ? `${scope}index.html` : path);
    if (found) return found;
  }
  if (request.mode !== 'navigate') return fetch(request);
  // Before the first release is stored, the page itself can be missed: then words of ours, never the browser's.
  try {
    const fetched = await fetch(request);
    return fetched.ok ? fetched : waitingPage();
  } catch (_) {
    return waitingPage();
  }
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
