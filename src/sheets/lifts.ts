/**
 * 电梯与设施维保公示: who services what, when it was done last and when each lift is inspected next.
 *
 * Tables and pictures are those of its panel, with all services of facilities that the page lists.
 */
import type { LiftsPanel } from '../views/board/lifts-panel.ts';
import { count, phones } from '../wording/format.ts';
import { estateLabel, managedBy, ofEstate, partOf, statementSheet, unmetBlocks } from './estate-sheet.ts';
import { datedBy, numbersIn, ownSays, say, saysBlocks, staleBlocks } from './panels/frame.ts';
import { DRAWN_LIFTS, facilityBlocks, gapsPicture, liftsTable } from './panels/lifts.ts';
import type { Block } from './sheet.ts';

/** Lifts and facilities of an estate; none where no record of either is there. */
export const liftsSheets = ofEstate((views) => {
  const { lifts } = views.board.panels;
  if (lifts.lifts.length + lifts.facilities.length === 0) return [];
  const hasLifts = lifts.lifts.length > 0;
  const own = uncaptioned([
    ...staleBlocks(lifts),
    ...(hasLifts ? liftBlocks(lifts) : []),
    ...unmetBlocks(lifts.duties),
  ]);
  const facilities = facilityBlocks(lifts, lifts.facilities.length);
  const signatures: Block = { kind: 'signatures', places: ['使用管理单位（盖章）', '日期'] };
  return [
    statementSheet(views, {
      name: 'lifts',
      title: hasLifts ? '电梯和设施维保公示' : '设施维保公示',
      subtitle: datedBy(views.board.name, lifts),
      // The day until which its tables speak, as its subtitle says: by the day of publication it would be a new file every day.
      period: ('asOf' in lifts.stamp && lifts.stamp.asOf) || '',
      shortTitle: '维保',
      parts: [
        // What is not known of either is said among the sentences.
        partOf('', [
          ...saysBlocks(ownSays(lifts)),
          { kind: 'facts', facts: [{ label: '小区', value: estateLabel(views) }, managedBy(views)] },
        ]),
        ...(own.length === 0 ? [] : [partOf(hasLifts ? '电梯' : '', own)]),
        partOf(facilities.length > 0 ? '其他设施' : '', [...uncaptioned(facilities), signatures], lifts.sources),
      ],
    }),
  ];
});

/** Without captions: each of these tables has a part of its own, whose title says the same. */
const uncaptioned = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.kind === 'table' ? { ...block, caption: null } : block));

function liftBlocks(view: LiftsPanel): Block[] {
  const several = view.contractors.length > 1;
  const emergency = [...new Set(view.lifts.flatMap((lift) => lift.emergencyPhone ?? []))].flatMap((phone) =>
    phones(phone).map(({ text }) => text),
  );
  const contractors = view.contractors.map(
    ({ name, phone, lifts }) => `${name} ${numbersIn(phone)}${several ? `（${count(lifts)} 台）` : ''}`,
  );
  return [
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
