/**
 * 张贴记录: what was posted where in the estate, the newest of each matter and place.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Posting, PostingPlace } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Blank } from '../../domain/supply.ts';
import { postingsWords } from '../../wording/says-care.ts';
import { disclosureOf, newest } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { saying, says } from './saying.ts';

const PLACES: readonly PostingPlace[] = ['公示栏', '电梯', '单元门'];

export interface PostingRow {
  subject: string;
  /** The newest at each place where one is recorded: board, lift, door. */
  postings: { place: PostingPlace; start: IsoDate; end: IsoDate | null; confirmedBy: string | null }[];
}

export interface PostingsPanel extends Panel {
  rows: PostingRow[];
  /** Why some have no last day. */
  endBlank: Blank;
}

export function postingsPanel(context: BoardContext): PostingsPanel {
  const { publication, indexes, estate } = context;
  const postings = (indexes.postingsByEstate.get(estate.code) ?? []).filter((posting) => posting.start <= indexes.asOf);
  const starts = postings.map((posting) => posting.start);
  const disclosure = disclosureOf(context, 'posting', starts.length > 0 ? starts : null);
  const bySubject = [...groupBy(postings, (posting) => posting.subject)];
  const last = newest(starts);
  return {
    disclosure,
    says: says([last === null ? null : saying(postingsWords(bySubject.length, last))], disclosure),
    rows: bySubject.map(([subject, group]) => ({
      subject,
      postings: PLACES.flatMap((place) => latestAt(group, place)),
    })),
    endBlank: indexes.supply.blankOf(
      postings.filter(({ end }) => end === null),
      'end',
    ),
    sources: panelSources(publication, 'postings', { posting: postings }),
  };
}

function latestAt(postings: readonly Posting[], place: PostingPlace): PostingRow['postings'] {
  const there = postings.filter((posting) => posting.place === place);
  const start = newest(there.map((posting) => posting.start));
  const found = there.find((posting) => posting.start === start);
  return found ? [{ place, start: found.start, end: found.end, confirmedBy: found.confirmedBy }] : [];
}
