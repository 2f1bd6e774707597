/**
 * 维修资金公示: how the maintenance fund is applied for and what is left of it. Totals of the estate alone.
 */
import { NO_PROCEDURE } from '../wording/board.ts';
import { DASH, day, yuan } from '../wording/format.ts';
import {
  estateLabel,
  managedBy,
  objectionText,
  ofEstate,
  partOf,
  statementSheet,
  unmetBlocks,
} from './estate-sheet.ts';
import { figures, money, ownSays, row, SPACE, say, saysBlocks, table, words } from './panels/frame.ts';
import type { Block } from './sheet.ts';

/** The fund's newest balance and how to use it; none where no statement is on record. */
export const fundSheets = ofEstate((views) => {
  const { fund } = views.board.panels;
  const latest = fund.statements[0];
  if (!latest) return [];
  const { procedure } = fund;
  const hasBlank = fund.statements.some((one) => [one.paidInFen, one.usedFen, one.gainFen].includes(null));
  const numbers = objectionText(views);
  const balance: Block[] = [
    ...saysBlocks(ownSays(fund)),
    { kind: 'facts', facts: [{ label: '小区', value: estateLabel(views) }, managedBy(views)] },
    ...table(
      '历次公布（元）',
      [words('截止日期', 40), ...['交存', '使用', '增值', '结存'].map((title) => figures(title, 33))],
      fund.statements.map((one) =>
        row([day(one.date), money(one.paidInFen), money(one.usedFen), money(one.gainFen), yuan(one.balanceFen)]),
      ),
    ),
    ...(hasBlank ? [say(`${DASH} 表示表里没有。`, 'note')] : []),
    ...unmetBlocks(fund.duties),
    say('只公布小区合计，不公布各户分账。', 'note'),
  ];
  const flow: Block[] = [
    procedure === null ? say(NO_PROCEDURE[fund.procedureBlank], 'missing') : say(procedure),
    ...(numbers === null ? [] : [say(`查询和异议：${numbers}。`)]),
    { kind: 'signatures', places: ['公示单位（盖章）', '日期'] },
  ];
  return [
    statementSheet(views, {
      name: 'fund',
      title: '住宅专项维修资金公示',
      subtitle: `${views.board.name}${SPACE}截至 ${day(latest.date)}`,
      period: latest.date,
      shortTitle: '维修资金',
      parts: [partOf('结存', balance, fund.sources), partOf('怎么申请使用', flow)],
    }),
  ];
});
