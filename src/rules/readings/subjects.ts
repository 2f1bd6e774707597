/**
 * Of whom judges speak (判定对象), for the runner, which answers for them where a table is missing: the same subjects
 * and exemptions by which the judges go themselves.
 */
import type { Estate } from '../../domain/records.ts';
import type { Case } from '../judge.ts';
import type { Subject } from '../needs.ts';
import { placesJudged } from '../scope.ts';
import { type FirmToJudge, firmsToJudge } from './firms.ts';

type Of<P> = (task: Case<P>) => Subject[];

/** Every estate, on the as-of day or for another period. */
export function estates(
  exempt: (task: Case<unknown>, estate: Estate) => string | null = () => null,
  periodOf: (task: Case<unknown>) => string = ({ asOf }) => asOf,
): Of<unknown> {
  return (task) =>
    task.scope.estates.map((estate) => ({
      kind: 'estate',
      code: estate.code,
      period: periodOf(task),
      exempt: exempt(task, estate),
      rows: [estate],
    }));
}

/** Said of a place of whose estates none is published. */
export const NO_ESTATES_HERE = '公布的范围里没有这里的小区';

/** Every county; one without a published estate is exempt. */
export function counties<P>(periodOf: (task: Case<P>) => string = ({ asOf }) => asOf): Of<P> {
  return (task) =>
    task.scope.counties.map((county) => {
      const isEmpty = !task.scope.estatesByCounty.has(county.code);
      return {
        kind: 'division',
        code: county.code,
        period: isEmpty ? task.asOf : periodOf(task),
        exempt: isEmpty ? NO_ESTATES_HERE : null,
        rows: [county],
      };
    });
}

/** The places of which something is said once. */
export function places(): Of<unknown> {
  return (task) =>
    placesJudged(task.scope).map((place) => ({
      kind: 'division',
      code: place.code,
      period: task.asOf,
      exempt: null,
      rows: [place],
    }));
}

/** Every firm of the table or of contracts. */
export function firms(exempt: (firm: FirmToJudge) => string | null = () => null): Of<unknown> {
  return (task) =>
    firmsToJudge(task).map((one) => ({
      kind: 'firm',
      code: one.code,
      period: task.asOf,
      exempt: exempt(one),
      rows: one.firm === null ? [] : [one.firm],
    }));
}

/** Why a duty of firms that serve the place doesn't bind one; null where it serves, or nobody knows. */
export function servesNobody({ serves }: FirmToJudge): string | null {
  return serves === 0 ? '在这里没有正在服务的小区' : null;
}
