/**
 * Who is named no more (被移出的主体): what people write about a publication may not name them again.
 */
import type { TermLimits } from './accusation-term.ts';
import { withdrawnRows } from './endings.ts';
import { formerCodesOf, formerNamesOf } from './former.ts';
import type { IsoDate } from './iso-date.ts';
import type { Register } from './register.ts';

/**
 * Codes and names of all who have a listing, a bulletin or an event that is withdrawn on a day. Somebody who is named by
 * another row that still holds is among them too.
 */
export function withdrawnNames(register: Register, limits: TermLimits, asOf: IsoDate): ReadonlySet<string> {
  const codes = withdrawnRows(register.records, limits, asOf).flatMap(({ row }) => row.subject ?? []);
  return namesOf(register, codes);
}

/** Codes with all that those who have them are called: their names, and their former codes and names. */
export function namesOf({ records }: Register, codes: Iterable<string>): ReadonlySet<string> {
  const meant = new Set(codes);
  const names = [...records.estate, ...records.firm, ...records.division]
    .filter(({ code }) => meant.has(code))
    .flatMap((one) => [one.name, ...formerCodesOf(one), ...('formerName' in one ? formerNamesOf(one.formerName) : [])]);
  return new Set([...meant, ...names]);
}
