/**
 * A publication, all or nothing: pages, search, data and manifest into a work folder, then one swap.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDate } from '../domain/iso-date.ts';
import type { OutputFile, PartOrigin, ReleaseManifest } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import { PARTS, type Part } from '../domain/portal.ts';
import type { Site } from '../site.ts';
import { type Counted, kindsOf } from './cache/kinds.ts';
import type { CachePlace } from './cache/place.ts';
import { prune, purge } from './cache/prune.ts';
import { openStore, type Store } from './cache/store.ts';
import { share } from './files.ts';
import { forget } from './forget.ts';
import { onInterrupt } from './interrupt.ts';
import { TERM_FILE, writeTerm } from './kiosk/write-term.ts';
import { emptyListing, listOutputs } from './list-outputs.ts';
import { keepMadeOf, type MadeOf, madeOf } from './made-of.ts';
import { keepForOpenPages } from './open-pages.ts';
import { OutputError } from './output-error.ts';
import { removeInWork } from './own-folder.ts';
import { PaperAndScreens } from './paper-and-screens.ts';
import { isSamePlace, type Misfit, originOf, outputsOf, type PlannedParts, planEach, planParts } from './parts.ts';
import { type Predecessor, publishedIn } from './predecessor.ts';
import { type Hanging, hangingIn, hungOf } from './print/carry-sheets.ts';
import type { PrintReport } from './print/print-options.ts';
import { type EarlierSheet, toEarlier } from './print/printed-file.ts';
import {
  abandon,
  currentRelease,
  nextRelease,
  prepareOut,
  promote,
  type ReleaseName,
  withLock,
  workFolder,
} from './release-folder.ts';
import { namingPrints, type ReplaceFirst, replaceFirst } from './replace-first.ts';
import { recorded, type SaidNow, saidIn, saysWithdrawn } from './said.ts';
import type { FromShards } from './shards/from-shards.ts';
import { takingFrom } from './shards/join-stores.ts';
import { makeSitePart } from './site-part.ts';

export type Stage = 'pages' | 'search' | 'data' | 'cards' | 'print' | 'kiosk' | 'carry' | 'manifest' | 'swap';

export interface PublishOptions {
  site: Site;
  out: string;
  /** What was published before this where `out` has nothing: its number goes on, and nothing else of it. */
  after?: Predecessor | null;
  /** The day on which terms are over; the as-of date unless given. */
  today?: IsoDate;
  /** Why something that was lost may be lost, as whoever publishes wrote it. */
  accepted?: string | null;
  /** Set where what is published is published again but for a little; `site` is then the newest of what it is made of. */
  endings?: Endings;
  /** Where what was made before lies; nothing is taken or kept without one. */
  cache?: CachePlace | null;
  /** What others have made of it. */
  shards?: FromShards | null;
  /** Told when a stage begins and ends. */
  progress?: (stage: Stage, state: 'begins' | 'done') => void;
  /** Told what was printed and how much of it was read back; not where sheets are carried over. */
  printed?: (report: PrintReport) => void;
}

/** A release in which little is other than in the one before: without what has ended, or with urgent notices. */
export interface Endings {
  /** What each part is made of now, the newest first. */
  made: readonly MadeOf[];
  /** Parts that stay as they are. */
  carries: readonly Part[];
  /** The id that follows. */
  id: string;
  /** The release that it was taken from. */
  from: ReleaseName;
}

/** What a publication came to. */
export interface Published {
  release: ReleaseName;
  /** Whether anything is new: the same content makes no new release. */
  isNew: boolean;
  /** Parts that were taken from the release before. */
  carried: readonly Part[];
  /** Why parts were made that nobody asked for. */
  misfit: Misfit | null;
  /** Kept releases that said something withdrawn, and were deleted. */
  forgotten: readonly ReleaseName[];
  /** How much was made and how much taken as it was, by kind. */
  counted: readonly Counted[];
  /** Why not all that was made could be kept in the cache, as the system calls it; null where it was. */
  unkept: string | null;
  /** Where the release before says something withdrawn: which of its files a host must lose or overwrite first. */
  first: ReplaceFirst | null;
}

