/**
 * Monthly complaint bulletins (投诉通报): praise and criticism of a division's month, with what its complaints came to.
 *
 * Adds up what is on record and says how many estates that covers; a month without a bulletin is shown as such.
 */

import { firstEnd } from '../../domain/accusation-term.ts';
import { BULLETIN_KINDS, type BulletinKind } from '../../domain/event-kinds.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { comparePeriods, type Period, periodEnd, periodOf, periodStart, shiftPeriod } from '../../domain/period.ts';
import type { Rule } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Bulletin, ComplaintStat } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { formerText } from '../../wording/former.ts';
import { type ChannelItem, channelItem, channelsOf } from '../common/channels.ts';
import { directoryOf } from '../common/directory.ts';
import { correctionsSince, type DutyView, dutiesOf, type RuleView, rulesAt, ruleViewOf } from '../common/duties.ts';
import { type Indexes, indexesOf } from '../common/indexes.ts';
import { documentsIn, type EndingDocument } from '../common/last-day.ts';
import { bulletinPath, divisionPath, estatePath, firmPath } from '../common/paths.ts';
import { type SourceLine, sourcesOf } from '../common/sourcing.ts';
import { countsOf, type MonthCounts, monthsBetween } from './month-counts.ts';

export interface BulletinEntry {
  kind: BulletinKind;
  code: string;
  /** The code where the table it lies in is absent. */
  name: string;
  path: string | null;
  /** 曾用名 …; null where it had no other. */
  former: string | null;
  reason: string;
  document: string;
  /** The last day on which it is public; null where nothing ends it. */
  until: IsoDate | null;
  /** Whether no table says that day (公示期至). */
  isReckoned: boolean;
  /** 申辩 of the subject in a list of the same time. */
  replies: string[];
  /** How many 更正 there are about the subject since that month began. */
  corrections: number;
}

/** 全市排名 as the table holds it. */
export interface RankRow {
  rank: number;
  name: string;
  path: string;
  /** As of an entry. */
  former: string | null;
  received: number;
}

export interface BulletinSummary {
  division: string;
  divisionName: string;
  month: Period;
  path: string;
  praised: number;
  criticised: number;
  /** How many rows of it are withdrawn. */
  withdrawn: number;
  /** The first 公示期至 of what it says, after which its numbers no longer fit; null where nothing ends. */
  until: IsoDate | null;
}

export interface BulletinView extends BulletinSummary {
  authority: string | null;
  documents: EndingDocument[];
  praise: BulletinEntry[];
  criticism: BulletinEntry[];
  /** Null where no estate has a row of that month. */
  counts: MonthCounts | null;
  countsMissing: string;
  /** Null where the rules of the place ask for no ranks. */
  ranks: { rule: RuleView; limit: number; rows: RankRow[] } | null;
  /** The division's own duties in that month. */
  duties: DutyView[];
  objection: ChannelItem[];
  previous: { month: Period; path: string } | null;
  next: { month: Period; path: string } | null;
  /** Months between this page and the one before of which there is no bulletin. */
  missingBefore: number;
  sources: SourceLine[];
}

interface DivisionMonths {
  code: string;
  /**
   * Bulletins by month, oldest first. A month with ranks alone is in it, with an empty list, where the rules ask for
   * ranks.
   */
  months: Map<Period, Bulletin[]>;
}

interface BulletinIndex {
  divisions: DivisionMonths[];
  /** The estates of a division: how many, and their rows of complaints by month. */
  statsOf: (division: string) => DivisionStats;
}

interface DivisionStats {
  estates: number;
  byMonth: ReadonlyMap<Period, ComplaintStat[]>;
}

const CACHE = new WeakMap<Publication, BulletinIndex>();

function bulletinIndex(publication: Publication): BulletinIndex {
  const cached = CACHE.get(publication);
  if (cached) return cached;
  const indexes = indexesOf(publication);
  const { bulletin, estate } = publication.register.records;
  const stats = new Map<string, DivisionStats>();
  const statsOf = (division: string): DivisionStats => {
    const known = stats.get(division);
    if (known) return known;
    const own = estate.filter((one) => indexes.tree.isWithin(one.division, division));
    const rows = own.flatMap((one) => indexes.complaintsByEstate.get(one.code) ?? []);
    const found = { estates: own.length, byMonth: groupBy(rows, (stat) => stat.month) };
    stats.set(division, found);
    return found;
  };
  const byDivision = groupBy(bulletin, (one) => one.division);
  const counties = directoryOf(publication).byCode;
  const divisions = publication.register.records.division
    .filter(({ code }) => counties.has(code) || byDivision.has(code))
    .map(({ code }): DivisionMonths => {
      const months = groupBy(byDivision.get(code) ?? [], (one) => one.month);
      const rule = rankRule(publication, code);
      if (rule !== null)
        for (const [month, rows] of statsOf(code).byMonth)
          if (!months.has(month) && rows.some((row) => isRanked(rule, row))) months.set(month, []);
      return { code, months: new Map([...months].sort(([a], [b]) => comparePeriods(a, b))) };
    });
  const made = { divisions, statsOf };
  CACHE.set(publication, made);
  return made;
}

