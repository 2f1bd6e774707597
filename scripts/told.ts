/**
 * What a command tells the program that has started it, as data beside its lines (传给启动它的程序): nobody reads meaning out of
 * words.
 */

/** Publishing has stopped, since something would be lost and nobody has said why. */
export interface StoppedByLoss {
  is: 'stopped-by-loss';
  /** Each loss, in words. */
  losses: readonly string[];
}

/** How far the work is: of so many things so many are done. */
export interface Progress {
  is: 'progress';
  /** What is being done, in words. */
  says: string;
  done: number;
  of: number;
}

export type Told = StoppedByLoss | Progress;

/** Set where the desk has started the command; test runners have a channel to their processes too. */
export const TELLS = 'GONGSHILAN_TELLS';

/** Tells the desk, where it has started this command. */
export function tellStarter(told: Told): void {
  if (process.env[TELLS] !== undefined && process.connected) process.send?.(told);
}

/** What was told; null for anything else. */
export function toldIn(message: unknown): Told | null {
  const { is, losses } = (message ?? {}) as Partial<StoppedByLoss>;
  if (is === 'stopped-by-loss' && Array.isArray(losses) && losses.every((one) => typeof one === 'string'))
    return { is, losses };
  return progressIn(message);
}

function progressIn(message: unknown): Progress | null {
  const { is, says, done, of } = (message ?? {}) as Partial<Progress>;
  const isTold = is === 'progress' && typeof says === 'string' && typeof done === 'number' && typeof of === 'number';
  return isTold ? { is, says, done, of } : null;
}
