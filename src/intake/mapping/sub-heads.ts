/**
 * Sub-heads (小标题): rows with one cell that say what the rows below them are about: 一、红榜企业（2家）, 城关镇, AAA级.
 */
import { IS_TOTAL, isEmptyRow, rowKind } from '../notes.ts';
import type { RawSheet } from '../read/sheet.ts';
import { type FlatColumn, filledOf, type HeaderRows, isNumeric, type Written, words } from './header-rows.ts';

const NUMBER = '[一二三四五六七八九十\\d]+';
/** How a sub-head begins that can't be a title or a line: a number, the colour of a list, a grade. */
const BEGINS = new RegExp(`^(?:第?${NUMBER}[、.．）)]|[(（]${NUMBER}[)）]|[红黑][榜名]|[A-E]{1,3}级)`);
const LISTED = /^(?!.*红.*黑).*[红黑](?:榜|名单)|(?<![A-Z])[A-E]{1,3}级/;
/** A place by its last word, with how many there are: 城关镇（12个）. */
const PLACE = /^[一-鿿]{1,14}(?:街道办事处|街道办|街道|镇|乡|社区|办事处|[县区市旗])(?:\s*[（(][^（）()]{0,14}[)）])?$/;
const LONGEST = 30;

/** A sub-head without the number before it and the count behind it. */
export const bareHead = (text: string): string =>
  text
    .replace(new RegExp(`^(?:第?${NUMBER}[、.．）)]|[(（]${NUMBER}[)）])\\s*`), '')
    .replace(/\s*[（(](?:共\s*)?\d+\s*[一-鿿]{0,3}[)）]$|[:：]$/g, '')
    .trim();

export const isStreetHead = (text: string): boolean =>
  PLACE.test(bareHead(text)) && !/[县区市旗社]$|社区$/.test(bareHead(text));

/** Whether a sub-head is a name: no place, no list, no grade. */
export const isNameHead = (text: string): boolean => !PLACE.test(bareHead(text)) && !LISTED.test(text);

const isHead = (text: string): boolean =>
  BEGINS.test(text) || (text.length <= LONGEST && (LISTED.test(text) || PLACE.test(text)));

/** The one filled cell of a row; null for any other row. */
function lone(row: RawSheet['rows'][number] | undefined, at: number): Written | null {
  const [index, ...others] = row === undefined ? [] : filledOf(row);
  if (index === undefined || others.length > 0) return null;
  return { text: words(row?.[index]), row: at, index };
}

/** A line with one filled cell directly over a header, which says what the block is. */
export function subHead(rows: RawSheet['rows'], { from }: HeaderRows, lowest: number): Written | null {
  for (let r = from - 1; r >= lowest; r--) {
    if (isEmptyRow(rows[r] ?? [])) continue;
    const found = lone(rows[r], r);
    if (found === null || BEGINS.test(found.text)) return found;
    // The first line of a sheet is its title, and a place below it says whose it is.
    const isBelowTitle = rows.slice(0, r).some((row) => !isEmptyRow(row));
    return (lowest > 0 ? isHead(found.text) : isBelowTitle && LISTED.test(found.text)) ? found : null;
  }
  return null;
}

/** Columns that name the estate of a row: beside them a cell alone is a row that isn't finished. */
const NAMES_ESTATE = /小区|楼盘|^(?:物业|住宅|服务)?项目(?:名称)?$/;

/** A sub-head with the first row below it, and the first of the rows that it takes. */
export interface LoneHead {
  head: Written;
  row: number;
  above: number;
}

/**
 * The sub-heads among the rows under a header. Where several follow one another the last is that of the rows below;
 * those above it are `loose`.
 */
export function loneHeads(
  rows: RawSheet['rows'],
  columns: readonly FlatColumn[],
  from: number,
  until: number,
): { heads: LoneHead[]; loose: Written[] } {
  const heads: LoneHead[] = [];
  const loose: Written[] = [];
  const isNamed = columns.some(({ lower }) => NAMES_ESTATE.test(lower));
  const meansHead = ({ text }: Written): boolean =>
    isHead(text) || (!isNamed && text.length <= LONGEST && !/[:：，。；]/.test(text));
  let run: Written[] = [];
  for (let r = from; r < until; r++) {
    const row = rows[r] ?? [];
    if (isEmptyRow(row)) continue;
    const found = lone(row, r);
    if (
      found !== null &&
      found.text.length > 1 &&
      !isNumeric(found.text) &&
      !IS_TOTAL.test(found.text) &&
      meansHead(found)
    ) {
      run.push(found);
      continue;
    }
    const [head, ...others] = run.toReversed();
    run = [];
    if (head === undefined || rowKind(row) === 'note') continue;
    heads.push({ head, row: head.row + 1, above: others.at(-1)?.row ?? head.row });
    loose.push(...others);
  }
  return { heads, loose };
}

/** Whether the texts of a row are those of a line outside a table: a title, or labels with what they say. */
export function isLine(texts: readonly string[]): boolean {
  const [first = ''] = texts;
  if (texts.length === 1)
    return !IS_TOTAL.test(first) && !isNumeric(first) && (first.length >= 4 || /[:：]/.test(first));
  return texts.length <= 6 && /[:：]/.test(first) && !IS_TOTAL.test(first);
}
