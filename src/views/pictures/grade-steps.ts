/**
 * 信用等级图: a firm's grades over the periods as steps, one picture for each authority that grades it.
 *
 * Authorities have scales of their own, so their grades never share a picture. A period without a grade is a gap.
 */
import { scaleBand } from 'd3-scale';
import { cadenceOf, comparePeriods, type Period, shiftPeriod } from '../../domain/period.ts';
import type { FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { isUngraded } from '../../domain/serving.ts';
import { period } from '../../wording/format.ts';
import { compareGrades } from '../common/grade-order.ts';
import { type Percent, rounded } from './scale.ts';

export interface GradeStep {
  /** The period within its year: 1季, 上半, 10; a year in full. */
  label: string;
  /** The year, where one begins; else null. */
  year: string | null;
  /** Null where no grade was published for the period. */
  grade: string | null;
  /** Row of the picture, from 0 at the best grade. */
  row: number | null;
  x: Percent;
  /** Row of the step before, where it is another. */
  from: number | null;
}

export interface GradeSteps {
  assessor: string | null;
  /** Best first. */
  grades: string[];
  /** Oldest first, at most twelve. */
  steps: GradeStep[];
  width: Percent;
  sentence: string;
}

const PERIODS_DRAWN = 12;
/** Where the steps begin; the grades stand to the left. */
const STEPS_START = 12;

/**
 * Pictures of a firm's grades, one for each authority and cadence. `scales` are those of the profiles, best grade
 * first; where one contains all grades given, it is drawn in full.
 */
export function gradeSteps(
  grades: readonly Pick<FirmGrade, 'assessor' | 'period' | 'grade' | 'publishedOn'>[],
  scales: readonly (readonly string[])[],
): GradeSteps[] {
  const byAssessor = groupBy(grades, ({ assessor, period }) => `${assessor ?? ''}\n${cadenceOf(period)}`);
  return [...byAssessor.values()].flatMap((group) => {
    const steps = stepsOf(group, scales);
    return steps === null ? [] : [steps];
  });
}

function stepsOf(group: Parameters<typeof gradeSteps>[0], scales: Parameters<typeof gradeSteps>[1]): GradeSteps | null {
  // If a period has several grades, the one published last counts.
  const byPeriod = new Map<Period, { grade: string; publishedOn: string }>();
  for (const { period, grade, publishedOn } of group) {
    const known = byPeriod.get(period);
    if (!known || publishedOn > known.publishedOn) byPeriod.set(period, { grade, publishedOn });
  }
  const known = [...byPeriod.keys()].sort(comparePeriods);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const periods: Period[] = [];
  for (let at = last; periods.length < PERIODS_DRAWN && comparePeriods(at, first) >= 0; at = shiftPeriod(at, -1))
    periods.unshift(at);
  const given = periods.flatMap((at) => byPeriod.get(at)?.grade ?? []);
  if (given.filter((grade) => !isUngraded(grade)).length < 2) return null;
  const ranked = given.filter((grade) => !isUngraded(grade));
  const scale = scales.find((one) => ranked.every((grade) => one.includes(grade)));
  const rows = scale ? [...scale] : [...new Set(ranked)].sort(compareGrades);
  const x = scaleBand(periods, [STEPS_START, 100]);
  let before: number | null = null;
  const steps = periods.map((at, index): GradeStep => {
    const grade = byPeriod.get(at)?.grade ?? null;
    const row = grade === null || isUngraded(grade) ? null : rows.indexOf(grade);
    const from = row === null || row === before ? null : before;
    before = row;
    const isYear = cadenceOf(at) === 'year';
    const isYearSaid = !isYear && (index === 0 || at.slice(0, 4) !== periods[index - 1]?.slice(0, 4));
    return {
      label: isYear ? at : shortWithinYear(at),
      year: isYearSaid ? at.slice(0, 4) : null,
      grade,
      row,
      x: rounded(x(at) ?? 0),
      from,
    };
  });
  const told = periods.map((at) => `${period(at)}${byPeriod.get(at)?.grade ?? '未见公布'}`);
  return {
    assessor: group[0]?.assessor ?? null,
    grades: rows,
    steps,
    width: rounded(x.bandwidth()),
    sentence: `信用等级：${told.join('，')}。`,
  };
}

function shortWithinYear(at: Period): string {
  if (cadenceOf(at) === 'quarter') return `${at.slice(6)}季`;
  return cadenceOf(at) === 'half-year' ? (at.endsWith('1') ? '上半' : '下半') : String(Number(at.slice(5)));
}
