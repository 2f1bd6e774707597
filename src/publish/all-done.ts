/**
 * Waits for all promises to end, then throws the first failure, so that nothing is still being written into a folder
 * that is thrown away.
 */
export async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}
