/**
 * One opinion per estate on the as-of day (逐个小区判定): whom the duty does not bind first, then the judge's own say.
 */
import type { Finding } from '../../domain/finding.ts';
import type { Estate, Sourced } from '../../domain/records.ts';
import { type Case, finding, overdue } from '../judge.ts';

/** What a judge says of one estate; without `rows` it rests on the estate's own row. */
export type Opinion =
  | { verdict: '合格' | '缺项' | '未知' | '不适用'; detail: string; rows?: readonly Sourced[] }
  /** Late by so many days. */
  | { verdict: '逾期'; days: number; detail: string; rows?: readonly Sourced[] };

export function findingOf(matter: Case<unknown>, estate: Estate, period: string, opinion: Opinion): Finding {
  const rows = opinion.rows && opinion.rows.length > 0 ? opinion.rows : [estate];
  const sources = rows.map((row) => row.source);
  return opinion.verdict === '逾期'
    ? overdue(matter, 'estate', estate.code, period, opinion.days, opinion.detail, sources)
    : finding(matter, 'estate', estate.code, period, opinion.verdict, opinion.detail, sources);
}

/** `exempt` says why the duty does not bind an estate: `exemption` or `exemptionFromFirmDuty`. */
export function eachEstate(
  matter: Case<unknown>,
  exempt: (matter: Case<unknown>, estate: Estate) => string | null,
  opine: (estate: Estate) => Opinion,
): Finding[] {
  return matter.scope.estates.map((estate) => {
    const why = exempt(matter, estate);
    const opinion: Opinion = why === null ? opine(estate) : { verdict: '不适用', detail: why };
    return findingOf(matter, estate, matter.asOf, opinion);
  });
}
