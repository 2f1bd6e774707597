/**
 * The process that makes all of a part of a publication but its pages (做一份): it has the publication, and nobody else has while it
 * works.
 */
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { contractInForce } from '../../domain/serving.ts';
import { type DataWriter, writeSomeData } from '../../downloads/write-data.ts';
import { pagesOf } from '../../routes/page-source.ts';
import { hasTurn, type PageScope } from '../../routes/route.ts';
import type { Site } from '../../site.ts';
import { indexesOf } from '../../views/common/indexes.ts';
import { indexOfPages } from '../../views/search/index-pieces.ts';
import type { CachePlace } from '../cache/place.ts';
import { openStore, type Store } from '../cache/store.ts';
import { openDownload } from '../download-file.ts';
import { moveInto, placeOf } from '../files.ts';
import { writeScreens } from '../kiosk/write-screens.ts';
import { emptyListing, type Listing, listOutputs } from '../list-outputs.ts';
import { readSite } from '../made-of.ts';
import { writeCards } from '../pictures/write-cards.ts';
import { printSheets } from '../print/print-sheets.ts';
import { indexSearch } from '../search/index-search.ts';
import { answerTasks } from '../workers.ts';
import { writeCharacters } from '../write-characters.ts';
import { collectingInto } from './join-stores.ts';
import { indexesFor, pagesFor, planShards, type Shard, type ShardNumber } from './plan.ts';
import { CONTENT, FILES, PUBLICATION, type ShardFile, type ShardManifest } from './shard-folder.ts';

export interface ShardWorkerData extends ShardNumber {
  /** Where the part is made; the publication lies in it. */
  folder: string;
  /** Where its pages lie, with all that was rendered beside them. */
  rendered: string;
  /** The cache of the part, and the one that is asked besides. */
  own: CachePlace;
  cache: CachePlace | null;
}

export type ShardStage = 'pages' | 'data' | 'cards' | 'search' | 'print' | 'kiosk' | 'manifest';

/** What is known of a part when everything is made. */
export type ShardMade = Pick<ShardManifest, 'files' | 'pages' | 'screens' | 'rare'>;

interface Making extends ShardWorkerData {
  site: Site;
  plan: Shard;
  scope: PageScope;
  /** The cache of the part, from which whoever joins the parts takes; what lies in it as it will be published needs only the other. */
  store: Store;
  shared: Store;
  /** What lies in the part. */
  files: string;
  listing: Listing;
  made: ShardMade;
}

answerTasks((data: ShardWorkerData) => {
  const getting = getReady(data);
  return async (stage: ShardStage): Promise<ShardMade | null> => {
    const making = await getting;
    await STAGES[stage](making);
    return stage === 'manifest' ? making.made : null;
  };
});

async function getReady(data: ShardWorkerData): Promise<Making> {
  const site = await readSite(path.join(data.folder, PUBLICATION));
  const own = openStore(data.own);
  const files = path.join(data.folder, FILES);
  await mkdir(files, { recursive: true });
  const plans = planShards(site, data.of);
  const shared = openStore(data.cache);
  return {
    ...data,
    site,
    plan: plans[data.shard - 1] as Shard,
    scope: pagesFor(site, plans, data),
    store: data.cache === null ? own : collectingInto(own, shared),
    shared,
    files,
    listing: emptyListing(),
    made: { files: [], pages: 0, screens: {}, rare: null },
  };
}

