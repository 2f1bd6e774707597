/**
 * 满意度调查结果张贴: the result of every survey is put up in the estate. 文住建字〔2025〕30号 附件三（三） (WA-21).
 */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { byDate } from '../../domain/order.ts';
import type { Estate, Survey } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf, lackFor } from '../needs.ts';
import { exemption } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { findingOf, type Opinion } from '../readings/opinions.ts';
import { postingsAt } from '../readings/postings.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ item: z.string(), columns: z.tuple([z.literal('公示开始'), z.literal('公示结束')]) });
type Task = Case<z.infer<typeof params>>;

export const surveyPosted: Judge<z.infer<typeof params>> = {
  name: 'survey-posted',
  kind: 'disclosure',
  params,
  needs: { tables: { survey: [] }, of: estates(exemption) },
  clock: ['survey', 'posting'],
  judge: (task) => task.scope.estates.flatMap((estate) => onEstate(task, estate)),
};

/** One finding per survey since the rule holds, or one that says why there is none. */
function onEstate(task: Task, estate: Estate): Finding[] {
  const { asOf, facts, rule } = task;
  const once = (opinion: Opinion): Finding[] => [findingOf(task, estate, asOf, opinion)];
  const why = exemption(task, estate);
  if (why !== null) return once({ verdict: '不适用', detail: why });
  const surveys = (facts.surveysByEstate.get(estate.code) ?? [])
    .filter(({ date }) => date <= asOf && (rule.valid_from === null || date >= rule.valid_from))
    .sort(byDate);
  if (surveys.length === 0) return once({ verdict: '不适用', detail: '「满意度」表里没有规则生效以来的调查' });
  return surveys.map((survey, i) => findingOf(task, estate, survey.date, opinionOn(task, survey, surveys[i + 1])));
}

/** A posting shows the survey that came last before it. */
function opinionOn(task: Task, survey: Survey, next: Survey | undefined): Opinion {
  const { asOf, params } = task;
  const surveyed = `${when(survey.date)} 的调查`;
  if (survey.postedFrom !== null && survey.postedFrom <= asOf)
    return { verdict: '合格', detail: `${surveyed}，结果自 ${when(survey.postedFrom)} 起公示`, rows: [survey] };
  const posting = postingsAt(task, survey.estate, '公示栏', params.item).find(
    ({ start }) => start >= survey.date && (next === undefined || start < next.date),
  );
  if (posting) {
    const detail = `${surveyed}，公示栏自 ${when(posting.start)} 起有「${params.item}」张贴记录`;
    return { verdict: '合格', detail, rows: [survey, posting] };
  }
  const undated = survey.postedFrom === null ? columnLackOf(task, 'survey', 'postedFrom', [survey]) : null;
  const later = survey.postedFrom === null ? null : `结果自 ${when(survey.postedFrom)} 起公示`;
  const unsaid = `${surveyed}，${later ?? undated ?? `没有填「${params.columns[0]}」`}`;
  const lack = lackFor(task, { kind: 'estate', code: survey.estate }, 'posting');
  if (lack !== null) return { verdict: '未知', detail: `${unsaid}，也${lack}`, rows: [survey] };
  return {
    verdict: undated === null ? '缺项' : '未知',
    detail: `${unsaid}，公示栏也没有「${params.item}」张贴记录`,
    rows: [survey],
  };
}
