/**
 * 满意度低于规定的重新核定等级: an estate whose newest survey is below the share, or where what was found is not put right.
 * 文住建字〔2025〕30号 附件三（三） (WA-22).
 *
 * A prompt to verify, which stands until an event settles it: a grade that was changed meanwhile is named beside it.
 * Of several surveys, and of several 等级核查, the newest tells.
 */
import { z } from 'zod';
import { newest } from '../../domain/order.ts';
import type { Judge } from '../judge.ts';
import { lackAt } from '../needs.ts';
import { eventWords, refuses, surveyWords } from '../readings/events.ts';
import { speakerOf } from '../readings/opinions.ts';

const params = z.object({
  percent: z.number().int().min(0).max(100),
  compare: z.literal('less-than'),
  combine: z.enum(['any', 'all']),
  refusal_counts: z.boolean(),
  expired_counts: z.boolean().default(false),
  stands: z.literal('until-settled'),
  prompt: z.literal(true),
  action: z.string(),
});

export const lowSatisfaction: Judge<z.infer<typeof params>> = {
  name: 'low-satisfaction',
  kind: 'performance',
  params,
  needs: 'in-part',
  reads: ['survey'],
  clock: 'publication',
  judge: (task) => {
    const { facts, asOf } = task;
    const { percent, combine, refusal_counts, action } = task.params;
    return task.scope.estates.map((estate) => {
      const { say } = speakerOf(task, 'estate', estate.code, [estate]);
      const survey = newest(facts.surveysByEstate.get(estate.code) ?? []);
      const low = survey !== null && survey.satisfiedBp < percent * 100 ? survey : null;
      const events = facts.eventsBySubject.get(estate.code) ?? [];
      const check = newest(events.filter((one) => one.kind === '等级核查' && facts.stillCounts(one)));
      const refusal = refusal_counts && check && refuses(check, ['拒不整改', '整改不到位']) ? check : null;
      const rows = [survey, refusal].filter((row) => row !== null);
      const words = [
        ...(survey ? [`${surveyWords(survey)}，${low ? '不足' : '不低于'} ${percent}%`] : []),
        ...(refusal ? [eventWords(refusal)] : []),
      ];

      if (combine === 'any' ? low || refusal : low && refusal) {
        // A survey that is not low does not count; the newest of what does gives the prompt its date.
        const telling = [low, refusal].flatMap((row) => row?.date ?? []).sort();
        const [first = asOf] = telling;
        const changes = events.filter(({ kind, date }) => kind === '等级调整' && date >= first).map(eventWords);
        const detail = [...words, ...changes, `已达到“${action}”的条件`].join('；');
        return say(telling.at(-1) ?? asOf, '待核实', detail, rows);
      }
      const period = survey?.date ?? refusal?.date ?? asOf;
      const unknown = (lack: string) => say(period, '未知', [...words, lack].join('；'), rows);
      const unsurveyed = lackAt(task, estate, 'survey');
      if (unsurveyed !== null) return unknown(unsurveyed);
      const eventless = lackAt(task, estate, 'event');
      if (refusal_counts && eventless !== null && (combine === 'any' || low))
        return unknown(`${eventless}，不知道是否拒不整改`);
      if (!survey) return say(period, '不适用', [...words, '没有做过调查'].join('；'), rows);
      const kept = low ? ['没有拒不整改、整改不到位的记录'] : [];
      return say(period, '合格', [...words, ...kept].join('；'), rows);
    });
  },
};
