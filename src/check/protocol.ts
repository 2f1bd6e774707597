/**
 * What the page for senders and its worker say to each other (自查). Bytes go in one direction only: into the worker.
 */
import type { CheckGrounds } from '../domain/check-grounds.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { FilesChecked } from '../intake/check-files.ts';

/** The page asks once; a worker that has answered is ended. */
export interface Asked {
  /** No two of one name. */
  files: readonly File[];
  /** Null where nothing of the site could be had. */
  grounds: CheckGrounds | null;
  /** Published tables by their ids, as CSV. */
  published: Readonly<Record<string, string>>;
  asOf: IsoDate;
  /** Whether the records are wanted too, and not only what is said of them. */
  withRecords: boolean;
}

export type Told =
  /** The file that is read now, from 0. */
  | { is: 'reading'; file: number }
  | { is: 'checked'; checked: FilesChecked }
  /** A bug of ours, or too little memory. */
  | { is: 'failed' };
