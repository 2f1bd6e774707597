/**
 * Characters that nobody sees and that do something (看不见的字符): they move a cursor, colour a terminal, turn the direction
 * of a text or stand between its letters. Where a text may hold one it is shown by its number, never obeyed.
 *
 * Tabs and ends of lines are no such characters, nor are the marks that choose a variant of the sign before them.
 */
const UNSEEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
const EACH_UNSEEN = new RegExp(UNSEEN, 'gu');

/** The first such character of a text, as its number is written (U+202E); null where there is none. */
export function unseenIn(text: string): string | null {
  const found = UNSEEN.exec(text)?.[0];
  return found === undefined ? null : numberOf(found);
}

/** U+202E */
export const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text in which each of them is written out: `示例[U+202E]公司`. */
export const shown = (text: string): string => text.replace(EACH_UNSEEN, (character) => `[${numberOf(character)}]`);

/** The same on one line: a text can't begin a line of its own. */
export const shownOnLine = (text: string): string => shown(text.replace(/\r\n?|\n/g, '↵').replace(/\t/g, ' '));
