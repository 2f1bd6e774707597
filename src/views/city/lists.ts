/**
 * Red and black lists (红黑榜): all of them by division and period, and each one in full.
 */
import { firstEnd } from '../../domain/accusation-term.ts';
import { isSameScale } from '../../domain/credit-grade.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { type Cadence, cadenceOf, comparePeriods, type Period } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { FirmGrade, ListColour, ListEntry, SubjectKind } from '../../domain/records.ts';
import type { Blank } from '../../domain/supply.ts';
import { formerText } from '../../wording/former.ts';
import { bodyName } from '../../wording/grades.ts';
import { type ChannelItem, channelItem, channelsOf } from '../common/channels.ts';
import { currentContract, gradesAt } from '../common/contracts.ts';
import { directoryOf } from '../common/directory.ts';
import { confirmedFrom, correctionsSince, type DutyView } from '../common/duties.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { documentsIn, type EndingDocument } from '../common/last-day.ts';
import { type ListTerms, listTermsAt } from '../common/list-terms.ts';
import { listCadence, listSubject, ruledCadence, ruledSubject, stripPeriods } from '../common/listing-strip.ts';
import { divisionPath, estatePath, firmPath, listPath } from '../common/paths.ts';
import { newest, type SourceLine, sourcesOf } from '../common/sourcing.ts';

export interface ListSubject {
  kind: SubjectKind;
  code: string;
  /** The code where the table it lies in is absent. */
  name: string;
  path: string | null;
  /** 曾用名 …; null where it had no other. */
  former: string | null;
  /** Of a firm: its grade when it was listed. Of an estate: its approved grade of service. */
  grade: string | null;
  /** Who gave the grade, where the list has to say so. */
  gradeBy: string | null;
  /** Of an estate: the firm that serves it now. */
  firmName: string | null;
}

export interface ListRow {
  subject: ListSubject;
  basis: string | null;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
  removalBlank: Blank;
  /** The last day on which it is public; null where nothing ends it. */
  until: IsoDate | null;
  /** Whether no table says that day (公示期至). */
  isReckoned: boolean;
  /** 告知日期 */
  toldOn: IsoDate | null;
  reply: string | null;
  document: string;
  /** Confirmed findings on the subject that were drawn from this listing. */
  confirmed: DutyView[];
  /** How many 更正 there are about the subject since it was listed. */
  corrections: number;
}

export interface ListHalf {
  colour: ListColour;
  rows: ListRow[];
  /**
   * `nobody`: a list without names was published, which a row of its own says. `emptied`: all that stood on it are
   * withdrawn. `unpublished`: without any row nothing is known.
   */
  state: 'named' | 'nobody' | 'emptied' | 'unpublished';
  /** How many rows of it are withdrawn. */
  withdrawn: number;
  /** The first 公示期至 among those named, after which their count no longer fits; null where nobody is named. */
  until: IsoDate | null;
  /** What that row says. */
  nobody: { basis: string | null; listedOn: IsoDate; document: string | null } | null;
}

export interface ListSummary {
  division: string;
  divisionName: string;
  period: Period;
  path: string;
  red: ListHalf;
  black: ListHalf;
  publishedOn: IsoDate | null;
  documents: EndingDocument[];
}

function listSummary(
  publication: Publication,
  indexes: Indexes,
  division: string,
  period: Period,
  entries: readonly ListEntry[],
): ListSummary {
  const then = entries.map((entry) => gradeThen(indexes, entry));
  const isNamed = namesBodies(indexes, division, then);
  const half = (colour: ListColour): ListHalf => {
    const own = entries.filter((entry) => entry.colour === colour);
    const rows = own.flatMap((entry) => {
      const subject = listed(indexes, entry, isNamed);
      const { basis, listedOn, removedOn, until, reckoned, toldOn, reply, document } = entry;
      if (subject === null || document === null) return [];
      const confirmed = confirmedFrom(publication, entry);
      const corrections = correctionsSince(publication, subject.code, listedOn);
      const removalBlank = indexes.supply.blankOf([entry], 'removedOn');
      const isReckoned = reckoned !== undefined;
      const said = { basis, listedOn, removedOn, removalBlank, until, isReckoned, toldOn, reply, document };
      return [{ subject, ...said, confirmed, corrections }];
    });
    const nobody = own.find((entry) => entry.subject === null && !entry.withdrawn);
    const withdrawn = own.filter((entry) => entry.withdrawn).length;
    return {
      colour,
      rows,
      state: rows.length > 0 ? 'named' : nobody ? 'nobody' : withdrawn > 0 ? 'emptied' : 'unpublished',
      withdrawn,
      until: firstEnd(rows.map((row) => row.until)),
      nobody: nobody ? { basis: nobody.basis, listedOn: nobody.listedOn, document: nobody.document } : null,
    };
  };
  return {
    division,
    divisionName: indexes.tree.get(division)?.name ?? division,
    period,
    path: listPath(division, period),
    red: half('红榜'),
    black: half('黑榜'),
    publishedOn: newest(entries.map((entry) => entry.listedOn)),
    documents: documentsIn(entries),
  };
}

