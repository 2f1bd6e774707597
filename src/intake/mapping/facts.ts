/**
 * What a sheet says outside its rows: the place and period in its title, the day at its foot, a line `小区名称：…`.
 */

import type { IsoDate } from '../../domain/iso-date.ts';
import { type Fact, type From, YEAR_IN_VALUE } from '../../domain/mapping.ts';
import type { ToldAt } from '../../domain/source-sheet.ts';
import { readPeriod, withArabicDigits, writtenDay } from '../cells/dates.ts';
import { headerKey } from '../text.ts';
import { type Block, type Labelled, type Surroundings, writesDay } from './anatomy.ts';
import { estateInName, estateInSheet, estateInTitle } from './estate-names.ts';
import { placeIn } from './place-names.ts';
import { bareHead } from './sub-heads.ts';

/** A fact with the place where it stands. */
export interface Told {
  text: string;
  at: ToldAt;
}

/** Where a sheet stands: what its names say counts after what is written in it. */
export interface Names {
  /** Without its ending. */
  file: string;
  sheet: string | null;
}

const PERIOD =
  /[12]\d{3}\s*(?:年?\s*度?\s*第?[1-4一二三四]季度?|年?[-_]?Q[1-4]|年?\s*度?[上下]半年|年?[-_]?H[12]|年\s*\d{1,2}\s*月份?(?!\s*[-./\d])|[-._]\s*\d{1,2}(?:\s*月份?)?(?!\s*[-./\d])|(?:0[1-9]|1[0-2])(?!\d))?(?:年?度)?/i;
/** Behind a year: the rest of a day, which is no period. */
const REST_OF_DAY = /^\s*[-._年/]\s*\d{1,2}\s*[-月./]/;
const YEAR = /(?<!\d)((?:19|20|21)\d{2})(?!\d)/;
const MONTH = /(?<!\d)(\d{1,2})\s*月|(?<=[-._年])(\d{1,2})(?!\d)/;
/** 1-10月, 2025年12月至2026年2月: several periods, of which none is that of the sheet. */
const RANGE =
  /\d\s*[年月份日号]*\s*(?:[-–—~～]|至|到|、|和|及)+\s*(?:[12]\d{3}\s*年\s*)?\d{1,2}\s*月|[12]\d{3}\s*年?\s*(?:[-–—~～]|至|到|、|和|及)+\s*[12]\d{3}/;
const CITATION = /[一-鿿]{1,12}[〔［[（(【]\s*[12]\d{3}\s*[〕］\])）】]\s*第?\s*\d{1,5}\s*号/;

/** What a mapping's source outside the rows says in a sheet; null where it says nothing. */
export function factOf(from: From, block: Block, names: Names, asOf: IsoDate): Told | null {
  const { around } = block;
  switch (from.is) {
    case 'label':
      return labelOf(around.labels, from.label);
    case 'title':
      return titleFact(from.fact, around, names, asOf);
    case 'foot':
      return footDay(around);
    case 'heading':
      return headingFact(block, from.words);
    case 'value':
      return givenValue(from.value, around, names, asOf);
    case 'column':
      return null;
  }
}

/** The line with a label, as headers are compared. */
export function labelOf(labels: readonly Labelled[], label: string): Told | null {
  const key = headerKey(label);
  const found = labels.find((one) => headerKey(one.label) === key);
  return found === undefined || found.text === '' ? null : { text: found.text, at: found };
}

/** Lines that may tell: title first, then the others above the rows, then the names of the sheet and the file. */
function tellers({ title, above }: Surroundings, names: Names): Told[] {
  return [
    ...(title === null ? above : [title, ...above]).map(({ text, row, index }) => ({ text, at: { row, index } })),
    ...(names.sheet === null ? [] : [{ text: names.sheet, at: 'name' as const }]),
    { text: names.file, at: 'name' as const },
  ];
}

function titleFact(fact: Fact, around: Surroundings, names: Names, asOf: IsoDate): Told | null {
  if (fact === 'estate') return estateFact(around, names);
  if (fact === 'year' && isOfYears(around)) return null;
  for (const teller of tellers(around, names)) {
    const text = inTeller(fact, teller.text, asOf);
    if (text !== null) return { text, at: teller.at };
  }
  if (fact === 'month') return monthOfYear(around, names, asOf);
  if (fact === 'citation') return citedByTitle(around);
  return null;
}

/** A period of the same length that the names say instead of the one that counts; null where they don't contradict it. */
export function otherPeriod(told: Told, { around }: Block, names: Names, asOf: IsoDate): string | null {
  for (const { text, at } of tellers(around, names)) {
    const other = at === 'name' ? inTeller('period', text, asOf) : null;
    if (other !== null && other !== told.text && other.length === told.text.length && other.length > 4) return other;
  }
  return null;
}

function inTeller(fact: Fact, written: string, asOf: IsoDate): string | null {
  const text = TIMES.has(fact) ? withArabicDigits(written) : written;
  switch (fact) {
    case 'division':
      return placeIn(text);
    case 'citation':
      return CITATION.exec(text)?.[0] ?? null;
    case 'year':
      return yearIn(text);
    case 'date':
      return dayIn(text);
    case 'name':
      return text;
    default: {
      const match = PERIOD.exec(text);
      if (match === null || REST_OF_DAY.test(text.slice(match.index + match[0].length))) return null;
      const found = match[0].replaceAll('_', '-');
      const read = readPeriod(found, 'any', asOf);
      if (typeof read !== 'string' || RANGE.test(text) || (fact === 'month' && read.length !== 7)) return null;
      return read;
    }
  }
}

