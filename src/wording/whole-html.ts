/**
 * Marks in finished HTML what no line may part (不拆开的词), so that no component has to think of it: the frame of every page
 * and the rows that a browser draws pass through here. Words and their order stay as they are.
 */
import { HANGS_TOGETHER, inWholes, MARKS_AFTER } from '../domain/hangs-together.ts';

/** A tag; a comment and a program are one with what they hold, which may look like tags. */
const TAG = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>|<\/?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>/g;
const WHOLE = new RegExp(`(?:${HANGS_TOGETHER})[${MARKS_AFTER}]*`, 'gu');

/** What belongs to a program that compares it with its own, or is drawn. */
const FOREIGN = /(<astro-island\b[\s\S]*?<\/astro-island>|<svg\b[\s\S]*?<\/svg>)/;
/** Where words are no running text or are whole already. */
const LEFT_ALONE =
  /^<(?:(?:title|textarea|select|pre|time)\b|[a-z][^>]*\sclass="(?:[^"]*\s)?(?:q|tel|num|hidden)[\s"])/;
/** What nothing stands within, or is one token with it. */
const CLOSED = /^<(?:!--|script\b|style\b|(?:area|br|col|hr|img|input|link|meta|source|wbr)\b)|\/>$/;
/** A piece of more characters than this may be wider than a line, and may break there. */
const LONG = 16;

/** HTML with a mark around each of them. */
export function withWholes(html: string): string {
  return html
    .split(FOREIGN)
    .map((part, at) => (at % 2 === 0 ? withFollowers(marked(part)) : part))
    .join('');
}

function marked(html: string): string {
  let written = '';
  let from = 0;
  /** How many elements are open within one that is left alone. */
  let depth = 0;
  for (const { 0: tag, index } of html.matchAll(TAG)) {
    const text = html.slice(from, index);
    written += depth > 0 ? text : withMarks(text);
    written += tag;
    from = index + tag.length;
    if (CLOSED.test(tag)) continue;
    if (tag.startsWith('</')) depth = Math.max(0, depth - 1);
    else if (depth > 0 || LEFT_ALONE.test(tag)) depth++;
  }
  return written + withMarks(html.slice(from));
}

/** Marks that would begin a line behind a piece that goes to the next line whole. */
const MARKS = `[${MARKS_AFTER}]`;
/** A piece with the marks that stand after it; it alone in an element, or an element that is whole by itself, with them. */
const PIECE = `<span class="q">[^<]*</span>`;
const FOLLOWED_PIECE = new RegExp(`(<span class="q">[^<]*)</span>(${MARKS}+)`, 'g');
const FOLLOWED_ELEMENT = new RegExp(
  `(<b>${PIECE}</b>|<b class="q">[^<]*</b>|<code class="(?:q|fit)">[^<]*</code>|<time\\b[^>]*>[^<]*</time>|<a class="tel"[^>]*>[^<]*</a>)(${MARKS}+)`,
  'g',
);

/** Browsers would begin a line with a mark behind what is whole, so it becomes a part of it. */
const withFollowers = (html: string): string =>
  html
    .replace(FOLLOWED_PIECE, '$1$2</span>')
    .replace(
      FOLLOWED_ELEMENT,
      (found) => `<span class="${found.startsWith('<code class="fit"') ? 'fit' : 'q'}">${found}</span>`,
    );

const markOf = (found: string): string => (found.length > LONG ? 'fit' : 'q');

const withMarks = (text: string): string =>
  text.replace(WHOLE, (found) => `<span class="${markOf(found)}">${found}</span>`);

/** Plain words cut at what no line may part, for whoever makes elements of them; what stays whole has its mark. */
export const wholesIn = (text: string): { text: string; mark: string | null }[] =>
  inWholes(text).map((piece) => ({ text: piece.text, mark: piece.isWhole ? markOf(piece.text) : null }));
