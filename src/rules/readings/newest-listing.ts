/**
 * The newest listing of an estate (最近一次上榜), and why nothing follows from it where there is none.
 */
import { comparePeriods } from '../../domain/period.ts';
import type { Estate, ListColour, ListEntry } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import { listedSubjects, listingsBySubject, listsMissing, publishersOf } from './listed-subjects.ts';
import type { NotJudged } from './opinions.ts';

export interface NewestListing {
  estate: Estate;
  /** Null where it was never listed. */
  listing: ListEntry | null;
  /** Who published it. */
  publisher: string | null;
  /** Why its listings can't be judged, or need not be; null where lists were published that may name it. */
  missing: NotJudged | null;
}

/** For every estate of the scope its newest listing by 期次, whoever published it. */
export function newestListings(task: Case<unknown>, colour: ListColour): NewestListing[] {
  const newest = new Map<string, { listing: ListEntry; publisher: string }>();
  for (const division of publishersOf(task, '项目')) {
    const entries = task.facts.listsByDivision.get(division.code) ?? [];
    for (const [code, listings] of listingsBySubject(entries, '项目', colour)) {
      for (const listing of listings) {
        const known = newest.get(code)?.listing;
        const order = known === undefined ? 1 : comparePeriods(listing.period, known.period);
        if (known === undefined || order > 0 || (order === 0 && listing.listedOn > known.listedOn))
          newest.set(code, { listing, publisher: division.name });
      }
    }
  }
  const subjects = new Map(listedSubjects(task, 'estate').map((subject) => [subject.code, subject]));
  return task.scope.estates.map((estate) => {
    const found = newest.get(estate.code);
    return {
      estate,
      listing: found?.listing ?? null,
      publisher: found?.publisher ?? null,
      missing: found ? null : listsMissing(task, 'estate', subjects.get(estate.code) ?? { publishers: [] }),
    };
  });
}
