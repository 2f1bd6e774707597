/**
 * Telephone numbers: one or several in a cell, each in the form in which it is published.
 */
import { type Reading, Refusal } from './reading.ts';

/** Area codes of three digits: 010 and 02x. */
const LANDLINE = /^(?:\+?86-?)?(0(?:10|2\d|[3-9]\d{2}))-?(\d{7,8})(?:(?:-|转|分机|EXT\.?)(\d{1,6}))?$/;
const MOBILE = /^(?:\+?86-?)?(1[3-9]\d)-?(\d{4})-?(\d{4})$/;
const OTHER_NUMBER = /^(?:1\d{2,4}|9[56]\d{3,6}|[48]00-?\d{3}-?\d{4}|[2-9]\d{6,7})$/;

/** One number in its published form, null where it is none. */
function readPhone(written: string): string | null {
  const number = written.replace(/\s+/g, '').replace(/[—–―]/g, '-').toUpperCase();
  const landline = LANDLINE.exec(number);
  if (landline) return `${landline[1]}-${landline[2]}${landline[3] ? `转${landline[3]}` : ''}`;
  const mobile = MOBILE.exec(number);
  if (mobile) return `${mobile[1]}${mobile[2]}${mobile[3]}`;
  return OTHER_NUMBER.test(number) ? number : null;
}

/**
 * A number of which only what differs from the one before it is written: 0355-1234567/1234568 without its area code,
 * 0355-1234567、8 without all but its last digits. Null where it is no such number.
 */
function continued(part: string, before: string | undefined): string | null {
  const digits = part.trim();
  const local = /^0\d{2,3}-(\d{7,8})$/.exec(before ?? '')?.[1];
  if (before === undefined || local === undefined || !/^\d+$/.test(digits)) return null;
  return digits.length <= 2 || digits.length === local.length ? before.slice(0, -digits.length) + digits : null;
}

/** One or several numbers, joined by 「；」 in the value. */
export function readPhones(text: string): Reading {
  const numbers: string[] = [];
  for (const part of text.replace(/[（(](0\d{2,3})[)）]\s*-?\s*/g, '$1-').split(/[;；,，、/]|[\r\n]+/)) {
    if (part.trim() === '') continue;
    const next = continued(part, numbers.at(-1));
    if (next !== null) {
      numbers.push(next);
      continue;
    }
    // A space may part two numbers or stand within one: 0356 2229201.
    const whole = readPhone(part);
    const several = whole === null ? part.trim().split(/\s+/).map(readPhone) : [whole];
    for (const number of several) {
      if (number !== null) {
        numbers.push(number);
        continue;
      }
      const bare = part.replace(/\s+/g, '');
      return /^(?:10|2\d|[3-9]\d{2})-?\d{7,8}$/.test(bare)
        ? new Refusal('phone-leading-zero', text, { hint: readPhone(`0${bare}`) ?? `0${bare}` })
        : new Refusal('phone-not-readable', text);
    }
  }
  return numbers.length > 0 ? numbers.join('；') : new Refusal('phone-not-readable', text);
}
