/**
 * The frame of a panel on paper (栏目框), as src/components/Panel.astro frames it on the page: number, title, stamp, its
 * sentences, what is confirmed, what is unmet, then the panel's own blocks and where they come from.
 *
 * Of the duties only open ones are told: what is met stands on the page with its evidence, which paper has no room for.
 */

import { firstEnd, lastEnd } from '../../domain/accusation-term.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { type PanelId, panelOf } from '../../domain/panels.ts';
import { parsePeriod } from '../../domain/period.ts';
import type { OnBoard } from '../../views/board/board.ts';
import type { Panel } from '../../views/board/panel.ts';
import type { Saying } from '../../views/board/saying.ts';
import { type DutyView, decisiveFindings, dutyNotes, openDuties } from '../../views/common/duties.ts';
import type { SourceLine } from '../../views/common/sourcing.ts';
import type { StampView } from '../../views/common/stamps.ts';
import type { Percent } from '../../views/pictures/scale.ts';
import { findingPeriod, OFFICE, VERDICT_WORDS, verdictText } from '../../wording/audit.ts';
import { count, DASH, day, phones, reply, yuan } from '../../wording/format.ts';
import { STAMPS } from '../../wording/labels.ts';
import { correctionText, untilDay } from '../../wording/lists.ts';
import { textOf } from '../../wording/pieces.ts';
import { sourceText } from '../../wording/sources.ts';
import type { Block, Cell, Column, Part, Role, Row, Tone } from '../sheet.ts';
import { cell } from '../sheet.ts';

/** The space on paper between parts of a line that a page separates by its layout. */
export const SPACE = '　';

/** How much a sheet has room for; the rest of it stands on the page. */
export interface Room {
  /**
   * Whether the sheet is read from farther off. Then months of complaints and years of common income are pictures,
   * otherwise they are tables; never both.
   */
  isPoster: boolean;
  /** Lifts up to which their servicing is drawn as well; beyond, their table alone says how many days it has been. */
  drawnLifts: number;
  /** How many former and future charges are shown. */
  otherFees: number;
  /** Listings, newest first. */
  listings: number;
  /** Services of facilities, newest first. */
  facilities: number;
}

export function panelPart(id: PanelId, panel: OnBoard<Panel>, blocks: readonly Block[]): Part {
  const { number, title } = panelOf(id);
  const { stamp } = panel;
  const confirmed = panel.duties.filter((duty) => duty.verdict === '已确认');
  // By when the panel is published its sentence has said; each of its duties would only say it again.
  const open = openDuties(untold(panel)).filter(({ verdict }) => panel.later === null || verdict !== '未知');
  const sourceUntil = firstEnd(panel.sources.map(({ endsOn }) => endsOn));
  return {
    number,
    title,
    stamp: stampOf(stamp),
    blocks: [
      ...saysBlocks(panel.says),
      ...confirmed.flatMap(confirmedBlocks),
      ...staleBlocks(panel),
      ...open.map(openBlock),
      ...blocks,
    ],
    source: sourceLine(panel.sources),
    ...(sourceUntil === null ? {} : { sourceUntil }),
  };
}

/** The duties of a panel of which no sentence tells all: what is said at its head isn't said again. */
const untold = ({ duties, says }: Pick<OnBoard<Panel>, 'duties' | 'says'>): DutyView[] =>
  duties.filter(({ rule }) => !says.some(({ duty }) => duty?.isWhole === true && duty.rule === rule.id));

/** What a panel says by itself, without its duties: a sheet on one year or one survey tells those of that alone. */
export const ownSays = ({ says }: Pick<Panel, 'says'>): Saying[] => says.filter(({ duty }) => duty === undefined);

/** The sentences at the head of a part, the first of them as its answer. */
export function saysBlocks(says: readonly Saying[]): Block[] {
  return says.map(({ words: spans, accuses = false, ends, lasting, isMissing, duty }, at): Block => {
    const made: Block = {
      kind: 'text',
      text: textOf(spans),
      tone: isMissing ? 'missing' : at === 0 ? 'lead' : duty === undefined ? 'plain' : 'unmet',
      ...(spans.some(({ isFigure, isLate }) => isFigure || isLate) ? { spans } : {}),
      ...(lasting === undefined ? {} : { lasting }),
    };
    return ending(accusing(made, accuses), ends?.until ?? null);
  });
}

/** That tables of a panel are older than expected; a line that the office's next table takes away is no news on a board. */
export const staleBlocks = ({ stale }: Pick<OnBoard<Panel>, 'stale'>): Block[] =>
  stale.map((text) => lastingly(say(text, 'note'), ''));

/** A name with until when a panel's data speak; the name alone where nobody says it. */
export function datedBy(name: string, { stamp }: Pick<OnBoard<Panel>, 'stamp'>): string {
  const { asOf } = stampOf(stamp);
  return asOf === null ? name : `${name}${SPACE}截至 ${asOf}`;
}

