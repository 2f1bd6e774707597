/**
 * Values of a publication that follow from other cells than their own (随着变): the last day of what names somebody, and the
 * grade of service on a day. What follows from an edit is no edit.
 */
import { decisionDays, lastDayOf, MONTHS_MAX } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Sourced, TableId } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import { NAMING_TABLES, type NamingTable } from '../downloads/namings.ts';
import type { Row } from '../downloads/rows.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { eventsThen, fieldsOfRow, timedRow } from './fields.ts';
import type { After, Before } from './sides.ts';

/** The fields whose published value may follow from other cells. */
const DERIVED: Readonly<Partial<Record<TableId, string>>> = {
  list_entry: 'until',
  bulletin: 'until',
  event: 'until',
  estate: 'serviceGrade',
};

/** The header of a table's derived column; null where it has none. */
export function derivedHeader(table: TableId): string | null {
  const field = DERIVED[table];
  return columnList(tableOf(table)).find(([one]) => one === field)?.[1].header ?? null;
}

export const isNamingTable = (table: TableId): table is NamingTable =>
  (NAMING_TABLES as readonly TableId[]).includes(table);

/** Whether the derived value of a row differs only because something else does. */
export type Follows = (table: TableId, before: Row, now: Sourced) => boolean;

/**
 * A last day follows where the office's cell as it is now would have given, with all else as it was, what was published
 * before. A grade follows where the office's cell is what was published, or where the day of a change has come since.
 */
export function followsOf(before: Before, { publication, read, inputs }: After): Follows {
  const { asOf } = publication.release;
  const written = new Map<TableId, ReadonlyMap<number, Readonly<Record<string, string | null>>>>();
  const rawOf = (table: TableId, { source }: Sourced): Readonly<Record<string, string | null>> => {
    const rows: readonly Sourced[] = read.records[table];
    const known = written.get(table) ?? new Map(rows.map((row) => [row.source as number, asFields(row)]));
    written.set(table, known);
    return known.get(source) ?? {};
  };
  // An event that isn't public may tell the day of a decision too; of those only the ones of today are known.
  const decided = [decisionDays(eventsThen(before)), decisionDays(read.records.event)];
  const changes = groupBy(read.records.event, ({ subject, newGrade }) => (newGrade === null ? null : subject));
  const months = monthsThen(before, publication.portal.accusations.months, inputs);
  const listMonths = publication.portal.retention.listMonths;
  return (table, row, now) => {
    const raw = rawOf(table, now);
    if (isNamingTable(table)) {
      const header = derivedHeader(table) ?? '';
      const timed = { ...timedRow(table, fieldsOfRow(table, row)), until: (raw.until ?? null) as IsoDate | null };
      const { subject, document } = fieldsOfRow(table, row);
      return decided.some((on) =>
        months.some(
          (accusationMonths) =>
            (lastDayOf(timed, on(subject ?? null, document ?? null), { accusationMonths, listMonths }) ?? '') ===
            (row[header] ?? ''),
        ),
      );
    }
    const grade = raw.serviceGrade ?? null;
    const code = raw.code ?? '';
    return (
      (grade ?? '') === (row[derivedHeader(table) ?? ''] ?? '') ||
      (changes.get(code) ?? []).some(
        (event) => event.newGrade === grade && event.date > before.asOf && event.date <= asOf,
      )
    );
  };
}

const asFields = (row: Sourced): Readonly<Record<string, string | null>> =>
  row as unknown as Readonly<Record<string, string | null>>;

/** For how many months what accuses was public then: as now, or by any setting where the settings have been changed. */
function monthsThen(before: Before, now: number, inputs: After['inputs']): number[] {
  const of = (files: After['inputs']) => files.find(({ path }) => path === SETTINGS)?.sha256;
  if (of(before.inputs) === of(inputs)) return [now];
  return Array.from({ length: MONTHS_MAX }, (_, i) => i + 1);
}

const SETTINGS = 'portal.yaml';
