/**
 * What a publication says against somebody (公开会说谁), told to whoever publishes before it is out.
 */
import type { FindingSubject, Verdict } from './finding.ts';
import type { DivisionLevel } from './records.ts';

/** A row of the office's files, from 1. */
export interface RowPlace {
  file: string;
  sheet: string | null;
  row: number;
}

/** One of whom it is said. */
export interface Accused {
  /** Its name with its code. */
  who: string;
  /** What is said, in the words of the site. */
  says: string;
  /** The rows from which it follows; none where it follows from what isn't there. */
  rows: readonly RowPlace[];
}

/** What is said by one rule, list or table. */
export interface Accusation {
  /** Whether it is said of the authority itself, of firms or of estates. */
  of: FindingSubject;
  /** `named` (点名): by the office's own list, bulletin or event; else what a rule comes to. */
  is: 'named' | Extract<Verdict, '逾期' | '缺项' | '已确认' | '待核实'>;
  /** 每期公布红黑榜, 黑榜 */
  title: string;
  /** The rule behind it; null where the office's own table names somebody. */
  rule: { id: string; basis: string; quote: string | null; remedy: string | null; place: string; file: string } | null;
  /** The first of them; `count` says how many there are. */
  told: readonly Accused[];
  count: number;
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
  /** Prompts (待核实), which are for the office alone. */
  prompts: readonly Accusation[];
  rules: readonly PlaceRules[];
}
