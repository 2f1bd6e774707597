/**
 * 指导价图: what a guide price permits as a bar with its base, and what is charged as a mark on the same line.
 *
 * Whether the charge may lie where it lies is for the rules to say.
 */
import type { YuanE4 } from '../../domain/records.ts';
import { rate } from '../../wording/format.ts';
import type { FeeRow, GuideBand } from '../common/charges.ts';
import { across, type Percent } from './scale.ts';

export interface FeeBand {
  low: Percent;
  base: Percent;
  high: Percent;
  price: Percent;
  lowE4: YuanE4;
  baseE4: YuanE4;
  highE4: YuanE4;
  priceE4: YuanE4;
  unit: string;
  sentence: string;
}

/** Room left and right for the figures that stand under the ends. */
const FROM = 10;
const TO = 90;

export function feeBand(charge: FeeRow, guide: Pick<GuideBand, 'lowE4' | 'baseE4' | 'highE4'>): FeeBand | null {
  const { lowE4, baseE4, highE4 } = guide;
  const priceE4 = charge.rateE4;
  if (lowE4 >= highE4) return null;
  const x = across(Math.min(lowE4, priceE4), Math.max(highE4, priceE4), FROM, TO);
  return {
    low: x(lowE4),
    base: x(baseE4),
    high: x(highE4),
    price: x(priceE4),
    lowE4,
    baseE4,
    highE4,
    priceE4,
    unit: charge.unit,
    sentence: `${charge.item} ${rate(priceE4)} ${charge.unit}；政府指导价允许 ${rate(lowE4)} 至 ${rate(highE4)}，基准价 ${rate(baseE4)}。`,
  };
}