function listed(indexes: Indexes, entry: ListEntry, isNamed: boolean): ListSubject | null {
  if (entry.subject === null) return null;
  const code = entry.subject;
  if (entry.subjectKind === '企业') {
    const firm = indexes.firms.get(code);
    const grade = gradeThen(indexes, entry);
    return {
      kind: '企业',
      code,
      name: firm?.name ?? code,
      path: firm ? firmPath(code) : null,
      former: formerText(firm?.formerName ?? null),
      grade: grade?.grade ?? null,
      gradeBy: grade !== null && isNamed ? bodyName(grade.assessor) : null,
      firmName: null,
    };
  }
  const estate = indexes.estates.get(code);
  const contract = estate ? currentContract(indexes, code) : null;
  return {
    kind: '项目',
    code,
    name: estate?.name ?? code,
    path: estate ? estatePath(code) : null,
    former: formerText(estate?.formerName ?? null),
    grade: estate?.serviceGrade ?? null,
    gradeBy: null,
    firmName: contract === null ? null : (indexes.firms.get(contract.firm)?.name ?? contract.firm),
  };
}

/** The grade of a listed firm when it was listed; null where none was published by then. */
function gradeThen(indexes: Indexes, { subject, subjectKind, division, listedOn }: ListEntry): FirmGrade | null {
  if (subject === null || subjectKind !== '企业') return null;
  return gradesAt(indexes, subject, division).find(({ publishedOn }) => publishedOn <= listedOn) ?? null;
}

/**
 * Whether a list has to say who gave a grade: where several bodies graded those on it, or one whose scale is not that of
 * the place, so that nobody takes its letter for one of the place.
 */
function namesBodies({ grades }: Indexes, division: string, entries: readonly (FirmGrade | null)[]): boolean {
  const systems = new Set(entries.flatMap((grade) => (grade === null ? [] : grades.systemOf(grade))));
  const own = grades.scaleAt(division);
  return systems.size > 1 || [...systems].some(({ scale }) => scale.length > 0 && !isSameScale(scale, own));
}

/** Whether somebody on a list had another name, so that it has to say that names are today's. */
export function namesFormer({ red, black }: ListSummary): boolean {
  return [...red.rows, ...black.rows].some(({ subject }) => subject.former !== null);
}

export interface DivisionLists {
  code: string;
  name: string;
  /** Page of the county, where it is one. */
  path: string | null;
  /** The cadence of the cells: that of the published lists, else the one that the rules set. */
  cadence: Cadence | null;
  /** Whom the published lists are about, else whom the rules want them to be about. */
  subjects: SubjectKind[];
  ruled: { cadence: Cadence | null; subject: SubjectKind | null };
  cells: PeriodTally<string | null>[];
  /** Newest first. */
  lists: PeriodTally<string>[];
}

/** How many stand on either list of a period; null where that list is not in the table. */
export interface PeriodTally<Path> {
  period: Period;
  /** Null where nothing was published. */
  path: Path;
  red: number | null;
  black: number | null;
  /** The first 公示期至 on either list, after which the numbers no longer fit. */
  until: IsoDate | null;
}

