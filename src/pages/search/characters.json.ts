/**
 * /search/characters.json: traditional characters of the words in /search/questions.json, for queries that nothing else fits.
 */
import { textFile } from '../../current-pages.ts';

export const GET = (): Response => textFile('/search/characters.json', {}, 'application/json');
