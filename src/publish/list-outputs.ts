/**
 * Lists what a publication has made (登记文件): size and hash of each file for the manifest, whether it names somebody, and which
 * pages are searched. Each file is read once, and none of which that is known already.
 */
import type { OutputFile } from '../domain/manifest.ts';
import type { Part } from '../domain/portal.ts';
import type { Sum } from './cache/give.ts';
import { filesBelow, measured } from './files.ts';
import { namesSomebody } from './replace-first.ts';
import { countyOfPage, isSearched } from './search/searched-page.ts';

/** What is told by the text of a page (页面登记). */
export interface PageRead {
  names: boolean;
  /** The county in whose index it is searched, null for what is about none; undefined where it isn't searched. */
  searched?: string | null;
}

/** What is told by the text of the page in a file; of other files nobody looks. Plain letters are looked for, so that text need not be decoded. */
export function readPage(file: string, bytes: Buffer | null): PageRead {
  const text = bytes === null || !file.endsWith('.html') ? null : bytes.toString('latin1');
  const names = namesSomebody(file, text, NONE);
  return text !== null && isSearched(text) ? { names, searched: countyOfPage(text) } : { names };
}

const NONE: ReadonlySet<string> = new Set();

export interface Listing {
  /** By path; grows with each part. */
  known: Map<string, OutputFile>;
  /** Size and hash of files other than pages, of which whoever made or took them knows it. */
  sums: Map<string, Pick<OutputFile, 'bytes' | 'sha256'>>;
  /** Pages that lie there as they were made before, of which all is known. */
  taken: ReadonlyMap<string, Sum & PageRead>;
  /** Pictures and sheets that name somebody. */
  naming: Set<string>;
  /** Pages that are searched. */
  pages: SearchedPage[];
}

/** A page that is searched, as it lies there. */
export interface SearchedPage {
  path: string;
  sha256: string;
  /** Null where it is about none. */
  county: string | null;
}

export const emptyListing = (): Listing => ({
  known: new Map(),
  sums: new Map(),
  taken: new Map(),
  naming: new Set(),
  pages: [],
});

/** Below `print/` only pages are the site's; sheets may lie there already when pages are listed. */
const isSheets = (file: string): boolean => file.startsWith('print/') && !file.endsWith('.html');

/** Adds every file below the folder that is not known yet, as belonging to a part. */
export async function listOutputs(folder: string, part: Part, listing: Listing): Promise<void> {
  const { known, sums, taken, naming, pages } = listing;
  for (const file of await filesBelow(folder)) {
    if (known.has(file) || (part === 'site' && isSheets(file))) continue;
    let bytes: Buffer | null = null;
    const before = taken.get(file);
    const { bytes: size, sha256 } =
      before ??
      sums.get(file) ??
      (await measured(folder, file, (read) => {
        bytes = read;
      }));
    const { names, searched } = before ?? readPage(file, bytes);
    known.set(file, { path: file, part, bytes: size, sha256, ...((names || naming.has(file)) && { names: true }) });
    if (searched !== undefined && part === 'site') pages.push({ path: file, sha256, county: searched });
  }
}
