/**
 * Reads the words of a finished PDF as a reader's program does: PDFium, which had no hand in setting it, tells every
 * character, where it stands, and whether it belongs to the text or is only drawn.
 *
 * What lies outside of the type area would be cut by a printer, so it counts as not there.
 */
import { PDFiumModule } from '@hyzyla/pdfium';
import type { Sheet } from '../sheets/sheet.ts';
import { wordsOf } from '../sheets/words.ts';
import { firstMissing, type PageWords } from './compare-words.ts';
import { isPoster, type Margins, marginsOf } from './margins.ts';

export interface WordReader {
  /** The words on some pages of a file, for each range that is asked for. */
  read(pdf: Uint8Array, asked: readonly Asked[]): PageWords[][];
}

/** Pages of one sheet, from 1, and how their type area lies. */
export interface Asked {
  pages: readonly number[];
  margins: Margins;
  /** How many columns of text they have. */
  columns: 1 | 2;
}

/** The functions of PDFium that are called here, which the package's own types leave out. */
interface Pdfium {
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadMemDocument(at: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidth(page: number): number;
  _FPDF_GetPageHeight(page: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_GetCharBox(text: number, index: number, l: number, r: number, b: number, t: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
  _FPDFText_GetTextObject(text: number, index: number): number;
  _FPDFPageObj_CountMarks(object: number): number;
  _FPDFPageObj_GetMark(object: number, index: number): number;
  _FPDFPageObjMark_GetName(mark: number, buffer: number, size: number, length: number): number;
  wasmExports: { malloc(size: number): number; free(at: number): void };
  HEAPU8: Uint8Array;
  HEAPF32: Float32Array;
  HEAPF64: Float64Array;
}

/** The first words of a sheet that are not found on its finished pages; null where all are. */
export function missingWords(reader: WordReader, pdf: Uint8Array, sheet: Sheet, pages: number): string | null {
  const own = Array.from({ length: pages }, (_, nth) => nth + 1);
  const [read] = reader.read(pdf, [{ pages: own, margins: marginsOf(sheet), columns: isPoster(sheet) ? 2 : 1 }]);
  return firstMissing(wordsOf(sheet), read ?? []);
}

/** All that stands on some pages, wherever it stands: equal for pages that say the same. */
export function wordsOn(reader: WordReader, pdf: Uint8Array, pages: readonly number[]): string {
  const [read] = reader.read(pdf, [{ pages, margins: { x: 0, top: 0, bottom: 0 }, columns: 1 }]);
  return JSON.stringify(read);
}

const POINTS_PER_MM = 72 / 25.4;
/** In points: a stroke may reach a little beyond the width that its character has by its font. */
const BESIDE = 1.5;
/** Type begins and ends at the height of capitals and at the base line; ideographs reach above and below. */
const ABOVE = 6;
/** How PDFium tells a hyphen at the end of a line. */
const HYPHEN = 2;

export async function createWordReader(): Promise<WordReader> {
  const pdfium = (await PDFiumModule({})) as unknown as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  // Four numbers of eight bytes for a box, or the name of a mark.
  const room = pdfium.wasmExports.malloc(128);
  return {
    read(pdf, asked) {
      const at = pdfium.wasmExports.malloc(pdf.length);
      pdfium.HEAPU8.set(pdf, at);
      const document = pdfium._FPDF_LoadMemDocument(at, pdf.length, 0);
      if (document === 0) throw new Error('a finished file is no PDF');
      try {
        return asked.map((one) => one.pages.map((page) => readPage(pdfium, room, document, page, one)));
      } finally {
        pdfium._FPDF_CloseDocument(document);
        pdfium.wasmExports.free(at);
      }
    },
  };
}

function readPage(pdfium: Pdfium, room: number, document: number, number: number, area: Asked): PageWords {
  const page = pdfium._FPDF_LoadPage(document, number - 1);
  const text = pdfium._FPDFText_LoadPage(page);
  const { margins, columns } = area;
  const width = pdfium._FPDF_GetPageWidth(page);
  const left = margins.x * POINTS_PER_MM - BESIDE;
  const bottom = margins.bottom * POINTS_PER_MM - ABOVE;
  const top = pdfium._FPDF_GetPageHeight(page) - margins.top * POINTS_PER_MM + ABOVE;
  const whole: string[] = [];
  const drawn: string[] = [];
  const inColumns = Array.from({ length: columns }, (): string[] => []);
  /** Where a character begins, ends and stands by its font. */
  const place = (index: number): { left: number; right: number; bottom: number } => {
    pdfium._FPDFText_GetLooseCharBox(text, index, room);
    const [left = 0, , right = 0, bottom = 0] = pdfium.HEAPF32.subarray(room / 4, room / 4 + 4);
    return { left, right, bottom };
  };
  /** Whether it goes on where the one before it ends. */
  const goesOn = (index: number): boolean => {
    const [one, next] = [place(index - 1), place(index)];
    return Math.abs(one.right - next.left) < BESIDE && Math.abs(one.bottom - next.bottom) < BESIDE;
  };
  /** The run that is being read, and the lists to which it belongs. */
  let run = { object: 0, text: '', to: [] as string[][] };
  const end = (): void => {
    for (const list of run.to) if (run.text !== '') list.push(run.text);
  };
  try {
    const count = pdfium._FPDFText_CountChars(text);
    for (let index = 0; index < count; index++) {
      if (pdfium._FPDFText_IsGenerated(text, index) === 1) continue;
      pdfium._FPDFText_GetCharBox(text, index, room, room + 8, room + 16, room + 24);
      const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = pdfium.HEAPF64.subarray(room / 8, room / 8 + 4);
      const object = pdfium._FPDFText_GetTextObject(text, index);
      if (object !== run.object) {
        const isDrawn = hasArtifactMark(pdfium, room, object);
        run.object = object;
        if (index === 0 || isDrawn !== (run.to[0] === drawn) || !goesOn(index)) {
          end();
          const column = inColumns[x1 > width / 2 ? columns - 1 : 0] as string[];
          run = { object, text: '', to: isDrawn ? [drawn] : [whole, column] };
        }
      }
      const isInside = run.to[0] === drawn || (x1 >= left && x2 <= width - left && y1 >= bottom && y2 <= top);
      const point = pdfium._FPDFText_GetUnicode(text, index);
      if (isInside) run.text += point === HYPHEN ? '-' : String.fromCodePoint(point);
    }
    end();
  } finally {
    pdfium._FPDFText_ClosePage(text);
    pdfium._FPDF_ClosePage(page);
  }
  return { columns: inColumns, whole, drawn };
}

/** Whether a text is an artifact: drawn, and not read aloud. Names of marks are told in UTF-16. */
function hasArtifactMark(pdfium: Pdfium, room: number, object: number): boolean {
  const marks = pdfium._FPDFPageObj_CountMarks(object);
  for (let index = 0; index < marks; index++) {
    const mark = pdfium._FPDFPageObj_GetMark(object, index);
    pdfium._FPDFPageObjMark_GetName(mark, room, 64, room + 64);
    if (pdfium.HEAPU8[room] === 0x41 && pdfium.HEAPU8[room + 2] === 0x72) return true;
  }
  return false;
}
