/**
 * /search/names.json: the list of names behind the search box.
 */
import { textFile } from '../../current-pages.ts';

export const GET = (): Response => textFile('/search/names.json', {}, 'application/json');
