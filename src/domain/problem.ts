/**
 * A problem (问题): the table is wrong and staff can mend it. The shape is the contract's `--json`.
 *
 * Not to be confused with a finding: there the table is right and a duty is unmet.
 */

export type Severity = 'error' | 'warning';

export interface Problem {
  /** Permanent kebab-case code. */
  code: string;
  severity: Severity;
  /** Path inside the content folder. */
  file: string;
  /** Name of the sheet; null for CSV and other files. */
  sheet: string | null;
  /** Row as the spreadsheet shows it, from 1; null where the problem is the whole file's. */
  row: number | null;
  /** Canonical header, or what stands there for an unknown one; null where no column is meant. */
  column: string | null;
  /** What is written there; masked where it must not be published. */
  value: string | null;
  /** Place, fact and remedy in Chinese. */
  message: string;
}
