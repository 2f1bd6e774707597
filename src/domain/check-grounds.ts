/**
 * What a table is held against that somebody checks before sending it (核对依据): of all that the office has, what the portal
 * publishes anyway.
 */
import type { Mapping } from './mapping.ts';
import type { Profile, Rule } from './profile.ts';
import type { TableId } from './records.ts';

/** Of the rules of a place (规则档案) what a table can be held against. */
export interface PlaceRules extends Pick<Profile, 'name'> {
  lists: Pick<Profile['lists'], 'cadence' | 'subject'>;
  grades: Pick<Profile['grades'], 'scale' | 'assessments'>;
  rules: readonly Pick<Rule, 'id' | 'enabled'>[];
}

export interface CheckGrounds {
  /** Whether the site's data are fictional. */
  demo: boolean;
  /** Credit codes whose check digit may be wrong. */
  acceptedCodes: readonly string[];
  /** Units of fees that profiles add. */
  feeUnits: readonly string[];
  /** Words of the scales of credit grades, and results of assessments. */
  gradeWords: readonly string[];
  /** After how many months what accuses ends. */
  accusationMonths: number;
  /** The places that the site covers, by their codes. */
  divisions: readonly string[];
  /** Which profile governs which division, by their codes. */
  assigned: Readonly<Record<string, string>>;
  /** By code. */
  profiles: Readonly<Record<string, PlaceRules>>;
  /** How the office reads layouts of its own, so that a sender's form is read as it will be. */
  mappings: readonly Mapping[];
  /** Tables to which others refer, as far as they are published: a file of each lies below `/data/`. */
  tables: readonly TableId[];
}
