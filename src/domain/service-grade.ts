/**
 * The approved grade of service on a day (核定服务等级): the estate's row names one and no day since when it holds.
 */
import type { IsoDate } from './iso-date.ts';
import type { Estate, RegisterEvent } from './records.ts';

/**
 * The estate with the grade that it had on a day. Where an event (等级调整) after that day led to the grade in the row, the
 * row holds only since then: on the day itself the grade of the last event before counts, or is unknown. `events` are
 * all events of the estate, in any order.
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
