/**
 * 电梯与设施维保公示: who services what, when it was done last and when each lift is inspected next.
 *
 * Tables and pictures are those of its panel, with all services of facilities that the page lists.
 */
import type { LiftsPanel } from '../views/board/lifts-panel.ts';
import { liftsUnit } from '../wording/board.ts';
import { count, phones } from '../wording/format.ts';
import { estateLabel, managedBy, ofEstate, partOf, statementSheet, unmetBlocks } from './estate-sheet.ts';
import { datedBy, figure, numbersIn, say, staleBlocks } from './panels/frame.ts';
import { DRAWN_LIFTS, facilityBlocks, gapsPicture, liftsTable } from './panels/lifts.ts';
import type { Block } from './sheet.ts';

/** Lifts and facilities of an estate; none where no record of either is there. */
export const liftsSheets = ofEstate((views) => {
  const { publication } = views;
  const { lifts } = views.board.panels;
  if (lifts.lifts.length + lifts.facilities.length === 0) return [];
  const { asOf } = publication.release;
  const hasLifts = lifts.lifts.length > 0;
  const own = uncaptioned([
    ...staleBlocks(lifts),
    ...(hasLifts ? liftBlocks(lifts) : missing(lifts.liftsMissing)),
    ...unmetBlocks(lifts.duties),
  ]);
  const facilities =
    lifts.facilities.length > 0 ? facilityBlocks(lifts, lifts.facilities.length) : missing(lifts.facilitiesMissing);
  return [
    statementSheet(views, {
      name: 'lifts',
      title: hasLifts ? '电梯和设施维保公示' : '设施维保公示',
      subtitle: datedBy(views.board.name, lifts),
      period: asOf,
      shortTitle: '维保',
      parts: [
        partOf('', [{ kind: 'facts', facts: [{ label: '小区', value: estateLabel(views) }, managedBy(views)] }]),
        partOf('电梯', own),
        partOf(
          '其他设施',
          [...uncaptioned(facilities), { kind: 'signatures', places: ['使用管理单位（盖章）', '日期'] }],
          lifts.sources,
        ),
      ],
    }),
  ];
});

/** Without captions: each of these tables has a part of its own, whose title says the same. */
const uncaptioned = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.kind === 'table' ? { ...block, caption: null } : block));
const missing = (text: string | null): Block[] => (text === null ? [] : [say(text, 'missing')]);

function liftBlocks(view: LiftsPanel): Block[] {
  const several = view.contractors.length > 1;
  const emergency = [...new Set(view.lifts.flatMap((lift) => lift.emergencyPhone ?? []))].flatMap((phone) =>
    phones(phone).map(({ text }) => text),
  );
  const contractors = view.contractors.map(
    ({ name, phone, lifts }) => `${name} ${numbersIn(phone)}${several ? `（${count(lifts)} 台）` : ''}`,
  );
  return [
    figure(count(view.lifts.length), liftsUnit(view.lifts.length, view.liftsStated)),
    say(`维保单位：${contractors.join('；')}`),
    say(
      emergency.length > 0
        ? `电梯被困：${emergency.join('、')}，或拨 119。`
        : '电梯被困：没有资料写明应急电话，拨 119。',
    ),
    ...(view.gaps && view.lifts.length <= DRAWN_LIFTS ? gapsPicture(view.gaps) : []),
    ...liftsTable(view),
  ];
}
