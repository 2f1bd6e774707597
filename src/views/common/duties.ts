/**
 * Duties of an estate, a firm or a place (公示义务): findings grouped by rule, in words, with their evidence.
 *
 * Nothing is judged here: verdicts are the rules' own, and what may be published has been decided before.
 */
import { type ByKind, byKind, type DutyKind } from '../../domain/duty-kind.ts';
import type { Finding, FindingSubject, Verdict } from '../../domain/finding.ts';
import { lineage } from '../../domain/governing.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import type { PanelId } from '../../domain/panels.ts';
import { parsePeriod, periodEnd, periodStart } from '../../domain/period.ts';
import type { Profile, Rule, SourceDocument } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Estate, ListEntry } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { SourceRef } from '../../domain/source.ts';
import { findingWords, isOpen, isUnmet, lastingWords, VERDICTS, WHOSE } from '../../wording/audit.ts';
import { CAMPAIGN_SHORT } from '../../wording/policies.ts';
import { currentContract } from './contracts.ts';
import { type Indexes, indexesOf } from './indexes.ts';
import { lastDayOfFinding } from './last-day.ts';
import { policyPath } from './paths.ts';
import { type SourceLine, sourceLinesOf } from './sourcing.ts';

/** A rule as far as a duty needs it. */
export interface RuleView {
  id: string;
  title: string;
  summary: string;
  panel: PanelId | null;
  judge: string | null;
  /** Whether its document is of a campaign (专项整治), and nobody has said whether that still goes on. */
  isCampaign: boolean;
  article: string;
  /** Number of its document, else the title. */
  document: string;
  path: string;
}

export interface FindingView {
  verdict: Verdict;
  /** A period, or the day it was looked at. */
  period: string;
  overdueSince: IsoDate | null;
  detail: string;
  /** The part of `detail` that stays true on other days. */
  lasting: string;
  /** 公示期至 of what is confirmed; else null. */
  lastDay: IsoDate | null;
  sources: SourceLine[];
}

export interface DutyView {
  rule: RuleView;
  kind: DutyKind;
  subjectKind: FindingSubject;
  subject: string;
  /** What the duty comes to: unmet where any period is, else as its newest period. */
  verdict: Verdict;
  /** The earliest of any period; null where none is late. */
  overdueSince: IsoDate | null;
  /** Those that make the verdict first, then newest first. */
  findings: FindingView[];
  /** Of confirmed findings: what their subject has replied. */
  replies: string[];
  /** Of what was confirmed: how often something has been put right since. */
  corrections: number;
}

/** How many duties have which verdict. */
export type Tally = Partial<Record<Verdict, number>>;

interface DutyIndex {
  /** By kind and code of the subject. */
  bySubject: ReadonlyMap<string, readonly Finding[]>;
  /** By id, the rules of a profile and of those it inherits from. */
  rulesOf: (profile: Profile | null) => ReadonlyMap<string, { rule: Rule; document: SourceDocument | null }>;
  listings: ReadonlyMap<SourceRef, ListEntry>;
}

const CACHE = new WeakMap<Publication, DutyIndex>();

function dutyIndex(publication: Publication): DutyIndex {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const known = new Map<Profile | null, ReturnType<DutyIndex['rulesOf']>>();
  const made: DutyIndex = {
    bySubject: groupBy(publication.findings, (found) => keyOf(found.subjectKind, found.subject)),
    rulesOf: (profile) => {
      const rules = known.get(profile) ?? rulesWithDocuments(publication, profile);
      known.set(profile, rules);
      return rules;
    },
    listings: new Map(publication.register.records.list_entry.map((entry) => [entry.source, entry])),
  };
  CACHE.set(publication, made);
  return made;
}

const keyOf = (kind: FindingSubject, code: string): string => `${kind} ${code}`;

/** In the order of the profile, then of those it inherits from; without a profile those of all of them. */
function rulesWithDocuments(
  publication: Publication,
  profile: Profile | null,
): ReadonlyMap<string, { rule: Rule; document: SourceDocument | null }> {
  const chain = profile === null ? [...publication.profiles.values()] : lineage(profile, publication.profiles);
  const rules = new Map<string, { rule: Rule; document: SourceDocument | null }>();
  for (const one of chain)
    for (const rule of one.rules) {
      if (rules.has(rule.id)) continue;
      rules.set(rule.id, { rule, document: one.sources.find(({ id }) => id === rule.source) ?? null });
    }
  return rules;
}

/** The same without their documents. */
const PLAIN = new WeakMap<ReturnType<DutyIndex['rulesOf']>, ReadonlyMap<string, Rule>>();

