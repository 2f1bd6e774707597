/**
 * The parts of an office's sheet (表的结构): title and lines above, blocks of rows under their headers, lines below.
 *
 * Nothing is known here of any table. A sheet has one block, or several: a notice lists under sub-heads, a list goes from
 * street to street, forms stand one below the other.
 */
import { writtenDay } from '../cells/dates.ts';
import { readUnit } from '../cells/units.ts';
import { IS_TOTAL, isEmptyRow, rowKind } from '../notes.ts';
import type { RawSheet } from '../read/sheet.ts';
import {
  type FlatColumn,
  filledOf,
  firstHeader,
  flatColumns,
  type HeaderRows,
  repeatedHeader,
  type Written,
  words,
} from './header-rows.ts';
import { isLine, loneHeads, subHead } from './sub-heads.ts';

/** A line `label：value`. */
export interface Labelled extends Written {
  label: string;
}

/** What is written round the rows of a block, and of the others of its sheet or of its form alone. */
export interface Surroundings {
  title: Written | null;
  /** Lines above the header, the title left out, and below the rows. */
  above: readonly Written[];
  below: readonly Written[];
  labels: readonly Labelled[];
  /** The first row of it all, and the row after its last. */
  from: number;
  until: number;
}

export interface Block {
  /** The sub-head over the rows; null where there is none. */
  head: Written | null;
  /** First and last row of the header. */
  headerFrom: number;
  headerRow: number;
  columns: readonly FlatColumn[];
  /** First row of its rows, and the row after its last. */
  from: number;
  until: number;
  /** Whether it goes on under the header of the block before it, whose columns have been told. */
  isPart: boolean;
  around: Surroundings;
}

export interface Anatomy {
  /** Every line outside the rows, titles left out. */
  lines: readonly Written[];
  blocks: readonly Block[];
}

/** The parts of a sheet under the header that is said, else under the one that is found; null where no row looks like one. */
export function anatomyOf({ rows }: RawSheet, said: HeaderRows | null = null): Anatomy | null {
  const first = said ?? firstHeader(rows);
  if (first === null) return null;
  const headers = [first];
  for (let r = first.to + 1; r < rows.length; r++) {
    const again = repeatedHeader(rows, first, r);
    if (again !== null) headers.push(again);
  }
  const heads = headers.map((header, nth) => subHead(rows, header, (headers[nth - 1]?.to ?? -1) + 1));
  const starts = headers.map((header, nth) =>
    nth === 0 ? 0 : (heads[nth]?.row ?? formStart(rows, header, (headers[nth - 1] as HeaderRows).to)),
  );
  const blocks: Block[] = [];
  const loose: Written[] = [];
  // A header once more without a line over it goes on under the lines of the one before.
  const isForm = (nth: number): boolean => nth === 0 || (heads[nth] === null && starts[nth] !== headers[nth]?.from);
  for (let nth = 0; nth < headers.length; nth++) {
    if (!isForm(nth)) continue;
    let last = nth;
    while (last + 1 < headers.length && !isForm(last + 1)) last++;
    const span = { from: starts[nth] as number, until: starts[last + 1] ?? rows.length };
    const ends = (at: number): number =>
      footOf(rows, (headers[at] as HeaderRows).to, at === last ? span.until : (starts[at + 1] as number));
    const above = heads[nth]?.row ?? (headers[nth] as HeaderRows).from;
    const around = surroundings(rows, span, above, ends(last));
    for (let at = nth; at <= last; at++) {
      const parts = partsOf(rows, headers[at] as HeaderRows, heads[at] ?? null, ends(at), around);
      blocks.push(...parts.blocks);
      loose.push(...parts.loose);
    }
  }
  const rounds = [...new Set(blocks.map(({ around }) => around))];
  return { lines: [...rounds.flatMap(({ above, below }) => [...above, ...below]), ...loose], blocks };
}

/** The first row of the lines over a header that stands below other rows: a form with its own title, name and period. */
function formStart(rows: RawSheet['rows'], header: HeaderRows, above: number): number {
  let start = header.from;
  for (let r = header.from - 1; r > above; r--) {
    const row = rows[r] ?? [];
    if (isEmptyRow(row)) {
      if (start < header.from) break;
      continue;
    }
    const texts = filledOf(row).map((i) => words(row[i]));
    const isTitle = texts.length === 1 && !/[:：]/.test(texts[0] as string);
    if (!isLine(texts)) break;
    start = r;
    if (isTitle) break;
  }
  return start;
}

function surroundings(
  rows: RawSheet['rows'],
  { from, until }: { from: number; until: number },
  header: number,
  foot: number,
): Surroundings {
  const lines = linesOf(rows, from, header);
  const below = linesOf(rows, foot, until);
  const title = lines.find(({ text }) => !/[:：]/.test(text) && text.length >= 4) ?? null;
  const above = lines.filter((line) => line !== title);
  const labels = [...lines, ...below].flatMap((line) => labelled(line, rows));
  return { title, above, below, labels, from, until };
}

/** The rows under a header, cut where a sub-head stands alone in its row; `loose` are those with no rows of their own. */
function partsOf(
  rows: RawSheet['rows'],
  header: HeaderRows,
  head: Written | null,
  end: number,
  around: Surroundings,
): { blocks: Block[]; loose: Written[] } {
  const columns = flatColumns(rows, header);
  const block = { headerFrom: header.from, headerRow: header.to, columns, around };
  const lone = head === null ? loneHeads(rows, columns, header.to + 1, end) : { heads: [], loose: [] };
  const cuts = [{ head, row: header.to + 1, above: header.to + 1 }, ...lone.heads];
  const blocks = cuts.map(({ head: own, row }, nth): Block => {
    const until = cuts[nth + 1]?.above ?? end;
    return { ...block, head: own, from: row, until, isPart: nth > 0 };
  });
  // Nothing stands between a header and the first sub-head, as a rule.
  const [first, ...others] = blocks as [Block, ...Block[]];
  if (others.length === 0 || rows.slice(first.from, first.until).some((row) => !isEmptyRow(row)))
    return { blocks, loose: lone.loose };
  return { blocks: others.map((one, nth) => ({ ...one, isPart: nth > 0 })), loose: lone.loose };
}

/** Alone in a row it says that nobody is on the list. */
const NOBODY = '无';

/** The row after the last one that may be a record: below it stand signatures, remarks, issuer and day. */
function footOf(rows: RawSheet['rows'], to: number, until: number): number {
  let end = until;
  while (end > to + 1) {
    const row = rows[end - 1] ?? [];
    const texts = filledOf(row).map((i) => words(row[i]));
    const isFoot =
      isEmptyRow(row) ||
      (texts.length === 1 && !IS_TOTAL.test(texts[0] as string) && texts[0] !== NOBODY) ||
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
    const cells = rows[row] ?? [];
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
    const cells = rows[row] ?? [];
    const next = filledOf(cells).find((i) => i > index);
    const beside = next === undefined ? '' : words(cells[next]);
    return next === undefined || /[:：]/.test(beside)
      ? []
      : [{ label: match[1] as string, text: beside, row, index: next }];
  });
}

/** Whether a line says nothing but a unit: 单位：万元. */
export function isUnitLine(text: string): boolean {
  return readUnit(text) !== null;
}

/** Whether a line is a day and nothing else, be it one that is not on the calendar. */
export const writesDay = (text: string): boolean => writtenDay(text.replace(/\s+/g, '')) !== null;
