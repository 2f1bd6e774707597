/**
 * What is said to fit on a line does fit, and stands just where it would stand had it been measured.
 */
import { Blob, Face, Font } from 'harfbuzzjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { headRoom, rowRoom, widthEm } from '../../src/paper/room.ts';
import type { Document, Typesetter } from '../../src/paper/typesetter.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { type Block, cell } from '../../src/sheets/sheet.ts';
import { REPOSITORY } from '../../src/site.ts';
import { readPdf } from '../support/pdf.ts';
import { typesetter } from '../support/typeset.ts';

const columns = [
  { title: '月份', isFigure: false, share: 3 },
  { title: '受理', isFigure: true, share: 1 },
];

describe('the width of words', () => {
  it('is never less than in any font that comes along', async () => {
    const { files } = await loadFonts(REPOSITORY, []);
    const tooNarrow: string[] = [];
    for (const file of files) {
      const face = new Face(new Blob(file), 0);
      const font = new Font(face);
      for (const point of face.collectUnicodes()) {
        const character = String.fromCodePoint(point);
        const width = font.glyphHAdvance(font.nominalGlyph(point) ?? 0) / face.upem;
        if (width > widthEm(character)) tooNarrow.push(`${character} ${width}`);
      }
    }
    expect(tooNarrow).toEqual([]);
  });

  it('is not told of a character that may be as wide as it likes', () => {
    for (const text of ['⸺', '🏠', 'Ж', '一\u00ad二', '𪚥']) expect(widthEm(text), text).toBe(Number.POSITIVE_INFINITY);
    expect(rowRoom({ cells: [cell('⸺'), cell('1')], weight: 'plain' }, columns)).toBeNull();
  });
});

describe('the room of a row', () => {
  it('is that of its widest cell for the share that its column has', () => {
    const room = rowRoom({ cells: [cell('二〇二六年十一月'), cell('一二三', '小字')], weight: 'plain' }, columns);
    // Three ems in a column of a quarter of the width need a width of twelve.
    expect(room).toEqual({ em: 12, gutters: 1, isTwoLines: true });
    expect(headRoom(columns)).toEqual({ em: 8, gutters: 1, isTwoLines: false });
  });

  it('is the whole line for the name of a group', () => {
    expect(rowRoom({ cells: [cell('一二三')], weight: 'group' }, columns)).toEqual({
      em: 3,
      gutters: 0,
      isTwoLines: false,
    });
  });
});

describe('a sheet', () => {
  let set: Typesetter['set'];
  beforeAll(async () => {
    ({ set } = await typesetter());
  });

  /** `mark` stands in every cell and every value. */
  const sheet = (form: 'board' | 'statement', paper: 'a4' | 'a3', mark: string): Document => {
    const table: Block = {
      kind: 'table',
      caption: null,
      columns: columns.map((column) => ({ ...column, title: `${column.title}${mark}` })),
      rows: ['plain', 'sum', 'group', 'plain', 'total'].map((weight, row) => ({
        weight: weight as 'plain',
        cells: [cell(`第${row}行${mark}`, row % 2 === 0 ? `小字${mark}` : null), cell(`${row}.00${mark}`)],
      })),
    };
    const facts: Block = {
      kind: 'facts',
      facts: ['一', '二', '三', '四'].map((label) => ({ label: `${label}${mark}`, value: `值${mark}` })),
    };
    const last: Block = { kind: 'text', tone: 'plain', text: '到此为止' };
    return {
      title: '单',
      sheet: {
        name: 'notice',
        form,
        paper,
        subject: { kind: 'estate', code: 'A1', name: '丁香苑' },
        place: null,
        title: '单',
        subtitle: null,
        period: '',
        shortTitle: '单',
        answers: [],
        parts: [{ number: null, title: '部分', stamp: null, blocks: [facts, table, last], source: null }],
        foot: null,
        until: null,
      },
    };
  };

  it.each([
    ['board', 'a4'],
    ['board', 'a3'],
    ['statement', 'a4'],
  ] as const)('%s %s has its lines at the same heights, reckoned or measured', async (form, paper) => {
    const linesWith = async (mark: string): Promise<string[]> => {
      const { pages } = await readPdf(set(sheet(form, paper, mark)).pdf);
      return pages.flatMap(({ words }) => [...new Set(words.map(({ bottom }) => bottom.toFixed(2)))]);
    };
    // A soft hyphen is not drawn, and its width is not told: all is measured.
    expect(await linesWith('')).toEqual(await linesWith('\u00ad'));
  });
});
