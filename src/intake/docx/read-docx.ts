/**
 * Reads a Word document (.docx) as paragraphs, headings, items and tables of plain words: by mammoth, after the container has
 * been opened under the limits of workbooks and the text part cleaned of what its readers don't see.
 */
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { z } from 'zod';
import { openPackage, type Package, PartFault, TooLarge } from '../read/xlsx/package.ts';
import { cleanPart, DocxFault, hiddenStyles, type LeftOut } from './clean-part.ts';

export type DocxBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'item'; text: string; level: number; isOrdered: boolean }
  | { kind: 'table'; rows: string[][] };

export interface DocxRead {
  blocks: DocxBlock[];
  left: LeftOut;
}

/** Why it can't be read. */
export class DocxRefusal extends Error {
  readonly why: 'locked' | 'broken' | 'too-large';
  constructor(why: DocxRefusal['why']) {
    super(why);
    this.why = why;
  }
}

/** No notice is longer; a picture in it may be large. */
export const DOCX_LIMITS = { fileMegabytes: 32, unpackedMegabytes: 128, textMegabytes: 16 };
const LIMITS = {
  fileMegabytes: DOCX_LIMITS.fileMegabytes,
  unpackedMegabytes: DOCX_LIMITS.unpackedMegabytes,
  packingRatio: 400,
  rows: 0,
  columns: 0,
  cellCharacters: 0,
};
/** Word on the web numbers it. */
const DOCUMENT = /^word\/document\d*\.xml$/;
/** What the converter needs besides; pictures and notes are not handed to it. */
const OTHERS = /^(?:\[content_types\]\.xml|_rels\/\.rels|word\/_rels\/document\d*\.xml\.rels|word\/numbering\.xml)$/;
const STYLES = 'word/styles.xml';
/** As the converter looks for them. */
const WRITTEN: Readonly<Record<string, string>> = { '[content_types].xml': '[Content_Types].xml' };

/** Throws `DocxRefusal` for anything that is no readable document. */
export async function readDocx(bytes: Uint8Array): Promise<DocxRead> {
  // The container of old Word files, and of new ones with a password.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new DocxRefusal('locked');
  try {
    const parts = await openPackage(bytes, LIMITS);
    const document = [...parts.names].find((name) => DOCUMENT.test(name));
    if (document === undefined) throw new DocxFault();
    const styles = parts.names.has(STYLES) ? await textOf(parts, STYLES) : null;
    const { xml, left } = cleanPart(await textOf(parts, document), styles === null ? new Set() : hiddenStyles(styles));
    const members: Record<string, Uint8Array> = { [document]: new TextEncoder().encode(xml) };
    if (styles !== null) members[STYLES] = new TextEncoder().encode(styles);
    for (const name of [...parts.names].filter((one) => OTHERS.test(one))) {
      const text = await textOf(parts, name);
      if (/<!DOCTYPE/i.test(text)) throw new DocxFault();
      members[WRITTEN[name] ?? name] = new TextEncoder().encode(text);
    }
    await parts.proveRest();
    return { blocks: blocksOf(await documentOf(zipSync(members))), left };
  } catch (cause) {
    if (cause instanceof TooLarge) throw new DocxRefusal('too-large');
    if (cause instanceof DocxFault || cause instanceof PartFault || cause instanceof z.ZodError)
      throw new DocxRefusal('broken');
    throw cause;
  }
}

async function textOf(parts: Package, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  await parts.stream(name, (piece) => {
    length += piece.length;
    if (length > DOCX_LIMITS.textMegabytes * 1_000_000) throw new PartFault('');
    // The unpacker uses its memory again.
    pieces.push(piece.slice());
  });
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return new TextDecoder().decode(bytes);
}

interface Node {
  type: string;
  children: Node[];
  value: string;
  styleId: string | null;
  styleName: string | null;
  numbering: { isOrdered: boolean; level: number } | null;
  colSpan: number;
  rowSpan: number;
}

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    children: z.array(nodeSchema).default([]),
    value: z.string().default(''),
    styleId: z
      .string()
      .nullish()
      .default(null)
      .transform((one) => one ?? null),
    styleName: z
      .string()
      .nullish()
      .default(null)
      .transform((one) => one ?? null),
    numbering: z
      .object({ isOrdered: z.boolean(), level: z.coerce.number() })
      .nullish()
      .transform((one) => one ?? null),
    colSpan: z
      .number()
      .nullish()
      .transform((one) => one ?? 1),
    rowSpan: z
      .number()
      .nullish()
      .transform((one) => one ?? 1),
  }),
) as z.ZodType<Node>;

/** The document as the converter understands it, before it makes HTML of it, which nobody needs. */
async function documentOf(archive: Uint8Array): Promise<Node> {
  let found: unknown = null;
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        transformDocument: (document: unknown) => {
          found = document;
          return document;
        },
      },
    );
  } catch {
    throw new DocxFault();
  }
  return nodeSchema.parse(found);
}

function blocksOf({ children }: Node): DocxBlock[] {
  return children.flatMap((node): DocxBlock[] => {
    if (node.type === 'table') {
      const rows = rowsOf(node);
      return rows.length === 0 ? [] : [{ kind: 'table', rows }];
    }
    if (node.type !== 'paragraph') return blocksOf(node);
    // A break of the line that was typed in a paragraph begins another.
    return wordsOf(node)
      .split('\n')
      .map((line) => line.replace(/[\s\u3000]+/g, (blank) => (/[\t ]/.test(blank) ? ' ' : blank)).trim())
      .filter((line) => line !== '')
      .map((text) => blockOf(node, text));
  });
}

function blockOf({ styleName, styleId, numbering }: Node, text: string): DocxBlock {
  const [, level] = /^(?:heading|标题)\s*([1-6])$/i.exec(styleName ?? styleId ?? '') ?? [];
  if (level !== undefined) return { kind: 'heading', text, level: Number(level) };
  if (/^(?:title|标题)$/i.test(styleName ?? '')) return { kind: 'heading', text, level: 1 };
  if (numbering !== null) return { kind: 'item', text, level: numbering.level, isOrdered: numbering.isOrdered };
  return { kind: 'paragraph', text };
}

function wordsOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  return node.children.map(wordsOf).join('');
}

/** Cells of a table; what is joined stands in its first cell, the others are empty. */
function rowsOf(table: Node): string[][] {
  const taken = new Map<string, true>();
  const rows = table.children.filter(({ type }) => type === 'tableRow');
  const cells = rows.map(({ children }, at) => {
    const row: string[] = [];
    for (const cell of children.filter(({ type }) => type === 'tableCell')) {
      while (taken.has(`${at} ${row.length}`)) row.push('');
      const column = row.length;
      const text = cell.children.map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
      for (let across = 0; across < cell.colSpan; across++) {
        row.push(across === 0 ? text : '');
        for (let down = 1; down < cell.rowSpan; down++) taken.set(`${at + down} ${column + across}`, true);
      }
    }
    return row;
  });
  const width = Math.max(0, ...cells.map((row) => row.length));
  return cells.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}
