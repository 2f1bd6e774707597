/**
 * Hands pages what they show, from the process that has the publication (页面内容).
 *
 * Astro bundles pages into modules of their own, which share nothing with the process that runs them but its global object.
 * Through it a page gets the one value that its route has made for it, and no way to the publication: whatever
 * else it showed wouldn't be known where a page that was rendered before is taken again.
 */
import type { RouteId, Shown } from './routes/catalogue.ts';

type Params = Readonly<Record<string, string | undefined>>;

export interface PageSource {
  /** The pages of a route that this rendering makes. */
  paths: (id: RouteId) => { params: Readonly<Record<string, string>> }[];
  /** What a page shows; undefined for one that this rendering doesn't make. */
  shown: (id: RouteId, params: Params) => unknown;
}

const KEY = Symbol.for('gongshilan.pages');

export function setPageSource(source: PageSource): void {
  (globalThis as Record<symbol, unknown>)[KEY] = source;
}

function source(): PageSource {
  const found = (globalThis as Record<symbol, unknown>)[KEY] as PageSource | undefined;
  if (!found) throw new Error('no publication: pages are built by `npm run build` or `npm start`');
  return found;
}

/** The pages of a route, for `getStaticPaths`. */
export const pathsOf = (id: RouteId) => source().paths(id);

/** What a page shows. */
export function shown<Id extends RouteId>(id: Id, params: Params): Shown<Id> {
  const value = source().shown(id, params);
  if (value === undefined) throw new Error(`not a page to make: ${id} ${JSON.stringify(params)}`);
  return value as Shown<Id>;
}

/** What the one page of a route shows; null where the publication has none, for which `npm run dev` answers with nothing. */
export const shownIfMade = <Id extends RouteId>(id: Id): Shown<Id> | null =>
  (source().shown(id, {}) as Shown<Id> | undefined) ?? null;

/** A file whose route has made its whole text. */
export function textFile(id: RouteId, params: Params, type: string): Response {
  const text = source().shown(id, params);
  return typeof text === 'string'
    ? new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } })
    : new Response(null);
}
