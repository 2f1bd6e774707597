/**
 * The two kinds of duties in words (义务的两类): 公示全不全, what has to be told, and 做到没有, what has to be done. Each has its
 * own answer and its own counts.
 */
import type { ByKind, DutyKind } from '../domain/duty-kind.ts';
import type { Verdict } from '../domain/finding.ts';
import { count } from './format.ts';

/** What the duties of one kind come to for a subject: one of these and no other. */
export const OUTCOMES = ['complete', 'incomplete', 'unknown', 'none'] as const;

export type Outcome = (typeof OUTCOMES)[number];

interface KindWords {
  /** Its duties, as a noun. */
  name: string;
  question: string;
  outcomes: Readonly<Record<Outcome, string>>;
}

export const KIND_WORDS: ByKind<KindWords> = {
  disclosure: {
    name: '公示',
    question: '公示全不全',
    outcomes: {
      complete: '公示全了',
      incomplete: '没有公示全',
      unknown: '还不能断定公示全了',
      none: '没有要判定的公示',
    },
  },
  performance: {
    name: '履行',
    question: '做到没有',
    outcomes: {
      complete: '都做到了',
      incomplete: '有没做到的',
      unknown: '还不能断定都做到了',
      none: '没有要判定的事项',
    },
  },
};

/** The same at the head of a column, where the kind is said above the table. */
export const outcomeHead = (kind: DutyKind, outcome: Outcome): string =>
  outcome === 'unknown' ? '还不能断定' : outcome === 'none' ? '没有要判定的' : KIND_WORDS[kind].outcomes[outcome];

/** What belongs to each kind, for people who see it for the first time. */
export const KIND_MEANINGS: ByKind<string> = {
  disclosure: '该公布、张贴、更新的有没有公布、张贴、更新，公布的对不对。',
  performance: '该办的事有没有办，例如电梯按期保养、合同备案；和公示全不全分开算。',
};

type Tally = Readonly<Partial<Record<Verdict, number>>>;

/**
 * What a tally of duties of one kind comes to: incomplete where one is late or lacks something, else unknown where one is,
 * complete only where one is met. What is not applicable, or has not been judged, is no merit.
 */
export function outcomeOf(tally: Tally): Outcome {
  const has = (verdict: Verdict): boolean => (tally[verdict] ?? 0) > 0;
  if (has('逾期') || has('缺项')) return 'incomplete';
  if (has('未知')) return 'unknown';
  return has('合格') ? 'complete' : 'none';
}

/** 公示缺 2 项; 没做到 1 项; empty for none. */
export function lackText(kind: DutyKind, duties: number): string {
  if (duties === 0) return '';
  return kind === 'disclosure' ? `公示缺 ${count(duties)} 项` : `没做到 ${count(duties)} 项`;
}

/** 公示缺 2 项，没做到 1 项: how many duties of each kind are late or lack something; empty where none is. */
export function lacksText(tallies: ByKind<Tally>): string {
  const unmet = ({ 逾期 = 0, 缺项 = 0 }: Tally): number => 逾期 + 缺项;
  return [lackText('disclosure', unmet(tallies.disclosure)), lackText('performance', unmet(tallies.performance))]
    .filter((words) => words !== '')
    .join('，');
}
