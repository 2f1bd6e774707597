/**
 * Finds names in the list behind the search box by parts of them, full pinyin, initials, former names and traditional
 * characters.
 *
 * Pure, so that it can be tested without a browser. Names that contain the query come first; then those whose pinyin it
 * spells; then those of which it names a part and the place.
 */

import { estatePath, firmPath } from '../views/common/paths.ts';
import { type NameKind, PLACE_KINDS, type SearchNames } from '../views/search/search-kinds.ts';
import { foldingOf, keyCharacters, plainSpelling, searchKey, searchWords } from '../wording/search-text.ts';
import { type Letter, spellingOf, speltPart } from './name-spelling.ts';
import { distanceTo, signsOf, typedAs } from './nearest-names.ts';

/** Text with the parts of it that were asked for. */
export type Marked = readonly { text: string; isMarked: boolean }[];

export interface FoundName {
  kind: NameKind;
  name: Marked;
  path: string;
  /** County, street and community of a place; for a person in charge their estate; empty for none. */
  context: string;
  /** The code, or the former name or code, that matched; null where the name itself did. */
  by: { label: '曾用名' | '编码' | '旧编码'; text: Marked } | null;
}

export interface Found {
  total: number;
  /** Matches from one place on up to another, best first. */
  slice(from: number, to: number): FoundName[];
}

export interface NameFinder {
  find(query: string): Found;
  /** The names most similar to a query, for use where none matches. */
  nearest(query: string, limit: number): FoundName[];
  /** Path of what bears the very name, former name or code; null where nothing or more than one does. */
  only(query: string): string | null;
}

/** How well a name fits, best first. */
const TIER = {
  isName: 0,
  isOther: 1,
  begins: 2,
  contains: 3,
  otherContains: 4,
  isSpelt: 5,
  beginsSpelt: 6,
  containsSpelt: 7,
  otherSpelt: 8,
  codeBegins: 9,
  words: 10,
} as const;

const KIND_ORDER: Record<NameKind, number> = { 小区: 0, 社区: 1, 街道: 1, 县区: 1, 城市: 1, 企业: 2, 负责人: 3 };
const kindOrder = ({ entry }: { entry: Entry }): number => KIND_ORDER[entry.kind];
/** A code is only searched from so many characters on, since fewer would match half a city. */
const CODE_FROM = 4;
const PLACE_WORD_FROM = 2;

interface Entry {
  kind: NameKind;
  path: string;
  context: string;
  name: Key;
  formers: readonly Key[];
  code: Key | null;
  formerCodes: readonly Key[];
}

/** A text as it is written and as it is compared. */
interface Key {
  text: string;
  key: string;
  /** The characters with their pinyin, made when pinyin is first needed. */
  letters: readonly Letter[] | null;
}

interface Hit {
  entry: Entry;
  tier: number;
  /** How many characters of the name matched. With fewer, the query spells each of them more fully. */
  used: number;
  /** The key that matched, and which of its characters did. */
  by: Key;
  from: number;
  to: number;
}

/** A query as it is compared. */
interface Query {
  key: string;
  /** As pinyin; null where it has no letters. */
  spelling: string | null;
  /** Ways to read it as words of which one at least stands in the name and the others in its place. */
  words: readonly (readonly string[])[];
}

