/**
 * 考核优秀的比例: excellent firms are at most 5 % of those assessed, every half-year. 办字〔2024〕9号 三（三） (YS-14).
 *
 * The results stand in 信用评价 beside the grades, with the half-year as 评价周期. The share is that of one assessing
 * body: the county's own, else the nearest above it.
 */
import { z } from 'zod';
import { cadenceOf, comparePeriods, type Period, periodEnd } from '../../domain/period.ts';
import type { Division, Estate, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { shareTenths, tenthsText } from '../../domain/share.ts';
import { estatesByFirm, estatesByFirmThen } from '../facts.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf, lackOf } from '../needs.ts';
import { eachCounty } from '../readings/counties.ts';
import { graderLack } from '../readings/graders.ts';
import { counties } from '../readings/subjects.ts';
import { named } from '../readings/words.ts';

const params = z.object({
  percent: z.number().int().min(0).max(100),
  compare: z.literal('at-most'),
  cadence: z.literal('half-year'),
  grade: z.string(),
});

export const assessmentCap: Judge<z.infer<typeof params>> = {
  name: 'assessment-cap',
  kind: 'performance',
  params,
  needs: { tables: { firm_grade: [] }, of: counties() },
  clock: 'publication',
  looksBack: true,
  judge: (task) => {
    const { percent, cadence, grade } = task.params;
    const words = new Set(task.scope.profile.grades.assessments);
    const since = task.rule.valid_from;
    const results = task.register.records.firm_grade.filter(
      ({ grade: result, period }) =>
        words.has(result) &&
        cadenceOf(period) === cadence &&
        // What was over before the rule held is not judged by it.
        (since === null || periodEnd(period) >= since),
    );
    return eachCounty(task, ({ county, estates, say }) => {
      const { facts, asOf } = task;
      const own = resultsAt(task, county, estates, results);
      if (own.length === 0) {
        if (lackOf(task, 'contract') === null && estatesByFirm(facts, estates, asOf).size === 0)
          return say(asOf, '不适用', '没有企业在这里服务');
        const missing = `评价周期是半年、由这里或上级部门评出的考核结果（${[...words].join('、')}）`;
        return say(asOf, '未知', `「信用评价」表里没有${missing}`);
      }
      const periods = groupBy(own, (row) => row.period);
      return [...periods]
        .sort(([a], [b]) => comparePeriods(a, b))
        .map(([period, rows]) => {
          const all = new Set(rows.map((row) => row.firm)).size;
          const best = [...new Set(rows.filter((row) => row.grade === grade).map((row) => row.firm))];
          const names =
            best.length === 0 ? '' : `（${named(best.map((code) => facts.firms.get(code)?.name ?? code))}）`;
          const tenths = shareTenths(best.length, all);
          // What is above the limit by less than is shown is told to be above it.
          const more = tenths === percent * 10 && 100 * best.length > percent * all ? '多' : '';
          const share = `${grade} ${best.length} 家${names}，占 ${tenthsText(tenths)}${more}`;
          const cap = `要求不超过 ${percent}%，最多 ${Math.floor((percent * all) / 100)} 家`;
          const words = `参加考核 ${all} 家，${share}，${cap}`;
          if (100 * best.length <= percent * all) return say(period, '合格', words, rows);
          const unsure = graderLack(task, county, rows) ?? elsewhere(task, results, rows, period);
          return unsure === null ? say(period, '缺项', words, rows) : say(period, '未知', `${words}；${unsure}`, rows);
        });
    });
  },
};

/** Why results of a period that count in no county may be of this one, so that the share would be another. */
function elsewhere(
  task: Case<unknown>,
  results: readonly FirmGrade[],
  own: readonly FirmGrade[],
  period: Period,
): string | null {
  const open = results.filter((row) => row.assessor === null && row.period === period && !own.includes(row));
  if (open.length === 0) return null;
  const lack = columnLackOf(task, 'firm_grade', 'assessor', open) ?? `另有 ${open.length} 行考核结果没有写「评价单位」`;
  return `${lack}，是不是这里评的不得而知`;
}

/** The results that count in a county: its own body's, else those of the nearest above; unsigned ones of firms that serve it. */
function resultsAt(
  { facts }: Case<unknown>,
  county: Division,
  estates: readonly Estate[],
  results: readonly FirmGrade[],
): FirmGrade[] {
  const signed = [...facts.tree.pathTo(county.code)]
    .reverse()
    .map(({ authority }) => results.filter((row) => row.assessor !== null && row.assessor === authority))
    .find((rows) => rows.length > 0);
  const unsigned = groupBy(
    results.filter((row) => row.assessor === null),
    (row) => row.period,
  );
  const serving = [...unsigned].flatMap(([period, rows]) => {
    const firms = estatesByFirmThen(facts, estates, periodEnd(period));
    return rows.filter((row) => firms.has(row.firm));
  });
  return [...(signed ?? []), ...serving];
}
