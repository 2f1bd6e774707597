/**
 * Sheets of the sample city joined into a pack: two programs that had no hand in it, PDF.js and PDFium, find on its pages
 * what they find on the sheets alone.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import { SHEET_NAMES } from '../../../src/domain/sheet-names.ts';
import { type Joint, joinPdfs, type Piece } from '../../../src/paper/join/join.ts';
import { createWordReader, wordsOn } from '../../../src/paper/read-words.ts';
import type { Typesetter } from '../../../src/paper/typesetter.ts';
import { joinMeans } from '../../../src/publish/print/join-means.ts';
import { planSheets } from '../../../src/sheets/plan.ts';
import type { Sheet } from '../../../src/sheets/sheet.ts';
import { loadContent, makeSite, REPOSITORY } from '../../../src/site.ts';
import { type ReadPdf, readPdf } from '../../support/pdf.ts';
import { typesetter } from '../../support/typeset.ts';

let pieces: Piece[];
let alone: ReadPdf[];
let pdf: Buffer;
let joints: Joint[];
let whole: ReadPdf;

beforeAll(async () => {
  const asOf = '2026-11-10' as IsoDate;
  const options = { asOf, base: null, division: null, only: ['print'] } as const;
  const site = await makeSite(await loadContent(`${REPOSITORY}/content`, options), options);
  const estates = [...planSheets(site, { names: SHEET_NAMES, estates: null, division: '000101' })].slice(0, 2);
  const { set, setSeparator } = await typesetter();
  pieces = estates.flatMap(({ sheets }) =>
    partOf(
      sheets.map(({ sheet }) => sheet),
      { set, setSeparator },
    ),
  );
  ({ pdf, joints } = joined(pieces));
  alone = await Promise.all(pieces.map((piece) => readPdf(piece.pdf)));
  whole = await readPdf(pdf);
});

/** A separator with what goes below it. */
function partOf(sheets: readonly Sheet[], { set, setSeparator }: Pick<Typesetter, 'set' | 'setSeparator'>): Piece[] {
  const name = sheets[0]?.subject.name ?? '';
  const separator = setSeparator({ title: name, lines: sheets.map(({ shortTitle }) => shortTitle) });
  return [
    { pdf: separator.pdf, depth: 0, onOdd: false },
    ...sheets.map((sheet): Piece => {
      const { pdf: own } = set({ title: sheet.title, sheet });
      return { pdf: own, depth: 1, onOdd: sheet.form === 'official' };
    }),
  ];
}

function joined(list: readonly Piece[]): { pdf: Buffer; joints: Joint[] } {
  const written: Uint8Array[] = [];
  const found = joinPdfs(
    joinMeans((bytes) => written.push(bytes)),
    '甲子县公示单整包',
    list,
  );
  return { pdf: Buffer.concat(written), joints: found };
}

/** Of a heading below a separator the level that it has there. */
const lowered = (roles: readonly string[], depth: 0 | 1): string[] =>
  roles.map((role) => role.replace(/^H(\d)$/, (_, level) => `H${Number(level) + depth}`));

describe('sheets of the sample city, joined', () => {
  it('are named, in Chinese, tagged, of the same standard', () => {
    expect([whole.title, whole.language, whole.isTagged, whole.uaPart]).toEqual([
      '甲子县公示单整包',
      'zh-CN',
      true,
      '1',
    ]);
    expect(pieces.length).toBeGreaterThan(10);
  });

  it('have the same words, tags and texts for figures on every page, with titles a level lower', () => {
    for (const [index, { pages }] of alone.entries()) {
      const { first, pages: count } = joints[index] as Joint;
      const there = whole.pages.slice(first - 1, first - 1 + count);
      expect(there.map(({ words, width, height }) => ({ words, width, height }))).toEqual(
        pages.map(({ words, width, height }) => ({ words, width, height })),
      );
      const depth = pieces[index]?.depth ?? 0;
      expect(there.map(({ roles }) => roles)).toEqual(pages.map(({ roles }) => lowered(roles, depth)));
      expect(there.map(({ alternatives }) => alternatives)).toEqual(pages.map(({ alternatives }) => alternatives));
    }
  });

  it('have nothing between them but an empty page before a document that is bound', () => {
    const own = new Set(joints.flatMap(({ first, pages }) => Array.from({ length: pages }, (_, nth) => first + nth)));
    const others = whole.pages.filter((_, index) => !own.has(index + 1));
    expect(others.map(({ text }) => text)).toEqual(others.map(() => ''));
    for (const [index, { onOdd }] of pieces.entries()) if (onOdd) expect((joints[index]?.first ?? 0) % 2).toBe(1);
    expect(pieces.some(({ onOdd }) => onOdd)).toBe(true);
  });

  it('have their bookmarks below those of the separators', () => {
    const chapters = pieces.flatMap((piece, index) => (piece.depth === 0 ? [{ index, below: [] as number[] }] : []));
    for (const [index, { depth }] of pieces.entries())
      if (depth === 1) chapters.findLast((chapter) => chapter.index < index)?.below.push(index);
    expect(whole.bookmarks).toEqual(
      chapters.flatMap(({ index, below }) =>
        (alone[index] as ReadPdf).bookmarks.map((chapter) => ({
          ...chapter,
          children: below.flatMap((one) => (alone[one] as ReadPdf).bookmarks),
        })),
      ),
    );
  });

  it('read the same to PDFium, and look the same to the dot', async () => {
    const reader = await createWordReader();
    const library = await PDFiumLibrary.init();
    const picturesOf = async (file: Uint8Array, from: number, count: number): Promise<Buffer[]> => {
      const document = await library.loadDocument(file);
      const pictures: Buffer[] = [];
      for (let page = from; page < from + count; page++) {
        const render = { scale: 0.4, colorSpace: 'Gray', render: 'bitmap' } as const;
        pictures.push(Buffer.from((await document.getPage(page - 1).render(render)).data));
      }
      document.destroy();
      return pictures;
    };
    for (const [index, { pdf: single }] of pieces.entries()) {
      const { first, pages } = joints[index] as Joint;
      const numbers = Array.from({ length: pages }, (_, nth) => nth + 1);
      const there = wordsOn(
        reader,
        pdf,
        numbers.map((page) => first + page - 1),
      );
      expect(there === wordsOn(reader, single, numbers), `words of piece ${index}`).toBe(true);
      const [pack, own] = [await picturesOf(pdf, first, pages), await picturesOf(single, 1, pages)];
      expect(
        pack.every((picture, nth) => picture.equals(own[nth] as Buffer)),
        `looks of piece ${index}`,
      ).toBe(true);
    }
    library.destroy();
  });

  it('share their fonts, so that the whole is a third of its pieces at most', () => {
    expect(pdf.length * 3).toBeLessThan(pieces.reduce((sum, piece) => sum + piece.pdf.length, 0));
  });

  it('are the same file again', () => {
    expect(joined(pieces).pdf.equals(pdf)).toBe(true);
  });
});
