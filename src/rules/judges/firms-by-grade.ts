/**
 * 企业按信用等级的分布: the grades of a year against the figures of a letter. 晋城市 reply no. 411 三（四） (JC-09).
 *
 * Counted are the firms that one body has graded for that year on the scale of the place: its own authority, else the
 * nearest above it that has graded any, else one of which nobody knows whose it is. Firms without such a grade are listed
 * apart, and what other bodies gave is in no count.
 */
import { z } from 'zod';
import { isReadOn } from '../../domain/credit-grade.ts';
import type { Division, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { isUngraded, newestGrade } from '../../domain/serving.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import type { Subject } from '../needs.ts';
import { firmsToJudge } from '../readings/firms.ts';
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
  const { params, scope } = task;
  const year = String(params.year);
  const say = (verdict: '合格' | '未知' | '不适用' | '待核实', detail: string) =>
    finding(task, 'division', place.code, year, verdict, detail, [place.source]);
  if (scope.estates.length === 0) return say('不适用', NO_ESTATES_HERE);
  const counts = new Map<string, number>();
  let all = 0;
  const { assessor, byFirm } = gradedBy(task, place, year);
  for (const { grade } of byFirm.values()) {
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
    all++;
  }
  if (all === 0) return say('未知', `「信用评价」表里没有评价周期是 ${year} 年的等级`);
  const scale = [...new Set([...scope.profile.grades.scale, ...Object.keys(params.grades), ...counts.keys()])];
  const each = scale
    .filter((grade) => counts.has(grade) || params.grades[grade] !== undefined)
    .map((grade) => `${grade} 级 ${counts.get(grade) ?? 0} 家`);
  const ungraded = firmsToJudge(task).filter(({ code, serves }) => (serves ?? 0) > 0 && !byFirm.has(code));
  const by = assessor === null ? '' : `${assessor}评价，`;
  const words = [
    `${by}${year} 年参评企业 ${thousands(all)} 家：${each.join(' + ')}，相加 ${thousands(all)} 家`,
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

/** The firms that the body whose word counts first has graded for the year, with their newest grade of it. */
function gradedBy(
  { facts }: Case<Letter>,
  place: Division,
  year: string,
): { assessor: string | null; byFirm: ReadonlyMap<string, FirmGrade> } {
  const scale = facts.grades.scaleAt(place.code);
  const rows = [...facts.gradesByFirm.values()].flatMap((own) =>
    facts.grades
      .givenFor(own, place.code)
      .filter((grade) => grade.period === year && isReadOn(facts.grades.systemOf(grade).scale, scale)),
  );
  const nearestFirst = [...facts.tree.pathTo(place.code)].reverse().map(({ authority }) => authority);
  const bodies = [...new Set(rows.map(({ assessor }) => assessor))].sort(
    (a, b) => rank(nearestFirst, a) - rank(nearestFirst, b),
  );
  for (const assessor of bodies) {
    const byFirm = groupBy(
      rows.filter((row) => row.assessor === assessor),
      ({ firm }) => firm,
    );
    const newest = [...byFirm].flatMap(([firm, own]): [string, FirmGrade][] => {
      const grade = newestGrade(own);
      return grade === null || isUngraded(grade.grade) ? [] : [[firm, grade]];
    });
    if (newest.length > 0) return { assessor, byFirm: new Map(newest) };
  }
  return { assessor: null, byFirm: new Map() };
}

/** The nearer an authority, the lower; bodies of which nobody knows whose they are come last, as their rows do. */
function rank(nearestFirst: readonly (string | null)[], assessor: string | null): number {
  const at = assessor === null ? -1 : nearestFirst.indexOf(assessor);
  return at < 0 ? nearestFirst.length : at;
}
