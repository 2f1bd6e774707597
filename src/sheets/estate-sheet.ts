/**
 * What the sheets of one estate share (小区公示单的共同部分): its views, its head and foot, whom to call.
 *
 * Words and figures come from the views of the web pages.
 */
import { siteAddress } from '../domain/address.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Publication } from '../domain/publication.ts';
import { type BoardView, boardView } from '../views/board/board.ts';
import { type DutyView, dutyNotes } from '../views/common/duties.ts';
import { complainPath } from '../views/common/paths.ts';
import type { SourceLine } from '../views/common/sourcing.ts';
import { type EstateComplainView, estateComplainView } from '../views/complain/complain.ts';
import { findingPeriod, isUnmet, verdictText } from '../wording/audit.ts';
import { sourceText } from '../wording/sources.ts';
import { type CodePlace, codeOf, HELD_MM, typed } from './codes.ts';
import { type Block, firstEndOf, type Part, type Place, type Sheet } from './sheet.ts';

/** The views of an estate from which its sheets are made. */
export interface EstateViews {
  publication: Publication;
  board: BoardView;
  complain: EstateComplainView;
}

const LAST = new WeakMap<Publication, EstateViews>();

/** The views of an estate. Only those of the last estate are kept, since sheets are made estate by estate. */
export function estateViews(publication: Publication, code: string): EstateViews {
  const known = LAST.get(publication);
  if (known?.board.code === code) return known;
  const board = boardView(publication, code);
  const made = { publication, board, complain: estateComplainView(publication, code) };
  LAST.set(publication, made);
  return made;
}

/** The sheets of one kind as a function of an estate. They are made once: the checklist lists what has just been planned. */
export function ofEstate(make: (views: EstateViews) => Sheet[]): (publication: Publication, code: string) => Sheet[] {
  const made = new WeakMap<EstateViews, Sheet[]>();
  return (publication, code) => {
    const views = estateViews(publication, code);
    const sheets = made.get(views) ?? make(views);
    made.set(views, sheets);
    return sheets;
  };
}

type Own = Pick<Sheet, 'name' | 'title' | 'subtitle' | 'period' | 'shortTitle' | 'listed' | 'parts'>;

/** One form of an estate, on A4, with its code and numbers at the foot. */
export function statementSheet(views: EstateViews, own: Own): Sheet {
  const sheet = { ...own, ...common(views), form: 'statement', place: null, foot: footOf(views) } as const;
  return { ...sheet, until: firstEndOf(sheet) };
}

/** A sheet for one place that has nothing but a code and telephone numbers. */
export function placeSheet(views: EstateViews, place: Place, form: 'placard' | 'stickers', own: Own): Sheet {
  return { ...own, ...common(views), form, place, foot: null, until: null };
}

function common({ board: { code, name } }: EstateViews): Pick<Sheet, 'paper' | 'subject' | 'answers'> {
  return { paper: 'a4', subject: { kind: 'estate', code, name }, answers: [] };
}

/** A part that is no panel of the board and so has no number. */
export function partOf(title: string, blocks: readonly Block[], sources: readonly SourceLine[] = []): Part {
  return {
    number: null,
    title,
    stamp: null,
    blocks: [...blocks],
    source: sources.length === 0 ? null : sourceText(sources),
  };
}

/** 青松园（小区编码 JZ001） */
export function estateLabel({ board: { name, code } }: EstateViews): string {
  return `${name}（小区编码 ${code}）`;
}

/** Who manages the estate: its firm, else how it is managed. */
export function managedBy({
  board: {
    mode,
    panels: { firm },
  },
}: EstateViews): { label: string; value: string } {
  return firm.current === null
    ? { label: '管理模式', value: mode }
    : { label: '物业服务企业', value: firm.current.firmName };
}

export interface HelpNumber {
  name: string;
  number: string;
  /** Who that is and when it answers, as the page says it. */
  hours: string;
}

const HOTLINE = '12345';

/**
 * Whom to call, nearest first, each number once: who answers for the estate, then one number of each office above it,
 * at last the hotline that always answers. Of more than `most` those before the hotline give way.
 */
export function helpNumbers({ complain }: EstateViews, most: number): HelpNumber[] {
  const offices = complain.rungs.map(({ calls }) => calls);
  const hotlines = complain.finder.hotlines
    .filter(({ kind }) => kind === '电话')
    .map(({ name, hours, targets }) => ({ name, about: hours ?? '受理时间未知', numbers: targets }));
  const calls = [
    ...complain.first.slice(0, 2),
    ...offices.flatMap((each) => each.slice(0, 1)),
    ...[...offices.flat(), ...hotlines].filter(({ numbers }) => numbers.some(({ text }) => text === HOTLINE)),
  ];
  const found = new Map<string, HelpNumber>();
  for (const { name, about, numbers } of calls) {
    const number = numbers[0]?.text;
    if (number !== undefined && !found.has(number)) found.set(number, { name, number, hours: about });
  }
  const all = [...found.values()];
  const hotline = all.filter(({ number }) => number === HOTLINE);
  return [...all.filter(({ number }) => number !== HOTLINE).slice(0, most - hotline.length), ...hotline];
}

/** 丁香苑客服中心 0355-0000081（全天 · 物业服务企业） */
export const helpText = ({ name, number, hours }: HelpNumber): string => `${name} ${number}（${hours}）`;

/** Whom to object to: numbers in words; null where none is published. */
export function objectionText(views: EstateViews): string | null {
  const numbers = helpNumbers(views, 3);
  return numbers.length === 0 ? null : numbers.map(helpText).join('；');
}

/** The short address to type: the one in the estate's code, or without one the estate's page on this site. */
export function addressOf({ publication: { portal }, board }: EstateViews, place: CodePlace): string {
  return typed(codeOf(portal, board, place)?.url ?? siteAddress(portal.base, complainPath(board.code)));
}

const FOOT_NUMBERS = 3;

function footOf(views: EstateViews): Sheet['foot'] {
  const code = codeOf(views.publication.portal, views.board, 'board', HELD_MM);
  if (code === null) return null;
  const lines = [...helpNumbers(views, FOOT_NUMBERS).map(helpText), addressOf(views, 'board')];
  return { code, title: '有疑问、要投诉，扫码或打电话', lines };
}

/**
 * What the rules found unmet for the estate and its firm, in the words of the web page. `period` leaves out findings on
 * other periods; a finding dated by the day of judging stays beside a year.
 */
export function unmetBlocks(duties: readonly DutyView[], period: string | null = null): Block[] {
  const isDay = (text: string): boolean => parsePeriod(text) === null;
  const isAbout = (about: string): boolean => period === null || about === period || (isDay(about) && !isDay(period));
  return duties
    .filter(({ subjectKind }) => subjectKind !== 'division')
    .flatMap((duty) =>
      duty.findings
        .filter((found) => isUnmet(found.verdict) && isAbout(found.period))
        .map((found): Block => {
          const when = isDay(found.period) ? '' : `${findingPeriod(found.period)}：`;
          const verdict = verdictText(found.verdict, found.overdueSince);
          const words = [verdict, duty.rule.title, ...dutyNotes(duty), `${when}${found.detail}。`];
          const lasting = [
            verdictText(found.verdict, null),
            duty.rule.title,
            ...dutyNotes(duty),
            `${when}${found.lasting}。`,
          ];
          return { kind: 'text', tone: 'unmet', text: words.join('　'), lasting: lasting.join('　') };
        }),
    );
}
