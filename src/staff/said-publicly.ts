/**
 * What a publication would say against somebody (公开会说谁), dangerous first, what of it isn't public yet, and whose rules it
 * judges by: for whoever publishes, before anything is out.
 */
import { timedBulletin, timedEvent, timedListing } from '../domain/accusation-term.ts';
import type { Finding, FindingSubject } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { isNameCode } from '../domain/name-code.ts';
import { compareText } from '../domain/order.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import type { Publication } from '../domain/publication.ts';
import type { Reckoned } from '../domain/reckoned.ts';
import type { Notice, Sourced, SubjectKind } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import type { Accusation, Accused, LastDay, RowPlace, SaidPublicly } from '../domain/said-publicly.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { findingPeriod, findingWords, verdictText } from '../wording/audit.ts';
import { day, period as periodText } from '../wording/format.ts';
import { documentText } from '../wording/lists.ts';
import type { RuledPlaces } from './desk.ts';
import { placeRules } from './place-rules.ts';

/** What says something of somebody. */
export type Speaking = Pick<Publication, 'register' | 'notices' | 'profiles' | 'findings'>;

/** What is about to be published, with what stays with staff. */
export interface ToBeSaid {
  publication: Speaking & Pick<Publication, 'portal'>;
  prompts: readonly Finding[];
  ruled: readonly RuledPlaces[];
}

/** Of one rule so many are told by name, the rest is counted; whom the office itself names is told whole. */
const TOLD_MAX = 30;
const ROWS_MAX = 3;

/** Something said of somebody: by `key` it is the same in two publications. */
export interface Saying {
  key: string;
  group: Pick<Accusation, 'of' | 'is' | 'title' | 'rule'>;
  accused: Accused;
}

/** What is public, by which is told what of a publication isn't yet. */
export type Standing = { is: 'nothing' | 'unknown' } | { is: 'published'; sayings: readonly Saying[] };

export function saidPublicly({ publication, prompts, ruled }: ToBeSaid, standing: Standing): SaidPublicly {
  const said = sayingsOf(publication);
  const keys = new Set(said.map(({ key }) => key));
  const gone = standing.is === 'published' ? standing.sayings.filter(({ key }) => !keys.has(key)) : [];
  return {
    accusations: grouped(standing.is === 'published' ? freshAgainst(said, standing.sayings) : said),
    // Rows of what is public are of files that may be others by now.
    gone: grouped(gone.map((one) => ({ ...one, accused: { ...one.accused, rows: [] } }))),
    against: standing.is,
    term: publication.portal.accusations,
    prompts: grouped(byRule(prompts, publication, namerOf(publication))),
    rules: ruled.map((one) => placeRules(one, publication.profiles)),
  };
}

/** All that a publication says against somebody. */
export function sayingsOf(publication: Speaking): Saying[] {
  const namer = namerOf(publication);
  const accusing = publication.findings.filter(
    ({ verdict }) => verdict === '逾期' || verdict === '缺项' || verdict === '已确认',
  );
  return [...byRule(accusing, publication, namer), ...namedBy(publication, namer)];
}

/** With what isn't public yet marked. */
function freshAgainst(said: readonly Saying[], standing: readonly Saying[]): Saying[] {
  const now = new Map(standing.map(({ key, accused }) => [key, accused]));
  return said.map((one) => {
    const known = now.get(one.key);
    const isLonger = known !== undefined && known.until?.day !== one.accused.until?.day;
    const fresh = known === undefined ? 'all' : isLonger ? 'until' : null;
    return { ...one, accused: { ...one.accused, fresh } };
  });
}

const OF: readonly Accusation['of'][] = ['division', 'firm', 'estate', 'notice'];
const IS: readonly Accusation['is'][] = ['逾期', '缺项', 'named', '已确认', '待核实'];
/** The authority itself first, then firms, then estates; of each what is late before what is lacking. */
const weightOf = ({ of, is }: Accusation): number => OF.indexOf(of) * IS.length + IS.indexOf(is);

function grouped(sayings: readonly Saying[]): Accusation[] {
  const groups = groupBy(sayings, ({ group: { of, is, title, rule } }) => JSON.stringify([of, is, title, rule?.id]));
  return [...groups.values()]
    .flatMap((own): Accusation[] => {
      const [first] = own;
      if (first === undefined) return [];
      const { group } = first;
      const all = own.map(({ accused }) => accused);
      const fresh = all.filter((one) => one.fresh !== null);
      const inOrder = [...fresh, ...all.filter((one) => one.fresh === null)];
      const isNamed = group.is === 'named' || group.is === '已确认';
      const told = isNamed ? inOrder : inOrder.slice(0, TOLD_MAX);
      return [{ ...group, told, count: all.length, fresh: fresh.length }];
    })
    .sort((a, b) => weightOf(a) - weightOf(b));
}

type Records = Publication['register']['records'];

interface Namer {
  who(kind: FindingSubject, code: string): Pick<Accused, 'name' | 'code'>;
  rows(sources: readonly SourceRef[]): RowPlace[];
  /** The first last day among rows; null where none of them ends. */
  ends(sources: readonly SourceRef[]): LastDay | null;
}

