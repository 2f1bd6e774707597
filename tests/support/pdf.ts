/**
 * Reads a finished PDF as a reader's program does: what it is called, its language, tags, bookmarks, fonts, its words.
 */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  title: string;
  language: string | null;
  isTagged: boolean;
  /** The standard that XMP names: 1 for PDF/UA-1. */
  uaPart: string | null;
  bookmarks: Bookmark[];
  /** Page by page. */
  pages: ReadPage[];
  /** Names of its fonts, with the mark of a subset (ABCDEF+), and their kinds (Type0, CIDFontType2, Type3 …). */
  fonts: { names: string[]; kinds: string[] };
}

export interface Bookmark {
  title: string;
  children: Bookmark[];
}

export interface ReadPage {
  /** In points. */
  width: number;
  height: number;
  /** In reading order, without spaces. */
  text: string;
  /** Where words stand: left, right, and base line from the bottom, in points. */
  words: { text: string; left: number; right: number; bottom: number }[];
  /** Roles of the structure tree, in order: H1, P, Table, TR, TH, TD, Figure … */
  roles: string[];
  /** Alternative texts of figures. */
  alternatives: string[];
}

interface StructureNode {
  role?: string;
  alt?: string;
  children?: StructureNode[];
}

interface OutlineNode {
  title: string;
  items: OutlineNode[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  try {
    const { info, metadata } = await document.getMetadata();
    const { Title, Language } = info as { Title?: string; Language?: string };
    const marks = (await document.getMarkInfo()) as unknown as Map<string, unknown> | null;
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(document, number));
    return {
      title: Title ?? '',
      language: Language ?? null,
      isTagged: marks?.get('Marked') === true,
      uaPart: metadata?.get('pdfuaid:part') ?? null,
      bookmarks: ((await document.getOutline()) ?? []).map(bookmarkOf),
      pages,
      fonts: fontsOf(bytes),
    };
  } finally {
    await task.destroy();
  }
}

/** The fonts that the file declares; these declarations are not compressed. */
function fontsOf(bytes: Uint8Array): ReadPdf['fonts'] {
  const text = Buffer.from(bytes).toString('latin1');
  const all = (pattern: RegExp): string[] =>
    [...new Set([...text.matchAll(pattern)].map(([, name]) => name as string))].sort();
  return {
    names: all(/\/BaseFont\s*\/([^\s/>]+)/g),
    kinds: all(/\/Type\s*\/Font\s+\/Subtype\s*\/(\w+)/g),
  };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const words: ReadPage['words'] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [, , , , left, bottom] = item.transform as [number, number, number, number, number, number];
    words.push({ text: item.str, left, right: left + item.width, bottom });
  }
  const roles: string[] = [];
  const alternatives: string[] = [];
  const walk = (node: StructureNode): void => {
    if (node.role) roles.push(node.role);
    if (node.alt) alternatives.push(node.alt);
    for (const child of node.children ?? []) walk(child);
  };
  walk(((await page.getStructTree()) ?? {}) as StructureNode);
  return {
    width,
    height,
    text: words
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
    words,
    roles,
    alternatives,
  };
}

const bookmarkOf = ({ title, items }: OutlineNode): Bookmark => ({ title, children: items.map(bookmarkOf) });
