/**
 * The scale of a sheet is found with few layouts, and no page that could be saved is left nearly empty, whatever was reckoned.
 */
import { describe, expect, it } from 'vitest';
import { fitting, type Laid } from '../../src/paper/fit.ts';
import { reckoned } from '../../src/paper/reckon.ts';
import type { Block, Sheet } from '../../src/sheets/sheet.ts';
import { plainPart, plainSheet } from '../support/sheets.ts';

const table = (rows: number): Block => ({
  kind: 'table',
  caption: null,
  columns: ['项目', '说明'].map((title) => ({ title, isFigure: false, share: 1 })),
  rows: Array.from({ length: rows }, (_, nth) => ({
    cells: [`第${nth + 1}项`, '说明'].map((text) => ({ text, small: null })),
    weight: 'plain',
  })),
});
const board = (rows: number): Sheet => plainSheet([plainPart('甲', [table(rows)])], { form: 'board', name: 'notice' });

/** Finds the scale of a sheet that is `more` higher than reckoned, and tells at which scales it was laid out. */
function found(sheet: Sheet, more: number): { kept: Laid; tried: number[]; height: number } {
  const { height, spaces, page } = reckoned(sheet) as NonNullable<ReturnType<typeof reckoned>>;
  const tried: number[] = [];
  const kept = fitting(sheet, (scale) => {
    tried.push(scale);
    const own = (height - spaces * Math.max(0, 1 - scale)) * Math.max(1, scale) ** 2 + more;
    const pages = Math.max(1, Math.ceil(own / page));
    return { scale, pages, filled: own / page - (pages - 1) };
  });
  return { kept, tried, height: (height + more) / page };
}

describe('the scale of a sheet', () => {
  it('is found by one layout where as much is needed as was reckoned', () => {
    const tries = Array.from({ length: 100 }, (_, rows) => found(board(rows + 10), 0).tried.length);
    expect(tries.reduce((sum, one) => sum + one, 0) / tries.length).toBeLessThan(1.4);
  });

  it.each([-150, -40, 40, 150])(
    'leaves no page nearly empty that could be saved where it is %d points higher',
    (more) => {
      for (let rows = 10; rows < 110; rows++) {
        const { kept, tried, height } = found(board(rows), more);
        expect(kept.pages, `${rows} rows`).toBeLessThanOrEqual(Math.ceil(height));
        expect(new Set(tried).size, `${rows} rows: ${tried}`).toBe(tried.length);
        const isNearlyEmpty = kept.pages > 1 && kept.filled <= 0.4;
        if (isNearlyEmpty) expect(tried, `${rows} rows`).toContain(0.7);
      }
    },
  );

  it('has the letters of a sheet with room left over as large as before where nothing is reckoned', () => {
    const poster = plainSheet([plainPart('甲', [table(10)])], { form: 'board', name: 'notice', paper: 'a3' });
    const tried: number[] = [];
    const { scale } = fitting(poster, (one) => {
      tried.push(one);
      return { scale: one, pages: 1, filled: 0.5 * one ** 2 };
    });
    expect(tried).toEqual([1, 1.41]);
    expect(scale).toBe(1.41);
  });

  it('lays a placard out by what fits only where its words take more than a page', () => {
    const placard = plainSheet([], { form: 'placard', name: 'placard' });
    for (const pages of [1, 2]) {
      const ways: boolean[] = [];
      fitting(placard, (scale, isMeasured = false) => {
        ways.push(isMeasured);
        return { scale, pages, filled: 1 };
      });
      expect(ways).toEqual(pages === 1 ? [false] : [false, true]);
    }
  });
});
