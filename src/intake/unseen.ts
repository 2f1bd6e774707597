/**
 * What stands in a table without being visible to somebody who opens it: hidden rows and columns, letters struck out or
 * in the colour of their ground, formats that show nothing.
 *
 * It is read, and reported: as an error in tables that accuse somebody, otherwise as a warning. Rows and cells are
 * collected while a sheet is read, and reported once for each reason.
 */
import { columnLetters } from '../domain/column-letters.ts';
import type { TableId } from '../domain/records.ts';
import type { Plan } from './planned.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, problem } from './problems.ts';
import { type Cell, cellKey, type Looks, type RawSheet, type UnseenReason } from './read/sheet.ts';

/** Tables whose rows say something about somebody, which must not come from a hidden draft. */
const ACCUSING: ReadonlySet<TableId> = new Set(['list_entry', 'bulletin', 'firm_grade']);

const REASONS: Readonly<Record<UnseenReason, string>> = {
  hidden: '隐藏',
  filtered: '被筛选掉',
  folded: '折叠在分组里',
  'no-height': '行高或列宽接近 0',
  struck: '整格加了删除线',
  'partly-struck': '一部分字加了删除线',
  pale: '字和底色一样',
  'partly-pale': '一部分字和底色一样',
  format: '单元格格式什么都不显示',
  'zeros-off': '工作表设了不显示零值',
};

/** Ranges in a message beyond which the rest is counted. */
const RANGES_MAX = 20;

/** The parts of a sheet's records that nobody sees, collected row by row. */
export interface Unseen {
  readonly looks: Looks;
  /** Rows from 0, by reason. */
  readonly rows: Map<UnseenReason, number[]>;
  /** Columns from 0 in which a record has a value, by reason. */
  readonly columns: Map<UnseenReason, Set<number>>;
  /** Rows of cells, and the columns that they stand in. */
  readonly cells: Map<UnseenReason, { rows: number[]; columns: Set<number> }>;
  firstRow: number;
}

/** Null where everything in the sheet is seen. */
export function newUnseen({ looks }: RawSheet): Unseen | null {
  if (looks === null || looks.rows.size + looks.columns.size + looks.cells.size === 0) return null;
  return { looks, rows: new Map(), columns: new Map(), cells: new Map(), firstRow: -1 };
}

/** Looks at a row that is a record. */
export function lookAtRow(unseen: Unseen, row: number, cells: readonly Cell[], plan: Plan): void {
  const { looks } = unseen;
  const reason = looks.rows.get(row);
  if (reason !== undefined) added(unseen.rows, reason, () => []).push(row);
  for (const { index } of plan.columns) {
    const cell = cells[index] ?? null;
    if (cell === null || cell === '') continue;
    const ofColumn = looks.columns.get(index);
    if (ofColumn !== undefined) {
      if (unseen.firstRow < 0) unseen.firstRow = row;
      added(unseen.columns, ofColumn, () => new Set<number>()).add(index);
    }
    const ofCell = looks.cells.get(cellKey(row, index));
    if (ofCell === undefined) continue;
    const found = added(unseen.cells, ofCell, () => ({ rows: [], columns: new Set<number>() }));
    if (found.rows.at(-1) !== row) found.rows.push(row);
    found.columns.add(index);
  }
}

function added<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Tells what was found: one problem for each reason. */
export function reportUnseen(unseen: Unseen, table: TableId, place: Place, plan: Plan, problems: ProblemLog): void {
  const code = ACCUSING.has(table) ? 'unseen-accusing' : 'unseen-content';
  const headers = new Map(plan.columns.map(({ index, column }) => [index, column.header]));
  const named = (columns: Iterable<number>): string =>
    [...columns].map((index) => `「${headers.get(index) ?? ''}」（${columnLetters(index)} 列）`).join('、');
  const tell = (row: number, column: number | null, hint: string): void => {
    const at = column === null ? {} : { columnIndex: column, column: headers.get(column) ?? null };
    problems.push(problem(code, { ...place, row: row + 1, ...at }, null, { hint }));
  };
  for (const [reason, rows] of unseen.rows) tell(rows[0] as number, null, `${inRanges(rows)}${REASONS[reason]}`);
  for (const [reason, columns] of unseen.columns)
    tell(unseen.firstRow, only(columns), `${named(columns)}整列${REASONS[reason]}`);
  for (const [reason, { rows, columns }] of unseen.cells)
    tell(rows[0] as number, only(columns), `${inRanges(rows)}的${named(columns)}${REASONS[reason]}`);
}

function only(columns: ReadonlySet<number>): number | null {
  return columns.size === 1 ? ([...columns][0] as number) : null;
}

/** Rows from 0, in order, as a spreadsheet counts them: 第 3、5–9 行. */
export function inRanges(rows: readonly number[]): string {
  const ranges: string[] = [];
  for (let i = 0; i < rows.length; ) {
    let end = i;
    while (rows[end + 1] === (rows[end] as number) + 1) end++;
    const [from, to] = [(rows[i] as number) + 1, (rows[end] as number) + 1];
    ranges.push(from === to ? String(from) : `${from}–${to}`);
    i = end + 1;
  }
  const more = ranges.length > RANGES_MAX ? ` 等共 ${rows.length}` : '';
  return `第 ${ranges.slice(0, RANGES_MAX).join('、')}${more} 行`;
}
