/**
 * What is published (发布内容): the register with everything taken out that is not for the public.
 *
 * Every surface (site, downloads, paper, screens) is made from this and from nothing else.
 */
import {
  decisionDays,
  documentDays,
  nameless,
  namelessBulletin,
  type Term,
  type TermLimits,
  type Timed,
  termOf,
  timedBulletin,
  timedEvent,
  timedListing,
  timedNotice,
  withdrawalOf,
} from './accusation-term.ts';
import { DivisionTree } from './division-tree.ts';
import type { Finding } from './finding.ts';
import type { IsoDate } from './iso-date.ts';
import type { Mapping } from './mapping.ts';
import { compareText } from './order.ts';
import type { PanelsOff } from './panels-off.ts';
import { type DayOrMonth, earliestDay } from './period.ts';
import type { Part, Portal, Release } from './portal.ts';
import type { Profile } from './profile.ts';
import {
  type Ending,
  type EstateTable,
  GROUPINGS,
  type ListEntry,
  type Notice,
  type RecordsByTable,
  type RegisterEvent,
  type Sourced,
  type TableId,
} from './records.ts';
import { groupBy, type Records, type Register, type RowOut } from './register.ts';
import { type Withdrawal, withdrawnText } from './removal.ts';
import { gradedOn } from './service-grade.ts';
import { outcomeOf, settlementOf } from './settlement.ts';

export interface Publication {
  portal: Portal;
  /** By code, ancestors included. */
  profiles: ReadonlyMap<string, Profile>;
  /** Every profile that comes with the software, in use here or not. */
  library: readonly Profile[];
  register: Register;
  /** How the office's own layouts are read, which whoever sends it a table may want to know. */
  mappings: readonly Mapping[];
  notices: readonly Notice[];
  /** The notices with which the sheets were printed that are carried over, where these were others: pages link to those sheets. */
  noticesPrinted?: readonly Notice[];
  /** Findings of the rules in force that the public may see: no prompts, and nothing of rules for staff alone. */
  findings: readonly Finding[];
  /** Records that were read and are not published, with the reason in Chinese. */
  withheld: readonly Withheld[];
  release: Release;
  /** What is published; nothing links to a part that is not. */
  parts: readonly Part[];
  /**
   * What the publication before had printed (贴着的), by what replaces it: the hash of what it says, null where it is taken over
   * whatever it says, and since when it hangs so. Left out where nobody knows.
   */
  hung?: ReadonlyMap<string, { content: string | null; since: IsoDate }>;
}

export interface Withheld {
  /** Notices (通知) are no table and are counted beside them. */
  table: TableId | 'notice';
  reason: string;
  count: number;
}

export interface PublicOptions extends TermLimits {
  asOf: IsoDate;
  /**
   * For whom the records are chosen. Judges also get what pages must not show: vacant posts, prompts that were found not
   * to hold, and what is withdrawn, marked so, but for what was wrong.
   */
  audience: 'public' | 'judges';
  /** Ids of the rules that are switched on. An event that confirms a prompt of any other rule is not published. */
  rules: ReadonlySet<string>;
  /** Codes of the divisions that the publication covers, each with everything below it. */
  divisions: readonly string[];
  /** What is not published yet; left out for staff, who check it beforehand. */
  off?: PanelsOff;
}

const OUTSIDE = '不在本次公布的范围内';
/**
 * No reason of its own: the record belongs to an estate or a place that was not read, which the report says at that
 * table.
 */
const UNREAD = '';
const FUTURE = '日期晚于截至日期';
const OFF = '栏目暂不公布';
const UNCONFIRMED = '核实没有成立、没有结论，或没有文号和规则';

/** Why a row that was read became no record; said to residents as well, so of nobody's fault. */
const ROW_OUT: Readonly<Record<RowOut['why'], string>> = {
  unread: '有一格没能读出来',
  superseded: '同一个小区另有专门的表，以那张表为准',
};

