/**
 * Every page for search engines (站点地图), in parts of at most 50,000 addresses.
 */
import { siteAddress } from '../../domain/address.ts';
import type { Publication } from '../../domain/publication.ts';
import { auditPages } from '../city/audit-matrix.ts';
import { bulletinPages, bulletinsIndexView } from '../city/bulletins.ts';
import { firmsPages } from '../city/graded-firms.ts';
import { listPages, listsIndexView } from '../city/lists.ts';
import { divisionPages } from '../common/directory.ts';
import { compareNames } from '../common/indexes.ts';
import {
  accessibilityPath,
  auditPath,
  bulletinPath,
  checkPath,
  complaintTablePath,
  divisionPath,
  estatePath,
  estateTablePath,
  firmPath,
  firmsPath,
  glossaryPath,
  kioskPath,
  listPath,
  policyPath,
  printPath,
} from '../common/paths.ts';
import { estateCodes } from '../complain/complain.ts';
import { finderCounties } from '../complain/finder-places.ts';
import { policyIds } from '../policies/policy-index.ts';
import { estateTablePages } from '../tables/pages.ts';
import { ESTATE_TABLES } from '../tables/table.ts';

export const URLS_PER_PART = 50_000;

/** Paths of all pages that are worth finding; short addresses of QR codes are not. */
export function pagePaths(publication: Publication): string[] {
  return [
    '/',
    '/estates/',
    ...firmsPages(publication).map(firmsPath),
    '/lists/',
    '/bulletins/',
    auditPath(),
    '/complain/',
    '/policies/',
    '/data/',
    checkPath(),
    glossaryPath(),
    accessibilityPath(),
    // The pages below it only list files to print.
    ...(publication.parts.includes('print') ? [printPath()] : []),
    ...(publication.parts.includes('kiosk') ? [kioskPath()] : []),
    ...policyIds(publication).map((id) => policyPath(id)),
    ...finderCounties(publication).map(({ code }) => complaintTablePath(code)),
    ...divisionPages(publication).map(({ code, page }) => divisionPath(code, page)),
    ...listsIndexView(publication).divisions.map(({ code }) => listPath(code)),
    ...listPages(publication).map(({ division, period }) => listPath(division, period)),
    ...ESTATE_TABLES.map((table) => estateTablePath(table)),
    ...estateTablePages(publication).map(({ table, county, page }) => estateTablePath(table, county, page)),
    ...auditPages(publication).map(({ code, page }) => auditPath(code, page)),
    ...bulletinsIndexView(publication).divisions.map(({ code }) => bulletinPath(code)),
    ...bulletinPages(publication).map(({ division, month }) => bulletinPath(division, month)),
    ...[...publication.register.records.firm].sort(compareNames).map(({ code }) => firmPath(code)),
    ...estateCodes(publication).map(estatePath),
  ];
}

export function siteMapParts(publication: Publication): string[][] {
  const paths = pagePaths(publication);
  const parts: string[][] = [];
  for (let from = 0; from < paths.length; from += URLS_PER_PART) parts.push(paths.slice(from, from + URLS_PER_PART));
  return parts;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function siteMapIndexXml(publication: Publication): string {
  const { base } = publication.portal;
  const maps = siteMapParts(publication).map(
    (_, index) => `<sitemap><loc>${xmlText(siteAddress(base, `/sitemap-${index}.xml`))}</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${maps.join('\n')}\n</sitemapindex>\n`;
}

export function siteMapXml(publication: Publication, part: number): string {
  const { base } = publication.portal;
  const urls = (siteMapParts(publication)[part] ?? []).map(
    (path) => `<url><loc>${xmlText(siteAddress(base, path))}</loc></url>`,
  );
  return `${HEAD}<urlset xmlns="${NAMESPACE}">\n${urls.join('\n')}\n</urlset>\n`;
}

export function xmlText(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
