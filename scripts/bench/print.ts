/**
 * The paper's part of the benchmark: sheets as this program prints them, Chromium printing the same sheets, and bare
 * Typst setting as many pages. Each function is one measurement, run in a process of its own.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type Browser, chromium, type Page } from 'playwright';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { SheetName } from '../../src/domain/sheet-names.ts';
import { drawCode } from '../../src/paper/qr-svg.ts';
import { type Fonts, loadFonts } from '../../src/publish/print/fonts.ts';
import type { PrintReport } from '../../src/publish/print/print-options.ts';
import { printSheets } from '../../src/publish/print/print-sheets.ts';
import type { PrintedFile } from '../../src/publish/print/printed-file.ts';
import { frameOf, setDocuments } from '../../src/publish/print/set-documents.ts';
import { planSheets } from '../../src/sheets/plan.ts';
import type { Block, Cell, Sheet } from '../../src/sheets/sheet.ts';
import { loadContent, makeSite } from '../../src/site.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import { median } from './quantile.ts';
import {
  escaped,
  fontsConfig,
  hasHtml,
  PDF_OPTIONS,
  PLACARD_SCALES,
  type SheetFrame,
  sheetHtml,
} from './sheet-html.ts';

/** The monthly sheet, the statement of a year and the placards, as an office prints them for every board. */
export const PRINTED: readonly SheetName[] = ['notice', 'revenue', 'placard'];
/** Of each kind so many sheets are set, and printed by Chromium, each to a file of its own; by turns, so many times. */
const COMPARED_SHEETS = 24;
const ROUNDS = 3;
/**
 * How many times a round sets the sheets, since that is quick; and how many sheets the processes set before, to warm
 * up.
 */
const SET_TIMES = 10;
const WARMING = 20;
/** Processes that set, as a print has them; Chromium prints one sheet at a time and then as many at once. */
const AT_ONCE = 2;

const selection = { names: PRINTED, estates: null, division: null } as const;

async function siteOf(content: string, asOf: IsoDate) {
  return makeSite(await loadContent(content, { asOf }), { asOf, base: null, division: null, only: ['print'] });
}

/** Prints a city whole: single files, packs, codes read back; words too, unless `readsWords` is false. */
export async function printCity(
  content: string,
  out: string,
  asOf: IsoDate,
  readsWords: boolean,
): Promise<PrintReport> {
  await mkdir(out, { recursive: true });
  return printSheets({
    publication: await siteOf(content, asOf),
    contentFolder: content,
    folder: out,
    selection,
    since: null,
    verify: 'sample',
    readsWords,
  });
}

/**
 * What a sheet of a kind costs, as medians of all rounds: the time of a run divided by its sheets, so how soon the next
 * one is done and not how long one takes.
 */
export interface Compared {
  name: SheetName;
  /** Set in two processes. */
  setMs: number;
  /** The same sheet, printed by Chromium. */
  sameMs: ChromiumMs;
  /** Its words alone, in tables and paragraphs without any looks: not the same sheet, and the least that it could be. */
  wordsMs: ChromiumMs;
}

/** With one page, and with two pages of one browser at once. */
export interface ChromiumMs {
  one: number;
  two: number;
}

/**
 * Throughput of both, warmed up: sheets of each kind set in as many processes as a print has, and printed from HTML by
 * one Chromium, one at a time and as many at once. Null without a browser.
 */
export async function compareWithChromium(content: string, asOf: IsoDate): Promise<Compared[] | null> {
  return withChromium(content, asOf, async (bench) => {
    const { site, fonts, browser, folder } = bench;
    const kinds: KindOfSheet[] = [];
    for (const name of PRINTED) kinds.push(await kindOf(name, bench));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { sheets, same, words, taken } of kinds) {
        taken.set.push((await setAll(site, fonts, sheets, folder)).ms);
        taken.sameOne.push(await printAll(browser, same, folder, 1));
        taken.sameTwo.push(await printAll(browser, same, folder, AT_ONCE));
        taken.wordsOne.push(await printAll(browser, words, folder, 1));
        taken.wordsTwo.push(await printAll(browser, words, folder, AT_ONCE));
      }
    }
    return kinds.map(({ name, taken }) => ({
      name,
      setMs: median(taken.set),
      sameMs: { one: median(taken.sameOne), two: median(taken.sameTwo) },
      wordsMs: { one: median(taken.wordsOne), two: median(taken.wordsTwo) },
    }));
  });
}

