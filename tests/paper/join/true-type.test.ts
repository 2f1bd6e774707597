/** Subsets of a font made by hand: taken apart, and put together into one. */
import { describe, expect, it } from 'vitest';
import { SharedFonts } from '../../../src/paper/join/shared-fonts.ts';
import { type Glyph, mergedFont, readSubset, type Subset, sameness } from '../../../src/paper/join/true-type.ts';
import { ObjectWriter } from '../../../src/paper/join/write-objects.ts';
import { joinMeans } from '../../../src/publish/print/join-means.ts';

/** A glyph of one contour whose outline says its name. */
const glyph = (name: string, width: number): Glyph => ({
  outline: Buffer.concat([Buffer.from([0, 1]), Buffer.from(name.padEnd(8, '.'))]),
  measures: Buffer.from([width >> 8, width & 255, 0, name.length]),
});

const table = (length: number, numbers: Record<number, number>): Buffer => {
  const made = Buffer.alloc(length);
  for (const [at, number] of Object.entries(numbers)) made.writeInt16BE(number, Number(at));
  return made;
};

function subset(glyphs: readonly Glyph[], more: { box?: number; name?: string } = {}): Buffer {
  const { box = 10, name = 'plain' } = more;
  const tables = new Map([
    ['head', table(54, { 18: 1000, 36: -box, 38: -box, 40: box, 42: box, 50: 0 })],
    ['hhea', table(36, { 10: box, 12: -box, 14: -box, 16: box })],
    ['maxp', table(32, { 6: box, 8: 1 })],
    ['name', Buffer.from(name)],
  ]);
  return mergedFont([{ tables }], glyphs);
}

const read = (font: Uint8Array): Subset => readSubset(font) as Subset;

describe('a subset of a font', () => {
  const [none, a, b, c] = [glyph('none', 500), glyph('a', 600), glyph('b', 700), glyph('c', 800)] as const;

  it('is taken apart into the glyphs of which it was made', () => {
    const { glyphs } = read(subset([none, a, b]));
    expect(glyphs).toEqual([none, a, b]);
  });

  it('goes with others into one font, as large as the largest of them', () => {
    const [first, second] = [read(subset([none, a], { box: 10 })), read(subset([none, b], { box: 30 }))];
    const { glyphs, tables } = read(mergedFont([first, second], [none, a, b]));
    expect(glyphs).toEqual([none, a, b]);
    const head = tables.get('head') as Buffer;
    expect([36, 38, 40, 42].map((at) => head.readInt16BE(at))).toEqual([-30, -30, 30, 30]);
    expect(tables.get('maxp')?.readUInt16BE(4)).toBe(3);
    expect(tables.get('hhea')?.readUInt16BE(34)).toBe(3);
    expect(tables.get('name')?.toString()).toBe('plain');
  });

  it('is of the same font where all is alike but its glyphs', () => {
    expect(sameness(read(subset([none, a], { box: 9 })))).toBe(sameness(read(subset([none, b, c]))));
    expect(sameness(read(subset([none, a])))).not.toBe(sameness(read(subset([none, a], { name: 'other' }))));
  });

  it('is none where a glyph is made of others, or the font is of another kind', () => {
    const composite = { outline: Buffer.from([255, 255, 0, 0]), measures: none.measures };
    expect(readSubset(subset([none, composite]))).toBeNull();
    expect(readSubset(Buffer.from('OTTO and more than that'))).toBeNull();
  });

  it('leads from its own numbers to those of the font that is shared', () => {
    const written: Uint8Array[] = [];
    const means = joinMeans((bytes) => written.push(bytes));
    const fonts = new SharedFonts(means, new ObjectWriter(means));
    const add = (font: Buffer) => fonts.add('Plain', means.deflate(font));
    const [first, second] = [add(subset([none, a, b])), add(subset([none, c, b, a]))];
    expect(first?.font).toBe(second?.font);
    expect(add(subset([none, a], { name: 'other' }))?.font).not.toBe(first?.font);
    const streams = (): Buffer[] =>
      written.flatMap((bytes, index) =>
        /stream\n$/.test(Buffer.from(written[index - 1] ?? []).toString('latin1'))
          ? [Buffer.from(means.inflate(bytes))]
          : [],
      );
    const numbers = (bytes: Buffer): number[] =>
      Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16BE(2 * at));
    expect(streams().slice(0, 2).map(numbers)).toEqual([
      [0, 1, 2],
      [0, 3, 2, 1],
    ]);
    fonts.write();
    expect(read(streams()[3] as Buffer).glyphs).toEqual([none, a, b, c]);
  });
});
