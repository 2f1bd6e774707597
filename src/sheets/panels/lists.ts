/** Panel 红黑榜 on paper. */

import { firstEnd, lastEnd } from '../../domain/accusation-term.ts';
import type { OnBoard } from '../../views/board/board.ts';
import type { ListingRow, ListsPanel } from '../../views/board/lists-panel.ts';
import type { StripCell } from '../../views/common/listing-strip.ts';
import { NO_LISTING_BASIS, STRIP_CHARACTERS, stripLabel, stripLegend, stripWords } from '../../wording/board.ts';
import { day, period, periodShort, reply } from '../../wording/format.ts';
import { besideRules, firstUntilDay, listTermsText, untilOfRow } from '../../wording/lists.ts';
import type { Block, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { accusing, ending, panelPart, type Room, rest, row, SPACE, say, table, words } from './frame.ts';

export function listsPart(view: OnBoard<ListsPanel>, room: Room): Part {
  const publisher = view.publisher?.name ?? null;
  const shown = view.listings.slice(0, room.listings);
  const blocks = view.strips.flatMap((strip): Block[] => {
    const beside = strip.isPublished ? besideRules(view.ruled, strip.cadence, [strip.kind]) : null;
    return [
      say(`${strip.subjectName}${SPACE}${stripWords({ ...strip, publisher })}`),
      ...(beside === null ? [] : [say(beside, 'note')]),
      stripBlock(strip.cells, stripLabel(strip.subjectName, publisher)),
      ...untilOfStrip(strip.cells, shown),
    ];
  });
  blocks.push(
    ...table(
      '上榜记录',
      [words('期次', 4), words('榜别', 2), words('依据', 8)],
      shown.map((one) =>
        ending(
          accusing(
            row([
              cell(period(one.period), `${one.divisionName} ${one.subjectKind === '企业' ? '企业' : '小区'}`),
              one.colour,
              cell(one.basis ?? NO_LISTING_BASIS, beneath(one)),
            ]),
            one.colour === '黑榜',
          ),
          one.until,
        ),
      ),
    ),
  );
  blocks.push(...rest(view.listings.length, room.listings, '次'));
  const black = view.listings.filter(({ colour }) => colour === '黑榜');
  const terms = view.terms === null ? null : listTermsText(view.terms);
  if (terms !== null) blocks.push(ending(say(terms, 'note'), lastEnd(black.map(({ until }) => until))));
  return panelPart('lists', view, blocks);
}

/** Until when a strip may hang, where the listing that ends first has no room below it. */
function untilOfStrip(cells: readonly StripCell[], shown: readonly ListingRow[]): Block[] {
  const first = firstEnd(cells.map(({ until }) => until));
  return first === null || shown.some(({ until }) => until === first)
    ? []
    : [ending(say(`上面各期${firstUntilDay(first)}`, 'note'), first)];
}

export function stripBlock(cells: readonly StripCell[], label: string): Block {
  const strip: Block = {
    kind: 'strip',
    label,
    cells: cells.map(({ mark, period: of }) => ({
      standing: mark,
      mark: STRIP_CHARACTERS[mark],
      label: periodShort(of),
    })),
    legend: stripLegend(cells.some((one) => one.mark === 'unpublished')),
  };
  return ending(
    accusing(
      strip,
      cells.some((one) => one.mark === 'black'),
    ),
    firstEnd(cells.map(({ until }) => until)),
  );
}

/** The subject's reply, and the documents by which it was listed and removed. */
function beneath({ reply: said, document, listedOn, removedOn, until, isReckoned }: ListingRow): string {
  const removed = removedOn ? `，${day(removedOn)}移出` : '';
  const listed = `${document}，${day(listedOn)}列入${removed}${until ? `，${untilOfRow(until, isReckoned)}` : ''}`;
  return said ? `${reply(said)}${SPACE}${listed}` : listed;
}
