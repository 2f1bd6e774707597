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

/** A part of the site: what is about these places, and, where it is so, what is of the whole. */
export interface PageScope {
  /** Codes of estates and of counties: neither brings the other along. */
  places: ReadonlySet<string>;
  whole: boolean;
}

export const isInScope = (scope: PageScope | null, { place }: Pick<PagePath, 'place'>): boolean =>
  scope === null || (place === null ? scope.whole : scope.places.has(place));
