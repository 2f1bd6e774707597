/**
 * What a verification comes to (核实的结论): how an event says that a prompt holds or does not.
 *
 * The contract has it that the 结果 of such an event begins with one of two words; they are read here and nowhere else.
 */
import type { IsoDate } from './iso-date.ts';
import type { RegisterEvent } from './records.ts';

export type Outcome = 'confirmed' | 'denied';

/** What the 结果 begins with. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { confirmed: '已确认', denied: '不成立' };

/** What has settled a prompt: what it came to, when, and by which document. */
export interface Settlement {
  outcome: Outcome;
  date: IsoDate;
  document: string | null;
}

/** Null where the words come to no conclusion. */
export function outcomeOf(result: string): Outcome | null {
  if (result.startsWith(OUTCOME_WORDS.confirmed)) return 'confirmed';
  return result.startsWith(OUTCOME_WORDS.denied) ? 'denied' : null;
}

/** As `outcomeOf`, of an event that names a rule: without the number of its document it confirms nothing. */
export function settlementOf({ rule, result, date, document }: RegisterEvent): Settlement | null {
  const outcome = rule === null ? null : outcomeOf(result);
  if (outcome === null || (outcome === 'confirmed' && document === null)) return null;
  return { outcome, date, document };
}
