/**
 * The directory (小区名录): counties, streets and communities with their estates, cut into pages.
 *
 * A street or community may be a division of its own or only words in an estate's row; both are one by name
 * within their county. Made once per publication.
 */
import type { DivisionTree } from '../../domain/division-tree.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Division, Estate } from '../../domain/records.ts';
import { NO_COMMUNITY, NO_STREET } from '../../wording/labels.ts';
import { currentContract } from './contracts.ts';
import { compareNames, type Indexes, indexesOf } from './indexes.ts';
import { divisionPath, estatePath } from './paths.ts';

/** So many estates stand on a page at most, so that it loads quickly. */
export const ESTATES_PER_PAGE = 400;

export interface Crumb {
  name: string;
  /** Null where there is no page. */
  path: string | null;
}

export interface EstateEntry {
  code: string;
  name: string;
  formerName: string | null;
  path: string;
  mode: Estate['mode'];
  households: number | null;
  firmName: string | null;
}

export interface CommunitySummary {
  name: string;
  count: number;
  /** The page with the anchor on it. */
  path: string;
}

export interface StreetSummary extends CommunitySummary {
  communities: CommunitySummary[];
}

export interface CountyView {
  code: string;
  name: string;
  authority: string | null;
  path: string;
  count: number;
  streets: StreetSummary[];
  pages: CountyPage[];
}

export interface CountyPage {
  number: number;
  count: number;
  streets: PageStreet[];
}

export interface PageStreet {
  id: string;
  name: string;
  /** Begun on an earlier page. */
  continued: boolean;
  communities: { id: string; name: string; continued: boolean; estates: EstateEntry[] }[];
}

interface Directory {
  counties: CountyView[];
  byCode: ReadonlyMap<string, CountyView>;
  placeByEstate: ReadonlyMap<string, Crumb[]>;
}

const CACHE = new WeakMap<Publication, Directory>();

export function directoryOf(publication: Publication): Directory {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const made = makeDirectory(publication);
  CACHE.set(publication, made);
  return made;
}

/** From the city down to the community of an estate. */
export function placeOf(publication: Publication, estate: Estate): Crumb[] {
  return directoryOf(publication).placeByEstate.get(estate.code) ?? [];
}

interface Named {
  key: string;
  name: string;
  /** Position in the table of divisions; those that are only words come after, in order of pinyin. */
  order: number;
}

interface CommunityGroup extends Named {
  estates: Estate[];
}

interface StreetGroup extends Named {
  communities: Map<string, CommunityGroup>;
}

interface CountyGroup {
  division: Division;
  streets: Map<string, StreetGroup>;
}

function makeDirectory(publication: Publication): Directory {
  const indexes = indexesOf(publication);
  const placeByEstate = new Map<string, Crumb[]>();
  const counties = groupsOf(publication, indexes.tree).map((group) => countyView(indexes, group, placeByEstate));
  return { counties, byCode: new Map(counties.map((county) => [county.code, county])), placeByEstate };
}

/** Estates by county, street and community, in the order of the table. */
function groupsOf(publication: Publication, tree: DivisionTree): CountyGroup[] {
  const { records } = publication.register;
  const orders = new Map(records.division.map((division, index) => [division.code, index]));
  const groups = new Map<string, CountyGroup>();
  for (const division of countiesCovered(publication, tree))
    groups.set(division.code, { division, streets: new Map() });
  const named = (name: string | null, unnamed: string, parent: string): Named => {
    if (name === null) return { key: 'none', name: unnamed, order: Number.POSITIVE_INFINITY };
    const division = tree.childrenOf(parent).find((child) => child.name === name);
    const order = division ? (orders.get(division.code) ?? 0) : Number.MAX_SAFE_INTEGER;
    return { key: division?.code ?? name, name, order };
  };
  for (const estate of records.estate) {
    const county = tree.countyOf(estate.division);
    if (!county) continue;
    const group = groups.get(county.code) ?? { division: county, streets: new Map() };
    groups.set(county.code, group);
    const { street, community } = streetAndCommunity(tree, estate, county);
    const streetName = street ?? NO_STREET;
    const streetGroup = group.streets.get(streetName) ?? {
      ...named(street, NO_STREET, county.code),
      communities: new Map<string, CommunityGroup>(),
    };
    group.streets.set(streetName, streetGroup);
    const communityName = community ?? NO_COMMUNITY;
    const communityGroup = streetGroup.communities.get(communityName) ?? {
      ...named(community, NO_COMMUNITY, streetGroup.key),
      estates: [],
    };
    streetGroup.communities.set(communityName, communityGroup);
    communityGroup.estates.push(estate);
  }
  return [...groups.values()];
}

