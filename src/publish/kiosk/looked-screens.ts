/**
 * Screens that were looked at before the first is written (看过的大堂屏): their characters are asked of fonts, and of rare ones the
 * player's font is made. Whoever makes sheets of the same estates looks at each while its views are at hand.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { missingFrom } from '../../domain/glyphs.ts';
import type { Publication } from '../../domain/publication.ts';
import { screenSnapshot } from '../../screens/snapshot.ts';
import { UnprintableCharacters } from '../gates.ts';
import type { Fonts } from '../print/fonts.ts';
import { rareCharacters } from './player-files.ts';

const CODE_POINTS = 0x110000;

export class LookedScreens {
  readonly #publication: Publication;
  /**
   * Packed: making one anew takes ten times as long as unpacking it, and all of a large city would not fit into memory as they are.
   */
  readonly #kept = new Map<string, Buffer>();
  readonly #looked = new Set<string>();
  /** By code point, whether a screen has it: of tens of millions of characters a few thousand are different ones. */
  readonly #has = new Uint8Array(CODE_POINTS);

  constructor(publication: Publication) {
    this.#publication = publication;
  }

  /** Makes what the screen of an estate shows, and keeps it. */
  look(code: string): void {
    if (this.#looked.has(code)) return;
    const text = JSON.stringify(screenSnapshot(this.#publication, code, []));
    this.#looked.add(code);
    this.#kept.set(code, deflateRawSync(text, { level: 1 }));
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      // A half of a pair; most characters are none, and asking each for its code point takes twice as long.
      if (unit >= 0xd800 && unit < 0xdc00) this.#has[text.codePointAt(at++) as number] = 1;
      else this.#has[unit] = 1;
    }
  }

  /** What a screen shows, as text and without its player; it is kept no longer. */
  take(code: string): string {
    const packed = this.#kept.get(code);
    this.#kept.delete(code);
    return packed === undefined
      ? JSON.stringify(screenSnapshot(this.#publication, code, []))
      : inflateRawSync(packed).toString('utf8');
  }

  /**
   * The rare characters of these screens and of all that were looked at. Throws `UnprintableCharacters` where one is in no font.
   */
  rareOf(codes: readonly string[], { covered }: Pick<Fonts, 'covered'>): string[] {
    for (const code of codes) this.look(code);
    const text = Array.from(this.#has, (has, point) => (has === 1 ? String.fromCodePoint(point) : '')).join('');
    const missing = missingFrom(text, covered);
    if (missing.length > 0) throw new UnprintableCharacters(new Set(missing));
    return rareCharacters(text);
  }
}
