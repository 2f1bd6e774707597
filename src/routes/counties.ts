/**
 * Routes of pages about one county each (县区), or another division: its estates, its audit, its lists and bulletins, whom to
 * turn to, its rows of the tables over all estates.
 */
import { type Period, parsePeriod } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import { countyPrintPath, streetPacks } from '../sheets/print-pages.ts';
import { countyCard, listCard } from '../views/around/cards.ts';
import { countyFeeds, feedXml } from '../views/around/feed.ts';
import { countyOfFeed, formerFeeds } from '../views/around/former-pages.ts';
import { auditPages, matrixPageView } from '../views/city/audit-matrix.ts';
import { auditTiles } from '../views/city/audit-tiles.ts';
import { bulletinPages, bulletinsIndexView, bulletinView } from '../views/city/bulletins.ts';
import { countyFigures } from '../views/city/county-figures.ts';
import { listPages, listsIndexView, listView } from '../views/city/lists.ts';
import { divisionPages, divisionPageView } from '../views/common/directory.ts';
import { urgentIn } from '../views/common/urgent.ts';
import { answersAt } from '../views/complain/answers.ts';
import { countyChannels } from '../views/complain/channel-tree.ts';
import { finderView } from '../views/complain/finder.ts';
import { countyPlace, finderCounties } from '../views/complain/finder-places.ts';
import { onTimeOf } from '../views/complain/on-time.ts';
import { estateTablePages, packedRows, tablePageView } from '../views/tables/pages.ts';
import { ESTATE_TABLES, type EstateTableId } from '../views/tables/table.ts';
import { countyAt, pageFrame } from './frame.ts';
import { route } from './route.ts';

const perDivision = (site: Publication, codes: readonly string[]) =>
  codes.map((division) => ({ params: { division }, place: countyAt(site, division) }));

/** The first page of each has an address of its own, the others have their number in it. */
const isFirst = ({ page }: { page: number }): boolean => page === 1;
const isFurther = (one: { page: number }): boolean => !isFirst(one);

function divisionShown(site: Publication, code: string, page: number) {
  return {
    frame: pageFrame(site, { place: code }),
    view: divisionPageView(site, code, page),
    sheets: countyPrintPath(site, code),
    packs: [...streetPacks(site, code)],
    figures: page === 1 ? countyFigures(site, code) : null,
    card: page === 1 ? countyCard(site, code) : null,
    urgent: page === 1 ? urgentIn(site, code) : [],
  };
}

const matrixShown = (site: Publication, code: string, page: number) => ({
  frame: pageFrame(site, { place: code }),
  view: matrixPageView(site, code, page),
  tiles: auditTiles(site, code),
});

const tableShown = (site: Publication, table: EstateTableId, county: string, page: number) => ({
  frame: pageFrame(site),
  view: tablePageView(site, table, county, page),
});

export type DivisionShown = ReturnType<typeof divisionShown>;
export type MatrixShown = ReturnType<typeof matrixShown>;
export type TableShown = ReturnType<typeof tableShown>;

