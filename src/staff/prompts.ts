/**
 * Prompts to verify (待核实) with their evidence, rule by rule, and what an event has settled since.
 *
 * A prompt is no decision: it says that a condition is reached, and from which figures that follows.
 */
import type { Finding } from '../domain/finding.ts';
import { parsePeriod, periodStart } from '../domain/period.ts';
import type { Rule } from '../domain/profile.ts';
import { groupBy } from '../domain/register.ts';
import { OUTCOME_WORDS, type Settlement } from '../domain/settlement.ts';
import { findingText, OFFICE_WORDS } from '../wording/audit.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';
import { basisOf, countyOf, type Desk, periodWords, sourcesInWords, subjectName } from './desk.ts';
import { consequencesOf, readingsOf } from './readings.ts';
import { settleHeader, settleRow } from './settle-row.ts';

/** More cases of a rule than these are folded. */
const OPEN_MAX = 30;

export function promptsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ verdict }) => verdict === '待核实');
}

/** Prompts that an event of their rule has settled: confirmed, or found not to hold. */
export function settledOf(findings: readonly Finding[]): (Finding & { settled: Settlement })[] {
  return findings.flatMap((found) => (found.settled === null ? [] : { ...found, settled: found.settled }));
}

/** Prompts by rule: those first from which the text says that something follows, then mere reminders. */
export function promptsByRule(desk: Desk): [rule: string, findings: readonly Finding[]][] {
  const weight = (id: string): number => {
    const rule = desk.rules.get(id);
    return rule && consequencesOf(rule).length > 0 ? 0 : 1;
  };
  return [...groupBy(promptsOf(desk.findings), (found) => found.rule)].sort(([a], [b]) => weight(a) - weight(b));
}

export function promptsPart(desk: Desk): Html {
  const prompts = promptsOf(desk.findings);
  const settled = settledOf(desk.findings);
  return html`<section id="prompts"><h2>${OFFICE_WORDS.待核实} <small>${prompts.length} 条</small></h2>
<p>「${OFFICE_WORDS.待核实}」只说明已达到文件写的条件，不是结论，也不会公布。核实以后在「事件」表记一行，提示就有了着落：属实的记「${OUTCOME_WORDS.confirmed}」，不属实的记「${OUTCOME_WORDS.denied}」。</p>
${prompts.length === 0 ? html`<p class="none">没有${OFFICE_WORDS.待核实}的提示。</p>` : howToSettle()}
${promptsByRule(desk).map(([id, found]) => ruleCases(desk, desk.rules.get(id), id, found))}
<h3 id="settled">已核实 <small>${settled.length} 条</small></h3>
${settled.length === 0 ? html`<p class="none">没有。</p>` : settledTable(desk, settled)}
</section>`;
}

function howToSettle(): Html {
  return html`<div class="how"><p>怎么记：每条提示下面有两行现成的文字，选一行贴到「事件」表里；或者在 tables 文件夹新建「事件-核实.csv」，第一行贴下面的表头，以后一条一行接着贴。再填上日期（核实当天）和文号（作出结论的文件），其余不用动。</p>
<pre>${settleHeader()}</pre></div>`;
}

function ruleCases(desk: Desk, rule: Rule | undefined, id: string, found: readonly Finding[]): Html {
  const subjects = [...groupBy(found, ({ subjectKind, subject }) => `${subjectKind} ${subject}`).values()];
  const cases = subjects.map((own) => promptCase(desk, own as [Finding, ...Finding[]]));
  const heading = html`${id} ${rule?.title ?? ''} <small>${found.length} 条</small>`;
  return html`<section class="rule" id="prompt-${id}"><h3>${heading}</h3>${rule ? aboutRule(desk, rule) : NOTHING}
${cases.length > OPEN_MAX ? html`<details><summary>展开 ${cases.length} 个对象</summary>${cases}</details>` : cases}
</section>`;
}

