/**
 * The staff report (内部检查报告): one HTML file for the office's own eyes, never published.
 *
 * Figures and answers first, then what to mend, what to verify, what to do, and forms to print. It needs no
 * script, asks no other host for anything and can be read in black and white.
 */
import { DUTY_KINDS, type DutyKind } from '../domain/duty-kind.ts';
import type { Verdict } from '../domain/finding.ts';
import { openOf, type Problem, placesOf } from '../domain/problem.ts';
import { OFFICE_WORDS } from '../wording/audit.ts';
import { KIND_WORDS } from '../wording/duty-kinds.ts';
import { count, day } from '../wording/format.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';
import { dataDaysPart, filesAsked } from './data-days.ts';
import { type Desk, deskOf, type StaffInput } from './desk.ts';
import { inspectionPart } from './inspection.ts';
import { localRulesOf, localRulesPart } from './local-rules.ts';
import { problemsPart } from './problems.ts';
import { promptsByRule, promptsOf, promptsPart, settledOf } from './prompts.ts';
import { questionsPart } from './questions.ts';
import { STYLE } from './style.ts';
import { toDoGroups, toDoPart, UNMET, UNMET_WORDS } from './to-do.ts';
import { totalsPart } from './totals.ts';
import { sheetAnchor, sheetsAsked, worksheetsPart } from './worksheets.ts';

export function staffReport(input: StaffInput): string {
  const desk = deskOf(input);
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex"><title>内部检查报告（不公布） ${desk.asOf}</title>
<style>${STYLE}</style></head><body>
${head(desk)}
<main>
${questionsPart(desk)}
${problemsPart(desk.problems)}
${localRulesPart(desk)}
${promptsPart(desk)}
${toDoPart(desk)}
${dataDaysPart(desk)}
${inspectionPart(desk)}
${worksheetsPart(desk)}
${totalsPart(desk.totals)}
</main></body></html>
`;
  return page.text;
}

type Figure = [href: string, label: string, value: number, note: string];

function head(desk: Desk): Html {
  const { portal, problems, findings, asOf } = desk;
  const errors = placesOf(problems.filter(({ severity }) => severity === 'error'));
  const number = (kind: DutyKind, verdict: Verdict): number =>
    findings.filter((found) => found.kind === kind && found.verdict === verdict).length;
  const figures: readonly Figure[] = [
    ['problems', '问题', placesOf(openOf(problems)), `必须改正 ${count(errors)}`],
    ['prompts', OFFICE_WORDS.待核实, promptsOf(findings).length, `已核实 ${count(settledOf(findings).length)}`],
    ['data-days', '份表要催', filesAsked(desk), ''],
    ...DUTY_KINDS.flatMap((kind) =>
      UNMET.map(
        (verdict): Figure => ['to-do', `${KIND_WORDS[kind].name}${OFFICE_WORDS[verdict]}`, number(kind, verdict), ''],
      ),
    ),
  ];
  const places = (portal?.divisions ?? []).map((code) => desk.tree.get(code)?.name ?? code).join('、');
  return html`<header><p class="secret">内部资料　不公布</p><h1>内部检查报告</h1>
<p>${places === '' ? '' : `${places}　`}检查日 ${day(asOf)}${portal === null ? '' : `　${portal.publisher}`}${portal?.demo ? '　示例数据，均为虚构' : ''}</p>
<ul class="figures">${figures.map(
    ([href, label, value, note]) =>
      html`<li><a href="#${href}"><b>${count(value)}</b> ${label}</a>${note === '' ? NOTHING : html` <small>${note}</small>`}</li>`,
  )}</ul>
${errors > 0 ? unreliable(problems, errors) : NOTHING}
${portal === null ? html`<p class="warn">没有可用的网站设置（portal.yaml），没有判定任何规则。</p>` : NOTHING}
${contents(desk)}
</header>`;
}

/** Places of errors that the head names; the rest is counted. */
const PLACES_MAX = 5;

/** While there are errors nothing is published, and nobody should act on what the report says. */
function unreliable(problems: readonly Problem[], places: number): Html {
  const wrong = problems.filter(({ severity }) => severity === 'error');
  const more = wrong.length > PLACES_MAX ? '等' : '';
  const named = wrong.slice(0, PLACES_MAX).map(({ where }) => where);
  return html`<p class="warn">有 ${count(places)} 处必须改正，没有发布；下面的结论暂不可靠。用到有错的表的判定都写作“${OFFICE_WORDS.未知}”，改好以后重新检查；只列数的地方，有错的行没有算进去。必须改正的：${named.join('；')}${more}，<a href="#problems">逐处看</a>。</p>`;
}

/** 目录: each part, with what is in it where that is worth a line. */
function contents(desk: Desk): Html {
  const link = (href: string, text: string): Html => html`<a href="#${href}">${text}</a>`;
  const parts: readonly [part: Html, inside: readonly Html[]][] = [
    [link('questions', '十个问题'), []],
    [link('problems', '问题'), []],
    [
      link('local-rules', '各地文件带来的判定'),
      localRulesOf(desk).map(({ profile: { division, name } }) => link(`local-rules-${division}`, name)),
    ],
    [
      link('prompts', OFFICE_WORDS.待核实),
      promptsByRule(desk).map(([id, found]) => link(`prompt-${id}`, `${id} ${count(found.length)} 条`)),
    ],
    [link('to-do', UNMET_WORDS), toDoGroups(desk).map(({ anchor, name }) => link(anchor, name))],
    [
      link('worksheets', '工作表'),
      sheetsAsked(desk).map((sheet) => link(sheetAnchor(sheet), sheet.rules.map(({ id }) => id).join('、'))),
    ],
    [link('data-days', '数据截至'), []],
    [link('inspection', '政府网站检查'), []],
    [link('totals', '各表行数'), []],
  ];
  return html`<nav aria-label="目录"><ol>${parts.map(([part, inside]) => html`<li>${part}<span>${joined(inside, ' ')}</span></li>`)}</ol></nav>`;
}
