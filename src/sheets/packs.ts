/**
 * Packs (整包): many sheets in one file, to be printed in one go and carried out in one round. Nothing in them is set again:
 * they say whose sheets they hold, in which order, and which separators stand between.
 *
 * One for each county, street and firm, in posting order; before each estate's sheets stands a separator that says what
 * follows and where it goes. And one for each estate, without a separator, for whoever looks after that alone.
 */
import { groupBy } from '../domain/register.ts';
import { PLACE_NAMES } from './codes.ts';
import { fileNamePart, PACK_WORD, type PlannedSheet, type PlannedSubject } from './plan.ts';
import type { Sheet } from './sheet.ts';

/** What a pack knows of a sheet: its file, and what a separator says of it. */
export interface PackedSheet extends Pick<PlannedSheet, 'file' | 'estate'> {
  sheet: Pick<Sheet, 'subject' | 'shortTitle' | 'place' | 'form'>;
}

/** A subject without the words of its sheets, so that those of a city can be held at once. */
export interface PackedSubject extends Omit<PlannedSubject, 'sheets'> {
  sheets: PackedSheet[];
}

export function packedOf({ sheets, ...subject }: PlannedSubject): PackedSubject {
  return {
    ...subject,
    sheets: sheets.map(({ file, estate, sheet: { subject: of, shortTitle, place, form } }) => ({
      file,
      estate,
      sheet: { subject: of, shortTitle, place, form },
    })),
  };
}

export interface Pack {
  /** Below `print/`, with forward slashes. */
  file: string;
  title: string;
  members: PackMember[];
  division: string | null;
  /** The street's name where it is a street's. */
  street: string | null;
  /** Where it is all of one estate's. */
  estate: string | null;
  firm: string | null;
}

/** The sheets of an estate, or of a county itself. */
export interface PackMember {
  /** 隔页: what the page before them says; null where there is none. */
  separator: { title: string; lines: string[] } | null;
  sheets: PackSheet[];
}

export interface PackSheet {
  /** Below `print/`. */
  file: string;
  /** An office's document (公文) has the margins of one that is bound, so it begins on an odd page. */
  isBound: boolean;
}

const packSheet = ({ file, sheet }: PackedSheet): PackSheet => ({ file, isBound: sheet.form === 'official' });

/** A file of a pack (分册): a pack of thousands of pages is more than a printer can hold at once. */
export interface Volume<S> {
  /** Below `print/`, with forward slashes. */
  file: string;
  members: S[];
}

/** How many sheets a volume has at most, so that it has about four hundred pages. An estate's sheets stay together. */
const VOLUME_SHEETS_MAX = 200;

/** A pack before it is made (整包名目): its name and whose sheets it holds, so that pages can offer it. */
export interface PackPlan<S> {
  /** Nearly always one. */
  volumes: Volume<S>[];
  /** Of the county or the firm, with the street's name where it is a street's. */
  name: string;
  /** Null where it is not a street's. */
  street: string | null;
  /** In posting order; each has at least one sheet. */
  members: S[];
}

/** What decides which packs there are: the subjects of the sheets, not their content. */
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
    ...packPlan(`${folder}-${PACK_WORD}-${month}.pdf`, county.name, null, subjects),
    ...streets.flatMap(([street, members]) =>
      packPlan(
        `${folder}-${fileNamePart(street)}-${PACK_WORD}-${month}.pdf`,
        `${county.name}${street}`,
        street,
        members,
      ),
    ),
  ];
}

/** Whether all sheets of an estate are made into one file as well: of a single sheet that would be the same again. */
export const hasEstatePack = ({
  pack,
  sheets,
}: Pick<PlannedSubject, 'pack'> & { sheets: readonly unknown[] }): boolean => pack !== null && sheets.length > 1;

