/**
 * Share cards (分享图): what stands for a page where its address is passed on.
 *
 * A card says what its page says and nothing else: each of its texts is on the page word for word, only that long names
 * may be cut. No person's name or number is on a card, since pictures stay in chats long after a page has changed.
 */

import { firstEnd } from '../../domain/accusation-term.ts';
import { type DataUntil, newestDay } from '../../domain/data-until.ts';
import { DUTY_KINDS, type DutyKind } from '../../domain/duty-kind.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { Period } from '../../domain/period.ts';
import type { Publication } from '../../domain/publication.ts';
import type { ListColour } from '../../domain/records.ts';
import { isUngraded } from '../../domain/serving.ts';
import { sharesOf, shareText } from '../../domain/share.ts';
import { gradeShort, withoutFirm } from '../../wording/board.ts';
import { COUNTY_WORDS } from '../../wording/county.ts';
import { KIND_WORDS, OUTCOMES } from '../../wording/duty-kinds.ts';
import { count, DASH, day, period } from '../../wording/format.ts';
import { bodiesText, bodyName, ungradedName } from '../../wording/grades.ts';
import { householdsText } from '../../wording/households.ts';
import { UNKNOWN } from '../../wording/labels.ts';
import { listEmptied, listsNobody, listUnseen } from '../../wording/lists.ts';
import { type BoardView, boardView } from '../board/board.ts';
import type { KindCounts } from '../city/audit-matrix.ts';
import { countyFigures } from '../city/county-figures.ts';
import { type FirmView, firmView } from '../city/firms.ts';
import { homeView } from '../city/home.ts';
import { type ListHalf, listPages, listView } from '../city/lists.ts';
import { directoryOf, divisionPageView } from '../common/directory.ts';
import { indexesOf } from '../common/indexes.ts';
import type { EndingDocument } from '../common/last-day.ts';
import { divisionPath, estatePath, firmPath, listPath } from '../common/paths.ts';
import { untilOf } from '../common/until.ts';
import { type CardFigure, FIGURE, feeFigure, listFigure, revenueFigure } from './card-figures.ts';

/** A part of all estates, with a bar. */
export interface CardShare {
  name: string;
  value: string;
  share: string;
  tenths: number;
}

/** The red or the black half of a list. */
export interface CardHalf {
  colour: ListColour;
  /** 3 个; empty where nobody is on it. */
  total: string;
  /** The first on it, each with whether anything has been put right since. */
  names: { name: string; since: string | null }[];
  /** 等 7 个: not all of them are named. */
  more: string | null;
  /** Said where nobody is named. */
  sentence: string | null;
}

