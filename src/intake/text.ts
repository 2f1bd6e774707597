/**
 * Cleaning of what stands in a cell, before any meaning is read from it.
 *
 * No blanket NFKC: it would turn ㎡ into m2, ① into 1 and full-width parentheses into narrow ones.
 */

import { turnsAround, withoutHidden } from '../domain/hidden-characters.ts';

/** Anything that makes cleaning necessary, line breaks and edge spaces aside. */
const NEEDS_CLEANING =
  /[\u034f\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\u3164\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uffa0\ufff0-\ufffd\ue000-\uf8ff\ud800-\udfff]/;

/** Whether a text could change by cleaning, but for blanks at its ends: asked once a file, since most need none. */
export function needsCleaning(text: string): boolean {
  return NEEDS_CLEANING.test(text);
}

/** Full-width digits and letters: narrow in any text. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g;
/** Full-width marks of numbers, dates and codes. They become narrow in these, and stay in sentences. */
const FULL_WIDTH_MARKS = /[！-／：-＠［-｀｛-～]/g;

/** A number, date, phone or code with its marks in their narrow forms. */
export function narrowMarks(text: string): string {
  return text.replace(FULL_WIDTH_MARKS, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const PRIVATE_USE = /[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/u;

export type TextDoubt = 'character-lost' | 'character-turns' | 'character-control' | 'character-private-use';

/** The cell's text without what nobody can see, and what was doubtful about it. */
export function cleanText(raw: string): { text: string; doubt: TextDoubt | null } {
  if (!needsCleaning(raw)) return { text: raw.trim(), doubt: null };
  let text = raw;
  let doubt: TextDoubt | null = null;
  const visible = withoutHidden(text).replace(LONE_SURROGATE, '\ufffd');
  // Programs often leave a byte-order or zero-width mark at the edge, which is harmless; in the middle it is not.
  if (visible !== text) {
    if (visible !== text.replace(/^[\ufeff\u200b]+|[\ufeff\u200b]+$/g, '')) doubt = 'character-control';
    text = visible;
  }
  if (text.includes('\ufffd')) doubt = 'character-lost';
  else if (turnsAround(raw)) doubt = 'character-turns';
  else if (PRIVATE_USE.test(text)) doubt = 'character-private-use';
  text = text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000\u202f]/g, ' ')
    .trim();
  return { text, doubt };
}

/**
 * A name in the form in which names are compared, never shown: spaces, width of brackets, kinds of middle dots and
 * letter case don't count.
 */
export function nameKey(name: string): string {
  return name
    .replace(/[\s\u3000]+/g, '')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[·•・‧∙⋅]/g, '·')
    .toLowerCase();
}

/** The first rows of a sheet are held against each table, and a folder of sheets against the same headers. */
const headerKeys = new Map<string, string>();
const HEADER_KEYS_MAX = 4_096;

/** A header as it is compared: line breaks, stars and a unit or remark in brackets aside. */
export function headerKey(header: string): string {
  const known = headerKeys.get(header);
  if (known !== undefined) return known;
  const key = makeHeaderKey(header);
  if (headerKeys.size === HEADER_KEYS_MAX) headerKeys.clear();
  headerKeys.set(header, key);
  return key;
}

function makeHeaderKey(header: string): string {
  return cleanText(header)
    .text.replace(/[\s*＊"“”]+/g, '')
    .replace(/[(（][^()（）]*[)）]$/, '')
    .replace(/[:：]$/, '')
    .toLowerCase();
}
