/**
 * Firms (物业服务企业): all of them by grade, and each with its history and its estates.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { comparePeriods, type Period } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import type { Firm, ListColour } from '../domain/records.ts';
import { type ContractState, contractState } from '../domain/serving.ts';
import { UNRATED } from '../wording/labels.ts';
import { type GradeRow, gradeRow } from './board/firm-panel.ts';
import { directoryOf } from './directory.ts';
import { type DutyView, dutiesOf } from './duties.ts';
import { compareNames, compareText, type Indexes, indexesOf } from './indexes.ts';
import { estatePath, firmPath, listPath } from './paths.ts';
import { type RecordRow, recordRows } from './record.ts';
import { type SourceLine, sourcesOf } from './sourcing.ts';

/** A grade with how many firms have it; UNRATED for those without any. */
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

/** AAA before AA before A before B and so on; what is not a row of letters comes after, unrated last. */
export function compareGrades(a: string, b: string): number {
  const rank = (grade: string): number => (grade === UNRATED ? 2 : /^[A-Z]+$/.test(grade) ? 0 : 1);
  const byKind = rank(a) - rank(b);
  if (byKind !== 0) return byKind;
  const letter = compareText(a.charAt(0), b.charAt(0));
  return letter !== 0 ? letter : b.length - a.length || compareText(a, b);
}

export interface FirmEntry {
  code: string;
  name: string;
  path: string;
  grade: string | null;
  filing: Firm['filing'];
  estates: number;
}

export interface FirmsView {
  total: number;
  /** By grade, then by name. */
  groups: { grade: string; firms: FirmEntry[] }[];
  sources: SourceLine[];
  missing: string | null;
}

export function firmsView(publication: Publication): FirmsView {
  const indexes = indexesOf(publication);
  const { firm: firms } = publication.register.records;
  const entries = firms
    .map((firm): FirmEntry => {
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
    })
    .sort(compareNames);
  return {
    total: firms.length,
    groups: gradeTallies(publication).map(({ grade }) => ({
      grade,
      firms: entries.filter((entry) => (entry.grade ?? UNRATED) === grade),
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

  const estates = contracts.flatMap((contract) => {
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
  const current = estates.filter(({ row }) => row.state === 'current');
  const served = new Map(current.map(({ row }) => [row.code, row]));
  const { byCode, counties } = directoryOf(publication);
  const order = new Map(counties.map((county, index) => [county.code, index]));
  const countyCodes = [...new Set(estates.map(({ county }) => county?.code ?? ''))].sort(
    (a, b) => (order.get(a) ?? counties.length) - (order.get(b) ?? counties.length) || compareText(a, b),
  );
  return {
    firm,
    grades: grades.map(gradeRow),
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
    counties: countyCodes.map((countyCode) => {
      const rows = estates
        .filter(({ county }) => (county?.code ?? '') === countyCode)
        .map(({ row }) => row)
        .sort(compareNames);
      const county = byCode.get(countyCode);
      return {
        name: county?.name ?? indexes.tree.get(countyCode)?.name ?? '',
        path: county?.path ?? null,
        current: rows.filter((row) => row.state === 'current'),
        other: rows.filter((row) => row.state !== 'current'),
      };
    }),
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
