/**
 * The parts of an office's sheet (表的结构): title and lines above, blocks of rows under their headers, lines below.
 *
 * Nothing is known here of any table. A sheet has one block, or several where a notice lists under sub-heads.
 */
import { writtenDay } from '../cells/dates.ts';
import { readUnit } from '../cells/units.ts';
import type { WrittenUnit } from '../found-header.ts';
import { isAnyHeader } from '../header.ts';
import { IS_TOTAL, isEmptyRow, rowKind } from '../notes.ts';
import type { Cell, RawSheet } from '../read/sheet.ts';
import { cleanText, headerKey } from '../text.ts';
import { unitInBrackets } from '../written-units.ts';

/** Something written in one cell; rows and columns count from 0. */
export interface Written {
  text: string;
  row: number;
  index: number;
}

/** A line `label：value`. */
export interface Labelled extends Written {
  label: string;
}

/** A column of a block by all that stands over it. */
export interface FlatColumn {
  index: number;
  /** Unique in its block: `upper/lower`, or the one header. */
  path: string;
  upper: string;
  lower: string;
  unit: WrittenUnit | null;
}

export interface Block {
  /** The sub-head over the header; null where there is none. */
  head: Written | null;
  /** First and last row of the header. */
  headerFrom: number;
  headerRow: number;
  columns: readonly FlatColumn[];
  /** First row below the header, and the row after its last. */
  from: number;
  until: number;
}

export interface Anatomy {
  title: Written | null;
  /** Lines above the first header and below the last row, title included. */
  lines: readonly Written[];
  labels: readonly Labelled[];
  blocks: readonly Block[];
  /** First row below the last block. */
  foot: number;
}

const HEADER_ROWS_SEARCHED = 20;
const HEADER_CHARACTERS_MAX = 40;
/** How many columns make a header of two rows worth believing. */
const COLUMNS_MIN = 2;

/** What a cell says in words, blank for none. */
export function words(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return cleanText(String(cell)).text;
}

const filledOf = (row: readonly Cell[]): number[] => row.flatMap((cell, i) => (words(cell) === '' ? [] : [i]));
const isNumeric = (text: string): boolean => /^[-+]?[\d,.]+%?$/.test(text);

/** The parts of a sheet under the header that is said, else under the one that is found; null where no row looks like one. */
export function anatomyOf(sheet: RawSheet, said: HeaderRows | null = null): Anatomy | null {
  const { rows } = sheet;
  const first = said ?? firstHeader(rows);
  if (first === null) return null;
  const headers = [first];
  for (let r = first.to + 1; r < rows.length; r++) {
    const again = sameHeader(rows, first, r);
    if (again !== null) headers.push(again);
  }
  const end = footOf(rows, headers.at(-1) as HeaderRows);
  const blocks = headers.map((header, nth): Block => {
    const next = headers[nth + 1];
    const head = subHead(rows, header, nth === 0 ? 0 : (headers[nth - 1] as HeaderRows).to + 1);
    const until = next === undefined ? end : (subHead(rows, next, header.to + 1)?.row ?? next.from);
    return {
      head,
      headerFrom: header.from,
      headerRow: header.to,
      columns: flatColumns(rows, header),
      from: header.to + 1,
      until,
    };
  });
  // A single block's sub-head is the last line over a table, which is told among the lines.
  const isNotice = blocks.length > 1 || (blocks[0] as Block).head !== null;
  const above = isNotice ? ((blocks[0] as Block).head?.row ?? first.from) : first.from;
  const lines = [...linesOf(rows, 0, above), ...linesOf(rows, end, rows.length)];
  const title = lines.find(({ row, text }) => row < first.from && !/[:：]/.test(text) && text.length >= 4) ?? null;
  return { title, lines, labels: lines.flatMap((line) => labelled(line, rows)), blocks, foot: end };
}

/** The row of a header, or both of its rows. */
export interface HeaderRows {
  from: number;
  to: number;
}

/** The header under which most of these columns stand; null where fewer than half of them do. */
export function headerNamed(rows: RawSheet['rows'], headers: readonly string[]): HeaderRows | null {
  const bare = (text: string): string => text.replace(/\s+/g, '');
  const wanted = new Set(headers.map(bare));
  let best: HeaderRows | null = null;
  let most = Math.max(COLUMNS_MIN, Math.ceil(wanted.size / 2)) - 1;
  for (let from = 0; from < Math.min(rows.length, HEADER_ROWS_SEARCHED); from++)
    for (const to of [from, from + 1]) {
      if (to >= rows.length) continue;
      const paths = flatColumns(rows, { from, to }).map(({ path }) => bare(path));
      const there = paths.filter((path) => wanted.has(path)).length;
      if (there <= most) continue;
      most = there;
      best = { from, to };
    }
  return best;
}

