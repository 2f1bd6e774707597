/**
 * What a rule's parameters say beside a prompt: how an ambiguous text is read, and what it says will follow.
 */
import type { Rule } from '../domain/profile.ts';
import { paramsInWords } from '../wording/rule-params.ts';

/** Short sentences without a full stop. */
export function readingsOf({ params }: Rule): string[] {
  // What will follow is told by `consequencesOf`.
  const { action: _, ...rest } = params;
  return paramsInWords(rest).readings;
}

/** What the text says will follow once it is verified; empty where the parameters name nothing. */
export function consequencesOf({ params }: Rule): string[] {
  const { action, actions, steps } = params;
  const listed = [...(Array.isArray(actions) ? actions : []), ...(Array.isArray(steps) ? steps : [])];
  return [action, ...listed.map((one) => one?.action ?? one)].filter((one): one is string => typeof one === 'string');
}
