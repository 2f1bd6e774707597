/**
 * 公共收益监控: kept in an account of its own, mainly for the maintenance fund, spent as the owners' assembly decided.
 * 文住建字〔2025〕30号 附件二（一）2② (WA-06).
 *
 * Of the newest year that has ended and is on record. What no column tells is named and not judged. Where no row is of
 * income or of spending, nobody knows whether there was any.
 */
import { z } from 'zod';
import { kindsLacking } from '../../domain/accounts.ts';
import { periodEnd } from '../../domain/period.ts';
import type { RevenueLine } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { accountsInHand } from '../readings/disclosed.ts';
import { exemptionFromAccounts } from '../readings/exemptions.ts';
import { amount } from '../readings/figures.ts';
import { findingOf, type Opinion } from '../readings/opinions.ts';
import { lastEndedYear, noRowsOf } from '../readings/revenue-years.ts';
import { estates } from '../readings/subjects.ts';

const CHECKS = ['separate', 'mainly-fund', 'decided', 'reported', 'explained', 'audited'] as const;
type Check = (typeof CHECKS)[number];

const params = z.object({
  mainly: z.object({
    percent: z.number().int().min(0).max(100),
    compare: z.literal('more-than'),
    contains: z.string().min(1),
  }),
  checklist: z.array(z.object({ id: z.enum(CHECKS), item: z.string(), column: z.string().nullable() })),
});
type Params = z.infer<typeof params>;

/** What one check of the list says; nothing where it can't be judged. */
type Said = { state: '有' | '缺' | '未知'; words: string } | null;

export const revenueChecklist: Judge<Params> = {
  name: 'revenue-checklist',
  kind: 'performance',
  params,
  needs: { tables: { revenue: [] }, of: estates(exemptionFromAccounts, ({ asOf }) => lastEndedYear(asOf)) },
  clock: ['revenue'],
  judge: (task) =>
    task.scope.estates.map((estate) => {
      const say = (period: string, opinion: Opinion) => findingOf(task, estate, period, opinion);
      const last = lastEndedYear(task.asOf);
      const why = exemptionFromAccounts(task, estate);
      if (why !== null) return say(last, { verdict: '不适用', detail: why });
      const years = groupBy(
        accountsInHand(task, estate).filter((line) => periodEnd(line.year) < task.asOf),
        (line) => line.year,
      );
      const year = [...years.keys()].sort().at(-1);
      const lines = year === undefined ? undefined : years.get(year);
      if (year === undefined || lines === undefined)
        return say(last, { verdict: '未知', detail: '「公共收益」表里没有这个小区的收支' });
      return say(year, opinionOn(task, lines));
    }),
};

function opinionOn(task: Case<Params>, lines: readonly RevenueLine[]): Opinion {
  const { mainly, checklist } = task.params;
  const spent = lines.filter((line) => line.category === '支出' && line.amountFen !== 0);
  const earned = lines.filter((line) => line.category === '收入' && line.amountFen !== 0);
  if (spent.length + earned.length === 0) {
    const lacking = kindsLacking(lines, ['收入', '支出']);
    if (lacking.length === 0) return { verdict: '不适用', detail: '这一年没有收入，也没有支出', rows: lines };
    const detail = `${noRowsOf(lacking)}，这一年有没有公共收益不得而知`;
    return { verdict: '未知', detail, rows: lines };
  }
  const said = checklist.map(({ id, item, column }) => ({
    item,
    said: column === null ? null : CHECK[id](task, lines, spent, mainly),
  }));
  const of = (state: '有' | '缺' | '未知'): string[] =>
    said.flatMap((one) => (one.said?.state === state ? [one.said.words] : []));
  const unjudged = said.flatMap((one) => (one.said === null ? [`「${one.item}」`] : []));
  const left = unjudged.length > 0 ? [`表里看不出、不作判定的：${unjudged.join('')}`] : [];
  const verdict = of('缺').length > 0 ? '缺项' : of('未知').length > 0 ? '未知' : '合格';
  return { verdict, detail: [...of('缺'), ...of('未知'), ...of('有'), ...left].join('；'), rows: lines };
}

type Checker = (
  task: Case<Params>,
  lines: readonly RevenueLine[],
  spent: readonly RevenueLine[],
  mainly: Params['mainly'],
) => Said;

const CHECK: Record<Check, Checker> = {
  separate: (task, lines) => {
    const answers = new Set(lines.map((line) => line.separate));
    if (answers.has(false)) return { state: '缺', words: '账目没有单列' };
    if (answers.has(true)) return { state: '有', words: '账目单列' };
    return {
      state: '未知',
      words: `${columnLackOf(task, 'revenue', 'separate', lines) ?? '没有填「单列」'}，账目是否单列不得而知`,
    };
  },
  'mainly-fund': (task, lines, spent, { percent, contains }) => {
    if (kindsLacking(lines, ['支出']).length > 0)
      return { state: '未知', words: `${noRowsOf(['支出'])}，用在哪里不得而知` };
    const total = sum(spent);
    if (total <= 0) return null;
    const part = sum(spent.filter((line) => `${line.item} ${line.use ?? ''}`.includes(contains)));
    const words = `支出 ${amount(total)} 元，其中补充维修资金 ${amount(part)} 元`;
    if (100 * part > percent * total) return { state: '有', words: `${words}，超过 ${percent}%` };
    const lack = columnLackOf(task, 'revenue', 'use', spent);
    if (lack !== null) return { state: '未知', words: `${words}；${lack}，其余用在哪里不得而知` };
    return { state: '缺', words: `${words}，没有超过 ${percent}%（“主要用于”按超过 ${percent}% 理解）` };
  },
  decided: (task, lines, spent) => {
    if (kindsLacking(lines, ['支出']).length > 0)
      return { state: '未知', words: `${noRowsOf(['支出'])}，是否按业主大会决定使用不得而知` };
    if (spent.length === 0) return null;
    const without = spent.filter((line) => line.decision === null);
    if (without.length === 0) return { state: '有', words: '支出都写有业主大会的决定' };
    const items = [...new Set(without.map((line) => line.item))].join('、');
    const lack = columnLackOf(task, 'revenue', 'decision', without) ?? `${items}没有填「决定文号」`;
    return { state: '未知', words: `${lack}，是否按业主大会决定使用不得而知` };
  },
  reported: () => null,
  explained: () => null,
  // Only accounts that owners object to must be audited, and no table tells whether they have objected.
  audited: () => null,
};

function sum(lines: readonly RevenueLine[]): number {
  return lines.reduce((total, line) => total + line.amountFen, 0);
}
