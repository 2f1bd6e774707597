/**
 * Reads the QR codes of a finished PDF as a telephone would: PDFium turns each page into a picture and ZXing decodes
 * it. Both are independent of the programs that draw.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { codesOn, prepareDecoder } from './read-bitmap.ts';

export interface CodeReader {
  /** The texts of all codes on some pages (from 1), or on all of them, page by page, top to bottom. */
  read(pdf: Uint8Array, pages?: readonly number[]): Promise<{ page: number; texts: string[] }[]>;
  close(): void;
}

/** Dots to the inch: a module of the smallest code is more than four of them wide. */
const RESOLUTION = 110;
const POINTS_PER_INCH = 72;

/** `decoder` is ZXing's own program (zxing_reader.wasm), which would otherwise be fetched from another host. */
export async function createCodeReader(decoder: Uint8Array): Promise<CodeReader> {
  await prepareDecoder(decoder);
  const library = await PDFiumLibrary.init();
  return {
    async read(pdf, pages) {
      const document = await library.loadDocument(pdf);
      try {
        const wanted = pages ?? Array.from({ length: document.getPageCount() }, (_, index) => index + 1);
        const found = [];
        for (const page of wanted) {
          const { data, width, height } = await document.getPage(page - 1).render({
            scale: RESOLUTION / POINTS_PER_INCH,
            colorSpace: 'Gray',
            render: 'bitmap',
          });
          found.push({ page, texts: await codesOn(asGreyPicture(data, width, height)) });
        }
        return found;
      } finally {
        document.destroy();
      }
    },
    close: () => library.destroy(),
  };
}

/** A portable graymap (PGM): a head of a few words, then the pixels as they are. */
function asGreyPicture(pixels: Uint8Array, width: number, height: number): Uint8Array {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}