function namerOf({ register }: Pick<Speaking, 'register'>): Namer {
  const { records, sheets } = register;
  const names: Readonly<Record<FindingSubject, ReadonlyMap<string, string>>> = {
    division: new Map(records.division.map(({ code, name }) => [code, name])),
    firm: new Map(records.firm.map(({ code, name }) => [code, name])),
    estate: new Map(records.estate.map(({ code, name }) => [code, name])),
  };
  const naming = [...records.list_entry, ...records.bulletin, ...records.event];
  const days = new Map(naming.map((row) => [row.source, lastDay(row)]));
  return {
    who: (kind, code) => ({ name: names[kind].get(code) ?? code, code: isNameCode(code) ? null : code }),
    rows: (sources) =>
      sources.slice(0, ROWS_MAX).flatMap((source) => {
        const place = sheets[sourceSheetIndex(source)];
        return place ? [{ file: place.file, sheet: place.sheet, row: sourceRow(source) }] : [];
      }),
    ends: (sources) =>
      sources.flatMap((source) => days.get(source) ?? []).sort((a, b) => compareText(a.day, b.day))[0] ?? null,
  };
}

const lastDay = ({ until, reckoned }: { until: IsoDate | null; reckoned?: Reckoned }): LastDay | null =>
  until === null ? null : { day: until, reckoned: reckoned ?? null };

/** Findings as sayings of their rules. */
function byRule(
  findings: readonly Finding[],
  { profiles }: Pick<Speaking, 'profiles'>,
  { who, rows, ends }: Namer,
): Saying[] {
  const told = new Map([...new Set(findings.map(({ rule }) => rule))].map((id) => [id, ruleOf(profiles, id)]));
  return findings.map((one): Saying => {
    const { rule: id, subjectKind, subject, verdict, period, overdueSince, sources, on } = one;
    const found = told.get(id) ?? null;
    // What is judged as it stands on a day is the same on the next one.
    const when = period === on.day ? '' : period;
    return {
      key: JSON.stringify([id, verdict, subjectKind, subject, when]),
      group: {
        of: subjectKind,
        is: verdict as Accusation['is'],
        title: found?.rule.title ?? id,
        rule: found && ruleTold(found),
      },
      accused: {
        ...who(subjectKind, subject),
        says: `${findingPeriod(period)}　${verdictText(verdict, overdueSince)}：${findingWords(one)}`,
        until: verdict === '已确认' ? ends(sources) : null,
        rows: rows(sources),
        fresh: null,
      },
    };
  });
}

interface RuleFound {
  rule: Rule;
  profile: Profile;
}

function ruleOf(profiles: ReadonlyMap<string, Profile>, id: string): RuleFound | null {
  for (const profile of profiles.values()) {
    const rule = profile.rules.find((one) => one.id === id);
    if (rule) return { rule, profile };
  }
  return null;
}

function ruleTold({ rule, profile }: RuleFound): NonNullable<Accusation['rule']> {
  const source = profile.sources.find(({ id }) => id === rule.source);
  return {
    id: rule.id,
    basis: `${source ? documentText(source) : rule.source}${rule.article}`,
    quote: rule.quote,
    remedy: rule.remedy,
    place: profile.name,
    file: `jurisdictions/${profile.division}.yaml`,
  };
}

/** A row that names somebody as bad. */
interface Naming {
  of: FindingSubject;
  title: string;
  code: string;
  says: string;
  row: Sourced & { until: IsoDate | null };
  /** What is the same in another publication, whatever its row. */
  key: readonly unknown[];
}

/** Whom the office's own lists, bulletins, events and notices name. */
function namedBy({ register, notices }: Pick<Speaking, 'register' | 'notices'>, { who, rows }: Namer): Saying[] {
  const named = namings(register.records).map(
    ({ of, title, code, says, row, key }): Saying => ({
      key: JSON.stringify(key),
      group: { of, is: 'named', title, rule: null },
      accused: { ...who(of, code), says, until: lastDay(row), rows: rows([row.source]), fresh: null },
    }),
  );
  return [...named, ...notices.filter(({ accuses }) => accuses).map(byNotice)];
}

const byNotice = (notice: Notice): Saying => ({
  key: JSON.stringify(['notice', notice.id, notice.title]),
  group: { of: 'notice', is: 'named', title: notice.kind, rule: null },
  accused: { name: notice.title, code: null, says: notice.file, until: lastDay(notice), rows: [], fresh: null },
});

function namings({ firm, list_entry, bulletin, event }: Records): Naming[] {
  const firms = new Set(firm.map(({ code }) => code));
  const kindOf = (code: string): FindingSubject => (firms.has(code) ? 'firm' : 'estate');
  const ofKind = (kind: SubjectKind): FindingSubject => (kind === '企业' ? 'firm' : 'estate');
  const listed = list_entry.flatMap((row): Naming[] => {
    const { subject: code, subjectKind, colour: title, period, basis, division } = row;
    if (code === null || row.withdrawn || !timedListing(row).accuses) return [];
    const says = `${periodText(period)}　${basis ?? '没有写依据'}`;
    return [{ of: ofKind(subjectKind), title, code, says, row, key: [title, division, period, code, basis] }];
  });
  const told = bulletin.flatMap((row): Naming[] => {
    const { subject: code, kind, month, reason, division } = row;
    if (code === null || row.withdrawn || !timedBulletin(row).accuses) return [];
    const says = `${periodText(month)}　${reason ?? ''}`;
    return [{ of: kindOf(code), title: `通报${kind}`, code, says, row, key: [kind, division, month, code, reason] }];
  });
  const happened = event.flatMap((row): Naming[] => {
    const { subject: code, kind: title, date, rule, result } = row;
    if (row.withdrawn || !timedEvent(row).accuses) return [];
    return [
      { of: kindOf(code), title, code, says: `${day(date)}　${result}`, row, key: [title, date, code, rule, result] },
    ];
  });
  return [...listed, ...told, ...happened];
}
