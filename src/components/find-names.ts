/**
 * Finds names in the list behind the search box: any part, full pinyin, initials, or a mixture of them.
 *
 * Pure, so that it can be tested without a browser. Ranked: the whole name, its beginning, any part.
 */

import { estatePath, firmPath } from '../views/paths.ts';
import type { NameKind, SearchNames } from '../views/search-names.ts';
import { searchKey } from '../wording/search-text.ts';

export interface FoundName {
  kind: NameKind;
  name: string;
  path: string;
  context: string;
  /** The former name, code or other name by which it was found; null where its name was. */
  by: string | null;
}

/** 0 exact, 1 prefix, 2 contains. */
type Rank = 0 | 1 | 2;

export interface NameFinder {
  /** The best matches first, at most `limit`; `total` counts all. */
  find(query: string, limit: number): { found: FoundName[]; total: number };
  /** Path of what bears the very name, former name or code; null where nothing or more than one does. */
  only(query: string): string | null;
}

const KIND_ORDER: Record<NameKind, number> = { estate: 0, place: 1, firm: 2, manager: 3 };

interface Entry {
  kind: NameKind;
  name: string;
  path: string;
  context: string;
  keys: { text: string; key: string; characters: string[] }[];
}

function entriesOf({ contexts, estates, firms, places, managers }: SearchNames): Entry[] {
  const entry = (
    kind: NameKind,
    name: string,
    path: string,
    context: string,
    others: readonly string[] = [],
  ): Entry => ({
    kind,
    name,
    path,
    context,
    keys: [name, ...others].map((text) => {
      const key = searchKey(text);
      return { text, key, characters: [...key] };
    }),
  });
  return [
    ...estates.map(([name, code, context, ...former]) =>
      entry('estate', name, estatePath(code), contexts[context] ?? '', [...former, code]),
    ),
    ...places.map(([name, path, context]) => entry('place', name, path, contexts[context] ?? '')),
    ...firms.map(([name, code]) => entry('firm', name, firmPath(code), '物业服务企业', [code])),
    ...managers.flatMap(([name, index]) => {
      const estate = estates[index];
      return estate ? [entry('manager', name, estatePath(estate[1]), `${estate[0]} 项目负责人`)] : [];
    }),
  ];
}

export function nameFinder(names: SearchNames): NameFinder {
  const spelt = new Map(Object.entries(names.readings).map(([character, text]) => [character, text.split(' ')]));
  const entries = entriesOf(names);

  /** Where a query ends that begins at a character of a name: the characters used up, or -1. Longest first is not needed. */
  const spells = (characters: readonly string[], at: number, query: string, from: number): number => {
    if (from === query.length) return at;
    const character = characters[at];
    if (character === undefined) return -1;
    if (character === query.charAt(from)) {
      const end = spells(characters, at + 1, query, from + character.length);
      if (end >= 0) return end;
    }
    for (const reading of spelt.get(character) ?? []) {
      const rest = query.length - from;
      if (rest <= reading.length) {
        if (reading.startsWith(query.slice(from))) return at + 1;
      } else if (query.startsWith(reading, from)) {
        const end = spells(characters, at + 1, query, from + reading.length);
        if (end >= 0) return end;
      }
      if (query.charAt(from) === reading.charAt(0)) {
        const end = spells(characters, at + 1, query, from + 1);
        if (end >= 0) return end;
      }
    }
    return -1;
  };

  const rankOf = (key: string, characters: readonly string[], query: string, latin: boolean): Rank | null => {
    if (key === query) return 0;
    const at = key.indexOf(query);
    if (at === 0) return 1;
    if (latin) {
      const end = spells(characters, 0, query, 0);
      if (end === characters.length) return 0;
      if (end >= 0) return 1;
    }
    if (at > 0) return 2;
    if (latin) for (let i = 1; i < characters.length; i++) if (spells(characters, i, query, 0) >= 0) return 2;
    return null;
  };

  return {
    only(text) {
      const query = searchKey(text);
      const paths = new Set(
        entries.filter((entry) => entry.keys.some(({ key }) => key !== '' && key === query)).map((entry) => entry.path),
      );
      return paths.size === 1 ? ([...paths][0] ?? null) : null;
    },
    find(text, limit) {
      const query = searchKey(text);
      if (query === '') return { found: [], total: 0 };
      const latin = /[a-z]/.test(query);
      const hits: { rank: Rank; order: number; other: number; index: number; by: string | null }[] = [];
      entries.forEach((entry, index) => {
        let best: { rank: Rank; other: number; by: string | null } | null = null;
        entry.keys.forEach(({ text: name, key, characters }, nth) => {
          const rank = rankOf(key, characters, query, latin);
          if (rank !== null && (best === null || rank < best.rank))
            best = { rank, other: nth === 0 ? 0 : 1, by: nth === 0 ? null : name };
        });
        const hit = best as { rank: Rank; other: number; by: string | null } | null;
        if (hit) hits.push({ ...hit, order: KIND_ORDER[entry.kind], index });
      });
      hits.sort((a, b) => a.rank - b.rank || a.order - b.order || a.other - b.other || a.index - b.index);
      return {
        total: hits.length,
        found: hits.slice(0, limit).flatMap(({ index, by }) => {
          const entry = entries[index];
          return entry ? [{ kind: entry.kind, name: entry.name, path: entry.path, context: entry.context, by }] : [];
        }),
      };
    },
  };
}