export function nameFinder(names: SearchNames): NameFinder {
  const spell = spellingOf(names.readings);
  const fold = foldingOf(names.traditional);
  const keyOf = (text: string): Key => ({ text, key: fold(searchKey(text)), letters: null });
  const lettersOf = (key: Key): readonly Letter[] => {
    key.letters ??= [...key.key].map(spell);
    return key.letters;
  };
  const entries = entriesOf(names, keyOf);
  const contextKeys = new Map<string, string>();
  const contextKey = (context: string): string => {
    const known = contextKeys.get(context) ?? fold(searchKey(context));
    contextKeys.set(context, known);
    return known;
  };

  const matches = ({ key, spelling }: Query): Hit[] => {
    const hits: Hit[] = [];
    for (const entry of entries) {
      const hit = literalHit(entry, key) ?? (spelling === null ? null : speltHit(entry, spelling, lettersOf));
      if (hit !== null) hits.push(hit);
    }
    return hits;
  };

  const queryOf = (text: string): Query => {
    const key = fold(searchKey(text));
    const plain = plainSpelling(key);
    const words = searchWords(text).map(fold);
    return { key, spelling: /[a-z]/.test(plain) ? plain : null, words: words.length > 1 ? [words] : splitsOf(key) };
  };

  return {
    only(text) {
      const { key } = queryOf(text);
      if (key === '') return null;
      const paths = new Set<string>();
      for (const entry of entries)
        for (const written of [entry.name, entry.code, ...entry.formers, ...entry.formerCodes])
          if (written?.key === key) paths.add(entry.path);
      return paths.size === 1 ? ([...paths][0] ?? null) : null;
    },
    find(text) {
      const query = queryOf(text);
      const direct = query.key === '' ? [] : matches(query);
      const hits =
        direct.length > 0 || query.key === ''
          ? direct
          : entries.flatMap((entry) => wordsHit(entry, query.words, contextKey) ?? []);
      // Of equals the order of the list stays: county by county.
      hits.sort((a, b) => a.tier - b.tier || a.used - b.used || kindOrder(a) - kindOrder(b));
      return { total: hits.length, slice: (from, to) => hits.slice(from, to).map(shown) };
    },
    nearest(text, limit) {
      const { key, spelling } = queryOf(text);
      const typed = typedAs(spelling ?? key, spell);
      const near: { entry: Entry; distance: number }[] = [];
      for (const entry of typed.costs.length < 2 ? [] : entries) {
        const distances = [entry.name, ...entry.formers].flatMap(
          (name) => distanceTo(typed, signsOf(lettersOf(name), typed)) ?? [],
        );
        if (distances.length > 0) near.push({ entry, distance: Math.min(...distances) });
      }
      near.sort((a, b) => a.distance - b.distance || kindOrder(a) - kindOrder(b));
      return near
        .slice(0, limit)
        .map(({ entry }) => shown({ entry, tier: TIER.words, used: 0, by: entry.name, from: 0, to: 0 }));
    },
  };
}

function entriesOf(
  { contexts, estates, firms, places, formerCodes }: SearchNames,
  keyOf: (text: string) => Key,
): Entry[] {
  const codesBefore = (code: string): Key[] => (formerCodes[code] ?? []).map(keyOf);
  const managers: Entry[] = [];
  const estateEntries = estates.map(([name, code, place, inCharge, ...formers]): Entry => {
    const path = estatePath(code);
    const context = contexts[place] ?? '';
    for (const manager of inCharge)
      managers.push({
        kind: '负责人',
        name: keyOf(manager),
        path,
        context: `${name} ${context}`,
        formers: [],
        code: null,
        formerCodes: [],
      });
    return {
      kind: '小区',
      name: keyOf(name),
      path,
      context,
      formers: formers.map(keyOf),
      code: keyOf(code),
      formerCodes: codesBefore(code),
    };
  });
  return [
    ...estateEntries,
    ...places.map(
      ([name, path, place, kind]): Entry => ({
        kind: PLACE_KINDS[kind] ?? '社区',
        name: keyOf(name),
        path,
        context: contexts[place] ?? '',
        formers: [],
        code: null,
        formerCodes: [],
      }),
    ),
    ...firms.map(
      ([name, code, place, ...formers]): Entry => ({
        kind: '企业',
        name: keyOf(name),
        path: firmPath(code),
        context: contexts[place] ?? '',
        formers: formers.map(keyOf),
        code: keyOf(code),
        formerCodes: codesBefore(code),
      }),
    ),
    ...managers,
  ];
}

