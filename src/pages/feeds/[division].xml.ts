/**
 * /feeds/<行政区划代码>.xml: newest lists, bulletins, notices and events of one county.
 */
import { currentSite } from '../../current-site.ts';
import { countyFeeds, feedXml } from '../../views/around/feed.ts';

export function getStaticPaths() {
  return countyFeeds(currentSite()).map(({ code }) => ({ params: { division: code } }));
}

export function GET({ params }: { params: { division: string } }): Response {
  const xml = feedXml(currentSite(), params.division);
  return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
