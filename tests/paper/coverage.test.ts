/**
 * No empty boxes: each character is known to be in a font before anything is printed.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { codePointName, missingFrom } from '../../src/paper/coverage.ts';
import { placesOf, unprintableText } from '../../src/paper/unprintable.ts';
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

describe('a character without a glyph', () => {
  it('is named with its estate, table, row and column, and with what to do', async () => {
    const read = await readTown({ '小区.csv': csvOf('estate', townWith('estate', { 小区名称: '𪚥园' })) });
    const places = placesOf(['𪚥'], publicationOf(read.register));
    expect(places).toHaveLength(1);
    const [place] = places;
    expect([place?.character, place?.row, place?.column]).toEqual(['𪚥', 2, '小区名称']);
    const text = unprintableText(place as (typeof places)[number]);
    expect(text).toContain('小区.csv 第 2 行「小区名称」');
    expect(text).toContain('U+2A6A5');
    expect(text).toContain('print.fonts');
  });
});
