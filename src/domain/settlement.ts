/**
 * What the verification of a prompt came to (核实的结论).
 *
 * The contract has the 结果 of such an event begin with one of two words, which say whether the prompt holds. These words
 * are read in this file and nowhere else.
 */
import type { IsoDate } from './iso-date.ts';
import type { RegisterEvent } from './records.ts';

export type Outcome = 'confirmed' | 'denied';

/** What the 结果 begins with. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { confirmed: '已确认', denied: '不成立' };

/** How a prompt was settled: with which outcome, when, and by which document. */
export interface Settlement {
  outcome: Outcome;
  date: IsoDate;
  document: string | null;
}

/** The outcome that the 结果 begins with; null where it begins with neither word. */
export function outcomeOf(result: string): Outcome | null {
  if (result.startsWith(OUTCOME_WORDS.confirmed)) return 'confirmed';
  return result.startsWith(OUTCOME_WORDS.denied) ? 'denied' : null;
}

/**
 * How an event settles the prompts of the rule that it names; null where it settles nothing, as an event that confirms
 * without naming its document.
 */
export function settlementOf({ rule, result, date, document }: RegisterEvent): Settlement | null {
  const outcome = rule === null ? null : outcomeOf(result);
  if (outcome === null || (outcome === 'confirmed' && document === null)) return null;
  return { outcome, date, document };
}
