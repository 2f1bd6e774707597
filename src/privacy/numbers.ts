/**
 * Numbers that belong to one person (身份证号, 手机号, 银行卡号), however their digits are separated.
 *
 * Pure. Each digit is looked at a bounded number of times: no number is longer than 21 digits.
 */
import { isCreditCode } from '../domain/credit-code.ts';

/** A number in the searched text, with what it is. */
export interface FoundNumber {
  kind: '身份证号' | '银行卡号' | '手机号';
  start: number;
  end: number;
}

/** Whether the numbers of a document stand here, many of which are made of a place, a day and a counter. */
export type Numbering = 'document' | 'free';

interface Group {
  digits: string;
  start: number;
  /** The separator from the group before; null where something else than a separator stands between. */
  gap: string | null;
}

const LONGEST = 21;
/** Marks by which the digits of one number are parted, up to three of them. */
const GAP = /^[ \n.·/*_`~\\|()'"“”[\]【】=+:-]{1,3}$/;
/**
 * Commas also separate amounts, so they count as separators within a number only where the groups are those of a
 * telephone.
 */
const COMMA = /^[,，、] ?$/;

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function hasRegion(digits: string): boolean {
  return PROVINCES.has(digits.slice(0, 2));
}

/** The year of birth in an identity number of 18 characters, null where they can't be one. */
function birthYear(digits: string): number | null {
  const year = Number(digits.slice(6, 10));
  if (!hasRegion(digits) || year < 1900 || year > 2049) return null;
  return isDay(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14))) ? year : null;
}

function hasTrueIdCheck(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(id[i]) * (ID_WEIGHTS[i] as number);
  return '10X98765432'.charAt(sum % 11) === id.charAt(17).toUpperCase();
}

/**
 * Whether 18 characters are an identity number (身份证号, GB 11643).
 *
 * A wrong check digit does not rule it out: it may be a slip, or Excel, which keeps only 15 digits. But a document's
 * number may consist of a region, a day and a counter too. Among numbers of documents, one with a right check digit
 * counts only where the year is that of somebody old enough to own a home, and one with a wrong check digit only where
 * the year is before filing began.
 */
function isIdentityNumber(id: string, numbering: Numbering): boolean {
  const year = birthYear(id);
  if (year === null) return false;
  if (hasTrueIdCheck(id)) return numbering === 'free' || year <= 2012;
  return year <= (numbering === 'free' ? 2012 : 1999) && !isCreditCode(id.toUpperCase());
}

/** An identity number of before 1999: region, yymmdd, three digits and no check. */
function isOldIdentityNumber(digits: string): boolean {
  const year = Number(digits.slice(6, 8));
  return (
    hasRegion(digits) && year >= 25 && isDay(1900 + year, Number(digits.slice(8, 10)), Number(digits.slice(10, 12)))
  );
}

/** Whether digits satisfy Luhn's sum, as every bank card does. */
function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0;
}

/** Numbers with which cards begin: 银联, Visa, Mastercard, JCB and those older than 银联. */
const CARD =
  /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|60\d{14,17}|6[89]\d{14}|9558\d{15}|9559\d{15}|955880\d{10})$/;
/** 13x to 19x as they are given to people; 140 to 144 are machines, and regions of Shanxi. */
const MOBILE = /^1(?:3\d|4[5-9]|5\d|6[25-7]|7\d|8\d|9\d)\d{8}$/;

/** A quick test that most runs of digits fail: whether they may be any of these numbers. */
const LIKELY = /^(?:(?:0086|86|0)?1[3-9]\d{9}|[1-8]\d{14}|[1-8]\d{16,17}|[3-69]\d{15,18})$/;

/** Every number of a person in a text in which digits are ASCII. */
export function findNumbers(text: string, numbering: Numbering): FoundNumber[] {
  const found: FoundNumber[] = [];
  const groups = digitGroups(text);
  for (let first = 0; first < groups.length; first++) {
    let digits = '';
    for (let last = first; last < groups.length; last++) {
      const group = groups[last] as Group;
      if (last > first && group.gap === null) break;
      digits += group.digits;
      if (digits.length > LONGEST) break;
      if (digits.length < 11 || !LIKELY.test(digits)) continue;
      const window = groups.slice(first, last + 1);
      const { start } = window[0] as Group;
      const end = group.start + group.digits.length;
      const kind = kindOf(text, digits, window, groups[first - 1], end, numbering);
      if (kind) found.push({ kind: kind.kind, start, end: kind.end });
    }
  }
  for (const m of text.matchAll(/(?<![\d.])(\d)(?:\.(\d{3,15}))?[eE]\+?17(?!\d)/g)) {
    // 1.10101199003071E+17: what Excel has made of an identity number, its birthday still in it.
    const mantissa = `${m[1]}${m[2] ?? ''}`;
    const day = mantissa.length >= 14;
    if (mantissa.length >= 5 && hasRegion(mantissa) && (!day || birthYear(mantissa) !== null))
      found.push({ kind: '身份证号', start: m.index, end: m.index + m[0].length });
  }
  return found;
}

