/**
 * Files of the content folder that the product proposes to write (可以写下的文件): what it has worked out once and must not
 * work out anew every month. Reading only proposes; `check --keep` writes.
 */

import type { Sure } from '../domain/mapping.ts';

/** A file to be written whole. */
export interface FileToKeep {
  /** In the content folder, with forward slashes. */
  path: string;
  /** All of it, as it is to stand there. */
  text: string;
  /** What is written, for a clerk: words that follow 写进了内容文件夹里的 codes.csv：, without a full stop. */
  about: string;
  /** What stood there when it was read, null where there was no file. Where something else stands there now, nothing is written. */
  replaces: string | null;
  /** Of a proposed mapping: how sure it is (把握), and the headers that it would not publish. */
  proposal?: { sure: Sure; left: readonly string[] };
}