/** The rules that hold at a division, by id, in the order of their profile. */
export function rulesAt(publication: Publication, division: string): ReadonlyMap<string, Rule> {
  const rules = dutyIndex(publication).rulesOf(indexesOf(publication).profileAt(division));
  const known = PLAIN.get(rules) ?? new Map([...rules].map(([id, { rule }]) => [id, rule]));
  PLAIN.set(rules, known);
  return known;
}

function ruleView(rule: Rule, document: SourceDocument | null): RuleView {
  const { id, title, summary, panel, judge, status, article, source } = rule;
  return {
    id,
    title,
    summary,
    panel,
    judge,
    isCampaign: status === 'campaign',
    article,
    document: document?.number ?? document?.title ?? source,
    path: policyPath(source, id),
  };
}

/** The last day of what a finding is about. */
function findingEnd({ period }: { period: string }): string {
  const known = parsePeriod(period);
  return known === null ? period : periodEnd(known);
}

/** Duties of one subject. `profile` is the one whose rules count, null for all of them. */
export function dutiesOf(
  publication: Publication,
  kind: FindingSubject,
  code: string,
  profile: Profile | null,
): DutyView[] {
  const index = dutyIndex(publication);
  const rules = index.rulesOf(profile);
  const order = new Map([...rules.keys()].map((id, at) => [id, at]));
  return [...findingsByRule(publication, kind, code)]
    .filter(([id]) => rules.has(id))
    .map(([id, newestFirst]) => {
      const known = rules.get(id) as { rule: Rule; document: SourceDocument | null };
      return dutyView(publication, index, ruleView(known.rule, known.document), newestFirst);
    })
    .sort(
      (a, b) =>
        VERDICTS.indexOf(a.verdict as (typeof VERDICTS)[number]) -
          VERDICTS.indexOf(b.verdict as (typeof VERDICTS)[number]) ||
        (order.get(a.rule.id) ?? 0) - (order.get(b.rule.id) ?? 0),
    );
}

/** What the findings of one rule on one subject come to. */
export interface Standing {
  kind: DutyKind;
  /** Unmet where any period is, else as the newest period. */
  verdict: Verdict;
  /** The earliest of any period; null where none is late. */
  overdueSince: IsoDate | null;
}

/**
 * The one reading of every surface, for estates, firms and places alike: a year not yet due hides no year that was
 * missed. `findings` are of one rule and subject, in any order, at least one.
 */
export function standingOf(findings: readonly Finding[]): Standing {
  const decisive = (['已确认', '逾期', '缺项'] as const).find((verdict) =>
    findings.some((found) => found.verdict === verdict),
  );
  let newest = findings[0] as Finding;
  let overdueSince: IsoDate | null = null;
  for (const found of findings) {
    if (findingEnd(found) > findingEnd(newest)) newest = found;
    if (found.overdueSince !== null && (overdueSince === null || found.overdueSince < overdueSince))
      overdueSince = found.overdueSince;
  }
  return { kind: newest.kind, verdict: decisive ?? newest.verdict, overdueSince };
}

/** Findings on one subject by rule, newest period first. */
export function findingsByRule(
  publication: Publication,
  kind: FindingSubject,
  code: string,
): ReadonlyMap<string, readonly Finding[]> {
  const groups = groupBy(dutyIndex(publication).bySubject.get(keyOf(kind, code)) ?? [], (found) => found.rule);
  for (const group of groups.values()) if (group.length > 1) group.sort(byNewest);
  return groups;
}

const byNewest = (a: Finding, b: Finding): number => compareText(findingEnd(b), findingEnd(a));

/**
 * A rule in the form in which duties show it: from a profile or one that it inherits from; for null, from any profile.
 */
export function ruleViewOf(publication: Publication, profile: Profile | null, id: string): RuleView | null {
  const known = dutyIndex(publication).rulesOf(profile).get(id);
  return known ? ruleView(known.rule, known.document) : null;
}

function dutyView(
  publication: Publication,
  index: DutyIndex,
  rule: RuleView,
  newestFirst: readonly Finding[],
): DutyView {
  const latest = newestFirst[0] as Finding;
  const { kind, verdict, overdueSince } = standingOf(newestFirst);
  // An unmet period stands before one that is met, whichever is newer.
  const weight = (found: Finding): number =>
    found.verdict === verdict ? 0 : found.verdict === '逾期' || found.verdict === '缺项' ? 1 : 2;
  const sorted = [...newestFirst].sort((a, b) => weight(a) - weight(b));
  const confirmed = newestFirst.filter((found) => found.verdict === '已确认');
  return {
    rule,
    kind,
    subjectKind: latest.subjectKind,
    subject: latest.subject,
    verdict,
    overdueSince,
    findings: sorted.map((found) => ({
      verdict: found.verdict,
      period: found.period,
      overdueSince: found.overdueSince,
      detail: findingWords(found),
      lasting: lastingWords(found),
      lastDay: lastDayOfFinding(publication, found),
      sources: sourceLinesOf(publication, found.sources),
    })),
    replies: confirmed.flatMap((found) => repliesTo(index, found)),
    corrections: confirmed.reduce(
      (sum, found) => sum + correctionsSince(publication, found.subject, startOf(found)),
      0,
    ),
  };
}

