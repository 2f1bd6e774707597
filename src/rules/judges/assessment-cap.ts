/**
 * 考核优秀的比例: excellent firms are at most 5 % of those assessed, every half-year. 办字〔2024〕9号 三（三） (YS-14).
 *
 * The results stand in 信用评价 beside the grades, with the half-year as 评价周期. The share is that of one assessing
 * body: the county's own, else the nearest above it.
 */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { cadenceOf, comparePeriods, periodEnd } from '../../domain/period.ts';
import type { Division, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractOn } from '../facts.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import { shareOf } from '../shares.ts';
import { named } from './naming.ts';

const params = z.object({
  percent: z.number().int().min(0).max(100),
  compare: z.literal('at-most'),
  cadence: z.literal('half-year'),
  grade: z.string(),
});

export const assessmentCap: Judge<z.infer<typeof params>> = {
  name: 'assessment-cap',
  params,
  judge: (matter) => {
    const { percent, cadence, grade } = matter.params;
    const words = new Set(matter.scope.profile.grades.assessments);
    const results = matter.register.records.firm_grade.filter(
      (row) => words.has(row.grade) && cadenceOf(row.period) === cadence,
    );
    return matter.scope.counties.flatMap((county): Finding[] => {
      const whole = (verdict: '未知' | '不适用', detail: string) => [
        finding(matter, 'division', county.code, matter.asOf, verdict, detail, [county.source]),
      ];
      const estates = matter.scope.estatesByCounty.get(county.code) ?? [];
      if (estates.length === 0) return whole('不适用', '公布的范围里没有这里的小区');
      if (!matter.register.present.has('firm_grade')) return whole('未知', '没有「信用评价」表');
      const served = new Set(
        estates.flatMap((estate) => contractOn(matter.facts, estate.code, matter.asOf)?.firm ?? []),
      );
      const own = resultsAt(matter, county, results);
      if (own.length === 0 && served.size === 0 && matter.register.present.has('contract'))
        return whole('不适用', '没有企业在这里服务');
      if (own.length === 0)
        return whole(
          '未知',
          `「信用评价」表里没有评价周期是半年、由这里或上级部门评出的考核结果（${[...words].join('、')}）`,
        );
      const periods = groupBy(own, (row) => row.period);
      return [...periods]
        .sort(([a], [b]) => comparePeriods(a, b))
        .map(([period, rows]) => {
          const all = new Set(rows.map((row) => row.firm)).size;
          const best = [...new Set(rows.filter((row) => row.grade === grade).map((row) => row.firm))];
          const names =
            best.length === 0 ? '' : `（${named(best.map((code) => matter.facts.firms.get(code)?.name ?? code))}）`;
          const detail = `参加考核 ${all} 家，${grade} ${best.length} 家${names}，占 ${shareOf(best.length, all)}，要求不超过 ${percent}%，最多 ${Math.floor((percent * all) / 100)} 家`;
          const verdict = 100 * best.length <= percent * all ? '合格' : '缺项';
          return finding(
            matter,
            'division',
            county.code,
            period,
            verdict,
            detail,
            rows.map((row) => row.source),
          );
        });
    });
  },
};

/** The results that count in a county: its own body's, else those of the nearest above; unsigned ones of firms that serve it. */
function resultsAt(matter: Case<unknown>, county: Division, results: readonly FirmGrade[]): FirmGrade[] {
  const signed = [...matter.facts.tree.pathTo(county.code)]
    .reverse()
    .map(({ authority }) => results.filter((row) => row.assessor !== null && row.assessor === authority))
    .find((rows) => rows.length > 0);
  const estates = matter.scope.estatesByCounty.get(county.code) ?? [];
  const unsigned = results.filter((row) => row.assessor === null);
  const here = groupBy(unsigned, (row) => row.period);
  const serving = [...here].flatMap(([period, rows]) => {
    const day = periodEnd(period);
    const firms = new Set(estates.flatMap((estate) => contractOn(matter.facts, estate.code, day)?.firm ?? []));
    return rows.filter((row) => firms.has(row.firm));
  });
  return [...(signed ?? []), ...serving];
}
