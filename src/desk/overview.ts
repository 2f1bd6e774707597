/**
 * What became of the office's files (各表一览): every file and sheet with the tables it has filled and what is wrong in it.
 */
import { compareText } from '../domain/order.ts';
import { NOT_REAL, openOf, placesOf } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import type { Content } from '../intake/read-content.ts';
import type { SheetSeen } from '../intake/sheets-seen.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { DeskFile, DeskSheet, DeskState, Lacking } from './api.ts';
import { isOf, recordCounts } from './sheet-records.ts';

type Read = Pick<Content, 'register' | 'problems' | 'seen' | 'totals' | 'portal'>;

/** A file as it lies in the folder. */
export interface Lying {
  path: string;
  bytes: number;
}

/** The files of `tables/`, also those that can't be read, with the sheets that were found in them. */
export function filesOf(read: Read, files: readonly Lying[]): DeskFile[] {
  const counts = recordCounts(read.register);
  return files
    .filter(({ path }) => path.startsWith('tables/') && !path.endsWith('/'))
    .map(({ path, bytes }) => {
      const own = read.seen.filter(({ file }) => file === path);
      return { path, bytes, sheets: own.map((seen) => sheetOf(seen, read, counts)) };
    })
    .sort((a, b) => compareText(a.path, b.path));
}

function sheetOf(seen: SheetSeen, { register, problems }: Read, counts: readonly number[]): DeskSheet {
  const { file, sheet, rows, read, mapping } = seen;
  const wrong = openOf(problems).filter((one) => one.file === file && one.sheet === sheet);
  // Several blocks or columns of a sheet may fill one table.
  const records = new Map<TableId, number>();
  for (const [index, one] of register.sheets.entries())
    if (isOf(one, seen)) records.set(one.table, (records.get(one.table) ?? 0) + (counts[index] ?? 0));
  const tables = [...records].map(([table, count]) => ({ table, name: tableOf(table).name, records: count }));
  const places = (severity: 'error' | 'warning'): number => placesOf(wrong.filter((one) => one.severity === severity));
  return { name: sheet, rows, read, mapping, tables, errors: places('error'), warnings: places('warning') };
}

/** What couldn't be read whole, each file or sheet once, in the order of what is wrong. */
export function lackingOf({ problems, seen }: Pick<Read, 'problems' | 'seen'>): Lacking[] {
  const errors = problems.filter(({ severity, code }) => severity === 'error' && !NOT_REAL.has(code));
  const places = new Map(errors.map(({ file, sheet }) => [JSON.stringify([file, sheet]), { file, sheet }]));
  return [...places.values()].map(({ file, sheet }) => {
    const how = seen.find((one) => one.file === file && one.sheet === sheet)?.read;
    return { file, sheet, why: how === 'proposed' || how === 'unread' ? 'unsaid' : 'errors' };
  });
}

/** How many records of each table there are. */
export const tablesOf = ({ totals }: Read): DeskState['tables'] =>
  totals.map(({ table, records, faulty }) => ({ table, name: tableOf(table).name, records, faulty }));

export function settingsOf({ portal }: Read): DeskState['settings'] {
  if (portal === null) return null;
  const { name, publisher, divisions, demo } = portal;
  return { name, publisher, divisions, demo };
}
