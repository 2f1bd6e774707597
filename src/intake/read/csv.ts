/**
 * CSV bytes to rows.
 *
 * PapaParse splits the text. Encoding and delimiter are chosen here, as those under which known headers appear, since
 * statistical guesses fail on short Chinese tables.
 */
import Papa from 'papaparse';
import { rowKind } from '../notes.ts';
import { headerKey, needsCleaning } from '../text.ts';
import type { FileFault, Limits, ReadResult } from './sheet.ts';

const DELIMITERS = [',', '\t', ';', '，'] as const;
/** Rows at the top in which the header is looked for. */
const HEAD_ROWS = 20;

/** Reads a CSV file. `isHeader` tells whether a header, as `headerKey` gives it, is known in any table. */
export function readCsv(bytes: Uint8Array, isHeader: (key: string) => boolean, limits: Limits): ReadResult {
  const faults: FileFault[] = [];
  const decoded = decode(bytes, isHeader);
  if (decoded === null) return { sheets: [], faults: [{ code: 'file-not-text' }] };
  const { damaged } = decoded;
  const text = withOneLineBreak(withoutEndMark(decoded.text));
  if (damaged) faults.push({ code: 'encoding-damaged' });
  if (text.trim() === '') return { sheets: [], faults: [...faults, { code: 'file-empty' }] };
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text.slice(0, 200)))
    return { sheets: [], faults: [{ code: 'format-html' }] };

  const delimiter = findDelimiter(text, isHeader);
  const parsed = parse(text, delimiter);
  const rows = parsed.data;
  // The parser makes one empty row of the line break that ends the file.
  const last = rows.at(-1);
  if (last && last.length === 1 && last[0] === '') rows.pop();
  if (rows.length > limits.rows)
    return { sheets: [], faults: [...faults, { code: 'too-many-rows', details: { limit: limits.rows } }] };
  const quotes = parsed.errors.find((fault) => fault.type === 'Quotes');
  if (quotes) {
    faults.push({ code: 'quotes-unclosed', row: (quotes.row ?? 0) + 1 });
    // After an unclosed quote the parser takes everything up to the end for one cell, so the row is left out.
    if (quotes.code === 'MissingQuotes') rows.length = Math.min(rows.length, quotes.row ?? 0);
  }
  if (decoded.cutOff || (!quotes && isCutOff(rows, text))) faults.push({ code: 'file-cut-off', row: rows.length });
  const clean = !needsCleaning(text);
  return {
    sheets: [
      { name: null, hidden: false, rows, faults: new Map(), clean, merged: new Set(), dateSystem: '1900', looks: null },
    ],
    faults,
  };
}

function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, {
    delimiter,
    newline: lineBreakOf(text),
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
    preview,
  });
}

/** Old programs end a text with a Ctrl-Z. */
function withoutEndMark(text: string): string {
  let end = text.length;
  for (let at = end; at > 0 && /[\u001a\s]/.test(text.charAt(at - 1)); at--)
    if (text.charAt(at - 1) === '\u001a') end = at - 1;
  return text.slice(0, end);
}

/** Joined exports can end some rows in CRLF and some in LF; the parser looks for one of them only. */
function withOneLineBreak(text: string): string {
  return text.includes('\r\n') && /(?:^|[^\r])\n|\r(?!\n)/.test(text) ? text.replace(/\r\n?/g, '\n') : text;
}

/** The one line break of the text; undefined where it has several kinds, so that the parser guesses. */
function lineBreakOf(text: string): '\r\n' | '\n' | undefined {
  if (text.includes('\r\n')) return '\r\n';
  return text.includes('\r') ? undefined : '\n';
}

/** Whether a file was not saved to its end: its last row is short and has no line break, and all others are full. */
function isCutOff(rows: readonly string[][], text: string): boolean {
  if (rows.length < 3 || /[\r\n]$/.test(text)) return false;
  const width = (rows[rows.length - 2] as string[]).length;
  const last = rows.at(-1) as string[];
  return last.length < width && rowKind(last) === 'record';
}

function knownHeaders(rows: readonly string[][], isHeader: (key: string) => boolean): number {
  let most = 0;
  for (const row of rows) {
    let known = 0;
    for (const cell of row) if (cell !== '' && isHeader(headerKey(cell))) known++;
    if (known > most) most = known;
  }
  return most;
}

function findDelimiter(text: string, isHeader: (key: string) => boolean): string {
  let best: string = DELIMITERS[0];
  let most = -1;
  for (const delimiter of DELIMITERS) {
    const known = knownHeaders(parse(text.slice(0, 65_536), delimiter, HEAD_ROWS).data, isHeader);
    if (known > most) {
      most = known;
      best = delimiter;
    }
  }
  return best;
}

interface Decoded {
  text: string;
  /** Some bytes are no character of the encoding. */
  damaged: boolean;
  /** The file ends in the middle of a character. */
  cutOff: boolean;
}

/** Text of a file in UTF-8 (with or without mark), UTF-16 with mark, or GB18030; null where it is no text at all. */
function decode(bytes: Uint8Array, isHeader: (key: string) => boolean): Decoded | null {
  const whole = (text: string): Decoded => ({ text, damaged: false, cutOff: false });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return whole(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return whole(new TextDecoder('utf-16be').decode(bytes));
  if (bytes.includes(0)) return null;
  try {
    return whole(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const utf8 = new TextDecoder('utf-8').decode(bytes);
    const gb = new TextDecoder('gb18030').decode(bytes);
    const score = (text: string): number =>
      Math.max(...DELIMITERS.map((d) => knownHeaders(parse(text.slice(0, 65_536), d, HEAD_ROWS).data, isHeader)));
    // A UTF-8 file with damaged bytes still shows its headers as UTF-8; then the damage is named.
    const text = score(utf8) > score(gb) ? utf8 : gb;
    const lost = text.indexOf('\ufffd');
    if (lost < 0) return whole(text);
    return lost === text.length - 1
      ? { text: text.slice(0, -1), damaged: false, cutOff: true }
      : { text, damaged: true, cutOff: false };
  }
}
