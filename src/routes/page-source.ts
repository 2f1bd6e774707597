/**
 * The pages of a publication, or of a part of it, as src/current-pages.ts hands them out.
 */
import type { PageSource } from '../current-pages.ts';
import type { Publication } from '../domain/publication.ts';
import { groupBy } from '../domain/register.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { fileOf, ROUTE_IDS, type RouteId, routeOf } from './catalogue.ts';
import { countyAt } from './frame.ts';
import { isInScope, isLate, mayHave, type PagePath, type PageScope } from './route.ts';

/** A page of the site by the file in which it stands. */
export interface Page {
  id: RouteId;
  params: PagePath['params'];
  file: string;
}

/** Every page of a publication, or of a part of it. */
export const pagesOf = (site: Publication, scope: PageScope | null = null): Page[] => [...pagesByPlace(site, scope)];

/**
 * The same one after another, those of a county together and in it those of an estate: whatever several of them show is then made
 * once (`src/views/common/latest.ts`). Where two would stand in one file it is the first in the order of the routes, as Astro has it.
 */
export function* pagesByPlace(site: Publication, scope: PageScope | null): Generator<Page> {
  const files = new Set<string>();
  const pagesAt = (ids: readonly RouteId[]): { page: Page; place: string | null }[] =>
    ids.flatMap((id) =>
      routeOf(id)
        .paths(site, (place) => mayHave(scope, id, place))
        .flatMap(({ params, place }) => {
          const file = fileOf(id, params);
          if (!isInScope(scope, { id, place, file }) || files.has(file)) return [];
          files.add(file);
          return [{ page: { id, params, file }, place }];
        }),
    );
  const { estates } = indexesOf(site);
  const countyOf = (place: string | null): string | null =>
    place && (countyAt(site, estates.get(place)?.division ?? place) ?? place);
  // Sheets are planned last, and old addresses stand behind whatever might stand in their place.
  const isLast = (id: RouteId): boolean => isLate(id) || id === '/[...former]/';
  const early = pagesAt(ROUTE_IDS.filter((id) => !isLast(id)));
  for (const county of groupBy(early, ({ place }) => countyOf(place)).values())
    for (const own of groupBy(county, ({ place }) => place).values()) yield* own.map(({ page }) => page);
  yield* early.filter(({ place }) => place === null).map(({ page }) => page);
  yield* pagesAt(ROUTE_IDS.filter(isLast)).map(({ page }) => page);
}

/** Hands out these pages; `told` hears what each is given. */
export const pageSource = (
  site: Publication,
  pages: readonly Page[],
  told?: (page: Page, view: unknown) => void,
): PageSource => sourceOf(pages, ({ id, params }) => routeOf(id).view(site, params), told);

/** The same of pages of which it is known what they show. */
export function sourceOf(
  pages: readonly Page[],
  viewOf: (page: Page) => unknown,
  told: (page: Page, view: unknown) => void = () => {},
): PageSource {
  const made = new Map(pages.map((page) => [page.file, page]));
  const byRoute = groupBy(pages, ({ id }) => id);
  return {
    paths: (id) => (byRoute.get(id) ?? []).map(({ params }) => ({ params })),
    shown: (id, params) => {
      const page = made.get(fileOf(id, params));
      if (page === undefined || page.id !== id) return undefined;
      const view = viewOf(page);
      told(page, view);
      return view;
    },
  };
}
