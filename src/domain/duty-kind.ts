/**
 * The two kinds of duties (义务的两类): what has to be told, and what has to be done. A board on which everything stands
 * says nothing of whether a lift was serviced in time, and the other way round: no count mixes the two.
 */

/**
 * `disclosure` (公示): something has to be published, put up or kept up to date, and what was published has to be true.
 * `performance` (履行): something has to be done, whoever learns of it.
 */
export const DUTY_KINDS = ['disclosure', 'performance'] as const;

export type DutyKind = (typeof DUTY_KINDS)[number];

/** One value for each kind. */
export type ByKind<T> = Readonly<Record<DutyKind, T>>;

/** Makes a value for each kind. */
export function byKind<T>(make: (kind: DutyKind) => T): ByKind<T> {
  return { disclosure: make('disclosure'), performance: make('performance') };
}
