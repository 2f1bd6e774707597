/**
 * Sets sheets as PDF with Typst (排版): tagged PDF/UA-1 in Chinese, real text, fonts embedded as subsets.
 *
 * A pure function of sheets and frame once it has its fonts: the same input gives the same bytes. Free of disk besides
 * the folder of templates, which Typst reads.
 */
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { PAPER, PAPER_LINES, PAPER_TYPE } from '../look/look.ts';
import { QUIET_MODULES } from '../sheets/codes.ts';
import { contentHash, contentId } from '../sheets/content-hash.ts';
import type { Block, Code, Form, Sheet } from '../sheets/sheet.ts';
import { isLong, isLongBlock, longCells, wordsOf } from '../sheets/words.ts';
import { isPoster, MARGINS } from './margins.ts';
import { cutWords } from './pieces.ts';
import { drawCode } from './qr-svg.ts';
import { factEm, headRoom, rowRoom } from './room.ts';

/** What every sheet says about its publication; which release it was set for is no matter of who reads it. */
export interface Frame {
  /** As it is read: 2026年11月10日. */
  asOf: string;
  /** Seconds since 1970 of that day, for the document's properties. */
  asOfSeconds: number;
  publisher: string;
  demo: boolean;
  demoWords: string;
}

/** One document: a sheet. */
export interface Document {
  title: string;
  sheet: Sheet;
}

/** 隔页: a page of a pack that says what follows it. */
export interface Separator {
  title: string;
  lines: readonly string[];
}

export interface SetDocument {
  pdf: Buffer;
  pages: number;
  /** Below 1 where smaller spaces saved a page, above 1 where larger letters fill one. */
  scale: number;
  /** What stands as a code on which page, from 1. */
  codes: { page: number; url: string }[];
}

export interface Typesetter {
  /** At the scale that fills its pages, unless one is given. */
  set(document: Document, scale?: number): SetDocument;
  setSeparator(separator: Separator): SetDocument;
  /** Its pages below one another as one picture, of the same layout. */
  draw(document: Document): { svg: string; pages: number };
}

export interface TypesetterOptions {
  /** TrueType or OpenType files, the fallback last. */
  fonts: readonly Buffer[];
  /** Names of the fallback's families, tried where the others lack a character. */
  fallbacks: readonly string[];
  /** Folder of `sheets.typ` and of what it is made of. */
  templates: string;
  frame: Frame;
}

const STANDARD = 'ua-1';

interface Sizing {
  /** A last page that is filled up to here at most is saved, if one of these smaller scales can. */
  filled: number;
  smaller: readonly number[];
  /** Room that is left over goes to the letters, up to this scale. */
  largest: number;
}

/** 字号: below 1 a scale takes from the spaces alone. A form is read from the hand, so its spaces may be smaller. */
const SIZING: Partial<Record<Form, Sizing>> = {
  board: { filled: 0.4, smaller: [0.85, 0.7], largest: 1.2 },
  statement: { filled: 0.45, smaller: [0.8, 0.6, 0.5], largest: 1.2 },
};
/** A poster is read from farther off. */
const POSTER_LARGEST = 1.5;
/** Of the room that is left over: where all of it is too much, since larger lines end elsewhere, a part. */
const TAKEN = [1, 0.6];
/** Less is not seen. */
const LEAST_GAIN = 1.02;

