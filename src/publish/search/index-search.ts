/**
 * The full-text index over the pages (全文检索), with Pagefind: one for each county (县区), several for a large one, and one for what
 * belongs to no county.
 *
 * Each is made of its own pages alone and one after another, so that it can be kept by what is in it, made anywhere with the
 * same bytes, and needs as much memory as the largest. A browser joins those that it asks.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../../domain/manifest.ts';
import { compareText } from '../../domain/order.ts';
import { groupBy } from '../../domain/register.ts';
import { REPOSITORY } from '../../repository.ts';
import type { Counted } from '../cache/kinds.ts';
import { keyOf, type Store } from '../cache/store.ts';
import { filesBelow, placeOf } from '../files.ts';
import { licencesOf } from '../licences.ts';
import { searchedOf } from './searched-page.ts';

/** A page that is searched, as it lies in the release. */
export interface PageToIndex {
  path: string;
  /** Hash of the whole page. */
  sha256: string;
  /** The index that it is in (`src/views/search/index-pieces.ts`); null for that of what is about no county. */
  index: string | null;
}

export interface IndexOptions {
  folder: string;
  pages: readonly PageToIndex[];
  store: Store;
  /** Whether an index is made here: by default each. */
  isMade?: (index: string | null) => boolean;
}

export interface Indexed {
  /** The files that were written, as a manifest records them. */
  files: Pick<OutputFile, 'path' | 'bytes' | 'sha256'>[];
  counted: Counted;
}

const ROOT = 'pagefind';
/** Below it each county has a folder. */
const COUNTIES = `${ROOT}/counties`;
/** Says which counties there are. */
const COUNTY_LIST = `${ROOT}/counties.json`;
const SETTINGS = { forceLanguage: 'zh-cn' } as const;

/** What of Pagefind's files is an index; its interfaces are not used here, and its programs are needed once. */
const OF_INDEX = /^(?:pagefind-entry\.json|[^/]+\.pf_meta|(?:index|fragment|filter)\/.+)$/;
const PROGRAMS = /^(?:pagefind(?:-worker)?\.js|wasm\.[^/]+\.pagefind)$/;

const folderOf = (index: string | null): string => (index === null ? ROOT : `${COUNTIES}/${index}`);

/** Makes the indexes of pages below `folder`, each in its place below `folder/pagefind/`, without the list of counties. */
export async function indexSearch({ folder, pages, store, isMade = () => true }: IndexOptions): Promise<Indexed> {
  const maker = await makerOf();
  const files: Indexed['files'] = [];
  const counted: Counted = { kind: 'fragment', made: 0, taken: 0 };
  const groups = [...groupBy(pages, ({ index }) => index ?? '')].sort(([a], [b]) => compareText(a, b));
  for (const [code, group] of groups) {
    const index = code === '' ? null : code;
    if (!isMade(index)) continue;
    const own = { folder, store, maker, index, pages: group.sort((a, b) => compareText(a.path, b.path)) };
    const taken = takeIndex(own, indexKeyOf(own));
    const made = taken ?? (await makeIndex(own));
    counted[made.isMade ? 'made' : 'taken']++;
    files.push(...made.files);
  }
  return { files, counted };
}

/** Writes which indexes of counties there are below `folder`, and how many bytes a search of it can load at most. */
export async function writeCountyList(folder: string): Promise<void> {
  const root = placeOf(folder, COUNTIES);
  const bytes = new Map<string, number>();
  for (const file of await filesBelow(root).catch(() => [])) {
    const [county, place] = file.split('/') as [string, string];
    if (place === 'fragment') continue;
    bytes.set(county, (bytes.get(county) ?? 0) + (await stat(placeOf(root, file))).size);
  }
  const list = [...bytes].sort(([a], [b]) => compareText(a, b));
  await writeFile(placeOf(folder, COUNTY_LIST), `${JSON.stringify(list)}\n`);
}

interface Indexing extends Pick<IndexOptions, 'folder' | 'store'> {
  maker: string;
  index: string | null;
  pages: readonly PageToIndex[];
}

