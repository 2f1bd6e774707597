/**
 * 收费标准: what is charged, on what basis, and the band of the government's guide price beside it.
 *
 * States the band and the charge; whether one fits the other is for the rules to say.
 */
import { GUIDE_UNIT, guidePriceOn, isChargedOn, isGuided } from '../../domain/guide-price.ts';
import { compareText } from '../../domain/order.ts';
import type { Estate, FeeItem, GuidePrice, YuanE4 } from '../../domain/records.ts';
import { noColumn } from '../../wording/labels.ts';
import {
  basesText,
  chargesWords,
  guidedWords,
  MARKET_WHY,
  OTHER_UNIT,
  otherChargesWords,
  PRICING_UNSAID,
  surchargeWords,
  unguidedWords,
} from '../../wording/says-money.ts';
import type { FeeRow, GuideBand } from '../common/charges.ts';
import type { Indexes } from '../common/indexes.ts';
import { type Disclosure, disclosureOf } from '../common/sourcing.ts';
import { type FeeBand, feeBand } from '../pictures/fee-band.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { judged, missing, type Saying, type Says, saying, says } from './saying.ts';

/** A charge by area, from which the calculator works out what a home pays in a year. */
export interface AreaFee {
  item: string;
  rateE4: YuanE4;
  unit: string;
  /** How often the unit is charged in a year. */
  timesPerYear: 1 | 12;
  guided: boolean;
}

export interface FeesPanel extends Panel {
  /** The charge that most people ask for (see `mainCharge`); null where there is none. */
  main: FeeRow | null;
  current: FeeRow[];
  former: FeeRow[];
  future: FeeRow[];
  guide: GuideBand | null;
  /** The charge against the band as a picture. */
  picture: FeeBand | null;
  areaFees: AreaFee[];
}

export const FEE_MONTHLY = GUIDE_UNIT;
const FEE_YEARLY = '元/㎡·年';

export function feesPanel(context: BoardContext): FeesPanel {
  const { publication, indexes, estate } = context;
  const { asOf } = indexes;
  const fees = indexes.feesByEstate.get(estate.code) ?? [];
  const current = fees.filter((fee) => isChargedOn(fee, asOf));
  const former = fees
    .filter((fee) => fee.end !== null && fee.end < asOf)
    .sort((a, b) => compareText(b.end ?? '', a.end ?? '') || a.source - b.source);
  const future = fees.filter((fee) => fee.start !== null && fee.start > asOf && (fee.end === null || fee.end >= asOf));
  const guided = current.filter((fee) => isGuided(fee, estate));
  const guide = guided.length > 0 ? guideNow(context) : null;
  const charge = mainCharge(current, estate);
  const band = guide && bandOf(guide);
  const row = (fee: FeeItem): FeeRow => feeRow(indexes, fee);
  const main = charge ? row(charge) : null;
  const guideMissing = guided.length > 0 && guide === null ? whyNoGuide(context) : null;
  const hasBases = indexes.supply.blankOf(current, 'basis') === 'blank' || current.some(({ basis }) => basis !== null);
  const disclosure: Disclosure =
    current.length === 0 && estate.mode === '无物业'
      ? { state: 'not-applicable', missing: '小区没有物业，没有物业收费。' }
      : noneNow(disclosureOf(context, 'fee_item', current.length > 0 ? current.map((fee) => fee.start) : null), fees);
  return {
    disclosure,
    says: feesSays({ estate, current, guided, charge, band, guideMissing, hasBases }, disclosure),
    main,
    current: current.map(row),
    former: former.map(row),
    future: future.map(row),
    guide: band,
    picture: main && band ? feeBand(main, band) : null,
    areaFees: current
      .filter((fee) => fee.unit === FEE_MONTHLY || fee.unit === FEE_YEARLY)
      .map(
        (fee): AreaFee => ({
          item: fee.item,
          rateE4: fee.rateE4,
          unit: fee.unit,
          timesPerYear: fee.unit === FEE_MONTHLY ? 12 : 1,
          guided: isGuided(fee, estate),
        }),
      ),
    sources: panelSources(publication, 'fees', { fee_item: fees, guide_price: guide ? [guide] : [] }),
  };
}

interface Charged {
  estate: Estate;
  current: readonly FeeItem[];
  guided: readonly FeeItem[];
  charge: FeeItem | undefined;
  band: GuideBand | null;
  /** Why there is no band to show, though a fee is under a guide price; null where none is. */
  guideMissing: string | null;
  /** Whether a table has a column for what charges rest on. */
  hasBases: boolean;
}

