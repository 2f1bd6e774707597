/**
 * What a route of the site is (网页路由): which pages it has and, of each, everything that the page shows.
 */
import type { Publication } from '../domain/publication.ts';

/** A page to be, by the names in its address. */
export interface PagePath<Name extends string = string> {
  params: Readonly<Record<Name, string>>;
  /** What it is about: an estate or a county by its code; null for what is of the whole. */
  place: string | null;
}

/** Whether pages about a place are asked for, or, for null, those of the whole. */
export type Asked = (place: string | null) => boolean;

export interface Route<Name extends string = string, View = unknown> {
  /** Its pages, those that are asked for at least: which others there are may take long to reckon. */
  paths: (site: Publication, asked: Asked) => readonly PagePath<Name>[];
  /**
   * Everything that the page shows, its own and what it shows of others, the frame around it included. The page gets this value
   * and nothing else of the publication: by it is known whether a page that was rendered before is still right.
   */
  view: (site: Publication, params: Readonly<Record<Name, string>>) => View;
}

export const route = <Name extends string, View>(one: Route<Name, View>): Route<Name, View> => one;

/** A route of one page, which is of the whole. */
export const single = <View>(view: (site: Publication) => View): Route<never, View> => ({ paths: () => ONE, view });

/** A route of one page that isn't always there. */
export const singleIf = <View>(
  isThere: (site: Publication) => boolean,
  view: (site: Publication) => View,
): Route<never, View> => ({ paths: (site, asked) => (asked(null) && isThere(site) ? ONE : []), view });

/** Pages that are of the whole, each by the names in its address. */
export const wholePaths =
  <Name extends string>(
    paramsOf: (site: Publication) => readonly Readonly<Record<Name, string>>[],
  ): Route<Name>['paths'] =>
  (site, asked) =>
    asked(null) ? paramsOf(site).map((params) => ({ params, place: null })) : [];

const ONE: readonly PagePath<never>[] = [{ params: {}, place: null }];

/** A part of the site. */
export interface PageScope {
  /** Codes of estates and of counties of which it has every page: neither brings the other along. */
  places: ReadonlySet<string>;
  /** Its share of what is of the whole, or of counties that no part has as a whole; null where it has none of that. */
  share: PageShare | null;
  /** Whether it has what a publication before, or every sheet, has a say in (`isLate`). */
  late: boolean;
}

/** The Kth of N shares, counted from 1. */
export interface PageShare {
  shard: number;
  of: number;
  /** Counties whose pages are shared out. */
  counties: ReadonlySet<string>;
}

/** A page as it is shared out. */
interface PlacedPage {
  /** Its route. */
  id: string;
  place: string | null;
  file: string;
}

/**
 * Routes whose pages tell of all sheets: to know which there are, all sheets have to be planned, and since when one hangs only the
 * publication before knows.
 */
export const isLate = (id: string): boolean => id.startsWith('/print/');

/** Routes that need to know every address of the site. */
const OF_ALL_ADDRESSES: ReadonlySet<string> = new Set(['/[...former]/', '/sitemap-index.xml', '/sitemap-[part].xml']);

export function isInScope(scope: PageScope | null, page: PlacedPage): boolean {
  if (scope === null) return true;
  const { id, place } = page;
  if (place === null && isLate(id)) return scope.late;
  if (place !== null && scope.places.has(place)) return true;
  const { share } = scope;
  return share !== null && (place === null || share.counties.has(place)) && hasTurn(share, turnOf(page));
}

/** Whether a part may have a page of a route about a place or, for null, of the whole. */
export function mayHave(scope: PageScope | null, id: string, place: string | null): boolean {
  const isTold = place === null && scope !== null && !isLate(id) && !OF_ALL_ADDRESSES.has(id);
  return isTold ? scope.share !== null : isInScope(scope, { id, place, file: '' });
}

/** By what a page has its turn: what pages of one room show of a county is much the same, and reckoned once. */
function turnOf({ id, place, file }: PlacedPage): string {
  if (place !== null) return `${id.split('/')[1]} ${place}`;
  return OF_ALL_ADDRESSES.has(id) ? 'addresses' : file;
}

/** Whether a share has something by its name: each has one turn, whoever asks. */
export function hasTurn({ shard, of }: Pick<PageShare, 'shard' | 'of'>, name: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  // The last bits of this hash are those of the last letters; the first are mixed.
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8) % of === shard - 1;
}