/** Why something is public no longer, as those who publish are told. */
const WITHDRAWN: Readonly<Record<Withdrawal['why'], string>> = {
  ended: '公示期已满',
  到期: '到期移出',
  修复: '修复后移出',
  更正: '更正后移出',
  unsaid: '已经移出，没有写移出原因',
};

/** 核实: whether an event settles a prompt of a rule, instead of telling of something that happened. */
function isVerification({ kind, rule, result }: RegisterEvent): boolean {
  return kind === '核实' || (rule !== null && outcomeOf(result) !== null);
}

/** Whether an event confirms a prompt of one of the rules and names its document. */
function confirms(event: RegisterEvent, rules: ReadonlySet<string>): boolean {
  return event.rule !== null && rules.has(event.rule) && settlementOf(event)?.outcome === 'confirmed';
}

/**
 * Notices that concern what is published and have begun by the as-of date. One that accuses has its last day (公示期至) as
 * `until`, and is gone after it, counted among what is kept back; any other keeps what the office has said.
 */
export function publicNotices(
  notices: readonly Notice[],
  register: Register,
  options: PublicOptions,
): { notices: Notice[]; withheld: Withheld[] } {
  const tree = new DivisionTree(register.records.division);
  const estates = new Map(register.records.estate.map((estate) => [estate.code, estate]));
  const concerns = (target: string): boolean => {
    const division = estates.get(target)?.division ?? target;
    // A notice to the whole city is shown in a county's publication, and one to a county in its city's.
    return options.divisions.some((top) => tree.isWithin(division, top) || tree.isWithin(top, division));
  };
  const decidedOn = documentDays(register.records.event);
  const meant = notices.filter((notice) => notice.from <= options.asOf && notice.targets.some(concerns));
  const shown = meant.flatMap((notice): Notice[] => {
    if (!notice.accuses) return [notice];
    const decided = decidedOn(notice.document);
    const timed = timedNotice(notice);
    if (withdrawalOf(timed, decided, options, options.asOf) !== null) return [];
    const term = termOf(timed, decided, options);
    return [{ ...notice, until: term?.last ?? null, ...(term?.reckoned && { reckoned: term.reckoned }) }];
  });
  // Nothing but its last day ends a notice.
  const count = meant.length - shown.length;
  return { notices: shown, withheld: count === 0 ? [] : [{ table: 'notice', reason: WITHDRAWN.ended, count }] };
}

/** Why a record is not published; null where it is. */
type Rule<K extends TableId> = (record: RecordsByTable[K]) => string | null;

/**
 * Which records of a table are published (公开规则). A table of estates needs no line: of it are published the rows of
 * estates inside, from the day on that `GROUPINGS` names. Every other table has one, or this does not compile.
 */
type Rules = { readonly [K in Exclude<TableId, EstateTable>]: Rule<K> } & { readonly [K in EstateTable]?: Rule<K> };

/**
 * The register without records of other places, without what lies in the future or in a panel that is off, and without
 * what `audience` must not see; and the records left out, counted by reason.
 */