export function stampOf(stamp: StampView): NonNullable<Part['stamp']> {
  const asOf = stamp.state === 'disclosed' || stamp.state === 'overdue' ? stamp.asOf : null;
  return {
    state: stamp.state,
    // Since when stands beside it, in the line of the duty: a margin has no room for it.
    text: `${stamp.state === 'overdue' && stamp.isOffice ? OFFICE : ''}${STAMPS[stamp.state]}`,
    asOf: asOf === null ? null : day(asOf),
  };
}

/** 来源：「公共收益」表; null where nothing was read. */
export function sourceLine(sources: readonly SourceLine[]): string | null {
  return sources.length === 0 ? null : sourceText(sources);
}

/** What an authority has confirmed, with its document, what the subject says to it and what has been put right. */
export function confirmedBlocks(duty: DutyView): Block[] {
  const { rule, replies, corrections } = duty;
  const confirmed = duty.findings.filter((found) => found.verdict === '已确认');
  const days = confirmed.map(({ lastDay }) => lastDay);
  const head = say([VERDICT_WORDS.已确认, rule.title, `${rule.document} ${rule.article}`].join(SPACE), 'unmet');
  const beside = [...replies.map(reply), ...(corrections === 0 ? [] : [correctionText(corrections)])];
  return [
    ending(accusing(head, true), lastEnd(days)),
    ...confirmed.flatMap((found): Block[] => {
      const source = sourceLine(found.sources);
      const until = found.lastDay === null ? '' : `${untilDay(found.lastDay)}。`;
      const told = lastingly(say(`${found.detail}。${until}`), `${found.lasting}。${until}`);
      return [told, ...(source === null ? [] : [say(source, 'note')])].map((block) => ending(block, found.lastDay));
    }),
    ...beside.map((text) => ending(say(text, 'band'), firstEnd(days))),
  ];
}

function openBlock(duty: DutyView): Block {
  const own: Block = {
    kind: 'text',
    text: standingLine(duty),
    tone: 'unmet',
    lasting: lastingLine(duty),
  };
  return accusing(duty.verdict === '未知' ? { ...own, isUnsure: true } : own, true);
}

/** A duty that is unmet or unknown, with how it stands; what the office has to do is told to the office. */
function standingLine(duty: DutyView): string {
  return [
    verdictText(duty.verdict, duty.overdueSince),
    duty.rule.title,
    ...dutyNotes(duty),
    ...decisiveFindings(duty).map(
      (found) => `${duty.findings.length > 1 ? `${findingPeriod(found.period)}：` : ''}${found.detail}。`,
    ),
  ].join(SPACE);
}

/** The same, in words that stay true on any day. */
function lastingLine(duty: DutyView): string {
  return [
    verdictText(duty.verdict, null),
    duty.rule.title,
    ...dutyNotes(duty),
    ...decisiveFindings(duty).map((found) => `${parsePeriod(found.period) ?? ''}${found.lasting}`),
  ].join(SPACE);
}

/** Words that count days up to today, with what of them lasts. */
export const lastingly = <T extends Block>(block: T, lasting: string): T => ({ ...block, lasting });

export const say = (text: string, tone: Tone = 'plain'): Block => ({ kind: 'text', text, tone });
export const figure = (value: string, unit: string, note: string | null = null): Block => ({
  kind: 'figure',
  value,
  unit,
  note,
});
export const fact = (value: string, unit = ''): Block => ({ kind: 'figure', value, unit, note: null, isFact: true });
export const words = (title: string, share: number): Column => ({ title, isFigure: false, share });
export const figures = (title: string, share: number): Column => ({ title, isFigure: true, share });

export function row(cells: readonly (Cell | string)[], weight: Row['weight'] = 'plain'): Row {
  return { cells: cells.map((one) => (typeof one === 'string' ? cell(one) : one)), weight };
}

/** A block or a row that names somebody as bad; as it is where `does` says that it doesn't. */
export function accusing<T extends Block | Row>(made: T, does: boolean): T {
  return does ? { ...made, accuses: true } : made;
}

/** A block or a row with the last day of what it says of somebody; as it is where that doesn't end. */
export function ending<T extends Block | Row>(made: T, until: IsoDate | null): T {
  return until === null ? made : { ...made, until };
}

/** Blocks marked with a role. */
export const inRole = (role: Role, blocks: readonly Block[]): Block[] => blocks.map((block) => ({ ...block, role }));

/** A table; none where it has no rows. */
export function table(caption: string | null, columns: readonly Column[], rows: readonly Row[]): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', caption, columns: [...columns], rows: [...rows] }];
}

/** What a sheet has no room for, counted; nothing where it has shown all. */
export function rest(all: number, shown: number, unit: string): Block[] {
  return all > shown ? [say(`另有 ${count(all - shown)} ${unit}，见网页。`, 'note')] : [];
}

/** An amount; a dash where nobody has said it. */
export const money = (fen: number | null): string => (fen === null ? DASH : yuan(fen));

/** A field of telephone numbers as it is read. */
export const numbersIn = (value: string): string =>
  phones(value)
    .map(({ text }) => text)
    .join(' ');

/** A place in percent of a picture's width, as hundredths of a percent of the stretch between `from` and `to`. */
export function along(percent: Percent, from: Percent = 0, to: Percent = 100): number {
  return Math.round(((percent - from) / (to - from)) * 10_000);
}
