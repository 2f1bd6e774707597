/**
 * A sheet as a reader's program finds it: named, tagged, in order, within its margins, the same every time.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document, SetDocument, Typesetter } from '../../src/paper/typesetter.ts';
import { contentHash, contentId } from '../../src/sheets/content-hash.ts';
import { type Block, cell, type Part, type Sheet } from '../../src/sheets/sheet.ts';
import { type ReadPage, readPdf } from '../support/pdf.ts';
import { typesetter } from '../support/typeset.ts';

let set: Typesetter['set'];
let setSeparator: Typesetter['setSeparator'];
beforeAll(async () => {
  ({ set, setSeparator } = await typesetter());
});

const part = (blocks: Block[], title = '收费标准'): Part => ({
  number: 4,
  title,
  stamp: { state: 'disclosed', text: '已公示', asOf: '2026年10月31日' },
  blocks,
  source: '来源：收费标准.csv 第 3 行',
});

function sheet(change: Partial<Sheet> = {}): Sheet {
  return {
    name: 'notice',
    form: 'board',
    paper: 'a4',
    subject: { kind: 'estate', code: 'A1', name: '丁香苑' },
    place: null,
    title: '丁香苑物业服务信息公示',
    subtitle: '2026年11月',
    period: '2026-11',
    shortTitle: '公示栏',
    answers: [{ label: '物业服务企业', value: '示例乙物业服务有限公司', small: '信用等级 A' }],
    parts: [part([{ kind: 'text', tone: 'plain', text: '物业费按建筑面积收。' }])],
    foot: null,
    until: null,
    ...change,
  };
}

const single = (change: Partial<Sheet> = {}): Document => {
  const one = sheet(change);
  return { title: one.title, sheet: one };
};

/** So many rows whose every cell names its row. */
const table = (rows: number): Block => ({
  kind: 'table',
  caption: '现在的收费',
  columns: [
    { title: '收费项目', isFigure: false, share: 3 },
    { title: '标准', isFigure: true, share: 2 },
  ],
  rows: Array.from({ length: rows }, (_, row) => ({
    weight: 'plain' as const,
    cells: [cell(`物业服务费第${row + 1}项`, `小字第${row + 1}项`), cell(`第${row + 1}价`, `大字第${row + 1}项`)],
  })),
});

const A4_MARGIN_LEAST = 28;

