/** Duties that no estate owes (县区和企业的公示义务): those of a county itself, period by period, and those of firms. */

import type { Finding, Verdict } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import type { Publication } from '../../domain/publication.ts';
import { findingWords, isOpen, isUnmet } from '../../wording/audit.ts';
import { findingsByRule, type RuleView, ruleViewOf, type Standing, standingOf, type Tally } from '../common/duties.ts';
import { indexesOf } from '../common/indexes.ts';
import { lastDayOfFinding } from '../common/last-day.ts';
import { firmPath } from '../common/paths.ts';

/** A period of a county's own duty. */
export interface DutyPeriod {
  period: string;
  verdict: Verdict;
  overdueSince: IsoDate | null;
  detail: string;
  /** 公示期至 of what is confirmed; else null. */
  lastDay: IsoDate | null;
}

/** A duty of the county itself: joint meetings, lists, callbacks. */
export interface CountyDuty {
  rule: RuleView;
  /** Oldest first, the newest of them at the end. */
  cells: DutyPeriod[];
  /** Periods before those shown. */
  earlier: number;
  /** What the duty comes to over all periods, reckoned as it is for an estate's duties. */
  standing: Standing;
  /** Every period that is late or lacks something, newest first, those before the cells with them. */
  unmet: DutyPeriod[];
  /** The newest period. */
  latest: DutyPeriod;
}

/** A duty of firms, with the firms that don't meet it. */
export interface FirmDuty {
  rule: RuleView;
  tally: Tally;
  open: { name: string; path: string | null; verdict: Verdict; details: string[] }[];
}

/** Periods of a strip: a year of months, two of quarters. */
const PERIODS_SHOWN = 12;
const FIRMS_SHOWN = 40;

/** Duties of a division itself, by the order of their rules' ids. */
export function ownDuties(publication: Publication, code: string): CountyDuty[] {
  const profile = indexesOf(publication).profileAt(code);
  const told = (found: Finding): DutyPeriod => dutyPeriod(publication, found);
  return [...findingsByRule(publication, 'division', code)]
    .flatMap(([id, newestFirst]): CountyDuty[] => {
      const rule = ruleViewOf(publication, profile, id) ?? ruleViewOf(publication, null, id);
      const cells = newestFirst.slice(0, PERIODS_SHOWN).map(told).reverse();
      const latest = cells.at(-1);
      if (rule === null || latest === undefined) return [];
      const unmet = newestFirst.filter(({ verdict }) => isUnmet(verdict)).map(told);
      const earlier = newestFirst.length - cells.length;
      return [{ rule, cells, earlier, standing: standingOf(newestFirst), unmet, latest }];
    })
    .sort((a, b) => compareText(a.rule.id, b.rule.id));
}

function dutyPeriod(publication: Publication, found: Finding): DutyPeriod {
  const { period, verdict, overdueSince } = found;
  return { period, verdict, overdueSince, detail: findingWords(found), lastDay: lastDayOfFinding(publication, found) };
}

/** Duties of firms, each with the firms that don't meet it. Confirmed triggers stand on the firms' own pages. */
export function firmDuties(publication: Publication): FirmDuty[] {
  const { firms } = indexesOf(publication);
  const byRule = new Map<string, FirmDuty>();
  const codes = new Set(
    publication.findings.flatMap(({ subjectKind, subject }) => (subjectKind === 'firm' ? [subject] : [])),
  );
  for (const code of [...codes].sort(compareText))
    for (const [id, findings] of findingsByRule(publication, 'firm', code)) {
      const { verdict } = standingOf(findings);
      const rule = ruleViewOf(publication, null, id);
      if (rule === null || verdict === '已确认') continue;
      const duty = byRule.get(id) ?? { rule, tally: {}, open: [] };
      byRule.set(id, duty);
      duty.tally[verdict] = (duty.tally[verdict] ?? 0) + 1;
      if (!isOpen(verdict) || duty.open.length >= FIRMS_SHOWN) continue;
      const details = findings.filter((found) => found.verdict === verdict).map((found) => findingWords(found));
      const firm = firms.get(code);
      duty.open.push({ name: firm?.name ?? code, path: firm ? firmPath(code) : null, verdict, details });
    }
  return [...byRule.values()].sort((a, b) => compareText(a.rule.id, b.rule.id));
}
