/**
 * 投诉贴纸: eight labels of 91 × 65 mm on an A4 page for each place, to be cut apart.
 */
import type { Publication } from '../domain/publication.ts';
import { codeOf, HELD_MM, PLACE_NAMES } from './codes.ts';
import { addressOf, estateViews, helpNumbers, partOf, placeSheet } from './estate-sheet.ts';
import { placesOf } from './placard.ts';
import type { Sheet } from './sheet.ts';

const LABELS = 8;

/** One page for each place; none where portal.yaml has no complaint address to put into a code. */
export function stickerSheets(publication: Publication, code: string): Sheet[] {
  const views = estateViews(publication, code);
  const { board } = views;
  return placesOf(views).flatMap((place) => {
    const own = codeOf(publication.portal, board, place, HELD_MM);
    if (own === null) return [];
    // A sticker stays longer than a manager, so it has the hotline; where none is published, the first number that is.
    const numbers = helpNumbers(views, 1).map(({ number }) => number);
    const lines = [
      `扫码投诉、看公示（${PLACE_NAMES[place]}）`,
      ...(numbers.length === 0 ? [] : [`电话 ${numbers.join('、')}`]),
    ];
    const text = [...lines, addressOf(views, place)].join('\n');
    return placeSheet(views, place, 'stickers', {
      name: 'stickers',
      title: `${board.name}投诉贴纸：${PLACE_NAMES[place]}`,
      subtitle: null,
      period: '',
      shortTitle: `贴纸-${PLACE_NAMES[place]}`,
      listed: `贴纸（${PLACE_NAMES[place]}）`,
      parts: [
        partOf('', [
          { kind: 'labels', labels: Array.from({ length: LABELS }, () => ({ title: board.name, text, code: own })) },
        ]),
      ],
    });
  });
}
