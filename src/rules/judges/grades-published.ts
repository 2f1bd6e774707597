/**
 * 信用等级按期公示: every firm that serves a county is graded for every period. 办字〔2024〕9号 三（三） (YS-17).
 *
 * Whom a period asks for: the firms that had an estate of the county under contract on its last day. A grade can't be
 * published before its period ends, so the detail says how long after it came.
 */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { daysBetween } from '../../domain/iso-date.ts';
import { isNameCode } from '../../domain/name-code.ts';
import {
  cadenceOf,
  comparePeriods,
  dueDate,
  type Period,
  periodEnd,
  periodOf,
  shiftPeriod,
} from '../../domain/period.ts';
import type { FirmGrade } from '../../domain/records.ts';
import { isUngraded } from '../../domain/serving.ts';
import { estatesByFirmThen } from '../facts.ts';
import type { Judge } from '../judge.ts';
import { eachCounty } from '../readings/counties.ts';
import { when } from '../readings/figures.ts';
import { graderLack } from '../readings/graders.ts';
import { counties } from '../readings/subjects.ts';
import { named } from '../readings/words.ts';

const params = z.object({
  cadence: z.enum(['month', 'quarter', 'half-year', 'year']),
  grade_subject: z.literal('firm'),
  due: z.enum(['end-of-period', 'end-of-following-period']),
  grace_days: z.number().int().min(0),
});

export const gradesPublished: Judge<z.infer<typeof params>> = {
  name: 'grades-published',
  kind: 'disclosure',
  params,
  needs: { tables: { firm_grade: [], contract: [] }, of: counties() },
  clock: 'publication',
  looksBack: true,
  judge: (task) =>
    eachCounty(task, ({ county, estates, say, sayOverdue }) => {
      const { cadence, due, grace_days } = task.params;
      const { facts, asOf, rule } = task;
      const ever = new Set(
        estates.flatMap((estate) =>
          (facts.contractsByEstate.get(estate.code) ?? []).flatMap(({ firm, start }) =>
            start === null || start <= asOf ? [firm] : [],
          ),
        ),
      );
      if (ever.size === 0) return say(asOf, '不适用', '没有企业在这里服务');

      const grades = new Map<string, ReadonlyMap<Period, FirmGrade>>();
      for (const firm of ever) {
        const counting = facts.grades.givenFor(facts.gradesByFirm.get(firm) ?? [], county.code);
        grades.set(firm, new Map(counting.map((grade) => [grade.period, grade])));
      }
      const recorded = [...grades.values()]
        .flatMap((own) => [...own.keys()])
        .filter((period) => cadenceOf(period) === cadence)
        .sort(comparePeriods);
      if (recorded[0] === undefined) return say(asOf, '未知', '「信用评价」表里没有这里的企业按期评出的信用等级');

      const all = [...ever].flatMap((firm) => facts.gradesByFirm.get(firm) ?? []);
      const unsure = graderLack(task, county, all);
      const first = rule.valid_from === null ? recorded[0] : later(recorded[0], periodOf(rule.valid_from, cadence));
      const findings: Finding[] = [];
      for (let period = first; periodEnd(period) <= asOf; period = shiftPeriod(period, 1)) {
        const firms = [...estatesByFirmThen(facts, estates, periodEnd(period)).keys()].sort();
        const given = firms.flatMap((firm) => grades.get(firm)?.get(period) ?? []);
        const graded = given.filter(({ grade }) => !isUngraded(grade));
        const ungraded = given.filter(({ grade }) => isUngraded(grade));
        const absent = firms.filter((firm) => grades.get(firm)?.get(period) === undefined);
        const dueOn = dueDate(period, due, grace_days);
        const late = daysBetween(dueOn, asOf);
        const nameless = absent.filter(isNameCode).length;
        const doubt = nameless === 0 ? unsure : `其中 ${nameless} 家的统一社会信用代码待补，对不上等级`;
        const words = `期末在这里服务的企业 ${firms.length} 家，公示信用等级 ${graded.length} 家`;
        const last = graded
          .map((grade) => grade.publishedOn)
          .sort()
          .at(-1);
        const newest =
          last === undefined
            ? ''
            : `；最晚 ${when(last)} 公示，是这一期结束后第 ${daysBetween(periodEnd(period), last)} 天`;
        if (firms.length === 0) {
          findings.push(say(period, '不适用', '期末没有企业在这里服务'));
        } else if (absent.length === 0 && ungraded.length > 0) {
          const names = named(ungraded.map(({ firm, grade }) => `${facts.firms.get(firm)?.name ?? firm}（${grade}）`));
          findings.push(say(period, '未知', `${words}，没有评的 ${ungraded.length} 家：${names}${newest}`, given));
        } else if (absent.length === 0) {
          findings.push(say(period, '合格', `${words}${newest}`, graded));
        } else if (late > 0 && doubt !== null) {
          findings.push(say(period, '未知', `${words}；${doubt}`, given));
        } else if (late > 0 && given.length === 0) {
          const detail = `${words}；这一期应于 ${when(dueOn)} 前公示`;
          findings.push(sayOverdue(period, late, detail));
        } else if (late > 0) {
          const names = named(absent.map((firm) => facts.firms.get(firm)?.name ?? firm));
          const detail = `${words}，没有公示的 ${absent.length} 家：${names}${newest}`;
          findings.push(say(period, '缺项', detail, graded));
        }
      }
      return findings;
    }),
};

const later = (a: Period, b: Period): Period => (comparePeriods(a, b) > 0 ? a : b);