/** A word cut into a place and a name in every possible way. */
function splitsOf(key: string): string[][] {
  const characters = [...key];
  const splits: string[][] = [];
  for (let at = PLACE_WORD_FROM; at <= characters.length - PLACE_WORD_FROM; at++)
    splits.push([characters.slice(0, at).join(''), characters.slice(at).join('')]);
  return splits;
}

function partHit(entry: Entry, tier: number, by: Key, part: string): Hit {
  const from = [...by.key.slice(0, by.key.indexOf(part))].length;
  return { entry, tier, used: 0, by, from, to: from + [...part].length };
}

/** A match of 甲子县 丁香苑, with or without the space: the first way to read it that fits. */
function wordsHit(entry: Entry, readings: Query['words'], contextKey: (context: string) => string): Hit | null {
  for (const reading of readings) {
    const own = reading.filter((word) => entry.name.key.includes(word));
    const others = reading.filter((word) => !entry.name.key.includes(word));
    if (own.length === 0 || !others.every((word) => contextKey(entry.context).includes(word))) continue;
    const longest = own.reduce((a, b) => (b.length > a.length ? b : a));
    return partHit(entry, TIER.words, entry.name, longest);
  }
  return null;
}

function literalHit(entry: Entry, query: string): Hit | null {
  const { name, formers, code, formerCodes } = entry;
  if (name.key === query) return partHit(entry, TIER.isName, name, query);
  const isQuery = ({ key }: Key): boolean => key === query;
  const exact = code?.key === query ? code : (formers.find(isQuery) ?? formerCodes.find(isQuery));
  if (exact) return partHit(entry, TIER.isOther, exact, query);
  const at = name.key.indexOf(query);
  if (at >= 0) return partHit(entry, at === 0 ? TIER.begins : TIER.contains, name, query);
  const former = formers.find(({ key }) => key.includes(query));
  if (former) return partHit(entry, TIER.otherContains, former, query);
  if (code && query.length >= CODE_FROM) {
    const begun = code.key.startsWith(query) ? code : formerCodes.find(({ key }) => key.startsWith(query));
    if (begun) return partHit(entry, TIER.codeBegins, begun, query);
  }
  return null;
}

function speltHit(entry: Entry, query: string, lettersOf: (key: Key) => readonly Letter[]): Hit | null {
  const letters = lettersOf(entry.name);
  const part = speltPart(letters, query);
  if (part) {
    const isWhole = part.from === 0 && part.to === letters.length;
    const tier = isWhole ? TIER.isSpelt : part.from === 0 ? TIER.beginsSpelt : TIER.containsSpelt;
    return { entry, tier, used: part.to - part.from, by: entry.name, ...part };
  }
  for (const former of entry.formers) {
    const found = speltPart(lettersOf(former), query);
    if (found) return { entry, tier: TIER.otherSpelt, used: found.to - found.from, by: former, ...found };
  }
  return null;
}

function shown({ entry, by, from, to }: Hit): FoundName {
  const { kind, path, context, name } = entry;
  const found = marked(by.text, from, to);
  if (by === name) return { kind, path, context, name: found, by: null };
  const label = by === entry.code ? '编码' : entry.formerCodes.includes(by) ? '旧编码' : '曾用名';
  return { kind, path, context, name: [{ text: name.text, isMarked: false }], by: { label, text: found } };
}

/** A text with those of its characters marked that count from one place on up to another. */
function marked(text: string, from: number, to: number): Marked {
  const counted = keyCharacters(text);
  const start = counted[from]?.from ?? 0;
  const end = to > from ? (counted[to - 1]?.to ?? text.length) : start;
  return [
    { text: text.slice(0, start), isMarked: false },
    { text: text.slice(start, end), isMarked: true },
    { text: text.slice(end), isMarked: false },
  ].filter((part) => part.text !== '');
}
