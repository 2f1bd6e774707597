/**
 * Blocks of paper as lines of a screen (屏幕内容): the same words and figures, each line short enough to be shown whole.
 *
 * A screen is read from two metres, so a line holds about twenty characters. A row of a table keeps its name and its
 * figure side by side and says the rest below.
 */
import type { Item, Span } from '../../kiosk/snapshot.ts';
import { inWholes, MARKS_AFTER } from '../domain/hangs-together.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Block, Cell, Column, Row } from '../sheets/sheet.ts';
import type { Piece } from '../wording/pieces.ts';

/** Longer texts are cut at the ends of sentences, so that each piece fits on any screen. */
const TEXT_CHARACTERS = 90;
/** A sign is read in passing. */
export const SIGN_CHARACTERS = 60;
export const isInPassing = (text: string): boolean => [...text].length <= SIGN_CHARACTERS;
/** A longer value stands below its name instead of beside it. */
const BESIDE_CHARACTERS = 14;

/**
 * Lines of a block, marked where it accuses or ends; none for what a screen has elsewhere (codes) or can't have (places to sign).
 */
export function itemsOf(block: Block): Item[] {
  return marked(linesOf(block), block);
}

/** Lines with the marks of the block or row that they come from: whether it accuses, and the last day of what it says. */
function marked(items: readonly Item[], { accuses, until }: Pick<Block, 'accuses' | 'until'>): Item[] {
  const held = ending(items, until ?? null);
  return accuses ? held.map(accusing) : held;
}

/** Lines that are shown until a day (公示期至), and no longer; as they are where it is null. */
export const ending = (items: readonly Item[], until: IsoDate | null): Item[] =>
  until === null ? [...items] : items.map((item) => ({ ...item, until }));

/** Taken down first when nobody has confirmed it for long. */
export const accusing = (item: Item): Item => ({ ...item, accuses: true });

/** The lines of one picture, which are never shown apart. */
const asPicture = (items: readonly Item[]): Item[] =>
  items.map((item, at) => ({ ...item, picture: at === 0 ? 'begins' : 'goes on' }));

function linesOf(block: Block): Item[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', text: block.text }];
    case 'figure':
      return [{ kind: 'figure', value: block.value, unit: block.unit, note: block.note }];
    case 'text':
      return textItems(block);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => rowItems(label, value, null, 'plain'));
    case 'table':
      return [
        ...(block.caption === null ? [] : [{ kind: 'heading', text: block.caption } as const]),
        ...block.rows.flatMap((row) => marked(tableRow(block.columns, row), row)),
      ];
    case 'strip':
      return asPicture([{ kind: 'strip', cells: block.cells, legend: block.legend }]);
    case 'bars':
      return asPicture([
        { kind: 'heading', text: block.title.replace(/：$/, '') },
        ...block.bars.map(({ lasting: _, ...bar }): Item => ({ kind: 'bar', ...bar, limit: block.limit?.at ?? null })),
        ...(block.limit === null ? [] : [note(block.limit.label)]),
      ]);
    case 'range': {
      const { low, high, base, price, labels } = block;
      return asPicture([{ kind: 'range', low, high, base, price, labels }]);
    }
    case 'numbers':
      return block.numbers.map(({ name, number, hours }) => ({ kind: 'number', name, number, hours }));
    case 'code':
    case 'labels':
    case 'signatures':
    case 'signed':
      return [];
  }
}

/** A sentence as the messages of a sign, each of at most 60 characters. */
export const signItems = (block: Extract<Block, { kind: 'text' }>): Item[] =>
  marked(textItems(block, SIGN_CHARACTERS), block);

/** Weights are kept of what fits in one line. */
function textItems({ text: whole, tone, isUnsure, spans }: Extract<Block, { kind: 'text' }>, most?: number): Item[] {
  const all = pieces(whole, most);
  return all.map((text) => ({
    kind: 'text',
    text,
    tone,
    ...(isUnsure ? { isUnsure } : {}),
    ...(spans && all.length === 1 ? { spans: spans.map(span) } : {}),
  }));
}

const span = ({ text, isFigure, isLate, isWhole }: Piece): Span => ({
  text,
  ...(isFigure ? { isFigure } : {}),
  ...(isLate ? { isLate } : {}),
  ...(isWhole ? { isWhole } : {}),
});

