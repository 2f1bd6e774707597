/**
 * 拒不整改或者满意度低: what must go with a firm's complaints before it may be made to leave.
 * 文住建字〔2025〕30号 附件三（四） (WA-24), 长治 draft （八） (CD-13).
 *
 * A survey counts for the firm that served on its day, and of each estate the newest. A refusal is an event whose
 * 结果 says so in these words.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Estate, Survey } from '../../domain/records.ts';
import type { SourceRef } from '../../domain/source.ts';
import { contractThen } from '../facts.ts';
import type { Case } from '../judge.ts';
import { lackOf } from '../needs.ts';
import { eventWords, refuses, surveyWords } from './events.ts';

export interface Asked {
  /** Below so many percent is low; null where the rule does not ask. */
  percent: number | null;
  refusal: boolean;
}

export interface Discontent {
  state: 'found' | 'none' | 'unknown';
  words: string;
  sources: SourceRef[];
  /** The newest survey or event that says so. */
  latest: IsoDate | null;
}

/** Looks from `first` to `last`, both included. `complained` are the estates that must have been surveyed to say no. */
export function discontentWith(
  task: Case<unknown>,
  firm: string,
  estates: readonly Estate[],
  complained: readonly Estate[],
  { first, last }: { first: IsoDate; last: IsoDate },
  asked: Asked,
): Discontent {
  const { facts } = task;
  const within = ({ date }: { date: IsoDate }): boolean => first <= date && date <= last;
  const served = (estate: string, day: IsoDate): boolean => contractThen(facts, estate, day)?.firm === firm;

  const newest = new Map<string, { estate: Estate; survey: Survey }>();
  for (const estate of estates) {
    for (const survey of facts.surveysByEstate.get(estate.code) ?? []) {
      if (!within(survey) || !served(estate.code, survey.date)) continue;
      const known = newest.get(estate.code);
      if (!known || known.survey.date < survey.date) newest.set(estate.code, { estate, survey });
    }
  }
  const wordsOf = ({ estate, survey }: { estate: Estate; survey: Survey }) => `${estate.name} ${surveyWords(survey)}`;
  const surveyed = [...newest.values()].sort((a, b) => a.survey.satisfiedBp - b.survey.satisfiedBp);
  const lowest = asked.percent === null ? undefined : surveyed[0];
  const low = lowest && lowest.survey.satisfiedBp < (asked.percent ?? 0) * 100 ? lowest : undefined;

  const refusals = asked.refusal
    ? [
        ...(facts.eventsBySubject.get(firm) ?? []),
        ...estates.flatMap(({ code }) => (facts.eventsBySubject.get(code) ?? []).filter((e) => served(code, e.date))),
      ].filter((event) => within(event) && facts.stillCounts(event) && refuses(event, ['拒不整改']))
    : [];

  if (low || refusals.length > 0) {
    const parts = refusals.map(eventWords);
    if (low) parts.unshift(`${wordsOf(low)}，不足 ${asked.percent}%`);
    const dates = [...refusals.map(({ date }) => date), ...(low ? [low.survey.date] : [])];
    const sources = [...(low ? [low.survey.source] : []), ...refusals.map(({ source }) => source)];
    return { state: 'found', words: parts.join('，'), sources, latest: dates.sort().at(-1) ?? null };
  }

  const open: string[] = [];
  if (asked.percent !== null) {
    const without = complained.filter(({ code }) => !newest.has(code));
    const unsurveyed = lackOf(task, 'survey');
    if (unsurveyed !== null) open.push(unsurveyed);
    else if (without.length > 0)
      open.push(`「满意度」表里没有这段时间的调查（${without.map(({ name }) => name).join('，')}）`);
  }
  const eventless = asked.refusal ? lackOf(task, 'event') : null;
  if (eventless !== null) open.push(`${eventless}，不知道是否拒不整改`);
  const sources = surveyed.map(({ survey }) => survey.source);
  if (open.length > 0) return { state: 'unknown', words: open.join('，'), sources, latest: null };
  const parts: string[] = [];
  if (lowest) parts.push(`满意率最低的是${wordsOf(lowest)}，不低于 ${asked.percent}%`);
  if (asked.refusal) parts.push('没有拒不整改的记录');
  return { state: 'none', words: parts.join('，'), sources, latest: null };
}
