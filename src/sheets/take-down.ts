/**
 * The take-down list (撤下清单), one for each county: earlier sheets that are replaced by a new one, or that no longer
 * hold.
 */
import { groupBy } from '../domain/register.ts';
import { PLACE_NAMES } from './codes.ts';
import { cell, type Place, type Sheet } from './sheet.ts';

/** A sheet that was printed before. */
export interface HangingSheet {
  county: { code: string; name: string };
  /** Name of the estate; the county's own where it belongs to none. */
  subject: string;
  title: string;
  place: Place | null;
  /** Whether a new sheet of the same kind comes in its stead. */
  isReplaced: boolean;
}

/** One list for each county that has something to take down. `period` is the as-of date. */
export function takeDownSheets(hanging: readonly HangingSheet[], period: string): Sheet[] {
  return [...groupBy(hanging, ({ county }) => county.code).values()].map((sheets) => {
    const { county } = sheets[0] as HangingSheet;
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
      parts: [
        {
          number: null,
          title: '',
          stamp: null,
          source: null,
          blocks: [
            {
              kind: 'text',
              tone: 'plain',
              text: '换新的，新的一份在这次的整包里；撤下的，没有新的一份。办完一处，在最后一栏写上日期。',
            },
            {
              kind: 'table',
              caption: null,
              columns: [
                { title: '小区', isFigure: false, share: 4 },
                { title: '公示单', isFigure: false, share: 5 },
                { title: '张贴处', isFigure: false, share: 2 },
                { title: '办法', isFigure: false, share: 2 },
                { title: '办完日期', isFigure: false, share: 3 },
              ],
              rows: sheets.map(({ subject, title, place, isReplaced }) => ({
                weight: 'plain' as const,
                cells: [
                  cell(subject),
                  cell(title),
                  cell(place === null ? PLACE_NAMES.board : PLACE_NAMES[place]),
                  cell(isReplaced ? '换新' : '撤下'),
                  cell(''),
                ],
              })),
            },
          ],
        },
      ],
    };
  });
}
