/** Panel 收费标准 on paper: present charges in full, former and future ones in short. */

import { percentOf } from '../../domain/share.ts';
import type { OnBoard } from '../../views/board/board.ts';
import type { FeesPanel } from '../../views/board/fees-panel.ts';
import type { FeeRow, GuideBand } from '../../views/common/charges.ts';
import type { FeeBand } from '../../views/pictures/fee-band.ts';
import { baseText, chargedNow, feeTerms, NO_BASIS, surchargeText } from '../../wording/board.ts';
import { day, rate } from '../../wording/format.ts';
import { UNKNOWN } from '../../wording/labels.ts';
import type { Block, Cell, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { along, figures, panelPart, type Room, rest, row, say, table, words } from './frame.ts';

export function feesPart(view: OnBoard<FeesPanel>, room: Room): Part {
  const { guide, picture } = view;
  return panelPart('fees', view, [
    ...(guide ? guideBlocks(guide) : []),
    ...(picture ? [rangeOf(picture)] : []),
    ...currentFees(view.current, room),
    ...otherFees('以后的收费', view.future, room),
    ...otherFees('以前的收费', view.former, room),
  ]);
}

/** The band of the government's guide price in words, and by which document. */
function guideBlocks(guide: GuideBand): Block[] {
  const { propertyType, serviceGrade, baseE4, upBp, downBp, lowE4, highE4, document, start, end } = guide;
  return [
    say(
      `${propertyType} ${serviceGrade}政府指导价：基准价 ${rate(baseE4)} 元/㎡·月，可上浮 ${percentOf(upBp)}、下浮 ${percentOf(downBp)}，` +
        `即 ${rate(lowE4)}—${rate(highE4)} 元/㎡·月。`,
      'band',
    ),
    say(`${document}，${day(start)}起${end ? `至${day(end)}` : ''}`, 'note'),
  ];
}

export function rangeOf(picture: FeeBand): Block {
  const { low, base, high, price, lowE4, baseE4, highE4, priceE4, unit, sentence } = picture;
  return {
    kind: 'range',
    sentence,
    low: along(low),
    base: along(base),
    high: along(high),
    price: along(price),
    labels: { low: rate(lowE4), high: rate(highE4), base: baseText(baseE4), price: chargedNow(priceE4, unit) },
  };
}

/** What is charged now: every fee with its basis. */
function currentFees(fees: readonly FeeRow[], { isPoster }: Room): Block[] {
  return table(
    '现在的收费',
    [words('收费项目', isPoster ? 5.5 : 6), figures('标准', 2.5), words('依据', isPoster ? 6.5 : 6)],
    fees.map((fee) =>
      row([
        cell(fee.item, feeTerms(fee) || null),
        rateOf(fee),
        cell(fee.basis ?? NO_BASIS[fee.blanks.basis], since(fee)),
      ]),
    ),
  );
}

const rateOf = (fee: FeeRow): Cell => cell(rate(fee.rateE4), fee.unit);

/** Since when a charge holds and for whom it is collected: 2023年1月1日起，代收，手续费 0.00 元. */
function since({ start, agency, surchargeFen }: FeeRow): string {
  return `${start ? `${day(start)}起` : '起始日未知'}${agency ? `，代收，${surchargeText(surchargeFen)}` : ''}`;
}

function otherFees(title: string, fees: readonly FeeRow[], room: Room): Block[] {
  const shown = fees.slice(0, room.otherFees);
  return [
    ...table(
      `${title}（${fees.length} 项）`,
      [words('收费项目', 6), figures('标准', 2.5), words('起止', 6)],
      shown.map((fee) =>
        row([
          cell(fee.item, fee.basis ?? NO_BASIS[fee.blanks.basis]),
          rateOf(fee),
          `${fee.start ? day(fee.start) : UNKNOWN} 至 ${fee.end ? day(fee.end) : '今'}`,
        ]),
      ),
    ),
    ...rest(fees.length, shown.length, '项'),
  ];
}
