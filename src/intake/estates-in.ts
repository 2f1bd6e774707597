/**
 * Which estates lie in a place (地方的小区), as far as their table says it: by their division, or by the street or community that
 * stands in a column of its own.
 */
import { type Collected, fieldsOf } from './collected.ts';

/** The codes of the estates of a division, in the order of their table. */
export function estatesIn(collected: Collected, place: string): string[] {
  const { lookup } = collected;
  const there = lookup.entity('division', place);
  const { name = null, division: above = null } = there ?? {};
  return fieldsOf(collected, 'estate').flatMap((one) => {
    const division = String(one.division);
    const isNamed = name !== null && above !== null && (one.street === name || one.community === name);
    const isIn = lookup.liesIn(division, place) || (isNamed && lookup.liesIn(division, above));
    return isIn ? [String(one.code)] : [];
  });
}
