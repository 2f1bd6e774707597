/**
 * How much a query differs from a name, to offer similar names where none matches: a wrong character, one of the same
 * sound, one too many or too few. Pure.
 */
import type { Letter, Spelling } from './name-spelling.ts';

/** A character of the same sound is half a mistake: 丁香院 for 丁香苑. */
const SAME_SOUND = 0.5;
/** What each character of the name costs that the query has nothing for, so that the shorter name is nearer. */
const UNSAID = 0.1;

/** Letters of pinyin that may be wrong: dingxiangyun for dingxiangyuan. */
const WRONG_LETTERS = 0.25;
/** Characters that may be wrong; two of five, or one of three, or one of two that sounds the same. */
const WRONG_CHARACTERS = 0.4;

/** A query, split up once for all names. */
export interface Typed {
  /** For each of its signs what it costs to take a sign of a name for it. */
  costs: readonly ((written: string) => number)[];
  isPinyin: boolean;
}

export function typedAs(key: string, spell: Spelling): Typed {
  const isPinyin = /^[a-z]+$/.test(key);
  const costs = [...key].map((sign) => {
    if (isPinyin) return (written: string) => (written === sign ? 0 : 1);
    const { readings } = spell(sign);
    const known = new Map<string, number>([[sign, 0]]);
    return (written: string) => {
      let cost = known.get(written);
      if (cost === undefined) {
        cost = spell(written).readings.some((reading) => readings.includes(reading)) ? SAME_SOUND : 1;
        known.set(written, cost);
      }
      return cost;
    };
  });
  return { costs, isPinyin };
}

/** The signs of a name that are held against what was typed: its characters, or the letters of its pinyin. */
export function signsOf(letters: readonly Letter[], { isPinyin }: Typed): readonly string[] {
  if (!isPinyin) return letters.map(({ character }) => character);
  return [...letters.map(({ character, readings }) => readings[0] ?? character).join('')];
}

/** How much a name differs from a query; null where it differs too much. */
export function distanceTo({ costs, isPinyin }: Typed, signs: readonly string[]): number | null {
  const most = costs.length * (isPinyin ? WRONG_LETTERS : WRONG_CHARACTERS);
  const mistakes = mistakesWithin(costs, signs, most);
  return mistakes <= most ? mistakes + Math.abs(signs.length - costs.length) * UNSAID : null;
}

/** The fewest mistakes that make some part of a name into what was typed; infinite where they are more than `most`. */
function mistakesWithin(costs: Typed['costs'], signs: readonly string[], most: number): number {
  let row: number[] = new Array(signs.length + 1).fill(0);
  let fewest = 0;
  for (let i = 0; i < costs.length; i++) {
    const cost = costs[i] as Typed['costs'][number];
    const next = [i + 1];
    fewest = i + 1;
    for (let j = 0; j < signs.length; j++) {
      const value = Math.min(
        (row[j] as number) + cost(signs[j] as string),
        (row[j + 1] as number) + 1,
        (next[j] as number) + 1,
      );
      next.push(value);
      if (value < fewest) fewest = value;
    }
    if (fewest > most) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return fewest;
}
