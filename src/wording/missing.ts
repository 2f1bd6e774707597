/**
 * What is said of what is not published (没有公示的说法).
 */
import { type Words, words } from './pieces.ts';

export const MISSING_TITLE = '没有公示的';
/** A rule in force asks for it, and nobody has published it. */
export const MISSING_OWED = '按规定该公示的';
/** The office has set a day by which it publishes it. */
export const MISSING_LATER = '还没有公布的';
/** Nobody has supplied it, or no rule asks for it. */
export const MISSING_OPEN = '没有资料的，公示没有不得而知';

export function askWords(whom: { name: string; phone: { text: string; href: string | null } } | null): Words {
  if (whom === null) return words`可以问小区所在的街道和主管部门；表里没有它们的电话。`;
  const { text, href } = whom.phone;
  return words`可以问 ${whom.name} ${href === null ? { text, isWhole: true } : { text, isWhole: true, href }}。`;
}
