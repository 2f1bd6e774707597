/**
 * Rows of a table over all estates as HTML: the build writes them and the browser draws them by this one function.
 * Every text is escaped here.
 */
import type { CellView, Head, Piece } from '../views/tables/table.ts';
import { href } from './href.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

function pieceHtml({ text, to, mark }: Piece): string {
  const words = escaped(text);
  const marked = mark === undefined ? '' : ` class="${escaped(mark)}"`;
  if (to) return `<a${marked} href="${escaped(to.startsWith('/') ? href(to) : to)}">${words}</a>`;
  return mark === undefined ? words : `<span${marked}>${words}</span>`;
}

const piecesHtml = (pieces: readonly Piece[]): string => pieces.map(pieceHtml).join('');

function cellHtml({ main, small = [] }: CellView, head: Head, columns: number): string {
  const marked = columns > 1 ? ` colspan="${columns}"` : head.isNumber === true ? ' class="num"' : '';
  const below = small.length === 0 ? '' : ` <small>${piecesHtml(small)}</small>`;
  // On a phone the table is stacked and the label stands beside this one child.
  return `<td${marked} data-label="${escaped(head.title)}"><span>${piecesHtml(main)}${below}</span></td>`;
}

function rowHtml(heads: readonly Head[], [name, ...cells]: readonly CellView[]): string {
  const inner =
    name === undefined
      ? []
      : [`<th scope="row">${piecesHtml(name.main)}<small>${piecesHtml(name.small ?? [])}</small></th>`];
  for (let at = 0; at < cells.length; ) {
    const cell = cells[at] as CellView;
    let end = at + 1;
    while (cell.isWhole === true && saysTheSame(cell, cells[end])) end++;
    inner.push(cellHtml(cell, heads[at + 1] as Head, end - at));
    at = end;
  }
  return `<tr>${inner.join('')}</tr>`;
}

function saysTheSame(cell: CellView, next: CellView | undefined): boolean {
  return next?.isWhole === true && next.main[0]?.text === cell.main[0]?.text;
}

/** Rows of cells in the order of the heads, the first of which names the row. */
export function rowsHtml(heads: readonly Head[], rows: readonly (readonly CellView[])[]): string {
  return rows.map((cells) => rowHtml(heads, cells)).join('');
}
