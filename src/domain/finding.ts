/**
 * A finding (判定): what a rule says of one subject for one period, with its evidence.
 *
 * Not to be confused with a problem: there the table is wrong. Here the table is right, and a duty is
 * met, unmet or can't be judged.
 */
import type { DutyKind } from './duty-kind.ts';
import type { IsoDate } from './iso-date.ts';
import type { Settlement } from './settlement.ts';
import type { SourceRef } from './source.ts';
import type { DataDay } from './source-sheet.ts';

/** The contract's verdicts. 待核实 is a prompt for staff and is never published; 已确认 is what an event has confirmed. */
export type Verdict = '合格' | '缺项' | '逾期' | '未知' | '不适用' | '待核实' | '已确认';

export type FindingSubject = 'estate' | 'firm' | 'division';

/**
 * What a part of a detail is (句中的数和所缺): a day, the day that was looked at, a period, an amount in yuan; a table that
 * nobody has supplied, a table without a column, a kind of which there is no row, that a table has grown old, that nobody
 * says until when it speaks, what has errors.
 */
export type FigureKind = 'day' | 'today' | 'period' | 'amount' | LackKind;

/** What keeps anybody from judging, and so what to supply (所缺). */
export type LackKind = 'table' | 'column' | 'rows' | 'old' | 'unsaid' | 'faulty';

/** Where a figure stands in a detail, and what it is. */
export interface Figure {
  kind: FigureKind;
  at: number;
  length: number;
}

/**
 * 判断日: the day as of which something was judged, and who says that the data reach so far. `publication`: the duty is to
 * publish, and what isn't published isn't done. `said` by the office (数据截至); `inferred` from its newest row; `unsaid`:
 * nobody says, and it is the day of publication. Only the first two can say that somebody is late.
 */
export interface JudgedOn {
  day: IsoDate;
  by: 'publication' | DataDay['by'] | 'unsaid';
}

export interface Finding {
  /** Id of the rule (规则). */
  rule: string;
  /** Whether its duty is to tell or to do something; the same for all findings of a rule. */
  kind: DutyKind;
  subjectKind: FindingSubject;
  /** Code of the estate, firm or division. */
  subject: string;
  /** YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM or a date. */
  period: string;
  verdict: Verdict;
  /** Whether an authority's event with its document stands behind it. */
  confirmed: boolean;
  /** The first day that was too late (逾期起): the day after the due date. Null unless the verdict is 逾期. */
  overdueSince: IsoDate | null;
  /**
   * In Chinese: which records are meant, and how the result was reckoned from them. What settled a prompt is not in
   * here but in `settled`.
   */
  detail: string;
  /** The days, periods and amounts that the detail names, and what it says is lacking, in its order. */
  figures: readonly Figure[];
  /**
   * What a verification of this prompt came to; null for a prompt that nobody has verified and for findings that are no
   * prompts.
   */
  settled: Settlement | null;
  on: JudgedOn;
  sources: readonly SourceRef[];
  /**
   * Of a prompt whose period is the day of judging: since when its condition holds, so that a verification from then on
   * settles it on every later day as well. Left out where the period tells.
   */
  holdsSince?: IsoDate;
  /**
   * Of a prompt on a duty: how the duty stands, which is published in its place. Nobody can tell from it whether there is
   * a prompt, for it is what everybody else is told. Left out where there is nothing to publish.
   */
  publicly?: Finding;
}