/** Builds the release and makes it the current one. Throws where the site stays as it was. */
export async function publish(options: PublishOptions): Promise<Published> {
  const { site, out, after = null, endings, cache = null, shards = null } = options;
  await prepareOut(out);
  const store = shards === null ? openStore(cache) : takingFrom(openStore(cache), shards.stores);
  const counted: Counted[] = [];
  return withLock(out, async () => {
    const current = await currentRelease(out);
    if (endings !== undefined && endings.from.name !== current?.name)
      throw new OutputError(`${out} 在这期间发布了另一版，这次没有发布，网站就是那一版。再运行一次。`);
    const published = current === null ? null : await publishedIn(out);
    const live = published && current && { ...published, made: () => madeOf(out, current, site.release.version) };
    // What parts of earlier publications say is among it.
    const now = saidIn(site);
    const plan =
      endings === undefined
        ? await planParts(site, live, now)
        : await planEach(endings.made, { ...site.release, id: endings.id }, live, endings.carries);
    shards?.mustFit(plan.site);
    const { asOf, id } = plan.site.release;
    const { carried, misfit } = plan;
    const today = options.today ?? asOf;
    const done = async (release: ReleaseName): Promise<Omit<Published, 'isNew' | 'first'>> => {
      const forgotten = await forget(out, now, today);
      if (cache !== null) prune(cache, Date.now());
      return { release, carried, misfit, forgotten, counted, unkept: store.fault() };
    };
    if (current !== null && current.id === id) return { ...(await done(current)), isNew: false, first: null };
    const before = live ?? after;
    const isWithdrawn = before !== null && (await saysWithdrawn(before, now, today));
    const release = await nextRelease(out, id, after?.manifest.number ?? null);
    const outputs = await make({ ...options, plan, live, release, now, isWithdrawn, store, counted });
    const first = before !== null && isWithdrawn ? replaceFirst(before, outputs) : null;
    return { ...(await done(release)), isNew: true, first };
  });
}

interface Making extends PublishOptions {
  plan: PlannedParts;
  live: Predecessor | null;
  release: ReleaseName;
  now: SaidNow;
  /** Whether the release before says something that is said no more. */
  isWithdrawn: boolean;
  store: Store;
  /** What is made adds its line. */
  counted: Counted[];
}

/** Makes all files of a release in a work folder and puts it in place. Returns them. */
async function make(making: Making): Promise<OutputFile[]> {
  const { plan, out, release, cache, shards = null, progress = () => {} } = making;
  const { carried, made } = plan;
  const folder = workFolder(out, release.id);
  // Astro empties its output first, so the data are written beside it and moved in.
  const aside = `${folder}-data`;
  const clear = async (): Promise<void> => {
    await abandon(out, release);
    await removeInWork(aside);
  };
  const takeBack = onInterrupt(clear);
  const ahead = new PaperAndScreens({
    ...{ print: siteFor(plan, 'print'), kiosk: siteFor(plan, 'kiosk') },
    ...{ folder, live: making.live, isWithdrawn: making.isWithdrawn, store: making.store, shards },
  });
  try {
    await mkdir(folder, { recursive: true });
    const hanging = await hangingBefore(making);
    const listing = emptyListing();
    const { known, sums, naming } = listing;
    const site = siteFor(plan, 'site');
    if (site !== null)
      await makeSitePart({
        // Sheets that are carried over stay as they are.
        site: { ...site, ...(hanging && { hung: hungOf(hanging, carried.includes('print')) }) },
        ...{
          folder,
          aside,
          listing,
          shards,
          stage,
          store: making.store,
          cache: cache ?? null,
          counted: making.counted,
        },
        meanwhile: () => ahead.look(hanging),
      });
    else await ahead.look(hanging);
    const printed = siteFor(plan, 'print') && (await stage('print', () => ahead.print()));
    if (printed) making.printed?.(printed);
    for (const file of printed ? namingPrints(printed) : []) naming.add(file);
    for (const [file, sum] of printed?.sums ?? []) sums.set(`print/${file}`, sum);
    making.counted.push(...(printed?.counted ?? []));
    await listOutputs(folder, 'print', listing);
    if (siteFor(plan, 'kiosk') !== null)
      await stage('kiosk', async () => {
        shards?.give(folder, 'kiosk', listing);
        const screens = await ahead.writeScreens();
        if (screens !== null) making.counted.push(screens);
      });
    await listOutputs(folder, 'kiosk', listing);
    if (carried.length > 0) await stage('carry', () => carryOver(making, folder, known));
    if (plan.site.parts.includes('kiosk')) known.set(TERM_FILE, await renewedTerm(making, folder, known.values()));
    const { live } = making;
    if (live !== null && isSamePlace(plan.site, live)) await keepForOpenPages(live, folder, known);
    await stage('manifest', () => writeManifest(making, folder, known, printed));
    await stage('swap', async () => {
      await keepMadeOf(out, release, made);
      if (cache) purge(cache, kindsOf(plan.make));
      await promote(out, release);
    });
    return [...known.values()];
  } catch (cause) {
    await ahead.leave();
    await clear();
    throw cause;
  } finally {
    takeBack();
  }

  async function stage<T>(name: Stage, work: () => Promise<T>): Promise<T> {
    progress(name, 'begins');
    const result = await work();
    progress(name, 'done');
    return result;
  }
}