/** The rule's text, its document, and how it is interpreted. */
function aboutRule(desk: Desk, rule: Rule): Html {
  const consequences = consequencesOf(rule);
  const readings = readingsOf(rule);
  return html`<dl class="about">
<dt>依据</dt><dd>${basisOf(desk, rule)}${rule.quote === null ? '' : `：“${rule.quote.replace(/^“(.*)”$/, '$1')}”`}</dd>
<dt>内容</dt><dd>${rule.summary}</dd>
${consequences.length === 0 ? NOTHING : html`<dt>条文所列后续</dt><dd>${consequences.join('、')}（核实成立以后由有权机关依法决定）</dd>`}
${readings.length === 0 ? NOTHING : html`<dt>采用的理解</dt><dd>${readings.join('；')}。</dd>`}
</dl>`;
}

/** For prompts that are judged anew every day: a verification settles them for one day alone. */
const DAILY = html`<p class="soft">这条提示按截至日期每天重算：所列的行更新以后自然消失，记一行核实只管到当天。</p>
`;

/** A subject's prompts by one rule: an event settles all of them that had begun by its day. */
function promptCase(desk: Desk, prompts: readonly [Finding, ...Finding[]]): Html {
  const [first] = prompts;
  const since = prompts.map(({ period }) => firstDay(period)).sort();
  const evidence = prompts.map(
    ({ period, detail, sources }) => html`<p>${prompts.length > 1 ? `${periodWords(period)}：` : ''}${detail}</p>
<p class="soft">来源：${sources.length === 0 ? '没有具体的行' : sourcesInWords(desk, sources)}</p>
`,
  );
  const where = whereabouts(desk, first);
  const settling = prompts.length === 1 ? '' : `，一行了结上面 ${prompts.length} 条`;
  return html`<article class="case"><h4>${subjectName(desk, first.subjectKind, first.subject)}${prompts.length === 1 ? html` <small>${periodWords(first.period)}</small>` : NOTHING}</h4>
${where === '' ? NOTHING : html`<p class="soft">${where}</p>`}
${evidence}<div class="settle"><span>属实</span><pre>${settleRow(first, 'confirmed')}</pre><span>${OUTCOME_WORDS.denied}</span><pre>${settleRow(first, 'denied')}</pre><span class="soft">日期不早于 ${since.at(-1) ?? ''}${settling}</span></div>
${prompts.some(({ period }) => period === desk.asOf) ? DAILY : NOTHING}</article>`;
}

/** The first day of a period: an event before it does not settle the prompt. */
function firstDay(text: string): string {
  const period = parsePeriod(text);
  return period === null ? text : periodStart(period);
}

/** Where a subject is, and who serves it or whom it serves. */
function whereabouts(desk: Desk, { subjectKind, subject }: Finding): string {
  if (subjectKind === 'firm') {
    const served = desk.served.get(subject) ?? [];
    if (served.length === 0 && !desk.register.present.has('contract')) return '没有「合同」表，在管小区未知。';
    if (served.length === 0) return '「合同」表里没有在管小区。';
    const counties = groupBy(served, ({ code }) => countyOf(desk, 'estate', code)?.name ?? '未注明县区');
    return `在管 ${served.length} 个小区：${[...counties].map(([name, there]) => `${name} ${there.length} 个`).join('、')}。`;
  }
  const county = countyOf(desk, subjectKind, subject)?.name ?? '';
  if (subjectKind === 'division') return county === desk.tree.get(subject)?.name ? '' : `${county}。`;
  const firm = desk.contracts.get(subject)?.firm;
  const serving = firm === undefined ? '「合同」表里没有现行合同' : `物业服务企业：${subjectName(desk, 'firm', firm)}`;
  return `${[county, desk.estates.get(subject)?.street ?? ''].filter((one) => one !== '').join(' ')}；${serving}。`;
}

function settledTable(desk: Desk, settled: ReturnType<typeof settledOf>): Html {
  const rows = settled.map(
    (found) => html`<tr><td class="k">${found.rule}</td><td>${subjectName(desk, found.subjectKind, found.subject)}</td>
<td class="k">${OUTCOME_WORDS[found.settled.outcome]}</td><td>${findingText(found)}</td><td>${sourcesInWords(desk, found.sources)}</td></tr>`,
  );
  return html`<table><thead><tr><th>规则</th><th>对象</th><th>结论</th><th>算式和结论文件</th><th>来源</th></tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>`;
}
