/**
 * What the documents of single places bring about (各地文件带来的判定): rule by rule how many findings of each verdict, and
 * who is named as late or missing, so that an office can look at it before anybody else does.
 *
 * The rules of the nation, which hold everywhere, are left out.
 */
import { NATION } from '../domain/division-code.ts';
import type { Finding, Verdict } from '../domain/finding.ts';
import { lineage } from '../domain/governing.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import { groupBy } from '../domain/register.ts';
import { isForStaff, isTrigger } from '../domain/rule-kinds.ts';
import { OFFICE_WORDS } from '../wording/audit.ts';
import { count } from '../wording/format.ts';
import { type Html, html, joined, NOTHING } from '../wording/html.ts';
import { basisOf, type Desk, placeNames, subjectName } from './desk.ts';

/** In the order of the table: what is said against somebody comes first. */
const SHOWN: readonly Verdict[] = ['逾期', '缺项', '待核实', '已确认', '未知', '合格', '不适用'];
/** Verdicts by which somebody is named. */
const ACCUSING = ['逾期', '缺项'] as const satisfies readonly Verdict[];
/** Names of one rule and verdict; the rest is counted. */
const NAMES_MAX = 80;

interface LocalRules {
  profile: Profile;
  /** Where it holds. */
  places: string;
  judged: { rule: Rule; findings: readonly Finding[] }[];
}

/** Profiles of single places in use, each with its rules that have found something. */
export function localRulesOf(desk: Desk): LocalRules[] {
  return [...desk.profiles.values()].flatMap((profile) => {
    const ruled = desk.ruled.filter((one) => lineage(one.profile, desk.profiles).includes(profile));
    if (profile.division === NATION || ruled.length === 0) return [];
    const judged = profile.rules.flatMap((rule) => {
      const findings = desk.byRule.get(rule.id) ?? [];
      return findings.length > 0 ? [{ rule, findings }] : [];
    });
    return [{ profile, places: ruled.map(placeNames).join('、'), judged }];
  });
}

export function localRulesPart(desk: Desk): Html {
  const all = localRulesOf(desk);
  const total = all.reduce((n, { judged }) => n + judged.reduce((m, { findings }) => m + findings.length, 0), 0);
  return html`<section id="local-rules"><h2>各地文件带来的判定 <small>${count(total)} 条</small></h2>
<p>下面是一个地方自己的文件带来的判定，全国通用的不在内。公布以前看两件事：文件是不是管这里，现在还有没有效；被判${ACCUSING.map((verdict) => `「${OFFICE_WORDS[verdict]}」`).join('、')}的是不是真的没有做。不该用的规则，在规则文件里把 enabled 改成 false。</p>
${all.length === 0 ? html`<p class="none">没有：${desk.portal === null ? '没有可用的网站设置（portal.yaml），哪里用哪份规则不得而知，没有判定任何规则' : '这里只按全国的规定判断'}。</p>` : all.map((one) => profilePart(desk, one))}
</section>`;
}

function profilePart(desk: Desk, { profile, places, judged }: LocalRules): Html {
  const verdicts = SHOWN.filter((verdict) => judged.some(({ findings }) => numberOf(findings, verdict) > 0));
  const rows = judged.map(({ rule, findings }) => {
    const cells = verdicts.map((verdict) => html`<td class="n">${numberOf(findings, verdict) || ''}</td>`);
    return html`<tr><td>${rule.id} ${rule.title}</td><td class="k">${audience(rule)}</td>${cells}</tr>`;
  });
  const heads = verdicts.map((verdict) => html`<th class="n">${OFFICE_WORDS[verdict]}</th>`);
  const silent = profile.rules.length - judged.length;
  return html`<section id="local-rules-${profile.division}"><h3>${profile.name}（${profile.division}） <small>用在${places}</small></h3>
${
  judged.length === 0
    ? html`<p class="none">没有一条规则作出判定。</p>`
    : html`<table><thead><tr><th>规则</th><th>公布</th>${heads}</tr></thead>
<tbody>${joined(rows, '\n')}</tbody></table>`
}
${silent > 0 ? html`<p class="soft">另有 ${count(silent)} 条规则没有作出判定：只列出、不判断，没有启用，或还没有到期。</p>` : NOTHING}
${judged.map((one) => accused(desk, one))}</section>
`;
}

const numberOf = (findings: readonly Finding[], verdict: Verdict): number =>
  findings.filter((found) => found.verdict === verdict).length;

/** Who may see what a rule finds. */
const audience = (rule: Rule): string => (isForStaff(rule) ? '只供内部' : isTrigger(rule) ? '核实后' : '公布');

/** Whom a rule names, and on what basis; nothing where it names nobody. */
function accused(desk: Desk, { rule, findings }: LocalRules['judged'][number]): Html {
  const lines = ACCUSING.flatMap((verdict) => {
    const found = findings.filter((one) => one.verdict === verdict);
    const subjects = [...groupBy(found, ({ subject }) => subject).values()].flatMap(([first]) => first ?? []);
    if (subjects.length === 0) return [];
    const names = subjects.slice(0, NAMES_MAX).map((one) => subjectName(desk, one.subjectKind, one.subject));
    const more = subjects.length > NAMES_MAX ? `等 ${count(subjects.length)} 个` : '';
    return [html`<p>${OFFICE_WORDS[verdict]}：${names.join('、')}${more}</p>`];
  });
  if (lines.length === 0) return NOTHING;
  return html`<details open><summary>${rule.id} ${rule.title} <small>${audience(rule)}</small></summary><p class="soft">${basisOf(desk, rule)}</p>${lines}</details>
`;
}
