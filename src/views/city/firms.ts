/**
 * A firm (物业服务企业) with its history and its estates.
 */
import { lastEnd } from '../../domain/accusation-term.ts';
import type { Scale } from '../../domain/credit-grade.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { isNameCode } from '../../domain/name-code.ts';
import { compareText } from '../../domain/order.ts';
import { comparePeriods, type Period } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Contract, Division, Firm, ListColour, ListEntry } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { type ContractState, contractState } from '../../domain/serving.ts';
import type { Blank } from '../../domain/supply.ts';
import { type GradeRow, gradeRow } from '../board/firm-panel.ts';
import { correctionsIn, type RecordRow, recordRows } from '../board/record.ts';
import { newestByBody } from '../common/contracts.ts';
import { directoryOf } from '../common/directory.ts';
import { type DutyView, dutiesOf } from '../common/duties.ts';
import { compareNames, type Indexes, indexesOf } from '../common/indexes.ts';
import { type ListTerms, listTermsAt } from '../common/list-terms.ts';
import { estatePath, listPath } from '../common/paths.ts';
import { ownRows, type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { type GradeSteps, gradeSteps } from '../pictures/grade-steps.ts';

export interface FirmEstate {
  code: string;
  name: string;
  path: string;
  state: ContractState;
  /** Null where it isn't known. */
  start: IsoDate | null;
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
  removalBlank: Blank;
  /** The last day on which it is public; null where nothing ends it. */
  until: IsoDate | null;
  /** Whether no table says that day (公示期至). */
  isReckoned: boolean;
  reply: string | null;
  document: string | null;
}

export interface FirmView {
  firm: Omit<Firm, 'source'>;
  /** Newest first, whoever gave them. */
  grades: GradeRow[];
  /** The newest by each body that has graded it, in the order of the bodies. */
  current: (GradeRow & { scale: Scale })[];
  /** The same as pictures; none for an authority whose grades are too few to make one. */
  gradeSteps: GradeSteps[];
  gradesMissing: string | null;
  /** Whether there is a table of grades. */
  gradesKnown: boolean;
  listings: FirmListing[];
  listingsMissing: string | null;
  /** On what the lists rest that accuse it, by the place that published them; `until` is the last day on which one does. */
  listTerms: { place: string; terms: ListTerms; until: IsoDate | null }[];
  /** Estates by county; those served now first. */
  counties: { name: string; path: string | null; current: FirmEstate[]; other: FirmEstate[] }[];
  currentCount: number;
  householdsServed: number;
  /** Estates served now whose number of households is not published. */
  householdsUnknown: number;
  contractsMissing: string | null;
  /** Said where there is no record. */
  recordMissing: string;
  record: RecordRow[];
  /** How many 更正 there are besides. */
  corrections: number;
  /** Duties of the firm itself, and what has been confirmed of it. */
  duties: DutyView[];
  sources: SourceLine[];
}

/** Said where lists, grades and events of others may be this firm's. */
const NAMELESS = '统一社会信用代码待补，对不上是哪一家，有没有不得而知。';

function firmListing(indexes: Indexes, entry: ListEntry): FirmListing {
  const { colour, period, division, basis, listedOn, removedOn, until, reckoned, reply, document } = entry;
  const removalBlank = indexes.supply.blankOf([entry], 'removedOn');
  const divisionName = indexes.tree.get(division)?.name ?? division;
  const path = listPath(division, period);
  return {
    colour,
    period,
    basis,
    listedOn,
    removedOn,
    removalBlank,
    until,
    isReckoned: reckoned !== undefined,
    reply,
    document,
    divisionName,
    path,
  };
}

export function firmView(publication: Publication, code: string): FirmView {
  const indexes = indexesOf(publication);
  const found = indexes.firms.get(code);
  if (!found) throw new Error(`no such firm: ${code}`);
  const { source: _, ...firm } = found;
  const { present } = publication.register;
  const isNameless = isNameCode(code);
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
    current: newestByBody(indexes, code).map(({ system, grade }) => ({ ...gradeRow(grade), scale: system.scale })),
    gradeSteps: gradeSteps(grades, (grade) => indexes.grades.systemOf(grade)),
    gradesMissing:
      grades.length > 0
        ? null
        : isNameless
          ? NAMELESS
          : present.has('firm_grade')
            ? '没有公布过信用等级。'
            : '主管部门没有提供「信用评价」表，等级未知。',
    gradesKnown: present.has('firm_grade') && !isNameless,
    listings: [...listings]
      .sort((a, b) => comparePeriods(b.period, a.period) || a.source - b.source)
      .map((entry) => firmListing(indexes, entry)),
    listTerms: [
      ...groupBy(
        listings.filter(({ colour }) => colour === '黑榜'),
        (one) => one.division,
      ),
    ].flatMap(([division, rows]) => {
      const terms = listTermsAt(publication, division);
      if (Object.values(terms).every((clause) => clause === null)) return [];
      const place = indexes.tree.get(division)?.name ?? division;
      return { place, terms, until: lastEnd(rows.map(({ until }) => until)) };
    }),
    listingsMissing:
      listings.length > 0
        ? null
        : isNameless
          ? NAMELESS
          : present.has('list_entry')
            ? '现在公布的榜单里没有这家企业。'
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
    recordMissing: isNameless ? NAMELESS : '没有关于这家企业的通报或事件记录。',
    record: recordRows(publication, indexes, bulletins, events),
    corrections: correctionsIn(events),
    duties: dutiesOf(publication, 'firm', code, null),
    sources: [
      ...sourcesOf(publication, 'firm', ownRows(publication, [found])),
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
