/**
 * Which lifts of an estate can be judged, and what is missing where they can't.
 */
import type { Verdict } from '../../domain/finding.ts';
import type { Estate, Lift } from '../../domain/records.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Case } from '../judge.ts';

export type LiftsToJudge =
  | { verdict: Extract<Verdict, '未知' | '不适用'>; detail: string; sources: SourceRef[] }
  /** `missing` lifts are counted by the estate and have no row of their own. */
  | { lifts: readonly Lift[]; missing: number; missingDetail: string };

export function liftsToJudge(matter: Case<unknown>, estate: Estate): LiftsToJudge {
  // What was serviced after the as-of date says nothing about that day.
  const lifts = (matter.facts.liftsByEstate.get(estate.code) ?? []).filter((lift) => lift.servicedOn <= matter.asOf);
  const sources = [estate.source];
  if (lifts.length === 0) {
    if (estate.lifts === 0) return { verdict: '不适用', detail: '小区没有电梯', sources };
    if (!matter.register.present.has('lift')) return { verdict: '未知', detail: '没有「电梯」表', sources };
    const counted = estate.lifts === null ? '「小区」表没有写电梯数' : `「小区」表写有 ${estate.lifts} 台电梯`;
    return { verdict: '未知', detail: `${counted}，「电梯」表里没有这个小区的记录`, sources };
  }
  const missing = Math.max(0, (estate.lifts ?? 0) - lifts.length);
  return {
    lifts,
    missing,
    missingDetail: `「小区」表写有 ${estate.lifts} 台电梯，「电梯」表里只有 ${lifts.length} 台，其余 ${missing} 台未知`,
  };
}
