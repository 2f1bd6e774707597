/**
 * Which characters the embedded fonts can print (字库), so that no sheet ever shows an empty box for one.
 */
import { Blob, Face } from 'harfbuzzjs';

/** Code points that every one of some fonts has; or, for a fallback, that any has. */
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
    // Most text is plain; the rest is looked up once.
    if (point < 0x7f && point >= 0x20) continue;
    if (!covered.some((set) => set.has(point)) && !INVISIBLE.test(character)) missing.add(character);
  }
  return [...missing];
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
