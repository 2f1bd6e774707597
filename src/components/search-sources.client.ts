/**
 * What the search box asks (搜索来源): the list of names, the words in which questions are asked, and the text of pages and
 * documents (search-text.client.ts).
 *
 * Each is loaded once a page, and only when it is asked for.
 */

import type { AskedWords } from '../views/search/asked.ts';
import type { SearchNames } from '../views/search/search-kinds.ts';
import { foldingOf, searchKey } from '../wording/search-text.ts';
import { type AskedFinder, askedFinder } from './find-asked.ts';
import { type NameFinder, nameFinder } from './find-names.ts';
import { type TextSource, textSource } from './search-text.client.ts';

export interface SearchSources {
  /** Rejects where the list can't be had; the next call tries again. */
  names(): Promise<NameFinder>;
  /** Null where they can't be had: names are found without them. */
  questions(): Promise<AskedFinder | null>;
  /** A query with simplified characters for traditional ones; as it is where these can't be had. */
  simplified(query: string): Promise<string>;
  text: TextSource;
}

/** `county` is that of the page, null where it is about none. */
export function searchSources(base: string, county: string | null): SearchSources {
  let names: Promise<NameFinder> | null = null;
  let questions: Promise<AskedFinder | null> | null = null;
  let characters: Promise<string> | null = null;

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
    text: textSource(base, county),
  };
}
