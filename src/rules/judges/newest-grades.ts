/**
 * A firm's newest credit grade in each place that it serves (现行信用等级): one county's scale must not stand for
 * another's.
 */
import { comparePeriods } from '../../domain/period.ts';
import type { Division, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { gradesThatCount } from '../../domain/serving.ts';
import { contractOn } from '../facts.ts';
import type { Case } from '../judge.ts';
import { type FirmToJudge, firmsToJudge } from './firms.ts';

export interface GradedFirm extends FirmToJudge {
  /** In the counties that it serves; in the whole place where it serves none, or nobody knows. `grade` is null where none was published. */
  grades: readonly { place: Division; grade: FirmGrade | null }[];
  /** Whether an authority of the place has graded it. */
  gradedHere: boolean;
}

/** The grade that was published last; of several on one day that of the latest period. */
export function newestGrade(grades: readonly FirmGrade[]): FirmGrade | null {
  return grades.reduce<FirmGrade | null>((newest, grade) => {
    if (newest === null || grade.publishedOn > newest.publishedOn) return grade;
    if (grade.publishedOn < newest.publishedOn) return newest;
    return comparePeriods(grade.period, newest.period) > 0 ? grade : newest;
  }, null);
}

/** Firms in the table and those that contracts name, with their newest grades. */
export function gradedFirms(matter: Case<unknown>): GradedFirm[] {
  const { facts, scope, asOf } = matter;
  const pairs = scope.counties.flatMap((county) =>
    (scope.estatesByCounty.get(county.code) ?? []).flatMap((estate) => {
      const contract = contractOn(facts, estate.code, asOf);
      return contract === null ? [] : [{ firm: contract.firm, county }];
    }),
  );
  const byFirm = groupBy(pairs, ({ firm }) => firm);
  const authorities = new Set(
    [...scope.places, ...scope.counties].flatMap(({ code }) => facts.tree.pathTo(code).map((one) => one.authority)),
  );
  return firmsToJudge(matter).map((one) => {
    const served = new Set((byFirm.get(one.code) ?? []).map(({ county }) => county));
    const places = served.size > 0 ? scope.counties.filter((county) => served.has(county)) : scope.places;
    const own = facts.gradesByFirm.get(one.code) ?? [];
    return {
      ...one,
      grades: places.map((place) => ({ place, grade: newestGrade(gradesThatCount(own, facts.tree, place.code)) })),
      gradedHere: own.some(({ assessor }) => assessor === null || authorities.has(assessor)),
    };
  });
}
