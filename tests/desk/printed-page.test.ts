/** The list of printed files: what comes down first, every title as text, every address inside. */
import { describe, expect, it } from 'vitest';
import { printedPage } from '../../src/desk/printed-page.ts';

const NAMES = new Map([['A1', '甲小区']]);
const entry = { sheet: 'notice', title: '甲小区公示', estate: 'A1', pages: 2 };

describe('the list of printed files', () => {
  it('has what comes down before packs and sheets', () => {
    const page = printedPage(
      [
        { ...entry, file: '140499/A1/notice.pdf' },
        { ...entry, file: '140499/pack.pdf', sheet: null, title: '青禾县整包', estate: null },
        { ...entry, file: 'a b.pdf', sheet: 'checklist', title: '青禾县公示单撤下清单', estate: null },
        { ...entry, file: '140499/A1/checklist.pdf', sheet: 'checklist', title: '张贴清单' },
        { ...entry, file: '140499/A2/checklist.pdf', sheet: 'checklist', title: '张贴清单', estate: 'A2' },
      ],
      NAMES,
    );
    const places = ['要撤下的', '青禾县公示单撤下清单', '青禾县整包', '甲小区公示', '张贴清单'].map((one) =>
      page.indexOf(one),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(page).toContain('href="./a%20b.pdf"');
    // Of sheets that are called alike it is told whose each is.
    expect(page).toContain('>甲小区 张贴清单</a>（2 页）');
    expect(page).toContain('>A2 张贴清单</a>');
    expect(page).toContain('>甲小区公示</a>（2 页）');
  });

  it('says so when nothing has to be printed, and takes no text for markup', () => {
    expect(printedPage([], NAMES)).toContain('墙上的都没有变');
    expect(printedPage([{ ...entry, file: 'javascript:x', title: '<b>' }], NAMES)).toMatch(
      /href="\.\/javascript%3Ax"[^>]*>甲小区 &lt;b&gt;/,
    );
  });

  it('refuses what is no list', () => {
    expect(() => printedPage({}, NAMES)).toThrow();
  });
});
