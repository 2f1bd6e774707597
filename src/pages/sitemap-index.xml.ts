/**
 * /sitemap-index.xml: the parts of the site map.
 */
import { textFile } from '../current-pages.ts';

export const GET = (): Response => textFile('/sitemap-index.xml', {}, 'application/xml');
