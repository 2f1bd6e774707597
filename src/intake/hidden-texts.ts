/**
 * Texts of settings, profiles and notices in which a character stands that nobody sees (看不见的字符). Unlike those of
 * tables, which spreadsheets bring along, they are typed by hand: each is an error or named with its line.
 */
import { hiddenCharacterIn, numberOf, turnsAround } from '../domain/hidden-characters.ts';
import type { Problem } from '../domain/problem.ts';
import { problem, settingPlace } from './problems.ts';

interface WrittenText {
  path: readonly PropertyKey[];
  text: string;
}

/** An error for each text of a YAML file that holds one. */
export function hiddenInSettings(
  texts: readonly WrittenText[],
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
): Problem[] {
  return texts.flatMap(({ path, text }) => {
    const hidden = hiddenInSetting(text);
    if (hidden === null) return [];
    const hint = `里面有看不见的字符（${hidden}），会让文字断开或倒着显示。删掉重新打一遍。`;
    return problem('setting-wrong', settingPlace(file, lineOf(path), path), text.trim(), { hint });
  });
}

/** Inside a setting, which is one line, a tab or the end of a line has no place either. */
export function hiddenInSetting(text: string): string | null {
  const [blank] = /[\t\r\n]/.exec(text.trim()) ?? [];
  return hiddenCharacterIn(text) ?? (blank === undefined ? null : numberOf(blank));
}

/** Every text in a value that was read from YAML, with its path. */
export function textsIn(value: unknown, path: readonly PropertyKey[] = []): WrittenText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((one, at) => textsIn(one, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key]));
}

/** A picture that is made of several, as a family is. */
const JOINED = /(\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;

/** A problem for each line of a notice that holds one; a mark at the beginning of the file is no line's. */
export function hiddenInNotice(text: string, file: string): Problem[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(JOINED, '$1')
    .split(/\r\n?|\n/)
    .flatMap((line, at) => {
      if (hiddenCharacterIn(line) === null) return [];
      return problem(turnsAround(line) ? 'character-turns' : 'character-control', { file, row: at + 1 }, line.trim());
    });
}
