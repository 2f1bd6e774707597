/**
 * Whether a firm's verified complaints exceed the number (属实投诉件数), with what the text asks for besides.
 *
 * A prompt stands: months that ended while the rule was in force are looked at one after the other, newest first.
 */
import { periodEnd, periodOf, periodStart } from '../../domain/period.ts';
import type { Estate } from '../../domain/records.ts';
import { settlingEvent } from '../facts.ts';
import type { Case } from '../judge.ts';
import { lackOf } from '../needs.ts';
import { type Discontent, discontentWith } from './firm-discontent.ts';
import type { Condition } from './firm-standing.ts';
import {
  type CountedMonths,
  countInWords,
  knownCount,
  type Months,
  servedIn,
  span,
  type Tenure,
} from './firm-tenures.ts';
import { monthAt, monthIndex } from './months.ts';

/** The parameters that the count is judged by. */
interface CountParams {
  count: number;
  count_per: 'firm' | 'estate';
  /** Null where the text names no window: everything on record counts. */
  window_months: number | null;
  combine: 'any' | 'count-and-either';
  satisfaction: { percent: number } | null;
  refusal_counts: boolean;
}

/** One firm and what is known of its estates. */
export interface FirmCount {
  task: Case<CountParams>;
  counted: CountedMonths;
  firm: string;
  tenures: readonly Tenure[];
}

/** A count that exceeds, with what goes with it; `also` is null where the count is enough. */
interface Exceeding {
  over: readonly Tenure[];
  also: Discontent | null;
}

/** Null where the firm served nothing in the months that count now, and no earlier prompt stands. */
export function countCondition(of: FirmCount): Condition | null {
  const newest = newestReached(of);
  return newest === null ? notReached(of) : reached(of, newest);
}

function reached(of: FirmCount, newest: number): Condition {
  const { task, counted } = of;
  const { count, window_months } = task.params;
  const now = monthsTo(of, counted.until);
  const isNow = isReached(exceedingIn(of, now));
  // If no case has been added since a prompt was settled, the settled one is shown.
  const settled = settlingEvent(task.facts, task.rule.id, of.firm, periodStart(monthAt(newest)));
  const months = isNow && settled === null ? now : monthsTo(of, newest);
  const { over, also } = exceedingIn(of, months);
  const { words, sources } = countInWords(servedDuring(of, over, months), counted, months, window_months !== null);
  const besides = also === null ? '' : `，且${also.words}`;
  const since = isNow ? '' : `；${span(now)} 已不再达到`;
  return {
    state: 'reached',
    month: monthAt(months.until),
    words: `${words}，超过 ${count} 件${besides}${since}`,
    sources: [...sources, ...(also?.sources ?? [])],
  };
}

function notReached(of: FirmCount): Condition | null {
  const { task, counted, tenures } = of;
  const { count, window_months } = task.params;
  const now = monthsTo(of, counted.until);
  const month = monthAt(now.until);
  const served = servedDuring(of, tenures, now);
  if (served.length === 0) return null;
  const lack = lackOf(task, 'complaint_stat');
  if (lack !== null)
    return { state: 'unknown', month, words: lack, sources: served.map(({ estate }) => estate.source) };
  const { over, also } = exceedingIn(of, now);
  const shown = over.length > 0 ? servedDuring(of, over, now) : served;
  const { words, sources, missing, missingWords } = countInWords(shown, counted, now, window_months !== null);
  if (also !== null) {
    const isOpen = also.state === 'unknown';
    return {
      state: isOpen ? 'unknown' : 'not',
      month,
      words: `${words}，超过 ${count} 件，${isOpen ? '' : '但'}${also.words}`,
      sources: [...sources, ...also.sources],
    };
  }
  if (missing === 0) return { state: 'not', month, words: `${words}，没有超过 ${count} 件`, sources };
  const gap = `「投诉统计」表合计缺 ${missing} 个月的属实去重件数（${missingWords}），不能判断是否超过 ${count} 件`;
  return { state: 'unknown', month, words: `${words}；${gap}`, sources };
}

/** The last month in which something new came in while it was reached; only months that ended under the rule. */
function newestReached(of: FirmCount): number | null {
  const { counted, task } = of;
  const { valid_from } = task.rule;
  const since = valid_from === null ? counted.recorded : monthIndex(periodOf(valid_from, 'month')) - 1;
  const oldest = Math.min(counted.until, Math.max(counted.recorded, since));
  for (let until = counted.until; until >= oldest; until--) {
    const exceeding = exceedingIn(of, monthsTo(of, until));
    if (!isReached(exceeding)) continue;
    const { over, also } = exceeding;
    const isCounted = knownCount(over, counted, { from: until, until }) > 0;
    const isFound = also !== null && also.latest !== null && also.latest >= periodStart(monthAt(until));
    if (isCounted || isFound || until === oldest) return until;
  }
  return null;
}

function monthsTo({ task, counted }: FirmCount, until: number): Months {
  const { window_months } = task.params;
  return { from: window_months === null ? counted.recorded : until - window_months + 1, until };
}

/** The firm's estates together or each by itself, as far as they exceed. */
function exceedingIn(of: FirmCount, months: Months): Exceeding {
  const { task, counted, firm, tenures } = of;
  const { count, count_per, combine, satisfaction, refusal_counts } = task.params;
  const isOver = (some: readonly Tenure[]): boolean => knownCount(some, counted, months) > count;
  const over = count_per === 'estate' ? tenures.filter((one) => isOver([one])) : isOver(tenures) ? tenures : [];
  if (over.length === 0 || combine === 'any') return { over, also: null };
  const complained = over.filter((one) => knownCount([one], counted, months) > 0);
  const also = discontentWith(
    task,
    firm,
    estatesOf(servedDuring(of, tenures, months)),
    estatesOf(complained),
    { first: periodStart(monthAt(months.from)), last: periodEnd(monthAt(months.until)) },
    { percent: satisfaction?.percent ?? null, refusal: refusal_counts },
  );
  return { over, also };
}

function isReached({ over, also }: Exceeding): boolean {
  return over.length > 0 && (also === null || also.state === 'found');
}

function servedDuring({ counted }: FirmCount, some: readonly Tenure[], months: Months): readonly Tenure[] {
  return some.filter((tenure) => servedIn(tenure, counted, months));
}

function estatesOf(tenures: readonly Tenure[]): Estate[] {
  return tenures.map(({ estate }) => estate);
}
