/**
 * 信用等级低、长期在黑榜: what besides complaints may call for a survey of a firm. 文住建字〔2025〕30号 附件三（三） (WA-20).
 *
 * The text defines neither "低" nor "长期": both are off until the office says which grades and how many lists.
 */
import { lastComplete, type Period, periodEnd, periodOf } from '../../domain/period.ts';
import type { Estate } from '../../domain/records.ts';
import { newestGrade } from '../../domain/serving.ts';
import type { SourceRef } from '../../domain/source.ts';
import { contractOn } from '../facts.ts';
import type { Case } from '../judge.ts';
import { lackOf } from '../needs.ts';
import { when } from './figures.ts';
import { gradeAt, gradeWords } from './graded-firms.ts';
import { countingLack } from './graders.ts';
import { listPeriods, listStates, runsOf } from './periods.ts';

/** What one condition says; `month` is the one in which it was reached last. */
export interface Condition {
  state: 'reached' | 'not' | 'unknown';
  month: Period;
  words: string;
  sources: readonly SourceRef[];
}

/**
 * 信用评价等级低, where the office has said which grades are low: the newest grade in each county that the firm serves, by the
 * authority for that county. One that is low is enough.
 */
export function lowGrade(
  task: Case<unknown>,
  firm: string,
  estates: readonly Estate[],
  low: readonly string[],
): Condition | null {
  const { facts, asOf } = task;
  const here = estates.filter((estate) => contractOn(facts, estate.code, asOf)?.firm === firm);
  if (low.length === 0 || here.length === 0) return null;
  const month = lastComplete(asOf, 'month');
  const lack = lackOf(task, 'firm_grade');
  if (lack !== null) return { state: 'unknown', month, words: lack, sources: [] };
  const counties = new Set(here.flatMap((estate) => facts.tree.countyOf(estate.division) ?? []));
  const standings = [...counties].map((county) => gradeAt(task, firm, county));
  const grades = standings.flatMap(({ grade }) => grade ?? []);
  const newest = newestGrade(grades.filter(({ grade }) => low.includes(grade))) ?? newestGrade(grades);
  const other = standings.find(({ ungraded, offScale }) => ungraded !== null || offScale !== null);
  if (other !== undefined && !(newest !== null && low.includes(newest.grade))) {
    const { ungraded } = other;
    const sources = [ungraded ?? other.offScale].flatMap((row) => row?.source ?? []);
    const words = ungraded === null ? gradeWords(other) : `信用等级写的是${ungraded.grade}`;
    return { state: 'unknown', month, words, sources };
  }
  if (newest === null) return { state: 'unknown', month, words: '「信用评价」表里没有这家企业', sources: [] };
  const words = `信用等级 ${newest.grade}（${when(newest.publishedOn)} 公示）`;
  if (!low.includes(newest.grade)) return { state: 'not', month, words, sources: [newest.source] };
  const [unsure] = here.flatMap(({ division }) => {
    const county = facts.tree.countyOf(division);
    return (county && countingLack(task, county, facts.gradesByFirm.get(firm) ?? [])) ?? [];
  });
  if (unsure !== undefined) return { state: 'unknown', month, words: `${words}；${unsure}`, sources: [newest.source] };
  return {
    state: 'reached',
    month: periodOf(newest.publishedOn, 'month'),
    words: `${words}，属于等级低`,
    sources: [newest.source],
  };
}

/** 长期在“黑榜”名单, where the office has said how many lists in a row are long. */
export function longBlack(task: Case<unknown>, firm: string, least: number | null): Condition | null {
  const { facts, scope, asOf } = task;
  const { cadence } = scope.profile.lists;
  if (least === null || cadence === null) return null;
  const month = lastComplete(asOf, 'month');
  const lack = lackOf(task, 'list_entry');
  if (lack !== null) return { state: 'unknown', month, words: lack, sources: [] };
  let unknown: Condition | null = null;
  for (const county of scope.counties) {
    const periods = listPeriods(facts.listsByDivision.get(county.code) ?? [], cadence, '企业', asOf);
    const { definite, possible } = runsOf(listStates(periods, firm, '黑榜'));
    const long = definite.filter((run) => run.inside >= least).at(-1);
    const words = (run: (typeof definite)[number]): string =>
      `${county.name} ${when(run.from)} 至 ${when(run.until)} 列入黑榜 ${run.inside} 期`;
    if (long) {
      const sources = long.records.map(({ source }) => source);
      return {
        state: 'reached',
        month: periodOf(periodEnd(long.until), 'month'),
        words: `${words(long)}，属于长期`,
        sources,
      };
    }
    const doubtful = possible.filter((run) => run.inside + run.missing >= least).at(-1);
    if (doubtful) {
      const sources = doubtful.records.map(({ source }) => source);
      unknown = {
        state: 'unknown',
        month,
        words: `${words(doubtful)}，其间有 ${doubtful.missing} 期没有公布`,
        sources,
      };
    }
  }
  return unknown ?? { state: 'not', month, words: '没有长期列入黑榜', sources: [] };
}
