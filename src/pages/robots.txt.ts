/**
 * /robots.txt: everything may be read; where the site map is.
 */
import { currentSite } from '../current-site.ts';

export function GET(): Response {
  const { base } = currentSite().portal;
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${base}/sitemap-index.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
