/**
 * Whom a county's duties are about (县级义务): where none of its estates is published, there is nothing to judge.
 */
import type { Finding } from '../../domain/finding.ts';
import type { Division } from '../../domain/records.ts';
import { type Case, finding } from '../judge.ts';

/** The finding that a duty does not apply to a county without estates; null where it does. */
export function countyWithoutEstates(matter: Case<unknown>, county: Division): Finding | null {
  if ((matter.scope.estatesByCounty.get(county.code) ?? []).length > 0) return null;
  const detail = '公布的范围里没有这里的小区';
  return finding(matter, 'division', county.code, matter.asOf, '不适用', detail, [county.source]);
}
