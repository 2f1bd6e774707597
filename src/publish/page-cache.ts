/**
 * Pages as they were rendered before (沿用的网页): takes those that are still right into a folder, keeps those that were rendered
 * now, and with them what all pages load.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '../routes/page-source.ts';
import type { Sum } from './cache/give.ts';
import type { Store } from './cache/store.ts';
import { filesBelow, placeOf } from './files.ts';
import { type PageRead, readPage } from './list-outputs.ts';
import { assetsKey, pageKey } from './page-keys.ts';

/** What a page shows, as its route makes it. */
type ViewOf = (page: Page) => unknown;

export interface PageCache {
  store: Store;
  maker: string;
}

/** What is left to render after whatever could be taken lies in `folder`. */
export interface Remaining {
  pages: Page[];
  /** What is known of the others, by their files. */
  taken: Map<string, Sum & PageRead>;
  /** Whether what all pages load was taken too, since there is nothing to render. */
  isAll: boolean;
}

/**
 * Takes what is there. Where what all pages load isn't there, no page was rendered by this code before, or the cache was pruned:
 * then all are rendered, without reckoning keys first.
 */
export function takePages(
  { store, maker }: PageCache,
  pages: Iterable<Page>,
  viewOf: ViewOf,
  folder: string,
): Remaining {
  const none = (all: readonly Page[]): Remaining => ({ pages: [...all], taken: new Map(), isAll: false });
  if (store.take('page', assetsKey(maker)) === null) return none([...pages]);
  const all: Page[] = [];
  const taken: Remaining['taken'] = new Map();
  const left: Page[] = [];
  // One after another, as they come: those of a place show much of the same, which is made once.
  for (const page of pages) {
    const key = pageKey(maker, page, viewOf(page));
    const there = key === null ? null : store.take<PageRead>('page', key, () => placeOf(folder, page.file));
    const [content] = there?.files ?? [];
    if (there && content) taken.set(page.file, { ...there.value, bytes: content.bytes, sha256: content.sha256 });
    else left.push(page);
    all.push(page);
  }
  if (left.length > 0) return { pages: left, taken, isAll: false };
  const isAll = store.take('page', assetsKey(maker), (name) => placeOf(folder, name)) !== null;
  return isAll ? { pages: [], taken, isAll } : none(all);
}

/**
 * Keeps each page that was rendered into `folder`, by the key of what it was given, and all other files as what pages load.
 * Throws where a page wasn't rendered: it is a bug.
 */
export async function keepPages(
  { store, maker }: PageCache,
  pages: readonly Page[],
  keys: ReadonlyMap<string, string>,
  folder: string,
): Promise<void> {
  const others = new Set(await filesBelow(folder));
  for (const { file } of pages) {
    if (!others.delete(file)) throw new Error(`a page was not rendered: ${file}`);
    const key = keys.get(file);
    if (key === undefined) continue;
    const content = placeOf(folder, file);
    const read = readPage(file, file.endsWith('.html') ? readFileSync(content) : null);
    // Of what isn't a page nobody looks whom it names.
    const names = !file.endsWith('.html') || read.names;
    store.put('page', key, { value: read, files: [{ name: file, path: content }], names });
  }
  const files = [...others].map((name) => ({ name, path: placeOf(folder, name) }));
  store.put('page', assetsKey(maker), { value: null, files, names: false });
}
