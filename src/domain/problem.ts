/**
 * A problem (问题): the table is wrong and staff can mend it. The shape is the contract's `--json`, but for what
 * only surfaces need (`JSON_FIELDS`).
 *
 * Not to be confused with a finding: there the table is right and a duty is unmet.
 */
import type { IsoDate } from './iso-date.ts';

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
  /** Place, fact and remedy in Chinese. Where equal problems have become one, it names several of their places. */
  message: string;
  /** How often the same is wrong: equal problems of one column are one. */
  count: number;
  /** Every row where it is wrong, the first of which is `row`; empty where no row is meant. */
  rows: readonly number[];
  /** The place alone, in words. */
  where: string;
  /** Fact and remedy alone, which are the same wherever the problem stands. */
  said: string;
  /** Letters of the column in the spreadsheet; null where none is known. */
  letters: string | null;
  /**
   * Letters of the column where a problem is shown that has none of its own: that of the row's name (哪一行), or of the cell
   * of which it is said. Null where there is none.
   */
  shownIn: string | null;
  /** What the file calls the column, where that is another word; null where it is the same, or isn't known. */
  written: string | null;
  /** Fact and remedy at the clerk's desk (办事台), which has steps where a command has options; null where they are the same. */
  atDesk: string | null;
  /**
   * Whether somebody has agreed to what it reminds of (说定的): then it is counted and can be opened, and waits for nobody.
   * An error never is.
   */
  agreed: boolean;
  /** What would be written down by agreeing to it, or is; null where nobody can agree to it. */
  agreement: Agreement | null;
  /** The path of the file that stands in the place of this one (让位), which is an older one or a copy; left out where none does. */
  gaveWayTo?: string;
  /** What the cell was corrected to in the file before this one, which it says again; left out where it isn't about that. */
  again?: { from: string; to: string; reason: string };
  /** What two tables say of the same in two ways, row by row; left out where it isn't about that. */
  sideBySide?: readonly SideBySide[];
}

/** A row and what another table says of the same (并排): 丁香苑 物业服务费, 收费标准 0.8 here and 0.85 there. */
export interface SideBySide {
  who: string;
  /** The column in which they differ. */
  header: string;
  here: Saying;
  /** None where the other table says nothing of it. */
  there: readonly Saying[];
}

/** What stands in a cell. */
export interface Saying {
  /** Of what, where that is said in more words than here: 物业服务费（高层）. */
  of: string | null;
  value: string;
  cell: string;
}

/**
 * What is agreed of a reminder: its code, and of what it says so. It stands in the `agreed` of a mapping
 * (`src/intake/mapping/agreed.ts`), or of files for which no mapping has a place for it in `agreed.yaml` (`src/intake/agreed.ts`).
 */
export interface Agreement {
  /** The mapping's file; null for `agreed.yaml`. */
  mapping: string | null;
  /** Patterns of the files in which it holds; left out where the mapping says. */
  files?: readonly string[];
  code: string;
  about: readonly string[];
  /** Since when it is agreed, and why, where that is kept. */
  since?: { date: IsoDate; reason: string };
}

/** Problems that wait for somebody: all but what is agreed. */
export const openOf = <P extends Pick<Problem, 'agreed'>>(problems: readonly P[]): P[] =>
  problems.filter(({ agreed }) => !agreed);

/** Reminders of what is agreed. */
export const agreedOf = <P extends Pick<Problem, 'agreed'>>(problems: readonly P[]): P[] =>
  problems.filter(({ agreed }) => agreed);

/**
 * Errors that only keep a folder from being published as real (正式公布): something made-up stands there, and all of it is
 * read all the same.
 */
export const NOT_REAL: ReadonlySet<string> = new Set(['placeholder-left', 'host-example', 'profile-foreign']);

/** A reminder of what somebody has agreed to. */
export const asAgreed = (one: Problem): Problem => ({ ...one, agreed: true });

/** What of a problem goes into `--json`, in this order. */
export const JSON_FIELDS = [
  'code',
  'severity',
  'file',
  'sheet',
  'row',
  'column',
  'value',
  'message',
  'count',
  'rows',
] as const satisfies readonly (keyof Problem)[];

/** How many places problems are about: a problem that is said once may stand in thousands of cells. */
export function placesOf(problems: readonly Problem[]): number {
  return problems.reduce((sum, { count }) => sum + count, 0);
}