export function publicRegister(
  register: Register,
  options: PublicOptions,
): { register: Register; withheld: Withheld[] } {
  const { records } = register;
  const isPublic = options.audience === 'public';
  const tree = new DivisionTree(records.division);
  const covers = (code: string): boolean => options.divisions.some((top) => tree.isWithin(code, top));
  /** A division above the covered ones counts too: a city's hotline and prices hold for its counties. */
  const reaches = (code: string): boolean => covers(code) || options.divisions.some((top) => tree.isWithin(top, code));
  const estates = new Set(records.estate.filter((estate) => covers(estate.division)).map((estate) => estate.code));
  const firms = new Set(records.firm.map((firm) => firm.code));
  const read = new Set(records.estate.map((estate) => estate.code));
  // Where none of the covered divisions was read, no record can be said to lie outside of them.
  const anywhere = options.divisions.some((top) => tree.get(top) !== undefined);
  const outside = (code: string): string => (anywhere && (read.has(code) || tree.get(code)) ? OUTSIDE : UNREAD);
  // Without the table of firms a firm is known by the form of its code.
  const isFirm = (code: string): boolean =>
    register.present.has('firm') ? firms.has(code) : /^[0-9A-Z]{18}$/.test(code);
  const about = (subject: string): string | null =>
    estates.has(subject) || isFirm(subject) || covers(subject) ? null : outside(subject);
  const off = options.off?.estates() ?? new Map<TableId, ReadonlySet<string>>();
  const notYet = (from: DayOrMonth): string | null => (earliestDay(from) > options.asOf ? FUTURE : null);

  const ofEstates =
    <K extends EstateTable>(table: K): Rule<K> =>
    (record) => {
      if (!estates.has(record.estate)) return outside(record.estate);
      if (off.get(table)?.has(record.estate)) return OFF;
      const { publicFrom } = GROUPINGS[table];
      if (publicFrom === null) return null;
      const from = (record as unknown as Readonly<Record<string, DayOrMonth | null>>)[publicFrom];
      return from ? notYet(from) : null;
    };
  const rules: Rules = {
    division: () => null,
    firm: () => null,
    firm_grade: (r) => notYet(r.publishedOn),
    list_entry: (r) => (covers(r.division) ? notYet(r.listedOn) : outside(r.division)),
    estate: (r) => (covers(r.division) ? null : outside(r.division)),
    manager: (r) =>
      isPublic && r.until !== null && r.until <= options.asOf ? '已离任的负责人不公布' : ofEstates('manager')(r),
    guide_price: (r) => (reaches(r.division) ? null : outside(r.division)),
    lift_whitelist: (r) => (reaches(r.division) ? null : outside(r.division)),
    channel: (r) => (estates.has(r.scope) || reaches(r.scope) ? null : outside(r.scope)),
    bulletin: (r) => (covers(r.division) ? notYet(r.month) : outside(r.division)),
    event: (r) => {
      const reason = about(r.subject) ?? notYet(r.date);
      return reason ?? (isPublic && isVerification(r) && !confirms(r, options.rules) ? UNCONFIRMED : null);
    },
  };

  const counts = new Map<string, Withheld>();
  const withhold = withholdingIn(counts);
  const kept = <K extends TableId>(table: K): readonly RecordsByTable[K][] => {
    const reasonFor = (rules[table] ?? ofEstates(table as EstateTable)) as Rule<K>;
    return (records[table] as readonly RecordsByTable[K][]).filter((record) => {
      const reason = reasonFor(record);
      if (reason !== null) withhold(table, reason);
      return reason === null;
    });
  };
  for (const out of register.rowsOut ?? []) withhold(out.table, rowOutReason(out, estates, outside, off));
  const all = Object.fromEntries((Object.keys(GROUPINGS) as TableId[]).map((table) => [table, kept(table)]));
  const whole = all as unknown as Records;
  const ending = endings(records, options, withhold);
  // Of all events, those of the future included: they tell since when the grade in the table of estates holds.
  const changes = groupBy(records.event, (r) => r.subject);
  const filtered: Records = {
    ...whole,
    estate: whole.estate.map((one) => gradedOn(one, changes.get(one.code) ?? [], options.asOf)),
    list_entry: ending('list_entry', whole.list_entry, timedListing, nameless),
    bulletin: ending('bulletin', whole.bulletin, timedBulletin, namelessBulletin),
    event: ending('event', whole.event, timedEvent, null),
  };
  const present = presentBut(register.present, off, estates);
  return { register: { ...register, records: filtered, present }, withheld: [...counts.values()] };
}

/** Counts a row that is kept back. */
const withholdingIn =
  (counts: Map<string, Withheld>) =>
  (table: TableId, reason: string): void => {
    if (reason === UNREAD) return;
    const { count } = counts.get(`${table} ${reason}`) ?? { count: 0 };
    counts.set(`${table} ${reason}`, { table, reason, count: count + 1 });
  };

