/**
 * Packs (整包): many sheets in one file, to be printed in one go and carried out in one round.
 *
 * One for each county, street and firm, in posting order; before each estate's sheets stands a separator that says
 * what follows and where it goes. A pack of one estate would be its files again, and is not made.
 */
import { groupBy } from '../domain/register.ts';
import { PLACE_NAMES } from './codes.ts';
import { fileNamePart, type PlannedSubject } from './plan.ts';
import type { Sheet } from './sheet.ts';

export interface Pack {
  /** Below `print/`, with forward slashes. */
  file: string;
  title: string;
  sheets: Sheet[];
  /** Separators: before which sheet, from 0, and what they say. */
  chapters: { from: number; title: string; lines: string[] }[];
  division: string | null;
  firm: string | null;
}

/** A pack before it is made (整包名目): its name and whose sheets it holds, so that pages can offer it. */
export interface PackPlan<S> {
  /** Below `print/`, with forward slashes. */
  file: string;
  /** Of the county or the firm, with the street's name where it is a street's. */
  name: string;
  /** Null where it is not a street's. */
  street: string | null;
  /** In posting order; each has at least one sheet. */
  members: S[];
}

/** What tells which packs there are: sheets count, whatever is known of them. */
type Printed = Pick<PlannedSubject, 'county' | 'street' | 'firm'> & { sheets: readonly unknown[] };

/** Which packs a county and its streets have, from all that is printed there. */
export function countyPackPlans<S extends Printed>(subjects: readonly S[], month: string): PackPlan<S>[] {
  const [first] = subjects;
  if (!first) return [];
  const { county } = first;
  const estates = subjects.filter(({ street }) => street !== null);
  const folder = `${county.code}/${fileNamePart(county.name)}`;
  const streets = [...groupBy(subjects, ({ street }) => street)].filter(
    ([, members]) => members.length < estates.length,
  );
  return [
    ...packPlan(`${folder}-整包-${month}.pdf`, county.name, null, subjects),
    ...streets.flatMap(([street, members]) =>
      packPlan(`${folder}-${fileNamePart(street)}-整包-${month}.pdf`, `${county.name}${street}`, street, members),
    ),
  ];
}

/** The pack of a firm over all counties; none where it serves fewer than two of these estates. */
export function firmPackPlan<S extends Printed>(subjects: readonly S[], month: string): PackPlan<S> | null {
  const firm = subjects[0]?.firm;
  if (!firm) return null;
  const file = `firms/${fileNamePart(firm.name)}-整包-${month}-${firm.code}.pdf`;
  return packPlan(file, firm.name, null, subjects)[0] ?? null;
}

function packPlan<S extends Printed>(
  file: string,
  name: string,
  street: string | null,
  subjects: readonly S[],
): PackPlan<S>[] {
  const members = subjects.filter(({ sheets }) => sheets.length > 0);
  return members.length < 2 ? [] : [{ file, name, street, members }];
}

/** Packs of a county and of its streets, from all that is printed there. */
export function countyPacks(subjects: readonly PlannedSubject[], month: string): Pack[] {
  return countyPackPlans(subjects, month).map((plan) =>
    packOf(plan, { division: subjects[0]?.county.code ?? null, firm: null }),
  );
}

/** The pack of a firm over all counties; null where it serves fewer than two of these estates. */
export function firmPack(subjects: readonly PlannedSubject[], month: string): Pack | null {
  const plan = firmPackPlan(subjects, month);
  return plan && packOf(plan, { division: null, firm: subjects[0]?.firm?.code ?? null });
}

function packOf({ file, name, members }: PackPlan<PlannedSubject>, at: Pick<Pack, 'division' | 'firm'>): Pack {
  const sheets: Sheet[] = [];
  const chapters: Pack['chapters'] = [];
  for (const { county, street, firm, sheets: own } of members) {
    const [{ sheet }] = own as [PlannedSubject['sheets'][number]];
    const where = sheet.subject.kind === 'estate' ? `${county.name}${street ?? ''}` : '';
    const lines = own.map(({ sheet: one }) =>
      one.place === null ? one.shortTitle : `${one.shortTitle}（贴在${PLACE_NAMES[one.place]}）`,
    );
    chapters.push({
      from: sheets.length,
      title: sheet.subject.name,
      lines: [...[where, firm?.name ?? ''].filter((words) => words !== ''), `共 ${own.length} 份：`, ...lines],
    });
    sheets.push(...own.map(({ sheet: one }) => one));
  }
  return { file, title: `${name}公示单整包`, sheets, chapters, ...at };
}
