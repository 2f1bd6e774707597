/**
 * 榜单与等级一致: A to the red list, D to the black one. 长建发〔2025〕72号 art. 七 (CZ-16).
 *
 * Judged on the newest list of each county against the grade published latest by its day. A list that does
 * not fit is a prompt to verify: the authority may have had its reasons.
 */
import { z } from 'zod';
import type { Verdict } from '../../domain/finding.ts';
import type { ListColour } from '../../domain/records.ts';
import { gradesThatCount } from '../../domain/serving.ts';
import type { SourceRef } from '../../domain/source.ts';
import { finding, type Judge } from '../judge.ts';
import { listPeriods } from '../periods.ts';
import { firmsByCounty, listedSubjects } from './listed-subjects.ts';

const params = z.object({
  direction: z.literal('grade-to-list'),
  list_of_grade: z.record(z.string(), z.enum(['红榜', '黑榜'])),
  grade_at: z.literal('latest-published-by-listing-date'),
});

export const gradeListMatch: Judge<z.infer<typeof params>> = {
  name: 'grade-list-match',
  params,
  judge: (matter) => {
    const { cadence } = matter.scope.profile.lists;
    const scale = matter.scope.profile.grades.scale;
    const firms = firmsByCounty(matter);
    return listedSubjects(matter, 'firm').map((firm) => {
      if (!matter.register.present.has('list_entry') || cadence === null) {
        return finding(matter, 'firm', firm, matter.asOf, '未知', '没有「红黑榜」表');
      }
      let verdict: Verdict = '不适用';
      let period: string = matter.asOf;
      const details: string[] = [];
      const sources: SourceRef[] = [];
      for (const county of matter.scope.counties) {
        if (!firms.get(county.code)?.has(firm)) continue;
        const entriesOfCounty = matter.facts.listsByDivision.get(county.code) ?? [];
        const newest = listPeriods(entriesOfCounty, cadence, '企业', matter.asOf)
          .filter((p) => p.entries !== null)
          .at(-1);
        if (!newest?.entries) continue;
        const day =
          newest.entries
            .map((entry) => entry.listedOn)
            .sort()
            .at(-1) ?? matter.asOf;
        const grade = gradesThatCount(matter.facts.gradesByFirm.get(firm) ?? [], matter.facts.tree, county.code)
          .filter((g) => g.publishedOn <= day && (scale.length === 0 || scale.includes(g.grade)))
          .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
          .at(-1);
        const listing = newest.entries.find((entry) => entry.subject === firm);
        const on = listing?.colour ?? null;
        period = newest.period;
        if (listing) sources.push(listing.source);
        if (!grade) {
          if (verdict !== '待核实') verdict = '未知';
          details.push(`${county.name} ${newest.period}：没有 ${day} 以前公布的信用等级`);
          continue;
        }
        sources.push(grade.source);
        const expected: ListColour | null = matter.params.list_of_grade[grade.grade] ?? null;
        const words = `${county.name} ${newest.period}：信用等级 ${grade.grade}（${grade.period}），${on === null ? '没有上榜' : `列入${on}`}`;
        if (expected === on) {
          if (verdict === '不适用') verdict = '合格';
          details.push(words);
        } else {
          verdict = '待核实';
          details.push(`${words}，按等级${expected === null ? '不上榜' : `应列入${expected}`}，待核实`);
        }
      }
      const detail = details.length > 0 ? details.join('；') : '所在县区没有公布过企业榜单';
      return finding(matter, 'firm', firm, period, verdict, detail, sources);
    });
  },
};