/** Divisions that publish lists, or whose rules say that they should. */
export function listsIndexView(publication: Publication): { divisions: DivisionLists[]; present: boolean } {
  const indexes = indexesOf(publication);
  const { byCode } = directoryOf(publication);
  const codes = publication.register.records.division
    .map((division) => division.code)
    .filter(
      (code) => indexes.listsByDivision.has(code) || (byCode.has(code) && listCadence(indexes, code, null) !== null),
    );
  return {
    present: publication.register.present.has('list_entry'),
    divisions: codes.map((code): DivisionLists => {
      const lists = indexes.listsByDivision.get(code) ?? new Map<Period, ListEntry[]>();
      const cadence = listCadence(indexes, code, null);
      const subject = listSubject(indexes, code);
      const kinds = new Set([...lists.values()].flat().map((entry) => entry.subjectKind));
      const tally = (entries: readonly ListEntry[] | undefined, colour: ListColour): number | null => {
        const half = (entries ?? []).filter((entry) => entry.colour === colour);
        return half.length === 0 ? null : half.filter((entry) => entry.subject !== null).length;
      };
      const tallies = (entries: readonly ListEntry[] | undefined) => ({
        red: tally(entries, '红榜'),
        black: tally(entries, '黑榜'),
        until: firstEnd((entries ?? []).map(({ until }) => until)),
      });
      return {
        code,
        name: indexes.tree.get(code)?.name ?? code,
        path: byCode.has(code) ? divisionPath(code) : null,
        cadence,
        subjects:
          kinds.size === 0
            ? subject === null
              ? []
              : [subject]
            : (['企业', '项目'] as const).filter((kind) => kinds.has(kind)),
        ruled: { cadence: ruledCadence(indexes, code), subject: ruledSubject(indexes, code) },
        cells:
          cadence === null
            ? []
            : stripPeriods(cadence, indexes.asOf, lists.keys()).map((period) => {
                const entries = lists.get(period);
                return { period, path: entries ? listPath(code, period) : null, ...tallies(entries) };
              }),
        lists: [...lists].reverse().map(([period, entries]) => ({
          period,
          path: listPath(code, period),
          ...tallies(entries),
        })),
      };
    }),
  };
}

/** The newest list of each division, red and black. */
export function newestLists(publication: Publication): ListSummary[] {
  const indexes = indexesOf(publication);
  return publication.register.records.division.flatMap(({ code }) => {
    const lists = indexes.listsByDivision.get(code);
    const last = lists ? [...lists].at(-1) : undefined;
    return last ? [listSummary(publication, indexes, code, last[0], last[1])] : [];
  });
}

/** Every list there is, by division and then oldest first. */
export function listPages(publication: Publication): { division: string; period: Period }[] {
  const indexes = indexesOf(publication);
  return [...indexes.listsByDivision].flatMap(([division, lists]) =>
    [...lists.keys()].map((period) => ({ division, period })),
  );
}

export interface ListView extends ListSummary {
  /** 物业服务企业红黑榜 */
  title: string;
  /** Whom it is about: 物业服务企业. */
  about: string;
  authority: string | null;
  /** On what the lists of the place rest. */
  terms: ListTerms;
  /** Channels of the division to object to a listing, telephones first. */
  objection: ChannelItem[];
  previous: { period: Period; path: string } | null;
  next: { period: Period; path: string } | null;
  /** Periods of the same cadence between this list and its neighbours for which nothing was published. */
  missingBefore: number;
  sources: SourceLine[];
}

export function listView(publication: Publication, division: string, period: Period): ListView {
  const indexes = indexesOf(publication);
  const lists = indexes.listsByDivision.get(division);
  const entries = lists?.get(period);
  if (!lists || !entries) throw new Error(`no such list: ${division} ${period}`);
  const periods = [...lists.keys()];
  const at = periods.indexOf(period);
  const neighbour = (index: number): { period: Period; path: string } | null => {
    const found = periods[index];
    return found === undefined ? null : { period: found, path: listPath(division, found) };
  };
  const previous = neighbour(at - 1);
  return {
    ...listSummary(publication, indexes, division, period, entries),
    title: `${aboutWhom(entries)}红黑榜`,
    about: aboutWhom(entries),
    authority: indexes.tree.get(division)?.authority ?? null,
    terms: listTermsAt(publication, division),
    objection: channelsOf(indexes, division).map(channelItem),
    previous,
    next: neighbour(at + 1),
    missingBefore: previous === null ? 0 : gapBetween(previous.period, period),
    sources: sourcesOf(publication, 'list_entry', entries),
  };
}

function aboutWhom(entries: readonly ListEntry[]): string {
  const kinds = new Set(entries.map((entry) => entry.subjectKind));
  if (kinds.size > 1) return '物业服务企业和项目';
  return kinds.has('项目') ? '物业项目' : '物业服务企业';
}

function gapBetween(earlier: Period, later: Period): number {
  if (cadenceOf(earlier) !== cadenceOf(later) || comparePeriods(earlier, later) >= 0) return 0;
  const perYear = { month: 12, quarter: 4, 'half-year': 2, year: 1 }[cadenceOf(earlier)];
  const position = (period: Period): number =>
    Number(period.slice(0, 4)) * perYear + (period.length === 4 ? 0 : Number(period.slice(5).replace(/\D/g, '')) - 1);
  return position(later) - position(earlier) - 1;
}
