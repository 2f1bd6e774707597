/**
 * What is late, missing or unknown (逾期、缺项、未知), by county, duty and estate, with what to do next; what has to be told
 * apart from what has to be done.
 *
 * Compact, since a city has a thousand estates: what is said of several in the same words is said once, a duty
 * with many rows is folded, and beyond a limit the rest is counted and left to `--findings`.
 */

import { DUTY_KINDS, type DutyKind } from '../domain/duty-kind.ts';
import type { Finding, Verdict } from '../domain/finding.ts';
import { compareText } from '../domain/order.ts';
import type { Rule } from '../domain/profile.ts';
import { groupBy } from '../domain/register.ts';
import { OFFICE_WORDS } from '../wording/audit.ts';
import { KIND_MEANINGS, KIND_WORDS } from '../wording/duty-kinds.ts';
import { count } from '../wording/format.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';
import { countyOf, type Desk, periodWords, sourcesInWords, subjectName } from './desk.ts';
import { wantedOf } from './wanted.ts';

/** Verdicts that ask for something to be done, most urgent first. */
export const UNMET = ['逾期', '缺项', '未知'] as const satisfies readonly Verdict[];
type Unmet = (typeof UNMET)[number];
/** 逾期、缺项、未知 */
export const UNMET_WORDS = UNMET.map((verdict) => OFFICE_WORDS[verdict]).join('、');

/** A duty with more rows than these is folded. */
const OPEN_MAX = 8;
/** Rows of a duty in one county; the rest is counted. */
const ROWS_MAX = 60;
/** Names in one row; the rest is counted. */
const NAMES_MAX = 80;
/** With more subjects than these, a line does not name each one's source rows. */
const SOURCES_MAX = 3;

const FIRMS = '企业';
const ABOVE = '县以上';

/** What is unmet, by county in the order of the tree, then what is above counties, then firms. */
export function toDoGroups(desk: Desk): { anchor: string; key: string; name: string; findings: readonly Finding[] }[] {
  const groups = groupBy(
    desk.findings.filter(({ verdict }) => isUnmet(verdict)),
    (found) => groupOf(desk, found),
  );
  const keys = [...desk.tree.childrenOf(null).flatMap(({ code }) => countiesBelow(desk, code)), ABOVE, FIRMS];
  return keys.flatMap((key) => {
    const findings = groups.get(key);
    return findings ? [{ anchor: `to-do-${key}`, key, name: desk.tree.get(key)?.name ?? key, findings }] : [];
  });
}
type Group = ReturnType<typeof toDoGroups>[number];

export function toDoPart(desk: Desk): Html {
  const groups = toDoGroups(desk);
  const totals = ofKinds(groups.flatMap(({ findings }) => findings));
  return html`<section id="to-do"><h2>${UNMET_WORDS} <small>${totals.map(({ kind, own }) => `${KIND_WORDS[kind].name} ${count(own.length)} 条`).join('，')}</small></h2>
<p>「${OFFICE_WORDS.逾期}」是过了日子没有办：办理以后把新的日期记进所列的表。「${OFFICE_WORDS.缺项}」是该有的没有：补上以后记进所列的表。「${OFFICE_WORDS.未知}」是表里没有说，不等于没有做：没有的表和列交来，空着的补填，不知道的去问，不要估。公示是${KIND_MEANINGS.disclosure}履行是${KIND_MEANINGS.performance}打印时只印展开的部分。</p>
${totals.length === 0 ? html`<p class="none">没有。</p>` : overview(groups)}
${groups.map((group) => countyPart(desk, group))}
</section>`;
}

function isUnmet(verdict: Verdict): verdict is Unmet {
  return (UNMET as readonly Verdict[]).includes(verdict);
}

function countiesBelow(desk: Desk, code: string): string[] {
  if (desk.tree.get(code)?.level === '县') return [code];
  return desk.tree.childrenOf(code).flatMap((child) => countiesBelow(desk, child.code));
}

function groupOf(desk: Desk, { subjectKind, subject }: Finding): string {
  if (subjectKind === 'firm') return FIRMS;
  return countyOf(desk, subjectKind, subject)?.code ?? ABOVE;
}

/** The findings of each kind, without a kind that has none. */
function ofKinds(findings: readonly Finding[]): { kind: DutyKind; own: readonly Finding[] }[] {
  return DUTY_KINDS.map((kind) => ({ kind, own: findings.filter((found) => found.kind === kind) })).filter(
    ({ own }) => own.length > 0,
  );
}

/** 逾期 3, 缺项 5, 未知 8 of some findings. */
function tally(findings: readonly Finding[]): { verdict: Unmet; n: number }[] {
  return UNMET.map((verdict) => ({ verdict, n: findings.filter((found) => found.verdict === verdict).length }));
}

function tallyWords(findings: readonly Finding[]): string {
  return tally(findings)
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => `${OFFICE_WORDS[verdict]} ${count(n)}`)
    .join('，');
}

function overview(groups: readonly Group[]): Html {
  const rows = groups.flatMap(({ anchor, name, findings }) =>
    ofKinds(findings).map(({ kind, own }) => {
      const cells = tally(own).map(({ n }) => html`<td class="n">${count(n)}</td>`);
      return html`<tr><td><a href="#${anchor}">${name}</a></td><td>${KIND_WORDS[kind].name}</td>${cells}</tr>`;
    }),
  );
  return html`<table class="narrow"><thead><tr><th>县区</th><th>哪一类</th>${UNMET.map((verdict) => html`<th class="n">${OFFICE_WORDS[verdict]}</th>`)}</tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>`;
}

