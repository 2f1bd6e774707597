/**
 * The register sorted by what judges ask for, once for all of them.
 */
import { nameless } from '../domain/accusation-term.ts';
import type { GradeBook } from '../domain/credit-grade.ts';
import { type Groups, groupsOf } from '../domain/groups.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { newest } from '../domain/order.ts';
import type {
  Bulletin,
  Contract,
  Estate,
  FirmGrade,
  LiftWhitelistEntry,
  ListEntry,
  Manager,
  RegisterEvent,
  Sourced,
} from '../domain/records.ts';
import { groupBy, type Register } from '../domain/register.ts';
import { contractInForce } from '../domain/serving.ts';
import { settlementOf } from '../domain/settlement.ts';
import { Supply } from '../domain/supply.ts';

export interface Facts extends Groups {
  whitelistByDivision: ReadonlyMap<string, readonly LiftWhitelistEntry[]>;
  /** Credit grades; results of assessments stand in the table alone. */
  gradesByFirm: ReadonlyMap<string, readonly FirmGrade[]>;
  /** Whose they are, and where they count. */
  grades: GradeBook;
  /** 计数的上榜: lists as they count; a listing that counts no longer names nobody, and its list was published all the same. */
  listsByDivision: ReadonlyMap<string, readonly ListEntry[]>;
  /** Listings with those that are withdrawn, for what goes by their days; what was wrong names nobody here either. */
  recordedLists: ReadonlyMap<string, readonly ListEntry[]>;
  bulletinsByDivision: ReadonlyMap<string, readonly Bulletin[]>;
  eventsByRule: ReadonlyMap<string, readonly RegisterEvent[]>;
  supply: Supply;
  /** Every authority that the tables name as one of a place or as one that has graded a firm. */
  graders: ReadonlySet<string>;
  /** Whether a listing or an event still counts in a run, a share or a threshold. */
  stillCounts: (row: Sourced) => boolean;
}

/**
 * `grades` tells credit grades from results of assessments. What was put right counts no more, nor what was taken off without a
 * reason: it may have been put right, or wrong. Nor does what has run out (到期).
 */
export function factsOf(register: Register, grades: GradeBook): Facts {
  const { records } = register;
  const groups = groupsOf(register);
  return {
    ...groups,
    whitelistByDivision: groupBy(records.lift_whitelist, (r) => r.division),
    gradesByFirm: groupBy(
      records.firm_grade.filter((grade) => grades.isCredit(grade)),
      (r) => r.firm,
    ),
    grades,
    recordedLists: groupBy(records.list_entry, (r) => r.division),
    bulletinsByDivision: groupBy(records.bulletin, (r) => r.division),
    eventsByRule: groupBy(records.event, (r) => r.rule),
    supply: new Supply(register, groups.tree),
    graders: new Set([
      ...records.division.flatMap(({ authority }) => authority ?? []),
      ...records.firm_grade.flatMap(({ assessor }) => assessor ?? []),
    ]),
    ...counted(register, ({ withdrawn }) => !withdrawn),
  };
}

/** The same where what has run out (到期) still counts. */
export function countingExpired(facts: Facts, register: Register): Facts {
  const stillCounts = ({ withdrawn }: Sourced): boolean =>
    !withdrawn || withdrawn.why === 'ended' || withdrawn.why === '到期';
  return { ...facts, ...counted(register, stillCounts) };
}

function counted(
  { records }: Register,
  stillCounts: Facts['stillCounts'],
): Pick<Facts, 'listsByDivision' | 'stillCounts'> {
  const lists = records.list_entry.map((entry) => (stillCounts(entry) ? entry : nameless(entry)));
  return { listsByDivision: groupBy(lists, (r) => r.division), stillCounts };
}

/** The contract under which an estate was served on a day. */
export function contractOn(facts: Facts, estate: string, day: IsoDate): Contract | null {
  return contractInForce(facts.contractsByEstate.get(estate) ?? [], day);
}

/** Who is in charge of an estate on a day: from the 离任日期 on a manager no longer is, as the pages have it. */
export function managersOn(facts: Facts, estate: string, day: IsoDate): readonly Manager[] {
  return (facts.managersByEstate.get(estate) ?? []).filter(
    ({ since, until }) => (since === null || since <= day) && (until === null || until > day),
  );
}

/**
 * The contract under which an estate was served on an earlier day. One whose start isn't known says nothing of it, so that a
 * judge who asks this `looksBack`.
 */
export function contractThen(facts: Facts, estate: string, day: IsoDate): Contract | null {
  const dated = (facts.contractsByEstate.get(estate) ?? []).filter(({ start }) => start !== null);
  return contractInForce(dated, day);
}

/** Estates of a scope by the firm that serves them on the day of judging. */
export function estatesByFirm(facts: Facts, estates: readonly Estate[], day: IsoDate): ReadonlyMap<string, Estate[]> {
  return groupBy(estates, (estate) => contractOn(facts, estate.code, day)?.firm ?? null);
}

/** Estates of a scope by the firm that served them on an earlier day, as `contractThen` has it. */
export function estatesByFirmThen(
  facts: Facts,
  estates: readonly Estate[],
  day: IsoDate,
): ReadonlyMap<string, Estate[]> {
  return groupBy(estates, (estate) => contractThen(facts, estate.code, day)?.firm ?? null);
}

/**
 * The last event that settles the prompt of a rule for a subject on a day or after it: as not so, or as confirmed
 * by a document, without whose number it confirms nothing.
 */
export function settlingEvent(facts: Facts, rule: string, subject: string, since: string): RegisterEvent | null {
  const settling = (facts.eventsByRule.get(rule) ?? []).filter(
    (event) => event.subject === subject && event.date >= since && settlementOf(event) !== null,
  );
  return newest(settling);
}
