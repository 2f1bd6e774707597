/**
 * Firms (物业服务企业): all of them by grade, and each with its history and its estates.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { comparePeriods, type Period } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Contract, Division, Firm, ListColour } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { type ContractState, contractState } from '../../domain/serving.ts';
import { gradeName, UNRATED } from '../../wording/labels.ts';
import { type GradeRow, gradeRow } from '../board/firm-panel.ts';
import { type RecordRow, recordRows } from '../board/record.ts';
import { directoryOf } from '../common/directory.ts';
import { type DutyView, dutiesOf } from '../common/duties.ts';
import { compareGrades } from '../common/grade-order.ts';
import { compareNames, type Indexes, indexesOf } from '../common/indexes.ts';
import { estatePath, firmPath, firmsPath, listPath } from '../common/paths.ts';
import { type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { type GradeSteps, gradeSteps } from '../pictures/grade-steps.ts';

/** A grade and the number of firms that have it; firms without a grade are counted as UNRATED. */
export interface GradeTally {
  grade: string;
  firms: number;
}

/** Each firm once, by the grade it was given last. Grades in order of merit. */
export function gradeTallies(publication: Publication): GradeTally[] {
  const indexes = indexesOf(publication);
  const tallies = new Map<string, number>();
  for (const firm of publication.register.records.firm) {
    const grade = latestGrade(indexes, firm.code) ?? UNRATED;
    tallies.set(grade, (tallies.get(grade) ?? 0) + 1);
  }
  return [...tallies].map(([grade, firms]) => ({ grade, firms })).sort((a, b) => compareGrades(a.grade, b.grade));
}

function latestGrade(indexes: Indexes, firm: string): string | null {
  return indexes.gradesByFirm.get(firm)?.[0]?.grade ?? null;
}

export interface FirmEntry {
  code: string;
  name: string;
  path: string;
  grade: string | null;
  filing: Firm['filing'];
  estates: number;
}

/** A grade as far as a page of firms shows it. */
export interface FirmGroup {
  grade: string;
  /** The anchor of the grade on the page where it begins. */
  id: string;
  /** How many firms have the grade, on all pages together. */
  total: number;
  /** Begun on an earlier page. */
  continued: boolean;
  firms: FirmEntry[];
}

export interface FirmsView {
  total: number;
  number: number;
  /** By grade, then by name. */
  groups: FirmGroup[];
  /** Every grade, with the page and the place where it begins. */
  grades: (GradeTally & { path: string })[];
  pages: { number: number; path: string; from: string; to: string }[];
  sources: SourceLine[];
  missing: string | null;
}

/** How many firms a page lists, so that it loads quickly even where a province has thousands of them. */
export const FIRMS_PER_PAGE = 600;

const FIRM_PAGES = new WeakMap<Publication, FirmGroup[][]>();

/** All firms by grade, then by name, cut into pages. Made once per publication. */
function firmPagesOf(publication: Publication): FirmGroup[][] {
  const cached = FIRM_PAGES.get(publication);
  if (cached) return cached;
  const indexes = indexesOf(publication);
  const byGrade = groupBy(publication.register.records.firm, (firm) => latestGrade(indexes, firm.code) ?? UNRATED);
  const pages: FirmGroup[][] = [[]];
  let room = FIRMS_PER_PAGE;
  for (const { grade, firms: total } of gradeTallies(publication)) {
    const entries = (byGrade.get(grade) ?? []).map((firm) => firmEntry(indexes, firm)).sort(compareNames);
    for (let from = 0; from < entries.length; ) {
      if (room === 0) {
        pages.push([]);
        room = FIRMS_PER_PAGE;
      }
      const firms = entries.slice(from, from + room);
      const continued = from > 0;
      pages.at(-1)?.push({
        grade,
        id: continued ? `${gradeId(grade)}.${pages.length}` : gradeId(grade),
        total,
        continued,
        firms,
      });
      from += firms.length;
      room -= firms.length;
    }
  }
  FIRM_PAGES.set(publication, pages);
  return pages;
}

