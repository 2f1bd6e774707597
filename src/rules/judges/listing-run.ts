/**
 * 连续上榜: a subject listed in so many consecutive periods. 长建发〔2025〕72号 art. 七 (CZ-18).
 *
 * A trigger reached is a prompt to verify, never a decision. A missing period inside a possible run makes
 * it unknown. Runs are counted per publishing division.
 */
import { z } from 'zod';
import type { Verdict } from '../../domain/finding.ts';
import type { SourceRef } from '../../domain/source.ts';
import { exemption } from '../duties.ts';
import { finding, type Judge } from '../judge.ts';
import { listStates, runsOf } from '../periods.ts';
import { KIND_OF, listedSubjects, listsMissing, publishedLists } from './listed-subjects.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  list_subject: z.enum(['firm', 'estate']),
  count: z.number().int().positive(),
  compare: z.literal('at-least'),
  consecutive: z.literal(true),
});

export const listingRun: Judge<z.infer<typeof params>> = {
  name: 'listing-run',
  params,
  judge: (matter) => {
    const { list, list_subject, count } = matter.params;
    const { cadence } = matter.scope.profile.lists;
    const lists = cadence === null ? null : [...publishedLists(matter, KIND_OF[list_subject], list, cadence).values()];
    const estates = new Map(matter.scope.estates.map((estate) => [estate.code, estate]));
    return listedSubjects(matter, list_subject).map((subject) => {
      const say = (
        period: string,
        verdict: Exclude<Verdict, '逾期' | '已确认'>,
        detail: string,
        sources?: SourceRef[],
      ) => finding(matter, list_subject, subject.code, period, verdict, detail, sources);
      if (lists === null) return say(matter.asOf, '未知', '规则没有写榜单多久公布一次');
      const missing = listsMissing(matter, list_subject, subject);
      if (missing !== null) return say(matter.asOf, missing.verdict, missing.detail);
      let verdict: '合格' | '未知' | '待核实' = '合格';
      let period: string = matter.asOf;
      const details: string[] = [];
      const sources: SourceRef[] = [];
      for (const { division, periods, listings } of lists) {
        if (!listings.has(subject.code)) continue;
        const { definite, possible } = runsOf(listStates(periods, subject.code, list));
        const reached = definite.filter((run) => run.inside >= count).at(-1);
        const doubtful = possible.filter((run) => run.inside + run.missing >= count).at(-1);
        if (reached) {
          period = verdict === '待核实' && period > reached.until ? period : reached.until;
          verdict = '待核实';
          details.push(
            `${division.name} ${reached.from} 至 ${reached.until} 连续 ${reached.inside} 期列入${list}，已达到连续 ${count} 期的条件，待核实`,
          );
          sources.push(...reached.records.map((entry) => entry.source));
        } else if (doubtful) {
          if (verdict !== '待核实') {
            verdict = '未知';
            period = doubtful.until;
          }
          details.push(
            `${division.name} ${doubtful.from} 至 ${doubtful.until} 列入${list} ${doubtful.inside} 期，其间 ${doubtful.missing} 期没有公布，不能判断是否连续 ${count} 期`,
          );
          sources.push(...doubtful.records.map((entry) => entry.source));
        } else {
          const longest = Math.max(0, ...definite.map((run) => run.inside));
          if (longest > 0) {
            details.push(`${division.name}最长连续 ${longest} 期列入${list}，未达到 ${count} 期`);
            sources.push(...definite.flatMap((run) => run.records.map((entry) => entry.source)));
          }
        }
      }
      if (details.length > 0) return say(period, verdict, details.join('；'), sources);
      const estate = estates.get(subject.code);
      const exempt = estate === undefined ? null : exemption(matter, estate);
      return exempt === null ? say(matter.asOf, '合格', `没有列入过${list}`) : say(matter.asOf, '不适用', exempt);
    });
  },
};
