/**
 * What became of a row that was published and is no more (去向): it ended, it is still in the office's tables and kept back,
 * or it is gone.
 */
import { decisionDays, lastDayOf, withdrawalOf } from '../domain/accusation-term.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Bulletin, ListEntry, Manager, RegisterEvent, Sourced, TableId } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import type { Withdrawal } from '../domain/removal.ts';
import { csvCell, type RecordValue } from '../downloads/cells.ts';
import type { Row } from '../downloads/rows.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { isNamingTable } from './derived.ts';
import { eventsThen, fieldsOfRow, timedRecord, timedRow } from './fields.ts';
import type { After, Before } from './sides.ts';
import { standingRows } from './standing.ts';

export type Fate =
  | { is: 'gone' }
  /** 到期, 修复, 更正, its term over, or (`left`) somebody who holds a post no more. `on` is the first day without it. */
  | { is: 'ended'; why: Withdrawal['why'] | 'left'; on: IsoDate }
  /** It is in the tables and not published: of another place, of a day to come, or no longer confirmed. */
  | { is: 'kept' };

/** The fates of rows of a table that are published no more. */
export function fatesOf(before: Before, { publication, read }: After): (table: TableId, row: Row) => Fate {
  const { portal, release, register } = publication;
  const limits = { accusationMonths: portal.accusations.months, listMonths: portal.retention.listMonths };
  const decidedOn = decisionDays(read.records.event);
  const decidedThen = decisionDays(eventsThen(before));
  const unpublished = new Map<TableId, ReadonlyMap<string, readonly Sourced[]>>();
  const keptBack = (table: TableId): ReadonlyMap<string, readonly Sourced[]> => {
    const known = unpublished.get(table);
    if (known !== undefined) return known;
    const shown = new Set<number>(standingRows(register, table).map(({ source }) => source));
    const rows = (read.records[table] as readonly Sourced[]).filter(({ source }) => !shown.has(source));
    const made = groupBy(rows, (row) => keyOfRecord(table, row));
    unpublished.set(table, made);
    return made;
  };
  return (table, row) => {
    const record = keptBack(table).get(keyOfRow(table, row))?.[0];
    if (isNamingTable(table)) {
      const found = record as (ListEntry | Bulletin | RegisterEvent) | undefined;
      const withdrawn =
        found === undefined
          ? null
          : withdrawalOf(timedRecord(table, found), decidedOn(found.subject, found.document), limits, release.asOf);
      if (withdrawn !== null) return { is: 'ended', ...withdrawn };
      const fields = fieldsOfRow(table, row);
      const decided = decidedThen(fields.subject ?? null, fields.document ?? null);
      const last = lastDayOf(timedRow(table, fields), decided, limits);
      if (found === undefined && last !== null && last < release.asOf)
        return { is: 'ended', why: 'ended', on: addDays(last, 1) };
    }
    if (record === undefined) return { is: 'gone' };
    const until = table === 'manager' ? (record as Manager).until : null;
    return until !== null && until <= release.asOf ? { is: 'ended', why: 'left', on: until } : { is: 'kept' };
  };
}

const keyColumns = (table: TableId) =>
  columnList(tableOf(table)).filter(([field]) => (tableOf(table).key as readonly string[]).includes(field));

const keyOfRow = (table: TableId, row: Row): string =>
  keyColumns(table)
    .map(([, { header }]) => row[header] ?? '')
    .join('\u0001');

function keyOfRecord(table: TableId, record: Sourced): string {
  const values = record as unknown as Readonly<Record<string, RecordValue>>;
  return keyColumns(table)
    .map(([field, column]) => csvCell(column, values[field] ?? null))
    .join('\u0001');
}
