/**
 * Which characters the embedded fonts can print (字库), so that no sheet ever shows an empty box for one.
 */
import { Blob, Face } from 'harfbuzzjs';

/** The code points for which a font has a glyph. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  return new Set(new Face(new Blob(font), 0).collectUnicodes());
}

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

const FAMILY = 1;

/** The family name of a font, by which Typst finds it. */
export function familyOf(font: Uint8Array): string {
  return new Face(new Blob(font), 0).getName(FAMILY, 'en');
}
