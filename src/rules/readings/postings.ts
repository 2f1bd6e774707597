/**
 * What hangs where in an estate (张贴记录), as it was on the as-of day.
 */
import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import type { Posting, PostingPlace } from '../../domain/records.ts';
import type { Case } from '../judge.ts';

/** Postings at a place that have begun, of one 公示事项 or of any, the newest first. */
export function postingsAt(
  task: Case<unknown>,
  estate: string,
  place: PostingPlace,
  item: string | null,
): readonly Posting[] {
  return (task.facts.postingsByEstate.get(estate) ?? [])
    .filter((posting) => posting.place === place && (item === null || posting.subject === item))
    .filter((posting) => posting.start <= task.asOf)
    .sort((a, b) => compareText(b.start, a.start));
}

/** The newest posting that still hangs: its last day counts, and one without an end has not been taken down. */
export function hanging(task: Case<unknown>, estate: string, place: PostingPlace, item: string): Posting | null {
  const postings = postingsAt(task, estate, place, item);
  return postings.find(({ end }) => end === null || end >= task.asOf) ?? null;
}

/** Days from the first to the last of a posting, both counted. */
export function daysPosted(from: IsoDate, until: IsoDate): number {
  return daysBetween(from, until) + 1;
}
