/**
 * Verdicts that change (判定变化). They follow from rows and are no edits, so they stand in a chapter of their own.
 */
import type { Finding, Verdict } from '../domain/finding.ts';
import { compareText } from '../domain/order.ts';
import { parsePeriod } from '../domain/period.ts';
import { groupBy } from '../domain/register.ts';
import { findingText, isUnmet, OFFICE_WORDS } from '../wording/audit.ts';
import type { Names } from './names.ts';
import type { After, Before, FindingBefore } from './sides.ts';

export interface VerdictChange {
  rule: string;
  subject: string;
  /** The subject in words. */
  words: string;
  /** As findings have it: a day where it is judged as of a day. */
  period: string;
  /** Null where there was, or is, no finding. */
  before: string | null;
  after: string | null;
  /** What the finding of now says; of one that is gone what it said. */
  detail: string;
}

export interface VerdictChanges {
  /** Verdicts that say something bad now and didn't. */
  worse: readonly VerdictChange[];
  better: readonly VerdictChange[];
  /** Neither: what could be judged and can't, the other way round, and what is gone though it was bad. */
  other: readonly VerdictChange[];
  /** Findings of new and of past periods that say nothing bad, which are counted alone. */
  come: number;
  gone: number;
}

const NOTHING: VerdictChanges = { worse: [], better: [], other: [], come: 0, gone: 0 };

export function verdictChanges({ findings, asOf }: Before, { publication }: After, names: Names): VerdictChanges {
  if (findings === null) return NOTHING;
  const before = groupBy(findings, (found) => keyOf(found, asOf));
  const after = groupBy(publication.findings, (found) => keyOf(found, publication.release.asOf));
  const changes = { worse: [], better: [], other: [] } as Record<Kind, VerdictChange[]>;
  let come = 0;
  let gone = 0;
  for (const key of [...new Set([...before.keys(), ...after.keys()])].sort(compareText))
    for (const { was, is } of paired(before.get(key) ?? [], after.get(key) ?? [])) {
      const kind = kindOf(was === null ? null : verdictOf(was.verdict), is?.verdict ?? null);
      if (kind === 'counted' && was === null) come++;
      else if (kind === 'counted') gone++;
      else changes[kind].push(told(was, is, names));
    }
  return { ...changes, come, gone };
}

type Kind = 'worse' | 'better' | 'other';
type Pair = { was: FindingBefore | null; is: Finding | null };

/** Two findings of one matter. What is judged as of the day of publication is one matter on every day. */
function keyOf({ rule, subjectKind, subject, period }: FindingBefore | Finding, asOf: string): string {
  const when = parsePeriod(period) === null || period === asOf ? '' : period;
  return `${rule}\u0001${subjectKind}\u0001${subject}\u0001${when}`;
}

/** Findings of a matter whose verdicts differ, each with the one that it has become; usually there is one of either. */
function paired(before: readonly FindingBefore[], after: readonly Finding[]): Pair[] {
  const left = [...after];
  const changed = before.filter(({ verdict }) => {
    const same = left.findIndex((one) => OFFICE_WORDS[one.verdict] === verdict);
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
  const pairs: Pair[] = changed.map((was, i) => ({ was, is: left[i] ?? null }));
  return [...pairs, ...left.slice(changed.length).map((is) => ({ was: null, is }))];
}

const VERDICT_OF = new Map(Object.entries(OFFICE_WORDS).map(([verdict, word]) => [word, verdict as Verdict]));
/** The verdict of a word; a word that an older version had and this one hasn't is taken for unknown. */
const verdictOf = (word: string): Verdict => VERDICT_OF.get(word) ?? '未知';

const isBad = (verdict: Verdict | null): boolean =>
  verdict !== null && (isUnmet(verdict) || verdict === '待核实' || verdict === '已确认');

function kindOf(was: Verdict | null, is: Verdict | null): Kind | 'counted' {
  if (isBad(is) && (!isBad(was) || is === '逾期')) return 'worse';
  // That nobody can tell any more is no merit.
  if (isBad(was) && (is === '合格' || is === '不适用')) return 'better';
  if (was === null || (is === null && !isBad(was))) return 'counted';
  return 'other';
}

function told(was: FindingBefore | null, is: Finding | null, names: Names): VerdictChange {
  const { rule, subject, period } = (is ?? was) as FindingBefore | Finding;
  return {
    ...{ rule, subject, words: names.subject(subject), period },
    before: was?.verdict ?? null,
    after: is === null ? null : OFFICE_WORDS[is.verdict],
    detail: is === null ? (was?.detail ?? '') : findingText(is),
  };
}
