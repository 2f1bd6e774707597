/**
 * Lists what a publication has made (登记文件): size and hash of each file for the manifest, whether it names somebody, and which
 * pages are searched. Each file is read once, and none of which that is known already.
 */
import type { OutputFile } from '../domain/manifest.ts';
import type { Part } from '../domain/portal.ts';
import { filesBelow, measured } from './files.ts';
import { namesSomebody } from './replace-first.ts';
import { countyOfPage, isSearched } from './search/searched-page.ts';

export interface Listing {
  /** By path; grows with each part. */
  known: Map<string, OutputFile>;
  /** Size and hash of files other than pages, of which whoever made or took them knows it. */
  sums: Map<string, Pick<OutputFile, 'bytes' | 'sha256'>>;
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

export const emptyListing = (): Listing => ({ known: new Map(), sums: new Map(), naming: new Set(), pages: [] });

/** Below `print/` only pages are the site's; sheets may lie there already when pages are listed. */
const isSheets = (file: string): boolean => file.startsWith('print/') && !file.endsWith('.html');

/** Adds every file below the folder that is not known yet, as belonging to a part. */
export async function listOutputs(folder: string, part: Part, listing: Listing): Promise<void> {
  const { known, sums, naming, pages } = listing;
  for (const file of await filesBelow(folder)) {
    if (known.has(file) || (part === 'site' && isSheets(file))) continue;
    let bytes: Buffer | null = null;
    const sum =
      sums.get(file) ??
      (await measured(folder, file, (read) => {
        bytes = read;
      }));
    // What is looked for is of plain letters, so that text need not be decoded.
    const text = bytes === null || !file.endsWith('.html') ? null : (bytes as Buffer).toString('latin1');
    const names = namesSomebody(file, text, naming);
    known.set(file, { path: file, part, ...sum, ...(names && { names: true }) });
    if (text !== null && part === 'site' && isSearched(text))
      pages.push({ path: file, sha256: sum.sha256, county: countyOfPage(text) });
  }
}
