/**
 * What no line of a screen may part (不拆开的词): what belongs together on every surface, and what a sentence calls whole or late.
 * Pure.
 */
import { inWholes, MARKS_AFTER } from '../src/domain/hangs-together.ts';
import { flatMap } from './flat-map.ts';
import type { Span } from './snapshot.ts';

/** A stretch of a sentence, which goes to the next line as one where it is whole. */
export interface Stretch {
  isWhole: boolean;
  spans: Span[];
}

/** Longer ones may be broken: they could be wider than a line, and would make the whole message small. */
const WHOLE_CHARACTERS = 16;
/** What a sentence calls whole may be a name, whose letters are of full width. */
const WIDE_CHARACTERS = 5;

/** A sentence in stretches, each with the pieces that weigh more, in their order. */
export function stretchesOf(spans: readonly Span[]): Stretch[] {
  const found: Stretch[] = [];
  let rest = spans.slice();
  for (const { end, isWhole } of cutsOf(spans)) {
    const [own, others] = splitAt(rest, end - lengthOf(spans) + lengthOf(rest));
    found.push({ isWhole, spans: own });
    rest = others;
  }
  return found;
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { text }) => sum + text.length, 0);

/** Where stretches end, counted from the beginning of the sentence. */
function cutsOf(spans: readonly Span[]): { end: number; isWhole: boolean }[] {
  const text = flatMap(spans, (span) => [span.text]).join('');
  const wholes: [from: number, to: number][] = [];
  let at = 0;
  for (const piece of inWholes(text)) {
    if (piece.isWhole && piece.text.length <= WHOLE_CHARACTERS) wholes.push([at, at + piece.text.length]);
    at += piece.text.length;
  }
  at = 0;
  for (const span of spans) {
    const to = at + span.text.length;
    if ((span.isWhole === true || span.isLate === true) && isShort(span.text)) wholes.push([at, withMarks(text, to)]);
    at = to;
  }
  wholes.sort(([a], [b]) => a - b);
  const cuts: { end: number; isWhole: boolean }[] = [];
  let end = 0;
  for (const [from, to] of wholes) {
    const before = cuts[cuts.length - 1];
    // Two that overlap are one.
    if (before !== undefined && from < end) before.end = end = Math.max(end, to);
    else {
      if (from > end) cuts.push({ end: from, isWhole: false });
      cuts.push({ end: to, isWhole: true });
      end = to;
    }
  }
  if (end < text.length) cuts.push({ end: text.length, isWhole: false });
  return cuts;
}

function isShort(text: string): boolean {
  const wide = text.split('').filter((letter) => letter > '\u2e7f').length;
  return text.length <= WHOLE_CHARACTERS && wide <= WIDE_CHARACTERS;
}

/** Where the marks behind a place end. */
function withMarks(text: string, from: number): number {
  let to = from;
  while (to < text.length && MARKS_AFTER.indexOf(text.charAt(to)) >= 0) to++;
  return to;
}

/** Pieces before and after a place within them. */
function splitAt(spans: readonly Span[], at: number): [Span[], Span[]] {
  const before: Span[] = [];
  const after: Span[] = [];
  let from = 0;
  for (const span of spans) {
    const room = Math.max(0, Math.min(span.text.length, at - from));
    if (room > 0) before.push({ ...span, text: span.text.slice(0, room) });
    if (room < span.text.length) after.push({ ...span, text: span.text.slice(room) });
    from += span.text.length;
  }
  return [before, after];
}
