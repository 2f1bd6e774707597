/**
 * /feed.xml: newest notices and lists.
 */
import { textFile } from '../current-pages.ts';

export const GET = (): Response => textFile('/feed.xml', {}, 'application/atom+xml');
