/**
 * Computes the width that words need at most on a single line (字宽).
 *
 * Where they are known to fit, the templates give them the height of one line, and Typst lays them out once. Otherwise
 * it would lay them out to learn the height, and again at that height. The width is computed from the widest character
 * of each kind, and so never too small; tests/paper/room.test.ts compares it with the fonts. Where it is not known,
 * Typst measures.
 */
import type { Block, Cell, Column, Row } from '../sheets/sheet.ts';

/** Widths in ems of the widest character of each kind in any of the fonts that come with npm. */
const NARROW = /[.,:; ]/;
const NARROW_EM = 0.35;
const DASH = /[-/]/;
const DASH_EM = 0.41;
const DIGIT = /\d/;
const DIGIT_EM = 0.6;
const LETTER = /[\u0020-\u007e]/;
const LETTER_EM = 1.1;
/** Ideographs and full-width signs, and signs that are no wider. */
const FULL = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60–—·…“”‘’㎡³−×]/;

/** The most that a text may be wide, in ems; infinite where it has a character of unknown width. */
export function widthEm(text: string): number {
  let width = 0;
  for (const character of text) {
    if (FULL.test(character)) width += 1;
    else if (DIGIT.test(character)) width += DIGIT_EM;
    else if (NARROW.test(character)) width += NARROW_EM;
    else if (DASH.test(character)) width += DASH_EM;
    else if (LETTER.test(character)) width += LETTER_EM;
    else return Number.POSITIVE_INFINITY;
  }
  return width;
}

/** Size of smaller words in the templates, relative to the text. */
const SMALL = 0.86;
/** Between a label and its value. */
const LABEL_GAP_EM = 0.5;

/** What a table must be as wide as for no cell of a row, or of its head, to need a second line. */
export interface RowRoom {
  /** In ems of its text. */
  em: number;
  /** How many gutters between columns come on top of that. */
  gutters: number;
  /** Smaller words stand below. */
  isTwoLines: boolean;
}

export function rowRoom({ cells, weight }: Row, columns: readonly Column[]): RowRoom | null {
  // A group's name has the whole line.
  return weight === 'group' ? roomOf(cells.slice(0, 1), [1]) : roomOf(cells, sharesOf(columns));
}

export function headRoom(columns: readonly Column[]): RowRoom | null {
  return roomOf(
    columns.map(({ title }) => ({ text: title, small: null })),
    sharesOf(columns),
  );
}

const sharesOf = (columns: readonly Column[]): number[] => columns.map(({ share }) => share);

function roomOf(cells: readonly Cell[], shares: readonly number[]): RowRoom | null {
  const all = shares.reduce((sum, share) => sum + share, 0);
  let em = 0;
  let isTwoLines = false;
  for (const [index, share] of shares.entries()) {
    const { text, small } = cells[index] as Cell;
    em = Math.max(em, (Math.max(widthEm(text), SMALL * widthEm(small ?? '')) * all) / share);
    isTwoLines ||= small !== null;
  }
  return Number.isFinite(em) ? { em, gutters: shares.length - 1, isTwoLines } : null;
}

/** A label and its value on one line; null where that can't be told. */
export function factEm({ label, value }: Extract<Block, { kind: 'facts' }>['facts'][number]): number | null {
  const em = SMALL * widthEm(label) + LABEL_GAP_EM + widthEm(value);
  return Number.isFinite(em) ? em : null;
}