/** All of an estate's sheets, in posting order; none where it has fewer than two. */
export function estatePack(subject: PackedSubject): Pack[] {
  const { county, pack, sheets } = subject;
  const [first] = sheets;
  if (pack === null || first === undefined || !hasEstatePack(subject)) return [];
  const title = `${first.sheet.subject.name}公示单整包`;
  const members = [{ separator: null, sheets: sheets.map(packSheet) }];
  return [{ file: pack, title, members, division: county.code, street: null, estate: first.estate, firm: null }];
}

/** The pack of a firm over all counties; none where it serves fewer than two of these estates. */
export function firmPackPlan<S extends Printed>(subjects: readonly S[], month: string): PackPlan<S> | null {
  const firm = subjects[0]?.firm;
  if (!firm) return null;
  const file = `firms/${fileNamePart(firm.name)}-${PACK_WORD}-${month}-${firm.code}.pdf`;
  return packPlan(file, firm.name, null, subjects)[0] ?? null;
}

function packPlan<S extends Printed>(
  file: string,
  name: string,
  street: string | null,
  subjects: readonly S[],
): PackPlan<S>[] {
  const members = subjects.filter(({ sheets }) => sheets.length > 0);
  return members.length < 2 ? [] : [{ volumes: volumesOf(file, members), name, street, members }];
}

/** Volumes are cut between estates. A pack of one volume has no number in its name. */
function volumesOf<S extends Printed>(file: string, members: readonly S[]): Volume<S>[] {
  const cuts: S[][] = [];
  let sheets = Number.POSITIVE_INFINITY;
  for (const member of members) {
    if (sheets + member.sheets.length > VOLUME_SHEETS_MAX) {
      cuts.push([]);
      sheets = 0;
    }
    cuts.at(-1)?.push(member);
    sheets += member.sheets.length;
  }
  return cuts.map((own, index) => ({
    file: cuts.length === 1 ? file : file.replace(/\.pdf$/, `-第${index + 1}册.pdf`),
    members: own,
  }));
}

/** Packs of a county and of its streets, from all that is printed there. */
export function countyPacks(subjects: readonly PackedSubject[], month: string): Pack[] {
  return countyPackPlans(subjects, month).flatMap((plan) =>
    packsOf(plan, { division: subjects[0]?.county.code ?? null, firm: null }),
  );
}

/** The pack of a firm over all counties, in its volumes; none where it serves fewer than two of these estates. */
export function firmPacks(subjects: readonly PackedSubject[], month: string): Pack[] {
  const plan = firmPackPlan(subjects, month);
  return plan === null ? [] : packsOf(plan, { division: null, firm: subjects[0]?.firm?.code ?? null });
}

function packsOf({ volumes, name, street }: PackPlan<PackedSubject>, at: Pick<Pack, 'division' | 'firm'>): Pack[] {
  return volumes.map((volume, index) => {
    const number = volumes.length === 1 ? '' : `（第 ${index + 1} 册，共 ${volumes.length} 册）`;
    return packOf(volume, `${name}公示单整包${number}`, { ...at, street });
  });
}

function packOf(
  { file, members }: Volume<PackedSubject>,
  title: string,
  at: Pick<Pack, 'division' | 'street' | 'firm'>,
): Pack {
  return { file, title, members: members.map(memberOf), estate: null, ...at };
}

function memberOf({ county, street, firm, sheets }: PackedSubject): PackMember {
  const [{ sheet }] = sheets as [PackedSheet];
  const where = sheet.subject.kind === 'estate' ? `${county.name}${street ?? ''}` : '';
  const lines = sheets.map(({ sheet: one }) =>
    one.place === null ? one.shortTitle : `${one.shortTitle}（贴在${PLACE_NAMES[one.place]}）`,
  );
  return {
    separator: {
      title: sheet.subject.name,
      lines: [...[where, firm?.name ?? ''].filter((words) => words !== ''), `共 ${sheets.length} 份：`, ...lines],
    },
    sheets: sheets.map(packSheet),
  };
}
