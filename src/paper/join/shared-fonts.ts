/**
 * Fonts that the pieces of a joined file share (共用字体). Typst gives each document a subset of its own, which is most of a
 * sheet. Here all subsets of a font become one, and each piece keeps a table that leads from its own numbers of glyphs to
 * the common ones, so that its pages needn't be touched.
 */
import { type Glyph, mergedFont, readSubset, type Subset, sameness } from './true-type.ts';
import type { Means, ObjectWriter } from './write-objects.ts';

interface Merged {
  /** Of the font's stream. */
  number: number;
  glyphs: Glyph[];
  /** By outline and measures. */
  known: Map<string, number>;
  /** The tables of each subset that say how large it is. */
  sizes: Pick<Subset, 'tables'>[];
}

const SIZES = ['head', 'hhea', 'maxp'];

export interface SharedFont {
  /** Of the common font's stream. */
  font: number;
  /** Of the table of glyphs. */
  glyphs: number;
}

export class SharedFonts {
  readonly #means: Means;
  readonly #writer: ObjectWriter;
  readonly #fonts = new Map<string, Merged>();

  constructor(means: Means, writer: ObjectWriter) {
    this.#means = means;
    this.#writer = writer;
  }

  /** Adds a subset; null where it is of a kind that can't be merged. */
  add(name: string, compressed: Uint8Array): SharedFont | null {
    const subset = readSubset(this.#means.inflate(compressed));
    if (subset === null) return null;
    const key = name + sameness(subset);
    const merged: Merged = this.#fonts.get(key) ?? {
      number: this.#writer.reserve(),
      glyphs: [],
      known: new Map(),
      // All that is alike stands in the first.
      sizes: [subset],
    };
    this.#fonts.set(key, merged);
    if (merged.glyphs.length > 0)
      merged.sizes.push({
        tables: new Map(SIZES.map((size) => [size, Buffer.from(subset.tables.get(size) as Buffer)])),
      });
    const table = Buffer.alloc(2 * subset.glyphs.length);
    for (const [index, glyph] of subset.glyphs.entries()) table.writeUInt16BE(numberOf(merged, glyph), 2 * index);
    const glyphs = this.#writer.reserve();
    this.#writeStream(glyphs, table, '');
    return { font: merged.number, glyphs };
  }

  /** Writes all fonts, when every piece has been added. */
  write(): void {
    for (const { number, glyphs, sizes } of this.#fonts.values()) {
      const font = mergedFont(sizes, glyphs);
      this.#writeStream(number, font, ` /Length1 ${font.length}`);
    }
  }

  #writeStream(number: number, bytes: Uint8Array, more: string): void {
    const body = this.#means.deflate(bytes);
    this.#writer.writeStream(number, `<< /Length ${body.length}${more} /Filter /FlateDecode >>`, body);
  }
}

/** The number of a glyph in the common font, which gets it where it hasn't it. */
function numberOf({ glyphs, known }: Merged, { outline, measures }: Glyph): number {
  const key = outline.toString('latin1') + measures.toString('latin1');
  const number = known.get(key) ?? glyphs.length;
  if (number === glyphs.length) {
    known.set(key, number);
    glyphs.push({ outline: Buffer.from(outline), measures: Buffer.from(measures) });
  }
  return number;
}
