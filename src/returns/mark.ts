/**
 * Marks a workbook (标出要改的地方), and takes the marks out again. The file stays as it came: parts without a mark keep
 * their very bytes, and no cell of anybody's is touched.
 */

import { cellName } from '../domain/cell-name.ts';
import type { Problem, Severity } from '../domain/problem.ts';
import { placeOf } from '../intake/read/xlsx/cell-place.ts';
import { maskPrivate } from '../privacy/mask.ts';
import { Archive } from './archive.ts';
import { Book, type Sheet } from './book.ts';
import type { Note } from './comment-shapes.ts';
import { putComments, takeOutComments } from './comments.ts';
import { type Cell, markFormats, paint, takeOutRules } from './highlights.ts';
import { type Line, putList, takeOutList } from './list-sheet.ts';
import { dropStyles } from './styles-part.ts';
import { SEVERITY_WORDS } from './words.ts';
import { elementsOf } from './xml-places.ts';

/** Comments of a sheet: with more, spreadsheets grow slow. Colour and list have no such end. */
const NOTES_MAX = 5000;
/** Places of one problem that have a line of their own in the list. */
const PLACES_MAX = 200;
/** Rows without a mark that a line of the list names. */
const ROWS_TOLD = 5;

/** Marks a workbook. Old marks go first. `heads` are the sentences above the list. Throws `NotMarkable`. */
export function withMarks(bytes: Uint8Array, problems: readonly Problem[], heads: readonly string[]): Uint8Array {
  const book = new Book(new Archive(withoutMarks(bytes)));
  const needed = (['error', 'warning'] as const).filter((severity) =>
    problems.some((one) => one.severity === severity),
  );
  const formats = markFormats(book, needed);
  const lines: Line[] = [];
  const placed = new Set<Problem>();
  const unnoted: string[] = [];
  for (const sheet of book.sheets()) {
    if (sheet.part === '') continue;
    const own = problems.filter((one) => one.sheet === maskPrivate(sheet.name, 'remark'));
    for (const one of own) placed.add(one);
    const marks = marksOf(book, sheet, own);
    lines.push(...own.flatMap((one) => linesOf(one, sheet.name, marks.refs)));
    if (marks.cells.length === 0) continue;
    const notes = marks.cells.map(
      ({ row, column, words }): Note => ({ ref: cellName(row, column), row, column, words: words.join('\n') }),
    );
    const drawing = putComments(book, sheet, notes.slice(0, NOTES_MAX));
    if (notes.length > NOTES_MAX)
      unnoted.push(`「${sheet.name}」要改的格子太多，前 ${NOTES_MAX} 格有批注，其余的只标颜色。`);
    const of = (severity: Severity): Cell[] => marks.cells.filter((cell) => cell.severity === severity);
    paint(book, sheet, { error: of('error'), warning: of('warning') }, formats, drawing);
  }
  const whole = problems.filter((one) => !placed.has(one)).flatMap((one) => linesOf(one, null, null));
  const inOrder = [...whole, ...lines];
  const sorted = [
    ...inOrder.filter(({ severity }) => severity === 'error'),
    ...inOrder.filter(({ severity }) => severity !== 'error'),
  ];
  putList(book, [...heads, ...unnoted], sorted, formats);
  return book.archive.whole();
}

/** Takes out what `withMarks` has put in, whatever program has saved the file since. A file without marks is returned as it is. */
export function withoutMarks(bytes: Uint8Array): Uint8Array {
  const book = new Book(new Archive(bytes));
  const list = takeOutList(book);
  const rules = new Set(list?.rules);
  for (const sheet of book.sheets()) {
    if (sheet.part === '') continue;
    for (const format of takeOutRules(book, sheet)) rules.add(format);
    takeOutComments(book, sheet);
  }
  if (!book.archive.isChanged) return bytes;
  dropStyles(book, 'dxfs', rules, DXF_USED);
  dropStyles(book, 'cellXfs', new Set(list?.cells), STYLE_USED);
  return book.archive.whole();
}

