/** Panel 电梯与设施维保 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { LiftsPanel } from '../../views/board/lifts-panel.ts';
import { BARS_END, BARS_START, type LiftGaps } from '../../views/pictures/lift-gaps.ts';
import { blockingText, certifiedText, NO_OUTAGE_END, NO_RESULT, serviceDueText } from '../../wording/board.ts';
import { count, day, phones } from '../../wording/format.ts';
import type { Block, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { along, inRole, numbersIn, panelPart, type Room, rest, row, say, table, words } from './frame.ts';

export function liftsPart(view: OnBoard<LiftsPanel>, room: Room): Part {
  return panelPart('lifts', view, [
    ...(view.lifts.length > 0 ? liftBlocks(view, room) : []),
    ...facilityBlocks(view, room.facilities),
  ]);
}

/** Lifts whose servicing is drawn on a sheet that is read in hand; of more, their table alone says how many days it is. */
export const DRAWN_LIFTS = 6;
const EMERGENCIES_SHOWN = 3;

function liftBlocks(view: LiftsPanel, room: Room): Block[] {
  const isOne = view.contractors.length < 2;
  const contractors = view.contractors.map(
    ({ name, phone, lifts }) => `${name} ${numbersIn(phone)}${isOne ? '' : `（${count(lifts)} 台）`}`,
  );
  const emergency = [...new Set(view.lifts.flatMap((lift) => lift.emergencyPhone ?? []))]
    .slice(0, EMERGENCIES_SHOWN)
    .flatMap((phone) => phones(phone).map(({ text }) => text));
  return [
    say(`维保单位：${contractors.join('；')}`),
    ...(emergency.length > 0 ? inRole('emergency', [say(`电梯被困：${emergency.join('、')}，或拨 119。`)]) : []),
    ...(view.gaps && view.lifts.length <= room.drawnLifts ? gapsPicture(view.gaps) : []),
    ...liftsTable(view),
  ];
}

/** Days since each lift was serviced, up to the day of its table; who is beyond the limit is hatched. */
export function gapsPicture(picture: LiftGaps): Block[] {
  const { lifts, more, limit, limitDays, title, sentence, lasting } = picture;
  return [
    {
      kind: 'bars',
      title,
      sentence,
      lasting,
      bars: lifts.map((lift) => ({
        label: lift.label,
        value: `${count(lift.days)} 天`,
        lasting: '',
        start: 0,
        width: along(BARS_START + lift.width, BARS_START, BARS_END),
        isHatched: lift.over !== null,
      })),
      limit: limit === null ? null : { at: along(limit, BARS_START, BARS_END), label: `期限 ${limitDays} 天` },
    },
    ...(more > 0 ? [say(`其余 ${count(more)} 台见表。`, 'note')] : []),
  ];
}

export function liftsTable(view: LiftsPanel): Block[] {
  const isOne = view.contractors.length < 2;
  return table(
    '电梯',
    [
      words('位置', 5),
      words('上次维保', 5.5),
      words('下次检验', 5.5),
      ...(isOne ? [] : [words('维保单位', 5)]),
      words('阻车和管理员', 4),
    ],
    view.lifts.map((lift) =>
      row([
        cell(lift.location, lift.registration),
        {
          text: day(lift.servicedOn),
          small: lift.serviceDue === null ? null : serviceDueText(lift.serviceDue, lift.servicedOn),
          lasting: `维保 ${day(lift.servicedOn)}`,
        },
        // Where no heading stands over it, a date says what it is of.
        { text: day(lift.inspectionDue), small: null, lasting: `下次检验 ${day(lift.inspectionDue)}` },
        ...(isOne ? [] : [lift.contractor]),
        cell(blockingText(lift.smartBlocking), certifiedText(lift.administratorCertified)),
      ]),
    ),
  );
}

/** The newest services of other facilities; at most `most` of them. */
export function facilityBlocks(view: LiftsPanel, most: number): Block[] {
  const shown = view.facilities.slice(0, most);
  return [
    ...table(
      '其他设施维保',
      [words('设施', 5), words('日期', 5), words('结果', 6)],
      shown.map((one) =>
        row([
          cell(one.category, one.contractor),
          day(one.date),
          cell(one.result ?? NO_RESULT[one.blanks.result], outage(one)),
        ]),
      ),
    ),
    ...rest(view.facilitiesTotal, shown.length, '次'),
  ];
}

function outage({ outageFrom, outageUntil, blanks }: LiftsPanel['facilities'][number]): string | null {
  if (outageFrom === null) return null;
  return `停用 ${day(outageFrom)}${outageUntil ? ` 至 ${day(outageUntil)}` : `起，${NO_OUTAGE_END[blanks.outageUntil]}`}`;
}
