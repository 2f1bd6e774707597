/**
 * Every route of the site, by its address as src/pages has it (路由总表).
 */
import { AROUND_ROUTES } from './around.ts';
import { CITY_ROUTES } from './city.ts';
import { COUNTY_ROUTES } from './counties.ts';
import { ESTATE_ROUTES } from './estates.ts';
import { FILE_ROUTES } from './files.ts';
import type { Route } from './route.ts';

export const ROUTES = { ...CITY_ROUTES, ...COUNTY_ROUTES, ...ESTATE_ROUTES, ...FILE_ROUTES, ...AROUND_ROUTES };

export type RouteId = keyof typeof ROUTES;
/** What a page of a route is given. */
export type Shown<Id extends RouteId> = ReturnType<(typeof ROUTES)[Id]['view']>;

export const ROUTE_IDS = Object.keys(ROUTES) as RouteId[];

/** A route whose pages are not told apart. */
export const routeOf = (id: RouteId): Route => ROUTES[id] as unknown as Route;

/** Where a page stands, from the site's root: `/estates/xy/`. */
export const addressOf = (id: RouteId, params: Readonly<Record<string, string | undefined>>): string =>
  id.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? '');

/** The file in which a page stands, below the site's root. */
export const fileOf = (id: RouteId, params: Readonly<Record<string, string | undefined>>): string => {
  const address = addressOf(id, params).slice(1);
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
};
