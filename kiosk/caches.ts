/**
 * Names in the browser's cache (离线存储), which the page writes and the service worker reads.
 *
 * Each release has a cache of its own; its manifest is added last, so that a cache with a manifest is complete. One
 * small entry, the pointer, says which release is shown: replacing it is the one step in which a screen changes.
 */

/** Caches of a screen begin with this; the scope is where its page lies. */
export const cachePrefix = (scope: string): string => `gongshilan ${scope} `;
export const cacheName = (scope: string, id: string): string => `${cachePrefix(scope)}${id}`;
export const pointerCache = (scope: string): string => `${cachePrefix(scope)}pointer`;
/**
 * The address is absolute, since page and worker lie in different folders and would resolve a relative one differently.
 */
export const pointerPath = (scope: string): string => `${scope}pointer`;
export const MANIFEST = 'manifest.json';
/** A request with this in its address goes to the server, whatever the worker keeps. */
export const FRESH = 'fresh=';
