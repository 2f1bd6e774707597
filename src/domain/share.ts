/**
 * Shares in percent (占比、百分数), read alike on pages, on paper, in findings and in what staff are told.
 *
 * A share that is reckoned alone has one decimal and is cut off there, never rounded up, so that none reads as reached that
 * is not; a percentage that somebody has written keeps the decimals he gave it. Shares of one whole that stand together
 * come to 100.0% together (最大余数法), and it is said beside them.
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

/**
 * Parts of one whole in tenths of a percent, which together with what is left of the whole come to 1000: each is cut off,
 * and the tenths that are missing go to those of which the most was cut off, among equals to the first. The whole is above
 * 0, and no less than its parts together.
 */
export function sharesOf(parts: readonly number[], whole: number): number[] {
  const all = [...parts, whole - parts.reduce((sum, part) => sum + part, 0)];
  const tenths = all.map((part) => shareTenths(part, whole));
  const missing = 1000 - tenths.reduce((sum, one) => sum + one, 0);
  const cutOff = (at: number): number => (1000 * (all[at] ?? 0)) % whole;
  const next = all.map((_, at) => at).sort((a, b) => cutOff(b) - cutOff(a) || a - b);
  const raised = new Set(next.slice(0, missing));
  return tenths.slice(0, parts.length).map((one, at) => (raised.has(at) ? one + 1 : one));
}

/** One of several shares as it is read; what is too small for a decimal is not nothing. */
export const shareText = (part: number, tenths: number): string =>
  tenths === 0 && part > 0 ? '不到 0.1%' : tenthsText(tenths);

/** A part of a whole in percent, such as 90.0%; what is too small for a decimal is not nothing. The whole is above 0. */
export function shareOf(part: number, whole: number): string {
  return shareText(part, shareTenths(part, whole));
}

/** A percentage that somebody has written, exactly: 5850 is 58.5%. */
export function percentOf(basisPoints: BasisPoints): string {
  return `${scaled(basisPoints, 2, 0)}%`;
}
