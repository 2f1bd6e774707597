/**
 * Source documents and their rules (政策依据): what each says in our words, what the portal does with it and where.
 *
 * Verdicts are counted from published findings alone: of rules that ask for verification only confirmed findings are
 * told, in words that don't reveal whether anything waits to be verified.
 */
import { firstEnd } from '../../domain/accusation-term.ts';
import type { FindingSubject, Verdict } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { type PanelId, panelOf } from '../../domain/panels.ts';
import type { Force, Rule, SourceDocument } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { groupBy } from '../../domain/register.ts';
import { isForStaff, isTrigger } from '../../domain/rule-kinds.ts';
import { VERDICTS } from '../../wording/audit.ts';
import { day } from '../../wording/format.ts';
import { forceText, PART_WORDS, partsOf, UNKNOWN_RULE } from '../../wording/policies.ts';
import { NAMES_RULES, type ParamFact, paramsInWords } from '../../wording/rule-params.ts';
import { standingOf } from '../common/duties.ts';
import { lastDayOfFinding } from '../common/last-day.ts';
import { auditPath, kioskPath, policyPath, printPath } from '../common/paths.ts';
import { anchorOf, type PolicyIndex, policyIndex, type UsedProfile } from './policy-index.ts';
import { coverageOf, type Surface } from './rule-coverage.ts';

export interface Link {
  text: string;
  /** Null where there is no page to go to. */
  path: string | null;
}

/** The findings of a rule, counted subject by subject. */
export interface RuleTally {
  subjectKind: FindingSubject;
  /** In the order in which verdicts are told; none for 0. */
  counts: { verdict: Verdict; subjects: number }[];
  /** Whether subjects were judged for several periods; each is counted once, by what they come to. */
  isPeriodic: boolean;
  /** The first 公示期至 of what is confirmed, after which the numbers no longer fit; null where nothing is. */
  until: IsoDate | null;
}

export interface PolicyRule {
  id: string;
  /** Unique on the page of its document. */
  anchor: string;
  path: string;
  title: string;
  summary: string;
  article: string;
  quote: string | null;
  status: Force;
  /** 2025年6月12日起，没有写明到哪天为止 */
  validity: string;
  /** Whether it counts on the as-of day. */
  isInForce: boolean;
  /** Switched off by the office, or a draft that was not switched on. */
  isOff: boolean;
  /** The places where it holds, if documents of other places are shown too; else null. */
  places: string | null;
  parts: string[];
  readings: string[];
  facts: ParamFact[];
  where: Link[];
  tally: RuleTally | null;
  /** The sentence in the place of a tally; null where there is one or nobody would expect one. */
  tallyNote: string | null;
}

export interface PolicyDocument {
  id: string;
  path: string;
  title: string;
  /** Null for a document without one. */
  number: string | null;
  issuer: string | null;
  date: IsoDate | null;
  force: Force;
  forceText: string;
  note: string | null;
  rules: number;
  /** Rules of a draft that the office has switched on. */
  enabledRules: number;
}

export interface PolicyView extends PolicyDocument {
  profileName: string;
  /** 适用于示例市（丙寅县、丁卯市除外） */
  appliesTo: string;
  entries: PolicyRule[];
  /** How many matters of complaint the document says who answers for. */
  matters: number;
}

export interface CoverageRow {
  id: string;
  path: string;
  title: string;
  status: Force;
  isOff: boolean;
  /** 检查、公布 */
  parts: string;
  where: Link[];
  /** Null where no test names the rule. */
  proof: string | null;
}

export interface PoliciesView {
  groups: {
    code: string;
    name: string;
    appliesTo: string;
    documents: PolicyDocument[];
    rows: CoverageRow[];
  }[];
  /** Rules that come with the software and hold nowhere here. */
  others: { code: string; name: string; rows: Omit<CoverageRow, 'path'>[] }[];
  documents: number;
  rules: number;
}

