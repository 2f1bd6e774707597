/**
 * What kind a rule is (规则的性质): which of its findings may ever be shown follows from that.
 */
import type { Rule } from './profile.ts';

/** 提示: it asks for something to be verified, not for a duty to be met; only what is confirmed is published. */
export function isTrigger({ does, params }: Pick<Rule, 'does' | 'params'>): boolean {
  return !does.includes('audit') || (does.includes('derive') && params.prompt === true);
}

/** 内部: it is for the office alone, and nothing of it is published. */
export function isForStaff({ does }: Pick<Rule, 'does'>): boolean {
  return does.includes('staff') && !does.includes('show');
}