function digitGroups(text: string): Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const m of text.matchAll(/\d+/g)) {
    const gap = text.slice(end, Math.min(m.index, end + 4));
    const parts = groups.length > 0 && m.index - end <= 3 && (GAP.test(gap) || COMMA.test(gap));
    groups.push({ digits: m[0], start: m.index, gap: parts ? gap : null });
    end = m.index + m[0].length;
  }
  return groups;
}

/** What a number in one or more groups is, and where it ends. */
function kindOf(
  text: string,
  digits: string,
  groups: readonly Group[],
  before: Group | undefined,
  end: number,
  numbering: Numbering,
): { kind: FoundNumber['kind']; end: number } | null {
  const gaps = groups.slice(1).map(({ gap }) => gap ?? '');
  const lengths = groups.map((group) => group.digits.length);
  const commas = gaps.some((gap) => COMMA.test(gap));
  if (!commas) {
    if (digits.length === 17) {
      const check = /^[ \n.·/*_-]{0,2}([Xx])(?![A-Za-z])/.exec(text.slice(end, end + 4));
      if (check && isIdentityNumber(`${digits}X`, numbering) && areOfOneNumber(gaps))
        return { kind: '身份证号', end: end + check[0].length };
    }
    if (digits.length === 18 && isIdentityNumber(digits, numbering) && areOfOneNumber(gaps))
      return { kind: '身份证号', end };
    if (digits.length === 15 && isOldIdentityNumber(digits) && areOfOneNumber(gaps)) return { kind: '身份证号', end };
    if (CARD.test(digits) && hasLuhn(digits) && (lengths[0] ?? 0) >= 4 && areOfOneNumber(gaps))
      return { kind: '银行卡号', end };
  }
  const mobile = /^(?:0086|86|0)(?=1\d{10}$)/.test(digits) ? digits.replace(/^(?:0086|86|0)/, '') : digits;
  if (mobile.length !== 11 || !MOBILE.test(mobile)) return null;
  const shortened = lengths.slice();
  shortened[0] = (shortened[0] ?? 0) - (digits.length - mobile.length);
  if (shortened[0] === 0) {
    shortened.shift();
    gaps.shift();
  }
  if (!isGroupedLikeMobile(shortened, gaps)) return null;
  // 0355-1380000/8000 is two telephones of an office.
  if (groups.length > 1 && groups[0]?.gap && before && /^0\d{2,3}$/.test(before.digits)) return null;
  // 13800138000.00 is an amount.
  if (groups.length === 1 && /^(?:\.\d{1,2}(?!\d)(?!-)| ?(?:万|亿)?元)/.test(text.slice(end, end + 6))) return null;
  return { kind: '手机号', end };
}

/**
 * Whether separators belong to one number: there are up to four of them, or all are alike. Those between a table's
 * cells do not.
 */
function areOfOneNumber(gaps: readonly string[]): boolean {
  return gaps.every((gap) => !gap.includes('|')) && (gaps.length <= 4 || new Set(gaps).size === 1);
}

/** Whether groups of eleven digits are how people part a mobile number, and no list of small numbers. */
function isGroupedLikeMobile(lengths: readonly number[], gaps: readonly string[]): boolean {
  if (lengths.length === 1) return true;
  const form = lengths.join(',');
  if (form === '3,4,4') return true;
  if (gaps.some((gap) => COMMA.test(gap))) return false;
  if (lengths.length === 2) return form === '3,8' || (Math.min(...lengths) >= 3 && !/[./]/.test(gaps.join('')));
  const alike = new Set(gaps).size === 1;
  if (lengths.length === 3) return Math.min(...lengths) >= (alike ? 2 : 3);
  if (gaps.some((gap) => gap.includes('|'))) return false;
  return alike && (lengths.every((length) => length === 1) || (lengths[0] === 3 && Math.max(...lengths) <= 4));
}