function countyPart(desk: Desk, { anchor, key, name, findings }: Group): Html {
  return html`<section id="${anchor}"><h3>${name}</h3>
${ofKinds(findings).map(
  ({ kind, own }) => html`<h4>${KIND_WORDS[kind].question} <small>${tallyWords(own)}</small></h4>
${[...groupBy(own, (found) => found.rule)].map(([id, found]) => duty(desk, key, id, found))}
`,
)}</section>`;
}

function duty(desk: Desk, key: string, id: string, findings: readonly Finding[]): Html {
  const rule = desk.rules.get(id);
  const rows = rowsOf(desk, key, id, findings);
  const shown = rows.slice(0, ROWS_MAX);
  const rest = rows.slice(ROWS_MAX).reduce((n, row) => n + row.findings.length, 0);
  return html`<details${rows.length <= OPEN_MAX ? html` open` : NOTHING}><summary>${id} ${rule?.title ?? ''} <small>${tallyWords(findings)}</small></summary>
${nextSteps(desk, rule, findings)}
<table class="found"><colgroup><col class="verdict"><col class="who"><col><col class="from"></colgroup><tbody>${joined(
    shown.map((row) => row.html),
    '\n',
  )}</tbody></table>
${rest > 0 ? html`<p>另有 ${count(rest)} 条没有列出，用 <code>--findings</code> 看全部。</p>` : NOTHING}</details>`;
}

/** What to do about what is late or missing, and what to supply where nobody can tell: never the deed itself. */
function nextSteps(desk: Desk, rule: Rule | undefined, findings: readonly Finding[]): Html {
  const unknown = findings.filter(({ verdict }) => verdict === '未知');
  const isUnmetToo = unknown.length < findings.length;
  const remedy = rule?.remedy && isUnmetToo ? html`<p class="soft">下一步：${rule.remedy}。</p>` : NOTHING;
  if (unknown.length === 0) return remedy;
  const whose = isUnmetToo ? `${OFFICE_WORDS.未知}的，` : '';
  return html`${remedy}<p class="soft">下一步：${whose}${wantedOf(desk, unknown).join('；')}。</p>`;
}

/** Findings of one duty in one county, those of the same words together, most urgent first. */
function rowsOf(
  desk: Desk,
  key: string,
  id: string,
  findings: readonly Finding[],
): { findings: readonly Finding[]; html: Html }[] {
  const judged = (desk.byRule.get(id) ?? []).filter((found) => groupOf(desk, found) === key);
  const together = groupBy(findings, ({ verdict, detail, subjectKind }) => `${verdict} ${subjectKind} ${detail}`);
  const weight = ([first]: readonly Finding[]): number => (first ? UNMET.indexOf(first.verdict as Unmet) : 0);
  // Of those that are not late nobody asks since when.
  const since = (found: readonly Finding[]): string =>
    found.map(({ overdueSince }) => overdueSince ?? '').sort()[0] ?? '';
  return [...together.values()]
    .sort((a, b) => weight(a) - weight(b) || compareText(since(a), since(b)) || b.length - a.length)
    .map((found) => {
      const [first] = found as [Finding, ...Finding[]];
      const periods = new Set(found.map(({ period }) => period));
      const [period] = periods.size === 1 && first.period !== desk.asOf ? [...periods] : [];
      const verdict = html`<td>${OFFICE_WORDS[first.verdict]}${period === undefined ? NOTHING : html`<br><small>${periodWords(period)}</small>`}</td>`;
      const who = subjects(desk, found, judged, period !== undefined);
      const sources = sourcesInWords(
        desk,
        found.flatMap((one) => one.sources),
      );
      // Many names take the width of the table, and their rows are told by their names.
      const cells =
        found.length > SOURCES_MAX
          ? html`<td colspan="3">${first.detail}<br>${who}</td>`
          : html`<td>${who}</td><td>${first.detail}</td><td class="soft">${sources}</td>`;
      return {
        findings: found,
        html: html`<tr>${verdict}${cells}</tr>`,
      };
    });
}

/** Names of subjects, with their periods where these differ; a single word where the same holds for all of a county. */
function subjects(desk: Desk, found: readonly Finding[], judged: readonly Finding[], periodSaid: boolean): string {
  const bySubject = groupBy(found, ({ subject }) => subject);
  const everybody = new Set(judged.map(({ subject }) => subject));
  const [first] = found as [Finding, ...Finding[]];
  if (bySubject.size === everybody.size && bySubject.size > SOURCES_MAX) {
    const what = { estate: '小区', firm: '企业', division: '地方' }[first.subjectKind];
    return `全部 ${count(bySubject.size)} 个${what}`;
  }
  const named = [...bySubject].slice(0, NAMES_MAX).map(([subject, own]) => {
    // A period that is the day of judging is the same for all, so only years and months are told.
    const periods = own.map(({ period }) => period).filter((period) => period !== desk.asOf);
    const when = periodSaid || periods.length === 0 ? '' : ` ${periods.map(periodWords).join('、')}`;
    return `${subjectName(desk, first.subjectKind, subject)}${when}`;
  });
  const more = bySubject.size > NAMES_MAX ? ` 等 ${count(bySubject.size)} 个` : '';
  return named.join('、') + more;
}
