/**
 * What a publication would lose of the one before (丢失): what stops it until somebody says why.
 *
 * What was taken off, what has run out and what is off until a day is no loss, neither as a row nor as a list. What follows from a loss is not said
 * again: rows of an estate that is gone are no loss of their tables.
 */
import { compareText } from '../domain/order.ts';
import type { Part } from '../domain/portal.ts';
import type { Profile } from '../domain/profile.ts';
import type { TableId } from '../domain/records.ts';
import { groupBy, type Register } from '../domain/register.ts';
import { publishedRows, type Row } from '../downloads/rows.ts';
import { columnList } from '../tables/column.ts';
import type { ColumnLoss } from './columns.ts';
import { isOffWhole, type OffNow } from './later.ts';
import { matchRows } from './match-rows.ts';
import { headerOf, type Names } from './names.ts';
import type { ScaleMove } from './scales.ts';
import type { After, Before } from './sides.ts';
import { emptiedRows } from './standing.ts';
import type { ComparedTable } from './table-changes.ts';

export type Loss =
  | { is: 'table'; table: TableId; name: string; rows: number }
  | { is: 'part'; part: Part }
  | { is: 'profile'; code: string | null; name: string; documents: readonly string[] }
  /** A list (红黑榜) of a place and period with all its rows; 0 where everybody had been taken off it before. */
  | { is: 'list'; division: string; period: string; colour: string; words: string; rows: number }
  | { is: 'subjects'; table: 'estate' | 'firm'; gone: number; of: number; names: readonly string[] }
  | { is: 'rows'; table: TableId; name: string; gone: number; of: number; names: readonly string[] }
  | ({ is: 'scale' } & ScaleMove)
  | ({ is: 'column' } & ColumnLoss);

/** More than so many, and more than a tenth of all, are a loss. */
const GONE_MAX = 3;
const isMany = (gone: number, of: number): boolean => gone > GONE_MAX && gone * 10 > of;

export interface LossInput {
  before: Before;
  after: After;
  tables: readonly ComparedTable[];
  columns: readonly ColumnLoss[];
  scales: readonly ScaleMove[];
  off: OffNow;
  names: Names;
}

export function lossesOf(input: LossInput): Loss[] {
  const { before, after, tables, columns, scales, off } = input;
  const present = after.publication.register.present;
  const lostTables = tables
    .filter(({ table }) => before.tables.has(table.id) && !present.has(table.id) && !isOffWhole(after, table.id, off))
    .map((one): Loss => ({ is: 'table', table: one.table.id, name: one.table.name, rows: one.before.length }));
  const parts = before.parts.filter((part) => !after.parts.includes(part));
  return [
    ...lostTables,
    ...parts.map((part): Loss => ({ is: 'part', part })),
    ...profilesLost(before, after),
    ...(['estate', 'firm'] as const).flatMap((table) => subjectsLost(table, input)),
    ...tables.flatMap((table) => (present.has(table.table.id) ? rowsLost(table, input) : [])),
    ...listsLost(input),
    ...scales.map((one): Loss => ({ is: 'scale', ...one })),
    ...columns.filter(({ ends }) => ends).map((one): Loss => ({ is: 'column', ...one })),
  ];
}

/** Profiles all of whose documents had a page, that are in use no more and one of whose documents has none now. */
function profilesLost({ documents }: Before, after: After): Loss[] {
  const gone = (documents ?? []).filter((id) => !after.documents.includes(id));
  if (gone.length === 0) return [];
  const known = new Map<string, Profile>();
  for (const profile of [...after.publication.library, ...after.publication.profiles.values()])
    known.set(profile.division, profile);
  const of = ({ sources }: Profile): string[] => sources.map(({ id }) => id).filter((id) => gone.includes(id));
  const lost = [...known.values()]
    .filter(({ division }) => !after.profiles.includes(division))
    .filter((profile) => of(profile).length > 0 && profile.sources.every(({ id }) => documents?.includes(id)))
    .map((profile): Loss & { is: 'profile' } => ({
      is: 'profile',
      code: profile.division,
      name: profile.name,
      documents: profile.sources.flatMap(({ id, title }) => (gone.includes(id) ? [title] : [])),
    }));
  const told = new Set([...known.values()].flatMap(({ sources }) => sources.map(({ id }) => id)));
  const strange = gone.filter((id) => !told.has(id));
  return strange.length === 0 ? lost : [...lost, { is: 'profile', code: null, name: '', documents: strange }];
}

