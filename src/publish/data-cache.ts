/**
 * Downloads as they were written before (沿用的数据): those of which every row is as it was are taken, which the rows themselves say.
 */
import type { OutputFile } from '../domain/manifest.ts';
import type { MakeOnce, Told } from '../downloads/write-data.ts';
import { keyOf, type Store } from './cache/store.ts';
import { placeOf } from './files.ts';
import { shownBytes } from './page-keys.ts';
import { namesSomebody } from './replace-first.ts';

/** So many rows are bytes at once: a table of a province as one text would need its memory again. */
const ROWS_AT_ONCE = 2000;

export interface DataCache {
  store: Store;
  /** What makes downloads. */
  maker: string;
  /** Where downloads go. */
  folder: string;
  /** Learns what a manifest records of those that are taken. */
  sums: Map<string, Pick<OutputFile, 'bytes' | 'sha256'>>;
}

/** Takes what is there into the folder, and keeps what was made. */
export function onceIn({ store, maker, folder, sums }: DataCache): MakeOnce {
  return async (paths, told, make) => {
    const key = keyOfTold(maker, paths, told);
    if (key === null) return make();
    const taken = store.take('download', key, (name) => placeOf(folder, name));
    if (taken !== null) {
      return taken.files.map(({ name, bytes, sha256 }) => {
        sums.set(name, { bytes, sha256 });
        return { bytes, sha256 };
      });
    }
    const made = await make();
    const files = paths.map((name, at) => {
      const known = made[at];
      return { name, path: placeOf(folder, name), ...(known && { known }) };
    });
    const names = paths.some((name) => namesSomebody(name, null, NONE));
    store.put('download', key, { value: null, files, names });
    return made;
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Null for what no key can be made of. */
function keyOfTold(maker: string, paths: readonly string[], { rows, besides = null }: Told): string | null {
  const parts: (string | Uint8Array)[] = [maker, JSON.stringify(paths)];
  for (const one of [besides, ...pieces(rows)]) {
    const bytes = shownBytes(one);
    if (bytes === null) return null;
    parts.push(keyOf(bytes));
  }
  return keyOf(...parts);
}

function* pieces(rows: readonly object[]): Generator<readonly object[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}
