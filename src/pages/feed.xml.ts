/**
 * /feed.xml: newest notices and lists.
 */
import { currentSite } from '../current-site.ts';
import { feedXml } from '../views/around/feed.ts';

export function GET(): Response {
  return new Response(feedXml(currentSite()), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
