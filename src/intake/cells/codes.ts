/**
 * Codes of estates, divisions, firms and documents: text, whatever a spreadsheet has made of them. One that
 * a spreadsheet has damaged (1.61E+12) is refused, since its digits are gone.
 */
import {
  creditCodeCheck,
  hasCreditCodeForm,
  hasKnownRegion,
  isCreditCode,
  isFictionalRegion,
} from '../../domain/credit-code.ts';
import { BETWEEN_CODES } from '../../domain/former.ts';
import { isNameCode } from '../../domain/name-code.ts';
import type { PrivacySearch } from '../../privacy/allowing.ts';
import { Doubt, type Reading, type ReadingOptions, Refusal } from './reading.ts';
import { readWords, refusePrivate } from './words.ts';

const SCIENTIFIC = /^\d+(?:\.\d+)?[eE]\+?\d+$/;

/** A code that nothing refers to: a document's number, a registration's. */
export function readCode(text: string, { cellCharacters, privacy }: ReadingOptions): Reading {
  if (SCIENTIFIC.test(text)) return new Refusal('code-damaged', text);
  return readWords(text, 'name', Math.min(cellCharacters, 64), privacy);
}

/** An estate's own code. 1E5 is one; 1.5E5 and 1E+5 are what a spreadsheet has made of one. */
export function readEstateCode(text: string): Reading {
  if (/^\d+(?:\.\d+)?[eE]\+\d+$/.test(text) || /^\d\.\d+[eE]\d+$/.test(text)) return new Refusal('code-damaged', text);
  return /^[A-Za-z0-9-]{1,12}$/.test(text)
    ? text
    : new Refusal('code-not-readable', text, { hint: '小区编码只用字母、数字和连字符，最多 12 个。' });
}

/** A division's own code, by its length alone: former codes and fictional ones are codes too. */
export function readDivisionCode(text: string): Reading {
  if (SCIENTIFIC.test(text)) return new Refusal('code-damaged', text);
  return /^(?:\d{6}|\d{9}|\d{12})$/.test(text)
    ? text
    : new Refusal('code-not-readable', text, { hint: '行政区划代码是 6、9 或 12 位数字。' });
}

/** A firm's credit code, its check digit right or accepted by the settings. */
export function readCreditCode(text: string, options: ReadingOptions): Reading {
  if (SCIENTIFIC.test(text)) return new Refusal('code-damaged', text);
  // As downloads have it for a firm whose code isn't known: it is worked out anew from the name.
  if (isNameCode(text)) return null;
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (options.acceptedCodes.has(code)) return code;
  if (!hasCreditCodeForm(code)) return new Refusal('credit-code-form', text);
  if (!isCreditCode(code)) return new Refusal('credit-code-check', text, { hint: creditCodeCheck(code.slice(0, 17)) });
  if (isFictionalRegion(code)) return options.demo ? code : new Doubt('demo-data-left', code, text);
  if (!hasKnownRegion(code)) return new Doubt('credit-code-region', code, text);
  return code;
}

/** Codes are also written one below the other in a cell. */
const BETWEEN = /[、，,；;/\s]+/;

/** Former codes, each read as a present one would be; they come out in one form, and each once. */
export function readFormerCodes(text: string, read: (code: string) => Reading): Reading {
  const taken = new Set<string>();
  let doubt: Doubt | null = null;
  for (const part of text.split(BETWEEN)) {
    if (part === '') continue;
    let reading = read(part);
    if (reading instanceof Refusal) return reading;
    if (reading instanceof Doubt) {
      doubt ??= reading;
      reading = reading.taken;
    }
    taken.add(String(reading));
  }
  const codes = [...taken].join(BETWEEN_CODES);
  return doubt === null ? codes : new Doubt(doubt.code, codes, doubt.value, doubt.details);
}

/**
 * A reference to another row. What it means is looked up later; here it is only checked for damage by a spreadsheet.
 */
export function readReference(text: string, privacy: PrivacySearch): Reading {
  if (/^\d+(?:\.\d+)?[eE]\+\d+$/.test(text)) return new Refusal('code-damaged', text);
  return refusePrivate(text, 'contact', privacy) ?? text;
}
