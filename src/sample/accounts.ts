/**
 * Each estate's accounts of public revenue (公共收益) and its maintenance fund (维修资金), year by year.
 *
 * Pure, in integer fen. About one estate in fifty has a slip in one year, declared here so that
 * whoever reads the accounts knows which ones must not balance.
 */
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Fen } from '../domain/records.ts';
import { day, dayBetween } from './calendar.ts';
import { type City, liftCount } from './city.ts';
import type { SampleEstate } from './nouns.ts';
import { type Random, random, shuffle } from './random.ts';
import { YEARS } from './settings.ts';

/** One line of an account: 收入, 成本 or 支出. */
export interface AccountLine {
  category: '收入' | '成本' | '支出';
  item: string;
  amountFen: Fen;
  use: string;
}

/** 公共收益 of one estate and year, as it is stated. */
export interface YearAccount {
  year: number;
  openingFen: Fen;
  lines: AccountLine[];
  closingFen: Fen;
  /** Blank when the account was not posted on the board. */
  postedFrom: IsoDate | '';
  postedUntil: IsoDate | '';
  separate: '是' | '否' | '';
  decision: string;
  audit: string;
}

/** A slip (收支不平) on purpose: where it shows, and by how much. */
export interface AccountSlip {
  year: number;
  /**
   * 期末结余: the year does not add up. 上期结余: it does, but its opening balance is not the closing balance of the year
   * before.
   */
  place: '上期结余' | '期末结余';
  amountFen: Fen;
}

/** The slip in an estate's accounts, or null, as for forty-nine estates in fifty. */
export function accountSlip(city: City, estate: SampleEstate): AccountSlip | null {
  const chance = random(city.seed, 'revenue-slip', estate.index);
  if (!chance.chance(0.02)) return null;
  const amountFen = chance.pick([1, 1, 9, 100, 1_000, 10_000, 36_000, 120_050]);
  if (chance.chance(0.6)) return { year: chance.pick(YEARS), place: '期末结余', amountFen };
  return { year: chance.pick(YEARS.slice(1)), place: '上期结余', amountFen };
}

/** 公共收益 of the years an estate has accounted for: usually all, sometimes not the last one, rarely none. */
export function yearAccounts(city: City, estate: SampleEstate): YearAccount[] {
  const chance = random(city.seed, 'revenue', estate.index);
  const slip = accountSlip(city, estate);
  const silence = chance.next();
  const years = slip || silence >= 0.045 ? YEARS : silence < 0.01 ? [] : YEARS.slice(0, 2);
  const sources = incomeSources(estate, chance);
  const accounts: YearAccount[] = [];
  let carriedFen = estate.households * chance.int(0, 30_000);
  for (const year of years) {
    const openingFen = carriedFen + slipFen(slip, year, '上期结余');
    const lines = yearLines(estate, sources, year, chance);
    const closingFen = openingFen + changeFen(lines) + slipFen(slip, year, '期末结余');
    accounts.push({ year, openingFen, lines, closingFen, ...disclosure(year, chance) });
    carriedFen = closingFen;
  }
  return accounts;
}

function slipFen(slip: AccountSlip | null, year: number, place: AccountSlip['place']): Fen {
  return slip && slip.year === year && slip.place === place ? slip.amountFen : 0;
}

function changeFen(lines: readonly AccountLine[]): Fen {
  return lines.reduce((sum, line) => sum + (line.category === '收入' ? line.amountFen : -line.amountFen), 0);
}

/** What went from an account into the maintenance fund (补充维修资金). */
export function supplementFen(account: YearAccount): Fen {
  return account.lines.reduce((sum, line) => sum + (line.item === SUPPLEMENT ? line.amountFen : 0), 0);
}

const SUPPLEMENT = '补充维修资金';

interface Source {
  item: string;
  use: string;
  /** A year's usual amount. */
  usualFen: Fen;
}

/** Where an estate's public revenue comes from; the same sources every year. */
function incomeSources(estate: SampleEstate, chance: Random): Source[] {
  const lifts = liftCount(estate);
  const sources: Source[] = [
    { item: '公共车位租金', use: '地面公共车位', usualFen: estate.households * chance.int(4_000, 16_000) },
    { item: '场地租赁', use: '底商门前场地，按合同收取', usualFen: chance.int(200_000, 1_800_000) },
    { item: '快递柜', use: '智能快递柜进场', usualFen: chance.int(60_000, 600_000) },
    { item: '充电桩分成', use: '电动自行车充电桩', usualFen: chance.int(50_000, 900_000) },
    { item: '废旧回收', use: '可回收物交售', usualFen: chance.int(20_000, 160_000) },
    { item: '通信基站', use: '屋面基站场地', usualFen: chance.int(300_000, 1_200_000) },
  ];
  const chosen = shuffle(sources, chance).slice(0, chance.int(2, 4));
  return lifts === 0
    ? [{ item: '道闸广告', use: '出入口道闸', usualFen: chance.int(80_000, 700_000) }, ...chosen]
    : [{ item: '电梯广告', use: `轿厢广告，共${lifts}部`, usualFen: lifts * chance.int(60_000, 240_000) }, ...chosen];
}

