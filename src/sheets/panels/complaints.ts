/** Panel 投诉与办理 on paper: how complaints were dealt with, then every number that answers. */

import type { OnBoard } from '../../views/board/board.ts';
import type { ComplaintMonth, ComplaintsPanel } from '../../views/board/complaints-panel.ts';
import type { ChannelGroup } from '../../views/common/channels.ts';
import type { ComplaintMonths } from '../../views/pictures/complaint-months.ts';
import { count, DASH, period } from '../../wording/format.ts';
import { UNKNOWN } from '../../wording/labels.ts';
import type { Bar, Block, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { figures, inRole, panelPart, type Room, rest, row, say, table, words } from './frame.ts';

export function complaintsPart(view: OnBoard<ComplaintsPanel>, room: Room): Part {
  const months = room.isPoster && view.picture ? [monthsPicture(view.picture)] : monthsTable(view.months);
  return panelPart('complaints', view, [
    ...(view.months.length > 0 ? months : []),
    // A screen shows numbers beside its large code instead.
    ...inRole('detail', channelsTable(view.channels, room)),
  ]);
}

/** A bar a month, as long as what was received; a month without a row has none and says so. */
function monthsPicture(picture: ComplaintMonths): Block {
  const bars = picture.columns.map((column): Bar => {
    return {
      label: `${column.year ?? ''}${column.month}月`,
      value: column.received === null ? UNKNOWN : count(column.received),
      start: 0,
      width: column.received === null ? 0 : Math.round(column.height * 100),
      isHatched: false,
    };
  });
  return { kind: 'bars', title: '各月受理件数：', sentence: picture.sentence, bars, limit: null };
}

function monthsTable(months: readonly ComplaintMonth[]): Block[] {
  const hasRank = months.some((month) => month.cityRank !== null);
  const n = (value: number | null): string => (value === null ? DASH : count(value));
  return [
    ...table(
      '逐月办理情况',
      [
        words('月份', 3),
        ...['受理', '属实', '办结', '按时', '重办', ...(hasRank ? ['排名'] : [])].map((title) => figures(title, 2)),
      ],
      months.map((month) => {
        const { received, verified, closed, closedOnTime, reopened, cityRank } = month;
        const numbers = [received, verified, closed, closedOnTime, reopened, ...(hasRank ? [cityRank] : [])];
        return row([period(month.month), ...numbers.map(n)]);
      }),
    ),
    say(`单位：件；属实为核实并去重后的件数${hasRank ? '；排名为全市投诉量名次' : ''}。${DASH} 表示表里没有。`, 'note'),
  ];
}

/**
 * Telephones and offices of each place, nearest first. Web and mail addresses stand on the web page alone: whoever can
 * use them can open it.
 */
function channelsTable(groups: readonly ChannelGroup[], room: Room): Block[] {
  const all = groups.flatMap((group) => group.items).length;
  const shown = groups
    .map((group) => ({ ...group, items: group.items.filter(({ kind }) => kind === '电话' || kind === '地址') }))
    .filter((group) => group.items.length > 0);
  return [
    ...table(
      null,
      // Columns of a poster are narrow; a number stays on one line all the same.
      [words('找谁', 9), words('号码、地址', room.isPoster ? 8 : 6), words('受理时间', room.isPoster ? 11 : 14)],
      shown.flatMap((group) => [
        row([group.name], 'group'),
        ...group.items.map((item) =>
          row([
            cell(item.name, item.kind === '电话' ? null : item.kind),
            item.targets.map(({ text }) => text).join(' '),
            [item.hours, item.department].filter((part) => part !== null).join('；'),
          ]),
        ),
      ]),
    ),
    ...rest(all, shown.flatMap((group) => group.items).length, '个网址和邮箱'),
  ];
}
