/**
 * A finding (判定): what a rule says of one subject for one period, with its evidence.
 *
 * Not to be confused with a problem: there the table is wrong. Here the table is right, and a duty is
 * met, unmet or can't be judged.
 */
import type { Settlement } from './settlement.ts';
import type { SourceRef } from './source.ts';

/** The contract's verdicts. 待核实 is a prompt for staff and is never published; 已确认 is what an event has confirmed. */
export type Verdict = '合格' | '缺项' | '逾期' | '未知' | '不适用' | '待核实' | '已确认';

export type FindingSubject = 'estate' | 'firm' | 'division';

/**
 * What a figure in a detail is (句中的数): a day, the day that was looked at, a period, an amount in yuan, or days counted
 * up to the day that was looked at.
 */
export type FigureKind = 'day' | 'today' | 'period' | 'amount' | 'age';

/** Where a figure stands in a detail, and what it is. */
export interface Figure {
  kind: FigureKind;
  at: number;
  length: number;
}

export interface Finding {
  /** Id of the rule (规则). */
  rule: string;
  subjectKind: FindingSubject;
  /** Code of the estate, firm or division. */
  subject: string;
  /** YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM or a date. */
  period: string;
  verdict: Verdict;
  /** Whether an authority's event with its document stands behind it. */
  confirmed: boolean;
  /** Days past the due date (逾期天数); null unless the verdict is 逾期. */
  overdueDays: number | null;
  /**
   * In Chinese: which records are meant, and how the result was reckoned from them. What settled a prompt is not in
   * here but in `settled`.
   */
  detail: string;
  /** The days, periods and amounts that the detail names, in its order. */
  figures: readonly Figure[];
  /**
   * What a verification of this prompt came to; null for a prompt that nobody has verified and for findings that are no
   * prompts.
   */
  settled: Settlement | null;
  sources: readonly SourceRef[];
}
