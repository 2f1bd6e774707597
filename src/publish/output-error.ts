/**
 * What keeps a command from writing where it was told to.
 */

/** Something about a place to write to that the user can mend; the message says how. */
export class OutputError extends Error {}

/** Another command is writing to the same place (正忙). Nothing is wrong: it helps to wait. */
export class BusyError extends OutputError {}

/** Whether an error is a fault that the system reports under one of these codes. */
export function isCode(cause: unknown, ...codes: readonly string[]): boolean {
  return cause instanceof Error && codes.includes((cause as NodeJS.ErrnoException).code ?? '');
}