/** Every charge under a guide price against its band, else the main charge; then what there is besides, and on what basis. */
function feesSays(charged: Charged, disclosure: Disclosure): Says {
  const { current, guided, charge, band, guideMissing, hasBases } = charged;
  // What is taken on top is told of whatever a row says it of, whether or not it says for whom the charge is collected.
  const collected = current.filter(({ agency, surchargeFen }) => agency === true || (surchargeFen ?? 0) > 0);
  const surcharges = collected.length === 0 ? null : judged(surchargeWords(collected), 'agency-surcharge');
  const told = charge === undefined ? [] : band === null ? [charge] : guided;
  const others = current.filter((fee) => !told.includes(fee));
  // It speaks of what the rules find of bases, where all that lack one are among the others.
  const isTold = told.every(({ basis }) => basis !== null) && others.some(({ basis }) => basis === null);
  const finds = isTold ? { finds: { judge: 'fee-basis' } } : {};
  if (charge === undefined) {
    const all = [saying(chargesWords(current.length)), saying(`${basesText(current, hasBases)}。`, finds), surcharges];
    return says(current.length > 0 ? all : [], disclosure);
  }
  const besides = others.length === 0 ? null : saying(otherChargesWords(others, hasBases), finds);
  return says(
    [
      ...(band === null
        ? mainSays(charged.estate, charge)
        : guided.map((fee) => judged(guidedWords(fee, band), 'fee-within-guide'))),
      guideMissing === null ? null : missing(guideMissing, '政府指导价'),
      besides,
      surcharges,
    ],
    disclosure,
  );
}

/** A charge without a band to hold it against, and why there is none; whether its guide price is known is told apart. */
function mainSays(estate: Estate, charge: FeeItem): Saying[] {
  const pricing = charge.pricing ?? estate.pricing;
  const said = saying(unguidedWords(charge, pricing));
  if (pricing === null) return [said, missing(PRICING_UNSAID, '定价形式')];
  if (pricing === '市场调节价') return [said, saying(MARKET_WHY)];
  return pricing === '政府指导价' && !isGuided(charge, estate) ? [said, saying(OTHER_UNIT)] : [said];
}

/** The guide price in force for the estate's kind of building and approved grade. */
export function guideNow({ indexes, estate }: BoardContext): GuidePrice | null {
  return guidePriceOn(indexes.tree, indexes.guidePricesByDivision, estate, estate.serviceGrade, indexes.asOf);
}

/** What is charged now under a guide price. */
export function guidedNow({ indexes, estate }: BoardContext): FeeItem[] {
  return (indexes.feesByEstate.get(estate.code) ?? []).filter(
    (fee) => isChargedOn(fee, indexes.asOf) && isGuided(fee, estate),
  );
}

/** Where charges are on record and none holds today, that is what is said. */
function noneNow(disclosure: Disclosure, fees: readonly FeeItem[]): Disclosure {
  if (disclosure.state !== 'undisclosed' || fees.length === 0) return disclosure;
  return { ...disclosure, missing: '登记的收费都不在收费期限以内，现在的收费没有记录；登记过的列在下面。' };
}

/** Of what is charged now the charge that people come for: the first under a guide price, else the first by area. */
export function mainCharge(current: readonly FeeItem[], estate: Estate): FeeItem | undefined {
  return (
    current.find((fee) => isGuided(fee, estate)) ??
    current.find((fee) => fee.unit === FEE_MONTHLY || fee.unit === FEE_YEARLY)
  );
}

function feeRow({ supply }: Indexes, fee: FeeItem): FeeRow {
  const { item, rateE4, unit, basis, method, pricing, payer, start, end, agency, surchargeFen } = fee;
  const blanks = { basis: supply.blankOf([fee], 'basis') };
  return { item, rateE4, unit, basis, method, pricing, payer, start, end, agency, surchargeFen, blanks };
}

/** By these columns of the estate its guide price is found. */
const GUIDED_BY = { propertyType: '物业类型', serviceGrade: '核定服务等级' } as const;

function whyNoGuide({ publication, indexes, estate }: BoardContext): string {
  if (!publication.register.present.has('guide_price')) return '主管部门没有提供「政府指导价」表，无从对照。';
  const silent = (['propertyType', 'serviceGrade'] as const).filter((field) => estate[field] === null);
  const unsupplied = silent.filter((field) => indexes.supply.blankOf([estate], field) === 'not-supplied');
  if (unsupplied.length > 0)
    return `${noColumn(unsupplied.map((field) => GUIDED_BY[field]).join('」「'))}，对不上政府指导价。`;
  if (silent.length > 0) return `没有填写${silent.map((field) => GUIDED_BY[field]).join('、')}，对不上政府指导价。`;
  return `「政府指导价」表里没有${estate.propertyType}${estate.serviceGrade}在这个时候的价格。`;
}

export function bandOf(price: GuidePrice): GuideBand {
  const { propertyType, serviceGrade, baseE4, upBp, downBp, start, end, document } = price;
  return {
    propertyType,
    serviceGrade,
    baseE4,
    upBp,
    downBp,
    start,
    end,
    document,
    lowE4: Math.round((baseE4 * (10_000 - downBp)) / 10_000),
    highE4: Math.round((baseE4 * (10_000 + upBp)) / 10_000),
  };
}
