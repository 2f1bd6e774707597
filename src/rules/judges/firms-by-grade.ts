/**
 * 企业按信用等级的分布: the grades of a year against the figures of a letter. 晋城市 reply no. 411 三（四） (JC-09).
 *
 * Counted are the firms graded for that year, by the grades that count in the place; firms without one are listed
 * apart.
 */
import { z } from 'zod';
import type { Division } from '../../domain/records.ts';
import { gradesThatCount, isUngraded, newestGrade } from '../../domain/serving.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import type { Subject } from '../needs.ts';
import { gradedFirms } from '../readings/graded-firms.ts';
import { NO_ESTATES_HERE } from '../readings/subjects.ts';
import { named, thousands } from '../readings/words.ts';

const count = z.number().int().min(0);
const params = z
  .object({ year: z.number().int(), total: count, grades: z.record(z.string(), count) })
  .superRefine(({ total, grades }, context) => {
    const sum = Object.values(grades).reduce((n, one) => n + one, 0);
    if (sum !== total)
      context.addIssue({ code: 'custom', path: ['total'], message: `各等级相加是 ${sum} 家，总数写的是 ${total} 家` });
  });

type Letter = z.infer<typeof params>;

export const firmsByGrade: Judge<Letter> = {
  name: 'firms-by-grade',
  kind: 'performance',
  params,
  needs: { tables: { firm_grade: [] }, of: placesOfLetter },
  clock: 'publication',
  judge: (task) => task.scope.places.map((place) => compared(task, place)),
};

function placesOfLetter({ scope, params }: Case<Letter>): Subject[] {
  const exempt = scope.estates.length === 0 ? NO_ESTATES_HERE : null;
  return scope.places.map((place) => ({
    kind: 'division',
    code: place.code,
    period: String(params.year),
    exempt,
    rows: [place],
  }));
}

function compared(task: Case<Letter>, place: Division) {
  const { facts, params, scope } = task;
  const year = String(params.year);
  const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string) =>
    finding(task, 'division', place.code, year, verdict, detail, [place.source]);
  if (scope.estates.length === 0) return say('不适用', NO_ESTATES_HERE);
  const counts = new Map<string, number>();
  let all = 0;
  for (const own of facts.gradesByFirm.values()) {
    const counting = gradesThatCount(own, facts.tree, place.code).filter(({ period }) => period === year);
    const grade = newestGrade(counting)?.grade;
    if (grade === undefined || isUngraded(grade)) continue;
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
    all++;
  }
  if (all === 0) return say('未知', `「信用评价」表里没有评价周期是 ${year} 年的等级`);
  const scale = [...new Set([...scope.profile.grades.scale, ...Object.keys(params.grades), ...counts.keys()])];
  const each = scale
    .filter((grade) => counts.has(grade) || params.grades[grade] !== undefined)
    .map((grade) => `${grade} 级 ${counts.get(grade) ?? 0} 家`);
  const ungraded = gradedFirms(task).filter(
    ({ code, serves }) =>
      (serves ?? 0) > 0 &&
      !(facts.gradesByFirm.get(code) ?? []).some(({ period, grade }) => period === year && !isUngraded(grade)),
  );
  const words = [
    `${year} 年参评企业 ${thousands(all)} 家：${each.join(' + ')}，相加 ${thousands(all)} 家`,
    ...(ungraded.length > 0
      ? [
          `在这里服务而没有这一年等级的 ${ungraded.length} 家：${named(ungraded.map(({ code, firm }) => firm?.name ?? code))}`,
        ]
      : []),
  ].join('；');
  const letter = Object.entries(params.grades).map(([grade, n]) => `${grade} 级 ${n} 家`);
  const same = all === params.total && scale.every((grade) => (counts.get(grade) ?? 0) === (params.grades[grade] ?? 0));
  return same
    ? say('合格', `${words}；与答复的 ${thousands(params.total)} 家相同`)
    : say('待核实', `${words}；与答复的 ${thousands(params.total)} 家（${letter.join('、')}）不同`);
}
