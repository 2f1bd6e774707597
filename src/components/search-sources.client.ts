/**
 * What the search box asks (搜索来源): the list of names, the words in which questions are asked, and Pagefind for the
 * text of pages and documents.
 *
 * Each is loaded once a page, and only when it is asked for.
 */

import type { AskedWords } from '../views/search/asked.ts';
import type { SearchNames } from '../views/search/search-kinds.ts';
import { foldingOf, searchKey, searchWords } from '../wording/search-text.ts';
import { type AskedFinder, askedFinder } from './find-asked.ts';
import { type Marked, type NameFinder, nameFinder } from './find-names.ts';

export interface PageFound {
  address: string;
  title: string;
  excerpt: Marked;
}

/** Pages whose text holds every word of a query; `isCut` where there are more. */
export interface PagesFound {
  pages: PageFound[];
  isCut: boolean;
}

export interface SearchSources {
  /** Rejects where the list can't be had; the next call tries again. */
  names(): Promise<NameFinder>;
  /** Null where they can't be had: names are found without them. */
  questions(): Promise<AskedFinder | null>;
  /** A query with simplified characters for traditional ones; as it is where these can't be had. */
  simplified(query: string): Promise<string>;
  /** Pages by their text: at most `most`, among the best `looked`, which are checked for the words. */
  pages(query: string, most: number, looked: number): Promise<PagesFound>;
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
  search(query: string): Promise<{ results: { data(): Promise<PagefindPage> }[] }>;
}

/** How many pages are loaded together: not all, and not one after the other. */
const BATCH = 6;
const NOTHING: PagesFound = { pages: [], isCut: false };

export function searchSources(base: string): SearchSources {
  let names: Promise<NameFinder> | null = null;
  let questions: Promise<AskedFinder | null> | null = null;
  let characters: Promise<string> | null = null;
  let pagefind: Promise<Pagefind | null> | null = null;

  const loadPagefind = (): Promise<Pagefind | null> => {
    pagefind ??= (import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`) as Promise<Pagefind>)
      .then(async (module) => {
        await module.options({ baseUrl: `${base}/` });
        await module.init();
        return module;
      })
      .catch(() => null);
    return pagefind;
  };

  return {
    names() {
      names ??= fetch(`${base}/search/names.json`).then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        return nameFinder((await response.json()) as SearchNames);
      });
      names.catch(() => {
        names = null;
      });
      return names;
    },
    questions() {
      questions ??= fetch(`${base}/search/questions.json`)
        .then(async (response) => (response.ok ? askedFinder((await response.json()) as AskedWords) : null))
        .catch(() => null);
      return questions;
    },
    async simplified(query) {
      characters ??= fetch(`${base}/search/characters.json`)
        .then(async (response) => (response.ok ? ((await response.json()) as string) : ''))
        .catch(() => '');
      return foldingOf(await characters)(searchKey(query));
    },
    async pages(query, most, looked) {
      const engine = await loadPagefind();
      const words = searchWords(query);
      if (!engine || words.length === 0) return NOTHING;
      try {
        const { results } = await engine.search(query);
        const said: PageFound[] = [];
        // For Chinese, Pagefind also returns pages with parts of the words, so only those are kept in which the words
        // really occur.
        let at = 0;
        for (; at < Math.min(results.length, looked) && said.length <= most; at += BATCH) {
          const batch = await Promise.allSettled(
            results.slice(at, Math.min(at + BATCH, looked)).map((one) => one.data()),
          );
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
      } catch {
        return NOTHING;
      }
    },
  };
}

/** Pagefind's excerpts are HTML with marks; their text and marks are taken, nothing else. */
function markedText(html: string): Marked {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes]
    .map((node) => ({ text: node.textContent ?? '', isMarked: node.nodeName === 'MARK' }))
    .filter(({ text }) => text !== '');
}
