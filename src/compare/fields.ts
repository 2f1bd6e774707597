/**
 * Rows of a download as records again, as far as texts go: what a term is reckoned from needs no numbers.
 */
import { type Timed, timedBulletin, timedEvent, timedListing } from '../domain/accusation-term.ts';
import { parseIsoDate } from '../domain/iso-date.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Bulletin, ListEntry, RegisterEvent } from '../domain/records.ts';
import type { NamingTable } from '../downloads/namings.ts';
import type { Row } from '../downloads/rows.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import type { Before } from './sides.ts';

/** The fields of a row; a blank cell, the word for nobody, and what this version can't read, is null. */
export function fieldsOfRow(table: NamingTable, row: Row): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    columnList(tableOf(table)).map(([field, { header, type }]) => {
      const cell = row[header] ?? '';
      const isNobody = type.is === 'reference' && type.nobody === cell;
      const isUnread =
        (type.is === 'date' && parseIsoDate(cell) === null) ||
        (type.is === 'period' && parsePeriod(cell) === null) ||
        (type.is === 'choice' && type.closed && !type.values.includes(cell));
      return [field, cell === '' || isNobody || isUnread ? null : cell];
    }),
  );
}

/** A day that never comes, for a row whose own can't be read: of such a row nobody can say that it has ended. */
const NEVER = '9000-01-01';
/** What is not known to praise may accuse. */
const KIND = { list_entry: null, bulletin: '批评', event: '通报' } as const satisfies Record<
  NamingTable,
  string | null
>;

/** A row of a table that may name somebody, as far as its end depends on it. */
export function timedRow(table: NamingTable, fields: Readonly<Record<string, string | null>>): Timed {
  const record = {
    ...fields,
    kind: fields.kind ?? KIND[table],
    listedOn: fields.listedOn ?? NEVER,
    month: fields.month ?? NEVER.slice(0, 7),
    date: fields.date ?? NEVER,
    result: fields.result ?? '',
  };
  return timedRecord(table, record as unknown as ListEntry | Bulletin | RegisterEvent);
}

/** The same of a record. */
export function timedRecord(table: NamingTable, record: ListEntry | Bulletin | RegisterEvent): Timed {
  if (table === 'list_entry') return timedListing(record as ListEntry);
  if (table === 'bulletin') return timedBulletin(record as Bulletin);
  return timedEvent(record as RegisterEvent);
}

/** The events of the publication before, as far as they tell days of decisions. */
export function eventsThen({ tables }: Pick<Before, 'tables'>): RegisterEvent[] {
  return (tables.get('event')?.rows ?? [])
    .map((row) => fieldsOfRow('event', row) as unknown as RegisterEvent)
    .filter(({ date }) => date !== null);
}
