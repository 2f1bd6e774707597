/**
 * The kinds of events (事件类型) and of bulletins (通报类型), each with what it means for its subject, so that no code has to
 * interpret the word itself.
 */

export interface KindMeaning {
  /** Whether it names its subject as bad. Praise, meetings and corrections do not. */
  accuses: boolean;
  /** A sanction, which must lead to its document (文号). */
  isSanction: boolean;
  /** Whether it accuses for a term (公示期) and then no more. What is a state of things is replaced by the next instead. */
  ends: boolean;
}

const PLAIN: KindMeaning = { accuses: false, isSanction: false, ends: false };
const ACCUSING: KindMeaning = { accuses: true, isSanction: false, ends: false };
const ENDING: KindMeaning = { accuses: true, isSanction: false, ends: true };
const SANCTION: KindMeaning = { accuses: true, isSanction: true, ends: true };

/** 事件类型, in the contract's order. */
export const EVENT_KINDS = {
  联席会议: PLAIN,
  联合执法: PLAIN,
  通报: ENDING,
  处罚: SANCTION,
  移交: ACCUSING,
  等级核查: ACCUSING,
  等级调整: ACCUSING,
  降费: ACCUSING,
  奖励: PLAIN,
  解聘: ENDING,
  退出: SANCTION,
  更换项目经理: ACCUSING,
  更换物业企业: ACCUSING,
  更正: PLAIN,
  核实: ACCUSING,
} as const satisfies Record<string, KindMeaning>;
export type EventKind = keyof typeof EVENT_KINDS;

/** 通报类型 */
export const BULLETIN_KINDS = {
  表扬: PLAIN,
  批评: ENDING,
} as const satisfies Record<string, KindMeaning>;
export type BulletinKind = keyof typeof BULLETIN_KINDS;

const MEANINGS: Readonly<Record<string, KindMeaning>> = { ...EVENT_KINDS, ...BULLETIN_KINDS };

/** Whether an event or a bulletin of a kind names somebody as bad; what is not known to praise may. */
export function kindAccuses(kind: string): boolean {
  return MEANINGS[kind]?.accuses ?? true;
}

/** Whether an event of a kind must name its document (文号). */
export function kindIsSanction(kind: string): boolean {
  return MEANINGS[kind]?.isSanction ?? false;
}

/** Whether an event of a kind accuses for a term. */
export const eventEnds = (kind: EventKind): boolean => EVENT_KINDS[kind].ends;
/** Whether a bulletin of a kind accuses for a term. */
export const bulletinEnds = (kind: BulletinKind): boolean => BULLETIN_KINDS[kind].ends;
