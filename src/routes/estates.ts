/**
 * Routes of pages about one estate each (小区).
 */
import type { Publication } from '../domain/publication.ts';
import { estatePrintPath } from '../sheets/print-pages.ts';
import { estateCalendar } from '../views/around/calendar.ts';
import { estateCard } from '../views/around/cards.ts';
import { estateOfCalendar, formerCalendars } from '../views/around/former-pages.ts';
import { boardView } from '../views/board/board.ts';
import { comingView } from '../views/board/coming.ts';
import { comparisonView } from '../views/board/comparison.ts';
import { historyView } from '../views/board/history.ts';
import { lowerFees } from '../views/board/lower-fees.ts';
import { estateAnswers, estateCodes, estateComplainView } from '../views/complain/complain.ts';
import { pageFrame } from './frame.ts';
import { route } from './route.ts';

const perEstate = (site: Publication) => estateCodes(site).map((estate) => ({ params: { estate }, place: estate }));

export const ESTATE_ROUTES = {
  '/estates/[estate]/': route({
    paths: perEstate,
    view: (site, { estate }) => {
      const view = boardView(site, estate);
      return {
        frame: pageFrame(site, { place: view.division }),
        card: site.portal.cards.estates ? estateCard(site, estate) : null,
        view,
        coming: comingView(site, estate),
        comparison: comparisonView(site, estate),
        history: historyView(site, estate),
        lower: lowerFees(site, estate),
        sheets: estatePrintPath(site, estate),
      };
    },
  }),
  '/c/[estate]/': route({
    paths: perEstate,
    view: (site, { estate }) => {
      const view = estateComplainView(site, estate);
      return { frame: pageFrame(site, { place: view.division }), view, answers: estateAnswers(site, estate) };
    },
  }),
  '/feeds/estates/[estate].ics': route({
    paths: (site) => [
      ...site.register.records.estate.map(({ code }) => ({ params: { estate: code }, place: code })),
      ...formerCalendars(site).map(({ former, code }) => ({ params: { estate: former }, place: code })),
    ],
    view: (site, { estate }) => estateCalendar(site, estateOfCalendar(site, estate)),
  }),
};