/** What hangs on boards from the release before; null where nobody knows. */
const hangingBefore = async ({ live, plan }: Making): Promise<Hanging | null> =>
  live !== null && isSamePlace(plan.site, live) ? hangingIn(live) : null;

/** What a part that is made now is made of; null for one that isn't. */
function siteFor({ make, made }: PlannedParts, part: Part): Site | null {
  return make.includes(part) ? (made.find(({ parts }) => parts.includes(part))?.site ?? null) : null;
}

/** Takes the files of other parts from the live release. */
async function carryOver({ live, plan }: Making, folder: string, known: Map<string, OutputFile>): Promise<void> {
  if (live === null) return;
  for (const output of outputsOf(live, plan.carried)) {
    await share(live.where, folder, output.path);
    known.set(output.path, output);
  }
}

/** What tells all screens that there is a publication is made each time, though their pages may be carried over. */
function renewedTerm(making: Making, folder: string, outputs: Iterable<OutputFile>): Promise<OutputFile> {
  const { plan, release } = making;
  const { asOf, id } = plan.site.release;
  const { validDays } = plan.site.portal.kiosk;
  const screens = originFor(making, 'kiosk');
  return writeTerm(folder, { number: release.number, asOf, validDays, release: id, screens, outputs });
}

/** The release in which a part was made. */
function originFor({ plan, live }: Making, part: Part): PartOrigin {
  if (live !== null && plan.carried.includes(part)) return originOf(live, part);
  const { id, asOf } = siteFor(plan, part)?.release ?? plan.site.release;
  return { release: id, asOf };
}

/** `release.json` lists everything but itself. */
async function writeManifest(
  making: Making,
  folder: string,
  known: ReadonlyMap<string, OutputFile>,
  printed: PrintReport | null,
): Promise<void> {
  const { plan, live, now, accepted = null } = making;
  const { number } = making.release;
  const { release, portal, inputs, parts } = plan.site;
  // What hangs on boards from now on: `print --since` compares with it.
  const sheets = printed
    ? printed.files.filter(({ sheet }) => sheet !== null).map(toEarlier)
    : plan.carried.includes('print')
      ? live?.manifest.sheets
      : undefined;
  const manifest: ReleaseManifest & { sheets?: readonly EarlierSheet[] } = {
    release: release.id,
    number,
    asOf: release.asOf,
    version: release.version,
    base: portal.base,
    divisions: portal.divisions,
    parts: Object.fromEntries(
      PARTS.filter((part) => parts.includes(part)).map((part) => [part, originFor(making, part)]),
    ),
    restored: null,
    accepted,
    inputs,
    outputs: [...known.values()].sort((a, b) => compareText(a.path, b.path)),
    says: recorded(now),
    ...(sheets === undefined ? {} : { sheets }),
  };
  await mkdir(path.join(folder, 'data'), { recursive: true });
  await writeFile(path.join(folder, 'data', 'release.json'), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
}