/** Why a row that became no record isn't published: as that of any record of its estate, else what kept it out. */
function rowOutReason(
  { table, estate, why }: RowOut,
  estates: ReadonlySet<string>,
  outside: (code: string) => string,
  off: ReadonlyMap<TableId, ReadonlySet<string>>,
): string {
  if (estate === null) return ROW_OUT[why];
  if (!estates.has(estate)) return outside(estate);
  return off.get(table)?.has(estate) === true ? OFF : ROW_OUT[why];
}

/** Without the tables that are off for everybody: nothing of them is told, so they are as absent as if never supplied. */
const presentBut = (
  present: ReadonlySet<TableId>,
  off: ReadonlyMap<TableId, ReadonlySet<string>>,
  estates: ReadonlySet<string>,
): ReadonlySet<TableId> =>
  present.difference(new Set([...off].flatMap(([table, without]) => (estates.isSubsetOf(without) ? table : []))));

/**
 * The rows of a table that its download has: what is withdrawn is in none, and no correction (更正), whose words would tell
 * what was said; pages tell how many there are. A list of which everybody has been taken off has one row with nobody, whose
 * basis says how many there were: without it a reader would find a list that was published missing, and nobody stands on it
 * now.
 */
export function downloadRows<K extends TableId>(register: Register, table: K): readonly RecordsByTable[K][] {
  const rows: readonly RecordsByTable[K][] = register.records[table];
  const standing = rows.filter(({ withdrawn }) => !withdrawn);
  if (table === 'event') return standing.filter((row) => (row as RegisterEvent).kind !== CORRECTION);
  return table === 'list_entry' ? ([...standing, ...emptied(register)] as RecordsByTable[K][]) : standing;
}

/** The kind of event that puts right what was said. */
export const CORRECTION: RegisterEvent['kind'] = '更正';

/** A row with nobody for each list whose every row is withdrawn. */
function emptied({ records }: Register): ListEntry[] {
  const lists = groupBy(records.list_entry, ({ division, period, colour }) => `${division} ${period} ${colour}`);
  return [...lists.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined || list.some(({ withdrawn }) => !withdrawn)) return [];
    const newest = [...list].sort((a, b) => compareText(b.listedOn, a.listedOn))[0] ?? first;
    return { ...nameless(newest), basis: withdrawnText(list.length) };
  });
}

/** Tables whose rows end. */
type EndingTable = 'list_entry' | 'bulletin' | 'event';

/**
 * Takes out of a table what is withdrawn, or leaves of it what names nobody. Judges keep what was right once, marked: whether
 * it still counts is for each rule to say.
 */
function endings(records: Records, options: PublicOptions, withhold: (table: TableId, reason: string) => void) {
  const decidedOn = decisionDays(records.event);
  const isPublic = options.audience === 'public';
  // What counts is not for the archive to say.
  const limits = isPublic ? options : { ...options, listMonths: 0 };
  return <K extends EndingTable>(
    table: K,
    rows: readonly RecordsByTable[K][],
    timed: (row: RecordsByTable[K]) => Timed,
    remains: ((row: RecordsByTable[K]) => RecordsByTable[K]) | null,
  ): RecordsByTable[K][] =>
    rows.flatMap((row) => {
      const decided = decidedOn(row.subject, row.document);
      const withdrawn = withdrawalOf(timed(row), decided, limits, options.asOf);
      if (withdrawn === null) return isPublic ? lasting(row, termOf(timed(row), decided, limits)) : row;
      withhold(table, WITHDRAWN[withdrawn.why]);
      if (!isPublic && withdrawn.why !== '更正') return { ...row, withdrawn };
      return remains === null ? [] : remains({ ...row, withdrawn });
    });
}

/** A row with its last day, and how that was reckoned where no table says it. */
const lasting = <T extends Ending & Sourced>(row: T, term: Term | null): T =>
  term === null || term.reckoned === null ? row : { ...row, until: term.last, reckoned: term.reckoned };