export const note = (text: string): Item => ({ kind: 'text', text, tone: 'note' });

/** A row as lines: its name, the value beside it, the rest below. What is too long for one line is cut into pieces. */
export function rowItems(
  name: string,
  value: string | null,
  more: string | null,
  weight: 'plain' | 'sum' | 'total',
): Item[] {
  const isBeside = value !== null && [...value].length <= BESIDE_CHARACTERS;
  const below = [isBeside ? null : value, more].filter((part) => part !== null && part !== '').join('；');
  const [first, ...rest] = below === '' ? [] : pieces(below);
  const [head, ...tail] = pieces(name);
  return [
    { kind: 'row', name: head ?? name, value: isBeside ? value : null, more: first ?? null, weight },
    ...[...tail, ...rest].map(note),
  ];
}

/** A screen may be read days after it was made. */
const lasting = (cell: Cell): Cell => (cell.lasting === undefined ? cell : { text: cell.lasting, small: null });

function tableRow(columns: readonly Column[], { cells, weight }: Row): Item[] {
  const [first, ...others] = cells.map(lasting);
  if (first === undefined) return [];
  if (weight === 'group') return [{ kind: 'heading', text: first.text }];
  const figures = others.filter((_, index) => columns[index + 1]?.isFigure);
  // A single figure needs no label, since the panel's title names it.
  const isOne = figures.length === 1;
  const said = others.map((cell, index) => ({ cell, column: columns[index + 1] }));
  const beside = said.find(({ column }) => column?.isFigure) ?? said.find(({ cell }) => cell.text !== '');
  const worded = ({ cell, column }: (typeof said)[number], hasTitle: boolean): string =>
    [hasTitle && column && cell.text !== '' ? `${column.title} ${cell.text}` : cell.text, cell.small ?? '']
      .filter((part) => part !== '')
      .join(beside?.cell === cell ? ' ' : '，');
  const value = beside === undefined ? null : worded(beside, (beside.column?.isFigure ?? false) && !isOne);
  const rest = said
    .filter((one) => one !== beside)
    .map((one) => worded(one, one.column?.isFigure ?? false))
    .filter((text) => text !== '');
  const more = [...(first.small === null ? [] : [first.small]), ...rest].join('；');
  return rowItems(first.text, value === '' ? null : value, more === '' ? null : more, weight);
}

/** The words of a cell in one line. */
export const cellText = ({ text, small }: Cell): string => (small === null ? text : `${text} ${small}`);

/**
 * A text in pieces, each ending with a sentence or a clause where one ends in time. A piece stands alone on a screen, so what is
 * cut off a sentence must make sense by itself: none is the last words of a clause, or begins with a mark.
 */
export function pieces(text: string, most: number = TEXT_CHARACTERS): string[] {
  const found: string[] = [];
  let rest = [...text];
  while (rest.length > most) {
    const cut = cutOf(rest, most);
    found.push(rest.slice(0, cut).join('').trim());
    rest = rest.slice(cut);
  }
  const last = rest.join('').trim();
  return last === '' && found.length > 0 ? found : [...found, last];
}

/** How many characters of a text that is too long come first. Counted in characters: a rare one is two UTF-16 units. */
function cutOf(text: readonly string[], most: number): number {
  const least = Math.floor(most / 3);
  const ends = (marks: string): number[] =>
    text.slice(0, most).flatMap((one, at) => (at >= least && marks.includes(one) ? at + 1 : []));
  const clauses = ends('，、');
  return (
    ends('。；').at(-1) ??
    ends('　').at(-1) ??
    // Behind the words that lead in what follows: 逾期 2026年12月1日起：.
    ends('：')[0] ??
    clauses.findLast((at) => text.length - at >= least) ??
    clauses.at(-1) ??
    apart(text, most)
  );
}

/** The last place at which nothing is parted that belongs together, a mark and what it follows included. */
function apart(text: readonly string[], most: number): number {
  const wholes = inWholes(text.join(''));
  let at = 0;
  let last = 0;
  for (const { text: whole, isWhole } of wholes) {
    const length = [...whole].length;
    if (at + length > most) {
      if (isWhole) break;
      last = most;
      break;
    }
    at += length;
    last = at;
  }
  while (last > 1 && MARKS_AFTER.includes(text[last] ?? ' ')) last--;
  return last > most / 3 ? last : most;
}
