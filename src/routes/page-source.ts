/**
 * The pages of a publication, or of a part of it, as src/current-pages.ts hands them out.
 */
import type { PageSource } from '../current-pages.ts';
import type { Publication } from '../domain/publication.ts';
import { fileOf, ROUTE_IDS, type RouteId, routeOf } from './catalogue.ts';
import { isInScope, type PagePath, type PageScope } from './route.ts';

/** A page of the site by the file in which it stands. */
export interface Page {
  id: RouteId;
  params: PagePath['params'];
  file: string;
}

/** Every page of a publication, or of a part of it. */
export function pagesOf(site: Publication, scope: PageScope | null = null): Page[] {
  return ROUTE_IDS.flatMap((id) =>
    routeOf(id)
      .paths(site)
      .filter((path) => isInScope(scope, path))
      .map(({ params }) => ({ id, params, file: fileOf(id, params) })),
  );
}

/** Hands out these pages; `told` hears what each is given. */
export function pageSource(
  site: Publication,
  pages: readonly Page[],
  told: (page: Page, view: unknown) => void = () => {},
): PageSource {
  const made = new Map(pages.map((page) => [page.file, page]));
  return {
    paths: (id) => pages.filter((page) => page.id === id).map(({ params }) => ({ params })),
    shown: (id, params) => {
      const page = made.get(fileOf(id, params));
      if (page === undefined || page.id !== id) return undefined;
      const view = routeOf(id).view(site, page.params);
      told(page, view);
      return view;
    },
  };
}
