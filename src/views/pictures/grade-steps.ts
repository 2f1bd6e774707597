/**
 * 信用等级图: a firm's grades over the periods as steps, one picture for each body that grades it and each of its scales.
 *
 * Bodies have scales of their own, so their grades never share a picture. A period without a grade is a gap.
 */
import { scaleBand } from 'd3-scale';
import type { GradeSystem } from '../../domain/credit-grade.ts';
import { cadenceOf, comparePeriods, type Period, shiftPeriod } from '../../domain/period.ts';
import type { FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { isUngraded } from '../../domain/serving.ts';
import { period } from '../../wording/format.ts';
import { gradeOrder } from '../common/grade-order.ts';
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

type Given = Pick<FirmGrade, 'firm' | 'assessor' | 'period' | 'grade' | 'publishedOn'>;

/**
 * Pictures of a firm's grades, one for each system and cadence. A scale that contains all grades given is drawn in full.
 */
export function gradeSteps(grades: readonly Given[], systemOf: (grade: Given) => GradeSystem): GradeSteps[] {
  return [...groupBy(grades, systemOf)].flatMap(([system, own]) =>
    [...groupBy(own, ({ period }) => cadenceOf(period)).values()].flatMap((group) => stepsOf(group, system) ?? []),
  );
}

function stepsOf(group: readonly Given[], { assessor, scale }: GradeSystem): GradeSteps | null {
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
  const isKnown = scale.length > 0 && ranked.every((grade) => scale.includes(grade));
  const rows = isKnown ? [...scale] : [...new Set(ranked)].sort(gradeOrder(scale));
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
    assessor,
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
