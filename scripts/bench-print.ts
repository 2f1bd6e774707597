/**
 * The paper's part of the benchmark: sheets as this program prints them, Chromium printing the same sheets, and bare
 * Typst setting as many pages. Each function is one measurement, run in a process of its own.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type Browser, chromium } from 'playwright';
import type { IsoDate } from '../src/domain/iso-date.ts';
import type { Publication } from '../src/domain/publication.ts';
import type { SheetName } from '../src/domain/sheet-names.ts';
import { drawCode } from '../src/paper/qr-svg.ts';
import { loadFonts } from '../src/publish/print/fonts.ts';
import { type PrintReport, printSheets } from '../src/publish/print/print-sheets.ts';
import { setDocuments } from '../src/publish/print/set-documents.ts';
import { planSheets } from '../src/sheets/plan.ts';
import type { Block, Cell, Sheet } from '../src/sheets/sheet.ts';
import { loadContent, makeSite } from '../src/site.ts';
import { findBrowser } from './browser.ts';

/** The monthly sheet, the statement of a year and the placards, as an office prints them for every board. */
export const PRINTED: readonly SheetName[] = ['notice', 'revenue', 'placard'];
/** Monthly sheets that are set, and that Chromium prints, each to a file of its own; by turns, so many times. */
const COMPARED_SHEETS = 24;
const ROUNDS = 3;
/** Setting is so quick that a round sets them several times; before that, so many for its processes to warm up on. */
const SET_TIMES = 10;
const WARMING = 20;
/** Processes that set, as a print has them; Chromium prints one sheet at a time and then as many at once. */
const AT_ONCE = 2;

const selection = { names: PRINTED, estates: null, division: null } as const;

async function siteOf(content: string, asOf: IsoDate) {
  return makeSite(await loadContent(content), { asOf, base: null, division: null, only: ['print'] });
}

/** Prints a city whole: single files, packs, codes read back. */
export async function printCity(content: string, out: string, asOf: IsoDate): Promise<PrintReport> {
  await mkdir(out, { recursive: true });
  return printSheets({
    publication: await siteOf(content, asOf),
    contentFolder: content,
    folder: out,
    selection,
    since: null,
    verify: 'sample',
  });
}

/**
 * Medians of all rounds: the time of a run divided by its sheets, so how soon the next one is done and not how long one
 * takes.
 */
export interface Compared {
  sheets: number;
  /** Set in two processes. */
  sheetMs: number;
  /** The sheet as it looks: its type, its columns, its rows whole. */
  likeMs: ChromiumMs;
  /** Its words alone, in tables and paragraphs without any looks: not the same sheet, and the least that it could be. */
  plainMs: ChromiumMs;
}

/** With one page, and with two pages of one browser at once. */
export interface ChromiumMs {
  one: number;
  two: number;
}

/**
 * Throughput of both, warmed up: monthly sheets set in as many processes as a print has, and printed from HTML by one
 * Chromium, one at a time and as many at once. Null without a browser.
 */
