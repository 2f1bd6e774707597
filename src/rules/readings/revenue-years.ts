/**
 * The years for which 公共收益 is due (应公布的年度), estate by estate: one way of counting for every rule on them.
 *
 * Judged are the years from the first on record in the files that speak of the estate to the last that has ended. A year
 * that fell due before its rule was in force is left out, and so is one that ended before the estate was delivered. Of a
 * year without a row of income or of spending nobody knows whether it was published whole.
 */
import { z } from 'zod';
import { kindsLacking } from '../../domain/accounts.ts';
import type { Finding } from '../../domain/finding.ts';
import { addMonths, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { comparePeriods, type Period, periodEnd, periodOf, shiftPeriod } from '../../domain/period.ts';
import type { Estate, RevenueCategory, RevenueLine } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { sourceSheetIndex } from '../../domain/source.ts';
import type { SourceSheet } from '../../domain/source-sheet.ts';
import type { Case } from '../judge.ts';
import { accountsInHand } from './disclosed.ts';
import { exemptionFromAccounts } from './exemptions.ts';
import { lacking, when } from './figures.ts';
import { findingOf, type Opinion } from './opinions.ts';

/** What rules on the years have in common. */
export const yearParams = z.object({
  per: z.literal('year'),
  year: z.literal('calendar'),
  due_months_after_year_end: z.number().int().min(0),
});

/** 没有「成本」「支出」的行, each kind marked as lacking. */
export function noRowsOf(kinds: readonly RevenueCategory[]): string {
  return `没有${kinds.map((kind) => lacking('rows', `「${kind}」`)).join('')}的行`;
}

/** A year whose income and spending are there; `due` is the last day on which they were in time. */
export interface AccountYear {
  year: Period;
  lines: readonly RevenueLine[];
  due: IsoDate;
}

/** The last calendar year that has ended. */
export function lastEndedYear(asOf: IsoDate): Period {
  return shiftPeriod(periodOf(asOf, 'year'), -1);
}

/** One finding per estate and year; `opine` judges the years whose income and spending are there. */
export function eachYear(task: Case<z.infer<typeof yearParams>>, opine: (year: AccountYear) => Opinion): Finding[] {
  const { asOf, params, rule, scope } = task;
  const last = lastEndedYear(asOf);
  const begun = firstYears(task);
  return scope.estates.flatMap((estate) => {
    const first = firstOnRecord(task, estate, begun, last);
    const once = (opinion: Opinion): Finding[] => [findingOf(task, estate, last, opinion)];
    const why = exemptionFromAccounts(task, estate);
    if (why !== null) return once({ verdict: '不适用', detail: why });
    const byYear = groupBy(accountsInHand(task, estate), (line) => line.year);
    const findings: Finding[] = [];
    for (let year = first; comparePeriods(year, last) <= 0; year = shiftPeriod(year, 1)) {
      const due = addMonths(periodEnd(year), params.due_months_after_year_end);
      if (rule.valid_from !== null && due < rule.valid_from) continue;
      if (estate.deliveredYear !== null && Number(year) < estate.deliveredYear) continue;
      const lines = byYear.get(year);
      const opinion = lines ? (inPart(year, lines) ?? opine({ year, lines, due })) : absent(year, due, task);
      findings.push(findingOf(task, estate, year, opinion));
    }
    if (findings.length > 0) return findings;
    const detail = `${last} 年及以前的公共收益，在规则生效或小区交付以前`;
    return once({ verdict: '不适用', detail });
  });
}

/** What is said where only a part of a year's accounts is there; null where income and spending both are. */
function inPart(year: Period, lines: readonly RevenueLine[]): Opinion | null {
  const kinds = kindsLacking(lines, ['收入', '支出']);
  if (kinds.length === 0) return null;
  return { verdict: '未知', detail: `${year} 年的收支${noRowsOf(kinds)}，公布得全不全不得而知`, rows: lines };
}

function absent(year: Period, due: IsoDate, { asOf, published }: Case<unknown>): Opinion {
  const late = daysBetween(due, asOf);
  const nothing = `「公共收益」表里没有 ${year} 年的收支`;
  const by = `应于 ${when(due)} 前公布`;
  if (late > 0) return { verdict: '逾期', days: late, detail: `${nothing}，${by}` };
  // The day has passed since the table was made, and nobody knows whether they came out in time.
  if (due < published) return { verdict: '未知', detail: `${nothing}，${by}；那时有没有公布不得而知` };
  return { verdict: '不适用', detail: `${nothing}；尚未到期，${by}` };
}

/** By sheet the first year of which anything was out by the as-of day. */
function firstYears({ register, asOf }: Case<unknown>): ReadonlyMap<SourceSheet, Period> {
  const first = new Map<SourceSheet, Period>();
  for (const { year, postedFrom, source } of register.records.revenue) {
    const sheet = register.sheets[sourceSheetIndex(source)];
    if (sheet === undefined || (postedFrom !== null && postedFrom > asOf)) continue;
    const known = first.get(sheet);
    if (known === undefined || year < known) first.set(sheet, year);
  }
  return first;
}

/**
 * The first year on record in the files that speak of an estate; the last that has ended where there is none. Of earlier
 * years nobody has said anything.
 */
function firstOnRecord(
  { facts }: Case<unknown>,
  { code }: Estate,
  begun: ReadonlyMap<SourceSheet, Period>,
  last: Period,
): Period {
  const years = facts.supply.near('revenue', { kind: 'estate', code }).flatMap((sheet) => begun.get(sheet) ?? []);
  return [...years, last].sort(comparePeriods)[0] ?? last;
}
