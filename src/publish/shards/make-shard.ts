/**
 * Makes a part of a publication (做一份) and puts its folder in place.
 *
 * Whatever holds the publication is a process of its own, one after another, since a province in two processes would not fit into
 * the memory of a worker: one reads the tables, one renders the pages, one makes the rest.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Site } from '../../site.ts';
import { type CachePlace, prepareCache, scopeOf } from '../cache/place.ts';
import { writeSite } from '../made-of.ts';
import { replaceFolder } from '../own-folder.ts';
import type { Predecessor } from '../predecessor.ts';
import type { Stage } from '../publish.ts';
import { renderPages } from '../render-pages.ts';
import { shareWork } from '../workers.ts';
import { pagesFor, planShards, type ShardNumber } from './plan.ts';
import { programHash } from './program.ts';
import { KEPT, PUBLICATION, SHARD_KIND, type ShardManifest, writeShardManifest } from './shard-folder.ts';
import type { ShardMade, ShardStage, ShardWorkerData } from './shard-worker.ts';

/**
 * Flags of a process that has a province: what is garbage goes before it has grown to a quarter of what is alive, for a few
 * seconds of work.
 */
export const FRUGAL: readonly string[] = ['--heap-growing-percent=25'];
const WORKER = fileURLToPath(new URL('./shard-worker.ts', import.meta.url));
/** What the reading process tells, beside the publication. */
const READ = 'read';

/** What whoever makes a part knows without having the publication. */
interface ReadForShard extends Pick<ShardManifest, 'release' | 'parts' | 'compared' | 'accepted'> {
  pages: ReturnType<typeof pagesFor>;
  portal: Pick<Site['portal'], 'base' | 'divisions'>;
  estates: number;
}

/** Hands a publication on to whoever makes a part of it. `predecessor` is what the first part was compared with. */
export async function handOn(
  site: Site,
  folder: string,
  { shard, of }: ShardNumber,
  { predecessor, accepted }: { predecessor: Predecessor | null; accepted: string | null },
): Promise<void> {
  const plans = planShards(site, of);
  const { base, divisions } = site.portal;
  const read: ReadForShard = {
    release: site.release,
    parts: [...site.parts],
    compared: predecessor && { release: predecessor.manifest.release, number: predecessor.manifest.number },
    accepted,
    pages: pagesFor(site, plans, { shard, of }),
    portal: { base, divisions },
    estates: plans[shard - 1]?.estates.size ?? 0,
  };
  await writeSite(path.join(folder, PUBLICATION), site);
  await writeFile(path.join(folder, READ), serialize(read));
}

export interface MakeShard extends ShardNumber {
  out: string;
  /** Has a publication handed on (`handOn`) in a process of its own. */
  read(folder: string): Promise<void>;
  /** A cache besides, which parts and months may share; `null` without one. */
  openCache(portal: Pick<Site['portal'], 'base' | 'divisions'>): Promise<CachePlace | null>;
  now: number;
  progress(stage: Stage, state: 'begins' | 'done'): void;
}

/** What a part came to. */
export interface MadeShard extends Pick<ReadForShard, 'release' | 'estates'> {
  counties: number;
  files: number;
}

export async function makeShard(options: MakeShard): Promise<MadeShard> {
  let result: MadeShard | null = null;
  await replaceFolder(options.out, SHARD_KIND, async (work) => {
    // Its marker is that of a folder in work.
    const folder = path.join(work, 'shard');
    await mkdir(folder);
    await options.read(folder);
    const read = deserialize(await readFile(path.join(folder, READ))) as ReadForShard;
    await rm(path.join(folder, READ));
    const made = await makeParts(options, read, { folder, rendered: path.join(work, 'rendered') });
    const { shard, of } = options;
    const { release, parts, compared, accepted } = read;
    const program = await programHash();
    await writeShardManifest(folder, {
      ...{ form: 2, shard, of, release, parts, program, ...made, compared, accepted },
    });
    const counties = [...read.pages.places].length - read.estates;
    result = { release, estates: read.estates, counties, files: made.files.length };
    return folder;
  });
  if (result === null) throw new Error('a part was put in place that nobody made');
  return result;
}

async function makeParts(
  { shard, of, openCache, now, progress }: MakeShard,
  { parts, pages, portal }: ReadForShard,
  { folder, rendered }: { folder: string; rendered: string },
): Promise<ShardMade> {
  const own = await prepareCache(path.join(folder, KEPT), { scope: scopeOf(portal), begunAt: now, not: [] });
  const cache = await openCache(portal);
  const stages: ShardStage[] = [];
  if (parts.includes('site')) {
    progress('pages', 'begins');
    await renderPages({ file: path.join(folder, PUBLICATION) }, rendered, { scope: pages, cache, flags: FRUGAL });
    progress('pages', 'done');
    stages.push('pages', 'data', 'cards', 'search');
  }
  if (parts.includes('print')) stages.push('print');
  if (parts.includes('kiosk')) stages.push('kiosk');
  stages.push('manifest');
  let made: ShardMade | null = null;
  const isTold = (stage: ShardStage | undefined): stage is Exclude<ShardStage, 'pages'> =>
    stage !== undefined && stage !== 'pages';
  await shareWork<ShardStage, ShardMade | null>({
    helper: { file: WORKER, as: 'process' },
    data: { folder, rendered, shard, of, own, cache } satisfies ShardWorkerData,
    helpers: 1,
    tasks: stages,
    message: (stage) => stage,
    take: async (stage, answer) => {
      if (isTold(stage)) progress(stage, 'done');
      const next = stages[stages.indexOf(stage) + 1];
      if (isTold(next)) progress(next, 'begins');
      made = answer ?? made;
    },
  });
  if (made === null) throw new Error('a part has no manifest');
  return made;
}