/** A county page by page; puts the place of each of its estates into `placeByEstate`. */
function countyView(
  indexes: Indexes,
  { division, streets }: CountyGroup,
  placeByEstate: Map<string, Crumb[]>,
): CountyView {
  const pages: CountyPage[] = [{ number: 1, count: 0, streets: [] }];
  const pageForNext = (): CountyPage => {
    let page = pages.at(-1) as CountyPage;
    if (page.count >= ESTATES_PER_PAGE) {
      page = { number: pages.length + 1, count: 0, streets: [] };
      pages.push(page);
    }
    return page;
  };
  const pathTo = (page: CountyPage, id: string): string =>
    `${divisionPath(division.code, page.number)}#${encodeURIComponent(id)}`;
  const above = [...crumbsAbove(indexes.tree, division), { name: division.name, path: divisionPath(division.code) }];
  let count = 0;
  const summaries = inOrder(streets.values()).map((street): StreetSummary => {
    const streetId = anchor(street.key);
    const summary: StreetSummary = { name: street.name, count: 0, path: '', communities: [] };
    for (const community of inOrder(street.communities.values())) {
      let communityPath = '';
      for (const estate of [...community.estates].sort(compareNames)) {
        const page = pageForNext();
        const pageStreet = streetOn(page, street.name, streetId, summary.path !== '');
        if (summary.path === '') summary.path = pathTo(page, pageStreet.id);
        const communityId = `${streetId}.${anchor(community.key)}`;
        const pageCommunity = communityOn(page, pageStreet, community.name, communityId, communityPath !== '');
        if (communityPath === '') communityPath = pathTo(page, pageCommunity.id);
        pageCommunity.estates.push(entryOf(indexes, estate));
        page.count++;
        count++;
        placeByEstate.set(estate.code, [
          ...above,
          ...(street.key === 'none' ? [] : [{ name: street.name, path: summary.path }]),
          ...(community.key === 'none' ? [] : [{ name: community.name, path: communityPath }]),
        ]);
      }
      summary.communities.push({ name: community.name, count: community.estates.length, path: communityPath });
      summary.count += community.estates.length;
    }
    return summary;
  });
  const { code, name, authority } = division;
  return { code, name, authority, path: divisionPath(code), count, streets: summaries, pages };
}

/** The section of a street at the end of a page; begins it there where the page has none. */
function streetOn(page: CountyPage, name: string, id: string, continued: boolean): PageStreet {
  const last = page.streets.at(-1);
  if (last?.name === name) return last;
  const begun = { id: continued ? `${id}.${page.number}` : id, name, continued, communities: [] };
  page.streets.push(begun);
  return begun;
}

function communityOn(
  page: CountyPage,
  { communities }: PageStreet,
  name: string,
  id: string,
  continued: boolean,
): PageStreet['communities'][number] {
  const last = communities.at(-1);
  if (last?.name === name) return last;
  const begun = { id: continued ? `${id}.${page.number}` : id, name, continued, estates: [] };
  communities.push(begun);
  return begun;
}

function entryOf(indexes: Indexes, { code, name, formerName, mode, households }: Estate): EstateEntry {
  const contract = currentContract(indexes, code);
  const firmName = contract === null ? null : (indexes.firms.get(contract.firm)?.name ?? null);
  return { code, name, formerName, path: estatePath(code), mode, households, firmName };
}

/** Counties a publication covers, in the order of the table, whether they have estates or not. */
function countiesCovered(publication: Publication, tree: DivisionTree): Division[] {
  const { portal, register } = publication;
  const isCovered = (code: string): boolean => portal.divisions.some((top) => tree.isWithin(code, top));
  return register.records.division.filter((division) => division.level === '县' && isCovered(division.code));
}

