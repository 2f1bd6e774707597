/**
 * What cells say whose numbers are read as others (写的数): 0.6 under 万㎡ is kept as 6000. What is told of a number once all
 * rows are known names the cell's own text, which is what somebody sees in the file.
 */
import type { Table } from '../tables/column.ts';
import type { TableRelation } from '../tables/relation.ts';
import type { Fields, Value } from './cells/reading.ts';
import { measureOf } from './cells/units.ts';
import type { Plan, PlannedColumn } from './planned.ts';
import { cellWords, type Row } from './row.ts';

/** By record and field, the text of a cell. */
export type AsWritten = Map<string, string>;

/** The columns of a sheet whose numbers are held against others. */
export function comparedColumns(table: Table, { columns }: Plan): PlannedColumn[] {
  const fields = new Set(
    (table.amongRows as readonly TableRelation<Fields>[]).flatMap((one) =>
      one.rule === 'ratio'
        ? [one.above]
        : one.rule === 'near-middle'
          ? [one.field]
          : one.rule === 'steady'
            ? [one.amount]
            : one.rule === 'usual-rate'
              ? [one.rate]
              : [],
    ),
  );
  return columns.filter(({ field, index }) => index >= 0 && fields.has(field));
}

/** Keeps what the cells of a row say where that isn't the number that was read, so that few are kept; with the unit of its column. */
export function noteWritten(written: AsWritten, compared: readonly PlannedColumn[], row: Row): void {
  for (const { field, column, index, unit } of compared) {
    const value = inOwnUnit(column.type.is, row.record[field] ?? null);
    const text = value === null ? null : cellWords(row, index);
    if (text !== null && Number.parseFloat(text.replaceAll(/[,，]/g, '')) !== value)
      written.set(keyOf(row.record, field), unit !== null && /\d$/.test(text) ? `${text} ${unit.name}` : text);
  }
}

/** What a cell says and what that makes, where it says another number; null where it doesn't. */
export function writtenAs(
  written: AsWritten,
  record: Fields,
  [field, { type }]: readonly [string, PlannedColumn['column']],
): { text: string; makes: string } | null {
  const text = written.get(keyOf(record, field));
  if (text === undefined) return null;
  return { text, makes: `${inOwnUnit(type.is, record[field] ?? null)} ${measureOf(type)?.own ?? ''}`.trim() };
}

const keyOf = ({ source }: Fields, field: string): string => `${source} ${field}`;

/** What a number is kept in, of its own unit: 分 of a 元. */
const PARTS: Readonly<Record<string, number>> = { money: 100, rate: 10_000 };

/** A number as people have it. */
const inOwnUnit = (kind: string, value: Value): number | null =>
  typeof value !== 'number' ? null : value / (PARTS[kind] ?? 1);
