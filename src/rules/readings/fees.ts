/**
 * What an estate charges (在执行的收费), which charges a guide price binds, and where its upper bound lies; what is
 * missing where that can't be said.
 */
import { guidePriceOn, isAreaCharge, isChargedOn, isGuided } from '../../domain/guide-price.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { scaled } from '../../domain/money.ts';
import type { Estate, FeeItem, GuidePrice, YuanE4 } from '../../domain/records.ts';
import { percentOf } from '../../domain/share.ts';
import type { Case } from '../judge.ts';
import { columnLackOf, lackAt, lackOf, unwritten } from '../needs.ts';
import { exemptionFromFirmDuty } from './exemptions.ts';
import { today, when } from './figures.ts';
import type { NotJudged, Opinion } from './opinions.ts';

/** What an estate charges on a day. */
export function feesOn({ facts }: Case<unknown>, estate: Estate, day: IsoDate): readonly FeeItem[] {
  return (facts.feesByEstate.get(estate.code) ?? []).filter((fee) => isChargedOn(fee, day));
}

/** Why no charge of an estate is on record; null where the office keeps the table and the duty binds the estate. */
function noFees(task: Case<unknown>, estate: Estate): NotJudged | null {
  const exempt = exemptionFromFirmDuty(task, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  const lack = lackAt(task, estate, 'fee_item');
  return lack === null ? null : { verdict: '未知', detail: lack };
}

/** What an estate charges on a day, for duties on charges: where none is on record, nothing is known. */
export function feesToJudge(task: Case<unknown>, estate: Estate, day: IsoDate): readonly FeeItem[] | NotJudged {
  const fees = feesOn(task, estate, day);
  if (fees.length > 0) return fees;
  const ever = task.facts.feesByEstate.has(estate.code);
  const detail = ever ? `「收费标准」表里没有 ${when(day)} 在执行的收费项目` : '「收费标准」表里没有这个小区的收费项目';
  return noFees(task, estate) ?? { verdict: '未知', detail };
}

/**
 * What an estate charges on the as-of day, for duties to show it: where none is on record, that is a gap. Where
 * somebody else than a firm charges something, it is judged as well.
 */
export function chargesToShow(task: Case<unknown>, estate: Estate): readonly FeeItem[] | Opinion {
  const fees = feesOn(task, estate, task.asOf);
  if (fees.length > 0) return fees;
  const detail = `「收费标准」表里没有这个小区在 ${today(task.asOf)} 执行的收费项目`;
  return noFees(task, estate) ?? { verdict: '缺项', detail };
}

/** `unsaid` are charges of which nobody has said whether a guide price binds them. */
export interface GuidedCharges {
  guided: readonly FeeItem[];
  unsaid: readonly FeeItem[];
}

/** The charges that a guide price binds on a day. */
export function guidedChargesOn(task: Case<unknown>, estate: Estate, day: IsoDate): NotJudged | GuidedCharges {
  const found = feesToJudge(task, estate, day);
  const otherwise = estate.pricing !== null && estate.pricing !== '政府指导价' ? estate.pricing : null;
  if ('verdict' in found) {
    if (found.verdict === '不适用' || otherwise === null) return found;
    return { verdict: '不适用', detail: `小区的定价方式是${otherwise}，不受政府指导价约束` };
  }
  const charges = found.filter(isAreaCharge);
  const guided = charges.filter((fee) => isGuided(fee, estate));
  const unsaid = charges.filter((fee) => (fee.pricing ?? estate.pricing) === null);
  if (guided.length > 0) return { guided, unsaid };
  if (unsaid.length > 0) return { verdict: '未知', detail: pricingUnsaid(task, unsaid, estate) };
  if (charges.length > 0) {
    const each = charges.map((fee) => `${fee.item}是${fee.pricing ?? estate.pricing}`);
    return { verdict: '不适用', detail: `${[...new Set(each)].join('，')}，不受政府指导价约束` };
  }
  if (otherwise !== null) return { verdict: '不适用', detail: `小区的定价方式是${otherwise}，不受政府指导价约束` };
  return { verdict: '未知', detail: '「收费标准」表里没有按元/㎡·月收的物业费，对不上政府指导价' };
}

/** What would have to be filled in before these charges can be compared. */
export function pricingUnsaid(task: Case<unknown>, unsaid: readonly FeeItem[], estate: Estate): string {
  const charges = columnLackOf(task, 'fee_item', 'pricing', unsaid);
  const ofAll = columnLackOf(task, 'estate', 'pricing', [estate]);
  return `${charges ?? `「收费标准」表没有写${namesOf(unsaid)}的定价形式`}，${ofAll ?? '「小区」表也没有写定价方式'}`;
}

/**
 * What keeps charges from being said to exceed a guide price where their sheet has no 定价形式 or 代收: the estate's own
 * 定价方式 need not be that of each of its charges. Null where each of them says.
 */
export function pricingColumnLack(task: Case<unknown>, fees: readonly FeeItem[]): string | null {
  const unsaid = fees.filter((fee) => fee.pricing === null);
  const uncollected = unsaid.filter((fee) => fee.agency === null);
  const lack =
    columnLackOf(task, 'fee_item', 'pricing', unsaid) ?? columnLackOf(task, 'fee_item', 'agency', uncollected);
  return lack === null ? null : `${lack}，${namesOf(unsaid)}是不是政府指导价不得而知`;
}

/** The guide price of the estate's kind of building for a grade, or what keeps it from being found. */
export function guidePriceFor(
  task: Case<unknown>,
  estate: Estate,
  grade: string | null,
  day: IsoDate,
): GuidePrice | { missing: string } {
  const { facts } = task;
  const price = guidePriceOn(facts.tree, facts.guidePricesByDivision, estate, grade, day);
  if (price !== null) return price;
  const lack = lackOf(task, 'guide_price');
  if (lack !== null) return { missing: lack };
  const blank = [
    ...(estate.propertyType === null ? (['propertyType'] as const) : []),
    // A grade comes from this column, or from an event that is judged only where it names one.
    ...(grade === null ? (['serviceGrade'] as const) : []),
  ];
  if (blank.length > 0) {
    const then = grade === null ? ` ${when(day)} 的` : '';
    return { missing: `${unwritten(task, 'estate', blank, [estate])}，对不上${then}政府指导价` };
  }
  return { missing: `「政府指导价」表里没有${estate.propertyType}${grade}在 ${when(day)} 的价格` };
}

/** Whether a rate is above base × (1 + up); in integers, so that the bound itself is never exceeded. */
export function exceeds(rateE4: YuanE4, price: GuidePrice): boolean {
  return rateE4 * 10_000 > price.baseE4 * (10_000 + price.upBp);
}

/** The upper bound with the arithmetic and its document: 高层三级的上限 1.38 元/㎡·月（基准价 1.20 上浮 15%，…）. */
export function boundWords(price: GuidePrice): string {
  const bound = scaled(price.baseE4 * (10_000 + price.upBp), 8, 2);
  const band = `基准价 ${rateWords(price.baseE4)} 上浮 ${percentOf(price.upBp)}`;
  return `${price.propertyType}${price.serviceGrade}的上限 ${bound} 元/㎡·月（${band}，${price.document}）`;
}

/** How far a rate is above the bound, exactly. */
export function excessWords(rateE4: YuanE4, price: GuidePrice): string {
  return scaled(rateE4 * 10_000 - price.baseE4 * (10_000 + price.upBp), 8, 2);
}

export function rateWords(rateE4: YuanE4): string {
  return scaled(rateE4, 4, 2);
}

/** Items by name, each once; the same item may be charged to several kinds of payers. */
export function namesOf(fees: readonly FeeItem[]): string {
  return [...new Set(fees.map((fee) => fee.item))].join('、');
}
