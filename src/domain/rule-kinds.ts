/**
 * What kind a rule is (规则的性质): which of its findings may ever be shown follows from that.
 */
import type { Rule } from './profile.ts';

/**
 * 提示: whether a rule asks for something to be verified, instead of setting a duty. Of its findings only confirmed ones
 * are published.
 */
export function isTrigger({ does, params }: Pick<Rule, 'does' | 'params'>): boolean {
  return !does.includes('audit') || (does.includes('derive') && params.prompt === true);
}

/** 内部: it is for the office alone, and nothing of it is published. */
export function isForStaff({ does }: Pick<Rule, 'does'>): boolean {
  return does.includes('staff') && !does.includes('show');
}
