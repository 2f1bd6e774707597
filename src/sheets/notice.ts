/**
 * 公示单: an estate's whole board on paper, panel by panel as on its page, to be put up every month.
 *
 * Every word and figure is the page's own; what the page folds away is shortened. tests/site/paper-agrees.test.ts
 * compares the two.
 */

import { firstEnd } from '../domain/accusation-term.ts';
import { inOrder, type PanelId } from '../domain/panels.ts';
import { periodOf } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import type { BoardView } from '../views/board/board.ts';
import type { MissingBox } from '../views/board/missing-box.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { gradeShort, STANDINGS, withoutFirm, withoutList, withoutManager } from '../wording/board.ts';
import { period } from '../wording/format.ts';
import { MISSING_TITLE } from '../wording/missing.ts';
import { textOf } from '../wording/pieces.ts';
import { codeOf, HELD_MM } from './codes.ts';
import { addressOf, type EstateViews, estateViews, helpNumbers, helpText } from './estate-sheet.ts';
import { complaintsPart } from './panels/complaints.ts';
import { feesPart } from './panels/fees.ts';
import { firmPart } from './panels/firm.ts';
import { numbersIn, type Room, SPACE, say } from './panels/frame.ts';
import { fundPart } from './panels/fund.ts';
import { DRAWN_LIFTS, liftsPart } from './panels/lifts.ts';
import { listsPart } from './panels/lists.ts';
import { managerPart } from './panels/manager.ts';
import { noticesPart } from './panels/notices.ts';
import { postingsPart } from './panels/postings.ts';
import { recordPart } from './panels/record.ts';
import { revenuePart } from './panels/revenue.ts';
import { servicePart } from './panels/service.ts';
import { surveyPart } from './panels/survey.ts';
import { firstEndOf, type Part, type Sheet } from './sheet.ts';

/** A poster has larger letters, so that it has no more room than a page. */
const ROOM: Record<Sheet['paper'], Room> = {
  a4: { isPoster: false, drawnLifts: DRAWN_LIFTS, otherFees: 6, listings: 12, facilities: 12 },
  a3: { isPoster: true, drawnLifts: 12, otherFees: 3, listings: 4, facilities: 6 },
};
const FOOT_NUMBERS = 4;

export function noticeSheet(publication: Publication, code: string, paper: Sheet['paper']): Sheet {
  const views = estateViews(publication, code);
  const { board } = views;
  const month = periodOf(publication.release.asOf, 'month');
  const county = countyName(publication, code);
  const said = {
    answers: answersOf(board),
    parts: [
      ...inOrder(boardParts(board, ROOM[paper])),
      ...(board.missing === null ? [] : [missingPart(board.missing)]),
    ],
  };
  return {
    name: paper === 'a4' ? 'notice' : 'notice-a3',
    form: 'board',
    paper,
    subject: { kind: 'estate', code, name: board.name },
    place: null,
    title: `${board.name}物业服务信息公示`,
    subtitle: [...(county === null ? [] : [county]), period(month)].join(SPACE),
    period: month,
    shortTitle: paper === 'a4' ? '公示栏' : '公示栏A3',
    ...said,
    foot: footOf(views),
    until: firstEndOf(said),
  };
}

function countyName(publication: Publication, code: string): string | null {
  const { tree, estates } = indexesOf(publication);
  return tree.countyOf(estates.get(code)?.division ?? '')?.name ?? null;
}

/** Every panel of a board as a part of a sheet. */
export function boardParts({ panels }: BoardView, room: Room): Record<PanelId, Part> {
  return {
    firm: firmPart(panels.firm),
    manager: managerPart(panels.manager),
    service: servicePart(panels.service),
    fees: feesPart(panels.fees, room),
    complaints: complaintsPart(panels.complaints, room),
    revenue: revenuePart(panels.revenue, room),
    fund: fundPart(panels.fund, room),
    lifts: liftsPart(panels.lifts, room),
    lists: listsPart(panels.lists, room),
    notices: noticesPart(panels.notices),
    survey: surveyPart(panels.survey),
    postings: postingsPart(panels.postings),
    record: recordPart(panels.record),
  };
}

const ACCUSES = { accuses: true } as const;

/** 没有公示的: what the board lacks, once and together, and whom to ask. */
export function missingPart({ lines, ask }: MissingBox): Part {
  return {
    number: null,
    title: MISSING_TITLE,
    stamp: null,
    blocks: [
      ...lines.map(({ label, facts }) => say(`${label}：${facts.map(({ name }) => name).join('、')}。`)),
      say(textOf(ask)),
    ],
    source: null,
  };
}

/** The answer first, as src/components/Answer.astro gives it: who runs the estate, who is in charge, the newest list. */
export function answersOf({ mode, panels: { firm, manager, lists } }: BoardView): Sheet['answers'] {
  const { current, grade, gradesKnown } = firm;
  const nobody = withoutFirm(firm, mode);
  const first = manager.managers[0];
  const { latest } = lists;
  const run = latest && latest.run > 1 && latest.mark === 'red' ? `连续 ${latest.run} 期` : null;
  const until = latest && firstEnd([latest.until, run === null ? null : latest.runUntil]);
  return [
    current
      ? {
          label: '物业服务企业',
          value: current.firmName,
          small: gradeShort(grade, gradesKnown),
          ...(grade?.isWorst ? ACCUSES : {}),
        }
      : { label: '谁在管', value: nobody.who, small: nobody.why },
    first
      ? { label: '项目负责人', value: first.name, small: numbersIn(first.phone) }
      : { label: '项目负责人', value: withoutManager(manager), small: null },
    {
      label: latest ? `最近榜单${SPACE}${period(latest.period)}` : '最近榜单',
      value: latest ? STANDINGS[latest.mark] : withoutList(lists),
      small: run,
      ...(latest?.mark === 'black' ? ACCUSES : {}),
      ...(until ? { until } : {}),
    },
  ];
}

/** Where to complain: by code, by an address to type, and by telephone for those who have neither. */
function footOf(views: EstateViews): Sheet['foot'] {
  const { publication, board } = views;
  const code = codeOf(publication.portal, board, 'board', HELD_MM);
  if (code === null) return null;
  const numbers = helpNumbers(views, FOOT_NUMBERS).map(helpText);
  return {
    code,
    title: '投诉举报',
    lines: [
      `用手机扫码，或者在浏览器里输入 ${addressOf(views, 'board')}`,
      ...(numbers.length === 0 ? ['没有投诉电话的资料。'] : ['没有手机也能投诉，打电话：', ...numbers]),
      `打电话时报小区编码 ${board.code}、楼号和出了什么事。`,
    ],
  };
}
