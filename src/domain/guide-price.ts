/**
 * Which charges a government guide price binds, and which guide price that is (政府指导价的适用), decided here once for pages
 * and judges.
 *
 * This file says what is charged and where the limits lie; whether a charge exceeds a limit is for the rules to say.
 */
import type { DivisionTree } from './division-tree.ts';
import type { IsoDate } from './iso-date.ts';
import type { Estate, FeeItem, GuidePrice } from './records.ts';

/** The unit in which guide prices are set. */
export const GUIDE_UNIT = '元/㎡·月';

/** Whether a charge is made on a day; its first and last days count, and one without a first day has always been made. */
export function isChargedOn(fee: FeeItem, day: IsoDate): boolean {
  return (fee.start === null || fee.start <= day) && (fee.end === null || fee.end >= day);
}

/** Whether a charge is of the kind that guide prices are set for: the firm's own, by area and month. */
export function isAreaCharge(fee: FeeItem): boolean {
  // What is collected for others (代收) is priced by them, whatever the estate's own pricing is.
  return fee.unit === GUIDE_UNIT && fee.agency !== true;
}

/** Whether a charge is under a guide price: by its own 定价形式, else by the estate's 定价方式. */
export function isGuided(fee: FeeItem, estate: Estate): boolean {
  return isAreaCharge(fee) && (fee.pricing ?? estate.pricing) === '政府指导价';
}

/** The guide price in force on a day for a kind of building and a grade, from the nearest division that sets one. */
export function guidePriceOn(
  tree: DivisionTree,
  pricesByDivision: ReadonlyMap<string, readonly GuidePrice[]>,
  { division, propertyType }: Estate,
  serviceGrade: string | null,
  day: IsoDate,
): GuidePrice | null {
  for (const { code } of [...tree.pathTo(division)].reverse()) {
    const [newest] = (pricesByDivision.get(code) ?? [])
      .filter(
        (price) =>
          price.propertyType === propertyType &&
          price.serviceGrade === serviceGrade &&
          price.start <= day &&
          (price.end === null || price.end >= day),
      )
      .sort((a, b) => (a.start === b.start ? a.source - b.source : a.start < b.start ? 1 : -1));
    if (newest) return newest;
  }
  return null;
}