export async function compareWithChromium(content: string, asOf: IsoDate): Promise<Compared | null> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) return null;
  const site = await siteOf(content, asOf);
  const sheets: Sheet[] = [];
  for (const { sheets: planned } of planSheets(site, { ...selection, names: ['notice'] })) {
    sheets.push(...planned.map(({ sheet }) => sheet));
    if (sheets.length >= COMPARED_SHEETS) break;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-bench-paper-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const set: number[] = [];
  const like: Record<keyof ChromiumMs, number[]> = { one: [], two: [] };
  const plain: Record<keyof ChromiumMs, number[]> = { one: [], two: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      set.push(await setAll(site, content, sheets, folder));
      for (const [ms, looks] of [
        [like, LOOKS],
        [plain, NO_LOOKS],
      ] as const) {
        const documents = sheets.map((sheet) => htmlOf(sheet, looks));
        ms.one.push(await printAll(browser, documents, folder, 1));
        ms.two.push(await printAll(browser, documents, folder, AT_ONCE));
      }
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
  const medians = ({ one, two }: typeof like): ChromiumMs => ({ one: median(one), two: median(two) });
  return { sheets: sheets.length, sheetMs: median(set), likeMs: medians(like), plainMs: medians(plain) };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Milliseconds a sheet, from when the processes are warm until every sheet is a file. */
async function setAll(site: Publication, content: string, sheets: readonly Sheet[], folder: string): Promise<number> {
  const fonts = await loadFonts(content, site.portal.printFonts);
  const measured = Array.from({ length: SET_TIMES }, () => sheets).flat();
  let taken = 0;
  let begun = 0;
  await setDocuments(site, fonts, {
    processes: AT_ONCE,
    jobs: [...sheets.slice(0, WARMING), ...measured].map((sheet, index) => ({
      document: { title: sheet.title, sheets: [sheet], chapters: [] },
      path: path.join(folder, `${index}.pdf`),
    })),
    take: async () => {
      taken += 1;
      // What each process has in hand and at hand is still for warming, so that no sheet counts that was begun before.
      if (taken === WARMING - 2 * AT_ONCE) begun = performance.now();
    },
  });
  return (performance.now() - begun) / measured.length;
}

/** Milliseconds a sheet, with a page that is warm for each that is printed at once. */
async function printAll(
  browser: Browser,
  documents: readonly string[],
  folder: string,
  atOnce: number,
): Promise<number> {
  const pages = await Promise.all(Array.from({ length: atOnce }, () => browser.newPage()));
  for (const page of pages) {
    await page.setContent('<p>一</p>');
    await page.pdf({ format: 'A4' });
  }
  const queue = documents.entries();
  const begun = performance.now();
  await Promise.all(
    pages.map(async (page) => {
      for (const [index, html] of queue) {
        await page.setContent(html);
        const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, tagged: true, outline: true });
        await writeFile(path.join(folder, `${index}.pdf`), pdf);
      }
    }),
  );
  const ms = performance.now() - begun;
  await Promise.all(pages.map((page) => page.close()));
  return ms / documents.length;
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What sheets.typ asks for on A4, as a style sheet; heads and feet of pages, stamps and pictures are left out. */
const LOOKS = `@page{size:A4;margin:17mm 15mm 16mm}
body{margin:0;font:9.6pt/1.35 "Noto Sans SC","Noto Sans CJK SC",sans-serif}
h1,h2{font-family:"Noto Serif SC","Noto Serif CJK SC",serif;margin:0}h1{font-size:21pt;border-bottom:1.6pt solid}h2{font-size:11pt}
section{display:grid;grid-template-columns:31mm 1fr;column-gap:3mm;border-bottom:.5pt solid #b9b6ac}p{margin:5pt 0}
table{width:100%;border-collapse:collapse;border-top:.8pt solid;border-bottom:.8pt solid}tr{break-inside:avoid}
td{border-top:.3pt solid #b9b6ac;padding:2.6pt 3pt;vertical-align:top}small{font-size:.8em;color:#4d5052}svg{width:38mm}`;
const NO_LOOKS = 'table{width:100%;border-collapse:collapse}td{border-top:1px solid}svg{width:38mm}';

/** A sheet as HTML: the same words, tables and codes. */
function htmlOf({ title, parts, foot }: Sheet, looks: string): string {
  const code = foot === null ? '' : drawCode(foot.code).svg;
  const body = parts.map(
    (part) => `<section><h2>${escaped(part.title)}</h2><div>${part.blocks.map(blockHtml).join('')}</div></section>`,
  );
  return `<!doctype html><html lang="zh-CN"><title>${escaped(title)}</title><style>${looks}</style><h1>${escaped(title)}</h1>${body.join('')}${code}</html>`;
}

function blockHtml(block: Block): string {
  if (block.kind === 'table') {
    const head = block.columns.map(({ title }) => `<th>${escaped(title)}</th>`).join('');
    const rows = block.rows.map(({ cells }) => `<tr>${cells.map(cellHtml).join('')}</tr>`);
    return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  }
  // What the block says, whatever it is: its words in their order.
  const words: string[] = [];
  JSON.stringify(block, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'kind' && key !== 'tone') words.push(value);
    return value;
  });
  return `<p>${escaped(words.join(' '))}</p>`;
}

const cellHtml = ({ text, small }: Cell): string =>
  `<td>${escaped(text)}${small === null ? '' : `<br><small>${escaped(small)}</small>`}</td>`;

const BARE = `#let pages = int(sys.inputs.pages)
#set document(title: sys.inputs.title)
#set text(lang: "zh", font: "Noto Sans SC", size: 10pt)
#for page in range(pages) {
  if page > 0 { pagebreak() }
  heading(level: 1)[示例小区#str(page)]
  for part in range(2) {
    table(columns: 4, table.header[项目][金额][备注][日期], ..range(18).map(row => ([物业服务费第#str(row)项], [#str(row * 31 + page).00 元], [备注第#str(row + part)条], [2026年#str(calc.rem(row, 12) + 1)月])).flatten())
  }
  image(bytes(sys.inputs.code), format: "svg", width: 30mm, alt: "二维码")
}
`;

/** Bare Typst: two tables and a code a page, as many files of as many pages, with the same fonts and standard. */
export async function setBare(pagesOfFiles: readonly number[]): Promise<number> {
  const { files } = await loadFonts('.', []);
  const folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-bench-typst-'));
  const main = path.join(folder, 'bare.typ');
  await writeFile(main, BARE);
  try {
    const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: files }] });
    const { svg } = drawCode({ url: 'https://example.org/c/140402001/?board', level: 'M' });
    for (const [index, pages] of pagesOfFiles.entries()) {
      const inputs = { pages: String(pages), title: `示例小区${index}`, code: svg };
      const { result } = compiler.compile({ mainFilePath: main, inputs });
      if (result === null) throw new Error('the bare document could not be set');
      await writeFile(
        path.join(folder, 'out.pdf'),
        compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: 0 }),
      );
      compiler.evictCache(0);
      // As a print does: what was set is given back at once.
      globalThis.gc?.({ type: 'minor' });
    }
    return pagesOfFiles.reduce((sum, pages) => sum + pages, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pages of every file of a printed folder. */
export async function pagesOfFiles(out: string): Promise<number[]> {
  const index = JSON.parse(await readFile(path.join(out, 'print', 'index.json'), 'utf8')) as { pages: number }[];
  return index.map(({ pages }) => pages);
}
