/**
 * Which findings are for the public (可公布的判定): audits, and triggers that an authority has confirmed.
 *
 * A prompt leaves no trace. A trigger's other verdicts stay with staff as well: were only its prompts left out, their gaps
 * would accuse as loudly as they do. And where a duty has a prompt beside it, what is published is how the duty stands.
 */
import type { Finding } from '../domain/finding.ts';
import type { Profile } from '../domain/profile.ts';
import { groupBy, type Register } from '../domain/register.ts';
import { isForStaff, isTrigger } from '../domain/rule-kinds.ts';
import { settlementOf } from '../domain/settlement.ts';
import type { SourceRef } from '../domain/source.ts';

/**
 * `withdrawn` are sources of rows that the publication no longer holds: confirmed or not, they must not come
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

/** Sources of listings, rows of bulletins and events that were read and are not published, or name nobody any more. */
export function withdrawnSources(read: Register, published: Register): ReadonlySet<SourceRef> {
  const rows = ({ records }: Register) => [...records.list_entry, ...records.bulletin, ...records.event];
  const shown = new Set(rows(published).flatMap(({ source, withdrawn }) => (withdrawn ? [] : source)));
  return new Set(rows(read).flatMap(({ source }) => (shown.has(source) ? [] : source)));
}

/**
 * The public register without events that confirm what is published no longer: a confirmation whose listings are withdrawn
 * would tell of them.
 */
export function withFoundedEvents(
  register: Register,
  findings: readonly Finding[],
  profiles: ReadonlyMap<string, Profile>,
): Register {
  const rules = [...profiles.values()].flatMap((profile) => profile.rules);
  const judged = new Set(rules.filter((rule) => isTrigger(rule) && rule.judge !== null).map(({ id }) => id));
  const founded = new Set(
    findings.filter(({ verdict }) => verdict === '已确认').map(({ rule, subject }) => `${rule} ${subject}`),
  );
  const event = register.records.event.filter(
    (one) =>
      one.rule === null ||
      !judged.has(one.rule) ||
      settlementOf(one)?.outcome !== 'confirmed' ||
      founded.has(`${one.rule} ${one.subject}`),
  );
  return { ...register, records: { ...register.records, event } };
}
