/**
 * /sitemap-index.xml: the parts of the site map.
 */
import { currentSite } from '../current-site.ts';
import { siteMapIndexXml } from '../views/around/site-map.ts';

export function GET(): Response {
  return new Response(siteMapIndexXml(currentSite()), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
}
