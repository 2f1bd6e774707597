/**
 * The two sides of a comparison (对照): what is published, as it could be read back, and what would be published now.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Part } from '../domain/portal.ts';
import type { Publication } from '../domain/publication.ts';
import type { TableId } from '../domain/records.ts';
import type { InputFile, Register } from '../domain/register.ts';
import type { Row } from '../downloads/rows.ts';

/** A table as its download has it. A version that didn't know a column has no header of it. */
export interface TableBefore {
  headers: readonly string[];
  rows: readonly Row[];
}

/** In how many of an office's sheets of a table each column stands, by its header. */
export interface Supplied {
  sheets: number;
  columns: ReadonlyMap<string, number>;
}

/** A finding as `findings.csv` has it: texts, since an older version may have other words. */
export interface FindingBefore {
  rule: string;
  subjectKind: string;
  subject: string;
  period: string;
  verdict: string;
  detail: string;
}

/** What of the publication before can't be compared, or only in part. */
export type Gap =
  /** It has no downloads, as one of sheets or screens alone. */
  | { is: 'no-data' }
  | { is: 'file-missing' | 'file-changed' | 'file-damaged'; file: string }
  /** A download without the columns that tell its rows from one another. */
  | { is: 'column-missing'; file: string; headers: readonly string[] }
  /** It is of a version that didn't record something yet. */
  | { is: 'old-version'; what: 'says' | 'sheets' | 'supplied' }
  /** It was published for other places, by `--division` then or now. */
  | { is: 'other-division'; before: readonly string[]; after: readonly string[] }
  | { is: 'other-base'; before: string; after: string }
  /** Some parts aren't made this time; they are carried over. */
  | { is: 'parts-left-out'; parts: readonly Part[] };

/** What is published (上一版). */
export interface Before {
  /** Where it lies, as a person would say it. */
  where: string;
  release: string;
  version: string;
  asOf: IsoDate;
  number: number | null;
  tables: ReadonlyMap<TableId, TableBefore>;
  /** Tables of which nobody can tell what it had, so that nothing is said of them. */
  unread: ReadonlySet<TableId>;
  /** Null where a version didn't record it. */
  supplied: ReadonlyMap<TableId, Supplied> | null;
  /** By when tables were to be published that weren't yet; null where a version didn't record it. */
  later: ReadonlyMap<TableId, IsoDate> | null;
  findings: readonly FindingBefore[] | null;
  /** Ids of the documents that have a page; null where it has no pages. */
  documents: readonly string[] | null;
  parts: readonly Part[];
  inputs: readonly InputFile[];
  gaps: readonly Gap[];
}

/** What would be published (这一版). */
export interface After {
  publication: Publication;
  /** Everything that was read, from which it was chosen. */
  read: Register;
  /** Ids of the documents that get a page. */
  documents: readonly string[];
  /** Codes of the profiles in use. */
  profiles: readonly string[];
  /** What will be there: parts that have something in them, and those that are carried over. */
  parts: readonly Part[];
  inputs: readonly InputFile[];
}
