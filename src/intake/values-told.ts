/** What a record says, in words (说法), where two that ought to say the same are set side by side. */
import { percentOf } from '../domain/share.ts';
import type { Column, Table } from '../tables/column.ts';
import type { Fields, Value } from './cells/reading.ts';
import type { Collected } from './collected.ts';

/** A value as its column has it: 「0.85」. */
export function valueInWords({ type }: Column, value: Value): string {
  if (value === null) return '空的';
  if (typeof value === 'boolean') return value ? '「是」' : '「否」';
  if (typeof value !== 'number') return `「${value}」`;
  if (type.is === 'money') return `「${(value / 100).toFixed(2)}」元`;
  if (type.is === 'rate') return `「${value / 10_000}」`;
  return type.is === 'percent' ? `「${percentOf(value)}」` : `「${value}」`;
}

/** Of whom and of what a row is: 丁香苑 物业服务费; undefined where its own code says it already. */
export function whoInWords(
  { lookup }: Collected,
  table: { key: readonly string[]; columns: Table['columns'] },
  record: Fields,
): string | undefined {
  const { key } = table;
  const columns = table.columns as Readonly<Record<string, Column>>;
  const named = key.slice(0, 2).flatMap((field) => {
    const value = record[field] ?? null;
    const type = columns[field]?.type;
    if (value === null || type === undefined) return [];
    return type.is === 'reference'
      ? (type.to.flatMap((target) => lookup.entity(target, String(value))?.name ?? [])[0] ?? String(value))
      : String(value);
  });
  return key[0] === 'code' || named.length === 0 ? undefined : named.join(' ');
}
