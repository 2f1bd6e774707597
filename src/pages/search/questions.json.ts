/**
 * /search/questions.json: what residents ask and what goes wrong, in their words, for the search box and the finder.
 */
import { askedWords } from '../../views/search/asked-words.ts';

export function GET(): Response {
  return new Response(JSON.stringify(askedWords()), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
