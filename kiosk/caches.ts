/**
 * Names in the browser's cache (离线存储), which the page writes and the service worker reads.
 *
 * Each release has a cache of its own; its manifest goes in last, so that a cache with a manifest is whole. One small
 * entry, the pointer, says which release is shown: replacing it is the one step in which a screen changes.
 */

/** Caches of a screen begin with this; the scope is where its page lies. */
export const cachePrefix = (scope: string): string => `gongshilan ${scope} `;
export const cacheName = (scope: string, release: string): string => `${cachePrefix(scope)}${release}`;
export const pointerCache = (scope: string): string => `${cachePrefix(scope)}pointer`;
/** Absolute: page and worker lie in different folders, and a name alone would mean another place in each. */
export const pointerPath = (scope: string): string => `${scope}pointer`;
export const MANIFEST = 'manifest.json';
/** A request with this in its address goes to the server, whatever the worker keeps. */
export const FRESH = 'fresh=';
