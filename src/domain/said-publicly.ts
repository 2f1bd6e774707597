/**
 * What a publication says against somebody (公开会说谁), told to whoever publishes before it is out.
 */
import type { FindingSubject, Verdict } from './finding.ts';
import type { IsoDate } from './iso-date.ts';
import type { Reckoned } from './reckoned.ts';
import type { DivisionLevel } from './records.ts';

/** A row of the office's files, from 1. */
export interface RowPlace {
  file: string;
  sheet: string | null;
  row: number;
}

/** Until when somebody is named (公示到). */
export interface LastDay {
  day: IsoDate;
  /** How it was reckoned; null where the office has said it (公示期至). */
  reckoned: Reckoned | null;
}

/** One of whom it is said. */
export interface Accused {
  /** Its name; of a notice, its title. */
  name: string;
  /** Null where there is none, or none is known yet. */
  code: string | null;
  /** What is said, in the words of the site. */
  says: string;
  /** Null where it is said as long as it is so. */
  until: LastDay | null;
  /** The rows from which it follows; none where it follows from what isn't there. */
  rows: readonly RowPlace[];
  /** What of it isn't public yet: all of it, or only this last day. Null where it is public as it is, or nobody knows. */
  fresh: 'all' | 'until' | null;
}

/** What is said by one rule, list or table. */
export interface Accusation {
  /** Whether it is said of the authority itself, of firms or of estates, or by a notice of whomever it names. */
  of: FindingSubject | 'notice';
  /** `named` (点名): by the office's own list, bulletin, event or notice; else what a rule comes to. */
  is: 'named' | Extract<Verdict, '逾期' | '缺项' | '已确认' | '待核实'>;
  /** 每期公布红黑榜, 黑榜 */
  title: string;
  /** The rule behind it; null where the office's own table names somebody. */
  rule: { id: string; basis: string; quote: string | null; remedy: string | null; place: string; file: string } | null;
  /** Whoever is named, or the first of those whom a rule is about, what isn't public yet before the rest. */
  told: readonly Accused[];
  /** How many there are, and how many of them aren't public as they are. */
  count: number;
  fresh: number;
}

/** Whose rules hold at a level (国家、省、市、县): a profile, or that there is none of its own. */
export interface RulesOfLevel {
  level: '国家' | Extract<DivisionLevel, '省' | '市' | '县'>;
  /** Null where the place has no rules of its own at this level. */
  profile: {
    code: string;
    name: string;
    /** How many of its rules are in force, and how many of these judge somebody. */
    rules: number;
    judging: number;
    /** Documents of rules in force, with what force they have where that isn't plain: 《…》（文号） */
    documents: readonly string[];
    /** Whether it is another place's, which the settings borrow (借用). */
    isBorrowed: boolean;
  } | null;
}

/** Places with the same rules. */
export interface PlaceRules {
  places: string;
  levels: readonly RulesOfLevel[];
}

export interface SaidPublicly {
  /** Dangerous first. */
  accusations: readonly Accusation[];
  /** What is public and is said no more once this is published. */
  gone: readonly Accusation[];
  /** With what it was held to tell what isn't public yet: nothing is published, or nobody can tell what, or what is. */
  against: 'nothing' | 'unknown' | 'published';
  /** For how many months somebody is named whose last day no table says, and by which document (公示期). */
  term: { months: number; document: string };
  /** Prompts (待核实), which are for the office alone. */
  prompts: readonly Accusation[];
  rules: readonly PlaceRules[];
}
