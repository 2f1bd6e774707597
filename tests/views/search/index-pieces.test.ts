import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countyOfIndex } from '../../../src/views/search/index-names.ts';
import { indexOfPages, piecesOf, searchPieces } from '../../../src/views/search/index-pieces.ts';
import { city, estate } from '../city.ts';

const street = (size: number) => ({ estates: Array.from({ length: size }, (_, at) => at) });

describe('the indexes of words of a county', () => {
  it('are one where it is small, and have at most a thousand estates each where no street has more', () => {
    expect(piecesOf([300, 400, 300].map(street))).toHaveLength(1);
    expect(piecesOf([]).length).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1300 }), { maxLength: 20 }), (sizes) => {
        const pieces = piecesOf(sizes.map(street));
        expect(pieces.flat().map(({ estates }) => estates.length)).toEqual(sizes);
        for (const piece of pieces) {
          const estates = piece.reduce((sum, one) => sum + one.estates.length, 0);
          expect(estates <= 1000 || piece.length === 1).toBe(true);
        }
      }),
    );
  });

  it('are named after it, and say which pages they have', () => {
    const large = Array.from({ length: 3 }, (_, at) =>
      Array.from({ length: 600 }, (_, number) => estate(`E${at}-${number}`, '甲苑', { street: `第${at}街道` })),
    ).flat();
    const site = city({ records: { estate: [...large, estate('F1', '丙苑', { division: '000103' })] } });
    expect([...new Set(searchPieces(site).values())].sort()).toEqual(['000101-1', '000101-2', '000101-3', '000103']);
    const indexOf = indexOfPages(site);
    const of = (path: string, county: string | null) => indexOf({ path, county });
    expect(of('estates/F1/index.html', '000103')).toBe('000103');
    const [first = '', last = ''] = [
      of('estates/E0-0/index.html', '000101'),
      of('estates/E2-0/index.html', '000101'),
    ].map((one) => one ?? '');
    expect(first).not.toBe(last);
    expect([first, last, '000103'].map(countyOfIndex)).toEqual(['000101', '000101', '000103']);
    expect(of('lists/000101/2026/index.html', '000101')).toBe('000101');
    expect(of('firms/91000000MA00000157/index.html', null)).toBeNull();
  });
});
