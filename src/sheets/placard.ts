/**
 * 投诉牌: for the board, the lift and the door, each with its own code. One page.
 *
 * Numbers stand in large type for people without a smartphone, the short address for those who type. A lift's placard
 * first says what to do when somebody is stuck. An estate without lifts has none.
 */
import type { LiftHelp } from '../views/complain/complain.ts';
import { stuckText } from '../wording/complain.ts';
import { codeOf, PLACE_NAMES } from './codes.ts';
import { addressOf, type EstateViews, helpNumbers, ofEstate, partOf, placeSheet } from './estate-sheet.ts';
import { say } from './panels/frame.ts';
import { type Block, type Part, PLACES, type Place } from './sheet.ts';

/** How many numbers fit beside the code of each place. */
const NUMBERS: Record<Place, number> = { board: 4, lift: 4, door: 6 };
const LIFT_NUMBERS = 2;
const MAILS = 2;

export const placardSheets = ofEstate((views) => {
  return placesOf(views).map((place) =>
    placeSheet(views, place, 'placard', {
      name: 'placard',
      title: `${views.board.name}投诉举报`,
      subtitle: null,
      period: '',
      shortTitle: `投诉牌-${PLACE_NAMES[place]}`,
      listed: `投诉牌（${PLACE_NAMES[place]}）`,
      parts: [
        ...(place === 'lift' && views.complain.lift !== null ? [liftPart(views.complain.lift)] : []),
        codePart(views, place),
        numbersPart(views, place),
      ],
    }),
  );
});

/** Where codes of an estate hang: not in lifts that it has not. */
export function placesOf({ complain }: EstateViews): Place[] {
  return PLACES.filter((place) => place !== 'lift' || complain.lift !== null);
}

function liftPart(lift: LiftHelp): Part {
  const calls = lift.calls
    .slice(0, LIFT_NUMBERS)
    .flatMap(({ name, about, numbers }) =>
      numbers.slice(0, 1).map(({ text }) => ({ name, number: text, hours: about })),
    );
  return partOf('电梯被困', [
    say(stuckText(lift)),
    ...(calls.length === 0 ? [] : [{ kind: 'numbers', numbers: calls } as const]),
  ]);
}

function codePart(views: EstateViews, place: Place): Part {
  const code = codeOf(views.publication.portal, views.board, place);
  const address = addressOf(views, place);
  const blocks: Block[] =
    code === null
      ? [say(`在浏览器里输入 ${address}`)]
      : [{ kind: 'code', code }, say(`扫不了码，在浏览器里输入 ${address}`)];
  return partOf(code === null ? '上网投诉、看公示' : '扫码投诉、看公示', blocks);
}

function numbersPart(views: EstateViews, place: Place): Part {
  const numbers = helpNumbers(views, NUMBERS[place]);
  const mails = [...views.complain.rungs.flatMap((rung) => rung.others), ...views.complain.own]
    .filter(({ kind }) => kind === '邮箱')
    .slice(0, MAILS)
    .map(({ name, targets }) => `${name} ${targets.map(({ text }) => text).join('、')}`);
  return partOf('打电话', [
    numbers.length === 0 ? say('没有电话的资料。', 'missing') : { kind: 'numbers', numbers },
    ...(mails.length === 0 ? [] : [say(mails.join('；'), 'note')]),
  ]);
}
