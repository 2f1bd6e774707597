/**
 * How names and queries are made comparable for the search (搜索归一).
 *
 * Shared by the build, which writes names, and the browser, which finds them; free of both.
 */

/** What of a text counts, in order, each character with the part of the text that it came from. */
export interface KeyCharacter {
  character: string;
  from: number;
  to: number;
}

/** Marks of tones over vowels, as they stand in decomposed text. */
const TONES = /[\u0300\u0301\u0304\u030c]/g;

/** Full-width and other compatibility forms to plain ones, lower case, spaces and punctuation away. */
export function keyCharacters(text: string): KeyCharacter[] {
  const characters: KeyCharacter[] = [];
  let from = 0;
  for (const written of text) {
    const to = from + written.length;
    for (const character of plainForms(written)) characters.push({ character, from, to });
    from = to;
  }
  return characters;
}

/** The characters of a text that count, as one word. Han characters stay as they are. */
export function searchKey(text: string): string {
  let key = '';
  for (const written of text) key += plainForms(written).join('');
  return key;
}

/** Parts of a query that stand apart: 甲子县 丁香苑. */
export function searchWords(text: string): string[] {
  return text
    .split(/[\s\p{P}]+/u)
    .map(searchKey)
    .filter((word) => word !== '');
}

/** Pinyin as it is typed: without tones, ü as v. */
export function plainSpelling(key: string): string {
  if (/^[\p{ASCII}\p{Script=Han}]*$/u.test(key)) return key;
  return key
    .normalize('NFD')
    .replace(TONES, '')
    .replace(/u\u0308/g, 'v')
    .normalize('NFC');
}

/** Makes the function that replaces traditional characters by the simplified ones of a list. */
export function foldingOf(traditional: string): (key: string) => string {
  const characters = [...traditional];
  const forms = new Map<string, string>();
  for (let i = 0; i + 1 < characters.length; i += 2) forms.set(characters[i] as string, characters[i + 1] as string);
  return (key) => {
    let folded = '';
    for (const character of key) folded += forms.get(character) ?? character;
    return folded;
  };
}

function plainForms(written: string): string[] {
  const code = written.codePointAt(0) as number;
  // Most of what is read, and always plain.
  if (code >= 0x4e00 && code <= 0x9fff) return [written];
  return [...written.normalize('NFKC').toLowerCase()].filter((one) => /[\p{L}\p{N}\p{Co}]/u.test(one));
}
