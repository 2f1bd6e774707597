/**
 * Postings that one row tells of a whole place or of several things (张贴记录按地方、按公示单写): each becomes a posting of its own,
 * with the row as its source, so that whoever reads postings knows of no other kind.
 */
import { subjectsIn } from '../tables/posting.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOfField } from './collected.ts';
import { estatesIn } from './estates-in.ts';
import { problem } from './problems.ts';

/** Takes rows apart. Call it once the whole table was checked, and after all estates are known. */
export function spreadPostings(collected: Collected): void {
  const rows = fieldsOf(collected, 'posting');
  const estates = new Set(fieldsOf(collected, 'estate').map(({ code }) => String(code)));
  const isOne = (row: Fields): boolean => !isPlace(collected, row) && subjectsIn(String(row.subject)).length === 1;
  if (rows.every((row) => isOne(row) && subjectsIn(String(row.subject))[0] === row.subject)) return;
  const keyOf = ({ estate, subject, place, start }: Fields): string => [estate, subject, place, start].join('\n');
  // What a row says of one estate comes before what another says of its whole place.
  const told = new Set(
    rows.filter(isOne).map((row) => keyOf({ ...row, subject: subjectsIn(String(row.subject))[0] ?? null })),
  );
  const spread = rows.flatMap((row): Fields[] => {
    const subjects = subjectsIn(String(row.subject));
    if (isOne(row)) return [{ ...row, subject: subjects[0] ?? null }];
    const within = isPlace(collected, row) ? estatesIn(collected, String(row.estate)) : [String(row.estate)];
    if (within.length === 0) tellEmpty(collected, row);
    return within
      .filter((estate) => !isPlace(collected, row) || estates.has(estate))
      .flatMap((estate) => subjects.map((subject): Fields => ({ ...row, estate, subject })))
      .filter((one) => {
        const isNew = !told.has(keyOf(one));
        told.add(keyOf(one));
        return isNew;
      });
  });
  (collected.records as Record<'posting', unknown>).posting = spread;
}

const isPlace = ({ lookup }: Collected, { estate }: Fields): boolean =>
  lookup.entity('estate', String(estate)) === undefined && lookup.entity('division', String(estate)) !== undefined;

function tellEmpty(collected: Collected, row: Fields): void {
  const name = collected.lookup.entity('division', String(row.estate))?.name ?? String(row.estate);
  collected.problems.push(problem('posting-place-empty', placeOfField(collected, row, 'estate'), name));
}
