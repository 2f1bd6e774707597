/**
 * /robots.txt: everything may be read; where the site map is.
 */
import { currentSite } from '../current-site.ts';
import { siteAddress } from '../domain/address.ts';

export function GET(): Response {
  const { base } = currentSite().portal;
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${siteAddress(base, '/sitemap-index.xml')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
