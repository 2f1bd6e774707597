/**
 * All rules over a register, as they stand on a day: pure, deterministic, and the same for every surface.
 * Rules that their judges can't use are left out; `paramFaults` names them.
 */
import type { Finding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { parsePeriod, periodStart } from '../domain/period.ts';
import type { Profile, Rule } from '../domain/profile.ts';
import type { Register } from '../domain/register.ts';
import { JUDGES } from './catalogue.ts';
import { type Facts, factsOf, settlingEvent } from './facts.ts';
import type { Case } from './judge.ts';
import { rulesInForce, scopesOf } from './scope.ts';

/** Judges every rule in force for every place. `assigned` maps divisions to profiles and `covered` is what is published, as portal.yaml says. */
export function judgeAll(
  register: Register,
  profiles: ReadonlyMap<string, Profile>,
  assigned: Readonly<Record<string, string>>,
  covered: readonly string[],
  asOf: IsoDate,
): Finding[] {
  const facts = factsOf(register);
  const findings: Finding[] = [];
  for (const scope of scopesOf(register.records, profiles, assigned, covered)) {
    for (const rule of rulesInForce(scope.profile, profiles, asOf)) {
      const judge = JUDGES.find(({ name }) => name === rule.judge);
      const params = judge?.params.safeParse(rule.params);
      // What can't be judged has been reported as a fault of the profile.
      if (!judge || !params?.success) continue;
      const matter = { rule, params: params.data, scope, register, facts, asOf } satisfies Case<unknown>;
      for (const found of judge.judge(matter)) findings.push(settle(found, rule, facts));
    }
  }
  findings.sort(
    (a, b) =>
      compare(a.rule, b.rule) ||
      compare(a.subjectKind, b.subjectKind) ||
      compare(a.subject, b.subject) ||
      compare(a.period, b.period),
  );
  return findings;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A prompt stands until an event of its rule and subject settles it, with its document. */
function settle(found: Finding, rule: Rule, facts: Facts): Finding {
  if (found.verdict !== '待核实') return found;
  const period = parsePeriod(found.period);
  const since = period ? periodStart(period) : found.period;
  const settling = settlingEvent(facts, rule.id, found.subject, since);
  if (!settling) return found;
  const document = settling.document ? `，${settling.document}` : '';
  const sources = [...found.sources, settling.source];
  // What has been verified no longer asks for it.
  const detail = found.detail.replaceAll('，待核实', '');
  if (settling.result.startsWith('不成立')) {
    return { ...found, verdict: '合格', detail: `${detail}；${settling.date} 核实不成立${document}`, sources };
  }
  return {
    ...found,
    verdict: '已确认',
    confirmed: true,
    detail: `${detail}；${settling.date} 已确认${document}`,
    sources,
  };
}