export function policiesView(publication: Publication): PoliciesView {
  const index = policyIndex(publication);
  const groups = index.used.map(({ profile, appliesTo }) => ({
    code: profile.division,
    name: profile.name,
    appliesTo,
    documents: profile.sources.map((source) => documentOf(index, source)),
    rows: profile.rules.map((rule) => ({
      ...rowOf(rule),
      path: policyPath(rule.source, anchorOf(index, profile, rule)),
      where: linksOf(publication, rule),
    })),
  }));
  const held = new Set(index.used.map(({ profile }) => profile.division));
  return {
    groups,
    others: publication.library
      .filter(({ division }) => !held.has(division))
      .map(({ division, name, rules }) => ({ code: division, name, rows: rules.map(rowOf) })),
    documents: index.documents.size,
    rules: groups.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function rowOf(rule: Rule): Omit<CoverageRow, 'path'> {
  return {
    id: rule.id,
    title: rule.title,
    status: rule.status,
    isOff: !rule.enabled,
    parts: rule.does.length === 0 ? '照录' : rule.does.map((part) => PART_WORDS[part]).join('、'),
    // Of a rule that does not hold here there is nothing to see here.
    where: linksOf(null, rule),
    proof: coverageOf(rule).proof,
  };
}

export function policyView(publication: Publication, id: string): PolicyView {
  const index = policyIndex(publication);
  const found = index.documents.get(id);
  const owners = index.used.filter(({ profile }) => profile.sources.some((source) => source.id === id));
  const [owner] = owners;
  if (!found || !owner) throw new Error(`no such document: ${id}`);
  return {
    ...documentOf(index, found.document),
    profileName: owner.profile.name,
    appliesTo: owners.map(({ appliesTo }) => appliesTo).join('；'),
    entries: found.rules.map(({ rule, used }) => policyRule(publication, index, rule, used)),
    matters: owners.reduce(
      (sum, { profile }) => sum + (profile.routing?.matters ?? []).filter((matter) => matter.source === id).length,
      0,
    ),
  };
}

function documentOf(index: PolicyIndex, document: SourceDocument): PolicyDocument {
  const { id, title, number, issuer, date, force, note } = document;
  const rules = index.documents.get(id)?.rules ?? [];
  return {
    id,
    path: policyPath(id),
    title,
    number,
    issuer,
    date,
    force,
    forceText: forceText(force),
    note,
    rules: rules.length,
    enabledRules: rules.filter(({ rule }) => rule.status === 'draft' && rule.enabled).length,
  };
}

function policyRule(publication: Publication, index: PolicyIndex, rule: Rule, { profile, appliesTo }: UsedProfile) {
  const { asOf } = publication.release;
  const { id, title, summary, article, quote, status, enabled, params, valid_from, valid_to } = rule;
  const { readings, facts } = paramsInWords(params);
  const isInForce = enabled && (valid_from === null || valid_from <= asOf) && (valid_to === null || asOf <= valid_to);
  const shared = (index.documents.get(rule.source)?.rules ?? []).some(({ used }) => used.profile !== profile);
  const anchor = anchorOf(index, profile, rule);
  return {
    id,
    anchor,
    path: policyPath(rule.source, anchor),
    title,
    summary,
    article,
    quote,
    status,
    validity: validityOf(rule, asOf),
    isInForce,
    isOff: !enabled,
    places: shared ? appliesTo : null,
    parts: partsOf(rule),
    readings,
    facts: facts.map((fact) => (fact.key !== null && NAMES_RULES.has(fact.key) ? withTitles(index, fact) : fact)),
    where: linksOf(publication, rule),
    ...tallied(publication, index, rule, isInForce),
  } satisfies PolicyRule;
}

function withTitles(index: PolicyIndex, fact: ParamFact): ParamFact {
  const named = (id: string): string => index.ruleTitles.get(id)?.title ?? UNKNOWN_RULE;
  return { ...fact, items: fact.items.map(named) };
}

function validityOf({ valid_from, valid_to, status }: Rule, asOf: IsoDate): string {
  if (valid_from === null) return status === 'draft' ? '还没有生效日期' : '没有写明从哪天起';
  const from = `${day(valid_from)}起`;
  const until = valid_to === null ? '，没有写到哪天为止' : `，到${day(valid_to)}为止`;
  const now = valid_from > asOf ? '，还没有开始' : valid_to !== null && valid_to < asOf ? '，已经失效' : '';
  return from + until + now;
}

/** What the findings of each subject come to, counted by verdict. */
function tallied(
  publication: Publication,
  index: PolicyIndex,
  rule: Rule,
  isInForce: boolean,
): { tally: RuleTally | null; tallyNote: string | null } {
  if (!isInForce || rule.judge === null || isForStaff(rule)) return { tally: null, tallyNote: null };
  const findings = index.findings.get(rule.id) ?? [];
  const until = firstEnd(findings.map((found) => lastDayOfFinding(publication, found)));
  if (isTrigger(rule)) {
    if (rule.params.prompt !== true) return { tally: null, tallyNote: null };
    const confirmed = new Set(findings.map(({ subject }) => subject)).size;
    return {
      tally:
        confirmed === 0
          ? null
          : {
              subjectKind: rule.subject,
              counts: [{ verdict: '已确认', subjects: confirmed }],
              isPeriodic: false,
              until,
            },
      tallyNote: confirmed === 0 ? '只公布主管部门核实确认的，目前没有。' : '只公布主管部门核实确认的。',
    };
  }
  const standings = [...groupBy(findings, (found) => found.subject).values()].map(standingOf);
  const subjectKind = findings[0]?.subjectKind ?? rule.subject;
  const counts = VERDICTS.map((verdict) => ({
    verdict: verdict as Verdict,
    subjects: standings.filter((standing) => standing.verdict === verdict).length,
  })).filter(({ subjects }) => subjects > 0);
  return counts.length > 0
    ? { tally: { subjectKind, counts, isPeriodic: findings.length > standings.length, until }, tallyNote: null }
    : { tally: null, tallyNote: '本次公布的范围里没有要检查的对象。' };
}

/**
 * The pages on which a rule is shown. `publication` is null for a rule that does not hold in it; then they are named
 * without links.
 */
function linksOf(publication: Publication | null, rule: Rule): Link[] {
  const links = coverageOf(rule).where.map((surface) => linkOf(surface, publication?.parts ?? []));
  // A rule that is switched off is not shown yet, so its surfaces are named without a link.
  return publication !== null && rule.enabled ? links : links.map(({ text }) => ({ text, path: null }));
}

function linkOf(surface: Surface, parts: Publication['parts']): Link {
  if (surface.startsWith('board:')) {
    const panel = surface.slice('board:'.length) as PanelId;
    return { text: `小区页面的“${panelOf(panel).title}”一栏`, path: '/estates/' };
  }
  switch (surface as Exclude<Surface, `board:${string}`>) {
    case 'audit':
      return { text: '公示检查', path: auditPath() };
    case 'bulletins':
      return { text: '投诉通报', path: '/bulletins/' };
    case 'complain':
      return { text: '投诉举报', path: '/complain/' };
    case 'directory':
      return { text: '小区名录', path: '/estates/' };
    case 'firms':
      return { text: '企业页面', path: '/firms/' };
    case 'home':
      return { text: '首页', path: '/' };
    case 'lists':
      return { text: '红黑榜', path: '/lists/' };
    case 'paper':
      return { text: '张贴的公示单', path: parts.includes('print') ? printPath() : null };
    case 'policy':
      return { text: '只在本页列出', path: null };
    case 'screen':
      return { text: '大堂屏幕', path: parts.includes('kiosk') ? kioskPath() : null };
    case 'staff':
      return { text: '主管部门的内部报告，不公布', path: null };
  }
}
