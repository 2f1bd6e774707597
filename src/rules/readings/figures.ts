/**
 * Days, periods, amounts and what is lacking as a detail writes them (句中的日期、金额和所缺): each is marked where it is
 * written, so that a finding has them as fields and no surface has to look for them in a sentence.
 *
 * The marks are code points that Unicode keeps for a program's own use. They live between a judge and `finding` alone.
 */
import type { Figure, FigureKind, Finding, LackKind } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { yuan } from '../../domain/money.ts';
import type { DayOrMonth } from '../../domain/period.ts';

const MARKS: Readonly<Record<FigureKind, string>> = {
  day: '\ufdd0',
  today: '\ufdd1',
  period: '\ufdd2',
  amount: '\ufdd3',
  table: '\ufdd4',
  column: '\ufdd5',
  old: '\ufdd6',
  unsaid: '\ufdd7',
  faulty: '\ufdd8',
  rows: '\ufdd9',
};
const END = '\ufddf';
const KINDS = new Map(Object.entries(MARKS).map(([kind, mark]) => [mark, kind as FigureKind]));
const MARKED = /([\ufdd0-\ufdd9])([^\ufddf]*)\ufddf/;

const marked = (kind: FigureKind, text: string): string => `${MARKS[kind]}${text}${END}`;

const DAY_LENGTH = 10;
const YEAR_LENGTH = 4;

/** A day or a period; a year reads alike everywhere. */
export function when(date: DayOrMonth): string {
  if (date.length === YEAR_LENGTH) return date;
  return marked(date.length === DAY_LENGTH ? 'day' : 'period', date);
}

/** The day that is looked at: another one tomorrow, though nothing has happened. */
export const today = (asOf: IsoDate): string => marked('today', asOf);

/** 1234.00: yuan of so many fen. */
export const amount = (fen: number): string => marked('amount', yuan(fen));

/** Words about what is lacking, so that whoever asks for it need not look for it in a sentence. */
export const lacking = (kind: LackKind, words: string): string => marked(kind, words);

/** A detail as it is read, and where its figures stand in it. */
export type Told = Pick<Finding, 'detail' | 'figures'>;

/** Several details as one. */
export function joined(parts: readonly Told[]): Told {
  let detail = '';
  const figures: Figure[] = [];
  for (const part of parts) {
    if (detail !== '') detail += '；';
    for (const figure of part.figures) figures.push({ ...figure, at: figure.at + detail.length });
    detail += part.detail;
  }
  return { detail, figures };
}

export function withFigures(words: string): Told {
  const parts = words.split(MARKED);
  if (parts.length === 1) return { detail: words, figures: NONE };
  const figures: Figure[] = [];
  let detail = '';
  // Plain words, then by turns a mark, what it marks, and plain words.
  for (const [index, part] of parts.entries()) {
    if (index % 3 === 1) continue;
    const kind = index % 3 === 2 ? KINDS.get(parts[index - 1] ?? '') : undefined;
    if (kind !== undefined) figures.push({ kind, at: detail.length, length: part.length });
    detail += part;
  }
  return { detail, figures };
}

/** Of most findings, so that there is one of it. */
const NONE: readonly Figure[] = [];
