/**
 * Stand-ins for the credit code of a firm that is known by its name alone (代号): the same name always has the same one, so
 * that its page keeps its address from month to month. It can't be taken for a credit code (统一社会信用代码): it is short, in
 * small letters, and begins with `f-`.
 */
import { formerNamesOf } from './former.ts';

/** Names that differ in spaces, kinds of brackets or letter case alone are one. */
const comparable = (name: string): string =>
  name.replace(/\s+/g, '').replace(/（/g, '(').replace(/）/g, ')').toLowerCase();

/** The stand-in for a name. */
export function nameCode(name: string): string {
  // Two runs of 32 bits make 53 that a number holds exactly; of a million names two share one once in 18,000 times.
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const character of comparable(name)) {
    const point = character.codePointAt(0) ?? 0;
    a = Math.imul(a ^ point, 2654435761);
    b = Math.imul(b ^ point, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  const hash = 4294967296 * (2097151 & b) + (a >>> 0);
  return `f-${hash.toString(36).padStart(11, '0')}`;
}

/** Whether a code stands in for one that isn't known yet (待补). */
export function isNameCode(code: string): boolean {
  return /^f-[0-9a-z]{11}$/.test(code);
}

/** A code as people are told it: a stand-in means nothing to them. */
export const toldCode = (code: string): string => (isNameCode(code) ? '代码待补' : code);

/** The stand-ins that a firm has or had, by its name and its former ones, but for its present code. */
export function nameCodesOf({
  code,
  name,
  formerName,
}: {
  code: string;
  name: string;
  formerName: string | null;
}): string[] {
  const codes = [name, ...formerNamesOf(formerName)].map(nameCode);
  return [...new Set(codes)].filter((one) => one !== code);
}
