/**
 * Screens that were looked at before the first is written (看过的大堂屏): their characters are asked of fonts, and of rare ones the
 * player's font is made. Whoever makes sheets of the same estates looks at each while its views are at hand.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { missingFrom } from '../../domain/glyphs.ts';
import type { Publication } from '../../domain/publication.ts';
import { screenSnapshot, type UnnamedSnapshot } from '../../screens/snapshot.ts';
import { UnprintableCharacters } from '../gates.ts';
import type { Fonts } from '../print/fonts.ts';
import { rareCharacters } from './player-files.ts';

export class LookedScreens {
  readonly #publication: Publication;
  /**
   * Packed: making one anew takes ten times as long as unpacking it, and all of a large city would not fit into memory as they are.
   */
  readonly #kept = new Map<string, Buffer>();
  readonly #looked = new Set<string>();
  readonly #characters = new Set<string>();

  constructor(publication: Publication) {
    this.#publication = publication;
  }

  /** Makes what the screen of an estate shows, and keeps it. */
  look(code: string): void {
    if (this.#looked.has(code)) return;
    const text = JSON.stringify(screenSnapshot(this.#publication, code, []));
    this.#looked.add(code);
    this.#kept.set(code, deflateRawSync(text, { level: 1 }));
    for (const character of text) this.#characters.add(character);
  }

  /** What was kept of a screen, for a player of these files; it is kept no longer. Null where nothing is. */
  take(code: string, player: readonly string[]): UnnamedSnapshot | null {
    const packed = this.#kept.get(code);
    if (packed === undefined) return null;
    this.#kept.delete(code);
    return { ...(JSON.parse(inflateRawSync(packed).toString('utf8')) as UnnamedSnapshot), player: [...player] };
  }

  /**
   * The rare characters of these screens and of all that were looked at. Throws `UnprintableCharacters` where one is in no font.
   */
  rareOf(codes: readonly string[], { covered }: Pick<Fonts, 'covered'>): string[] {
    for (const code of codes) this.look(code);
    const text = [...this.#characters].join('');
    const missing = missingFrom(text, covered);
    if (missing.length > 0) throw new UnprintableCharacters(new Set(missing));
    return rareCharacters(text);
  }
}
