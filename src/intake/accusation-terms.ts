/**
 * 公示期至 held against the longest term that the settings permit: a later day is named, since it is not kept to.
 */

import {
  decisionDays,
  documentDays,
  longestTerm,
  type Timed,
  timedBulletin,
  timedEvent,
  timedListing,
  timedNotice,
  USUAL_MONTHS,
} from '../domain/accusation-term.ts';
import type { Problem } from '../domain/problem.ts';
import type { Notice, Sourced } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { problem } from './problems.ts';
import { fieldOfRecord } from './record-place.ts';

interface Row extends Sourced {
  subject: string | null;
  document: string | null;
}

/** A warning for each 公示期至, and each `until` of a notice that accuses, past the last day on which it may be public. */
export function overlongTerms(
  { records, sheets }: Register,
  notices: readonly Notice[],
  accusationMonths: number,
): Problem[] {
  const decidedOn = decisionDays(records.event);
  const documentDay = documentDays(records.event);
  const months = Math.max(USUAL_MONTHS, accusationMonths);
  const overlong = (row: Row, timed: Timed): Problem | [] => {
    const longest = longestTerm(timed, decidedOn(row.subject, row.document), months);
    if (!timed.endsByItself || timed.until === null || timed.until <= longest) return [];
    const place = fieldOfRecord(sheets, row.source, 'until');
    return problem('accusation-term-too-long', place, timed.until, { other: longest });
  };
  return [
    ...records.list_entry.flatMap((row) => overlong(row, timedListing(row))),
    ...records.bulletin.flatMap((row) => overlong(row, timedBulletin(row))),
    ...records.event.flatMap((row) => overlong(row, timedEvent(row))),
    ...notices.flatMap((notice) => {
      const longest = longestTerm(timedNotice(notice), documentDay(notice.document), months);
      if (!notice.accuses || notice.until === null || notice.until <= longest) return [];
      return problem('accusation-term-too-long', { file: notice.file, column: 'until' }, notice.until, {
        other: longest,
      });
    }),
  ];
}
