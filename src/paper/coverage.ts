/**
 * What the embedded fonts have (字库): their characters and their names.
 */
import { Blob, Face } from 'harfbuzzjs';

/** The code points for which a font has a glyph. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  return new Set(new Face(new Blob(font), 0).collectUnicodes());
}

const FAMILY = 1;

/** The family name of a font, by which Typst finds it. */
export function familyOf(font: Uint8Array): string {
  return new Face(new Blob(font), 0).getName(FAMILY, 'en');
}
