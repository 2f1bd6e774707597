/**
 * The site of a publication (网站) in its folder: pages, data, indexes of words, share cards. It is made here, or joined of what
 * shards have made (分片), of which nothing is made or read again but to see that it is whole.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writeData } from '../downloads/write-data.ts';
import { codeHash } from '../repository.ts';
import { routeOf } from '../routes/catalogue.ts';
import { pagesByPlace } from '../routes/page-source.ts';
import type { Site } from '../site.ts';
import { indexOfPages } from '../views/search/index-pieces.ts';
import { allDone } from './all-done.ts';
import type { Counted } from './cache/kinds.ts';
import type { CachePlace } from './cache/place.ts';
import type { Store } from './cache/store.ts';
import { onceIn } from './data-cache.ts';
import { openDownload } from './download-file.ts';
import { moveInto } from './files.ts';
import { type Listing, listOutputs } from './list-outputs.ts';
import { removeInWork } from './own-folder.ts';
import { writeCards } from './pictures/write-cards.ts';
import { type Rendered, renderPages, type ShownPages } from './render-pages.ts';
import { indexSearch, writeCountyList } from './search/index-search.ts';
import type { FromShards } from './shards/from-shards.ts';
import { PAGES_LEFT } from './shards/plan.ts';
import { writeCharacters } from './write-characters.ts';

export interface SitePart {
  /** With what hangs on boards. */
  site: Site;
  folder: string;
  /** A folder beside it. */
  aside: string;
  cache: CachePlace | null;
  store: Store;
  shards: FromShards | null;
  listing: Listing;
  /** What is made adds its line. */
  counted: Counted[];
  stage: <T>(name: 'pages' | 'data' | 'search' | 'cards', work: () => Promise<T>) => Promise<T>;
  /** What is done while another process renders. */
  meanwhile: () => Promise<void>;
}

export async function makeSitePart(part: SitePart): Promise<void> {
  const { site, folder, aside, shards, listing, stage, meanwhile } = part;
  // Pages are made by a program of their own; this one works meanwhile, as soon as it has handed over what they are made of.
  const { promise: hasBegun, resolve: begun } = Promise.withResolvers<void>();
  await allDone([
    stage('pages', () => makePages(part, begun).finally(begun)),
    stage('data', () => makeData(part)),
    hasBegun.then(meanwhile),
  ]);
  await moveInto(path.join(aside, 'data'), path.join(folder, 'data'));
  await removeInWork(aside);
  if (shards === null) await writeCharacters(site, folder);
  await listOutputs(folder, 'site', listing);
  shards?.give(folder, 'site', listing);
  await stage('search', () => makeSearch(part));
  // Cards are not drawn while pages are rendered, since both together would not fit into memory.
  await stage('cards', () => makeCards(part));
  await listOutputs(folder, 'site', listing);
}

/** The pages. Of those that were taken as they were the listing gets to know all. */
async function makePages(part: SitePart, begun: () => void): Promise<void> {
  const { site, folder, cache, shards, listing, counted } = part;
  const { made, taken } =
    shards === null ? await renderPages(site, folder, { cache, begun }) : await renderLeft(part, begun);
  listing.taken = taken;
  counted.push({ kind: 'page', made, taken: taken.size + (shards?.pages ?? 0) });
}

/** The few pages that no shard has, without a second copy of a publication that may be a province. */
async function renderLeft({ site, folder, cache }: SitePart, begun: () => void): Promise<Rendered> {
  const left = [...pagesByPlace(site, PAGES_LEFT)];
  if (left.length === 0) return { made: 0, taken: new Map() };
  const shown: ShownPages = {
    base: site.portal.base,
    pages: left.values().map((page) => ({ page, view: routeOf(page.id).view(site, page.params) })),
  };
  return renderPages(shown, folder, { cache, begun });
}

async function makeData({ site, aside, cache, store, shards, listing }: SitePart): Promise<void> {
  await mkdir(path.join(aside, 'data'), { recursive: true });
  const { sums } = listing;
  const once = cache === null ? undefined : onceIn({ store, maker: await codeHash(), folder: aside, sums });
  await writeData(site, (file) => openDownload(aside, file, sums), { there: shards?.sumOf, once });
}

async function makeCards({ site, folder, store, shards, listing, counted }: SitePart): Promise<void> {
  if (shards !== null) {
    counted.push({ kind: 'card', made: 0, taken: shards.cards });
    return;
  }
  const cards = await writeCards(site, folder, store);
  counted.push(cards.counted);
  for (const { path: file, ...sum } of cards.files) listing.sums.set(file, sum);
  for (const file of cards.naming) listing.naming.add(file);
}

/** The indexes of words, of the pages that were listed. */
async function makeSearch({ site, folder, store, shards, listing, counted }: SitePart): Promise<void> {
  const indexOf = indexOfPages(site);
  const pages = listing.pages.map((page) => ({ ...page, index: indexOf(page) }));
  const indexed = await indexSearch({ folder, pages, store });
  counted.push({ ...indexed.counted, taken: indexed.counted.taken + (shards?.indexes ?? 0) });
  for (const { path: file, ...sum } of indexed.files) listing.sums.set(file, sum);
  await writeCountyList(folder);
}
