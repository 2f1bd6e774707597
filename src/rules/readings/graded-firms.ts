/**
 * A firm's newest credit grade in each place that it serves (现行信用等级): by the authority for that place, and on its scale,
 * since a rule of the place speaks of no other.
 */
import { isReadOn } from '../../domain/credit-grade.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Division, FirmGrade } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { isUngraded, newestGrade } from '../../domain/serving.ts';
import { contractOn } from '../facts.ts';
import type { Case } from '../judge.ts';
import { placesJudged } from '../scope.ts';
import { when } from './figures.ts';
import { type FirmToJudge, firmsToJudge } from './firms.ts';
import { countingLack } from './graders.ts';

/** A firm's newest grade in a place, at most one of the three. */
export interface PlaceGrade {
  place: Division;
  grade: FirmGrade | null;
  /** The newest row where it says that no grade was given (未评): nothing older holds then. */
  ungraded: FirmGrade | null;
  /** The newest row where it stands on another scale than that of the place, or nobody can say on which: no rule of the place speaks of it. */
  offScale: FirmGrade | null;
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
    const [lack] = places.flatMap((place) => countingLack(task, place, own) ?? []);
    return {
      ...one,
      graderLack: lack ?? null,
      grades: places.map((place) => gradeAt(task, one.code, place)),
      gradedHere: own.some(({ assessor }) => assessor === null || authorities.has(assessor)),
    };
  });
}

/** Its grades where it serves; one from elsewhere is no evidence about a firm that serves nobody here. */
export function gradesHere({ serves, grades }: GradedFirm): readonly FirmGrade[] {
  return serves === 0 ? [] : grades.flatMap(({ grade }) => grade ?? []);
}

/** A firm's grade in a place, of those published by a day. */
export function gradeAt(
  { facts, asOf }: Case<unknown>,
  firm: string,
  place: Division,
  day: IsoDate = asOf,
): PlaceGrade {
  const published = (facts.gradesByFirm.get(firm) ?? []).filter(({ publishedOn }) => publishedOn <= day);
  const newest = newestGrade(facts.grades.countingAt(published, place.code));
  const none = { place, grade: null, ungraded: null, offScale: null };
  if (newest === null) return none;
  if (isUngraded(newest.grade)) return { ...none, ungraded: newest };
  const isLocal = isReadOn(facts.grades.systemOf(newest).scale, facts.grades.scaleAt(place.code));
  return isLocal ? { ...none, grade: newest } : { ...none, offScale: newest };
}

export function gradeWords({ place, grade, ungraded, offScale }: PlaceGrade): string {
  if (ungraded !== null)
    return `${place.name}信用等级写的是${ungraded.grade}（${when(ungraded.period)}，${when(ungraded.publishedOn)} 公示）`;
  if (offScale !== null)
    return `${place.name}信用等级 ${offScale.grade}（${offScale.assessor ?? '评价单位未知'}，${when(offScale.period)}）不能认定是按本地的等级评的`;
  if (grade === null) return `${place.name}没有公示过信用等级`;
  return `${place.name}信用等级 ${grade.grade}（${when(grade.period)}，${when(grade.publishedOn)} 公示）`;
}
