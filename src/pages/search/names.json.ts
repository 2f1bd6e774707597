/**
 * /search/names.json: the list of names behind the search box.
 */
import { currentSite } from '../../current-site.ts';
import { searchNames } from '../../views/search/search-names.ts';

export function GET(): Response {
  return new Response(JSON.stringify(searchNames(currentSite())), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