function firstHeader(rows: RawSheet['rows']): HeaderRows | null {
  let best: HeaderRows | null = null;
  let most = 0;
  for (let r = 0; r < Math.min(rows.length, HEADER_ROWS_SEARCHED); r++) {
    const row = rows[r] as readonly Cell[];
    const texts = filledOf(row).map((i) => words(row[i]));
    if (texts.length < COLUMNS_MIN || texts.some((text) => /[:：]/.test(text) && text.length > 6)) continue;
    const named = texts.filter((text) => !isNumeric(text) && text.length <= HEADER_CHARACTERS_MAX);
    const known = named.filter((text) => isAnyHeader(headerKey(text))).length;
    // Words that head columns in any table count most; the first row of a kind wins, since rows of data follow it.
    const score = named.length === texts.length ? known * 3 + named.length : 0;
    if (known > 0 && score > most) {
      most = score;
      best = { from: r, to: r };
    }
  }
  if (best === null) return null;
  const above = best.from > 0 ? (rows[best.from - 1] as readonly Cell[]) : [];
  // The lower of two rows may have known the more words: 姓名, 联系电话 below 项目经理.
  if (best.from > 0 && isHeadOver(above, rows[best.from] as readonly Cell[]))
    best = { from: best.from - 1, to: best.to };
  else if (isHeadOver(rows[best.from] as readonly Cell[], rows[best.from + 1] ?? []))
    best = { from: best.from, to: best.from + 1 };
  return best;
}

/** Whether a row of headings stands over a row of sub-headings: below every heading of several columns stands a word. */
function isHeadOver(upper: readonly Cell[], lower: readonly Cell[]): boolean {
  const [above, below] = [filledOf(upper), filledOf(lower)];
  if (above.length < COLUMNS_MIN || below.length === 0) return false;
  if (below.some((i) => isNumeric(words(lower[i])) || lower[i] instanceof Date)) return false;
  if (above.some((i) => /[:：]/.test(words(upper[i])) || isNumeric(words(upper[i])))) return false;
  const hasNew = below.some((i) => words(upper[i]) === '');
  // A heading that is merged over both rows is repeated in the lower one.
  const isRecord = below.some(
    (i) => words(upper[i]) !== '' && words(upper[i]) !== words(lower[i]) && isLong(words(lower[i])),
  );
  const spans = below.filter((i) => words(upper[i]) !== words(lower[i]));
  // A first row of data below a column without a header looks alike: there nothing is repeated, known or left out.
  const isHeading =
    spans.length < below.length ||
    spans.some((i) => isAnyHeader(headerKey(words(lower[i])))) ||
    words(lower[above[0] as number]) === '';
  return hasNew && isHeading && !isRecord && spans.every((i) => words(lower[i]).length <= HEADER_CHARACTERS_MAX);
}

const isLong = (text: string): boolean => text.length > 16;

/** The header once more, further down: a block of a notice begins there. */
function sameHeader(rows: RawSheet['rows'], first: HeaderRows, r: number): HeaderRows | null {
  const size = first.to - first.from;
  if (r + size >= rows.length) return null;
  // Asked first, since most rows of a long table are ruled out by their first cell.
  const header = rows[first.from] as readonly Cell[];
  const lead = header.findIndex((cell) => cell !== null && cell !== '');
  if ((rows[r] as readonly Cell[])[lead] !== header[lead]) return null;
  for (let i = 0; i <= size; i++) {
    const [one, other] = [rows[first.from + i] as readonly Cell[], rows[r + i] as readonly Cell[]];
    const [a, b] = [filledOf(one), filledOf(other)];
    if (a.length < COLUMNS_MIN || a.length !== b.length) return null;
    if (a.some((index) => headerKey(words(one[index])) !== headerKey(words(other[index])))) return null;
  }
  return { from: r, to: r + size };
}

