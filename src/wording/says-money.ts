/**
 * The sentences of the panels about money (收费、收益、资金的一句话).
 *
 * Arithmetic of what the panel shows, exactly. An amount of the year is said in 万 with one decimal, half up, where the
 * panel has the exact one beside it.
 */
import { expectedClosingFen, wholeAccount } from '../domain/accounts.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { scaled } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import type { Fen, Pricing, RevenueCategory, YuanE4 } from '../domain/records.ts';
import { groupBy } from '../domain/register.ts';
import { lackingText, perHouseholdText } from './board.ts';
import { closed, count, day, dayWithinYear, period, rate, yuan } from './format.ts';
import { figure, late, type Words, whole, words } from './pieces.ts';

/** The home by which a charge is told in yuan a year. */
export const HOME_SQM = 90;

interface Band {
  baseE4: YuanE4;
  upBp: number;
  downBp: number;
  serviceGrade: string;
}

/** A bound of a guide price in units of 10^-8 yuan, exactly: a band need not end on a ten-thousandth. */
const highE8 = ({ baseE4, upBp }: Band): number => baseE4 * (10_000 + upBp);
const lowE8 = ({ baseE4, downBp }: Band): number => baseE4 * (10_000 - downBp);
const yuanE8 = (e8: number): string => scaled(e8, 8, 2);
const rangeText = (band: Band): string => `${yuanE8(lowE8(band))}—${yuanE8(highE8(band))} 元`;
const bandText = (band: Band): string => `${rangeText(band)}/㎡·月`;

interface Charge {
  item: string;
  rateE4: YuanE4;
  unit: string;
}

const chargeWords = ({ item, rateE4, unit }: Charge): Words => words`${item} ${figure(`${rate(rateE4)} ${unit}`)}`;

/** A charge under a guide price against its band: what is on a bound is within it. */
export function guidedWords(charge: Charge, band: Band): Words {
  const said = chargeWords(charge);
  const own = charge.rateE4 * 10_000;
  if (own > highE8(band)) {
    const over = own - highE8(band);
    const more = whole(`${yuanE8(over * HOME_SQM * 12)} 元`);
    return words`${said}，比政府指导价上限${late(`高 ${yuanE8(over)} 元`)}；${whole(`${HOME_SQM} ㎡`)} 一年多 ${more}。`;
  }
  if (own < lowE8(band)) return words`${said}，比政府指导价下限低 ${whole(`${yuanE8(lowE8(band) - own)} 元`)}。`;
  return words`${said}，在允许范围 ${whole(rangeText(band))}之内。`;
}

/** A charge that no guide price is held against, and why. */
export function unguidedWords(charge: Charge, pricing: Pricing | null): Words {
  if (pricing === '市场调节价') return words`${chargeWords(charge)}，市场调节价，没有上限。`;
  if (pricing === '政府定价') return words`${chargeWords(charge)}，政府定价。`;
  return words`${chargeWords(charge)}。`;
}

export const MARKET_WHY = '由业主和物业企业在合同里约定，政府指导价不适用。';
export const PRICING_UNSAID = '没有写明是政府指导价还是市场调节价，没有对照。';
export const OTHER_UNIT = '政府指导价按每平方米每月定，单位不同，没有对照。';

/** Charges of which none is by area. */
export const chargesWords = (charges: number): Words =>
  words`现在有 ${figure(`${count(charges)} 项`)}收费，没有按面积收的物业费。`;

interface OtherCharge {
  item: string;
  basis: string | null;
}

/** So many bases are told in the sentence; the rest stand in the table. */
const BASES_TOLD = 3;

/** On what basis each charge rests; `hasBases` is whether any table has a column for it. */
export function basesText(charges: readonly OtherCharge[], hasBases: boolean): string {
  const named = (some: readonly OtherCharge[]): string => some.map(({ item }) => item).join('、');
  if (!hasBases) return `${named(charges)}；没有提供收费依据`;
  const based = groupBy(
    charges.filter(({ basis }) => basis !== null),
    ({ basis }) => basis ?? '',
  );
  const told = [...based].slice(0, BASES_TOLD).map(([basis, some]) => `${named(some)}（${basis}）`);
  const rest = [...based].slice(BASES_TOLD).flatMap(([, some]) => some);
  const without = charges.filter(({ basis }) => basis === null);
  return [
    ...told,
    ...(rest.length === 0 ? [] : [`${named(rest)}（依据列在表里）`]),
    ...(without.length === 0 ? [] : [`${named(without)}（没有写明依据）`]),
  ].join('；');
}

/** Which charges there are besides those that have been told. */
export const otherChargesWords = (charges: readonly OtherCharge[], hasBases: boolean): Words =>
  words`另有 ${whole(`${count(charges.length)} 项`)}收费：${basesText(charges, hasBases)}。`;

interface Collected {
  item: string;
  surchargeFen: Fen | null;
}

/** What is taken on top of what is collected for others (代收的手续费): of a blank nobody knows whether anything is. */
export function surchargeWords(collected: readonly Collected[]): Words {
  if (collected.every(({ surchargeFen }) => surchargeFen === 0)) return words`代收的都不加手续费。`;
  const named = (some: readonly Collected[]): string => some.map(({ item }) => item).join('、');
  const free = collected.filter(({ surchargeFen }) => surchargeFen === 0);
  const unsaid = collected.filter(({ surchargeFen }) => surchargeFen === null);
  const parts = [
    ...collected.flatMap(({ item, surchargeFen }) =>
      surchargeFen === null || surchargeFen === 0 ? [] : [words`${item}另收手续费 ${late(`${yuan(surchargeFen)} 元`)}`],
    ),
    ...(free.length === 0 ? [] : [words`${named(free)}不加手续费`]),
    ...(unsaid.length === 0 ? [] : [words`${named(unsaid)}加不加手续费没有写明`]),
  ];
  return words`${parts.flatMap((part, at) => (at === 0 ? part : words`；${part}`))}。`;
}

