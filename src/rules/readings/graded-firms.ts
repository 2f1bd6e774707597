/**
 * A firm's newest credit grade in each place that it serves (现行信用等级): one county's scale must not stand for
 * another's.
 */
import type { Division, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { gradesThatCount, isUngraded, newestGrade } from '../../domain/serving.ts';
import { contractOn } from '../facts.ts';
import type { Case } from '../judge.ts';
import { placesJudged } from '../scope.ts';
import { when } from './figures.ts';
import { type FirmToJudge, firmsToJudge } from './firms.ts';
import { graderLack } from './graders.ts';

/** A firm's newest grade in a place. `ungraded` is the newest row where it says that no grade was given (未评): nothing older holds then. */
export interface PlaceGrade {
  place: Division;
  grade: FirmGrade | null;
  ungraded: FirmGrade | null;
}

export interface GradedFirm extends FirmToJudge {
  /** In the counties that it serves; in the whole place where it serves none, or nobody knows. `grade` is null where none was published. */
  grades: readonly PlaceGrade[];
  /** Whether an authority of the place has graded it. */
  gradedHere: boolean;
  /** Why the grades may be another place's, so that nothing harmful follows from them; null where they aren't. */
  graderLack: string | null;
}

/** Firms in the table and those that contracts name, with their newest grades. */
export function gradedFirms(task: Case<unknown>): GradedFirm[] {
  const { facts, scope, asOf } = task;
  // Those in which estates lie are counties too where no level says so.
  const within = [...scope.estatesByCounty.keys()].flatMap((code) => facts.tree.get(code) ?? []);
  const counties = [...new Set([...scope.counties, ...within])];
  const pairs = counties.flatMap((county) =>
    (scope.estatesByCounty.get(county.code) ?? []).flatMap((estate) => {
      const contract = contractOn(facts, estate.code, asOf);
      return contract === null ? [] : [{ firm: contract.firm, county }];
    }),
  );
  const byFirm = groupBy(pairs, ({ firm }) => firm);
  const authorities = new Set(
    [...scope.places, ...scope.counties].flatMap(({ code }) => facts.tree.pathTo(code).map((one) => one.authority)),
  );
  return firmsToJudge(task).map((one) => {
    const served = new Set((byFirm.get(one.code) ?? []).map(({ county }) => county));
    const places = served.size > 0 ? counties.filter((county) => served.has(county)) : placesJudged(scope);
    const own = facts.gradesByFirm.get(one.code) ?? [];
    const [lack] = places.flatMap((place) => graderLack(task, place, own) ?? []);
    return {
      ...one,
      graderLack: lack ?? null,
      grades: places.map((place) => gradeIn(place, newestGrade(gradesThatCount(own, facts.tree, place.code)))),
      gradedHere: own.some(({ assessor }) => assessor === null || authorities.has(assessor)),
    };
  });
}

/** Its grades where it serves; one from elsewhere is no evidence about a firm that serves nobody here. */
export function gradesHere({ serves, grades }: GradedFirm): readonly FirmGrade[] {
  return serves === 0 ? [] : grades.flatMap(({ grade }) => grade ?? []);
}

function gradeIn(place: Division, newest: FirmGrade | null): PlaceGrade {
  return newest !== null && isUngraded(newest.grade)
    ? { place, grade: null, ungraded: newest }
    : { place, grade: newest, ungraded: null };
}

export function gradeWords({ place, grade, ungraded }: PlaceGrade): string {
  if (ungraded !== null)
    return `${place.name}信用等级写的是${ungraded.grade}（${when(ungraded.period)}，${when(ungraded.publishedOn)} 公示）`;
  if (grade === null) return `${place.name}没有公示过信用等级`;
  return `${place.name}信用等级 ${grade.grade}（${when(grade.period)}，${when(grade.publishedOn)} 公示）`;
}
