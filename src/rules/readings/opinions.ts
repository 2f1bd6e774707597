/**
 * What judges say of one subject (逐个对象的意见), and one opinion per estate on the as-of day.
 */
import type { Finding, FindingSubject, Verdict } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Estate, Sourced } from '../../domain/records.ts';
import { type Case, finding, overdue } from '../judge.ts';

/** Why nothing can be judged, or need be. */
export interface NotJudged {
  verdict: Extract<Verdict, '未知' | '不适用'>;
  detail: string;
  /** It follows from the estate's own row, whatever day the tables of the judge's clock speak of. */
  byEstate?: true;
}

/** An opinion that neither prompts nor is late. */
export interface Calm {
  verdict: '合格' | '缺项' | '未知' | '不适用';
  detail: string;
  rows?: readonly Sourced[];
  byEstate?: true;
}

/** What a judge says of one estate; without `rows` it rests on the estate's own row. */
export type Opinion =
  | Calm
  /** `publicly`: what is said of the duty in its place. `holdsSince`: since when the condition holds that is reached. */
  | { verdict: '待核实'; detail: string; rows?: readonly Sourced[]; publicly?: Calm; holdsSince?: IsoDate }
  /** Late by so many days. */
  | { verdict: '逾期'; days: number; detail: string; rows?: readonly Sourced[] };

export function findingOf(task: Case<unknown>, estate: Estate, period: string, opinion: Opinion): Finding {
  const { say, sayOverdue } = speakerOf(task, 'estate', estate.code, [estate]);
  if (opinion.verdict === '逾期') return sayOverdue(period, opinion.days, opinion.detail, opinion.rows);
  const found = say(period, opinion.verdict, opinion.detail, opinion.rows);
  if (opinion.verdict !== '待核实')
    return opinion.byEstate ? { ...found, on: { day: task.published, by: 'publication' } } : found;
  const { publicly, holdsSince } = opinion;
  return {
    ...found,
    ...(holdsSince === undefined ? {} : { holdsSince }),
    ...(publicly === undefined ? {} : { publicly: findingOf(task, estate, period, publicly) }),
  };
}

/** One opinion per estate, of the as-of day; whom the duty does not bind is the judge's own to say. */
export function eachEstate(task: Case<unknown>, opine: (estate: Estate) => Opinion): Finding[] {
  return task.scope.estates.map((estate) => findingOf(task, estate, task.asOf, opine(estate)));
}

/** The same of those that the duty binds; `exempt` says of the others why it does not. */
export function eachEstateBound(
  task: Case<unknown>,
  exempt: (task: Case<unknown>, estate: Estate) => string | null,
  opine: (estate: Estate) => Opinion,
): Finding[] {
  return eachEstate(task, (estate) => {
    const why = exempt(task, estate);
    return why === null ? opine(estate) : { verdict: '不适用', detail: why };
  });
}

/** How a judge speaks of one subject in several places of its reasoning, `rows` being what it rests on. */
export interface Speaker {
  say(period: string, verdict: Exclude<Verdict, '逾期' | '已确认'>, detail: string, rows?: readonly Sourced[]): Finding;
  sayOverdue(period: string, days: number, detail: string, rows?: readonly Sourced[]): Finding;
}

/** What rests on no rows rests on `own`, if there are any. */
export function speakerOf(task: Case<unknown>, kind: FindingSubject, code: string, own: readonly Sourced[]): Speaker {
  const sourcesOf = (rows: readonly Sourced[]) => (rows.length > 0 ? rows : own).map((row) => row.source);
  return {
    say: (period, verdict, detail, rows = []) => finding(task, kind, code, period, verdict, detail, sourcesOf(rows)),
    sayOverdue: (period, days, detail, rows = []) => overdue(task, kind, code, period, days, detail, sourcesOf(rows)),
  };
}