describe('a sheet on paper', () => {
  it('opens with its title, language, tags, bookmarks and standard', async () => {
    const read = await readPdf(set(single()).pdf);
    expect(read.title).toBe('丁香苑物业服务信息公示');
    expect(read.language).toMatch(/^zh/);
    expect(read.isTagged).toBe(true);
    expect(read.uaPart).toBe('1');
    expect(read.bookmarks[0]?.title).toBe('丁香苑物业服务信息公示');
    expect(read.bookmarks[0]?.children[0]?.title).toContain('收费标准');
  });

  it('embeds its fonts as subsets, none of them drawn as pictures', async () => {
    const { fonts } = await readPdf(set(single()).pdf);
    expect(fonts.kinds).toEqual(['CIDFontType2', 'Type0']);
    for (const name of fonts.names) expect(name).toMatch(/^[A-Z]{6}\+Noto/);
  });

  it('is the same to the byte when it is set again, whatever was set between', () => {
    const first = set(single()).pdf;
    set(single({ parts: [part([table(40)])], title: '别的小区' }));
    expect(set(single()).pdf.equals(first)).toBe(true);
  });

  it('says on every page what it is, of which day, and which page of how many', async () => {
    const document = single({ parts: [part([table(120)])] });
    const { pages } = await readPdf(set(document).pdf);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`第${index + 1}页，共${pages.length}页`);
      expect(page.text).toContain('公布于2026年11月10日');
      expect(page.text).toContain(`内容编号${contentId(contentHash(document.sheet))}`);
      expect(page.text).toContain('示例数据，均为虚构');
      expect(page.text).toContain('丁香苑物业服务信息公示');
    }
  });

  it('repeats the heads of a table on each page and cuts no row in two', async () => {
    const { pages } = await readPdf(set(single({ parts: [part([table(120)])] })).pdf);
    const on = (page: ReadPage, text: string): boolean => page.text.includes(text);
    for (const page of pages) expect(page.text).toContain('收费项目');
    for (let row = 1; row <= 120; row++) {
      const where = [`物业服务费第${row}项`, `小字第${row}项`, `大字第${row}项`].map((text) =>
        pages.findIndex((page) => on(page, text)),
      );
      expect(where[0], `row ${row}`).toBeGreaterThanOrEqual(0);
      expect(new Set(where).size, `row ${row} stands on pages ${where}`).toBe(1);
    }
  });

  it('begins no panel at the foot of a page without something of what it says', { tags: 'long' }, async () => {
    const FOOT = 45;
    // Wherever the panel before it ends.
    for (let rows = 22; rows < 32; rows++) {
      const before = part([table(rows)], '从前');
      const figure: Block = { kind: 'figure', value: '12', unit: '台', note: null };
      const others: Block[][] = [[table(3)], [figure, table(3)], [{ kind: 'text', tone: 'plain', text: '没有电梯。' }]];
      for (const blocks of others) {
        const { pages } = await readPdf(set(single({ parts: [before, part(blocks, '其后')] })).pdf);
        const page = pages.find(({ text }) => text.includes('其后')) as ReadPage;
        const words = blocks.some(({ kind }) => kind === 'table') ? '物业服务费第1项' : '没有电梯。';
        const at = page.text.indexOf('其后');
        expect(page.text.slice(at), `after ${rows} rows`).toContain(words);
        const own = page.words.filter(({ text }) => /已公示|截至 ?2026年10月31日/.test(text));
        for (const { bottom } of own) expect(bottom, `after ${rows} rows`).toBeGreaterThan(FOOT);
      }
    }
  });

  describe('with room that is left over, or a last page that would be nearly empty,', () => {
    const code = { url: 'https://example.org/c/A1/?board', sizeMm: 38, level: 'M', alt: '投诉二维码' } as const;
    const foot = { code, title: '有疑问，扫码或打电话', lines: ['12345'] };
    const statement = (rows: number): Document =>
      single({ form: 'statement', foot, answers: [], parts: [part([table(rows)], '')] });
    const board = (rows: number): Document => single({ parts: [part([table(rows)])] });
    /** Pages, how far the first row is above the second, and how large the letters of a row are. */
    const look = async ({ pdf, scale }: SetDocument) => {
      const { pages } = await readPdf(pdf);
      const at = (row: number) => pages[0]?.words.find(({ text }) => text.startsWith(`物业服务费第${row}项`));
      const [first, second] = [at(1), at(2)];
      const pitch = (first?.bottom ?? 0) - (second?.bottom ?? 0);
      // Eight characters, of which the figure is narrower.
      const letter = ((first?.right ?? 0) - (first?.left ?? 0)) / 7.555;
      return { pages: pages.length, pitch, letter, scale };
    };
    const plain = (document: Document) => look(set(document, 1));
    /** How large the letters of a second line are. */
    const secondLine = async (document: Document): Promise<number> => {
      const { pages } = await readPdf(set(document, 1).pdf);
      const found = pages[0]?.words.find(({ text }) => text.startsWith('小字第1项'));
      return ((found?.right ?? 0) - (found?.left ?? 0)) / 4.555;
    };
    /** 五号, the least that a notice is read in. */
    const LEAST_LETTER = 10.5;

    it.each([
      ['statement', statement(3)],
      ['board', board(3)],
      ['poster', single({ paper: 'a3', parts: [part([table(3)])] })],
    ] as const)('a %s has second lines of 9 points at least', async (_, document) => {
      expect(await secondLine(document)).toBeGreaterThanOrEqual(8.95);
    });

    it.each([
      ['statement', statement, [20, 21, 22, 23, 24], 0.5],
      ['board', board, [25, 26, 27, 28, 29, 30, 31, 32], 0.7],
    ] as const)('a %s has smaller spaces, and no smaller letters', async (_, make, counts, least) => {
      const usual = await plain(make(40));
      expect(usual.letter).toBeCloseTo(LEAST_LETTER, 1);
      const looks = await Promise.all(counts.map((rows) => look(set(make(rows)))));
      const saved = looks.filter(({ scale }) => scale < 1);
      expect(saved.length).toBeGreaterThan(0);
      for (const { pages, pitch, letter, scale } of saved) {
        expect(pages).toBe(1);
        expect(scale).toBeGreaterThanOrEqual(least);
        expect(pitch).toBeLessThan(usual.pitch - 0.5);
        expect(letter).toBeCloseTo(usual.letter, 1);
      }
    });

    it.each([
      ['statement', statement, 10],
      ['board', board, 10],
      ['board', board, 45],
      ['poster', (rows: number) => single({ paper: 'a3', parts: [part([table(rows)])] }), 60],
    ] as const)('a %s whose last page is half full has larger letters, and no page more', async (_, make, rows) => {
      const [usual, larger] = [await plain(make(rows)), await look(set(make(rows)))];
      expect(larger.scale).toBeGreaterThan(1);
      expect(larger.letter).toBeGreaterThan(usual.letter);
      expect(larger.pages).toBe(usual.pages);
    });
  });

  it('keeps everything within its margins, a name of forty characters as well', async () => {
    const name = '一二三四五六七八九十'.repeat(4);
    const { pages } = await readPdf(
      set(
        single({
          title: `${name}物业服务信息公示`,
          answers: [{ label: '物业服务企业', value: name, small: name }],
          parts: [part([table(30), { kind: 'facts', facts: [{ label: '地址', value: name }] }], name)],
        }),
      ).pdf,
    );
    for (const { words, width } of pages)
      for (const { text, left, right, bottom } of words) {
        expect(left, text).toBeGreaterThan(A4_MARGIN_LEAST);
        expect(right, text).toBeLessThan(width - A4_MARGIN_LEAST);
        expect(bottom, text).toBeGreaterThan(A4_MARGIN_LEAST / 2);
      }
  });

  it('prints what somebody wrote as he wrote it, and takes none of it for a command', async () => {
    const hostile = '#panic("x") $x$ *粗* _斜_ `码` @引 <标> \\u{41} // 注 /* */ = 题 - 项 [括] {花} ~ "引" #let';
    const read = await readPdf(
      set(single({ title: hostile, parts: [part([{ kind: 'text', tone: 'plain', text: hostile }])] })).pdf,
    );
    expect(read.title).toBe(hostile);
    expect(read.pages[0]?.text).toContain(hostile.replace(/\s/g, ''));
  });

  it('reads a table aloud as a table and a code by its words', async () => {
    const code = { url: 'https://example.org/c/A1/?board', sizeMm: 38, level: 'M', alt: '投诉二维码' } as const;
    const { pages } = await readPdf(set(single({ parts: [part([table(2), { kind: 'code', code }])] })).pdf);
    expect(pages[0]?.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure']));
    expect(pages[0]?.alternatives).toEqual(['投诉二维码']);
  });

  it('sets a name in the middle of a line of characters without a gap', async () => {
    const { pages } = await readPdf(
      set(single({ parts: [part([{ kind: 'text', tone: 'plain', text: '2026年10月31日A级3户' }])] })).pdf,
    );
    expect(pages[0]?.text).toContain('2026年10月31日A级3户');
  });
});

