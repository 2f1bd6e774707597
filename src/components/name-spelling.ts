/**
 * Reads letters as pinyin over the characters of a name: full readings, initials, the two mixed, and any character
 * written as it is. Pure.
 */

/** One character of a name, and how it may be typed. */
export interface Letter {
  character: string;
  readings: readonly string[];
  /** First letters of its readings; of zh, ch and sh both letters as well. */
  initials: readonly string[];
}

export type Spelling = (character: string) => Letter;

/** Makes the function that gives the letters of a name. `readings` has those of each character, separated by spaces. */
export function spellingOf(readings: Readonly<Record<string, string>>): Spelling {
  const letters = new Map<string, Letter>();
  return (character) => {
    const known = letters.get(character);
    if (known) return known;
    const spelt = readings[character]?.split(' ') ?? [];
    const initials = spelt.flatMap((reading) =>
      /^[zcs]h/.test(reading) ? [reading.slice(0, 2), reading.charAt(0)] : [reading.charAt(0)],
    );
    const letter = { character, readings: spelt, initials: [...new Set(initials)] };
    letters.set(character, letter);
    return letter;
  };
}

/**
 * How many characters of a name, from `at` on, a query spells from its letter `from` on; -1 where it spells none. The
 * last reading may be incomplete: dingxiangyu. Full readings are tried before initials.
 */
export function spellsUpTo(letters: readonly Letter[], at: number, query: string, from = 0): number {
  if (from === query.length) return at;
  const letter = letters[at];
  if (letter === undefined) return -1;
  if (query.startsWith(letter.character, from)) {
    const end = spellsUpTo(letters, at + 1, query, from + letter.character.length);
    if (end >= 0) return end;
  }
  for (const reading of letter.readings) {
    if (query.length - from <= reading.length) {
      if (reading.startsWith(query.slice(from))) return at + 1;
    } else if (query.startsWith(reading, from)) {
      const end = spellsUpTo(letters, at + 1, query, from + reading.length);
      if (end >= 0) return end;
    }
  }
  for (const initial of letter.initials) {
    if (!query.startsWith(initial, from)) continue;
    const end = spellsUpTo(letters, at + 1, query, from + initial.length);
    if (end >= 0) return end;
  }
  return -1;
}

/** The first part of a name that a query spells, as the whole name where it can; null where it spells none. */
export function speltPart(letters: readonly Letter[], query: string): { from: number; to: number } | null {
  const first = query.charAt(0);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as Letter;
    if (letter.character !== first && !letter.initials.some((initial) => initial.charAt(0) === first)) continue;
    const to = spellsUpTo(letters, at, query);
    if (to >= 0) return { from: at, to };
  }
  return null;
}
