/**
 * The matrix of a county (公示检查表): estates against duties, in the order of its streets, cut into pages by what rows
 * weigh.
 */

import { firstEnd } from '../../domain/accusation-term.ts';
import type { DataUntil } from '../../domain/data-until.ts';
import { type ByKind, byKind, DUTY_KINDS, type DutyKind } from '../../domain/duty-kind.ts';
import type { Finding, Verdict } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { PANELS, type PanelId } from '../../domain/panels.ts';
import type { Publication } from '../../domain/publication.ts';
import { findingWords, isOpen, verdictText } from '../../wording/audit.ts';
import { outcomeOf } from '../../wording/duty-kinds.ts';
import { type CountyView, directoryOf, estatesByStreet } from '../common/directory.ts';
import { findingsByRule, type RuleView, ruleViewOf, standingOf, type Tally, tallyOf } from '../common/duties.ts';
import { compareNames, indexesOf } from '../common/indexes.ts';
import { lastDayOfFinding } from '../common/last-day.ts';
import { auditPath, estatePath } from '../common/paths.ts';
import { untilOf } from '../common/until.ts';
import { type CountyDuty, ownDuties } from './audit-duties.ts';

/** A duty as a column of the matrix. */
export interface DutyColumn extends RuleView {
  kind: DutyKind;
  /** The county's estates, counted by what the duty comes to for each. */
  tally: Tally;
  /** How many estates have no published finding on the duty; together with the tally they are all of them. */
  unpublished: number;
}

export interface MatrixCell {
  verdict: Verdict;
  overdueSince: IsoDate | null;
  /** 公示期至 of what is confirmed; else null. */
  lastDay: IsoDate | null;
  /** Where the evidence is; null where nothing needs doing. */
  path: string | null;
  /** The text of that link where it stands outside the table: 丁香苑 电梯维保 逾期 4 天; null where there is no link. */
  label: string | null;
}

/** Something that an estate has to do. */
export interface OpenItem {
  kind: DutyKind;
  rule: RuleView;
  verdict: Verdict;
  overdueSince: IsoDate | null;
  /** What the findings say, each without a full stop. */
  details: string[];
}

export interface MatrixRow {
  code: string;
  name: string;
  path: string;
  /** The firm that serves it, else its mode of management. */
  runBy: string;
  /** One cell for each column; null where no finding on the duty was published. */
  cells: (MatrixCell | null)[];
  /** Late and lacking. */
  toDo: OpenItem[];
  /** Titles of duties that nobody can judge for lack of data. */
  unknown: ByKind<string[]>;
}

export interface MatrixStreet {
  name: string;
  /** Begun on an earlier page. */
  continued: boolean;
  rows: MatrixRow[];
}

/** A document of a campaign that rules of a county are drawn from. */
export interface CampaignDocument {
  name: string;
  path: string;
}

/** The estates of a county by what their duties of one kind come to; the four outcomes together are all of them. */
export interface KindCounts {
  /** All that binds is met. */
  complete: number;
  /** Something is late or lacking: of these so many are late with something, and so many lack something. */
  incomplete: number;
  late: number;
  lacking: number;
  /** Nothing is known to be unmet, and something is unknown. */
  unknown: number;
  /** Nothing was judged, or nothing applies. */
  none: number;
}

export interface CountyAudit {
  code: string;
  name: string;
  path: string;
  /** Estates, those without any record included. */
  estates: number;
  kinds: ByKind<KindCounts>;
  columns: DutyColumn[];
  own: CountyDuty[];
  campaigns: CampaignDocument[];
}

interface CountyMatrix extends CountyAudit {
  streets: string[];
  firms: string[];
  pages: MatrixStreet[][];
}

const MATRICES = new WeakMap<Publication, Map<string, CountyMatrix>>();

/**
 * Bytes that a page of the matrix may come to, and what its parts weigh: measured on the sample city. A county of
 * few duties has more estates on a page than one of many.
 */
const PAGE_BYTES = 190_000;
/** Of a Chinese character in UTF-8. */
const CHARACTER_BYTES = 3;
const WEIGHTS = { row: 300, cell: 36, blank: 36, link: 95, toDo: 520, unknown: 170 };

/** Of each county, in the order of the directory. */
export const matrices = (publication: Publication): CountyMatrix[] =>
  directoryOf(publication).counties.map((county) => matrixAt(publication, county));