describe('a document of an office by GB/T 9704', () => {
  const official = (text: string): Document =>
    single({
      form: 'official',
      title: '甲子县2026年10月物业服务企业“红黑榜”',
      answers: [],
      parts: [{ number: null, title: '', stamp: null, source: null, blocks: [{ kind: 'text', tone: 'plain', text }] }],
    });

  it('has 28 characters a line and 22 lines a page', async () => {
    const { pages } = await readPdf(set(official('一'.repeat(28 * 40))).pdf);
    const [, second] = pages;
    const lines = new Map<number, number>();
    for (const { text, bottom } of second?.words ?? [])
      if (/^一+$/.test(text)) lines.set(Math.round(bottom), (lines.get(Math.round(bottom)) ?? 0) + text.length);
    const heights = [...lines.keys()].sort((a, b) => b - a);
    expect(Math.max(...lines.values())).toBe(28);
    for (const [index, height] of heights.slice(1).entries())
      expect((heights[index] as number) - height, 'pitch in points').toBeCloseTo(28.99, -0.5);
    // The first page also bears the title.
    const firstLines = new Set(
      (pages[0]?.words ?? []).filter(({ text }) => /^一+$/.test(text)).map(({ bottom }) => Math.round(bottom)),
    );
    expect(firstLines.size).toBeLessThan(22);
    expect(firstLines.size).toBeGreaterThanOrEqual(18);
  });

  it('has its number at the outside of each page', async () => {
    const { pages } = await readPdf(set(official('一'.repeat(28 * 50))).pdf);
    const at = pages.map((page) =>
      page.words.find(({ text }) => /^—?\s*\d+\s*—?$/.test(text.trim()) && text.trim() !== ''),
    );
    expect(at[0]?.left).toBeGreaterThan(400);
    expect(at[1]?.right).toBeLessThan(200);
  });
});

describe('a separator', () => {
  it('says what follows it on one page, with a bookmark', async () => {
    const { pdf, pages: count } = setSeparator({ title: '丁香苑', lines: ['共 1 份：', '公示栏'] });
    const read = await readPdf(pdf);
    expect([count, read.pages.length, read.title]).toEqual([1, 1, '丁香苑']);
    expect(read.pages[0]?.text).toContain('丁香苑共1份：公示栏');
    expect(read.pages[0]?.roles).toContain('H1');
    expect(read.bookmarks).toEqual([{ title: '丁香苑', children: [] }]);
  });
});
