/**
 * Forgetting (遗忘): no kept release may say of somebody what the published one doesn't.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { publishedIn } from './predecessor.ts';
import { currentRelease, listReleases, type ReleaseName, releaseFolder, removeRelease } from './release-folder.ts';
import { type SaidNow, saidBy, withdrawnOf } from './said.ts';

/**
 * Deletes the kept releases that say what the published one says no more, or whose words nobody can tell. Returns them. The
 * caller holds the lock.
 */
export async function forget(out: string, now: SaidNow, today: IsoDate): Promise<ReleaseName[]> {
  const current = await currentRelease(out);
  const forgotten: ReleaseName[] = [];
  for (const release of await listReleases(out)) {
    if (release.name === current?.name || !(await saysWithdrawn(out, release, now, today))) continue;
    await removeRelease(out, release);
    forgotten.push(release);
  }
  return forgotten;
}

/** Whether a kept release says of somebody what may be said no more; true where nobody can tell what it says. */
async function saysWithdrawn(out: string, release: ReleaseName, now: SaidNow, today: IsoDate): Promise<boolean> {
  const kept = await publishedIn(releaseFolder(out, release));
  const said = kept === null ? null : await saidBy(kept);
  return said === null || withdrawnOf(said, now, today).length > 0;
}
