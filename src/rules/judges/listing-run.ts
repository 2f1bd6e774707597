/**
 * 连续上榜: a subject listed in so many consecutive periods. 长建发〔2025〕72号 art. 七 (CZ-18).
 *
 * A trigger reached is a prompt to verify, never a decision. A missing period inside a possible run makes
 * it unknown. Runs are counted per publishing division.
 */
import { z } from 'zod';
import type { ListEntry } from '../../domain/records.ts';
import type { Judge } from '../judge.ts';
import { when } from '../readings/figures.ts';
import {
  KIND_OF,
  listedSubjects,
  listsMissing,
  neverListed,
  publishedLists,
  subjectsOfLists,
} from '../readings/listed-subjects.ts';
import { speakerOf } from '../readings/opinions.ts';
import { listStates, runsOf } from '../readings/periods.ts';

const params = z.object({
  list: z.enum(['红榜', '黑榜']),
  list_subject: z.enum(['firm', 'estate']),
  count: z.number().int().positive(),
  expired_counts: z.boolean().default(false),
  compare: z.literal('at-least'),
  consecutive: z.literal(true),
});

export const listingRun: Judge<z.infer<typeof params>> = {
  name: 'listing-run',
  kind: 'performance',
  params,
  needs: { tables: { list_entry: [] }, of: (task) => subjectsOfLists(task, task.params.list_subject) },
  clock: 'publication',
  judge: (task) => {
    const { list, list_subject, count } = task.params;
    const { cadence } = task.scope.profile.lists;
    const lists = cadence === null ? null : [...publishedLists(task, KIND_OF[list_subject], list, cadence).values()];
    return listedSubjects(task, list_subject).map((subject) => {
      const { say } = speakerOf(task, list_subject, subject.code, []);
      if (lists === null) return say(task.asOf, '未知', '规则没有写榜单多久公布一次');
      const missing = listsMissing(task, list_subject, subject);
      if (missing !== null) return say(task.asOf, missing.verdict, missing.detail);
      let verdict: '合格' | '未知' | '待核实' = '合格';
      let period: string = task.asOf;
      const details: string[] = [];
      const rows: ListEntry[] = [];
      for (const { division, periods, listings } of lists) {
        if (!listings.has(subject.code)) continue;
        const { definite, possible } = runsOf(listStates(periods, subject.code, list));
        const reached = definite.filter((run) => run.inside >= count).at(-1);
        const doubtful = possible.filter((run) => run.inside + run.missing >= count).at(-1);
        if (reached) {
          period = verdict === '待核实' && period > reached.until ? period : reached.until;
          verdict = '待核实';
          const run = `${division.name} ${when(reached.from)} 至 ${when(reached.until)} 连续 ${reached.inside} 期列入${list}`;
          details.push(`${run}，已达到连续 ${count} 期的条件`);
          rows.push(...reached.records);
        } else if (doubtful) {
          if (verdict !== '待核实') {
            verdict = '未知';
            period = doubtful.until;
          }
          const run = `${division.name} ${when(doubtful.from)} 至 ${when(doubtful.until)} 列入${list} ${doubtful.inside} 期`;
          details.push(`${run}，其间 ${doubtful.missing} 期没有公布，不能判断是否连续 ${count} 期`);
          rows.push(...doubtful.records);
        } else {
          const longest = Math.max(0, ...definite.map((run) => run.inside));
          if (longest > 0) {
            details.push(`${division.name}最长连续 ${longest} 期列入${list}，未达到 ${count} 期`);
            rows.push(...definite.flatMap((run) => run.records));
          }
        }
      }
      if (details.length > 0) return say(period, verdict, details.join('；'), rows);
      const never = neverListed(task, subject, list);
      return say(task.asOf, never.verdict, never.detail);
    });
  },
};
