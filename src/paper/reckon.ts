/**
 * Reckons how high a sheet will be before it is laid out (估高), so that it is mostly laid out once, at a scale that fits.
 *
 * It needn't be right: what is laid out is always looked at, and a wrong guess costs one layout more. What wraps is taken by
 * the sum of its letters, and spaces by what the templates leave; tests/paper/reckon.slow.test.ts holds it against Typst.
 */
import { PAPER_TYPE } from '../look/look.ts';
import type { Block, Row, Sheet } from '../sheets/sheet.ts';
import { marginsOf } from './margins.ts';
import { factEm } from './room.ts';

/** Heights in points. */
export interface Reckoned {
  /** Of all that stands on it, one below the other. */
  height: number;
  /** How much of that are spaces, which get smaller with a scale below 1. */
  spaces: number;
  /** The type area of a page. */
  page: number;
}

const MM = 72 / 25.4;
const A4 = { width: 210, height: 297 };
/** In ems: a capital above its line, the space between lines, smaller words, titles of columns. */
const LINE = 0.733;
const LEADING = 0.55;
const SMALL = 0.86;
const TITLE = 0.85;
/** Most digits and Latin letters are about as wide. */
const NARROW_EM = 0.56;
const GUTTER = 6;
/** Names of a board's panels stand in so many millimetres at its left. */
const ASIDE_MM = 34;
/** A table with so few rows has larger spaces in a form. */
const FEW_ROWS = 7;

/** The one thing that a sheet says: 150 points and a little more. Its size is taken from the spaces. */
const FACT = 1.35 * 150;

interface Setting {
  size: number;
  /** For text, in points. */
  width: number;
  gap: number;
  padding: number;
  isBoard: boolean;
}

/** Null where it has no single column of text. */
export function reckoned(sheet: Sheet): Reckoned | null {
  const isBoard = sheet.form === 'board';
  if (sheet.paper !== 'a4' || !(isBoard || sheet.form === 'statement')) return null;
  const { x, top, bottom } = marginsOf(sheet);
  const rows = sheet.parts.flatMap((it) => it.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])));
  const setting: Setting = {
    size: isBoard ? PAPER_TYPE.board : PAPER_TYPE.form,
    width: (A4.width - 2 * x - (isBoard ? ASIDE_MM : 0)) * MM,
    gap: isBoard ? 5 : 8,
    padding: !isBoard && (rows.length <= FEW_ROWS || sheet.name === 'checklist') ? 4.4 : 2.6,
    isBoard,
  };
  const parts = sheet.parts.map((part) => partHeight(part, setting));
  const blocks = sheet.parts.reduce((sum, part) => sum + part.blocks.length, 0);
  const facts = sheet.parts.filter((part) => part.blocks.some((it) => it.kind === 'figure' && it.isFact)).length;
  const titles = isBoard ? 0 : sheet.parts.filter(({ title }) => title !== '').length;
  return {
    height: parts.reduce((sum, height) => sum + height, 0) + headAndFoot(sheet, isBoard),
    spaces: blocks * setting.gap + rows.length * 2 * setting.padding + titles * 24 + facts * FACT,
    page: (A4.height - top - bottom) * MM,
  };
}

/** A board's stand on its first page; those of a form before and after what it says. */
function headAndFoot({ answers, foot }: Sheet, isBoard: boolean): number {
  if (isBoard) return 50 + (answers.length > 0 ? 30 : 0) + (foot === null ? 0 : 140);
  return -8 + (foot === null ? 0 : 150);
}

function partHeight({ title, blocks, source, stamp }: Sheet['parts'][number], setting: Setting): number {
  const { size, width, gap, isBoard } = setting;
  const said = blocks.reduce((sum, block) => sum + blockHeight(block, setting) + gap, 0);
  const from = source === null ? 0 : lines(widthOf(source), width / PAPER_TYPE.source) * PAPER_TYPE.source + 4;
  if (!isBoard) return said + from + (title === '' ? 0 : 24 + PAPER_TYPE['form-part'] * LINE);
  const aside = lines(widthOf(title), 8) * 11 + (stamp === null ? 0 : 32);
  return Math.max(said + from, aside) + size;
}

function blockHeight(block: Block, { size, width, padding, isBoard }: Setting): number {
  const em = width / size;
  switch (block.kind) {
    case 'table': {
      const caption = block.caption === null ? 0 : size * LINE + 4;
      const head = TITLE * LINE * size + 2 * padding;
      return (
        caption +
        head +
        block.rows.reduce((sum, row) => sum + rowHeight(row, block.columns, em) * size + 2 * padding, 0)
      );
    }
    case 'text': {
      const scale = block.tone === 'lead' ? 1.25 : block.tone === 'note' ? SMALL : 1;
      const frame = block.tone === 'missing' ? 10 : block.tone === 'unmet' || block.tone === 'band' ? 4 : 0;
      return lines(widthOf(block.text), em / scale) * scale * size + frame;
    }
    case 'facts':
      return isBoard ? denseFacts(block.facts, em) * (size * LINE + 1.6 * MM) : Math.ceil(block.facts.length / 3) * 30;
    case 'bars':
      return size + block.bars.length * 4.4 * MM + (block.limit === null ? 0 : size);
    case 'strip':
      return 6.4 * MM + 12 + lines(widthOf(block.legend) * SMALL, em) * size;
    case 'range':
      return 14.5 * MM;
    case 'figure':
      return block.isFact ? FACT + (block.unit === '' ? 0 : 6 * size) : 1.6 * size;
    case 'numbers':
      return block.numbers.length * 28;
    case 'signatures':
      return 4 * MM + Math.ceil(block.places.length / 3) * (size + 9 * MM);
    case 'heading':
      return size + 4;
    case 'code':
      return block.code.sizeMm * MM * 1.25;
    case 'labels':
      return Math.ceil(block.labels.length / 2) * 65 * MM;
    case 'signed':
      return block.lines.length * size * (LINE + LEADING);
  }
}

/** In ems, without the space above and below it. */
function rowHeight({ cells, weight }: Row, columns: readonly { share: number }[], em: number): number {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const room = em - ((columns.length - 1) * GUTTER) / 10;
  const high = (weight === 'group' ? cells.slice(0, 1) : cells).map(({ text, small }, at) => {
    const own = (room * (weight === 'group' ? all : (columns[at]?.share ?? all))) / all;
    return lines(widthOf(text), own) + (small === null ? 0 : LEADING + lines(widthOf(small), own / SMALL) * SMALL);
  });
  return Math.max(0, ...high);
}

/** Rows of a board's facts: three side by side, and more room for a long one. */
function denseFacts(facts: Extract<Block, { kind: 'facts' }>['facts'], em: number): number {
  const halves = facts.reduce(
    (sum, fact) => sum + Math.min(6, Math.max(2, Math.ceil(((factEm(fact) ?? em) * 6) / em))),
    0,
  );
  return Math.ceil(halves / 6);
}

/** The height in ems of words that wrap. */
function lines(words: number, room: number): number {
  const count = Math.max(1, Math.ceil(words / room));
  return count * LINE + (count - 1) * LEADING;
}

function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) < 127 ? NARROW_EM : 1;
  return width;
}
