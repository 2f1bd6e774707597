/**
 * /check/grounds.json: what the page for senders holds tables against, besides the published tables.
 */
import { currentSite } from '../../current-site.ts';
import { checkGrounds } from '../../views/around/check-grounds.ts';

export function GET(): Response {
  return new Response(JSON.stringify(checkGrounds(currentSite())), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
