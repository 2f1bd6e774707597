/**
 * No empty boxes: each character is known to be in a font before anything is printed.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { codePointName, missingFrom, missingIn, packedPoints, unpackedPoints } from '../../src/domain/glyphs.ts';
import { characterInWords, unprintableCharacters, unprintableTexts } from '../../src/intake/unprintable.ts';
import { type Fonts, loadFonts } from '../../src/publish/print/fonts.ts';
import { REPOSITORY } from '../../src/site.ts';
import { publicationOf } from '../support/publication.ts';
import { csvOf, readTown, townWith } from '../support/tables.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts(REPOSITORY, []);
});

describe('the fonts', () => {
  it('have the rare characters of names, units and documents', () => {
    expect(missingFrom('䶮㛃𫖯𬱖㎡·〔〕—…“”《》①②½−²³℃№□', fonts.covered)).toEqual([]);
  });

  it('lack some, each named once with its code point', () => {
    expect(missingFrom('𪚥甲𪚥☐', fonts.covered)).toEqual(['𪚥', '☐']);
    expect(codePointName('𪚥')).toBe('U+2A6A5');
  });

  it('need no glyph for what is invisible', () => {
    expect(missingFrom('甲\u200b乙\n丙\ufe0f', fonts.covered)).toEqual([]);
  });
});

describe('the characters of the fonts as a short text', () => {
  it('come back as they were, in less than two kilobytes', () => {
    const packed = packedPoints(fonts.covered);
    expect(packed.length).toBeLessThan(2048);
    expect(unpackedPoints(packed)).toEqual(new Set(fonts.covered.flatMap((set) => [...set])));
  });

  it('hold single ones, runs, and what two fonts have together', () => {
    const sets = [new Set([65, 66, 0x10ffff]), new Set([67, 80])];
    expect(packedPoints(sets)).toBe('1t.2 d nvlb');
    expect([...unpackedPoints('1t.2 d nvlb')]).toEqual([65, 66, 67, 80, 0x10ffff]);
  });
});

describe('a text with a character without a glyph', () => {
  it('is found with its estate, table, row and cell', async () => {
    const read = await readTown({ '小区.csv': csvOf('estate', townWith('estate', { 小区名称: '𪚥园' })) });
    const publication = { ...publicationOf(read.register), notices: [] };
    expect(unprintableTexts(publication, missingIn(fonts.covered))).toEqual([
      expect.objectContaining({ text: '𪚥园', row: 2, columnIndex: 1, column: '小区名称', subjects: ['JZ001'] }),
    ]);
  });

  it('is told by characters as a reader sees them', () => {
    const isMissing = missingIn(fonts.covered);
    expect(unprintableCharacters('停水📢👨‍👩‍👧📢⚠️', isMissing)).toEqual(['📢', '👨‍👩‍👧']);
    expect(characterInWords('📢')).toBe('「📢」（U+1F4E2）');
  });
});
