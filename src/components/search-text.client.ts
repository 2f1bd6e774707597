/**
 * Searches the text of pages (正文检索) with Pagefind, county by county: the index of what belongs to no county and those of the
 * page's own county at once, the others when somebody asks for them.
 *
 * What searches is loaded once a page, and tried again where it did not come.
 */
import { countyOfIndex } from '../views/search/index-names.ts';
import { searchKey, searchWords } from '../wording/search-text.ts';
import type { Marked } from './find-names.ts';

export interface PageFound {
  address: string;
  title: string;
  excerpt: Marked;
}

/** Pages whose text holds every word of a query. */
export interface PagesFound {
  pages: PageFound[];
  /** Whether there are more. */
  isCut: boolean;
  /** Whether every county was searched. */
  isWhole: boolean;
}

export interface TextSource {
  /** At most `most` pages, among the best `looked`, which are checked for the words; null where the text can't be searched. */
  pages(query: string, most: number, looked: number): Promise<PagesFound | null>;
  /** From now on every county is searched. False where one can't be had; nothing is lost then. */
  widen(): Promise<boolean>;
}

interface PagefindPage {
  url: string;
  excerpt: string;
  content: string;
  meta: { title?: string };
}
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  mergeIndex(folder: string, options: { baseUrl: string }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindPage> }[] }>;
  destroy(): Promise<void>;
}

/** The indexes of counties by their names, with the bytes that a search of one can load at most. */
type Counties = readonly (readonly [index: string, bytes: number])[];

interface Engine {
  pagefind: Pagefind;
  /** Not searched yet. */
  others: Counties;
}

/** How many pages are loaded together: not all, and not one after the other. */
const BATCH = 6;
/** Where all counties together can load no more than this, nobody is made to ask for them. */
const SMALL_BYTES = 60_000;

/** `county` is that of the page, null where it is about none. */
export function textSource(base: string, county: string | null): TextSource {
  const options = { baseUrl: `${base}/` };
  let engine: Promise<Engine> | null = null;

  const merge = async (pagefind: Pagefind, counties: Counties): Promise<void> => {
    try {
      await Promise.all(counties.map(([index]) => pagefind.mergeIndex(`${base}/pagefind/counties/${index}/`, options)));
    } catch (cause) {
      // With an index that is only half there it would answer nothing at all.
      engine = null;
      await pagefind.destroy();
      throw cause;
    }
  };
  const load = async (): Promise<Engine> => {
    const [pagefind, counties] = await Promise.all([
      import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`) as Promise<Pagefind>,
      countiesBelow(base),
    ]);
    await pagefind.options(options);
    await pagefind.init();
    const asked = askedAtOnce(counties, county);
    await merge(pagefind, asked);
    return { pagefind, others: counties.filter((one) => !asked.includes(one)) };
  };
  const loaded = async (): Promise<Engine | null> => {
    engine ??= load();
    return engine.catch(() => {
      engine = null;
      return null;
    });
  };

  return {
    async pages(query, most, looked) {
      const words = searchWords(query);
      const found = await loaded();
      if (found === null) return null;
      const { pagefind, others } = found;
      const isWhole = others.length === 0;
      if (words.length === 0) return { pages: [], isCut: false, isWhole };
      try {
        return { ...(await pagesWith(pagefind, query, words, { most, looked })), isWhole };
      } catch {
        return null;
      }
    },
    async widen() {
      const found = await loaded();
      if (found === null) return false;
      try {
        await merge(found.pagefind, found.others);
        found.others = [];
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** The page's own county; all of them where that is little. */
function askedAtOnce(counties: Counties, own: string | null): Counties {
  const bytes = counties.reduce((sum, [, one]) => sum + one, 0);
  const isOne = new Set(counties.map(([index]) => countyOfIndex(index))).size === 1;
  return isOne || bytes <= SMALL_BYTES ? counties : counties.filter(([index]) => countyOfIndex(index) === own);
}

async function countiesBelow(base: string): Promise<Counties> {
  const response = await fetch(`${base}/pagefind/counties.json`);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Counties;
}

async function pagesWith(
  pagefind: Pagefind,
  query: string,
  words: readonly string[],
  { most, looked }: { most: number; looked: number },
): Promise<Omit<PagesFound, 'isWhole'>> {
  const { results } = await pagefind.search(query);
  const said: PageFound[] = [];
  // For Chinese, Pagefind also returns pages with parts of the words, so only those are kept in which the words
  // really occur.
  let at = 0;
  for (; at < Math.min(results.length, looked) && said.length <= most; at += BATCH) {
    const batch = await Promise.allSettled(results.slice(at, Math.min(at + BATCH, looked)).map((one) => one.data()));
    for (const loaded of batch) {
      // A page that has gone since this one was opened is found no more, and hides no other.
      if (loaded.status === 'rejected') continue;
      const page = loaded.value;
      const content = searchKey(page.content);
      if (words.every((word) => content.includes(word)))
        said.push({ address: page.url, title: page.meta.title ?? page.url, excerpt: markedText(page.excerpt) });
    }
  }
  return { pages: said.slice(0, most), isCut: said.length > most || at < results.length };
}

/** Pagefind's excerpts are HTML with marks; their text and marks are taken, nothing else. */
function markedText(html: string): Marked {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes]
    .map((node) => ({ text: node.textContent ?? '', isMarked: node.nodeName === 'MARK' }))
    .filter(({ text }) => text !== '');
}