/** 14.8 万; below 1 万 the amount itself: 9,999.99 元. */
export function inWan(fen: Fen): string {
  if (Math.abs(fen) < 1_000_000) return `${yuan(fen)} 元`;
  const tenths = Math.round(Math.abs(fen) / 100_000);
  return `${fen < 0 ? '−' : ''}${count(Math.floor(tenths / 10))}${tenths % 10 === 0 ? '' : `.${tenths % 10}`} 万`;
}

interface Year {
  year: Period;
  openingFen: Fen | null;
  incomeFen: Fen | null;
  costFen: Fen | null;
  spendingFen: Fen | null;
  closingFen: Fen | null;
  lacking: readonly RevenueCategory[];
  /** What of the spending went to the maintenance fund; 0 for none. */
  toFundFen: Fen;
}

/** What came in and what went out; of a kind without rows no sum is made. */
export function yearWords(year: Year): Words {
  const { incomeFen, costFen, spendingFen, toFundFen } = year;
  const came = incomeFen === null ? words`收多少未知` : words`收 ${figure(inWan(incomeFen))}`;
  const fund = toFundFen > 0 ? words`，其中 ${whole(inWan(toFundFen))}补充维修资金` : [];
  const told = words`${period(year.year)}${came}`;
  if (costFen !== null && spendingFen !== null)
    return words`${told}、花 ${figure(inWan(costFen + spendingFen))}${fund}${balanceWords(year)}。`;
  if (spendingFen !== null) return words`${told}、支出 ${figure(inWan(spendingFen))}${fund}，成本未知。`;
  if (costFen !== null) return words`${told}、成本 ${figure(inWan(costFen))}，支出未知。`;
  return words`${told}、花多少未知。`;
}

/** Whether 上期结余 + 收入 − 成本 − 支出 is 期末结余; nothing where any of them is unknown. */
function balanceWords(year: Year): Words {
  const account = wholeAccount(year);
  if (account === null) return [];
  const off = account.closingFen - expectedClosingFen(account);
  if (off === 0) return words`；账是平的`;
  return words`；期末结余比算出来的${late(`${off > 0 ? '多' : '少'} ${yuan(Math.abs(off))} 元`)}`;
}

export function closingWords(year: Period, closingFen: Fen, perHouseholdFen: Fen | null): Words {
  return words`${period(year)}末结余 ${figure(`${yuan(closingFen)} 元`)}，${whole(perHouseholdText(perHouseholdFen))}。`;
}

/** What is said of the kinds of which a year has no row; null where it has rows of all. */
export function lackingWords(kinds: readonly RevenueCategory[]): string | null {
  const text = lackingText(kinds);
  return text === null ? null : `${text}账平不平算不出来。`;
}

interface Largest {
  names: readonly string[];
  amountFen: Fen;
}

/**
 * Where most of the income came from and where most of the spending went, beside what went to the maintenance fund; nothing
 * of a kind without rows.
 */
export function largestWords(income: Largest | null, spending: Largest | null, hasFund: boolean): Words | null {
  const told = (kind: string, { names, amountFen }: Largest): Words =>
    words`${kind}最多的是${names.join('、')}${names.length > 1 ? '，各' : ''} ${whole(`${yuan(amountFen)} 元`)}`;
  const parts = [
    ...(income === null ? [] : [told('收入', income)]),
    ...(spending === null ? [] : [told(hasFund ? '其他支出' : '支出', spending)]),
  ];
  return parts.length === 0 ? null : words`${parts.flatMap((part, at) => (at === 0 ? part : words`；${part}`))}。`;
}

export const NOTHING_TO_FUND = '支出里没有写明补充维修资金的。';

export function postedWords(from: IsoDate, until: IsoDate, days: number): Words {
  const last = from.slice(0, 4) === until.slice(0, 4) ? dayWithinYear(until) : day(until);
  return words`${whole(day(from))}至 ${whole(last)}公示，共 ${whole(`${count(days)} 天`)}。`;
}

export const accountsDueWords = (year: Period, due: IsoDate): Words =>
  words`${period(year)}的收支最迟 ${whole(day(due))}公布。`;

/** 使用流程 in the office's own words. */
export const procedureWords = (procedure: string): string => `怎么申请使用：${closed(procedure)}`;

export function fundWords(date: IsoDate, balanceFen: Fen, perHouseholdFen: Fen | null): Words {
  return words`维修资金结存 ${figure(`${yuan(balanceFen)} 元`)}（${whole(day(date))}），${whole(perHouseholdText(perHouseholdFen))}。`;
}

/** 核定服务等级, then what may be charged for it and what is. */
export const serviceWords = (serviceGrade: string): Words => words`核定服务等级${figure(serviceGrade)}。`;

export function serviceFeeWords(charge: Charge, band: Band): Words {
  return words`${band.serviceGrade}的政府指导价是 ${whole(bandText(band))}，${charge.item}现在收 ${whole(`${rate(charge.rateE4)} ${charge.unit}`)}。`;
}
