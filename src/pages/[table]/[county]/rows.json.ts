/**
 * /fees/<county>/rows.json and the like: a county's rows for sorting and filtering in the browser.
 */
import { currentSite } from '../../../current-site.ts';
import { estateTablePages, packedRows } from '../../../views/tables/pages.ts';
import type { EstateTableId } from '../../../views/tables/table.ts';

interface Params {
  table: EstateTableId;
  county: string;
}

export function getStaticPaths(): { params: { table: string; county: string } }[] {
  return estateTablePages(currentSite())
    .filter(({ page }) => page === 1)
    .map(({ table, county }) => ({ params: { table, county } }));
}

export function GET({ params }: { params: Params }): Response {
  return new Response(JSON.stringify(packedRows(currentSite(), params.table, params.county)), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
}
