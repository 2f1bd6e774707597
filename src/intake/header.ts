/**
 * Finds the header of a sheet, which may stand below title rows, take one row or two, and use other names for columns.
 */
import type { TableId } from '../domain/records.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList, type Table } from '../tables/column.ts';
import type { Header, HeaderCell, Meaning } from './found-header.ts';
import type { Cell } from './read/sheet.ts';
import { headerKey } from './text.ts';
import { unitInBrackets, withUnits } from './written-units.ts';

const ORNAMENTS = ['序号', '编号', 'ID', '备注', '说明', '注'];
/** Headers of running numbers, which may be the rows' own codes in a table without a column of codes. */
const NUMBERS = new Set(['编号', 'ID'].map(headerKey));
/** Headers that offices often use and for which no table has a column. */
const UNPUBLISHED: Partial<Record<TableId, readonly string[]>> = {
  estate: ['有无物业', '是否有物业', '片区', '所属片区'],
  lift: ['单位内编号', '内部编号', '设备内部编号'],
};
/** How many rows at the top may be titles, corner cells and remarks before the header. */
const HEADER_ROWS_SEARCHED = 20;

const meaningsByTable = new Map<TableId, Map<string, Meaning>>();

/** Every header a table understands, by `headerKey`; a canonical one wins over an alias. */
export function meaningsOf(table: Table): ReadonlyMap<string, Meaning> {
  const known = meaningsByTable.get(table.id);
  if (known) return known;
  const meanings = new Map<string, Meaning>();
  const add = (header: string, meaning: Meaning): void => {
    const key = headerKey(header);
    if (!meanings.has(key)) meanings.set(key, meaning);
  };
  const columns = columnList(table);
  for (const [field, column] of columns) add(column.header, { is: 'column', field, column });
  for (const [field, column] of columns)
    for (const alias of column.aliases) add(alias, { is: 'column', field, column });
  for (const [field, column] of columns) {
    if (column.type.is === 'reference')
      for (const name of column.type.nameHeaders) add(name, { is: 'name-of', field, column });
  }
  for (const header of ['行政区划代码', '行政区划', '区划', '县区', '所属县区', '区域'])
    add(header, { is: 'narrows', by: 'division' });
  for (const header of ['街道', '街道/乡镇', '所属街道', '所属乡镇', '乡镇街道', '乡镇'])
    add(header, { is: 'narrows', by: 'street' });
  for (const header of ORNAMENTS) add(header, { is: 'ornament' });
  for (const header of UNPUBLISHED[table.id] ?? []) add(header, { is: 'unpublished' });
  meaningsByTable.set(table.id, meanings);
  return meanings;
}

/** Whether a header is that of running numbers or remarks, which no table publishes. */
export function isOrnament(header: string): boolean {
  return ORNAMENTS.some((one) => headerKey(one) === headerKey(header));
}

/** Whether a header may stand over the rows' own codes where no better one does. */
export function isNumber(header: string): boolean {
  return NUMBERS.has(headerKey(header));
}

/**
 * The other tables that have a column of the header's name, in the contract's order: those that say something of the
 * rows of this table, if there are any.
 */
export function otherTablesWith(header: string, table: Table): readonly Table[] {
  const key = headerKey(header);
  const isColumn = (meaning: Meaning | undefined): boolean => meaning?.is === 'column' || meaning?.is === 'name-of';
  const others = TABLES.filter((other) => other !== table && isColumn(meaningsOf(other).get(key)));
  const about = others.filter((other) =>
    columnList(other).some(([, { type }]) => type.is === 'reference' && type.to.join() === table.id),
  );
  return about.length > 0 ? about : others;
}

let everyKey: Set<string> | undefined;

/** Whether a header is known in any table, by which readers choose encoding and delimiter. */
export function isAnyHeader(key: string): boolean {
  if (!everyKey) {
    everyKey = new Set();
    for (const table of TABLES) for (const known of meaningsOf(table).keys()) everyKey.add(known);
  }
  return key !== '' && everyKey.has(key);
}

const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? cell : cell === null || cell === undefined || cell instanceof Date ? '' : String(cell);

function cellsOf(table: Table, upper: readonly Cell[] | null, lower: readonly Cell[], row: number): HeaderCell[] {
  const meanings = meaningsOf(table);
  const cells: HeaderCell[] = [];
  const width = Math.max(lower.length, upper?.length ?? 0);
  let group = '';
  let groupIndex = 0;
  for (let index = 0; index < width; index++) {
    const above = upper ? cellText(upper[index]).trim() : '';
    const below = cellText(lower[index]).trim();
    // A heading merged over several columns is written in the first of them.
    if (above !== '') {
      group = above;
      groupIndex = index;
    }
    const candidates = upper === null ? [below] : below === '' ? [above] : [below, group + below, above];
    const written =
      candidates.find((candidate) => candidate !== '' && meanings.has(headerKey(candidate))) ??
      candidates.find((c) => c !== '') ??
      '';
    cells.push({
      index,
      written: written
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .join(''),
      meaning: written === '' ? null : (meanings.get(headerKey(written)) ?? null),
      group: upper === null || below === '' ? '' : group,
      unit: unitInBrackets(below, row, index) ?? (group === '' ? null : unitInBrackets(group, row - 1, groupIndex)),
    });
  }
  while (cells.length > 0 && (cells.at(-1) as HeaderCell).written === '') cells.pop();
  return cells;
}

function score(cells: readonly HeaderCell[]): number {
  const fields = new Set<string>();
  for (const { meaning } of cells)
    if (meaning && (meaning.is === 'column' || meaning.is === 'name-of')) fields.add(meaning.field);
  return fields.size;
}

/** The header of a sheet for a table, or null where none of the first rows looks like one. */
export function findHeader(table: Table, rows: readonly (readonly Cell[])[]): Header | null {
  let best: Header | null = null;
  let most = 0;
  const end = Math.min(rows.length, HEADER_ROWS_SEARCHED);
  for (let r = 0; r < end; r++) {
    const row = rows[r] as readonly Cell[];
    const single = cellsOf(table, null, row, r);
    const singleScore = score(single);
    if (singleScore > most) {
      most = singleScore;
      best = { row: r, cells: single, corners: [] };
    }
    if (r > 0) {
      const above = rows[r - 1] as readonly Cell[];
      const double = cellsOf(table, above, row, r);
      const doubleScore = score(double);
      // Two rows are one header if they say more together than either does alone, or if a heading is
      // merged over both.
      const joined = single.some(
        ({ index, meaning }) => meaning !== null && cellText(above[index]) === cellText(row[index]),
      );
      if (
        (doubleScore > most && doubleScore > singleScore) ||
        (joined && doubleScore === most && singleScore === most && best?.row === r)
      ) {
        most = doubleScore;
        best = { row: r, cells: double, corners: [] };
      }
    }
  }
  if (best === null || most < Math.min(2, Object.keys(table.columns).length)) return null;
  return withUnits(best, rows);
}