export function createTypesetter({ fonts, fallbacks, templates, frame }: TypesetterOptions): Typesetter {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: [...fonts] }] });
  const dataPath = `${templates}/data.json`;
  const look = { colours: PAPER, type: PAPER_TYPE, lines: PAPER_LINES, margins: MARGINS };
  compiler.mapShadow(`${templates}/look.json`, Buffer.from(JSON.stringify(look)));

  const lay = (title: string, said: { sheet: object | null; separator: object | null }): NodeTypstDocument => {
    const data = { title, frame: { ...frame, fallbacks }, ...said };
    compiler.mapShadow(dataPath, Buffer.from(JSON.stringify(data)));
    const compiled = compiler.compile({ mainFilePath: `${templates}/sheets.typ` });
    const { result } = compiled;
    if (result === null)
      throw new Error(`could not set ${title}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
    return result;
  };

  const layAt = ({ title, sheet }: Document, scale: number): Laid => ({
    laid: lay(title, { sheet: { ...prepared(sheet), scale }, separator: null }),
    scale,
  });

  const layFitting = (document: Document): Laid => {
    const usual = layAt(document, 1);
    const { sheet } = document;
    const sizing = SIZING[sheet.form];
    if (!sizing) return usual;
    const [filled] = compiler.query(usual.laid, { selector: '<end>', field: 'value' }) as [number];
    const pages = usual.laid.numOfPages;
    const tried = (scales: readonly number[], most: number): Laid | null => {
      for (const scale of scales) {
        const other = layAt(document, scale);
        if (other.laid.numOfPages <= most) return other;
      }
      return null;
    };
    const saving = pages > 1 && filled <= sizing.filled ? tried(sizing.smaller, pages - 1) : null;
    return saving ?? tried(largerScales(sheet, sizing, pages, filled), pages) ?? usual;
  };

  const made = ({ laid, scale }: Laid): SetDocument => {
    const pdf = compiler.pdf(laid, { pdfStandard: STANDARD, creationTimestamp: frame.asOfSeconds });
    const codes = compiler.query(laid, { selector: '<code>', field: 'value' });
    const pages = laid.numOfPages;
    // Typst keeps its layouts. The next document hardly shares any with this one, and they would fill the memory.
    compiler.evictCache(0);
    return { pdf, pages, scale, codes };
  };

  return {
    set: (document, scale) => made(scale === undefined ? layFitting(document) : layAt(document, scale)),
    setSeparator: (separator) =>
      made({
        laid: lay(separator.title, { sheet: null, separator: cutWords(separator) as object }),
        scale: 1,
      }),
    draw: (document) => {
      const { laid } = layFitting(document);
      const drawn = { svg: compiler.plainSvg(laid), pages: laid.numOfPages };
      compiler.evictCache(0);
      return drawn;
    },
  };
}

interface Laid {
  laid: NodeTypstDocument;
  scale: number;
}

/**
 * Scales at which a sheet may still have as many pages as at 1, so that no page and no column stays half empty. Letters
 * take room in both directions.
 */
function largerScales(sheet: Sheet, { largest }: Sizing, pages: number, filled: number): number[] {
  // Of a longer form the end, where one signs, would come apart.
  if (sheet.form === 'statement' && pages > 1) return [];
  const most = Math.min(isPoster(sheet) ? POSTER_LARGEST : largest, Math.sqrt(pages / (pages - 1 + filled)));
  return TAKEN.map((share) => Math.floor((1 + (most - 1) * share) * 100) / 100).filter((scale) => scale >= LEAST_GAIN);
}

/** A longer line stands under a title and not beside it. */
const BESIDE_MAX = 40;
/** Longer figures may be broken. */
const WHOLE_FIGURE_MAX = 16;

/**
 * A sheet in the form that the templates need: its 内容编号, codes drawn with their quiet zone, the known widths, and what is so long
 * that it has to be broken over pages.
 */
function prepared(sheet: Sheet): object {
  const { head, foot } = wordsOf(sheet);
  const { title, subtitle, answers } = sheet;
  return {
    ...sheet,
    id: contentId(contentHash(sheet)),
    head: cutWords({ title, subtitle, answers }),
    isLongHead: isLong(head) || (subtitle ?? '').length > BESIDE_MAX,
    isLongFoot: isLong(foot),
    foot: sheet.foot && { ...(cutWords(sheet.foot) as object), code: drawn(sheet.foot.code) },
    parts: sheet.parts.map(({ blocks, ...part }) => ({
      ...(cutWords(part) as object),
      blocks: blocks.map((block) => ({ ...(cutWords(preparedBlock(block)) as object), isLong: isLongBlock(block) })),
    })),
  };
}

function preparedBlock(block: Block): object {
  if (block.kind === 'code') return { ...block, code: drawn(block.code) };
  if (block.kind === 'labels') return { ...block, labels: block.labels.map((it) => ({ ...it, code: drawn(it.code) })) };
  if (block.kind === 'facts')
    return {
      ...block,
      facts: block.facts.map((fact) => ({ ...fact, em: factEm(fact), isLong: isLong([[fact.value]]) })),
    };
  if (block.kind !== 'table') return block;
  const { columns } = block;
  return {
    ...block,
    room: headRoom(columns),
    rows: block.rows.map((row) => {
      const isLong = longCells(row, columns);
      return {
        ...row,
        room: isLong.includes(true) ? null : rowRoom(row, columns),
        cells: row.cells.map((cell, index) => ({
          ...cell,
          isLong: isLong[index],
          isWhole: columns[index]?.isFigure === true && cell.text !== '' && [...cell.text].length <= WHOLE_FIGURE_MAX,
        })),
      };
    }),
  };
}

function drawn(code: Code): object {
  const { svg, modules } = drawCode(code);
  return { ...code, svg, quietMm: (code.sizeMm / modules) * QUIET_MODULES };
}
