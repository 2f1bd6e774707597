/**
 * Which characters can be printed (字库): no sheet ever shows an empty box for one that no font has.
 */

/** Characters that nothing draws: line ends, joiners, variation selectors. */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/u;

/** The characters of a text that are in none of the sets, each once. */
export function missingFrom(text: string, covered: readonly ReadonlySet<number>[]): string[] {
  const missing = new Set<string>();
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    // Most characters are ASCII, which every font has.
    if (point < 0x7f && point >= 0x20) continue;
    if (!covered.some((set) => set.has(point)) && !INVISIBLE.test(character)) missing.add(character);
  }
  return [...missing];
}

const PRINTABLE = 1;
const MISSING = 2;

/** Whether a text holds a character that is in none of the sets; each character is looked up once, however long it runs. */
export function missingIn(covered: readonly ReadonlySet<number>[]): (text: string) => boolean {
  const known = new Uint8Array(0x110000);
  return (text) => {
    for (let at = 0; at < text.length; at++) {
      const point = text.codePointAt(at) as number;
      if (point > 0xffff) at++;
      if (known[point] === 0) {
        const isMissing = missingFrom(String.fromCodePoint(point), covered).length > 0;
        known[point] = isMissing ? MISSING : PRINTABLE;
      }
      if (known[point] === MISSING) return true;
    }
    return false;
  };
}

/** 𪚥 → U+2A6A5 */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

const RADIX = 36;

/**
 * Code points as a short text: each run of neighbours by how far it begins behind the end of the one before and, where there
 * are more than one, how many follow its first.
 */
export function packedPoints(covered: readonly ReadonlySet<number>[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const point of [...new Set(covered.flatMap((set) => [...set]))].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.last + 1 === point) run.last = point;
    else runs.push({ first: point, last: point });
  }
  let end = 0;
  const words = runs.map(({ first, last }) => {
    const gap = (first - end).toString(RADIX);
    end = last;
    return last === first ? gap : `${gap}.${(last - first).toString(RADIX)}`;
  });
  return words.join(' ');
}

/** The code points that `packedPoints` has packed. */
export function unpackedPoints(packed: string): ReadonlySet<number> {
  const points = new Set<number>();
  let end = 0;
  for (const word of packed.split(' ')) {
    const [gap = 0, more = 0] = word.split('.').map((number) => Number.parseInt(number, RADIX));
    const first = end + gap;
    end = first + more;
    for (let point = first; point <= end; point++) points.add(point);
  }
  return points;
}
