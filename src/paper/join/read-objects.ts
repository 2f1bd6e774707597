/**
 * Reads the objects of a PDF that Typst wrote (PDF 拆读): a table of places at its end, each object in one piece, streams as
 * they are. It reads what Typst 0.14 writes and refuses anything else, so that a newer one is noticed.
 */
import { entriesOf, referenceOf } from './object-text.ts';

export interface PdfObject {
  /** Of a stream its dictionary. */
  text: string;
  stream: Uint8Array | null;
}

export interface PdfObjects {
  objects: ReadonlyMap<number, PdfObject>;
  root: number;
  info: number;
}

/** An entry in the table of places. */
const ENTRY_LENGTH = 20;
const ROW = /(\d{10}) \d{5} ([nf])/y;
const STREAM = '\nstream\n';
const STREAM_END = '\nendstream';

export function readObjects(file: Uint8Array): PdfObjects {
  const pdf = Buffer.from(file.buffer, file.byteOffset, file.length);
  const end = pdf.toString('latin1', Math.max(0, pdf.length - 1024));
  const [, table] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end) ?? [];
  const trailer = end.lastIndexOf('trailer');
  if (table === undefined || trailer < 0) throw new Error('no table of places at the end of a PDF');
  const entries = entriesOf(end.slice(trailer));
  const places = placesOf(pdf, Number(table), Number(entries.get('Size')));
  const objects = new Map<number, PdfObject>();
  for (const [index, { number, from }] of places.entries())
    objects.set(number, objectAt(pdf, number, from, places[index + 1]?.from ?? Number(table)));
  return { objects, root: referenceOf(entries, 'Root'), info: referenceOf(entries, 'Info') };
}

/** Where each object begins, in the order of the file. */
function placesOf(pdf: Buffer, table: number, size: number): { number: number; from: number }[] {
  const head = /^xref\s+0 (\d+)\s/.exec(pdf.toString('latin1', table, table + 40));
  if (Number(head?.[1]) !== size) throw new Error('a PDF has more than one table of places');
  const first = table + (head?.[0].length ?? 0);
  const rows = pdf.toString('latin1', first, first + size * ENTRY_LENGTH);
  const places: { number: number; from: number }[] = [];
  for (let number = 1; number < size; number++) {
    ROW.lastIndex = number * ENTRY_LENGTH;
    const [, from, kind] = ROW.exec(rows) ?? [];
    if (kind === undefined) throw new Error(`no place of object ${number} in a PDF`);
    if (kind === 'n') places.push({ number, from: Number(from) });
  }
  return places.sort((a, b) => a.from - b.from);
}

function objectAt(pdf: Buffer, number: number, from: number, to: number): PdfObject {
  const head = `${number} 0 obj\n`;
  const end = pdf.lastIndexOf('\nendobj', to - 1);
  if (end < from || pdf.toString('latin1', from, from + head.length) !== head)
    throw new Error(`no object ${number} in a PDF`);
  const begin = from + head.length;
  if (pdf.toString('latin1', end - STREAM_END.length, end) !== STREAM_END)
    return { text: pdf.toString('latin1', begin, end), stream: null };
  const dictionary = pdf.indexOf(STREAM, begin);
  const text = pdf.toString('latin1', begin, dictionary);
  const stream = pdf.subarray(dictionary + STREAM.length, end - STREAM_END.length);
  if (Number(entriesOf(text).get('Length')) !== stream.length) throw new Error(`object ${number} of a PDF is cut`);
  return { text, stream };
}
