/**
 * How findings are told to readers (判定的说法): the verdict words with their signs, and details with their
 * figures written as everywhere on the site.
 */
import type { Figure, FigureKind, Finding, FindingSubject, Verdict } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { type Period, parsePeriod } from '../domain/period.ts';
import type { Settlement } from '../domain/settlement.ts';
import { count, day, period } from './format.ts';

/**
 * The word of each verdict for residents, on every page, sheet and screen. Whatever is decided by a verdict is decided by
 * its id; these are for reading alone. A matrix shows the first character only, which is the sign.
 */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  合格: '合格',
  缺项: '缺漏',
  逾期: '逾期',
  未知: '未知',
  不适用: '不适用',
  待核实: '待核实',
  已确认: '已确认',
};

/** The same for offices and for programs (台账用语): in the staff report, in downloads and in what compares them. */
export const OFFICE_WORDS: Readonly<Record<Verdict, string>> = { ...VERDICT_WORDS, 缺项: '缺项' };

/** What is published: a prompt to verify never is. */
export type PublishedVerdict = Exclude<Verdict, '待核实'>;

/** In the order in which they are told: what needs doing first. */
export const VERDICTS: readonly PublishedVerdict[] = ['逾期', '缺项', '未知', '合格', '不适用', '已确认'];

/** In the order in which the contract describes them. */
export const DESCRIBED_VERDICTS: readonly PublishedVerdict[] = ['合格', '缺项', '逾期', '未知', '不适用', '已确认'];

/** What is unmet or can't be judged: what somebody has to do something about. */
export function isOpen(verdict: Verdict): boolean {
  return verdict === '逾期' || verdict === '缺项' || verdict === '未知';
}

/** Whose a duty is, told on the board of an estate; the estate's own need no word. */
export const WHOSE: Record<FindingSubject, string | null> = {
  estate: null,
  firm: '对物业企业的要求',
  division: '对县区主管部门的要求',
};

/** What is late or lacks something. */
export function isUnmet(verdict: Verdict): boolean {
  return verdict === '逾期' || verdict === '缺项';
}

/** For class names and addresses: styles know a verdict by it. */
export const VERDICT_CLASS: Record<Verdict, string> = {
  合格: 'met',
  逾期: 'late',
  缺项: 'lack',
  未知: 'open',
  不适用: 'none',
  待核实: 'open',
  已确认: 'sure',
};

/** One character a verdict, where there is no room for the word; who hears the page is told the word. */
export const SIGNS: Record<Verdict, string> = {
  合格: '合',
  逾期: '逾',
  缺项: '缺',
  未知: '未',
  不适用: '—',
  待核实: '待',
  已确认: '已',
};

/** Where no finding was published on an estate's duty. */
export const NO_VERDICT = '没有公布判定';

/** Of estates none of which is late or lacks something; so many of them can't be judged, which is no merit. */
export function nothingToDo(unknown: number): string {
  return unknown === 0 ? '没有逾期或缺漏的' : `没有查出逾期或缺漏的，${count(unknown)} 个小区有的要求无法判断`;
}

/** The same of the duties of counties themselves. */
export function noCountyUnmet(unknown: number): string {
  return unknown === 0 ? '没有县区逾期或缺漏。' : `没有查出县区逾期或缺漏，有 ${count(unknown)} 项要求无法判断。`;
}

/** What each word means, for people who see it for the first time. */
export const MEANINGS: Record<PublishedVerdict, string> = {
  合格: '从登记的数据看，这项要求做到了。',
  逾期: '到了期限还没有做，写明从哪天起。',
  缺项: '该公布、该办到的缺了一项或几项，或者账目对不上，写明缺什么、差多少。',
  未知: '没有资料可以判断，写明缺哪张表、哪一列。未知不等于没做到。',
  不适用: '这条规则管不到它，例如小区没有电梯；或者还没到期。',
  已确认: '主管部门核实后确认的，写明文号。',
};

