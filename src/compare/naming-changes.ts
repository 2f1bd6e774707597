/**
 * Who is named as bad and wasn't, and who is named no more (点名变化): 黑榜, 通报批评, and events that accuse.
 */
import { decisionDays, lastDayOf } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Bulletin, ListEntry, RegisterEvent, TableId } from '../domain/records.ts';
import type { NamingTable } from '../downloads/namings.ts';
import type { Row } from '../downloads/rows.ts';
import { isNamingTable } from './derived.ts';
import type { Fate } from './fates.ts';
import { eventsThen, fieldsOfRow, timedRecord, timedRow } from './fields.ts';
import { headerOf, type Names } from './names.ts';
import type { After, Before } from './sides.ts';
import { type ComparedTable, type Place, placeOf } from './table-changes.ts';

export interface NamingTold {
  table: TableId;
  subject: string;
  words: string;
  /** Its basis, reason or result, as published. */
  because: string;
  /** Its last day; null where nothing ends it. */
  until: IsoDate | null;
  place: Place | null;
}

/** Why somebody is named no more; `changed` where the row says something else now. */
export type NamingEnd = NamingTold & { fate: Fate | { is: 'changed' } };

export interface NamingChanges {
  appear: readonly NamingTold[];
  end: readonly NamingEnd[];
}

export function namingChanges(
  tables: readonly ComparedTable[],
  before: Before,
  after: After,
  names: Names,
): NamingChanges {
  const appear: NamingTold[] = [];
  const end: NamingEnd[] = [];
  const ends = endsThen(before, after);
  const { sheets } = after.publication.register;
  for (const compared of tables) {
    const { id } = compared.table;
    if (!isNamingTable(id)) continue;
    const now = (at: number): NamingTold => {
      const record = compared.records[at] as ListEntry | Bulletin | RegisterEvent;
      const row = compared.after[at] as Row;
      return { ...told(id, row, names), until: record.until, place: placeOf(sheets, record, null) };
    };
    const accusesNow = (at: number): boolean =>
      timedRecord(id, compared.records[at] as ListEntry | Bulletin | RegisterEvent).accuses;
    const past = (row: Row): NamingTold => ({ ...told(id, row, names), until: ends(id, row), place: null });
    appear.push(...compared.added.filter(accusesNow).map(now));
    end.push(
      ...compared.removed.filter(({ row }) => accused(id, row)).map(({ row, fate }) => ({ ...past(row), fate })),
    );
    const subject = headerOf(id, 'subject');
    for (const { before: row, at } of compared.pairs) {
      // Whoever stands in the place of another is named anew, and the other is named no more.
      const isOther = row[subject] !== compared.after[at]?.[subject];
      if (accusesNow(at) && (isOther || !accused(id, row))) appear.push(now(at));
      if (accused(id, row) && (isOther || !accusesNow(at))) end.push({ ...past(row), fate: { is: 'changed' } });
    }
  }
  return { appear, end };
}

const accused = (table: NamingTable, row: Row): boolean => timedRow(table, fieldsOfRow(table, row)).accuses;

const BECAUSE = { list_entry: 'basis', bulletin: 'reason', event: 'result' } as const satisfies Record<
  NamingTable,
  string
>;

function told(table: NamingTable, row: Row, names: Names): Pick<NamingTold, 'table' | 'subject' | 'words' | 'because'> {
  const because = row[headerOf(table, BECAUSE[table])] ?? '';
  return { table, subject: row[headerOf(table, 'subject')] ?? '', words: names.row(table, row), because };
}

/** The last day of what was published, as terms are reckoned now. */
function endsThen(before: Before, { publication }: After): (table: NamingTable, row: Row) => IsoDate | null {
  const { accusations, retention } = publication.portal;
  const limits = { accusationMonths: accusations.months, listMonths: retention.listMonths };
  const decidedOn = decisionDays(eventsThen(before));
  return (table, row) => {
    const fields = fieldsOfRow(table, row);
    return lastDayOf(timedRow(table, fields), decidedOn(fields.subject ?? null, fields.document ?? null), limits);
  };
}
