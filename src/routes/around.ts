/**
 * Routes of what goes with the site: documents and words that are explained, the check for senders, and what programs read.
 */
import { siteAddress } from '../domain/address.ts';
import { ICON } from '../look/look.ts';
import { checkGrounds } from '../views/around/check-grounds.ts';
import { feedXml } from '../views/around/feed.ts';
import { formerPageAt, formerPages } from '../views/around/former-pages.ts';
import { glossaryView } from '../views/around/glossary.ts';
import { siteMapIndexXml, siteMapParts, siteMapXml } from '../views/around/site-map.ts';
import { policiesView, policyView } from '../views/policies/policies.ts';
import { policyIds } from '../views/policies/policy-index.ts';
import { askedCharacters, askedWords } from '../views/search/asked-words.ts';
import { searchNames } from '../views/search/search-names.ts';
import { pageFrame } from './frame.ts';
import { route, single, wholePaths } from './route.ts';

const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>公示栏</title><rect width="32" height="32" rx="4" fill="${ICON.ground}"/><path d="M6 9h20M6 16h20M6 23h12" stroke="${ICON.sign}" stroke-width="3"/><path d="M16 3v4" stroke="${ICON.sign}" stroke-width="3"/></svg>\n`;

export const AROUND_ROUTES = {
  '/404.html': single((site) => ({ frame: pageFrame(site) })),
  '/accessibility/': single((site) => ({ frame: pageFrame(site) })),
  '/glossary/': single((site) => ({ frame: pageFrame(site), entries: glossaryView(site) })),
  '/check/': single((site) => ({ frame: pageFrame(site), mappings: site.mappings.length })),
  '/policies/': single((site) => ({ frame: pageFrame(site), view: policiesView(site) })),
  '/policies/[id]/': route({
    paths: wholePaths<'id'>((site) => policyIds(site).map((id) => ({ id }))),
    view: (site, { id }) => ({ frame: pageFrame(site), view: policyView(site, id) }),
  }),
  '/[...former]/': route({
    paths: wholePaths<'former'>((site) => formerPages(site).map(({ path }) => ({ former: path.slice(1, -1) }))),
    view: (site, { former }) => ({ frame: pageFrame(site), page: formerPageAt(site, `/${former}/`) }),
  }),
  '/favicon.svg': single(() => FAVICON),
  '/feed.xml': single((site) => feedXml(site)),
  '/robots.txt': single(
    ({ portal }) => `User-agent: *\nAllow: /\nSitemap: ${siteAddress(portal.base, '/sitemap-index.xml')}\n`,
  ),
  '/sitemap-index.xml': single(siteMapIndexXml),
  '/sitemap-[part].xml': route({
    paths: wholePaths<'part'>((site) => siteMapParts(site).map((_, index) => ({ part: String(index) }))),
    view: (site, { part }) => siteMapXml(site, Number(part)),
  }),
  '/check/grounds.json': single((site) => JSON.stringify(checkGrounds(site))),
  '/search/names.json': single((site) => JSON.stringify(searchNames(site))),
  '/search/questions.json': single(() => JSON.stringify(askedWords())),
  '/search/characters.json': single(() => JSON.stringify(askedCharacters())),
};
