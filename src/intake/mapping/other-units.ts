/**
 * A header that has another unit this month (换了单位): 余额（万元） where 余额（元） was. The unit is read from the header, so the
 * column is still the one that is meant. A price is not: what it is charged by stands in the mapping.
 */
import type { Mapping } from '../../domain/mapping.ts';
import { headersUsed } from '../../domain/mapping.ts';
import { readUnit } from '../cells/units.ts';
import type { Block } from './anatomy.ts';
import { withHeaders } from './period-heads.ts';
import { sameHeader } from './views.ts';

const UNIT = /[(（[［【]([^()（）[\]［］【】]{1,32})[)）\]］】]/g;
/** Kinds of units that are converted as they are read. */
const CONVERTED: ReadonlySet<string> = new Set(['money', 'area']);

const withoutAmounts = (header: string): string =>
  header.replace(UNIT, (all, inside: string) => {
    const said = readUnit(inside);
    return said !== null && 'unit' in said && CONVERTED.has(said.unit.kind) ? '' : all;
  });

export interface OtherUnits {
  mapping: Mapping;
  /** What the mapping calls a column, and what the sheet does. */
  renamed: readonly [before: string, now: string][];
}

/** The mapping with the headers of a block for those that differ in their unit alone. */
export function withUnitsOf(mapping: Mapping, { columns }: Block): OtherUnits {
  const isThere = (header: string): boolean => columns.some(({ path }) => sameHeader(path, header));
  const known = [...mapping.headers, ...headersUsed(mapping)];
  const free = columns.map(({ path }) => path).filter((path) => !known.some((one) => sameHeader(one, path)));
  const renamed = [...headersUsed(mapping)].flatMap((header): [string, string][] => {
    if (isThere(header)) return [];
    const [now, ...others] = free.filter((path) => sameHeader(withoutAmounts(path), withoutAmounts(header)));
    return now === undefined || others.length > 0 ? [] : [[header, now]];
  });
  if (renamed.length === 0) return { mapping, renamed };
  const nowOf = new Map(renamed);
  const change = (header: string): string => nowOf.get(header) ?? header;
  const tables = mapping.tables.map((one) => ({
    ...one,
    columns: Object.fromEntries(
      Object.entries(one.columns).map(([header, from]) => [header, withHeaders(from, change)]),
    ),
  }));
  return { mapping: { ...mapping, headers: mapping.headers.map(change), tables }, renamed };
}
