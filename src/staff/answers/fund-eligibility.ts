/**
 * O9: who stands on the black list while its estates draw on the maintenance fund.
 *
 * The only document that bars them is a draft. Unless an office has switched its rule on, the facts stand here
 * side by side and nothing is judged.
 */
import { inForceOn } from '../../domain/listing.ts';
import { compareText, newest } from '../../domain/order.ts';
import type { Rule } from '../../domain/profile.ts';
import type { FundStatement, ListEntry } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { count, yuan } from '../../wording/format.ts';
import { html } from '../../wording/html.ts';
import { type Desk, periodWords, subjectName } from '../desk.ts';
import { type Answer, findingLines, notable, rulesAsked, table, tallied, withoutTable } from './answer.ts';

const ESTATES_MAX = 6;

const asks = ({ judge }: Rule): boolean => judge === 'barred-while-listed';

export function fundEligibility(desk: Desk): Answer {
  const { asked, findings } = rulesAsked(desk, asks);
  const open = notable(findings);
  const drafts = [...desk.profiles.values()].flatMap(({ rules }) => rules.filter((rule) => asks(rule)));
  const { asOf, register } = desk;
  const barred = register.records.list_entry.filter(
    (entry) => entry.colour === '黑榜' && entry.subjectKind === '企业' && inForceOn(entry, asOf),
  );
  const firms = groupBy(barred, ({ subject }) => subject);
  const funds = groupBy(register.records.fund, ({ estate }) => estate);
  const rows = [...firms].map(([firm, entries]) => [
    subjectName(desk, 'firm', firm),
    listingWords(entries),
    fundWords(desk, firm, funds),
  ]);
  const standing =
    asked.length > 0
      ? `${open.length === 0 ? '没有达到条件的' : tallied(findings)}。`
      : drafts.length > 0
        ? `${drafts.map(({ id, title }) => `${id}「${title}」`).join('、')}是征求意见稿，没有启用，下面只列事实，不作判定。`
        : '没有这样的规则，下面只列事实。';
  const procedure = '「维修资金」表只有合计，谁在申请要看申请材料。';
  return {
    number: 9,
    question: '黑榜期内有谁在申请维修资金？',
    short:
      withoutTable(desk, 'list_entry') ??
      html`截至 ${asOf} 还在黑榜上的企业 <strong>${count(firms.size)} 家</strong>，没有登记移出日期的当作还在榜。${standing}${procedure}`,
    more: html`${findingLines(desk, open)}${table(['企业', '黑榜', '在管小区最近的维修资金'], rows)}`,
  };
}

/** A listing that is not taken off goes on; monthly lists repeat it, so the first and the newest are named. */
function listingWords(entries: readonly ListEntry[]): string {
  const sorted = [...entries].sort((a, b) => compareText(a.listedOn, b.listedOn));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return '';
  const since = `${first.listedOn} 列入（${periodWords(first.period)}）`;
  const repeated =
    first === last ? '' : `，最近 ${last.listedOn}（${periodWords(last.period)}），共 ${entries.length} 期`;
  const until = last.removedOn === null ? '没有登记移出日期' : `${last.removedOn} 移出`;
  return `${since}${repeated}；${until}`;
}

function fundWords(desk: Desk, firm: string, funds: ReadonlyMap<string, readonly FundStatement[]>): string {
  const served = desk.served.get(firm) ?? [];
  if (served.length === 0 && !desk.register.present.has('contract')) return '没有「合同」表，在管小区未知';
  if (served.length === 0) return '「合同」表里没有在管小区';
  const said = served.slice(0, ESTATES_MAX).map(({ code }) => {
    const statement = newest(funds.get(code) ?? []);
    const name = subjectName(desk, 'estate', code);
    if (statement === null) return `${name} 未知，「维修资金」表没有`;
    const used = statement.usedFen === null ? '使用没有填' : `使用 ${yuan(statement.usedFen)} 元`;
    return `${name} 截止 ${statement.date} ${used}，结存 ${yuan(statement.balanceFen)} 元`;
  });
  return said.join('；') + (served.length > ESTATES_MAX ? `；另有 ${count(served.length - ESTATES_MAX)} 个小区` : '');
}
