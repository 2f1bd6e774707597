/**
 * Codes that were changed (换了编码): an estate, a firm or a place under another code is the same one, where 旧编码 or 旧代码 says so
 * or where all else agrees; and whatever is told of it is told of the same one.
 *
 * A merger is none: of two that have become one nobody can say which of them it is, so both are gone.
 */
import { formerCodesOf, formerNamesOf } from '../domain/former.ts';
import { nameCodesOf } from '../domain/name-code.ts';
import type { TableId } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';
import { tableOf } from '../tables/catalogue.ts';
import { type Column, columnList, type ReferenceTarget, type Table } from '../tables/column.ts';
import type { Pair } from './match-rows.ts';
import { headerOf } from './names.ts';
import type { Before } from './sides.ts';

/** Codes before and as they are now, by what they are codes of. */
export type Recodings = ReadonlyMap<ReferenceTarget, ReadonlyMap<string, string>>;

/** Whether a table gives codes that others refer to. */
export const isOwnCoded = (table: TableId): table is ReferenceTarget =>
  table === 'division' || table === 'firm' || table === 'estate';

/** Letter case tells no codes apart. */
const keyOf = (code: string): string => code.toUpperCase();

/**
 * Rows that are one because either side names the code of the other as a former one: now, or before, where a change was taken
 * back. Neither code may be there on both sides, and no other row may be meant as well.
 */
export function recodedPairs(table: ReferenceTarget, before: readonly Row[], after: readonly Row[]): Pair[] {
  const [code, former] = [headerOf(table, 'code'), headerOf(table, 'formerCodes')];
  const byCode = (rows: readonly Row[]) => new Map(rows.map((row, at) => [keyOf(row[code] ?? ''), at]));
  const formersOf = (row: Row): string[] => {
    const own = row[code] ?? '';
    const formers = formerCodesOf({ code: own, formerCodes: row[former] ?? null });
    // A firm that was known by its name alone has a code now.
    const names = {
      code: own,
      name: row[headerOf('firm', 'name')] ?? '',
      formerName: row[headerOf('firm', 'formerName')] ?? null,
    };
    return [...formers, ...(table === 'firm' ? nameCodesOf(names) : [])].map(keyOf);
  };
  const [then, now] = [byCode(before), byCode(after)];
  const meant = (at: number | undefined): number[] => (at === undefined ? [] : [at]);
  const pairs = [
    ...after.flatMap((row, is) => formersOf(row).flatMap((one) => meant(then.get(one)).map((was) => ({ was, is })))),
    ...before.flatMap((row, was) => formersOf(row).flatMap((one) => meant(now.get(one)).map((is) => ({ was, is })))),
  ].filter(({ was, is }) => !now.has(keyOf(before[was]?.[code] ?? '')) && !then.has(keyOf(after[is]?.[code] ?? '')));
  const [ofThen, ofNow] = [groupBy(pairs, ({ was }) => was), groupBy(pairs, ({ is }) => is)];
  return pairs.filter(({ was, is }) => ofThen.get(was)?.length === 1 && ofNow.get(is)?.length === 1);
}

/** The codes that differ in pairs of rows of a table. */
export function recodedBy(
  table: ReferenceTarget,
  { pairs, after }: { pairs: readonly { before: Row; at: number }[]; after: readonly Row[] },
): ReadonlyMap<string, string> {
  const code = headerOf(table, 'code');
  return new Map(
    pairs.flatMap(({ before, at }) => {
      const [from, to] = [before[code] ?? '', after[at]?.[code] ?? ''];
      return from === to ? [] : [[from, to] as const];
    }),
  );
}

/** A publication before in which changed codes stand as they are now, but for the rows that they are codes of. */
export function ledOn(before: Before, target: ReferenceTarget, codes: ReadonlyMap<string, string>): Before {
  if (codes.size === 0) return before;
  const tables = [...before.tables].map(([id, table]) => {
    const rows = table.rows.map((row) => renamed(tableOf(id), row, target, codes));
    return [id, { ...table, rows }] as const;
  });
  const findings = before.findings?.map((found) =>
    found.subjectKind === target ? { ...found, subject: codes.get(found.subject) ?? found.subject } : found,
  );
  return { ...before, tables: new Map(tables), findings: findings ?? null };
}

/** A row in which changed codes that it refers to stand as they are now. */
export function renamed(table: Table, row: Row, target: ReferenceTarget, codes: ReadonlyMap<string, string>): Row {
  if (codes.size === 0) return row;
  const changed = columnList(table).flatMap(([field, column]) => {
    const now = refersTo(table, field, column, target) ? codes.get(row[column.header] ?? '') : undefined;
    return now === undefined ? [] : [[column.header, now]];
  });
  return changed.length === 0 ? row : { ...row, ...Object.fromEntries(changed) };
}

/** Whether a column holds codes of a table: by reference, or as the parents among its own rows. */
function refersTo(table: Table, field: string, { type }: Column, target: ReferenceTarget): boolean {
  if (type.is === 'reference') return type.to.includes(target);
  return table.id === target && table.amongRows.some((one) => one.rule === 'tree' && one.parent === field);
}

/** What a row is called, and the column that says what it was called before. */
const FORMER = { formerCodes: 'code', formerName: 'name' } as const;

/** Whether a cell of former codes or names has changed by no more than what the row's own code or name has. */
export function saysFormer(table: TableId, field: string, before: Row, after: Row | undefined): boolean {
  if (!isOwnCoded(table) || (field !== 'formerCodes' && field !== 'formerName') || after === undefined) return false;
  const own = headerOf(table, FORMER[field]);
  if (before[own] === after[own]) return false;
  // Codes are separated by one of the marks that separate names.
  const formers = (row: Row): Set<string> => new Set(formerNamesOf(row[headerOf(table, field)] ?? null));
  const changed = formers(before).symmetricDifference(formers(after));
  return [...changed].every((one) => one === before[own] || one === after[own]);
}
