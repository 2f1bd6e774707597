/**
 * 榜单与等级一致: A to the red list, D to the black one. 长建发〔2025〕72号 art. 七 (CZ-16).
 *
 * Judged on the newest list of each county against the grade published latest by its day. A list that does
 * not fit is a prompt to verify: the authority may have had its reasons.
 */
import { z } from 'zod';
import type { Verdict } from '../../domain/finding.ts';
import type { ListColour } from '../../domain/records.ts';
import type { SourceRef } from '../../domain/source.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import { lackOf, type Subject } from '../needs.ts';
import { when } from '../readings/figures.ts';
import { gradeAt, gradeWords } from '../readings/graded-firms.ts';
import { countingLack } from '../readings/graders.ts';
import { firmsByCounty } from '../readings/listed-subjects.ts';
import { listPeriods } from '../readings/periods.ts';

const params = z.object({
  direction: z.literal('grade-to-list'),
  list_of_grade: z.record(z.string(), z.enum(['红榜', '黑榜'])),
  grade_at: z.literal('latest-published-by-listing-date'),
});

export const gradeListMatch: Judge<z.infer<typeof params>> = {
  name: 'grade-list-match',
  kind: 'performance',
  params,
  needs: { tables: { list_entry: [] }, of: listedFirms },
  clock: 'publication',
  judge: (task) => {
    const { cadence } = task.scope.profile.lists;
    const { serving, firms } = firmsByCounty(task);
    const counties = task.scope.counties.flatMap((county) => {
      // Whoever was taken off the list had been put on it by its grade.
      const entries = task.facts.recordedLists.get(county.code) ?? [];
      const newest = (cadence === null ? [] : listPeriods(entries, cadence, '企业', task.asOf))
        .filter((one) => one.entries !== null)
        .at(-1);
      if (!newest?.entries) return [];
      const day = newest.entries.map((entry) => entry.listedOn).sort();
      return [{ county, newest, entries: newest.entries, day: day.at(-1) ?? task.asOf }];
    });
    return codesOf(firms).map((firm) => {
      if (cadence === null) return finding(task, 'firm', firm, task.asOf, '未知', '规则没有写榜单多久公布一次');
      let verdict: Verdict = '不适用';
      let period: string = task.asOf;
      const details: string[] = [];
      const sources: SourceRef[] = [];
      for (const { county, newest, entries, day } of counties) {
        if (!firms.get(county.code)?.has(firm)) continue;
        const at = gradeAt(task, firm, county, day);
        const { grade } = at;
        const listing = entries.find((entry) => entry.subject === firm);
        const on = listing?.colour ?? null;
        if (listing) sources.push(listing.source);
        if (!grade) {
          if (verdict !== '待核实') {
            verdict = '未知';
            period = newest.period;
          }
          const other = at.ungraded ?? at.offScale;
          if (other) sources.push(other.source);
          const missing = lackOf(task, 'firm_grade') ?? `没有 ${when(day)} 以前公布的信用等级`;
          const words = at.ungraded
            ? `信用等级写的是${at.ungraded.grade}（${when(at.ungraded.period)}）`
            : at.offScale
              ? gradeWords(at)
              : missing;
          details.push(`${county.name} ${when(newest.period)}：${words}`);
          continue;
        }
        sources.push(grade.source);
        const expected: ListColour | null = task.params.list_of_grade[grade.grade] ?? null;
        const stays = on !== null || serving.get(county.code)?.has(firm) || lackOf(task, 'contract') !== null;
        const gone = stays ? '' : '，在这里已没有正在服务的小区';
        const words = `${county.name} ${when(newest.period)}：信用等级 ${grade.grade}（${when(grade.period)}），${on === null ? '没有上榜' : `列入${on}`}${gone}`;
        const unsure = countingLack(task, county, task.facts.gradesByFirm.get(firm) ?? []);
        if (expected !== on && unsure !== null) {
          if (verdict !== '待核实') {
            verdict = '未知';
            period = newest.period;
          }
          details.push(`${words}；${unsure}`);
        } else if (expected === on) {
          if (verdict === '不适用') {
            verdict = '合格';
            period = newest.period;
          }
          details.push(words);
        } else {
          // An event settles the newest list that does not match, not a list of another county that does.
          period = verdict === '待核实' && period > newest.period ? period : newest.period;
          verdict = '待核实';
          details.push(`${words}，按等级${expected === null ? '不上榜' : `应列入${expected}`}`);
        }
      }
      const detail = details.length > 0 ? details.join('；') : '所在的地方没有公布过企业榜单';
      return finding(task, 'firm', firm, period, verdict, detail, sources);
    });
  },
};

function codesOf(firms: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...new Set([...firms.values()].flatMap((there) => [...there]))].sort();
}

function listedFirms(task: Case<unknown>): Subject[] {
  return codesOf(firmsByCounty(task).firms).map((code) => ({
    kind: 'firm',
    code,
    period: task.asOf,
    exempt: null,
    rows: [],
  }));
}
