/**
 * Characters that nobody sees and that do something (看不见的字符): they move a cursor, colour a terminal, turn the direction
 * of a text or stand between its letters. Where a text may hold one it is shown by its number, never obeyed.
 *
 * Tabs and ends of lines are no such characters, nor are the marks that choose a variant of the sign before them.
 */
const HIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;
const EACH_HIDDEN = new RegExp(HIDDEN, 'gu');

/** The first such character of a text, as its number is written (U+202E); null where there is none. */
export function hiddenCharacterIn(text: string): string | null {
  const found = HIDDEN.exec(text)?.[0];
  return found === undefined ? null : numberOf(found);
}

/** U+202E */
export const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text in which each of them is written out: `示例[U+202E]公司`. */
export const shown = (text: string): string => text.replace(EACH_HIDDEN, (character) => `[${numberOf(character)}]`);

/** The same on one line: a text can't begin a line of its own. */
export const shownOnLine = (text: string): string => shown(text.replace(/\r\n?|\n/g, '↵').replace(/\t/g, ' '));

/** A text without them; a line or paragraph that one of them ends goes on behind a blank. */
export const withoutHidden = (text: string): string => text.replace(/[\u2028\u2029]/g, ' ').replace(EACH_HIDDEN, '');

/** Whether a text reads otherwise than it is written, from right to left, until it ends or another character ends it. */
export const turnsAround = (text: string): boolean => /[\u202b\u202e\u2067]/.test(text);
