/**
 * /robots.txt: everything may be read; where the site map is.
 */
import { textFile } from '../current-pages.ts';

export const GET = (): Response => textFile('/robots.txt', {}, 'text/plain');