const SPENDING = [
  { item: '公共设施维修', use: '道路、照明、门禁维修' },
  { item: '绿化补植', use: '补植绿篱、草坪' },
  { item: '社区文化活动', use: '节日活动,重阳节慰问老人' },
  { item: '监控更新', use: '更换单元门口摄像头' },
  { item: '消防器材更换', use: '灭火器、水带年检更换' },
] as const;

/** Incomes, costs and spendings of a year; what goes out is always less than what came in. */
function yearLines(estate: SampleEstate, sources: readonly Source[], year: number, chance: Random): AccountLine[] {
  const growth = 1 + (year - 2023) * 0.03;
  const incomes = sources.map(({ item, use, usualFen }): AccountLine => {
    const amountFen = Math.round(usualFen * growth * chance.real(0.88, 1.14));
    return { category: '收入', item, amountFen, use: chance.chance(0.85) ? use : '' };
  });
  const incomeFen = changeFen(incomes);
  const costs: AccountLine[] = [
    { category: '成本', item: '税费', amountFen: Math.round(incomeFen * 0.0545), use: '增值税及附加' },
  ];
  if (chance.chance(0.75)) {
    const amountFen = Math.round(incomeFen * chance.real(0.06, 0.24));
    costs.push({ category: '成本', item: '经营管理成本', amountFen, use: chance.chance(0.5) ? '人工、水电' : '' });
  }
  const netFen = incomeFen + changeFen(costs);
  const spendings: AccountLine[] = [];
  if (chance.chance(0.3 + 0.65 * estate.quality)) {
    const amountFen = Math.round(netFen * chance.real(0.2, 0.5));
    spendings.push({ category: '支出', item: SUPPLEMENT, amountFen, use: '转入本小区专项维修资金' });
  }
  for (const { item, use } of shuffle([...SPENDING], chance).slice(0, chance.int(1, 3))) {
    const amountFen = Math.round(netFen * chance.real(0.02, 0.14));
    spendings.push({ category: '支出', item, amountFen, use: chance.chance(0.9) ? use : '' });
  }
  return [...incomes, ...costs, ...spendings];
}

function disclosure(
  year: number,
  chance: Random,
): Pick<YearAccount, 'postedFrom' | 'postedUntil' | 'separate' | 'decision' | 'audit'> {
  const from = dayBetween(day(`${year + 1}-01-08`), day(`${year + 1}-04-20`), chance);
  const days = chance.chance(0.04) ? chance.int(3, 6) : chance.pick([7, 7, 10, 15, 15, 30]);
  const posted = chance.chance(0.96);
  const number = chance.int(1, 60);
  return {
    postedFrom: posted ? from : '',
    postedUntil: posted ? addDays(from, days - 1) : '',
    separate: chance.chance(0.9) ? '是' : chance.chance(0.5) ? '否' : '',
    decision: chance.chance(0.8) ? `业主大会决〔${year + 1}〕${number}号` : '',
    audit: chance.chance(0.3) ? chance.pick(['已审计，无保留意见', '业委会自查', '第三方审计']) : '',
  };
}

/** 维修资金 of an estate at the end of one year: balance = balance before + 交存 + 增值 − 使用. */
export interface FundYear {
  date: IsoDate;
  paidInFen: Fen;
  usedFen: Fen;
  gainFen: Fen;
  balanceFen: Fen;
}

/**
 * 维修资金 of an estate's last three years; empty for the old estates that never collected one.
 *
 * What its public revenue paid into the fund is part of 交存.
 */
export function fundYears(city: City, estate: SampleEstate): FundYear[] {
  const chance = random(city.seed, 'fund', estate.index);
  if (estate.mode !== '专业物业' && chance.chance(0.12)) return [];
  const accounts = yearAccounts(city, estate);
  const silentLast = chance.chance(0.025);
  let balanceFen = estate.households * chance.int(120_000, estate.deliveredYear > 2008 ? 780_000 : 260_000);
  const years: FundYear[] = [];
  for (const year of silentLast ? YEARS.slice(0, 2) : YEARS) {
    const account = accounts.find((candidate) => candidate.year === year);
    const newFen = chance.chance(0.3) ? estate.households * chance.int(500, 9_000) : 0;
    const paidInFen = newFen + (account ? supplementFen(account) : 0);
    const gainFen = Math.round(balanceFen * chance.real(0.008, 0.021));
    const usedFen = chance.chance(0.4) ? Math.round(balanceFen * chance.real(0.005, 0.06)) : 0;
    balanceFen += paidInFen + gainFen - usedFen;
    years.push({ date: day(`${year}-12-31`), paidInFen, usedFen, gainFen, balanceFen });
  }
  return years;
}

/** Plain yuan with two decimals (元), as in 12345.67. */
export function yuan(fen: Fen): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