/** Where a format or a style is used: another program may have put one of ours and somebody's together. */
const DXF_USED = /[dD]xfId=["'](\d+)["']/g;
const STYLE_USED = /\s(?:s|style)=["'](\d+)["']/g;

interface Marks {
  cells: (Cell & { severity: Severity; words: string[] })[];
  /** The cell where each place of a problem is marked. */
  refs: ReadonlyMap<Problem, readonly string[]>;
}

/** Which cells of a sheet are marked with which words: a place in merged cells is their first. */
function marksOf(book: Book, sheet: Sheet, problems: readonly Problem[]): Marks {
  const anchor = mergedIn(
    book.archive.text(sheet.part),
    new Set(problems.flatMap(({ rows }) => rows.map((row) => row - 1))),
  );
  const cells = new Map<string, Marks['cells'][number]>();
  const refs = new Map<Problem, string[]>();
  for (const one of [...problems].sort((a, b) => RANK[a.severity] - RANK[b.severity])) {
    const own: string[] = [];
    // What has no cell is told in the list alone: a mark on somebody else's cell would be mended there.
    const column = placeOf(`${one.letters ?? one.shownIn ?? ''}1`)?.column;
    for (const shown of column === undefined ? [] : one.rows) {
      const at = anchor({ row: shown - 1, column: column as number });
      const ref = cellName(at.row, at.column);
      // A column that isn't there is named: the cell is another's.
      const about = one.letters === null && one.column !== null ? `「${one.column}」` : '';
      const words = `${SEVERITY_WORDS[one.severity]}：${about}${one.said}`;
      const there = cells.get(ref);
      if (there === undefined) cells.set(ref, { ...at, severity: one.severity, words: [words] });
      else if (!there.words.includes(words)) there.words.push(words);
      own.push(ref);
    }
    refs.set(one, own);
  }
  return { cells: [...cells.values()], refs };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1 };

/** The cell of a sheet where one is marked: of merged ones the first. Asked of rows of interest alone, from 0. */
function mergedIn(xml: string, rows: ReadonlySet<number>): (cell: Cell) => Cell {
  const merges = new Map<number, { from: Cell; to: Cell }[]>();
  elementsOf(xml, ({ name, attributes }) => {
    if (name === 'mergeCell') {
      const [from = null, to = null] = (attributes.ref ?? '').replaceAll('$', '').split(':').map(placeOf);
      if (from === null || to === null) return false;
      for (const merged of rowsBetween(from.row, to.row, rows)) {
        const there = merges.get(merged);
        if (there) there.push({ from, to });
        else merges.set(merged, [{ from, to }]);
      }
    }
    return false;
  });
  return (cell) =>
    merges.get(cell.row)?.find(({ from, to }) => cell.column >= from.column && cell.column <= to.column)?.from ?? cell;
}

/** Those of some rows that a range spans, whichever of the two is fewer. */
function rowsBetween(from: number, to: number, rows: ReadonlySet<number>): number[] {
  if (to - from > rows.size) return [...rows].filter((row) => row >= from && row <= to);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((row) => rows.has(row));
}

/** Where something is that no cell of a sheet bears: in some rows, in a column, in a name, or in all of it. */
function unmarkedWhere({ rows, letters, column }: Problem, where: string): string {
  if (rows.length > 0) return `第 ${rows.slice(0, ROWS_TOLD).join('、')} 行${rows.length > ROWS_TOLD ? '等' : ''}`;
  if (letters !== null) return `${letters} 列`;
  return column === null ? '整张工作表' : where;
}

/** A problem's lines in the list: one a place, as far as they help, else one that counts them. */
function linesOf(one: Problem, sheet: string | null, refs: Marks['refs'] | null): Line[] {
  const line = {
    severity: one.severity,
    sheet,
    column: one.written ?? one.column ?? '',
    value: one.value ?? '',
    said: one.said,
    code: one.code,
  };
  const places = [...new Set(refs?.get(one) ?? [])];
  const base = one.file.split('/').at(-1) ?? '';
  const where = one.where.trim().replace(one.file, base);
  if (places.length === 0) return [{ ...line, ref: null, where: sheet === null ? where : unmarkedWhere(one, where) }];
  const listed = places.slice(0, PLACES_MAX).map((ref): Line => ({ ...line, ref, where: '' }));
  const rest = places.length - listed.length;
  return rest === 0 ? listed : [...listed, { ...line, ref: null, where: `另有 ${rest} 格，都标了颜色` }];
}
