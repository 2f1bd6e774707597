/**
 * Estates that nobody manages (管理模式 无物业) and of which other tables say that somebody does: a person in charge, a
 * contract or a charge of today. Which of the two holds, only the office knows.
 */

import { groupsOf } from '../domain/groups.ts';
import { isAreaCharge, isChargedOn } from '../domain/guide-price.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Problem } from '../domain/problem.ts';
import type { Estate, Sourced } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { contractState } from '../domain/serving.ts';
import { type Place, placeInWords, problem } from './problems.ts';
import { fieldOfRecord, rowPlace } from './record-place.ts';

/** A warning for each such estate, with the place of the first row of each table that contradicts it. */
export function managedAllTheSame(register: Register, asOf: IsoDate): Problem[] {
  const { managersByEstate, contractsByEstate, feesByEstate } = groupsOf(register);
  const placeOf = ({ source }: Sourced): Place => rowPlace(register.sheets, source);
  const contrary = ({ code }: Estate): string[] => {
    const manager = managersByEstate
      .get(code)
      ?.find(({ since, until }) => (since === null || since <= asOf) && (until === null || until > asOf));
    const contract = contractsByEstate.get(code)?.find((one) => contractState(one, asOf) === 'current');
    const fee = feesByEstate.get(code)?.find((one) => isAreaCharge(one) && isChargedOn(one, asOf));
    const found: readonly (readonly [string, Sourced | undefined])[] = [
      ['现任的项目负责人', manager],
      ['还没有到期的合同', contract],
      ['还在按面积收的费', fee],
    ];
    return found.flatMap(([what, row]) => (row === undefined ? [] : [`${what}（${placeInWords(placeOf(row))}）`]));
  };
  return register.records.estate
    .filter(({ mode }) => mode === '无物业')
    .flatMap((estate) => {
      const other = contrary(estate).join('、');
      const place = fieldOfRecord(register.sheets, estate.source, 'mode');
      return other === '' ? [] : [problem('unmanaged-contradicted', place, estate.mode, { other })];
    });
}