export const COUNTY_ROUTES = {
  '/divisions/[code]/': route({
    paths: (site) =>
      divisionPages(site)
        .filter(isFirst)
        .map(({ code }) => ({ params: { code }, place: countyAt(site, code) })),
    view: (site, { code }) => divisionShown(site, code, 1),
  }),
  '/divisions/[code]/[page]/': route({
    paths: (site) =>
      divisionPages(site)
        .filter(isFurther)
        .map(({ code, page }) => ({ params: { code, page: String(page) }, place: countyAt(site, code) })),
    view: (site, { code, page }) => divisionShown(site, code, Number(page)),
  }),
  '/audit/[division]/': route({
    paths: (site, asked) =>
      perDivision(
        site,
        auditPages(site, (county) => asked(countyAt(site, county)))
          .filter(isFirst)
          .map(({ code }) => code),
      ),
    view: (site, { division }) => matrixShown(site, division, 1),
  }),
  '/audit/[division]/[page]/': route({
    paths: (site, asked) =>
      auditPages(site, (county) => asked(countyAt(site, county)))
        .filter(isFurther)
        .map(({ code, page }) => ({
          params: { division: code, page: String(page) },
          place: countyAt(site, code),
        })),
    view: (site, { division, page }) => matrixShown(site, division, Number(page)),
  }),
  '/lists/[division]/': route({
    paths: (site) =>
      perDivision(
        site,
        listsIndexView(site).divisions.map(({ code }) => code),
      ),
    view: (site, { division: code }) => {
      const { divisions, present } = listsIndexView(site);
      return {
        frame: pageFrame(site, { place: code, tables: ['list_entry'] }),
        present,
        division: divisionIn(divisions, code),
      };
    },
  }),
  '/lists/[division]/[period]/': route({
    paths: (site) =>
      listPages(site).map(({ division, period }) => ({
        params: { division, period },
        place: countyAt(site, division),
      })),
    view: (site, { division, period: written }) => {
      const period = periodIn(written);
      return {
        frame: pageFrame(site, { place: division, tables: ['list_entry'] }),
        card: listCard(site, division, period),
        view: listView(site, division, period),
      };
    },
  }),
  '/bulletins/[division]/': route({
    paths: (site) =>
      perDivision(
        site,
        bulletinsIndexView(site).divisions.map(({ code }) => code),
      ),
    view: (site, { division: code }) => {
      const { divisions, present } = bulletinsIndexView(site);
      return {
        frame: pageFrame(site, { place: code, tables: ['complaint_stat', 'bulletin'] }),
        present,
        division: divisionIn(divisions, code),
      };
    },
  }),
  '/bulletins/[division]/[month]/': route({
    paths: (site) =>
      bulletinPages(site).map(({ division, month }) => ({
        params: { division, month },
        place: countyAt(site, division),
      })),
    view: (site, { division, month: written }) => {
      const month = periodIn(written);
      return {
        frame: pageFrame(site, { place: division, tables: ['complaint_stat', 'bulletin'] }),
        month,
        view: bulletinView(site, division, month),
      };
    },
  }),
  '/complain/[division]/': route({
    paths: (site) =>
      perDivision(
        site,
        finderCounties(site).map(({ code }) => code),
      ),
    view: (site, { division }) => {
      const place = countyPlace(site, division);
      return {
        frame: pageFrame(site, { place: division }),
        division,
        view: finderView(site, place),
        answers: answersAt(site, place),
        channels: countyChannels(site, division),
        others: finderCounties(site)
          .filter(({ code }) => code !== division)
          .map(({ code, name }) => ({ code, name })),
        onTime: onTimeOf(site, division),
      };
    },
  }),
  '/feeds/[division].xml': route({
    paths: (site) =>
      perDivision(
        site,
        countyFeeds(site).map(({ code }) => code),
      ).concat(
        formerFeeds(site).map(({ former, code }) => ({ params: { division: former }, place: countyAt(site, code) })),
      ),
    view: (site, { division }) => feedXml(site, countyOfFeed(site, division)),
  }),
  '/[table]/[county]/': route({
    paths: (site, asked) =>
      estateTablePages(site, (county) => asked(countyAt(site, county)))
        .filter(isFirst)
        .map(({ table, county }) => ({ params: { table, county }, place: countyAt(site, county) })),
    view: (site, { table, county }) => tableShown(site, tableIn(table), county, 1),
  }),
  '/[table]/[county]/[page]/': route({
    paths: (site, asked) =>
      estateTablePages(site, (county) => asked(countyAt(site, county)))
        .filter(isFurther)
        .map(({ table, county, page }) => ({
          params: { table, county, page: String(page) },
          place: countyAt(site, county),
        })),
    view: (site, { table, county, page }) => tableShown(site, tableIn(table), county, Number(page)),
  }),
  '/[table]/[county]/rows.json': route({
    paths: (site, asked) =>
      estateTablePages(site, (county) => asked(countyAt(site, county)))
        .filter(isFirst)
        .map(({ table, county }) => ({ params: { table, county }, place: countyAt(site, county) })),
    view: (site, { table, county }) => JSON.stringify(packedRows(site, tableIn(table), county)),
  }),
};

function divisionIn<T extends { code: string }>(divisions: readonly T[], code: string): T {
  const found = divisions.find((division) => division.code === code);
  if (!found) throw new Error(`no such division: ${code}`);
  return found;
}

function periodIn(written: string): Period {
  const period = parsePeriod(written);
  if (period === null) throw new Error(`not a period: ${written}`);
  return period;
}

export function tableIn(written: string): EstateTableId {
  const found = ESTATE_TABLES.find((id) => id === written);
  if (found === undefined) throw new Error(`no such table: ${written}`);
  return found;
}
