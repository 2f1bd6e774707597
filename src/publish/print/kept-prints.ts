/**
 * Sheets, separators and packs that were made before (沿用做好的), by what they say and what makes them. The key of a sheet holds
 * all that stands on it, the day that it bears included, so that what is taken is what would be set.
 *
 * What is put has passed its gates: words and codes are read back before, where they are in the sample.
 */
import path from 'node:path';
import type { Sum } from '../cache/give.ts';
import type { CacheKind } from '../cache/kinds.ts';
import { keyOf, type Store } from '../cache/store.ts';
import type { PrintedFile } from './printed-file.ts';

/** What is known of a printed file when it lies there. */
export interface Made extends Sum {
  pages: number;
}

/** A sheet that lies there: as it hangs, as it was made before, or as it was set just now. */
export interface Lying {
  line: PrintedFile;
  made: Made;
}

export interface KeptPrints {
  sheetKey(document: string, asOf: string): string;
  separatorKey(document: string): string;
  /** `pieces` in their order: what each is (`sha256` of a sheet, the key of a separator), and how it lies in the pack. */
  packKey(title: string, pieces: readonly (readonly [of: string, depth: number, onOdd: boolean])[]): string;
  /** Puts the file in place; null where none was kept. */
  take(kind: CacheKind, key: string, file: string): Made | null;
  put(kind: CacheKind, key: string, file: string, made: Made, names: boolean): void;
}

const NAME = 'pdf';

/** `maker` sets sheets and separators, `joiner` makes packs of them. `takes` is off where everything has to be made and read. */
export function keptPrints(
  store: Store,
  { maker, joiner, takes }: { maker: string; joiner: string; takes: boolean },
): KeptPrints {
  return {
    sheetKey: (document, asOf) => keyOf('sheet', maker, asOf, document),
    separatorKey: (document) => keyOf('separator', maker, document),
    packKey: (title, pieces) => keyOf('pack', joiner, title, JSON.stringify(pieces)),
    take(kind, key, file) {
      const taken = takes ? store.take<{ pages: number }>(kind, key, () => file) : null;
      const [kept] = taken?.files ?? [];
      return taken && kept ? { pages: taken.value.pages, bytes: kept.bytes, sha256: kept.sha256 } : null;
    },
    put(kind, key, file, { pages, ...known }, names) {
      store.put(kind, key, { value: { pages }, files: [{ name: NAME, path: file, known }], names });
    },
  };
}

/** A file below `print/` on the disk. */
export const placeIn = (root: string, file: string): string => path.join(root, ...file.split('/'));
