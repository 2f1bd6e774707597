/**
 * When a screen asks the server again (重试).
 *
 * Screens spread out their requests, so that ten thousand of them don't ask at the same moment after a power cut. Pure:
 * a random number from 0 up to 1 is passed in.
 */
const MINUTE_MS = 60_000;
/** After a page has come up that is kept already. */
const FIRST_MS = 2 * MINUTE_MS;
/** While the server answers. */
const CALM_MS = 30 * MINUTE_MS;
/** The longest after many failures. */
const LONGEST_MS = 60 * MINUTE_MS;

export function firstDelayMs(random: number): number {
  return Math.round(2000 + random * FIRST_MS);
}

/**
 * Milliseconds until the next request. `failures` counts those in a row, 0 after a success. Half of the wait is random.
 */
export function nextDelayMs(failures: number, random: number): number {
  const base = failures === 0 ? CALM_MS : Math.min(LONGEST_MS, MINUTE_MS * 2 ** (failures - 1));
  return Math.round(base * (0.5 + random));
}

/**
 * Milliseconds until a second answer, where a first one alone can't settle the time: two answers tell whether the
 * server's time goes.
 */
export function secondDelayMs(random: number): number {
  return Math.round(65_000 + random * 30_000);
}
