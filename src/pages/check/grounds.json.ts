/**
 * /check/grounds.json: what the page for senders holds tables against, besides the published tables.
 */
import { textFile } from '../../current-pages.ts';

export const GET = (): Response => textFile('/check/grounds.json', {}, 'application/json');