/** A line with one filled cell directly over a header, which says what the block is: 一、红榜企业（2家）. */
function subHead(rows: RawSheet['rows'], { from }: HeaderRows, lowest: number): Written | null {
  for (let r = from - 1; r >= lowest; r--) {
    const row = rows[r] as readonly Cell[];
    const filled = filledOf(row);
    if (filled.length === 0) continue;
    const index = filled[0] as number;
    const text = words(row[index]);
    const isHead =
      filled.length === 1 &&
      /^(?:第?[一二三四五六七八九十\d]+[、.．）)]|[(（][一二三四五六七八九十\d]+[)）]|[红黑][榜名]|[A-E]{1,3}级)/.test(
        text,
      );
    return isHead ? { text, row: r, index } : null;
  }
  return null;
}

/** The row after the last one that may be a record: below it stand signatures, remarks, issuer and day. */
function footOf(rows: RawSheet['rows'], { to }: HeaderRows): number {
  let end = rows.length;
  while (end > to + 1) {
    const row = rows[end - 1] as readonly Cell[];
    const filled = filledOf(row);
    const texts = filled.map((i) => words(row[i]));
    const isFoot =
      isEmptyRow(row) ||
      (texts.length === 1 && !IS_TOTAL.test(texts[0] as string)) ||
      rowKind(row) === 'note' ||
      texts.every((text) => /^.{1,12}[:：]/.test(text));
    if (!isFoot) break;
    end--;
  }
  return end;
}

function linesOf(rows: RawSheet['rows'], from: number, until: number): Written[] {
  const lines: Written[] = [];
  for (let row = from; row < until; row++) {
    const cells = rows[row] as readonly Cell[];
    for (const index of filledOf(cells)) lines.push({ text: words(cells[index]), row, index });
  }
  return lines;
}

/** A piece of a line up to the next label: `制表：某某   审核：某某`. */
const LABEL = /([^\s:：，,；;。]{1,14})[:：]/g;

/** What a line says of whom: one cell may hold several, and a value may stand in the next cell. */
function labelled({ text, row, index }: Written, rows: RawSheet['rows']): Labelled[] {
  const found = [...text.matchAll(LABEL)].filter(({ 1: label }) => !/^\d/.test(label as string));
  return found.flatMap((match, nth) => {
    const start = (match.index as number) + match[0].length;
    const said = text.slice(start, found[nth + 1]?.index ?? text.length).trim();
    if (said !== '' || nth < found.length - 1) return [{ label: match[1] as string, text: said, row, index }];
    const cells = rows[row] as readonly Cell[];
    const next = filledOf(cells).find((i) => i > index);
    const beside = next === undefined ? '' : words(cells[next]);
    return next === undefined || /[:：]/.test(beside)
      ? []
      : [{ label: match[1] as string, text: beside, row, index: next }];
  });
}

function flatColumns(rows: RawSheet['rows'], { from, to }: HeaderRows): FlatColumn[] {
  const upperRow = from === to ? null : (rows[from] as readonly Cell[]);
  const lowerRow = rows[to] as readonly Cell[];
  const columns: FlatColumn[] = [];
  const seen = new Map<string, number>();
  let group = '';
  let groupIndex = 0;
  for (let index = 0; index < Math.max(lowerRow.length, upperRow?.length ?? 0); index++) {
    const above = upperRow ? words(upperRow[index]) : '';
    const below = words(lowerRow[index]);
    if (above !== '') {
      group = above;
      groupIndex = index;
    }
    if (above === '' && below === '') continue;
    const isAlone = upperRow === null || below === '' || below === above;
    const upper = isAlone ? '' : oneLine(group);
    const lower = oneLine(isAlone ? above || below : below);
    const path = upper === '' ? lower : `${upper}/${lower}`;
    const times = (seen.get(path) ?? 0) + 1;
    seen.set(path, times);
    const unit =
      unitInBrackets(lower, to, index) ?? (upper === '' ? null : unitInBrackets(upper, from, groupIndex)) ?? null;
    columns.push({ index, path: times === 1 ? path : `${path}#${times}`, upper, lower, unit });
  }
  return columns;
}

const oneLine = (text: string): string => text.split(/\s*[\r\n]+\s*/).join('');

/** Whether a line says nothing but a unit: 单位：万元. */
export function isUnitLine(text: string): boolean {
  return readUnit(text) !== null;
}

/** Whether a line is a day and nothing else. */
export function readsAsDay(text: string): boolean {
  const day = writtenDay(text.replace(/\s+/g, ''));
  return day !== null && day !== 'off-calendar';
}
