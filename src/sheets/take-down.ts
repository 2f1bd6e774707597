/**
 * The take-down list (撤下清单), one for each county: earlier sheets that are replaced by a new one, or that no longer
 * hold. Those that name somebody come first: what they say may have been taken off, or its term be over.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { groupBy } from '../domain/register.ts';
import { day } from '../wording/format.ts';
import { PLACE_NAMES } from './codes.ts';
import { type Block, cell, type Place, type Sheet } from './sheet.ts';

/** A sheet that was printed before. */
export interface HangingSheet {
  county: { code: string; name: string };
  /** Name of the estate; the county's own where it belongs to none. */
  subject: string;
  title: string;
  place: Place | null;
  /** The first 公示期至 of what it says of somebody; null where it names nobody, or comes from a version that didn't say. */
  until: IsoDate | null;
  /** Whether a new sheet of the same kind comes in its stead. */
  isReplaced: boolean;
}

/** One list for each county that has something to take down. `period` is the as-of date. */
export function takeDownSheets(hanging: readonly HangingSheet[], period: string): Sheet[] {
  return [...groupBy(hanging, ({ county }) => county.code).values()].map((sheets) => {
    const { county } = sheets[0] as HangingSheet;
    const naming = sheets.filter(({ until }) => until !== null);
    const others = sheets.filter(({ until }) => until === null);
    return {
      name: 'checklist',
      form: 'statement',
      paper: 'a4',
      subject: { kind: 'division', code: county.code, name: county.name },
      place: null,
      title: `${county.name}公示单撤下清单`,
      subtitle: null,
      period,
      shortTitle: '撤下清单',
      answers: [],
      foot: null,
      // It names sheets, and nobody who stands on them.
      until: null,
      parts: [
        part('', [say('换新的，新的一份在这次的整包里；撤下的，没有新的一份。办完一处，在最后一栏写上日期。')]),
        ...(naming.length === 0
          ? []
          : [
              part('写有上榜、通报或处罚的，先办', [
                say('上面有的公示期可能已满，有的可能已经移出。公示期到了的那一天以后，不能再挂。'),
                tableOf(naming, true),
              ]),
            ]),
        ...(others.length === 0 ? [] : [part(naming.length === 0 ? '' : '其他', [tableOf(others, false)])]),
      ],
    };
  });
}

const say = (text: string): Block => ({ kind: 'text', tone: 'plain', text });
const part = (title: string, blocks: Block[]): Sheet['parts'][number] => ({
  number: null,
  title,
  stamp: null,
  source: null,
  blocks,
});

/** `isNaming` adds until when each may hang at the longest. */
function tableOf(sheets: readonly HangingSheet[], isNaming: boolean): Block {
  return {
    kind: 'table',
    caption: null,
    columns: [
      { title: '小区', isFigure: false, share: 4 },
      { title: '公示单', isFigure: false, share: 5 },
      { title: '张贴处', isFigure: false, share: 2 },
      ...(isNaming ? [{ title: '公示期最早到', isFigure: false, share: 3 }] : []),
      { title: '办法', isFigure: false, share: 2 },
      { title: '办完日期', isFigure: false, share: 3 },
    ],
    rows: sheets.map(({ subject, title, place, until, isReplaced }) => ({
      weight: 'plain' as const,
      cells: [
        cell(subject),
        cell(title),
        cell(place === null ? PLACE_NAMES.board : PLACE_NAMES[place]),
        ...(isNaming ? [cell(until === null ? '' : day(until))] : []),
        cell(isReplaced ? '换新' : '撤下'),
        cell(''),
      ],
    })),
  };
}
