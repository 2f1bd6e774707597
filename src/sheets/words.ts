/**
 * Every word of a sheet in the order in which it is read (单上文字), so that a finished file can be held against it.
 *
 * Made from the model alone: what a typesetter leaves out stands here all the same.
 */
import type { Block, Cell, Column, Row, Sheet } from './sheet.ts';

/**
 * Words that are read one after the other and begin on the same page: a paragraph, the cells of a row, a label with its
 * value. None is empty.
 */
export type Group = readonly string[];

export interface SheetWords {
  /** Title, subtitle and the answers under them. */
  head: Group[];
  parts: Group[];
  /** What is drawn beside bars and ranges of prices, which a screen reader is told in a sentence instead. */
  drawn: Group[];
  foot: Group[];
}

/** Words that take more than about six lines of a paragraph. */
const LONG = 240;

/** Whether words are long enough to be broken over two pages (长文字). Shorter ones stay together. */
export const isLong = (groups: readonly Group[]): boolean =>
  groups.some((group) => group.some((words) => words.length > LONG));

export const isLongBlock = (block: Block): boolean => isLong([...blockWords(block), ...drawnWords(block)]);

/** Whether any text of a sheet is long. */
export function isLongSheet(sheet: Sheet): boolean {
  const { head, parts, drawn, foot } = wordsOf(sheet);
  return [head, parts, drawn, foot].some(isLong);
}

export function wordsOf({ title, subtitle, answers, parts, foot }: Sheet): SheetWords {
  return {
    // Answers stand side by side.
    head: groups(
      [title],
      [subtitle],
      answers.flatMap(({ label, value, small }) => [label, value, small]),
    ),
    parts: parts.flatMap((part) => [
      ...groups([part.number?.toString() ?? null, part.title, part.stamp?.text ?? null, asOfWords(part.stamp?.asOf)]),
      ...part.blocks.flatMap(blockWords),
      ...groups([part.source]),
    ]),
    drawn: parts.flatMap((part) => part.blocks.flatMap(drawnWords)),
    foot: foot === null ? [] : groups([foot.title], ...foot.lines.map((words) => [words])),
  };
}

const asOfWords = (asOf: string | null | undefined): string | null => (asOf ? `截至 ${asOf}` : null);

/** The words of a block but for those that are drawn. */
function blockWords(block: Block): Group[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return groups([block.text]);
    case 'figure':
      return groups([block.value, block.unit, block.note]);
    case 'facts':
      return groups(block.facts.flatMap(({ label, value }) => [label, value]));
    case 'table':
      return groups(
        [block.caption],
        block.columns.map(({ title }) => title),
        ...block.rows.map((row) => rowWords(row, block.columns)),
      );
    case 'strip':
      return groups(
        block.cells.flatMap(({ mark, label }) => [mark, label]),
        [block.legend],
      );
    case 'bars':
      return groups([block.title], [block.limit?.label ?? null]);
    case 'numbers':
      return groups(...block.numbers.map(({ name, number, hours }) => [name, hours, number]));
    case 'labels':
      return groups(...block.labels.map(({ title, text }) => [title, text]));
    case 'signatures':
      return groups(block.places);
    case 'signed':
      return groups(...block.lines.map((words) => [words]));
    case 'range':
    case 'code':
      return [];
  }
}

const cellWords = ({ text, small }: Cell): (string | null)[] => [text, small];

/** What stands in the row itself, then what is too long for its column and stands below. */
function rowWords(row: Row, columns: readonly Column[]): (string | null)[] {
  const { cells, weight } = row;
  if (weight === 'group') return cells.slice(0, 1).flatMap(cellWords);
  const isBelow = longCells(row, columns);
  const below = cells.filter((_, index) => isBelow[index]);
  return [...cells.filter((_, index) => !isBelow[index]), ...below].flatMap(cellWords);
}

/** A cell with so many characters for the share of its column would have about a dozen lines. */
const LONG_CELL = 480;

/** Of each cell of a row, whether it is too long for its column (长单元格); then it stands below the row at full width. */
export function longCells({ cells, weight }: Row, columns: readonly Column[]): boolean[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return cells.map(({ text, small }, index) => {
    const share = weight === 'group' ? all : (columns[index]?.share ?? all);
    return ((text.length + (small?.length ?? 0)) * all) / share > LONG_CELL;
  });
}

function drawnWords(block: Block): Group[] {
  if (block.kind === 'bars') return groups(...block.bars.map(({ label, value }) => [label, value]));
  if (block.kind !== 'range') return [];
  const { price, low, high, base } = block.labels;
  return groups([price], [low], [high], [base]);
}

/** Without what is empty. */
function groups(...lists: readonly (readonly (string | null)[])[]): Group[] {
  return lists
    .map((list) => list.filter((words) => words !== null && words.trim() !== ''))
    .filter((list) => list.length > 0) as Group[];
}
