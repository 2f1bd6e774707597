/**
 * The audit (公示检查): estates × duties as a matrix by county, and the counties' own duties period by period.
 *
 * Counts and sorts findings; judges nothing. A county's matrix is cut into pages by what they weigh.
 */
import type { ByKind, DutyKind } from '../../domain/duty-kind.ts';
import type { Verdict } from '../../domain/finding.ts';
import { compareText } from '../../domain/order.ts';
import type { Publication } from '../../domain/publication.ts';
import { isUnmet, VERDICT_CLASS } from '../../wording/audit.ts';
import type { Standing } from '../common/duties.ts';
import { indexesOf } from '../common/indexes.ts';
import { type CountyDuty, type FirmDuty, firmDuties, ownDuties } from './audit-duties.ts';
import { type CountyAudit, type KindCounts, matrices } from './audit-matrix.ts';

export interface AuditView {
  counties: CountyAudit[];
  firms: FirmDuty[];
  /** Divisions other than counties that have duties of their own. */
  others: { name: string; own: CountyDuty[] }[];
  findings: number;
}

export function auditView(publication: Publication): AuditView {
  const counties = matrices(publication);
  const codes = new Set(counties.map(({ code }) => code));
  const { tree } = indexesOf(publication);
  const otherCodes = new Set(
    publication.findings.flatMap(({ subjectKind, subject }) =>
      subjectKind === 'division' && !codes.has(subject) ? [subject] : [],
    ),
  );
  return {
    counties,
    firms: firmDuties(publication),
    others: [...otherCodes]
      .sort(compareText)
      .map((code) => ({ name: tree.get(code)?.name ?? code, own: ownDuties(publication, code) })),
    findings: publication.findings.length,
  };
}

/** What is unmet now: per county the estates that do not tell all, those that have not done all, and the county's own duties. */
export interface OverdueView {
  name: string;
  path: string;
  estates: number;
  kinds: ByKind<KindCounts>;
  /** The duties with which estates are late. */
  duties: { kind: DutyKind; title: string; estates: number; path: string }[];
  /** The county's own duties that are late or lack something, with the periods, newest first. */
  own: ({ title: string; periods: string[] } & Standing)[];
}

export function overdueView(publication: Publication): OverdueView[] {
  return matrices(publication).map(({ name, path, estates, kinds, columns, own }) => ({
    name,
    path,
    estates,
    kinds,
    duties: columns
      .filter(({ tally }) => (tally.逾期 ?? 0) > 0)
      .map((column) => ({
        kind: column.kind,
        title: column.title,
        estates: column.tally.逾期 ?? 0,
        path: filteredPath(path, column.id, '逾期'),
      })),
    own: own
      .filter(({ standing }) => isUnmet(standing.verdict))
      .map(({ rule, standing, unmet }) => ({
        title: rule.title,
        ...standing,
        periods: unmet.map(({ period }) => period),
      })),
  }));
}

/**
 * The anchor of the matrix on its page. An address with filters leads to it, so that it works without JavaScript too.
 */
export const MATRIX = 'matrix';

/**
 * The address of a county's matrix filtered by a duty and a verdict; for null, by estates without a finding on the
 * duty.
 */
export function filteredPath(path: string, rule: string, verdict: Verdict | null): string {
  return `${path}?duty=${rule}&verdict=${verdict === null ? 'blank' : VERDICT_CLASS[verdict]}#${MATRIX}`;
}

/** The matrix of a county with the duties of one kind, and the estates that are late with one of them or lack something. */
export function toDoPath(path: string, kind: DutyKind): string {
  return `${path}?kind=${kind}&todo=1#${MATRIX}`;
}
