/**
 * Who is named no more (被移出的主体): what people write about a publication may not name them again.
 */
import {
  decisionDays,
  type TermLimits,
  type Timed,
  timedBulletin,
  timedEvent,
  timedListing,
  withdrawalOf,
} from './accusation-term.ts';
import type { IsoDate } from './iso-date.ts';
import type { Register } from './register.ts';

/**
 * Codes and names, former ones included, of all who have a listing, a bulletin or an event that is withdrawn on a day.
 * Somebody who is named by another row that still holds is among them too.
 */
export function withdrawnNames({ records }: Register, limits: TermLimits, asOf: IsoDate): ReadonlySet<string> {
  const decidedOn = decisionDays(records.event);
  const codes = new Set<string>();
  const look = (subject: string | null, document: string | null, timed: Timed): void => {
    if (subject !== null && withdrawalOf(timed, decidedOn(subject, document), limits, asOf) !== null)
      codes.add(subject);
  };
  for (const row of records.list_entry) look(row.subject, row.document, timedListing(row));
  for (const row of records.bulletin) look(row.subject, row.document, timedBulletin(row));
  for (const row of records.event) look(row.subject, row.document, timedEvent(row));
  const names = [...records.estate, ...records.firm, ...records.division]
    .filter(({ code }) => codes.has(code))
    .flatMap((one) => [one.name, 'formerName' in one ? one.formerName : null]);
  return new Set([...codes, ...names.flatMap((name) => name ?? [])]);
}
