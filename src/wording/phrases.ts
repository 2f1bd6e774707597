/**
 * Leads what somebody types in their own words to what it is about (大白话): 我家楼上一直漏水怎么办 to 楼上漏水.
 *
 * A way to say something is a line of parts that all occur, in whatever order and with whatever between them; a part
 * names words of which one occurs, separated by `|`. Words that everybody uses for the same are said once, beside the
 * lines. Shared by the build, which holds the rows of offices against it, and the browser; free of both.
 */
import { searchKey } from './search-text.ts';

/** One thing that may be meant. */
export interface Meant {
  id: string;
  title: string;
  /** Ways to say it. */
  says: readonly string[];
}

/** 近义词: a word and others that stand for it in every line. */
export type SameWords = Readonly<Record<string, readonly string[]>>;

export interface PhraseMatch {
  id: string;
  score: number;
}

export interface PhraseFinder {
  /** What may be meant, best first; empty where nothing fits. */
  find(text: string): PhraseMatch[];
}

/** Others are named as well where they fit at least so well, beside the best. */
const NEARLY = 0.5;
/** What words that stand in no line's other parts add, beside a line that fits as a whole. */
const BESIDE = 0.2;
/** How much words count that fit no line as a whole. */
const LOOSE = 0.45;
/** Below this nothing is meant: a word of one character that half of all problems share. */
const LEAST = 2.4;

interface Line {
  /** For each part the words of which one must occur. */
  parts: readonly (readonly string[])[];
}

interface Known {
  id: string;
  lines: readonly Line[];
  words: readonly string[];
}

export function phraseFinder(meant: readonly Meant[], same: SameWords): PhraseFinder {
  const known = meant.map((one) => knownOf(one, same));
  const holders = new Map<string, number>();
  for (const { words } of known) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  /** Long words and those that few problems have weigh more. */
  const weight = (word: string): number =>
    Math.sqrt(word.length) * Math.log(1 + known.length / (holders.get(word) ?? 1));
  return {
    find(text) {
      const query = searchKey(text);
      if (query === '') return [];
      const said = new Set([...holders.keys()].filter((word) => query.includes(word)));
      const found = known.flatMap(({ id, lines, words }) => {
        const score = scoreOf(lines, words, said, weight);
        return score < LEAST ? [] : [{ id, score }];
      });
      found.sort((a, b) => b.score - a.score);
      const best = found[0]?.score ?? 0;
      return found.filter(({ score }) => score >= best * NEARLY);
    },
  };
}

function knownOf({ id, title, says }: Meant, same: SameWords): Known {
  const lines = [title, ...says].map((line) => ({
    parts: line
      .split(/[\s，、]+/)
      .filter((part) => part !== '')
      .map((part) => {
        const words = part.split('|').map(searchKey);
        return [...new Set(words.flatMap((word) => [word, ...(same[word] ?? [])]))];
      }),
  }));
  return { id, lines, words: [...new Set(lines.flatMap(({ parts }) => parts.flat()))] };
}

function scoreOf(
  lines: readonly Line[],
  words: readonly string[],
  said: ReadonlySet<string>,
  weight: (word: string) => number,
): number {
  let best = 0;
  let own: readonly string[] = [];
  for (const { parts } of lines) {
    const hits = parts.map((part) => heaviest(part, said, weight));
    if (!hits.every((hit) => hit !== null)) continue;
    // A word that fills two parts is counted once.
    const filled = outermost(hits);
    const score = sum(filled, weight) * (1 + 0.15 * (filled.length - 1));
    if (score > best) [best, own] = [score, filled];
  }
  const others = outermost(words.filter((word) => said.has(word) && !own.some((one) => one.includes(word))));
  const rest = sum(others, weight);
  return best > 0 ? best + BESIDE * rest : LOOSE * rest;
}

function heaviest(part: readonly string[], said: ReadonlySet<string>, weight: (word: string) => number): string | null {
  let hit: string | null = null;
  for (const word of part) if (said.has(word) && (hit === null || weight(word) > weight(hit))) hit = word;
  return hit;
}

/** Words that are part of no other. */
function outermost(words: readonly string[]): string[] {
  const once = [...new Set(words)];
  return once.filter((word) => !once.some((other) => other !== word && other.includes(word)));
}

const sum = (words: readonly string[], weight: (word: string) => number): number =>
  words.reduce((total, word) => total + weight(word), 0);
