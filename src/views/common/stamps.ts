/**
 * The stamp of a panel (公示状态): what the rules say about the panel, or, where they say nothing, whether it has any
 * records. Nothing is 未公示 but where a rule in force asks for it.
 */
import type { ByKind } from '../../domain/duty-kind.ts';
import type { Verdict } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { lateText } from '../../wording/audit.ts';
import { lacksText } from '../../wording/duty-kinds.ts';
import { STAMPS } from '../../wording/labels.ts';
import { type DutyView, type Tally, talliesOf } from './duties.ts';
import type { Disclosure } from './sourcing.ts';

export type StampView =
  /** `asOf`: 数据截至 of what is shown; null where nothing is, or nobody says the day. */
  | { state: 'disclosed'; asOf: IsoDate | null }
  /** `isOffice`: whether all that is late is the office's own duty, so that nobody takes it for the firm's. */
  | { state: 'overdue'; since: IsoDate; asOf: IsoDate | null; isOffice: boolean }
  | { state: 'undisclosed' | 'unknown' | 'not-applicable' };

/** Stamp and duties of a panel, which it has whatever it is about. */
export interface PanelDuties {
  stamp: StampView;
  /** The sentence for a panel without anything to show; null for one that has something. */
  missing: string | null;
  /** By when the panel is published, where it is off until then; null elsewhere. */
  later: IsoDate | null;
  /** Unmet ones first. */
  duties: DutyView[];
  /** Those by which the panel itself is said to lack something: a county's duty to grade firms is no gap of an estate's. */
  deciding: readonly DutyView[];
}

/**
 * What the navigation of the board (栏目导航) says of a panel: its stamp; or, for a panel that is 已公示, that duties are
 * lacking.
 */
export type PanelMark = StampView | { state: 'lacking'; duties: ByKind<Tally> };

export function markOf({ stamp, deciding }: Pick<PanelDuties, 'stamp' | 'deciding'>): PanelMark {
  const lacking = deciding.filter(({ verdict }) => verdict === '缺项');
  return lacking.length > 0 && stamp.state === 'disclosed' ? { state: 'lacking', duties: talliesOf(lacking) } : stamp;
}

/** A mark in a word; empty where all is well. */
export function markText(mark: PanelMark): string {
  switch (mark.state) {
    case 'disclosed':
      return '';
    case 'overdue':
      return lateText(mark);
    case 'lacking':
      return lacksText(mark.duties);
    default:
      return STAMPS[mark.state];
  }
}

/**
 * What the absence of records means under the duties in force: without one that asks for publication and isn't met, nobody
 * has left anything out, and what the table doesn't say is unknown.
 */
export function underDuties(own: Disclosure, duties: readonly Pick<DutyView, 'kind' | 'verdict'>[]): Disclosure {
  if (own.state !== 'undisclosed') return own;
  const isAsked = duties.some(
    ({ kind, verdict }) => kind === 'disclosure' && (verdict === '缺项' || verdict === '逾期'),
  );
  return isAsked ? own : { ...own, state: 'unknown' };
}

/**
 * Stamp and duties of a panel; `duties` are all that it shows.
 *
 * The longest delay decides the stamp. Otherwise a panel with records is 已公示, whatever its duties lack, since the duty
 * lines say that. For a panel without records, the rules on what has to be told say whether it had to have some (that
 * something was not done is no gap in what is told), and where they say nothing, it is unknown.
 */
export function panelDuties(
  own: Disclosure,
  until: IsoDate | null,
  duties: readonly DutyView[],
  deciding: readonly DutyView[] = duties,
): PanelDuties {
  const later = 'later' in own ? own.later : null;
  const shown = { duties: [...duties], deciding, later };
  const has = (verdict: Verdict): boolean => deciding.some((duty) => duty.verdict === verdict);
  const lateDuties = deciding.filter(({ verdict, overdueSince }) => verdict === '逾期' && overdueSince !== null);
  const late = lateDuties.flatMap(({ overdueSince }) => overdueSince ?? []);
  const missing = own.state === 'disclosed' ? null : own.missing;
  const [since] = late.sort();
  if (since !== undefined) {
    const asOf = own.state === 'disclosed' ? until : null;
    const isOffice = lateDuties.every(({ subjectKind }) => subjectKind === 'division');
    return { stamp: { state: 'overdue', since, asOf, isOffice }, missing, ...shown };
  }
  if (own.state === 'disclosed') return { stamp: { state: 'disclosed', asOf: until }, missing, ...shown };
  // What nobody has supplied is not said to be unpublished, whatever else its duties lack.
  if (deciding.some(({ kind, verdict }) => kind === 'disclosure' && verdict === '缺项') && own.state !== 'unknown')
    return { stamp: { state: 'undisclosed' }, missing, ...shown };
  if (has('未知')) return { stamp: { state: 'unknown' }, missing, ...shown };
  const beyond = 'beyondDuties' in own;
  if (!beyond && deciding.length > 0 && deciding.every((duty) => duty.verdict === '不适用')) {
    const why = deciding[0]?.findings[0]?.detail;
    const words = own.state === 'not-applicable' || why === undefined ? own.missing : `${why}。`;
    // What doesn't apply to an estate doesn't come later either.
    return { stamp: { state: 'not-applicable' }, missing: words, ...shown, later: null };
  }
  const state = own.state === 'undisclosed' ? 'unknown' : own.state;
  return { stamp: { state }, missing, ...shown };
}
