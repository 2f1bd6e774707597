/**
 * What a sheet says outside its rows: the place and period in its title, the day at its foot, a line `小区名称：…`.
 */

import type { IsoDate } from '../../domain/iso-date.ts';
import { type Fact, type From, YEAR_IN_VALUE } from '../../domain/mapping.ts';
import { readPeriod, writtenDay } from '../cells/dates.ts';
import { headerKey } from '../text.ts';
import { type Anatomy, type Block, type Labelled, readsAsDay, type Written } from './anatomy.ts';

/** A fact with the cell where it stands; null where it stands in a name. */
export interface Told {
  text: string;
  at: { row: number; index: number } | null;
}

/** Where a sheet stands: what its names say counts after what is written in it. */
export interface Names {
  /** Without its ending. */
  file: string;
  sheet: string | null;
}

const PERIOD =
  /[12]\d{3}\s*年?\s*(?:度?\s*第?[1-4一二三四]季度?|[-_]?Q[1-4]|度?[上下]半年|[-_]?H[12]|[-._年]\s*\d{1,2}\s*月?份?(?!\s*[-./\d])|(?:0[1-9]|1[0-2])(?!\d))?(?:年?度)?/i;
const YEAR = /(?<!\d)((?:19|20|21)\d{2})(?!\d)/;
const MONTH = /(?<!\d)(\d{1,2})\s*月|(?<=[-._年])(\d{1,2})(?!\d)/;
/** A place at the beginning of a title: 青禾县, 示例市城区; but no 小区, as in 小区一览表. */
const PLACE = /^(?:关于)?([一-鿿]{1,12}?(?:自治[州县旗]|[县市旗州盟]|(?<![小社])区|新区|开发区))/;
/** A district behind its city: 示例市城区; but no 小区, 社区 or other word for a quarter. */
const WITHIN = /^([一-鿿]{1,4}?(?<![小社园片辖景务地])[县区旗市])(?!域)/;
const CITATION = /[一-鿿]{1,12}[〔［[（(【]\s*[12]\d{3}\s*[〕］\])）】]\s*第?\s*\d{1,5}\s*号/;

/** What a mapping's source outside the rows says in a sheet; null where it says nothing. */
export function factOf(from: From, anatomy: Anatomy, block: Block, names: Names, asOf: IsoDate): Told | null {
  switch (from.is) {
    case 'label':
      return labelOf(anatomy.labels, from.label);
    case 'title':
      return titleFact(from.fact, anatomy, names, asOf);
    case 'foot':
      return footDay(anatomy);
    case 'heading':
      return block.head === null ? null : headingFact(block.head, from.words);
    case 'value':
      return givenValue(from.value, anatomy, names, asOf);
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
function tellers({ title, lines, blocks }: Anatomy, names: Names): Told[] {
  const first = blocks[0]?.headerFrom ?? 0;
  const above = lines.filter((line) => line.row < first && line !== title);
  return [
    ...(title === null ? [] : [title, ...above]).map(({ text, row, index }) => ({ text, at: { row, index } })),
    ...(title === null ? above.map(({ text, row, index }) => ({ text, at: { row, index } })) : []),
    ...(names.sheet === null ? [] : [{ text: names.sheet, at: null }]),
    { text: names.file, at: null },
  ];
}

function titleFact(fact: Fact, anatomy: Anatomy, names: Names, asOf: IsoDate): Told | null {
  for (const teller of tellers(anatomy, names)) {
    const text = inTeller(fact, teller.text, asOf);
    if (text !== null) return { text, at: teller.at };
  }
  if (fact === 'month') return monthOfYear(anatomy, names, asOf);
  if (fact === 'citation') return citedByTitle(anatomy);
  return null;
}

function inTeller(fact: Fact, text: string, asOf: IsoDate): string | null {
  switch (fact) {
    case 'division':
      return placeIn(text);
    case 'citation':
      return CITATION.exec(text)?.[0] ?? null;
    case 'year':
      return YEAR.exec(text)?.[1] ?? null;
    case 'date':
      return dayIn(text);
    case 'name':
      return text;
    default: {
      const written = PERIOD.exec(text)?.[0].replaceAll('_', '-');
      const read = written === undefined ? null : readPeriod(written, 'any', asOf);
      if (typeof read !== 'string' || (fact === 'month' && read.length !== 7)) return null;
      return read;
    }
  }
}

/** A month in one of the names, and its year in another: a sheet 10月 in a file of 2026年. */
function monthOfYear(anatomy: Anatomy, names: Names, asOf: IsoDate): Told | null {
  const year = titleFact('year', anatomy, names, asOf);
  if (year === null) return null;
  for (const { text, at } of tellers(anatomy, names)) {
    const month = Number(MONTH.exec(text)?.slice(1).find(Boolean));
    if (month >= 1 && month <= 12) return { text: `${year.text}-${String(month).padStart(2, '0')}`, at };
  }
  return null;
}

/** A document without a number goes by its title and its day. */
function citedByTitle(anatomy: Anatomy): Told | null {
  const { title } = anatomy;
  if (title === null) return null;
  const day = footDay(anatomy);
  const text = `《${title.text.replace(/\s+/g, '')}》${day === null ? '' : `（${day.text}）`}`;
  return { text, at: title };
}

/** Whether a line is the number of a document and nothing else. */
export const isCitation = (text: string): boolean => CITATION.exec(text.trim())?.[0] === text.trim();

/** The place with which a title begins. */
export function placeIn(text: string): string | null {
  const bare = text.replace(/^.{1,6}单位[:：]\s*/, '').replace(/^\d+[、.．]?\s*/, '');
  const place = PLACE.exec(bare);
  if (place === null) return null;
  const [whole, named = ''] = place;
  return (/市$/.test(named) ? WITHIN.exec(bare.slice(whole.length))?.[1] : null) ?? named;
}

const DAY = /[12]\d{3}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?/;

function dayIn(text: string): string | null {
  const written = DAY.exec(text)?.[0];
  const day = written === undefined ? null : writtenDay(written.replace(/\s+/g, ''));
  return day === 'off-calendar' ? null : day;
}

/** The day with which a notice is signed: the last line below the rows that is a day and nothing else. */
function footDay({ lines, foot }: Anatomy): Told | null {
  const below = lines.filter(({ row }) => row >= foot);
  const last = below.findLast(({ text }) => readsAsDay(text));
  const labelled = last ?? below.findLast(({ text }) => /(?:日期|时间|落款).{0,4}\d{4}/.test(text));
  const day = labelled === undefined ? null : dayOf(labelled.text);
  return day === null || labelled === undefined ? null : { text: day, at: labelled };
}

function dayOf(text: string): string | null {
  const day = writtenDay(text.replace(/\s+/g, ''));
  return day === null || day === 'off-calendar' ? dayIn(text) : day;
}

function headingFact(head: Written, meant: Readonly<Record<string, string>>): Told | null {
  const found = Object.keys(meant).find((word) => head.text.includes(word));
  return found === undefined ? null : { text: meant[found] as string, at: head };
}

function givenValue(value: string, anatomy: Anatomy, names: Names, asOf: IsoDate): Told | null {
  if (!value.includes(YEAR_IN_VALUE)) return { text: value, at: null };
  const year = titleFact('year', anatomy, names, asOf);
  return year === null ? null : { text: value.replaceAll(YEAR_IN_VALUE, year.text), at: year.at };
}
