/**
 * How names and queries are made comparable for the search (搜索归一).
 *
 * Shared by the build, which writes names, and the browser, which finds them; free of both.
 */

/** Full-width forms to ASCII, lower case, spaces and punctuation away. Han characters stay as they are. */
export function searchKey(text: string): string {
  let key = '';
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character;
    if (/[\p{L}\p{N}\p{Co}]/u.test(half)) key += half.toLowerCase();
  }
  return key;
}
