/**
 * Closed lists that several tables share.
 */
import type { Pricing } from '../domain/records.ts';

/** 定价方式 of an estate and 定价形式 of a fee. */
export const PRICING: { values: readonly Pricing[]; variants: Readonly<Record<string, Pricing>> } = {
  values: ['政府指导价', '政府定价', '市场调节价'],
  variants: {
    指导价: '政府指导价',
    政府指导: '政府指导价',
    定价: '政府定价',
    市场价: '市场调节价',
    市场调节: '市场调节价',
  },
};

/** Units of fees (收费单位) that hold everywhere; a profile may add to them. */
export const FEE_UNITS = [
  '元/㎡·月',
  '元/㎡·年',
  '元/m³',
  '元/度',
  '元/位·月',
  '元/次',
  '元/户·月',
  '元/个',
  '元/位·年',
  '元/户·年',
] as const;
