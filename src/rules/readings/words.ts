/**
 * Shares, counts and names as a detail writes them (占比、计数、列举).
 */
import { scaled } from '../../domain/money.ts';

/**
 * A part of a whole in percent, such as 90.0%; the whole must not be 0. To one decimal and never rounded up, so that
 * no share reads as reached that is not.
 */
export function shareOf(part: number, whole: number): string {
  return `${scaled(Math.floor((1000 * part) / whole), 1, 1)}%`;
}

/** Basis points in percent, exactly: 5850 is 58.5%. */
export function percentOf(basisPoints: number): string {
  return `${scaled(basisPoints, 2, 0)}%`;
}

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
