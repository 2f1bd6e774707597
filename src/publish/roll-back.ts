/**
 * Going back (退回): the newest kept release that says nothing withdrawn is published again, under a new number.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDate } from '../domain/iso-date.ts';
import type { EarlierManifest, OutputFile } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import { cacheBeside, isCache } from './cache/place.ts';
import { purgeAll } from './cache/prune.ts';
import { areWhole, share } from './files.ts';
import { forget } from './forget.ts';
import { onInterrupt } from './interrupt.ts';
import { renewTerm } from './kiosk/write-term.ts';
import { keepForOpenPages } from './open-pages.ts';
import { isCode } from './output-error.ts';
import { type Predecessor, publishedIn } from './predecessor.ts';
import {
  abandon,
  currentRelease,
  listReleases,
  madeOfFile,
  nextRelease,
  promote,
  type ReleaseName,
  releaseFolder,
  withLock,
  workFolder,
} from './release-folder.ts';
import { saidNowBy } from './said.ts';

export interface RolledBack {
  /** What is published now; null where nothing could be put back, and the site stays as it was. */
  release: ReleaseName | null;
  /** Kept releases that said something withdrawn, and were deleted. */
  forgotten: readonly ReleaseName[];
  /** Kept releases with a file that isn't as it was published, and were passed over. */
  damaged: readonly ReleaseName[];
}

/** Puts an earlier release back. `today` is the day on which terms are over. */
export async function rollBack(out: string, today: IsoDate): Promise<RolledBack> {
  // Where nothing was published, no folder is made for a lock.
  if ((await currentRelease(out)) === null) return { release: null, forgotten: [], damaged: [] };
  return withLock(out, async () => {
    const current = await currentRelease(out);
    const live = current === null ? null : await publishedIn(out);
    if (current === null || live === null) return { release: null, forgotten: [], damaged: [] };
    const now = await saidNowBy(live);
    const forgotten = await forget(out, now, today);
    const damaged: ReleaseName[] = [];
    const from = originOf(current, live.manifest);
    for (const release of (await listReleases(out)).reverse()) {
      const kept = release.name === current.name ? null : await publishedIn(releaseFolder(out, release));
      if (kept === null || originOf(release, kept.manifest) >= from) continue;
      if (!(await areWhole(releaseFolder(out, release), kept.manifest.outputs))) {
        damaged.push(release);
        continue;
      }
      const cache = cacheBeside(out);
      if (await isCache(cache)) purgeAll({ folder: cache });
      const restored = await putBack(out, release, kept.manifest, live, today);
      // What has only been said since is taken back with it.
      forgotten.push(...(await forget(out, await saidNowBy(kept), today)));
      return { release: restored, forgotten, damaged };
    }
    return { release: null, forgotten, damaged };
  });
}

/** Whether there is an earlier release to go back to, as far as can be told without looking at its files. */
export async function canRollBack(out: string): Promise<boolean> {
  const current = await currentRelease(out);
  const live = current === null ? null : await publishedIn(out);
  if (current === null || live === null) return false;
  const from = originOf(current, live.manifest);
  for (const release of await listReleases(out)) {
    const kept = release.name === current.name ? null : await publishedIn(releaseFolder(out, release));
    if (kept !== null && originOf(release, kept.manifest) < from) return true;
  }
  return false;
}

/** The number of the release that it is, or is a copy of: going back again must not return to where one came from. */
const originOf = ({ number }: ReleaseName, { restored }: EarlierManifest): number => restored ?? number;

/** Publishes a copy, which shares the files' bytes, with a manifest of its own number and what pages of `live` still ask for. */
async function putBack(
  out: string,
  from: ReleaseName,
  manifest: EarlierManifest,
  live: Predecessor,
  today: IsoDate,
): Promise<ReleaseName> {
  const source = releaseFolder(out, from);
  const folder = workFolder(out, from.id);
  const release = await nextRelease(out, from.id, null);
  const clear = (): Promise<void> => abandon(out, release);
  const takeBack = onInterrupt(clear);
  try {
    const known = new Map<string, OutputFile>();
    for (const output of manifest.outputs.filter(({ forOpenPages }) => forOpenPages === undefined)) {
      await share(source, folder, output.path);
      known.set(output.path, output);
    }
    if (live.manifest.base === manifest.base) await keepForOpenPages(live, folder, known);
    const shared = [...known.values()].sort((a, b) => compareText(a.path, b.path));
    const { number } = release;
    const outputs = await renewTerm(folder, { ...manifest, outputs: shared }, { number, today });
    const own: EarlierManifest = { ...manifest, outputs, number, restored: originOf(from, manifest) };
    await mkdir(path.join(folder, 'data'), { recursive: true });
    await writeFile(path.join(folder, 'data', 'release.json'), `${JSON.stringify(own, null, 1)}\n`);
    await copyFile(madeOfFile(out, from), madeOfFile(out, release)).catch((cause: unknown) => {
      if (!isCode(cause, 'ENOENT')) throw cause;
    });
    await promote(out, release);
  } catch (cause) {
    await clear();
    throw cause;
  } finally {
    takeBack();
  }
  return release;
}
