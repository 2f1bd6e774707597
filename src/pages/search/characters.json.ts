/**
 * /search/characters.json: traditional characters of the words in /search/questions.json, for queries that nothing else fits.
 */
import { askedCharacters } from '../../views/search/asked-words.ts';

export function GET(): Response {
  return new Response(JSON.stringify(askedCharacters()), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
