/**
 * /search/questions.json: what residents ask and what goes wrong, in their words, for the search box and the finder.
 */
import { textFile } from '../../current-pages.ts';

export const GET = (): Response => textFile('/search/questions.json', {}, 'application/json');
