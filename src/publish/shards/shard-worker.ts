/**
 * The process that makes all of a part of a publication but its pages (做一份): it has the publication, and nobody else has while it
 * works.
 */
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { contractInForce } from '../../domain/serving.ts';
import { pagesOf } from '../../routes/page-source.ts';
import type { Site } from '../../site.ts';
import { indexesOf } from '../../views/common/indexes.ts';
import type { CachePlace } from '../cache/place.ts';
import { openStore, type Store } from '../cache/store.ts';
import { placeOf } from '../files.ts';
import { writeScreens } from '../kiosk/write-screens.ts';
import { type Listing, listOutputs } from '../list-outputs.ts';
import { readSite } from '../made-of.ts';
import { writeCards } from '../pictures/write-cards.ts';
import { printSheets } from '../print/print-sheets.ts';
import { indexSearch } from '../search/index-search.ts';
import { answerTasks } from '../workers.ts';
import { collectingInto } from './join-stores.ts';
import { pagesFor, planShards, type Shard, type ShardNumber } from './plan.ts';
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

export type ShardStage = 'pages' | 'cards' | 'search' | 'print' | 'kiosk' | 'manifest';

/** What is known of a part when everything is made. */
export type ShardMade = Pick<ShardManifest, 'files' | 'screens' | 'rare'>;

interface Making extends ShardWorkerData {
  site: Site;
  plan: Shard;
  store: Store;
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
  return {
    ...data,
    site,
    plan: planShards(site, data.of)[data.shard - 1] as Shard,
    store: data.cache === null ? own : collectingInto(own, openStore(data.cache)),
    files,
    listing: { known: new Map(), sums: new Map(), naming: new Set(), pages: [] },
    made: { files: [], screens: {}, rare: null },
  };
}

const STAGES: Record<ShardStage, (making: Making) => Promise<void>> = {
  async pages({ site, plan, rendered, files, listing }) {
    for (const { file } of pagesOf(site, pagesFor(plan))) {
      await mkdir(path.dirname(placeOf(files, file)), { recursive: true });
      await rename(placeOf(rendered, file), placeOf(files, file));
    }
    await rm(rendered, { recursive: true, force: true });
    await listOutputs(files, 'site', listing);
  },
  /** Of its pages: they stay in the cache. */
  async cards({ site, folder, listing, store }) {
    const scratch = path.join(folder, 'drawing');
    const isMeant = (page: string): boolean => listing.known.has(`${decodeURI(page).slice(1)}index.html`);
    await writeCards(site, scratch, store, isMeant);
    await rm(scratch, { recursive: true, force: true });
  },
  /** Of whole counties: they stay in the cache. */
  async search({ plan, files, listing, store }) {
    const isMade = (county: string | null): boolean => county !== null && plan.counties.has(county);
    await indexSearch({ folder: files, pages: listing.pages, store, isMade });
    await rm(path.join(files, 'pagefind'), { recursive: true, force: true });
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
    made.files = [...listing.known.values()].map(({ path: file, bytes, sha256, part }): ShardFile => {
      if (part === undefined) throw new Error(`${file} belongs to no part`);
      return { path: file, bytes, sha256, part };
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
