/**
 * Which findings are for the public (可公布的判定): audits, and triggers that an authority has confirmed.
 *
 * A prompt leaves no trace. A trigger's other verdicts stay with staff as well: were only its prompts left out, their gaps
 * would accuse as loudly as they do. And where a duty has a prompt beside it, what is published is how the duty stands.
 */
import type { Finding } from '../domain/finding.ts';
import type { Profile } from '../domain/profile.ts';
import { groupBy } from '../domain/register.ts';
import { isForStaff, isTrigger } from '../domain/rule-kinds.ts';
import type { SourceRef } from '../domain/source.ts';

/**
 * `withdrawn` are sources of listings that the publication no longer holds: confirmed or not, they must not come
 * back as evidence.
 */
export function publishedFindings(
  findings: readonly Finding[],
  profiles: ReadonlyMap<string, Profile>,
  withdrawn: ReadonlySet<SourceRef>,
): Finding[] {
  // Two places may have a rule of the same id. A finding is kept back if the rule of either place is for staff alone.
  const rules = groupBy(
    [...profiles.values()].flatMap((profile) => profile.rules),
    (rule) => rule.id,
  );
  return findings.flatMap((found) => {
    const named = rules.get(found.rule) ?? [];
    if (named.length === 0 || named.some(isForStaff)) return [];
    const isConfirmed = found.verdict === '已确认';
    if (named.some(isTrigger)) return isConfirmed && !found.sources.some((one) => withdrawn.has(one)) ? found : [];
    // What was found not to hold leaves no more of a trace than what nobody has looked at.
    if (!isConfirmed && found.publicly !== undefined) return found.publicly;
    return found.verdict === '待核实' ? [] : found;
  });
}