/**
 * Milliseconds that Chromium takes for a sheet of a publication, two at once: the mean of so many, taken at equal distances from
 * all that are printed and have a form in HTML, as all would take hours. Null without a browser.
 */
export async function chromiumPerSheet(content: string, asOf: IsoDate, most: number): Promise<number | null> {
  return withChromium(content, asOf, async ({ site, browser, folder }) => {
    const all = [...planSheets(site, { ...selection, names: site.portal.printSheets })];
    const sheets = all.flatMap((subject) => subject.sheets.map(({ sheet }) => sheet)).filter(hasHtml);
    const each = Math.max(1, Math.floor(sheets.length / most));
    const taken = sheets.filter((_, at) => at % each === 0);
    const frame = frameOf(site);
    const page = await browser.newPage();
    const documents: string[] = [];
    for (const sheet of taken)
      documents.push(sheetHtml(sheet, frame, sheet.form === 'placard' ? await placardScale(page, sheet, frame) : 1));
    await page.close();
    return printAll(browser, documents, folder, AT_ONCE);
  });
}

async function withChromium<T>(
  content: string,
  asOf: IsoDate,
  measure: (bench: Bench) => Promise<T>,
): Promise<T | null> {
  const executablePath = process.env.GONGSHILAN_BROWSER ?? findBrowser();
  if (!executablePath) return null;
  const site = await siteOf(content, asOf);
  const fonts = await loadFonts(content, site.portal.printFonts);
  const folder = await mkdtemp(path.join(tmpdir(), 'gongshilan-bench-paper-'));
  const fontsFile = path.join(folder, 'fonts.conf');
  await writeFile(fontsFile, fontsConfig(fonts.paths.map((file) => path.dirname(file))));
  const browser = await chromium.launch({
    executablePath,
    args: [...BROWSER_FLAGS],
    env: { ...process.env, FONTCONFIG_FILE: fontsFile },
  });
  try {
    return await measure({ site, fonts, browser, folder });
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sheets of one kind, what Chromium prints of them, and the milliseconds a sheet of each round. */
interface KindOfSheet {
  name: SheetName;
  sheets: Sheet[];
  same: string[];
  words: string[];
  taken: Record<'set' | 'sameOne' | 'sameTwo' | 'wordsOne' | 'wordsTwo', number[]>;
}

interface Bench {
  site: Publication;
  fonts: Fonts;
  browser: Browser;
  folder: string;
}

/**
 * Everything that has to be known about sheets before they are printed is found out here, outside of the measurement.
 */
async function kindOf(name: SheetName, { site, fonts, browser, folder }: Bench): Promise<KindOfSheet> {
  const sheets: Sheet[] = [];
  for (const { sheets: planned } of planSheets(site, { ...selection, names: [name] })) {
    sheets.push(...planned.map(({ sheet }) => sheet));
    if (sheets.length >= COMPARED_SHEETS) break;
  }
  const { scales } = await setAll(site, fonts, sheets, folder);
  const frame = frameOf(site);
  const page = await browser.newPage();
  const same: string[] = [];
  for (const sheet of sheets) {
    const scale = sheet.form === 'placard' ? await placardScale(page, sheet, frame) : (scales.get(sheet) ?? 1);
    same.push(sheetHtml(sheet, frame, scale));
  }
  await page.close();
  const taken = { set: [], sameOne: [], sameTwo: [], wordsOne: [], wordsTwo: [] };
  return { name, sheets, same, words: sheets.map(wordsHtml), taken };
}

/** The largest at which a placard is one page in this browser. */
export async function placardScale(page: Page, sheet: Sheet, frame: SheetFrame): Promise<number> {
  for (const scale of PLACARD_SCALES) {
    await page.setContent(sheetHtml(sheet, frame, scale));
    if (pagesIn(await page.pdf(PDF_OPTIONS)) === 1) return scale;
  }
  return PLACARD_SCALES.at(-1) as number;
}

/** How many pages a PDF of Chromium has; it does not compress the objects that say so. */
const pagesIn = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

/** Milliseconds a sheet, from when the processes are warm until every sheet is a file; and how large each was set. */
async function setAll(
  site: Publication,
  fonts: Fonts,
  sheets: readonly Sheet[],
  folder: string,
): Promise<{ ms: number; scales: Map<Sheet, number> }> {
  const measured = Array.from({ length: SET_TIMES }, () => sheets).flat();
  const scales = new Map<Sheet, number>();
  let taken = 0;
  let begun = 0;
  await setDocuments(site, fonts, {
    processes: AT_ONCE,
    jobs: [...sheets.slice(0, WARMING), ...measured].map((sheet, index) => ({
      sheet,
      document: JSON.stringify({ title: sheet.title, sheet }),
      path: path.join(folder, `${index}.pdf`),
      isRead: false,
      areCodesRead: false,
    })),
    take: async ({ sheet }, { scale }) => {
      scales.set(sheet, scale);
      taken += 1;
      // Tasks that began during the warm-up are not counted.
      if (taken === WARMING - 2 * AT_ONCE) begun = performance.now();
    },
  });
  return { ms: (performance.now() - begun) / measured.length, scales };
}

/** Milliseconds for each sheet, on as many warm pages as sheets are printed at once. */
async function printAll(
  browser: Browser,
  documents: readonly string[],
  folder: string,
  atOnce: number,
): Promise<number> {
  const pages = await Promise.all(Array.from({ length: atOnce }, () => browser.newPage()));
  for (const page of pages) {
    await page.setContent(documents[0] ?? '');
    await page.pdf(PDF_OPTIONS);
  }
  const queue = documents.entries();
  const begun = performance.now();
  await Promise.all(
    pages.map(async (page) => {
      for (const [index, html] of queue) {
        await page.setContent(html);
        await writeFile(path.join(folder, `${index}.pdf`), await page.pdf(PDF_OPTIONS));
      }
    }),
  );
  const ms = performance.now() - begun;
  await Promise.all(pages.map((page) => page.close()));
  return ms / documents.length;
}

/** The words, tables and code of a sheet as HTML, with hardly any styles. */
function wordsHtml({ title, parts, foot }: Sheet): string {
  const style = 'table{width:100%;border-collapse:collapse}td{border-top:1px solid}svg{width:38mm}';
  const code = foot === null ? '' : drawCode(foot.code).svg;
  const body = parts.map(
    (part) => `<section><h2>${escaped(part.title)}</h2><div>${part.blocks.map(blockWords).join('')}</div></section>`,
  );
  return `<!doctype html><html lang="zh-CN"><title>${escaped(title)}</title><style>@page{size:A4}${style}</style><h1>${escaped(title)}</h1>${body.join('')}${code}</html>`;
}

function blockWords(block: Block): string {
  if (block.kind === 'table') {
    const head = block.columns.map(({ title }) => `<th>${escaped(title)}</th>`).join('');
    const rows = block.rows.map(({ cells }) => `<tr>${cells.map(cellWords).join('')}</tr>`);
    return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  }
  // All words of a block in their order, whatever kind it is.
  const words: string[] = [];
  JSON.stringify(block, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'kind' && key !== 'tone') words.push(value);
    return value;
  });
  const code = block.kind === 'code' ? drawCode(block.code).svg : '';
  return `${code}<p>${escaped(words.join(' '))}</p>`;
}

const cellWords = ({ text, small }: Cell): string =>
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

/**
 * Bare Typst: as many files with as many pages, each with two tables and a code, in the same fonts and the same PDF
 * standard.
 */
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
      // The memory of a set document is freed at once, as in a print.
      globalThis.gc?.({ type: 'minor' });
    }
    return pagesOfFiles.reduce((sum, pages) => sum + pages, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pages of every sheet of a printed folder; packs take them over and are not set. */
export async function pagesOfSheets(out: string): Promise<number[]> {
  const index = JSON.parse(await readFile(path.join(out, 'print', 'index.json'), 'utf8')) as PrintedFile[];
  return index.filter(({ sheet }) => sheet !== null).map(({ pages }) => pages);
}