const STAGES: Record<ShardStage, (making: Making) => Promise<void>> = {
  async pages({ site, scope, shard, rendered, files, made }) {
    const pages = pagesOf(site, scope);
    // What all pages load comes with the first part.
    if (shard === 1) await moveInto(rendered, files);
    else
      for (const { file } of pages) {
        await mkdir(path.dirname(placeOf(files, file)), { recursive: true });
        await rename(placeOf(rendered, file), placeOf(files, file));
      }
    await rm(rendered, { recursive: true, force: true });
    if (shard === 1) await writeCharacters(site, files);
    made.pages = pages.length;
  },
  /** Its share of them. */
  async data({ site, shard, of, files, listing }) {
    const open = (file: string): Promise<DataWriter> => openDownload(files, file, listing.sums);
    await writeSomeData(site, open, (name) => hasTurn({ shard, of }, `data/${name}`));
    await listOutputs(files, 'site', listing);
  },
  /** Of its pages. */
  async cards({ site, files, listing, shared }) {
    const isMeant = (page: string): boolean => listing.known.has(`${decodeURI(page).slice(1)}index.html`);
    const cards = await writeCards(site, files, shared, isMeant);
    for (const { path: file, ...sum } of cards.files) listing.sums.set(file, sum);
    for (const file of cards.naming) listing.naming.add(file);
  },
  /** Those of which it has all pages. */
  async search({ site, plan, files, listing, shared }) {
    const [indexOf, own] = [indexOfPages(site), indexesFor(site, plan)];
    const isMade = (index: string | null): boolean => index !== null && own.has(index);
    const pages = listing.pages.map((page) => ({ ...page, index: indexOf(page) }));
    const indexed = await indexSearch({ folder: files, pages, store: shared, isMade });
    for (const { path: file, ...sum } of indexed.files) listing.sums.set(file, sum);
    // The others are made where parts are joined.
    listing.pages = listing.pages.filter((page) => !isMade(indexOf(page)));
    await listOutputs(files, 'site', listing);
  },
  /** Sheets and packs stay in the cache. */
  async print({ site, plan, folder, store }) {
    const scratch = path.join(folder, 'printing');
    const firms = firmsElsewhere(site, plan);
    await printSheets({
      publication: site,
      contentFolder: site.contentFolder,
      folder: scratch,
      selection: {
        names: site.portal.printSheets.filter((name) => name !== 'urgent'),
        estates: plan.estates,
        counties: plan.counties,
        division: null,
      },
      since: null,
      store,
      isMeant: ({ estate, street, division, firm }) =>
        estate !== null || street !== null || (firm === null ? plan.counties.has(division ?? '') : !firms.has(firm)),
      verify: 'sample',
    });
    await rm(scratch, { recursive: true, force: true });
  },
  async kiosk({ site, plan, files, listing, made, store }) {
    const { ids, rare } = await writeScreens({
      publication: site,
      contentFolder: site.contentFolder,
      folder: files,
      estates: plan.estates,
      store,
    });
    await listOutputs(files, 'kiosk', listing);
    made.screens = Object.fromEntries(ids);
    made.rare = [...rare];
  },
  async manifest({ site, shard, folder, listing, made }) {
    const searched = new Map(listing.pages.map(({ path: file, county }) => [file, { county }]));
    made.files = [...listing.known.values()].map(({ part, ...file }): ShardFile => {
      if (part === undefined) throw new Error(`${file.path} belongs to no part`);
      const asked = searched.get(file.path);
      return { ...file, part, ...(asked && { searched: asked }) };
    });
    if (shard !== 1) await rm(path.join(folder, PUBLICATION));
    else for (const font of site.portal.printFonts) await bring(site.contentFolder, path.join(folder, CONTENT), font);
  },
};

async function bring(from: string, to: string, file: string): Promise<void> {
  await mkdir(path.dirname(placeOf(to, file)), { recursive: true });
  await copyFile(placeOf(from, file), placeOf(to, file));
}

/** Firms that also serve estates of other parts. */
function firmsElsewhere(site: Site, { estates }: Shard): Set<string> {
  const { contractsByEstate, asOf } = indexesOf(site);
  return new Set(
    site.register.records.estate.flatMap(({ code }) => {
      const firm = estates.has(code) ? undefined : contractInForce(contractsByEstate.get(code) ?? [], asOf)?.firm;
      return firm === undefined ? [] : [firm];
    }),
  );
}
