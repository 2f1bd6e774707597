/**
 * Describes a sheet without a known header: the words that were read in its place, what each is near to, and whether
 * they belong to another table.
 */

import { findPrivate } from '../privacy/detect.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList, type Table } from '../tables/column.ts';
import { findHeader } from './header.ts';
import { nearest } from './nearest.ts';
import { isEmptyRow } from './notes.ts';
import { isPrivateHeader } from './private-headers.ts';
import { type Details, mask, shorten } from './problems.ts';
import type { Cell } from './read/sheet.ts';
import { cleanText } from './text.ts';

const CELLS_SHOWN = 8;
const ROWS_SHOWN = 3;
const TABLES_NAMED = 3;
/** Longer cells are titles or sentences, which are near to no header. */
const HEADER_CHARACTERS_MAX = 20;

/** The details of `header-not-found`: what the header should contain, and what was read instead. */
export function unknownHeaderDetails(table: Table, rows: readonly (readonly Cell[])[]): Details {
  const required = columnList(table).filter(([, column]) => column.required);
  const hint = required.map(([, column]) => column.header).join('、');
  const names = TABLES.map((other) => ({ other, fits: other === table ? 0 : columnsKnown(other, rows) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .slice(0, TABLES_NAMED)
    .map(({ other }) => `「${other.name}」`);
  const belongs = names.length === 0 ? '' : `看列名像是${names.join('、')}表，核对文件名。`;
  const known = columnList(table).flatMap(([, { header, aliases, type }]) => [
    header,
    ...aliases,
    ...(type.is === 'reference' ? type.nameHeaders : []),
  ]);
  const words = rows
    .filter((row) => !isEmptyRow(row))
    .slice(0, ROWS_SHOWN)
    .flatMap((row) => row.map((cell) => (cell === null ? '' : cleanText(String(cell)).text)))
    .filter((word) => word !== '')
    .slice(0, CELLS_SHOWN)
    .map((word) => {
      if (isPrivateHeader(word, table.id) || findPrivate(word, 'remark').length > 0) return `「${mask(word)}」`;
      const near = word.length > HEADER_CHARACTERS_MAX ? [] : nearest(word, known, 1);
      return near[0] === undefined ? `「${shorten(word)}」` : `「${shorten(word)}」（最接近「${near[0]}」）`;
    });
  return { hint, remedy: `${belongs}读到的是${words.join('、')}。` };
}

/** How many columns of a table a sheet's header has; 0 where it is not the table's. */
function columnsKnown(table: Table, rows: readonly (readonly Cell[])[]): number {
  return findHeader(table, rows)?.cells.filter(({ meaning }) => meaning?.is === 'column').length ?? 0;
}
