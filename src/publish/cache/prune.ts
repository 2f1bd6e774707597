/**
 * What leaves a cache (清缓存): what names somebody and is published no more, what hasn't been used for long, and what was used
 * longest ago where it has grown too large.
 */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CacheKind } from './kinds.ts';
import { type CachePlace, isSamePublication, namedFolder, openFolder, workFolder } from './place.ts';
import { dropEntry, ENTRY_FILE } from './store.ts';

const DAY_MS = 86_400_000;
/** A publication comes once a month, so what is needed again is used within two. */
const UNUSED_DAYS = 62;
const BYTES_MAX = 20_000_000_000;
/** Parts of a publication that is made in other parts now. */
const OTHER_PART_DAYS = 2;
const PRUNED_FILE = '.pruned';

/**
 * Takes out what names somebody and wasn't used by this build, of the kinds that it has made all of. Done before what was built
 * is published: if it is killed in between, only work is lost. A name that is withdrawn is kept nowhere once its release is gone.
 */
export function purge(place: CachePlace, kinds: readonly CacheKind[]): void {
  if (!place.isWritable) return;
  for (const kind of kinds)
    for (const entry of entriesIn(path.join(namedFolder(place), place.scope, kind)))
      if (entry.usedAt < place.begunAt) dropEntry(place, entry.folder);
  for (const scope of namesIn(namedFolder(place))) {
    if (scope === place.scope || !isSamePublication(scope, place.scope)) continue;
    const folder = path.join(namedFolder(place), scope);
    if (timeOf(folder) < place.begunAt - OTHER_PART_DAYS * DAY_MS) dropEntry(place, folder);
  }
}

/** All that names somebody goes: nobody can tell which of it what is published now would use. */
export function purgeAll(place: Pick<CachePlace, 'folder'>): void {
  const named = namedFolder(place);
  for (const scope of namesIn(named)) dropEntry(place, path.join(named, scope));
}

/** Once a day at most takes out what was last used too long ago; `now` in milliseconds since 1970. */
export function prune(place: CachePlace, now: number, bytesMax = BYTES_MAX): void {
  if (!place.isWritable) return;
  const stamp = path.join(place.folder, PRUNED_FILE);
  if (now - prunedAt(stamp) < DAY_MS) return;
  for (const name of namesIn(workFolder(place))) {
    const left = path.join(workFolder(place), name);
    if (timeOf(left) < now - DAY_MS) tryTo(() => rmSync(left, { recursive: true, force: true }));
  }
  const kinds = [openFolder(place), ...namesIn(namedFolder(place)).map((one) => path.join(namedFolder(place), one))];
  const entries = kinds.flatMap((top) => namesIn(top).flatMap((kind) => [...entriesIn(path.join(top, kind))]));
  entries.sort((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const { folder, usedAt } of entries) {
    bytes += sizeOf(folder);
    if (bytes > bytesMax || usedAt < now - UNUSED_DAYS * DAY_MS) dropEntry(place, folder);
  }
  tryTo(() => writeFileSync(stamp, String(now)));
}

function prunedAt(stamp: string): number {
  try {
    return Number(readFileSync(stamp, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

interface FoundEntry {
  folder: string;
  usedAt: number;
}

function* entriesIn(kind: string): Generator<FoundEntry> {
  for (const letters of namesIn(kind))
    for (const key of namesIn(path.join(kind, letters))) {
      const folder = path.join(kind, letters, key);
      yield { folder, usedAt: timeOf(path.join(folder, ENTRY_FILE)) };
    }
}

const sizeOf = (folder: string): number =>
  namesIn(folder).reduce(
    (sum, name) => sum + (statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );

/** When it was last used or changed; at the beginning of time where it is not there. */
const timeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // It is tried again the next time.
  }
}
