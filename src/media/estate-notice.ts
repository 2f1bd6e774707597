/**
 * An estate's notice for pictures (图片版公示): what a board says first, on one picture for screens that can show nothing
 * else and for chats.
 *
 * Words and figures are those of the board's page and of its sheets; what does not fit stands on the page, to which the
 * code leads.
 */

import { firstEnd } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { StripMark } from '../domain/listing.ts';
import { type PanelId, panelOf } from '../domain/panels.ts';
import type { Publication } from '../domain/publication.ts';
import { isUngraded } from '../domain/serving.ts';
import { type CodePlace, codeOf } from '../sheets/codes.ts';
import { addressOf, estateViews, type HelpNumber, helpNumbers } from '../sheets/estate-sheet.ts';
import { numbersIn, stampOf } from '../sheets/panels/frame.ts';
import type { Code, Part } from '../sheets/sheet.ts';
import type { BoardView, OnBoard } from '../views/board/board.ts';
import type { Panel } from '../views/board/panel.ts';
import {
  gradeShort,
  perHouseholdText,
  STANDINGS,
  STRIP_CHARACTERS,
  stripLegend,
  stripWords,
  withoutFirm,
  withoutList,
  withoutManager,
} from '../wording/board.ts';
import { count, day, period, periodShort, rate, yuan } from '../wording/format.ts';
import { sourceText } from '../wording/sources.ts';

/** A panel of the board in a few words. */
export interface NoticePanel {
  title: string;
  stamp: NonNullable<Part['stamp']>;
  /** Null where there is none. */
  figure: { value: string; unit: string; note: string } | null;
  /** What is said where there is nothing to show. */
  missing: string | null;
}

export interface NoticeStrip {
  title: string;
  /** `mark` says how a cell looks, `sign` is what stands in it. */
  cells: { mark: StripMark; sign: string; label: string }[];
  legend: string;
}

export interface EstateNotice {
  code: string;
  name: string;
  /** 公布于: it is made for the asking, of the day on which it is made. */
  dated: string;
  /** From the city down to the community. */
  place: string;
  /** 1,204 户　14 栋　专业物业 */
  facts: string;
  runBy: { label: string; value: string; small: string; grade: string | null };
  manager: { value: string; phone: string | null };
  listed: { label: string; value: string; colour: 'red' | 'black' | null; run: string | null };
  /** Null where there is no list to stand on; `missing` says why. */
  strip: NoticeStrip | null;
  listsMissing: string | null;
  panels: NoticePanel[];
  complain: {
    /** Null where portal.yaml has no complaint address. */
    qr: Pick<Code, 'url' | 'level'> | null;
    /** To type. */
    address: string;
    numbers: HelpNumber[];
    /** What to say on the telephone. */
    hint: string;
  };
  /** 来源 of everything shown. */
  sources: string;
  /** The first 公示期至 of the listings shown; null where there is none. */
  until: IsoDate | null;
}

const NUMBERS_SHOWN = 4;

export function estateNotice(publication: Publication, code: string, place: CodePlace): EstateNotice {
  const views = estateViews(publication, code);
  const { board } = views;
  const { firm, manager, lists, fees, revenue } = board.panels;
  const first = manager.managers[0];
  const nobody = withoutFirm(firm, board.mode);
  const qr = codeOf(publication.portal, board, place);
  return {
    code,
    name: board.name,
    dated: `公布于 ${day(publication.release.asOf)}`,
    place: board.place.map(({ name }) => name).join(' › '),
    facts: factsOf(board),
    runBy: firm.current
      ? {
          label: '物业服务企业',
          value: firm.current.firmName,
          small: gradeShort(firm.grade, firm.gradesKnown),
          grade: firm.grade === null || isUngraded(firm.grade.grade) ? null : firm.grade.grade,
        }
      : { label: '谁在管', value: nobody.who, small: nobody.why, grade: null },
    manager: first
      ? { value: first.name, phone: numbersIn(first.phone) }
      : { value: withoutManager(manager), phone: null },
    listed: listedOf(board),
    strip: stripOf(board),
    listsMissing: lists.missing,
    panels: [feesOf(board), revenueOf(board)],
    complain: {
      qr: qr && { url: qr.url, level: qr.level },
      address: addressOf(views, place),
      numbers: helpNumbers(views, NUMBERS_SHOWN),
      hint: `打电话时报小区编码 ${code}、楼号和出了什么事。`,
    },
    sources: sourcesOf([firm, manager, lists, fees, revenue]),
    until: listedUntil(board),
  };
}

function factsOf({ households, buildings, mode }: BoardView): string {
  return [
    households === null ? '户数未知' : `${count(households)} 户`,
    ...(buildings === null ? [] : [`${count(buildings)} 栋`]),
    mode,
  ].join('　');
}

function listedOf({ panels: { lists } }: BoardView): EstateNotice['listed'] {
  const { latest } = lists;
  if (!latest) return { label: '最近榜单', value: withoutList(lists), colour: null, run: null };
  return {
    label: `最近榜单　${period(latest.period)}`,
    value: STANDINGS[latest.mark],
    colour: latest.mark === 'red' || latest.mark === 'black' ? latest.mark : null,
    run: latest.run > 1 && latest.mark === 'red' ? `连续 ${latest.run} 期` : null,
  };
}

function listedUntil({ panels: { lists } }: BoardView): IsoDate | null {
  const cells = lists.strips[0]?.cells ?? [];
  return firstEnd([lists.latest?.until ?? null, lists.latest?.runUntil ?? null, ...cells.map(({ until }) => until)]);
}

function stripOf({ panels: { lists } }: BoardView): NoticeStrip | null {
  const strip = lists.strips[0];
  if (!strip) return null;
  return {
    title: `${strip.subjectName}　${stripWords({ ...strip, publisher: lists.publisher?.name ?? null })}`,
    cells: strip.cells.map((one) => ({
      mark: one.mark,
      sign: STRIP_CHARACTERS[one.mark],
      label: periodShort(one.period),
    })),
    legend: stripLegend(strip.cells.some(({ mark }) => mark === 'unpublished')),
  };
}

function panel(id: PanelId, view: OnBoard<Panel>, figure: NoticePanel['figure']): NoticePanel {
  return { title: panelOf(id).title, stamp: stampOf(view.stamp), figure, missing: view.missing };
}

function feesOf({ panels: { fees } }: BoardView): NoticePanel {
  const shown = fees.main ?? fees.current[0];
  return panel('fees', fees, shown ? { value: rate(shown.rateE4), unit: shown.unit, note: shown.item } : null);
}

function revenueOf({ panels: { revenue } }: BoardView): NoticePanel {
  const year = revenue.years[0];
  if (!year) return panel('revenue', revenue, null);
  if (year.closingFen === null)
    return panel('revenue', revenue, { value: '结余未知', unit: '', note: `${period(year.year)}的表里没有期末结余` });
  const perHousehold = perHouseholdText(revenue.closingPerHouseholdFen);
  return panel('revenue', revenue, {
    value: yuan(year.closingFen),
    unit: '元结余',
    note: `${period(year.year)}末${revenue.closingPerHouseholdFen === null ? '；' : '，'}${perHousehold}`,
  });
}

function sourcesOf(panels: readonly Panel[]): string {
  const sources = panels.flatMap((panel) => panel.sources);
  return sources.length === 0 ? '' : sourceText(sources);
}
