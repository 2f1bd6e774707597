/**
 * The sheets that were found and how each is read (工作表怎么读), for whoever shows what became of the office's files.
 */

/**
 * As a table's own layout, by a mapping that is kept, not yet because a mapping is only proposed, not because a mapping says
 * that it is no table to be published, or not at all: hidden, empty, explaining, unknown, or changed since its mapping was made.
 */
export type HowRead = 'plain' | 'mapped' | 'proposed' | 'passed' | 'unread';

export interface SheetSeen {
  file: string;
  /** Null for CSV. */
  sheet: string | null;
  /** Rows, the empty ones above the last filled one included. */
  rows: number;
  read: HowRead;
  /** The mapping's file; null where it has none. */
  mapping: string | null;
}
