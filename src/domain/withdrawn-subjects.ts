/**
 * Who is named no more (被移出的主体): what people write about a publication may not name them again.
 */
import type { TermLimits } from './accusation-term.ts';
import { withdrawnRows } from './endings.ts';
import { formerNamesOf } from './former.ts';
import type { IsoDate } from './iso-date.ts';
import type { Register } from './register.ts';

/**
 * Codes and names, former ones included, of all who have a listing, a bulletin or an event that is withdrawn on a day.
 * Somebody who is named by another row that still holds is among them too.
 */
export function withdrawnNames({ records }: Register, limits: TermLimits, asOf: IsoDate): ReadonlySet<string> {
  const codes = new Set(withdrawnRows(records, limits, asOf).flatMap(({ row }) => row.subject ?? []));
  const names = [...records.estate, ...records.firm, ...records.division]
    .filter(({ code }) => codes.has(code))
    .flatMap((one) => [one.name, ...('formerName' in one ? formerNamesOf(one.formerName) : [])]);
  return new Set([...codes, ...names]);
}
