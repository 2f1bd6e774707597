/**
 * /sitemap-0.xml and so on: addresses of pages, 50,000 at most in each.
 */
import type { APIContext } from 'astro';
import { currentSite } from '../current-site.ts';
import { siteMapParts, siteMapXml } from '../views/around/site-map.ts';

export function getStaticPaths() {
  return siteMapParts(currentSite()).map((_, index) => ({ params: { part: String(index) } }));
}

export function GET({ params }: APIContext): Response {
  return new Response(siteMapXml(currentSite(), Number(params.part)), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
}
