/**
 * Bulletins (通报) and events (事件) of one subject as one record, newest first.
 *
 * What has been put right (更正) is counted and not told: it would tell what was said and is said no more.
 */
import { kindAccuses } from '../../domain/event-kinds.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { type Period, periodEnd } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Bulletin, RegisterEvent } from '../../domain/records.ts';
import type { Indexes } from '../common/indexes.ts';
import { earlier } from '../common/sourcing.ts';
import { documentPathOf, rulePathOf, ruleTitleOf } from '../policies/policy-index.ts';

export interface RecordRow {
  /** 表扬, 批评 or the kind of the event. */
  kind: string;
  /** A day, or the month of a bulletin. */
  date: IsoDate | null;
  month: Period | null;
  /** The last day it is about, never after the as-of day. */
  until: IsoDate;
  text: string;
  /** Who announced it, where the record says so. */
  place: string | null;
  document: string | null;
  /** The document's page, where it is one of those from which rules are drawn. */
  documentPath: string | null;
  /** The rule an event settles: its title. */
  rule: string | null;
  rulePath: string | null;
  newGrade: string | null;
  /** 公示期至; null where nothing ends it. */
  lastDay: IsoDate | null;
  /** Whether it names the subject as bad. */
  accuses: boolean;
}

export function recordRows(
  publication: Publication,
  indexes: Indexes,
  bulletins: readonly Bulletin[],
  events: readonly RegisterEvent[],
): RecordRow[] {
  const rows: RecordRow[] = [
    ...bulletins.flatMap((bulletin): RecordRow | [] => {
      // Of a row that is withdrawn nothing is told.
      if (bulletin.reason === null || bulletin.document === null) return [];
      const end = periodEnd(bulletin.month);
      return {
        kind: bulletin.kind,
        date: null,
        month: bulletin.month,
        until: earlier(end, indexes.asOf),
        text: bulletin.reason,
        place: indexes.tree.get(bulletin.division)?.name ?? null,
        document: bulletin.document,
        documentPath: documentPathOf(publication, bulletin.document),
        rule: null,
        rulePath: null,
        newGrade: null,
        lastDay: bulletin.until,
        accuses: kindAccuses(bulletin.kind),
      };
    }),
    ...events.filter(isTold).map(
      (event): RecordRow => ({
        kind: event.kind,
        date: event.date,
        month: null,
        until: event.date,
        text: event.result,
        place: null,
        document: event.document,
        documentPath: event.document === null ? null : documentPathOf(publication, event.document),
        rule: event.rule === null ? null : ruleTitleOf(publication, event.rule),
        rulePath: event.rule === null ? null : rulePathOf(publication, event.rule),
        newGrade: event.newGrade,
        lastDay: event.until,
        accuses: kindAccuses(event.kind),
      }),
    ),
  ];
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => compareText(b.row.until, a.row.until) || a.index - b.index)
    .map(({ row }) => row);
}

/** Of 更正 only the number is told. */
const isTold = ({ kind }: RegisterEvent): boolean => kind !== '更正';

/** How many 更正 are among the events of a subject. */
export const correctionsIn = (events: readonly RegisterEvent[]): number =>
  events.filter((event) => !isTold(event)).length;
