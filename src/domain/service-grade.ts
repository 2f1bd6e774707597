/**
 * The approved grade of service on a day (核定服务等级): the estate's row names one and no day since when it holds.
 */
import type { IsoDate } from './iso-date.ts';
import type { Estate, RegisterEvent } from './records.ts';

/**
 * The estate as its grade stood on a day. Where an event (等级调整) after that day has brought the grade that stands
 * in the row, the row speaks of later: then the grade is that of the last event until the day, or not known.
 * `events` are the estate's own, whatever their kind and date.
 */
export function gradedOn(estate: Estate, events: readonly RegisterEvent[], day: IsoDate): Estate {
  const changes = events.filter((event) => event.kind === '等级调整' && event.newGrade !== null);
  const isLater = changes.some((event) => event.date > day && event.newGrade === estate.serviceGrade);
  if (!isLater) return estate;
  const last = changes
    .filter((event) => event.date <= day)
    .reduce<RegisterEvent | null>((a, b) => (a === null || b.date >= a.date ? b : a), null);
  return { ...estate, serviceGrade: last?.newGrade ?? null };
}
