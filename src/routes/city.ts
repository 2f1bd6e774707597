/**
 * Routes of pages about the whole city (全市): what comes of all estates and counties, the firms, and whom to turn to.
 */
import type { Publication } from '../domain/publication.ts';
import { firmPrintPack } from '../sheets/print-pages.ts';
import { FIRM_TABLES, firmCard, homeCard } from '../views/around/cards.ts';
import { auditView } from '../views/city/audit.ts';
import { bulletinsIndexView } from '../views/city/bulletins.ts';
import { firmView } from '../views/city/firms.ts';
import { firmsPages, firmsView } from '../views/city/graded-firms.ts';
import { homeView } from '../views/city/home.ts';
import { listsIndexView } from '../views/city/lists.ts';
import { modesView } from '../views/city/modes.ts';
import { directoryView } from '../views/common/directory.ts';
import { editionView } from '../views/common/frame.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { untilOf } from '../views/common/until.ts';
import { answersAt } from '../views/complain/answers.ts';
import { complainView } from '../views/complain/complain.ts';
import { finderView } from '../views/complain/finder.ts';
import { commonPlace, countyPlace, finderCounties, profilePlaces } from '../views/complain/finder-places.ts';
import { onTimeOf } from '../views/complain/on-time.ts';
import { explanations } from '../views/policies/explainers.ts';
import { tableOverview } from '../views/tables/overview.ts';
import { ESTATE_TABLES } from '../views/tables/table.ts';
import { tableIn } from './counties.ts';
import { pageFrame } from './frame.ts';
import { route, single, wholePaths } from './route.ts';

const contractsKnown = (site: Publication): boolean => indexesOf(site).supply.has('contract');

const firmsShown = (site: Publication, page: number) => ({
  frame: pageFrame(site),
  view: firmsView(site, page),
  places: explanations(site),
  contractsKnown: contractsKnown(site),
});

export type FirmsShown = ReturnType<typeof firmsShown>;

export const CITY_ROUTES = {
  '/': single((site) => ({
    frame: pageFrame(site, { edition: true }),
    card: homeCard(site),
    view: homeView(site),
    until: editionView(site).until,
    estatesUntil: untilOf(site, ['estate'], null),
  })),
  '/estates/': single((site) => ({ frame: pageFrame(site), view: directoryView(site), modes: modesView(site) })),
  '/firms/': single((site) => firmsShown(site, 1)),
  '/firms/pages/[page]/': route({
    paths: wholePaths<'page'>((site) =>
      firmsPages(site)
        .filter((page) => page > 1)
        .map((page) => ({ page: String(page) })),
    ),
    view: (site, { page }) => firmsShown(site, Number(page)),
  }),
  '/firms/[firm]/': route({
    paths: wholePaths<'firm'>((site) => site.register.records.firm.map(({ code }) => ({ firm: code }))),
    view: (site, { firm }) => ({
      frame: pageFrame(site, { tables: FIRM_TABLES }),
      card: firmCard(site, firm),
      view: firmView(site, firm),
      contractsKnown: contractsKnown(site),
      pack: firmPrintPack(site, firm),
    }),
  }),
  '/lists/': single((site) => ({
    frame: pageFrame(site),
    view: listsIndexView(site),
    places: explanations(site).filter((place) => place.lists.length > 0),
  })),
  '/bulletins/': single((site) => ({ frame: pageFrame(site), view: bulletinsIndexView(site) })),
  '/audit/': single((site) => ({ frame: pageFrame(site), view: auditView(site), until: editionView(site).until })),
  '/[table]/': route({
    paths: () => ESTATE_TABLES.map((table) => ({ params: { table }, place: null })),
    view: (site, { table }) => ({ frame: pageFrame(site), view: tableOverview(site, tableIn(table)) }),
  }),
  '/complain/': single((site) => {
    const counties = finderCounties(site).map(({ code, name }) => ({ code, name }));
    const [only] = counties.length === 1 ? counties : [];
    const groups = profilePlaces(site).map(({ place }) => ({
      view: finderView(site, only ? countyPlace(site, only.code) : place),
    }));
    return {
      frame: pageFrame(site),
      view: complainView(site),
      counties,
      groups,
      answers: answersAt(site, only ? countyPlace(site, only.code) : commonPlace(site)),
      ruledIn: only
        ? []
        : counties.map(({ code, name }) => ({ code, name, answers: answersAt(site, countyPlace(site, code)) })),
      onTime: only ? onTimeOf(site, only.code) : null,
    };
  }),
};
