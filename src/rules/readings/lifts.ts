/**
 * Which lifts of an estate can be judged (可判定的电梯), which of them were serviced too long ago, and what is missing
 * where they can't be judged.
 */
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { Estate, Lift } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { unwritten } from '../needs.ts';
import { exemption } from './exemptions.ts';
import { today, when } from './figures.ts';
import type { NotJudged } from './opinions.ts';

/** 逾期 by the lift that is latest, with every lift that is. */
export interface LateServicing {
  verdict: '逾期';
  days: number;
  detail: string;
  rows: readonly Lift[];
}

export type LiftsToJudge =
  | NotJudged
  /** `missing` lifts are counted by the estate, or have a row that speaks of a later day. */
  | { lifts: readonly Lift[]; missing: number; missingDetail: string };

export function liftsToJudge(task: Case<unknown>, estate: Estate): LiftsToJudge {
  const { asOf } = task;
  const all = task.facts.liftsByEstate.get(estate.code) ?? [];
  // What was serviced after the as-of date says nothing about that day.
  const lifts = all.filter((lift) => lift.servicedOn <= asOf);
  const later = all.length - lifts.length;
  if (lifts.length === 0) return nothingKnown(task, estate, later);
  const missing = Math.max(estate.lifts ?? 0, all.length) - lifts.length;
  const rows = `「电梯」表里 ${today(asOf)} 以前维保过的只有 ${lifts.length} 台`;
  const counted = later > 0 ? rows : `「小区」表写有 ${estate.lifts} 台电梯，「电梯」表里只有 ${lifts.length} 台`;
  return { lifts, missing, missingDetail: `${counted}，其余 ${missing} 台未知` };
}

function nothingKnown(task: Case<unknown>, estate: Estate, later: number): NotJudged {
  if (later > 0) return { verdict: '未知', detail: `「电梯」表里的上次维保日期都晚于 ${today(task.asOf)}` };
  const exempt = exemptionFromLifts(task, estate);
  if (exempt !== null)
    return { verdict: '不适用', detail: exempt, ...(estate.lifts === 0 && { byEstate: true as const }) };
  const counted =
    estate.lifts === null ? unwritten(task, 'estate', ['lifts'], [estate]) : `「小区」表写有 ${estate.lifts} 台电梯`;
  return { verdict: '未知', detail: `${counted}，「电梯」表里没有这个小区的记录` };
}

/** Why a duty on lifts doesn't bind an estate; null where it does. */
export function exemptionFromLifts(task: Case<unknown>, estate: Estate): string | null {
  return estate.lifts === 0 ? '小区没有电梯' : exemption(task, estate);
}

/** A lift by its 使用登记证编号 and where it is. */
export function nameOf(lift: Lift): string {
  return `${lift.registration}（${lift.location}）`;
}

/** Of the lifts whose last servicing lies more than so many days back; null where none does. */
export function lateServicing(lifts: readonly Lift[], days: number, asOf: IsoDate): LateServicing | null {
  const gapOf = (lift: Lift) => daysBetween(lift.servicedOn, asOf);
  const rows = lifts.filter((lift) => gapOf(lift) > days);
  if (rows.length === 0) return null;
  const words = rows.map(
    (lift) =>
      `${nameOf(lift)}上次维保 ${when(lift.servicedOn)}，应于 ${when(addDays(lift.servicedOn, days))} 前再次维保`,
  );
  return { verdict: '逾期', days: Math.max(...rows.map(gapOf)) - days, detail: words.join('；'), rows };
}
