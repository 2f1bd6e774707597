/**
 * Numbers that pages take from the rules in force (规则参数), so that no limit stands in code.
 */
import type { Rule } from '../../domain/profile.ts';
import type { Publication } from '../../domain/publication.ts';
import { rulesAt } from './duties.ts';

/** The rule in force at a division on the as-of day that a judge decides and that sets a number; null where none does. */
export function rulingAt(
  publication: Publication,
  division: string,
  judges: readonly string[],
  param: string,
): { rule: Rule; value: number } | null {
  const { asOf } = publication.release;
  for (const rule of rulesAt(publication, division).values()) {
    const isInForce =
      (rule.valid_from === null || rule.valid_from <= asOf) && (rule.valid_to === null || asOf <= rule.valid_to);
    const value = rule.params[param];
    if (rule.judge !== null && judges.includes(rule.judge) && rule.enabled && isInForce && typeof value === 'number')
      return { rule, value };
  }
  return null;
}

/** A number of the rule that a judge decides at a division on the as-of day; null where no rule in force has it. */
export function ruleParamAt(publication: Publication, division: string, judge: string, param: string): number | null {
  return rulingAt(publication, division, [judge], param)?.value ?? null;
}
