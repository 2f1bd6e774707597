/**
 * Forgetting (遗忘): no kept release may say of somebody what the published one doesn't.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { publishedIn } from './predecessor.ts';
import { currentRelease, listReleases, type ReleaseName, releaseFolder, removeRelease } from './release-folder.ts';
import { type SaidNow, saysWithdrawn } from './said.ts';

/**
 * Deletes the kept releases that say what the published one says no more, or whose words nobody can tell. Returns them. The
 * caller holds the lock.
 */
export async function forget(out: string, now: SaidNow, today: IsoDate): Promise<ReleaseName[]> {
  const current = await currentRelease(out);
  const forgotten: ReleaseName[] = [];
  for (const release of await listReleases(out)) {
    if (release.name === current?.name) continue;
    const kept = await publishedIn(releaseFolder(out, release));
    if (kept !== null && !(await saysWithdrawn(kept, now, today))) continue;
    await removeRelease(out, release);
    forgotten.push(release);
  }
  return forgotten;
}
