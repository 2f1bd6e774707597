/**
 * The sentences of the panels about how an estate is looked after (电梯、投诉、满意度、张贴的一句话).
 *
 * Days are counted up to the day until which the panel's table speaks; what a rule doesn't limit isn't said to be late.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { ComplaintStat } from '../domain/records.ts';
import { percentOf } from '../domain/share.ts';
import { closedText } from './board.ts';
import { closed, count, day, dayWithinYear, period } from './format.ts';
import { figure, late, type Words, whole, words } from './pieces.ts';

export interface LiftCount {
  lifts: number;
  /** 电梯数 of the estate's own row. */
  stated: number | null;
  /** By when those were due that have no record since, the earliest first. */
  overdue: readonly IsoDate[];
  /** Where it is, if there is one; null where there are more or none. */
  overduePlace: string | null;
  /** The rule's limit in days; null where none is set. */
  limitDays: number | null;
  /** The longest ago that any was serviced, of those that were by the day until which the table speaks. */
  earliest: IsoDate | null;
  /** 数据截至 */
  until: IsoDate | null;
}

/** 4 部电梯，1 部应于 10月25日前保养，没有记录; without the day until which that is so. */
function liftsClause({ lifts, stated, overdue, overduePlace, limitDays, earliest, until }: LiftCount): Words {
  const differs = stated !== null && stated !== lifts ? `（小区登记 ${count(stated)} 部）` : '';
  const all = words`${figure(`${count(lifts)} 部`)}电梯${differs}`;
  const [first] = overdue;
  if (first !== undefined) {
    const due = late(`${sameYear(first, until) ? dayWithinYear(first) : day(first)}前`);
    const isOne = new Set(overdue).size === 1;
    const where = overduePlace === null ? '' : `（${overduePlace}）`;
    return words`${all}，${whole(`${count(overdue.length)} 部`)}${where}${isOne ? '' : '过了保养日期，最早的'}应于 ${due}保养，没有记录`;
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

/** The last day of a stretch, whose year is told where it is another than that of the first. */
const untilText = (from: IsoDate, until: IsoDate): string =>
  sameYear(from, until) ? dayWithinYear(until) : day(until);

const sameYear = (one: IsoDate, other: IsoDate | null): boolean => one.slice(0, 4) === other?.slice(0, 4);

/** So many lifts are named in a sentence; the rest are counted. */
const LATE_NAMED = 5;
const NEXT_NAMED = 2;

const placesText = (places: readonly string[], most: number): string =>
  places.length <= most ? places.join('、') : `${places.slice(0, most).join('、')}等 ${count(places.length)} 部`;

/** Which lifts are past their day of servicing. */
export const overdueLiftsWords = (places: readonly string[]): Words =>
  words`过了保养日期的是：${placesText(places, LATE_NAMED)}。`;

/** The next day of inspection, and of which lifts. */
export const nextInspectionWords = (due: IsoDate, places: readonly string[]): Words =>
  words`最近要检验的在 ${whole(day(due))}：${placesText(places, NEXT_NAMED)}。`;

/** What is out of use (停用), from when until when; null for an end that nobody has said. */
export const outOfUseWords = (category: string, from: IsoDate, until: IsoDate | null): Words =>
  until === null
    ? words`${category} ${whole(day(from))}起停用，没有写明停到哪天。`
    : words`${category} ${whole(day(from))}至 ${whole(untilText(from, until))}停用。`;

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

/** 全市投诉量名次, of the month that is told. */
export const rankWords = (month: ComplaintStat['month'], rank: number): Words =>
  words`${period(month)}的投诉量在全市排第 ${figure(`${count(rank)} 名`)}。`;

interface Equipment {
  lifts: number | null;
  blockingLifts: number | null;
  chargers: number | null;
}

/** 充电桩、阻车: what is installed; of what nobody has counted, that it is unknown. */
export function equipmentWords({ lifts, blockingLifts, chargers }: Equipment): Words {
  const charging =
    chargers === null
      ? words`充电桩有几个未知`
      : chargers === 0
        ? words`没有充电桩`
        : words`充电桩 ${whole(`${count(chargers)} 个`)}`;
  if (lifts === 0) return words`${charging}；没有电梯，不用装阻车。`;
  const of = lifts === null ? '' : words`，共 ${whole(`${count(lifts)} 部`)}`;
  if (blockingLifts === null) return words`${charging}；智能阻车电梯有几部未知${of}。`;
  return words`${charging}；智能阻车电梯 ${whole(`${count(blockingLifts)} 部`)}${of}。`;
}

/** 等级核查、等级调整, in the words of whoever did it. */
export const checkWords = (kind: string, date: IsoDate, result: string): Words =>
  words`${whole(day(date))}${kind}：${closed(result)}`;

export const NO_CHECK = '没有等级核查的记录。';

export function surveyWords(survey: { date: IsoDate; satisfiedBp: number; valid: number }): Words {
  return words`${figure(percentOf(survey.satisfiedBp))} 业主满意（${whole(day(survey.date))}调查，有效问卷 ${whole(`${count(survey.valid)} 份`)}）。`;
}

export const postingsWords = (matters: number, newest: IsoDate): Words =>
  words`${figure(`${count(matters)} 项`)}内容有张贴记录，最近一次 ${whole(day(newest))}。`;