const TIMES: ReadonlySet<Fact> = new Set(['period', 'month', 'year', 'date']);

/** Whether lines over a table name several years and its title none, as headings over months do. */
function isOfYears({ title, above }: Surroundings): boolean {
  if (title !== null && YEAR.test(withArabicDigits(title.text))) return false;
  return new Set(above.flatMap(({ text }) => yearIn(withArabicDigits(text)) ?? [])).size > 1;
}

/** The one year that a text names; null for none and for several. */
function yearIn(text: string): string | null {
  const [year, ...others] = new Set([...text.matchAll(new RegExp(YEAR, 'g'))].map(([, found]) => found as string));
  return year === undefined || others.length > 0 ? null : year;
}

/** The estate that a sheet is about: its title says it, else its own name, else that of the file. */
function estateFact({ title }: Surroundings, names: Names): Told | null {
  const inTitle = title === null ? null : estateInTitle(title.text);
  if (title !== null && inTitle !== null) return { text: inTitle, at: title };
  const text = (names.sheet === null ? null : estateInSheet(names.sheet)) ?? estateInName(names.file);
  return text === null ? null : { text, at: 'name' };
}

/** A month in one of the names, and its year in another: a sheet 10月 in a file of 2026年. */
function monthOfYear(around: Surroundings, names: Names, asOf: IsoDate): Told | null {
  const year = titleFact('year', around, names, asOf);
  if (year === null) return null;
  for (const { text, at } of tellers(around, names)) {
    if (RANGE.test(withArabicDigits(text))) continue;
    const month = Number(MONTH.exec(withArabicDigits(text))?.slice(1).find(Boolean));
    if (month >= 1 && month <= 12) return { text: `${year.text}-${String(month).padStart(2, '0')}`, at };
  }
  return null;
}

/** A document without a number goes by its title and its day. */
function citedByTitle(around: Surroundings): Told | null {
  const { title } = around;
  if (title === null) return null;
  const day = footDay(around)?.text ?? null;
  const isDay = day !== null && writtenDay(day) !== 'off-calendar';
  const text = `《${title.text.replace(/\s+/g, '')}》${isDay ? `（${day}）` : ''}`;
  return { text, at: title };
}

/** Whether a line is the number of a document and nothing else. */
export const isCitation = (text: string): boolean => CITATION.exec(text.trim())?.[0] === text.trim();

const DAY = /[12]\d{3}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}(?!\d)\s*[日号]?/;

/** The day that a text names; one that is not on the calendar as it is written, so that it is told where it stands. */
function dayIn(text: string): string | null {
  const written = DAY.exec(text)?.[0].replace(/\s+/g, '');
  if (written === undefined) return null;
  const day = writtenDay(written);
  return day === 'off-calendar' ? written : day;
}

/** Who signs, before the day on the same line. */
const SIGNED = /(?:局|委员会|委|厅|中心|办公室|办|街道办事处|人民政府|协会|公司|服务站)[\s，,]*(?=[12]\d{3}\s*[-./年])/;

/** The day with which a notice is signed: the last line below the rows that is a day, alone or behind whoever signs. */
function footDay({ below }: Surroundings): Told | null {
  const isSigned = (text: string): boolean =>
    /(?:日期|时间|落款).{0,4}\d{4}/.test(text) || (SIGNED.test(text) && text.length <= 60);
  const last =
    below.findLast(({ text }) => writesDay(text)) ?? below.findLast(({ text }) => isSigned(withArabicDigits(text)));
  const day = last === undefined ? null : dayOf(last.text);
  return day === null || last === undefined ? null : { text: day, at: last };
}

function dayOf(text: string): string | null {
  const written = text.replace(/\s+/g, '');
  const day = writtenDay(written);
  return day === 'off-calendar' ? written : (day ?? dayIn(withArabicDigits(text)));
}

/** What the sub-head over the rows says; of a list without one its title. A heading with two meanings says neither. */
function headingFact({ head, around }: Block, meant: Readonly<Record<string, string>> | null): Told | null {
  if (meant === null) return head === null ? null : { text: bareHead(head.text), at: head };
  const teller = head ?? around.title;
  const text = teller === null ? null : meantIn(teller.text, meant);
  return teller === null || text === null ? null : { text, at: teller };
}

/** The one meaning of the words that a text contains: AAA级 is no A级, 红黑榜 neither list. */
export function meantIn(text: string, meant: Readonly<Record<string, string>>): string | null {
  const words = Object.keys(meant).filter((word) => text.includes(word));
  const [meaning, ...others] = new Set(
    words
      .filter((word) => !words.some((longer) => longer !== word && longer.includes(word)))
      .map((word) => meant[word]),
  );
  return meaning === undefined || others.length > 0 || /红.{0,2}黑/.test(text) ? null : meaning;
}

function givenValue(value: string, around: Surroundings, names: Names, asOf: IsoDate): Told | null {
  if (!value.includes(YEAR_IN_VALUE)) return { text: value, at: 'mapping' };
  const year = titleFact('year', around, names, asOf);
  return year === null ? null : { text: value.replaceAll(YEAR_IN_VALUE, year.text), at: year.at };
}