const gradeId = (grade: string): string => `grade-${grade === UNRATED ? 'none' : grade.replace(/\s+/g, '-')}`;

/** Numbers of the pages of firms, from 1. */
export function firmsPages(publication: Publication): number[] {
  return firmPagesOf(publication).map((_, index) => index + 1);
}

/** Where the firms of each grade begin, by grade: a page with its anchor. */
export function gradePaths(publication: Publication): ReadonlyMap<string, string> {
  return new Map(
    firmPagesOf(publication).flatMap((groups, index) =>
      groups
        .filter(({ continued }) => !continued)
        .map(({ grade, id }): [string, string] => [grade, `${firmsPath(index + 1)}#${encodeURIComponent(id)}`]),
    ),
  );
}

function firmEntry(indexes: Indexes, firm: Firm): FirmEntry {
  const estates = new Set(
    (indexes.contractsByFirm.get(firm.code) ?? [])
      .filter((contract) => contractState(contract, indexes.asOf) === 'current')
      .map((contract) => contract.estate),
  );
  return {
    code: firm.code,
    name: firm.name,
    path: firmPath(firm.code),
    grade: latestGrade(indexes, firm.code),
    filing: firm.filing,
    estates: estates.size,
  };
}

/** A page of all firms; throws for one that is not there. */
export function firmsView(publication: Publication, number = 1): FirmsView {
  const { firm: firms } = publication.register.records;
  const pages = firmPagesOf(publication);
  const groups = pages[number - 1];
  if (!groups) throw new Error(`no such page of firms: ${number}`);
  const paths = gradePaths(publication);
  const named = (grade: string | undefined): string => gradeName(grade ?? UNRATED);
  return {
    total: firms.length,
    number,
    groups,
    grades: gradeTallies(publication).map((tally) => ({ ...tally, path: paths.get(tally.grade) ?? firmsPath() })),
    pages: pages.map((page, index) => ({
      number: index + 1,
      path: firmsPath(index + 1),
      from: named(page[0]?.grade),
      to: named(page.at(-1)?.grade),
    })),
    sources: sourcesOf(publication, 'firm', firms),
    missing:
      firms.length > 0
        ? null
        : publication.register.present.has('firm')
          ? '「企业」表里没有记录。'
          : '主管部门没有提供「企业」表。',
  };
}

export interface FirmEstate {
  code: string;
  name: string;
  path: string;
  state: ContractState;
  start: IsoDate;
  end: IsoDate | null;
  households: number | null;
}

export interface FirmListing {
  colour: ListColour;
  period: Period;
  divisionName: string;
  path: string;
  basis: string | null;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
  reply: string | null;
  document: string;
}

export interface FirmView {
  firm: Omit<Firm, 'source'>;
  /** Newest first. */
  grades: GradeRow[];
  /** The same as pictures; none for an authority whose grades are too few to make one. */
  gradeSteps: GradeSteps[];
  gradesMissing: string | null;
  listings: FirmListing[];
  listingsMissing: string | null;
  /** Estates by county; those served now first. */
  counties: { name: string; path: string | null; current: FirmEstate[]; other: FirmEstate[] }[];
  currentCount: number;
  householdsServed: number;
  /** Estates served now whose number of households is not published. */
  householdsUnknown: number;
  contractsMissing: string | null;
  record: RecordRow[];
  /** Duties of the firm itself, and what has been confirmed of it. */
  duties: DutyView[];
  sources: SourceLine[];
}

