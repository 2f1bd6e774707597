/**
 * What heads a panel of the board (一句话): its facts in a sentence or a few, made once and said alike on page, paper and
 * screen.
 *
 * Arithmetic and dates of the panel's own rows in plain words, and never a verdict that no rule gives.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Period } from '../../domain/period.ts';
import type { Words } from '../../wording/pieces.ts';
import type { Disclosure } from '../common/sourcing.ts';

export interface Saying {
  words: Words;
  /** Names somebody as bad. */
  accuses?: true;
  /** 公示期至 of what it names, and what stands in its place from then on. */
  ends?: { until: IsoDate; afterwards: string };
  /** Where it counts up to today: what of it stays true when it is read days later. */
  lasting?: string;
  /** The same on every estate until something has been confirmed of this one. */
  isGeneral?: true;
  /** It says that something is not published or not known. */
  isMissing?: true;
  /** What that is, where the panel has the rest. */
  fact?: string;
  /** It says itself what this judge finds late or out of line, in all periods or in one. */
  finds?: { judge: string; period?: Period };
  /** It tells of an unmet duty in the words of its findings: the id of the rule, and whether all of them are in it. */
  duty?: { rule: string; isWhole: boolean };
}

/** At least one, the answer first. */
export type Says = readonly [Saying, ...Saying[]];

type Marks = Omit<Saying, 'words' | 'accuses' | 'ends'> & { ends?: Saying['ends'] | null; accuses?: boolean };

/** A sentence; what it says to be late or out of line names somebody as bad. */
export function saying(said: Words | string, { ends, accuses, ...marks }: Marks = {}): Saying {
  const words = typeof said === 'string' ? [{ text: said }] : said;
  return {
    words,
    ...marks,
    ...(accuses || words.some(({ isLate }) => isLate) ? { accuses: true } : {}),
    ...(ends ? { ends } : {}),
  };
}

/** A sentence that, where it says that something is late or out of line, says what a judge finds, in all periods or in one. */
export const judged = (words: Words, judge: string, marks: Marks & { period?: Period } = {}): Saying => {
  const { period, ...rest } = marks;
  const isFound = words.some(({ isLate }) => isLate);
  return saying(words, {
    ...rest,
    ...(isFound ? { finds: { judge, ...(period === undefined ? {} : { period }) } } : {}),
  });
};

/** That something is not published or not known. */
export const missing = (text: string, fact?: string): Saying =>
  saying(text, { isMissing: true, ...(fact === undefined ? {} : { fact }) });

/** What a panel says that has nothing to show. */
export const saysNothing = (text: string, state: Disclosure['state']): Says => [
  state === 'not-applicable' ? saying(text) : missing(text),
];

/** Sentences with those that there are none of left out; what a panel without any says instead. */
export function says(all: readonly (Saying | null)[], disclosure: Disclosure): Says {
  const [first, ...others] = all.filter((one) => one !== null);
  if (first !== undefined) return [first, ...others];
  if (disclosure.state === 'disclosed') throw new Error('a panel with something to show says nothing of it');
  return saysNothing(disclosure.missing, disclosure.state);
}
