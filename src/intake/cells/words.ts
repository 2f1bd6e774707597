/**
 * Words: free text, and what must be one of a few known words: choices, yes and no, units, grades.
 *
 * Free text is searched for private data.
 */
import type { PrivacySearch } from '../../privacy/allowing.ts';
import type { Search } from '../../privacy/detect.ts';
import { kindsInWords, maskedParts } from '../../privacy/mask.ts';
import { IS_TOTAL } from '../notes.ts';
import { nameKey } from '../text.ts';
import { type Reading, Refusal, TOTAL } from './reading.ts';

/** Free text, as it stands but for its line breaks. */
export function readWords(words: string, search: Search, charactersMax: number, privacy: PrivacySearch): Reading {
  // Programs write line breaks differently; downloads must always be the same.
  const text = words.includes('\r') ? words.replace(/\r\n?/g, '\n') : words;
  if (text.length > charactersMax && [...text].length > charactersMax)
    return new Refusal('text-too-long', text, { limit: charactersMax });
  return refusePrivate(text, search, privacy) ?? text;
}

/** The refusal of a text that holds what must not be published, null for any other. */
export function refusePrivate(text: string, search: Search, privacy: PrivacySearch): Refusal | null {
  const finds = privacy.find(text, search);
  if (finds.length === 0) return null;
  return new Refusal('private-value', maskedParts(text, finds), { hint: kindsInWords(finds) });
}

/** A reader for words of a list, or variants of them. An open list accepts other words as they are. */
export function choiceReader(
  values: readonly string[],
  variants: Readonly<Record<string, string>>,
  closed: boolean,
  privacy: PrivacySearch,
): (text: string) => Reading {
  const known = new Map<string, string>();
  for (const [variant, value] of Object.entries(variants)) known.set(nameKey(variant), value);
  for (const value of values) known.set(nameKey(value), value);
  return (text) => {
    const value = known.get(nameKey(text));
    if (value !== undefined) return value;
    if (IS_TOTAL.test(text)) return TOTAL;
    return closed
      ? new Refusal('choice-unknown', text, { hint: values.join('、') })
      : readWords(text, 'remark', 200, privacy);
  };
}

/** Whether a text is one of the words of a list, or a variant of one. */
export function isChoice(
  { values, variants }: { values: readonly string[]; variants: Readonly<Record<string, string>> },
  text: string,
): boolean {
  const key = nameKey(text);
  return values.some((value) => nameKey(value) === key) || Object.keys(variants).some((one) => nameKey(one) === key);
}

const YES = new Set(['是', '有', '√', '✓', '✔', '对', 'y', 'yes', 'true', '1', '已']);
const NO = new Set(['否', '没有', '×', '✗', '✕', 'x', '不', 'n', 'no', 'false', '0', '未']);

/** Yes or no in the words and ticks that forms use. */
export function readBoolean(text: string): Reading {
  const key = text.toLowerCase();
  if (YES.has(key)) return true;
  if (NO.has(key)) return false;
  return new Refusal('boolean-not-readable', text);
}

/** The form in which units of fees are compared: 元/平方米·月, 元/月/m² and 元/㎡·月 are the same. */
export function unitKey(unit: string): string {
  const parts = unit
    .replace(/\s+/g, '')
    .replace(/\/[（(]([^()（）]*)[)）]$/, '/$1')
    .replace(/[（(].*[)）]$/, '')
    .replace(/平方米|平米|平方|m2|M2|m²|M²|㎡/g, '㎡')
    .replace(/立方米|立方|m3|M3|m³|㎥|方|吨/g, 'm³')
    .replace(/千瓦时|kwh|kWh|KWH|KWh/g, '度')
    .replace(/个?车位/g, '位')
    .replace(/每/g, '/')
    .replace(/(?<=[㎡位户])(?=[月年])|(?<=[月年])(?=[㎡位户])/g, '/')
    .split(/[/·.．・•*×、]/)
    .filter((part) => part !== '');
  const [money, ...per] = parts;
  return [money, ...per.sort()].join('/');
}

/** A unit of a fee, however it is written; the value is the unit as the contract writes it. */
export function unitReader(units: readonly string[]): (text: string) => Reading {
  const known = new Map(units.map((unit) => [unitKey(unit), unit]));
  return (text) => known.get(unitKey(text)) ?? new Refusal('unit-unknown', text, { hint: units.join('、') });
}

/** 未评级, 暂未评定, 待评价, 免评 and the like: not graded, still to be graded, not to be graded. */
const NOT_GRADED = /^(?:(?:暂|尚)?(未)(?:参)?评|(待)评|(免)评)(?:级|定|价|等级)?$/;

/**
 * A credit grade (信用等级) as a profile's scale has it, or in letters with the word 级 left out; that none was given; or the
 * result of an assessment in the profile's words.
 */
export function gradeReader(words: readonly string[]): (text: string) => Reading {
  return (text) => {
    const none = NOT_GRADED.exec(text);
    if (none) return `${none[1] ?? none[2] ?? none[3]}评`;
    if (words.includes(text)) return text;
    const grade = text.toUpperCase().replace(/级$/, '').trim();
    const known = /^(?:A{1,3}|B{1,3}|C{1,3}|[DE])[+-]?$/.test(grade) || words.includes(grade);
    return known ? grade : new Refusal('grade-not-readable', text);
  };
}
