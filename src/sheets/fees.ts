/**
 * 收费公示表: what is charged, on what basis, and for charges under a guide price the band beside what is charged.
 *
 * Its items are those of 发改价检〔2004〕1428号 art. 7; the number to report prices, 12358 there, is 12315 today.
 */
import { percentOf } from '../domain/share.ts';
import { FEE_MONTHLY, type FeesPanel } from '../views/board/fees-panel.ts';
import type { FeeRow } from '../views/common/charges.ts';
import { newest } from '../views/common/sourcing.ts';
import { NO_BASIS, surchargeText } from '../wording/board.ts';
import { day, rate } from '../wording/format.ts';
import { UNKNOWN } from '../wording/labels.ts';
import { estateLabel, managedBy, ofEstate, partOf, statementSheet, unmetBlocks } from './estate-sheet.ts';
import { rangeOf } from './panels/fees.ts';
import { datedBy, figures, ownSays, row, say, saysBlocks, staleBlocks, table, words } from './panels/frame.ts';
import { type Block, type Column, cell, type Row } from './sheet.ts';

const COLUMNS: Column[] = [
  words('收费项目', 30),
  words('收费对象', 20),
  words('计费方式', 26),
  figures('收费标准', 19),
  words('价格管理形式', 20),
  words('收费依据', 45),
];

export const PRICE_HOTLINE = '12315';

/** The charges of an estate; none where none is on record. */
export const feesSheets = ofEstate((views) => {
  const { fees, service } = views.board.panels;
  if (fees.current.length + fees.future.length === 0) return [];
  // The day of the newest change; the sheet holds from then until the next one.
  const since = newest(fees.current.map(({ start }) => start));
  const blocks: Block[] = [
    ...saysBlocks(ownSays(fees)),
    {
      kind: 'facts',
      facts: [
        { label: '小区', value: estateLabel(views) },
        { ...managedBy(views), ...(views.board.panels.firm.current === null ? {} : { label: '收费单位' }) },
        { label: '价格举报电话', value: PRICE_HOTLINE },
        { label: '核定服务等级', value: service.serviceGrade ?? UNKNOWN },
        { label: '物业类型', value: service.facts.propertyType ?? UNKNOWN },
        { label: '定价方式', value: service.facts.pricing ?? UNKNOWN },
      ],
    },
    ...staleBlocks(fees),
    ...(fees.current.length === 0
      ? [say('没有现在收取的费用的记录。', 'missing')]
      : table('现在的收费', COLUMNS, fees.current.map(feeRow))),
    ...unmetBlocks(fees.duties),
    ...guideBlocks(fees),
    ...table('以后的收费', COLUMNS, fees.future.map(feeRow)),
    { kind: 'heading', text: '服务内容和服务标准' },
    say('表里只有核定服务等级；具体内容和标准由收费单位按合同填写。', 'note'),
    { kind: 'signatures', places: ['服务内容'] },
    { kind: 'signatures', places: ['服务标准'] },
    { kind: 'signatures', places: ['收费单位（盖章）', '日期'] },
  ];
  return [
    statementSheet(views, {
      name: 'fees',
      title: '收费公示表',
      subtitle: datedBy(views.board.name, fees),
      period: since ?? '',
      shortTitle: '收费标准',
      parts: [partOf('', blocks, fees.sources)],
    }),
  ];
});

function feeRow(fee: FeeRow): Row {
  const start = fee.start === null ? '起始日未知' : `${day(fee.start)}起`;
  const term = fee.end === null ? start : `${start}，${day(fee.end)}止`;
  return row([
    cell(fee.item, fee.agency === true ? `代收，${surchargeText(fee.surchargeFen)}` : null),
    fee.payer ?? UNKNOWN,
    fee.method ?? UNKNOWN,
    cell(rate(fee.rateE4), fee.unit),
    fee.pricing ?? UNKNOWN,
    cell(fee.basis ?? NO_BASIS[fee.blanks.basis], term),
  ]);
}

/** 基准价, 浮动幅度 and 实际标准 of what is under a guide price; why there is none to show stands in the sentences. */
function guideBlocks({ guide, areaFees, picture }: FeesPanel): Block[] {
  if (guide === null) return [];
  const rows = areaFees
    .filter((fee) => fee.guided)
    .map((fee) =>
      row([
        fee.item,
        cell(rate(guide.baseE4), FEE_MONTHLY),
        `上浮 ${percentOf(guide.upBp)}，下浮 ${percentOf(guide.downBp)}`,
        cell(`${rate(guide.lowE4)}—${rate(guide.highE4)}`, FEE_MONTHLY),
        cell(rate(fee.rateE4), fee.unit),
      ]),
    );
  const until = guide.end === null ? '' : `至${day(guide.end)}`;
  return [
    ...table(
      `${guide.propertyType} ${guide.serviceGrade}政府指导价`,
      [
        words('收费项目', 34),
        figures('基准价', 24),
        words('浮动幅度', 42),
        figures('浮动区间', 30),
        figures('实际标准', 24),
      ],
      rows,
    ),
    say(`${guide.document}，${day(guide.start)}起${until}`, 'note'),
    ...(picture === null ? [] : [rangeOf(picture)]),
  ];
}