function crumbsAbove(tree: DivisionTree, county: Division): Crumb[] {
  return tree
    .pathTo(county.code)
    .filter((division) => division.code !== county.code && division.level !== '省')
    .map((division) => ({ name: division.name, path: null }));
}

/**
 * The street and the community of an estate: from the divisions below the county, or, where these end, from the
 * estate's row.
 */
export function streetAndCommunity(
  tree: DivisionTree,
  estate: Estate,
  county: Division,
): { street: string | null; community: string | null } {
  const path = tree.pathTo(estate.division);
  const below = path.slice(path.findIndex((division) => division.code === county.code) + 1);
  const community = below.find((division) => division.level === '社区') ?? below[1];
  const street =
    below.find((division) => division.level === '街道') ?? below.find((division) => division !== community);
  return { street: street?.name ?? estate.street, community: community?.name ?? estate.community };
}

/** Whether an estate lies in a division. Names of a street and community in its row count as well. */
export function liesIn(tree: DivisionTree, estate: Estate, division: string): boolean {
  if (tree.isWithin(estate.division, division)) return true;
  const asked = tree.get(division);
  const county = tree.countyOf(estate.division);
  if (!asked || !county || !tree.isWithin(division, county.code)) return false;
  const { street, community } = streetAndCommunity(tree, estate, county);
  if (asked.level === '街道') return street === asked.name;
  // Communities of different streets may have the same name.
  const above = tree.pathTo(division).at(-2);
  return asked.level === '社区' && community === asked.name && (above?.level !== '街道' || street === above.name);
}

function inOrder<T extends Named>(groups: Iterable<T>): T[] {
  return [...groups].sort((a, b) =>
    a.order === b.order
      ? compareNames({ name: a.name, code: a.key }, { name: b.name, code: b.key })
      : a.order < b.order
        ? -1
        : 1,
  );
}

function anchor(key: string): string {
  return key.replace(/\s+/g, '-');
}

/** The streets of a county with their estates, put together again from the pages. */
export function estatesByStreet(county: CountyView): { name: string; estates: EstateEntry[] }[] {
  const streets: { name: string; estates: EstateEntry[] }[] = [];
  for (const page of county.pages)
    for (const street of page.streets) {
      let whole = streets.at(-1);
      if (whole?.name !== street.name) {
        whole = { name: street.name, estates: [] };
        streets.push(whole);
      }
      for (const community of street.communities) whole.estates.push(...community.estates);
    }
  return streets;
}

/** All counties with estates of a page, for the index of the directory. */
export function directoryView(publication: Publication): { counties: Omit<CountyView, 'pages'>[]; total: number } {
  const { counties } = directoryOf(publication);
  return {
    counties: counties.map(({ pages: _, ...county }) => county),
    total: counties.reduce((sum, county) => sum + county.count, 0),
  };
}

export interface DivisionPageView {
  county: Omit<CountyView, 'pages'>;
  page: CountyPage;
  pages: { number: number; path: string; from: string; to: string }[];
  above: Crumb[];
}

/** Pages to build: a county's first page is there even where it has no estate. */
export function divisionPages(publication: Publication): { code: string; page: number }[] {
  return directoryOf(publication).counties.flatMap((county) =>
    county.pages.map((page) => ({ code: county.code, page: page.number })),
  );
}

export function divisionPageView(publication: Publication, code: string, number: number): DivisionPageView {
  const indexes = indexesOf(publication);
  const county = directoryOf(publication).byCode.get(code);
  const page = county?.pages[number - 1];
  const division = indexes.tree.get(code);
  if (!county || !page || !division) throw new Error(`no such page: ${code} ${number}`);
  const { pages, ...rest } = county;
  return {
    county: rest,
    page,
    pages: pages.map((one) => ({
      number: one.number,
      path: divisionPath(code, one.number),
      from: one.streets[0]?.name ?? '',
      to: one.streets.at(-1)?.name ?? '',
    })),
    above: crumbsAbove(indexes.tree, division),
  };
}
