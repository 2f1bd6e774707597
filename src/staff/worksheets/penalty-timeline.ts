/**
 * 核查和处罚时限: cases handed over (移交) and the penalties that followed, with the days by which they are due.
 *
 * Days run from 移交, since that is the day on record; the case file may say another.
 */
import { addDays, daysBetween } from '../../domain/iso-date.ts';
import { byDate } from '../../domain/order.ts';
import type { RegisterEvent } from '../../domain/records.ts';
import { type Desk, type RuledPlaces, subjectName } from '../desk.ts';
import { numberParam, type SheetMaker, toWrite } from './sheet.ts';

const HANDED_OVER = '移交';
const PENALTY = '处罚';

export const penaltyTimeline: SheetMaker = (desk, place, rules) => {
  const days = numberParam(rules, 'penalty_days');
  const extension = numberParam(rules, 'extension_days') ?? 0;
  const verify = numberParam(rules, 'verify_working_days');
  const concerned = subjectsOf(desk, place);
  const cases = desk.register.records.event
    .filter(({ kind, subject }) => kind === HANDED_OVER && concerned.has(subject))
    .sort(byDate);
  const due = (event: RegisterEvent, more: number): string =>
    days === null ? '没有写' : addDays(event.date, days + more);
  return {
    title: '移交、核查和处罚时限表',
    note: `从「事件」表的移交日起算，立案日期以案卷为准。${verify === null ? '' : `核查 ${verify} 个工作日，按当年放假安排自己数，填在空栏。`}${days === null ? '' : `处罚 ${days} 日内`}${extension > 0 ? `，经批准可延长 ${extension} 日` : ''}。`,
    tables: [
      {
        heading: null,
        columns: [
          '移交日期',
          '对象',
          '事由',
          '文号',
          toWrite('核查到期'),
          '处罚到期',
          '延长后到期',
          '处罚',
          toWrite('批准延长'),
        ],
        rows: cases.map((event) => [
          event.date,
          nameOf(desk, event.subject),
          event.result,
          event.document ?? '没有填',
          '',
          due(event, 0),
          due(event, extension),
          penaltyWords(desk, event),
          '',
        ]),
        blank: 3,
      },
    ],
  };
};

/** Estates and counties of the place, and the firms that serve or have served there. */
function subjectsOf({ register }: Desk, { estates, counties }: RuledPlaces): Set<string> {
  const codes = new Set([...estates, ...counties].map(({ code }) => code));
  const firms = register.records.contract.filter(({ estate }) => codes.has(estate)).map(({ firm }) => firm);
  return new Set([...codes, ...firms]);
}

function penaltyWords(desk: Desk, handed: RegisterEvent): string {
  const penalty = desk.register.records.event
    .filter(({ kind, subject, date }) => kind === PENALTY && subject === handed.subject && date >= handed.date)
    .sort(byDate)[0];
  if (!penalty) return `没有登记，移交后已 ${daysBetween(handed.date, desk.asOf)} 天`;
  return `${penalty.date}（移交后 ${daysBetween(handed.date, penalty.date)} 天）`;
}

function nameOf(desk: Desk, subject: string): string {
  if (desk.firms.has(subject)) return subjectName(desk, 'firm', subject);
  return subjectName(desk, desk.estates.has(subject) ? 'estate' : 'division', subject);
}
