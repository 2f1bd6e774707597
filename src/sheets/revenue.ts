/**
 * 公共收益收支公示表: the accounts of the newest year as a form to be signed, sealed and posted.
 *
 * Adds up nothing that the board does not: 净收益 is income less cost where both are known. What no table holds is a
 * line to write on.
 */
import type { Fen, RevenueCategory } from '../domain/records.ts';
import type { RevenueYear } from '../views/common/accounts.ts';
import { accountsText, jumpsNote, jumpsText, sumText } from '../wording/board.ts';
import { count, day, period, yuan } from '../wording/format.ts';
import {
  type EstateViews,
  estateLabel,
  managedBy,
  objectionText,
  ofEstate,
  partOf,
  statementSheet,
  unmetBlocks,
} from './estate-sheet.ts';
import { figures, ownSays, row, SPACE, say, saysBlocks, table, words } from './panels/frame.ts';
import { type Block, type Column, cell, type Row } from './sheet.ts';

const COLUMNS: Column[] = [
  words('序号', 8),
  words('类别', 10),
  words('项目', 46),
  words('来源或去向', 35),
  words('起止', 17),
  figures('金额（元）', 28),
  words('备注', 14),
];

/** The statement of the newest year; none where no accounts are on record. */
export const revenueSheets = ofEstate((views) => {
  const { revenue } = views.board.panels;
  const year = revenue.years[0];
  if (!year) return [];
  const jumps = year.jumps.length === 0 ? [] : [say(`${jumpsText(year.jumps)}。${jumpsNote(year.year)}。`, 'note')];
  const blocks: Block[] = [
    ...saysBlocks(ownSays(revenue)),
    {
      kind: 'facts',
      facts: [
        { label: '小区', value: estateLabel(views) },
        { label: '期间', value: period(year.year) },
        { label: '金额单位', value: '元' },
        managedBy(views),
        { label: '户数', value: revenue.households === null ? '未知' : `${count(revenue.households)} 户` },
        { label: '地址', value: views.board.address ?? '未知' },
      ],
    },
    ...table(null, COLUMNS, rowsOf(year)),
    say(BY_HAND, 'note'),
    ...unmetBlocks(revenue.duties, year.year),
    ...jumps,
    say(`${accountsText(year)}。`),
    ...postingBlocks(year),
    ...objectionBlocks(views, year),
    { kind: 'signatures', places: ['制表', '审核', '日期'] },
    { kind: 'signatures', places: sealsOf(views) },
  ];
  return [
    statementSheet(views, {
      name: 'revenue',
      title: '公共收益收支公示表',
      subtitle: `${views.board.name}${SPACE}${period(year.year)}`,
      period: year.year,
      shortTitle: '公共收益',
      parts: [partOf('', blocks, revenue.sources)],
    }),
  ];
});

function rowsOf(year: RevenueYear): Row[] {
  let number = 0;
  const lines = (category: RevenueCategory): Row[] =>
    year.items
      .filter((item) => item.category === category)
      .map((item) => {
        number++;
        return row([String(number), category, item.item, item.use ?? '', '', yuan(item.amountFen), '']);
      });
  const sum = (label: string, fen: Fen | null, weight: Row['weight'] = 'sum', note: string | null = null): Row =>
    row(['', '', cell(label, note), '', '', sumText(fen), ''], weight);
  const toFund = year.items.filter(({ toFund }) => toFund);
  return [
    sum('上期结余', year.openingFen),
    ...lines('收入'),
    sum('收入小计', year.incomeFen),
    ...lines('成本'),
    sum('成本小计', year.costFen),
    sum('净收益', netOf(year), 'sum', '收入小计减成本小计'),
    ...lines('支出'),
    sum('支出小计', year.spendingFen),
    ...(toFund.length === 0
      ? []
      : [
          sum(
            '其中：补充维修资金',
            toFund.reduce((total, item) => total + item.amountFen, 0),
            'plain',
            `第 ${fundNumbers(year).join('、')} 项`,
          ),
        ]),
    sum('期末结余', year.closingFen, 'total'),
  ];
}

/** The numbers that lines to the maintenance fund have in the table. */
function fundNumbers({ items }: RevenueYear): number[] {
  return items.flatMap(({ toFund }, index) => (toFund ? [index + 1] : []));
}

/** Unknown where either is: a year without a line of cost may have had none, or nobody has said. */
function netOf({ incomeFen, costFen }: RevenueYear): Fen | null {
  return incomeFen === null || costFen === null ? null : incomeFen - costFen;
}

/** Of a sheet that has such columns no more is told than that they are not in what is published. */
const BY_HAND = '「起止」「备注」两栏没有公布的内容，留给制表人手写。';

/** 公示期 自…至…; days that the table does not hold are left blank, to be written by hand. */
function postingBlocks({ postedFrom, postedUntil, postedDays }: RevenueYear): Block[] {
  if (postedFrom !== null && postedUntil !== null) {
    const days = postedDays === null ? '' : `，首尾都算共 ${postedDays} 天`;
    return [say(`公示期：自 ${day(postedFrom)} 至 ${day(postedUntil)}${days}。`)];
  }
  const places = [
    postedFrom === null ? '公示期自' : `公示期自 ${day(postedFrom)} 至`,
    ...(postedFrom === null ? ['至'] : []),
  ];
  return [{ kind: 'signatures', places }];
}

/**
 * 异议电话 as the account itself gives it. Where it gives none, that is a line to write on, below whom anybody may call: their
 * number is not said to be the account's.
 */
function objectionBlocks(views: EstateViews, { objectionPhones }: RevenueYear): Block[] {
  if (objectionPhones.length > 0) return [say(`异议电话：${objectionPhones.join('、')}`)];
  const numbers = objectionText(views);
  return [
    ...(numbers === null ? [] : [say(`有异议也可以打：${numbers}。`)]),
    { kind: 'signatures', places: ['异议电话'] },
  ];
}

/** Who seals it: the firm or who manages instead, and the owners' committee by the name that the estate gives it. */
function sealsOf({ board }: EstateViews): string[] {
  const { firm, service } = board.panels;
  const manager = firm.current === null ? '管理单位' : '物业服务企业';
  return [`${manager}（盖章）`, `${service.facts.committeeKind ?? '业委会（物管会）'}（盖章）`];
}
