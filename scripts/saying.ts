/**
 * The one way to the terminal. What stands in names of files, cells, settings and arguments is a text: a character that
 * would move the cursor, colour the line, forge another one or turn its direction is written out by its number.
 */
import { inspect } from 'node:util';
import { shownOnLine } from '../src/domain/hidden-characters.ts';

/** Prints a line. */
export function say(line: string): void {
  console.log(shownOnLine(line));
}

/** Prints a line beside the results, for what went wrong. */
export function warn(line: string): void {
  console.error(shownOnLine(line));
}

/** A path as it is typed on a command line: in quotes where a blank or a sign would cut it. */
export function asTyped(written: string): string {
  return /^[\p{L}\p{N}._\-/\\:]+$/u.test(written) ? written : `"${written.replace(/["$`]/g, '\\$&')}"`;
}

/** Prints what is known of a bug, for whoever looks for it. */
export function warnOf(cause: unknown): void {
  for (const line of inspect(cause).split('\n')) warn(line);
}
