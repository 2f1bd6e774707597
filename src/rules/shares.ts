/**
 * Shares in words (占比): to one decimal and never rounded up, so that no share reads as reached that is not.
 */
import { scaled } from '../domain/money.ts';

/** A part of a whole in percent, such as 90.0%; the whole must not be 0. */
export function shareOf(part: number, whole: number): string {
  return `${scaled(Math.floor((1000 * part) / whole), 1, 1)}%`;
}

/** Basis points in percent, exactly: 5850 is 58.5%. */
export function percentOf(basisPoints: number): string {
  return `${scaled(basisPoints, 2, 0)}%`;
}
