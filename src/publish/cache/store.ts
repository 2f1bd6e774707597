/**
 * What was made before, found again by what it is made of (按内容缓存): a small value and files for each entry.
 *
 * The caller's key says everything that the entry depends on: what it says, what makes it, what it shows of others. Each byte is
 * checked by its SHA-256 whenever it is used; what is missing, cut short or damaged is none, and goes. An entry is made beside
 * and put in place in one step, so that several builds and killed ones never meet half of one. What can't be kept is no reason
 * to stop: then there is more to do the next time.
 *
 * Files are handed out as further names of the kept ones where the disk can do that, so nobody may write into them afterwards:
 * who changes a file writes another and renames it.
 *
 * It waits for the disk: an entry takes a tenth of a millisecond, which is less than waiting costs otherwise.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCode } from '../output-error.ts';
import { give, type Sum, sumOf } from './give.ts';
import type { CacheKind } from './kinds.ts';
import { type CachePlace, namedFolder, openFolder, workFolder } from './place.ts';

/** A file of an entry, with what a manifest records of it. */
export interface KeptFile extends Sum {
  /** As the one who put it calls it. */
  name: string;
}

/** A file to be kept: its content, or where it lies; `known` spares hashing it again. */
export type FileToKeep = { name: string; known?: Sum } & ({ content: Uint8Array | string } | { path: string });

export interface EntryToKeep {
  /** Anything that JSON holds. */
  value: unknown;
  files?: readonly FileToKeep[];
  /** Whether it says something of somebody that ends (点名). */
  names: boolean;
}

export interface Taken<Value> {
  value: Value;
  files: readonly KeptFile[];
}

export interface Store {
  /**
   * The entry of a key, with each of its files as `to(name)`, a path to which folders may be lacking; null where there is none,
   * after which nothing lies there.
   */
  take<Value>(kind: CacheKind, key: string, to?: (name: string) => string): Taken<Value> | null;
  /** The same with the content of its files, by their names. */
  read<Value>(kind: CacheKind, key: string): { value: Value; files: ReadonlyMap<string, Buffer> } | null;
  /** Keeps an entry. What is known of its files afterwards; null where it wasn't kept. */
  put(kind: CacheKind, key: string, entry: EntryToKeep): readonly KeptFile[] | null;
  /** Why something could not be kept, as the system calls it: ENOSPC; null where everything was. */
  fault(): string | null;
}

/** A key of several things; none can be taken for part of its neighbour. */
export function keyOf(...parts: readonly (string | Uint8Array)[]): string {
  const whole = createHash('sha256');
  for (const part of parts) whole.update(createHash('sha256').update(part).digest());
  return whole.digest('hex');
}

/** Holds nothing and keeps nothing: `--no-cache`. */
export const NO_STORE: Store = { take: () => null, read: () => null, put: () => null, fault: () => null };

/** What stands in an entry beside its files; the hash of the rest is before it. */
export const ENTRY_FILE = 'entry';
const HEX_LENGTH = 64;

interface Entry {
  value: unknown;
  /** They lie there as 0, 1, 2, so that no name of a caller has to be one that the disk takes. */
  files: KeptFile[];
}

/** `now` is the time by which uses are marked. Null is none. */
export function openStore(place: CachePlace | null, now: () => number = Date.now): Store {
  return place === null ? NO_STORE : new FolderStore(place, now);
}

class FolderStore implements Store {
  readonly #place: CachePlace;
  readonly #now: () => number;
  #fault: string | null = null;

  constructor(place: CachePlace, now: () => number) {
    this.#place = place;
    this.#now = now;
  }

  fault(): string | null {
    return this.#fault;
  }

  take<Value>(kind: CacheKind, key: string, to: ((name: string) => string) | null = null): Taken<Value> | null {
    const given: string[] = [];
    const take = (folder: string, { name, bytes, sha256 }: KeptFile, at: number): boolean => {
      const from = path.join(folder, String(at));
      const found = sumOf(from);
      if (found.bytes !== bytes || found.sha256 !== sha256) return false;
      if (to === null) return true;
      const target = to(name);
      given.push(target);
      give(from, target);
      return true;
    };
    const found = this.#find(kind, key, take);
    if (found === null) for (const file of given) rmSync(file, { force: true });
    return found as Taken<Value> | null;
  }

