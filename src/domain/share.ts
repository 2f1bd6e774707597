/**
 * Shares in percent (占比、百分数), read alike on pages, on paper, in findings and in what staff are told.
 *
 * A share that is reckoned has one decimal and is cut off there, never rounded up, so that none reads as reached that
 * is not; a percentage that somebody has written keeps the decimals he gave it.
 */
import { scaled } from './money.ts';
import type { BasisPoints } from './records.ts';

/** A part of a whole in tenths of a percent, cut off: 4996 of 10000 is 499. The whole is above 0. */
export function shareTenths(part: number, whole: number): number {
  return Math.floor((1000 * part) / whole);
}

/** Tenths of a percent as they are read: 499 is 49.9%. */
export function tenthsText(tenths: number): string {
  return `${scaled(tenths, 1, 1)}%`;
}

/** A part of a whole in percent, such as 90.0%; what is too small for a decimal is not nothing. The whole is above 0. */
export function shareOf(part: number, whole: number): string {
  const tenths = shareTenths(part, whole);
  return tenths === 0 && part > 0 ? '不到 0.1%' : tenthsText(tenths);
}

/** A percentage that somebody has written, exactly: 5850 is 58.5%. */
export function percentOf(basisPoints: BasisPoints): string {
  return `${scaled(basisPoints, 2, 0)}%`;
}