/** Of a county, made once; undefined where there is none. */
export const matrixOfCode = (publication: Publication, code: string): CountyMatrix | undefined => {
  const county = directoryOf(publication).byCode.get(code);
  return county && matrixAt(publication, county);
};

function matrixAt(publication: Publication, county: CountyView): CountyMatrix {
  const made = MATRICES.get(publication) ?? new Map<string, CountyMatrix>();
  MATRICES.set(publication, made);
  const matrix = made.get(county.code) ?? matrixOf(publication, county);
  made.set(county.code, matrix);
  return matrix;
}

function matrixOf(publication: Publication, county: CountyView): CountyMatrix {
  const indexes = indexesOf(publication);
  const streets = wholeStreets(county);
  const standings = new Map(
    streets.flatMap(({ estates }) =>
      estates.map((estate) => [estate.code, findingsByRule(publication, 'estate', estate.code)] as const),
    ),
  );
  const columns = columnsOf(publication, indexes.profileAt(county.code), [...standings.values()]);
  const own = ownDuties(publication, county.code);
  const kinds = byKind((): KindCounts => ({ complete: 0, incomplete: 0, late: 0, lacking: 0, unknown: 0, none: 0 }));
  const pages: MatrixStreet[][] = [[]];
  let bytes = 0;
  const firms = new Set<string>();
  for (const street of streets) {
    let begun = false;
    for (const estate of street.estates) {
      const row = rowOf(
        publication,
        estate,
        columns,
        standings.get(estate.code) as ReadonlyMap<string, readonly Finding[]>,
      );
      firms.add(row.runBy);
      for (const kind of DUTY_KINDS) count(kinds[kind], tallyOfRow(row, columns, kind));
      const weight = weightOf(row);
      if (bytes > 0 && bytes + weight > PAGE_BYTES) {
        pages.push([]);
        bytes = 0;
      }
      bytes += weight;
      const page = pages.at(-1) as MatrixStreet[];
      if (page.at(-1)?.name !== street.name) page.push({ name: street.name, continued: begun, rows: [] });
      (page.at(-1) as MatrixStreet).rows.push(row);
      begun = true;
    }
  }
  return {
    code: county.code,
    name: county.name,
    path: auditPath(county.code),
    estates: county.count,
    kinds,
    columns,
    own,
    campaigns: campaignsOf([...columns, ...own.map(({ rule }) => rule)]),
    streets: streets.map(({ name }) => name),
    firms: [...firms].sort((a, b) => compareNames({ name: a, code: a }, { name: b, code: b })),
    pages,
  };
}

interface StreetEstates {
  name: string;
  estates: { code: string; name: string; path: string; runBy: string }[];
}

/** The streets of a county, with who runs each of their estates. */
function wholeStreets(county: CountyView): StreetEstates[] {
  return estatesByStreet(county).map(({ name: street, estates }) => ({
    name: street,
    estates: estates.map(({ code, name, path, mode, firmName }) => ({ code, name, path, runBy: firmName ?? mode })),
  }));
}

/**
 * Duties on which anything was published: what has to be told before what has to be done, each in the order of the board's
 * panels, those of no panel last.
 */
function columnsOf(
  publication: Publication,
  profile: Parameters<typeof ruleViewOf>[1],
  standings: readonly ReadonlyMap<string, readonly Finding[]>[],
): DutyColumn[] {
  const tallies = new Map<string, { kind: DutyKind; tally: Tally }>();
  for (const rules of standings)
    for (const [id, findings] of rules) {
      const { kind, verdict } = standingOf(findings);
      const duty = tallies.get(id) ?? { kind, tally: {} };
      duty.tally[verdict] = (duty.tally[verdict] ?? 0) + 1;
      tallies.set(id, duty);
    }
  const place = ({ panel }: { panel: PanelId | null }): number =>
    panel === null ? PANELS.length : PANELS.indexOf(panel);
  return [...tallies]
    .flatMap(([id, { kind, tally }]): DutyColumn[] => {
      const rule = ruleViewOf(publication, profile, id) ?? ruleViewOf(publication, null, id);
      // A confirmed finding is shown on the estate's board; the matrix shows duties alone.
      if (rule === null || Object.keys(tally).every((verdict) => verdict === '已确认')) return [];
      const published = Object.values(tally).reduce((sum, estates) => sum + estates, 0);
      return [{ ...rule, kind, tally, unpublished: standings.length - published }];
    })
    .sort(
      (a, b) =>
        DUTY_KINDS.indexOf(a.kind) - DUTY_KINDS.indexOf(b.kind) || place(a) - place(b) || compareText(a.id, b.id),
    );
}

