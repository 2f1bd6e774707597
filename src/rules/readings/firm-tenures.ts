/**
 * Complaints by the firm that served (企业在管期间的投诉): whose estates' counts are a firm's, month by month.
 *
 * A month's count belongs to the firm that had the contract on the month's last day. `null` is a month of which the
 * office has not said how many complaints were verified, for want of a row or of the count.
 */

import { countOf } from '../../domain/complaint-counts.ts';
import { lastComplete, periodEnd } from '../../domain/period.ts';
import type { ComplaintStat, Estate } from '../../domain/records.ts';
import type { SourceRef } from '../../domain/source.ts';
import { contractThen } from '../facts.ts';
import type { Case } from '../judge.ts';
import { when } from './figures.ts';
import { monthAt, monthIndex } from './months.ts';

/** An estate in the months in which one firm served it, by month from `CountedMonths.from`. */
export interface Tenure {
  estate: Estate;
  /** Verified complaints (属实去重); undefined where another firm served or none. */
  counts: readonly (number | null | undefined)[];
  rows: readonly (ComplaintStat | undefined)[];
  /** The first month of which the office has reported anything of the estate; infinite where it never has. */
  reportedFrom: number;
}

/** Months by their index; `from` and `until` are included. */
export interface Months {
  from: number;
  until: number;
}

export interface CountedMonths extends Months {
  /** The first month of which the office has reported anything; `until` is the last month that is over. */
  recorded: number;
  byFirm: ReadonlyMap<string, readonly Tenure[]>;
}

/** The tenures of every firm with a contract in the scope, over the months on record and at least the last `least`. */
export function countedMonths(task: Case<unknown>, least: number): CountedMonths {
  const { facts, scope, asOf } = task;
  const until = monthIndex(lastComplete(asOf, 'month'));
  let recorded = until;
  for (const estate of scope.estates) {
    for (const row of facts.complaintsByEstate.get(estate.code) ?? [])
      recorded = Math.min(recorded, monthIndex(row.month));
  }
  const from = Math.min(recorded, until - least + 1);
  const ends = Array.from({ length: until - from + 1 }, (_, i) => periodEnd(monthAt(from + i)));
  const byFirm = new Map<string, Tenure[]>();
  for (const estate of scope.estates) {
    const contracts = (facts.contractsByEstate.get(estate.code) ?? []).filter(
      (contract) => contract.start === null || contract.start <= asOf,
    );
    if (contracts.length === 0) continue;
    const rows: (ComplaintStat | undefined)[] = ends.map(() => undefined);
    let reportedFrom = Number.POSITIVE_INFINITY;
    for (const row of facts.complaintsByEstate.get(estate.code) ?? []) {
      const month = monthIndex(row.month);
      rows[month - from] = row;
      reportedFrom = Math.min(reportedFrom, month);
    }
    const serving = ends.map((end) => contractThen(facts, estate.code, end)?.firm);
    for (const firm of new Set(contracts.map((contract) => contract.firm))) {
      const counts = serving.map((there, i) => (there === firm ? verifiedIn(rows[i]) : undefined));
      const tenures = byFirm.get(firm);
      const tenure = { estate, counts, rows, reportedFrom };
      if (tenures) tenures.push(tenure);
      else byFirm.set(firm, [tenure]);
    }
  }
  return { from, until, recorded, byFirm };
}

function verifiedIn(row: ComplaintStat | undefined): number | null {
  return row === undefined ? null : countOf(row, 'verified');
}

/** What is known of the firm's count in some months. */
export function knownCount(tenures: readonly Tenure[], { from }: CountedMonths, months: Months): number {
  let sum = 0;
  for (const { counts } of tenures)
    for (let month = months.from; month <= months.until; month++) sum += counts[month - from] ?? 0;
  return sum;
}

/** Whether the firm served the estate in one of the months. */
export function servedIn({ counts }: Tenure, { from }: CountedMonths, months: Months): boolean {
  for (let month = months.from; month <= months.until; month++) if (counts[month - from] !== undefined) return true;
  return false;
}

/** A firm's count in words: how much in which estate, and where nothing is known. */
export interface CountInWords {
  words: string;
  /** Estate-months without a count, and where. */
  missing: number;
  missingWords: string;
  /** The rows that were added up, or that lack their count. */
  sources: SourceRef[];
}

/**
 * `beforeRecord` says whether months before an estate's first row are missing too, as they are in a window of fixed
 * length. An estate that never was reported lacks every month.
 */
export function countInWords(
  tenures: readonly Tenure[],
  { from }: CountedMonths,
  months: Months,
  beforeRecord: boolean,
): CountInWords {
  const each = tenures.map((tenure) => {
    const begins = beforeRecord || tenure.reportedFrom === Number.POSITIVE_INFINITY ? months.from : tenure.reportedFrom;
    const sources: SourceRef[] = [];
    const zeros: SourceRef[] = [];
    let count = 0;
    let missing = 0;
    for (let month = months.from; month <= months.until; month++) {
      const verified = tenure.counts[month - from];
      const row = tenure.rows[month - from];
      if (verified === undefined) continue;
      count += verified ?? 0;
      if (verified === null && month >= begins) missing++;
      if (row) (verified === 0 ? zeros : sources).push(row.source);
    }
    return { name: tenure.estate.name, count, missing, sources, zeros };
  });
  const counted = each.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const lacking = each.filter(({ missing }) => missing > 0);
  const listed = counted.map(({ name, count }) => `${name} ${count} 件`).join('，');
  const rest = each.length - counted.length;
  const others = rest === 0 ? '' : counted.length === 0 ? `${rest} 个小区` : `，其余 ${rest} 个小区 0 件`;
  const sum = counted.reduce((n, { count }) => n + count, 0);
  const known = lacking.length > 0 ? '已知' : '';
  const sources = each.flatMap((one) => one.sources);
  return {
    words: `${span(months)} ${known}属实去重 ${sum} 件（${listed}${others}）`,
    missing: lacking.reduce((n, { missing }) => n + missing, 0),
    missingWords: lacking.map(({ name, missing }) => `${name} ${missing} 个月`).join('，'),
    sources: sources.length > 0 ? sources : each.flatMap((one) => one.zeros),
  };
}

/** From the first month to the last, or the one month. */
export function span({ from, until }: Months): string {
  return from === until ? when(monthAt(from)) : `${when(monthAt(from))} 至 ${when(monthAt(until))}`;
}