interface MadeIndex {
  files: Indexed['files'];
  isMade: boolean;
}

/** The key under which is kept what the index of these pages is called: they are not even read where none has changed. */
const pagesKeyOf = ({ maker, pages }: Indexing): string =>
  keyOf('pages', maker, JSON.stringify(pages.map(({ path: file, sha256 }) => [file, sha256])));

const indexKeyOf = (one: Indexing): string | null =>
  one.store.read<{ index: string }>('fragment', pagesKeyOf(one))?.value.index ?? null;

function takeIndex({ folder, store, index }: Indexing, key: string | null): MadeIndex | null {
  const own = folderOf(index);
  const taken = key === null ? null : store.take('fragment', key, (name) => placeOf(folder, `${own}/${name}`));
  return (
    taken && { files: taken.files.map(({ name, ...sums }) => ({ path: `${own}/${name}`, ...sums })), isMade: false }
  );
}

/** Makes the index of what is searched in the pages; takes it where that is as it was. */
async function makeIndex(one: Indexing): Promise<MadeIndex> {
  const { folder, store, maker, index, pages } = one;
  const searched: [file: string, html: string][] = [];
  for (const { path: file } of pages) searched.push([file, searchedOf(await readFile(placeOf(folder, file), 'utf8'))]);
  const said = searched.map(([file, html]) => [file, keyOf(html)]);
  const key = keyOf('index', maker, index ?? '', JSON.stringify(said));
  const remember = (): unknown => store.put('fragment', pagesKeyOf(one), { value: { index: key }, names: false });
  const taken = takeIndex(one, key);
  if (taken !== null) {
    remember();
    return taken;
  }
  const own = folderOf(index);
  const files: Indexed['files'] = [];
  const toKeep = [];
  for (const [name, content] of await filesOf(searched, index === null)) {
    const full = placeOf(folder, `${own}/${name}`);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, content);
    const known = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    files.push({ path: `${own}/${name}`, ...known });
    toKeep.push({ name, path: full, known });
  }
  if (store.put('fragment', key, { value: null, files: toKeep, names: false }) !== null) remember();
  return { files, isMade: true };
}

/** What Pagefind makes of pages; with its programs where they are wanted, which are published with their licence. */
async function filesOf(
  searched: readonly [file: string, html: string][],
  withPrograms: boolean,
): Promise<Map<string, Uint8Array>> {
  const pagefind = await import('pagefind');
  const created = await pagefind.createIndex({ ...SETTINGS });
  if (!created.index) throw new Error(`pagefind: ${created.errors.join('; ')}`);
  // Not `addDirectory`: pages get their numbers in the order in which they come, and disks list files in any order.
  for (const [sourcePath, content] of searched) {
    const { errors } = await created.index.addHTMLFile({ sourcePath, content });
    if (errors.length > 0) throw new Error(`pagefind: ${sourcePath}: ${errors.join('; ')}`);
  }
  // Not `writeFiles`: where the disk is full its program ends without an answer, and nobody would be told.
  const made = await created.index.getFiles();
  if (made.errors.length > 0) throw new Error(`pagefind: ${made.errors.join('; ')}`);
  // Its process gives its memory back by ending; the next index has another.
  await pagefind.close();
  const files = new Map<string, Uint8Array>();
  for (const { path: given, content } of made.files) {
    const name = given.replace(/^\/?(?:pagefind\/)?/, '');
    if (OF_INDEX.test(name) || (withPrograms && PROGRAMS.test(name))) files.set(name, content);
  }
  if (withPrograms) files.set('licences.txt', Buffer.from(await licencesOf([], ['pagefind'])));
  return new Map([...files].sort(([a], [b]) => compareText(a, b)));
}

/** What makes an index, as a hash: Pagefind, and our own code here. */
async function makerOf(): Promise<string> {
  const manifest = path.join(REPOSITORY, 'node_modules', 'pagefind', 'package.json');
  const own = ['index-search.ts', 'searched-page.ts'].map((name) => new URL(name, import.meta.url));
  return keyOf(...(await Promise.all([manifest, ...own].map((file) => readFile(file)))));
}
