/**
 * What the benchmark has a browser print is the same sheet: the same words on the same paper in the same fonts, for
 * sheets of the sample city that between them have every kind of block.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placardScale } from '../../scripts/bench/print.ts';
import { fontsConfig, PDF_OPTIONS, sheetHtml } from '../../scripts/bench/sheet-html.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { SetDocument, Typesetter } from '../../src/paper/typesetter.ts';
import { loadFonts } from '../../src/publish/print/fonts.ts';
import { contentHash, contentId } from '../../src/sheets/content-hash.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import { type Block, codesOf, type Sheet } from '../../src/sheets/sheet.ts';
import { loadContent, makeSite, REPOSITORY } from '../../src/site.ts';
import { launchAlone } from '../support/browser.ts';
import { type ReadPdf, readPdf } from '../support/pdf.ts';
import { FRAME, typesetter } from '../support/typeset.ts';

const NAMES = ['notice', 'revenue', 'placard'] as const;
/** Estates of whose sheets so many are printed both ways that each name and each kind of block is among them. */
const ESTATES = new Set(['JZ001', 'JZ004', 'YC002']);

let folder: string;
let browser: Browser;
let page: Page;
let set: Typesetter['set'];
/** Of the whole city, and of those estates. */
let all: Sheet[];
let sheets: Sheet[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-sheet-html-'));
  const { paths } = await loadFonts(REPOSITORY, []);
  process.env.FONTCONFIG_FILE = path.join(folder, 'fonts.conf');
  await writeFile(process.env.FONTCONFIG_FILE, fontsConfig(paths.map((file) => path.dirname(file))));
  browser = await launchAlone();
  page = await browser.newPage();
  ({ set } = await typesetter());
  const content = await loadContent(path.join(REPOSITORY, 'content'), { asOf: '2026-11-10' as IsoDate });
  const options = { asOf: '2026-11-10' as IsoDate, base: null, division: null, only: ['print' as const] };
  const selection = { names: NAMES, estates: null, division: null };
  const planned = [...planSheets(await makeSite(content, options), selection)].flatMap((it) => it.sheets);
  all = planned.map(({ sheet }) => sheet);
  sheets = thatShow(planned.filter(({ estate }) => ESTATES.has(estate ?? '')).map(({ sheet }) => sheet));
});
afterAll(async () => {
  delete process.env.FONTCONFIG_FILE;
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** Those that show what none before them does: a form, or a kind of block. */
function thatShow(of: readonly Sheet[]): Sheet[] {
  const seen = new Set<string>();
  return of.filter((sheet) => {
    const before = seen.size;
    for (const what of [sheet.name, sheet.form, ...kindsOf([sheet])]) seen.add(what);
    return seen.size > before;
  });
}

async function bothWays(sheet: Sheet): Promise<{ ours: ReadPdf; theirs: ReadPdf }> {
  const { pdf, scale }: SetDocument = set({ title: sheet.title, sheet });
  const own = sheet.form === 'placard' ? await placardScale(page, sheet, FRAME) : scale;
  await page.setContent(sheetHtml(sheet, FRAME, own));
  return { ours: await readPdf(pdf), theirs: await readPdf(await page.pdf(PDF_OPTIONS)) };
}

/** Every text that stands on a sheet; a picture's sentence is read aloud where there is no paper. */
function textsOf({ title, subtitle, answers, parts, foot }: Sheet): string[] {
  const texts = [title, subtitle, ...answers.flatMap(({ label, value, small }) => [label, value, small])];
  for (const part of parts) {
    texts.push(part.title, part.source, part.stamp?.text ?? null, part.stamp?.asOf ?? null);
    if (part.number !== null) texts.push(String(part.number));
    texts.push(...part.blocks.flatMap(blockTexts));
  }
  if (foot !== null) texts.push(foot.title, ...foot.lines);
  return texts.filter((text) => text !== null).map(bare);
}

/** What is no word, and what is said on screens alone. */
const NOT_ON_PAPER = ['kind', 'tone', 'weight', 'sentence', 'url', 'level', 'alt', 'role', 'lasting', 'until', 'href'];

function blockTexts(block: Block): string[] {
  // What a strip is called is not on paper.
  if (block.kind === 'strip') return [...block.cells.flatMap(({ mark, label }) => [mark, label]), block.legend];
  const texts: string[] = [];
  JSON.stringify(block, (key, value: unknown) => {
    if (typeof value === 'string' && !NOT_ON_PAPER.includes(key)) texts.push(value);
    return value;
  });
  return texts;
}

/** A browser names radicals and bars in the place of characters that look the same; these Unicode does not fold. */
const RADICALS = new Map(
  [
    '⺟母',
    '⺠民',
    '⻁虎',
    '⻄西',
    '⻅见',
    '⻆角',
    '⻉贝',
    '⻋车',
    '⻓长',
    '⻔门',
    '⻘青',
    '⻙韦',
    '⻚页',
    '⻛风',
    '⻜飞',
    '⻝食',
  ]
    .concat(['⻢马', '⻣骨', '⻤鬼', '⻥鱼', '⻦鸟', '⻧卤', '⻨麦', '⻩黄', '⻬齐', '⻮齿', '⻰龙', '⻳龟', '戶户'])
    .map(([radical, character]) => [radical as string, character as string]),
);

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replaceAll('―', '—')
    .replace(/[⺀-⻳戶]/g, (radical) => RADICALS.get(radical) ?? radical);

const wordsOf = ({ pages }: ReadPdf): string => bare(pages.map(({ text }) => text).join(''));

const kindsOf = (of: readonly Sheet[]): string[] =>
  [...new Set(of.flatMap(({ parts }) => parts.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))))].sort();

