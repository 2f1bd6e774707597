/**
 * Unified social credit codes (统一社会信用代码), GB 32100-2015.
 *
 * A true check digit does not prove the right firm; it only catches mistyped characters.
 */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Two-digit prefixes of GB/T 2260 (省级行政区划), with 10 for codes issued by the national registry. */
const PROVINCES = new Set(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** Whether the text has the form of a credit code: 18 characters of its alphabet (no I, O, S, V, Z). */
export function hasCreditCodeForm(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text);
}

/** The check character (校验码) of the first 17 characters, which must all be of the alphabet. */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += ALPHABET.indexOf(first17.charAt(i)) * (WEIGHTS[i] as number);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether form and check character are right. */
export function isCreditCode(text: string): boolean {
  return hasCreditCodeForm(text) && creditCodeCheck(text.slice(0, 17)) === text.charAt(17);
}

/** Whether the six-digit region inside the code lies in a known province. */
export function hasKnownRegion(creditCode: string): boolean {
  return PROVINCES.has(creditCode.slice(2, 4)) && /^\d{6}$/.test(creditCode.slice(2, 8));
}

/** The region that no place has (000000), reserved here for fictional firms of demonstrations. */
export function isFictionalRegion(creditCode: string): boolean {
  return creditCode.slice(2, 8) === '000000';
}
