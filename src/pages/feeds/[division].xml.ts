/**
 * /feeds/<行政区划代码>.xml: newest lists, bulletins, notices and events of one county; by a former code of the county too.
 */
import { currentSite } from '../../current-site.ts';
import { countyFeeds, feedXml } from '../../views/around/feed.ts';
import { formerFeeds } from '../../views/around/former-pages.ts';

export function getStaticPaths() {
  return [
    ...countyFeeds(currentSite()).map(({ code }) => ({ params: { division: code }, props: { county: code } })),
    ...formerFeeds(currentSite()).map(({ former, code }) => ({
      params: { division: former },
      props: { county: code },
    })),
  ];
}

export function GET({ props }: { props: { county: string } }): Response {
  const xml = feedXml(currentSite(), props.county);
  return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