/** Documents of campaigns, each once, in the order of the rules. */
function campaignsOf(rules: readonly RuleView[]): CampaignDocument[] {
  const found = new Map<string, CampaignDocument>();
  for (const { isCampaign, document, path } of rules)
    if (isCampaign) found.set(document, { name: document, path: path.replace(/#.*$/, '') });
  return [...found.values()];
}

function rowOf(
  publication: Publication,
  estate: StreetEstates['estates'][number],
  columns: readonly DutyColumn[],
  findings: ReadonlyMap<string, readonly Finding[]>,
): MatrixRow {
  const toDo: OpenItem[] = [];
  const unknown = byKind((): string[] => []);
  const cells = columns.map((column): MatrixCell | null => {
    const own = findings.get(column.id);
    if (own === undefined) return null;
    const { verdict, overdueSince } = standingOf(own);
    if (verdict === '未知') unknown[column.kind].push(column.title);
    else if (isOpen(verdict)) {
      const { tally: _, unpublished: __, kind, ...rule } = column;
      const details = own.filter((found) => found.verdict === verdict).map((found) => findingWords(found));
      toDo.push({ kind, rule, verdict, overdueSince, details: details.slice(0, 2) });
    }
    const anchor = column.panel ?? 'duties';
    const lastDay = firstEnd(own.map((found) => lastDayOfFinding(publication, found)));
    if (!isOpen(verdict)) return { verdict, overdueSince, lastDay, path: null, label: null };
    return {
      verdict,
      overdueSince,
      lastDay,
      path: `${estatePath(estate.code)}#${anchor}`,
      label: `${estate.name} ${column.title} ${verdictText(verdict, overdueSince)}`,
    };
  });
  return { ...estate, cells, toDo, unknown };
}

export function tallyOfRow({ cells }: MatrixRow, columns: readonly DutyColumn[], kind: DutyKind): Tally {
  return tallyOf(cells.filter((cell, at) => cell !== null && columns[at]?.kind === kind).flatMap((cell) => cell ?? []));
}

function count(counts: KindCounts, tally: Tally): void {
  counts[outcomeOf(tally)]++;
  if ((tally.逾期 ?? 0) > 0) counts.late++;
  if ((tally.缺项 ?? 0) > 0) counts.lacking++;
}

function weightOf(row: MatrixRow): number {
  const unknowns = DUTY_KINDS.reduce((sum, kind) => sum + row.unknown[kind].length, 0);
  let cells = 0;
  for (const cell of row.cells) {
    cells += WEIGHTS.cell;
    if (cell === null) cells += WEIGHTS.blank;
    else if (cell.label !== null) cells += WEIGHTS.link + CHARACTER_BYTES * cell.label.length;
  }
  return WEIGHTS.row + cells + row.toDo.length * WEIGHTS.toDo + unknowns * WEIGHTS.unknown;
}

/** Pages to build: a county's first page is there even where it has no estate. */
export function auditPages(
  publication: Publication,
  isAsked: (county: string) => boolean = () => true,
): { code: string; page: number }[] {
  return directoryOf(publication)
    .counties.filter(({ code }) => isAsked(code))
    .flatMap((county) =>
      matrixAt(publication, county).pages.map((_, index) => ({ code: county.code, page: index + 1 })),
    );
}

export interface MatrixPageView {
  county: CountyAudit;
  number: number;
  streets: MatrixStreet[];
  /** All streets of the county, to choose from in the filters. */
  allStreets: string[];
  allFirms: string[];
  pages: { number: number; path: string; from: string; to: string }[];
  until: DataUntil;
}

export function matrixPageView(publication: Publication, code: string, number: number): MatrixPageView {
  const county = matrixOfCode(publication, code);
  const streets = county?.pages[number - 1];
  if (!county || !streets) throw new Error(`no such page: ${code} ${number}`);
  const { streets: allStreets, firms: allFirms, pages, ...rest } = county;
  return {
    county: rest,
    number,
    streets,
    allStreets,
    allFirms,
    pages: pages.map((page, index) => ({
      number: index + 1,
      path: auditPath(code, index + 1),
      from: page[0]?.name ?? '',
      to: page.at(-1)?.name ?? '',
    })),
    until: untilOf(publication, null, code),
  };
}