/** Estates or firms that are gone, those whose code was changed not among them. */
function subjectsLost(id: 'estate' | 'firm', { tables, names }: LossInput): Loss[] {
  const compared = tables.find(({ table }) => table.id === id);
  if (compared === undefined || compared.records.length === 0) return [];
  const gone = compared.removed.map(({ row }) => row[headerOf(id, 'code')] ?? '');
  const of = compared.before.length;
  return isMany(gone.length, of)
    ? [{ is: 'subjects', table: id, gone: gone.length, of, names: gone.map(names.subject) }]
    : [];
}

/**
 * Rows of which each subject (an estate, a firm, a place) has fewer than before. Where one was replaced by another of the
 * same subject, as a newer statement of a fund, nothing is lost.
 */
function rowsLost(compared: ComparedTable, input: LossInput): Loss[] {
  const { id, name } = compared.table;
  if (id === 'estate' || id === 'firm') return [];
  const subjectOf = subjectColumn(compared);
  const lostSubjects = new Set(
    input.tables
      .filter(({ table }) => table.id === 'estate' || table.id === 'firm')
      .flatMap(({ table, removed }) => removed.map(({ row }) => row[headerOf(table.id, 'code')] ?? '')),
  );
  const remaining = compared.removed.filter(
    ({ row, fate }) => fate.is !== 'ended' && !lostSubjects.has(subjectOf(row)) && !input.off.isOff(id, row),
  );
  const come = groupBy(compared.added, (at) => subjectOf(compared.after[at] ?? {}));
  const gone = [...groupBy(remaining, ({ row }) => subjectOf(row))].flatMap(([subject, rows]) =>
    rows.slice(0, Math.max(0, rows.length - (come.get(subject)?.length ?? 0))),
  );
  const ended = compared.removed.filter(({ fate }) => fate.is === 'ended').length;
  const outside = compared.removed.length - remaining.length - ended;
  const of = compared.before.length - ended - outside;
  if (!isMany(gone.length, of)) return [];
  const words = gone.map(({ row }) => input.names.row(id, row));
  return [{ is: 'rows', table: id, name, gone: gone.length, of, names: words }];
}

/** Whom a row of a table is about: what its first reference names; of a table without one the row itself. */
function subjectColumn({ table }: ComparedTable): (row: Row) => string {
  const references = columnList(table).filter(([, { type }]) => type.is === 'reference');
  const [, column] = references.find(([field]) => field === 'subject') ?? references[0] ?? [];
  const key = columnList(table).find(([field]) => (table.key as readonly string[]).includes(field))?.[1];
  const header = (column ?? key)?.header ?? '';
  return (row) => row[header] ?? '';
}

/**
 * Lists of which nothing is left, not even that there was one: neither those all of whose rows have ended with this
 * publication, nor one that was given another period.
 */
function listsLost({ before, after, tables, names }: LossInput): Loss[] {
  const compared = tables.find(({ table }) => table.id === 'list_entry');
  const { register } = after.publication;
  if (compared === undefined || !register.present.has('list_entry')) return [];
  const headers = LIST.map((field) => headerOf('list_entry', field));
  const keyOf = (row: Row): string => headers.map((header) => row[header] ?? '').join('\u0001');
  const left = new Set(publishedRows(register, 'list_entry').map(keyOf));
  const moved = new Set(compared.pairs.map((pair) => keyOf(pair.before)));
  const fates = new Map(compared.removed.map(({ row, fate }) => [row, fate]));
  const standing = groupBy(compared.before, keyOf);
  const lost = [...standing].flatMap(([key, own]) =>
    !moved.has(key) && own.some((row) => fates.get(row)?.is !== 'ended')
      ? [{ first: own[0] ?? {}, rows: own.length }]
      : [],
  );
  const emptied = emptiedLost(before, register, keyOf).map((first) => ({ first, rows: 0 }));
  return [...lost, ...emptied]
    .filter(({ first }) => !left.has(keyOf(first)))
    .sort((a, b) => compareText(keyOf(a.first), keyOf(b.first)))
    .map(({ first, rows }): Loss => {
      const [division = '', period = '', colour = ''] = headers.map((header) => first[header] ?? '');
      return { is: 'list', division, period, colour, words: names.subject(division), rows };
    });
}

/** Lists that everybody had been taken off before, and that aren't there any more, not under another period either. */
function emptiedLost({ tables }: Before, register: Register, keyOf: (row: Row) => string): readonly Row[] {
  const before = tables.get('list_entry')?.rows ?? [];
  const known = new Set(before.map(keyOf));
  const come = emptiedRows(publishedRows(register, 'list_entry')).filter((row) => !known.has(keyOf(row)));
  const headers = [...LIST, 'listedOn'].map((field) => headerOf('list_entry', field));
  const options = { headers, key: headers.slice(0, LIST.length), derived: new Set<string>(), mayMove: () => true };
  return matchRows(emptiedRows(before), come, { ...options, known: [] }).removed;
}

const LIST = ['division', 'period', 'colour'] as const;
