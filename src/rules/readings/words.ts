/**
 * Counts and names as a detail writes them (计数、列举).
 */

const NAMES_SHOWN = 10;

/** At most ten names, then how many there are in all. */
export function named(names: readonly string[]): string {
  if (names.length <= NAMES_SHOWN) return names.join('、');
  return `${names.slice(0, NAMES_SHOWN).join('、')}等 ${names.length} 个`;
}

/** A count as letters write it: 1,563. */
export function thousands(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