export function firmView(publication: Publication, code: string): FirmView {
  const indexes = indexesOf(publication);
  const found = indexes.firms.get(code);
  if (!found) throw new Error(`no such firm: ${code}`);
  const { source: _, ...firm } = found;
  const { present } = publication.register;
  const grades = indexes.gradesByFirm.get(code) ?? [];
  const listings = indexes.listingsBySubject.get(code) ?? [];
  const contracts = indexes.contractsByFirm.get(code) ?? [];
  const bulletins = indexes.bulletinsBySubject.get(code) ?? [];
  const events = indexes.eventsBySubject.get(code) ?? [];

  const estates = estatesServed(indexes, contracts);
  const current = estates.filter(({ row }) => row.state === 'current');
  const served = new Map(current.map(({ row }) => [row.code, row]));
  return {
    firm,
    grades: grades.map(gradeRow),
    gradeSteps: gradeSteps(
      grades,
      [...publication.profiles.values()].map((profile) => profile.grades.scale),
    ),
    gradesMissing:
      grades.length > 0
        ? null
        : present.has('firm_grade')
          ? '没有公布过信用等级。'
          : '主管部门没有提供「信用评价」表，等级未知。',
    listings: [...listings]
      .sort((a, b) => comparePeriods(b.period, a.period) || a.source - b.source)
      .map(({ colour, period, division, basis, listedOn, removedOn, reply, document }) => ({
        colour,
        period,
        basis,
        listedOn,
        removedOn,
        reply,
        document,
        divisionName: indexes.tree.get(division)?.name ?? division,
        path: listPath(division, period),
      })),
    listingsMissing:
      listings.length > 0
        ? null
        : present.has('list_entry')
          ? '公布过的榜单里没有这家企业。'
          : '主管部门没有提供「红黑榜」表，是否上榜不得而知。',
    counties: countiesServed(publication, estates),
    currentCount: served.size,
    householdsServed: [...served.values()].reduce((sum, row) => sum + (row.households ?? 0), 0),
    householdsUnknown: [...served.values()].filter((row) => row.households === null).length,
    contractsMissing:
      estates.length > 0
        ? null
        : present.has('contract')
          ? '没有登记物业服务合同。'
          : '主管部门没有提供「合同」表，服务哪些小区不得而知。',
    record: recordRows(publication, indexes, bulletins, events),
    duties: dutiesOf(publication, 'firm', code, null),
    sources: [
      ...sourcesOf(publication, 'firm', [found]),
      ...sourcesOf(publication, 'firm_grade', grades),
      ...sourcesOf(publication, 'list_entry', listings),
      ...sourcesOf(publication, 'contract', contracts),
      ...sourcesOf(publication, 'bulletin', bulletins),
      ...sourcesOf(publication, 'event', events),
    ],
  };
}

interface ServedEstate {
  row: FirmEstate;
  county: Division | null;
}

/** One row a contract, whenever it ran. */
function estatesServed(indexes: Indexes, contracts: readonly Contract[]): ServedEstate[] {
  return contracts.flatMap((contract): ServedEstate[] => {
    const estate = indexes.estates.get(contract.estate);
    if (!estate) return [];
    const row: FirmEstate = {
      code: estate.code,
      name: estate.name,
      path: estatePath(estate.code),
      state: contractState(contract, indexes.asOf),
      start: contract.start,
      end: contract.end,
      households: estate.households,
    };
    return [{ row, county: indexes.tree.countyOf(estate.division) }];
  });
}

/** Estates by county, in the order of the directory. */
function countiesServed(publication: Publication, estates: readonly ServedEstate[]): FirmView['counties'] {
  const { byCode, counties } = directoryOf(publication);
  const { tree } = indexesOf(publication);
  const order = new Map(counties.map((county, index) => [county.code, index]));
  const codes = [...new Set(estates.map(({ county }) => county?.code ?? ''))].sort(
    (a, b) => (order.get(a) ?? counties.length) - (order.get(b) ?? counties.length) || compareText(a, b),
  );
  return codes.map((code) => {
    const rows = estates
      .filter(({ county }) => (county?.code ?? '') === code)
      .map(({ row }) => row)
      .sort(compareNames);
    const county = byCode.get(code);
    return {
      name: county?.name ?? tree.get(code)?.name ?? '',
      path: county?.path ?? null,
      current: rows.filter((row) => row.state === 'current'),
      other: rows.filter((row) => row.state !== 'current'),
    };
  });
}
