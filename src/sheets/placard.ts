/**
 * 投诉牌: for the board, the lift and the door, each with its own code. One page.
 *
 * Numbers stand in large type for people without a smartphone, the short address for those who type. The one in a lift
 * says first what to do when it sticks. An estate without lifts has no placard for them.
 */
import type { Publication } from '../domain/publication.ts';
import type { LiftHelp } from '../views/complain/complain.ts';
import { stuckText } from '../wording/complain.ts';
import { codeOf, PLACE_NAMES } from './codes.ts';
import { addressOf, type EstateMatter, estateMatter, helpNumbers, partOf, placeSheet } from './estate-sheet.ts';
import { say } from './panels/frame.ts';
import { type Block, type Part, PLACES, type Place, type Sheet } from './sheet.ts';

/** How many numbers a page takes beside a code of the size of its place. */
const NUMBERS: Record<Place, number> = { board: 4, lift: 4, door: 6 };
const LIFT_NUMBERS = 2;
const MAILS = 2;

export function placardSheets(publication: Publication, code: string): Sheet[] {
  const matter = estateMatter(publication, code);
  return placesOf(matter).map((place) =>
    placeSheet(matter, place, 'placard', {
      name: 'placard',
      title: `${matter.board.name}投诉举报`,
      subtitle: null,
      period: '',
      shortTitle: `投诉牌-${PLACE_NAMES[place]}`,
      parts: [
        ...(place === 'lift' && matter.complain.lift !== null ? [liftPart(matter.complain.lift)] : []),
        codePart(matter, place),
        numbersPart(matter, place),
      ],
    }),
  );
}

/** Where codes of an estate hang: not in lifts that it has not. */
export function placesOf({ complain }: EstateMatter): Place[] {
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

function codePart(matter: EstateMatter, place: Place): Part {
  const code = codeOf(matter.publication.portal, matter.board, place);
  const address = addressOf(matter, place);
  const blocks: Block[] =
    code === null
      ? [say(`在浏览器里输入 ${address}`)]
      : [{ kind: 'code', code }, say(`扫不了码，在浏览器里输入 ${address}`)];
  return partOf(code === null ? '上网投诉、看公示' : '扫码投诉、看公示', blocks);
}

function numbersPart(matter: EstateMatter, place: Place): Part {
  const numbers = helpNumbers(matter, NUMBERS[place]);
  const mails = [...matter.complain.rungs.flatMap((rung) => rung.others), ...matter.complain.own]
    .filter(({ kind }) => kind === '邮箱')
    .slice(0, MAILS)
    .map(({ name, targets }) => `${name} ${targets.map(({ text }) => text).join('、')}`);
  return partOf('打电话', [
    numbers.length === 0 ? say('没有公布电话。', 'missing') : { kind: 'numbers', numbers },
    ...(mails.length === 0 ? [] : [say(mails.join('；'), 'note')]),
  ]);
}