describe('a sheet that a browser prints for the benchmark', () => {
  it('is looked at with every kind of block that such sheets of the sample city have', () => {
    expect(new Set(sheets.map(({ name }) => name))).toEqual(new Set(NAMES));
    expect(kindsOf(sheets)).toEqual(kindsOf(all));
  });

  it('has all the words of the sheet that is set, on as many pages of that paper or on one more or less', {
    tags: 'long',
  }, async () => {
    for (const sheet of sheets) {
      const what = `${sheet.subject.code} ${sheet.shortTitle}`;
      const { ours, theirs } = await bothWays(sheet);
      expect(theirs.title, what).toBe(ours.title);
      expect(Math.abs(theirs.pages.length - ours.pages.length), what).toBeLessThanOrEqual(1);
      for (const { width, height } of theirs.pages) {
        expect(Math.abs(width - (ours.pages[0]?.width ?? 0)), what).toBeLessThan(1);
        expect(Math.abs(height - (ours.pages[0]?.height ?? 0)), what).toBeLessThan(1);
      }
      const [own, their] = [wordsOf(ours), wordsOf(theirs)];
      expect(
        textsOf(sheet).filter((text) => !own.includes(text) || !their.includes(text)),
        what,
      ).toEqual([]);
      for (const read of [ours, theirs]) expectLines(read, sheet, what);
      expect(familiesOf(theirs), what).toEqual(familiesOf(ours));
      expect(theirs.isTagged, what).toBe(true);
      const codes = codesOf(sheet).map(({ alt }) => alt);
      expect(theirs.pages.flatMap(({ alternatives }) => alternatives).filter((it) => codes.includes(it))).toEqual(
        codes,
      );
    }
  });
});

/** Each page is numbered and says what it is of; from the second one on it also says at its head. */
function expectLines({ pages }: ReadPdf, sheet: Sheet, what: string): void {
  const { form, title } = sheet;
  const id = contentId(contentHash(sheet));
  for (const [index, { text }] of pages.entries()) {
    const words = bare(text);
    expect(words, what).toContain(`第${index + 1}页,共${pages.length}页`);
    expect(words, what).toContain(bare(`${FRAME.publisher}公布于${FRAME.asOf}内容编号${id}${FRAME.demoWords}`));
    expect(words.includes(bare(`${title}（续）`)), what).toBe(index > 0 && form !== 'placard');
  }
}

/** Its fonts without the marks of their subsets: NotoSansSC-Regular. */
const familiesOf = ({ fonts }: ReadPdf): string[] => fonts.names.map((name) => name.replace(/^[A-Z]{6}\+/, '')).sort();
