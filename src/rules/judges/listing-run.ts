/**
 * 连续上榜: a subject listed in so many consecutive periods. 长建发〔2025〕72号 art. 七 (CZ-18).
 *
 * A trigger reached is a prompt to verify, never a decision. A missing period inside a possible run makes
 * it unknown. Runs are counted per publishing division.
 */
import { z } from 'zod';
import type { Verdict } from '../../domain/finding.ts';
import type { SourceRef } from '../../domain/source.ts';
import { finding, type Judge } from '../judge.ts';
import { listPeriods, runsOf } from '../periods.ts';
import { listedSubjects } from './listed-subjects.ts';

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
    const kind = list_subject === 'firm' ? '企业' : '项目';
    return listedSubjects(matter, list_subject).map((subject) => {
      if (!matter.register.present.has('list_entry') || cadence === null) {
        return finding(
          matter,
          list_subject,
          subject,
          matter.asOf,
          '未知',
          cadence === null ? '没有规定榜单多久公布一次' : '没有「红黑榜」表',
        );
      }
      let verdict: Verdict = '合格';
      let period: string = matter.asOf;
      const details: string[] = [];
      const sources: SourceRef[] = [];
      for (const county of matter.scope.counties) {
        const periods = listPeriods(matter.facts.listsByDivision.get(county.code) ?? [], cadence, kind, matter.asOf);
        const { definite, possible } = runsOf(periods, subject, list);
        const reached = definite.filter((run) => run.listed >= count).at(-1);
        const doubtful = possible.filter((run) => run.listed + run.missing >= count).at(-1);
        if (reached) {
          verdict = '待核实';
          period = reached.until;
          details.push(
            `${county.name} ${reached.from} 至 ${reached.until} 连续 ${reached.listed} 期列入${list}，已达到连续 ${count} 期的条件，待核实`,
          );
          sources.push(...reached.entries.map((entry) => entry.source));
        } else if (doubtful) {
          if (verdict !== '待核实') {
            verdict = '未知';
            period = doubtful.until;
          }
          details.push(
            `${county.name} ${doubtful.from} 至 ${doubtful.until} 列入${list} ${doubtful.listed} 期，其间 ${doubtful.missing} 期没有公布，不能判断是否连续 ${count} 期`,
          );
          sources.push(...doubtful.entries.map((entry) => entry.source));
        } else {
          const longest = Math.max(0, ...definite.map((run) => run.listed));
          if (longest > 0) {
            details.push(`${county.name}最长连续 ${longest} 期列入${list}，未达到 ${count} 期`);
            sources.push(...definite.flatMap((run) => run.entries.map((entry) => entry.source)));
          }
        }
      }
      const detail = details.length > 0 ? details.join('；') : `没有列入过${list}`;
      return finding(matter, list_subject, subject, period, verdict, detail, sources);
    });
  },
};
