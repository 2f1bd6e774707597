/**
 * Cuts words where a line must not end by itself, and says how wide such a piece is at most (不拆开的词), so that the
 * templates keep it whole where it has room and break it where it has none.
 */
import { DAY, HANGS_TOGETHER, SHORTER_THAN_A_DAY } from '../domain/hangs-together.ts';
import type { Block } from '../sheets/sheet.ts';
import { widthEm } from './room.ts';

/** A piece that stays whole. */
interface Whole {
  text: string;
  em: number;
  /** Where the line has no room for it: a date is broken behind its year or its month. */
  parts?: Pieces;
}

/** Words as the templates take them: as they are, or cut into pieces. */
export type Pieces = string | (string | Whole)[];

/** A run without a blank or an ideograph: an address, a number of a document, a word in Latin letters. */
const RUN = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2010-\u2026\u3000-\u303f\uff00-\uff60]{4,}/u;
/** Marks after which no line ends. */
const MARKS = /[\u2010-\u2026\u3000-\u303f\uff00-\uff60]{4,}/u;

const source = (whole: string): string => [whole, RUN.source, MARKS.source].join('|');
const WHOLE = new RegExp(source(HANGS_TOGETHER), 'gu');
const SHORT = new RegExp(source(SHORTER_THAN_A_DAY), 'gu');
const IS_DATE = new RegExp(`^(?:${DAY})`);

/** The widest letter of any kind, in ems: what is not known is taken to be as wide. */
const WIDEST_EM = 1.2;

/** Words cut at what stays whole. Most have nothing of the kind and stay a text. */
export const piecesOf = (text: string): Pieces => piecesBy(WHOLE, text);

function piecesBy(whole: RegExp, text: string): Pieces {
  const pieces: (string | Whole)[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(whole)) {
    if (index > from) pieces.push(text.slice(from, index));
    const isDate = whole === WHOLE && IS_DATE.test(found);
    pieces.push({ text: found, em: emOf(found), ...(isDate ? { parts: piecesBy(SHORT, found) } : {}) });
    from = index + found.length;
  }
  if (from === 0) return text;
  return from < text.length ? [...pieces, text.slice(from)] : pieces;
}

function emOf(text: string): number {
  const known = widthEm(text);
  return Number.isFinite(known) ? known : text.length * WIDEST_EM;
}

type Spans = NonNullable<Extract<Block, { kind: 'text' }>['spans']>;

/** A piece of a sentence; one that no line may part is broken only where it has no room. */
function cutSpan(span: Spans[number]): object {
  const { text, isWhole } = span;
  return { ...span, text: isWhole ? [{ text, em: emOf(text), parts: piecesOf(text) }] : piecesOf(text) };
}

/** Fields that hold words in blocks, parts and separators; all others are settings. */
const WORDY = new Set([
  ...['text', 'small', 'title', 'subtitle', 'label', 'value', 'unit', 'note'],
  ...['caption', 'legend', 'name', 'hours', 'source', 'lines'],
]);

/** A plain value of which every field that holds words is cut. */
export function cutWords(value: unknown, isWords = false): unknown {
  if (typeof value === 'string') return isWords ? piecesOf(value) : value;
  if (Array.isArray(value)) return value.map((one) => cutWords(one, isWords));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'spans' ? (inner as Spans).map(cutSpan) : cutWords(inner, WORDY.has(key)),
    ]),
  );
}