  read<Value>(kind: CacheKind, key: string): { value: Value; files: ReadonlyMap<string, Buffer> } | null {
    const files = new Map<string, Buffer>();
    const found = this.#find(kind, key, (folder, { name, sha256 }, at) => {
      const content = readFileSync(path.join(folder, String(at)));
      files.set(name, content);
      return hexOf(content) === sha256;
    });
    return found && { value: found.value as Value, files };
  }

  put(kind: CacheKind, key: string, { value, files = [], names }: EntryToKeep): readonly KeptFile[] | null {
    if (!this.#place.isWritable || this.#fault !== null) return null;
    const work = path.join(workFolder(this.#place), randomUUID());
    try {
      mkdirSync(work, { recursive: true });
      const kept = files.map((file, at): KeptFile => keep(file, path.join(work, String(at))));
      const body = JSON.stringify({ value, files: kept } satisfies Entry);
      const entry = path.join(work, ENTRY_FILE);
      writeFileSync(entry, `${hexOf(body)}\n${body}`);
      this.#use(entry);
      const target = this.#folderOf(names ? this.#named() : openFolder(this.#place), kind, key);
      mkdirSync(path.dirname(target), { recursive: true });
      putInPlace(work, target);
      return kept;
    } catch (cause) {
      this.#fault = (cause as NodeJS.ErrnoException).code ?? String(cause);
      return null;
    } finally {
      remove(work);
    }
  }

  /** The entry, after each of its files was looked at by `take`; what isn't whole goes. */
  #find(kind: CacheKind, key: string, take: (folder: string, file: KeptFile, at: number) => boolean): Entry | null {
    for (const top of [openFolder(this.#place), this.#named()]) {
      const folder = this.#folderOf(top, kind, key);
      let text: string;
      try {
        text = readFileSync(path.join(folder, ENTRY_FILE), 'utf8');
      } catch (cause) {
        if (!isCode(cause, 'ENOENT')) this.#drop(folder);
        continue;
      }
      try {
        const entry = entryOf(text);
        if (entry?.files.every((file, at) => take(folder, file, at))) {
          this.#use(path.join(folder, ENTRY_FILE));
          return entry;
        }
      } catch (cause) {
        // Where the disk of the release is full, another copy would not fit either.
        if (isCode(cause, 'ENOSPC', 'EDQUOT')) throw cause;
      }
      this.#drop(folder);
    }
    return null;
  }

  #named(): string {
    return path.join(namedFolder(this.#place), this.#place.scope);
  }

  #folderOf(top: string, kind: CacheKind, key: string): string {
    return path.join(top, kind, key.slice(0, 2), key);
  }

  #use(file: string): void {
    const at = this.#now() / 1000;
    try {
      utimesSync(file, at, at);
    } catch {
      // A cache that can't be written forgets what was used.
    }
  }

  #drop(folder: string): void {
    if (this.#place.isWritable) dropEntry(this.#place, folder);
  }
}

/** Takes an entry away in one step, so that nobody meets half of it. */
export function dropEntry(place: Pick<CachePlace, 'folder'>, folder: string): void {
  const going = path.join(workFolder(place), randomUUID());
  try {
    renameSync(folder, going);
  } catch {
    // Another build was quicker, or the cache can't be written.
    return;
  }
  remove(going);
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // What stays here is cleared when the cache is pruned.
  }
}

function entryOf(text: string): Entry | null {
  const body = text.slice(HEX_LENGTH + 1);
  return hexOf(body) === text.slice(0, HEX_LENGTH) ? (JSON.parse(body) as Entry) : null;
}

function keep(file: FileToKeep, target: string): KeptFile {
  const { name, known } = file;
  if ('path' in file) {
    give(file.path, target);
    return { name, ...(known ?? sumOf(target)) };
  }
  writeFileSync(target, file.content);
  if (known) return { name, ...known };
  return { name, bytes: Buffer.byteLength(file.content), sha256: hexOf(file.content) };
}

/** Another entry of the key that was put meanwhile says the same, and stays. */
function putInPlace(work: string, target: string): void {
  try {
    renameSync(work, target);
  } catch (cause) {
    if (!isCode(cause, 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw cause;
    // Windows says EPERM where something is there, and others where nothing may be written.
    readFileSync(path.join(target, ENTRY_FILE));
  }
}

const hexOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
