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

export type Told = StoppedByLoss;

/** Set where the desk has started the command; test runners have a channel to their processes too. */
export const TELLS = 'GONGSHILAN_TELLS';

/** Tells the desk, where it has started this command. */
export function tellStarter(told: Told): void {
  if (process.env[TELLS] !== undefined && process.connected) process.send?.(told);
}

/** What was told; null for anything else. */
export function toldIn(message: unknown): Told | null {
  const { is, losses } = (message ?? {}) as Partial<Told>;
  const isTold = is === 'stopped-by-loss' && Array.isArray(losses) && losses.every((one) => typeof one === 'string');
  return isTold ? { is, losses } : null;
}
