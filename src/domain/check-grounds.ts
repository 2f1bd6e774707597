/**
 * What a table is held against that somebody checks before sending it (核对依据): of all that the office has, what the portal
 * publishes anyway.
 */
import type { Mapping } from './mapping.ts';
import type { PanelOff } from './panels-off.ts';
import type { Portal } from './portal.ts';
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
  /** After how many months what accuses ends, and how long lists are kept after it. */
  accusationMonths: number;
  listMonths: number;
  /** 暂不公布的栏目, whose rows nobody prints yet. */
  panelsOff: readonly PanelOff[];
  /** 数据截至 by table, where its file doesn't say it. */
  dataDates: Portal['dataDates'];
  /**
   * Texts that look private and that somebody has let pass, as far as the site says them word for word. One that stands
   * nowhere yet is the office's own to publish: a short digest of it would tell it too, since there are no more telephone
   * numbers than a computer tries in minutes.
   */
  allowed: readonly string[];
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
