/**
 * Where a page ends: tables of every length move headings, captions and signatures over the end of a page, and none of
 * them is left there or lands on a page alone.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Margins, marginsOf } from '../../src/paper/margins.ts';
import type { Typesetter } from '../../src/paper/typesetter.ts';
import { say } from '../../src/sheets/panels/frame.ts';
import type { Block, Part, Sheet } from '../../src/sheets/sheet.ts';
import { type ReadPage, readPdf } from '../support/pdf.ts';
import { plainPart, plainSheet } from '../support/sheets.ts';
import { typesetter } from '../support/typeset.ts';

let set: Typesetter['set'];
beforeAll(async () => {
  ({ set } = await typesetter());
});

const table = (rows: number, caption: string | null): Block => ({
  kind: 'table',
  caption,
  columns: ['对象', '依据'].map((title) => ({ title, isFigure: false, share: 1 })),
  rows: Array.from({ length: rows }, (_, nth) => ({
    cells: [`第${nth + 1}家`, '评价'].map((text) => ({ text, small: null })),
    weight: 'plain',
  })),
});
const sheetOf = (form: 'official' | 'statement' | 'board', parts: Part[]): Sheet =>
  plainSheet(parts, { form, name: form === 'official' ? 'list' : 'revenue' });

const POINTS_PER_MM = 72 / 25.4;

/** Lines of a page from the top down, without what stands above and below the type area. */
function linesOf({ words, height }: ReadPage, { top, bottom: below }: Margins): string[] {
  const lines = new Map<number, string>();
  for (const { text, bottom } of words) {
    const isRunning = bottom > height - top * POINTS_PER_MM || bottom < below * POINTS_PER_MM - 1;
    if (!isRunning) lines.set(Math.round(bottom), (lines.get(Math.round(bottom)) ?? '') + text);
  }
  return [...lines.entries()].sort(([a], [b]) => b - a).map(([, line]) => line);
}

async function pagesOf(sheet: Sheet): Promise<string[][]> {
  const { pdf } = set({ title: sheet.title, sheet });
  return (await readPdf(pdf)).pages.map((page) => linesOf(page, marginsOf(sheet)));
}

/** What may not be the last line of a page that another follows. */
const LEADING = /^(?:[一二三]、|表：|对象 依据$)/;

const endsWell = (form: Parameters<typeof sheetOf>[0]): void => {
  it('leaves no heading, no caption and no head of a table at the end of a page', async () => {
    let breaks = 0;
    for (let rows = 40; rows < 70; rows++) {
      const sheet = sheetOf(form, [
        plainPart('一、甲', [table(rows, '表：甲')]),
        plainPart('二、乙', [say('说明。'), table(3, '表：乙')]),
        plainPart('三、丙', [table(4, null)]),
      ]);
      const pages = await pagesOf(sheet);
      for (const page of pages.slice(0, -1)) {
        breaks++;
        expect(page.at(-1), `${rows} rows: ${page.slice(-3).join(' / ')}`).not.toMatch(LEADING);
      }
    }
    expect(breaks).toBeGreaterThan(20);
  });
};
describe.each(['official'] as const)('a sheet of the form %s', endsWell);
describe.each(['statement', 'board'] as const)('a sheet of the form %s', { tags: 'long' }, endsWell);

describe('a list of any length', () => {
  it('has who signs it on a page with the words before it and two rows at least, under the head of their table', {
    tags: 'long',
  }, async () => {
    let pages = 0;
    for (let rows = 1; rows < 40; rows++) {
      const signed: Block = { kind: 'signed', lines: ['某县住房和城乡建设局（盖章）', '2026年11月1日'] };
      const sheet = sheetOf('official', [
        plainPart('一、黑榜', [table(rows, null)]),
        plainPart('二、异议反映', [say('特此公示。'), signed, say('公示栏附注：说明。', 'note')]),
      ]);
      const all = await pagesOf(sheet);
      const last = all.at(-1) ?? [];
      const end = [`第${rows}家 评价`, '二、异议反映', '特此公示。', '.*盖章）', '2026年11月1日', '公示栏附注：说明。'];
      const rowsBefore = rows === 1 ? [] : [`第${rows - 1}家 评价`];
      expect(last.join('\n'), `${rows} rows`).toMatch(new RegExp(`${[...rowsBefore, ...end].join('\n')}$`));
      expect(last[0], `${rows} rows`).toBe(all.length === 1 ? '公示' : '对象 依据');
      pages = Math.max(pages, all.length);
    }
    expect(pages).toBeGreaterThan(1);
  });
});

describe('lines to sign on', () => {
  it('never stand on a page alone, whatever the length of the table before them', { tags: 'long' }, async () => {
    let longest = 0;
    for (let rows = 46; rows < 72; rows++) {
      const signatures: Block = { kind: 'signatures', places: ['制表', '审核', '日期'] };
      const pages = await pagesOf(sheetOf('statement', [plainPart('一、甲', [table(rows, null), signatures])]));
      if (pages.length > 1)
        expect(pages.at(-1)?.length, `${rows} rows: ${pages.at(-1)?.join(' / ')}`).toBeGreaterThan(2);
      longest = Math.max(longest, pages.length);
    }
    expect(longest).toBeGreaterThan(1);
  });
});
