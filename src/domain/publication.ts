/**
 * What is published (发布内容): the register with everything taken out that is not for the public.
 *
 * Every surface (site, downloads, paper, screens) is made from this and from nothing else.
 */
import { DivisionTree } from './division-tree.ts';
import type { Finding } from './finding.ts';
import { addMonths, type IsoDate } from './iso-date.ts';
import { type DayOrMonth, earliestDay } from './period.ts';
import type { Part, Portal, Release } from './portal.ts';
import type { Profile } from './profile.ts';
import {
  type EstateTable,
  GROUPINGS,
  type Notice,
  type RecordsByTable,
  type RegisterEvent,
  type TableId,
} from './records.ts';
import { groupBy, type Records, type Register } from './register.ts';
import { gradedOn } from './service-grade.ts';
import { outcomeOf, settlementOf } from './settlement.ts';

export interface Publication {
  portal: Portal;
  /** By code, ancestors included. */
  profiles: ReadonlyMap<string, Profile>;
  /** Every profile that comes with the software, in use here or not. */
  library: readonly Profile[];
  register: Register;
  notices: readonly Notice[];
  /** Findings of the rules in force that the public may see: no prompts, and nothing of rules for staff alone. */
  findings: readonly Finding[];
  /** Records that were read and are not published, with the reason in Chinese. */
  withheld: readonly Withheld[];
  release: Release;
  /** What is published; nothing links to a part that is not. */
  parts: readonly Part[];
}

export interface Withheld {
  table: TableId;
  reason: string;
  count: number;
}

export interface PublicOptions {
  asOf: IsoDate;
  /**
   * For whom the records are chosen. Judges also get what pages must not show: vacant posts, listings of long ago, and
   * prompts that were found not to hold.
   */
  audience: 'public' | 'judges';
  /** How many months a listing stays in the public archive after its removal; infinite to keep all. */
  listMonths: number;
  /** Ids of the rules that are switched on. An event that confirms a prompt of any other rule is not published. */
  rules: ReadonlySet<string>;
  /** Codes of the divisions that the publication covers, each with everything below it. */
  divisions: readonly string[];
}

const OUTSIDE = '不在本次公布的范围内';
/**
 * No reason of its own: the record belongs to an estate or a place that was not read, which the report says at that
 * table.
 */
const UNREAD = '';
const FUTURE = '日期晚于截至日期';
const UNCONFIRMED = '核实没有成立、没有结论，或没有文号和规则';

/** 核实: whether an event settles a prompt of a rule, instead of telling of something that happened. */
function isVerification({ kind, rule, result }: RegisterEvent): boolean {
  return kind === '核实' || (rule !== null && outcomeOf(result) !== null);
}

/** Whether an event confirms a prompt of one of the rules and names its document. */
function confirms(event: RegisterEvent, rules: ReadonlySet<string>): boolean {
  return event.rule !== null && rules.has(event.rule) && settlementOf(event)?.outcome === 'confirmed';
}

/** Notices that concern what is published and have begun by the as-of date. */
export function publicNotices(notices: readonly Notice[], register: Register, options: PublicOptions): Notice[] {
  const tree = new DivisionTree(register.records.division);
  const estates = new Map(register.records.estate.map((estate) => [estate.code, estate]));
  const concerns = (target: string): boolean => {
    const division = estates.get(target)?.division ?? target;
    // A notice to the whole city is shown in a county's publication, and one to a county in its city's.
    return options.divisions.some((top) => tree.isWithin(division, top) || tree.isWithin(top, division));
  };
  return notices.filter((notice) => notice.from <= options.asOf && notice.targets.some(concerns));
}

/** Why a record is not published; null where it is. */
type Rule<K extends TableId> = (record: RecordsByTable[K]) => string | null;

/**
 * Which records of a table are published (公开规则). A table of estates needs no line: of it are published the rows of
 * estates inside, from the day on that `GROUPINGS` names. Every other table has one, or this does not compile.
 */
type Rules = { readonly [K in Exclude<TableId, EstateTable>]: Rule<K> } & { readonly [K in EstateTable]?: Rule<K> };

/**
 * The register without records of other places, without what lies in the future, and without what `audience` must not
 * see; and the records left out, counted by reason.
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
  const notYet = (from: DayOrMonth): string | null => (earliestDay(from) > options.asOf ? FUTURE : null);
  const oldest = isPublic && Number.isFinite(options.listMonths) ? addMonths(options.asOf, -options.listMonths) : null;

  const ofEstates =
    <K extends EstateTable>(table: K): Rule<K> =>
    (record) => {
      if (!estates.has(record.estate)) return outside(record.estate);
      const { publicFrom } = GROUPINGS[table];
      if (publicFrom === null) return null;
      const from = (record as unknown as Readonly<Record<string, DayOrMonth | null>>)[publicFrom];
      return from ? notYet(from) : null;
    };
  const rules: Rules = {
    division: () => null,
    firm: () => null,
    firm_grade: (r) => notYet(r.publishedOn),
    list_entry: (r) => {
      if (!covers(r.division)) return outside(r.division);
      if (r.removedOn !== null && oldest !== null && r.removedOn < oldest) return '移出榜单后保留期已满';
      return notYet(r.listedOn);
    },
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
  const kept = <K extends TableId>(table: K): readonly RecordsByTable[K][] => {
    const reasonFor = (rules[table] ?? ofEstates(table as EstateTable)) as Rule<K>;
    return (records[table] as readonly RecordsByTable[K][]).filter((record) => {
      const reason = reasonFor(record);
      if (reason !== null && reason !== UNREAD) {
        const key = `${table} ${reason}`;
        const { count } = counts.get(key) ?? { count: 0 };
        counts.set(key, { table, reason, count: count + 1 });
      }
      return reason === null;
    });
  };
  const all = Object.fromEntries((Object.keys(GROUPINGS) as TableId[]).map((table) => [table, kept(table)]));
  // Of all events, those of the future included: they tell since when the grade in the table of estates holds.
  const changes = groupBy(records.event, (r) => r.subject);
  const filtered = all as unknown as Records;
  const estate = filtered.estate.map((one) => gradedOn(one, changes.get(one.code) ?? [], options.asOf));
  return { register: { ...register, records: { ...filtered, estate } }, withheld: [...counts.values()] };
}