function startOf({ period }: Finding): string {
  const known = parsePeriod(period);
  return known === null ? period : periodStart(known);
}

/** 申辩 in the listings a finding was drawn from, each once. */
function repliesTo(index: DutyIndex, found: Finding): string[] {
  const replies = found.sources.flatMap((source) => index.listings.get(source)?.reply ?? []);
  return [...new Set(replies)];
}

/** How many 更正 of a subject there are from a day on. What was put right is not told: it would tell what was wrong. */
export function correctionsSince(publication: Publication, subject: string, since: string): number {
  const events = indexesOf(publication).eventsBySubject.get(subject) ?? [];
  return events.filter((event) => event.kind === '更正' && event.date >= since).length;
}

const OF_OTHERS = new WeakMap<Publication, Map<string, readonly DutyView[]>>();

/** Duties of a firm or a county, made once for all its estates. */
function sharedDuties(
  publication: Publication,
  kind: 'firm' | 'division',
  code: string,
  profile: Profile,
): readonly DutyView[] {
  const made = OF_OTHERS.get(publication) ?? new Map<string, readonly DutyView[]>();
  OF_OTHERS.set(publication, made);
  const key = `${kind} ${code} ${profile.division}`;
  const duties = made.get(key) ?? dutiesOf(publication, kind, code, profile);
  made.set(key, duties);
  return duties;
}

/**
 * All that binds an estate: its own duties, those of the firm that serves it, and of its county those that a panel
 * shows.
 */
export function estateDuties(publication: Publication, indexes: Indexes, estate: Estate): DutyView[] {
  const profile = indexes.profileAt(estate.division);
  if (profile === null) return [];
  const firm = currentContract(indexes, estate.code)?.firm ?? null;
  const county = indexes.tree.countyOf(estate.division);
  return [
    ...dutiesOf(publication, 'estate', estate.code, profile),
    ...(firm === null ? [] : sharedDuties(publication, 'firm', firm, profile)),
    ...(county === null
      ? []
      : sharedDuties(publication, 'division', county.code, profile).filter(({ rule }) => rule.panel !== null)),
  ];
}

/** Confirmed findings on the subject of a listing that were drawn from this listing. */
export function confirmedFrom(publication: Publication, { subject, subjectKind, source }: ListEntry): DutyView[] {
  if (subject === null) return [];
  const index = dutyIndex(publication);
  return [...findingsByRule(publication, subjectKind === '企业' ? 'firm' : 'estate', subject)].flatMap(
    ([id, group]) => {
      const found = group.filter((one) => one.verdict === '已确认' && one.sources.includes(source));
      const known = index.rulesOf(null).get(id);
      return found.length === 0 || !known
        ? []
        : [dutyView(publication, index, ruleView(known.rule, known.document), found)];
    },
  );
}

export function tallyOf(duties: readonly { verdict: Verdict }[]): Tally {
  const tally: Tally = {};
  for (const { verdict } of duties) tally[verdict] = (tally[verdict] ?? 0) + 1;
  return tally;
}

/** The duties of each kind counted by verdict, so that no count mixes what is told with what is done. */
export function talliesOf(duties: readonly { kind: DutyKind; verdict: Verdict }[]): ByKind<Tally> {
  return byKind((kind) => tallyOf(duties.filter((duty) => duty.kind === kind)));
}

/** The findings that decide a duty's verdict. */
export function decisiveFindings(duty: DutyView): FindingView[] {
  return duty.verdict === '未知' ? duty.findings.slice(0, 1) : duty.findings.filter((found) => isUnmet(found.verdict));
}

/** Whose a duty is where it is not the estate's own, and that its campaign may be over. */
export function dutyNotes(duty: DutyView): string[] {
  return [WHOSE[duty.subjectKind], duty.rule.isCampaign ? CAMPAIGN_SHORT : null].filter((note) => note !== null);
}

/** Duties that are unmet or can't be judged. */
export function openDuties(duties: readonly DutyView[]): DutyView[] {
  return duties.filter(({ verdict }) => isOpen(verdict));
}
