/**
 * The pages of a publication, or of a part of it, as src/current-pages.ts hands them out.
 */
import type { PageSource } from '../current-pages.ts';
import type { Publication } from '../domain/publication.ts';
import { groupBy } from '../domain/register.ts';
import { fileOf, ROUTE_IDS, type RouteId, routeOf } from './catalogue.ts';
import { isInScope, type PagePath, type PageScope } from './route.ts';

/** A page of the site by the file in which it stands. */
export interface Page {
  id: RouteId;
  params: PagePath['params'];
  file: string;
}

/** Every page of a publication, or of a part of it. Where two would stand in one file it is the first, as Astro has it. */
export function pagesOf(site: Publication, scope: PageScope | null = null): Page[] {
  const pages = new Map<string, Page>();
  const asked = (place: string | null): boolean => isInScope(scope, { place });
  for (const id of ROUTE_IDS)
    for (const path of routeOf(id).paths(site, asked)) {
      const file = fileOf(id, path.params);
      if (isInScope(scope, path) && !pages.has(file)) pages.set(file, { id, params: path.params, file });
    }
  return [...pages.values()];
}

/** Hands out these pages; `told` hears what each is given. */
export function pageSource(
  site: Publication,
  pages: readonly Page[],
  told: (page: Page, view: unknown) => void = () => {},
): PageSource {
  const made = new Map(pages.map((page) => [page.file, page]));
  const byRoute = groupBy(pages, ({ id }) => id);
  return {
    paths: (id) => (byRoute.get(id) ?? []).map(({ params }) => ({ params })),
    shown: (id, params) => {
      const page = made.get(fileOf(id, params));
      if (page === undefined || page.id !== id) return undefined;
      const view = routeOf(id).view(site, page.params);
      told(page, view);
      return view;
    },
  };
}
