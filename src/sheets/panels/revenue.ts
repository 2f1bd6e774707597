/** Panel 公共收益 on paper: the newest year in full, the years before it by their balances. */

import type { OnBoard } from '../../views/board/board.ts';
import type { RevenuePanel } from '../../views/board/revenue-panel.ts';
import type { RevenueYear } from '../../views/common/accounts.ts';
import type { Waterfall } from '../../views/pictures/waterfall.ts';
import { BALANCE_BARS_END, type YearBalances } from '../../views/pictures/year-balances.ts';
import { accountsText, jumpsNote, jumpsText, NO_POSTING_END, NOT_POSTED, sumText } from '../../wording/board.ts';
import { day, period, yuan } from '../../wording/format.ts';
import type { Block, Part } from '../sheet.ts';
import { along, figures, inRole, panelPart, type Room, row, SPACE, say, table, words } from './frame.ts';

export function revenuePart(view: OnBoard<RevenuePanel>, room: Room): Part {
  const latest = view.years[0];
  if (!latest) return panelPart('revenue', view, []);
  return panelPart('revenue', view, [
    ...(view.waterfall ? [waterfallOf(view.waterfall)] : []),
    // Screens leave this picture out, since the newest year's own picture already begins with the balance before it.
    ...(view.balances && room.isPoster ? inRole('detail', [balancesOf(view.balances)]) : []),
    ...yearTable(latest),
    ...(latest.jumps.length > 0 ? [say(`${jumpsText(latest.jumps)}。`), say(jumpsNote(latest.year), 'note')] : []),
    say(accountsNote(latest), 'note'),
    ...(view.years.length > 1 && !(room.isPoster && view.balances) ? yearsTable(view.years) : []),
  ]);
}

const SIGNS = { balance: '', in: '+', out: '' } as const;

export function waterfallOf(picture: Waterfall): Block {
  return {
    kind: 'bars',
    title: picture.title,
    sentence: picture.sentence,
    bars: picture.bars.map((bar) => ({
      label: bar.label,
      value: `${SIGNS[bar.kind]}${yuan(bar.amountFen)} 元`,
      start: along(bar.start),
      width: along(bar.width),
      isHatched: bar.kind === 'out',
      isMoney: true,
    })),
    limit: null,
  };
}

export function balancesOf(picture: YearBalances): Block {
  const isPerHousehold = picture.years.some((year) => year.perHouseholdFen !== null);
  return {
    kind: 'bars',
    title: `${picture.title}${isPerHousehold ? '，按现有户数折算到户' : ''}`,
    sentence: picture.sentence,
    bars: picture.years.map((year) => ({
      label: year.label,
      value: `${yuan(year.closingFen)} 元${year.perHouseholdFen === null ? '' : `${SPACE}每户 ${yuan(year.perHouseholdFen)} 元`}`,
      // On the web page the rest of the line holds figures per household.
      start: along(year.start, 0, BALANCE_BARS_END),
      width: along(year.width, 0, BALANCE_BARS_END),
      isHatched: false,
      isMoney: true,
    })),
    limit: null,
  };
}

const CATEGORIES = [
  ['收入', 'incomeFen'],
  ['成本', 'costFen'],
  ['支出', 'spendingFen'],
] as const;

/** Every line of a year between its balances. */
export function yearTable(year: RevenueYear): Block[] {
  return table(
    `${period(year.year)}收支（元）`,
    [words('项目', 5), words('来源或去向', 6), figures('金额', 4)],
    [
      row(['上期结余', '', sumText(year.openingFen)], 'sum'),
      ...CATEGORIES.flatMap(([category, field]) => [
        ...year.items
          .filter((item) => item.category === category)
          .map((item) => row([item.item, item.use ?? category, yuan(item.amountFen)])),
        row([`${category}合计`, '', sumText(year[field])], 'sum'),
      ]),
      row(['期末结余', '', sumText(year.closingFen)], 'total'),
    ],
  );
}

/** When the accounts were posted, how they are kept, who decided and who audited. */
export function accountsNote(year: RevenueYear): string {
  const { postedFrom, postedUntil, postedDays, blanks } = year;
  const posted = postedFrom
    ? `公示 ${day(postedFrom)} 至 ${postedUntil ? day(postedUntil) : NO_POSTING_END[blanks.postedUntil]}${postedDays === null ? '' : `，首尾都算共 ${postedDays} 天`}；`
    : NOT_POSTED[blanks.postedFrom];
  return `${posted}${accountsText(year)}。`;
}

function yearsTable(years: readonly RevenueYear[]): Block[] {
  return [
    ...table(
      '历年结余（元）',
      [words('年度', 3), ...['上期结余', '收入', '成本', '支出', '期末结余'].map((title) => figures(title, 4))],
      years.map((year) =>
        row([
          period(year.year),
          sumText(year.openingFen),
          sumText(year.incomeFen),
          sumText(year.costFen),
          sumText(year.spendingFen),
          sumText(year.closingFen),
        ]),
      ),
    ),
    ...years
      .slice(1)
      .filter((year) => year.jumps.length > 0)
      .map((year) => say(`${period(year.year)}${jumpsText(year.jumps)}。`, 'note')),
  ];
}
