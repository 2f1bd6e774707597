/**
 * The households of several estates in words (户数的说法), where some don't say theirs.
 */
import { count } from './format.ts';

/** 1,204 户（另有 1 个小区户数未知）; 户数未知 where none of the estates says it. */
export function householdsText(known: number, unknown: number, estates: number): string {
  if (estates > 0 && unknown === estates) return '户数未知';
  return `${count(known)} 户${unknown > 0 ? `（另有 ${count(unknown)} 个小区户数未知）` : ''}`;
}
