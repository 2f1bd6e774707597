/**
 * Columns whose numbers have moved by a power of ten (数量级), as amounts do that were written in 万元 and are read in 元.
 */
import type { TableId } from '../domain/records.ts';
import { sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { type Column, columnList } from '../tables/column.ts';
import type { ComparedTable } from './table-changes.ts';

export interface ScaleMove {
  table: TableId;
  tableName: string;
  header: string;
  /** Null for the whole table, else one of its files. */
  file: string | null;
  /** 4: ten thousand times as much as before; −4: a ten-thousandth. */
  power: number;
  rows: number;
  /** Of so many numbers. */
  of: number;
  /** The first of them. */
  example: { words: string; before: string; after: string };
}

/** So many numbers at least, before anybody speaks of a column. */
const ROWS_LEAST = 3;
/** How far a ratio may be from a power of ten: what was rounded in a larger unit is not exactly a power. */
const NEARNESS = 0.02;

/**
 * A column has moved where at least three of its numbers did so by the same power, which are more than half of those that
 * changed and more than a tenth of all; looked at in the whole table, else in each of its files.
 */
export function scaleMoves(
  tables: readonly ComparedTable[],
  sheets: readonly SourceSheet[],
  words: (table: TableId, at: number) => string,
): ScaleMove[] {
  return tables.flatMap((compared) =>
    columnList(compared.table).flatMap(([, column]) => {
      if (!isAmount(column)) return [];
      const moved = movedNumbers(compared, column.header, sheets);
      if (moved.length < ROWS_LEAST) return [];
      const numbers = numbersIn(compared, column.header, sheets);
      const whole = moveIn(moved, numbers.length);
      const told = (file: string | null, move: Move): ScaleMove => ({
        ...{ table: compared.table.id, tableName: compared.table.name, header: column.header, file },
        ...{ power: move.power, rows: move.rows, of: move.of },
        example: {
          words: words(compared.table.id, move.first.at),
          before: move.first.before,
          after: move.first.after,
        },
      });
      if (whole !== null) return [told(null, whole)];
      return [...new Set(moved.map(({ file }) => file))].flatMap((file) => {
        const own = moved.filter((one) => one.file === file);
        const move = moveIn(own, numbers.filter((one) => one === file).length);
        return move === null ? [] : [told(file, move)];
      });
    }),
  );
}

/** Numbers that tell how much there is. A year or a rank is none of them. */
function isAmount({ type }: Column): boolean {
  if (type.is === 'integer') return type.suffix === null;
  return type.is === 'decimal' || type.is === 'money' || type.is === 'rate' || type.is === 'percent';
}

interface Moved {
  at: number;
  file: string;
  before: string;
  after: string;
  /** Null where it changed by something else than a power of ten. */
  power: number | null;
}

interface Move {
  power: number;
  rows: number;
  of: number;
  first: Moved;
}

function moveIn(moved: readonly Moved[], of: number): Move | null {
  const powers = new Map<number, Moved[]>();
  for (const one of moved) if (one.power !== null) powers.set(one.power, [...(powers.get(one.power) ?? []), one]);
  for (const [power, rows] of powers) {
    const [first] = rows;
    const isMost = rows.length >= ROWS_LEAST && rows.length * 2 > moved.length && rows.length * 10 > of;
    if (isMost && first !== undefined) return { power, rows: rows.length, of, first };
  }
  return null;
}

function movedNumbers(
  { pairs, after, records }: ComparedTable,
  header: string,
  sheets: readonly SourceSheet[],
): Moved[] {
  return pairs.flatMap(({ before: row, at }) => {
    const [before, now] = [row[header] ?? '', after[at]?.[header] ?? ''];
    const [from, to] = [numberIn(before), numberIn(now)];
    if (from === null || to === null || from === to) return [];
    const exponent = Math.log10(Math.abs(to / from));
    const power = Math.round(exponent);
    const isPower = power !== 0 && to * from > 0 && Math.abs(exponent - power) <= NEARNESS;
    return [{ at, file: fileOf(records, at, sheets), before, after: now, power: isPower ? power : null }];
  });
}

/** For each number that a column has now, the file in which it stands. */
function numbersIn({ after, records, added }: ComparedTable, header: string, sheets: readonly SourceSheet[]): string[] {
  const come = new Set(added);
  return after.flatMap((row, at) =>
    come.has(at) || numberIn(row[header] ?? '') === null ? [] : [fileOf(records, at, sheets)],
  );
}

function fileOf(records: ComparedTable['records'], at: number, sheets: readonly SourceSheet[]): string {
  const record = records[at];
  return record === undefined ? '' : (sheets[sourceSheetIndex(record.source)]?.file ?? '');
}

/** The number of a cell of a download; null for a blank and for zero, which has no scale. */
function numberIn(cell: string): number | null {
  const number = cell === '' ? 0 : Number(cell.replace('%', ''));
  return Number.isFinite(number) && number !== 0 ? number : null;
}