/** Of what nobody can judge; its detail says which table or column is not there. */
export const UNDECIDED = '没有资料可以判断';

/** 逾期 2026年10月26日起; 缺漏; 合格 */
export function verdictText(verdict: Verdict, overdueSince: IsoDate | null): string {
  const word = VERDICT_WORDS[verdict];
  return overdueSince !== null && verdict === '逾期' ? `${word} ${day(overdueSince)}起` : word;
}

/** 逾期 2026年7月1日起 of a panel; 主管部门逾期 where the office alone is late, since a firm's name may stand beside it. */
export const lateText = ({ since, isOffice }: { since: IsoDate; isOffice: boolean }): string =>
  `${isOffice ? OFFICE : ''}${verdictText('逾期', since)}`;

/** Who is late in a stamp (谁逾期), where it is no firm and no estate. */
export const OFFICE = '主管部门';

/** 合格 4，缺漏 1: verdicts that occur, in the order in which they are told. */
export function tallyText(tally: Partial<Record<Verdict, number>>): string {
  const order: readonly Verdict[] = ['合格', '逾期', '缺项', '未知', '不适用', '已确认'];
  return order
    .filter((verdict) => (tally[verdict] ?? 0) > 0)
    .map((verdict) => `${VERDICT_WORDS[verdict]} ${count(tally[verdict] ?? 0)}`)
    .join('，');
}

/** The period a finding is about: a day is the day it was looked at. */
export function findingPeriod(text: string): string {
  const known = parsePeriod(text);
  return known === null ? day(text as IsoDate) : period(known);
}

type Told = Pick<Finding, 'detail' | 'figures' | 'settled'>;

/** All that a finding says, for programs: its detail, and by what it was settled, with dates and amounts as judges write them. */
export function findingText({ detail, settled }: Pick<Told, 'detail' | 'settled'>): string {
  return settled === null ? detail : `${detail}；${settled.date} ${settlementText(settled)}`;
}

/** The same for readers, with days, periods and amounts as everywhere on the site. */
export function findingWords(found: Told): string {
  return told(found, ({ kind }, text) => FIGURES[kind](text));
}

/** What of it is still true when it is read on another day: without the day that was looked at. */
export function lastingWords(found: Told): string {
  return told(found, ({ kind }, text) => (kind === 'today' ? '' : FIGURES[kind](text)));
}

const asItIs = (text: string): string => text;

const FIGURES: Readonly<Record<FigureKind, (text: string) => string>> = {
  day: (text) => day(text as IsoDate),
  today: (text) => day(text as IsoDate),
  period: (text) => period(text as Period),
  amount: (text) => `${count(Number(text.slice(0, -3)))}${text.slice(-3)}`,
  table: asItIs,
  column: asItIs,
  rows: asItIs,
  old: asItIs,
  unsaid: asItIs,
  faulty: asItIs,
};

function told({ detail, figures, settled }: Told, write: (figure: Figure, text: string) => string): string {
  let words = '';
  let from = 0;
  for (const figure of figures) {
    const end = figure.at + figure.length;
    words += detail.slice(from, figure.at) + write(figure, detail.slice(figure.at, end));
    // The space that sets figures off from Chinese goes where a Chinese date takes their place.
    from = DATES.has(figure.kind) && SET_OFF.test(detail.slice(end, end + 3)) ? end + 1 : end;
  }
  words += detail.slice(from);
  return settled === null ? words : `${words}；${day(settled.date)}${settlementText(settled)}`;
}

const DATES: ReadonlySet<FigureKind> = new Set(['day', 'today', 'period'] as const);
const SET_OFF = /^ \p{Script=Han}/u;

function settlementText({ outcome, document }: Settlement): string {
  return `${outcome === 'confirmed' ? VERDICT_WORDS.已确认 : '核实不成立'}${document === null ? '' : `，${document}`}`;
}
