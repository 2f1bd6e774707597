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
import type { Block, Code, Sheet } from '../sheets/sheet.ts';
import { isLong, isLongBlock, longCells, wordsOf } from '../sheets/words.ts';
import { fitting, type Laid, type Lay } from './fit.ts';
import { MARGINS } from './margins.ts';
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

export function createTypesetter({ fonts, fallbacks, templates, frame }: TypesetterOptions): Typesetter {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: [...fonts] }] });
  const dataPath = `${templates}/data.json`;
  const look = {
    frame: { ...frame, fallbacks },
    colours: PAPER,
    type: PAPER_TYPE,
    lines: PAPER_LINES,
    margins: MARGINS,
  };
  compiler.mapShadow(`${templates}/look.json`, Buffer.from(JSON.stringify(look)));

  const lay = (title: string, said: { sheet: object | null; separator: object | null }): NodeTypstDocument => {
    const data = { title, ...said };
    compiler.mapShadow(dataPath, Buffer.from(JSON.stringify(data)));
    const compiled = compiler.compile({ mainFilePath: `${templates}/sheets.typ` });
    const { result } = compiled;
    if (result === null)
      throw new Error(`could not set ${title}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
    return result;
  };

  /** A sheet at the scales that are asked for: what doesn't depend on them is made once. */
  const layer = ({ title, sheet }: Document): Lay<LaidOut> => {
    const said = prepared(sheet);
    return (scale, isMeasured = false) => {
      const laid = lay(title, { sheet: { ...said, scale, isMeasured }, separator: null });
      const [filled] = compiler.query(laid, { selector: '<end>', field: 'value' }) as [number | null];
      return { laid, scale, pages: laid.numOfPages, filled: filled ?? 1 };
    };
  };

  const made = ({ laid, scale }: Pick<LaidOut, 'laid' | 'scale'>): SetDocument => {
    const pdf = compiler.pdf(laid, { pdfStandard: STANDARD, creationTimestamp: frame.asOfSeconds });
    const codes = compiler.query(laid, { selector: '<code>', field: 'value' });
    const pages = laid.numOfPages;
    // Typst keeps its layouts. What the last document had no use for goes, so that they don't fill the memory.
    compiler.evictCache(1);
    return { pdf, pages, scale, codes };
  };

  return {
    set(document, scale) {
      const lay = layer(document);
      return made(scale === undefined ? fitting(document.sheet, lay) : lay(scale));
    },
    setSeparator: (separator) =>
      made({
        laid: lay(separator.title, { sheet: null, separator: cutWords(separator) as object }),
        scale: 1,
      }),
    draw: (document) => {
      const { laid } = fitting(document.sheet, layer(document));
      const drawn = { svg: compiler.plainSvg(laid), pages: laid.numOfPages };
      compiler.evictCache(1);
      return drawn;
    },
  };
}

interface LaidOut extends Laid {
  laid: NodeTypstDocument;
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
