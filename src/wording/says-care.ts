/**
 * The sentences of the panels about how an estate is looked after (电梯、投诉、满意度、张贴的一句话).
 *
 * Days are counted up to the day until which the panel's table speaks; what a rule doesn't limit isn't said to be late.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { ComplaintStat } from '../domain/records.ts';
import { percentOf } from '../domain/share.ts';
import { closedText } from './board.ts';
import { count, day, dayWithinYear, period } from './format.ts';
import { figure, late, type Words, whole, words } from './pieces.ts';

export interface LiftCount {
  lifts: number;
  /** 电梯数 of the estate's own row. */
  stated: number | null;
  /** By when those were due that have no record since, the earliest first. */
  overdue: readonly IsoDate[];
  /** The rule's limit in days; null where none is set. */
  limitDays: number | null;
  /** The longest ago that any was serviced, of those that were by the day until which the table speaks. */
  earliest: IsoDate | null;
  /** 数据截至 */
  until: IsoDate | null;
}

/** 4 部电梯，1 部应于 10月25日前保养，没有记录; without the day until which that is so. */
function liftsClause({ lifts, stated, overdue, limitDays, earliest, until }: LiftCount): Words {
  const differs = stated !== null && stated !== lifts ? `（小区登记 ${count(stated)} 部）` : '';
  const all = words`${figure(`${count(lifts)} 部`)}电梯${differs}`;
  const [first] = overdue;
  if (first !== undefined) {
    const due = late(`${sameYear(first, until) ? dayWithinYear(first) : day(first)}前`);
    const isOne = new Set(overdue).size === 1;
    return words`${all}，${whole(`${count(overdue.length)} 部`)}${isOne ? '' : '过了保养日期，最早的'}应于 ${due}保养，没有记录`;
  }
  if (earliest === null) return all;
  if (limitDays === null) return words`${all}，上次保养最早的在 ${whole(day(earliest))}`;
  return words`${all}，上次保养都在 ${whole(`${limitDays} 天`)}以内`;
}

export function liftsWords(lifts: LiftCount): Words {
  const until = lifts.until === null ? '' : words`；截至 ${whole(day(lifts.until))}`;
  return words`${liftsClause(lifts)}${until}。`;
}

/** What of it holds on any day. */
export const liftsLasting = (lifts: LiftCount): string =>
  `${liftsClause(lifts)
    .map(({ text }) => text)
    .join('')}。`;

const sameYear = (one: IsoDate, other: IsoDate | null): boolean => one.slice(0, 4) === other?.slice(0, 4);

/** Lifts whose day of inspection is past by what the table says. */
export function inspectionWords(due: readonly IsoDate[]): Words {
  const first = due[0] as IsoDate;
  return words`${whole(`${count(due.length)} 部`)}的检验日期已过，${due.length === 1 ? '' : '最早的'}应于 ${late(`${day(first)}前`)}检验，表里没有新的日期。`;
}

/** Lifts serviced after the day until which their table speaks. */
export const servicedLaterWords = (lifts: number): Words =>
  words`${whole(`${count(lifts)} 部`)}的保养日期在数据截至之后，不计天数。`;

export const facilitiesWords = (category: string, date: IsoDate): Words =>
  words`其他设施最近一次维保在 ${whole(day(date))}：${category}。`;

export function monthWords(month: ComplaintCount): Words {
  const [closed, reopened] = closedText(month);
  return words`${period(month.month)}受理 ${figure(`${count(month.received)} 件`)}，${closed}${reopened}。`;
}

type ComplaintCount = Pick<ComplaintStat, 'month' | 'received' | 'closed' | 'closedOnTime' | 'reopened'>;

export function surveyWords(survey: { date: IsoDate; satisfiedBp: number; valid: number }): Words {
  return words`${figure(percentOf(survey.satisfiedBp))} 业主满意（${whole(day(survey.date))}调查，有效问卷 ${whole(`${count(survey.valid)} 份`)}）。`;
}

export const postingsWords = (matters: number, newest: IsoDate): Words =>
  words`${figure(`${count(matters)} 项`)}内容有张贴记录，最近一次 ${whole(day(newest))}。`;
