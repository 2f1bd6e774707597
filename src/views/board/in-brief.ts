/**
 * The summary of an estate (公示速览), a line for each panel that residents ask for: a figure, and the board's stamp where
 * that is anything else than 已公示.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { BRIEF, type BriefPanelId } from '../../domain/panels.ts';
import { count, day, period, rate, yuan } from '../../wording/format.ts';
import { STAMPS, UNKNOWN, UNRATED } from '../../wording/labels.ts';
import { laterText } from '../../wording/later.ts';
import { estatePath } from '../common/paths.ts';
import { markOf, markText } from '../common/stamps.ts';
import type { BoardView } from './board.ts';

const LISTED = { red: '红榜', black: '黑榜', absent: '不在榜上', unpublished: '未见公布' } as const;

export interface BriefLine {
  title: string;
  /** The panel on the estate's page. */
  path: string;
  /** The panel's figure, or the stamp's word where the panel has nothing. */
  value: string;
  /** 逾期 12 天, 缺漏 1; empty where the value says it all. */
  mark: string;
  /** 公示期至 of what the value names, and what it is after that day; null where it names nobody. */
  ends: { until: IsoDate; afterwards: string } | null;
}

export function briefLines(board: BoardView): BriefLine[] {
  return BRIEF.map(({ id, head }) => {
    const { later } = board.panels[id];
    const mark = later === null ? markText(markOf(board.panels[id])) : laterText(later);
    const said = figureOf(board, id);
    return {
      title: head,
      path: `${estatePath(board.code)}#${id}`,
      value: said ?? (mark || STAMPS.disclosed),
      mark: said === null ? '' : mark,
      ends: id === 'lists' ? endsOf(board) : null,
    };
  });
}

/** After its last day a listing looks like a period without one. */
function endsOf({ panels: { lists } }: BoardView): BriefLine['ends'] {
  const { latest } = lists;
  if (!latest || latest.until === null) return null;
  return { until: latest.until, afterwards: `${period(latest.period)}${LISTED.absent}` };
}

/** Null where nothing is published. */
function figureOf(board: BoardView, id: BriefPanelId): string | null {
  switch (id) {
    case 'firm': {
      const { current, grade, gradesKnown } = board.panels.firm;
      if (grade) return `${grade.grade}（${period(grade.period)}）`;
      return current === null ? null : gradesKnown ? UNRATED : UNKNOWN;
    }
    case 'fees': {
      const { main, current } = board.panels.fees;
      if (main) return `${rate(main.rateE4)} ${main.unit}`;
      return current.length > 0 ? `${current.length} 项` : null;
    }
    case 'complaints': {
      const month = board.panels.complaints.months[0];
      if (!month) return '没有办理件数的资料';
      const closed = month.closedOnTime === null ? '' : `，按时办结 ${count(month.closedOnTime)} 件`;
      return `${period(month.month)}受理 ${count(month.received)} 件${closed}`;
    }
    case 'revenue': {
      const year = board.panels.revenue.years[0];
      if (!year) return null;
      return year.closingFen === null
        ? `${period(year.year)}结余未知`
        : `${period(year.year)}末结余 ${yuan(year.closingFen)} 元`;
    }
    case 'fund': {
      const statement = board.panels.fund.statements[0];
      return statement ? `结存 ${yuan(statement.balanceFen)} 元（${day(statement.date)}）` : null;
    }
    case 'lifts': {
      const { lifts, liftsStated } = board.panels.lifts;
      const [first] = lifts.map((lift) => lift.servicedOn).sort();
      if (lifts.length === 0) return liftsStated === 0 ? '没有电梯' : null;
      return `${count(lifts.length)} 台${first === undefined ? '' : `，维保最早的一台在 ${day(first)}`}`;
    }
    case 'lists': {
      const { latest, disclosure } = board.panels.lists;
      if (!latest && disclosure.state === 'disclosed') return LISTED.unpublished;
      return latest ? `${period(latest.period)}${LISTED[latest.mark]}` : null;
    }
  }
}
