/**
 * 满意度低于规定的重新核定等级: an estate whose newest survey is below the share, or where what was found is not put right.
 * 文住建字〔2025〕30号 附件三（三） (WA-22).
 *
 * A prompt to verify, which stands until an event settles it: a grade that was changed meanwhile is named beside it.
 * Of several surveys, and of several 等级核查, the newest tells.
 */
import { z } from 'zod';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { SourceRef } from '../../domain/source.ts';
import { finding, type Judge } from '../judge.ts';
import { percentOf } from '../shares.ts';
import { eventWords, refuses } from './firm-discontent.ts';

const params = z.object({
  percent: z.number(),
  compare: z.literal('less-than'),
  combine: z.enum(['any', 'all']),
  refusal_counts: z.boolean(),
  stands: z.literal('until-settled'),
  prompt: z.literal(true),
  action: z.string(),
});

export const lowSatisfaction: Judge<z.infer<typeof params>> = {
  name: 'low-satisfaction',
  params,
  judge: (matter) => {
    const { facts, register, asOf } = matter;
    const { percent, combine, refusal_counts, action } = matter.params;
    return matter.scope.estates.map((estate) => {
      const survey = newest(facts.surveysByEstate.get(estate.code) ?? []);
      const events = facts.eventsBySubject.get(estate.code) ?? [];
      const check = newest(events.filter(({ kind }) => kind === '等级核查'));
      const refusal = refusal_counts && check && refuses(check, ['拒不整改', '整改不到位']) ? check : undefined;
      const low = survey !== undefined && survey.satisfiedBp < percent * 100;

      const found: { date: IsoDate; words: string; source: SourceRef }[] = [];
      if (survey) {
        const words = `${survey.date} 调查满意率 ${percentOf(survey.satisfiedBp)}，${low ? '不足' : '不低于'} ${percent}%`;
        found.push({ ...survey, words });
      }
      if (refusal) found.push({ ...refusal, words: eventWords(refusal) });
      const say = (verdict: '合格' | '未知' | '不适用' | '待核实', period: string, more: readonly string[]) => {
        const detail = [...found.map(({ words }) => words), ...more].join('；');
        const sources = found.length > 0 ? found.map(({ source }) => source) : [estate.source];
        return finding(matter, 'estate', estate.code, period, verdict, detail, sources);
      };

      if (combine === 'any' ? low || refusal : low && refusal) {
        // A survey that is not low does not tell; of what does, the newest is the prompt's date.
        const telling = found.filter((one) => low || one.date === refusal?.date).map(({ date }) => date);
        const since = telling.sort().at(-1) ?? asOf;
        const changes = events
          .filter(({ kind, date }) => kind === '等级调整' && date >= (telling[0] ?? asOf))
          .map(eventWords);
        return say('待核实', since, [...changes, `已达到“${action}”的条件，待核实`]);
      }
      const period = survey?.date ?? refusal?.date ?? asOf;
      if (!register.present.has('survey')) return say('未知', period, ['没有「满意度」表']);
      const isOpen = refusal_counts && !register.present.has('event') && (combine === 'any' || low);
      if (isOpen) return say('未知', period, ['没有「事件」表，不知道是否拒不整改']);
      if (!survey) return say('不适用', period, ['没有做过调查']);
      return say('合格', period, low ? ['没有拒不整改、整改不到位的记录'] : []);
    });
  },
};

function newest<T extends { date: string }>(dated: readonly T[]): T | undefined {
  let last: T | undefined;
  for (const one of dated) if (last === undefined || one.date >= last.date) last = one;
  return last;
}
