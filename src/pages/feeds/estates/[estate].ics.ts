/**
 * /feeds/estates/<小区编码>.ics: what comes at an estate, as a calendar; by a former code of the estate too.
 */
import { currentSite } from '../../../current-site.ts';
import { estateCalendar } from '../../../views/around/calendar.ts';
import { formerCalendars } from '../../../views/around/former-pages.ts';

export function getStaticPaths() {
  const site = currentSite();
  return [
    ...site.register.records.estate.map(({ code }) => ({ params: { estate: code }, props: { code } })),
    ...formerCalendars(site).map(({ former, code }) => ({ params: { estate: former }, props: { code } })),
  ];
}

export function GET({ props }: { props: { code: string } }): Response {
  const text = estateCalendar(currentSite(), props.code);
  return new Response(text, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
}
