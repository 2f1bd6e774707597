/**
 * How long a listing holds (在榜), decided here once for judges and the staff report.
 */
import type { IsoDate } from './iso-date.ts';
import type { ListEntry } from './records.ts';

/** How somebody stands on a list of one period (榜上情况): 红, 黑, on no list though one was published, or none published. */
export type StripMark = 'red' | 'black' | 'absent' | 'unpublished';

/** Whether a listing is in force on a day. The day of listing is part of it, the day of removal no longer, nor what comes after its term. */
export function inForceOn(
  { listedOn, removedOn, withdrawn }: Pick<ListEntry, 'listedOn' | 'removedOn' | 'withdrawn'>,
  day: IsoDate,
): boolean {
  return listedOn <= day && (removedOn === null || day < removedOn) && (!withdrawn || day < withdrawn.on);
}