export interface CardView {
  /** The page it stands for, from the site's root. */
  page: string;
  /** Of which day it is: of the newest data that its page shows; null where none is known, or its subtitle says it. */
  dated: string | null;
  /** Who or which place the page is about; null where the title says it. */
  kicker: string | null;
  title: string;
  subtitle: string | null;
  figures: CardFigure[];
  shares: CardShare[];
  halves: CardHalf[];
  /** The first 公示期至 of those that it names by a listing; null where it names nobody so. */
  until: IsoDate | null;
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Every card of a publication: home, counties, firms, lists, and estates where portal.yaml asks; or those of some pages. */
export function* cardsOf(
  publication: Publication,
  isMeant: (page: string) => boolean = () => true,
): Generator<CardView> {
  const { estate, firm } = publication.register.records;
  if (isMeant('/')) yield homeCard(publication);
  for (const { code } of directoryOf(publication).counties)
    if (isMeant(divisionPath(code))) yield countyCard(publication, code);
  for (const { code } of firm) if (isMeant(firmPath(code))) yield firmCard(publication, code);
  for (const { division, period: when } of listPages(publication))
    if (isMeant(listPath(division, when))) yield listCard(publication, division, when);
  if (publication.portal.cards.estates)
    for (const { code } of estate) if (isMeant(estatePath(code))) yield estateCard(publication, code);
}

/** The card in words, for readers who can't see the picture. */
export function cardAlt({ title, figures, shares, halves }: CardView): string {
  const parts = [
    ...figures.map(({ label, value, unit }) =>
      [label, value, unit].filter((one) => one !== null && one !== '').join(' '),
    ),
    ...shares.map(({ name, value }) => `${name} ${value}`),
    ...halves.map(({ colour, total, sentence }) => sentence ?? `${colour} ${total}`),
  ];
  return `${title}：${parts.map((part) => part.replace(/。$/, '')).join('，')}`;
}

export function homeCard(publication: Publication): CardView {
  const view = homeView(publication);
  const { households, householdsUnknown } = view;
  const shares = sharesOf(
    view.modes.map(({ estates }) => estates),
    view.estates,
  );
  return {
    ...EMPTY,
    page: '/',
    dated: `公布于 ${day(publication.release.asOf)}`,
    title: publication.portal.name,
    subtitle: '由谁管、收多少、公共收益去了哪里、找谁投诉，按小区查。',
    figures: [
      {
        ...FIGURE,
        value: count(view.estates),
        unit: '个住宅小区',
        note: householdsText(households, householdsUnknown, view.estates),
      },
      view.firmsPresent
        ? { ...FIGURE, value: count(view.firms), unit: '家物业服务企业' }
        : { ...FIGURE, form: 'words', value: '企业情况未知' },
    ],
    shares: view.modes.map(({ mode, estates }, at) => ({
      name: mode,
      value: `${count(estates)} 个`,
      share: shareText(estates, shares[at] ?? 0),
      tenths: shares[at] ?? 0,
    })),
  };
}

/** 最新数据到 2026年10月31日: a picture stays in chats long after its page has changed. */
function datedBy(until: DataUntil): string | null {
  const newest = newestDay(until);
  return newest === null ? null : `最新数据到 ${day(newest)}`;
}

/** What the card of a firm shows comes from these, and its page. */
export const FIRM_TABLES = ['firm', 'contract', 'firm_grade', 'list_entry', 'bulletin', 'event', 'estate'] as const;

export function countyCard(publication: Publication, code: string): CardView {
  const { county, above } = divisionPageView(publication, code, 1);
  const { estates, firms, kinds } = countyFigures(publication, code);
  return {
    ...EMPTY,
    page: divisionPath(code),
    dated: datedBy(untilOf(publication, null, code)),
    kicker: above.map(({ name }) => name).join(' ') || null,
    title: county.name,
    subtitle: county.authority && `主管部门：${county.authority}`,
    figures: [
      { ...FIGURE, value: count(estates), unit: COUNTY_WORDS.estates },
      firms === null
        ? { ...FIGURE, value: UNKNOWN, unit: COUNTY_WORDS.firmsUnknown }
        : { ...FIGURE, value: count(firms), unit: COUNTY_WORDS.firms },
      ...DUTY_KINDS.map((kind) => kindFigure(kind, kinds[kind])),
    ],
  };
}

/** 公示全不全 or 做到没有: so many estates are complete, and how many are not stands below. */
function kindFigure(kind: DutyKind, counts: KindCounts): CardFigure {
  const { question, outcomes } = KIND_WORDS[kind];
  const [first, ...rest] = OUTCOMES;
  const words = rest.filter((outcome) => counts[outcome] > 0);
  return {
    ...FIGURE,
    label: question,
    value: count(counts[first]),
    unit: `个${outcomes[first]}`,
    note: words.map((outcome) => `${count(counts[outcome])} 个${outcomes[outcome]}`).join('，') || null,
  };
}

/** A figure for each body that has graded a firm; there is room for two. No one of them is its grade. */
function gradeFigures(current: FirmView['current'], ungraded: string, missing: string | null): CardFigure[] {
  const label = '最近一次信用等级';
  if (current.length === 0) return [{ ...FIGURE, form: 'words', label, value: ungraded, note: missing }];
  if (current.length > 2) return [{ ...FIGURE, form: 'words', label, value: bodiesText(current.length) }];
  return current.map(({ grade, period: of, assessor }) => ({
    label,
    value: grade,
    unit: isUngraded(grade) ? '' : '级',
    note: `${period(of)}，${bodyName(assessor)}`,
    form: isUngraded(grade) ? 'words' : 'grade',
  }));
}

export function firmCard(publication: Publication, code: string): CardView {
  const {
    firm,
    current,
    gradesMissing,
    gradesKnown,
    currentCount,
    householdsServed,
    householdsUnknown,
    contractsMissing,
  } = firmView(publication, code);
  return {
    ...EMPTY,
    page: firmPath(code),
    dated: datedBy(untilOf(publication, FIRM_TABLES, null)),
    kicker: '物业服务企业',
    title: firm.name,
    subtitle: `${code}　${firm.filing ?? '备案情况未知'}`,
    figures: [
      ...gradeFigures(current, ungradedName(gradesKnown), gradesMissing),
      contractsMissing === null
        ? {
            ...FIGURE,
            label: '在管小区',
            value: count(currentCount),
            unit: '个',
            note: householdsText(householdsServed, householdsUnknown, currentCount),
          }
        : { ...FIGURE, label: '在管小区', value: DASH, note: contractsMissing },
    ],
  };
}

const NAMES_SHOWN = 4;

export function listCard(publication: Publication, division: string, when: Period): CardView {
  const view = listView(publication, division, when);
  const published = view.publishedOn === null ? [] : [`${day(view.publishedOn)}公布`];
  return {
    ...EMPTY,
    page: view.path,
    kicker: `${view.divisionName}${period(view.period)}`,
    title: view.title,
    subtitle: [view.authority ?? '公布单位未知', ...published, documentsOf(view.documents)].join('　'),
    halves: [cardHalf(view.red), cardHalf(view.black)],
    until: firstEnd([view.red.until, view.black.until]),
  };
}

const DOCUMENTS_SHOWN = 2;

function documentsOf(documents: readonly EndingDocument[]): string {
  const shown = documents
    .slice(0, DOCUMENTS_SHOWN)
    .map(({ number }) => number)
    .join('、');
  return documents.length > DOCUMENTS_SHOWN ? `${shown}等 ${documents.length} 份` : shown;
}

/** What is said of a half that names nobody. */
function sentenceOf({ colour, state, withdrawn }: ListHalf): string | null {
  if (state === 'named') return null;
  if (state === 'emptied') return listEmptied(colour, withdrawn);
  return state === 'nobody' ? listsNobody(colour) : listUnseen(colour);
}

function cardHalf(half: ListHalf): CardHalf {
  const { colour, rows } = half;
  const total = `${count(rows.length)} 个`;
  // A picture goes on for itself: who has been taken off is not on it, though the archive of the page still has them.
  const names = rows
    .filter(({ removedOn }) => removedOn === null)
    .slice(0, NAMES_SHOWN)
    .map((row) => ({ name: row.subject.name, since: row.corrections > 0 ? '更正' : null }));
  return {
    colour,
    total: rows.length > 0 ? total : '',
    names,
    more: rows.length > names.length && names.length > 0 ? `等 ${total}` : null,
    sentence: sentenceOf(half),
  };
}

export function estateCard(publication: Publication, code: string): CardView {
  const board = boardView(publication, code);
  const { mode } = board;
  const { estates, tree } = indexesOf(publication);
  const county = tree.countyOf(estates.get(code)?.division ?? '')?.code ?? null;
  const { firm } = board.panels;
  const nobody = withoutFirm(firm, mode);
  return {
    ...EMPTY,
    page: estatePath(board.code),
    dated: datedBy(untilOf(publication, null, county)),
    kicker: board.place.map(({ name }) => name).join(' ') || null,
    title: board.name,
    figures: [
      firm.current
        ? {
            ...FIGURE,
            form: 'words',
            label: '物业服务企业',
            value: firm.current.firmName,
            note: gradeShort(firm.grade, firm.gradesKnown),
          }
        : { ...FIGURE, form: 'words', label: '谁在管', value: nobody.who, note: nobody.why },
      listFigure(board),
      feeFigure(board),
      revenueFigure(board),
    ],
    until: listedUntil(board),
  };
}

/** Of the newest list alone; where it says how many there were in a row, the first of them that ends. */
function listedUntil({ panels: { lists } }: BoardView): IsoDate | null {
  const { latest } = lists;
  return latest && firstEnd([latest.until, latest.mark === 'red' ? latest.runUntil : null]);
}

const EMPTY = { dated: null, kicker: null, subtitle: null, figures: [], shares: [], halves: [], until: null };
