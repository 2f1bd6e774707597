/**
 * What the page for senders and its worker say to each other (自查). Bytes go in one direction only: into the worker.
 */
import type { CheckGrounds } from '../domain/check-grounds.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { FilesChecked } from '../intake/check-files.ts';

/** What the files are held against (核对依据), as the site publishes it. */
export interface Held {
  /** Null where nothing of the site could be had. */
  grounds: CheckGrounds | null;
  /** The characters that the site's fonts have, packed; null where nothing could be had. */
  characters: string | null;
  /** Published tables by their ids, as CSV. */
  published: Readonly<Record<string, string>>;
}

/** First what is held, then files as often as the page likes. */
export type Asked =
  | ({ is: 'held'; asOf: IsoDate } & Held)
  | {
      is: 'files';
      /** No two of one name. */
      files: readonly File[];
      asOf: IsoDate;
      /** Whether the records are wanted too, and not only what is said of them. */
      withRecords: boolean;
    };

export type Told =
  /** The file that is read now, from 0. */
  | { is: 'reading'; file: number }
  | { is: 'checked'; checked: FilesChecked }
  /** A bug of ours, or too little memory. */
  | { is: 'failed' };
