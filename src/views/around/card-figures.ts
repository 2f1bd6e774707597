/** Single answers of share cards (分享图): an estate's list, fee and revenue, each as one figure. */
import { panelOf } from '../../domain/panels.ts';
import { STANDINGS, withoutList } from '../../wording/board.ts';
import { period, rate, yuan } from '../../wording/format.ts';
import { STAMPS } from '../../wording/labels.ts';
import { laterText } from '../../wording/later.ts';
import type { BoardView } from '../board/board.ts';
import type { PanelDuties } from '../common/stamps.ts';

/** One answer of a card, the figure as large as there is room. */
export interface CardFigure {
  label: string | null;
  value: string;
  unit: string;
  note: string | null;
  /** A grade is drawn in a frame, red and black lists in their colours. */
  form: 'figure' | 'grade' | 'words' | 'red' | 'black';
}

/** What every figure has unless it says otherwise. */
export const FIGURE = { label: null, unit: '', note: null, form: 'figure' } as const;

export function listFigure({ panels: { lists } }: BoardView): CardFigure {
  const { latest } = lists;
  if (!latest) return { ...FIGURE, form: 'words', label: '最近榜单', value: withoutList(lists) };
  return {
    ...FIGURE,
    form: latest.mark === 'red' || latest.mark === 'black' ? latest.mark : 'words',
    label: `最近榜单　${period(latest.period)}`,
    value: STANDINGS[latest.mark],
    note: latest.run > 1 && latest.mark === 'red' ? `连续 ${latest.run} 期` : null,
  };
}

export function feeFigure({ panels: { fees } }: BoardView): CardFigure {
  const label = panelOf('fees').title;
  if (fees.main === null) return { ...FIGURE, form: 'words', label, value: withoutFigure(fees) };
  return { ...FIGURE, label, value: rate(fees.main.rateE4), unit: fees.main.unit, note: fees.main.item };
}

/** The word of a panel without anything to show, or by when it is told. */
const withoutFigure = ({ stamp, later }: PanelDuties): string =>
  later === null ? STAMPS[stamp.state] : laterText(later);

export function revenueFigure({ panels: { revenue } }: BoardView): CardFigure {
  const label = panelOf('revenue').title;
  const year = revenue.years[0];
  if (!year) return { ...FIGURE, form: 'words', label, value: withoutFigure(revenue) };
  if (year.closingFen === null) return { ...FIGURE, form: 'words', label, value: '结余未知' };
  return { ...FIGURE, label, value: yuan(year.closingFen), unit: '元', note: `${period(year.year)}末结余` };
}