interface RankRule {
  id: string;
  limit: number;
  from: string | null;
}

/** The rule by which imported ranks are made public every month; null where there is none. */
function rankRule(publication: Publication, division: string): RankRule | null {
  const rule = ruleWhere(publication, division, ({ params }) => params.rank_source === 'imported');
  return rule !== null && typeof rule.params.rank === 'number'
    ? { id: rule.id, limit: rule.params.rank, from: rule.valid_from }
    : null;
}

function isRanked({ limit, from }: RankRule, { cityRank, month }: ComplaintStat): boolean {
  return cityRank !== null && cityRank <= limit && (from === null || periodEnd(month) >= from);
}

function ruleWhere(publication: Publication, division: string, is: (rule: Rule) => boolean): Rule | null {
  if (indexesOf(publication).profileAt(division) === null) return null;
  const rules = [...rulesAt(publication, division).values()];
  return rules.find((rule) => rule.enabled && rule.status !== 'draft' && is(rule)) ?? null;
}

/** Every bulletin there is, by division and then oldest first. */
export function bulletinPages(publication: Publication): { division: string; month: Period }[] {
  return bulletinIndex(publication).divisions.flatMap(({ code, months }) =>
    [...months.keys()].map((month) => ({ division: code, month })),
  );
}

function summaryOf(indexes: Indexes, division: string, month: Period, bulletins: readonly Bulletin[]): BulletinSummary {
  const standing = bulletins.filter((one) => !one.withdrawn);
  const of = (kind: BulletinKind): number => standing.filter((one) => one.kind === kind).length;
  return {
    division,
    divisionName: indexes.tree.get(division)?.name ?? division,
    month,
    path: bulletinPath(division, month),
    praised: of('表扬'),
    criticised: of('批评'),
    withdrawn: bulletins.length - standing.length,
    until: firstEnd(standing.map(({ until }) => until)),
  };
}

export interface BulletinDivision {
  code: string;
  name: string;
  path: string | null;
  /** The rule that asks for a bulletin every month; null where none does. */
  rule: RuleView | null;
  /** The last twelve months, oldest first; null where there is no bulletin. */
  cells: { month: Period; bulletin: BulletinSummary | null }[];
  /** Newest first. */
  all: BulletinSummary[];
}

const MONTHS_SHOWN = 12;

export function bulletinsIndexView(publication: Publication): { present: boolean; divisions: BulletinDivision[] } {
  const indexes = indexesOf(publication);
  const { byCode } = directoryOf(publication);
  const last = shiftPeriod(periodOf(indexes.asOf, 'month'), -1);
  return {
    present: publication.register.present.has('bulletin'),
    divisions: bulletinIndex(publication).divisions.map(({ code, months }): BulletinDivision => {
      const asked = ruleWhere(
        publication,
        code,
        ({ params }) => Array.isArray(params.kinds) || params.rank_source === 'imported',
      );
      const all = [...months].map(([month, bulletins]) => summaryOf(indexes, code, month, bulletins)).reverse();
      // The running month counts where its bulletin is out already.
      const end = all[0] && comparePeriods(all[0].month, last) > 0 ? all[0].month : last;
      return {
        code,
        name: indexes.tree.get(code)?.name ?? code,
        path: byCode.has(code) ? divisionPath(code) : null,
        rule: asked && ruleViewOf(publication, indexes.profileAt(code), asked.id),
        cells: Array.from({ length: MONTHS_SHOWN }, (_, i) => {
          const month = shiftPeriod(end, i + 1 - MONTHS_SHOWN);
          return { month, bulletin: all.find((one) => one.month === month) ?? null };
        }),
        all,
      };
    }),
  };
}

/** The newest bulletin of each division. */
export function newestBulletins(publication: Publication): BulletinSummary[] {
  const indexes = indexesOf(publication);
  return bulletinIndex(publication).divisions.flatMap(({ code, months }) => {
    const last = [...months].filter(([, bulletins]) => bulletins.length > 0).at(-1);
    return last ? [summaryOf(indexes, code, last[0], last[1])] : [];
  });
}

