/**
 * What every judge is: a name that profiles refer to, the parameters it takes, and a pure function.
 */
import type { z } from 'zod';
import type { DutyKind } from '../domain/duty-kind.ts';
import type { Finding, FindingSubject, JudgedOn, Verdict } from '../domain/finding.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Rule } from '../domain/profile.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { SourceRef } from '../domain/source.ts';
import type { Facts } from './facts.ts';
import type { NeededTables, Subject } from './needs.ts';
import { withFigures } from './readings/figures.ts';
import type { Scope } from './scope.ts';

/** All that a judge may look at. */
export interface Case<P> {
  rule: Rule;
  params: P;
  scope: Scope;
  register: Register;
  facts: Facts;
  /** As of which day it is judged: that of `on`. */
  asOf: IsoDate;
  /** The day of publication, as of which staff are prompted. */
  published: IsoDate;
  on: JudgedOn;
  /** Of the judge. */
  kind: DutyKind;
}

/**
 * Why no table alone keeps a judge from judging: it reads those without which nothing is published (小区, 行政区划), or what
 * is missing is a part of its reasoning, of some subjects or beside other evidence, and told in the words of `lackOf`.
 */
export type WithoutNeeds = 'always-there' | 'in-part';

export interface Judge<P = unknown> {
  /** Kebab-case; a profile's rule names it as `judge`. */
  name: string;
  /**
   * Whether it looks for what has to be told or for what has to be done. It belongs to the judge and not to a profile's rule:
   * what a judge looks at is the same wherever it is named.
   */
  kind: DutyKind;
  /** The parameters as profiles write them; others are refused with their line. */
  params: z.ZodType<P>;
  /**
   * The tables and columns without which it can say nothing (所需的表), and of whom it would speak: where one is
   * missing, the runner answers 未知 for all whom the duty binds.
   */
  needs: { tables: NeededTables; of(task: Case<P>): Subject[] } | WithoutNeeds;
  /**
   * Tables on which it may rest besides those that it needs, those of its clock and those that every judge reads; left out
   * where there are none.
   */
  reads?: readonly TableId[];
  /**
   * Whether it asks who served on earlier days (`contractThen`): of whom a contract without its start speaks, it knows nothing.
   */
  looksBack?: true;
  /**
   * The tables until whose 数据截至 the duty of an estate is judged: what came after is unknown, and not its failing. Or the
   * day of publication, where the duty is an authority's or is to publish, and for prompts.
   */
  clock: 'publication' | readonly TableId[];
  /** Asked only where everything that it needs is there. */
  judge(task: Case<P>): Finding[];
}

/** A finding of the case's rule; not confirmed, since only an event does that. What is late is made by `overdue`. `detail` has its figures marked. */
export function finding(
  task: Case<unknown>,
  subjectKind: FindingSubject,
  subject: string,
  period: string,
  verdict: Exclude<Verdict, '逾期' | '已确认'>,
  detail: string,
  sources: readonly SourceRef[] = [],
): Finding {
  return {
    rule: task.rule.id,
    kind: task.kind,
    subjectKind,
    subject,
    period,
    verdict,
    confirmed: false,
    overdueSince: null,
    ...withFigures(detail),
    settled: null,
    on: task.on,
    // A row that is evidence for several places is named once.
    sources: [...new Set(sources)],
  };
}

/** A finding of what is late by so many days on the day of judging: one day is the first day that is too late. */
export function overdue(
  task: Case<unknown>,
  subjectKind: FindingSubject,
  subject: string,
  period: string,
  days: number,
  detail: string,
  sources: readonly SourceRef[] = [],
): Finding {
  return {
    ...finding(task, subjectKind, subject, period, '缺项', detail, sources),
    verdict: '逾期',
    overdueSince: addDays(task.asOf, 1 - days),
  };
}
