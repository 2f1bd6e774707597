/**
 * What a publication says of somebody (点名): listings, bulletins, and what accuses in events and notices.
 *
 * Each is one text of all that is said of it, by which two publications can be compared. What ends it is no part of that:
 * a new 公示期至 is the same accusation.
 */
import { type Timed, timedBulletin, timedEvent, timedListing } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { downloadRows, type Publication } from '../domain/publication.ts';
import type { Ending, Sourced, TableId } from '../domain/records.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList, type ReferenceTarget } from '../tables/column.ts';
import { csvCell, type RecordValue } from './cells.ts';
import type { Row } from './rows.ts';

/** Tables whose rows may name somebody. */
export const NAMING_TABLES = ['list_entry', 'bulletin', 'event'] as const satisfies readonly TableId[];
export type NamingTable = (typeof NAMING_TABLES)[number];

/** The fields that say how a row ends. */
const OF_ENDING: ReadonlySet<string> = new Set(['removedOn', 'removal', 'until', 'toldOn']);

export interface Naming {
  text: string;
  /**
   * Whether it names somebody (点名), for good or ill: a removal takes it from every release. The other rows are there to
   * recognise what older versions wrote.
   */
  names: boolean;
  /** Whether it ends by itself. */
  ends: boolean;
  /** Its last day; null where only a removal ends it. */
  until: IsoDate | null;
}

/** All rows of a publication that may name somebody, and its notices, in its order. */
export function namingsOf({ register, notices }: Pick<Publication, 'register' | 'notices'>): Naming[] {
  const { list_entry, bulletin } = register.records;
  const of = <R extends Ending & Sourced>(table: NamingTable, rows: readonly R[], timed: (row: R) => Timed): Naming[] =>
    rows
      .filter(({ withdrawn }) => !withdrawn)
      .map((row) => {
        const ends = timed(row).endsByItself;
        return {
          text: textOf(table, row as unknown as Readonly<Record<string, RecordValue>>),
          // Every row of a list or a bulletin names somebody, praise included; of events those that accuse.
          names: ends || table !== 'event',
          ends,
          until: row.until,
        };
      });
  return [
    ...of('list_entry', list_entry, timedListing),
    ...of('bulletin', bulletin, timedBulletin),
    ...of('event', downloadRows(register, 'event'), timedEvent),
    ...notices.map(({ id, title, body, document, accuses, until }) => ({
      text: JSON.stringify(['notice', id, title, body, document]),
      names: accuses,
      ends: accuses,
      until,
    })),
  ];
}

/** The text of a row as a download of any version has it. */
export function textOfRow(table: NamingTable, row: Row): string {
  const headers = sayingColumns(table).map(([, { header }]) => header);
  return JSON.stringify([table, ...headers.map((header) => row[header] ?? '')]);
}

/** A changed code in a text: as it was and as it is. */
export interface CodeThen {
  former: string;
  present: string;
}

/** The texts that a row had under former codes (旧编码、旧代码) of whom it names and of its place, each with the codes that differ. */
export function formerTextsOfRow(
  table: NamingTable,
  row: Row,
  formersOf: (target: ReferenceTarget, code: string) => readonly string[],
): { text: string; codes: CodeThen[] }[] {
  let texts: { row: Row; codes: CodeThen[] }[] = [{ row, codes: [] }];
  for (const [, { header, type }] of sayingColumns(table)) {
    if (type.is !== 'reference') continue;
    const present = row[header] ?? '';
    const formers = type.to.flatMap((target) => formersOf(target, present));
    texts = texts.flatMap((one) => [
      one,
      ...formers.map((former) => ({
        row: { ...one.row, [header]: former },
        codes: [...one.codes, { former, present }],
      })),
    ]);
  }
  return texts.flatMap(({ row, codes }) => (codes.length === 0 ? [] : [{ text: textOfRow(table, row), codes }]));
}

function textOf(table: NamingTable, record: Readonly<Record<string, RecordValue>>): string {
  const cells = sayingColumns(table).map(([field, column]) => csvCell(column, record[field] ?? null));
  return JSON.stringify([table, ...cells]);
}

const sayingColumns = (table: NamingTable) => columnList(tableOf(table)).filter(([field]) => !OF_ENDING.has(field));
