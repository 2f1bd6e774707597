/**
 * The one fact that is meant of a cell that holds several: the two ends of a contract, the number before a remark.
 */
import { type IsoDate, isoDate } from '../../domain/iso-date.ts';
import type { Part } from '../../domain/mapping.ts';
import { periodEnd, periodOf } from '../../domain/period.ts';
import { isBlank } from '../blank-words.ts';
import { Doubt, Refusal, type Value } from '../cells/reading.ts';
import { isOpenTerm, isTermWord, isUnsigned, REMARK_BEHIND } from '../cells/terms.ts';
import type { Cell } from '../read/sheet.ts';
import { narrowMarks } from '../text.ts';
import { words } from './header-rows.ts';

const DAY = String.raw`(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*月|(?:\s*[-./月]\s*(\d{1,2})\s*[日号]?))?`;
/** The same with its last words, wherever it stands. */
const DAY_SOMEWHERE = /\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2}\s*[日号]?|\s*月)?/;
const STRETCH = new RegExp(`^(?:自|从)?\\s*${DAY}\\s*(?:日?起)?\\s*(?:[-–—―~～至到]+)\\s*${DAY}\\s*(?:止|日止)?$`);
const ONWARDS = new RegExp(`^(?:自|从)?\\s*${DAY}\\s*(?:日?起)?\\s*(?:[-–—―~～至到]+\\s*今?)?\\s*(至今|\\D*)$`);
const NUMBER_AND_REMARK = /^([¥￥]?\s*[\d,]+(?:\.\d+)?[^（(]{0,12}?)\s*[（(]([^（）()]{1,12})[）)]$/;

/** A stretch of time with both ends, or from a day on; months alone are flagged. Null where it is none. */
export interface Stretch {
  start: IsoDate;
  end: IsoDate | null;
  byMonths: boolean;
}

export function readStretch(text: string): Stretch | null {
  const narrow = narrowMarks(text).trim();
  const both = STRETCH.exec(narrow);
  const m = both ?? ONWARDS.exec(narrow);
  if (m === null) return null;
  // A day alone is none; from a day on it lasts where a word says so.
  if (both === null && !isOnwards(narrow, m[4] ?? '')) return null;
  const [y1, m1, d1, y2, m2, d2] = m
    .slice(1, both === null ? 4 : 7)
    .map((part) => (part === undefined ? null : Number(part)));
  const start = isoDate(y1 as number, m1 as number, d1 ?? 1);
  if (start === null) return null;
  if (both === null) return { start, end: null, byMonths: d1 === null };
  const first = isoDate(y2 as number, m2 as number, d2 ?? 1);
  if (first === null) return null;
  const end = d2 === null ? periodEnd(periodOf(first, 'month')) : first;
  return { start, end, byMonths: d1 === null || d2 === null };
}

const isOnwards = (text: string, behind: string): boolean =>
  behind === '' ? /(?:起|[-–—―~～至到]|今)\s*$/.test(text) : isOpenTerm(behind);

/**
 * An end of a stretch of which a day is not on the calendar: that day is refused, with what has to stay beside it, and the
 * other is read as ever. Undefined for any other text.
 */
function endBesideNoDay(text: string, part: 'start' | 'end'): IsoDate | Refusal | undefined {
  const narrow = narrowMarks(text).trim();
  const m = STRETCH.exec(narrow);
  if (m === null) return undefined;
  const [, y1, m1, d1, y2, m2, d2] = m;
  const first = isoDate(Number(y1), Number(m1), Number(d1 ?? 1));
  const begun = isoDate(Number(y2), Number(m2), Number(d2 ?? 1));
  if (first !== null && begun !== null) return undefined;
  const last = begun !== null && d2 === undefined ? periodEnd(periodOf(begun, 'month')) : begun;
  const [own, other] = part === 'start' ? [first, last] : [last, first];
  if (own !== null) return own;
  const at = narrow.lastIndexOf(y2 as string);
  const half = part === 'start' ? narrow.slice(0, at) : narrow.slice(at);
  const written = DAY_SOMEWHERE.exec(half)?.[0] ?? half;
  const stays = part === 'start' ? narrow.slice(narrow.indexOf(written) + written.length) : narrow.slice(0, at);
  return new Refusal('date-not-on-calendar', written, other === null ? {} : { stays });
}

/** The first day of a term of which no end is signed: 2025-01-01至未签. Null for any other text. */
function begunUnsigned(text: string): IsoDate | null {
  const m = ONWARDS.exec(narrowMarks(text).trim());
  if (m === null || !isUnsigned(m[4] ?? '')) return null;
  return isoDate(Number(m[1]), Number(m[2]), Number(m[3] ?? 1));
}

/** The year that a stretch covers from its first day to its last; null for any other. */
function wholeYear({ start, end }: Stretch): string | null {
  const year = start.slice(0, 4);
  return start === `${year}-01-01` && end === `${year}-12-31` ? year : null;
}

/**
 * The part of a cell, to be read as its column reads any cell. A stretch that can't be told gives nothing, with the
 * doubt that says so; a day that no month has is refused.
 */
export function partOf(cell: Cell, part: Part): Cell | Doubt | Refusal {
  const text = words(cell);
  if (text === '' || isBlank(text)) return null;
  switch (part) {
    case 'start':
    case 'end':
      return endOfStretch(cell, text, part);
    case 'year': {
      const stretch = readStretch(text);
      return (stretch === null ? null : wholeYear(stretch)) ?? cell;
    }
    case 'number':
      return NUMBER_AND_REMARK.exec(text)?.[1]?.trim() ?? cell;
    case 'unit':
      return /\d/.test(text) ? (/[¥￥]?[\d,.]+\s*(元.*)$/s.exec(text)?.[1]?.replace(/\s+/g, '') ?? null) : cell;
    case 'first':
      return two(text)[0];
    case 'second':
      return withoutCounter(two(text)[1]);
    case 'name':
      return PHONE_BEHIND.exec(text)?.[1]?.trim() ?? cell;
    case 'phone':
      return PHONE_BEHIND.exec(text)?.[2]?.trim() ?? null;
  }
}

/** A name with a number behind it: 示例电梯有限公司 0355-0000099. */
const PHONE_BEHIND =
  /^(\D{2,40}?)[\s,，、;；:：（(/／]*(?:(?:联系)?电话|手机|Tel)?[\s:：.]*\s*(\+?\d[\d\s;；、,，-]{4,60}\d)[）)]?$/;

/** Two things in one cell: lines one below the other, or on both sides of a stroke. */
function two(text: string): [string, string | null] {
  const [first = '', ...rest] = text.split(/\s*\n\s*|\s*[/／]\s*/);
  return [first, rest.length === 0 ? null : rest.join('/')];
}

const withoutCounter = (text: string | null): string | null => text?.replace(/(?<=\d)\s*[份张户]$/, '') ?? null;

function endOfStretch(cell: Cell, text: string, part: 'start' | 'end'): Cell | Doubt | Refusal {
  const remark = REMARK_BEHIND.exec(text);
  const stretch = readStretch(text) ?? (remark === null ? null : readStretch(remark[1] as string));
  // Words that name no day are for the column to read; they are said of the beginning, once.
  if (isOpenTerm(text))
    return part === 'start' ? new Doubt('term-open', null, text, { hint: '开始日期写「待补」，' }) : null;
  if (isTermWord(text)) return part === 'start' ? cell : null;
  // A day alone is the first of a term whose last is not said.
  if (stretch === null) {
    const beside = endBesideNoDay(remark?.[1] ?? text, part);
    if (beside !== undefined) return beside;
    const begun = begunUnsigned(text);
    if (begun !== null) return part === 'start' ? new Doubt('term-unsigned', begun, text, { hint: begun }) : null;
    if (/^\D*\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?$/.test(text))
      return part === 'start' ? cell : null;
    return part === 'start' ? new Doubt('stretch-unread', null, text) : null;
  }
  const day: Value = stretch[part];
  const left = remark === null || readStretch(text) !== null ? null : (remark[2] as string);
  if (left !== null && part === 'start') return new Doubt('stretch-remark', day, text, { hint: left });
  if (!stretch.byMonths || day === null) return day;
  const ends = stretch.end === null ? `${stretch.start}起` : `${stretch.start} 至 ${stretch.end}`;
  return part === 'start' ? new Doubt('stretch-by-months', day, text, { hint: ends }) : day;
}

/** The remark in brackets behind a number, to be added to a name: 物业服务费（高层）. */
export function remarkOf(cell: Cell): string | null {
  return NUMBER_AND_REMARK.exec(words(cell))?.[2] ?? null;
}
