/**
 * Routes of pages that lead to files: what is printed (公示单), the screens (大堂屏幕), the downloads (数据).
 */
import type { Publication } from '../domain/publication.ts';
import {
  printCountyPages,
  printCountyView,
  printFirmsPages,
  printFirmsView,
  printIndexView,
} from '../sheets/print-pages.ts';
import { dataView } from '../views/around/data.ts';
import { countyFeeds } from '../views/around/feed.ts';
import { kioskCodesPages, kioskCodesView, kioskIndexView } from '../views/around/kiosk-pages.ts';
import { editionView } from '../views/common/frame.ts';
import { countyAt, pageFrame } from './frame.ts';
import { route, single, singleIf, wholePaths } from './route.ts';

const perCounty = (site: Publication, pages: readonly { county: string; page: number }[]) =>
  pages.filter(({ page }) => page === 1).map(({ county }) => ({ params: { county }, place: countyAt(site, county) }));

const perFurtherPage = (site: Publication, pages: readonly { county: string; page: number }[]) =>
  pages
    .filter(({ page }) => page > 1)
    .map(({ county, page }) => ({ params: { county, page: String(page) }, place: countyAt(site, county) }));

const printCountyShown = (site: Publication, county: string, page: number) => ({
  frame: pageFrame(site),
  view: printCountyView(site, county, page),
});

const printFirmsShown = (site: Publication, page: number) => ({
  frame: pageFrame(site),
  view: printFirmsView(site, page),
});

const kioskCodesShown = (site: Publication, county: string, page: number) => ({
  frame: pageFrame(site),
  view: kioskCodesView(site, county, page),
});

export type PrintCountyShown = ReturnType<typeof printCountyShown>;
export type PrintFirmsShown = ReturnType<typeof printFirmsShown>;
export type KioskCodesShown = ReturnType<typeof kioskCodesShown>;

export const FILE_ROUTES = {
  '/print/': singleIf(
    ({ parts }) => parts.includes('print'),
    (site) => ({ frame: pageFrame(site), view: printIndexView(site), until: editionView(site).until }),
  ),
  '/print/[county]/': route({
    // Since when a sheet hangs is known from the publication before, which whoever makes the pages of a county need not have.
    paths: wholePaths<'county'>((site) => perCounty(site, printCountyPages(site)).map(({ params }) => params)),
    view: (site, { county }) => printCountyShown(site, county, 1),
  }),
  '/print/[county]/[page]/': route({
    paths: wholePaths<'county' | 'page'>((site) =>
      perFurtherPage(site, printCountyPages(site)).map(({ params }) => params),
    ),
    view: (site, { county, page }) => printCountyShown(site, county, Number(page)),
  }),
  '/print/firms/': singleIf(
    (site) => printFirmsPages(site).length > 0,
    (site) => printFirmsShown(site, 1),
  ),
  '/print/firms/[page]/': route({
    paths: wholePaths<'page'>((site) =>
      printFirmsPages(site)
        .filter((page) => page > 1)
        .map((page) => ({ page: String(page) })),
    ),
    view: (site, { page }) => printFirmsShown(site, Number(page)),
  }),
  '/kiosk/': singleIf(
    ({ parts }) => parts.includes('kiosk'),
    (site) => ({ frame: pageFrame(site), view: kioskIndexView(site), until: editionView(site).until }),
  ),
  '/kiosk/installation-codes/[county]/': route({
    paths: (site) => perCounty(site, kioskCodesPages(site)),
    view: (site, { county }) => kioskCodesShown(site, county, 1),
  }),
  '/kiosk/installation-codes/[county]/[page]/': route({
    paths: (site) => perFurtherPage(site, kioskCodesPages(site)),
    view: (site, { county, page }) => kioskCodesShown(site, county, Number(page)),
  }),
  '/data/': single((site) => ({
    frame: pageFrame(site),
    view: dataView(site),
    edition: editionView(site),
    feeds: countyFeeds(site),
  })),
};