/** Whether somebody it names had another name, so that it has to say that names are today's. */
export function bulletinNamesFormer({ praise, criticism, ranks }: BulletinView): boolean {
  return [...praise, ...criticism, ...(ranks?.rows ?? [])].some(({ former }) => former !== null);
}

export function bulletinView(publication: Publication, division: string, month: Period): BulletinView {
  const indexes = indexesOf(publication);
  const { divisions, statsOf } = bulletinIndex(publication);
  const months = divisions.find(({ code }) => code === division)?.months;
  const bulletins = months?.get(month);
  if (!months || !bulletins) throw new Error(`no such bulletin: ${division} ${month}`);
  const keys = [...months.keys()];
  const at = keys.indexOf(month);
  const neighbour = (index: number): BulletinView['previous'] => {
    const found = keys[index];
    return found === undefined ? null : { month: found, path: bulletinPath(division, found) };
  };
  const previous = neighbour(at - 1);
  const { estates, byMonth } = statsOf(division);
  const rows = byMonth.get(month) ?? [];
  const entries = bulletins.flatMap((bulletin) => entryOf(publication, indexes, bulletin) ?? []);
  const rule = rankRule(publication, division);
  const ranked = rule === null ? [] : rows.filter((row) => isRanked(rule, row));
  const ruleText = rule && ruleViewOf(publication, indexes.profileAt(division), rule.id);
  return {
    ...summaryOf(indexes, division, month, bulletins),
    authority: indexes.tree.get(division)?.authority ?? null,
    documents: documentsIn(bulletins),
    praise: entries.filter((entry) => !BULLETIN_KINDS[entry.kind].accuses),
    criticism: entries.filter((entry) => BULLETIN_KINDS[entry.kind].accuses),
    counts: rows.length === 0 ? null : countsOf(indexes, division, rows, estates),
    countsMissing: publication.register.present.has('complaint_stat')
      ? '「投诉统计」表里没有这里这个月的数据。'
      : '主管部门没有提供「投诉统计」表，这个月的投诉件数未知。',
    ranks:
      rule === null || ruleText === null
        ? null
        : { rule: ruleText, limit: rule.limit, rows: ranked.map((row) => rankRow(indexes, row)).sort(byRank) },
    duties: dutiesOf(publication, 'division', division, indexes.profileAt(division)).flatMap((duty): DutyView[] => {
      const findings = duty.findings.filter((found) => found.period === month);
      const own = findings[0];
      return own ? [{ ...duty, verdict: own.verdict, overdueSince: own.overdueSince, findings }] : [];
    }),
    objection: channelsOf(indexes, division).map(channelItem),
    previous,
    next: neighbour(at + 1),
    missingBefore: previous === null ? 0 : monthsBetween(previous.month, month),
    sources: [...sourcesOf(publication, 'bulletin', bulletins), ...sourcesOf(publication, 'complaint_stat', rows)],
  };
}

const byRank = (a: RankRow, b: RankRow): number => a.rank - b.rank;

function rankRow(indexes: Indexes, { estate, cityRank, received }: ComplaintStat): RankRow {
  const found = indexes.estates.get(estate);
  const former = formerText(found?.formerName ?? null);
  return { rank: cityRank ?? 0, name: found?.name ?? estate, path: estatePath(estate), former, received };
}

/** Null of a row that is withdrawn. */
function entryOf(publication: Publication, indexes: Indexes, bulletin: Bulletin): BulletinEntry | null {
  const { kind, subject, reason, document, until, reckoned, month } = bulletin;
  if (subject === null || reason === null || document === null) return null;
  const firm = indexes.firms.get(subject);
  const estate = indexes.estates.get(subject);
  const isSameTime = (period: Period): boolean =>
    periodStart(period) <= periodEnd(month) && periodEnd(period) >= periodStart(month);
  const replies = (indexes.listingsBySubject.get(subject) ?? []).flatMap((entry) =>
    entry.reply !== null && isSameTime(entry.period) ? [entry.reply] : [],
  );
  const isCriticism = BULLETIN_KINDS[kind].accuses;
  return {
    kind,
    code: subject,
    name: firm?.name ?? estate?.name ?? subject,
    path: firm ? firmPath(subject) : estate ? estatePath(subject) : null,
    former: formerText((firm ?? estate)?.formerName ?? null),
    reason,
    document,
    until,
    isReckoned: reckoned !== undefined,
    replies: isCriticism ? [...new Set(replies)] : [],
    corrections: isCriticism ? correctionsSince(publication, subject, periodStart(month)) : 0,
  };
}
