/**
 * Of whom judges speak (判定对象), for the runner, which answers for them where a table is missing: the same subjects
 * and exemptions by which the judges go themselves.
 */
import type { Estate } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import type { Subject } from '../needs.ts';
import { placesJudged } from '../scope.ts';
import { type FirmToJudge, firmsToJudge } from './firms.ts';

type Of<P> = (matter: Case<P>) => Subject[];

/** Every estate, on the as-of day or for another period. */
export function estates(
  exempt: (matter: Case<unknown>, estate: Estate) => string | null = () => null,
  periodOf: (matter: Case<unknown>) => string = ({ asOf }) => asOf,
): Of<unknown> {
  return (matter) =>
    matter.scope.estates.map((estate) => ({
      kind: 'estate',
      code: estate.code,
      period: periodOf(matter),
      exempt: exempt(matter, estate),
      rows: [estate],
    }));
}

/** Said of a place of whose estates none is published. */
export const NO_ESTATES_HERE = '公布的范围里没有这里的小区';

/** Every county; one without a published estate is exempt. */
export function counties<P>(periodOf: (matter: Case<P>) => string = ({ asOf }) => asOf): Of<P> {
  return (matter) =>
    matter.scope.counties.map((county) => {
      const isEmpty = !matter.scope.estatesByCounty.has(county.code);
      return {
        kind: 'division',
        code: county.code,
        period: isEmpty ? matter.asOf : periodOf(matter),
        exempt: isEmpty ? NO_ESTATES_HERE : null,
        rows: [county],
      };
    });
}

/** The places of which something is said once. */
export function places(): Of<unknown> {
  return (matter) =>
    placesJudged(matter.scope).map((place) => ({
      kind: 'division',
      code: place.code,
      period: matter.asOf,
      exempt: null,
      rows: [place],
    }));
}

/** Every firm of the table or of contracts. */
export function firms(exempt: (firm: FirmToJudge) => string | null = () => null): Of<unknown> {
  return (matter) =>
    firmsToJudge(matter).map((one) => ({
      kind: 'firm',
      code: one.code,
      period: matter.asOf,
      exempt: exempt(one),
      rows: one.firm === null ? [] : [one.firm],
    }));
}

/** Why a duty of firms that serve the place doesn't bind one; null where it serves, or nobody knows. */
export function servesNobody({ serves }: FirmToJudge): string | null {
  return serves === 0 ? '在这里没有正在服务的小区' : null;
}
